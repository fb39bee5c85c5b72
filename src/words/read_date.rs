//! Dates as people type them: `5 March 2024`, `5.3.2024`, `05/03/2024`, `2024-03-05`, `5 mar 24`, `5 марта 2024`.
//!
//! *Invariant:* the day stands before the month unless the year stands first; nothing is guessed or moved to a near day.

use jiff::civil::Date;

use super::Words;
use super::reading::{Item, Unit, items, year};
use crate::domain::Period;
use crate::domain::period::YEARS;

/// Why a typed text is no date. Each has one sentence, [`Words::date_problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    Empty,
    /// "February 2023 has 28 days".
    DaysInMonth {
        month: Period,
        days: u8,
    },
    NoSuchMonth(u32),
    DayNeeded,
    YearNeeded,
    YearOutOfRange,
    NotADate,
}

/// Reads a typed date.
///
/// # Errors
/// What stands in the way.
pub fn read_date(text: &str) -> Result<Date, DateProblem> {
    if text.trim().is_empty() {
        return Err(DateProblem::Empty);
    }
    let mut items = items(text).ok_or(DateProblem::NotADate)?;
    if items.first() == Some(&Item::Dash) {
        return Err(DateProblem::NotADate);
    }
    items.retain(|item| !matches!(item, Item::Dash | Item::Unit(Unit::Year)));
    match items.as_slice() {
        // The year first: 2024-03-05.
        [Item::Number(y, 4), Item::Number(m, _), Item::Number(d, _)] => date(*d, month(*m)?, (*y, 4)),
        [Item::Number(y, 4), Item::Month(m), Item::Number(d, _)]
        | [Item::Number(y, 4), Item::Number(d, _), Item::Month(m)] => date(*d, *m, (*y, 4)),
        [Item::Number(d, _), Item::Number(m, _), Item::Number(y, digits)] => date(*d, month(*m)?, (*y, *digits)),
        [Item::Number(d, _), Item::Month(m), Item::Number(y, digits)]
        | [Item::Month(m), Item::Number(d, _), Item::Number(y, digits)] => date(*d, *m, (*y, *digits)),
        [Item::Month(_), Item::Number(_, 4)]
        | [Item::Number(_, 4), Item::Month(_)]
        | [Item::Number(_, 4)]
        | [Item::Number(_, 1 | 2), Item::Number(_, 4)]
        | [Item::Number(_, 4), Item::Number(_, 1 | 2)] => Err(DateProblem::DayNeeded),
        [Item::Number(..)] => Err(DateProblem::NotADate),
        [Item::Number(..), Item::Number(m, _)] => Err(month(*m).err().unwrap_or(DateProblem::YearNeeded)),
        [Item::Number(..), Item::Month(_)] | [Item::Month(_), Item::Number(..)] => Err(DateProblem::YearNeeded),
        _ => Err(DateProblem::NotADate),
    }
}

/// Whether a year stands there with all its digits: `5.3.20` may still become 2024.
pub fn has_whole_year(text: &str) -> bool {
    items(text).is_some_and(|items| items.iter().any(|item| matches!(item, Item::Number(_, 4))))
}

fn month(value: u32) -> Result<u8, DateProblem> {
    u8::try_from(value).ok().filter(|month| (1..=12).contains(month)).ok_or(DateProblem::NoSuchMonth(value))
}

fn date(day: u32, month: u8, (value, digits): (u32, usize)) -> Result<Date, DateProblem> {
    let year = year(value, digits).ok_or(DateProblem::YearNeeded)?;
    if !YEARS.contains(&year) {
        return Err(DateProblem::YearOutOfRange);
    }
    let found = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    let first = found.and_then(|(year, month)| Date::new(year, month, 1).ok()).ok_or(DateProblem::NotADate)?;
    let day = i8::try_from(day).unwrap_or(i8::MAX);
    Date::new(first.year(), first.month(), day).map_err(|_| {
        let days = u8::try_from(first.days_in_month()).unwrap_or(31);
        Period::of_month(year, month).map_or(DateProblem::NotADate, |month| DateProblem::DaysInMonth { month, days })
    })
}

impl Words {
    /// One sentence that says what to do.
    pub fn date_problem(&self, problem: DateProblem) -> String {
        match problem {
            DateProblem::DaysInMonth { month, days } => {
                self.with("date-problem-days", &[("month", &self.period(month)), ("days", &days.to_string())])
            }
            DateProblem::NoSuchMonth(month) => self.with("date-problem-month", &[("month", &month.to_string())]),
            DateProblem::DayNeeded => self.t("date-problem-day-needed").to_owned(),
            DateProblem::YearNeeded => self.t("date-problem-year-needed").to_owned(),
            DateProblem::YearOutOfRange => self.t("date-problem-year-range").to_owned(),
            DateProblem::Empty | DateProblem::NotADate => self.t("date-problem-unread").to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        for text in [
            "5 March 2024",
            " 5 march 2024 ",
            "5.3.2024",
            "05.03.2024",
            "05/03/2024",
            "5/3/2024",
            "2024-03-05",
            "2024-3-5",
            "5 mar 24",
            "5-Mar-2024",
            "5.3.24",
            "5th March 2024",
            "March 5, 2024",
            "2024 March 5",
            "5 марта 2024",
            "5 марта 2024 г.",
            "2024 ж. 5 наурыз",
            "2024 жылғы 5 наурыз",
            "5 наурыз 2024",
            "5 mart 2024-cü il",
            "5 3 2024",
        ] {
            assert_eq!(read_date(text), Ok(jiff::civil::date(2024, 3, 5)), "{text}");
        }
        assert_eq!(read_date("31.12.1999"), Ok(jiff::civil::date(1999, 12, 31)));
        assert_eq!(read_date("1 jan 70"), Ok(jiff::civil::date(1970, 1, 1)));
    }

    #[test]
    fn a_day_that_a_month_does_not_have_says_how_many_it_has() {
        let words = Words::english();
        for (text, sentence) in [
            ("31 February 2023", "February 2023 has 28 days"),
            ("31.2.2023", "February 2023 has 28 days"),
            ("29 February 2023", "February 2023 has 28 days"),
            ("30 February 2024", "February 2024 has 29 days"),
            ("2024-04-31", "April 2024 has 30 days"),
            ("0 March 2024", "March 2024 has 31 days"),
            ("99 March 2024", "March 2024 has 31 days"),
            ("4294967295 March 2024", "March 2024 has 31 days"),
            ("5.13.2024", "There is no month 13; write the day first, as in 5.3.2024"),
            ("2024-00-05", "There is no month 0; write the day first, as in 5.3.2024"),
        ] {
            assert_eq!(words.date_problem(read_date(text).unwrap_err()), sentence, "{text}");
        }
        assert_eq!(read_date("29.2.2024"), Ok(jiff::civil::date(2024, 2, 29)));
        assert!(read_date("29.2.2000").is_ok());
        assert!(read_date("29.2.1900").is_err());
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_reason() {
        let long = "5 March 2024".repeat(1000);
        for (text, problem) in [
            ("", DateProblem::Empty),
            ("  ", DateProblem::Empty),
            ("soon", DateProblem::NotADate),
            ("5", DateProblem::NotADate),
            ("March", DateProblem::NotADate),
            ("-5.3.2024", DateProblem::NotADate),
            ("5 March 2024 2024", DateProblem::NotADate),
            ("5 March two", DateProblem::NotADate),
            ("99999999999999999999.1.2024", DateProblem::NotADate),
            ("٥ March ٢٠٢٤", DateProblem::NotADate),
            ("５ March ２０２４", DateProblem::NotADate),
            ("5 March 2024\0", DateProblem::NotADate),
            ("5 March", DateProblem::YearNeeded),
            ("5.3", DateProblem::YearNeeded),
            ("5.3.", DateProblem::YearNeeded),
            ("5.3.202", DateProblem::YearNeeded),
            ("5.3.20245", DateProblem::YearNeeded),
            ("March 2024", DateProblem::DayNeeded),
            ("2024", DateProblem::DayNeeded),
            ("03.2024", DateProblem::DayNeeded),
            ("5.3.0999", DateProblem::YearOutOfRange),
            ("5.3.9999", DateProblem::YearOutOfRange),
            (&long, DateProblem::NotADate),
        ] {
            assert_eq!(read_date(text), Err(problem), "{text:?}");
        }
    }

    #[test]
    fn a_year_is_whole_with_four_digits() {
        assert!(has_whole_year("5.3.2024"));
        assert!(!has_whole_year("5.3.20"));
    }
}
