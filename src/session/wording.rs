//! Figures and growth in words: one wording for the grid, tiles, hover, inspector, chart and command line.
//!
//! *Invariant:* what a screen reader gets is the text of the screen with plain spaces.

mod heads;
mod names;
pub mod record;
mod sentences;
pub mod target;
mod totals;

use std::borrow::Cow;

use rust_decimal::Decimal;

pub use heads::{head_lines, head_name, unit_of};
pub use names::{
    basis_name, cell_name, chart_kind_name, column_name, confidentiality_name, flow_name, form_name, qualifier_name,
    rows_name, status_name, tile_name,
};
pub use sentences::{
    growth_explained, growth_interval, how_sentence, level_interval, origin_sentence, parts_sentence, remark_sentence,
    remarks_of, unreadable,
};
pub use totals::{no_totals, total_name, total_name_short, total_parts, total_sentences};

use crate::analysis::growth::{Estimate, Growth, GrowthForm};
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Cell, Column, Content, How, Operand, Part, Side};
use crate::analysis::tiles::Tile;
use crate::domain::{Flow, ObsStatus, Qualifier};
use crate::words::{Words, plain_spaces};

const NO_BREAK: char = '\u{a0}';
/// As before a percent sign.
const NARROW: char = '\u{202f}';

/// What kind of number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Amount,
    /// With a plus where it is above 0.
    Signed,
    Percent,
    /// Percent of a whole: no plus before it.
    Share,
    /// Percentage points.
    Points,
}

impl Kind {
    fn of(column: Column, form: GrowthForm) -> Self {
        match column.of {
            Side::Difference(_) => return Self::Signed,
            Side::DifferencePercent(_) => return Self::Percent,
            Side::Own | Side::Beside(_) => {}
        }
        match (column.part, form) {
            (Part::Level, _) if column.flow == Flow::Balance => Self::Signed,
            (Part::Growth | Part::Printed, _) if column.flow == Flow::Balance => Self::Signed,
            (Part::Growth | Part::Printed, GrowthForm::Change) | (Part::Change, _) => Self::Signed,
            (Part::Contribution, _) => Self::Points,
            (Part::Growth | Part::Printed, GrowthForm::Percent) => Self::Percent,
            (Part::Share | Part::Cover, _) => Self::Share,
            (Part::Level | Part::Growth | Part::Printed | Part::Index | Part::Source | Part::Note, _) => Self::Amount,
        }
    }

    fn of_form(form: GrowthForm) -> Self {
        Self::of(Column::growth(Flow::Turnover), form)
    }

    fn written(self, words: &Words, value: Decimal) -> String {
        match self {
            Self::Amount => words.decimal(value),
            Self::Signed => words.numbers.signed(value),
            Self::Percent => words.numbers.signed_percent(value),
            Self::Share => format!("{}{NARROW}%", words.decimal(value)),
            Self::Points => with_unit(words, "figure-points", words.numbers.signed(value)),
        }
    }

    /// Of the lower end, where the unit stands after the upper one.
    fn without_unit(self) -> Self {
        match self {
            Self::Percent | Self::Points => Self::Signed,
            Self::Share => Self::Amount,
            other => other,
        }
    }
}

/// The text of a cell on the screen, with no-break spaces: `456.3`, `374.9…375.1`, `≈ +22.7 %`, `new`, `—`.
pub fn cell_text(words: &Words, cell: &Cell, column: Column) -> String {
    let kind = Kind::of(column, cell.form);
    match &cell.content {
        Content::Missing => words.t("figure-missing").to_owned(),
        Content::Level { value, qualifier } => qualified(words, &kind.written(words, *value), *qualifier),
        Content::Bounds(interval) => bounds(words, *interval, kind),
        Content::Nil => words.t("figure-nil").to_owned(),
        Content::Negligible => words.t("figure-negligible").to_owned(),
        Content::Unread(text) => text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
        Content::NoValue(ObsStatus::Normal) => words.t("figure-missing").to_owned(),
        Content::NoValue(status) => status_name(words, *status).to_owned(),
        Content::PrintedGrowth(value) => {
            let qualifier = cell.printed.map(|printed| printed.qualifier).unwrap_or_default();
            qualified(words, &kind.written(words, *value), qualifier)
        }
        Content::Growth(Growth::Bounded(interval)) if !matches!(column.part, Part::Level | Part::Growth) => {
            bounds(words, if kind == Kind::Signed { *interval } else { interval.outward(1) }, kind)
        }
        Content::Growth(growth) => growth_text(words, growth, cell.form),
        Content::Text(text) => text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
    }
}

/// What stands around the digits of a number in a column: a plus, a percent sign, the points.
pub fn text_around(words: &Words, column: Column, form: GrowthForm) -> Cow<'static, str> {
    match Kind::of(column, form) {
        Kind::Amount => "".into(),
        Kind::Signed => "+".into(),
        Kind::Share => "\u{202f}%".into(),
        Kind::Percent => "+\u{202f}%".into(),
        points @ Kind::Points => points.written(words, Decimal::ONE).replacen('1', "", 1).into(),
    }
}

/// What assistive technology gets of a cell: the same with plain spaces.
pub fn cell_value(words: &Words, cell: &Cell, column: Column) -> String {
    plain_spaces(&cell_text(words, cell, column))
}

/// A calculated growth: `+14.2 %`, `≈ +14.3 %`, `×11.4`, `+96.6`, `121.6`, `new`, `no trade`, `—`.
pub fn growth_text(words: &Words, growth: &Growth, form: GrowthForm) -> String {
    match growth {
        Growth::NoLevel | Growth::NoBase => words.t("figure-missing").to_owned(),
        Growth::Bounded(interval) => {
            let shown = if form == GrowthForm::Change { *interval } else { interval.outward(1) };
            bounds(words, shown, Kind::of_form(form))
        }
        Growth::New => words.t("figure-new").to_owned(),
        Growth::NoTrade => words.t("figure-no-trade").to_owned(),
        Growth::Percent(of) => estimate(words, of, Kind::Percent),
        Growth::Change(of) | Growth::ChangeOnly(of) => estimate(words, of, Kind::Signed),
        Growth::Index(of) => estimate(words, of, Kind::Amount),
        Growth::Times(of) => approximate(of, format!("×{}", words.decimal(of.value))),
        Growth::Percentage(of) => estimate(words, of, Kind::Share),
        Growth::Points(of) => estimate(words, of, Kind::Points),
        Growth::OtherUnit => words.t("figure-other-unit").to_owned(),
    }
}

/// A level as an operand: its value, else its bounds. Of a balance with its sign.
pub fn operand_text(words: &Words, operand: Operand, flow: Flow) -> String {
    let kind = Kind::of(Column::level(flow), GrowthForm::Percent);
    match operand.amount.value {
        Some(value) => kind.written(words, value),
        None => bounds(words, operand.amount.interval, kind),
    }
}

/// What assistive technology gets of a tile: `529.4, +14.2 %`.
pub fn tile_value(words: &Words, tile: &Tile) -> String {
    let level = cell_value(words, &tile.level, Column::level(tile.flow));
    let growth = cell_value(words, &tile.growth, Column::growth(tile.flow));
    words.with("figure-tile-value", &[("level", &level), ("growth", &growth)])
}

/// `from 463.3`, `from 375.0 implied`; `None` where there is no base.
pub fn tile_base(words: &Words, tile: &Tile) -> Option<String> {
    let base = tile.base()?;
    let id = match (base.derived, tile.flow) {
        (false, _) => "figure-tile-base",
        (true, _) if matches!(base.how, Some(How::SumOf { .. })) => "figure-tile-base-calculated",
        (true, Flow::Turnover | Flow::Balance) => "figure-tile-base-calculated",
        (true, _) => "figure-tile-base-implied",
    };
    Some(words.with(id, &[("base", &operand_text(words, base, tile.flow))]))
}

/// `cover 625 %`.
pub fn tile_cover(words: &Words, tile: &Tile) -> Option<String> {
    let percent = format!("{}{NARROW}%", words.decimal(tile.cover?.value));
    Some(words.with("figure-tile-cover", &[("percent", &percent)]))
}

fn with_unit(words: &Words, id: &str, number: String) -> String {
    words.with(id, &[("number", &number)]).replace(' ', "\u{202f}")
}

fn estimate(words: &Words, of: &Estimate, kind: Kind) -> String {
    approximate(of, kind.written(words, of.value))
}

fn approximate(of: &Estimate, text: String) -> String {
    if of.approximate { format!("≈{NO_BREAK}{text}") } else { text }
}

fn qualified(words: &Words, number: &str, qualifier: Qualifier) -> String {
    let id = match qualifier {
        Qualifier::Exact => return number.to_owned(),
        Qualifier::Over => "figure-over",
        Qualifier::Nearly => "figure-nearly",
        Qualifier::About => "figure-about",
    };
    words.with(id, &[("number", number)]).replace(' ', "\u{a0}")
}

/// `374.9…375.1`, `+21.63…+21.73 %`; `≥ 400` without an upper end.
fn bounds(words: &Words, interval: Interval, kind: Kind) -> String {
    let decimals = [interval.low, interval.high].into_iter().filter(|end| *end != Decimal::MIN && *end != Decimal::MAX);
    let decimals = decimals.map(|end| end.normalize().scale()).max().unwrap_or(0);
    let end = |value: Decimal| {
        let mut value = value.normalize();
        value.rescale(decimals);
        value
    };
    match (interval.low == Decimal::MIN, interval.high == Decimal::MAX) {
        (true, true) => words.t("figure-missing").to_owned(),
        (true, false) => format!("≤{NO_BREAK}{}", kind.written(words, end(interval.high))),
        (false, true) => format!("≥{NO_BREAK}{}", kind.written(words, end(interval.low))),
        (false, false) if interval.low == interval.high => kind.written(words, end(interval.low)),
        (false, false) => {
            let low = kind.without_unit().written(words, end(interval.low));
            format!("{low}…{}", kind.written(words, end(interval.high)))
        }
    }
}

#[cfg(test)]
#[path = "wording/tests.rs"]
mod tests;

#[cfg(test)]
#[path = "wording/part_tests.rs"]
mod part_tests;
