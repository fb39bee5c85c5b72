//! A block of cells from the clipboard, and how the person agreed to read it.

use serde::{Deserialize, Serialize};

use crate::domain::{DatasetId, Flow, Multiplier, Period};
use crate::session::place::Cursor;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paste {
    /// The upper left cell.
    pub at: Cursor,
    /// Rows and columns that were selected: a block that fits into them more than once is repeated.
    #[serde(default)]
    pub size: (usize, usize),
    /// The text as it came: rows by line, cells by tab.
    pub text: String,
    #[serde(default)]
    pub reading: Reading,
}

/// A block for the table of partners or products: datasets down, periods across.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasteAcross {
    /// What the table shows, and what it counts amounts in.
    pub flow: Flow,
    pub multiplier: Multiplier,
    /// The datasets of the rows as they are shown; none where a row is only calculated.
    pub rows: Vec<Option<DatasetId>>,
    /// The periods of the columns as they are shown; none where a column is none.
    pub columns: Vec<Option<Period>>,
    /// Row and column of the upper left cell.
    pub at: (usize, usize),
    /// As in [`Paste`].
    #[serde(default)]
    pub size: (usize, usize),
    pub text: String,
    #[serde(default)]
    pub reading: Reading,
}

/// How a block is read; `None`: as it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    pub decimal: Option<DecimalSign>,
    /// Rows become columns.
    pub turned: Option<bool>,
    /// Whether the first row and the first column are heads.
    pub heads: Option<bool>,
    /// What amounts are counted in.
    pub multiplier: Option<Multiplier>,
    /// Whether an empty cell empties the cell under it. As it says itself: only where the block goes by place.
    pub empties: Option<bool>,
    pub conflicts: Conflicts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DecimalSign {
    Comma,
    Point,
}

impl DecimalSign {
    pub fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }

    pub fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// What becomes of a figure of another source that says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Conflicts {
    /// It is corrected: its source and date stay.
    #[default]
    Correct,
    /// It stays adopted, and the pasted one stands beside it.
    KeepBoth,
    /// It stays, and the pasted one is left out.
    Leave,
}
