//! Intergovernmental commissions: their sessions, what was decided, and what became of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::area::AreaRef;
use super::id::{CommissionId, DatasetId, OutcomeId, ReviewId, SessionId, SourceId};
use super::key::{CellRef, Flow};
use super::number::Number;
use super::period::Period;
use super::table::{Record, Table};

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    pub office: String,
}

/// A co-chair, with the time in office where it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CoChair {
    pub party: AreaRef,
    pub person: Person,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CommissionHead {
    pub name: String,
    pub parties: Vec<AreaRef>,
    pub co_chairs: Vec<CoChair>,
    pub working_groups: Vec<String>,
    pub founding_document: Document,
    /// What a new session can start from.
    #[serde(default)]
    pub templates: Vec<SessionTemplate>,
    pub note: String,
}

/// What sessions of one kind have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SessionTemplate {
    pub name: String,
    pub place: String,
    pub format: SessionFormat,
    pub delegations: Vec<Delegation>,
    pub agenda: Vec<Topic>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commission {
    pub id: CommissionId,
    pub head: CommissionHead,
    pub sessions: Table<CommissionSession>,
}

impl Record for Commission {
    type Id = CommissionId;
    fn id(&self) -> CommissionId {
        self.id
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum SessionFormat {
    #[default]
    NotStated,
    InPerson,
    Online,
    Mixed,
}

/// How far the protocol has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Phase {
    #[default]
    Draft,
    Agreed,
    Signed,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Delegation {
    pub party: AreaRef,
    pub head: Person,
    pub members: Vec<Person>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Topic {
    pub text: String,
    pub rapporteur: String,
}

/// A link or a path, with a title.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    pub title: String,
    pub link: String,
}

/// A source of the record, with the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    pub source: SourceId,
    pub quote: String,
}

/// What somebody said at a session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Statement {
    pub speaker: String,
    pub text: String,
}

/// The reopening of a signed protocol, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    pub date: Date,
    pub who: String,
    pub why: String,
}

/// All of a session but its outcomes and reviews.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SessionHead {
    pub number: Option<u32>,
    pub from: Option<Date>,
    /// Last day, where the session took several.
    pub to: Option<Date>,
    pub place: String,
    pub format: SessionFormat,
    pub phase: Phase,
    pub delegations: Vec<Delegation>,
    pub agenda: Vec<Topic>,
    pub statements: Vec<Statement>,
    pub documents: Vec<Document>,
    pub sources: Vec<Citation>,
    pub next_date: Option<Date>,
    pub next_place: String,
    pub reopened: Vec<Reopening>,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommissionSession {
    pub id: SessionId,
    pub head: SessionHead,
    pub outcomes: Table<Outcome>,
    pub reviews: Table<Review>,
}

impl CommissionSession {
    pub fn new(id: SessionId, head: SessionHead) -> Self {
        Self { id, head, outcomes: Table::default(), reviews: Table::default() }
    }
}

impl Record for CommissionSession {
    type Id = SessionId;
    fn id(&self) -> SessionId {
        self.id
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum OutcomeKind {
    Information,
    Decision,
    #[default]
    Commitment,
    Intention,
}

impl OutcomeKind {
    pub const ALL: [Self; 4] = [Self::Information, Self::Decision, Self::Commitment, Self::Intention];
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Deadline {
    #[default]
    NoneStated,
    NearFuture,
    Permanent,
    On(Date),
    Within(Period),
    /// Any other words of the protocol.
    Words(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum OutcomeStatus {
    #[default]
    Open,
    InProgress,
    Done,
    PartlyDone,
    Postponed,
    Dropped,
    Superseded,
}

impl OutcomeStatus {
    pub const ALL: [Self; 7] =
        [Self::Open, Self::InProgress, Self::Done, Self::PartlyDone, Self::Postponed, Self::Dropped, Self::Superseded];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Priority {
    #[default]
    Normal,
    High,
    Low,
}

/// One entry of a status log; the last one is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusEntry {
    pub date: Option<Date>,
    pub status: OutcomeStatus,
    pub words: String,
    pub source: Option<SourceId>,
}

/// What a commitment is measured by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub dataset: Option<DatasetId>,
    pub flow: Flow,
    pub baseline: Option<(Period, Number)>,
    pub target: Number,
    pub by: Option<Period>,
    pub words: String,
}

/// A figure that the text of an outcome quotes, and the cell it was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedFigure {
    /// As the text has it, with its digits and its multiplier.
    pub number: Number,
    pub cell: CellRef,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub id: OutcomeId,
    /// Number of the paragraph in the protocol, as printed.
    pub paragraph: String,
    pub kind: OutcomeKind,
    pub text: String,
    pub topic: String,
    /// Sides and bodies, in the protocol's words.
    pub responsible: Vec<String>,
    pub deadline: Deadline,
    pub priority: Priority,
    pub log: Vec<StatusEntry>,
    pub target: Option<Box<Target>>,
    /// Figures in the text that are linked to their cells.
    #[serde(default)]
    pub figures: Vec<QuotedFigure>,
    pub note: String,
}

impl Outcome {
    pub fn new(id: OutcomeId, kind: OutcomeKind, text: &str) -> Self {
        Self {
            id,
            paragraph: String::new(),
            kind,
            text: text.to_owned(),
            topic: String::new(),
            responsible: Vec::new(),
            deadline: Deadline::NoneStated,
            priority: Priority::Normal,
            log: Vec::new(),
            target: None,
            figures: Vec::new(),
            note: String::new(),
        }
    }

    /// The status in force: the last entry's, open where there is none.
    pub fn status(&self) -> OutcomeStatus {
        self.log.last().map(|entry| entry.status).unwrap_or_default()
    }
}

impl Record for Outcome {
    type Id = OutcomeId;
    fn id(&self) -> OutcomeId {
        self.id
    }
}

/// What a later session found of an earlier point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ReviewResult {
    #[default]
    Continued,
    Reworded,
    Narrowed,
    Merged,
    Split,
    Fulfilled,
    Dropped,
}

/// What is left of a point that was deleted, so that its review can still be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GonePoint {
    /// Number of the session that it was in.
    pub session: Option<u32>,
    pub paragraph: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub id: ReviewId,
    /// The point of an earlier session.
    pub outcome: OutcomeId,
    pub result: ReviewResult,
    /// The points of this session that it became.
    pub becomes: Vec<OutcomeId>,
    pub words: String,
    /// The point as it was, where it was deleted.
    #[serde(default)]
    pub was: Option<GonePoint>,
}

impl Record for Review {
    type Id = ReviewId;
    fn id(&self) -> ReviewId {
        self.id
    }
}
