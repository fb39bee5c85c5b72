//! The calendar as people use it.

use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};

use super::{CalendarState, calendar_ui};
use crate::domain::{
    Commission, CommissionHead, CommissionSession, Deadline, Id, Outcome, OutcomeKind, Project, SessionHead,
};
use crate::session::{Action, CountedIds, Place, Session};
use crate::ui::{Request, View, fonts, theme};
use crate::words::Words;

struct Screen {
    session: Session,
    words: Words,
    state: CalendarState,
    counted_on: Option<Date>,
    requests: Vec<Request>,
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
        egui::CentralPanel::default().show(ui, |ui| calendar_ui(ui, &mut view, &mut self.state, &mut self.counted_on));
        for action in actions {
            self.session.dispatch(action).unwrap();
        }
    }
}

type Window = Harness<'static, Screen>;

fn id<T: From<Id>>(raw: u32) -> T {
    T::from(Id::new(raw).unwrap())
}

/// Session 100 on 5 March 2026, with points due on 11 June, 8 July and 9 July 2026.
fn project() -> Project {
    let point = |raw: u32, text: &str, day: Date| Outcome {
        paragraph: format!("{raw}"),
        deadline: Deadline::On(day),
        ..Outcome::new(id(raw), OutcomeKind::Commitment, text)
    };
    let head = SessionHead { number: Some(20), from: Some(date(2026, 3, 5)), ..SessionHead::default() };
    let points = [
        point(1, "Sign the agreement", date(2026, 6, 11)),
        point(2, "Open the line", date(2026, 7, 8)),
        point(3, "Exchange data", date(2026, 7, 9)),
    ];
    let session = CommissionSession { outcomes: points.into_iter().collect(), ..CommissionSession::new(id(100), head) };
    let head = CommissionHead { name: "Northland–Southland".to_owned(), ..CommissionHead::default() };
    let commission = Commission { id: id(10), head, sessions: std::iter::once(session).collect() };
    Project { commissions: std::iter::once(commission).collect(), ..Project::default() }
}

fn window(project: Project) -> Window {
    let mut session = Session::new(project, Box::new(CountedIds::default()));
    session.dispatch(Action::GoTo(Place::Calendar)).unwrap();
    let screen = Screen {
        session,
        words: Words::english(),
        state: CalendarState::default(),
        counted_on: None,
        requests: Vec::new(),
    };
    let mut window = Harness::builder()
        .with_size(Vec2::new(1400.0, 900.0))
        .with_max_steps(12)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(|ui, screen: &mut Screen| screen.draw(ui), screen);
    window.run();
    window
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn shows(window: &Window, day: &str, entry: &str) -> bool {
    let cell = window.query_by_label(day);
    cell.is_some_and(|cell| cell.accesskit_node().description().is_some_and(|text| text.contains(entry)))
}

#[test]
fn days_show_their_deadlines_and_what_is_overdue_in_words() {
    let mut window = window(project());
    assert!(shows(&window, "8 July 2026", "Deadline, ¶ 2 Open the line"));
    press(&mut window, Key::PageUp);
    assert!(shows(&window, "11 June 2026", "! Overdue by 20 days, ¶ 1 Sign the agreement"));
    for _ in 0..3 {
        press(&mut window, Key::PageUp);
    }
    assert!(shows(&window, "5 March 2026", "Session, 20th session"));
    press(&mut window, Key::Home);
    assert!(shows(&window, "9 July 2026", "Exchange data"));
}

#[test]
fn overdue_follows_the_day_that_it_is_counted_on() {
    let mut window = window(project());
    window.state_mut().counted_on = Some(date(2026, 8, 1));
    window.run();
    assert!(shows(&window, "8 July 2026", "! Overdue by 24 days"));
}

#[test]
fn arrows_and_enter_go_to_the_point() {
    let mut window = window(project());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().session.place(), Place::Session(id(100)));
    assert_eq!(window.state().session.selection().outcome, Some(id(2)));
}

#[test]
fn the_agenda_has_what_is_next_and_a_click_goes_there() {
    let mut window = window(project());
    assert!(window.query_by_label("Next from 1 July 2026").is_some());
    let entry = "9 July 2026, Deadline, ¶ 3 Exchange data, 20th session · Northland–Southland";
    window.get_by_label(entry).click();
    window.run();
    assert_eq!(window.state().session.selection().outcome, Some(id(3)));
}

#[test]
fn an_empty_calendar_says_what_to_do_next() {
    let mut window = window(Project::default());
    window.get_by_label("New commission…").click();
    window.run();
    assert_eq!(window.state().requests, [Request::Run("new-commission")]);
}
