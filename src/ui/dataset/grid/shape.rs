//! What the numbers of a cell need of the width of their column.

use rust_decimal::Decimal;

use crate::analysis::growth::{Estimate, Growth};
use crate::analysis::sheet::{Cell, Content};
use crate::domain::Qualifier;
use crate::ui::grid::Shape;

pub fn shape(cell: &Cell) -> Shape {
    Shape { decimals: decimals(cell).unwrap_or(0), signs: signs(cell) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_of_numbers_are_counted() {
        for (text, signs) in [("0", 1), ("456.3", 5), ("-17.3", 5), ("1234567.25", 11), ("0.05", 4)] {
            assert_eq!(number(text.parse().unwrap()), signs, "{text}");
        }
    }
}
