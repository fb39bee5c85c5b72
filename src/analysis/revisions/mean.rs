//! Mean and mean absolute revisions: per pair of issues, and over all pairs.
//!
//! *Invariant:* calculated from the stored digits and rounded once; only revisions of exact figures count.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Exact, Row, Scope};
use crate::analysis::exact::{Form, Toward, quotient, sum};
use crate::analysis::growth::Estimate;
use crate::analysis::interval::Interval;
use crate::domain::{Flow, Measure};

/// Decimals of a mean percent, and those that single ones are calculated with.
const PERCENT: u32 = 1;
const FINE: u32 = 8;
/// How many more decimals an interval has.
const FINER: u32 = 2;

/// What revisions a mean is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    Series(Flow, Measure),
    /// Of all flows.
    Levels,
}

/// The means of one pair of issues, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub of: Of,
    /// Places of the earlier and the later issue; `None`: over all pairs.
    pub pair: Option<(usize, usize)>,
    pub change: Mean,
    /// Of levels, in percent of the earlier figures.
    pub percent: Option<Mean>,
}

/// Of so many revisions; a revision up and one down of the same size have a mean of 0, and an absolute one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    pub count: usize,
    pub mean: Estimate,
    pub absolute: Estimate,
}

/// Of every series in the order of the rows, then of all levels where there are several flows.
pub(super) fn summaries(rows: &[Row], scope: Scope) -> Vec<Summary> {
    type Pairs = BTreeMap<(usize, usize), Vec<Exact>>;
    let mut series: Vec<(Of, Pairs)> = Vec::new();
    let mut levels = Pairs::new();
    let mut flows = 0;
    for row in rows {
        let of = Of::Series(row.key.flow, row.key.measure);
        if series.last().is_none_or(|(last, _)| *last != of) {
            series.push((of, Pairs::new()));
            flows += usize::from(row.key.measure == Measure::Level);
        }
        for (to, revision) in row.revisions.iter().enumerate() {
            let Some((from, exact)) = revision.as_ref().and_then(|of| Some((of.from, of.exact?))) else { continue };
            if let Some((_, pairs)) = series.last_mut() {
                pairs.entry((from, to)).or_default().push(exact);
            }
            if row.key.measure == Measure::Level {
                levels.entry((from, to)).or_default().push(exact);
            }
        }
    }
    if scope == Scope::Dataset && flows > 1 {
        series.push((Of::Levels, levels));
    }
    series.iter().flat_map(|(of, pairs)| of_pairs(*of, pairs)).collect()
}

fn of_pairs(of: Of, pairs: &BTreeMap<(usize, usize), Vec<Exact>>) -> Vec<Summary> {
    let summary = |pair: Option<(usize, usize)>, all: &[Exact]| {
        let change = change(all)?;
        Some(Summary { of, pair, change, percent: percent(all) })
    };
    let mut found: Vec<_> = pairs.iter().filter_map(|(pair, all)| summary(Some(*pair), all)).collect();
    if pairs.len() > 1 {
        let all: Vec<_> = pairs.values().flatten().copied().collect();
        found.extend(summary(None, &all));
    }
    found
}

fn change(all: &[Exact]) -> Option<Mean> {
    // As fine as the finest of them; what that leaves open is said by the interval.
    let decimals = all.iter().map(|exact| exact.decimals).max()?;
    let values = all.iter().map(|exact| Some((sum(exact.after, -exact.before)?, exact.interval)));
    means(&values.collect::<Option<Vec<_>>>()?, decimals)
}

fn percent(all: &[Exact]) -> Option<Mean> {
    let values = all.iter().filter_map(|exact| {
        let value = quotient(exact.after, exact.before, Form::Percent, FINE, Toward::Nearest)?;
        Some((value, exact.percent?))
    });
    means(&values.collect::<Vec<_>>(), PERCENT)
}

fn means(values: &[(Decimal, Interval)], decimals: u32) -> Option<Mean> {
    let absolute: Vec<_> = values.iter().map(|(value, interval)| (value.abs(), distance(*interval))).collect();
    Some(Mean { count: values.len(), mean: mean(values, decimals)?, absolute: mean(&absolute, decimals)? })
}

/// How far from 0 the values of an interval are.
fn distance(Interval { low, high }: Interval) -> Interval {
    if low >= Decimal::ZERO {
        Interval { low, high }
    } else if high <= Decimal::ZERO {
        Interval { low: -high, high: -low }
    } else {
        Interval { low: Decimal::ZERO, high: high.max(-low) }
    }
}

fn mean(values: &[(Decimal, Interval)], decimals: u32) -> Option<Estimate> {
    let count = Decimal::from(values.len());
    let total = values.iter().try_fold(Decimal::ZERO, |total, (value, _)| sum(total, *value))?;
    let value = quotient(total, count, Form::Ratio, decimals, Toward::Nearest)?;
    let reach = values.iter().map(|(_, interval)| *interval).reduce(Interval::plus)?;
    let end = |end, toward| quotient(end, count, Form::Ratio, decimals + FINER, toward);
    let interval = match reach.is_bounded() {
        true => Interval { low: end(reach.low, Toward::Below)?, high: end(reach.high, Toward::Above)? },
        false => Interval { low: Decimal::MIN, high: Decimal::MAX },
    };
    // What nobody revised is exactly that.
    let unmoved = values.iter().all(|(value, _)| value.is_zero());
    Some(Estimate { value, approximate: !unmoved && !interval.rounds_to(value), interval })
}
