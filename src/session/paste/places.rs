//! Which cell of the table a pasted cell goes to: by its heads, else by place from the cursor on.

use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, RowsOf};
use crate::domain::{CellRef, Flow, Period};

use super::NoPlace;
use super::block::Block;
use super::layout::{Layout, are_times};
use super::over::ColumnHead;
use super::rows::period_of;
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

/// Where the cells of a block go.
pub trait Placing {
    /// Rows and columns that are put, with what is repeated.
    fn rows(&self) -> usize;
    fn columns(&self) -> usize;
    /// Whether two cells of the block could have one place.
    fn may_meet(&self) -> bool;
    /// The cell of the block that stands at a place of what is put.
    fn from(&self, row: usize, column: usize) -> Spot;
    fn place(&mut self, row: usize, column: usize) -> Result<At, NoPlace>;
}

/// Places in a dataset's table.
pub struct Places<'a> {
    table: &'a DatasetTable,
    layout: &'a Layout,
    /// Of the block's figures.
    height: usize,
    width: usize,
    /// With what is repeated.
    rows: usize,
    /// The columns that go by their heads or by place; where rows say the flow, those of each flow are their own.
    columns: Vec<Result<Column, NoPlace>>,
    /// The periods that rows go to by place, as far as they were asked for.
    periods: Vec<Option<Period>>,
    /// For each row of a block with rows that are left out, how many of the others are above it.
    ranks: Option<Vec<usize>>,
    at: Cursor,
    first_row: Option<usize>,
    may_grow: bool,
    shows: RowsOf,
    newest_first: bool,
    year: i32,
    rows_say_flows: bool,
    may_meet: bool,
}

impl<'a> Places<'a> {
    pub fn new(session: &Session, table: &'a DatasetTable, paste: &Paste, block: &Block, layout: &'a Layout) -> Self {
        let view = session.view_of(table.id);
        let (height, width) = (layout.rows.len(), layout.columns.len());
        let (rows, across) = if layout.has_heads() || block.rows() == 0 {
            (height, width)
        } else {
            repeated((height, width), paste.size)
        };
        let targets = Targets { table, layout, at: paste.at.column, from: table.column_of(paste.at.column) };
        let mut rank = 0;
        let columns: Vec<_> = (0..across)
            .map(|nth| {
                let head = layout.columns.get(nth % width.max(1)).copied().unwrap_or_default();
                let column = targets.column(nth, rank, head);
                // A column that is left out takes no column of the table.
                rank += usize::from(head.left.is_none());
                column
            })
            .collect();
        Self {
            table,
            layout,
            height,
            width,
            rows,
            rows_say_flows: layout.rows_say_flows(),
            may_meet: layout.by_period || layout.rows_say_flows() || has_same(table, paste.at, &columns),
            columns,
            periods: Vec::new(),
            ranks: ranks(layout),
            at: paste.at,
            first_row: table.place_of(paste.at.period),
            may_grow: view.filter == RowFilter::All,
            shows: view.question.rows,
            newest_first: view.newest_first,
            year: layout.title.year.unwrap_or(paste.at.period.year()),
        }
    }

    /// The column of a flow that the row says: the one with the values, or the part that the head says.
    fn of_flow(&self, flow: Flow, nth: usize) -> Result<Column, NoPlace> {
        let head = self.layout.columns.get(nth).copied().unwrap_or_default();
        if let Some(why) = head.left {
            return Err(why);
        }
        let is_of_other = head.said.flow.is_some_and(|own| own != flow);
        let is_value = head.said.part.is_some() || head.time.is_some() || self.layout.values == Some(nth);
        if head.said.foreign || is_of_other || !(is_value || head.said.flow.is_some()) {
            return Err(NoPlace::UnknownColumn);
        }
        Ok(column(flow, head.said.part))
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

impl Placing for Places<'_> {
    fn rows(&self) -> usize {
        self.rows
    }

    fn columns(&self) -> usize {
        self.columns.len()
    }

    fn may_meet(&self) -> bool {
        self.may_meet
    }

    fn from(&self, row: usize, column: usize) -> Spot {
        Spot::new(row % self.height.max(1), column % self.width.max(1))
    }

    fn place(&mut self, row: usize, column: usize) -> Result<At, NoPlace> {
        let head = self.layout.rows.get(row % self.height.max(1)).copied().unwrap_or_default();
        if let Some(why) = head.left {
            return Err(why);
        }
        let target = match head.flow {
            Some(flow) => self.of_flow(flow, column)?,
            None => match self.columns.get(column).copied().unwrap_or(Err(NoPlace::BeyondColumns)) {
                // Where other rows say their flow, this one is about something else.
                Err(NoPlace::UnknownColumn) if self.rows_say_flows => return Err(NoPlace::UnknownRow),
                target => target?,
            },
        };
        let period = if self.layout.by_period {
            let over = self.layout.columns.get(column).and_then(|head| head.time);
            period_of(head.time, over, Some(self.year)).ok_or(NoPlace::UnknownRow)?
        } else {
            let rank = self.ranks.as_ref().map_or(Some(row), |ranks| ranks.get(row).copied());
            rank.and_then(|rank| self.period(rank)).ok_or(NoPlace::BeyondRows)?
        };
        let cursor = Cursor { period, column: target };
        match self.takes(cursor) {
            Takes::Nothing => Err(NoPlace::Calculated),
            takes => Ok(At { cursor, takes }),
        }
    }
}

/// How a column finds its place where no row has a say in it.
struct Targets<'a> {
    table: &'a DatasetTable,
    layout: &'a Layout,
    at: Column,
    from: Option<usize>,
}

impl Targets<'_> {
    fn column(&self, nth: usize, rank: usize, head: ColumnHead) -> Result<Column, NoPlace> {
        if let Some(why) = head.left {
            return Err(why);
        }
        if self.layout.by_flow {
            let flow = head.said.flow.filter(|_| !head.said.foreign);
            return flow.map(|flow| column(flow, head.said.part)).ok_or(NoPlace::UnknownColumn);
        }
        if self.layout.by_period && head.time.is_some() && are_times(&self.layout.columns) {
            // Months down, years across: one flow.
            return Ok(self.at);
        }
        if head.said.foreign {
            return Err(NoPlace::UnknownColumn);
        }
        if let Some(values) = self.layout.values {
            return if values == nth { Ok(self.at) } else { Err(NoPlace::UnknownColumn) };
        }
        let place = self.from.ok_or(NoPlace::BeyondColumns)? + rank;
        self.table.columns.get(place).copied().ok_or(NoPlace::BeyondColumns)
    }
}

fn column(flow: Flow, part: Option<Part>) -> Column {
    Column::new(flow, part.unwrap_or(Part::Level))
}

/// Rows that are left out take no row of the table.
fn ranks(layout: &Layout) -> Option<Vec<usize>> {
    if layout.by_period || layout.rows.iter().all(|row| row.left.is_none()) {
        return None;
    }
    let mut above = 0;
    let rank = |row: &super::rows::RowHead| {
        let rank = above;
        above += usize::from(row.left.is_none());
        rank
    };
    Some(layout.rows.iter().map(rank).collect())
}

/// The block as often as it fits into what was selected, as spreadsheets do.
pub fn repeated((height, width): (usize, usize), (rows, columns): (usize, usize)) -> (usize, usize) {
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
