//! Finding and replacing over the whole project: figures, notes and quotes, sources, names.
//!
//! A search is asked to go on for a while in each frame, so that a million figures hold nobody up.
//! *Invariant:* a hit names its place by ids, and one place is hit once, however often the text stands there.

mod going;
mod naming;
mod needle;
mod replacing;
mod search;
#[cfg(test)]
mod tests;
pub mod texts;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use going::{Seen, Shown, ShownCell, rows_of, target_seen};
pub use naming::{key_name, place_text};
pub use needle::Needle;
pub(in crate::session) use replacing::replace_in_fields;
pub use replacing::{NotReplaced, Replacement};
pub use search::{LIMIT, Search, find};
pub use texts::{Field, RecordRef};

use crate::domain::CellRef;

/// Where is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Places {
    pub figures: bool,
    /// Notes and quotes of figures and of records.
    pub notes: bool,
    pub sources: bool,
    /// Names and texts of datasets, commissions, sessions, outcomes, areas, flows and what else has a name.
    pub names: bool,
}

impl Places {
    pub const ALL: Self = Self { figures: true, notes: true, sources: true, names: true };

    /// Whether a text of a record is looked at.
    pub fn has(self, record: RecordRef, field: Field) -> bool {
        if matches!(record, RecordRef::Source(_)) {
            return self.sources || (self.notes && field.is_note());
        }
        if field.is_note() { self.notes } else { self.names }
    }
}

impl Default for Places {
    fn default() -> Self {
        Self::ALL
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Query {
    pub text: String,
    pub match_case: bool,
    pub whole_words: bool,
    pub places: Places,
}

/// A text of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    /// What a figure says; `place` is its place among the figures of the cell.
    Figure {
        cell: CellRef,
        place: usize,
    },
    Quote {
        cell: CellRef,
        place: usize,
    },
    Note {
        cell: CellRef,
        place: usize,
    },
    /// The text at `nth` of a record's texts.
    Text {
        record: RecordRef,
        field: Field,
        nth: usize,
    },
}

/// A text in which the words looked for stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub target: Target,
    /// The text around the first match, on one line.
    pub text: String,
    /// Where the matches are in `text`, in bytes.
    pub matches: Vec<Range<usize>>,
}

/// Characters shown before and after a match.
const AROUND: usize = 48;

/// Cuts a hit's text to what is around its first match.
fn excerpt(text: &str, matches: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let Some(first) = matches.first() else { return (String::new(), Vec::new()) };
    let before = text.get(..first.start).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(byte, _)| byte);
    let after = text.get(first.end..).unwrap_or_default();
    let to = after.char_indices().nth(2 * AROUND).map_or(text.len(), |(byte, _)| first.end + byte);
    let mut shown = String::from(if from > 0 { "…" } else { "" });
    let lead = shown.len();
    let mut ranges = Vec::new();
    let inside = matches.iter().filter(|range| range.end <= to);
    // A control character is one byte, and so is the space that stands for it; longer ones are kept in length.
    for c in text.get(from..to).unwrap_or_default().chars() {
        if c.is_control() {
            (0..c.len_utf8()).for_each(|_| shown.push(' '));
        } else {
            shown.push(c);
        }
    }
    ranges.extend(inside.map(|range| range.start - from + lead..range.end - from + lead));
    if to < text.len() {
        shown.push('…');
    }
    (shown, ranges)
}
