//! A commitment that can be measured: how far it has come, and whether it is on its way.
//!
//! The way from baseline to target is growth by the same rate each year (METHOD). Every comparison is of whole numbers:
//! (latest/baseline)^N against (target/baseline)^K, K of N months gone. Rounded is only what is shown.
//! *Invariant:* a verdict never rests on a rounded number.

mod compound;

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::exact::sum;
use super::super::growth::Basis;
use super::super::sheet::{Question, RowsOf, sheet};
use crate::domain::{Dataset, Frequency, Multiplier, Period, Project, Target};
use compound::Way;

/// A level of the series, in the dataset's shown multiples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    pub period: Period,
    pub value: Decimal,
    /// Nobody printed it.
    pub derived: bool,
}

/// Why nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unmeasured {
    /// The target names no dataset.
    NoSeries,
    /// Its dataset is not in the project any more.
    SeriesGone,
    /// The series has no figure yet.
    NoFigure,
    /// No period is stated by which it is to be reached.
    NoDate,
    NoBaseline,
    /// The baseline is not before the target.
    BaselineAfterTarget,
    /// Baseline and target are of periods of different length.
    OtherLength,
    /// No figure after the baseline.
    NothingSince,
    /// Growth has no meaning from, to or at levels of 0 and below.
    NotPositive,
    /// A number has more digits than can be calculated with, or the way is longer than a century.
    TooLarge,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Reached,
    OnTrack,
    OffTrack,
    /// Its time has come, and it was not reached.
    Missed,
    /// What is known is in the other fields.
    NotMeasurable(Unmeasured),
}

/// The steps of the calculation; what cannot be calculated is `None`. Amounts are in the dataset's shown multiples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    pub shown: Multiplier,
    pub baseline: Option<Level>,
    pub latest: Option<Level>,
    pub goal: Option<Decimal>,
    pub by: Option<Period>,
    /// Target less latest.
    pub gap: Option<Decimal>,
    /// How much of the way from baseline to target is gone, in percent with one decimal.
    pub progress: Option<Decimal>,
    /// Growth a year from baseline to latest, in percent with one decimal.
    pub growth_so_far: Option<Decimal>,
    /// Months from the latest figure to the target.
    pub months_left: Option<u32>,
    /// Growth a year that is still needed, in percent with one decimal.
    pub growth_needed: Option<Decimal>,
    /// Where the way has to be at the latest figure's period.
    pub due: Option<Decimal>,
    pub verdict: Verdict,
}

/// Measures a target by the figures published by `as_of`; `None`: by the adopted ones.
pub fn measured(project: &Project, target: &Target, as_of: Option<Date>) -> Measured {
    let dataset = target.dataset.and_then(|id| project.datasets.get(id));
    let shown = dataset.map_or_else(|| target.target.multiplier(), |dataset| dataset.head.shown);
    let mut measured = Measured {
        shown,
        baseline: target
            .baseline
            .and_then(|(period, number)| Some(Level { period, value: number.amount_in(shown)?, derived: false })),
        latest: dataset.and_then(|dataset| latest(project, dataset, target, as_of)),
        goal: target.target.amount_in(shown),
        by: target.by,
        gap: None,
        progress: None,
        growth_so_far: None,
        months_left: None,
        growth_needed: None,
        due: None,
        verdict: Verdict::NotMeasurable(Unmeasured::NoSeries),
    };
    measured.verdict = match (target.dataset, dataset) {
        (None, _) => Verdict::NotMeasurable(Unmeasured::NoSeries),
        (Some(_), None) => Verdict::NotMeasurable(Unmeasured::SeriesGone),
        _ if target.baseline.is_some() && measured.baseline.is_none() => Verdict::NotMeasurable(Unmeasured::TooLarge),
        _ => measured.judged().unwrap_or_else(Verdict::NotMeasurable),
    };
    measured
}

/// The last level of the series up to the target's period, of periods as long as that one.
fn latest(project: &Project, dataset: &Dataset, target: &Target, as_of: Option<Date>) -> Option<Level> {
    let like = target.by.or(target.baseline.map(|(period, _)| period));
    let rows = match like.map_or(Frequency::Annual, Period::frequency) {
        Frequency::Annual => RowsOf::Years,
        Frequency::HalfYear => RowsOf::HalfYears,
        Frequency::Quarter => RowsOf::Quarters,
        Frequency::Month => RowsOf::Months,
        Frequency::YearToDate => RowsOf::YearToDate,
        Frequency::Span => RowsOf::OtherSpans,
    };
    let question = Question { rows, basis: Basis::default(), as_of };
    let sheet = sheet(dataset, &project.sources, question, &[]);
    let fits = |period: Period| {
        like.is_none_or(|like| period.months() == like.months()) && target.by.is_none_or(|by| period <= by)
    };
    (0..sheet.len()).rev().find_map(|row| {
        let period = sheet.period(row).filter(|period| fits(*period))?;
        let value = sheet.level(row, target.flow)?.value?;
        Some(Level { period, value, derived: !sheet.is_printed(row, target.flow) })
    })
}

impl Measured {
    fn judged(&mut self) -> Result<Verdict, Unmeasured> {
        let goal = self.goal.ok_or(Unmeasured::TooLarge)?;
        let latest = self.latest.ok_or(Unmeasured::NoFigure)?;
        self.gap = sum(goal, -latest.value);
        let falls = self.baseline.is_some_and(|baseline| goal < baseline.value);
        self.progress = self.baseline.and_then(|baseline| share_of_way(baseline.value, latest.value, goal));
        let reached = if falls { latest.value <= goal } else { latest.value >= goal };
        let left = self.by.map(|by| by.start_index() - latest.period.start_index());
        self.months_left = left.and_then(|months| u32::try_from(months).ok());
        if let (Some(months), true) = (self.months_left.filter(|months| *months > 0), !reached) {
            self.growth_needed = compound::growth_a_year(latest.value, goal, months);
        }
        if let Some(baseline) = self.baseline {
            let gone = latest.period.start_index() - baseline.period.start_index();
            let gone = u32::try_from(gone).ok().filter(|months| *months > 0);
            self.growth_so_far = gone.and_then(|gone| compound::growth_a_year(baseline.value, latest.value, gone));
        }
        if reached {
            return Ok(Verdict::Reached);
        }
        let by = self.by.ok_or(Unmeasured::NoDate)?;
        if latest.period >= by {
            return Ok(Verdict::Missed);
        }
        self.on_its_way(goal, latest, by, falls)
    }

    fn on_its_way(&mut self, goal: Decimal, latest: Level, by: Period, falls: bool) -> Result<Verdict, Unmeasured> {
        let baseline = self.baseline.ok_or(Unmeasured::NoBaseline)?;
        if baseline.period.months() != by.months() {
            return Err(Unmeasured::OtherLength);
        }
        if baseline.period >= by {
            return Err(Unmeasured::BaselineAfterTarget);
        }
        let months = |from: Period, to: Period| u32::try_from(to.start_index() - from.start_index()).ok();
        let gone = months(baseline.period, latest.period).filter(|gone| *gone > 0).ok_or(Unmeasured::NothingSince)?;
        if [baseline.value, goal, latest.value].iter().any(|value| *value <= Decimal::ZERO) {
            return Err(Unmeasured::NotPositive);
        }
        let whole = months(baseline.period, by).ok_or(Unmeasured::BaselineAfterTarget)?;
        let way = Way::new(baseline.value, goal, latest.value, gone, whole).ok_or(Unmeasured::TooLarge)?;
        self.due = way.due();
        let on_track = match way.compare() {
            Ordering::Equal => true,
            Ordering::Greater => !falls,
            Ordering::Less => falls,
        };
        Ok(if on_track { Verdict::OnTrack } else { Verdict::OffTrack })
    }
}

/// Percent of the way from `from` to `to` that `at` has gone, with one decimal; below 0 where it went the other way.
fn share_of_way(from: Decimal, at: Decimal, to: Decimal) -> Option<Decimal> {
    compound::percent(sum(at, -from)?, sum(to, -from)?)
}
