//! Selected rectangles that may overlap, as rows with their columns, each cell once.

use std::ops::Range;

use crate::session::grid::Block;

/// Rows that have the same selected columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strip {
    pub rows: Range<usize>,
    /// In order, each once.
    pub columns: Vec<usize>,
}

/// From the top down, none overlapping another.
pub(super) fn strips(blocks: &[Block]) -> Vec<Strip> {
    let mut edges: Vec<_> = blocks.iter().flat_map(|block| [block.first.row, block.last.row + 1]).collect();
    edges.sort_unstable();
    edges.dedup();
    let pairs = edges.iter().zip(edges.iter().skip(1));
    let strip = |(from, to): (&usize, &usize)| {
        let here = blocks.iter().filter(|block| block.rows().contains(from));
        let mut columns: Vec<_> = here.flat_map(|block| block.columns()).collect();
        columns.sort_unstable();
        columns.dedup();
        Strip { rows: *from..*to, columns }
    };
    pairs.map(strip).filter(|strip| !strip.columns.is_empty()).collect()
}
