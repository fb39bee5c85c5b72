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

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use tradebook::analysis::record::Memory;
use tradebook::analysis::record::calendar::calendar;
use tradebook::analysis::record::issues::issues;
use tradebook::analysis::record::register::{GroupBy, Register, RegisterFilter, RegisterQuery, SortBy};
use tradebook::domain::{
    AreaRef, Commission, CommissionHead, CommissionSession, Deadline, Id, Outcome, OutcomeKind, OutcomeStatus, Phase,
    Project, Review, ReviewResult, SessionHead, SessionId, StatusEntry,
};
use tradebook::session::action::RecordAction;
use tradebook::session::register::ShownRegister;
use tradebook::session::{Action, CountedIds, Session};

const COMMISSIONS: u32 = 8;
const SESSIONS: u32 = 25;
const POINTS: u32 = 50;
const AT: Date = date(2026, 7, 1);

const WORDS: [&str; 48] = [
    "appropriate",
    "steps",
    "towards",
    "completing",
    "the",
    "underwater",
    "line",
    "within",
    "project",
    "technical",
    "specification",
    "feasibility",
    "study",
    "electricity",
    "supply",
    "cooperation",
    "companies",
    "renewable",
    "energy",
    "efficiency",
    "transit",
    "cargo",
    "terminal",
    "port",
    "railway",
    "tariff",
    "customs",
    "declaration",
    "exchange",
    "statistics",
    "quarter",
    "working",
    "group",
    "expert",
    "meeting",
    "draft",
    "agreement",
    "protocol",
    "investment",
    "forum",
    "exhibition",
    "agriculture",
    "certificate",
    "phytosanitary",
    "digital",
    "signature",
    "tourism",
    "flight",
];

fn id<T: From<Id>>(raw: u32) -> T {
    T::from(Id::new(raw).unwrap())
}

/// The same numbers each time.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % limit
    }

    fn text(&mut self, words: u32) -> String {
        let words: Vec<_> = (0..words).map(|_| WORDS[self.below(WORDS.len() as u32) as usize]).collect();
        words.join(" ")
    }
}

fn outcome(chance: &mut Chance, raw: u32, from: Date) -> Outcome {
    let kind = OutcomeKind::ALL[chance.below(4) as usize];
    let text = chance.text(18);
    let mut outcome = Outcome::new(id(raw), kind, &text);
    outcome.paragraph = format!("{}.{}", raw % 9 + 1, raw % 7 + 1);
    outcome.topic = WORDS[chance.below(20) as usize].to_owned();
    outcome.responsible =
        vec![["Northland", "Southland", "both sides", "working group"][chance.below(4) as usize].to_owned()];
    if chance.below(2) == 0 {
        outcome.deadline = Deadline::On(from.checked_add((chance.below(900) as i32).days()).unwrap());
    }
    if chance.below(3) == 0 {
        let status = OutcomeStatus::ALL[chance.below(7) as usize];
        outcome.log.push(StatusEntry { date: Some(from), status, words: chance.text(6), source: None });
    }
    outcome
}

/// Half of the points of a session go on to the next one.
fn record() -> Project {
    let mut chance = Chance(7);
    let mut next = 1_000_u32;
    let commissions = (0..COMMISSIONS).map(|nth| {
        let mut before: Vec<u32> = Vec::new();
        let sessions = (0..SESSIONS).map(|turn| {
            let from = date(2001 + turn as i16, 3, 5);
            let head = SessionHead {
                number: Some(turn + 1),
                from: Some(from),
                phase: Phase::Signed,
                ..SessionHead::default()
            };
            let mut session = CommissionSession::new(id(100 + nth * SESSIONS + turn), head);
            let first = next;
            next += POINTS;
            session.outcomes = (first..next).map(|raw| outcome(&mut chance, raw, from)).collect();
            let reviews = before.iter().take(POINTS as usize / 2).zip(first..).map(|(old, new)| Review {
                id: id(500_000 + new),
                outcome: id(*old),
                result: ReviewResult::Reworded,
                becomes: vec![id(new)],
                words: String::new(),
                was: None,
            });
            session.reviews = reviews.collect();
            before = (first..next).collect();
            session
        });
        let name = format!("Commission {nth}");
        let head = CommissionHead { name, parties: vec![AreaRef::new("KAZ")], ..CommissionHead::default() };
        Commission { id: id(10 + nth), sessions: sessions.collect(), head }
    });
    let commissions = commissions.collect();
    Project { commissions, ..Project::default() }
}

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
