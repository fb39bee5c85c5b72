//! Several periods typed as one line: "2000 … 2024", "all months of 2023", "Q1 2020 … Q4 2023", "2021, 2023".
//!
//! `…`, `..` and "to" mean every period from the first to the last. A dash means that between years, quarters and halves;
//! between months it makes one longer period, as bulletins write it: "January–June 2023" is one year to date.

use super::{between, rows_of};
use crate::analysis::sheet::RowsOf;
use crate::domain::{Frequency, Period};
use crate::words::{PeriodProblem, read_period};

/// Most periods that one line can mean.
pub const LONGEST_SERIES: usize = 5_000;

/// Longer lines are not looked at.
const LONGEST_LINE: usize = 2_000;

/// Why a typed line is no series of periods. Each has one sentence, [`super::problem_text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeriesProblem {
    Empty,
    NotAPeriod {
        part: String,
        problem: PeriodProblem,
    },
    /// From a year to a month, or spans of different lengths.
    TwoKinds,
    /// No whole one of what was asked for is in the period named: "quarters of July 2023".
    NoneInside(String),
    /// More than [`LONGEST_SERIES`].
    TooMany,
}

/// Reads one period or a series; each period once, in time order.
///
/// # Errors
/// What stands in the way.
pub fn read_series(text: &str) -> Result<Vec<Period>, SeriesProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(SeriesProblem::Empty);
    }
    if text.len() > LONGEST_LINE {
        return Err(not_a_period(text, PeriodProblem::NotAPeriod));
    }
    // "July, 2023" is one period.
    if let Ok(series) = part(text) {
        return Ok(series);
    }
    let mut all = std::collections::BTreeSet::new();
    for text in text.split([',', ';', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
        all.extend(part(text)?);
        if all.len() > LONGEST_SERIES {
            return Err(SeriesProblem::TooMany);
        }
    }
    if all.is_empty() { Err(SeriesProblem::Empty) } else { Ok(all.into_iter().collect()) }
}

fn part(text: &str) -> Result<Vec<Period>, SeriesProblem> {
    if let Some((from, to)) = ends(text) {
        return series(from, to);
    }
    if let Some((unit, within)) = every(text) {
        let span = single(&within)?;
        let inside = inside(span, unit);
        return match inside.len() {
            0 => Err(SeriesProblem::NoneInside(text.chars().take(60).collect())),
            count if count > LONGEST_SERIES => Err(SeriesProblem::TooMany),
            _ => Ok(inside),
        };
    }
    if let Some((from, to)) = dashed(text) {
        return all_from(from, to);
    }
    single(text).map(|period| vec![period])
}

fn single(text: &str) -> Result<Period, SeriesProblem> {
    read_period(text).map_err(|problem| not_a_period(text, problem))
}

fn not_a_period(text: &str, problem: PeriodProblem) -> SeriesProblem {
    SeriesProblem::NotAPeriod { part: text.trim().chars().take(60).collect(), problem }
}

/// The two texts of "… to …".
fn ends(text: &str) -> Option<(&str, &str)> {
    for sign in ["…", "...", "..", " to ", " till ", " until ", " through "] {
        if let Some((from, to)) = text.split_once(sign) {
            return Some((from.trim().trim_start_matches("from ").trim(), to.trim_start_matches('.').trim()));
        }
    }
    None
}

fn series(from: &str, to: &str) -> Result<Vec<Period>, SeriesProblem> {
    let (from, to) = pair(from, to)?;
    all_from(from, to)
}

/// Two periods; one of them may leave its year to the other: "Q1 … Q4 2023".
fn pair(from: &str, to: &str) -> Result<(Period, Period), SeriesProblem> {
    let with_year = |text: &str, other: &str| {
        let year = read_period(other).ok()?.year();
        read_period(&format!("{text} {year}")).ok()
    };
    match (read_period(from), read_period(to)) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(PeriodProblem::YearNeeded), Ok(b)) => {
            with_year(from, to).map(|a| (a, b)).ok_or_else(|| not_a_period(from, PeriodProblem::YearNeeded))
        }
        (Ok(a), Err(PeriodProblem::YearNeeded)) => {
            with_year(to, from).map(|b| (a, b)).ok_or_else(|| not_a_period(to, PeriodProblem::YearNeeded))
        }
        (Err(problem), _) => Err(not_a_period(from, problem)),
        (_, Err(problem)) => Err(not_a_period(to, problem)),
    }
}

fn all_from(a: Period, b: Period) -> Result<Vec<Period>, SeriesProblem> {
    let (from, to) = if a <= b { (a, b) } else { (b, a) };
    let to_date = |period: Period| RowsOf::YearToDate.shows(period);
    let rows = match (from.months() == to.months(), to_date(from) && to_date(to)) {
        (false, true) => RowsOf::YearToDate,
        (false, false) => return Err(SeriesProblem::TwoKinds),
        (true, _) => rows_of(from),
    };
    if from.months() == to.months() {
        if rows != RowsOf::YearToDate && !super::fits(from, to) {
            return Err(SeriesProblem::TwoKinds);
        }
        let apart = (to.start_index() - from.start_index()) / i32::from(from.months());
        if usize::try_from(apart).is_ok_and(|apart| apart >= LONGEST_SERIES) {
            return Err(SeriesProblem::TooMany);
        }
    }
    let mut all = vec![from];
    all.extend(between(from, to, rows));
    if to != from {
        all.push(to);
    }
    if all.len() > LONGEST_SERIES { Err(SeriesProblem::TooMany) } else { Ok(all) }
}

/// "2000–2024" and "Q1–Q4 2023": a dash between years, quarters or halves.
fn dashed(text: &str) -> Option<(Period, Period)> {
    let dashes = text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | '−' | '‑'));
    dashes.into_iter().find_map(|(at, dash)| {
        let (from, to) = (text.get(..at)?, text.get(at + dash.len_utf8()..)?);
        let (from, to) = pair(from.trim(), to.trim()).ok()?;
        let kind = from.frequency();
        let listed = matches!(kind, Frequency::Annual | Frequency::HalfYear | Frequency::Quarter);
        (listed && to.frequency() == kind && names_no_month(text)).then_some((from, to))
    })
}

/// "January–March 2023" is a quarter, but no list of quarters.
fn names_no_month(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let lower = text.to_lowercase();
    letters == 0
        || ["q", "h", "s", "quarter", "half", "year", "кв", "полугод", "год", "г"]
            .iter()
            .any(|word| lower.contains(word))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Year,
    Half,
    Quarter,
    Month,
}

/// "all months of 2023", "quarters of 2020–2023", "2023 by month", "monthly 2023".
fn every(text: &str) -> Option<(Every, String)> {
    let lower = text.to_lowercase();
    let words: Vec<_> = lower.split_whitespace().collect();
    if let [within @ .., "by", unit] = words.as_slice() {
        return Some((unit_of(unit)?, within.join(" ")));
    }
    if let [within @ .., unit @ ("monthly" | "quarterly" | "yearly" | "annually")] = words.as_slice() {
        return Some((unit_of(unit)?, within.join(" ")));
    }
    let mut rest = words.as_slice();
    let mut all = false;
    while let [first, tail @ ..] = rest
        && matches!(*first, "all" | "each" | "every" | "the")
    {
        (rest, all) = (tail, true);
    }
    let (unit, mut rest) = match rest {
        ["half", "years" | "year", tail @ ..] => (Every::Half, tail),
        // "quarter 3 2023" is one quarter, "quarters of 2023" and "every quarter of 2023" are four.
        [unit, tail @ ..] if all || unit.ends_with('s') || unit.ends_with("ly") => (unit_of(unit)?, tail),
        _ => return None,
    };
    while let [first, tail @ ..] = rest
        && matches!(*first, "of" | "in" | "from" | "the" | "year" | "years")
    {
        rest = tail;
    }
    (!rest.is_empty()).then(|| (unit, rest.join(" ")))
}

fn unit_of(word: &str) -> Option<Every> {
    Some(match word {
        "month" | "months" | "monthly" => Every::Month,
        "quarter" | "quarters" | "quarterly" => Every::Quarter,
        "half" | "halves" | "half-year" | "half-years" => Every::Half,
        "year" | "years" | "yearly" | "annually" => Every::Year,
        _ => return None,
    })
}

/// The n-th of a kind in a year.
type Nth = fn(i32, u8) -> Option<Period>;

/// The whole ones of a kind within a period.
fn inside(span: Period, unit: Every) -> Vec<Period> {
    let (length, of): (i32, Nth) = match unit {
        Every::Year => (12, |year, _| Period::of_year(year)),
        Every::Half => (6, Period::of_half),
        Every::Quarter => (3, Period::of_quarter),
        Every::Month => (1, Period::of_month),
    };
    let first = (span.start_index() + length - 1).div_euclid(length);
    let last = span.end_index().div_euclid(length);
    let in_year = 12 / length;
    let nth = |place: i32| of(place.div_euclid(in_year), u8::try_from(place.rem_euclid(in_year) + 1).ok()?);
    (first..last).filter_map(nth).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        match read_series(text) {
            Ok(all) if all.len() > 5 => {
                format!("{} … {} ({})", all[0], all[all.len() - 1], all.len())
            }
            Ok(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            Err(SeriesProblem::NotAPeriod { part, problem }) => format!("{part:?} {problem:?}"),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn series_are_read_as_people_type_them() {
        for (text, expected) in [
            ("2024", "2024"),
            ("2000 … 2024", "2000 … 2024 (25)"),
            ("2000-2024", "2000 … 2024 (25)"),
            ("2000–2024", "2000 … 2024 (25)"),
            ("2000 — 2024", "2000 … 2024 (25)"),
            ("2000..2024", "2000 … 2024 (25)"),
            ("2000...2024", "2000 … 2024 (25)"),
            ("2000 to 2024", "2000 … 2024 (25)"),
            ("from 2000 to 2024", "2000 … 2024 (25)"),
            ("2024 … 2000", "2000 … 2024 (25)"),
            ("2024 … 2024", "2024"),
            ("all months of 2023", "2023-01 … 2023-12 (12)"),
            ("All the months of the year 2023", "2023-01 … 2023-12 (12)"),
            ("months of 2020–2023", "2020-01 … 2023-12 (48)"),
            ("every month of Q3 2023", "2023-07 2023-08 2023-09"),
            ("2023 by month", "2023-01 … 2023-12 (12)"),
            ("monthly 2023", "2023-01 … 2023-12 (12)"),
            ("2023 monthly", "2023-01 … 2023-12 (12)"),
            ("quarters of 2023", "2023-Q1 2023-Q2 2023-Q3 2023-Q4"),
            ("every quarter of 2023", "2023-Q1 2023-Q2 2023-Q3 2023-Q4"),
            ("halves of 2023", "2023-S1 2023-S2"),
            ("half years of 2022–2023", "2022-S1 2022-S2 2023-S1 2023-S2"),
            ("years 2020–2023", "2020 2021 2022 2023"),
            ("Q1 2020 … Q4 2023", "2020-Q1 … 2023-Q4 (16)"),
            ("Q1 2020 – Q4 2023", "2020-Q1 … 2023-Q4 (16)"),
            ("2020-Q1–2020-Q3", "2020-Q1 2020-Q2 2020-Q3"),
            ("Q1 … Q4 2023", "2023-Q1 2023-Q2 2023-Q3 2023-Q4"),
            ("Q1–Q4 2023", "2023-Q1 2023-Q2 2023-Q3 2023-Q4"),
            ("2023-01 … 2023-12", "2023-01 … 2023-12 (12)"),
            ("November 2022 … February 2023", "2022-11 2022-12 2023-01 2023-02"),
            ("January … March 2023", "2023-01 2023-02 2023-03"),
            ("Jan–Feb 2023 … Jan–Apr 2023", "2023-01-01/P2M 2023-Q1 2023-01-01/P4M"),
            ("Jan–Sep 2021 … Jan–Sep 2023", "2021-01-01/P9M 2022-01-01/P9M 2023-01-01/P9M"),
            ("2021, 2023", "2021 2023"),
            ("2023; 2021, 2021", "2021 2023"),
            ("2000–2002, 2010", "2000 2001 2002 2010"),
            ("July, 2023", "2023-07"),
            ("2022, Q1 2023", "2022 2023-Q1"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_dash_between_months_is_one_period() {
        for (text, expected) in [
            ("January–June 2023", "2023-S1"),
            ("January–September 2023", "2023-01-01/P9M"),
            ("January–March 2023", "2023-Q1"),
            ("November 2022 – February 2023", "2022-11-01/P4M"),
            ("9 months of 2024", "2024-01-01/P9M"),
            ("2023-01", "2023-01"),
            ("2023-Q1", "2023-Q1"),
            ("2024-01-01/P9M", "2024-01-01/P9M"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_series_says_why() {
        for (text, expected) in [
            ("", "Empty"),
            (" , ", "Empty"),
            ("2000 … 2023-06", "TwoKinds"),
            ("Nov 2022 – Feb 2023 … Dec 2023 – Mar 2024", "TwoKinds"),
            ("quarters of July 2023", "NoneInside(\"quarters of July 2023\")"),
            ("years of Q1 2023", "NoneInside(\"years of Q1 2023\")"),
            ("1000-01 … 2999-12", "TooMany"),
            (
                "months of 2500–2599, months of 2600–2699, months of 2700–2799, months of 2800–2899, months of 2900–2999",
                "TooMany",
            ),
            ("2000 … soon", "\"soon\" NotAPeriod"),
            ("2000 …", "\"\" Empty"),
            ("2021, soon", "\"soon\" NotAPeriod"),
            ("13.2024", "\"13.2024\" NoSuchMonth(13)"),
            ("January … March", "\"January\" YearNeeded"),
            ("all months", "\"all months\" NotAPeriod"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert!(read_series(&"2024,".repeat(100_000)).is_err());
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_harm(text in prop_oneof![
            "(all )?(months|quarters|years|halves)? ?(of )?(Q[1-4] )?[0-9]{0,4} ?(…|\\.\\.|-|–| to |,) ?(Q[1-4] )?[0-9]{0,4}",
            "\\PC{0,40}",
            any::<String>(),
        ]) {
            if let Ok(all) = read_series(&text) {
                prop_assert!(!all.is_empty() && all.len() <= LONGEST_SERIES);
                prop_assert!(all.is_sorted_by(|a, b| a < b));
            }
        }
    }
}
