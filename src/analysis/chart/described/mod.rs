//! From a chart description and its project to a picture, for every kind of chart.
//!
//! [`described`] gathers the tables of the chart's datasets, makes strands of exact figures of them, and draws these as
//! the kind says. Words around the panels follow from the same strands.
//! *Invariant:* every coordinate is finite, a gap is a gap, and no two units share an axis.

mod account;
mod axis;
mod bars;
mod captions;
mod compared;
mod exact;
mod goal;
mod kinds;
mod lanes;
mod lines;
mod names;
mod notes;
mod remarks;
mod slope;
mod strand;
mod study;
mod suggest;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod tiles;
mod title;
mod to_date;

use std::collections::BTreeSet;

use crate::analysis::chart::markers::markers;
use crate::domain::marks::{Across, End, Mark, Panel, Picture, SeriesKey, Stop};
use crate::domain::{Chart, Project};
use crate::words::Words;
pub use exact::{ExactRow, Exacts};
use kinds::Plot;
use study::Study;
pub use suggest::{for_dataset, of_selection, usual_flows};
pub use table::table;

/// The picture of a chart.
pub fn described(project: &Project, chart: &Chart, words: &Words) -> Picture {
    without(project, chart, &BTreeSet::new(), words)
}

#[cfg(test)]
thread_local! {
    /// How often exact figures were worked out.
    pub static WORKED_OUT: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// The picture of a chart, and the exact figures that it shows.
pub fn with_exacts(project: &Project, chart: &Chart, words: &Words) -> (Picture, Exacts) {
    #[cfg(test)]
    WORKED_OUT.with(|count| count.set(count.get() + 1));
    let (study, mut plot) = Plot::of(Study::of(project, chart, words), &BTreeSet::new());
    let picture = pictured(project, &study, &mut plot, words);
    (picture, Exacts::new(&study, plot))
}

/// The picture of a chart without the series that a person hides; they stay in the legend.
pub fn without(project: &Project, chart: &Chart, hidden: &BTreeSet<SeriesKey>, words: &Words) -> Picture {
    let (study, mut plot) = Plot::of(Study::of(project, chart, words), hidden);
    pictured(project, &study, &mut plot, words)
}

/// The panels are taken out of the plot.
fn pictured(project: &Project, study: &Study<'_>, plot: &mut Plot, words: &Words) -> Picture {
    let chart = study.chart;
    let goal = goal::goals(project, plot, words);
    let drawn = || plot.strands.iter().flat_map(|strand| strand.entries.iter().map(|entry| entry.slot));
    let span = match plot.across {
        Across::Time => plot.axis.span(drawn()),
        Across::Year => Some((0.0, 12.0)),
        Across::Ends(..) => Some((-0.08, 1.08)),
    };
    let span = span.unwrap_or((24_000.0, 24_012.0));
    let on_time = chart.events && plot.across == Across::Time;
    let all = if on_time { markers(project, words) } else { Vec::new() };
    let markers: Vec<_> = super::near(&all, span).cloned().collect();
    let time = (span.0, markers.last().map_or(span.1, |last| span.1.max(last.x + 0.03 * (span.1 - span.0))));
    let time = super::goal::with_room(time, goal);
    let used: BTreeSet<usize> = drawn().collect();
    let stop = |place: &usize| plot.axis.slot(*place).map(|slot| Stop { x: slot.middle(), period: slot.period });
    let captions = captions::captions(study, plot);
    Picture {
        remarks: remarks::remarks(study, plot),
        ends: if chart.legend { Vec::new() } else { ends(plot, words) },
        stops: used.iter().filter_map(stop).collect(),
        summary: summary::summary(study, plot, &captions, &markers),
        captions,
        legend: plot.legend.clone(),
        shortest: if plot.across == Across::Time { plot.axis.shortest() } else { 1.0 },
        grain: super::grain(plot.rows),
        arrangement: plot.arrangement,
        across: plot.across.clone(),
        panels: std::mem::take(&mut plot.panels),
        markers,
        time,
        window: None,
        held: Vec::new(),
    }
}

/// More names than this beside a chart tell nothing.
const MOST_ENDS: usize = 12;

/// Each series by name, with its last figure, beside its last mark; between two periods beside both.
fn ends(plot: &Plot, words: &Words) -> Vec<End> {
    let shown = plot.strands.iter().filter(|strand| !strand.entries.is_empty());
    if plot.panels.len() != 1 || shown.clone().count() > MOST_ENDS {
        return Vec::new();
    }
    let newest = shown.clone().filter_map(|strand| strand.entries.last()).map(|entry| entry.slot).max();
    let slope = matches!(plot.across, Across::Ends(..));
    let end = |strand: &strand::Strand, entry: &strand::Entry| {
        let datum = strand.datum(entry);
        let (x, middle, wide, y) = plot.panels.iter().find_map(|panel| place_of(panel, datum))?;
        let value = strand.text(entry, words);
        let name = strand.name.clone();
        if Some(entry.slot) == newest || slope || plot.across == Across::Year {
            let text = words.with("chart-end", &[("flow", &name), ("value", &value)]);
            return Some(End { key: strand.key, datum, x, middle, wide, y, text, name, value });
        }
        let period = words.period_short(entry.period);
        let told = [("name", name.as_str()), ("period", &period), ("value", &value)];
        let text = words.with("charts-end-earlier", &told);
        Some(End { key: strand.key, datum, x, middle, wide, y, value: text.clone(), text, name })
    };
    let ends = |strand: &strand::Strand| {
        let mut with_value = strand.entries.iter().filter(|entry| entry.value().is_some());
        // Between two periods a series is named at both ends.
        let first = if slope { with_value.clone().next() } else { None };
        let last = with_value.next_back();
        let first = first.filter(|first| last.is_some_and(|last| last.slot != first.slot));
        [first, last].into_iter().flatten().filter_map(|entry| end(strand, entry)).collect::<Vec<_>>()
    };
    shown.flat_map(ends).collect()
}

/// Where the last mark of a figure lies: right edge, middle of its group, width, and height.
fn place_of(panel: &Panel, datum: crate::domain::marks::Datum) -> Option<(f64, f64, f64, f64)> {
    panel.marks.iter().rev().find_map(|mark| match mark {
        // On another bar its name stands beside its own middle.
        Mark::Bar(bar) if bar.datum == datum => {
            let y = if bar.base == panel.baseline { bar.y } else { f64::midpoint(bar.base, bar.y) };
            Some((bar.x1, bar.middle, bar.x1 - bar.x0, y))
        }
        Mark::Line(line) => {
            let ends = [line.points.last(), line.points.first()];
            let point = ends.into_iter().flatten().find(|point| point.datum == datum)?;
            Some((point.x, point.x, 0.0, point.y))
        }
        Mark::Ribbon(ribbon) => {
            let point = ribbon.points.last().filter(|point| point.datum == datum)?;
            Some((point.x, point.x, 0.0, f64::midpoint(point.base, point.y)))
        }
        _ => None,
    })
}
