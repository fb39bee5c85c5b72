//! What holds whoever printed what: exports + imports = turnover, months = quarter = year, parts = whole.

use std::collections::{BTreeMap, BTreeSet};

use super::Quantity;
use super::forms::Sum;
use crate::analysis::totals::partitions;
use crate::domain::statement::Tie;
use crate::domain::{Dataset, DatasetId, Flow, Frequency, Period, Project};

type Laws = Vec<(Sum, Tie)>;

/// The laws between the quantities that something is said of; a law may bring in one that nothing is said of.
pub(super) fn laws(project: &Project, tables: &[&Dataset], mentioned: &BTreeSet<Quantity>) -> Laws {
    let mut laws = Laws::new();
    let mut flows: BTreeMap<(DatasetId, Period), BTreeSet<Flow>> = BTreeMap::new();
    let mut periods: BTreeMap<(DatasetId, Flow), BTreeSet<Period>> = BTreeMap::new();
    for quantity in mentioned {
        flows.entry((quantity.dataset, quantity.period)).or_default().insert(quantity.flow);
    }
    for ((dataset, period), flows) in &mut flows {
        of_flows(*dataset, *period, flows, &mut laws);
        for flow in flows.iter() {
            periods.entry((*dataset, *flow)).or_default().insert(*period);
        }
    }
    for ((dataset, flow), periods) in &mut periods {
        of_periods(*dataset, *flow, periods, &mut laws);
    }
    of_tables(project, tables, &periods, &mut laws);
    laws
}

/// Exports + imports = turnover, exports − imports = balance, where two of the three are spoken of.
fn of_flows(dataset: DatasetId, period: Period, flows: &mut BTreeSet<Flow>, laws: &mut Laws) {
    let of = |flow| Quantity { period, flow, dataset };
    let (exports, imports) = (flows.contains(&Flow::Exports), flows.contains(&Flow::Imports));
    let (turnover, balance) = (flows.contains(&Flow::Turnover), flows.contains(&Flow::Balance));
    let count = [exports, imports, turnover, balance].iter().filter(|there| **there).count();
    if count < 2 {
        return;
    }
    flows.extend([Flow::Exports, Flow::Imports, Flow::Turnover]);
    laws.push((vec![(of(Flow::Turnover), 1), (of(Flow::Exports), -1), (of(Flow::Imports), -1)], Tie::Zero));
    if balance {
        laws.push((vec![(of(Flow::Balance), 1), (of(Flow::Exports), -1), (of(Flow::Imports), 1)], Tie::Zero));
    }
}

/// Shorter periods add up to longer ones; a year to date less an earlier one is the time between.
fn of_periods(dataset: DatasetId, flow: Flow, periods: &mut BTreeSet<Period>, laws: &mut Laws) {
    let of = |period| Quantity { period, flow, dataset };
    let known = periods.clone();
    for whole in known.iter().filter(|period| period.months() > 1) {
        let mut cut = false;
        for partition in partitions(*whole) {
            let there = || partition.parts.iter().filter(|part| known.contains(part));
            let sum = || std::iter::once((of(*whole), 1)).chain(there().map(|part| (of(*part), -1))).collect();
            match there().count() {
                0 => {}
                all if all == partition.parts.len() => {
                    cut = true;
                    laws.push((sum(), Tie::Zero));
                }
                // A balance can be above that of the year already.
                _ if flow == Flow::Balance => {}
                _ => laws.push((sum(), Tie::NotBelowZero)),
            }
        }
        if cut {
            continue;
        }
        let Some(earlier) = earlier(*whole, &known) else { continue };
        let rest = between(earlier, *whole);
        if let Some(rest) = rest.filter(|rest| known.contains(rest) || rest.frequency() != Frequency::Span) {
            periods.insert(rest);
            laws.push((vec![(of(*whole), 1), (of(earlier), -1), (of(rest), -1)], Tie::Zero));
        } else if flow != Flow::Balance {
            laws.push((vec![(of(*whole), 1), (of(earlier), -1)], Tie::NotBelowZero));
        }
    }
}

/// The longest known period that begins with a longer one and ends before it.
fn earlier(whole: Period, known: &BTreeSet<Period>) -> Option<Period> {
    let begins = |period: &&Period| period.start_index() == whole.start_index() && period.months() < whole.months();
    known.iter().filter(begins).max_by_key(|period| period.months()).copied()
}

fn between(earlier: Period, whole: Period) -> Option<Period> {
    let months = whole.months().checked_sub(earlier.months())?;
    let year = earlier.end_index().div_euclid(12);
    let month = u8::try_from(earlier.end_index().rem_euclid(12) + 1).ok()?;
    Period::new(year, month, months)
}

/// The identities of the project, in every period in which the whole or all parts are spoken of.
fn of_tables(
    project: &Project,
    tables: &[&Dataset],
    periods: &BTreeMap<(DatasetId, Flow), BTreeSet<Period>>,
    laws: &mut Laws,
) {
    let ours = |dataset: DatasetId| tables.iter().any(|table| table.id == dataset);
    let none = BTreeSet::new();
    let of = |dataset, flow| periods.get(&(dataset, flow)).unwrap_or(&none);
    for identity in project.identities.iter() {
        let whole = identity.whole;
        if !ours(whole.dataset) || !identity.parts.iter().all(|part| ours(part.dataset)) {
            continue;
        }
        for period in of(whole.dataset, whole.flow) {
            let quantity = |dataset, flow| Quantity { period: *period, flow, dataset };
            let there = identity.parts.iter().filter(|part| of(part.dataset, part.flow).contains(period));
            let parts: Vec<_> = there.map(|part| (quantity(part.dataset, part.flow), -1)).collect();
            if parts.is_empty() {
                continue;
            }
            let complete = identity.complete == Some(true) && parts.len() == identity.parts.len();
            if !complete && whole.flow == Flow::Balance {
                continue;
            }
            let sum = std::iter::once((quantity(whole.dataset, whole.flow), 1)).chain(parts).collect();
            laws.push((sum, if complete { Tie::Zero } else { Tie::NotBelowZero }));
        }
    }
}
