//! Tables of eight figures that are one block of statements each.
#![allow(dead_code, reason = "each bench uses a part")]
#![allow(clippy::unwrap_used, reason = "a bench may stop")]

use rust_decimal::Decimal;
use tradebook::domain::{
    Against, Dataset, DatasetHead, Figure, Figures, Flow, Id, Key, Measure, Multiplier, Number, Period, Project, Said,
};

/// Exports and imports of a year and of the next, in thousandths, the same each time.
pub fn amounts(nth: u64) -> [i64; 4] {
    let part = |factor: u64, least: u64, range: u64| i64::try_from(least + nth * factor % range).unwrap();
    let (x, m) = (part(48_271, 20_000, 900_000), part(69_621, 10_000, 400_000));
    let grown = |level: i64, factor| level * (800 + part(factor, 0, 500)) / 1000;
    [x, m, grown(x, 16_807), grown(m, 39_373)]
}

/// To one decimal, ties away from zero.
pub fn tenths(thousandths: i64) -> i64 {
    (thousandths + 50).div_euclid(100)
}

pub fn growth(now: i64, base: i64) -> i64 {
    let percent = Decimal::from(now - base) * Decimal::from(1000) / Decimal::from(base);
    i64::try_from(percent.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero)).unwrap()
}

fn table(nth: u64) -> Dataset {
    let id = Id::new(u32::try_from(nth).unwrap() + 100).unwrap();
    let head = DatasetHead { shown: Multiplier::MILLION, unit: "USD".into(), ..DatasetHead::default() };
    let mut table = Dataset::new(id.into(), head);
    let [x, m, x2, m2] = amounts(nth);
    let year = |year| Period::of_year(year).unwrap();
    let grows = |flow| Key::growth(flow, year(2023), Against::YearEarlier);
    let figures = [
        (Key::level(Flow::Turnover, year(2022)), tenths(x + m)),
        (Key::level(Flow::Imports, year(2022)), tenths(m)),
        (Key::level(Flow::Turnover, year(2023)), tenths(x2 + m2)),
        (Key::level(Flow::Exports, year(2023)), tenths(x2)),
        (Key::level(Flow::Imports, year(2023)), tenths(m2)),
        (grows(Flow::Turnover), growth(x2 + m2, x + m)),
        (grows(Flow::Exports), growth(x2, x)),
        (grows(Flow::Imports), growth(m2, m)),
    ];
    for (key, tenths) in figures {
        let multiplier = if key.measure == Measure::Level { Multiplier::MILLION } else { Multiplier::UNITS };
        let said = Said::Number(Number::new(Decimal::new(tenths, 1), multiplier));
        table.observations.set(key, Some(Figures::one(Figure::new(said, None))));
    }
    table
}

/// So many tables.
pub fn project(tables: u64) -> Project {
    Project { datasets: (1..=tables).map(table).collect(), ..Project::default() }
}
