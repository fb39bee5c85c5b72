//! Which cell of the table a pasted cell goes to: by its heads, else by place from the cursor on.

use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, RowsOf};
use crate::domain::{CellRef, Flow, Period};

use super::NoPlace;
use super::block::Block;
use super::layout::{Layout, RowHead, period_of};
use crate::session::action::Paste;
use crate::session::grid::{Cells as _, Spot};
use crate::session::table::DatasetTable;
use crate::session::{Cursor, RowFilter, Session, Takes};

/// A place in the table, and what is put there.
#[derive(Debug, Clone, Copy)]
pub struct At {
    pub cursor: Cursor,
    pub takes: Takes,
}

pub struct Places<'a> {
    table: &'a DatasetTable,
    layout: &'a Layout,
    /// Of the block's figures.
    height: usize,
    width: usize,
    /// With what is repeated.
    rows: usize,
    columns: Vec<Result<Column, NoPlace>>,
    /// The periods that rows go to by place, as far as they were asked for.
    periods: Vec<Option<Period>>,
    at: Cursor,
    first_row: Option<usize>,
    may_grow: bool,
    shows: RowsOf,
    newest_first: bool,
    year: i32,
    may_meet: bool,
}

impl<'a> Places<'a> {
    pub fn new(session: &Session, table: &'a DatasetTable, paste: &Paste, block: &Block, layout: &'a Layout) -> Self {
        let view = session.view_of(table.id);
        let (height, width) = (layout.rows.len(), layout.columns.len());
        let (rows, across) = if layout.by_period || layout.by_flow || block.rows() == 0 {
            (height, width)
        } else {
            repeated((height, width), paste.size)
        };
        let from = table.column_of(paste.at.column);
        let columns: Vec<_> = (0..across)
            .map(|nth| {
                let head = layout.columns.get(nth % width.max(1)).copied().unwrap_or_default();
                if layout.by_flow {
                    let flow = head.said.flow.filter(|_| !head.said.foreign);
                    return flow.map(|flow| column(flow, head.said.part)).ok_or(NoPlace::UnknownColumn);
                }
                if layout.by_period && head.time.is_some() && layout.columns.iter().all(|head| head.time.is_some()) {
                    // Months down, years across: one flow.
                    return Ok(layout.title.flow.map_or(paste.at.column, Column::level));
                }
                if head.said.foreign {
                    return Err(NoPlace::UnknownColumn);
                }
                let place = from.ok_or(NoPlace::BeyondColumns)? + nth;
                table.columns.get(place).copied().ok_or(NoPlace::BeyondColumns)
            })
            .collect();
        Self {
            table,
            layout,
            height,
            width,
            rows,
            may_meet: layout.by_period || has_same(table, paste.at, &columns),
            columns,
            periods: Vec::new(),
            at: paste.at,
            first_row: table.place_of(paste.at.period),
            may_grow: view.filter == RowFilter::All,
            shows: view.question.rows,
            newest_first: view.newest_first,
            year: layout.year.unwrap_or(paste.at.period.year()),
        }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// Whether two cells of the block could have one place.
    pub fn may_meet(&self) -> bool {
        self.may_meet
    }

    /// The cell of the block that stands at a place of what is put.
    pub fn from(&self, row: usize, column: usize) -> Spot {
        Spot::new(row % self.height.max(1), column % self.width.max(1))
    }

    pub fn place(&mut self, row: usize, column: usize) -> Result<At, NoPlace> {
        let target = self.columns.get(column).copied().unwrap_or(Err(NoPlace::BeyondColumns))?;
        let period = if self.layout.by_period {
            let head = self.layout.rows.get(row).copied().unwrap_or(RowHead::Unknown);
            let over = self.layout.columns.get(column).copied().unwrap_or_default();
            period_of(head, over, Some(self.year)).ok_or(NoPlace::UnknownRow)?
        } else {
            self.period(row).ok_or(NoPlace::BeyondRows)?
        };
        let cursor = Cursor { period, column: target };
        match self.takes(cursor) {
            Takes::Nothing => Err(NoPlace::Calculated),
            takes => Ok(At { cursor, takes }),
        }
    }

    /// A printed growth is in percent or an index as its head says, whatever the table shows.
    fn takes(&self, cursor: Cursor) -> Takes {
        if !self.layout.by_flow || cursor.column.part != Part::Growth || cursor.column.flow == Flow::Balance {
            return self.table.takes(cursor);
        }
        let basis = Basis { form: GrowthForm::Percent, ..self.table.sheet.question.basis };
        Takes::Figure(CellRef { dataset: self.table.id, key: cursor.column.key(cursor.period, basis) })
    }

    /// The period of a row that goes by place; beyond the last row the table goes on.
    fn period(&mut self, row: usize) -> Option<Period> {
        while self.periods.len() <= row {
            let next = self.next();
            self.periods.push(next);
        }
        self.periods.get(row).copied().flatten()
    }

    fn next(&self) -> Option<Period> {
        let nth = self.periods.len();
        match self.first_row {
            Some(first) if first + nth < self.table.rows() => return self.table.period_at(first + nth),
            None if nth == 0 => return Some(self.at.period),
            _ => {}
        }
        if !self.may_grow {
            return None;
        }
        let last = match nth.checked_sub(1) {
            Some(before) => self.periods.get(before).copied().flatten()?,
            None => self.table.period_at(self.table.rows().checked_sub(1)?)?,
        };
        let on = match (self.newest_first, self.shows) {
            (false, RowsOf::OtherSpans) => last.plus_years(1),
            (true, RowsOf::OtherSpans) => last.plus_years(-1),
            (false, _) => last.next(),
            (true, _) => last.previous(),
        };
        on.filter(|period| self.shows.shows(*period))
    }
}

fn column(flow: Flow, part: Option<Part>) -> Column {
    Column::new(flow, part.unwrap_or(Part::Level))
}

/// The block as often as it fits into what was selected, as spreadsheets do.
fn repeated((height, width): (usize, usize), (rows, columns): (usize, usize)) -> (usize, usize) {
    let fits =
        height > 0 && width > 0 && rows >= height && columns >= width && rows % height == 0 && columns % width == 0;
    if fits { (rows, columns) } else { (height, width) }
}

/// Whether two columns keep their figures under one key, as growth and printed growth do.
fn has_same(table: &DatasetTable, at: Cursor, columns: &[Result<Column, NoPlace>]) -> bool {
    let figure = |column: &Result<Column, NoPlace>| table.figure_cell(Cursor { column: (*column).ok()?, ..at });
    let mut cells: Vec<_> = columns.iter().filter_map(figure).collect();
    cells.sort_unstable();
    cells.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}
