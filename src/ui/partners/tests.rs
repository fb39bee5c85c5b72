//! The table of partners as people use it.

use egui::{Event, Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{PartnersState, partners_ui};
use crate::analysis::partners::Shown;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Id, Key as FigureKey, Multiplier, Project};
use crate::session::{Action, CountedIds, NewRecord, Place, Session};
use crate::ui::{Request, View, fonts, theme};
use crate::words::Words;

struct Screen {
    session: Session,
    words: Words,
    state: PartnersState,
    requests: Vec<Request>,
}

impl Screen {
    fn draw(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: jiff::civil::date(2024, 3, 5),
            actions: &mut actions,
            requests: &mut self.requests,
        };
        egui::CentralPanel::default().show(ui, |ui| partners_ui(ui, &mut view, &mut self.state));
        for action in actions {
            self.session.dispatch(action).unwrap();
        }
    }
}

type Window = Harness<'static, Screen>;

fn add(partner: &str) -> Action {
    Action::Add(NewRecord::Dataset(DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new(partner),
        unit: "USD".into(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    }))
}

fn enter(raw: u32, period: &str, text: &str) -> Action {
    let key = FigureKey::level(Flow::Exports, period.parse().unwrap());
    Action::Enter { dataset: DatasetId(Id::new(raw).unwrap()), key, text: text.to_owned() }
}

fn three() -> Vec<Action> {
    vec![
        add("AZE"),
        add("GEO"),
        add("TUR"),
        enter(1, "2022", "100.0"),
        enter(1, "2023", "150.0"),
        enter(2, "2022", "50.0"),
        enter(2, "2023", "40.0"),
        enter(3, "2022", "30.0"),
    ]
}

fn with_world() -> Vec<Action> {
    three().into_iter().chain([add("WLD"), enter(4, "2023", "250.0"), add("EAEU"), enter(5, "2023", "60.0")]).collect()
}

fn window(actions: Vec<Action>) -> Window {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    for action in actions {
        session.dispatch(action).unwrap();
    }
    session.dispatch(Action::GoTo(Place::Partners)).unwrap();
    let screen = Screen { session, words: Words::english(), state: PartnersState::default(), requests: Vec::new() };
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

fn value(window: &Window, cell: &str) -> String {
    window.get_by_label(&format!("Exports, {cell}")).value().unwrap_or_default()
}

fn click(window: &mut Window, name: &str) {
    window.run_steps(24);
    window.get_by_label(name).click();
    window.run();
}

#[test]
fn partners_stand_with_rank_share_rest_and_total() {
    let mut window = window(with_world());
    assert_eq!(value(&window, "Türkiye, Rank"), "3", "the last period in which most partners have a figure");
    window.state_mut().state.chosen.at = Some("2023".parse().unwrap());
    window.run();
    for (cell, expected) in [
        ("Azerbaijan, Rank", "1"),
        ("Azerbaijan, Share 2023", "60.0 %"),
        ("Azerbaijan, 2023", "150.0"),
        ("Türkiye, 2023", "—"),
        ("Türkiye, Rank", "—"),
        ("Total (World), 2023", "250.0"),
        ("Total (World), 2022", "180.0"),
        ("Other, 2023", "≈ 60.0"),
        ("Partners with a figure, 2022", "3 of 3"),
        ("Eurasian Economic Union, 2023", "60.0"),
    ] {
        assert_eq!(value(&window, cell), expected, "{cell}");
    }
}

#[test]
fn without_a_printed_total_the_sum_names_its_parts() {
    let mut window = window(three());
    assert_eq!(value(&window, "Sum of 3 partners, 2023"), "190.0");
    assert_eq!(value(&window, "Partners with a figure, 2023"), "2 of 3");
    window.state_mut().state.chosen.shown = Shown::Growth;
    window.run();
    assert_eq!(value(&window, "Azerbaijan, 2023"), "≈ +50.0 %");
    assert_eq!(value(&window, "Sum of 3 partners, 2023"), "—");
    window.state_mut().state.chosen.shown = Shown::Contribution;
    window.run();
    assert_eq!(value(&window, "Azerbaijan, 2023"), "—");
}

#[test]
fn rows_are_sorted_by_any_column() {
    let mut window = window(three());
    let top = |window: &Window, name: &str| window.get_by_label(&format!("Exports, {name}, Partner")).rect().top();
    assert!(top(&window, "Azerbaijan") < top(&window, "Georgia"));
    window.state_mut().state.sort = Some((super::ColumnOf::Period("2023".parse().unwrap()), false));
    window.run();
    assert!(top(&window, "Georgia") < top(&window, "Azerbaijan"));
    assert!(top(&window, "Azerbaijan") < top(&window, "Türkiye"), "what is missing stands last");
}

#[test]
fn a_level_is_typed_as_in_its_dataset() {
    let mut window = window(three());
    click(&mut window, "Exports, Türkiye, 2023");
    for letter in ["3", "5"] {
        window.event(Event::Text(letter.to_owned()));
        window.run();
    }
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(value(&window, "Türkiye, 2023"), "35");
    assert_eq!(value(&window, "Sum of 3 partners, 2023"), "225.0");
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run();
    assert_eq!(value(&window, "Türkiye, 2023"), "—");
}

#[test]
fn a_block_of_plain_numbers_is_put_at_once_and_undone_in_one_step() {
    let mut window = window(three());
    click(&mut window, "Exports, Azerbaijan, 2022");
    window.event(Event::Paste("1.5\t2.5\n3.5\t4.5\n".to_owned()));
    window.run();
    let all = ["Azerbaijan, 2022", "Azerbaijan, 2023", "Georgia, 2022", "Georgia, 2023"];
    assert_eq!(all.map(|cell| value(&window, cell)), ["1.5", "2.5", "3.5", "4.5"]);
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run();
    assert_eq!(all.map(|cell| value(&window, cell)), ["100.0", "150.0", "50.0", "40.0"]);
}

#[test]
fn a_table_with_names_is_looked_at_before_it_is_put() {
    let mut window = window(three());
    click(&mut window, "Exports, Azerbaijan, 2022");
    let text = "Country\t2023\t2024\nТурция\t7\t8\nArmenia\t1\t2\nGeorgia\t9\t40";
    window.event(Event::Paste(text.to_owned()));
    window.run();
    window.get_by_label("4 figures, 1 new period, 1 correction, 2 texts without a place");
    window.get_by_label("Armenia: no dataset of this table has this name · 2 texts");
    window.get_by_label("Labels: Country – country");
    let pasted = |window: &Window, cell: &str| window.get_by_label(&format!("Pasted {cell}")).value().unwrap();
    assert_eq!(pasted(&window, "Kazakhstan – Georgia, 2023"), "9 ← 40.0");
    assert_eq!(pasted(&window, "Kazakhstan – Türkiye, 2024"), "8");
    assert_eq!(value(&window, "Georgia, 2023"), "40.0", "nothing is put before it is said");
    window.key_press(Key::Enter);
    window.run();
    let all = ["Türkiye, 2023", "Türkiye, 2024", "Georgia, 2023", "Georgia, 2024"];
    assert_eq!(all.map(|cell| value(&window, cell)), ["7", "8", "9", "40"]);
}

#[test]
fn nothing_a_picture_and_a_table_of_shares_are_answered_in_words() {
    let mut window = window(three());
    click(&mut window, "Exports, Azerbaijan, 2022");
    let picture = egui::ColorImage::filled([1, 1], egui::Color32::BLACK);
    window.event(Event::PasteImage(std::sync::Arc::new(picture)));
    window.run();
    let released = |pressed| Event::Key {
        key: Key::V,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: egui::Modifiers::COMMAND,
    };
    window.event(released(false));
    window.run();
    // The second time the clipboard is empty.
    window.event(released(false));
    window.run();
    window.state_mut().state.chosen.shown = Shown::Share;
    window.event(Event::Paste("1".to_owned()));
    window.run();
    let said = ["The clipboard has a picture; copy the numbers as text", "There is no text to paste"];
    let said: Vec<_> = said.iter().map(|text| Request::Toast((*text).to_owned())).collect();
    assert_eq!(window.state().requests.get(..2), Some(&said[..]));
    assert_eq!(window.state().requests.len(), 3);
    assert_eq!(value(&window, "Azerbaijan, 2022"), "≈ 55.6 %");
}

#[test]
fn enter_on_a_partner_goes_to_its_dataset() {
    let mut window = window(three());
    click(&mut window, "Exports, Georgia, Partner");
    window.key_press(Key::Enter);
    window.run();
    let session = &window.state().session;
    assert_eq!(session.place(), Place::Dataset(DatasetId(Id::new(2).unwrap())));
    assert_eq!(session.selection().cursor.map(|cursor| cursor.period), Some("2022".parse().unwrap()));
}

#[test]
fn a_copy_has_the_heads_where_they_are_asked_for() {
    let mut window = window(three());
    click(&mut window, "Exports, Azerbaijan, Partner");
    window.state_mut().state.ask(crate::ui::command::GridCommand::CopyWithHeadings);
    window.run();
    let Some(Request::Copy(copied)) = window.state().requests.last() else { panic!("nothing was copied") };
    assert_eq!(copied.text, "Partner\r\nAzerbaijan\r\n");
}

#[test]
fn without_datasets_it_says_what_to_do_next() {
    let mut window = window(Vec::new());
    click(&mut window, "New dataset…");
    assert_eq!(window.state().requests, [Request::Run("new-dataset")]);
}
