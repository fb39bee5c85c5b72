//! Years to date: one curve a year, January to December across.
//!
//! Shorter periods are added exactly, and the first one that is missing ends the curve; printed years to date stand as
//! they are.

use std::collections::{BTreeMap, BTreeSet};

use super::axis::Axis;
use super::kinds::{Plot, fit_scale};
use super::lines::line;
use super::names::{clean, dataset_names, flow_name};
use super::strand::{Entry, Exact, Strand, strands};
use super::study::{Set, Study};
use crate::analysis::chart::survey::Slot;
use crate::analysis::chart::values::{Drawn, Value, for_eye, middle};
use crate::analysis::growth::Amount;
use crate::analysis::sheet::RowsOf;
use crate::analysis::totals::added;
use crate::domain::marks::{Across, Ink, PanelKind, SeriesKey, Shape, Tone};
use crate::domain::{Frequency, ObsStatus, Period, Qualifier};

pub(super) fn plot<'a>(study: Study<'a>, hidden: &BTreeSet<SeriesKey>) -> (Study<'a>, Plot) {
    let study = with_rows(study);
    let axis = Axis::of(&study);
    // Curves of several series would be told apart by their years only: the first one with figures is drawn.
    let mut all: Vec<(&Set<'_>, Strand)> = Vec::new();
    for set in &study.sets {
        let own = strands(&study, set, &study.flows, PanelKind::Level, &axis).into_iter();
        all.extend(own.filter(|strand| !strand.entries.is_empty()).map(|strand| (set, strand)));
    }
    let rest = all.split_off(all.len().min(1));
    let not_drawn = names(&study, &rest);
    let drawn = all.pop();
    let mut years: Vec<Strand> = drawn.map(|(set, strand)| curves(&study, set, strand)).unwrap_or_default();
    let axis = Axis::of_slots(places(&years));
    for strand in &mut years {
        strand.entries.iter_mut().for_each(|entry| entry.slot = axis.months_place(entry.period.months()));
    }
    let below_log = fit_scale(&study, &mut years);
    let of = u16::try_from(years.len()).unwrap_or(u16::MAX);
    for (nth, strand) in (0_u16..).zip(&mut years) {
        strand.ink = Ink::Year { nth, of };
    }
    let plot = Plot::new(&study, axis, PanelKind::Level, years, hidden);
    let plot = Plot { across: Across::Year, rows: RowsOf::Months, below_log, not_drawn, ..plot };
    let mut marks = Vec::new();
    plot.strands.iter().for_each(|strand| line(&plot.axis, strand, true, &mut marks));
    let plot = plot.with(&study, marks);
    (study, plot)
}

/// Where nobody printed a year to date, the shorter periods that there are.
fn with_rows(study: Study<'_>) -> Study<'_> {
    let has = |frequency: Frequency| {
        study.sets.iter().any(|set| set.sheet.known_periods().iter().any(|period| period.frequency() == frequency))
    };
    if study.rows != RowsOf::YearToDate || has(Frequency::YearToDate) {
        return study;
    }
    let shorter = [
        (Frequency::Month, RowsOf::Months),
        (Frequency::Quarter, RowsOf::Quarters),
        (Frequency::HalfYear, RowsOf::HalfYears),
    ];
    match shorter.into_iter().find(|(frequency, _)| has(*frequency)) {
        Some((_, rows)) => study.of_rows(rows),
        None => study,
    }
}

fn names(study: &Study<'_>, rest: &[(&Set<'_>, Strand)]) -> Vec<String> {
    let datasets = dataset_names(study);
    let name = |(set, strand): &(&Set<'_>, Strand)| match datasets.get(&set.dataset.id) {
        Some(dataset) => {
            let flow = flow_name(study, strand.key.flow);
            study.words.with("charts-series", &[("dataset", dataset), ("flow", &flow)])
        }
        None => clean(&flow_name(study, strand.key.flow)),
    };
    rest.iter().map(name).collect()
}

/// The strand cut into years, each with what its months come to.
fn curves(study: &Study<'_>, set: &Set<'_>, strand: Strand) -> Vec<Strand> {
    let to_date = study.rows == RowsOf::YearToDate;
    let mut years: BTreeMap<i32, Vec<Entry>> = BTreeMap::new();
    for entry in strand.entries {
        years.entry(entry.period.year()).or_default().push(entry);
    }
    let last = years.keys().next_back().copied();
    let mut account = Some(strand.account);
    let curve = |(year, entries): (i32, Vec<Entry>)| {
        let key = SeriesKey { year: Some(year), ..strand.key };
        let entries = if to_date { entries } else { added_up(set, strand.key, &entries) };
        // What is said of the figures is said once.
        let account = if Some(year) == last { account.take().unwrap_or_default() } else { Default::default() };
        let mut curve = Strand::new(key, PanelKind::Level, entries, account);
        (curve.shape, curve.name) = (Shape::Line, year.to_string());
        curve
    };
    years.into_iter().map(curve).collect()
}

/// Each entry with all of its year before it, up to the first that is missing.
fn added_up(set: &Set<'_>, key: SeriesKey, entries: &[Entry]) -> Vec<Entry> {
    let mut sums: Vec<Entry> = Vec::new();
    let mut total: Option<Amount> = None;
    let mut tone = Tone::Full;
    let mut end = 0_u8;
    for entry in entries {
        let row = set.sheet.row_of(entry.period);
        let amount = row.and_then(|row| set.sheet.level(row, key.flow));
        let next = entry.period.month() == end + 1;
        let sum = amount.filter(|_| next).and_then(|amount| match total {
            Some(total) => added(&[total, amount]),
            None => Some(amount),
        });
        let (Some(sum), Some(period)) = (sum, Period::year_to(entry.period.year(), entry.period.last_month())) else {
            break;
        };
        (total, end) = (Some(sum), entry.period.last_month());
        tone = entry.value().map_or(tone, |value| unsurer(tone, value.tone));
        // A break is at one month; at the start of a year it lies between two curves, and the notes tell it.
        let status = match sums.last().map(|before| before.status) {
            None if entry.status == ObsStatus::Break => ObsStatus::Normal,
            Some(before) if entry.status == ObsStatus::Normal && before != ObsStatus::Break => before,
            _ => entry.status,
        };
        let Some((drawn, exact)) = of_sum(sum, tone) else { break };
        sums.push(Entry { slot: entry.slot, period, drawn, exact, status });
    }
    sums
}

fn unsurer(one: Tone, other: Tone) -> Tone {
    match (one, other) {
        (Tone::Hollow, _) | (_, Tone::Hollow) => Tone::Hollow,
        (Tone::Pale, _) | (_, Tone::Pale) => Tone::Pale,
        _ => Tone::Full,
    }
}

fn of_sum(sum: Amount, tone: Tone) -> Option<(Drawn, Exact)> {
    Some(match sum.value {
        Some(value) => (
            Drawn::Value(Value { y: for_eye(value), band: None, tone }),
            Exact::Value { value, qualifier: Qualifier::Exact, approximate: false },
        ),
        None => {
            let (y, band) = middle(sum.interval)?;
            (Drawn::Value(Value { y, band, tone: unsurer(tone, Tone::Pale) }), Exact::Bounds(Box::new(sum.interval)))
        }
    })
}

/// The months at which some curve has a figure; each stands for that of the newest year.
fn places(years: &[Strand]) -> Vec<Slot> {
    let entries = || years.iter().flat_map(|strand| strand.entries.iter());
    let months: BTreeSet<u16> = entries().map(|entry| entry.period.months()).collect();
    let newest = |months: u16| entries().map(|entry| entry.period).filter(|period| period.months() == months).max();
    let slot = |months: u16| {
        let to = f64::from(months);
        Some(Slot { row: 0, period: newest(months)?, from: to - 1.0, to, gap: false, drawn: true })
    };
    months.into_iter().filter_map(slot).collect()
}
