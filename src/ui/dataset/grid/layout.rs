//! Which cell stands where: rows in the order shown, columns, and where a motion leads.

use std::rc::Rc;

use super::keys::Motion;
use crate::analysis::sheet::{Cell, Column, Part, Sheet};
use crate::domain::{Flow, Period};
use crate::session::Cursor;

/// The columns of a dataset without further flows.
pub const COLUMNS: [Column; 8] = [
    Column { flow: Flow::Exports, part: Part::Level },
    Column { flow: Flow::Exports, part: Part::Growth },
    Column { flow: Flow::Imports, part: Part::Level },
    Column { flow: Flow::Imports, part: Part::Growth },
    Column { flow: Flow::Turnover, part: Part::Level },
    Column { flow: Flow::Turnover, part: Part::Growth },
    Column { flow: Flow::Balance, part: Part::Level },
    Column { flow: Flow::Balance, part: Part::Growth },
];

/// A row as it is shown: a period of the table, or the one that can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Period(usize),
    Next(Period),
}

/// The table as it is shown.
pub struct Layout {
    pub sheet: Rc<Sheet>,
    pub newest_first: bool,
    /// The period of the row "+ 2024".
    pub next: Option<Period>,
}

impl Layout {
    pub fn columns(&self) -> &[Column] {
        if self.sheet.columns.is_empty() { &COLUMNS } else { &self.sheet.columns }
    }

    pub fn len(&self) -> usize {
        self.sheet.rows.len() + usize::from(self.next.is_some())
    }

    /// The row at a place from the top. The one to be added stands where it will be: beside the newest.
    pub fn row(&self, place: usize) -> Option<Row> {
        let rows = self.sheet.rows.len();
        let in_time = if self.newest_first { self.len().checked_sub(place + 1)? } else { place };
        if in_time < rows { Some(Row::Period(in_time)) } else { self.next.filter(|_| in_time == rows).map(Row::Next) }
    }

    pub fn period(&self, row: Row) -> Option<Period> {
        match row {
            Row::Period(at) => self.sheet.rows.get(at).map(|row| row.period),
            Row::Next(period) => Some(period),
        }
    }

    pub fn period_at(&self, place: usize) -> Option<Period> {
        self.period(self.row(place)?)
    }

    /// Place from the top.
    pub fn place_of(&self, period: Period) -> Option<usize> {
        let in_time = match self.sheet.row_of(period) {
            Some(at) => at,
            None if self.next == Some(period) => self.sheet.rows.len(),
            None => return None,
        };
        if self.newest_first { self.len().checked_sub(in_time + 1) } else { Some(in_time) }
    }

    pub fn column_of(&self, column: Column) -> Option<usize> {
        self.columns().iter().position(|known| *known == column)
    }

    pub fn cell(&self, row: Row, column: usize) -> Option<&Cell> {
        match row {
            Row::Period(at) => self.sheet.rows.get(at)?.cells.get(column),
            Row::Next(_) => None,
        }
    }

    pub fn cursor_at(&self, place: usize, column: usize) -> Option<Cursor> {
        Some(Cursor { period: self.period_at(place)?, column: *self.columns().get(column)? })
    }

    /// Place and column of a cursor; `None` when its row or column is not shown.
    pub fn at(&self, cursor: Cursor) -> Option<(usize, usize)> {
        Some((self.place_of(cursor.period)?, self.column_of(cursor.column)?))
    }

    /// Where the cursor stands before a person put it anywhere: the newest period's first cell.
    pub fn first_cursor(&self) -> Option<Cursor> {
        let period = self.sheet.rows.last().map(|row| row.period).or(self.next)?;
        Some(Cursor { period, column: *self.columns().first()? })
    }

    /// Where a motion leads; the edges hold. `page` is the number of whole rows in view, `began` the column of the
    /// first cell of a run of tabs.
    pub fn moved(&self, from: (usize, usize), motion: Motion, page: usize, began: Option<usize>) -> (usize, usize) {
        let (row, column) = from;
        let (last_row, last_column) = (self.len().saturating_sub(1), self.columns().len().saturating_sub(1));
        let page = page.max(1);
        match motion {
            Motion::Left => (row, column.saturating_sub(1)),
            Motion::Right => (row, (column + 1).min(last_column)),
            Motion::Up => (row.saturating_sub(1), column),
            Motion::Down => ((row + 1).min(last_row), column),
            Motion::RowStart => (row, 0),
            Motion::RowEnd => (row, last_column),
            Motion::First => (0, 0),
            Motion::Last => (last_row, last_column),
            Motion::PageUp => (row.saturating_sub(page), column),
            Motion::PageDown => ((row + page).min(last_row), column),
            Motion::Next if column < last_column => (row, column + 1),
            Motion::Next if row < last_row => (row + 1, 0),
            Motion::Previous if column > 0 => (row, column - 1),
            Motion::Previous if row > 0 => (row - 1, last_column),
            Motion::Next | Motion::Previous => from,
            Motion::Return => ((row + 1).min(last_row), began.unwrap_or(column)),
            Motion::ReturnUp => (row.saturating_sub(1), began.unwrap_or(column)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sheet;

    fn layout(years: &[&str], newest_first: bool) -> Layout {
        let rows = years.iter().map(|text| sheet::Row { period: text.parse().unwrap(), cells: Vec::new() }).collect();
        let sheet = Sheet { columns: COLUMNS.to_vec(), rows, ..Sheet::default() };
        Layout { sheet: Rc::new(sheet), newest_first, next: "2024".parse().ok() }
    }

    #[test]
    fn rows_stand_in_time_order_or_newest_first_with_the_next_period_beside_the_newest() {
        for (newest_first, expected) in
            [(false, ["2021", "2022", "2023", "2024"]), (true, ["2024", "2023", "2022", "2021"])]
        {
            let layout = layout(&["2021", "2022", "2023"], newest_first);
            let shown: Vec<_> = (0..layout.len()).map(|at| layout.period_at(at).unwrap().to_string()).collect();
            assert_eq!(shown, expected);
            for (place, period) in expected.iter().enumerate() {
                assert_eq!(layout.place_of(period.parse().unwrap()), Some(place));
            }
            assert_eq!(layout.period_at(4), None);
        }
    }

    #[test]
    fn motions_stop_at_the_edges_and_tabs_run_on() {
        let layout = layout(&["2021", "2022", "2023"], false);
        for (from, motion, to) in [
            ((0, 0), Motion::Left, (0, 0)),
            ((0, 0), Motion::Up, (0, 0)),
            ((3, 7), Motion::Right, (3, 7)),
            ((3, 7), Motion::Down, (3, 7)),
            ((1, 3), Motion::RowStart, (1, 0)),
            ((1, 3), Motion::RowEnd, (1, 7)),
            ((1, 3), Motion::First, (0, 0)),
            ((1, 3), Motion::Last, (3, 7)),
            ((1, 3), Motion::PageDown, (3, 3)),
            ((3, 3), Motion::PageUp, (1, 3)),
            ((1, 7), Motion::Next, (2, 0)),
            ((3, 7), Motion::Next, (3, 7)),
            ((1, 0), Motion::Previous, (0, 7)),
            ((0, 0), Motion::Previous, (0, 0)),
        ] {
            assert_eq!(layout.moved(from, motion, 2, None), to, "{from:?} {motion:?}");
        }
        assert_eq!(layout.moved((1, 4), Motion::Return, 2, Some(0)), (2, 0));
        assert_eq!(layout.moved((1, 4), Motion::ReturnUp, 2, None), (0, 4));
    }
}
