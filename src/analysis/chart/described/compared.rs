//! Parts of a whole: shares, and contributions to growth, of the flows of one dataset or of several datasets.
//!
//! *Invariant:* of several datasets a period is drawn only where all of them have a figure, or where a dataset of the
//! trade with the world is the whole.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::account::{Account, Stretch};
use super::axis::Axis;
use super::bars::stacked;
use super::kinds::{Plot, dressed};
use super::lanes::{datasets_all_add_up, is_world, lanes};
use super::lines::{line, points_over};
use super::strand::{Entry, Exact, Strand, exact, strands};
use super::study::{Set, Study};
use crate::analysis::chart::values::{self, Drawn};
use crate::analysis::exact::sum;
use crate::analysis::growth::{Amount, Growth, OfWhole, Quotients, of_whole};
use crate::analysis::partners::points;
use crate::analysis::sheet::{Cell, Column, Content, Origin, Remark};
use crate::analysis::totals::added;
use crate::domain::marks::{PanelKind, SeriesKey, Shape, Tone};
use crate::domain::{Flow, ObsStatus, Period};

const PARTS: [Flow; 2] = [Flow::Exports, Flow::Imports];

/// The chart's flows that are parts of turnover.
fn parts(study: &Study<'_>) -> Vec<Flow> {
    let parts = study.flows.iter().copied().filter(|flow| !matches!(flow, Flow::Turnover | Flow::Balance));
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() { PARTS.to_vec() } else { parts }
}

pub(super) fn shares(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>) -> Plot {
    if study.has_several() && datasets_all_add_up(study) {
        return of_datasets(study, hidden, PanelKind::Share);
    }
    of_flows(study, hidden, &parts(study), PanelKind::Share)
}

pub(super) fn contributions(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>) -> Plot {
    if study.has_several() && datasets_all_add_up(study) {
        return of_datasets(study, hidden, PanelKind::Contribution);
    }
    let mut flows = parts(study);
    flows.push(Flow::Turnover);
    of_flows(study, hidden, &flows, PanelKind::Contribution)
}

fn of_flows(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>, flows: &[Flow], kind: PanelKind) -> Plot {
    let axis = Axis::of(study);
    let all = study.sets.iter().flat_map(|set| strands(study, set, flows, kind, &axis)).collect();
    let mut all: Vec<Strand> = dressed(study, all);
    for strand in &mut all {
        strand.shape = if strand.key.flow == Flow::Turnover { Shape::Point } else { Shape::Bar };
    }
    drawn(study, Plot::new(study, axis, kind, all, hidden))
}

/// Bars on each other, the whole as points over them.
fn drawn(study: &Study<'_>, plot: Plot) -> Plot {
    let mut marks = Vec::new();
    let lanes = lanes(study, &plot.of_shape(Shape::Bar));
    stacked(&plot.axis, &lanes, &mut marks);
    for strand in plot.of_shape(Shape::Point) {
        let own = |lane: &Vec<&Strand>| lane.iter().any(|part| part.key.dataset == strand.key.dataset);
        match lanes.iter().position(own) {
            Some(nth) => points_over(&plot.axis, strand, (nth, lanes.len()), &mut marks),
            None => line(&plot.axis, strand, false, &mut marks),
        }
    }
    plot.with(study, marks)
}

/// A level and, for contributions, its base.
#[derive(Debug, Clone, Copy)]
struct Part {
    level: Amount,
    base: Option<Amount>,
}

fn of_datasets(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>, kind: PanelKind) -> Plot {
    let axis = Axis::of(study);
    let has = |set: &Set<'_>, flow: Flow| (0..set.sheet.len()).any(|row| set.sheet.level(row, flow).is_some());
    let flow = study.flows.iter().copied().find(|flow| study.sets.iter().any(|set| has(set, *flow)));
    let Some(flow) = flow else { return drawn(study, Plot::new(study, axis, kind, Vec::new(), hidden)) };
    let sets: Vec<&Set<'_>> = study.sets.iter().filter(|set| has(set, flow)).collect();
    let whole = sets.iter().position(|set| is_world(&set.dataset.head)).filter(|_| sets.len() > 1);
    let key = |set: &&Set<'_>| SeriesKey { dataset: set.dataset.id, flow, year: None };
    let strand = |set: &&Set<'_>| Strand::new(key(set), kind, Vec::new(), Account::default());
    let mut all: Vec<Strand> = sets.iter().map(strand).collect();
    let mut incomplete = Stretch::default();
    for slot in axis.order() {
        let Some(period) = axis.period(slot) else { continue };
        let parts: Vec<Option<Part>> = sets.iter().map(|set| part(set, flow, period, kind)).collect();
        let (some, all_there) = (parts.iter().any(Option::is_some), parts.iter().all(Option::is_some));
        if some && !all_there && whole.is_none() {
            incomplete.add(period);
        }
        let found = match kind {
            PanelKind::Share => share_of_each(&parts, whole),
            _ => points_of_each(&parts, whole),
        };
        for ((set, strand), growth) in sets.iter().zip(&mut all).zip(found) {
            let Some(entry) = growth.and_then(|found| entry(study, set, slot, (period, flow), found)) else { continue };
            strand.account.percentage(set, flow, &entry, kind);
            strand.entries.push(entry);
        }
    }
    let mut all = dressed(study, all);
    let whole = whole.and_then(|nth| sets.get(nth)).map(|set| set.dataset.id);
    if kind == PanelKind::Share {
        all.retain(|strand| Some(strand.key.dataset) != whole);
    }
    for strand in &mut all {
        strand.shape = if Some(strand.key.dataset) == whole { Shape::Point } else { Shape::Bar };
    }
    let others = study.flows.iter().copied().filter(|other| *other != flow);
    let not_drawn = others.map(|flow| super::names::flow_name(study, flow)).collect();
    drawn(study, Plot { of_all: true, whole, incomplete, not_drawn, ..Plot::new(study, axis, kind, all, hidden) })
}

fn part(set: &Set<'_>, flow: Flow, period: Period, kind: PanelKind) -> Option<Part> {
    let level = set.sheet.level(set.sheet.row_of(period)?, flow)?;
    if kind == PanelKind::Share {
        return Some(Part { level, base: None });
    }
    let base = set.sheet.question.basis.against.base_of(period)?;
    Some(Part { level, base: Some(set.sheet.level_in(base, flow)?.amount) })
}

/// A percentage as it is told and, before it is rounded, as it is drawn.
type Found = (Growth, Option<Decimal>);

fn found(growth: Growth, part: Option<Amount>, whole: Amount) -> Found {
    let exact = part.and_then(|part| values::percent_of(part.value?, whole.value?));
    (growth, exact)
}

/// One a part; of a sum only where all parts are there.
fn share_of_each(parts: &[Option<Part>], whole: Option<usize>) -> Vec<Option<Found>> {
    let share = |part: Amount, total: Amount, ends: Quotients| {
        found(of_whole(Some(part), Some(total), ends, OfWhole::Share), Some(part), total)
    };
    if let Some(whole) = whole {
        let total = parts.get(whole).copied().flatten().map(|whole| whole.level);
        let of = |part: Part| {
            let (level, total) = (part.level, total?);
            Some(share(level, total, Quotients::of(level.interval, total.interval)))
        };
        return parts.iter().map(|part| part.and_then(of)).collect();
    }
    let Some(levels) = all_levels(parts) else { return vec![None; parts.len()] };
    let of = |(rest, level): (Option<Amount>, &Amount)| match rest {
        Some(rest) => Some(share(*level, added(&[*level, rest])?, Quotients::of_sum(level.interval, rest.interval))),
        None => Some(share(*level, *level, Quotients::of(level.interval, level.interval))),
    };
    rests(&levels).into_iter().zip(&levels).map(of).collect()
}

fn all_levels(parts: &[Option<Part>]) -> Option<Vec<Amount>> {
    parts.iter().map(|part| part.map(|part| part.level)).collect()
}

/// Of each amount the sum of all others; none where there are no others.
fn rests(amounts: &[Amount]) -> Vec<Option<Amount>> {
    let sum = |a: Option<Amount>, b: Option<Amount>| match (a, b) {
        (Some(a), Some(b)) => added(&[a, b]),
        (one, None) | (None, one) => one,
    };
    let mut before = Vec::with_capacity(amounts.len());
    let mut total = None;
    for amount in amounts {
        before.push(total);
        total = sum(total, Some(*amount));
    }
    let mut after = None;
    let mut rests = Vec::with_capacity(amounts.len());
    for (before, amount) in before.into_iter().zip(amounts).rev() {
        rests.push(sum(before, after));
        after = sum(Some(*amount), after);
    }
    rests.reverse();
    rests
}

fn points_of_each(parts: &[Option<Part>], whole: Option<usize>) -> Vec<Option<Found>> {
    let bases: Option<Vec<Amount>> = parts.iter().map(|part| part.and_then(|part| part.base)).collect();
    let total = match whole {
        Some(whole) => parts.get(whole).copied().flatten().and_then(|whole| whole.base),
        None => bases.and_then(|bases| added(&bases)),
    };
    let of = |part: Part| {
        let (level, base, total) = (part.level, part.base?, total?);
        let change = level.value.zip(base.value).and_then(|(level, base)| sum(level, -base));
        let change = change.map(Amount::exact);
        Some(found(Growth::Points(points(level, base, total)?), change, total))
    };
    parts.iter().map(|part| part.and_then(of)).collect()
}

/// A percentage that was calculated here, as its own table would show it.
fn entry(
    study: &Study<'_>,
    set: &Set<'_>,
    slot: usize,
    (period, flow): (Period, Flow),
    (growth, y): Found,
) -> Option<Entry> {
    let row = set.sheet.row_of(period)?;
    let level = set.sheet.glance(row, Column::level(flow))?;
    let implied = matches!(level.origin, Origin::Implied(_));
    let estimate = growth.estimate().copied();
    let cell = Cell { content: Content::Growth(growth), level: level.level, ..Cell::default() };
    let drawn = match estimate {
        Some(estimate) => {
            let mut value = values::percentage(y.unwrap_or(estimate.value), estimate.interval, implied);
            if level.has(Remark::Provisional) {
                value.tone = Tone::Hollow;
            }
            Drawn::Value(value)
        }
        None => values::derived(&set.sheet, row, flow, &cell, study.words)?,
    };
    let exact = if matches!(drawn, Drawn::Note(_)) { Exact::Word } else { exact(&cell) };
    let status = match level.origin {
        Origin::Printed { status, .. } => status,
        _ => ObsStatus::Normal,
    };
    Some(Entry { slot, period, drawn, exact, status })
}
