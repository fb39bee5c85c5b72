//! What the selected figures come to: count, sum, mean, smallest and largest, where they are levels of one unit.

use rust_decimal::Decimal;

use super::FigureTable;
use super::index::Found;
use crate::domain::{Dataset, Measure, Multiplier, Number, Said};
use crate::session::FigureColumn;
use crate::session::exact_sum::ExactSum;
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
    let mut gathered: Option<Gathered<'_>> = None;
    table.selected(marks, FigureColumn::Amount).for_each(|found| {
        gathered.get_or_insert_with(|| Gathered::new(found.dataset)).take(&found);
    });
    gathered.map(Gathered::finish)
}

/// What the figures come to so far.
struct Gathered<'a> {
    summary: Summary,
    /// Of the figure before.
    dataset: &'a Dataset,
    sum: ExactSum,
    /// The smallest and the largest.
    extremes: Option<(Decimal, Decimal)>,
}

impl<'a> Gathered<'a> {
    /// In the unit of the first figure's dataset.
    fn new(dataset: &'a Dataset) -> Self {
        let (unit, shown) = (dataset.head.unit.clone(), dataset.head.shown);
        let summary = Summary { unit, shown, ..Summary::default() };
        Self { summary, dataset, sum: ExactSum::default(), extremes: None }
    }

    fn take(&mut self, found: &Found<'a>) {
        self.summary.figures += 1;
        if found.key.measure != Measure::Level {
            self.summary.problem = Some(SummaryProblem::NotLevels);
        }
        if !std::ptr::eq(found.dataset, self.dataset) {
            self.dataset = found.dataset;
            if found.dataset.head.unit != self.summary.unit {
                self.summary.problem = Some(SummaryProblem::UnitsDiffer);
            }
        }
        let Said::Number(number) = &found.figure.said else { return };
        self.summary.numbers += 1;
        if self.summary.problem.is_none() && self.add(*number).is_none() {
            self.summary.problem = Some(SummaryProblem::TooLong);
        }
    }

    /// `None` where it has more digits than a decimal.
    fn add(&mut self, number: Number) -> Option<()> {
        let shown = self.summary.shown;
        let value = if number.multiplier() == shown { number.value() } else { number.amount_in(shown)? };
        match &mut self.extremes {
            None => self.extremes = Some((value, value)),
            Some((least, _)) if is_less(value, *least) => *least = value,
            Some((_, most)) if is_less(*most, value) => *most = value,
            Some(_) => {}
        }
        self.sum.add(value)
    }

    fn finish(self) -> Summary {
        let mut summary = self.summary;
        if summary.problem.is_none()
            && let Some((least, most)) = self.extremes
        {
            match self.sum.value(self.sum.scale()) {
                Some(sum) => summary.of = Some((sum, least, most)),
                None => summary.problem = Some(SummaryProblem::TooLong),
            }
        }
        summary
    }
}

/// Of many numbers most have as many decimals as the others: then whole numbers are compared.
fn is_less(one: Decimal, other: Decimal) -> bool {
    if one.scale() == other.scale() { one.mantissa() < other.mantissa() } else { one < other }
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
