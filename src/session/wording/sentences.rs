//! Where a figure comes from, what is to be said of it, and why a text is not a number.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Kind, bounds, operand_text};
use crate::analysis::growth::{Growth, GrowthForm};
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Cell, How, Operand, Origin, PrintedAndParts, Remark};
use crate::domain::{Flow, Frequency, Period, Project};
use crate::session::entry::Unreadable;
use crate::words::Words;

/// Decimals of a growth's interval where it is read by people.
const DECIMALS: u32 = 2;

/// `Calculated: exports + imports`, `Printed by …`; `None` where nothing stands. `period` is that of the cell.
pub fn origin_sentence(words: &Words, project: &Project, cell: &Cell, period: Period) -> Option<String> {
    Some(match &cell.origin {
        Origin::Nobody => return None,
        Origin::Printed { source, .. } => match source.and_then(|source| project.sources.get(source)) {
            Some(source) => words.with("figure-printed-by", &[("source", source_name(&source.title, source.issuer()))]),
            None => words.t("figure-printed-without-source").to_owned(),
        },
        Origin::Calculated(how) | Origin::Implied(how) => how_sentence(words, *how, period),
    })
}

fn source_name<'a>(title: &'a str, issuer: &'a str) -> &'a str {
    if title.is_empty() { issuer } else { title }
}

/// "Calculated: sum of 12 months".
pub fn how_sentence(words: &Words, how: How, period: Period) -> String {
    let plain = |id| words.t(id).to_owned();
    match how {
        How::ExportsPlusImports => plain("figure-calculated-turnover"),
        How::ExportsMinusImports => plain("figure-calculated-balance"),
        How::TurnoverMinusImports => plain("figure-implied-by-imports"),
        How::TurnoverMinusExports => plain("figure-implied-by-exports"),
        How::FromGrowth(other) => words.with("figure-implied-by-growth", &[("period", &words.period(other))]),
        How::GrowthOn { base } => {
            let arguments = [("period", &*words.period(period)), ("base", &*words.period(base))];
            words.with("figure-calculated-growth", &arguments)
        }
        How::SumOf { parts, each } => {
            let id = match each {
                Frequency::Month => "figure-calculated-sum-of-months",
                Frequency::Quarter => "figure-calculated-sum-of-quarters",
                _ => "figure-calculated-sum-of-halves",
            };
            words.count(id, usize::from(parts))
        }
        How::ShareOfTurnover => plain("figure-calculated-share"),
        How::ContributionOn { base } => words.with("figure-calculated-contribution", &[("base", &words.period(base))]),
        How::ExportsPerImports => plain("figure-calculated-cover"),
        How::Difference => plain("figure-calculated-difference"),
        How::Together => plain("figure-implied-together"),
    }
}

/// One sentence for each remark.
pub fn remark_sentence(words: &Words, remark: Remark) -> &str {
    words.t(match remark {
        Remark::Agrees => "figure-remark-agrees",
        Remark::DoesNotAgree => "figure-remark-does-not-agree",
        Remark::CannotHold => "figure-remark-cannot-hold",
        Remark::InConflict => "figure-remark-in-conflict",
        Remark::NothingLeft => "figure-remark-nothing-left",
        Remark::Rivals => "figure-remark-rivals",
        Remark::NoneAdopted => "figure-remark-none-adopted",
        Remark::AcrossBreak => "figure-remark-across-break",
        Remark::MixedSources => "figure-remark-mixed-sources",
        Remark::OtherBase => "figure-remark-other-base",
        Remark::Provisional => "figure-remark-provisional",
        Remark::MixedValuation => "figure-remark-mixed-valuation",
        Remark::NotAdjusted => "figure-remark-not-adjusted",
        Remark::Unread => "figure-remark-unread",
        Remark::HasNote => "figure-remark-has-note",
        Remark::PartsDiffer => "figure-remark-parts-differ",
        Remark::Asymmetry => "figure-remark-asymmetry",
    })
}

/// What is to be said of a cell, with the numbers that it is about where one sentence can have them.
pub fn remarks_of(words: &Words, cell: &Cell, flow: Flow) -> Vec<(Remark, String)> {
    let said = |remark: &Remark| match &cell.parts {
        Some(both) if *remark == Remark::PartsDiffer => parts_sentence(words, **both, flow),
        _ => remark_sentence(words, *remark).to_owned(),
    };
    cell.remarks.iter().map(|remark| (*remark, said(remark))).collect()
}

/// "The printed 456.3 agrees with the sum of its 12 months, 455.4…456.6", or that the two cannot hold.
pub fn parts_sentence(words: &Words, both: PrintedAndParts, flow: Flow) -> String {
    let id = if both.agree() { "figure-parts-agree" } else { "figure-parts-differ" };
    let printed = with_bounds(words, both.printed, flow);
    let sum = level_interval(words, both.sum, flow);
    let parts = match both.sum.how {
        Some(How::SumOf { parts, each }) => words.count(parts_id(each), usize::from(parts)),
        _ => String::new(),
    };
    words.with(id, &[("printed", &printed), ("parts", &parts), ("sum", &sum)])
}

fn parts_id(each: Frequency) -> &'static str {
    match each {
        Frequency::Month => "figure-parts-months",
        Frequency::Quarter => "figure-parts-quarters",
        _ => "figure-parts-halves",
    }
}

/// `456.3 on 375.0 (374.9…375.1): +21.63…+21.73 %`; `None` where nothing is calculated.
pub fn growth_explained(words: &Words, cell: &Cell, flow: Flow) -> Option<String> {
    let growth = cell.calculated.as_ref()?;
    let how = match cell.origin {
        Origin::Calculated(how) | Origin::Implied(how) => Some(how),
        Origin::Nobody | Origin::Printed { .. } => None,
    };
    // Both levels of the cover are flows of their own, whatever column it stands in.
    let flow = if how == Some(How::ExportsPerImports) { Flow::Exports } else { flow };
    let whole = if how == Some(How::ShareOfTurnover) { Flow::Turnover } else { flow };
    let (level, base) = (operand(words, cell.level?, flow), operand(words, cell.base?, whole));
    let growth = growth_interval(words, growth, cell.form)?;
    let id =
        if matches!(cell.calculated, Some(Growth::Percentage(_))) { "figure-explained-of" } else { "figure-explained" };
    Some(words.with(id, &[("level", &level), ("base", &base), ("growth", &growth)]))
}

/// A printed level as it is, a derived one with the interval that it lies in.
fn operand(words: &Words, operand: Operand, flow: Flow) -> String {
    if operand.derived { with_bounds(words, operand, flow) } else { operand_text(words, operand, flow) }
}

/// `456.3 (456.25…456.35)`
fn with_bounds(words: &Words, operand: Operand, flow: Flow) -> String {
    let value = operand_text(words, operand, flow);
    let interval = level_interval(words, operand, flow);
    if operand.amount.value.is_some() && value != interval {
        return words.with("figure-explained-bounds", &[("value", &value), ("bounds", &interval)]);
    }
    value
}

/// What the digits of a level can stand for: `456.25…456.35`.
pub fn level_interval(words: &Words, operand: Operand, flow: Flow) -> String {
    let kind = if flow == Flow::Balance { Kind::Signed } else { Kind::Amount };
    bounds(words, operand.amount.interval, kind)
}

/// `+21.63…+21.73 %`, or the word that stands for the growth.
pub fn growth_interval(words: &Words, growth: &Growth, form: GrowthForm) -> Option<String> {
    Some(match growth {
        Growth::NoLevel | Growth::NoBase | Growth::OtherUnit => return None,
        Growth::Percentage(of) => bounds(words, rounded(of.interval), Kind::Share),
        Growth::Points(of) => bounds(words, rounded(of.interval), Kind::Points),
        Growth::New => words.t("figure-new").to_owned(),
        Growth::NoTrade => words.t("figure-no-trade").to_owned(),
        Growth::Percent(of) => bounds(words, rounded(of.interval), Kind::Percent),
        Growth::Index(of) => bounds(words, rounded(of.interval), Kind::Amount),
        Growth::Times(of) => format!("×{}", bounds(words, rounded(of.interval), Kind::Amount)),
        Growth::Change(of) | Growth::ChangeOnly(of) => bounds(words, of.interval, Kind::Signed),
        Growth::Bounded(interval) if form == GrowthForm::Change => bounds(words, *interval, Kind::Signed),
        Growth::Bounded(interval) => bounds(words, rounded(*interval), Kind::of_form(form)),
    })
}

/// For reading; verdicts use the exact ends.
fn rounded(interval: Interval) -> Interval {
    let end = |value: Decimal| value.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    Interval { low: end(interval.low), high: end(interval.high) }
}

/// Why a typed text was not read as a number, and what to do.
pub fn unreadable(words: &Words, problem: Unreadable) -> String {
    crate::session::entry::reason(words, problem)
}
