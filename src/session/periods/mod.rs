//! Periods in series: read as people type them, and the ones before, after and between others.

mod read;

use std::collections::BTreeSet;

pub use read::{LONGEST_SERIES, SeriesProblem, read_series};

use super::{Refusal, Session};
use crate::analysis::sheet::RowsOf;
use crate::domain::{Dataset, DatasetId, Frequency, Period};
use crate::words::Words;

/// The kind of rows in which a period is seen.
pub fn rows_of(period: Period) -> RowsOf {
    match period.frequency() {
        Frequency::Annual => RowsOf::Years,
        Frequency::HalfYear => RowsOf::HalfYears,
        Frequency::Quarter => RowsOf::Quarters,
        Frequency::Month => RowsOf::Months,
        Frequency::YearToDate => RowsOf::YearToDate,
        Frequency::Span => RowsOf::OtherSpans,
    }
}

/// The row before a period in a table of these rows. Among years to date January to March follows January to February.
pub fn before(period: Period, rows: RowsOf) -> Option<Period> {
    if rows != RowsOf::YearToDate {
        return period.previous();
    }
    let shorter = period.last_month().checked_sub(1).filter(|month| *month > 0);
    shorter.map_or_else(|| Period::of_year(period.year() - 1), |month| Period::year_to(period.year(), month))
}

/// The row after a period.
pub fn after(period: Period, rows: RowsOf) -> Option<Period> {
    if rows != RowsOf::YearToDate {
        return period.next();
    }
    let month = period.last_month();
    if month < 12 { Period::year_to(period.year(), month + 1) } else { Period::year_to(period.year() + 1, 1) }
}

/// The periods that are missing between two, in time order; none where no whole number of them fits.
///
/// Two years to date of equally many months have those of the years between them.
pub fn between(a: Period, b: Period, rows: RowsOf) -> Vec<Period> {
    let (from, to) = if a <= b { (a, b) } else { (b, a) };
    let yearly = rows == RowsOf::YearToDate && from.months() == to.months();
    if rows != RowsOf::YearToDate && (from.months() != to.months() || !fits(from, to)) {
        return Vec::new();
    }
    let step = |period: Period| if yearly { period.plus_years(1) } else { after(period, rows) };
    let following = std::iter::successors(step(from), |period| step(*period));
    following.take_while(|period| *period < to).take(LONGEST_SERIES).collect()
}

fn fits(from: Period, to: Period) -> bool {
    (to.start_index() - from.start_index()) % i32::from(from.months()) == 0
}

/// Whether a table has a row for this period.
pub fn is_there(dataset: &Dataset, period: Period) -> bool {
    dataset.periods.contains(&period) || dataset.observations.of_period(period).next().is_some()
}

impl Session {
    /// What is missing in a table between the first and the last of some of its periods, in time order.
    pub fn missing_between(&self, dataset: DatasetId, periods: &BTreeSet<Period>, rows: RowsOf) -> Vec<Period> {
        let Some(table) = self.project().datasets.get(dataset) else { return Vec::new() };
        let pairs = periods.iter().zip(periods.iter().skip(1));
        let all = pairs.flat_map(|(a, b)| between(*a, *b, rows));
        all.filter(|period| !is_there(table, *period)).take(LONGEST_SERIES).collect()
    }

    /// The periods of a series that a table does not have yet, and how many it has.
    ///
    /// # Errors
    /// When the dataset is gone.
    pub fn new_periods(&self, dataset: DatasetId, series: &[Period]) -> Result<(Vec<Period>, usize), Refusal> {
        let gone = || Refusal::Gone(crate::domain::EditError::Gone(dataset.0));
        let table = self.project().datasets.get(dataset).ok_or_else(gone)?;
        let new: Vec<_> = series.iter().copied().filter(|period| !is_there(table, *period)).collect();
        let there = series.len() - new.len();
        Ok((new, there))
    }
}

/// "adds 25 periods: 2000 … 2024 (3 are there already)".
pub fn series_text(words: &Words, new: &[Period], there: usize) -> String {
    let name = |period: &Period| words.period(*period);
    let all = match new {
        [] => return words.count("periods-all-there", there),
        [first, .., last] if new.len() > 3 => format!("{} … {}", name(first), name(last)),
        few => few.iter().map(name).collect::<Vec<_>>().join(", "),
    };
    let adds = words.count("periods-adds", new.len());
    let adds = words.with("periods-adds-these", &[("adds", &adds), ("periods", &all)]);
    match there {
        0 => adds,
        there => words.with("periods-adds-some", &[("adds", &adds), ("there", &words.count("periods-there", there))]),
    }
}

/// One sentence that says what to do.
pub fn problem_text(words: &Words, problem: &SeriesProblem) -> String {
    match problem {
        SeriesProblem::Empty => words.t("periods-none-typed").to_owned(),
        SeriesProblem::NotAPeriod { part, problem } => {
            words.with("periods-not-read", &[("part", part), ("why", &words.period_problem(*problem))])
        }
        SeriesProblem::TwoKinds => words.t("periods-two-kinds").to_owned(),
        SeriesProblem::NoneInside(part) => words.with("periods-none-inside", &[("part", part)]),
        SeriesProblem::TooMany => {
            words.with("periods-too-many", &[("most", &words.decimal(rust_decimal::Decimal::from(LONGEST_SERIES)))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    fn names(periods: &[Period]) -> String {
        periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_row_has_one_before_and_one_after_it() {
        use RowsOf::*;
        for (text, rows, earlier, later) in [
            ("2023", Years, "2022", "2024"),
            ("2023-Q1", Quarters, "2022-Q4", "2023-Q2"),
            ("2023-12", Months, "2023-11", "2024-01"),
            ("2023-01-01/P9M", YearToDate, "2023-01-01/P8M", "2023-01-01/P10M"),
            ("2023-Q1", YearToDate, "2023-01-01/P2M", "2023-01-01/P4M"),
            ("2023-01", YearToDate, "2022", "2023-01-01/P2M"),
            ("2023", YearToDate, "2023-01-01/P11M", "2024-01"),
        ] {
            assert_eq!(before(period(text), rows), Some(period(earlier)), "before {text}");
            assert_eq!(after(period(text), rows), Some(period(later)), "after {text}");
        }
        assert_eq!(before(period("1000"), Years), None);
        assert_eq!(after(period("2999"), YearToDate), None);
    }

    #[test]
    fn a_gap_is_filled_by_what_lies_between() {
        use RowsOf::*;
        for (a, b, rows, expected) in [
            ("2019", "2023", Years, "2020 2021 2022"),
            ("2023", "2019", Years, "2020 2021 2022"),
            ("2022", "2023", Years, ""),
            ("2023", "2023", Years, ""),
            ("2022-Q3", "2023-Q2", Quarters, "2022-Q4 2023-Q1"),
            ("2022-11", "2023-02", Months, "2022-12 2023-01"),
            ("2022-S1", "2023-S2", HalfYears, "2022-S2 2023-S1"),
            ("2023-Q1", "2023-S1", YearToDate, "2023-01-01/P4M 2023-01-01/P5M"),
            ("2020-01-01/P9M", "2023-01-01/P9M", YearToDate, "2021-01-01/P9M 2022-01-01/P9M"),
            ("2022", "2023-02", Years, ""),
            ("2022-11-01/P4M", "2023-07-01/P4M", OtherSpans, "2023-03-01/P4M"),
            ("2022-11-01/P4M", "2023-06-01/P4M", OtherSpans, ""),
        ] {
            assert_eq!(names(&between(period(a), period(b), rows)), expected, "{a} … {b}");
        }
        assert_eq!(between(period("1000-01"), period("2999-12"), Months).len(), LONGEST_SERIES);
    }

    #[test]
    fn what_a_series_adds_is_said_before_it_is_added() {
        let words = Words::english();
        let years = |from: i32, to: i32| (from..=to).filter_map(Period::of_year).collect::<Vec<_>>();
        for (new, there, expected) in [
            (years(2000, 2024), 3, "adds 25 periods: 2000 … 2024 (3 are there already)"),
            (years(2000, 2024), 1, "adds 25 periods: 2000 … 2024 (1 is there already)"),
            (years(2022, 2024), 0, "adds 3 periods: 2022, 2023, 2024"),
            (years(2022, 2022), 0, "adds 1 period: 2022"),
            (Vec::new(), 1, "It is there already"),
            (Vec::new(), 3, "All 3 are there already"),
        ] {
            assert_eq!(series_text(&words, &new, there), expected);
        }
    }
}
