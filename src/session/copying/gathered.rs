//! The cells that are copied or saved, with their heads, their marks and the legend of the marks.

use std::collections::{BTreeMap, BTreeSet};

use super::plain::{Plain, plain_cell};
use crate::analysis::sheet::{Cell, Column, Content, Part};
use crate::analysis::totals::TotalRow;
use crate::domain::{CellRef, Figure, Figures, ObsStatus};
use crate::session::footnotes::{Footnote, Footnotes};
use crate::session::grid::{Cells as _, Spot};
use crate::session::table::DatasetTable;
use crate::session::{Cursor, Session, TableRow, Takes, dataset_name, wording};
use crate::words::Words;

/// One cell with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenCell {
    pub plain: Plain,
    /// In the number format in force.
    pub text: String,
    /// Letters of a status and of notes: "P a". Only with headings.
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

/// What the marks that were met stand for: statuses by their codes, then notes by their letters.
#[derive(Default)]
struct Legend<'n> {
    statuses: BTreeMap<&'static str, String>,
    notes: BTreeSet<Footnote<'n>>,
}

impl<'n> Legend<'n> {
    fn status(&mut self, words: &Words, status: ObsStatus) -> Option<(String, String)> {
        if status == ObsStatus::Normal {
            return None;
        }
        let name = wording::status_name(words, status).to_owned();
        self.statuses.insert(status.code(), name.clone());
        Some((status.code().to_owned(), name))
    }

    fn note(&mut self, footnote: Footnote<'n>) -> (String, String) {
        self.notes.insert(footnote);
        (footnote.letter(), footnote.note.to_owned())
    }

    fn lines(self) -> Vec<(String, String)> {
        let statuses = self.statuses.into_iter().map(|(code, name)| (code.to_owned(), name));
        statuses.chain(self.notes.into_iter().map(|note| (note.letter(), note.note.to_owned()))).collect()
    }
}

/// The cells of these rows and columns of a table; with the heads of rows and columns come marks, and the totals where
/// every row is among them.
pub fn gathered(
    session: &Session,
    words: &Words,
    table: &DatasetTable,
    rows: &[usize],
    columns: &[usize],
    with_headings: bool,
) -> Taken {
    let taking = Taking { session, words, table };
    let mut taken = Taken::default();
    if !with_headings {
        taken.rows = rows.iter().map(|row| taking.row(*row, columns, |_, _| {})).collect();
        return taken;
    }
    let footnotes = session.footnotes(table);
    let mut legend = Legend::default();
    for &row in rows {
        taken.rows.push(taking.row(row, columns, |cursor, cell| taking.mark(cursor, cell, &footnotes, &mut legend)));
        taken.periods.push(table.period_at(row).map_or(String::new(), |period| words.period(period)));
    }
    taken.heads = columns.iter().filter_map(|column| table.columns.get(*column)).map(|c| taking.head(*c)).collect();
    taken.unit = wording::unit_of(words, session.project(), table.id);
    taken.legend = legend.lines();
    // Rows come in the order of the table.
    if period_rows(table).all(|row| rows.binary_search(&row).is_ok()) {
        for total in (0..table.totals()).filter_map(|nth| table.total(nth)) {
            taken.periods.push(wording::total_name(words, total));
            taken.rows.push(columns.iter().map(|column| taking.total(total, *column)).collect());
        }
    }
    taken
}

/// Every cell of the table, with its heads and totals.
pub fn whole(session: &Session, words: &Words, table: &DatasetTable) -> Taken {
    let (rows, columns): (Vec<_>, Vec<_>) = (period_rows(table).collect(), (0..table.columns()).collect());
    gathered(session, words, table, &rows, &columns, true)
}

/// The rows but for the one that is only offered.
fn period_rows(table: &DatasetTable) -> impl Iterator<Item = usize> {
    (0..table.rows()).filter(|row| matches!(table.row(*row), Some(TableRow::Period(_))))
}

/// Where cells are taken from.
struct Taking<'s> {
    session: &'s Session,
    words: &'s Words,
    table: &'s DatasetTable,
}

impl Taking<'_> {
    fn row(&self, row: usize, columns: &[usize], mut mark: impl FnMut(Cursor, &mut TakenCell)) -> Vec<TakenCell> {
        let cursors = columns.iter().filter_map(|column| self.table.cursor_at(Spot::new(row, *column)));
        let taken = cursors.map(|cursor| {
            let mut cell = self.cell(self.shown(cursor));
            mark(cursor, &mut cell);
            cell
        });
        taken.collect()
    }

    /// `Exports`, `Exports growth`; of another dataset with its name after it, and its unit where that is another.
    fn head(&self, column: Column) -> String {
        let (words, project) = (self.words, self.session.project());
        let name = wording::head_name(words, project, column, self.table.sheet.question.basis);
        let beside = self.table.dataset_of(column);
        let Some(dataset) = project.datasets.get(beside).filter(|_| beside != self.table.id) else { return name };
        let dataset = dataset_name(project, dataset, words);
        let [own, unit] = [self.table.id, beside].map(|id| wording::unit_of(words, project, id));
        if unit == own || column.part != Part::Level {
            return words.with("copy-head-beside", &[("column", &name), ("dataset", &dataset)]);
        }
        words.with("copy-head-beside-unit", &[("column", &name), ("dataset", &dataset), ("unit", &unit)])
    }

    /// A cell without its marks.
    fn cell(&self, plain: Plain) -> TakenCell {
        TakenCell { text: plain.written(self.words.numbers), plain, ..TakenCell::default() }
    }

    fn shown(&self, cursor: Cursor) -> Plain {
        let text = |text: Option<String>| text.filter(|text| !text.is_empty()).map_or(Plain::Empty, Plain::Text);
        let adopted = |cell: CellRef| self.session.figures(cell.dataset, cell.key).and_then(Figures::adopted);
        match self.table.takes(cursor) {
            Takes::Note(cell) => text(adopted(cell).and_then(Figure::note).map(str::to_owned)),
            Takes::Source(cell) => {
                let source = adopted(cell).and_then(|figure| figure.source);
                let source = source.and_then(|source| self.session.project().sources.get(source));
                text(source.map(|source| source.title.clone()))
            }
            Takes::Figure(_) | Takes::Nothing => {
                self.table.cell(cursor).map_or(Plain::Empty, |cell| plain_cell(self.words, &cell, cursor.column))
            }
        }
    }

    /// What the total of a column is of goes along where it is not of all rows.
    fn total(&self, total: &TotalRow, column: usize) -> TakenCell {
        let column = self.table.columns.get(column).zip(total.cells.get(column));
        let Some((column, cell)) = column else { return TakenCell::default() };
        let mut taken = self.cell(plain_cell(self.words, cell, *column));
        if column.part == Part::Level && !cell.is_empty() && TotalRow::parts(cell) != Some(total.of) {
            taken.said.extend(wording::total_parts(self.words, total, cell));
        }
        taken
    }

    fn mark<'n>(&self, cursor: Cursor, cell: &mut TakenCell, footnotes: &'n Footnotes, legend: &mut Legend<'n>) {
        let Some(at) = self.table.figure_cell(cursor) else { return };
        let Some(figure) = self.session.figures(at.dataset, at.key).and_then(Figures::adopted) else { return };
        let shows_figure = self.table.cell(cursor).is_some_and(|cell| shows(&cell));
        if !shows_figure {
            return;
        }
        let note = footnotes.of_cell(at).map(|footnote| legend.note(footnote));
        let found: Vec<_> = legend.status(self.words, figure.status).into_iter().chain(note).collect();
        cell.marks = found.iter().map(|(mark, _)| mark.as_str()).collect::<Vec<_>>().join(" ");
        cell.said = found.into_iter().map(|(_, said)| said).collect();
    }
}

/// Whether what a cell shows is the figure that is kept there, not one that was calculated over it.
fn shows(cell: &Cell) -> bool {
    !matches!(cell.content, Content::Growth(_))
}
