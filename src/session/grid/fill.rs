//! Which cell is filled from which.

use super::{Block, Cells, Spot};

/// Pairs of (from, to) that fill all of `to` but `from` with what stands in `from`, repeated in its order.
///
/// The two blocks share their rows or their columns.
pub fn pairs(from: Block, to: Block) -> Vec<(Spot, Spot)> {
    let across = |at: usize, first: usize, length: usize| {
        if at >= first { first + (at - first) % length } else { first + length - 1 - (first - at - 1) % length }
    };
    let source = |spot: Spot| {
        Spot::new(across(spot.row, from.first.row, from.height()), across(spot.column, from.first.column, from.width()))
    };
    to.spots().filter(|spot| !from.contains(*spot)).map(|spot| (source(spot), spot)).collect()
}

/// A double click on the handle: down as far as the column beside goes on, to the left of the block, else to its right.
///
/// It ends before the first row in which the block's own columns have something: nothing is filled over unseen.
pub fn down_beside(cells: &dyn Cells, from: Block) -> Option<Block> {
    let Block { first, last } = from;
    let rows = |column: usize| {
        let below = last.row + 1..cells.rows();
        below
            .take_while(|row| cells.is_filled(Spot::new(*row, column)))
            .take_while(|row| !from.columns().any(|own| cells.is_filled(Spot::new(*row, own))))
            .last()
    };
    let left = first.column.checked_sub(1).and_then(rows);
    let right = || Some(last.column + 1).filter(|column| *column < cells.columns()).and_then(rows);
    let end = left.or_else(right)?;
    Some(Block { first, last: Spot::new(end, last.column) })
}
