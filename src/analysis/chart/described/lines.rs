//! Lines, areas and points.
//!
//! *Invariant:* a run ends at every gap; a gap is never bridged and never zero.

use super::axis::Axis;
use super::bars::band;
use super::strand::{Entry, Strand};
use crate::analysis::chart::Group;
use crate::domain::marks::{Line, LinePoint, Mark, Ribbon, RibbonPoint};

/// The strand as runs of neighbours, or as points that nothing joins.
pub(super) fn line(axis: &Axis, strand: &Strand, joined: bool, marks: &mut Vec<Mark>) {
    let series = strand.series();
    let mut bands = Vec::new();
    let mut points: Vec<LinePoint> = Vec::new();
    let mut last: Option<usize> = None;
    for (entry, slot) in placed(axis, strand) {
        let Some(value) = entry.value() else { continue };
        if joined && last.is_some_and(|last| !axis.joined(last, entry.slot)) {
            marks.push(Mark::Line(Line { series, points: std::mem::take(&mut points), joined, runs_on: false }));
        }
        last = Some(entry.slot);
        let datum = strand.datum(entry);
        points.push(LinePoint { x: slot, y: value.y, tone: value.tone, datum });
        bands.extend(band(slot, value, datum));
    }
    if !points.is_empty() {
        marks.push(Mark::Line(Line { series, points, joined, runs_on: false }));
    }
    marks.append(&mut bands);
}

/// The strand as points over one of so many lanes of bars.
pub(super) fn points_over(axis: &Axis, strand: &Strand, (nth, lanes): (usize, usize), marks: &mut Vec<Mark>) {
    let series = strand.series();
    let point = |entry: &Entry| {
        let (slot, value) = (axis.slot(entry.slot)?, entry.value()?);
        let (x0, x1) = Group::new(slot, lanes).bar(nth);
        Some(LinePoint { x: f64::midpoint(x0, x1), y: value.y, tone: value.tone, datum: strand.datum(entry) })
    };
    let points: Vec<_> = strand.entries.iter().filter_map(point).collect();
    if !points.is_empty() {
        marks.push(Mark::Line(Line { series, points, joined: false, runs_on: false }));
    }
}

/// Entries with the middle of their place.
fn placed<'a>(axis: &'a Axis, strand: &'a Strand) -> impl Iterator<Item = (&'a Entry, f64)> {
    strand.entries.iter().filter_map(|entry| Some((entry, axis.slot(entry.slot)?.middle())))
}

/// The strands filled down to the one below, or each down to 0 where they do not lie on each other.
pub(super) fn ribbons(axis: &Axis, strands: &[&Strand], on_each_other: bool, marks: &mut Vec<Mark>) {
    let mut tops = vec![0.0_f64; axis.len()];
    // Which strands have a figure so far: where that changes, what lies above would jump, so it ends there.
    let mut below = vec![0_u64; axis.len()];
    for (nth, strand) in (1_u64..).zip(strands) {
        let series = strand.series();
        let mut points: Vec<RibbonPoint> = Vec::new();
        let mut last: Option<(usize, u64)> = None;
        for (entry, x) in placed(axis, strand) {
            let (Some(value), Some(top), Some(under)) =
                (entry.value(), tops.get_mut(entry.slot), below.get_mut(entry.slot))
            else {
                continue;
            };
            let apart = |(slot, others)| !axis.joined(slot, entry.slot) || others != *under;
            if last.is_some_and(apart) {
                marks.push(Mark::Ribbon(Ribbon { series, points: std::mem::take(&mut points) }));
            }
            last = Some((entry.slot, *under));
            let base = *top;
            let y = base + value.y;
            if on_each_other {
                (*top, *under) = (y, under.wrapping_mul(1_000_003).wrapping_add(nth));
            }
            points.push(RibbonPoint { x, base, y, tone: value.tone, datum: strand.datum(entry) });
        }
        if !points.is_empty() {
            marks.push(Mark::Ribbon(Ribbon { series, points }));
        }
    }
}
