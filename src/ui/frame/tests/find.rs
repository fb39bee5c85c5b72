//! Find and replace, and go to a period, as people use them.

use super::*;
use crate::domain::{DatasetId, Period};

/// The sample with figures of three years in its first dataset.
fn figures() -> (App, DatasetId) {
    let mut app = sample();
    let id = app.session.project().datasets.at(0).unwrap().id;
    for (flow, year, text) in
        [(Flow::Exports, 2021, "456.3"), (Flow::Exports, 2022, "456.9"), (Flow::Imports, 2023, "73")]
    {
        let key = FigureKey::level(flow, Period::of_year(year).unwrap());
        app.session.dispatch(Action::Enter { dataset: id, key, text: text.to_owned() }).unwrap();
    }
    (app, id)
}

fn open(harness: &mut Harness<'_, App>, key: Key, text: &str) {
    press(harness, Modifiers::COMMAND, key);
    type_in(harness, text);
}

fn said(app: &App, id: DatasetId, year: i32) -> String {
    let key = FigureKey::level(Flow::Exports, Period::of_year(year).unwrap());
    app.session.text_of(id, key)
}

fn cursor(app: &App) -> String {
    app.session.selection().cursor.map_or_else(String::new, |cursor| cursor.period.to_string())
}

#[test]
fn a_figure_is_found_by_its_digits_and_gone_to_by_keys() {
    let (mut app, _) = figures();
    app.session.dispatch(Action::GoTo(Place::Sources)).unwrap();
    let mut harness = window(app);
    open(&mut harness, Key::F, "456");
    harness.check_accessibility();
    assert!(harness.query_by_label("2 places").is_some());
    let hit = harness.get_by_role_and_label(Role::ListBoxOption, "Exports, 2021 · KZ–AZ goods");
    assert_eq!(hit.value().as_deref(), Some("456.3"));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(cursor(harness.state()), "2022");
    // The panel stays beside the work, with the hand in it.
    assert!(harness.state().root.find.is_open());
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(cursor(harness.state()), "2021");
}

#[test]
fn a_click_on_a_hit_goes_to_a_source() {
    let (app, _) = figures();
    let mut harness = window(app);
    open(&mut harness, Key::F, "trend");
    harness.get_by_role_and_label(Role::ListBoxOption, "Title · Trend, 5 March 2024").click();
    harness.run_steps(3);
    assert!(matches!(harness.state().session.place(), Place::Source(_)));
}

#[test]
fn escape_closes_the_panel_and_gives_the_focus_back() {
    let (app, _) = figures();
    let mut harness = window(app);
    let row = harness.get_by_label("Inspector").accesskit_node().id();
    harness.get_by_label("Inspector").focus();
    harness.run_steps(2);
    open(&mut harness, Key::F, "456");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().root.find.is_open());
    assert!(harness.get_by_label("Inspector").accesskit_node().is_focused());
    assert_eq!(harness.get_by_label("Inspector").accesskit_node().id(), row);
    // What was looked for is offered again.
    press(&mut harness, Modifiers::COMMAND, Key::F);
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Find what").value().as_deref(), Some("456"));
}

#[test]
fn chosen_hits_are_replaced_in_one_step_and_the_others_stay() {
    let (app, id) = figures();
    let mut harness = window(app);
    open(&mut harness, Key::H, "456");
    harness.get_by_role_and_label(Role::TextInput, "Replace with").focus();
    harness.run_steps(2);
    type_in(&mut harness, "500");
    harness.check_accessibility();
    let hit = harness.get_by_role_and_label(Role::ListBoxOption, "Exports, 2022 · KZ–AZ goods");
    assert_eq!(hit.value().as_deref(), Some("456.9, becomes 500.9"));
    click(&mut harness, "Replace in Exports, 2021 · KZ–AZ goods");
    assert!(harness.query_by_label("1 chosen").is_some());
    click(&mut harness, "Replace chosen");
    assert_eq!((said(harness.state(), id, 2021), said(harness.state(), id, 2022)), ("456.3".into(), "500.9".into()));
    assert!(harness.query_by_label("1 place · 1 text replaced").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(said(harness.state(), id, 2022), "456.9");
}

#[test]
fn a_figure_that_would_be_no_number_stays_and_the_row_says_so() {
    let (app, id) = figures();
    let mut harness = window(app);
    open(&mut harness, Key::H, "456");
    harness.get_by_role_and_label(Role::TextInput, "Replace with").focus();
    harness.run_steps(2);
    type_in(&mut harness, "many");
    let hit = harness.get_by_role_and_label(Role::ListBoxOption, "Exports, 2021 · KZ–AZ goods");
    assert_eq!(hit.value().as_deref(), Some("456.3, stays: it would be no number"));
    click(&mut harness, "Replace chosen");
    assert_eq!(said(harness.state(), id, 2021), "456.3");
    assert!(harness.query_by_label("2 places · 0 texts replaced, 2 left as they are").is_some());
}

#[test]
fn the_cursor_goes_to_a_period_as_people_write_it() {
    let (mut app, id) = figures();
    let quarter = "2022-Q3".parse().unwrap();
    app.session.dispatch(Action::AddPeriod { dataset: id, period: quarter }).unwrap();
    let mut harness = window(app);
    for (text, period) in [("2021", "2021"), ("q3 2022", "2022-Q3"), ("year 2022", "2022"), ("Q3", "2022-Q3")] {
        open(&mut harness, Key::G, text);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert!(harness.state().root.dialog.is_none(), "{text}");
        assert_eq!(cursor(harness.state()), period, "{text}");
    }
}

#[test]
fn a_period_that_is_not_there_is_added_at_a_press() {
    let (app, _) = figures();
    let mut harness = window(app);
    open(&mut harness, Key::G, "July 2024");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("July 2024 is not in the table").is_some());
    harness.check_accessibility();
    click(&mut harness, "Add July 2024");
    assert_eq!(cursor(harness.state()), "2024-07");
    assert!(harness.state().root.dialog.is_none());
}

#[test]
fn what_is_no_period_stays_with_a_sentence_and_periods_are_offered() {
    let (app, _) = figures();
    let mut harness = window(app);
    open(&mut harness, Key::G, "soon");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Period").value().as_deref(), Some("soon"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    open(&mut harness, Key::G, "202");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(cursor(harness.state()), "2022");
}

#[test]
fn a_row_of_the_table_of_all_figures_is_gone_to_by_its_number() {
    let (mut app, _) = figures();
    app.session.dispatch(Action::GoTo(Place::Figures)).unwrap();
    let mut harness = window(app);
    open(&mut harness, Key::G, "4");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("A whole number from 1 to 3 is needed").is_some());
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    type_in(&mut harness, "2");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let figure = harness.state().session.selection().figure.unwrap();
    assert_eq!(figure.cell.key.period.to_string(), "2022");
}

#[test]
fn a_text_on_no_screen_says_so_and_stays_in_the_list() {
    use crate::domain::{Edit, Entry, Id, List, NamedFlow};
    let (app, _) = figures();
    let mut project = app.session.snapshot();
    let flow = NamedFlow { id: Id::new(901).unwrap().into(), name: "Signing in Astana".to_owned() };
    project.apply(Edit::Insert { list: List::Flows, place: 0, entry: Entry::Flow(flow.into()) }).unwrap();
    let mut app = app;
    app.session = Session::new(project, Box::new(CountedIds::default()));
    let mut harness = window(app);
    let place = harness.state().session.place();
    open(&mut harness, Key::F, "signing");
    let hit = harness.get_by_role_and_label(Role::ListBoxOption, "Name · Flow of the project · on no screen");
    assert_eq!(hit.value().as_deref(), Some("Signing in Astana"));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().session.place(), place);
    assert!(harness.query_by_label("1 place · No screen shows this text; it can be replaced here").is_some());
}

#[test]
fn go_to_row_counts_the_rows_as_they_are_shown() {
    let (mut app, _) = figures();
    app.session.dispatch(Action::GoTo(Place::Figures)).unwrap();
    let mut harness = window(app);
    let at = |harness: &Harness<'_, App>| harness.state().session.selection().figure.map(|figure| figure.cell.key);
    let go = |harness: &mut Harness<'_, App>, row: &str| {
        open(harness, Key::G, row);
        press(harness, Modifiers::NONE, Key::Enter);
    };
    go(&mut harness, "2");
    let second = at(&harness).unwrap();
    // Sorted by amount, the largest first: another figure stands there.
    click(&mut harness, "Amount");
    go(&mut harness, "1");
    let smallest = at(&harness).unwrap();
    let rows = harness.state().root.figures.rows();
    go(&mut harness, &rows.to_string());
    let last = at(&harness).unwrap();
    assert_ne!((smallest, last), (second, second));
    let table: Vec<_> = [0, rows - 1]
        .into_iter()
        .map(|row| harness.state().root.figures.at_row(&harness.state().session, row).unwrap().cell.key)
        .collect();
    assert_eq!(table, [smallest, last]);
    go(&mut harness, "0");
    let sentence = format!("A whole number from 1 to {rows} is needed");
    assert!(harness.query_by_label(&sentence).is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
}
