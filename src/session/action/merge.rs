//! Another state of the project that is taken over: what another program wrote, or an older version.

use serde::{Deserialize, Serialize};

use crate::domain::Edit;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MergedFrom {
    /// What another program wrote into the file.
    File,
    /// An older version of the file.
    Version,
}

/// The edits that bring it into the project on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOver {
    pub from: MergedFrom,
    pub edits: Vec<Edit>,
}
