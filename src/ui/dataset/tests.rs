//! The dataset screen as people use it: keys and clicks in, figures and sentences out.

mod cells;
mod grid;
mod inspector;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{DatasetState, dataset_ui, inspector_ui};
use crate::domain::{AreaRef, DatasetHead, DatasetId, Multiplier, Project};
use crate::session::{Action, CountedIds, NewRecord, Place, Session};
use crate::ui::{Request, View, fonts, theme};
use crate::words::{NumberFormat, Words};

struct Screen {
    session: Session,
    words: Words,
    state: DatasetState,
    requests: Vec<Request>,
    refusals: usize,
}

impl Screen {
    fn id(&self) -> DatasetId {
        match self.session.place() {
            Place::Dataset(id) => id,
            place => panic!("{place:?}"),
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        let id = self.id();
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: jiff::civil::date(2024, 3, 5),
            actions: &mut actions,
            requests: &mut self.requests,
        };
        egui::Panel::right("inspector").default_size(280.0).show(ui, |ui| {
            inspector_ui(ui, &mut view, &mut self.state, id);
        });
        egui::CentralPanel::default().show(ui, |ui| dataset_ui(ui, &mut view, &mut self.state, id));
        for action in actions {
            self.refusals += usize::from(self.session.dispatch(action).is_err());
        }
    }
}

type Window = Harness<'static, Screen>;

fn window(actions: impl IntoIterator<Item = Action>) -> Window {
    window_in(actions, NumberFormat::CommaPoint)
}

fn window_in(actions: impl IntoIterator<Item = Action>, numbers: NumberFormat) -> Window {
    let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
    session.set_number_format(numbers);
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".into(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    for action in actions {
        session.dispatch(action).unwrap();
    }
    let mut words = Words::english();
    words.numbers = numbers;
    let screen = Screen { session, words, state: DatasetState::default(), requests: Vec::new(), refusals: 0 };
    let mut window = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .with_max_steps(12)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(|ui, screen: &mut Screen| screen.draw(ui), screen);
    window.run();
    window
}

fn add(period: &str) -> Action {
    Action::AddPeriod { dataset: DatasetId(crate::domain::Id::new(1).unwrap()), period: period.parse().unwrap() }
}

fn years() -> [Action; 2] {
    [add("2022"), add("2023")]
}

fn value(window: &Window, name: &str) -> String {
    let cells: Vec<_> = window.query_all(by().label(name).role(Role::TextInput)).collect();
    assert_eq!(cells.len(), 1, "{name}");
    cells[0].value().unwrap_or_default()
}

fn tile(window: &Window, name: &str) -> String {
    window.get_by_label(name).value().unwrap_or_default()
}

fn click(window: &mut Window, name: &str) {
    // Long enough after the last click to be no double click.
    window.run_steps(24);
    window.get_by(|node| node.label().as_deref() == Some(name) && node.role() != Role::ColumnHeader).click();
    window.run();
}

fn double_click(window: &mut Window, name: &str) {
    let cell = window.get_by_label(name);
    cell.click();
    cell.click();
    window.run();
}

fn press(window: &mut Window, keys: &[Key]) {
    for key in keys {
        window.key_press(*key);
        window.run();
    }
}

fn type_text(window: &mut Window, text: &str) {
    for character in text.chars() {
        window.event(Event::Text(character.to_string()));
        window.run();
    }
}

/// The name of the cell that has the focus.
fn focused(window: &Window) -> String {
    let found: Vec<_> = window.root().children_recursive().filter(|node| node.is_focused()).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].accesskit_node().label().unwrap_or_default()
}

fn enter(window: &mut Window, name: &str, text: &str) {
    click(window, name);
    type_text(window, text);
    press(window, &[Key::Enter]);
}

#[test]
fn five_levels_typed_into_an_empty_dataset_give_three_growth_rates() {
    let mut window = window([]);
    click(&mut window, "Add the first year");
    click(&mut window, "+ Add period");
    type_text(&mut window, "2022");
    press(&mut window, &[Key::Enter]);
    for (name, text) in [
        ("Turnover, 2023", "529.4"),
        ("Exports, 2023", "456.3"),
        ("Imports, 2023", "73"),
        ("Turnover, 2022", "463.3"),
        ("Imports, 2022", "88.3"),
    ] {
        enter(&mut window, name, text);
        assert_eq!(value(&window, name), text);
    }
    assert_eq!(value(&window, "Exports growth, 2023"), "≈ +21.7 %");
    assert_eq!(value(&window, "Imports growth, 2023"), "≈ −17.3 %");
    assert_eq!(value(&window, "Turnover growth, 2023"), "≈ +14.3 %");
    assert_eq!(window.state().refusals, 0);
}

#[test]
fn what_is_typed_is_live_and_escape_puts_all_of_it_back() {
    let mut window = window(years());
    enter(&mut window, "Imports, 2022", "100");
    enter(&mut window, "Imports, 2023", "110");
    assert_eq!(value(&window, "Imports growth, 2023"), "≈ +10.0 %");
    click(&mut window, "Imports, 2023");
    type_text(&mut window, "150");
    assert_eq!(value(&window, "Imports growth, 2023"), "≈ +50.0 %");
    assert!(tile(&window, "Imports tile, 2023").starts_with("150, "), "{}", tile(&window, "Imports tile, 2023"));
    press(&mut window, &[Key::Escape]);
    assert_eq!(value(&window, "Imports, 2023"), "110");
    assert_eq!(value(&window, "Imports growth, 2023"), "≈ +10.0 %");
    assert!(window.state().session.draft().is_none());
    assert_eq!(focused(&window), "Imports, 2023");
}

#[test]
fn keys_move_the_cursor_as_in_a_spreadsheet() {
    let mut window = window(years());
    click(&mut window, "Exports, 2022");
    for (key, name) in [
        (Key::ArrowRight, "Exports growth, 2022"),
        (Key::ArrowDown, "Exports growth, 2023"),
        (Key::End, "Balance change, 2023"),
        (Key::Home, "Exports, 2023"),
        (Key::ArrowDown, "Exports, 2024"),
        (Key::ArrowDown, "Exports, 2024"),
        (Key::PageUp, "Exports, 2022"),
        (Key::Tab, "Exports growth, 2022"),
        (Key::Tab, "Imports, 2022"),
        (Key::Enter, "Exports, 2023"),
        (Key::Escape, "Exports, 2023"),
    ] {
        press(&mut window, &[key]);
        assert_eq!(focused(&window), name, "after {key:?}");
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    window.run();
    assert_eq!(focused(&window), "Exports, 2022");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window), "Exports, 2022");
}

#[test]
fn control_and_tab_leave_the_grid() {
    let mut window = window(years());
    click(&mut window, "Exports, 2022");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Tab);
    window.run();
    assert_eq!(focused(&window), "Height of the table");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window), "Exports, 2022");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window), "Newest first");
}

#[test]
fn arrows_commit_after_typing_over_and_move_the_caret_after_f2() {
    let mut window = window(years());
    click(&mut window, "Exports, 2022");
    type_text(&mut window, "12");
    press(&mut window, &[Key::ArrowDown]);
    assert_eq!((value(&window, "Exports, 2022").as_str(), focused(&window).as_str()), ("12", "Exports, 2023"));
    press(&mut window, &[Key::ArrowUp, Key::F2, Key::ArrowLeft]);
    type_text(&mut window, "5");
    press(&mut window, &[Key::Tab]);
    assert_eq!(value(&window, "Exports, 2022"), "152");
    assert_eq!(focused(&window), "Exports growth, 2022");
}

#[test]
fn a_text_is_taken_in_when_another_dataset_comes_on_the_screen() {
    let mut window = window(years());
    let first = window.state().id();
    click(&mut window, "Exports, 2022");
    type_text(&mut window, "12");
    window.state_mut().session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    window.run();
    assert_ne!(window.state().id(), first);
    let key = crate::domain::Key::level(crate::domain::Flow::Exports, "2022".parse().unwrap());
    assert_eq!(window.state().session.text_of(first, key), "12");
}

#[test]
fn keys_of_one_frame_lose_nothing() {
    let mut window = window(years());
    click(&mut window, "Exports, 2022");
    let text = |text: &str| Event::Text(text.to_owned());
    let key =
        |key| Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let events =
        [text("1"), text("2"), key(Key::Enter), text("3"), key(Key::Backspace), text("18"), key(Key::Tab), text("50")];
    window.input_mut().events.extend(events);
    window.run();
    press(&mut window, &[Key::Enter]);
    assert_eq!(value(&window, "Exports, 2022"), "12");
    assert_eq!(value(&window, "Exports, 2023"), "18");
    assert_eq!(value(&window, "Exports growth, 2023"), "+50 %");
}

#[test]
fn delete_clears_and_a_double_click_edits_what_is_there() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2022", "12.5");
    double_click(&mut window, "Exports, 2022");
    type_text(&mut window, "0");
    click(&mut window, "Imports, 2023");
    assert_eq!(value(&window, "Exports, 2022"), "12.50");
    click(&mut window, "Exports, 2022");
    press(&mut window, &[Key::Delete]);
    assert_eq!(value(&window, "Exports, 2022"), "—");
}

#[test]
fn what_can_not_be_read_stays_in_its_cell() {
    let mut window = window(years());
    for text in ["12a", "1.2.3", "1e999"] {
        enter(&mut window, "Exports, 2022", text);
        assert_eq!(value(&window, "Exports, 2022"), text);
    }
    assert_eq!(window.state().session.project().datasets.at(0).unwrap().observations.len(), 1);
}

#[test]
fn a_long_paste_neither_hangs_nor_breaks_the_table() {
    let mut window = window(years());
    let long = "12 ".repeat(3500);
    click(&mut window, "Exports, 2022");
    press(&mut window, &[Key::F2]);
    let before = window.get_by_label("Imports, 2022").rect();
    window.event(Event::Paste(long.clone()));
    window.run();
    assert_eq!(window.get_by_label("Imports, 2022").rect(), before);
    press(&mut window, &[Key::Enter]);
    assert_eq!(value(&window, "Exports, 2022").chars().count(), 501);
    let id = window.state().id();
    let key = crate::domain::Key::level(crate::domain::Flow::Exports, "2022".parse().unwrap());
    assert_eq!(window.state().session.text_of(id, key).len(), long.len());
}

#[test]
fn a_period_typed_twice_gives_a_sentence_in_place() {
    let mut window = window(years());
    click(&mut window, "+ Add period");
    type_text(&mut window, "2023");
    press(&mut window, &[Key::Enter]);
    window.get_by_label("2023 is in the table already");
    press(&mut window, &[Key::Backspace]);
    assert!(window.query_by_label("2023 is in the table already").is_none());
    type_text(&mut window, "x");
    click(&mut window, "Add");
    assert!(window.query_by_label_contains("Not read as a period").is_some());
    assert_eq!(window.state().refusals, 0);
}

#[test]
fn a_quarter_that_is_added_shows_the_quarters() {
    let mut window = window(years());
    click(&mut window, "+ Add period");
    type_text(&mut window, "Q3 2024");
    press(&mut window, &[Key::Enter]);
    assert_eq!(value(&window, "Exports, Q3 2024"), "—");
    assert_eq!(focused(&window), "Exports, Q3 2024");
}

#[test]
fn the_last_row_adds_the_next_period_by_click_and_by_typing() {
    let mut window = window(years());
    click(&mut window, "+ 2024");
    type_text(&mut window, "7");
    press(&mut window, &[Key::Enter]);
    assert_eq!(value(&window, "Exports, 2024"), "7");
    assert_eq!(focused(&window), "Exports, 2025");
    type_text(&mut window, "8");
    window.get_by_label("+ 2026");
    press(&mut window, &[Key::Escape]);
    window.get_by_label("+ 2025");
    type_text(&mut window, "9");
    press(&mut window, &[Key::Tab]);
    assert_eq!(value(&window, "Exports, 2025"), "9");
    window.get_by_label("+ 2026");
}

#[test]
fn a_decimal_comma_of_a_russian_layout_is_one() {
    let mut window = window_in(years(), NumberFormat::SpaceComma);
    click(&mut window, "Exports, 2023");
    type_text(&mut window, "1234,5");
    press(&mut window, &[Key::Enter]);
    assert_eq!(value(&window, "Exports, 2023"), "1234,5");
}

#[test]
fn only_cells_in_view_are_laid_out() {
    let months = (1770..2020).flat_map(|year| (1..=12).map(move |month| add(&format!("{year}-{month:02}"))));
    let mut window = window(months);
    assert_eq!(window.state().session.sheet(window.state().id()).unwrap().len(), 3000);
    let cells = |window: &Window| window.query_all(by().role(Role::TextInput)).count();
    assert!((40..=400).contains(&cells(&window)), "{}", cells(&window));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    click(&mut window, "Newest first");
    window.run();
    let first = window.query_all(by().role(Role::TextInput).label_contains("Exports, ")).next().unwrap();
    let rect = first.rect();
    first.click();
    window.run();
    assert!(rect.height() > 0.0);
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.run();
    window.run();
    assert_eq!(focused(&window), "Balance change, January 1770");
    assert!(cells(&window) <= 400);
}

#[test]
fn newest_first_turns_the_rows_round() {
    let mut window = window(years());
    let top = |window: &Window, name: &str| window.get_by_label(name).rect().top();
    assert!(top(&window, "Exports, 2022") < top(&window, "Exports, 2023"));
    click(&mut window, "Newest first");
    assert!(top(&window, "Exports, 2022") > top(&window, "Exports, 2023"));
    assert!(top(&window, "+ 2024") < top(&window, "Exports, 2023"));
}

#[test]
fn the_basis_names_the_columns() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2022", "80");
    enter(&mut window, "Exports, 2023", "100");
    click(&mut window, "Index");
    assert!(value(&window, "Exports index, 2023").starts_with("≈ 125"), "{}", value(&window, "Exports index, 2023"));
    click(&mut window, "Against…");
    window.get(by().label("2023").role(Role::Button)).click();
    window.run();
    window.get_by_label("Against 2023…");
}

#[test]
fn a_row_is_removed_from_its_menu() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2022", "80");
    window.get(by().label("2022").role(Role::RowHeader)).click_secondary();
    window.run();
    click(&mut window, "Remove 2022 with its figures");
    assert!(window.query_by_label("Exports, 2022").is_none());
    assert_eq!(window.state().session.project().datasets.at(0).unwrap().observations.len(), 0);
}

#[test]
fn the_menu_key_opens_the_menu_of_the_cell() {
    let mut window = window(years());
    enter(&mut window, "Exports, 2022", "80");
    click(&mut window, "Exports, 2022");
    press(&mut window, &[Key::Menu]);
    click(&mut window, "Clear");
    assert_eq!(value(&window, "Exports, 2022"), "—");
    assert_eq!(focused(&window), "Exports, 2022");
}

#[test]
fn assistive_technology_moves_the_cursor_with_click_and_focus() {
    let mut window = window(years());
    window.get_by_label("Imports, 2023").click_accesskit();
    window.run();
    assert_eq!(focused(&window), "Imports, 2023");
    window.get_by_label("Turnover, 2022").focus();
    window.run();
    assert_eq!(focused(&window), "Turnover, 2022");
    let cell = window.get_by_label("Turnover, 2022");
    assert_eq!(
        (cell.accesskit_node().data().row_index(), cell.accesskit_node().data().column_index()),
        (Some(0), Some(5))
    );
}

#[test]
fn undo_brings_the_cursor_back_into_view() {
    let mut window = window((1900..2024).map(|year| add(&year.to_string())));
    enter(&mut window, "Exports, 2023", "1");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    window.run();
    assert!(window.query_by_label("Exports, 2023").is_none());
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run();
    window.run();
    assert_eq!(value(&window, "Exports, 2023"), "—");
}
