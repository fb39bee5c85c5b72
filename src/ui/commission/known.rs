//! What the whole record says of the session on the screen: worked out once for each state of the project.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::record::issues::{IssuePlace, issues};
use crate::analysis::record::open::SilentlyDropped;
use crate::analysis::record::suggest::Suggestion;
use crate::analysis::record::{Because, Memory, Standing};
use crate::domain::{Outcome, OutcomeId, OutcomeStatus, ReviewResult, SessionId};
use crate::session::wording::record::issue_sentence;
use crate::ui::View;

/// A point of an earlier session that this one looks at, or has looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter {
    pub outcome: OutcomeId,
    /// What was found, where there is an answer.
    pub found: Option<ReviewResult>,
}

#[derive(Debug, Default)]
pub struct Known {
    of: Option<(u64, SessionId)>,
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
    of: Option<u64>,
    counts: BTreeMap<SessionId, usize>,
}

impl OpenCounts {
    /// Counts again where the project is another one than it was.
    pub fn follow(&mut self, view: &View<'_>) {
        let now = Some(view.session.revision());
        if self.of == now {
            return;
        }
        let memory = Memory::of(view.session.project());
        let mut counts = BTreeMap::new();
        for point in memory.points() {
            let open = memory.standing(point).status == OutcomeStatus::Open;
            *counts.entry(point.session.id).or_default() += usize::from(open);
        }
        *self = Self { of: now, counts };
    }

    pub fn of(&self, session: SessionId) -> usize {
        self.counts.get(&session).copied().unwrap_or(0)
    }
}

impl Known {
    /// Works everything out again where the project is another one than it was.
    pub fn follow(&mut self, view: &View<'_>, id: SessionId) {
        let now = (view.session.revision(), id);
        if self.of == Some(now) {
            return;
        }
        let project = view.session.project();
        let memory = Memory::of(project);
        *self = Self { of: Some(now), ..Self::default() };
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

    /// Points that still need an answer.
    pub fn unanswered(&self) -> usize {
        self.matters.iter().filter(|matter| matter.found.is_none()).count()
    }

    /// The points of this session that an open one may have become.
    pub fn like(&mut self, view: &View<'_>, id: SessionId, outcome: OutcomeId) -> Vec<OutcomeId> {
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
