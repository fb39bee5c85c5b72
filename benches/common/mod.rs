//! The project of a million observations that several benches share: 2,000 datasets × 250 months × exports and imports.
//!
//! *Invariant:* the same project each time.
#![allow(dead_code, reason = "each bench uses a part")]
#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a bench may stop; months and years are small"
)]

use rust_decimal::Decimal;
use tradebook::domain::{
    AreaRef, Dataset, DatasetHead, Figure, Figures, Flow, Id, Key, Multiplier, Number, Observation, Period, Project,
    ProjectHead, Said, Source, SourceId,
};

pub const DATASETS: u32 = 2_000;
pub const MONTHS: u32 = 250;
pub const OBSERVATIONS: u32 = DATASETS * MONTHS * 2;

/// A million observations.
pub fn million() -> Project {
    of_datasets(DATASETS)
}

/// A project with this many datasets of 500 observations each.
pub fn of_datasets(count: u32) -> Project {
    let source = SourceId(id(1));
    Project {
        head: ProjectHead { title: "A million observations".to_owned(), ..ProjectHead::default() },
        sources: std::iter::once(Source::new(source, "Table")).collect(),
        datasets: (0..count).map(|nth| dataset(nth, source)).collect(),
        ..Project::default()
    }
}

fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

fn dataset(nth: u32, source: SourceId) -> Dataset {
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef(format!("P{nth}")),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        default_source: Some(source),
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(id(nth + 2).into(), head);
    dataset.observations = (0..MONTHS)
        .flat_map(|month| {
            let period = Period::of_month(2003 + (month / 12) as i32, (month % 12 + 1) as u8).unwrap();
            [(Flow::Exports, 7), (Flow::Imports, 11)].map(|(flow, factor)| {
                let tenths = 1_000 + (i64::from(nth) * 31 + i64::from(month) * factor * 13) % 90_000;
                let said = Said::Number(Number::new(Decimal::new(tenths, 1), Multiplier::MILLION));
                Observation { key: Key::level(flow, period), figures: Figures::one(Figure::new(said, Some(source))) }
            })
        })
        .collect();
    dataset
}

/// Resident memory of this process in bytes; 0 where the system does not tell.
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
