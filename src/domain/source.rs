//! A source: one dated publication, with the rounding that its figures follow.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::SourceId;
use super::table::Record;

/// How an office shortens its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rounding {
    Nearest,
    TowardZero,
    Down,
    Up,
    /// Rates only: calculated from the rounded levels.
    FromRoundedLevels,
}

/// Conventions of a source; `None` is not known, and is judged as nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RoundingConvention {
    pub levels: Option<Rounding>,
    pub rates: Option<Rounding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub id: SourceId,
    /// Who answers for the figures: a statistical office, a customs service.
    pub office: String,
    /// Who printed them, where that is somebody else.
    pub publisher: String,
    pub title: String,
    pub link: String,
    /// Date of publication: the vintage.
    pub published: Option<Date>,
    pub accessed: Option<Date>,
    pub rounding: RoundingConvention,
    pub note: String,
}

impl Source {
    pub fn new(id: SourceId, title: &str) -> Self {
        Self {
            id,
            office: String::new(),
            publisher: String::new(),
            title: title.to_owned(),
            link: String::new(),
            published: None,
            accessed: None,
            rounding: RoundingConvention::default(),
            note: String::new(),
        }
    }

    /// Whose figures these are, for telling vintages of one office from figures of two.
    pub fn issuer(&self) -> &str {
        if self.office.is_empty() { &self.publisher } else { &self.office }
    }
}

impl Record for Source {
    type Id = SourceId;
    fn id(&self) -> SourceId {
        self.id
    }
}
