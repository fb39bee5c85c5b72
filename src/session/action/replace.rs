//! Found texts and what replaces them.

use serde::{Deserialize, Serialize};

use crate::session::find::{Query, Target};

/// In each of the texts, every match of the query becomes `with`. Texts where that can not be are left alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replace {
    pub query: Query,
    pub targets: Vec<Target>,
    pub with: String,
}
