//! Periods as people type them: `2024`, `Q3 2024`, `second half of 2024`, `jul-24`, `January–September 2024`, SDMX.
//!
//! *Invariant:* one key however it was written; a text that could mean two periods is refused.

use super::Words;
use super::reading::{Item, Unit, items, year};
use crate::domain::Period;

/// Why a typed text is no period. Each has one sentence, [`Words::period_problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodProblem {
    Empty,
    NoSuchMonth(u32),
    NoSuchQuarter(u32),
    NoSuchHalf(u32),
    YearNeeded,
    YearOutOfRange,
    /// The last month stands before the first.
    EndsBeforeStart,
    NotAPeriod,
}

/// Reads a typed period.
///
/// # Errors
/// What stands in the way.
pub fn read_period(text: &str) -> Result<Period, PeriodProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(PeriodProblem::Empty);
    }
    if text.len() <= 20
        && let Ok(period) = text.to_uppercase().parse()
    {
        return Ok(period);
    }
    let all = items(text).ok_or(PeriodProblem::NotAPeriod)?;
    if matches!(all.first(), Some(Item::Dash)) || matches!(all.last(), Some(Item::Dash)) {
        return Err(PeriodProblem::NotAPeriod);
    }
    let plain: Vec<_> = without_year_word(&all).filter(|item| *item != Item::Dash).collect();
    if let Some(found) = single(&plain) {
        return found;
    }
    let parts: Vec<Vec<_>> =
        all.split(|item| *item == Item::Dash).map(|part| without_year_word(part).collect()).collect();
    match parts.as_slice() {
        [first, last] => range(first, last),
        _ => Err(unread(&plain)),
    }
}

fn without_year_word(items: &[Item]) -> impl Iterator<Item = Item> {
    items.iter().copied().filter(|item| *item != Item::Unit(Unit::Year))
}

/// `None`: not one period, but perhaps a range.
fn single(items: &[Item]) -> Option<Result<Period, PeriodProblem>> {
    use Item::{Month, Nth, Number, Unit as Of};
    Some(match *items {
        [Number(y, 4)] => checked(Period::of_year(i32::try_from(y).ok()?)),
        [Month(m), Number(y, digits @ (2 | 4))] | [Number(y, digits @ 4), Month(m)] => {
            of_month(u32::from(m), y, digits)
        }
        [Number(m, 1 | 2), Number(y, digits @ 4)] | [Number(y, digits @ 4), Number(m, 1 | 2)] => of_month(m, y, digits),
        [Of(unit), Number(n, 1 | 2), Number(y, digits @ (2 | 4))]
        | [Number(n, 1 | 2), Of(unit), Number(y, digits @ (2 | 4))]
        | [Number(y, digits @ 4), Of(unit), Number(n, 1 | 2)]
        | [Number(y, digits @ 4), Number(n, 1 | 2), Of(unit)] => part(unit, n, y, digits),
        [Nth(n), Of(unit), Number(y, digits @ (2 | 4))] | [Number(y, digits @ 4), Nth(n), Of(unit)] => {
            part(unit, u32::from(n), y, digits)
        }
        _ => return None,
    })
}

fn part(unit: Unit, n: u32, y: u32, digits: usize) -> Result<Period, PeriodProblem> {
    let year = year(y, digits).ok_or(PeriodProblem::YearNeeded)?;
    let nth = u8::try_from(n).unwrap_or(u8::MAX);
    match unit {
        Unit::Half if !(1..=2).contains(&nth) => Err(PeriodProblem::NoSuchHalf(n)),
        Unit::Quarter if !(1..=4).contains(&nth) => Err(PeriodProblem::NoSuchQuarter(n)),
        Unit::Months if !(1..=12).contains(&nth) => Err(PeriodProblem::NoSuchMonth(n)),
        Unit::Half => checked(Period::of_half(year, nth)),
        Unit::Quarter => checked(Period::of_quarter(year, nth)),
        Unit::Months => checked(Period::year_to(year, nth)),
        Unit::Year => Err(PeriodProblem::NotAPeriod),
    }
}

fn of_month(m: u32, y: u32, digits: usize) -> Result<Period, PeriodProblem> {
    let year = year(y, digits).ok_or(PeriodProblem::YearNeeded)?;
    let month = u8::try_from(m).ok().filter(|month| (1..=12).contains(month)).ok_or(PeriodProblem::NoSuchMonth(m))?;
    checked(Period::of_month(year, month))
}

fn range(first: &[Item], last: &[Item]) -> Result<Period, PeriodProblem> {
    use Item::{Month, Number};
    let whole = |m: u8, y: u32, digits: usize| of_month(u32::from(m), y, digits);
    let (from, to) = match (first, last) {
        (&[Month(from)], &[Month(to), Number(y, digits)]) => (whole(from, y, digits)?, whole(to, y, digits)?),
        (&[Number(y, 4), Month(from)], &[Month(to)]) => (whole(from, y, 4)?, whole(to, y, 4)?),
        (&[Month(_)], &[Month(_)]) => return Err(PeriodProblem::YearNeeded),
        (first, last) => match (single(first), single(last)) {
            (Some(from), Some(to)) => (from?, to?),
            _ => return Err(PeriodProblem::NotAPeriod),
        },
    };
    if to.start_index() <= from.start_index() && from != to {
        return Err(PeriodProblem::EndsBeforeStart);
    }
    let months = u16::try_from(to.end_index() - from.start_index()).map_err(|_| PeriodProblem::EndsBeforeStart)?;
    checked(Period::new(from.year(), from.month(), months))
}

fn checked(period: Option<Period>) -> Result<Period, PeriodProblem> {
    period.ok_or(PeriodProblem::YearOutOfRange)
}

fn unread(items: &[Item]) -> PeriodProblem {
    let has_year = items.iter().any(|item| matches!(item, Item::Number(_, 4)));
    let says_part = items.iter().any(|item| matches!(item, Item::Month(_) | Item::Unit(_)));
    if says_part && !has_year { PeriodProblem::YearNeeded } else { PeriodProblem::NotAPeriod }
}

impl Words {
    /// One sentence that says what to do.
    pub fn period_problem(&self, problem: PeriodProblem) -> String {
        let numbered = |id: &str, number: u32| self.with(id, &[("number", &number.to_string())]);
        match problem {
            PeriodProblem::NoSuchMonth(number) => numbered("period-problem-month", number),
            PeriodProblem::NoSuchQuarter(number) => numbered("period-problem-quarter", number),
            PeriodProblem::NoSuchHalf(number) => numbered("period-problem-half", number),
            PeriodProblem::YearNeeded => self.t("period-problem-year-needed").to_owned(),
            PeriodProblem::YearOutOfRange => self.t("period-problem-year-range").to_owned(),
            PeriodProblem::EndsBeforeStart => self.t("period-problem-backwards").to_owned(),
            PeriodProblem::Empty | PeriodProblem::NotAPeriod => self.t("period-problem-unread").to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn periods_are_read_as_people_type_them() {
        for (texts, period) in [
            (
                &[
                    "2024",
                    " 2024 ",
                    "year 2024",
                    "2024 г.",
                    "2024 год",
                    "2024 жыл",
                    "2024-cü il",
                    "12 months of 2024",
                    "January–December 2024",
                ][..],
                "2024",
            ),
            (
                &[
                    "Q3 2024",
                    "2024 Q3",
                    "2024-Q3",
                    "2024q3",
                    "3Q 2024",
                    "3q24",
                    "third quarter of 2024",
                    "III quarter 2024",
                    "3 квартал 2024",
                    "III кв. 2024",
                    "2024 жылғы III тоқсан",
                    "2024-cü ilin üçüncü rübü",
                    "3rd quarter 2024",
                ],
                "2024-Q3",
            ),
            (
                &[
                    "H1 2024",
                    "1H24",
                    "2024 H1",
                    "2024-S1",
                    "first half of 2024",
                    "I полугодие 2024 года",
                    "6 months of 2024",
                ],
                "2024-S1",
            ),
            (&["H2 2024", "second half of 2024", "the second half of the year 2024", "July-December 2024"], "2024-S2"),
            (
                &[
                    "July 2024",
                    "jul-24",
                    "Jul 2024",
                    "07.2024",
                    "7/2024",
                    "2024-07",
                    "2024.07",
                    "2024 July",
                    "июль 2024",
                    "2024 жылғы шілде",
                    "iyul 2024",
                ],
                "2024-07",
            ),
            (
                &[
                    "January–September 2024",
                    "Jan-Sep 2024",
                    "jan - sept 24",
                    "2024 Jan–Sep",
                    "9 months of 2024",
                    "9M 2024",
                    "9m24",
                    "nine months of 2024",
                    "январь–сентябрь 2024 г.",
                    "9 месяцев 2024",
                    "2024 жылғы қаңтар-қыркүйек",
                    "2024-cü ilin yanvar-sentyabr ayları",
                    "9 ай 2024",
                    "2024-01-01/P9M",
                    "01.2024–09.2024",
                ],
                "2024-01-01/P9M",
            ),
            (&["November 2022 – February 2023", "11.2022-02.2023"], "2022-11-01/P4M"),
            (&["2019–2023"], "2019-01-01/P60M"),
            (&["Q1 2024 – Q2 2024"], "2024-S1"),
        ] {
            for text in texts {
                assert_eq!(read_period(text).map(|found| found.to_string()), Ok(period.to_owned()), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_period_a_date_or_neither_without_harm(text in prop_oneof![
            "[0-9]{0,10}[-–./ ]?([0-9]{0,10}|[a-zа-я]{0,9})[-–./ ]?[0-9]{0,10}",
            "(I|II|1|3|9|99)? ?(Q|H|M|quarter|half|months|квартал)[0-9]{0,3} (of )?[0-9]{0,5}",
            "\\PC{0,20}",
            any::<String>(),
        ]) {
            if let Ok(period) = read_period(&text) {
                prop_assert_eq!(read_period(&period.to_string()), Ok(period));
            }
            if let Ok(date) = super::super::read_date::read_date(&text) {
                prop_assert_eq!(super::super::read_date::read_date(&date.to_string()), Ok(date));
            }
        }
    }

    #[test]
    fn what_is_no_period_is_refused_with_its_reason() {
        let long = "2024".repeat(2560);
        for (text, problem) in [
            ("", PeriodProblem::Empty),
            ("13.2024", PeriodProblem::NoSuchMonth(13)),
            ("2024-13", PeriodProblem::NoSuchMonth(13)),
            ("2024-25", PeriodProblem::NoSuchMonth(25)),
            ("0.2024", PeriodProblem::NoSuchMonth(0)),
            ("Q5 2024", PeriodProblem::NoSuchQuarter(5)),
            ("2024-Q0", PeriodProblem::NoSuchQuarter(0)),
            ("H3 2024", PeriodProblem::NoSuchHalf(3)),
            ("13 months of 2024", PeriodProblem::NoSuchMonth(13)),
            ("July", PeriodProblem::YearNeeded),
            ("Q3", PeriodProblem::YearNeeded),
            ("Jan–Sep", PeriodProblem::YearNeeded),
            ("0024", PeriodProblem::YearOutOfRange),
            ("9999", PeriodProblem::YearOutOfRange),
            ("Sep–Jan 2024", PeriodProblem::EndsBeforeStart),
            ("2023–2019", PeriodProblem::EndsBeforeStart),
            ("24", PeriodProblem::NotAPeriod),
            ("-2024", PeriodProblem::NotAPeriod),
            ("2024-", PeriodProblem::NotAPeriod),
            ("5 March 2024", PeriodProblem::NotAPeriod),
            ("in the near future", PeriodProblem::NotAPeriod),
            ("2024 + 1", PeriodProblem::NotAPeriod),
            ("٢٠٢٤", PeriodProblem::NotAPeriod),
            (&long, PeriodProblem::NotAPeriod),
        ] {
            assert_eq!(read_period(text), Err(problem), "{text:?}");
        }
    }
}
