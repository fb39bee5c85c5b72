//! The screens as people use them: a real session, found by accessible names, typed into with keys.

mod figures;
mod keys;
mod memory;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use super::*;
use crate::domain::{
    AreaRef, Commission, CommissionHead, CommissionId, Deadline, Edit, Entry, Id as RecordId, List, Outcome,
    OutcomeKind, OutcomeStatus, Table,
};
use crate::session::{CountedIds, Place, Session};
use crate::ui::{Request, fonts};

struct App {
    session: Session,
    words: Words,
    state: CommissionState,
    requests: Vec<Request>,
    refused: usize,
    /// Keys pressed and letters typed so far.
    keys: usize,
}

const TODAY: Date = date(2026, 11, 23);

fn app_ui(ui: &mut Ui, app: &mut App) {
    let mut actions = Vec::new();
    let App { session, words, state, requests, .. } = app;
    let mut view = View { session, words, today: TODAY, actions: &mut actions, requests };
    let selection = view.session.selection();
    if let (Place::Session(session), Some(outcome)) = (selection.place, selection.outcome) {
        let side = egui::Panel::right("inspector").exact_size(280.0);
        side.show(ui, |ui| outcome_inspector_ui(ui, &mut view, state, session, outcome));
    }
    egui::CentralPanel::default().show(ui, |ui| match selection.place {
        Place::Session(id) => session_ui(ui, &mut view, state, id),
        Place::Commission(id) => commission_ui(ui, &mut view, state, id),
        _ => {}
    });
    for action in actions {
        app.refused += usize::from(app.session.dispatch(action).is_err());
    }
}

fn id(raw: u32) -> RecordId {
    RecordId::new(raw).unwrap()
}

/// A project with one commission of Kazakhstan and Azerbaijan and no session.
fn commission() -> App {
    let head = CommissionHead {
        name: "Kazakhstan–Azerbaijan Joint Intergovernmental Commission".to_owned(),
        parties: vec![AreaRef::new("KAZ"), AreaRef::new("AZE")],
        ..CommissionHead::default()
    };
    let commission = Commission { id: CommissionId(id(1000)), head, sessions: Table::default() };
    let mut project = Project::default();
    let entry = Entry::Commission(std::sync::Arc::new(commission));
    project.apply(Edit::Insert { list: List::Commissions, place: 0, entry }).unwrap();
    let mut session = Session::new(project, Box::new(CountedIds::default()));
    session.dispatch(Action::GoTo(Place::Commission(CommissionId(id(1000))))).unwrap();
    App {
        session,
        words: Words::english(),
        state: CommissionState::default(),
        requests: Vec::new(),
        refused: 0,
        keys: 0,
    }
}

/// The same with a session that has outcomes of these texts.
fn with_outcomes(texts: &[&str]) -> App {
    let mut app = commission();
    app.session.dispatch(Action::Add(crate::session::NewRecord::Session(CommissionId(id(1000))))).unwrap();
    let Place::Session(session) = app.session.place() else { panic!("a new session is shown") };
    for text in texts {
        let new = crate::session::NewRecord::Outcome {
            session,
            after: None,
            kind: OutcomeKind::Commitment,
            text: (*text).to_owned(),
        };
        app.session.dispatch(Action::Add(new)).unwrap();
    }
    app.session.dispatch(Action::SelectOutcome(None)).unwrap();
    app
}

fn harness(app: App) -> Harness<'static, App> {
    sized(app, [1440.0, 1800.0])
}

fn sized(app: App, size: [f32; 2]) -> Harness<'static, App> {
    let setup = |ctx: &egui::Context| {
        theme::install(ctx);
        fonts::install(ctx);
    };
    let mut harness =
        Harness::builder().with_size(size).with_max_steps(12).with_context_setup(setup).build_ui_state(app_ui, app);
    harness.run();
    harness
}

trait Hands {
    fn go(&mut self, name: &str);
    fn click(&mut self, name: &str);
    fn write(&mut self, text: &str);
    fn press(&mut self, key: Key);
    fn press_with(&mut self, modifiers: Modifiers, key: Key);
    fn shown(&self, name: &str) -> String;
    fn session(&self) -> &CommissionSessionOf;
    fn texts(&self) -> Vec<String>;
}

type CommissionSessionOf = CommissionSession;

impl Hands for Harness<'_, App> {
    fn go(&mut self, name: &str) {
        self.get_by_label(name).focus();
        self.run();
        self.run();
    }

    fn click(&mut self, name: &str) {
        self.get_by_label(name).click();
        self.run();
        self.run();
    }

    fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.event(egui::Event::Text(letter.to_string()));
            self.step();
        }
        self.state_mut().keys += text.chars().count();
        self.run();
    }

    fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.state_mut().keys += 1;
        self.run();
        self.run();
    }

    fn shown(&self, name: &str) -> String {
        self.get_by_label(name).value().unwrap_or_default()
    }

    fn session(&self) -> &CommissionSessionOf {
        self.state().session.project().sessions().next().unwrap().1
    }

    fn texts(&self) -> Vec<String> {
        self.session().outcomes.iter().map(|outcome| outcome.text.clone()).collect()
    }
}

const FIRST: &str =
    "Appropriate steps towards completing the Caspian underwater fibre-optic line within the Digital Silk Road project";
const SECOND: &str =
    "Technical specification to begin a feasibility study of electricity supply along Central Asia–Europe";
const THIRD: &str = "Cooperation with Kazakh companies in renewable energy and energy efficiency";

#[test]
fn the_second_worked_example_is_filled_in_with_keys_alone() {
    let mut harness = harness(commission());
    harness.click("New session");
    assert!(harness.get_by_label("Session number").is_focused(), "the caret is where a new session begins");
    harness.write("20");
    harness.press(Key::Tab);
    harness.write("Astana");
    harness.press(Key::Tab);
    harness.write("5.3.2024");
    harness.press(Key::Tab);
    assert_eq!(harness.shown("Date"), "5 March 2024");
    harness.go("Head of delegation, Kazakhstan");
    harness.write("Marat Karabayev");
    harness.press(Key::Tab);
    assert!(harness.get_by_label("Office, Kazakhstan").is_focused(), "Tab goes as reading goes");
    harness.write("Minister of Transport");
    harness.go("Head of delegation, Azerbaijan");
    harness.write("Parviz Shahbazov");
    harness.press(Key::Tab);
    harness.write("Minister of Energy");
    harness.click("+ Add a topic");
    let topics = [
        "Oil and gas cooperation",
        "Joint projects",
        "Transit of Kazakh oil along various routes",
        "More cargo on the Trans-Caspian route (Middle Corridor)",
    ];
    for (nth, topic) in topics.iter().enumerate() {
        if nth > 0 {
            harness.press(Key::Enter);
        }
        harness.write(topic);
    }
    harness.click("+ Add an outcome");
    assert!(harness.get_by_label("What was decided, outcome 1").is_focused());
    harness.write(FIRST);
    harness.press(Key::Enter);
    assert!(harness.get_by_label("What was decided, outcome 2").is_focused());
    harness.write(SECOND);
    harness.go("Deadline, outcome 2");
    harness.write("in the near");
    harness.press(Key::Enter);
    assert_eq!(harness.shown("Deadline, outcome 2"), "in the near future");
    harness.press(Key::Enter);
    harness.press_with(Modifiers::SHIFT, Key::Tab);
    assert!(harness.get_by_label("Kind, outcome 3").is_focused());
    harness.write("i");
    harness.press(Key::Tab);
    harness.write(THIRD);
    harness.go("Responsible, outcome 3");
    harness.write("az");
    harness.press(Key::Enter);
    harness.press(Key::Tab);

    let session = harness.session();
    let head = &session.head;
    assert_eq!((head.number, head.from, head.place.as_str()), (Some(20), Some(date(2024, 3, 5)), "Astana"));
    let delegations: Vec<_> = head
        .delegations
        .iter()
        .map(|delegation| (delegation.party.0.as_str(), delegation.head.name.as_str(), delegation.head.office.as_str()))
        .collect();
    assert_eq!(
        delegations,
        [("KAZ", "Marat Karabayev", "Minister of Transport"), ("AZE", "Parviz Shahbazov", "Minister of Energy")]
    );
    let agenda: Vec<_> = head.agenda.iter().map(|topic| topic.text.as_str()).collect();
    assert_eq!(agenda, topics);
    let ids: Vec<_> = session.outcomes.iter().map(|outcome| outcome.id).collect();
    let mut second = Outcome::new(ids[1], OutcomeKind::Commitment, SECOND);
    second.deadline = Deadline::NearFuture;
    let mut third = Outcome::new(ids[2], OutcomeKind::Intention, THIRD);
    third.responsible = vec!["Azerbaijan".to_owned()];
    let outcomes: Vec<_> = session.outcomes.iter().cloned().collect();
    assert_eq!(outcomes, [Outcome::new(ids[0], OutcomeKind::Commitment, FIRST), second, third]);
    assert_eq!(harness.state().refused, 0);
    // Three minutes at 240 keys a minute, with the names of fields reached by Tab or one click each.
    assert!(harness.state().keys < 720, "{} keys", harness.state().keys);
}

#[test]
fn the_head_of_the_outcomes_counts_open_and_overdue() {
    let mut harness = harness(with_outcomes(&["a", "b", "c"]));
    harness.go("Deadline, outcome 1");
    harness.write("2024");
    harness.go("Status, outcome 2");
    harness.write("i");
    assert!(harness.query_by_label("3 · 2 open · 1 overdue on 23 November 2026").is_some());
    assert!(harness.query_by_label("! overdue").is_some());
}

#[test]
fn the_31st_of_february_stays_in_the_field_and_changes_nothing() {
    let mut harness = harness(with_outcomes(&[]));
    let before = harness.state().session.project().clone();
    harness.go("Date");
    harness.write("31 February 2023");
    harness.press(Key::Tab);
    assert_eq!(harness.shown("Date"), "31 February 2023");
    assert!(harness.query_by_label("February 2023 has 28 days").is_some());
    assert!(*harness.state().session.project() == before);
}

#[test]
fn letters_in_the_number_stay_with_a_sentence() {
    let mut harness = harness(with_outcomes(&[]));
    harness.go("Session number");
    harness.write("20a");
    harness.press(Key::Tab);
    assert_eq!(harness.shown("Session number"), "20a");
    assert!(harness.query_by_label("Digits only, as in 20").is_some());
    assert_eq!(harness.session().head.number, None);
}

#[test]
fn undo_after_typing_in_a_field_takes_one_step() {
    let mut harness = harness(with_outcomes(&["a"]));
    let before = harness.state().session.project().clone();
    for (name, text) in
        [("Place", "Astana"), ("What was decided, outcome 1", " and more"), ("Deadline, outcome 1", "soon")]
    {
        harness.go(name);
        harness.write(text);
        assert!(*harness.state().session.project() != before);
        harness.state_mut().session.dispatch(Action::Undo).unwrap();
        harness.run();
        assert!(*harness.state().session.project() == before, "{name}");
        harness.press(Key::Tab);
        assert!(*harness.state().session.project() == before, "{name}");
    }
}

#[test]
fn what_was_typed_and_given_up_leaves_no_step() {
    let mut app = with_outcomes(&["a"]);
    app.session.set_saved(app.session.state_mark());
    let mut harness = harness(app);
    let label = harness.state().session.undo_label().cloned();
    for name in ["Place", "Session number", "Date", "Responsible, outcome 1"] {
        harness.go(name);
        harness.write("5.3.2024");
        harness.press(Key::Escape);
        assert_eq!(harness.state().session.undo_label().cloned(), label, "{name}");
        assert!(!harness.state().session.is_modified(), "{name}");
    }
}

#[test]
fn outcomes_are_moved_added_and_deleted_by_keys_and_the_focus_goes_along() {
    let mut harness = harness(with_outcomes(&["a", "b", "c"]));
    harness.go("What was decided, outcome 3");
    harness.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(harness.texts(), ["a", "c", "b"]);
    assert!(harness.get_by_label("What was decided, outcome 2").is_focused());
    harness.write("!");
    assert_eq!(harness.texts(), ["a", "c!", "b"]);
    harness.press_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(harness.texts(), ["a", "b", "c!"]);
    harness.press_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(harness.texts(), ["a", "b", "c!"], "not past the end");
    harness.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!(harness.texts(), ["a", "b"]);
    assert!(harness.get_by_label("What was decided, outcome 2").is_focused());
    harness.press(Key::Enter);
    assert_eq!(harness.texts(), ["a", "b", ""]);
    assert!(harness.get_by_label("What was decided, outcome 3").is_focused());
    harness.press(Key::Backspace);
    assert_eq!(harness.texts(), ["a", "b"]);
    harness.go("What was decided, outcome 1");
    harness.press(Key::Enter);
    harness.write("x");
    assert_eq!(harness.texts(), ["a", "x", "b"]);
    harness.press_with(Modifiers::SHIFT, Key::Enter);
    harness.write("y");
    assert_eq!(harness.texts(), ["a", "x\ny", "b"]);
    assert_eq!(harness.state().refused, 0);
}

#[test]
fn outcomes_are_moved_added_and_deleted_by_mouse() {
    let mut harness = harness(with_outcomes(&["a", "b"]));
    harness.click("More for outcome 2");
    harness.click("Move up");
    assert_eq!(harness.texts(), ["b", "a"]);
    harness.click("More for outcome 1");
    harness.click("Add an outcome below");
    harness.write("n");
    assert_eq!(harness.texts(), ["b", "n", "a"]);
    harness.click("Delete outcome 1");
    assert_eq!(harness.texts(), ["n", "a"]);
    harness.click("More for outcome 1");
    harness.click("Duplicate");
    assert_eq!(harness.texts(), ["n", "n", "a"]);
    harness.click("+ Add an outcome");
    harness.write("z");
    assert_eq!(harness.texts(), ["n", "n", "a", "z"]);
    harness.click("Kind, outcome 4");
    harness.click("decision");
    assert_eq!(harness.session().outcomes.at(3).unwrap().kind, OutcomeKind::Decision);
}

#[test]
fn a_change_of_status_is_an_entry_of_today() {
    let mut harness = harness(with_outcomes(&["a"]));
    harness.go("Status, outcome 1");
    for _ in 0..2 {
        harness.press(Key::ArrowDown);
    }
    let log: Vec<_> = harness.session().outcomes.at(0).unwrap().log.clone();
    let entry = |status| crate::domain::StatusEntry { date: Some(TODAY), status, words: String::new(), source: None };
    assert_eq!(log, [entry(OutcomeStatus::Done)], "leafing through leaves one entry");
    harness.go("Place");
    harness.go("Status, outcome 1");
    harness.press(Key::ArrowDown);
    let log: Vec<_> = harness.session().outcomes.at(0).unwrap().log.clone();
    assert_eq!(log, [entry(OutcomeStatus::Done), entry(OutcomeStatus::PartlyDone)]);
    assert_eq!(harness.shown("Status, entry 2"), "partly done");
    harness.go("Words, entry 2");
    harness.write("the line reached Sumgait");
    assert_eq!(harness.session().outcomes.at(0).unwrap().log[1].words, "the line reached Sumgait");
    harness.click("+ Add an entry");
    assert_eq!(harness.session().outcomes.at(0).unwrap().log.len(), 3);
}

#[test]
fn deadlines_that_are_words_are_values() {
    let mut harness = harness(with_outcomes(&["a"]));
    assert_eq!(harness.shown("Deadline, outcome 1"), "none stated");
    harness.click("Choose Deadline, outcome 1");
    harness.click("in the near future");
    assert_eq!(harness.session().outcomes.at(0).unwrap().deadline, Deadline::NearFuture);
    harness.go("Deadline, outcome 1");
    harness.press_with(Modifiers::COMMAND, Key::A);
    harness.write("second half of 2024");
    harness.press(Key::Tab);
    assert_eq!(harness.session().outcomes.at(0).unwrap().deadline, Deadline::Within("2024-S2".parse().unwrap()));
    assert_eq!(harness.shown("Deadline, outcome 1"), "H2 2024");
    harness.click("Choose Deadline, outcome 1");
    harness.click("none stated");
    assert_eq!(harness.session().outcomes.at(0).unwrap().deadline, Deadline::NoneStated);
}

#[test]
fn topics_members_and_documents_are_rows() {
    let mut harness = harness(with_outcomes(&[]));
    harness.click("+ Add a topic");
    harness.write("one");
    harness.press(Key::Enter);
    harness.write("two");
    harness.press_with(Modifiers::ALT, Key::ArrowUp);
    harness.press(Key::Enter);
    harness.press(Key::Backspace);
    let topics: Vec<_> = harness.session().head.agenda.iter().map(|topic| topic.text.clone()).collect();
    assert_eq!(topics, ["two", "one"]);
    harness.click("Delete Topic 1");
    assert_eq!(harness.session().head.agenda.len(), 1);
    harness.click("Add a member, Azerbaijan");
    harness.write("A. Aliyev, Deputy Minister");
    harness.press(Key::Enter);
    harness.write("B. Mammadov");
    let members = &harness.session().head.delegations[1].members;
    let members: Vec<_> = members.iter().map(|member| (member.name.as_str(), member.office.as_str())).collect();
    assert_eq!(members, [("A. Aliyev", "Deputy Minister"), ("B. Mammadov", "")]);
    harness.click("+ Add a document");
    harness.write("Protocol");
    harness.press(Key::Tab);
    harness.write("https://example.org/protocol");
    harness.click("Open document 1");
    let opened = Request::OpenLink("https://example.org/protocol".to_owned());
    assert_eq!(harness.state().requests, [opened]);
    assert_eq!(harness.session().head.documents[0].title, "Protocol");
}

#[test]
fn a_new_source_is_cited_when_it_is_made() {
    let mut harness = harness(with_outcomes(&[]));
    harness.click("+ New source…");
    harness.write("Trend, 5 March 2024");
    harness.press(Key::Enter);
    let source = harness.state().session.project().sources.at(0).unwrap();
    assert_eq!(source.title, "Trend, 5 March 2024");
    assert_eq!(harness.session().head.sources[0].source, source.id);
    assert_eq!(harness.shown("Source 1"), "Trend, 5 March 2024");
    harness.go("Quote, source 1");
    harness.write("q");
    assert_eq!(harness.session().head.sources[0].quote, "q");
    harness.click("Delete Source 1");
    assert_eq!(harness.session().head.sources, []);
    harness.click("+ Add a source");
    harness.click("Trend, 5 March 2024");
    assert_eq!(harness.session().head.sources.len(), 1);
}

#[test]
fn a_commission_lists_its_sessions_and_goes_to_them() {
    let mut app = with_outcomes(&["a"]);
    app.session.dispatch(Action::GoTo(Place::Commission(CommissionId(id(1000))))).unwrap();
    let mut harness = harness(app);
    assert_eq!(harness.shown("Party 2"), "Azerbaijan");
    harness.click("+ Add a co-chair");
    harness.write("Kazakhstan");
    harness.press(Key::Tab);
    harness.write("Marat Karabayev");
    let head = &harness.state().session.project().commissions.at(0).unwrap().head;
    assert_eq!(
        (head.co_chairs[0].party.0.as_str(), head.co_chairs[0].person.name.as_str()),
        ("KAZ", "Marat Karabayev")
    );
    harness.go("Name");
    harness.press_with(Modifiers::COMMAND, Key::A);
    harness.press(Key::Delete);
    assert!(harness.query_by_label("A commission needs a name").is_some());
    assert_eq!(harness.state().refused, 0);
    harness.press(Key::Escape);
    assert!(harness.shown("Name").starts_with("Kazakhstan–"));
    harness.click("New session");
    assert!(matches!(harness.state().session.place(), Place::Session(_)));
    harness.state_mut().session.dispatch(Action::GoTo(Place::Commission(CommissionId(id(1000))))).unwrap();
    harness.run();
    assert_eq!(harness.get_all_by_label("Unnumbered session").count(), 2);
    let first = harness.get_all_by_label("Unnumbered session").next().unwrap();
    first.click();
    harness.run();
    assert_eq!(harness.state().session.place(), Place::Session(harness.session().id));
}

#[test]
fn the_screen_fits_a_narrow_window() {
    for size in [[1024.0, 700.0], [1440.0, 900.0], [1920.0, 1080.0]] {
        let mut app =
            with_outcomes(&["a text that is long enough to need several lines of the column that it stands in"]);
        let outcome = app.session.project().sessions().next().unwrap().1.outcomes.at(0).unwrap().id;
        app.session.dispatch(Action::SelectOutcome(Some(outcome))).unwrap();
        let harness = sized(app, size);
        let room = size[0] - 280.0;
        for name in ["Session number", "Last day", "Office, Azerbaijan", "Status, outcome 1", "Delete outcome 1"] {
            let rect = harness.get_by_label(name).rect();
            assert!(rect.right() <= room, "{name} at {size:?}: {rect:?}");
        }
    }
}

#[test]
fn a_long_session_draws_what_is_in_sight_and_follows_the_focus() {
    let texts: Vec<_> = (1..=200).map(|nth| format!("point {nth}")).collect();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let mut harness = sized(with_outcomes(&texts), [1440.0, 900.0]);
    harness.run();
    assert!(harness.query_by_label("What was decided, outcome 1").is_some());
    assert!(harness.query_by_label("What was decided, outcome 150").is_none());
    harness.get_by_label("+ Add an outcome").click_accesskit();
    harness.run();
    harness.run();
    harness.run();
    harness.write("the last");
    assert_eq!(harness.texts().last().map(String::as_str), Some("the last"));
    let field = harness.get_by_label("What was decided, outcome 201");
    assert!(field.is_focused());
    assert!(field.rect().bottom() <= 900.0, "{:?}", field.rect());
    assert!(harness.query_by_label("What was decided, outcome 1").is_none());
}
