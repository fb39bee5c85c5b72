//! The table of a dataset as it is shown, for other programs.

use super::Session;
use super::copying::{Taken, whole};
use super::table::DatasetTable;
use crate::formats::plain_table::{PlainCell, PlainTable};
use crate::words::Words;

/// Every row and column shown, with status and notes beside the cells.
pub fn plain_table(session: &Session, words: &Words, table: &DatasetTable) -> PlainTable {
    let Taken { unit, heads, periods, rows, .. } = whole(session, words, table);
    let cells = |row: Vec<super::copying::TakenCell>| {
        row.into_iter().map(|cell| {
            let note = cell.said.join("; ");
            PlainCell { value: cell.plain.into_value(words.numbers), note }
        })
    };
    PlainTable {
        corner: unit,
        heads,
        notes: words.t("export-notes").to_owned(),
        rows: periods.into_iter().zip(rows).map(|(period, row)| (period, cells(row).collect())).collect(),
    }
}
