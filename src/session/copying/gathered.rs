//! The cells that are copied or saved, with their heads, their marks and the legend of the marks.

use std::collections::BTreeMap;

use super::plain::{Plain, plain_cell};
use crate::analysis::sheet::Cell;
use crate::domain::{Figure, Figures, ObsStatus};
use crate::session::grid::{Cells as _, Spot};
use crate::session::table::DatasetTable;
use crate::session::{Cursor, Session, Takes, dataset_name, wording};
use crate::words::Words;

/// One cell with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenCell {
    pub plain: Plain,
    /// In the number format in force.
    pub text: String,
    /// Letters of a status and numbers of notes: "P 1". Only with headings.
    pub marks: String,
    /// What the marks stand for.
    pub said: Vec<String>,
}

/// A block that leaves the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// What the whole table is counted in.
    pub unit: String,
    /// One a column; empty without headings.
    pub heads: Vec<String>,
    /// The periods of the rows; empty without headings.
    pub periods: Vec<String>,
    pub rows: Vec<Vec<TakenCell>>,
    /// Each mark with its meaning.
    pub legend: Vec<(String, String)>,
}

/// Marks by what they mean, in the order in which they were met.
#[derive(Default)]
struct Legend {
    statuses: BTreeMap<&'static str, String>,
    notes: BTreeMap<String, usize>,
}

impl Legend {
    fn status(&mut self, words: &Words, status: ObsStatus) -> Option<(String, String)> {
        if status == ObsStatus::Normal {
            return None;
        }
        let name = wording::status_name(words, status).to_owned();
        self.statuses.insert(status.code(), name.clone());
        Some((status.code().to_owned(), name))
    }

    fn note(&mut self, note: &str) -> (String, String) {
        let next = self.notes.len() + 1;
        let nth = *self.notes.entry(note.to_owned()).or_insert(next);
        (nth.to_string(), note.to_owned())
    }

    fn lines(self) -> Vec<(String, String)> {
        let mut notes: Vec<_> = self.notes.into_iter().map(|(note, nth)| (nth, note)).collect();
        notes.sort_unstable();
        let statuses = self.statuses.into_iter().map(|(code, name)| (code.to_owned(), name));
        statuses.chain(notes.into_iter().map(|(nth, note)| (nth.to_string(), note))).collect()
    }
}

/// The cells of these rows and columns of a table.
pub fn gathered(
    session: &Session,
    words: &Words,
    table: &DatasetTable,
    rows: &[usize],
    columns: &[usize],
    with_headings: bool,
) -> Taken {
    let mut legend = Legend::default();
    let mut taken = Taken::default();
    for &row in rows {
        let cells = columns.iter().filter_map(|column| table.cursor_at(Spot::new(row, *column)));
        let cells = cells.map(|cursor| {
            let mut cell = taken_cell(session, words, table, cursor);
            if with_headings {
                mark(session, words, table, cursor, &mut cell, &mut legend);
            }
            cell
        });
        taken.rows.push(cells.collect());
    }
    if with_headings {
        let period = |row: &usize| table.period_at(*row).map_or(String::new(), |period| words.period(period));
        taken.periods = rows.iter().map(period).collect();
        let head =
            |column: &usize| table.columns.get(*column).map_or(String::new(), |c| head(session, words, table, *c));
        taken.heads = columns.iter().map(head).collect();
        taken.unit = unit(session, words, table);
        taken.legend = legend.lines();
    }
    taken
}

/// Every cell of the table, with its heads.
pub fn whole(session: &Session, words: &Words, table: &DatasetTable) -> Taken {
    let is_period = |row: &usize| matches!(table.row(*row), Some(crate::session::TableRow::Period(_)));
    let rows: Vec<_> = (0..table.rows()).filter(is_period).collect();
    gathered(session, words, table, &rows, &(0..table.columns()).collect::<Vec<_>>(), true)
}

/// `Exports`, `Exports growth`; of another dataset with its name after it.
fn head(session: &Session, words: &Words, table: &DatasetTable, column: crate::analysis::sheet::Column) -> String {
    let flow = wording::flow_name(words, session.project(), column.flow);
    let name = wording::column_name(words, column, table.sheet.question.basis, flow);
    let beside = table.dataset_of(column);
    if beside == table.id {
        return name;
    }
    let dataset = session.project().datasets.get(beside);
    let dataset = dataset.map_or(String::new(), |dataset| dataset_name(session.project(), dataset, words));
    words.with("copy-head-beside", &[("column", &name), ("dataset", &dataset)])
}

fn unit(session: &Session, words: &Words, table: &DatasetTable) -> String {
    let dataset = session.project().datasets.get(table.id);
    dataset.map_or(String::new(), |dataset| words.unit(&dataset.head.unit, dataset.head.shown))
}

/// A cell without its marks.
fn taken_cell(session: &Session, words: &Words, table: &DatasetTable, cursor: Cursor) -> TakenCell {
    let plain = shown(session, words, table, cursor);
    TakenCell { text: plain.written(words.numbers), plain, ..TakenCell::default() }
}

fn shown(session: &Session, words: &Words, table: &DatasetTable, cursor: Cursor) -> Plain {
    let text = |text: Option<String>| text.filter(|text| !text.is_empty()).map_or(Plain::Empty, Plain::Text);
    let adopted = |cell: crate::domain::CellRef| session.figures(cell.dataset, cell.key).and_then(Figures::adopted);
    match table.takes(cursor) {
        Takes::Note(cell) => text(adopted(cell).and_then(Figure::note).map(str::to_owned)),
        Takes::Source(cell) => {
            let source = adopted(cell).and_then(|figure| figure.source);
            text(source.and_then(|source| session.project().sources.get(source)).map(|source| source.title.clone()))
        }
        Takes::Figure(_) | Takes::Nothing => {
            table.cell(cursor).map_or(Plain::Empty, |cell| plain_cell(words, &cell, cursor.column))
        }
    }
}

fn mark(
    session: &Session,
    words: &Words,
    table: &DatasetTable,
    cursor: Cursor,
    cell: &mut TakenCell,
    legend: &mut Legend,
) {
    let Some(at) = table.figure_cell(cursor) else { return };
    let Some(figure) = session.figures(at.dataset, at.key).and_then(Figures::adopted) else { return };
    let shows_figure = table.cell(cursor).is_some_and(|cell| shows(&cell));
    if !shows_figure {
        return;
    }
    let found = legend.status(words, figure.status).into_iter().chain(figure.note().map(|note| legend.note(note)));
    let found: Vec<_> = found.collect();
    cell.marks = found.iter().map(|(mark, _)| mark.as_str()).collect::<Vec<_>>().join(" ");
    cell.said = found.into_iter().map(|(_, said)| said).collect();
}

/// Whether what a cell shows is the figure that is kept there, not one that was calculated over it.
fn shows(cell: &Cell) -> bool {
    !matches!(cell.content, crate::analysis::sheet::Content::Growth(_))
}
