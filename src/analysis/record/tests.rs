//! Made-up commissions, and what their memory says of them.

mod calendars;
mod chains;
mod registers;
mod targets;

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{
    AreaRef, Commission, CommissionHead, CommissionSession, Dataset, DatasetHead, Deadline, Edit, Entry, Figure,
    Figures, Flow, Id, Key, List, Multiplier, Observation, Outcome, OutcomeId, OutcomeKind, OutcomeStatus, Phase,
    Project, Review, ReviewResult, Said, SessionHead, SessionId, StatusEntry, Table,
};

fn id<T: From<Id>>(raw: u32) -> T {
    T::from(Id::new(raw).unwrap())
}

/// A point with a text of its own.
fn point(raw: u32, text: &str) -> Outcome {
    Outcome::new(id(raw), OutcomeKind::Commitment, text)
}

fn entry(date: Option<Date>, status: OutcomeStatus) -> StatusEntry {
    StatusEntry { date, status, words: String::new(), source: None }
}

/// `reviews` are of a point, with its result and what it becomes; their ids follow those of the session.
fn meeting(
    raw: u32,
    number: u32,
    from: Option<Date>,
    points: Vec<Outcome>,
    reviews: &[(u32, ReviewResult, &[u32])],
) -> CommissionSession {
    let head = SessionHead { number: Some(number), from, phase: Phase::Signed, ..SessionHead::default() };
    let mut session = CommissionSession::new(id(raw), head);
    session.outcomes = points.into_iter().collect();
    let review = |(nth, (outcome, result, becomes)): (u32, &(u32, ReviewResult, &[u32]))| Review {
        id: id(raw * 100 + nth),
        outcome: id(*outcome),
        result: *result,
        becomes: becomes.iter().map(|raw| id(*raw)).collect(),
        words: String::new(),
        was: None,
    };
    session.reviews = (0..).zip(reviews).map(review).collect();
    session
}

fn commission(raw: u32, name: &str, sessions: Vec<CommissionSession>) -> Commission {
    let parties = ["KAZ", "AZE"].map(AreaRef::new).to_vec();
    let head = CommissionHead { name: name.to_owned(), parties, ..CommissionHead::default() };
    Commission { id: id(raw), head, sessions: sessions.into_iter().collect() }
}

fn project(commissions: Vec<Commission>) -> Project {
    Project { commissions: commissions.into_iter().collect::<Table<_>>(), ..Project::default() }
}

/// One commission, with these sessions.
fn of_sessions(sessions: Vec<CommissionSession>) -> Project {
    project(vec![commission(900, "Commission", sessions)])
}

/// Adds a dataset between the parties, in millions, with levels as printed, in millions.
fn with_levels(project: &mut Project, raw: u32, levels: &[(Flow, &str, &str)]) {
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(id(raw), head);
    let observation = |(flow, period, text): &(Flow, &str, &str)| Observation {
        key: Key::level(*flow, period.parse().unwrap()),
        figures: Figures::one(Figure::new(Said::Number(format!("{text}e6").parse().unwrap()), None)),
    };
    dataset.observations = levels.iter().map(observation).collect();
    let entry = Entry::Dataset(Arc::new(dataset));
    project.apply(Edit::Insert { list: List::Datasets, place: 0, entry }).unwrap();
}

fn ids(points: &[OutcomeId]) -> Vec<u32> {
    points.iter().map(|id| id.0.raw()).collect()
}

fn session_id(raw: u32) -> SessionId {
    id(raw)
}

fn on(date: Date) -> Deadline {
    Deadline::On(date)
}
