//! The register with 10,000 points in 200 sessions: building it, filtering by typing, setting a status; and suggestions
//! for 200 open points.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a bench may stop; numbers are small"
)]

#[path = "common/record.rs"]
mod common;

use std::hint::black_box;

use common::{COMMISSIONS, Chance, POINTS, SESSIONS, id, record};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::{Date, date};
use tradebook::analysis::record::Memory;
use tradebook::analysis::record::calendar::calendar;
use tradebook::analysis::record::issues::issues;
use tradebook::analysis::record::register::{GroupBy, Register, RegisterFilter, RegisterQuery, SortBy};
use tradebook::domain::{
    Commission, CommissionHead, CommissionSession, Outcome, OutcomeKind, OutcomeStatus, Project, SessionHead,
    SessionId, StatusEntry,
};
use tradebook::session::action::RecordAction;
use tradebook::session::register::ShownRegister;
use tradebook::session::{Action, CountedIds, Session};

const AT: Date = date(2026, 7, 1);

/// A session of 200 open points, and a draft with 200 points that most of them may have become.
fn drafted() -> Project {
    let mut chance = Chance(11);
    let session = |raw: u32, turn: u32, points: Vec<Outcome>| {
        let head =
            SessionHead { number: Some(turn), from: Some(date(2020 + turn as i16, 3, 5)), ..SessionHead::default() };
        let mut session = CommissionSession::new(id(raw), head);
        session.outcomes = points.into_iter().collect();
        session
    };
    let old: Vec<_> =
        (1_000..1_200).map(|raw| Outcome::new(id(raw), OutcomeKind::Commitment, &chance.text(25))).collect();
    let reworded = |(raw, old): (u32, &Outcome)| Outcome {
        id: id(raw),
        text: format!("{} by 2027", &old.text[9..]),
        ..old.clone()
    };
    let new: Vec<_> = (2_000..).zip(&old).map(reworded).collect();
    let sessions = vec![session(100, 1, old), session(101, 2, new)];
    let commission =
        Commission { id: id(10), head: CommissionHead::default(), sessions: sessions.into_iter().collect() };
    Project { commissions: std::iter::once(commission).collect(), ..Project::default() }
}

fn register(criterion: &mut Criterion) {
    let project = record();
    let memory = Memory::of(&project);
    assert_eq!(memory.points().count(), (COMMISSIONS * SESSIONS * POINTS) as usize);
    criterion
        .bench_function("register: memory of 10,000 points", |bench| bench.iter(|| Memory::of(black_box(&project))));
    criterion.bench_function("register: build 10,000 rows", |bench| {
        bench.iter(|| Register::of(black_box(&project), &memory));
    });
    criterion.bench_function("register: issues of 10,000 points", |bench| {
        bench.iter(|| issues(black_box(&project), &memory));
    });
    criterion.bench_function("register: calendar of 10,000 points", |bench| {
        bench.iter(|| calendar(black_box(&project), &memory));
    });
    let built = Register::of(&project, &memory);
    let order = built.order(SortBy::Deadline, false);
    for text in ["t", "transit", "transit energy", "nowhere"] {
        let filter = RegisterFilter { text: text.to_owned(), ..RegisterFilter::default() };
        criterion.bench_function(&format!("register: filter \"{text}\""), |bench| {
            bench.iter(|| built.filtered(black_box(&order), &filter, AT));
        });
    }
    criterion.bench_function("register: sort by text", |bench| bench.iter(|| built.order(SortBy::Text, false)));
}

/// What one keystroke asks for: filter, groups, counts.
fn typing(criterion: &mut Criterion) {
    let session = Session::new(record(), Box::new(CountedIds::default()));
    let mut shown = ShownRegister::default();
    let queries: Vec<_> = ["t", "tr", "tra", "tran", "trans", "transi", "transit"]
        .map(|text| RegisterQuery {
            filter: RegisterFilter { text: text.to_owned(), ..RegisterFilter::default() },
            group: GroupBy::Session,
            sort: SortBy::Deadline,
            descending: false,
        })
        .into();
    let mut nth = 0;
    criterion.bench_function("register: a keystroke in the filter", |bench| {
        bench.iter(|| {
            nth = (nth + 1) % queries.len();
            shown.show(&session, &queries[nth], AT)
        });
    });
}

/// A status is set, and the register follows: it is built again.
fn editing(criterion: &mut Criterion) {
    let mut session = Session::new(record(), Box::new(CountedIds::default()));
    let mut shown = ShownRegister::default();
    let query = RegisterQuery::default();
    let entry = StatusEntry { date: Some(AT), status: OutcomeStatus::InProgress, words: String::new(), source: None };
    criterion.bench_function("register: set the status of a point and show it", |bench| {
        bench.iter(|| {
            let set = RecordAction::SetStatus { outcomes: vec![id(5_000)], entry: entry.clone() };
            session.dispatch(Action::Record(set)).unwrap();
            shown.show(&session, &query, AT);
            session.dispatch(Action::Undo).unwrap();
        });
    });
}

fn suggesting(criterion: &mut Criterion) {
    let project = drafted();
    let memory = Memory::of(&project);
    let draft: SessionId = id(101);
    assert!(memory.suggestions(draft).len() > 150);
    criterion.bench_function("register: suggestions for 200 open points", |bench| {
        bench.iter(|| memory.suggestions(black_box(draft)));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = register, typing, editing, suggesting
}
criterion_main!(benches);
