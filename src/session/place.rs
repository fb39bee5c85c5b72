//! Where the person is: which record is on the screen, which cell keys act on. Undo brings it back.

use serde::{Deserialize, Serialize};

use crate::analysis::sheet::{Column, Question};
use crate::domain::{CommissionId, DatasetId, OutcomeId, Period, SessionId, SourceId};

/// What the middle of the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Place {
    /// Nothing is chosen: what to do next.
    #[default]
    Start,
    Dataset(DatasetId),
    Commission(CommissionId),
    Session(SessionId),
    Sources,
    Source(SourceId),
}

/// A cell of the dataset on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cursor {
    pub period: Period,
    pub column: Column,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    pub place: Place,
    pub cursor: Option<Cursor>,
    pub outcome: Option<OutcomeId>,
}

/// How one dataset is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatasetView {
    pub question: Question,
    pub newest_first: bool,
}
