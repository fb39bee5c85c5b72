//! Periods, dates, counted units: how they are called.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Words;
use crate::domain::{Flow, Frequency, Multiplier, Period};

/// How a date is written. A setting of its own, apart from the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum DateFormat {
    /// 5 March 2024
    #[default]
    Words,
    /// 05.03.2024
    Dots,
    /// 05/03/2024
    Slashes,
    /// 2024-03-05
    Iso,
}

impl DateFormat {
    pub const ALL: [Self; 4] = [Self::Words, Self::Dots, Self::Slashes, Self::Iso];
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const MONTHS_SHORT: [&str; 12] = [
    "month-short-1",
    "month-short-2",
    "month-short-3",
    "month-short-4",
    "month-short-5",
    "month-short-6",
    "month-short-7",
    "month-short-8",
    "month-short-9",
    "month-short-10",
    "month-short-11",
    "month-short-12",
];

impl Words {
    /// `month` is 1–12.
    pub fn month(&self, month: u8) -> &str {
        MONTHS.get(usize::from(month).wrapping_sub(1)).map_or("", |id| self.t(id))
    }

    /// `month` is 1–12.
    pub fn month_short(&self, month: u8) -> &str {
        MONTHS_SHORT.get(usize::from(month).wrapping_sub(1)).map_or("", |id| self.t(id))
    }

    /// `2023`, `H1 2023`, `Q3 2023`, `July 2023`, `January–September 2023`.
    pub fn period(&self, period: Period) -> String {
        let year = period.year().to_string();
        match period.frequency() {
            Frequency::Annual => year,
            Frequency::HalfYear => {
                self.with("period-half", &[("half", if period.month() == 1 { "1" } else { "2" }), ("year", &year)])
            }
            Frequency::Quarter => {
                self.with("period-quarter", &[("quarter", &(period.month() / 3 + 1).to_string()), ("year", &year)])
            }
            Frequency::Month => self.with("period-month", &[("month", self.month(period.month())), ("year", &year)]),
            Frequency::YearToDate | Frequency::Span => self.span(period, Self::month),
        }
    }

    /// As [`Self::period`], for narrow places: `Jul 2023`, `Jan–Sep 2023`.
    pub fn period_short(&self, period: Period) -> String {
        let year = period.year().to_string();
        match period.frequency() {
            Frequency::Month => {
                self.with("period-month", &[("month", self.month_short(period.month())), ("year", &year)])
            }
            Frequency::YearToDate | Frequency::Span => self.span(period, Self::month_short),
            _ => self.period(period),
        }
    }

    fn span(&self, period: Period, name: fn(&Self, u8) -> &str) -> String {
        let last_year = (period.end_index() - 1).div_euclid(12);
        let (from, to) = (name(self, period.month()), name(self, period.last_month()));
        if last_year == period.year() {
            return self.with("period-span", &[("from", from), ("to", to), ("year", &period.year().to_string())]);
        }
        let arguments = [
            ("from", from),
            ("from-year", &*period.year().to_string()),
            ("to", to),
            ("to-year", &*last_year.to_string()),
        ];
        self.with("period-span-years", &arguments)
    }

    pub fn date(&self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match self.dates {
            DateFormat::Words => {
                let month = u8::try_from(month).unwrap_or(0);
                self.with(
                    "date-words",
                    &[("day", &day.to_string()), ("month", self.month(month)), ("year", &year.to_string())],
                )
            }
            DateFormat::Dots => format!("{day:02}.{month:02}.{year}"),
            DateFormat::Slashes => format!("{day:02}/{month:02}/{year}"),
            DateFormat::Iso => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// `Exports`, `Turnover`; a named flow is called by its own name, which the caller has.
    pub fn flow(&self, flow: Flow) -> &str {
        self.t(match flow {
            Flow::Exports => "flow-exports",
            Flow::Imports => "flow-imports",
            Flow::Turnover => "flow-turnover",
            Flow::Balance => "flow-balance",
            Flow::ReExports => "flow-re-exports",
            Flow::ReImports => "flow-re-imports",
            Flow::DomesticExports => "flow-domestic-exports",
            Flow::Transit => "flow-transit",
            Flow::Named(_) => "flow-named",
        })
    }

    /// "million US dollars"; "tonnes" for a unit that the translations do not know.
    pub fn unit(&self, unit: &str, shown: Multiplier) -> String {
        let id = format!("unit-{}", unit.to_lowercase());
        let name = if self.knows(&id) { self.t(&id) } else { unit };
        self.multiplied(shown, name)
    }

    /// "million USD".
    pub fn unit_code(&self, unit: &str, shown: Multiplier) -> String {
        self.multiplied(shown, unit)
    }

    fn multiplied(&self, shown: Multiplier, name: &str) -> String {
        match shown {
            Multiplier::UNITS => name.to_owned(),
            shown => format!("{} {name}", self.multiplier(shown)).trim_end().to_owned(),
        }
    }

    /// "million"; empty for units.
    pub fn multiplier(&self, multiplier: Multiplier) -> &str {
        match multiplier {
            Multiplier::THOUSAND => self.t("multiplier-thousand"),
            Multiplier::MILLION => self.t("multiplier-million"),
            Multiplier::BILLION => self.t("multiplier-billion"),
            Multiplier::TRILLION => self.t("multiplier-trillion"),
            _ => "",
        }
    }

    /// A decimal in the number format in force.
    pub fn decimal(&self, value: Decimal) -> String {
        self.numbers.decimal(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_called_as_people_call_them() {
        let words = Words::english();
        for (text, long, short) in [
            ("2023", "2023", "2023"),
            ("2023-S1", "H1 2023", "H1 2023"),
            ("2023-S2", "H2 2023", "H2 2023"),
            ("2023-Q3", "Q3 2023", "Q3 2023"),
            ("2023-07", "July 2023", "Jul 2023"),
            ("2023-01-01/P9M", "January–September 2023", "Jan–Sep 2023"),
            ("2022-11-01/P4M", "November 2022 – February 2023", "Nov 2022 – Feb 2023"),
        ] {
            let period = text.parse().unwrap();
            assert_eq!((words.period(period).as_str(), words.period_short(period).as_str()), (long, short));
        }
    }

    #[test]
    fn dates_are_written_in_each_format() {
        let mut words = Words::english();
        let written = DateFormat::ALL.map(|format| {
            words.dates = format;
            words.date(jiff::civil::date(2024, 3, 5))
        });
        assert_eq!(written, ["5 March 2024", "05.03.2024", "05/03/2024", "2024-03-05"]);
    }

    #[test]
    fn units_are_called_with_their_multiplier() {
        let words = Words::english();
        assert_eq!(words.unit("USD", Multiplier::MILLION), "million US dollars");
        assert_eq!(words.unit("tonnes", Multiplier::THOUSAND), "thousand tonnes");
        assert_eq!(words.unit_code("USD", Multiplier::UNITS), "USD");
    }
}
