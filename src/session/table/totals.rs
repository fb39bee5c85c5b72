//! The totals under the rows of a table: for each year what its shown periods come to, of every dataset in the table.
//!
//! *Invariant:* opening a table works out none; two datasets are compared only where each has all of the rows.

use std::cell::OnceCell;
use std::ops::Range;

use super::{DatasetTable, TableRow};
use crate::analysis::beside::{difference, difference_percent};
use crate::analysis::sheet::{Cell, Column, Sheet, Side};
use crate::analysis::totals::{TotalRow, total_row};
use crate::domain::{DatasetId, Period};

/// Years in the order shown.
#[derive(Default)]
pub(super) struct Totals {
    years: Vec<Year>,
}

struct Year {
    /// Its rows in the table, without the one that is only offered.
    rows: Range<usize>,
    total: OnceCell<Option<TotalRow>>,
}

impl Totals {
    pub fn of(rows: &[TableRow]) -> Self {
        let mut years = Vec::new();
        let mut start = 0;
        for rows in rows.chunk_by(|a, b| a.period().year() == b.period().year()) {
            let end = start + rows.len();
            let there = |row: Option<&TableRow>| usize::from(matches!(row, Some(TableRow::Next(_))));
            let (first, last) = (there(rows.first()), there(rows.last()));
            // A year of the offered row alone has no total.
            if first + last < rows.len() {
                years.push(Year { rows: start + first..end - last, total: OnceCell::new() });
            }
            start = end;
        }
        Self { years }
    }

    pub fn len(&self) -> usize {
        self.years.len()
    }

    pub fn place_of(&self, row: usize) -> Option<usize> {
        let nth = self.years.partition_point(|year| year.rows.end <= row);
        self.years.get(nth).filter(|year| year.rows.contains(&row)).map(|_| nth)
    }

    pub fn row(&self, table: &DatasetTable, nth: usize) -> Option<&TotalRow> {
        let year = self.years.get(nth)?;
        let before = if table.newest_first { Some(nth + 1) } else { nth.checked_sub(1) };
        let before = before.and_then(|nth| self.years.get(nth));
        year.total.get_or_init(|| table.worked_out(&year.rows, before.map(|year| &year.rows))).as_ref()
    }
}

impl DatasetTable {
    fn worked_out(&self, rows: &Range<usize>, before: Option<&Range<usize>>) -> Option<TotalRow> {
        let periods =
            |rows: &Range<usize>| -> Vec<Period> { rows.clone().filter_map(|row| self.period_at(row)).collect() };
        let (shown, before) = (periods(rows), before.map(periods).unwrap_or_default());
        let columns: Vec<_> = self.columns.iter().map(|column| column.of(Side::Own)).collect();
        let of = |sheet: &Sheet| total_row(sheet, &columns, &shown, &before);
        let own = of(&self.sheet)?;
        let beside: Vec<_> = self.beside.iter().map(|(id, sheet)| (*id, of(sheet), sheet)).collect();
        let cell = |(nth, column): (usize, &Column)| {
            let other = |id: DatasetId| {
                let (_, total, sheet) = beside.iter().find(|(known, ..)| *known == id)?;
                Some((total.as_ref()?.cells.get(nth)?, &**sheet))
            };
            let both = |id: DatasetId, compare: Compare| {
                let (cell, (beside, sheet)) = (own.cells.get(nth)?, other(id)?);
                let whole = own.is_whole(cell) && own.is_whole(beside);
                whole.then(|| compare((cell, self.sheet.unit()), (beside, sheet.unit())))
            };
            match column.of {
                Side::Own => own.cells.get(nth).cloned(),
                Side::Beside(id) => other(id).map(|(cell, _)| cell.clone()),
                Side::Difference(id) => both(id, difference),
                Side::DifferencePercent(id) => both(id, difference_percent),
            }
        };
        let cells = self.columns.iter().enumerate().map(|at| cell(at).unwrap_or_default()).collect();
        Some(TotalRow { cells, ..own })
    }
}

type Compare = fn((&Cell, crate::analysis::beside::Unit<'_>), (&Cell, crate::analysis::beside::Unit<'_>)) -> Cell;
