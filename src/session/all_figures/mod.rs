//! The table of all figures of the project: one row a figure, rivals too.
//!
//! In their natural order rows are found by sums that are kept; a filter or a sort makes a list of rows once, and the
//! list stays while figures are edited in place, so that no row jumps under the hand.
//! *Invariant:* `row` and `place_of` are inverse to each other.

mod chosen;
mod copying;
mod filter;
mod index;
mod order;
mod summary;
pub mod texts;
mod typed;
mod view;

pub use copying::{copied, pasted, written};
pub use index::Found;
pub use summary::{Summary, SummaryProblem, summary, summary_text};
pub use typed::{Typed, TypedProblem, problem_text, typed};
pub use view::{Filter, MeasureKind, Sort, SourceFilter, Which};

use super::grid::{Block, Cells, Marks, Spot};
use super::history::StateMark;
use super::place::{Selection, Span};
use super::{FigureColumn, FigureCursor, Session};
use crate::domain::{CellRef, Project};
use crate::words::Words;
use chosen::Chosen;
use index::{Changed, Index};

/// The ordinals of the rows shown.
struct List {
    rows: Vec<u32>,
    /// Where each ordinal stands in a sorted list; empty while the ordinals rise.
    places: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

impl List {
    fn new(rows: Vec<u32>, all: usize, sorted: bool) -> Self {
        let mut places = Vec::new();
        if sorted {
            places.resize(all, NOWHERE);
            for (place, row) in (0..).zip(&rows) {
                if let Some(spot) = places.get_mut(*row as usize) {
                    *spot = place;
                }
            }
        }
        Self { rows, places }
    }

    fn place_of(&self, ordinal: u32) -> Option<usize> {
        if self.places.is_empty() {
            return self.rows.binary_search(&ordinal).ok();
        }
        self.places.get(ordinal as usize).filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }
}

/// Which figure stands in which row.
#[derive(Default)]
pub struct AllFigures {
    index: Index,
    mark: Option<StateMark>,
    filter: Filter,
    sort: Option<Sort>,
    list: Option<List>,
    is_edited: bool,
    /// Rises whenever rows or what they say may be others.
    version: u64,
}

impl AllFigures {
    /// Follows the project; true when rows came, went or stand elsewhere.
    pub fn update(&mut self, session: &Session, words: &Words) -> bool {
        let mark = Some(session.state_mark());
        if self.mark == mark {
            return false;
        }
        self.mark = mark;
        self.version += 1;
        let changed = self.index.update(session.project());
        match changed {
            Changed::Rows => self.remake(session.project(), words),
            Changed::Figures => self.is_edited = self.list.is_some(),
            Changed::Nothing => {}
        }
        changed == Changed::Rows
    }

    /// Shows other rows, or the same in another order.
    pub fn show(&mut self, session: &Session, words: &Words, filter: &Filter, sort: Option<Sort>) {
        self.update(session, words);
        if self.filter == *filter && self.sort == sort {
            return;
        }
        self.filter = filter.clone();
        self.sort = sort;
        self.remake(session.project(), words);
    }

    /// Filters and sorts once more by what the figures say now.
    pub fn sort_again(&mut self, session: &Session, words: &Words) {
        self.update(session, words);
        self.remake(session.project(), words);
    }

    fn remake(&mut self, project: &Project, words: &Words) {
        self.version += 1;
        self.is_edited = false;
        let open = self.filter.is_open();
        let kept = (!open).then(|| filter::filtered(&self.index, project, words, &self.filter));
        let rows = match self.sort {
            Some(sort) => Some(order::sorted(&self.index, project, words, kept.as_deref(), sort)),
            None => kept,
        };
        self.list = rows.map(|rows| List::new(rows, self.index.len(), self.sort.is_some()));
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// Figures were edited since the rows were filtered or sorted.
    pub fn is_edited(&self) -> bool {
        self.is_edited
    }

    pub fn version(&self) -> u64 {
        self.version
    }

    /// Rows shown.
    pub fn len(&self) -> usize {
        self.list.as_ref().map_or(self.index.len(), |list| list.rows.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Figures of the project.
    pub fn total(&self) -> usize {
        self.index.len()
    }

    fn ordinal_at(&self, row: usize) -> Option<u32> {
        match &self.list {
            Some(list) => list.rows.get(row).copied(),
            None => u32::try_from(row).ok().filter(|row| (*row as usize) < self.index.len()),
        }
    }

    /// The figure in a row.
    pub fn row<'a>(&self, project: &'a Project, row: usize) -> Option<Found<'a>> {
        self.index.at(project, self.ordinal_at(row)?)
    }

    /// The row of the figure at `place` of a cell; `None` where it is not shown.
    pub fn place_of(&self, project: &Project, cell: CellRef, place: usize) -> Option<usize> {
        let ordinal = self.index.ordinal(project, cell, place)?;
        match &self.list {
            Some(list) => list.place_of(ordinal),
            None => Some(ordinal as usize),
        }
    }

    /// The figures of many rows, in their natural order and each once.
    fn found<'a>(
        &self,
        project: &'a Project,
        rows: impl Iterator<Item = std::ops::RangeInclusive<usize>>,
    ) -> impl Iterator<Item = Found<'a>> {
        let mut chosen = Chosen::new(self.index.len());
        rows.flatten().filter_map(|row| self.ordinal_at(row)).for_each(|ordinal| chosen.insert(ordinal));
        self.index.each(project, chosen.into_ordinals())
    }
}

/// The table as hands move in it.
pub struct FigureTable<'a> {
    pub figures: &'a AllFigures,
    pub project: &'a Project,
}

impl FigureTable<'_> {
    pub fn cursor_at(&self, spot: Spot) -> Option<FigureCursor> {
        let found = self.figures.row(self.project, spot.row)?;
        let column = *texts::COLUMNS.get(spot.column)?;
        Some(FigureCursor { cell: found.cell(), place: found.place, column })
    }

    pub fn spot_of(&self, cursor: FigureCursor) -> Option<Spot> {
        let row = self.figures.place_of(self.project, cursor.cell, cursor.place)?;
        Some(Spot::new(row, texts::COLUMNS.iter().position(|column| *column == cursor.column)?))
    }

    /// The selection in places of this table; what is not shown is left out.
    pub fn marks(&self, selection: &Selection) -> Option<Marks> {
        let cursor = self.spot_of(selection.figure?)?;
        let spot = |span: &Span<FigureCursor>| {
            let (anchor, far) = (self.spot_of(span.anchor)?, self.spot_of(span.far)?);
            Some(Span { anchor, far, extent: span.extent })
        };
        let spans: Vec<_> = selection.figure_spans.iter().filter_map(spot).collect();
        let marks = Marks { cursor, spans };
        let holds = !marks.spans.is_empty() && marks.block(self).contains(cursor);
        Some(if holds { marks } else { Marks::at(cursor) })
    }

    /// A selection as the session keeps it: `cursor` and `spans`.
    pub fn kept(&self, marks: &Marks) -> (Option<FigureCursor>, Vec<Span<FigureCursor>>) {
        let cursor = self.cursor_at(marks.cursor);
        if marks.is_single() {
            return (cursor, Vec::new());
        }
        let span = |span: &Span<Spot>| {
            let (anchor, far) = (self.cursor_at(span.anchor)?, self.cursor_at(span.far)?);
            Some(Span { anchor, far, extent: span.extent })
        };
        (cursor, marks.spans.iter().filter_map(span).collect())
    }

    /// The figures that have a selected cell in this column, each once.
    pub fn selected(&self, marks: &Marks, column: FigureColumn) -> impl Iterator<Item = Found<'_>> {
        let at = texts::COLUMNS.iter().position(|known| *known == column);
        let has = move |block: &Block| at.is_some_and(|at| block.columns().contains(&at));
        let blocks = marks.blocks(self).into_iter().filter(has);
        self.figures.found(self.project, blocks.map(|block| block.rows()))
    }
}

impl Cells for FigureTable<'_> {
    fn rows(&self) -> usize {
        self.figures.len()
    }

    fn columns(&self) -> usize {
        texts::COLUMNS.len()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        let Some(column) = texts::COLUMNS.get(spot.column) else { return false };
        if !matches!(column, FigureColumn::Source | FigureColumn::Published | FigureColumn::Note) {
            return spot.row < self.figures.len();
        }
        let found = self.figures.row(self.project, spot.row);
        found.is_some_and(|found| texts::is_filled(self.project, &found, *column))
    }
}

#[cfg(test)]
mod tests;
