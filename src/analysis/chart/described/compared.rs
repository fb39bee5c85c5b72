//! Parts of a whole: shares, and contributions to growth, of the flows of one dataset or of several datasets.
//!
//! *Invariant:* of several datasets a period is drawn only where all of them have a figure, or where a dataset of the
//! trade with the world is the whole.

use std::collections::BTreeSet;

use super::account::Account;
use super::axis::Axis;
use super::bars::stacked;
use super::kinds::{Plot, dressed};
use super::lanes::lanes;
use super::lines::line;
use super::strand::{Entry, Exact, Strand, exact, strands};
use super::study::{Set, Study};
use crate::analysis::chart::values::{self, Drawn};
use crate::analysis::growth::{Amount, Growth, OfWhole, Quotients, of_whole};
use crate::analysis::partners::points;
use crate::analysis::sheet::{Cell, Column, Content, Origin, Remark};
use crate::analysis::totals::added;
use crate::domain::marks::{PanelKind, SeriesKey, Shape};
use crate::domain::{Flow, ObsStatus, Period};

const PARTS: [Flow; 2] = [Flow::Exports, Flow::Imports];
const WORLD: &str = "WLD";

/// The chart's flows that are parts of turnover.
fn parts(study: &Study<'_>) -> Vec<Flow> {
    let parts = study.flows.iter().copied().filter(|flow| !matches!(flow, Flow::Turnover | Flow::Balance));
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() { PARTS.to_vec() } else { parts }
}

pub(super) fn shares(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>) -> Plot {
    if study.has_several() {
        return of_datasets(study, hidden, PanelKind::Share);
    }
    of_flows(study, hidden, &parts(study), PanelKind::Share)
}

pub(super) fn contributions(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>) -> Plot {
    if study.has_several() {
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
    stacked(&plot.axis, &lanes(study, &plot.of_shape(Shape::Bar)), &mut marks);
    plot.of_shape(Shape::Point).into_iter().for_each(|strand| line(&plot.axis, strand, false, &mut marks));
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
    let worlds = || sets.iter().enumerate().filter(|(_, set)| set.dataset.head.partner.0 == WORLD);
    let whole = worlds().next().map(|(nth, _)| nth).filter(|_| worlds().count() == 1 && sets.len() > 1);
    let key = |set: &&Set<'_>| SeriesKey { dataset: set.dataset.id, flow, year: None };
    let strand = |set: &&Set<'_>| Strand::new(key(set), kind, Vec::new(), Account::default());
    let mut all: Vec<Strand> = sets.iter().map(strand).collect();
    for slot in axis.order() {
        let Some(period) = axis.period(slot) else { continue };
        let parts: Vec<Option<Part>> = sets.iter().map(|set| part(set, flow, period, kind)).collect();
        let found = match kind {
            PanelKind::Share => share_of_each(&parts, whole),
            _ => points_of_each(&parts, whole),
        };
        for ((set, strand), growth) in sets.iter().zip(&mut all).zip(found) {
            let Some(growth) = growth else { continue };
            strand.entries.extend(entry(study, set, slot, (period, flow), growth));
            strand.account.level(set, flow, period, 1);
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
    drawn(study, Plot { whole, not_drawn, ..Plot::new(study, axis, kind, all, hidden) })
}

fn part(set: &Set<'_>, flow: Flow, period: Period, kind: PanelKind) -> Option<Part> {
    let level = set.sheet.level(set.sheet.row_of(period)?, flow)?;
    if kind == PanelKind::Share {
        return Some(Part { level, base: None });
    }
    let base = set.sheet.question.basis.against.base_of(period)?;
    Some(Part { level, base: Some(set.sheet.level_in(base, flow)?.amount) })
}

/// One a part; of a sum only where all parts are there.
fn share_of_each(parts: &[Option<Part>], whole: Option<usize>) -> Vec<Option<Growth>> {
    if let Some(whole) = whole {
        let total = parts.get(whole).copied().flatten().map(|whole| whole.level);
        let share = |part: Part, total: Amount| {
            let ends = Quotients::of(part.level.interval, total.interval);
            of_whole(Some(part.level), Some(total), ends, OfWhole::Share)
        };
        return parts.iter().map(|part| part.zip(total).map(|(part, total)| share(part, total))).collect();
    }
    let Some(levels) = all_levels(parts) else { return vec![None; parts.len()] };
    rests(&levels)
        .into_iter()
        .zip(&levels)
        .map(|(rest, level)| {
            let whole = rest.map_or(Some(*level), |rest| added(&[*level, rest]))?;
            let ends = match rest {
                Some(rest) => Quotients::of_sum(level.interval, rest.interval),
                None => Quotients::of(level.interval, level.interval),
            };
            Some(of_whole(Some(*level), Some(whole), ends, OfWhole::Share))
        })
        .collect()
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

fn points_of_each(parts: &[Option<Part>], whole: Option<usize>) -> Vec<Option<Growth>> {
    let bases: Option<Vec<Amount>> = parts.iter().map(|part| part.and_then(|part| part.base)).collect();
    let total = match whole {
        Some(whole) => parts.get(whole).copied().flatten().and_then(|whole| whole.base),
        None => bases.and_then(|bases| added(&bases)),
    };
    let of = |part: Part| points(part.level, part.base?, total?).map(Growth::Points);
    parts.iter().map(|part| part.and_then(of)).collect()
}

/// A growth or percentage that was calculated here, as its own table would show it.
fn entry(
    study: &Study<'_>,
    set: &Set<'_>,
    slot: usize,
    (period, flow): (Period, Flow),
    growth: Growth,
) -> Option<Entry> {
    let row = set.sheet.row_of(period)?;
    let level = set.sheet.glance(row, Column::level(flow))?;
    let mut cell = Cell { content: Content::Growth(growth), level: level.level, ..Cell::default() };
    if level.has(Remark::Provisional) {
        cell.remarks = vec![Remark::Provisional];
    }
    let drawn = values::derived(&set.sheet, row, flow, &cell, study.words)?;
    let exact = if matches!(drawn, Drawn::Note(_)) { Exact::Word } else { exact(&cell) };
    let status = match level.origin {
        Origin::Printed { status, .. } => status,
        _ => ObsStatus::Normal,
    };
    Some(Entry { slot, period, drawn, exact, status })
}
