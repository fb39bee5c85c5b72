//! The memory of commissions: what followed from a point, what is still open, what was forgotten, what is due.
//!
//! [`Memory`] finds any point, and the reviews before and after it, without walking through all sessions again.
//! *Invariant:* nothing here trusts a link: what leads nowhere, back in time or in a circle is left out and can be
//! listed by [`issues`].

pub mod at_session;
pub mod calendar;
pub mod difference;
pub mod due;
pub mod issues;
pub mod likeness;
pub mod lineage;
pub mod open;
pub mod quoted;
pub mod register;
pub mod suggest;
pub mod target;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::{
    Commission, CommissionId, CommissionSession, Outcome, OutcomeId, OutcomeKind, OutcomeStatus, Project, Review,
    ReviewId, ReviewResult, SessionId,
};

/// A point where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    pub commission: &'a Commission,
    pub session: &'a CommissionSession,
    /// Place of the session among those of its commission, in time.
    pub turn: usize,
    pub outcome: &'a Outcome,
}

/// A review where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    pub commission: &'a Commission,
    pub session: &'a CommissionSession,
    /// Place of the session among those of its commission, in time.
    pub turn: usize,
    pub review: &'a Review,
}

/// Why a point has the status that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Nobody has said anything yet.
    Start,
    /// The last entry of its log.
    Log,
    /// A later session found so.
    Review(ReviewId, SessionId),
}

/// The status of a point, with what later sessions made of it: a point that was carried over is superseded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub status: OutcomeStatus,
    pub because: Because,
}

/// Whether something is still to be done.
pub fn is_pending(status: OutcomeStatus) -> bool {
    match status {
        OutcomeStatus::Open | OutcomeStatus::InProgress | OutcomeStatus::PartlyDone | OutcomeStatus::Postponed => true,
        OutcomeStatus::Done | OutcomeStatus::Dropped | OutcomeStatus::Superseded => false,
    }
}

/// Whether a point of this kind asks for anything to be done.
pub fn is_task(kind: OutcomeKind) -> bool {
    kind != OutcomeKind::Information
}

/// Every session, point and review of a project by id.
pub struct Memory<'a> {
    commissions: BTreeMap<CommissionId, Vec<&'a CommissionSession>>,
    sessions: BTreeMap<SessionId, (&'a Commission, usize)>,
    points: BTreeMap<OutcomeId, Point<'a>>,
    reviews: BTreeMap<OutcomeId, Vec<Found<'a>>>,
    origins: BTreeMap<OutcomeId, Vec<Found<'a>>>,
}

impl<'a> Memory<'a> {
    pub fn of(project: &'a Project) -> Self {
        let mut memory = Self {
            commissions: BTreeMap::new(),
            sessions: BTreeMap::new(),
            points: BTreeMap::new(),
            reviews: BTreeMap::new(),
            origins: BTreeMap::new(),
        };
        for commission in project.commissions.iter() {
            let sessions = in_time(commission);
            for (turn, session) in sessions.iter().copied().enumerate() {
                memory.take_in(commission, session, turn);
            }
            memory.commissions.insert(commission.id, sessions);
        }
        memory
    }

    fn take_in(&mut self, commission: &'a Commission, session: &'a CommissionSession, turn: usize) {
        self.sessions.insert(session.id, (commission, turn));
        for outcome in session.outcomes.iter() {
            self.points.insert(outcome.id, Point { commission, session, turn, outcome });
        }
        for review in session.reviews.iter() {
            let found = Found { commission, session, turn, review };
            self.reviews.entry(review.outcome).or_default().push(found);
            for next in &review.becomes {
                self.origins.entry(*next).or_default().push(found);
            }
        }
    }

    pub fn point(&self, id: OutcomeId) -> Option<Point<'a>> {
        self.points.get(&id).copied()
    }

    /// All points, by id.
    pub fn points(&self) -> impl Iterator<Item = Point<'a>> {
        self.points.values().copied()
    }

    /// What sessions found of a point, in time.
    pub fn reviews_of(&self, id: OutcomeId) -> &[Found<'a>] {
        self.reviews.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The reviews that a point came out of.
    pub fn origins_of(&self, id: OutcomeId) -> &[Found<'a>] {
        self.origins.get(&id).map_or(&[], Vec::as_slice)
    }

    /// All reviews, in no order that matters.
    pub fn reviews(&self) -> impl Iterator<Item = Found<'a>> {
        self.reviews.values().flatten().copied()
    }

    /// The sessions of a commission in time.
    pub fn sessions_of(&self, id: CommissionId) -> &[&'a CommissionSession] {
        self.commissions.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The commission of a session, and the session's place in time.
    pub fn turn_of(&self, id: SessionId) -> Option<(&'a Commission, usize)> {
        self.sessions.get(&id).copied()
    }

    fn beside(&self, id: SessionId, place: impl Fn(usize) -> Option<usize>) -> Option<&'a CommissionSession> {
        let (commission, turn) = self.turn_of(id)?;
        self.sessions_of(commission.id).get(place(turn)?).copied()
    }

    /// The session of the same commission that follows.
    pub fn next_session(&self, id: SessionId) -> Option<&'a CommissionSession> {
        self.beside(id, |turn| turn.checked_add(1))
    }

    /// The session of the same commission before.
    pub fn previous_session(&self, id: SessionId) -> Option<&'a CommissionSession> {
        self.beside(id, |turn| turn.checked_sub(1))
    }

    /// Whether a review is of a point of an earlier session of its own commission.
    pub fn is_in_order(&self, found: &Found<'_>) -> bool {
        self.point(found.review.outcome)
            .is_some_and(|point| point.commission.id == found.commission.id && point.turn < found.turn)
    }

    /// The points of later sessions that a review in order leads to.
    pub fn becomes(&self, found: &Found<'_>) -> Vec<Point<'a>> {
        let Some(from) = self.point(found.review.outcome).filter(|_| self.is_in_order(found)) else {
            return Vec::new();
        };
        let later = |point: &Point<'_>| point.commission.id == from.commission.id && point.turn > from.turn;
        found.review.becomes.iter().filter_map(|id| self.point(*id)).filter(later).collect()
    }

    /// The status of a point today.
    pub fn standing(&self, point: Point<'_>) -> Standing {
        self.standing_then(point, usize::MAX, None)
    }

    /// The status of a point as sessions up to the place `turn` and log entries up to `by` have it.
    pub fn standing_then(&self, point: Point<'_>, turn: usize, by: Option<Date>) -> Standing {
        let is_known = |date: Option<Date>| by.is_none() || date.is_none() || date <= by;
        let logged = point.outcome.log.iter().rev().find(|entry| is_known(entry.date)).map(|entry| entry.status);
        let own = match logged {
            Some(status) => Standing { status, because: Because::Log },
            None => Standing { status: OutcomeStatus::Open, because: Because::Start },
        };
        if !is_pending(own.status) {
            return own;
        }
        let reviews = self.reviews_of(point.outcome.id).iter().rev().filter(|found| found.turn <= turn);
        let settled = reviews.filter_map(|found| {
            let status = self.settles(found)?;
            Some(Standing { status, because: Because::Review(found.review.id, found.session.id) })
        });
        settled.take(1).next().unwrap_or(own)
    }

    /// What a review makes of its point; `None` where the point stays as it is.
    fn settles(&self, found: &Found<'_>) -> Option<OutcomeStatus> {
        if !self.is_in_order(found) {
            return None;
        }
        match found.review.result {
            ReviewResult::Fulfilled => Some(OutcomeStatus::Done),
            ReviewResult::Dropped => Some(OutcomeStatus::Dropped),
            ReviewResult::Continued
            | ReviewResult::Reworded
            | ReviewResult::Narrowed
            | ReviewResult::Merged
            | ReviewResult::Split => (!self.becomes(found).is_empty()).then_some(OutcomeStatus::Superseded),
        }
    }
}

/// The sessions of a commission in time: by their first day. One without a date follows the session with the highest
/// number up to its own, else the one before it in the list.
pub fn in_time(commission: &Commission) -> Vec<&CommissionSession> {
    let dated = |number: u32| {
        let known = commission.sessions.iter().filter_map(|session| Some((session.head.number?, session.head.from?)));
        known.filter(|(other, _)| *other <= number).max().map(|(_, date)| date)
    };
    let mut before = Date::MIN;
    let mut placed = Vec::with_capacity(commission.sessions.len());
    for (place, session) in commission.sessions.iter().enumerate() {
        let date = session.head.from.or_else(|| session.head.number.and_then(dated)).unwrap_or(before);
        before = date;
        placed.push(((date, session.head.from.is_none(), session.head.number, place), session));
    }
    placed.sort_by_key(|(key, _)| *key);
    placed.into_iter().map(|(_, session)| session).collect()
}
