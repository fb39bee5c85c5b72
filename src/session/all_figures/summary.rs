//! What the selected figures come to: count, sum, mean, smallest and largest, where they are levels of one unit.

use rust_decimal::Decimal;

use super::FigureTable;
use crate::domain::{Measure, Multiplier, Said};
use crate::session::FigureColumn;
use crate::session::grid::Marks;
use crate::words::Words;

/// Why selected figures are counted only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryProblem {
    UnitsDiffer,
    /// Rates and shares are among them.
    NotLevels,
    /// More digits than a decimal holds.
    TooLong,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Selected figures, those without a number among them.
    pub figures: usize,
    pub numbers: usize,
    /// Sum, smallest and largest in `shown` multiples.
    pub of: Option<(Decimal, Decimal, Decimal)>,
    pub unit: String,
    pub shown: Multiplier,
    pub problem: Option<SummaryProblem>,
}

/// Of the amounts selected; `None` where none is.
pub fn summary(table: &FigureTable<'_>, marks: &Marks) -> Option<Summary> {
    let mut figures = table.selected(marks, FigureColumn::Amount).peekable();
    let first = figures.peek()?.dataset;
    let (unit, shown) = (first.head.unit.as_str(), first.head.shown);
    let mut summary = Summary { unit: unit.to_owned(), shown, ..Summary::default() };
    let mut last = first.id;
    for found in figures {
        summary.figures += 1;
        if found.key.measure != Measure::Level {
            summary.problem = Some(SummaryProblem::NotLevels);
        }
        if found.dataset.id != last {
            last = found.dataset.id;
            if found.dataset.head.unit != unit {
                summary.problem = Some(SummaryProblem::UnitsDiffer);
            }
        }
        let Said::Number(number) = &found.figure.said else { continue };
        summary.numbers += 1;
        if summary.problem.is_some() {
            continue;
        }
        let of = number.amount_in(shown).and_then(|value| match summary.of {
            None => Some((value, value, value)),
            Some((sum, least, most)) => Some((plus(sum, value)?, least.min(value), most.max(value))),
        });
        match of {
            Some(_) => summary.of = of,
            None => summary.problem = Some(SummaryProblem::TooLong),
        }
    }
    if summary.problem.is_some() {
        summary.of = None;
    }
    Some(summary)
}

/// The exact sum; `None` when a decimal can not hold it.
fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let whole = |value: Decimal| match scale - value.scale() {
        0 => Some(value.mantissa()),
        missing => value.mantissa().checked_mul(10_i128.checked_pow(missing)?),
    };
    Decimal::try_from_i128_with_scale(whole(a)?.checked_add(whole(b)?)?, scale).ok()
}

/// One line for the status bar; empty for less than two figures.
pub fn summary_text(words: &Words, summary: &Summary) -> String {
    if summary.figures < 2 {
        return String::new();
    }
    let mut parts = vec![words.count("figures-count", summary.figures)];
    match (summary.problem, summary.of) {
        (Some(SummaryProblem::UnitsDiffer), _) => parts.push(words.t("figures-units-differ").to_owned()),
        (Some(SummaryProblem::NotLevels), _) => parts.push(words.t("figures-not-levels").to_owned()),
        (Some(SummaryProblem::TooLong), _) => parts.push(words.t("figures-too-long").to_owned()),
        (None, Some((sum, least, most))) => {
            let say = |id: &str, value: Decimal| words.with(id, &[("number", &words.decimal(value))]);
            if summary.numbers < summary.figures {
                parts.push(words.count("figures-numbers", summary.numbers));
            }
            parts.push(say("figures-sum", sum));
            parts.extend(mean(sum, summary.numbers).map(|mean| say("figures-mean", mean)));
            parts.push(say("figures-min", least));
            parts.push(say("figures-max", most));
            parts.push(words.unit_code(&summary.unit, summary.shown));
        }
        (None, None) => {}
    }
    parts.join("  ")
}

/// With one decimal more than the sum has.
fn mean(sum: Decimal, count: usize) -> Option<Decimal> {
    let mean = sum.checked_div(Decimal::from(count))?;
    let decimals = (sum.scale() + 1).min(28);
    Some(mean.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
}
