//! What the numbers of a cell need of the width of their column, told without writing them where they are plain.
//!
//! *Invariant:* what is told is enough: no number is cut in a column of the width that its cells ask for.

use rust_decimal::Decimal;

use crate::analysis::growth::{Growth, GrowthForm};
use crate::analysis::sheet::{Cell, Column, Content, Origin, Part, Remark};
use crate::domain::{Flow, ObsStatus, Qualifier};
use crate::session::wording;
use crate::ui::grid::Shape;
use crate::words::Words;

/// Room for the letter of a note, in tenths of a digit.
const NOTE: u32 = 10;

pub fn shape(words: &Words, cell: &Cell, column: Column) -> Shape {
    let status = match &cell.origin {
        Origin::Printed { status, .. } => *status != ObsStatus::Normal,
        _ => false,
    };
    let marked = status || cell.has(Remark::Agrees) || cell.has(Remark::Rivals);
    let note = if cell.has(Remark::HasNote) { NOTE } else { 0 };
    Shape { decimals: decimals(cell).unwrap_or(0), tenths: tenths(words, cell, column) + note, marked }
}

/// The decimals that a number is written with.
pub fn decimals(cell: &Cell) -> Option<u32> {
    match &cell.content {
        Content::Level { value, .. } | Content::PrintedGrowth(value) => Some(value.scale()),
        Content::Growth(growth) => growth.estimate().map(|of| of.value.scale()),
        _ => None,
    }
}

/// Width of the text of a cell, in tenths of a digit.
fn tenths(words: &Words, cell: &Cell, column: Column) -> u32 {
    let exact = cell.printed.is_none_or(|printed| printed.qualifier == Qualifier::Exact);
    let around = || width(&wording::text_around(words, column, cell.form));
    let plain = match &cell.content {
        Content::Missing => Some(16),
        Content::Level { value, qualifier: Qualifier::Exact } => Some(number(*value) + around()),
        Content::PrintedGrowth(value) if exact => Some(number(*value) + around()),
        Content::Growth(growth) => estimate(words, growth),
        // No number, and of any length: it is cut.
        Content::Unread(_) => Some(0),
        _ => None,
    };
    plain.unwrap_or_else(|| width(&wording::cell_text(words, cell, column)))
}

/// A calculated number brings its own unit, whatever its column is.
fn estimate(words: &Words, growth: &Growth) -> Option<u32> {
    let (of, part) = match growth {
        Growth::Percent(of) => (of, Part::Growth),
        Growth::Change(of) | Growth::ChangeOnly(of) | Growth::Times(of) => (of, Part::Change),
        Growth::Index(of) => (of, Part::Index),
        Growth::Percentage(of) => (of, Part::Share),
        Growth::Points(of) => (of, Part::Contribution),
        _ => return None,
    };
    let around = wording::text_around(words, Column::new(Flow::Exports, part), GrowthForm::Percent);
    Some(number(of.value) + width(&around) + if of.approximate { width("≈\u{a0}") } else { 0 })
}

fn width(text: &str) -> u32 {
    Shape::of_text(text, usize::MAX).tenths
}

/// A plus and a minus are as wide as a digit; a sign between groups, like the decimal sign, is half as wide.
fn number(value: Decimal) -> u32 {
    let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
    let whole = digits.saturating_sub(value.scale()).max(1);
    let signs = u32::from(value.is_sign_negative());
    let half = (whole - 1) / 3 + u32::from(value.scale() > 0);
    10 * (whole + value.scale() + signs) + 5 * half
}

#[cfg(test)]
mod tests {
    use egui::Color32;
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::growth::{Amount, growth};
    use crate::analysis::interval::Interval;
    use crate::analysis::sheet::Side;
    use crate::domain::{DatasetId, Id};
    use crate::ui::{fonts, theme};

    #[test]
    fn the_width_of_a_number_follows_from_its_digits() {
        for (text, tenths) in [("0", 10), ("456.3", 45), ("-17.3", 45), ("1234567.25", 105), ("0.05", 35)] {
            assert_eq!(number(text.parse().unwrap()), tenths, "{text}");
        }
    }

    /// Widths of texts in the font of the table.
    fn measured(texts: &[String]) -> Vec<f32> {
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        theme::install(&ctx);
        let mut widths = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let width = |text: &String| {
                ui.ctx().fonts_mut(|fonts| fonts.layout_no_wrap(text.clone(), theme::body(), Color32::BLACK)).size().x
            };
            widths = texts.iter().map(width).collect();
        });
        output.textures_delta.clear();
        widths
    }

    fn columns() -> Vec<Column> {
        let flows = [Flow::Exports, Flow::Balance];
        let parts = [
            Part::Level,
            Part::Growth,
            Part::Change,
            Part::Index,
            Part::Share,
            Part::Contribution,
            Part::Cover,
            Part::Printed,
        ];
        let other = DatasetId(Id::new(2).unwrap());
        let own = flows.into_iter().flat_map(|flow| parts.map(|part| Column::new(flow, part)));
        let level = Column::level(Flow::Exports);
        own.chain([level.of(Side::Difference(other)), level.of(Side::DifferencePercent(other))]).collect()
    }

    fn cells(level: Decimal, base: Decimal) -> Vec<Cell> {
        let amount = |value: Decimal| {
            let half = Decimal::new(5, value.scale() + 1);
            Amount { value: Some(value), interval: Interval { low: value - half, high: value + half } }
        };
        let forms = [GrowthForm::Percent, GrowthForm::Change, GrowthForm::Index];
        let of_form = |form| Cell {
            content: Content::Growth(growth(Some(amount(level)), Some(amount(base)), form)),
            form,
            ..Cell::default()
        };
        let qualifiers = [Qualifier::Exact, Qualifier::Over, Qualifier::Nearly, Qualifier::About];
        let contents = qualifiers.map(|qualifier| Content::Level { value: level, qualifier }).into_iter().chain([
            Content::PrintedGrowth(level),
            Content::Bounds(amount(level).interval),
            Content::Negligible,
            Content::NoValue(ObsStatus::CannotExist),
            Content::Growth(Growth::OtherUnit),
            Content::Growth(Growth::Bounded(amount(level).interval)),
        ]);
        let content = |content| Cell { content, ..Cell::default() };
        forms.map(of_form).into_iter().chain(contents.map(content)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn every_text_fits_the_width_that_is_told_for_it_and_little_is_wasted(
            level in -9_999_999_999_i64..99_999_999_999,
            base in 1..99_999_999_999_i64,
            scale in 0..5_u32,
        ) {
            let mut words = Words::english();
            for numbers in crate::words::NumberFormat::ALL {
                words.numbers = numbers;
                let (mut texts, mut told) = (vec!["0000000000".to_owned()], Vec::new());
                for cell in cells(Decimal::new(level, scale), Decimal::new(base, scale)) {
                    for column in columns() {
                        texts.push(wording::cell_text(&words, &cell, column));
                        told.push(tenths(&words, &cell, column));
                    }
                }
                let widths = measured(&texts);
                let digit = widths[0] / 10.0;
                for ((tenths, width), text) in told.into_iter().zip(&widths[1..]).zip(&texts[1..]) {
                    let room = tenths as f32 * digit / 10.0;
                    prop_assert!(*width <= room, "{text}: {width} of {room}");
                    prop_assert!(*width >= room * 0.7 - digit, "{text}: {width} of {room} is too wide");
                }
            }
        }
    }
}
