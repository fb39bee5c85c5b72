//! One commitment across all sessions: where it came from, what it became, and how its wording and deadline moved.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::{Piece, difference};
use super::{Found, Memory, Standing, is_pending};
use crate::domain::{CommissionId, Deadline, OutcomeId, OutcomeStatus, ReviewId, ReviewResult, SessionId};

/// A point on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub commission: CommissionId,
    pub session: SessionId,
    pub outcome: OutcomeId,
    pub standing: Standing,
    /// What it came out of; several where points were merged.
    pub from: Vec<Step>,
    /// Reviews that ended it or left it as it is, in time.
    pub found: Vec<Ending>,
}

/// From one point to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub review: ReviewId,
    pub outcome: OutcomeId,
    pub result: ReviewResult,
    /// The wording then and now.
    pub wording: Vec<Piece>,
    /// The deadline then and now, where it is another one.
    pub moved: Option<(Deadline, Deadline)>,
}

/// A review that leads to no other point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    pub review: ReviewId,
    pub session: SessionId,
    pub result: ReviewResult,
}

/// The history of one commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    /// In time; the point asked for is among them.
    pub stages: Vec<Stage>,
    /// The last points: several where it was split.
    pub latest: Vec<OutcomeId>,
    /// Of the last points together: pending while one of them is.
    pub status: OutcomeStatus,
    /// Points that continue each other in a circle; empty where all is well.
    pub circle: Vec<OutcomeId>,
}

impl Memory<'_> {
    /// The points that a review leads to, in whatever order they are.
    fn leads_to(&self, found: &Found<'_>) -> Vec<OutcomeId> {
        found.review.becomes.iter().copied().filter(|id| self.point(*id).is_some()).collect()
    }

    fn after(&self, id: OutcomeId) -> Vec<OutcomeId> {
        self.reviews_of(id).iter().flat_map(|found| self.leads_to(found)).collect()
    }

    fn before(&self, id: OutcomeId) -> Vec<OutcomeId> {
        let reviewed = self.origins_of(id).iter().map(|found| found.review.outcome);
        reviewed.filter(|id| self.point(*id).is_some()).collect()
    }

    fn reached(&self, start: OutcomeId, step: impl Fn(OutcomeId) -> Vec<OutcomeId>) -> BTreeSet<OutcomeId> {
        let mut seen = BTreeSet::from([start]);
        let mut waiting = vec![start];
        while let Some(id) = waiting.pop() {
            waiting.extend(step(id).into_iter().filter(|next| seen.insert(*next)));
        }
        seen
    }

    /// The history of a point: all points that it came out of, and all that it became. `None` where it is gone.
    pub fn lineage(&self, id: OutcomeId) -> Option<Lineage> {
        self.point(id)?;
        let mut ids = self.reached(id, |id| self.before(id));
        ids.extend(self.reached(id, |id| self.after(id)));
        let mut points: Vec<_> = ids.iter().filter_map(|id| self.point(*id)).collect();
        points.sort_by_key(|point| (point.turn, point.session.outcomes.place(point.outcome.id), point.outcome.id));
        let stages: Vec<_> = points.iter().filter_map(|point| self.stage(point.outcome.id, &ids)).collect();
        let ends = |stage: &&Stage| !self.after(stage.outcome).iter().any(|next| ids.contains(next));
        let latest: Vec<_> = stages.iter().filter(ends).map(|stage| (stage.outcome, stage.standing.status)).collect();
        let status = together(latest.iter().map(|(_, status)| *status));
        let circle = self.circles_among(&ids).into_iter().next().unwrap_or_default();
        Some(Lineage { stages, latest: latest.into_iter().map(|(id, _)| id).collect(), status, circle })
    }

    fn stage(&self, id: OutcomeId, among: &BTreeSet<OutcomeId>) -> Option<Stage> {
        let point = self.point(id)?;
        let steps = self.origins_of(id).iter().filter(|found| among.contains(&found.review.outcome));
        let steps = steps.filter_map(|found| {
            let then = self.point(found.review.outcome)?.outcome;
            let (old, new) = (&then.deadline, &point.outcome.deadline);
            Some(Step {
                review: found.review.id,
                outcome: then.id,
                result: found.review.result,
                wording: difference(&then.text, &point.outcome.text),
                moved: (old != new).then(|| (old.clone(), new.clone())),
            })
        });
        let found = self.reviews_of(id).iter().filter(|found| self.leads_to(found).is_empty()).map(|found| Ending {
            review: found.review.id,
            session: found.session.id,
            result: found.review.result,
        });
        Some(Stage {
            commission: point.commission.id,
            session: point.session.id,
            outcome: id,
            standing: self.standing(point),
            from: steps.collect(),
            found: found.collect(),
        })
    }

    /// Points that continue each other in a circle, each circle once.
    pub fn circles(&self) -> Vec<Vec<OutcomeId>> {
        let linked = self.reviews().flat_map(|found| {
            let ids = std::iter::once(found.review.outcome).chain(found.review.becomes.iter().copied());
            ids.collect::<Vec<_>>()
        });
        self.circles_among(&linked.filter(|id| self.point(*id).is_some()).collect())
    }

    fn circles_among(&self, ids: &BTreeSet<OutcomeId>) -> Vec<Vec<OutcomeId>> {
        let next: BTreeMap<_, BTreeSet<_>> = ids
            .iter()
            .map(|id| (*id, self.after(*id).into_iter().filter(|next| ids.contains(next)).collect()))
            .collect();
        let mut left = ids.clone();
        let mut circles = Vec::new();
        loop {
            trim(&mut left, &next);
            let Some(circle) = left.first().map(|start| first_circle(*start, &left, &next)) else { return circles };
            circle.iter().for_each(|id| _ = left.remove(id));
            circles.push(circle);
        }
    }
}

type Next = BTreeMap<OutcomeId, BTreeSet<OutcomeId>>;

/// Takes away, again and again, what leads to nothing that is left.
fn trim(left: &mut BTreeSet<OutcomeId>, next: &Next) {
    let mut leads: BTreeMap<OutcomeId, usize> = BTreeMap::new();
    let mut before: BTreeMap<OutcomeId, Vec<OutcomeId>> = BTreeMap::new();
    for id in left.iter() {
        let to = next.get(id).into_iter().flatten().filter(|to| left.contains(*to));
        for to in to {
            *leads.entry(*id).or_default() += 1;
            before.entry(*to).or_default().push(*id);
        }
    }
    let mut ends: Vec<_> = left.iter().copied().filter(|id| !leads.contains_key(id)).collect();
    while let Some(end) = ends.pop() {
        left.remove(&end);
        for id in before.get(&end).into_iter().flatten() {
            if let Some(count) = leads.get_mut(id) {
                *count -= 1;
                if *count == 0 {
                    ends.push(*id);
                }
            }
        }
    }
}

/// Each point that is left leads to another one that is left: a walk ends where it has been.
fn first_circle(start: OutcomeId, left: &BTreeSet<OutcomeId>, next: &Next) -> Vec<OutcomeId> {
    let mut walk = vec![start];
    let mut at = start;
    while let Some(to) = next.get(&at).and_then(|to| to.iter().find(|to| left.contains(*to))) {
        if let Some(place) = walk.iter().position(|id| id == to) {
            return walk.split_off(place);
        }
        walk.push(*to);
        at = *to;
    }
    walk
}

/// One status for several points.
fn together(statuses: impl Iterator<Item = OutcomeStatus>) -> OutcomeStatus {
    let statuses: BTreeSet<_> = statuses.collect();
    let pending: Vec<_> = statuses.iter().filter(|status| is_pending(**status)).collect();
    match (pending.as_slice(), statuses.len()) {
        ([one], _) => **one,
        ([_, _, ..], _) => OutcomeStatus::InProgress,
        ([], 1) => statuses.first().copied().unwrap_or_default(),
        ([], 0) => OutcomeStatus::Open,
        // Done here, dropped there.
        ([], _) => OutcomeStatus::PartlyDone,
    }
}
