//! The table of a dataset as it is shown: which cell stands where, and what typing into it means.
//!
//! Rows in the order shown with the period that can be added; the chosen columns; further datasets side by side.
//! *Invariant:* places are those of the screen; a place and its cursor name the same cell in both directions.

mod totals;

use std::borrow::Cow;
use std::rc::Rc;

use super::grid::{Cells, Marks, Spot};
use super::place::{Cursor, DatasetView, RowFilter, Selection, Span};
use crate::analysis::beside::{difference, difference_percent};
use crate::analysis::sheet::{Cell, Column, Part, Sheet, Side};
use crate::analysis::totals::{TotalRow, adding_up};
use crate::domain::{CellRef, DatasetId, Flow, Period};
use totals::Totals;

/// A row as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableRow {
    Period(Period),
    /// The one that can be added: "+ 2024".
    Next(Period),
}

impl TableRow {
    pub fn period(self) -> Period {
        match self {
            Self::Period(period) | Self::Next(period) => period,
        }
    }
}

/// What typing into a cell changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// The adopted figure.
    Figure(CellRef),
    /// The note of the adopted figure.
    Note(CellRef),
    /// The source of the adopted figure.
    Source(CellRef),
    /// Nothing: what stands there is calculated only.
    Nothing,
}

/// A dataset's table as it is shown.
pub struct DatasetTable {
    pub id: DatasetId,
    pub sheet: Rc<Sheet>,
    /// Datasets side by side, each with its own table over the same kind of periods.
    pub beside: Vec<(DatasetId, Rc<Sheet>)>,
    pub columns: Vec<Column>,
    /// In the order shown.
    rows: Vec<TableRow>,
    newest_first: bool,
    totals: Totals,
}

/// The columns of a dataset without further flows.
pub const STANDARD: [Column; 8] = [
    Column::level(Flow::Exports),
    Column::growth(Flow::Exports),
    Column::level(Flow::Imports),
    Column::growth(Flow::Imports),
    Column::level(Flow::Turnover),
    Column::growth(Flow::Turnover),
    Column::level(Flow::Balance),
    Column::growth(Flow::Balance),
];

impl DatasetTable {
    /// `periods` in time order; `next` stands beside the newest.
    pub fn new(
        id: DatasetId,
        sheet: Rc<Sheet>,
        beside: Vec<(DatasetId, Rc<Sheet>)>,
        columns: Vec<Column>,
        periods: impl Iterator<Item = Period>,
        next: Option<Period>,
        newest_first: bool,
    ) -> Self {
        let mut rows: Vec<_> = periods.map(TableRow::Period).chain(next.map(TableRow::Next)).collect();
        if newest_first {
            rows.reverse();
        }
        Self { id, sheet, beside, columns, rows, newest_first, totals: Totals::default() }
    }

    /// With a total for each year under the rows, where rows of this kind add up to years.
    #[must_use]
    pub fn with_totals(self) -> Self {
        let adds_up = adding_up(self.sheet.question.rows).is_ok();
        let totals = if adds_up { Totals::of(&self.rows) } else { Totals::default() };
        Self { totals, ..self }
    }

    /// How many totals stand under the rows.
    pub fn totals(&self) -> usize {
        self.totals.len()
    }

    /// The total at a place, counted from the top; worked out when it is asked for first.
    pub fn total(&self, nth: usize) -> Option<&TotalRow> {
        self.totals.row(self, nth)
    }

    /// The place of the total that a row adds to.
    pub fn total_of(&self, row: usize) -> Option<usize> {
        self.totals.place_of(row)
    }

    pub fn row(&self, place: usize) -> Option<TableRow> {
        self.rows.get(place).copied()
    }

    pub fn period_at(&self, place: usize) -> Option<Period> {
        self.row(place).map(TableRow::period)
    }

    /// Place of a period from the top.
    pub fn place_of(&self, period: Period) -> Option<usize> {
        let found = if self.newest_first {
            self.rows.binary_search_by(|row| period.cmp(&row.period()))
        } else {
            self.rows.binary_search_by(|row| row.period().cmp(&period))
        };
        found.ok()
    }

    pub fn column_of(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == column)
    }

    pub fn cursor_at(&self, spot: Spot) -> Option<Cursor> {
        Some(Cursor { period: self.period_at(spot.row)?, column: *self.columns.get(spot.column)? })
    }

    /// The datasets whose figures stand in the table, its own first.
    pub fn datasets(&self) -> impl Iterator<Item = DatasetId> {
        std::iter::once(self.id).chain(self.beside.iter().map(|(id, _)| *id))
    }

    /// `None` when the row or the column is not shown.
    pub fn spot_of(&self, cursor: Cursor) -> Option<Spot> {
        Some(Spot::new(self.place_of(cursor.period)?, self.column_of(cursor.column)?))
    }

    /// Where the cursor stands before a person put it anywhere: the newest period's first cell.
    pub fn first_cursor(&self) -> Option<Cursor> {
        let period = self.sheet.periods().next_back().filter(|period| self.place_of(*period).is_some());
        let newest = || if self.newest_first { self.rows.first() } else { self.rows.last() }.map(|row| row.period());
        Some(Cursor { period: period.or_else(newest)?, column: *self.columns.first()? })
    }

    /// The dataset that a column is about.
    pub fn dataset_of(&self, column: Column) -> DatasetId {
        match column.of {
            Side::Own | Side::Difference(_) | Side::DifferencePercent(_) => self.id,
            Side::Beside(id) => id,
        }
    }

    pub fn sheet_of(&self, dataset: DatasetId) -> Option<&Rc<Sheet>> {
        if dataset == self.id {
            return Some(&self.sheet);
        }
        self.beside.iter().find(|(id, _)| *id == dataset).map(|(_, sheet)| sheet)
    }

    /// What a cell shows; `None` where the table has none.
    pub fn cell(&self, cursor: Cursor) -> Option<Cow<'_, Cell>> {
        let own = Column { of: Side::Own, ..cursor.column };
        let of = |dataset| self.sheet_of(dataset)?.cell(cursor.period, own);
        let with_unit = |dataset| Some((of(dataset)?, self.sheet_of(dataset)?.unit()));
        match cursor.column.of {
            Side::Own => of(self.id).map(Cow::Borrowed),
            Side::Beside(other) => of(other).map(Cow::Borrowed),
            Side::Difference(other) => Some(Cow::Owned(difference(with_unit(self.id)?, with_unit(other)?))),
            Side::DifferencePercent(other) => {
                Some(Cow::Owned(difference_percent(with_unit(self.id)?, with_unit(other)?)))
            }
        }
    }

    /// As [`Self::cell`] for a walk over many cells: what is worked out is not kept.
    pub fn glance(&self, cursor: Cursor) -> Option<Cow<'_, Cell>> {
        match cursor.column.of {
            Side::Own | Side::Beside(_) => {
                let sheet = self.sheet_of(self.dataset_of(cursor.column))?;
                sheet.glance(sheet.row_of(cursor.period)?, cursor.column.of(Side::Own))
            }
            Side::Difference(_) | Side::DifferencePercent(_) => self.cell(cursor),
        }
    }

    pub fn cell_at(&self, spot: Spot) -> Option<Cow<'_, Cell>> {
        self.cell(self.cursor_at(spot)?)
    }

    /// What typing into a cell changes.
    pub fn takes(&self, cursor: Cursor) -> Takes {
        let Column { of, part, .. } = cursor.column;
        if matches!(of, Side::Difference(_) | Side::DifferencePercent(_)) {
            return Takes::Nothing;
        }
        let dataset = self.dataset_of(cursor.column);
        let basis = self.sheet_of(dataset).map_or(self.sheet.question.basis, |sheet| sheet.question.basis);
        let cell = CellRef { dataset, key: cursor.column.key(cursor.period, basis) };
        match part {
            Part::Note => Takes::Note(cell),
            Part::Source => Takes::Source(cell),
            _ => Takes::Figure(cell),
        }
    }

    /// The cell that a cursor is about, where figures can be put into it.
    pub fn figure_cell(&self, cursor: Cursor) -> Option<CellRef> {
        match self.takes(cursor) {
            Takes::Figure(cell) => Some(cell),
            _ => None,
        }
    }

    /// The selection in places of this table; what is not shown is left out.
    pub fn marks(&self, selection: &Selection) -> Option<Marks> {
        let cursor = self.spot_of(selection.cursor?)?;
        let spot = |span: &Span<Cursor>| {
            let (anchor, far) = (self.spot_of(span.anchor)?, self.spot_of(span.far)?);
            Some(Span { anchor, far, extent: span.extent })
        };
        let spans: Vec<_> = selection.spans.iter().filter_map(spot).collect();
        let marks = Marks { cursor, spans };
        let holds = !marks.spans.is_empty() && marks.block(self).contains(cursor);
        Some(if holds { marks } else { Marks::at(cursor) })
    }

    /// A selection as the session keeps it: `cursor` and `spans`.
    pub fn kept(&self, marks: &Marks) -> (Option<Cursor>, Vec<Span<Cursor>>) {
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
}

impl Cells for DatasetTable {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self) -> usize {
        self.columns.len()
    }

    fn used_rows(&self) -> Option<(usize, usize)> {
        let is_used = |row: Option<&TableRow>| !matches!(row, Some(TableRow::Next(_)));
        let first = usize::from(!is_used(self.rows.first()));
        let last = self.rows.len().checked_sub(if is_used(self.rows.last()) { 1 } else { 2 })?;
        (first <= last).then_some((first, last))
    }

    fn is_filled(&self, spot: Spot) -> bool {
        let Some(cursor) = self.cursor_at(spot) else { return false };
        let own = matches!(cursor.column.of, Side::Own | Side::Beside(_));
        let Some(sheet) = self.sheet_of(self.dataset_of(cursor.column)).filter(|_| own) else {
            return self.cell(cursor).is_some_and(|cell| !cell.is_empty());
        };
        // Looking for the edge of what is filled goes over very many cells: none of them is kept.
        sheet.row_of(cursor.period).is_some_and(|row| sheet.is_filled(row, cursor.column.of(Side::Own)))
    }
}

/// The columns of a view: those chosen, else level and growth of each flow, with those of the datasets beside it.
pub(super) fn shown_columns(own: &Sheet, view: &DatasetView, beside: &[(DatasetId, Rc<Sheet>)]) -> Vec<Column> {
    let chosen = || view.columns.clone().filter(|columns| !columns.is_empty());
    let standard = || if own.columns.is_empty() { STANDARD.to_vec() } else { own.columns.clone() };
    let mut columns = chosen().unwrap_or_else(standard);
    for (id, sheet) in beside {
        let levels = sheet.columns.iter().filter(|column| column.part == Part::Level && column.of == Side::Own);
        for level in levels {
            let sides = [Side::Beside(*id), Side::Difference(*id), Side::DifferencePercent(*id)];
            columns.extend(sides.map(|side| level.of(side)));
        }
    }
    columns
}

/// The periods of a view in time order: those of all datasets side by side, less what the filter leaves out.
pub(super) fn shown_periods(own: &Sheet, view: &DatasetView, beside: &[(DatasetId, Rc<Sheet>)]) -> Vec<Period> {
    let mut periods: Vec<_> = own.periods().collect();
    if !beside.is_empty() {
        periods.extend(beside.iter().flat_map(|(_, sheet)| sheet.periods()));
        periods.sort_unstable();
        periods.dedup();
    }
    if view.filter != RowFilter::All {
        let sheets = || std::iter::once(own).chain(beside.iter().map(|(_, sheet)| &**sheet));
        periods.retain(|period| sheets().any(|sheet| keeps(sheet, *period, view.filter)));
    }
    periods
}

fn keeps(sheet: &Sheet, period: Period, filter: RowFilter) -> bool {
    let Some(row) = sheet.row_of(period) else { return filter == RowFilter::LacksFigure };
    match filter {
        RowFilter::All => true,
        RowFilter::LacksFigure => {
            let main = [Flow::Exports, Flow::Imports, Flow::Turnover];
            main.iter().any(|flow| !sheet.is_printed(row, *flow))
        }
        RowFilter::Provisional => sheet.is_provisional(row),
        RowFilter::Conflict => sheet.has_conflict(row),
    }
}
