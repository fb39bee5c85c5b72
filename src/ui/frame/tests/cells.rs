//! The dialogs for units, dates, status, notes and fills.

use super::*;
use crate::domain::{CellRef, Figures, ObsStatus};
use crate::session::action::CellsAction;
use crate::session::{Cursor, Extent, Span};

fn key(flow: Flow, year: &str) -> FigureKey {
    FigureKey::level(flow, year.parse().unwrap())
}

/// Exports and imports of 2022 and 2023, all selected.
fn figures() -> App {
    let mut app = sample();
    let Place::Dataset(dataset) = app.session.place() else { panic!() };
    for (flow, year, text) in [
        (Flow::Exports, "2022", "375.0"),
        (Flow::Imports, "2022", "88.3"),
        (Flow::Exports, "2023", "456.3"),
        (Flow::Imports, "2023", "73.0"),
    ] {
        app.session.dispatch(Action::Enter { dataset, key: key(flow, year), text: text.to_owned() }).unwrap();
    }
    let at = |flow, year: &str| Cursor {
        period: year.parse().unwrap(),
        column: crate::analysis::sheet::Column::level(flow),
    };
    let span = Span { anchor: at(Flow::Exports, "2022"), far: at(Flow::Imports, "2023"), extent: Extent::Cells };
    app.session.dispatch(Action::Select { cursor: Some(at(Flow::Exports, "2022")), spans: vec![span] }).unwrap();
    app
}

fn adopted(harness: &Harness<'_, App>, flow: Flow, year: &str) -> crate::domain::Figure {
    let session = &harness.state().session;
    let Place::Dataset(dataset) = session.place() else { panic!() };
    session.figures(dataset, key(flow, year)).and_then(Figures::adopted).unwrap().clone()
}

fn run_command(harness: &mut Harness<'_, App>, command: &str) {
    press(harness, Modifiers::COMMAND, Key::K);
    type_in(harness, command);
    press(harness, Modifiers::NONE, Key::Enter);
}

#[test]
fn the_status_of_all_selected_figures_is_set_at_once() {
    let mut harness = window(figures());
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    harness.check_accessibility();
    harness.get_by_label("4 figures");
    type_in(&mut harness, "p");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    click(&mut harness, "Set");
    for (flow, year) in [(Flow::Exports, "2022"), (Flow::Imports, "2023")] {
        assert_eq!(adopted(&harness, flow, year).status, ObsStatus::Provisional);
    }
    assert!(harness.state().root.dialog.is_none());
    harness.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!(adopted(&harness, Flow::Imports, "2023").status, ObsStatus::Normal);
    assert_eq!(harness.state().session.selection().spans.len(), 1);
}

#[test]
fn a_note_is_written_for_all_selected_figures_by_keys_alone() {
    let mut harness = window(figures());
    press(&mut harness, Modifiers::SHIFT, Key::F2);
    harness.check_accessibility();
    type_in(&mut harness, "preliminary");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(adopted(&harness, Flow::Exports, "2023").note(), Some("preliminary"));
    assert_eq!(adopted(&harness, Flow::Imports, "2022").note(), Some("preliminary"));
    press(&mut harness, Modifiers::SHIFT, Key::F2);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(adopted(&harness, Flow::Exports, "2023").note(), Some("preliminary"));
}

#[test]
fn a_unit_is_converted_with_one_figure_shown_before_and_after() {
    let mut harness = window(figures());
    click(&mut harness, "Unit: million US dollars");
    harness.check_accessibility();
    click(&mut harness, "Convert to another unit");
    click(&mut harness, "Apply");
    assert!(harness.query_all_by_label("Type a number above 0").count() > 0);
    click(&mut harness, "Multiply by");
    type_in(&mut harness, "0.92");
    harness.get_by_label("375.0 million USD → 345.0 million USD");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(format!("{:?}", adopted(&harness, Flow::Exports, "2023").said), "Number(419.8e6)");
    harness.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!(format!("{:?}", adopted(&harness, Flow::Exports, "2023").said), "Number(456.3e6)");
}

#[test]
fn what_was_known_on_a_date_is_shown_from_the_menu() {
    let mut app = figures();
    let Place::Dataset(dataset) = app.session.place() else { panic!() };
    let date = jiff::civil::date(2024, 3, 5);
    let change = crate::session::FigureChange::Published(Some(date));
    let key = key(Flow::Exports, "2023");
    app.session.dispatch(Action::ChangeFigure { dataset, key, place: 0, change, interaction: 0 }).unwrap();
    let mut harness = window(app);
    run_command(&mut harness, "show as of");
    harness.check_accessibility();
    click(&mut harness, "Show");
    assert_eq!(harness.state().session.view_of(dataset).question.as_of, Some(date));
    run_command(&mut harness, "show as of");
    click(&mut harness, "Show adopted figures");
    assert_eq!(harness.state().session.view_of(dataset).question.as_of, None);
}

#[test]
fn a_fill_over_figures_with_a_source_asks_once() {
    for (answer, imports, later) in [
        ("Fill over", "Number(456.3e6)", "Number(456.3e6)"),
        ("Leave them", "Number(73.0e6)", "Number(456.3e6)"),
        ("Cancel", "Number(73.0e6)", "Number(88.3e6)"),
    ] {
        let mut app = figures();
        let Place::Dataset(dataset) = app.session.place() else { panic!() };
        let source = app.session.project().sources.at(0).unwrap().id;
        let change = crate::session::FigureChange::Source(Some(source));
        let own = key(Flow::Imports, "2023");
        app.session.dispatch(Action::ChangeFigure { dataset, key: own, place: 0, change, interaction: 0 }).unwrap();
        let cell = |flow, year| CellRef { dataset, key: key(flow, year) };
        let from = cell(Flow::Exports, "2023");
        let pairs = vec![(from, cell(Flow::Imports, "2023")), (from, cell(Flow::Imports, "2022"))];
        app.send = Some(Action::Cells(CellsAction::Fill { pairs, over_sourced: false }));
        let mut harness = window(app);
        harness.check_accessibility();
        assert!(harness.query_all_by_label("1 figure has a source of its own. Fill over it?").count() > 0);
        click(&mut harness, answer);
        let said = |year| format!("{:?}", adopted(&harness, Flow::Imports, year).said);
        assert_eq!((said("2023").as_str(), said("2022").as_str()), (imports, later), "{answer}");
        assert!(harness.state().root.dialog.is_none());
    }
}

#[test]
fn missing_periods_are_inserted_by_a_command() {
    let mut app = figures();
    let Place::Dataset(dataset) = app.session.place() else { panic!() };
    app.session.dispatch(Action::AddPeriod { dataset, period: "2026".parse().unwrap() }).unwrap();
    let mut harness = window(app);
    run_command(&mut harness, "insert missing");
    let periods = harness.state().session.project().datasets.at(0).unwrap().all_periods();
    assert_eq!(periods.len(), 5);
}

#[test]
fn the_status_line_tells_of_a_selection_in_the_frame_that_shows_it() {
    let mut harness = window(figures());
    let told = |harness: &Harness<'_, App>, text: &str| harness.query_by_label_contains(text).is_some();
    harness.get_by_label("Exports, 2022").click();
    harness.run_steps(24);
    // One frame takes the key, and the next one shows the new selection.
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.step();
    harness.step();
    assert!(told(&harness, "sum 831.3"));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.step();
    harness.step();
    assert!(!told(&harness, "sum 831.3"));
    harness.state_mut().session.dispatch(Action::GoTo(Place::Figures)).unwrap();
    harness.run_steps(3);
    let amounts: Vec<_> = harness.query_all_by_label_contains("Amount").collect();
    let amount = amounts.iter().find(|node| node.accesskit_node().role() == Role::TextInput).unwrap();
    amount.click();
    harness.run_steps(24);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.step();
    harness.step();
    assert!(told(&harness, "sum "), "of the table of all figures too");
}

#[test]
fn totals_are_a_choice_in_the_menu_and_where_rows_do_not_add_up_it_says_why() {
    let mut harness = window(figures());
    let why = |harness: &Harness<'_, App>| {
        let App { session, file, .. } = harness.state();
        crate::ui::command::reason::why_not(Command::Totals, session, file)
            .map(|id| harness.state().words.t(id).to_owned())
    };
    assert_eq!(why(&harness).as_deref(), Some("A year is its own total"));
    press(&mut harness, Modifiers::COMMAND, Key::Num4);
    assert_eq!(why(&harness).as_deref(), Some("Years to date hold one another, so they do not add up"));
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    assert_eq!(why(&harness), None);
    let Place::Dataset(dataset) = harness.state().session.place() else { panic!() };
    let hidden = |harness: &Harness<'_, App>| harness.state().session.view_of(dataset).without_totals;
    assert!(!hidden(&harness));
    run_command(&mut harness, "totals");
    assert!(hidden(&harness));
    run_command(&mut harness, "totals");
    assert!(!hidden(&harness));
}
