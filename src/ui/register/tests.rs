//! The register as people use it: keys and clicks in, rows and points out.

mod in_place;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use jiff::civil::date;

use super::{RegisterState, register_ui};
use crate::analysis::record::register::{GroupBy, RegisterQuery};
use crate::domain::{
    Commission, CommissionHead, CommissionSession, Deadline, Id, Outcome, OutcomeId, OutcomeKind, OutcomeStatus, Phase,
    Project, SessionHead, SessionId, StatusEntry,
};
use crate::session::{Action, CountedIds, NewRecord, Place, Session};
use crate::ui::undo_words::refusal_text;
use crate::ui::{Request, View, fonts, theme};
use crate::words::Words;

struct Screen {
    session: Session,
    words: Words,
    state: RegisterState,
    requests: Vec<Request>,
    refusals: Vec<String>,
}

impl Screen {
    fn draw(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: date(2026, 7, 1),
            actions: &mut actions,
            requests: &mut self.requests,
        };
        egui::CentralPanel::default().show(ui, |ui| register_ui(ui, &mut view, &mut self.state));
        for action in actions {
            if let Err(refusal) = self.session.dispatch(action) {
                self.refusals.push(refusal_text(&self.words, &refusal));
            }
        }
    }
}

type Window = Harness<'static, Screen>;

fn id<T: From<Id>>(raw: u32) -> T {
    T::from(Id::new(raw).unwrap())
}

fn point(raw: u32, paragraph: &str, text: &str, side: &str, deadline: Deadline) -> Outcome {
    Outcome {
        paragraph: paragraph.to_owned(),
        responsible: vec![side.to_owned()],
        deadline,
        topic: "Transport".to_owned(),
        ..Outcome::new(id(raw), OutcomeKind::Commitment, text)
    }
}

fn meeting(raw: u32, number: u32, year: i16, phase: Phase, points: Vec<Outcome>) -> CommissionSession {
    let head = SessionHead {
        number: Some(number),
        from: Some(date(year, 3, 5)),
        place: "Baku".to_owned(),
        phase,
        ..SessionHead::default()
    };
    CommissionSession { outcomes: points.into_iter().collect(), ..CommissionSession::new(id(raw), head) }
}

/// Sessions 100 (signed) and 101 of commission 10, with points 1 to 4.
fn project() -> Project {
    let mut done = point(3, "2.1", "Open the ferry line", "Northland", Deadline::NoneStated);
    done.log.push(StatusEntry {
        date: Some(date(2026, 5, 1)),
        status: OutcomeStatus::Done,
        words: "opened".into(),
        source: None,
    });
    let old = vec![point(1, "1.1", "Sign the cargo agreement", "Northland", Deadline::On(date(2026, 6, 1)))];
    let new = vec![
        point(2, "1.1", "Build the cargo terminal", "Southland", Deadline::On(date(2026, 6, 11))),
        done,
        point(4, "3.1", "Exchange statistics", "Southland", Deadline::On(date(2026, 12, 1))),
    ];
    let sessions =
        [meeting(100, 19, 2024, Phase::Signed, old), meeting(101, 20, 2026, Phase::Draft, new)].into_iter().collect();
    let head = CommissionHead { name: "Northland–Southland".to_owned(), ..CommissionHead::default() };
    let commission = Commission { id: id(10), head, sessions };
    Project { commissions: std::iter::once(commission).collect(), ..Project::default() }
}

fn window(project: Project) -> Window {
    let mut session = Session::new(project, Box::new(CountedIds::default()));
    session.dispatch(Action::GoTo(Place::Register)).unwrap();
    let screen = Screen {
        session,
        words: Words::english(),
        state: RegisterState::default(),
        requests: Vec::new(),
        refusals: Vec::new(),
    };
    let mut window = Harness::builder()
        .with_size(Vec2::new(1720.0, 900.0))
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

fn cell(column: &str, session: &str, paragraph: &str) -> String {
    format!("{column}, {session} session · Baku, ¶ {paragraph}")
}

fn value(window: &Window, column: &str, session: &str, paragraph: &str) -> String {
    window.get_by_label(&cell(column, session, paragraph)).value().unwrap_or_default()
}

/// The texts from top to bottom.
fn texts(window: &Window) -> String {
    let is_text = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("What was decided, "))
    };
    let cells = window.query_all(by().role(Role::TextInput)).filter(is_text);
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

fn outcome(window: &Window, raw: u32) -> Outcome {
    window.state().session.project().outcome(id(raw)).unwrap().1.clone()
}

#[test]
fn every_point_is_a_row_with_what_became_of_it() {
    let window = window(project());
    assert_eq!(
        texts(&window),
        "Sign the cargo agreement | Build the cargo terminal | Open the ferry line | Exchange statistics"
    );
    assert!(window.query_by_label("4 points · 1 done · 1 open · 2 overdue").is_some());
    for (column, session, paragraph, expected) in [
        ("Overdue", "19th", "1.1", "! 30 days"),
        ("Overdue", "20th", "3.1", ""),
        ("Status", "20th", "2.1", "done"),
        ("Last entry", "20th", "2.1", "1 May 2026, opened"),
        ("Responsible", "20th", "3.1", "Southland"),
        ("Deadline", "20th", "3.1", "1 December 2026"),
    ] {
        assert_eq!(value(&window, column, session, paragraph), expected, "{column} {session} {paragraph}");
    }
}

#[test]
fn the_keyboard_is_in_the_words_and_each_key_leaves_the_rows_that_meet_them() {
    let mut window = window(project());
    type_text(&mut window, "cargo");
    assert_eq!(texts(&window), "Sign the cargo agreement | Build the cargo terminal");
    type_text(&mut window, " terminal nowhere");
    assert_eq!(texts(&window), "");
    click(&mut window, "Show all points");
    assert_eq!(texts(&window).matches(" | ").count(), 3);
}

#[test]
fn a_filter_is_in_the_next_frame() {
    let mut window = window(project());
    window.event(Event::Text("ferry".to_owned()));
    window.step();
    assert_eq!(texts(&window), "Open the ferry line");
}

#[test]
fn overdue_is_counted_on_the_day_that_is_set() {
    let mut window = window(project());
    window.state_mut().state.at = Some(date(2027, 1, 1));
    window.run();
    assert!(window.query_by_label("4 points · 1 done · 0 open · 3 overdue").is_some());
    assert_eq!(value(&window, "Overdue", "20th", "3.1"), "! 31 days");
    click(&mut window, "Today");
    assert!(window.query_by_label("4 points · 1 done · 1 open · 2 overdue").is_some());
}

#[test]
fn cells_are_edited_in_place_and_undo_takes_it_back() {
    let mut window = window(project());
    for (column, text, shown) in [
        ("Paragraph", "3.2", "3.2"),
        ("What was decided", "Exchange trade statistics", "Exchange trade statistics"),
        ("Topic", "Statistics", "Statistics"),
        ("Responsible", "Northland, Southland", "Northland, Southland"),
        ("Deadline", "second half of 2027", "H2 2027"),
        ("Priority", "h", "high"),
        ("Status", "in, drafts sent", "in progress"),
        ("Kind", "dec", "decision"),
    ] {
        let paragraph = if column == "Paragraph" { "3.1" } else { "3.2" };
        type_into(&mut window, &cell(column, "20th", paragraph), text);
        assert_eq!(value(&window, column, "20th", "3.2"), shown);
    }
    assert_eq!(outcome(&window, 4).log.last().unwrap().words, "drafts sent");
    assert_eq!(outcome(&window, 4).log.last().unwrap().date, Some(date(2026, 7, 1)));
    for _ in 0..8 {
        window.state_mut().session.dispatch(Action::Undo).unwrap();
    }
    assert_eq!(*window.state().session.project(), project());
    assert!(window.state().refusals.is_empty());
}

#[test]
fn what_means_nothing_in_a_column_stays_in_the_field() {
    let mut window = window(project());
    type_into(&mut window, &cell("Status", "20th", "3.1"), "finished");
    assert!(window.state().state.grid.editing().is_some_and(|editing| editing.text == "finished"));
    press(&mut window, Key::Escape);
    assert_eq!(value(&window, "Status", "20th", "3.1"), "open");
}

#[test]
fn a_signed_protocol_keeps_its_words_but_takes_a_status() {
    let mut window = window(project());
    type_into(&mut window, &cell("What was decided", "19th", "1.1"), "x");
    assert!(window.state().state.grid.editing().is_none());
    assert_eq!(outcome(&window, 1).text, "Sign the cargo agreement");
    type_into(&mut window, &cell("Status", "19th", "1.1"), "done");
    assert_eq!(value(&window, "Status", "19th", "1.1"), "done");
    click(&mut window, &cell("Topic", "19th", "1.1"));
    press(&mut window, Key::Delete);
    let sentence = "The protocol of the 19th session is signed. Reopen it first, with who and why.";
    assert_eq!(window.state().requests, [Request::Toast(sentence.to_owned())]);
    assert_eq!(outcome(&window, 1).topic, "Transport");
}

#[test]
fn one_text_goes_into_all_selected_points_in_one_step() {
    let mut window = window(project());
    click(&mut window, &cell("Topic", "20th", "1.1"));
    for _ in 0..2 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        window.run();
    }
    type_text(&mut window, "Sea");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    assert_eq!([2, 3, 4].map(|raw| outcome(&window, raw).topic), ["Sea", "Sea", "Sea"]);
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    assert_eq!([2, 3, 4].map(|raw| outcome(&window, raw).topic), ["Transport", "Transport", "Transport"]);
}

#[test]
fn the_selection_stays_with_its_points_when_rows_are_sorted_and_filtered() {
    let mut window = window(project());
    click(&mut window, &cell("Status", "20th", "1.1"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    let chosen = |window: &Window| window.state().state.chosen();
    assert_eq!(chosen(&window), [2, 3].map(id::<OutcomeId>));
    assert_eq!(window.state().session.selection().outcome, Some(id(2)));
    window.state_mut().state.query.filter.text = "terminal".to_owned();
    window.run();
    assert_eq!(chosen(&window), [id::<OutcomeId>(2)]);
}

/// The button at the right end of a head.
fn sort_by(window: &mut Window, head: &str) {
    window.run_steps(24);
    let rect = window.get(by().label(head).role(Role::ColumnHeader)).rect();
    let pos = rect.right_center() - Vec2::new(8.0, 0.0);
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run();
}

#[test]
fn heads_sort_and_the_third_click_is_the_order_of_the_protocols() {
    let mut window = window(project());
    for (head, first) in [
        ("Responsible", "Sign the cargo agreement | Open the ferry line"),
        ("Responsible, first to last", "Build the cargo terminal | Exchange statistics"),
        ("Responsible, last to first", "Sign the cargo agreement | Build"),
    ] {
        sort_by(&mut window, head);
        assert!(texts(&window).starts_with(first), "{head}: {}", texts(&window));
    }
    assert_eq!(window.state().state.query, RegisterQuery::default());
}

#[test]
fn groups_have_heads_with_counts_that_fold() {
    let mut window = window(project());
    window.state_mut().state.query.group = GroupBy::Side;
    window.run();
    assert_eq!(
        texts(&window),
        "2 points · 1 done · 0 open · 1 overdue | Sign the cargo agreement | Open the ferry line | \
         2 points · 0 done · 1 open · 1 overdue | Build the cargo terminal | Exchange statistics"
    );
    click(&mut window, "Session, group Northland");
    press(&mut window, Key::Enter);
    assert_eq!(
        texts(&window),
        "2 points · 1 done · 0 open · 1 overdue | 2 points · 0 done · 1 open · 1 overdue | \
         Build the cargo terminal | Exchange statistics"
    );
}

#[test]
fn a_bar_says_its_numbers_and_shows_only_its_points() {
    let mut window = window(project());
    click(&mut window, "Southland, 0 done · 1 open · 1 overdue");
    assert_eq!(texts(&window), "Build the cargo terminal | Exchange statistics");
    click(&mut window, "20th session · Baku, 0 done · 1 open · 1 overdue");
    assert_eq!(window.state().state.query.filter.sessions, [id::<SessionId>(101)].into());
}

#[test]
fn a_saved_view_brings_filter_and_groups_back() {
    let mut window = window(project());
    let mut query = RegisterQuery { group: GroupBy::Status, ..RegisterQuery::default() };
    query.filter.overdue = true;
    let view = NewRecord::View(Box::new(query.view(id(1), "Late")));
    window.state_mut().session.dispatch(Action::Add(view)).unwrap();
    window.run();
    click(&mut window, "Views");
    click(&mut window, "Late");
    assert_eq!(window.state().state.query, query);
    assert!(texts(&window).ends_with("Sign the cargo agreement | Build the cargo terminal"));
    click(&mut window, "Views");
    click(&mut window, "Delete Late");
    assert!(window.state().session.project().views.is_empty());
}

#[test]
fn enter_on_the_session_goes_to_the_point_there() {
    let mut window = window(project());
    click(&mut window, &cell("Session", "20th", "2.1"));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().session.place(), Place::Session(id(101)));
    assert_eq!(window.state().session.selection().outcome, Some(id(3)));
}

#[test]
fn what_was_forgotten_is_listed_and_leads_to_its_point() {
    let mut window = window(project());
    click(&mut window, "Needs a look (1)");
    let sentence = "The draft of the 20th session does not look at it yet";
    let about = "19th session · ¶ 1.1 · Sign the cargo agreement · Northland–Southland";
    click(&mut window, &format!("{sentence}, {about}"));
    assert_eq!(window.state().session.place(), Place::Session(id(100)));
    assert_eq!(window.state().session.selection().outcome, Some(id(1)));
}

#[test]
fn rows_are_copied_as_they_are_shown_and_a_column_is_pasted() {
    let mut window = window(project());
    click(&mut window, &cell("Topic", "20th", "1.1"));
    window.event(Event::Paste("Sea\r\nPorts\r\n".to_owned()));
    window.run();
    assert_eq!([2, 3].map(|raw| outcome(&window, raw).topic), ["Sea", "Ports"]);
    window.event(Event::Copy);
    window.run();
    assert!(matches!(window.state().requests.last(), Some(Request::Copy(copied)) if copied.text == "Sea\r\n"));
}

#[test]
fn without_points_it_says_what_to_do_next() {
    let mut window = window(Project::default());
    click(&mut window, "New commission…");
    assert_eq!(window.state().requests, [Request::Run("new-commission")]);
}
