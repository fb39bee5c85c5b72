//! What cannot be in the record as it stands, each with its place.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::due::last_day;
use super::{Memory, in_time};
use crate::domain::{CommissionId, CommissionSession, OutcomeId, Project, Review, ReviewId, SessionId};

/// Texts longer than this are read at a stretch by nobody: bytes.
pub const LONG_TEXT: usize = 100_000;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Issue {
    /// Two sessions of a commission with one number.
    SameNumber {
        commission: CommissionId,
        number: u32,
        sessions: Vec<SessionId>,
    },
    /// The last day is before the first.
    EndsBeforeStart {
        session: SessionId,
        from: Date,
        to: Date,
    },
    /// The next session is announced for a day that is not after this one.
    NextNotAfter {
        session: SessionId,
        from: Date,
        next: Date,
    },
    /// A higher number on an earlier day.
    NumberOutOfOrder {
        earlier: SessionId,
        later: SessionId,
    },
    DeadlineBeforeSession {
        session: SessionId,
        outcome: OutcomeId,
        last_day: Date,
        from: Date,
    },
    /// A review of a point that is not there and left no words.
    ReviewOfGone {
        session: SessionId,
        review: ReviewId,
        outcome: OutcomeId,
    },
    /// A review leads to a point that is not there.
    BecomesGone {
        session: SessionId,
        review: ReviewId,
        outcome: OutcomeId,
    },
    /// A review of a point of the same session, a later one, or another commission.
    ReviewOutOfOrder {
        session: SessionId,
        review: ReviewId,
        outcome: OutcomeId,
    },
    /// A review says that the point goes on, and leads to no point.
    LeadsNowhere {
        session: SessionId,
        review: ReviewId,
        outcome: OutcomeId,
    },
    /// Points that continue each other in a circle.
    Circle {
        outcomes: Vec<OutcomeId>,
    },
    /// A text of more than [`LONG_TEXT`] bytes.
    LongText {
        session: SessionId,
        outcome: OutcomeId,
        bytes: usize,
    },
}

/// Where an issue can be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssuePlace {
    Session(SessionId),
    Outcome(SessionId, OutcomeId),
}

impl Issue {
    /// Where it is to be shown: circles at each of their points, everything else once.
    pub fn places(&self, memory: &Memory<'_>) -> Vec<IssuePlace> {
        let outcome = |id: &OutcomeId| {
            let point = memory.point(*id)?;
            Some(IssuePlace::Outcome(point.session.id, *id))
        };
        match self {
            Self::SameNumber { sessions, .. } => sessions.iter().copied().map(IssuePlace::Session).collect(),
            Self::EndsBeforeStart { session, .. } | Self::NextNotAfter { session, .. } => {
                vec![IssuePlace::Session(*session)]
            }
            Self::NumberOutOfOrder { earlier, later } => [*earlier, *later].map(IssuePlace::Session).to_vec(),
            Self::DeadlineBeforeSession { session, outcome, .. } | Self::LongText { session, outcome, .. } => {
                vec![IssuePlace::Outcome(*session, *outcome)]
            }
            Self::ReviewOfGone { session, .. }
            | Self::BecomesGone { session, .. }
            | Self::ReviewOutOfOrder { session, .. }
            | Self::LeadsNowhere { session, .. } => vec![IssuePlace::Session(*session)],
            Self::Circle { outcomes } => outcomes.iter().filter_map(outcome).collect(),
        }
    }
}

/// All issues of the commissions of a project: by commission and session in time, circles last.
pub fn issues(project: &Project, memory: &Memory<'_>) -> Vec<Issue> {
    let mut found = Vec::new();
    for commission in project.commissions.iter() {
        let sessions = in_time(commission);
        same_numbers(commission.id, &sessions, &mut found);
        for (earlier, later) in sessions.iter().zip(sessions.iter().skip(1)) {
            let falls = matches!((earlier.head.number, later.head.number), (Some(one), Some(other)) if one > other);
            if falls {
                found.push(Issue::NumberOutOfOrder { earlier: earlier.id, later: later.id });
            }
        }
        for session in sessions {
            of_session(session, memory, &mut found);
        }
    }
    found.extend(memory.circles().into_iter().map(|outcomes| Issue::Circle { outcomes }));
    found
}

fn same_numbers(commission: CommissionId, sessions: &[&CommissionSession], found: &mut Vec<Issue>) {
    let mut by_number: BTreeMap<u32, Vec<SessionId>> = BTreeMap::new();
    for session in sessions {
        if let Some(number) = session.head.number {
            by_number.entry(number).or_default().push(session.id);
        }
    }
    let several = by_number.into_iter().filter(|(_, sessions)| sessions.len() > 1);
    found.extend(several.map(|(number, sessions)| Issue::SameNumber { commission, number, sessions }));
}

fn of_session(session: &CommissionSession, memory: &Memory<'_>, found: &mut Vec<Issue>) {
    let (id, head) = (session.id, &session.head);
    if let (Some(from), Some(to)) = (head.from, head.to)
        && to < from
    {
        found.push(Issue::EndsBeforeStart { session: id, from, to });
    }
    if let (Some(from), Some(next)) = (head.from, head.next_date)
        && next <= from
    {
        found.push(Issue::NextNotAfter { session: id, from, next });
    }
    for outcome in session.outcomes.iter() {
        if let (Some(from), Some(last_day)) = (head.from, last_day(&outcome.deadline))
            && last_day < from
        {
            found.push(Issue::DeadlineBeforeSession { session: id, outcome: outcome.id, last_day, from });
        }
        if outcome.text.len() > LONG_TEXT {
            found.push(Issue::LongText { session: id, outcome: outcome.id, bytes: outcome.text.len() });
        }
    }
    for review in session.reviews.iter() {
        of_review(id, review, memory, found);
    }
}

fn of_review(session: SessionId, of: &Review, memory: &Memory<'_>, found: &mut Vec<Issue>) {
    use crate::domain::ReviewResult as R;
    let (review, outcome) = (of.id, of.outcome);
    match memory.point(outcome) {
        None if of.was.is_none() => found.push(Issue::ReviewOfGone { session, review, outcome }),
        None => {}
        Some(point) => {
            let turns = memory.turn_of(session);
            if turns.is_some_and(|(own, turn)| own.id != point.commission.id || turn <= point.turn) {
                found.push(Issue::ReviewOutOfOrder { session, review, outcome });
            }
        }
    }
    let gone = of.becomes.iter().filter(|id| memory.point(**id).is_none());
    found.extend(gone.map(|id| Issue::BecomesGone { session, review, outcome: *id }));
    let goes_on = matches!(of.result, R::Reworded | R::Narrowed | R::Merged | R::Split);
    if goes_on && of.becomes.is_empty() {
        found.push(Issue::LeadsNowhere { session, review, outcome });
    }
}
