//! Which points of a session may be what open points of earlier ones became, by likeness of their texts.

use super::Memory;
use super::likeness::{Candidates, LIKELY, Permille};
use crate::domain::{OutcomeId, SessionId};

/// Suggestions that a person looks through for one point.
const MOST: usize = 3;

/// An open point of an earlier session, and the points that it may have become, the likest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub outcome: OutcomeId,
    pub like: Vec<(OutcomeId, Permille)>,
}

impl Memory<'_> {
    /// For each point that a session still has to look at, its points that nothing has become yet and that are about
    /// the same. Points without a suggestion are left out.
    pub fn suggestions(&self, session: SessionId) -> Vec<Suggestion> {
        let Some((commission, turn)) = self.turn_of(session) else { return Vec::new() };
        let Some(of) = self.sessions_of(commission.id).get(turn) else { return Vec::new() };
        let unlinked = of.outcomes.iter().filter(|outcome| self.origins_of(outcome.id).is_empty());
        let candidates = Candidates::of(unlinked.map(|outcome| (outcome.id, outcome.text.as_str())));
        let suggested = self.matters_arising(session).into_iter().map(|point| Suggestion {
            outcome: point.outcome.id,
            like: candidates.like(&point.outcome.text, MOST, LIKELY),
        });
        suggested.filter(|suggestion| !suggestion.like.is_empty()).collect()
    }
}
