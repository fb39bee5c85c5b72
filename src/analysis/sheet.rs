//! The table of a dataset as people see it: every level and growth, printed or calculated, with what is to be said of it.
//!
//! *Invariant:* opening a table looks at every figure once and works out none; a row is worked out when it is asked for.

mod cell;
mod eye;
mod figures;
mod levels;
mod live;
mod parts;
mod question;
mod rates;
mod sums;
mod walk;

use std::borrow::Cow;
use std::cell::OnceCell;

pub use cell::{Cell, Content, How, Operand, Origin, Printed, PrintedAndParts, Remark};
use question::settled;
pub use question::{Column, Part, Question, RowsOf, Side};
pub use walk::{Stated, Walk};

use super::beside::Unit;
use super::checks::Live;
use super::growth::Amount;
use super::totals::partitions;
use crate::domain::{Dataset, Figure, Flow, Key, Measure, ObsStatus, Period, Source, Table};
use levels::{Level, Levels};
use rates::At;

/// A row that was made by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub period: Period,
    /// As long as the sheet's columns.
    pub cells: Vec<Cell>,
}

/// Rows in time order, each with one cell a column.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What was asked; in a table of years to date "the previous period" is the year before.
    pub question: Question,
    /// Exports, imports, turnover each with growth, balance with change, then further flows that have figures, then
    /// what else was asked for.
    pub columns: Vec<Column>,
    /// Of the rows.
    periods: Vec<Period>,
    rows: Vec<OnceCell<Box<[Cell]>>>,
    /// What rows are worked out from; none where they were made by hand.
    levels: Option<Box<Levels>>,
    /// Of each row.
    lines: Vec<usize>,
    /// What follows for the dataset as a whole.
    live: Live,
}

/// How many decimals more than its figures usually have an interval gets at its ends.
const LIVE_FINER: u32 = 1;

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        self.question == other.question
            && self.columns == other.columns
            && self.periods == other.periods
            && (0..self.len()).all(|row| self.cells(row) == other.cells(row))
    }
}

impl Eq for Sheet {}

impl Sheet {
    /// A table of rows in time order that nothing follows from.
    pub fn of_rows(question: Question, columns: Vec<Column>, rows: Vec<Row>) -> Self {
        let periods = rows.iter().map(|row| row.period).collect();
        let rows = rows.into_iter().map(|row| OnceCell::from(row.cells.into_boxed_slice())).collect();
        Self { question, columns, periods, rows, levels: None, lines: Vec::new(), live: Live::default() }
    }

    pub fn row_of(&self, period: Period) -> Option<usize> {
        self.periods.binary_search(&period).ok()
    }

    pub fn cell(&self, period: Period, column: Column) -> Option<&Cell> {
        self.cell_at(self.row_of(period)?, column)
    }

    pub fn cell_at(&self, row: usize, column: Column) -> Option<&Cell> {
        let at = self.columns.iter().position(|known| *known == column)?;
        self.cells(row).get(at)
    }

    /// The cells of a row, one a column; none outside the table. They are kept: for a walk over many rows there are
    /// [`Self::glance`] and [`Self::level`].
    pub fn cells(&self, row: usize) -> &[Cell] {
        self.rows.get(row).map_or(&[], |cells| cells.get_or_init(|| self.worked_out(row)))
    }

    /// One cell alone, without the rest of its row and without keeping it.
    pub fn glance(&self, row: usize, column: Column) -> Option<Cow<'_, Cell>> {
        let at = self.columns.iter().position(|known| *known == column)?;
        if let Some(cells) = self.rows.get(row)?.get() {
            return cells.get(at).map(Cow::Borrowed);
        }
        Some(Cow::Owned(self.with_line(row, column.part != Part::Level, |at| self.shown(at, row, column))?))
    }

    /// Some cells of a row, without the rest of it and without keeping them; none outside the table.
    pub fn glances(&self, row: usize, columns: &[Column]) -> Vec<Cell> {
        if self.levels.is_none() || self.rows.get(row).is_some_and(|cells| cells.get().is_some()) {
            return columns.iter().map(|column| self.cell_at(row, *column).cloned().unwrap_or_default()).collect();
        }
        let compared = columns.iter().any(|column| column.part != Part::Level);
        let cells =
            self.with_line(row, compared, |at| columns.iter().map(|column| self.shown(at, row, *column)).collect());
        cells.unwrap_or_default()
    }

    /// The level of a flow with its interval, also where nobody printed it; no cell is made for it.
    pub fn level(&self, row: usize, flow: Flow) -> Option<Amount> {
        let Some((levels, line)) = self.levels.as_deref().zip(self.lines.get(row)) else {
            return self.cell_at(row, Column::level(flow))?.level.map(|level| level.amount);
        };
        levels.one(*line, levels.gathered.slot_of(flow)?)?.amount
    }

    /// Whether somebody printed the level of a flow.
    pub fn is_printed(&self, row: usize, flow: Flow) -> bool {
        let Some((levels, line)) = self.levels.as_deref().zip(self.lines.get(row)) else {
            let cell = self.cell_at(row, Column::level(flow));
            return cell.is_some_and(|cell| matches!(cell.origin, Origin::Printed { .. }));
        };
        let slot = levels.gathered.slot_of(flow);
        let figures = slot.and_then(|slot| levels.gathered.level(*line, slot));
        figures.is_some_and(|figures| levels.gathered.shown(figures).is_some())
    }

    /// The level of a flow in any period of the dataset, whether or not it stands in a row.
    pub fn level_in(&self, period: Period, flow: Flow) -> Option<Operand> {
        let Some(levels) = self.levels.as_deref() else { return self.cell(period, Column::level(flow))?.level };
        let line = levels.gathered.line_of(period)?;
        levels.one(line, levels.gathered.slot_of(flow)?)?.operand(period)
    }

    /// The figure that a source printed for a level or for another column, whether or not its period stands in a row.
    pub fn figure_in(&self, period: Period, column: Column) -> Option<&Figure> {
        let gathered = &self.levels.as_deref()?.gathered;
        let line = gathered.line_of(period)?;
        let figures = match column.part {
            Part::Level => gathered.level(line, gathered.slot_of(column.flow)?),
            _ => gathered.printed(line, column),
        };
        gathered.shown(figures?)
    }

    /// What the levels are counted in.
    pub fn unit(&self) -> Unit<'_> {
        let head = self.levels.as_deref().map(|levels| &levels.gathered.head);
        head.map(|head| Unit { name: &head.unit, shown: head.shown }).unwrap_or_default()
    }

    /// Every period of the dataset, in time order, whether or not it stands in a row.
    pub fn known_periods(&self) -> &[Period] {
        self.levels.as_deref().map_or(&self.periods, |levels| &levels.gathered.periods)
    }

    /// Whether a row shows anything at all.
    pub fn has_figures(&self, row: usize) -> bool {
        match self.levels.as_deref().zip(self.lines.get(row)) {
            // A row without figures can have a level by a printed growth only.
            Some((levels, line)) if levels.gathered.of_line(*line).next().is_none() => {
                levels.of(*line).iter().any(|level| !level.is_open())
            }
            _ => self.cells(row).iter().any(|cell| !cell.is_empty()),
        }
    }

    /// Whether a level or growth of a row is provisional.
    pub fn is_provisional(&self, row: usize) -> bool {
        let Some((levels, line)) = self.levels.as_deref().zip(self.lines.get(row)) else {
            return self.cells(row).iter().any(|cell| cell.has(Remark::Provisional));
        };
        let provisional = |line: usize| {
            let mut figures = levels.gathered.of_line(line).flat_map(|observation| observation.figures.iter());
            figures.any(|figure| figure.status == ObsStatus::Provisional)
        };
        let derived = |line: usize| levels.of(line).iter().any(|level| level.provisional);
        let base = levels.gathered.base_line(*line);
        // A look at the figures answers most rows; a derived level may rest on those of another row.
        let near = provisional(*line) || base.is_some_and(provisional) || derived(*line) || base.is_some_and(derived);
        near && self.cells(row).iter().any(|cell| cell.has(Remark::Provisional))
    }

    /// Whether a figure of a row can not hold with others.
    pub fn has_conflict(&self, row: usize) -> bool {
        let Some((levels, line)) = self.levels.as_deref().zip(self.lines.get(row)) else {
            return self.cells(row).iter().any(Cell::conflicts);
        };
        let gathered = &levels.gathered;
        // A look at the figures answers most rows.
        let rates = || gathered.of_line(*line).any(|observation| observation.key.measure != Measure::Level);
        let has_parts = || gathered.periods.get(*line).is_some_and(|period| partitions(*period).next().is_some());
        let period = self.period(row);
        let told = || {
            self.live.conflict.iter().any(|key| Some(key.period) == period)
                || self.live.empty.iter().any(|(of, _)| Some(*of) == period)
        };
        let near = rates() || has_parts() || told() || levels.of(*line).iter().any(Level::cannot_hold);
        near && self.cells(row).iter().any(Cell::conflicts)
    }

    pub fn len(&self) -> usize {
        self.periods.len()
    }

    pub fn is_empty(&self) -> bool {
        self.periods.is_empty()
    }

    pub fn period(&self, row: usize) -> Option<Period> {
        self.periods.get(row).copied()
    }

    /// The periods of the rows, in time order.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = Period> + ExactSizeIterator {
        self.periods.iter().copied()
    }

    fn worked_out(&self, row: usize) -> Box<[Cell]> {
        let cells =
            self.with_line(row, true, |at| self.columns.iter().map(|column| self.shown(at, row, *column)).collect());
        cells.unwrap_or_default()
    }

    /// With what follows for its dataset as a whole.
    pub fn with_live(mut self, live: Live) -> Self {
        self.live = live;
        self
    }

    fn shown(&self, at: &At<'_>, row: usize, column: Column) -> Cell {
        let mut cell = parts::cell(at, column);
        let Some(period) = self.period(row).filter(|_| column.of == Side::Own) else { return cell };
        match column.part {
            Part::Level => {
                let decimals = at.levels.gathered.usual_decimals() + LIVE_FINER;
                live::lay_over(&mut cell, &self.live, (period, column.flow), decimals);
                live::remark_conflict(&mut cell, &self.live, Key::level(column.flow, period));
            }
            Part::Growth => {
                let key = Key::new(column.flow, period, self.question.basis.measure());
                live::remark_conflict(&mut cell, &self.live, key);
            }
            _ => {}
        }
        cell
    }

    /// Gives the levels of a row, and where they are needed those of the row that it is compared with.
    fn with_line<T>(&self, row: usize, compared: bool, make: impl FnOnce(&At<'_>) -> T) -> Option<T> {
        let (levels, line) = self.levels.as_deref().zip(self.lines.get(row).copied())?;
        let own = levels.of(line);
        let base = levels.gathered.base_line(line).filter(|_| compared).map(|line| levels.of(line)).unwrap_or_default();
        Some(make(&At { levels, line, own: &own, base: &base }))
    }
}

/// The table of a dataset, with columns beyond those that every table has.
pub fn sheet(dataset: &Dataset, sources: &Table<Source>, question: Question, further: &[Column]) -> Sheet {
    let question = question.in_force();
    let gathered = figures::gather(dataset, sources, question);
    let mut columns: Vec<_> =
        gathered.flows.iter().flat_map(|flow| [Column::level(*flow), Column::growth(*flow)]).collect();
    for column in further.iter().filter(|column| column.of == Side::Own) {
        if !columns.contains(column) {
            columns.push(*column);
        }
    }
    let shown = gathered.periods.iter().enumerate().filter(|(_, period)| question.rows.shows(**period));
    let (lines, periods): (Vec<_>, Vec<_>) = shown.map(|(line, period)| (line, *period)).unzip();
    let rows = vec![OnceCell::new(); periods.len()];
    Sheet {
        question,
        columns,
        periods,
        rows,
        levels: Some(Box::new(Levels::new(gathered))),
        lines,
        live: Live::default(),
    }
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
