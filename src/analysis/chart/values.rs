//! The value that a cell of the table draws, and how sure it looks.
//!
//! *Invariant:* a cell without a number draws nothing; a gap is never zero.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::analysis::exact::{Form, Toward, quotient, sum};
use crate::analysis::growth::{Estimate, Growth, GrowthForm};
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Cell, Column, Content, How, Origin, Remark, Sheet};
use crate::domain::marks::Tone;
use crate::domain::{Flow, ObsStatus};
use crate::words::Words;

/// A number to draw, with the interval around it where it is not one value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    pub y: f64,
    pub band: Option<(f64, f64)>,
    pub tone: Tone,
}

/// What a growth cell draws.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    Value(Value),
    Note(String),
}

/// A decimal for the eye; finite for every decimal.
pub fn for_eye(value: Decimal) -> f64 {
    value.to_f64().filter(|y| y.is_finite()).unwrap_or(0.0)
}

/// The middle of an interval with its ends; one without an end on one side is drawn at the other.
pub(super) fn middle(interval: Interval) -> Option<(f64, Option<(f64, f64)>)> {
    let (low, high) = (for_eye(interval.low), for_eye(interval.high));
    match (interval.low == Decimal::MIN, interval.high == Decimal::MAX) {
        (false, false) => Some((low + (high - low) / 2.0, Some((low, high)))),
        (false, true) => Some((low, None)),
        (true, false) => Some((high, None)),
        (true, true) => None,
    }
}

pub fn level(cell: &Cell) -> Option<Value> {
    let tone = tone(cell);
    match &cell.content {
        Content::Level { value, .. } => Some(Value { y: for_eye(*value), band: None, tone }),
        Content::Bounds(interval) => {
            let (y, band) = middle(*interval)?;
            Some(Value { y, band, tone: Tone::Pale })
        }
        Content::Nil | Content::Negligible => Some(Value { y: 0.0, band: None, tone }),
        _ => None,
    }
}

/// The words of a level that is drawn.
pub fn level_text(cell: &Cell, words: &Words) -> Option<String> {
    match &cell.content {
        Content::Level { value, .. } => Some(words.decimal(*value)),
        Content::Bounds(interval) => Some(format!("{}…{}", words.decimal(interval.low), words.decimal(interval.high))),
        Content::Nil | Content::Negligible => Some(words.decimal(Decimal::ZERO)),
        _ => None,
    }
}

fn tone(cell: &Cell) -> Tone {
    match &cell.origin {
        Origin::Calculated(_) | Origin::Implied(_) => Tone::Pale,
        Origin::Printed { status, .. } if unsure(*status) => Tone::Hollow,
        _ if cell.has(Remark::Provisional) => Tone::Hollow,
        _ => Tone::Full,
    }
}

fn unsure(status: ObsStatus) -> bool {
    use ObsStatus::{Estimated, Experimental, Forecast, Imputed, Provisional, Unvalidated};
    matches!(status, Provisional | Estimated | Forecast | Imputed | Experimental | Unvalidated)
}

/// The growth of a flow in a period. Growth is calculated by nature, so it is pale only where one of its levels is.
pub fn growth(sheet: &Sheet, row: usize, flow: Flow, cell: &Cell, words: &Words) -> Option<Drawn> {
    let bar = |value: Decimal| Some(Drawn::Value(Value { y: for_eye(value), band: None, tone: Tone::Full }));
    let drawn = match &cell.content {
        Content::PrintedGrowth(value) => bar(*value),
        Content::Level { value, .. } => bar(*value),
        Content::Growth(growth) => calculated(growth, sheet.question.basis.form, words),
        Content::Bounds(interval) => calculated(&Growth::Bounded(*interval), sheet.question.basis.form, words),
        _ => None,
    }?;
    Some(match drawn {
        Drawn::Value(value) => Drawn::Value(Value { tone: growth_tone(sheet, row, flow, cell, value.tone), ..value }),
        note @ Drawn::Note(_) => note,
    })
}

/// What a cell of growth, share or contribution draws. A percentage is pale only where one of its levels is implied.
pub fn derived(sheet: &Sheet, row: usize, flow: Flow, cell: &Cell, words: &Words) -> Option<Drawn> {
    let drawn = match &cell.content {
        Content::Growth(Growth::Percentage(estimate) | Growth::Points(estimate)) => {
            let implied =
                |how| matches!(how, How::TurnoverMinusExports | How::TurnoverMinusImports | How::FromGrowth(_));
            let operands = [cell.level, cell.base].into_iter().flatten();
            let pale = operands.filter_map(|operand| operand.how).any(implied);
            let exact = of_operands(sheet, cell).unwrap_or(estimate.value);
            Drawn::Value(percentage(exact, estimate.interval, pale))
        }
        _ => growth(sheet, row, flow, cell, words)?,
    };
    Some(match drawn {
        Drawn::Value(value) if value.tone == Tone::Full => Drawn::Value(Value { tone: surer(tone(cell)), ..value }),
        drawn => drawn,
    })
}

/// A percentage, with what its digits allow where a level behind it is implied.
pub(super) fn percentage(exact: Decimal, interval: Interval, implied: bool) -> Value {
    let band = (implied && interval.is_bounded()).then(|| (for_eye(interval.low), for_eye(interval.high)));
    Value { y: for_eye(exact), band, tone: if implied { Tone::Pale } else { Tone::Full } }
}

/// The percentage before it is rounded for readers: parts that lie on each other reach as high as their whole.
fn of_operands(sheet: &Sheet, cell: &Cell) -> Option<Decimal> {
    let (level, base) = (cell.level?.amount.value?, cell.base?.amount.value?);
    match cell.origin {
        Origin::Calculated(How::ShareOfTurnover) => percent_of(level, base),
        Origin::Calculated(How::ContributionOn { base: period }) => {
            let whole = sheet.level_in(period, Flow::Turnover)?.amount.value?;
            percent_of(sum(level, -base)?, whole)
        }
        _ => None,
    }
}

/// With more decimals than an eye can see.
pub(super) fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    quotient(part, whole, Form::Index, 6, Toward::Nearest).filter(|_| whole > Decimal::ZERO)
}

/// Of what is calculated by nature: only how unsure it is.
fn surer(tone: Tone) -> Tone {
    if tone == Tone::Pale { Tone::Full } else { tone }
}

fn calculated(growth: &Growth, form: GrowthForm, words: &Words) -> Option<Drawn> {
    let fits = |value: Decimal, own: GrowthForm| {
        let y = for_eye(value);
        (own == form).then_some(Drawn::Value(Value { y, band: None, tone: Tone::Full }))
    };
    match growth {
        Growth::NoLevel | Growth::NoBase | Growth::NoTrade => None,
        Growth::Percentage(_) | Growth::Points(_) | Growth::OtherUnit => None,
        Growth::Bounded(interval) => {
            let (y, band) = middle(*interval)?;
            Some(Drawn::Value(Value { y, band, tone: Tone::Pale }))
        }
        Growth::New => Some(Drawn::Note(words.t("figure-new").to_owned())),
        Growth::Times(ratio) => {
            Some(note(ratio, words.with("chart-times", &[("ratio", &words.decimal(ratio.value))]), words))
        }
        Growth::Percent(estimate) => fits(estimate.value, GrowthForm::Percent),
        Growth::Index(estimate) => fits(estimate.value, GrowthForm::Index),
        Growth::Change(estimate) => fits(estimate.value, GrowthForm::Change),
        Growth::ChangeOnly(estimate) => fits(estimate.value, GrowthForm::Change)
            .or_else(|| Some(note(estimate, words.numbers.signed(estimate.value), words))),
    }
}

fn note(estimate: &Estimate, text: String, words: &Words) -> Drawn {
    Drawn::Note(if estimate.approximate { words.with("chart-about", &[("number", &text)]) } else { text })
}

fn growth_tone(sheet: &Sheet, row: usize, flow: Flow, cell: &Cell, own: Tone) -> Tone {
    if let (Some(level), Some(base)) = (cell.level, cell.base)
        && [level, base].iter().all(|operand| operand.derived || operand.amount.value.is_some())
    {
        let derived = (level.derived || base.derived) && matches!(cell.content, Content::Growth(_));
        return if derived { Tone::Pale } else { own };
    }
    let period = sheet.period(row);
    let base = match cell.origin {
        Origin::Calculated(How::GrowthOn { base }) => Some(base),
        _ => None,
    };
    let calculated = matches!(cell.content, Content::Growth(_));
    let levels = [period, base].into_iter().flatten().filter(|_| calculated);
    let rows = levels.filter_map(|at| sheet.row_of(at));
    let mut tones = rows.filter_map(|row| level(sheet.glance(row, Column::level(flow))?.as_ref()));
    if tones.any(|value| value.tone == Tone::Pale) { Tone::Pale } else { own }
}
