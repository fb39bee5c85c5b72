//! Which cell is filled from which.

use super::{Block, Spot};

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
