//! What the whole record says of the session on the screen: worked out again when anything of the record changes that
//! it follows from. Words of a point do not count: each letter typed into one would go through all points otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::record::issues::{IssuePlace, LONG_TEXT, issues};
use crate::analysis::record::open::SilentlyDropped;
use crate::analysis::record::suggest::Suggestion;
use crate::analysis::record::{Because, Memory, Standing};
use crate::domain::{
    Commission, CommissionSession, Outcome, OutcomeId, OutcomeStatus, Record, ReviewResult, SessionHead, SessionId,
    Table,
};
use crate::session::wording::record::issue_sentence;
use crate::ui::View;

/// A point of an earlier session that this one looks at, or has looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter {
    pub outcome: OutcomeId,
    /// What was found, where there is an answer.
    pub found: Option<ReviewResult>,
}

/// The record as it was when something was worked out of it. It shares its records with the project.
#[derive(Debug, Default)]
struct Seen {
    revision: Option<u64>,
    commissions: Table<Commission>,
    /// How often it was another one.
    #[cfg(test)]
    changes: usize,
}

impl Seen {
    /// Whether the record is another one than it was, beyond its words.
    fn is_new(&mut self, view: &View<'_>) -> bool {
        let now = Some(view.session.revision());
        if self.revision == now {
            return false;
        }
        let commissions = &view.session.project().commissions;
        let fresh = self.revision.is_some() && alike(&self.commissions, commissions, has_like_sessions);
        self.revision = now;
        self.commissions = commissions.clone();
        #[cfg(test)]
        {
            self.changes += usize::from(!fresh);
        }
        !fresh
    }
}

/// The same records in the same order, as far as `like` looks; those that are shared are not looked at.
fn alike<T: Record>(before: &Table<T>, now: &Table<T>, like: impl Fn(&T, &T) -> bool) -> bool {
    let same = |(before, now): (&Arc<T>, &Arc<T>)| Arc::ptr_eq(before, now) || like(before, now);
    before.len() == now.len() && before.iter_shared().zip(now.iter_shared()).all(same)
}

fn has_like_sessions(before: &Commission, now: &Commission) -> bool {
    before.id == now.id && alike(&before.sessions, &now.sessions, is_like_session)
}

fn is_like_session(before: &CommissionSession, now: &CommissionSession) -> bool {
    let head = |head: &SessionHead| (head.number, head.from, head.to, head.next_date, head.phase);
    before.id == now.id
        && (head(&before.head), &before.head.place) == (head(&now.head), &now.head.place)
        && alike(&before.reviews, &now.reviews, PartialEq::eq)
        && alike(&before.outcomes, &now.outcomes, is_like_point)
}

/// The same but for its words, its number and the figures that it speaks of.
fn is_like_point(before: &Outcome, now: &Outcome) -> bool {
    let of = |point: &Outcome| (point.id, point.kind, point.status());
    let entries = |point: &Outcome| point.log.iter().map(|entry| (entry.date, entry.status)).collect::<Vec<_>>();
    let is_long = before.text.len().max(now.text.len()) > LONG_TEXT;
    of(before) == of(now)
        && !is_long
        && (&before.topic, &before.deadline) == (&now.topic, &now.deadline)
        && entries(before) == entries(now)
}

#[derive(Debug, Default)]
pub struct Known {
    of: Option<SessionId>,
    seen: Seen,
    /// The state of the project that suggestions are of.
    suggested: u64,
    pub previous: Option<SessionId>,
    pub next: Option<SessionId>,
    /// Sentences about the session.
    pub issues: Vec<String>,
    /// Sentences about its points.
    pub of_points: BTreeMap<OutcomeId, Vec<String>>,
    /// In the order of sessions, then of their points.
    pub matters: Vec<Matter>,
    /// Open points of the session before that this one has no answer to.
    pub dropped_here: Vec<SilentlyDropped>,
    /// Open points of this session that the next one has no answer to.
    pub dropped_after: Vec<SilentlyDropped>,
    /// What later sessions made of the points.
    pub standings: BTreeMap<OutcomeId, Standing>,
    /// Topics that outcomes of the commission have.
    pub topics: Vec<String>,
    /// Asked for only by the walk through open points.
    suggestions: Option<Vec<Suggestion>>,
}

/// How many points of each session are open, by what later sessions made of them.
#[derive(Debug, Default)]
pub struct OpenCounts {
    seen: Seen,
    counts: BTreeMap<SessionId, usize>,
}

impl OpenCounts {
    /// Counts again where the project is another one than it was.
    pub fn follow(&mut self, view: &View<'_>) {
        if !self.seen.is_new(view) {
            return;
        }
        let memory = Memory::of(view.session.project());
        let mut counts = BTreeMap::new();
        for point in memory.points() {
            let open = memory.standing(point).status == OutcomeStatus::Open;
            *counts.entry(point.session.id).or_default() += usize::from(open);
        }
        self.counts = counts;
    }

    pub fn of(&self, session: SessionId) -> usize {
        self.counts.get(&session).copied().unwrap_or(0)
    }
}

impl Known {
    /// Works everything out again where the project is another one than it was.
    pub fn follow(&mut self, view: &View<'_>, id: SessionId) {
        let is_new = self.seen.is_new(view);
        if !is_new && self.of == Some(id) {
            return;
        }
        let project = view.session.project();
        let memory = Memory::of(project);
        *self = Self { of: Some(id), seen: std::mem::take(&mut self.seen), ..Self::default() };
        self.previous = memory.previous_session(id).map(|session| session.id);
        self.next = memory.next_session(id).map(|session| session.id);
        for issue in issues(project, &memory) {
            for place in issue.places(&memory) {
                match place {
                    IssuePlace::Session(session) if session == id => {
                        self.issues.push(issue_sentence(view.words, project, &issue));
                    }
                    IssuePlace::Outcome(session, outcome) if session == id => {
                        let sentence = issue_sentence(view.words, project, &issue);
                        self.of_points.entry(outcome).or_default().push(sentence);
                    }
                    _ => {}
                }
            }
        }
        self.matters = matters(&memory, id);
        self.dropped_here = self.previous.map_or(Vec::new(), |previous| memory.silently_dropped(previous));
        self.dropped_after = memory.silently_dropped(id);
        let Some(session) = project.session(id) else { return };
        for outcome in session.outcomes.iter() {
            if let Some(point) = memory.point(outcome.id) {
                self.standings.insert(outcome.id, memory.standing(point));
            }
        }
        let sessions = memory.turn_of(id).map_or(&[][..], |(commission, _)| memory.sessions_of(commission.id));
        let topics = sessions.iter().flat_map(|session| session.outcomes.iter()).map(|outcome| outcome.topic.trim());
        let topics: BTreeSet<_> = topics.filter(|topic| !topic.is_empty()).map(str::to_owned).collect();
        self.topics = topics.into_iter().collect();
    }

    /// The status of a point, with what later sessions made of it.
    pub fn status(&self, outcome: &Outcome) -> OutcomeStatus {
        let later = self.standings.get(&outcome.id).filter(|standing| matches!(standing.because, Because::Review(..)));
        later.map_or_else(|| outcome.status(), |standing| standing.status)
    }

    /// How often it was worked out.
    #[cfg(test)]
    pub fn made_count(&self) -> usize {
        self.seen.changes
    }

    /// Points that still need an answer.
    pub fn unanswered(&self) -> usize {
        self.matters.iter().filter(|matter| matter.found.is_none()).count()
    }

    /// The points of this session that an open one may have become.
    pub fn like(&mut self, view: &View<'_>, id: SessionId, outcome: OutcomeId) -> Vec<OutcomeId> {
        // They are found by likeness: here every word counts.
        if self.suggested != view.session.revision() {
            self.suggested = view.session.revision();
            self.suggestions = None;
        }
        let suggestions = self.suggestions.get_or_insert_with(|| Memory::of(view.session.project()).suggestions(id));
        let of = suggestions.iter().find(|suggestion| suggestion.outcome == outcome);
        of.map_or(Vec::new(), |suggestion| suggestion.like.iter().map(|(id, _)| *id).collect())
    }
}

/// What is still open, and what this session has an answer to.
fn matters(memory: &Memory<'_>, id: SessionId) -> Vec<Matter> {
    let open = memory.matters_arising(id).into_iter().map(|point| (point, None));
    let reviews = memory.turn_of(id).and_then(|(commission, turn)| memory.sessions_of(commission.id).get(turn));
    let reviews = reviews.into_iter().flat_map(|session| session.reviews.iter());
    let answered = reviews.filter_map(|review| Some((memory.point(review.outcome)?, Some(review.result))));
    let mut all: Vec<_> = open.chain(answered).collect();
    all.sort_by_key(|(point, _)| (point.turn, point.session.outcomes.place(point.outcome.id)));
    all.dedup_by_key(|(point, _)| point.outcome.id);
    all.into_iter().map(|(point, found)| Matter { outcome: point.outcome.id, found }).collect()
}
