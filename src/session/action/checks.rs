//! What is done about the verdicts on the figures.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::{AcknowledgementId, CellRef, Qualifier, Said, SourceId};
use crate::session::checks::{TryOrigin, Trying};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChecksAction {
    /// Shows what a change would make of a verdict; nothing is changed.
    TryOut { trying: Trying, of: TryOrigin },
    /// The change on trial is given up.
    LeaveIt,
    /// The change is made.
    Make(Trying),
    /// A conflict is accepted: its cells, how they stand, and why. What was said of it before is replaced.
    Accept {
        statements: Vec<CellRef>,
        fingerprint: String,
        reason: String,
        date: Option<Date>,
        replaces: Option<AcknowledgementId>,
    },
    /// An implied figure becomes the figure of its cell, estimated.
    TakeOver { cell: CellRef, said: Said, qualifier: Qualifier },
    /// How a source rounds is to be worked out.
    Guess(SourceId),
}
