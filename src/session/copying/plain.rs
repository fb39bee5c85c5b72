//! One cell as a spreadsheet takes it in.

use rust_decimal::Decimal;

use crate::analysis::growth::{Estimate, Growth, GrowthForm};
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Cell, Column, Content, Part};
use crate::domain::{Flow, Qualifier};
use crate::formats::formula::guarded;
use crate::formats::plain_table::Value;
use crate::session::wording;
use crate::words::{NumberFormat, Words, plain_spaces};

/// What a cell holds for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Plain {
    #[default]
    Empty,
    /// Its scale is the decimals that were printed or follow.
    Number(Decimal),
    Percent(Decimal),
    /// ×11.4
    Times(Decimal),
    /// From–to; an end can be open.
    Bounds {
        low: Option<Decimal>,
        high: Option<Decimal>,
        percent: bool,
    },
    Text(String),
}

impl Plain {
    /// As it stands in tab-separated text: `1234.5`, `-17.3%`; a text is guarded.
    pub fn written(&self, format: NumberFormat) -> String {
        let digits = |value: &Decimal| digits(format, *value);
        match self {
            Self::Empty => String::new(),
            Self::Number(value) => digits(value),
            Self::Percent(value) => format!("{}%", digits(value)),
            Self::Times(value) => format!("×{}", digits(value)),
            Self::Bounds { low, high, percent } => {
                let text = match (low, high) {
                    (Some(low), Some(high)) => format!("{}…{}", digits(low), digits(high)),
                    (Some(low), None) => format!("≥ {}", digits(low)),
                    (None, Some(high)) => format!("≤ {}", digits(high)),
                    (None, None) => return String::new(),
                };
                guarded(&if *percent { format!("{text}%") } else { text }).into_owned()
            }
            Self::Text(text) => guarded(text).into_owned(),
        }
    }

    /// As a cell of a file: what is no single number there is a text.
    pub fn into_value(self, format: NumberFormat) -> Value {
        match self {
            Self::Empty => Value::Empty,
            Self::Number(value) => Value::Number(value),
            Self::Percent(value) => Value::Percent(value),
            Self::Text(text) => Value::Text(text),
            bounds @ (Self::Bounds { .. } | Self::Times(_)) => Value::Text(bounds.written(format)),
        }
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Percent(_))
    }
}

/// All digits without groups, so that a spreadsheet of the same number format takes them for a number.
fn digits(format: NumberFormat, value: Decimal) -> String {
    let text = value.to_string();
    let text = if value.is_zero() { text.trim_start_matches('-') } else { &text };
    match format.decimal_sign() {
        '.' => text.to_owned(),
        sign => text.replace('.', sign.encode_utf8(&mut [0; 4])),
    }
}

/// What stands in a cell of the table.
pub fn plain_cell(words: &Words, cell: &Cell, column: Column) -> Plain {
    number_cell(cell, column).unwrap_or_else(|| {
        let shown = plain_spaces(&wording::cell_text(words, cell, column));
        let text = shown.strip_prefix('+').unwrap_or(&shown);
        if text == words.t("figure-missing") { Plain::Empty } else { Plain::Text(text.to_owned()) }
    })
}

/// The same where no language has a say in it; `None` for words.
pub fn number_cell(cell: &Cell, column: Column) -> Option<Plain> {
    Some(match &cell.content {
        Content::Missing | Content::NoValue(_) | Content::Growth(Growth::NoLevel | Growth::NoBase) => Plain::Empty,
        Content::Level { value, qualifier: Qualifier::Exact } if is_percent(column) => Plain::Percent(*value),
        Content::Level { value, qualifier: Qualifier::Exact } => Plain::Number(*value),
        Content::Bounds(interval) => bounds(*interval, is_percent(column)),
        Content::PrintedGrowth(value) if is_exact(cell) => of_growth(cell, column, *value),
        Content::Growth(Growth::Percent(Estimate { value, .. })) => Plain::Percent(*value),
        Content::Growth(Growth::Change(of) | Growth::ChangeOnly(of) | Growth::Index(of)) => Plain::Number(of.value),
        Content::Growth(Growth::Times(of)) => Plain::Times(of.value),
        Content::Growth(Growth::Bounded(interval)) if cell.form == GrowthForm::Change => bounds(*interval, false),
        Content::Growth(Growth::Bounded(interval)) => {
            bounds(interval.outward(1), cell.form == GrowthForm::Percent && column.flow != Flow::Balance)
        }
        Content::Unread(text) => Plain::Text(text.clone()),
        _ => return None,
    })
}

fn bounds(interval: Interval, percent: bool) -> Plain {
    let end = |value: Decimal, open: Decimal| (value != open).then(|| value.normalize());
    let (low, high) = (end(interval.low, Decimal::MIN), end(interval.high, Decimal::MAX));
    let decimals = [low, high].into_iter().flatten().map(|value| value.scale()).max().unwrap_or(0);
    let printed = |value: Decimal| {
        let mut value = value;
        value.rescale(decimals);
        value
    };
    Plain::Bounds { low: low.map(printed), high: high.map(printed), percent }
}

fn is_exact(cell: &Cell) -> bool {
    cell.printed.is_none_or(|printed| printed.qualifier == Qualifier::Exact)
}

fn is_percent(column: Column) -> bool {
    matches!(column.part, Part::Share | Part::Cover)
}

fn of_growth(cell: &Cell, column: Column, value: Decimal) -> Plain {
    let in_percent = cell.form == GrowthForm::Percent && matches!(column.part, Part::Growth | Part::Printed);
    if is_percent(column) || in_percent && column.flow != Flow::Balance {
        Plain::Percent(value)
    } else {
        Plain::Number(value)
    }
}
