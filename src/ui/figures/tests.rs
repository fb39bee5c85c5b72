//! The table of all figures as people use it: keys and clicks in, rows and figures out.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{FiguresState, figures_ui};
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Id, Multiplier, ObsStatus, Project};
use crate::session::{Action, CountedIds, NewRecord, Place, Session};
use crate::ui::{Request, View, fonts, theme};
use crate::words::Words;

struct Screen {
    session: Session,
    words: Words,
    state: FiguresState,
    requests: Vec<Request>,
    refusals: usize,
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
        egui::CentralPanel::default().show(ui, |ui| figures_ui(ui, &mut view, &mut self.state));
        for action in actions {
            self.refusals += usize::from(self.session.dispatch(action).is_err());
        }
    }
}

type Window = Harness<'static, Screen>;

fn head(partner: &str) -> DatasetHead {
    DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new(partner),
        unit: "USD".into(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    }
}

fn dataset(raw: u32) -> DatasetId {
    DatasetId(Id::new(raw).unwrap())
}

fn enter(raw: u32, flow: Flow, period: &str, text: &str) -> Action {
    let key = crate::domain::Key::level(flow, period.parse().unwrap());
    Action::Enter { dataset: dataset(raw), key, text: text.to_owned() }
}

/// Datasets 1 and 2, source 3, and some figures.
fn bulletin() -> Vec<Action> {
    vec![
        Action::Add(NewRecord::Dataset(head("AZE"))),
        Action::Add(NewRecord::Dataset(head("GEO"))),
        Action::Add(NewRecord::Source { title: "Bulletin".into() }),
        enter(1, Flow::Exports, "2023", "456.3"),
        enter(1, Flow::Imports, "2023", "73"),
        enter(2, Flow::Exports, "2023", "100.5"),
        enter(2, Flow::Exports, "2022", "see note"),
    ]
}

fn window(actions: Vec<Action>) -> Window {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    for action in actions {
        session.dispatch(action).unwrap();
    }
    session.dispatch(Action::GoTo(Place::Figures)).unwrap();
    let words = Words::english();
    let screen = Screen { session, words, state: FiguresState::default(), requests: Vec::new(), refusals: 0 };
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

const AZE: &str = "Kazakhstan – Azerbaijan, Exports, 2023";
const GEO: &str = "Kazakhstan – Georgia, Exports, 2023";

fn value(window: &Window, column: &str, cell: &str) -> String {
    window.get_by_label(&format!("{column}, {cell}")).value().unwrap_or_default()
}

/// The amounts from top to bottom.
fn amounts(window: &Window) -> String {
    let is_amount = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Amount, Kaz"))
    };
    let cells = window.query_all(by().role(Role::TextInput)).filter(is_amount);
    let mut cells: Vec<_> = cells.map(|node| (node.rect().top(), node.value())).collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    cells.into_iter().map(|(_, value)| value.unwrap_or_default()).collect::<Vec<_>>().join(" | ")
}

fn click(window: &mut Window, name: &str) {
    // Long enough after the last click to be no double click.
    window.run_steps(24);
    window.get_by_label(name).click();
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn type_text(window: &mut Window, text: &str) {
    for character in text.chars() {
        window.event(Event::Text(character.to_string()));
        window.run();
    }
}

fn type_into(window: &mut Window, cell: &str, text: &str) {
    click(window, cell);
    type_text(window, text);
    press(window, Key::Enter);
}

#[test]
fn every_figure_is_a_row_with_its_cells_named() {
    let window = window(bulletin());
    assert_eq!(amounts(&window), "73 | 456.3 | see note | 100.5".replace("73 | 456.3", "456.3 | 73"));
    assert_eq!(value(&window, "Unit", AZE), "million USD");
    assert_eq!(value(&window, "Source", AZE), "—");
    assert_eq!(value(&window, "Measure", GEO), "Level");
    assert!(window.query_by_label("4 figures").is_some());
}

#[test]
fn words_and_choices_leave_the_rows_that_meet_them() {
    let mut window = window(bulletin());
    window.get(by().label("Find figures").role(Role::TextInput)).focus();
    window.run();
    type_text(&mut window, "georgia");
    assert_eq!(amounts(&window), "see note | 100.5");
    assert!(window.query_by_label("2 of 4 figures").is_some());
    type_text(&mut window, " nowhere");
    assert_eq!(amounts(&window), "");
    click(&mut window, "Show all figures");
    assert_eq!(amounts(&window), "456.3 | 73 | see note | 100.5");
}

#[test]
fn a_head_sorts_and_rows_stay_while_figures_are_edited() {
    let mut window = window(bulletin());
    window.state_mut().state.sort =
        Some(crate::session::all_figures::Sort { column: crate::session::FigureColumn::Amount, descending: true });
    window.run();
    assert_eq!(amounts(&window), "456.3 | 100.5 | 73 | see note");
    assert!(window.query_by_label("Amount, largest first").is_some());
    type_into(&mut window, &format!("Amount, {AZE}"), "5");
    assert_eq!(amounts(&window), "5 | 100.5 | 73 | see note");
    click(&mut window, "Sort again");
    assert_eq!(amounts(&window), "100.5 | 73 | 5 | see note");
}

#[test]
fn figures_are_edited_in_place_and_undo_brings_the_selection_back() {
    let mut window = window(bulletin());
    let name = format!("Amount, {AZE}");
    type_into(&mut window, &name, "460.1");
    assert_eq!(value(&window, "Amount", AZE), "460.1");
    type_into(&mut window, &format!("Source, {AZE}"), "bull");
    assert_eq!(value(&window, "Source", AZE), "Bulletin");
    type_into(&mut window, &format!("Status, {AZE}"), "p");
    type_into(&mut window, &format!("Published, {AZE}"), "5.3.2024");
    assert_eq!(value(&window, "Published", AZE), "5 March 2024");
    type_into(&mut window, &format!("Note, {AZE}"), "as printed");
    let figures = window.state().session.figures(dataset(1), key("2023")).unwrap().clone();
    let figure = figures.adopted().unwrap();
    assert_eq!((figure.status, figure.note()), (ObsStatus::Provisional, Some("as printed")));
    assert_eq!(window.state().refusals, 0);
    click(&mut window, &format!("Amount, {GEO}"));
    for _ in 0..5 {
        window.state_mut().session.dispatch(Action::Undo).unwrap();
    }
    window.run();
    assert_eq!(value(&window, "Amount", AZE), "456.3");
    let cursor = window.state().session.selection().figure.unwrap();
    assert_eq!((cursor.cell.dataset, cursor.column), (dataset(1), crate::session::FigureColumn::Amount));
}

fn key(period: &str) -> crate::domain::Key {
    crate::domain::Key::level(Flow::Exports, period.parse().unwrap())
}

#[test]
fn what_means_nothing_in_a_column_stays_in_the_field() {
    let mut window = window(bulletin());
    type_into(&mut window, &format!("Source, {AZE}"), "atlas");
    assert_eq!(window.state().session.figures(dataset(1), key("2023")).unwrap().adopted().unwrap().source, None);
    assert!(window.state().state.grid.editing().is_some_and(|editing| editing.text == "atlas"));
    press(&mut window, Key::Escape);
    assert_eq!(value(&window, "Source", AZE), "—");
}

#[test]
fn delete_takes_the_selected_figures_away_in_one_step() {
    let mut window = window(bulletin());
    click(&mut window, &format!("Amount, {AZE}"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    assert_eq!(
        window.state().state.summary(),
        "2 figures  sum 529.3  mean 264.65  smallest 73  largest 456.3  million USD"
    );
    press(&mut window, Key::Delete);
    assert_eq!(amounts(&window), "see note | 100.5");
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run();
    assert_eq!(amounts(&window), "456.3 | 73 | see note | 100.5");
    assert_eq!(window.state().session.selection().figure_spans.len(), 1);
}

#[test]
fn enter_on_the_dataset_goes_there() {
    let mut window = window(bulletin());
    click(&mut window, &format!("Dataset, {GEO}"));
    press(&mut window, Key::Enter);
    let session = &window.state().session;
    assert_eq!(session.place(), Place::Dataset(dataset(2)));
    assert_eq!(session.selection().cursor.map(|cursor| cursor.period), Some("2023".parse().unwrap()));
}

#[test]
fn a_copied_column_is_pasted_into_the_same_column() {
    let mut window = window(bulletin());
    click(&mut window, &format!("Amount, {AZE}"));
    window.event(Event::Paste("1.5\r\n2.5\r\n".to_owned()));
    window.run();
    assert_eq!(amounts(&window), "1.5 | 2.5 | see note | 100.5");
    window.event(Event::Paste("1\r\n2\r\n3\r\n4\r\n5\r\n".to_owned()));
    window.run();
    assert_eq!(amounts(&window), "1.5 | 2.5 | see note | 100.5");
    assert!(
        matches!(window.state().requests.last(), Some(Request::Toast(text)) if text.starts_with("Nothing was pasted"))
    );
    window.event(Event::Copy);
    window.run();
    assert!(matches!(window.state().requests.last(), Some(Request::Copy(copied)) if copied.text == "1.5\r\n"));
}

#[test]
fn a_picture_several_columns_and_an_empty_clipboard_are_answered_in_words() {
    let mut window = window(bulletin());
    click(&mut window, &format!("Amount, {AZE}"));
    let before = amounts(&window);
    let picture = egui::ColorImage::filled([1, 1], egui::Color32::BLACK);
    let modifiers = Modifiers::COMMAND;
    let released = Event::Key { key: Key::V, physical_key: None, pressed: false, repeat: false, modifiers };
    for (events, sentence) in [
        (
            vec![Event::PasteImage(std::sync::Arc::new(picture)), released.clone()],
            "The clipboard has a picture; copy the numbers as text",
        ),
        (vec![released.clone()], "There is no text to paste"),
        (vec![Event::Paste("1\t2".to_owned()), released], "Only one column can be pasted here"),
    ] {
        for event in events {
            window.event(event);
            window.run();
        }
        assert_eq!(window.state_mut().requests.drain(..).collect::<Vec<_>>(), [Request::Toast(sentence.to_owned())]);
    }
    assert_eq!(amounts(&window), before);
}

#[test]
fn an_empty_project_says_what_to_do_next() {
    let mut window = window(Vec::new());
    click(&mut window, "New dataset…");
    assert_eq!(window.state().requests, [Request::Run("new-dataset")]);
}
