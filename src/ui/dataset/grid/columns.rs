//! How wide the columns are: wide enough for their numbers, and together all of the room.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::analysis::growth::{Estimate, Growth};
use crate::analysis::sheet::{Cell, Column, Content, RowsOf, Sheet};
use crate::domain::Qualifier;

/// A number of more signs than this is cut; its tooltip has it whole.
const MOST_SIGNS: u32 = 26;
const FEWEST_SIGNS: u32 = 6;
/// So much a column may be narrower than it should be rather than that the table must be scrolled.
const TRIMMED: f32 = 4.0;

/// What the numbers of a column need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Most decimals, so that the decimal signs stand under each other.
    pub decimals: u32,
    /// Signs of the longest number.
    pub signs: u32,
}

/// The shapes of all columns.
pub fn shapes(sheet: &Sheet, columns: usize) -> Vec<Shape> {
    let mut shapes = vec![Shape { decimals: 0, signs: FEWEST_SIGNS }; columns];
    for row in &sheet.rows {
        for (shape, cell) in shapes.iter_mut().zip(&row.cells) {
            shape.decimals = decimals(cell).unwrap_or(0).max(shape.decimals);
            shape.signs = signs(cell).clamp(shape.signs, MOST_SIGNS);
        }
    }
    shapes
}

/// The decimals that a number is written with.
pub fn decimals(cell: &Cell) -> Option<u32> {
    match &cell.content {
        Content::Level { value, .. } | Content::PrintedGrowth(value) => Some(value.scale()),
        Content::Growth(growth) => estimate(growth).map(|of| of.value.scale()),
        _ => None,
    }
}

fn estimate(growth: &Growth) -> Option<&Estimate> {
    match growth {
        Growth::Percent(of) | Growth::Times(of) | Growth::Change(of) | Growth::ChangeOnly(of) | Growth::Index(of) => {
            Some(of)
        }
        _ => None,
    }
}

/// About as many signs as the text of a cell has.
fn signs(cell: &Cell) -> u32 {
    match &cell.content {
        Content::Level { value, qualifier: Qualifier::Exact } => number(*value),
        Content::Level { value, .. } => number(*value) + 5,
        // "…" is as wide as a digit.
        Content::Bounds(bounds) => number(bounds.low) + number(bounds.high) + 1,
        // A sign before it, a percent sign after.
        Content::PrintedGrowth(value) => number(value.abs()) + 3,
        Content::Growth(Growth::Bounded(bounds)) => {
            number(bounds.low.round_dp(1)) + number(bounds.high.round_dp(1)) + 4
        }
        Content::Growth(growth) => estimate(growth).map_or(0, |of| {
            // "≈" and its space before a number that was rounded.
            number(of.value.abs()) + 3 + if of.approximate { 2 } else { 0 }
        }),
        _ => 0,
    }
}

fn number(value: Decimal) -> u32 {
    if value == Decimal::MIN || value == Decimal::MAX {
        return 1;
    }
    let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
    let whole = digits.saturating_sub(value.scale()).max(1);
    let sign = u32::from(value.is_sign_negative());
    // Signs of grouping and the decimal sign are narrower than digits.
    whole + (whole + 2) / 6 + value.scale() + u32::from(value.scale() > 0) + sign
}

/// Columns that stand under one flow, as ranges of table columns (the periods are column 0).
pub fn groups(columns: &[Column]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    groups.push(0..1);
    let mut last = None;
    for (nth, column) in columns.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if last == Some(column.flow) => group.end = nth + 2,
            _ => groups.push(nth + 1..nth + 2),
        }
        last = Some(column.flow);
    }
    groups
}

/// Width of the column with the periods.
pub fn period_width(rows: RowsOf) -> f32 {
    match rows {
        RowsOf::Years => 76.0,
        RowsOf::HalfYears | RowsOf::Quarters => 100.0,
        RowsOf::Months => 108.0,
        RowsOf::YearToDate | RowsOf::OtherSpans => 148.0,
    }
}

/// Widths of the columns after the periods: what each needs, and what is left over shared evenly.
pub fn widths(shapes: &[Shape], sign: f32, beside: f32, available: f32) -> Vec<f32> {
    let float = |signs: u32| f32::from(u16::try_from(signs).unwrap_or(u16::MAX));
    let needed: Vec<_> = shapes.iter().map(|shape| (float(shape.signs) * sign + beside).ceil()).collect();
    let count = f32::from(u16::try_from(shapes.len().max(1)).unwrap_or(u16::MAX));
    let rest = (available - needed.iter().sum::<f32>()) / count;
    if (-TRIMMED..0.0).contains(&rest) {
        return needed.iter().map(|width| (width + rest).floor()).collect();
    }
    let rest = rest.max(0.0);
    // Whole pixels, so that lines stay sharp; no more than one third beyond need.
    needed.iter().map(|width| width + rest.min(width * 0.6).floor()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::layout::COLUMNS;
    use super::*;

    #[test]
    fn flows_are_grouped() {
        assert_eq!(groups(&COLUMNS), [0..1, 1..3, 3..5, 5..7, 7..9]);
    }

    #[test]
    fn columns_have_room_for_their_numbers_and_share_the_rest() {
        let shapes = [7, 12].map(|signs| Shape { decimals: 1, signs });
        assert_eq!(widths(&shapes, 8.0, 30.0, 0.0), [86.0, 126.0]);
        assert_eq!(widths(&shapes, 8.0, 30.0, 233.0), [96.0, 136.0]);
        assert_eq!(widths(&shapes, 8.0, 30.0, 9000.0), [137.0, 201.0]);
    }

    #[test]
    fn the_signs_of_numbers_are_counted() {
        for (text, signs) in [("0", 1), ("456.3", 5), ("-17.3", 5), ("1234567.25", 11), ("0.05", 4)] {
            assert_eq!(number(text.parse().unwrap()), signs, "{text}");
        }
    }
}
