//! Random actions, undone to the start and redone to the end, are equal each time.

use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tradebook::analysis::record::Memory;
use tradebook::analysis::record::issues::issues;
use tradebook::analysis::record::register::{Register, RegisterQuery};
use tradebook::domain::{
    Against, AreaRef, CellRef, CommissionHead, DatasetHead, DatasetId, Deadline, Fields, Flow, Id, Key, List, Measure,
    Multiplier, ObsStatus, Outcome, OutcomeKind, OutcomeStatus, Period, Phase, Project, Reopening, ReviewResult,
    SessionHead, SessionId, StatusEntry,
};
use tradebook::formats::project;
use tradebook::session::action::{CellsAction, Finding, RecordAction, ReviewPoint};
use tradebook::session::dump::{dump_json, dump_text};
use tradebook::session::label::Kind;
use tradebook::session::wording::cell_value;
use tradebook::session::wording::record::issue_sentence;
use tradebook::session::{Action, FigureChange, IdSource, NewRecord, Place, Session};
use tradebook::words::Words;

fn id() -> impl Strategy<Value = Id> {
    (1..12_u32).prop_map(|raw| Id::new(raw).unwrap())
}

fn key() -> impl Strategy<Value = Key> {
    let flow = prop::sample::select(vec![Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance]);
    let period = (2020..2024_i32, 0..3_u8).prop_map(|(year, kind)| match kind {
        0 => Period::of_year(year).unwrap(),
        1 => Period::of_quarter(year, 2).unwrap(),
        _ => Period::of_month(year, 7).unwrap(),
    });
    let measure = prop::sample::select(vec![Measure::Level, Measure::growth(Against::YearEarlier)]);
    (flow, period, measure).prop_map(|(flow, period, measure)| Key::new(flow, period, measure))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        (0..99_999_u32, 0..3_u32)
            .prop_map(|(digits, scale)| rust_decimal::Decimal::new(digits.into(), scale).to_string()),
        Just("−17.3 %".to_owned()),
        Just("n/a".to_owned()),
        "-?[0-9]{20,28}",
        "-?0\\.[0-9]{20,28}",
        "\\PC{0,8}",
    ]
}

fn head() -> impl Strategy<Value = DatasetHead> {
    ("[A-Za-z ]{0,6}", 0..3_u8).prop_map(|(name, shown)| DatasetHead {
        name,
        reporter: AreaRef::new("KAZ"),
        shown: Multiplier(shown * 3),
        ..DatasetHead::default()
    })
}

fn list() -> impl Strategy<Value = List> {
    prop_oneof![
        Just(List::Sources),
        Just(List::Datasets),
        Just(List::Commissions),
        id().prop_map(|id| List::Sessions(id.into())),
        id().prop_map(|id| List::Outcomes(id.into())),
    ]
}

fn change() -> impl Strategy<Value = FigureChange> {
    prop_oneof![
        prop::option::of(id()).prop_map(|id| FigureChange::Source(id.map(Into::into))),
        Just(FigureChange::Status(ObsStatus::Provisional)),
        "[a-z]{0,4}".prop_map(FigureChange::Note),
        "[a-z]{0,4}".prop_map(FigureChange::Quote),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (2020..2026_i16, 1..13_i8).prop_map(|(year, month)| Date::constant(year, month, 1))
}

fn finding() -> impl Strategy<Value = Finding> {
    let text = || "[a-c ]{0,5}";
    prop_oneof![
        Just(Finding::Continued),
        text().prop_map(|text| Finding::Reworded { text }),
        text().prop_map(|text| Finding::Narrowed { text }),
        (prop::collection::vec(id(), 0..3), text())
            .prop_map(|(ids, text)| Finding::Merged { others: ids.into_iter().map(Into::into).collect(), text }),
        id().prop_map(|id| Finding::MergedInto(id.into())),
        prop::collection::vec(text(), 0..3).prop_map(|texts| Finding::Split { texts }),
        Just(Finding::Fulfilled),
        Just(Finding::Dropped),
    ]
}

fn record() -> impl Strategy<Value = RecordAction> {
    let status = || prop::sample::select(OutcomeStatus::ALL.to_vec());
    let entry = (prop::option::of(date()), status()).prop_map(|(date, status)| StatusEntry {
        date,
        status,
        words: String::new(),
        source: None,
    });
    prop_oneof![
        3 => id().prop_map(|id| RecordAction::DraftNext(id.into())),
        1 => (id(), 0..2_usize).prop_map(|(id, template)| RecordAction::FromTemplate { commission: id.into(), template }),
        1 => (id(), "[a-b]{0,1}").prop_map(|(id, name)| RecordAction::KeepTemplate { session: id.into(), name }),
        6 => (id(), id(), finding(), prop::option::of(date())).prop_map(|(session, outcome, finding, date)| RecordAction::Review(Box::new(ReviewPoint { session: session.into(), outcome: outcome.into(), finding, words: "x".to_owned(), deadline: date.map(Deadline::On), date }))),
        2 => (prop::collection::vec(id(), 0..3), entry).prop_map(|(ids, entry)| RecordAction::SetStatus { outcomes: ids.into_iter().map(Into::into).collect(), entry }),
        3 => (id(), id(), prop::collection::vec(id(), 0..3)).prop_map(|(session, outcome, becomes)| RecordAction::Link { session: session.into(), outcome: outcome.into(), result: ReviewResult::Merged, becomes: becomes.into_iter().map(Into::into).collect(), words: String::new() }),
        2 => (id(), "[a-b]{0,2}").prop_map(|(id, text)| RecordAction::ChangePoints(vec![Outcome::new(id.into(), OutcomeKind::Decision, &text)])),
        1 => id().prop_map(|id| RecordAction::Unlink(id.into())),
        1 => (id(), id()).prop_map(|(review, outcome)| RecordAction::UnlinkPoint { review: review.into(), outcome: outcome.into() }),
        1 => (id(), date()).prop_map(|(session, date)| RecordAction::Reopen { session: session.into(), reopening: Reopening { date, who: "A".to_owned(), why: "b".to_owned() } }),
    ]
}

pub fn action() -> impl Strategy<Value = Action> {
    let dataset = || id().prop_map(DatasetId);
    let interaction = || 0..3_u64;
    prop_oneof![
        6 => (dataset(), key(), text()).prop_map(|(dataset, key, text)| Action::Enter { dataset, key, text }),
        2 => (dataset(), key(), text()).prop_map(|(dataset, key, text)| Action::Draft { dataset, key, text }),
        1 => Just(Action::DropDraft),
        2 => (dataset(), prop::collection::vec(key(), 0..4)).prop_map(|(dataset, keys)| Action::Cells(CellsAction::Clear(keys.into_iter().map(|key| CellRef { dataset, key }).collect()))),
        2 => (dataset(), key(), text(), any::<bool>()).prop_map(|(dataset, key, text, adopt)| Action::AddFigure { dataset, key, text, source: None, adopt }),
        2 => (dataset(), key(), 0..3_usize, change(), interaction()).prop_map(|(dataset, key, place, change, interaction)| Action::ChangeFigure { dataset, key, place, change, interaction }),
        1 => (dataset(), key(), prop::option::of(0..3_usize)).prop_map(|(dataset, key, place)| Action::Adopt { dataset, key, place }),
        1 => (dataset(), key(), 0..3_usize).prop_map(|(dataset, key, place)| Action::RemoveFigure { dataset, key, place }),
        1 => (dataset(), key()).prop_map(|(dataset, key)| Action::AddPeriod { dataset, period: key.period }),
        1 => (dataset(), prop::collection::vec(key(), 0..3)).prop_map(|(dataset, keys)| Action::RemovePeriods { dataset, periods: keys.iter().map(|key| key.period).collect() }),
        2 => head().prop_map(|head| Action::Add(NewRecord::Dataset(head))),
        1 => "[a-z]{0,3}".prop_map(|title| Action::Add(NewRecord::Source { title })),
        1 => "[a-z]{0,3}".prop_map(|name| Action::Add(NewRecord::Commission { name, parties: vec![AreaRef::new("KAZ")] })),
        1 => id().prop_map(|id| Action::Add(NewRecord::Session(id.into()))),
        1 => (id(), prop::option::of(id())).prop_map(|(session, after)| Action::Add(NewRecord::Outcome { session: session.into(), after: after.map(Into::into), kind: OutcomeKind::Decision, text: "x".to_owned() })),
        1 => (dataset(), head(), interaction()).prop_map(|(id, head, interaction)| Action::Set { fields: Box::new(Fields::Dataset(id, head)), interaction }),
        1 => (id(), "[a-z]{0,2}", interaction()).prop_map(|(id, name, interaction)| Action::Set { fields: Box::new(Fields::Commission(id.into(), CommissionHead { name, ..CommissionHead::default() })), interaction }),
        1 => (id(), 0..30_u32, interaction()).prop_map(|(id, number, interaction)| Action::Set { fields: Box::new(Fields::Session(SessionId(id), SessionHead { number: Some(number), ..SessionHead::default() })), interaction }),
        2 => (list(), id()).prop_map(|(list, id)| Action::Delete { list, id }),
        2 => (list(), id()).prop_map(|(list, id)| Action::Duplicate { list, id }),
        2 => (list(), id(), 0..4_usize).prop_map(|(list, id, place)| Action::Move { list, id, place }),
        6 => record().prop_map(Action::Record),
        1 => (id(), 1..4_u32, date()).prop_map(|(id, number, from)| Action::Set { fields: Box::new(Fields::Session(SessionId(id), SessionHead { number: Some(number), from: Some(from), phase: Phase::Signed, ..SessionHead::default() })), interaction: 0 }),
        1 => "[a-b]{0,1}".prop_map(|name| Action::Add(NewRecord::View(Box::new(RegisterQuery::default().view(Id::NONE_YET.into(), &name))))),
        2 => Just(Action::Undo),
        1 => Just(Action::Redo),
    ]
}

/// Undoes everything, looking at the project after each step.
fn states_back(session: &mut Session) -> Vec<Project> {
    let mut states = vec![session.snapshot()];
    while session.undo_label().is_some() {
        session.dispatch(Action::Undo).unwrap();
        states.push(session.snapshot());
    }
    states
}

fn words() -> Rc<Words> {
    thread_local!(static WORDS: Rc<Words> = Rc::new(Words::english()));
    WORDS.with(Rc::clone)
}

fn is_there(project: &Project, place: Place) -> bool {
    match place {
        Place::Start
        | Place::Events
        | Place::Sources
        | Place::Figures
        | Place::Partners
        | Place::Register
        | Place::Calendar
        | Place::Checks => true,
        Place::Dataset(id) | Place::Revisions(id) | Place::Mirror(id) => project.datasets.get(id).is_some(),
        Place::Commission(id) => project.commissions.get(id).is_some(),
        Place::Session(id) => project.session(id).is_some(),
        Place::Chart(id) => project.charts.get(id).is_some(),
        Place::Event(id) => project.events.get(id).is_some(),
        Place::Source(id) => project.sources.get(id).is_some(),
    }
}

/// Gives 1, 2, 1, 3, 2, 1 …: every number again and again, as chance may.
#[derive(Default)]
pub struct Stumbling {
    highest: u32,
    next: u32,
}

impl IdSource for Stumbling {
    fn next(&mut self, _kind: Kind) -> u32 {
        if self.next == 0 {
            self.highest += 1;
            self.next = self.highest;
        }
        self.next -= 1;
        self.next + 1
    }
}

/// A commission 1 with sessions 2, 3 and 4: the first is signed, the second has reviews already, the third is a draft.
pub fn with_sessions() -> Project {
    let text = r#"(schema: 3, commissions: [(id: "1", name: "Commission", parties: ["KAZ"], sessions: [
        (id: "2", number: 1, from: "2021-01-01", phase: Signed, outcomes: [(id: "5", text: "a"), (id: "6", text: "b"), (id: "7", text: "c")]),
        (id: "3", number: 2, from: "2022-01-01", outcomes: [(id: "8", text: "a again")],
         reviews: [(id: "9", outcome: "5", becomes: ["8"])]),
        (id: "4", number: 3, outcomes: [(id: "a", text: "d")]),
    ])])"#;
    project::read(text.as_bytes()).unwrap().project
}

/// Follows actions from a project; what holds for every project holds at the end, all of it is taken back to the start
/// and done again to the end. Gives how many were done.
fn follow(start: &Project, actions: Vec<Action>) -> Result<usize, TestCaseError> {
    let mut session = Session::new(start.clone(), Box::new(Stumbling::default()));
    let mut done = 0;
    for action in actions {
        let before = session.snapshot();
        let refused = session.dispatch(action).is_err();
        done += usize::from(!refused);
        prop_assert!(!refused || session.project() == &before, "a refused action changed the project");
        prop_assert!(is_there(session.project(), session.place()), "{:?} is on the screen and gone", session.place());
        let mut seen = BTreeSet::new();
        prop_assert!(session.project().ids().all(|id| seen.insert(id)), "an id was given twice");
    }
    holds_for_every_project(&session)?;
    while session.redo_label().is_some() {
        session.dispatch(Action::Redo).unwrap();
    }
    let mut back = states_back(&mut session);
    prop_assert_eq!(session.project(), start);
    prop_assert!(!session.is_modified());
    back.pop();
    while session.redo_label().is_some() {
        session.dispatch(Action::Redo).unwrap();
        prop_assert_eq!(Some(session.snapshot()), back.pop());
    }
    prop_assert!(back.is_empty());
    Ok(done)
}

fn holds_for_every_project(session: &Session) -> Result<(), TestCaseError> {
    for dataset in session.project().datasets.iter() {
        let sheet = session.sheet(dataset.id).unwrap();
        for (cell, column) in (0..sheet.len()).flat_map(|row| sheet.cells(row).iter().zip(&sheet.columns)) {
            prop_assert!(!cell_value(&words(), cell, *column).is_empty());
        }
    }
    let memory = Memory::of(session.project());
    for issue in issues(session.project(), &memory) {
        prop_assert!(!issue_sentence(&words(), session.project(), &issue).is_empty());
    }
    prop_assert_eq!(Register::of(session.project(), &memory).rows().len(), memory.points().count());
    for point in memory.points() {
        prop_assert!(memory.lineage(point.outcome.id).is_some());
    }
    dump_text(session.project(), &words());
    prop_assert!(serde_json::from_str::<serde_json::Value>(&dump_json(session.project())).is_ok());
    let bytes = project::write(session.project());
    prop_assert_eq!(&project::read(&bytes).unwrap().project, session.project());
    Ok(())
}

/// What is done to a record, and now and then a deletion or a step back.
pub fn record_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        12 => record().prop_map(Action::Record),
        1 => id().prop_map(|id| Action::Delete { list: List::Sessions(Id::new(1).unwrap().into()), id }),
        1 => (id(), id()).prop_map(|(session, id)| Action::Delete { list: List::Outcomes(session.into()), id }),
        1 => id().prop_map(|id| Action::Duplicate { list: List::Sessions(Id::new(1).unwrap().into()), id }),
        2 => Just(Action::Undo),
        1 => Just(Action::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_actions_are_undone_to_the_start_and_redone_to_the_end(actions in prop::collection::vec(action(), 0..120)) {
        follow(&Project::default(), actions)?;
    }

    #[test]
    fn random_answers_of_sessions_are_undone_to_the_start_and_redone_to_the_end(actions in prop::collection::vec(record_action(), 0..60)) {
        follow(&with_sessions(), actions)?;
    }
}

#[test]
fn the_random_answers_reach_every_kind_of_finding() {
    let mut runner = TestRunner::deterministic();
    let kinds = |session: &Session| {
        let reviews = session.project().sessions().flat_map(|(_, session)| session.reviews.iter());
        reviews.map(|review| format!("{:?}", review.result)).collect::<BTreeSet<_>>()
    };
    let mut seen = BTreeSet::new();
    for _ in 0..300 {
        let actions = prop::collection::vec(record_action(), 60).new_tree(&mut runner).unwrap().current();
        let mut session = Session::new(with_sessions(), Box::new(Stumbling::default()));
        for action in actions {
            // Many of them are refused.
            let _done = session.dispatch(action);
            seen.extend(kinds(&session));
        }
    }
    assert_eq!(seen.len(), 7, "{seen:?}");
}
