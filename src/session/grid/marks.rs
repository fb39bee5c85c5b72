//! What is selected: a cursor, the span it is in, and further spans.
//!
//! *Invariant:* the last span holds the cursor; all spans have their corners inside the table they were made for.

use super::motion::{Motion, moved};
use super::{Block, Cells, Spot};
use crate::session::place::{Extent, Span};

/// The selection of a table, in places of the table as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// The cell that is typed into.
    pub cursor: Spot,
    /// Never empty; the last one holds the cursor, and its far corner moves with Shift.
    pub spans: Vec<Span<Spot>>,
}

impl Marks {
    /// One cell.
    pub fn at(cursor: Spot) -> Self {
        Self { cursor, spans: vec![Span { anchor: cursor, far: cursor, extent: Extent::Cells }] }
    }

    fn active(&self) -> Span<Spot> {
        self.spans.last().copied().unwrap_or(Span { anchor: self.cursor, far: self.cursor, extent: Extent::Cells })
    }

    /// Whether nothing but the cursor's cell is selected.
    pub fn is_single(&self) -> bool {
        matches!(self.spans.as_slice(), [one] if one.extent == Extent::Cells && one.anchor == one.far)
    }

    /// The selected rectangles, in the order in which they were made.
    pub fn blocks(&self, cells: &dyn Cells) -> Vec<Block> {
        self.spans.iter().filter_map(|span| block(*span, cells)).collect()
    }

    /// The rectangle that has the cursor.
    pub fn block(&self, cells: &dyn Cells) -> Block {
        block(self.active(), cells).unwrap_or(Block::of(self.cursor, self.cursor))
    }

    /// An arrow, Home, a page: the cursor goes on, and is all that is selected.
    pub fn moved(&self, cells: &dyn Cells, motion: Motion, page: usize) -> Self {
        Self::at(moved(cells, self.cursor, motion, page))
    }

    /// The same with Shift: the far corner goes on, the cursor stays.
    pub fn extended(&self, cells: &dyn Cells, motion: Motion, page: usize) -> Self {
        let span = self.active();
        let far = moved(cells, span.far, motion, page);
        self.with_active(Span { far, ..span })
    }

    /// Shift+click, or dragging on: the active span now ends at `spot`.
    pub fn extended_to(&self, spot: Spot) -> Self {
        let span = self.active();
        let extent = if span.extent == Extent::All { Extent::Cells } else { span.extent };
        self.with_active(Span { anchor: span.anchor, far: spot, extent })
    }

    /// Ctrl+click: a further span that begins here, with the cursor in it.
    pub fn added(&self, spot: Spot, extent: Extent) -> Self {
        let mut spans = self.spans.clone();
        spans.push(Span { anchor: spot, far: spot, extent });
        Self { cursor: spot, spans }
    }

    /// Dragging: the active span ends at `spot` now, in the kind it has.
    pub fn dragged_to(&self, spot: Spot) -> Self {
        self.with_active(Span { far: spot, ..self.active() })
    }

    /// The same cursor in a span of cells between two corners.
    pub fn extended_from(&self, anchor: Spot, far: Spot) -> Self {
        self.with_active(Span { anchor, far, extent: Extent::Cells })
    }

    /// Shift+click on a head: whole rows or columns from the active span's beginning to here.
    pub fn extended_whole(&self, far: Spot, extent: Extent) -> Self {
        self.with_active(Span { far, extent, ..self.active() })
    }

    /// Whether the row or column of a place is selected as a whole.
    pub fn holds_whole(&self, spot: Spot, extent: Extent) -> bool {
        self.spans.iter().any(|span| {
            let block = Block::of(span.anchor, span.far);
            match extent {
                Extent::Rows => span.extent == Extent::Rows && block.rows().contains(&spot.row),
                Extent::Columns => span.extent == Extent::Columns && block.columns().contains(&spot.column),
                extent => span.extent == extent,
            }
        })
    }

    /// Ctrl+click: a further span begins at a cell; one that is selected is taken out of the selection.
    pub fn toggled(&self, cells: &dyn Cells, spot: Spot) -> Self {
        let blocks = self.blocks(cells);
        if self.is_single() || !blocks.iter().any(|block| block.contains(spot)) {
            return self.added(spot, Extent::Cells);
        }
        let mut spans = Vec::new();
        for (span, block) in self.spans.iter().zip(blocks) {
            if block.contains(spot) {
                spans.extend(around(block, spot));
            } else {
                spans.push(*span);
            }
        }
        match spans.last() {
            Some(last) => Self { cursor: last.anchor, spans },
            None => Self::at(spot),
        }
    }

    /// Whole rows, whole columns or everything, from the cursor's place.
    pub fn whole(&self, extent: Extent) -> Self {
        let span = self.active();
        let extent = match (span.extent, extent) {
            (Extent::Rows, Extent::Columns) | (Extent::Columns, Extent::Rows) => Extent::All,
            (_, extent) => extent,
        };
        if extent == Extent::All {
            return Self { cursor: self.cursor, spans: vec![Span { extent, ..span }] };
        }
        self.with_active(Span { extent, ..span })
    }

    fn with_active(&self, span: Span<Spot>) -> Self {
        let mut spans = self.spans.clone();
        spans.pop();
        spans.push(span);
        Self { cursor: self.cursor, spans }
    }

    /// Tab or Enter among several selected cells: the cursor goes from cell to cell through all spans and begins
    /// again. `None` when only one cell is selected: then the cursor leaves it.
    pub fn stepped(&self, cells: &dyn Cells, down: bool, back: bool) -> Option<Self> {
        let blocks = self.blocks(cells);
        if self.is_single() || blocks.is_empty() {
            return None;
        }
        let nth = blocks.iter().rposition(|block| block.contains(self.cursor)).unwrap_or(0);
        let block = blocks.get(nth)?;
        let (mut nth, inside) = (nth, within(*block, self.cursor, down, back));
        let cursor = if let Some(inside) = inside {
            inside
        } else {
            nth = if back { nth.checked_sub(1).unwrap_or(blocks.len() - 1) } else { (nth + 1) % blocks.len() };
            let block = blocks.get(nth)?;
            if back { block.last } else { block.first }
        };
        // The span with the cursor is the last one.
        let mut spans = self.spans.clone();
        let turned = (nth + 1) % spans.len();
        spans.rotate_left(turned);
        Some(Self { cursor, spans })
    }

    /// The same selection in a table that became smaller; `None` when nothing is left of the table.
    pub fn within(&self, cells: &dyn Cells) -> Option<Self> {
        let last = cells.last()?;
        let inside = |spot: Spot| Spot::new(spot.row.min(last.row), spot.column.min(last.column));
        let spans = self.spans.iter();
        let spans = spans.map(|span| Span { anchor: inside(span.anchor), far: inside(span.far), extent: span.extent });
        Some(Self { cursor: inside(self.cursor), spans: spans.collect() })
    }
}

/// What is left of a block without one of its cells: the rows above and below, and the cells beside it.
fn around(block: Block, hole: Spot) -> Vec<Span<Spot>> {
    let Block { first, last } = block;
    let mut parts = Vec::new();
    let mut part = |anchor: Spot, far: Spot| parts.push(Span { anchor, far, extent: Extent::Cells });
    if hole.row > first.row {
        part(first, Spot::new(hole.row - 1, last.column));
    }
    if hole.column > first.column {
        part(Spot::new(hole.row, first.column), Spot::new(hole.row, hole.column - 1));
    }
    if hole.column < last.column {
        part(Spot::new(hole.row, hole.column + 1), Spot::new(hole.row, last.column));
    }
    if hole.row < last.row {
        part(Spot::new(hole.row + 1, first.column), last);
    }
    parts
}

fn within(block: Block, at: Spot, down: bool, back: bool) -> Option<Spot> {
    let (height, width) = (block.height(), block.width());
    let (row, column) = (at.row - block.first.row, at.column - block.first.column);
    let nth = if down { column * height + row } else { row * width + column };
    let next = if back { nth.checked_sub(1)? } else { nth + 1 };
    if next >= height * width {
        return None;
    }
    let (row, column) = if down { (next % height, next / height) } else { (next / width, next % width) };
    Some(Spot::new(block.first.row + row, block.first.column + column))
}

fn block(span: Span<Spot>, cells: &dyn Cells) -> Option<Block> {
    let last = cells.last()?;
    let Block { first, last: end } = Block::of(span.anchor, span.far);
    Some(match span.extent {
        Extent::Cells => Block { first, last: end },
        Extent::Rows => Block { first: Spot::new(first.row, 0), last: Spot::new(end.row, last.column) },
        Extent::Columns | Extent::All => {
            // A row that is only offered is selected where a corner is in it, not with the whole column.
            let (top, bottom) = cells.used_rows().unwrap_or((first.row, end.row));
            let (top, bottom) = (top.min(first.row), bottom.max(end.row));
            let whole = span.extent == Extent::All;
            let (left, right) = if whole { (0, last.column) } else { (first.column, end.column) };
            Block { first: Spot::new(top, left), last: Spot::new(bottom, right) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fake(usize, usize);

    impl Cells for Fake {
        fn rows(&self) -> usize {
            self.0
        }

        fn columns(&self) -> usize {
            self.1
        }

        fn is_filled(&self, _spot: Spot) -> bool {
            false
        }
    }

    const TABLE: Fake = Fake(6, 5);

    fn blocks(marks: &Marks) -> Vec<(usize, usize, usize, usize)> {
        let plain = |Block { first, last }: Block| (first.row, first.column, last.row, last.column);
        marks.blocks(&TABLE).into_iter().map(plain).collect()
    }

    fn at(row: usize, column: usize) -> Marks {
        Marks::at(Spot::new(row, column))
    }

    #[test]
    fn tab_and_enter_go_round_through_all_ranges() {
        let marks = at(0, 0).extended_to(Spot::new(1, 1)).added(Spot::new(4, 3), Extent::Cells);
        let round = |down: bool, back: bool| {
            let mut marks = marks.clone();
            let step = move |marks: &Marks| marks.stepped(&TABLE, down, back).unwrap();
            (0..5).map(move |_| {
                marks = step(&marks);
                (marks.cursor.row, marks.cursor.column)
            })
        };
        let cases = [
            (false, false, [(0, 0), (0, 1), (1, 0), (1, 1), (4, 3)]),
            (true, false, [(0, 0), (1, 0), (0, 1), (1, 1), (4, 3)]),
            (false, true, [(1, 1), (1, 0), (0, 1), (0, 0), (4, 3)]),
            (true, true, [(1, 1), (0, 1), (1, 0), (0, 0), (4, 3)]),
        ];
        for (down, back, expected) in cases {
            assert_eq!(round(down, back).collect::<Vec<_>>(), expected, "{down} {back}");
        }
        assert_eq!(at(1, 1).stepped(&TABLE, true, false), None);
    }

    #[test]
    fn whole_rows_and_columns_follow_the_table() {
        for (extent, expected) in [
            (Extent::Rows, (2, 0, 3, 4)),
            (Extent::Columns, (0, 1, 5, 2)),
            (Extent::All, (0, 0, 5, 4)),
            (Extent::Cells, (2, 1, 3, 2)),
        ] {
            let marks = at(2, 1).extended_to(Spot::new(3, 2)).whole(extent);
            assert_eq!((blocks(&marks), marks.cursor), (vec![expected], Spot::new(2, 1)), "{extent:?}");
        }
        let cross = at(2, 1).whole(Extent::Rows).whole(Extent::Columns);
        assert_eq!(blocks(&cross), [(0, 0, 5, 4)]);
        let rows = at(2, 0).whole(Extent::Rows).extended(&TABLE, Motion::Down, 3);
        assert_eq!(blocks(&rows), [(2, 0, 3, 4)]);
        assert!(rows.holds_whole(Spot::new(3, 4), Extent::Rows) && !rows.holds_whole(Spot::new(3, 4), Extent::Columns));
        let all = at(1, 1).added(Spot::new(3, 3), Extent::Cells).whole(Extent::All);
        assert_eq!(blocks(&all), [(0, 0, 5, 4)]);
    }

    #[test]
    fn ctrl_and_a_click_on_a_selected_cell_takes_it_out() {
        let range = at(1, 1).extended_to(Spot::new(3, 3));
        let hole = range.toggled(&TABLE, Spot::new(2, 2));
        assert_eq!(blocks(&hole), [(1, 1, 1, 3), (2, 1, 2, 1), (2, 3, 2, 3), (3, 1, 3, 3)]);
        assert!(hole.blocks(&TABLE).iter().any(|block| block.contains(hole.cursor)));
        assert_eq!(at(1, 1).toggled(&TABLE, Spot::new(1, 1)).cursor, Spot::new(1, 1));
        let two = at(1, 1).toggled(&TABLE, Spot::new(4, 4));
        assert_eq!((blocks(&two), two.cursor), (vec![(1, 1, 1, 1), (4, 4, 4, 4)], Spot::new(4, 4)));
        assert_eq!(blocks(&two.toggled(&TABLE, Spot::new(4, 4))), [(1, 1, 1, 1)]);
    }

    #[test]
    fn shift_moves_the_far_corner_and_the_cursor_stays() {
        let marks = at(2, 2).extended(&TABLE, Motion::Down, 3).extended(&TABLE, Motion::Left, 3);
        assert_eq!((blocks(&marks), marks.cursor), (vec![(2, 1, 3, 2)], Spot::new(2, 2)));
        let back = marks.extended(&TABLE, Motion::Up, 3).extended(&TABLE, Motion::Up, 3);
        assert_eq!(blocks(&back), [(1, 1, 2, 2)]);
        assert_eq!(blocks(&back.moved(&TABLE, Motion::Right, 3)), [(2, 3, 2, 3)]);
        let heads = at(1, 1).extended_whole(Spot::new(4, 0), Extent::Rows);
        assert_eq!(blocks(&heads), [(1, 0, 4, 4)]);
    }

    #[test]
    fn a_selection_in_a_table_that_became_smaller_stays_inside() {
        let marks = at(5, 4).extended_to(Spot::new(3, 2)).within(&Fake(4, 3)).unwrap();
        assert_eq!((marks.cursor, marks.blocks(&Fake(4, 3))[0].last), (Spot::new(3, 2), Spot::new(3, 2)));
        assert_eq!(at(0, 0).within(&Fake(0, 3)), None);
    }
}
