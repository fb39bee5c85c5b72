//! What is done to the record of a commission beside typing into it: sessions drafted, points reviewed and linked,
//! statuses set, protocols reopened.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::{
    CommissionId, Deadline, Outcome, OutcomeId, Reopening, ReviewId, ReviewResult, SessionId, StatusEntry,
};

/// What a session finds of a point of an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Goes on in the same words.
    Continued,
    Reworded {
        text: String,
    },
    Narrowed {
        text: String,
    },
    /// Becomes one point with these others.
    Merged {
        others: Vec<OutcomeId>,
        text: String,
    },
    /// Becomes part of a point that the session has already.
    MergedInto(OutcomeId),
    /// Becomes a point for each text.
    Split {
        texts: Vec<String>,
    },
    /// Writes "done" into its log.
    Fulfilled,
    /// Writes "dropped" into its log.
    Dropped,
}

/// One answer of a session that goes through what is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPoint {
    /// The session that looks at it.
    pub session: SessionId,
    /// The point of an earlier session.
    pub outcome: OutcomeId,
    pub finding: Finding,
    /// What is to be said of it; goes into the review, and into the log where it is settled.
    pub words: String,
    /// Another deadline for the points that it becomes; `None` keeps the old one.
    pub deadline: Option<Deadline>,
    /// Of the entry in the log; `None`: the session's first day.
    pub date: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordAction {
    /// A session after the last one of its commission, with its delegations and agenda, without its points.
    DraftNext(CommissionId),
    /// A session from a template of the commission, by its place in the list.
    FromTemplate {
        commission: CommissionId,
        template: usize,
    },
    /// Keeps what a session has in common with others as a template; one of the same name is written over.
    KeepTemplate {
        session: SessionId,
        name: String,
    },
    Review(Box<ReviewPoint>),
    /// The same entry at the end of the log of each.
    SetStatus {
        outcomes: Vec<OutcomeId>,
        entry: StatusEntry,
    },
    /// Points as they are to be, in one step; each is found by its id.
    ChangePoints(Vec<Outcome>),
    /// A review made by hand, between points that are there.
    Link {
        session: SessionId,
        outcome: OutcomeId,
        result: ReviewResult,
        becomes: Vec<OutcomeId>,
        words: String,
    },
    /// Takes a review away; the points stay.
    Unlink(ReviewId),
    /// Takes one point out of what a review leads to.
    UnlinkPoint {
        review: ReviewId,
        outcome: OutcomeId,
    },
    /// A signed protocol can be edited again: it counts as agreed.
    Reopen {
        session: SessionId,
        reopening: Reopening,
    },
}
