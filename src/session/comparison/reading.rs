//! A table that is only read: texts for the screen and assistive technology, numbers for other programs.
//!
//! *Invariant:* what is copied and exported is what is shown, with the same digits.

use std::ops::{Range, RangeInclusive};

use crate::domain::CellRef;
use crate::formats::plain_table::{PlainCell, PlainTable, Value};
use crate::session::all_figures::written;
use crate::session::copying::{Copied, Plain};
use crate::words::{Words, plain_spaces};

/// A cell with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadCell {
    /// With no-break spaces, as on the screen.
    pub text: String,
    pub plain: Plain,
    /// Of its number; 0 where it is none.
    pub decimals: u32,
    /// The program worked it out.
    pub calculated: bool,
    /// What its tooltip says.
    pub said: Vec<String>,
}

impl ReadCell {
    /// A text with nothing to be said of it.
    pub fn of_text(text: String) -> Self {
        Self { plain: Plain::Text(plain_spaces(&text)), text, ..Self::default() }
    }

    /// Nothing is known.
    pub fn missing(words: &Words) -> Self {
        Self { text: words.t("figure-missing").to_owned(), ..Self::default() }
    }
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadHead {
    pub text: String,
    /// Whole, also without the group above it.
    pub name: String,
    /// The first column of its group.
    pub begins: bool,
}

/// A table that is only read. Column 0 has the names of the rows.
pub trait ReadTable {
    fn words(&self) -> &Words;
    fn rows(&self) -> usize;
    fn columns(&self) -> usize;
    /// Columns under one head; none: there is one row of heads.
    fn groups(&self) -> Vec<(Range<usize>, String)> {
        Vec::new()
    }
    fn head(&self, column: usize) -> ReadHead;
    fn cell(&self, row: usize, column: usize) -> ReadCell;
    /// The cell of the project that a row or a cell is about.
    fn place(&self, _row: usize, _column: usize) -> Option<CellRef> {
        None
    }

    /// The row's name.
    fn row_name(&self, row: usize) -> String {
        self.cell(row, 0).text
    }

    /// `Exports, 2023, Revision of 1 July 2024`: how assistive technology finds a cell.
    fn cell_name(&self, row: usize, column: usize) -> String {
        let arguments = [("row", &*self.row_name(row)), ("column", &*self.head(column).name)];
        plain_spaces(&self.words().with("compared-cell-name", &arguments))
    }
}

/// Some rows and columns for the clipboard, with the heads of the columns where they are asked for.
pub fn copied(
    table: &dyn ReadTable,
    rows: RangeInclusive<usize>,
    columns: RangeInclusive<usize>,
    with_headings: bool,
) -> Copied {
    let format = table.words().numbers;
    let heads = columns.clone().map(|column| plain_spaces(&table.head(column).name)).collect();
    let rows = rows.take_while(|row| *row < table.rows());
    let cells = rows.map(|row| columns.clone().map(|column| table.cell(row, column).plain.written(format)).collect());
    written(with_headings.then_some(heads), cells)
}

/// Tables one under the other as one for files: the first one's heads stand over all, those of the others in a row of
/// their own.
pub fn plain_table(words: &Words, tables: &[&dyn ReadTable]) -> PlainTable {
    let text = |text: String| PlainCell { value: Value::Text(plain_spaces(&text)), note: String::new() };
    let heads = |table: &dyn ReadTable| (1..table.columns()).map(|column| table.head(column).name).collect::<Vec<_>>();
    let mut rows = Vec::new();
    let mut whole = PlainTable { notes: words.t("export-notes").to_owned(), ..PlainTable::default() };
    for (nth, table) in tables.iter().enumerate().filter(|(nth, table)| *nth == 0 || table.rows() > 0) {
        if nth == 0 {
            whole.corner = table.head(0).text;
            whole.heads = heads(*table).iter().map(|head| plain_spaces(head)).collect();
        } else {
            rows.push((table.head(0).text, heads(*table).into_iter().map(text).collect()));
        }
        for row in 0..table.rows() {
            let cell = |column| {
                let value = table.cell(row, column).plain.into_value(words.numbers);
                PlainCell { value, note: String::new() }
            };
            rows.push((plain_spaces(&table.row_name(row)), (1..table.columns()).map(cell).collect()));
        }
    }
    // Every row is as long as the longest: files have no rows of other lengths.
    let wide = rows.iter().map(|(_, cells): &(String, Vec<PlainCell>)| cells.len()).max().unwrap_or(0);
    whole.heads.resize(whole.heads.len().max(wide), String::new());
    let columns = whole.heads.len();
    rows.iter_mut().for_each(|(_, cells)| cells.resize(columns, PlainCell::default()));
    whole.rows = rows;
    whole
}
