//! Bars side by side, on each other, and up and down from the middle.
//!
//! *Invariant:* marks of a series follow each other in time.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::strand::{Entry, Strand};
use crate::analysis::chart::values::{Drawn, Value};
use crate::analysis::chart::{Group, push_bar};
use crate::domain::marks::{Band, Break, Datum, Label, Mark, Note, SeriesKey};
use crate::domain::{ObsStatus, Period};
use crate::words::Words;

/// Every strand beside the others.
pub(super) fn side_by_side(axis: &Axis, strands: &[&Strand], baseline: f64, marks: &mut Vec<Mark>) {
    let places: Vec<_> = strands.iter().map(|strand| Some(*strand)).collect();
    in_places(axis, &places, baseline, marks);
}

/// Each strand in its place within a group; places without one stay free.
pub(super) fn in_places(axis: &Axis, places: &[Option<&Strand>], baseline: f64, marks: &mut Vec<Mark>) {
    for (nth, strand) in places.iter().enumerate().filter_map(|(nth, strand)| Some((nth, (*strand)?))) {
        for entry in &strand.entries {
            let Some(slot) = axis.slot(entry.slot) else { continue };
            let group = Group::new(slot, places.len());
            let datum = strand.datum(entry);
            match &entry.drawn {
                Drawn::Value(value) => push_bar(marks, &group, nth, baseline, *value, datum),
                Drawn::Note(text) => {
                    let (x0, x1) = group.bar(nth);
                    let x = f64::midpoint(x0, x1);
                    marks.push(Mark::Note(Note { middle: group.middle, x, text: text.clone(), datum }));
                }
            }
        }
    }
}

/// The strands of each lane on each other, the lanes side by side. What is below 0 hangs below it.
pub(super) fn stacked(axis: &Axis, lanes: &[Vec<&Strand>], marks: &mut Vec<Mark>) {
    for (nth, lane) in lanes.iter().enumerate() {
        let mut ends = vec![(0.0_f64, 0.0_f64); axis.len()];
        for strand in lane {
            for entry in &strand.entries {
                let (Some(slot), Some(value), Some(end)) =
                    (axis.slot(entry.slot), entry.value(), ends.get_mut(entry.slot))
                else {
                    continue;
                };
                let base = if value.y < 0.0 { &mut end.0 } else { &mut end.1 };
                let lifted = Value { y: *base + value.y, band: None, tone: value.tone };
                let band = value.band.map(|(low, high)| (*base + low, *base + high));
                push_bar(
                    marks,
                    &Group::new(slot, lanes.len()),
                    nth,
                    *base,
                    Value { band, ..lifted },
                    strand.datum(entry),
                );
                *base = lifted.y;
            }
        }
    }
}

/// The same strand hanging down from 0.
pub(super) fn hung(strand: &Strand) -> Strand {
    let turned = |entry: &Entry| {
        let mut entry = entry.clone();
        if let Drawn::Value(value) = &mut entry.drawn {
            // Zero has no side.
            value.y = 0.0 - value.y;
            value.band = value.band.map(|(low, high)| (0.0 - high, 0.0 - low));
        }
        entry
    };
    Strand { entries: strand.entries.iter().map(turned).collect(), ..strand.clone() }
}

/// A mark wherever a series is broken.
pub(super) fn breaks(axis: &Axis, strand: &Strand, marks: &mut Vec<Mark>) {
    let broken = strand.entries.iter().filter(|entry| entry.status == ObsStatus::Break);
    let at = |entry: &Entry| Some(Mark::Break(Break { x: axis.slot(entry.slot)?.from, datum: strand.datum(entry) }));
    marks.extend(broken.filter_map(at));
}

/// So many figures in words are more than any paper has room for.
const MOST_LABELS: usize = 20_000;

/// The figures of the marks in words, each beside its mark.
pub(super) fn labels(strands: &[&Strand], words: &Words, marks: &mut Vec<Mark>) {
    if strands.iter().map(|strand| strand.entries.len()).sum::<usize>() > MOST_LABELS {
        return;
    }
    let texts: BTreeMap<(SeriesKey, Period), String> = strands
        .iter()
        .flat_map(|strand| strand.entries.iter().map(move |entry| (strand, entry)))
        .map(|(strand, entry)| ((strand.key, entry.period), strand.label(entry, words)))
        .collect();
    let mut labels = Vec::new();
    let mut label = |datum: Datum, (middle, x): (f64, f64), (base, y): (f64, f64)| {
        let text = texts.get(&(datum.series.key, datum.period)).filter(|text| !text.is_empty());
        labels.extend(text.map(|text| Mark::Label(Label { middle, x, y, base, text: text.clone(), datum })));
    };
    for mark in marks.iter() {
        match mark {
            Mark::Bar(bar) => label(bar.datum, (bar.middle, f64::midpoint(bar.x0, bar.x1)), (bar.base, bar.y)),
            Mark::Line(line) => {
                line.points.iter().for_each(|point| label(point.datum, (point.x, point.x), (point.y, point.y)));
            }
            Mark::Ribbon(ribbon) => {
                ribbon.points.iter().for_each(|point| label(point.datum, (point.x, point.x), (point.base, point.y)));
            }
            _ => {}
        }
    }
    marks.extend(labels);
}

/// Where a band lies on a line's point.
pub(super) fn band(x: f64, value: Value, datum: Datum) -> Option<Mark> {
    value.band.map(|(low, high)| Mark::Band(Band { middle: x, x, low, high, datum }))
}
