//! The grid of a dataset: selection, columns, filter, datasets side by side, and what reaches the session.

use super::*;
use crate::analysis::sheet::{Column, Part};
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
    let head = DatasetHead { name: "Other".into(), ..DatasetHead::default() };
    window.state_mut().session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    window.state_mut().session.dispatch(Action::GoTo(Place::Dataset(first))).unwrap();
    window.run();
    choose(&mut window, "Beside…", "Other");
    press(&mut window, &[Key::Escape]);
    assert_eq!(view_of(&window).beside.len(), 1);
    click(&mut window, "Exports, 2023");
    press(&mut window, &[Key::End]);
    assert!(focused(&window).ends_with(", Other"), "{}", focused(&window));
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
