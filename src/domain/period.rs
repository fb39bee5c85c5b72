//! A period: a start month and a length in months, one key however it was written.
//!
//! January–December *is* the year and January–March *is* the first quarter. Notation: SDMX TIME_PERIOD.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A whole number of calendar months. Ordered by start, then by length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Period {
    /// Months since January of year 0.
    start: i32,
    months: u16,
}

/// SDMX FREQ, with the spans that have no code of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Frequency {
    Annual,
    HalfYear,
    Quarter,
    Month,
    /// January to a later month of the same year, other than a quarter, half or whole year.
    YearToDate,
    /// Any other run of months.
    Span,
}

/// Years that a period may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;
const LONGEST: u16 = 1200;

impl Period {
    /// `None` when the month is not 1–12, the length is 0 or above a century, or a year is outside [`YEARS`].
    pub fn new(year: i32, month: u8, months: u16) -> Option<Self> {
        if !YEARS.contains(&year) || !(1..=12).contains(&month) || !(1..=LONGEST).contains(&months) {
            return None;
        }
        let period = Self { start: year * 12 + i32::from(month) - 1, months };
        YEARS.contains(&period.last_year()).then_some(period)
    }

    pub fn of_year(year: i32) -> Option<Self> {
        Self::new(year, 1, 12)
    }

    pub fn of_half(year: i32, half: u8) -> Option<Self> {
        (1..=2).contains(&half).then(|| Self::new(year, half * 6 - 5, 6))?
    }

    pub fn of_quarter(year: i32, quarter: u8) -> Option<Self> {
        (1..=4).contains(&quarter).then(|| Self::new(year, quarter * 3 - 2, 3))?
    }

    pub fn of_month(year: i32, month: u8) -> Option<Self> {
        Self::new(year, month, 1)
    }

    /// January to `month`.
    pub fn year_to(year: i32, month: u8) -> Option<Self> {
        Self::new(year, 1, u16::from(month))
    }

    /// The year of the first month.
    pub fn year(self) -> i32 {
        self.start.div_euclid(12)
    }

    /// The first month, 1–12.
    pub fn month(self) -> u8 {
        u8::try_from(self.start.rem_euclid(12) + 1).unwrap_or(1)
    }

    /// Length in months.
    pub fn months(self) -> u16 {
        self.months
    }

    /// Months since January of year 0: the place on a time axis.
    pub fn start_index(self) -> i32 {
        self.start
    }

    /// One past the last month, on the same axis.
    pub fn end_index(self) -> i32 {
        self.start + i32::from(self.months)
    }

    fn last_year(self) -> i32 {
        (self.end_index() - 1).div_euclid(12)
    }

    /// The last month, 1–12.
    pub fn last_month(self) -> u8 {
        u8::try_from((self.end_index() - 1).rem_euclid(12) + 1).unwrap_or(12)
    }

    pub fn frequency(self) -> Frequency {
        let month = self.month();
        match self.months {
            12 if month == 1 => Frequency::Annual,
            6 if month == 1 || month == 7 => Frequency::HalfYear,
            3 if month % 3 == 1 => Frequency::Quarter,
            1 => Frequency::Month,
            2..=11 if month == 1 => Frequency::YearToDate,
            _ => Frequency::Span,
        }
    }

    /// The same months `years` later (earlier when negative). `None` past [`YEARS`].
    pub fn plus_years(self, years: i32) -> Option<Self> {
        Self::new(self.year().checked_add(years)?, self.month(), self.months)
    }

    pub fn year_earlier(self) -> Option<Self> {
        self.plus_years(-1)
    }

    /// The period of the same length that ends where this one begins; a year to date has the one a year before.
    pub fn previous(self) -> Option<Self> {
        match self.frequency() {
            Frequency::YearToDate => self.year_earlier(),
            _ => self.moved(-i32::from(self.months)),
        }
    }

    /// The period that follows, for fill and "add period".
    pub fn next(self) -> Option<Self> {
        match self.frequency() {
            Frequency::YearToDate => Self::year_to(self.year(), self.last_month() + 1),
            _ => self.moved(i32::from(self.months)),
        }
    }

    fn moved(self, months: i32) -> Option<Self> {
        let start = self.start.checked_add(months)?;
        let month = u8::try_from(start.rem_euclid(12) + 1).ok()?;
        Self::new(start.div_euclid(12), month, self.months)
    }

    pub fn contains(self, date: Date) -> bool {
        let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
        (self.start..self.end_index()).contains(&month)
    }
}

impl fmt::Display for Period {
    /// `2023`, `2023-S1`, `2023-Q3`, `2023-07`, `2023-01-01/P9M`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.year(), self.month());
        match self.frequency() {
            Frequency::Annual => write!(f, "{year}"),
            Frequency::HalfYear => write!(f, "{year}-S{}", month / 6 + 1),
            Frequency::Quarter => write!(f, "{year}-Q{}", month / 3 + 1),
            Frequency::Month => write!(f, "{year}-{month:02}"),
            Frequency::YearToDate | Frequency::Span => write!(f, "{year}-{month:02}-01/P{}M", self.months),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no SDMX TIME_PERIOD in whole months.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a period: write 2023, 2023-S1, 2023-Q3, 2023-07 or 2023-01-01/P9M")]
pub struct PeriodError(String);

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        read(text).ok_or_else(|| PeriodError(text.chars().take(40).collect()))
    }
}

fn read(text: &str) -> Option<Period> {
    let number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u16>().ok())?
    };
    let Some((year, rest)) = text.split_once('-') else {
        return Period::of_year(i32::from(number(text).filter(|_| text.len() == 4)?));
    };
    let year = i32::from(number(year).filter(|_| year.len() == 4)?);
    let small = |part: &str| number(part).and_then(|n| u8::try_from(n).ok());
    if let Some(half) = rest.strip_prefix('S') {
        return Period::of_half(year, small(half)?);
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Period::of_quarter(year, small(quarter)?);
    }
    if let Some((date, length)) = rest.split_once('/') {
        let month = small(date.strip_suffix("-01")?)?;
        let months = number(length.strip_prefix('P')?.strip_suffix('M')?)?;
        return Period::new(year, month, months);
    }
    Period::of_month(year, small(rest).filter(|_| rest.len() == 2)?)
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn one_key_however_it_was_written() {
        assert_eq!(period("2023-01-01/P12M"), period("2023"));
        assert_eq!(period("2023-01-01/P3M"), period("2023-Q1"));
        assert_eq!(period("2023-07-01/P6M").to_string(), "2023-S2");
        for text in ["2023", "2023-S1", "2023-S2", "2023-Q1", "2023-Q4", "2023-07", "2023-01-01/P9M", "2022-11-01/P5M"]
        {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "23",
            "2023-13",
            "2023-Q5",
            "2023-S3",
            "2023-1",
            "2023-00",
            "2023-02-31",
            "0999",
            "3000",
            "2999-12-01/P2M",
            "2023-01-01/P0M",
            "+2023",
            "2023-01-01/P+9M",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn no_year_however_large_is_calculated_with_before_it_is_looked_at() {
        for year in [i32::MIN, -1, 0, 999, 3000, i32::MAX] {
            assert_eq!(Period::of_year(year), None);
        }
        for years in [i32::MIN, -1024, 977, i32::MAX] {
            assert_eq!(period("2023").plus_years(years), None);
        }
        assert_eq!(Period::new(2023, 0, 12), None);
        assert_eq!(Period::new(2023, 1, u16::MAX), None);
    }

    #[test]
    fn neighbours() {
        let neighbours = |text: &str| {
            let of = period(text);
            let name = |p: Option<Period>| p.map_or("none".to_owned(), |p| p.to_string());
            format!("{} {} {}", name(of.year_earlier()), name(of.previous()), name(of.next()))
        };
        assert_eq!(neighbours("2023"), "2022 2022 2024");
        assert_eq!(neighbours("2023-Q4"), "2022-Q4 2023-Q3 2024-Q1");
        assert_eq!(neighbours("2023-01"), "2022-01 2022-12 2023-02");
        assert_eq!(neighbours("2023-01-01/P9M"), "2022-01-01/P9M 2022-01-01/P9M 2023-01-01/P10M");
        assert_eq!(neighbours("1000"), "none none 1001");
        assert_eq!(neighbours("2999-12"), "2998-12 2999-11 none");
    }
}
