//! Selection, movement and copying of a table of cells, whatever the cells are: what hands know from spreadsheets.
//!
//! Places are counted in the table as it is shown. What a place stands for is the table's own.
//! *Invariant:* nothing here changes a figure; every place that it gives is inside the table.

pub mod fill;
pub mod marks;
pub mod motion;

use std::ops::RangeInclusive;

pub use marks::Marks;
pub use motion::Motion;

/// A place in a table as it is shown, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Spot {
    pub row: usize,
    pub column: usize,
}

impl Spot {
    pub const fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }
}

/// A rectangle of cells, its last row and column in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Block {
    pub first: Spot,
    pub last: Spot,
}

impl Block {
    pub fn of(one: Spot, other: Spot) -> Self {
        Self {
            first: Spot::new(one.row.min(other.row), one.column.min(other.column)),
            last: Spot::new(one.row.max(other.row), one.column.max(other.column)),
        }
    }

    pub fn contains(self, spot: Spot) -> bool {
        self.rows().contains(&spot.row) && self.columns().contains(&spot.column)
    }

    pub fn rows(self) -> RangeInclusive<usize> {
        self.first.row..=self.last.row
    }

    pub fn columns(self) -> RangeInclusive<usize> {
        self.first.column..=self.last.column
    }

    pub fn height(self) -> usize {
        self.last.row - self.first.row + 1
    }

    pub fn width(self) -> usize {
        self.last.column - self.first.column + 1
    }

    /// From left to right, then down.
    pub fn spots(self) -> impl Iterator<Item = Spot> {
        self.rows().flat_map(move |row| self.columns().map(move |column| Spot::new(row, column)))
    }
}

/// A table that the cursor moves in.
pub trait Cells {
    fn rows(&self) -> usize;
    fn columns(&self) -> usize;
    /// Whether a cell shows anything: Ctrl+arrow stops at the edge of what is filled.
    fn is_filled(&self, spot: Spot) -> bool;

    /// The last place; `None` in an empty table.
    fn last(&self) -> Option<Spot> {
        Some(Spot::new(self.rows().checked_sub(1)?, self.columns().checked_sub(1)?))
    }

    /// The first and the last row that hold something; a row that is only offered is none of them.
    fn used_rows(&self) -> Option<(usize, usize)> {
        Some((0, self.rows().checked_sub(1)?))
    }
}
