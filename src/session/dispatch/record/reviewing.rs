//! A session looks at the points of earlier ones: each answer makes the review, the points that follow, and the entry
//! in the log, as one step.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::record::in_time;
use crate::domain::{
    CommissionSession, Edit, EditError, Entry, Id, List, Outcome, OutcomeId, OutcomeStatus, Project, Review, ReviewId,
    ReviewResult, SessionId, StatusEntry,
};
use crate::session::action::{Finding, ReviewPoint};
use crate::session::label::{Kind, Verb};
use crate::session::{Label, Refusal, Session};

/// Whether a session can look at a point: it is of an earlier session of the same commission.
fn may_review(project: &Project, session: SessionId, outcome: OutcomeId) -> Result<(), Refusal> {
    let (of, _) = project.outcome(outcome).ok_or(EditError::Gone(outcome.0))?;
    let commission = project.commission_of(session).ok_or(EditError::Gone(session.0))?;
    let sessions = in_time(commission);
    let turn = |id: SessionId| sessions.iter().position(|session| session.id == id);
    match (turn(of), turn(session)) {
        (Some(before), Some(now)) if before < now => Ok(()),
        _ => Err(Refusal::NotLater),
    }
}

/// What a finding leaves of the points.
struct Follows {
    result: ReviewResult,
    /// Points that it is a review of, beside the one asked for.
    others: Vec<OutcomeId>,
    /// The texts of new points.
    texts: Vec<String>,
    /// A point that is there already.
    into: Option<OutcomeId>,
    status: Option<OutcomeStatus>,
}

impl Follows {
    fn of(finding: Finding, text: &str) -> Self {
        use ReviewResult as R;
        let plain = |result| Self { result, others: Vec::new(), texts: Vec::new(), into: None, status: None };
        match finding {
            Finding::Continued => Self { texts: vec![text.to_owned()], ..plain(R::Continued) },
            Finding::Reworded { text } => Self { texts: vec![text], ..plain(R::Reworded) },
            Finding::Narrowed { text } => Self { texts: vec![text], ..plain(R::Narrowed) },
            Finding::Merged { others, text } => Self { others, texts: vec![text], ..plain(R::Merged) },
            Finding::MergedInto(into) => Self { into: Some(into), ..plain(R::Merged) },
            Finding::Split { texts } => Self { texts, ..plain(R::Split) },
            Finding::Fulfilled => Self { status: Some(OutcomeStatus::Done), ..plain(R::Fulfilled) },
            Finding::Dropped => Self { status: Some(OutcomeStatus::Dropped), ..plain(R::Dropped) },
        }
    }
}

impl Session {
    pub(super) fn review(&mut self, asked: ReviewPoint) -> Result<(), Refusal> {
        let ReviewPoint { session, outcome, finding, words, deadline, date } = asked;
        may_review(self.project(), session, outcome)?;
        let (_, old) = self.project().outcome(outcome).ok_or(EditError::Gone(outcome.0))?;
        let of = self.project().session(session).ok_or(EditError::Gone(session.0))?;
        let follows = Follows::of(finding, &old.text);
        let mut reviewed = BTreeSet::from([outcome]);
        reviewed.extend(&follows.others);
        for other in &reviewed {
            may_review(self.project(), session, *other)?;
            if of.reviews.iter().any(|review| review.outcome == *other) {
                return Err(Refusal::AlreadyReviewed);
            }
        }
        if follows.texts.iter().any(|text| text.trim().is_empty())
            || follows.result == ReviewResult::Split && follows.texts.is_empty()
        {
            return Err(Refusal::TextNeeded);
        }
        if let Some(into) = follows.into.filter(|into| of.outcomes.get(*into).is_none()) {
            return Err(EditError::Gone(into.0).into());
        }
        let day = date.or(of.head.from);
        let carried = Outcome { deadline: deadline.unwrap_or_else(|| old.deadline.clone()), ..carried(old) };
        let (points, reviews) = (of.outcomes.len(), of.reviews.len());
        let mut edits = Vec::new();
        let mut becomes: Vec<_> = follows.into.into_iter().collect();
        let used = self.project().ids().collect();
        for (place, text) in (points..).zip(follows.texts) {
            let id = OutcomeId(self.fresh_id_beside(&used, Kind::Outcome));
            becomes.push(id);
            let entry = Entry::Outcome(Arc::new(Outcome { id, text, ..carried.clone() }));
            edits.push(Edit::Insert { list: List::Outcomes(session), place, entry });
        }
        let (result, list) = (follows.result, List::Reviews(session));
        for (place, outcome) in (reviews..).zip(reviewed) {
            let id = ReviewId(self.fresh_id_beside(&used, Kind::Review));
            let review = Review { id, outcome, result, becomes: becomes.clone(), words: words.clone(), was: None };
            edits.push(Edit::Insert { list, place, entry: Entry::Review(Arc::new(review)) });
        }
        if let Some(status) = follows.status {
            edits.push(self.logged(outcome, StatusEntry { date: day, status, words, source: None })?);
        }
        let label = Label::Record { verb: Verb::Add, kind: Kind::Review, name: String::new() };
        self.commit(label, edits, self.selection().clone(), 0)
    }

    pub(super) fn link(&mut self, review: Review, session: SessionId) -> Result<(), Refusal> {
        may_review(self.project(), session, review.outcome)?;
        let of = self.project().session(session).ok_or(EditError::Gone(session.0))?;
        if let Some(gone) = review.becomes.iter().find(|id| of.outcomes.get(**id).is_none()) {
            return Err(EditError::Gone(gone.0).into());
        }
        if of.reviews.iter().any(|other| other.outcome == review.outcome && other.becomes == review.becomes) {
            return Err(Refusal::AlreadyReviewed);
        }
        let place = of.reviews.len();
        let review = Review { id: ReviewId(self.fresh_id(Kind::Review)), ..review };
        let edit = Edit::Insert { list: List::Reviews(session), place, entry: Entry::Review(Arc::new(review)) };
        let label = Label::Record { verb: Verb::Add, kind: Kind::Review, name: String::new() };
        self.commit(label, vec![edit], self.selection().clone(), 0)
    }
}

/// What goes over to the next session: not the place in the old protocol, and not what was reported of the old point.
fn carried(old: &Outcome) -> Outcome {
    Outcome { paragraph: String::new(), log: Vec::new(), note: String::new(), ..old.clone() }
}

/// A review that refers to a point that is about to go, or leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Referrer {
    pub session: SessionId,
    pub review: ReviewId,
    pub outcome: OutcomeId,
}

/// The points inside a record.
fn points_in(entry: &Entry) -> Vec<(Option<u32>, &Outcome)> {
    fn of_session(session: &CommissionSession) -> impl Iterator<Item = (Option<u32>, &Outcome)> {
        session.outcomes.iter().map(|outcome| (session.head.number, outcome))
    }
    match entry {
        Entry::Session(session) => of_session(session).collect(),
        Entry::Commission(commission) => commission.sessions.iter().flat_map(of_session).collect(),
        Entry::Outcome(outcome) => vec![(None, outcome)],
        _ => Vec::new(),
    }
}

fn reviews_outside<'p>(project: &'p Project, entry: &'p Entry) -> impl Iterator<Item = (SessionId, &'p Review)> {
    let inside = |commission: Id, session: Id| entry.id() == commission || entry.id() == session;
    let sessions = project.sessions().filter(move |(commission, session)| !inside(commission.0, session.id.0));
    sessions.flat_map(|(_, session)| session.reviews.iter().map(|review| (session.id, review)))
}

/// The reviews of other sessions that refer to a record's points.
pub fn referrers(project: &Project, entry: &Entry) -> Vec<Referrer> {
    let points: BTreeSet<_> = points_in(entry).into_iter().map(|(_, outcome)| outcome.id).collect();
    if points.is_empty() {
        return Vec::new();
    }
    let refers = |(session, review): (SessionId, &Review)| {
        let ids = std::iter::once(review.outcome).chain(review.becomes.iter().copied());
        let review = review.id;
        let gone: Vec<_> = ids.filter(|id| points.contains(id)).collect();
        gone.into_iter().map(move |outcome| Referrer { session, review, outcome })
    };
    reviews_outside(project, entry).flat_map(refers).collect()
}

/// The edits that keep those reviews legible: what is left of the points they are of, and no links to what is gone.
pub fn kept_legible(project: &Project, entry: &Entry) -> Vec<Edit> {
    use crate::domain::{Fields, GonePoint};
    let points = points_in(entry);
    let number_of = |outcome: &Outcome| {
        let session = project.outcome(outcome.id).and_then(|(session, _)| project.session(session));
        session.and_then(|session| session.head.number)
    };
    let mended = |(session, review): (SessionId, &Review)| {
        let is_gone = |id: OutcomeId| points.iter().find(|(_, outcome)| outcome.id == id);
        let mut new = review.clone();
        new.becomes.retain(|id| is_gone(*id).is_none());
        if let Some((number, outcome)) = is_gone(review.outcome) {
            let session = number.or_else(|| number_of(outcome));
            let (paragraph, text) = (outcome.paragraph.clone(), outcome.text.clone());
            new.was = Some(GonePoint { session, paragraph, text });
        }
        (new != *review).then_some(Edit::Set(Fields::Review(session, new)))
    };
    if points.is_empty() { Vec::new() } else { reviews_outside(project, entry).filter_map(mended).collect() }
}
