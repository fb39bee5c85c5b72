//! What a session left open, and what the next one forgot to look at.

use super::{Memory, Point, Standing, is_pending, is_task};
use crate::domain::{OutcomeId, Phase, SessionId};

/// An open point that the next session has no review of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SilentlyDropped {
    pub session: SessionId,
    pub outcome: OutcomeId,
    /// The session that should have looked at it.
    pub next: SessionId,
    /// Its protocol is still a draft: the point can be taken up there.
    pub next_is_draft: bool,
    /// A session after that which looked at it again.
    pub taken_up: Option<SessionId>,
    /// The status today.
    pub now: Standing,
}

impl SilentlyDropped {
    /// Nobody has looked at it since, and it is still to be done.
    pub fn is_lost(&self) -> bool {
        self.taken_up.is_none() && is_pending(self.now.status)
    }
}

impl<'a> Memory<'a> {
    /// What is to be done at the end of a session: its points and those of earlier sessions of its commission that are
    /// neither settled nor carried over by then. In the order of sessions, then of their points. Information is not
    /// among them: nothing is to be done of it.
    pub fn open_at_end(&self, session: SessionId) -> Vec<Point<'a>> {
        let Some((commission, turn)) = self.turn_of(session) else { return Vec::new() };
        let by = self.next_session(session).and_then(|next| next.head.from);
        let open =
            |point: &Point<'a>| is_task(point.outcome.kind) && is_pending(self.standing_then(*point, turn, by).status);
        let sessions = self.sessions_of(commission.id).iter().take(turn + 1);
        sessions.flat_map(|session| session.outcomes.iter()).filter_map(|one| self.point(one.id)).filter(open).collect()
    }

    /// What a session still has to look at: what was open at the end of the one before, and is, and has no review here.
    pub fn matters_arising(&self, session: SessionId) -> Vec<Point<'a>> {
        let Some(previous) = self.previous_session(session) else { return Vec::new() };
        let unseen = |point: &Point<'a>| {
            let reviews = self.reviews_of(point.outcome.id);
            reviews.iter().all(|found| found.session.id != session) && is_pending(self.standing(*point).status)
        };
        self.open_at_end(previous.id).into_iter().filter(unseen).collect()
    }

    /// The points of a session that were open at its end and have no review at the next one.
    pub fn silently_dropped(&self, session: SessionId) -> Vec<SilentlyDropped> {
        let Some(next) = self.next_session(session) else { return Vec::new() };
        let dropped = |point: Point<'a>| {
            let reviews = self.reviews_of(point.outcome.id);
            if point.session.id != session || reviews.iter().any(|found| found.session.id == next.id) {
                return None;
            }
            let after = reviews.iter().find(|found| found.turn > point.turn);
            Some(SilentlyDropped {
                session,
                outcome: point.outcome.id,
                next: next.id,
                next_is_draft: next.head.phase == Phase::Draft,
                taken_up: after.map(|found| found.session.id),
                now: self.standing(point),
            })
        };
        self.open_at_end(session).into_iter().filter_map(dropped).collect()
    }

    /// Those of all sessions of all commissions that are lost until today.
    pub fn all_lost(&self) -> Vec<SilentlyDropped> {
        let sessions = self.commissions.values().flatten();
        sessions.flat_map(|session| self.silently_dropped(session.id)).filter(SilentlyDropped::is_lost).collect()
    }
}
