//! How wide the columns are: wide enough for their texts, and together all of the room.
//!
//! *Invariant:* no frame measures more rows than are in view, but of a short table that has changed.

use std::ops::Range;

use super::face::{LEFT, MARKS, PADDING};
use super::source::{GridSource, Shape};
use crate::session::grid::Spot;

/// A wider text is cut, in tenths of a digit; its tooltip has it whole.
const WIDEST: u32 = 480;
const NARROWEST: u32 = 50;
/// A column that needs so much less keeps its width.
const SLACK: u32 = 40;
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
    /// Takes in what the rows and totals in view need; all rows when a short table has changed.
    pub fn take<S: GridSource>(&mut self, source: &S, visible: Range<usize>, totals: Range<usize>, editing: bool) {
        self.take_rows(source, visible, editing);
        for row in totals {
            for (column, shape) in self.shapes.iter_mut().enumerate() {
                shape.widen(source.shape(Spot::new(row, column)));
            }
        }
    }

    fn take_rows<S: GridSource>(&mut self, source: &S, visible: Range<usize>, editing: bool) {
        let columns = source.columns();
        let fresh = self.columns_key != source.columns_key() || self.shapes.len() != columns;
        let changed = fresh || self.revision != source.revision() || !self.whole;
        let short = source.rows() <= SHORT;
        if short && !changed {
            return;
        }
        let rows = if short { 0..source.rows() } else { visible };
        let mut shapes = vec![Shape { tenths: NARROWEST, ..Shape::default() }; columns];
        for row in rows {
            for (column, shape) in shapes.iter_mut().enumerate() {
                shape.widen(source.shape(Spot::new(row, column)));
            }
        }
        if !fresh {
            for (shape, before) in shapes.iter_mut().zip(&self.shapes) {
                let keeps = !short || editing || before.tenths <= shape.tenths + SLACK;
                if keeps {
                    shape.tenths = shape.tenths.max(before.tenths);
                    shape.marked |= before.marked;
                }
                if !short {
                    shape.decimals = shape.decimals.max(before.decimals);
                }
            }
        }
        *self = Self { columns_key: source.columns_key(), revision: source.revision(), whole: short, shapes };
    }
}

impl Shape {
    fn widen(&mut self, needs: Self) {
        self.decimals = needs.decimals.max(self.decimals);
        self.tenths = needs.tenths.min(WIDEST).max(self.tenths);
        self.marked |= needs.marked;
    }
}

/// What a column needs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Need {
    pub shape: Shape,
    /// Width of the text of its head, with what stands beside it at the left.
    pub head: f32,
    /// Texts at the left: what is beside them is the same whatever their marks are.
    pub left: bool,
    /// The width that a person dragged.
    pub own: Option<f32>,
}

/// A column as it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Laid {
    pub width: f32,
    /// Room at the right of its numbers.
    pub inset: f32,
}

/// Columns as wide as a person dragged them, or as they need; what is left over is shared evenly. Where all have no room
/// otherwise, those without marks give up the room for them.
pub fn laid(needs: &[Need], digit: f32, available: f32) -> Vec<Laid> {
    let all = |inset: fn(&Need) -> f32| -> Vec<Laid> {
        needs.iter().map(|need| Laid { width: needed(need, digit, inset(need)), inset: inset(need) }).collect()
    };
    let sum = |laid: &[Laid]| laid.iter().map(|column| column.width).sum::<f32>();
    let mut columns = all(|_| MARKS);
    if sum(&columns) > available {
        columns = all(|need| if need.shape.marked { MARKS } else { PADDING });
    }
    let free = needs.iter().filter(|need| need.own.is_none()).count();
    let count = f32::from(u16::try_from(free.max(1)).unwrap_or(u16::MAX));
    let rest = ((available - sum(&columns)) / count).max(0.0);
    for (column, _) in columns.iter_mut().zip(needs).filter(|(_, need)| need.own.is_none()) {
        // Whole pixels, so that lines stay sharp; no more than so much beyond need.
        column.width += rest.min(column.width * 0.6).floor();
    }
    columns
}

fn needed(need: &Need, digit: f32, inset: f32) -> f32 {
    let tenths = f32::from(u16::try_from(need.shape.tenths).unwrap_or(u16::MAX));
    let beside = if need.left { 2.0 * PADDING } else { inset + LEFT };
    let head = need.head + if need.left { 0.0 } else { inset };
    need.own.unwrap_or_else(|| (tenths * digit / 10.0 + beside).max(head).ceil())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(own: Option<f32>) -> [Need; 2] {
        [(70, own), (120, None)].map(|(tenths, own)| Need {
            shape: Shape { decimals: 1, tenths, marked: tenths == 70 },
            own,
            ..Need::default()
        })
    }

    fn widths(needs: &[Need], available: f32) -> Vec<f32> {
        laid(needs, 8.0, available).into_iter().map(|column| column.width).collect()
    }

    #[test]
    fn columns_have_room_for_their_numbers_and_share_the_rest() {
        for (available, expected) in [(0.0, [83.0, 111.0]), (226.0, [93.0, 133.0]), (9000.0, [132.0, 196.0])] {
            assert_eq!(widths(&needs(None), available), expected, "{available}");
        }
    }

    #[test]
    fn columns_without_marks_give_up_the_room_for_them_where_it_is_narrow() {
        let insets = |available: f32| laid(&needs(None), 8.0, available).into_iter().map(|column| column.inset);
        assert_eq!(insets(206.0).collect::<Vec<_>>(), [MARKS, MARKS]);
        assert_eq!(insets(205.0).collect::<Vec<_>>(), [MARKS, PADDING]);
    }

    #[test]
    fn a_column_is_never_narrower_than_its_head() {
        let mut needs = needs(None);
        needs[0].head = 90.3;
        assert_eq!(widths(&needs, 0.0), [113.0, 111.0]);
    }

    #[test]
    fn a_dragged_width_holds_and_the_others_share_what_is_left() {
        assert_eq!(widths(&needs(Some(50.0)), 190.0), [50.0, 140.0]);
    }
}
