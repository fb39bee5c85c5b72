//! The grid of a dataset: selection, columns, filter, datasets side by side, and what reaches the session.

use super::*;
use crate::analysis::sheet::{Column, Part, Side};
use crate::domain::Flow;
use crate::session::{Extent, RowFilter};

fn chord(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn view_of(window: &Window) -> crate::session::DatasetView {
    window.state().session.view_of(window.state().id())
}

fn choose(window: &mut Window, menu: &str, entry: &str) {
    click(window, menu);
    window.get(by().label(entry).predicate(|node| node.role() != Role::ColumnHeader)).click();
    window.run();
}

#[test]
fn the_selection_is_the_sessions_and_delete_clears_all_of_it() {
    let mut window = window(years());
    for (name, text) in [("Exports, 2022", "1"), ("Exports, 2023", "2"), ("Imports, 2023", "3")] {
        enter(&mut window, name, text);
    }
    click(&mut window, "Exports, 2022");
    chord(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    let selection = window.state().session.selection().clone();
    assert_eq!((selection.spans.len(), selection.cursor.unwrap().period.year()), (1, 2022));
    press(&mut window, &[Key::Delete]);
    assert_eq!((value(&window, "Exports, 2022"), value(&window, "Exports, 2023")), ("—".into(), "—".into()));
    assert_eq!(value(&window, "Imports, 2023"), "3");
    chord(&mut window, Modifiers::COMMAND, Key::ArrowUp);
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run();
    assert_eq!(value(&window, "Exports, 2023"), "2");
    assert_eq!(window.state().session.selection().spans, selection.spans);
}

#[test]
fn a_whole_row_goes_with_ctrl_shift_k_and_comes_by_insert_after() {
    let mut window = window([add("2020"), add("2023")]);
    click(&mut window, "Exports, 2020");
    chord(&mut window, Modifiers::COMMAND, Key::B);
    window.get_by_label("2021");
    chord(&mut window, Modifiers::SHIFT, Key::Space);
    assert_eq!(window.state().session.selection().spans[0].extent, Extent::Rows);
    chord(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    assert!(window.query_by_label("2021").is_none(), "the row that was just added, where the cursor went");
}

#[test]
fn columns_are_chosen_hidden_and_widened() {
    let mut window = window(years());
    choose(&mut window, "Columns", "Exports index");
    let index = Column::new(Flow::Exports, Part::Index);
    assert!(view_of(&window).columns.unwrap().contains(&index));
    press(&mut window, &[Key::Escape]);
    window.get(by().label("Exports growth").role(Role::ColumnHeader)).click_secondary();
    window.run();
    click(&mut window, "Hide column");
    assert!(!view_of(&window).columns.unwrap().contains(&Column::growth(Flow::Exports)));
    window.get(by().label("Imports").role(Role::ColumnHeader)).click_secondary();
    window.run();
    click(&mut window, "Standard columns");
    assert_eq!(view_of(&window).columns, None);
}

#[test]
fn the_filter_leaves_out_rows_and_its_button_shows_it() {
    let mut window = window(years());
    for (name, text) in [("Exports, 2022", "1"), ("Imports, 2022", "2"), ("Turnover, 2022", "3")] {
        enter(&mut window, name, text);
    }
    choose(&mut window, "Filter", "Lacks a figure");
    assert_eq!(view_of(&window).filter, RowFilter::LacksFigure);
    assert!(window.query_by_label("Exports, 2022").is_none());
    window.get_by_label("Exports, 2023");
    window.get_by_label("Lacks a figure");
}

#[test]
fn another_dataset_stands_beside_with_its_name() {
    let mut window = window(years());
    let first = window.state().id();
    let (unit, shown) = ("USD".into(), Multiplier::MILLION);
    let head = DatasetHead { name: "Other".into(), unit, shown, ..DatasetHead::default() };
    window.state_mut().session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    window.state_mut().session.dispatch(Action::GoTo(Place::Dataset(first))).unwrap();
    window.run();
    choose(&mut window, "Beside…", "Other");
    press(&mut window, &[Key::Escape]);
    assert_eq!(view_of(&window).beside.len(), 1);
    let key = crate::domain::Key::level(Flow::Exports, "2023".parse().unwrap());
    let dataset = view_of(&window).beside[0];
    for (dataset, text) in [(first, "10.0"), (dataset, "8.0")] {
        window.state_mut().session.dispatch(Action::Enter { dataset, key, text: text.into() }).unwrap();
    }
    window.run();
    click(&mut window, "Exports, 2023");
    press(&mut window, &[Key::End]);
    assert!(focused(&window).ends_with(", Other"), "{}", focused(&window));
    let region = |window: &Window, name: &str| window.query_by_label(&format!("About {name}")).is_some();
    window.state_mut().session.dispatch(beside_cursor(Side::Beside(dataset))).unwrap();
    window.run();
    assert!(region(&window, "Exports, 2023, Other"), "the inspector is about the cell of the other dataset");
    window.get_by_label("one decimal: 7.95…8.05");
    window.state_mut().session.dispatch(beside_cursor(Side::Difference(dataset))).unwrap();
    window.run();
    assert!(region(&window, "Exports difference, 2023, Other"));
    window.get_by_label("Calculated: one dataset less the other");
}

fn beside_cursor(side: Side) -> Action {
    let column = Column::level(Flow::Exports).of(side);
    Action::PutCursor(Some(crate::session::Cursor { period: "2023".parse().unwrap(), column }))
}

#[test]
fn notes_and_sources_are_typed_into_their_columns() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2023", "5");
    window.get_by_label("Exports, 2023").click_secondary();
    window.run();
    click(&mut window, "Note…");
    window.run();
    type_text(&mut window, "from the press");
    press(&mut window, &[Key::Enter]);
    assert_eq!(value(&window, "Exports note, 2023"), "from the press");
    assert_eq!(window.state().refusals, 0);
}

#[test]
fn the_new_value_is_told() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2023", "456.3");
    let said = window.get(by().role(Role::Status));
    assert_eq!(said.accesskit_node().label().as_deref(), Some("Exports, 2023: 456.3"));
}

#[test]
fn typing_into_what_is_calculated_only_does_nothing() {
    let mut window = window(years());
    let first = window.state().id();
    window.state_mut().session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    let other = window.state().id();
    window.state_mut().session.dispatch(Action::GoTo(Place::Dataset(first))).unwrap();
    let look = crate::session::action::LookAction::Beside(vec![other]);
    window.state_mut().session.dispatch(Action::Look { dataset: first, look }).unwrap();
    window.run();
    click(&mut window, "Exports, 2022");
    press(&mut window, &[Key::End]);
    type_text(&mut window, "5");
    press(&mut window, &[Key::Enter]);
    assert_eq!(window.state().refusals, 0);
    assert!(window.state().session.draft().is_none());
    assert_eq!(window.state().session.project().datasets.get(first).unwrap().observations.len(), 0);
}

/// Exports of 2022, 2023 and nine months of 2024.
fn months() -> Vec<Action> {
    let dataset = DatasetId(crate::domain::Id::new(1).unwrap());
    let mut actions = Vec::new();
    for (year, count, text) in [(2022, 12, "30.0"), (2023, 12, "36.0"), (2024, 9, "40.0")] {
        actions.extend((1..=count).map(|month| {
            let key = crate::domain::Key::level(Flow::Exports, format!("{year}-{month:02}").parse().unwrap());
            Action::Enter { dataset, key, text: text.to_owned() }
        }));
    }
    actions
}

#[test]
fn totals_stand_under_the_rows_in_view_and_are_read_but_not_reached() {
    let mut window = window(months());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    click(&mut window, "Exports, September 2024");
    assert_eq!(value(&window, "Exports, 2023 total"), "432.0");
    assert_eq!(value(&window, "Exports growth, 2023 total"), "≈ +20.0 %");
    assert_eq!(value(&window, "Exports, 2024, 9 of 12 months"), "360.0");
    assert_eq!(value(&window, "Exports growth, 2024, 9 of 12 months"), "—");
    let total = window.get(by().label("Exports, 2024, 9 of 12 months").role(Role::TextInput));
    assert_eq!(total.accesskit_node().description().as_deref(), Some("Calculated: sum of 9 of 12 months"));
    assert!(total.accesskit_node().is_read_only_or_disabled());
    let foot = total.rect();
    for name in ["Exports, September 2024", "Exports, October 2024"] {
        let cell = window.get_by_label(name).rect();
        assert!(cell.bottom() <= foot.top() || cell.top() < foot.top(), "{name} {cell:?} {foot:?}");
    }
    press(&mut window, &[Key::ArrowDown, Key::ArrowDown, Key::PageDown]);
    assert_eq!(focused(&window), "Exports, October 2024");
    chord(&mut window, Modifiers::COMMAND, Key::End);
    assert_eq!(focused(&window), "Balance change, September 2024");
    let before = window.state().session.selection().clone();
    window.get(by().label("Exports, 2024, 9 of 12 months").role(Role::TextInput)).click();
    window.run();
    assert_eq!(window.state().session.selection(), &before, "a click on a total selects nothing");
    chord(&mut window, Modifiers::COMMAND, Key::Home);
    assert_eq!(value(&window, "Exports, 2022 total"), "360.0");
    assert_eq!(value(&window, "Exports growth, 2022 total"), "—");
    let look = crate::session::action::LookAction::Totals(false);
    let dataset = window.state().id();
    window.state_mut().session.dispatch(Action::Look { dataset, look }).unwrap();
    window.run();
    assert!(window.query_by_label_contains("2022 total").is_none());
}

#[test]
fn several_columns_go_one_place_on_together_by_keys() {
    let mut window = window(years());
    click(&mut window, "Exports growth, 2023");
    chord(&mut window, Modifiers::COMMAND, Key::Space);
    chord(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    let order = |window: &Window| {
        let short = |column: &Column| format!("{:?} {:?}", column.flow, column.part);
        view_of(window).columns.unwrap().iter().take(4).map(short).collect::<Vec<_>>()
    };
    chord(&mut window, Modifiers::ALT, Key::ArrowRight);
    let (x, growth) = ("Exports Level", "Exports Growth");
    assert_eq!(order(&window), [x, "Imports Growth", growth, "Imports Level"]);
    chord(&mut window, Modifiers::ALT, Key::ArrowLeft);
    chord(&mut window, Modifiers::ALT, Key::ArrowLeft);
    chord(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(order(&window), [growth, "Imports Level", x, "Imports Growth"]);
    let selection = window.state().session.selection();
    assert_eq!(selection.spans.len(), 1, "they stay selected");
    assert_eq!(selection.spans[0].far.column, Column::level(Flow::Imports));
    assert_eq!(focused(&window), "Exports growth, 2023");
}

#[test]
fn no_number_is_cut_at_default_widths_and_a_cut_one_is_whole_in_the_hover() {
    let mut window = window(years());
    let dataset = window.state().id();
    let parts = [Part::Level, Part::Growth, Part::Change, Part::Index, Part::Share, Part::Contribution];
    let mut columns: Vec<_> =
        [Flow::Exports, Flow::Imports].into_iter().flat_map(|flow| parts.map(|part| Column::new(flow, part))).collect();
    columns.push(Column::new(Flow::Balance, Part::Cover));
    let look = crate::session::action::LookAction::Columns(Some(columns.clone()));
    window.state_mut().session.dispatch(Action::Look { dataset, look }).unwrap();
    for (name, text) in [
        ("Exports, 2022", "123456789012345"),
        ("Exports, 2023", "123456789012345.6"),
        ("Imports, 2022", "7.12"),
        ("Imports, 2023", "0.004"),
    ] {
        enter(&mut window, name, text);
    }
    let hovered = |window: &mut Window, name: &str, text: &str| {
        window.get(by().label(name).role(Role::TextInput)).hover();
        window.run_steps(60);
        window.query_all(by().label(text).role(Role::Label)).count()
    };
    for column in columns {
        let flow = window.state().words.flow(column.flow).to_owned();
        let name = crate::session::wording::column_name(&window.state().words, column, Default::default(), &flow);
        let name = format!("{name}, 2023");
        if window.query(by().label(&name).role(Role::TextInput)).is_none() {
            click(&mut window, "Exports, 2023");
            press(&mut window, &[Key::End]);
        }
        let shown = window.get(by().label(&name).role(Role::TextInput)).value().unwrap();
        assert_eq!(hovered(&mut window, &name, &shown), 0, "{name} has no room for {shown}");
    }
    press(&mut window, &[Key::Home]);
    let look = crate::session::action::LookAction::Width(Column::level(Flow::Exports), Some(60));
    window.state_mut().session.dispatch(Action::Look { dataset, look }).unwrap();
    window.run();
    let whole = "123,456,789,012,345.6";
    assert_eq!(value(&window, "Exports, 2023"), whole);
    assert_eq!(hovered(&mut window, "Exports, 2023", whole), 1, "the tooltip has the whole number");
}

#[test]
fn a_head_says_what_its_column_is_and_names_another_unit() {
    let mut window = window(years());
    let first = window.state().id();
    let head = DatasetHead {
        name: "Other".into(),
        unit: "tonnes".into(),
        shown: Multiplier::THOUSAND,
        ..DatasetHead::default()
    };
    window.state_mut().session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    let other = window.state().id();
    window.state_mut().session.dispatch(Action::GoTo(Place::Dataset(first))).unwrap();
    window.get(by().label("Exports growth").role(Role::ColumnHeader)).hover();
    window.run_steps(60);
    window.get_by_label("Percent, on a year earlier");
    let columns = Some(vec![Column::level(Flow::Exports)]);
    for look in
        [crate::session::action::LookAction::Columns(columns), crate::session::action::LookAction::Beside(vec![other])]
    {
        window.state_mut().session.dispatch(Action::Look { dataset: first, look }).unwrap();
    }
    window.run();
    window.get(by().label("Exports, Other").role(Role::ColumnHeader)).hover();
    window.run_steps(60);
    window.get_by_label("thousand tonnes");
}
