//! The inspector and the form of a dataset.

use super::*;
use crate::domain::{Flow, Indicator, ObsStatus, Qualifier};

fn exports(window: &Window, year: &str) -> crate::domain::Figures {
    let key = crate::domain::Key::level(Flow::Exports, year.parse().unwrap());
    window.state().session.figures(window.state().id(), key).unwrap().clone()
}

fn choose(window: &mut Window, field: &str, value: &str) {
    window.get(by().label(field).role(Role::ComboBox)).click();
    window.run();
    window.get(by().label(value).role(Role::Button)).click();
    window.run();
}

fn bulletin() -> Window {
    let mut window = window(years());
    for (name, text) in [
        ("Turnover, 2022", "463.3"),
        ("Imports, 2022", "88.3"),
        ("Turnover, 2023", "529.4"),
        ("Imports, 2023", "73"),
        ("Exports, 2023", "456.3"),
    ] {
        enter(&mut window, name, text);
    }
    click(&mut window, "Exports, 2023");
    window
}

#[test]
fn a_new_source_is_made_on_the_way_and_chosen() {
    let mut window = bulletin();
    choose(&mut window, "Source", "New source…");
    type_text(&mut window, "Trend");
    press(&mut window, &[Key::Enter]);
    window.run();
    let source = exports(&window, "2023").adopted().unwrap().source.unwrap();
    assert_eq!(window.state().session.project().sources.get(source).unwrap().title, "Trend");
    choose(&mut window, "Source", "No source");
    assert_eq!(exports(&window, "2023").adopted().unwrap().source, None);
}

#[test]
fn status_qualifier_and_note_are_of_the_adopted_figure_and_a_note_is_one_step_of_undo() {
    let mut window = bulletin();
    choose(&mut window, "Status", "Provisional");
    choose(&mut window, "Qualifier", "About");
    let figure = exports(&window, "2023").adopted().unwrap().clone();
    assert_eq!((figure.status, figure.qualifier), (ObsStatus::Provisional, Qualifier::About));
    click(&mut window, "Note");
    type_text(&mut window, "preliminary");
    assert_eq!(exports(&window, "2023").adopted().unwrap().note(), Some("preliminary"));
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!(exports(&window, "2023").adopted().unwrap().note(), None);
}

#[test]
fn the_growth_card_says_what_is_calculated_and_takes_the_printed_rate() {
    let mut window = bulletin();
    window.get_by_label("Growth on 2022");
    assert!(window.query_all_by_label_contains("21.63…+21.73").count() > 0);
    window.get_by_label("one decimal: 456.25…456.35");
    click(&mut window, "Printed growth");
    type_text(&mut window, "21.6");
    assert_eq!(value(&window, "Exports growth, 2023"), "+21.6 %");
    press(&mut window, &[Key::Escape]);
    assert_eq!(value(&window, "Exports growth, 2023"), "≈ +21.7 %");
    click(&mut window, "Printed growth");
    type_text(&mut window, "+21.6 %");
    click(&mut window, "Imports, 2023");
    assert_eq!(value(&window, "Exports growth, 2023"), "+21.6 %");
    assert!(window.state().session.draft().is_none());
}

#[test]
fn printed_rates_are_typed_into_the_growth_cells() {
    let mut window = bulletin();
    for (name, text, shown) in [
        ("Turnover growth, 2023", "14.2", "+14.2 %"),
        ("Exports growth, 2023", "+21.6 %", "+21.6 %"),
        ("Imports growth, 2023", "−17.3%", "−17.3 %"),
    ] {
        enter(&mut window, name, text);
        assert_eq!(value(&window, name), shown);
    }
    enter(&mut window, "Exports, 2023", "460");
    assert_eq!(value(&window, "Exports growth, 2023"), "≈ +22.7 %");
    assert_eq!(tile(&window, "Turnover tile, 2023"), "529.4, +14.2 %");
}

#[test]
fn an_implied_level_says_so() {
    let mut window = bulletin();
    click(&mut window, "Exports, 2022");
    window.get_by_label("Implied: turnover − imports; nobody printed it");
    assert!(window.query_by_label("Status").is_none());
}

#[test]
fn another_figure_is_added_adopted_and_removed() {
    let mut window = bulletin();
    click(&mut window, "Add another figure…");
    type_text(&mut window, "483.6");
    click(&mut window, "Add the figure");
    assert_eq!(exports(&window, "2023").count(), 2);
    assert_eq!(value(&window, "Exports, 2023"), "456.3");
    click(&mut window, "Adopt 483.6");
    assert_eq!(value(&window, "Exports, 2023"), "483.6");
    click(&mut window, "Remove 456.3");
    assert_eq!(exports(&window, "2023").count(), 1);
}

#[test]
fn what_can_not_be_read_has_its_reason() {
    let mut window = bulletin();
    enter(&mut window, "Exports, 2023", "456a");
    click(&mut window, "Exports, 2023");
    assert!(window.query_by_label_contains("Letters in a number").is_some());
}

#[test]
fn the_form_changes_the_dataset_in_one_step_of_undo() {
    let mut window = bulletin();
    click(&mut window, "Edit dataset…");
    type_text(&mut window, "Goods");
    press(&mut window, &[Key::Tab]);
    choose(&mut window, "Indicator", "services");
    click(&mut window, "Done");
    let head = |window: &Window| window.state().session.project().datasets.at(0).unwrap().head.clone();
    assert_eq!((head(&window).name.as_str(), head(&window).indicator), ("Goods", Indicator::Services));
    assert!(window.query_by_label("Done").is_none());
    assert_eq!(focused(&window), "Exports, 2023");
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!((head(&window).name.as_str(), head(&window).indicator), ("", Indicator::Goods));
}

#[test]
fn a_figure_of_a_conflict_leads_to_its_verdict() {
    let mut window = bulletin();
    for (name, text) in [("Exports growth, 2023", "21.6"), ("Imports growth, 2023", "-17.3")] {
        enter(&mut window, name, text);
    }
    enter(&mut window, "Turnover, 2023", "529.4");
    window.state_mut().session.check_now();
    window.run();
    click(&mut window, "Exports growth, 2023");
    window.get(by().label("Show its verdict").role(Role::Button)).click();
    window.run();
    let asked = window.state().requests.iter().find_map(|request| match request {
        Request::ShowCheck(cell) => Some(cell.key),
        _ => None,
    });
    let year = "2023".parse().unwrap();
    assert_eq!(asked, Some(crate::domain::Key::growth(Flow::Exports, year, crate::domain::Against::YearEarlier)));
}
