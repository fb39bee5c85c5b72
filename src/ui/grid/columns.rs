//! How wide the columns are: wide enough for their texts, and together all of the room.
//!
//! *Invariant:* no frame measures more rows than are in view, but of a short table that has changed.

use std::ops::Range;

use super::source::{GridSource, Shape};
use crate::session::grid::Spot;

/// A text of more signs than this is cut; its tooltip has it whole.
const MOST_SIGNS: u32 = 26;
const FEWEST_SIGNS: u32 = 6;
/// So much a column may be narrower than it should be rather than that the table must be scrolled.
const TRIMMED: f32 = 4.0;
/// A column that needs so many signs less keeps its width.
const SLACK: u32 = 4;
/// A table of more rows is measured where it is in view only.
const SHORT: usize = 2_000;

/// What was measured of a table, so that its columns do not change under the hand.
#[derive(Debug, Default)]
pub struct Measured {
    columns_key: u64,
    revision: u64,
    whole: bool,
    pub shapes: Vec<Shape>,
}

impl Measured {
    /// Takes in what the rows in view need; all rows when a short table has changed.
    pub fn take<S: GridSource>(&mut self, source: &S, visible: Range<usize>, editing: bool) {
        let columns = source.columns();
        let fresh = self.columns_key != source.columns_key() || self.shapes.len() != columns;
        let changed = fresh || self.revision != source.revision() || !self.whole;
        let short = source.rows() <= SHORT;
        if short && !changed {
            return;
        }
        let rows = if short { 0..source.rows() } else { visible };
        let mut shapes = vec![Shape { decimals: 0, signs: FEWEST_SIGNS }; columns];
        for row in rows {
            for (column, shape) in shapes.iter_mut().enumerate() {
                let needs = source.shape(Spot::new(row, column));
                shape.decimals = needs.decimals.max(shape.decimals);
                shape.signs = needs.signs.clamp(shape.signs, MOST_SIGNS);
            }
        }
        if !fresh {
            for (shape, before) in shapes.iter_mut().zip(&self.shapes) {
                let keeps = !short || editing || before.signs <= shape.signs + SLACK;
                if keeps {
                    shape.signs = shape.signs.max(before.signs);
                }
                if !short {
                    shape.decimals = shape.decimals.max(before.decimals);
                }
            }
        }
        *self = Self { columns_key: source.columns_key(), revision: source.revision(), whole: short, shapes };
    }
}

/// Widths of the columns: those that a person dragged, what each other needs, and what is left over shared evenly.
pub fn widths(shapes: &[Shape], own: &[Option<f32>], sign: f32, beside: f32, available: f32) -> Vec<f32> {
    let float = |signs: u32| f32::from(u16::try_from(signs).unwrap_or(u16::MAX));
    let own = |column: usize| own.get(column).copied().flatten();
    let need =
        |(column, shape): (usize, &Shape)| own(column).unwrap_or_else(|| (float(shape.signs) * sign + beside).ceil());
    let needed: Vec<_> = shapes.iter().enumerate().map(need).collect();
    let free = (0..needed.len()).filter(|column| own(*column).is_none()).count();
    let count = f32::from(u16::try_from(free.max(1)).unwrap_or(u16::MAX));
    let rest = (available - needed.iter().sum::<f32>()) / count;
    let trimmed = (-TRIMMED..0.0).contains(&rest);
    let rest = rest.max(if trimmed { -TRIMMED } else { 0.0 });
    let stretched = |(column, width): (usize, &f32)| match own(column) {
        Some(_) => *width,
        None if trimmed => (width + rest).floor(),
        // Whole pixels, so that lines stay sharp; no more than so much beyond need.
        None => width + rest.min(width * 0.6).floor(),
    };
    needed.iter().enumerate().map(stretched).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_room_for_their_numbers_and_share_the_rest() {
        let shapes = [7, 12].map(|signs| Shape { decimals: 1, signs });
        for (available, expected) in [(0.0, [86.0, 126.0]), (233.0, [96.0, 136.0]), (9000.0, [137.0, 201.0])] {
            assert_eq!(widths(&shapes, &[], 8.0, 30.0, available), expected);
        }
    }

    #[test]
    fn a_dragged_width_holds_and_the_others_share_what_is_left() {
        let shapes = [7, 12].map(|signs| Shape { decimals: 1, signs });
        assert_eq!(widths(&shapes, &[Some(50.0)], 8.0, 30.0, 190.0), [50.0, 140.0]);
    }
}
