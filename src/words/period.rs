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

const MONTHS_IN_DATE: [&str; 12] = [
    "month-in-date-1",
    "month-in-date-2",
    "month-in-date-3",
    "month-in-date-4",
    "month-in-date-5",
    "month-in-date-6",
    "month-in-date-7",
    "month-in-date-8",
    "month-in-date-9",
    "month-in-date-10",
    "month-in-date-11",
    "month-in-date-12",
];

/// Of a month, 1–12.
fn named(ids: &[&'static str; 12], month: u8) -> &'static str {
    ids.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

/// The texts that a period is called by.
struct Forms {
    half: &'static str,
    quarter: &'static str,
    month: &'static str,
    span: &'static str,
    span_years: &'static str,
    name: fn(&Words, u8) -> &str,
}

const WHOLE: Forms = Forms {
    half: "period-half",
    quarter: "period-quarter",
    month: "period-month",
    span: "period-span",
    span_years: "period-span-years",
    name: Words::month,
};

const SHORT: Forms = Forms {
    half: "period-half-short",
    quarter: "period-quarter-short",
    month: "period-month-short",
    span: "period-span-short",
    span_years: "period-span-years-short",
    name: Words::month_short,
};

impl Words {
    /// `month` is 1–12.
    pub fn month(&self, month: u8) -> &str {
        self.t(named(&MONTHS, month))
    }

    /// `month` is 1–12.
    pub fn month_short(&self, month: u8) -> &str {
        self.t(named(&MONTHS_SHORT, month))
    }

    /// `2023`, `H1 2023`, `Q3 2023`, `July 2023`, `January–September 2023`; `2023 г.` in Russian.
    pub fn period(&self, period: Period) -> String {
        match period.frequency() {
            Frequency::Annual => self.with("period-year", &[("year", &period.year().to_string())]),
            _ => self.part(period, &WHOLE),
        }
    }

    /// As [`Self::period`], for narrow places: `2023`, `Jul 2023`, `Jan–Sep 2023`.
    pub fn period_short(&self, period: Period) -> String {
        match period.frequency() {
            Frequency::Annual => period.year().to_string(),
            _ => self.part(period, &SHORT),
        }
    }

    /// From one period to another: `2019 – 2023`; `2019–2023 гг.` in Russian.
    pub fn from_to(&self, from: Period, to: Period) -> String {
        if from.frequency() == Frequency::Annual && to.frequency() == Frequency::Annual {
            return self.with("period-years", &[("from", &from.year().to_string()), ("to", &to.year().to_string())]);
        }
        self.with("charts-time", &[("from", &self.period(from)), ("to", &self.period(to))])
    }

    fn part(&self, period: Period, forms: &Forms) -> String {
        let (year, month) = (period.year().to_string(), period.month());
        let (id, name, value) = match period.frequency() {
            Frequency::HalfYear => (forms.half, "half", if month == 1 { "1" } else { "2" }.to_owned()),
            Frequency::Quarter => (forms.quarter, "quarter", (month / 3 + 1).to_string()),
            Frequency::Month => (forms.month, "month", (forms.name)(self, month).to_owned()),
            Frequency::Annual | Frequency::YearToDate | Frequency::Span => return self.span(period, forms),
        };
        self.with(id, &[(name, &value), ("year", &year)])
    }

    fn span(&self, period: Period, forms: &Forms) -> String {
        let last_year = (period.end_index() - 1).div_euclid(12);
        let (from, to) = ((forms.name)(self, period.month()), (forms.name)(self, period.last_month()));
        if last_year == period.year() {
            return self.with(forms.span, &[("from", from), ("to", to), ("year", &period.year().to_string())]);
        }
        let arguments = [
            ("from", from),
            ("from-year", &*period.year().to_string()),
            ("to", to),
            ("to-year", &*last_year.to_string()),
        ];
        self.with(forms.span_years, &arguments)
    }

    pub fn date(&self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match self.dates {
            DateFormat::Words => {
                let month = u8::try_from(month).map_or("", |month| named(&MONTHS_IN_DATE, month));
                self.with(
                    "date-words",
                    &[("day", &day.to_string()), ("month", self.t(month)), ("year", &year.to_string())],
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
#[path = "calling_tests.rs"]
mod tests;
