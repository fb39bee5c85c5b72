//! A block of cells as other programs take it in: tab-separated text, and a table in HTML.
//!
//! *Invariant:* a number goes out with all its digits and a plain minus; no text that goes out begins a formula.

mod gathered;
mod html;
mod plain;
mod tsv;

use std::collections::BTreeSet;

pub use gathered::{Taken, TakenCell, gathered, whole};
pub use plain::{Plain, number_cell, plain_cell};

use super::Session;
use super::grid::{Block, Cells, Marks};
use super::table::DatasetTable;
use crate::words::Words;

/// The translation that says why nothing was copied.
pub const NOT_A_RECTANGLE: &str = "copy-not-a-rectangle";

/// What goes to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copied {
    /// In the dialect of Excel and Calc.
    pub text: String,
    pub html: String,
}

/// The selected cells of a dataset's table, with the heads of their rows and columns where they are asked for.
///
/// `None` where the selected ranges do not form a rectangle: [`NOT_A_RECTANGLE`].
pub fn copied(
    session: &Session,
    words: &Words,
    table: &DatasetTable,
    marks: &Marks,
    with_headings: bool,
) -> Option<Copied> {
    let (rows, columns) = rectangle(&marks.blocks(table), table)?;
    let taken = gathered(session, words, table, &rows, &columns, with_headings);
    Some(Copied { text: tsv::written(&taken), html: html::written(&taken) })
}

/// Rows and columns of ranges that stand side by side in the same rows, or above each other in the same columns.
fn rectangle(blocks: &[Block], cells: &dyn Cells) -> Option<(Vec<usize>, Vec<usize>)> {
    let first = blocks.first()?;
    let last = cells.last()?;
    let same_rows = blocks.iter().all(|block| block.rows() == first.rows());
    let same_columns = blocks.iter().all(|block| block.columns() == first.columns());
    if !same_rows && !same_columns {
        return None;
    }
    let rows: BTreeSet<_> = blocks.iter().flat_map(|block| block.rows()).filter(|row| *row <= last.row).collect();
    let columns = blocks.iter().flat_map(|block| block.columns()).filter(|column| *column <= last.column);
    let columns: BTreeSet<_> = columns.collect();
    Some((rows.into_iter().collect(), columns.into_iter().collect()))
}

#[cfg(test)]
mod tests;
