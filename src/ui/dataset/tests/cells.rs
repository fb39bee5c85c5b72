//! Several figures for one cell, what is implied, and series of periods.

use super::*;
use crate::domain::{Against, Figures, Flow, Key as FigureKey, ObsStatus};

fn key(year: &str) -> FigureKey {
    FigureKey::level(Flow::Exports, year.parse().unwrap())
}

fn figures(window: &Window, key: FigureKey) -> Figures {
    window.state().session.figures(window.state().id(), key).unwrap().clone()
}

/// Exports of 2023: 456.3 adopted, 483.6 beside it.
fn rivals() -> Window {
    let mut window = window(years());
    enter(&mut window, "Exports, 2023", "456.3");
    let (dataset, key) = (window.state().id(), key("2023"));
    let add = Action::AddFigure { dataset, key, text: "483.6".into(), source: None, adopt: false };
    window.state_mut().session.dispatch(add).unwrap();
    window.run();
    click(&mut window, "Exports, 2023");
    window
}

#[test]
fn the_adopted_figure_is_the_chosen_one_of_all() {
    let mut window = rivals();
    let chosen =
        |window: &Window, name: &str| window.get_by_role_and_label(Role::RadioButton, name).accesskit_node().toggled();
    use egui::accesskit::Toggled;
    assert_eq!(chosen(&window, "Adopt 456.3"), Some(Toggled::True));
    assert_eq!(chosen(&window, "Adopt 483.6"), Some(Toggled::False));
    click(&mut window, "Adopt 483.6");
    assert_eq!(value(&window, "Exports, 2023"), "483.6");
    assert_eq!(chosen(&window, "Adopt 483.6"), Some(Toggled::True));
}

#[test]
fn a_rival_is_edited_in_place() {
    let mut window = rivals();
    click(&mut window, "Edit 483.6");
    click(&mut window, "Value");
    press(&mut window, &[Key::End, Key::Backspace]);
    type_text(&mut window, "9");
    press(&mut window, &[Key::Enter]);
    assert_eq!(
        window.state().session.text_of_figure(
            window.state().id(),
            key("2023"),
            figures(&window, key("2023")).get(1).unwrap(),
        ),
        "483.9"
    );
    assert_eq!(value(&window, "Exports, 2023"), "456.3");
    let notes: Vec<_> = window.query_all_by_label("Note").map(|node| node.rect().center()).collect();
    assert_eq!(notes.len(), 2, "of the adopted figure and of the open one");
    click(&mut window, "Close 483.9");
    assert_eq!(window.query_all_by_label("Note").count(), 1);
}

#[test]
fn a_value_that_is_being_typed_is_taken_in_when_another_cell_is_clicked() {
    let mut window = rivals();
    click(&mut window, "Edit 483.6");
    click(&mut window, "Value");
    press(&mut window, &[Key::End]);
    type_text(&mut window, "5");
    click(&mut window, "Imports, 2022");
    let all = figures(&window, key("2023"));
    assert_eq!(format!("{:?}", all.get(1).unwrap().said), "Number(483.65e6)");
    assert_eq!(window.state().refusals, 0);
}

#[test]
fn an_implied_level_is_taken_over_by_a_click() {
    let mut window = window(years());
    for (name, text) in [("Turnover, 2022", "463.3"), ("Imports, 2022", "88.3")] {
        enter(&mut window, name, text);
    }
    click(&mut window, "Exports, 2022");
    click(&mut window, "Take over 374.9…375.1 as estimated");
    let figure = figures(&window, key("2022")).adopted().unwrap().clone();
    assert_eq!(figure.status, ObsStatus::Estimated);
    assert_eq!(figure.note(), Some("Estimated: turnover 463.3 − imports 88.3"));
    assert!(window.query_by_label_contains("Take over").is_none());
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run();
    window.get_by_label("Take over 374.9…375.1 as estimated");
}

#[test]
fn a_typed_growth_offers_the_level_that_it_implies() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2022", "375.0");
    enter(&mut window, "Exports growth, 2023", "21.6");
    click(&mut window, "Exports growth, 2023");
    click(&mut window, "Take over 455.751…456.249 as estimated");
    let taken = figures(&window, key("2023")).adopted().unwrap().clone();
    assert_eq!(taken.status, ObsStatus::Estimated);
    let growth = FigureKey::growth(Flow::Exports, "2023".parse().unwrap(), Against::YearEarlier);
    assert_eq!(figures(&window, growth).count(), 1);
}

#[test]
fn a_series_of_periods_is_added_after_it_was_said_what_it_adds() {
    let mut window = window(years());
    click(&mut window, "Exports, 2022");
    click(&mut window, "+ Add period");
    type_text(&mut window, "2000 … 2024");
    window.get_by_label("adds 23 periods: 2000 … 2024 (2 are there already)");
    press(&mut window, &[Key::Enter]);
    let dataset = window.state().session.project().datasets.at(0).unwrap();
    assert_eq!(dataset.all_periods().len(), 25);
    assert_eq!(focused(&window), "Exports, 2000");
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!(window.state().session.project().datasets.at(0).unwrap().all_periods().len(), 2);
}

#[test]
fn a_series_that_can_not_be_added_says_why_and_stays() {
    let mut window = window(years());
    for (text, sentence) in [
        ("2022, 2023", "All 2 are there already"),
        ("2000 … 2023-06", "The first and the last are not of one kind"),
        (
            "months of 1000–1099, months of 2000–2099, months of 1100-1199, months of 1200-1299, months of 1300-1399",
            "More than 5,000 periods at once",
        ),
    ] {
        click(&mut window, "+ Add period");
        type_text(&mut window, text);
        press(&mut window, &[Key::Enter]);
        assert!(window.query_by_label_contains(sentence).is_some(), "{text}");
        press(&mut window, &[Key::Escape]);
    }
    assert_eq!(window.state().refusals, 0);
}

#[test]
fn what_was_known_on_a_date_is_what_the_inspector_shows() {
    let mut window = rivals();
    let (dataset, key) = (window.state().id(), key("2023"));
    for (place, date) in [(0, jiff::civil::date(2024, 7, 30)), (1, jiff::civil::date(2024, 3, 5))] {
        let change = crate::session::FigureChange::Published(Some(date));
        let change = Action::ChangeFigure { dataset, key, place, change, interaction: 0 };
        window.state_mut().session.dispatch(change).unwrap();
    }
    window.run();
    click(&mut window, "Show as of 5 March 2024");
    assert_eq!(value(&window, "Exports, 2023"), "483.6");
    window.get_by_label("Shown as of 5 March 2024");
    window.get_by_label("Another figure is adopted today");
}

#[test]
fn digits_that_nobody_printed_are_not_passed_off_as_printed() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2023", "1.2");
    let dataset = window.state().id();
    for multiplier in [Multiplier::BILLION, Multiplier::MILLION] {
        let change = match multiplier {
            Multiplier::BILLION => crate::session::action::UnitChange::Relabel { unit: "USD".into(), multiplier },
            multiplier => crate::session::action::UnitChange::ShowIn(multiplier),
        };
        window.state_mut().session.dispatch(Action::Unit { dataset, change }).unwrap();
    }
    window.run();
    click(&mut window, "Exports, 2023");
    assert_eq!(value(&window, "Exports, 2023"), "1,200");
    window.get_by_label("Printed as 1.2 billion USD");
    let sheet = window.state().session.sheet(dataset).unwrap();
    let column = crate::analysis::sheet::Column::level(Flow::Exports);
    let cell = sheet.cell("2023".parse().unwrap(), column).unwrap();
    let words = &window.state().words;
    let sentence = crate::session::units::coarse_sentence(words, cell, Flow::Exports);
    assert_eq!(sentence.as_deref(), Some("Printed with fewer digits: it stands for 1,150…1,250"));
}

#[test]
fn a_growth_between_two_issues_says_so_and_one_within_an_issue_does_not() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2022", "375.0");
    enter(&mut window, "Exports, 2023", "456.3");
    let dataset = window.state().id();
    for (year, date) in [("2022", jiff::civil::date(2023, 3, 1)), ("2023", jiff::civil::date(2024, 3, 5))] {
        let session = &mut window.state_mut().session;
        session.dispatch(Action::Add(NewRecord::Source { title: format!("Issue {year}") })).unwrap();
        let mut source = session.project().sources.iter().last().unwrap().clone();
        source.published = Some(date);
        let id = source.id;
        let fields = Box::new(crate::domain::Fields::Source(source));
        session.dispatch(Action::Set { fields, interaction: 0 }).unwrap();
        let change = crate::session::FigureChange::Source(Some(id));
        session.dispatch(Action::ChangeFigure { dataset, key: key(year), place: 0, change, interaction: 0 }).unwrap();
    }
    window.state_mut().session.dispatch(Action::GoTo(Place::Dataset(dataset))).unwrap();
    window.run();
    click(&mut window, "Exports growth, 2023");
    let told = "The two levels come from two issues: 1 March 2023 and 5 March 2024";
    window.get_by_label(told);
    let described = |window: &Window| {
        let cell = window.get(by().label("Exports growth, 2023").role(Role::TextInput));
        cell.accesskit_node().data().description().unwrap_or_default().to_owned()
    };
    assert!(described(&window).ends_with(told), "the hover says it too: {}", described(&window));
    let newer = figures(&window, key("2023")).adopted().unwrap().source;
    let same = Action::AddFigure { dataset, key: key("2022"), text: "375.0".into(), source: newer, adopt: false };
    window.state_mut().session.dispatch(same).unwrap();
    window.run();
    assert!(window.query_by_label(told).is_none() && !described(&window).contains(told));
}
