//! Where a motion leads.
//!
//! *Invariant:* the edges of the table hold; a motion from inside leads inside.

use super::{Cells, Spot};

/// A way to move the cursor, or with Shift the far corner of the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    Up,
    Down,
    /// Ctrl+arrow: to the edge of what is filled, else to the edge of the table.
    EdgeLeft,
    EdgeRight,
    EdgeUp,
    EdgeDown,
    RowStart,
    RowEnd,
    First,
    Last,
    PageUp,
    PageDown,
}

/// Where a motion leads from `from`; `page` is the number of whole rows in view.
pub fn moved(cells: &dyn Cells, from: Spot, motion: Motion, page: usize) -> Spot {
    let Some(last) = cells.last() else { return from };
    let Spot { row, column } = Spot::new(from.row.min(last.row), from.column.min(last.column));
    let page = page.max(1);
    match motion {
        Motion::Left => Spot::new(row, column.saturating_sub(1)),
        Motion::Right => Spot::new(row, (column + 1).min(last.column)),
        Motion::Up => Spot::new(row.saturating_sub(1), column),
        Motion::Down => Spot::new((row + 1).min(last.row), column),
        Motion::EdgeLeft => Spot::new(row, edge(column, 0, |column| cells.is_filled(Spot::new(row, column)))),
        Motion::EdgeRight => {
            Spot::new(row, edge(column, last.column, |column| cells.is_filled(Spot::new(row, column))))
        }
        Motion::EdgeUp => Spot::new(edge(row, 0, |row| cells.is_filled(Spot::new(row, column))), column),
        Motion::EdgeDown => Spot::new(edge(row, last.row, |row| cells.is_filled(Spot::new(row, column))), column),
        Motion::RowStart => Spot::new(row, 0),
        Motion::RowEnd => Spot::new(row, last.column),
        Motion::First => Spot::new(cells.used_rows().map_or(0, |(first, _)| first), 0),
        Motion::Last => Spot::new(cells.used_rows().map_or(last.row, |(_, end)| end), last.column),
        Motion::PageUp => Spot::new(row.saturating_sub(page), column),
        Motion::PageDown => Spot::new((row + page).min(last.row), column),
    }
}

/// From inside a filled run to its last place; from its edge or from a gap to the next filled place, else to the end.
fn edge(from: usize, end: usize, is_filled: impl Fn(usize) -> bool) -> usize {
    let next = |at: usize| if end > at { at + 1 } else { at - 1 };
    if from == end {
        return from;
    }
    let mut at = next(from);
    if is_filled(from) && is_filled(at) {
        while at != end && is_filled(next(at)) {
            at = next(at);
        }
        return at;
    }
    while at != end && !is_filled(at) {
        at = next(at);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two columns: filled where there is an x.
    struct Fake([&'static str; 2]);

    impl Cells for Fake {
        fn rows(&self) -> usize {
            self.0[0].len()
        }

        fn columns(&self) -> usize {
            2
        }

        fn is_filled(&self, spot: Spot) -> bool {
            self.0[spot.column].as_bytes().get(spot.row) == Some(&b'x')
        }
    }

    #[test]
    fn ctrl_and_an_arrow_go_to_the_edges_of_what_is_filled() {
        let table = Fake(["xxx..x.xx.", ".........."]);
        for (column, from, motion, to) in [
            // To the end of a run, over a gap to the next one, to the end of the table.
            (0, 0, Motion::EdgeDown, 2),
            (0, 1, Motion::EdgeDown, 2),
            (0, 2, Motion::EdgeDown, 5),
            (0, 3, Motion::EdgeDown, 5),
            (0, 5, Motion::EdgeDown, 7),
            (0, 8, Motion::EdgeDown, 9),
            (0, 9, Motion::EdgeDown, 9),
            (0, 9, Motion::EdgeUp, 8),
            (0, 8, Motion::EdgeUp, 7),
            (0, 7, Motion::EdgeUp, 5),
            (0, 4, Motion::EdgeUp, 2),
            (0, 2, Motion::EdgeUp, 0),
            (1, 4, Motion::EdgeUp, 0),
            (1, 4, Motion::EdgeDown, 9),
        ] {
            let found = moved(&table, Spot::new(from, column), motion, 3);
            assert_eq!(found, Spot::new(to, column), "{column} {from} {motion:?}");
        }
        assert_eq!(moved(&table, Spot::new(4, 1), Motion::EdgeLeft, 3), Spot::new(4, 0));
        assert_eq!(moved(&table, Spot::new(4, 0), Motion::EdgeRight, 3), Spot::new(4, 1));
    }

    #[test]
    fn motions_stop_at_the_edges() {
        let table = Fake(["..........", ".........."]);
        for (from, motion, to) in [
            ((0, 0), Motion::Left, (0, 0)),
            ((0, 0), Motion::Up, (0, 0)),
            ((9, 1), Motion::Right, (9, 1)),
            ((9, 1), Motion::Down, (9, 1)),
            ((4, 1), Motion::RowStart, (4, 0)),
            ((4, 0), Motion::RowEnd, (4, 1)),
            ((4, 1), Motion::First, (0, 0)),
            ((4, 0), Motion::Last, (9, 1)),
            ((4, 1), Motion::PageDown, (7, 1)),
            ((8, 1), Motion::PageDown, (9, 1)),
            ((1, 1), Motion::PageUp, (0, 1)),
            ((4, 1), Motion::PageUp, (1, 1)),
            // From outside, the nearest place inside.
            ((99, 99), Motion::Up, (8, 1)),
        ] {
            let found = moved(&table, Spot::new(from.0, from.1), motion, 3);
            assert_eq!((found.row, found.column), to, "{from:?} {motion:?}");
        }
    }
}
