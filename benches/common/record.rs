//! The record that several benches share: 10,000 points in 200 sessions of 8 commissions.
//!
//! *Invariant:* the same project each time.
#![allow(dead_code, reason = "each bench uses a part")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a bench may stop; numbers are small"
)]

use jiff::ToSpan;
use jiff::civil::{Date, date};
use tradebook::domain::{
    AreaRef, Commission, CommissionHead, CommissionSession, Deadline, Id, Outcome, OutcomeKind, OutcomeStatus, Phase,
    Project, Review, ReviewResult, SessionHead, StatusEntry,
};

pub const COMMISSIONS: u32 = 8;
pub const SESSIONS: u32 = 25;
pub const POINTS: u32 = 50;

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

pub fn id<T: From<Id>>(raw: u32) -> T {
    T::from(Id::new(raw).unwrap())
}

/// The same numbers each time.
pub struct Chance(pub u32);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % limit
    }

    pub fn text(&mut self, words: u32) -> String {
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
pub fn record() -> Project {
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
