//! The widget by itself: a fake table of a million rows, real clicks and keys, and the events that come back.

use std::cell::RefCell;
use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Event, Id, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::*;
use crate::session::grid::{Block, Cells};
use crate::ui::{fonts, theme};
use crate::words::Words;

struct Fake {
    rows: usize,
    words: Words,
    texts: RefCell<BTreeMap<Spot, String>>,
    widths: BTreeMap<usize, f32>,
}

impl Cells for Fake {
    fn rows(&self) -> usize {
        self.rows
    }

    fn columns(&self) -> usize {
        10
    }

    fn is_filled(&self, spot: Spot) -> bool {
        self.texts.borrow().contains_key(&spot)
    }
}

impl GridSource for Fake {
    type At = Spot;

    fn at(&self, spot: Spot) -> Option<Spot> {
        Some(spot)
    }

    fn spot_of(&self, at: Spot) -> Option<Spot> {
        Some(at)
    }

    fn words(&self) -> &Words {
        &self.words
    }

    fn id(&self) -> Id {
        Id::unique("fake")
    }

    fn name(&self) -> String {
        "Fake".to_owned()
    }

    fn revision(&self) -> u64 {
        0
    }

    fn head(&self, column: usize) -> Head {
        Head { text: format!("C{column}"), sort: (column == 1).then_some(Sorting::Not), ..Head::default() }
    }

    fn width(&self, column: usize) -> Option<f32> {
        self.widths.get(&column).copied()
    }

    fn row_head_width(&self) -> f32 {
        80.0
    }

    fn row_head(&self, row: usize) -> RowHead {
        RowHead { text: format!("R{row}"), ..RowHead::default() }
    }

    fn face(&self, spot: Spot) -> Face {
        Face { text: self.texts.borrow().get(&spot).cloned().unwrap_or_default(), ..Face::default() }
    }

    fn cell_name(&self, spot: Spot) -> String {
        format!("{} {}", spot.row, spot.column)
    }

    fn text_to_edit(&self, spot: Spot) -> Result<String, String> {
        if spot.column == 9 { Err("Not here".to_owned()) } else { Ok(self.face(spot).text) }
    }

    fn fills(&self) -> bool {
        true
    }

    fn moves_columns(&self) -> bool {
        true
    }

    fn menu(&self, _target: Target, _marks: &Marks) -> Vec<MenuEntry> {
        vec![MenuEntry::new("Own entry", Does::Own(7))]
    }
}

struct Screen {
    source: Fake,
    state: GridState<Spot>,
    marks: Option<Marks>,
    events: Vec<GridEvent<Spot>>,
}

type Window = Harness<'static, Screen>;

fn window(rows: usize) -> Window {
    let source =
        Fake { rows, words: Words::english(), texts: RefCell::default(), widths: (0..10).map(|c| (c, 70.0)).collect() };
    let screen = Screen { source, state: GridState::default(), marks: None, events: Vec::new() };
    let mut window = Harness::builder()
        .with_size(Vec2::new(600.0, 400.0))
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(
            |ui, screen: &mut Screen| {
                let events = grid_ui(ui, &mut screen.state, &screen.source, screen.marks.clone());
                for event in events {
                    match &event {
                        GridEvent::Selected(marks) => screen.marks = Some(marks.clone()),
                        GridEvent::Entered { at, text } => {
                            screen.source.texts.borrow_mut().insert(*at, text.clone());
                        }
                        GridEvent::Width { column, width } => {
                            screen.source.widths.insert(*column, width.map_or(70.0, f32::from));
                        }
                        _ => {}
                    }
                    screen.events.push(event);
                }
            },
            screen,
        );
    window.run();
    window
}

fn place(window: &Window, row: usize, column: usize) -> Pos2 {
    window.get_by_label(&format!("{row} {column}")).rect().center()
}

fn head(window: &Window, name: &str) -> Pos2 {
    window.get_by_label(name).rect().center()
}

fn button(window: &mut Window, at: Pos2, pressed: bool, modifiers: Modifiers) {
    window.event_modifiers(Event::PointerMoved(at), modifiers);
    window.run();
    window.event_modifiers(
        Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers },
        modifiers,
    );
    window.run();
}

fn click(window: &mut Window, at: Pos2, modifiers: Modifiers) {
    // Long enough after the last click to be no double click.
    window.run_steps(24);
    button(window, at, true, modifiers);
    button(window, at, false, modifiers);
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.run_steps(24);
    button(window, from, true, Modifiers::NONE);
    window.event(Event::PointerMoved(from.lerp(to, 0.5)));
    window.run();
    button(window, to, false, Modifiers::NONE);
}

fn key(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn blocks(window: &Window) -> Vec<(usize, usize, usize, usize)> {
    let state = window.state();
    let blocks = state.marks.as_ref().map(|marks| marks.blocks(&state.source)).unwrap_or_default();
    let plain = |Block { first, last }: Block| (first.row, first.column, last.row, last.column);
    blocks.into_iter().map(plain).collect()
}

fn cursor(window: &Window) -> (usize, usize) {
    let cursor = window.state().marks.as_ref().unwrap().cursor;
    (cursor.row, cursor.column)
}

const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const NONE: Modifiers = Modifiers::NONE;

#[test]
fn clicks_select_a_cell_a_range_and_several_ranges() {
    let mut window = window(50);
    let at = place(&window, 1, 1);
    click(&mut window, at, NONE);
    assert_eq!(blocks(&window), [(1, 1, 1, 1)]);
    let at = place(&window, 3, 2);
    click(&mut window, at, SHIFT);
    assert_eq!((blocks(&window), cursor(&window)), (vec![(1, 1, 3, 2)], (1, 1)));
    let at = place(&window, 5, 4);
    click(&mut window, at, CTRL);
    assert_eq!((blocks(&window), cursor(&window)), (vec![(1, 1, 3, 2), (5, 4, 5, 4)], (5, 4)));
    click(&mut window, at, CTRL);
    assert_eq!(blocks(&window), [(1, 1, 3, 2)]);
    key(&mut window, NONE, Key::Escape);
    assert_eq!(blocks(&window), [(1, 1, 1, 1)]);
}

#[test]
fn dragging_selects_and_past_the_edge_it_scrolls() {
    let mut window = window(500);
    let (from, to) = (place(&window, 1, 1), place(&window, 4, 3));
    drag(&mut window, from, to);
    assert_eq!((blocks(&window), cursor(&window)), (vec![(1, 1, 4, 3)], (1, 1)));
    window.run_steps(24);
    button(&mut window, from, true, NONE);
    window.event(Event::PointerMoved(Pos2::new(200.0, 460.0)));
    window.run_steps(60);
    assert!(window.state().state.first_row() > 3, "{}", window.state().state.first_row());
    button(&mut window, Pos2::new(200.0, 300.0), false, NONE);
    assert!(blocks(&window)[0].2 > 10, "{:?}", blocks(&window));
}

#[test]
fn heads_select_whole_rows_and_columns_and_the_corner_everything() {
    let mut window = window(50);
    let (c2, c3, c5) = (head(&window, "C2"), head(&window, "C3"), head(&window, "C5"));
    click(&mut window, c2, NONE);
    assert_eq!(blocks(&window), [(0, 2, 49, 2)]);
    drag(&mut window, c3, c5);
    assert_eq!(blocks(&window), [(0, 3, 49, 5)]);
    let (r1, r3) = (head(&window, "R1"), head(&window, "R3"));
    click(&mut window, r1, NONE);
    click(&mut window, r3, SHIFT);
    assert_eq!(blocks(&window), [(1, 0, 3, 9)]);
    click(&mut window, c2, CTRL);
    assert_eq!(blocks(&window), [(1, 0, 3, 9), (0, 2, 49, 2)]);
    click(&mut window, Pos2::new(20.0, 15.0), NONE);
    assert_eq!(blocks(&window), [(0, 0, 49, 9)]);
    key(&mut window, NONE, Key::Escape);
    key(&mut window, SHIFT, Key::Space);
    assert_eq!(blocks(&window).len(), 1);
    assert_eq!(blocks(&window)[0].3, 9);
}

#[test]
fn a_border_in_the_head_resizes_and_a_selected_head_is_dragged_to_another_place() {
    let mut window = window(50);
    let rect = window.get_by_label("C2").rect();
    let border = Pos2::new(rect.right() - 1.0, rect.center().y);
    drag(&mut window, border, border + Vec2::new(30.0, 0.0));
    assert_eq!(window.state().source.widths.get(&2), Some(&100.0));
    window.run_steps(24);
    let pos = border + Vec2::new(30.0, 0.0);
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false, true, false] {
        let button = PointerButton::Primary;
        window.event(Event::PointerButton { pos, button, pressed, modifiers: NONE });
    }
    window.run();
    assert!(window.state().events.contains(&GridEvent::Width { column: 2, width: None }));
    let (c1, c4) = (head(&window, "C2"), head(&window, "C4"));
    click(&mut window, c1, NONE);
    drag(&mut window, c1, c4 + Vec2::new(20.0, 0.0));
    let moved =
        |columns: &[usize], before| GridEvent::MovedColumns { columns: columns.iter().copied().collect(), before };
    assert_eq!(window.state().events.last(), Some(&moved(&[2], 5)));
    let (c5, c6) = (head(&window, "C5"), head(&window, "C6"));
    click(&mut window, c5, CTRL);
    drag(&mut window, c5, c6 + Vec2::new(20.0, 0.0));
    assert_eq!(window.state().events.last(), Some(&moved(&[2, 5], 7)), "all selected heads go along");
    let sort = window.get_by_label("C1").rect();
    click(&mut window, Pos2::new(sort.right() - 8.0, sort.center().y), NONE);
    assert_eq!(window.state().events.last(), Some(&GridEvent::Sort(1)));
}

#[test]
fn the_handle_fills_down_and_of_whole_rows_goes_on() {
    let mut window = window(50);
    let (from, to) = (place(&window, 1, 1), place(&window, 2, 2));
    drag(&mut window, from, to);
    let cell = window.get_by_label("2 2").rect();
    let target = place(&window, 5, 2);
    drag(&mut window, cell.right_bottom() - Vec2::splat(1.0), target);
    let block = |r1, c1, r2, c2| Block { first: Spot::new(r1, c1), last: Spot::new(r2, c2) };
    let fill = GridEvent::Fill { from: block(1, 1, 2, 2), to: block(1, 1, 5, 2) };
    assert!(window.state().events.contains(&fill), "{:?}", window.state().events);
    assert_eq!(blocks(&window), [(1, 1, 5, 2)]);
    key(&mut window, CTRL, Key::D);
    let fill = GridEvent::Fill { from: block(1, 1, 1, 2), to: block(1, 1, 5, 2) };
    assert_eq!(window.state().events.last(), Some(&fill));
    let row = window.get_by_label("R2").rect();
    click(&mut window, row.center(), NONE);
    drag(&mut window, row.right_bottom() - Vec2::splat(1.0), row.center() + Vec2::new(0.0, 2.0 * ROW));
    let goes_on = GridEvent::Continue { from: block(2, 0, 2, 9), rows: 2 };
    assert_eq!(window.state().events.last(), Some(&goes_on));
}

#[test]
fn any_row_of_a_million_comes_into_view_in_one_frame_and_steps_from_there_are_exact() {
    let mut window = window(1_000_000);
    let at = place(&window, 0, 0);
    click(&mut window, at, NONE);
    window.state_mut().marks = Some(Marks::at(Spot::new(900_000, 3)));
    window.step();
    let cells = |window: &Window| window.query_all(by().role(Role::TextInput)).count();
    assert!(window.query_by_label("900000 3").is_some());
    assert!(cells(&window) < 300);
    for step in 1..=40 {
        key(&mut window, NONE, Key::ArrowDown);
        assert_eq!(cursor(&window), (900_000 + step, 3));
        let cell = window.get_by_label(&format!("{} 3", 900_000 + step)).rect();
        assert!((cell.height() - ROW).abs() < 0.1, "{cell:?}");
    }
    key(&mut window, CTRL, Key::End);
    assert_eq!(cursor(&window), (999_999, 9));
    assert!(window.query_by_label("999999 9").is_some());
    key(&mut window, CTRL | SHIFT, Key::Home);
    assert_eq!(blocks(&window), [(0, 0, 999_999, 9)]);
    assert_eq!(window.state().state.first_row(), 0);
}

#[test]
fn a_text_for_all_selected_cells_goes_there_at_once() {
    let mut window = window(50);
    let (from, to) = (place(&window, 1, 1), place(&window, 2, 2));
    drag(&mut window, from, to);
    window.event(Event::Text("5".to_owned()));
    window.run();
    key(&mut window, CTRL, Key::Enter);
    let all = window
        .state()
        .events
        .iter()
        .any(|event| matches!(event, GridEvent::EnteredAll { marks, text } if text == "5" && !marks.is_single()));
    assert!(all, "{:?}", window.state().events);
}

#[test]
fn what_was_entered_is_told_and_where_nothing_can_be_typed_that_is_said() {
    let mut window = window(50);
    let at = place(&window, 1, 1);
    click(&mut window, at, NONE);
    window.event(Event::Text("12".to_owned()));
    window.run();
    key(&mut window, NONE, Key::Tab);
    let said = window.get(by().role(Role::Status));
    assert_eq!(said.accesskit_node().label().as_deref(), Some("1 1: 12"));
    key(&mut window, NONE, Key::End);
    window.event(Event::Text("1".to_owned()));
    window.run();
    assert!(window.state().state.editing().is_none());
    assert_eq!(window.state().state.refusal.as_deref(), Some("Not here"));
}

#[test]
fn the_clipboard_and_the_menu_hand_the_selection_on() {
    let mut window = window(50);
    let at = place(&window, 1, 1);
    click(&mut window, at, NONE);
    window.state_mut().events.clear();
    for event in [Event::Copy, Event::Cut, Event::Paste("1\t2".to_owned())] {
        window.event(event);
        window.run();
    }
    key(&mut window, CTRL | SHIFT, Key::C);
    let marks = Marks::at(Spot::new(1, 1));
    let expected = [
        GridEvent::Copy { marks: marks.clone(), with_headings: false },
        GridEvent::Cut(marks.clone()),
        GridEvent::Paste { marks: marks.clone(), text: "1\t2".to_owned() },
        GridEvent::Copy { marks: marks.clone(), with_headings: true },
    ];
    assert_eq!(window.state().events, expected);
    key(&mut window, SHIFT, Key::F10);
    window.get_by_label("Own entry").click();
    window.run();
    let chosen = GridEvent::Chosen { target: Target::Cell(Spot::new(1, 1)), choice: 7, marks };
    assert_eq!(window.state().events.last(), Some(&chosen));
}

#[test]
fn enter_goes_round_in_a_selection_and_after_tabs_back_to_where_they_began() {
    let mut window = window(50);
    let at = place(&window, 1, 1);
    click(&mut window, at, NONE);
    for (pressed, to) in [(Key::Tab, (1, 2)), (Key::Tab, (1, 3)), (Key::Enter, (2, 1)), (Key::Enter, (3, 1))] {
        key(&mut window, NONE, pressed);
        assert_eq!(cursor(&window), to);
    }
    key(&mut window, SHIFT, Key::ArrowRight);
    for to in [(3, 2), (3, 1)] {
        key(&mut window, NONE, Key::Enter);
        assert_eq!(cursor(&window), to);
    }
    assert_eq!(blocks(&window), [(3, 1, 3, 2)]);
}
