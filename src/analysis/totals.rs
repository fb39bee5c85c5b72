//! Which periods add up: months into quarters, halves, years and years to date, quarters into halves and years.
//!
//! *Invariant:* a sum has all of its parts; spans that overlap are never added.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::exact::sum;
use super::growth::{Amount, Basis};
use super::sheet::{Cell, Column, How, Question, RowsOf, Sheet, sheet};
use crate::domain::{Dataset, Flow, Frequency, Period, Source, Table};

/// Equally long periods that make up a longer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    pub each: Frequency,
    /// In time order.
    pub parts: Vec<Period>,
}

/// The ways to cut a period into shorter ones: months, quarters, halves; none for a month or for other spans.
pub fn partitions(period: Period) -> impl Iterator<Item = Partition> {
    let whole = match period.frequency() {
        Frequency::Annual | Frequency::HalfYear | Frequency::Quarter | Frequency::YearToDate => period.months(),
        Frequency::Month | Frequency::Span => 0,
    };
    let lengths = [(Frequency::Month, 1_u8), (Frequency::Quarter, 3), (Frequency::HalfYear, 6)];
    lengths.into_iter().filter_map(move |(each, length)| {
        let fits = whole > u16::from(length) && whole.is_multiple_of(u16::from(length));
        let count = u8::try_from(whole / u16::from(length)).ok().filter(|_| fits)?;
        let part = |nth: u8| Period::new(period.year(), period.month() + nth * length, u16::from(length));
        Some(Partition { each, parts: (0..count).map(part).collect::<Option<_>>()? })
    })
}

/// The exact sum, and what it can be; the value is known where that of each part is. `None` of nothing.
pub fn added(amounts: &[Amount]) -> Option<Amount> {
    let (first, rest) = amounts.split_first()?;
    Some(rest.iter().fold(*first, |total, amount| Amount {
        value: total.value.zip(amount.value).and_then(|(a, b)| sum(a, b)),
        interval: total.interval.plus(amount.interval),
    }))
}

/// What shorter periods say of a longer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpliedSum {
    pub period: Period,
    pub flow: Flow,
    /// The length of the parts.
    pub each: Frequency,
    /// Those with a level; all of them where there is an amount.
    pub parts: Vec<Period>,
    /// How many there are in the period.
    pub of: usize,
    /// `None` while parts are missing.
    pub amount: Option<Amount>,
    /// The figure that a source printed for the period.
    pub printed: Option<Amount>,
    /// Whether the sum can be the printed figure; `None` without both.
    pub agrees: Option<bool>,
}

/// What the shorter periods of a dataset imply for longer ones; see [`sums_of`].
pub fn sums(dataset: &Dataset, sources: &Table<Source>, as_of: Option<Date>, flow: Flow) -> Vec<ImpliedSum> {
    let question = Question { rows: RowsOf::Years, basis: Basis::default(), as_of };
    sums_of(&sheet(dataset, sources, question, &[]), flow)
}

/// Every quarter, half, year and year to date whose parts all have a level, in the table or not, and every year that
/// has some of its months.
pub fn sums_of(sheet: &Sheet, flow: Flow) -> Vec<ImpliedSum> {
    let periods: BTreeSet<Period> = sheet.known_periods().iter().flat_map(|period| holders(*period)).collect();
    periods.into_iter().filter_map(|period| implied(sheet, period, flow)).collect()
}

/// The longer periods that a period is a part of, and the year to date that it ends.
fn holders(period: Period) -> impl Iterator<Item = Period> {
    let (year, month) = (period.year(), period.month());
    let short = matches!(period.frequency(), Frequency::Month | Frequency::Quarter | Frequency::HalfYear);
    let quarter = Period::of_quarter(year, (month - 1) / 3 + 1);
    let half = Period::of_half(year, (month - 1) / 6 + 1);
    let all = [quarter, half, Period::of_year(year), Period::year_to(year, period.last_month())];
    all.into_iter().flatten().filter(move |longer| short && longer.months() > period.months())
}

fn implied(sheet: &Sheet, period: Period, flow: Flow) -> Option<ImpliedSum> {
    let known = sheet.level_in(period, flow);
    let printed = known.filter(|known| !known.derived).map(|known| known.amount);
    // A level that was taken from a growth rate proves nothing of a sum.
    let level = |part: &Period| {
        let level = sheet.level_in(*part, flow)?;
        (!matches!(level.how, Some(How::FromGrowth(_)))).then_some(level.amount)
    };
    let of = |partition: Partition| {
        let amounts: Option<Vec<_>> = partition.parts.iter().map(level).collect();
        let amount = amounts.and_then(|amounts| added(&amounts))?;
        Some((partition, Some(amount)))
    };
    let some_months = || {
        let mut months = partitions(period).find(|_| period.frequency() == Frequency::Annual)?;
        let of = months.parts.len();
        months.parts.retain(|part| level(part).is_some());
        (!months.parts.is_empty()).then_some((months, None, of))
    };
    let complete = partitions(period).find_map(of).map(|(partition, amount)| {
        let of = partition.parts.len();
        (partition, amount, of)
    });
    let (Partition { each, parts }, amount, of) = complete.or_else(some_months)?;
    let agrees = amount.zip(printed).map(|(sum, printed)| sum.interval.meets(printed.interval));
    Some(ImpliedSum { period, flow, each, parts, of, amount, printed, agrees })
}

/// A row under the table: what the shown periods of a year come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalRow {
    /// The year.
    pub period: Period,
    /// Periods of the year that are in the table.
    pub there: usize,
    /// Periods that a year has.
    pub of: usize,
    pub each: Frequency,
    /// One a column. A level is of the periods that have one: how many, its origin tells.
    pub cells: Vec<Cell>,
}

impl TotalRow {
    pub fn is_complete(&self) -> bool {
        self.there == self.of
    }

    /// Of how many periods a level in the row is the sum.
    pub fn parts(cell: &Cell) -> Option<usize> {
        match cell.level?.how? {
            How::SumOf { parts, .. } => Some(parts.into()),
            _ => None,
        }
    }

    /// Whether every period of the year that is in the table adds to a level.
    pub fn is_whole(&self, cell: &Cell) -> bool {
        Self::parts(cell) == Some(self.there)
    }
}

/// Why the rows of a table have no totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoTotals {
    /// A year is its own total.
    Years,
    /// Years to date hold one another.
    YearsToDate,
    /// Other spans may overlap.
    OtherSpans,
}

/// What the rows of a table add up from to a year.
pub fn adding_up(rows: RowsOf) -> Result<Frequency, NoTotals> {
    match rows {
        RowsOf::Months => Ok(Frequency::Month),
        RowsOf::Quarters => Ok(Frequency::Quarter),
        RowsOf::HalfYears => Ok(Frequency::HalfYear),
        RowsOf::Years => Err(NoTotals::Years),
        RowsOf::YearToDate => Err(NoTotals::YearsToDate),
        RowsOf::OtherSpans => Err(NoTotals::OtherSpans),
    }
}

/// What the rows of one year come to, in these columns of a dataset's own. `before` are the rows of the year before:
/// a complete year is compared with a complete one, and nothing else with anything.
pub fn total_row(sheet: &Sheet, columns: &[Column], rows: &[Period], before: &[Period]) -> Option<TotalRow> {
    let each = adding_up(sheet.question.rows).ok()?;
    let period = Period::of_year(rows.first()?.year())?;
    let of = partitions(period).find(|partition| partition.each == each)?.parts.len();
    let cells = sheet.total(each, columns, rows, before);
    Some(TotalRow { period, there: rows.len(), of, each, cells })
}

#[cfg(test)]
#[path = "totals_tests.rs"]
mod tests;
