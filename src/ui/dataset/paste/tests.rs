//! The preview as people use it, found by accessible names.

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable as _, by};

use super::*;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Id, Key as Figure, Multiplier, Project};
use crate::session::{CountedIds, NewRecord, Session};
use crate::ui::{Request, fonts, theme};
use crate::words::Words;

struct Screen {
    session: Session,
    words: Words,
    state: PasteState,
    /// What the clipboard sends in the next frame.
    text: Option<String>,
    requests: Vec<Request>,
    closed: usize,
}

fn id() -> DatasetId {
    DatasetId(Id::new(1).unwrap())
}

impl Screen {
    fn draw(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: jiff::civil::date(2024, 3, 5),
            actions: &mut actions,
            requests: &mut self.requests,
        };
        let table = view.session.table(id(), None).unwrap();
        if let Some(text) = self.text.take() {
            self.state.begin(&mut view, &table, &Marks::at(crate::session::grid::Spot::new(0, 0)), text);
        }
        self.closed += usize::from(paste_ui(ui, &mut view, &mut self.state, Some(&table)));
        for action in actions {
            self.session.dispatch(action).unwrap();
        }
    }

    fn number(&self, flow: Flow, period: &str) -> String {
        let figures = self.session.figures(id(), Figure::level(flow, period.parse().unwrap()));
        let number = figures.and_then(|figures| figures.adopted()?.said.number());
        number.map_or("none".to_owned(), |number| number.to_string())
    }
}

fn window(text: &str) -> Harness<'static, Screen> {
    let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".into(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    for period in ["2022", "2023"] {
        let key = Figure::level(Flow::Exports, period.parse().unwrap());
        session.dispatch(Action::Enter { dataset: id(), key, text: "5".into() }).unwrap();
    }
    let screen = Screen {
        session,
        words: Words::english(),
        state: PasteState::default(),
        text: Some(text.to_owned()),
        requests: Vec::new(),
        closed: 0,
    };
    let mut window = Harness::builder()
        .with_size(Vec2::new(1024.0, 700.0))
        .with_max_steps(12)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(|ui, screen: &mut Screen| screen.draw(ui), screen);
    window.run();
    window
}

/// Where a test names its window so too.
fn window_with(text: &str) -> Harness<'static, Screen> {
    window(text)
}

fn value(window: &Harness<'static, Screen>, name: &str) -> String {
    window.get_by_label(name).value().unwrap_or_default()
}

fn press(window: &mut Harness<'static, Screen>, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn plain_numbers_are_pasted_without_a_question() {
    let window = window("6\n7");
    assert!(!window.state().state.is_open());
    assert_eq!(window.state().number(Flow::Exports, "2023"), "7e6");
}

#[test]
fn what_is_not_plain_is_shown_as_it_will_be_put_and_enter_pastes_it() {
    let mut window = window("\tExports\tImports\tServices\n2023\t6\tabc\t9\n2024\t7\t8\t");
    assert!(window.query_by(|node| node.role() == Role::Dialog && node.label().as_deref() == Some("Paste")).is_some());
    assert_eq!(value(&window, "Pasted Exports, 2023"), "6 ← 5");
    assert_eq!(value(&window, "Pasted Exports, 2024"), "7");
    assert_eq!(value(&window, "Pasted Imports, 2023"), "abc");
    window.get_by_label("3 figures, 1 new period, 1 correction, 1 text that is no number, 1 text without a place");
    window.get_by_label("Services: this head is not known");
    assert_eq!(window.state().number(Flow::Exports, "2023"), "5e6", "nothing is put before it is said");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().number(Flow::Exports, "2023"), "6e6");
    assert_eq!(window.state().number(Flow::Imports, "2024"), "8e6");
    assert_eq!((window.state().closed, window.state().state.is_open()), (1, false));
}

#[test]
fn one_key_flips_a_sign_that_can_be_read_in_two_ways() {
    let mut window = window("1,118");
    assert_eq!(value(&window, "Pasted Exports, 2022"), "1,118 ← 5");
    press(&mut window, Key::Comma);
    assert_eq!(value(&window, "Pasted Exports, 2022"), "1.118 ← 5");
    press(&mut window, Key::Period);
    assert_eq!(value(&window, "Pasted Exports, 2022"), "1,118 ← 5");
    window.get_by(|node| node.role() == Role::Button && node.label().as_deref() == Some("Comma")).click();
    window.run();
    assert_eq!(value(&window, "Pasted Exports, 2022"), "1.118 ← 5");
}

#[test]
fn the_switches_read_the_block_anew_and_escape_gives_it_up() {
    let mut window = window("2022\t6\n2023\t7");
    assert_eq!(value(&window, "Pasted Exports, 2023"), "7 ← 5");
    press(&mut window, Key::H);
    assert_eq!(value(&window, "Pasted Exports, 2023"), "2,023 ← 5");
    press(&mut window, Key::H);
    press(&mut window, Key::U);
    assert_eq!(value(&window, "Pasted Exports, 2023"), "7 bn ← 5");
    press(&mut window, Key::Escape);
    assert_eq!(window.state().number(Flow::Exports, "2023"), "5e6");
    assert!(!window.state().state.is_open() && window.state().closed == 1);
}

#[test]
fn a_long_block_lays_out_only_the_rows_in_view() {
    let rows: Vec<_> = (1000..2900).map(|year| format!("{year} год\t1")).collect();
    let window = window(&rows.join("\n"));
    assert!(window.state().state.is_open());
    let shown = window.query_all(by().label_contains("Pasted Exports").role(Role::TextInput)).count();
    assert!((3..40).contains(&shown), "{shown}");
}

#[test]
fn nothing_and_a_picture_are_said_in_words() {
    let window = window_with("");
    assert_eq!(window.state().requests, [Request::Toast("There is no text to paste".to_owned())]);
    let mut window = window_with("6");
    let picture = egui::ColorImage::filled([1, 1], egui::Color32::BLACK);
    window.event(egui::Event::PasteImage(std::sync::Arc::new(picture)));
    window.run();
    let said = "The clipboard has a picture; copy the numbers as text".to_owned();
    assert_eq!(window.state().requests, [Request::Toast(said)]);
}

#[test]
fn a_missing_value_is_shown_by_its_reason_in_plain_words() {
    let window = window("2022\tn/a\n2023\tabout 7");
    assert_eq!(value(&window, "Pasted Exports, 2022"), "Missing ← 5");
    assert_eq!(value(&window, "Pasted Exports, 2023"), "≈7 ← 5");
}
