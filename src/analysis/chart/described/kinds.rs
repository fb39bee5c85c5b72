//! What each kind of chart draws.

use std::collections::BTreeSet;

use super::axis::Axis;
use super::bars::{breaks, labels, side_by_side};
use super::lines::line;
use super::names::name;
use super::strand::{Strand, strands};
use super::study::Study;
use super::{captions, named};
use crate::domain::marks::{Across, Arrangement, Ink, Mark, Named, Panel, PanelKind, SeriesKey, Shape};
use crate::domain::{ChartKind, Flow};

/// All that a kind of chart draws, and what it is drawn from.
pub(super) struct Plot {
    pub axis: Axis,
    pub across: Across,
    pub arrangement: Arrangement,
    /// Without the hidden ones.
    pub strands: Vec<Strand>,
    pub legend: Vec<Named>,
    pub panels: Vec<Panel>,
}

impl Plot {
    pub fn of(study: &mut Study<'_>, hidden: &BTreeSet<SeriesKey>) -> Self {
        match study.chart.kind {
            ChartKind::Growth => over_time(study, hidden, PanelKind::Growth),
            _ => over_time(study, hidden, PanelKind::Level),
        }
    }
}

/// Turnover and balance stand for exports and imports together: beside other flows they are lines over the bars.
pub(super) fn lies_over(flow: Flow, flows: &[Flow]) -> bool {
    let whole = |flow: Flow| matches!(flow, Flow::Turnover | Flow::Balance);
    whole(flow) && flows.iter().any(|other| !whole(*other))
}

/// One colour a flow; of several datasets one a series.
pub(super) fn inks(study: &Study<'_>, strands: &mut [Strand]) {
    if study.has_several() {
        for (nth, strand) in (0_u16..).zip(strands) {
            strand.ink = Ink::Nth(nth);
        }
    }
}

fn over_time(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>, kind: PanelKind) -> Plot {
    let axis = Axis::of(study);
    let mut all: Vec<Strand> =
        study.sets.iter().flat_map(|set| strands(study, set, &study.flows, kind, &axis)).collect();
    all.retain(|strand| !strand.entries.is_empty());
    name(study, &mut all);
    inks(study, &mut all);
    let drawn_flows: Vec<Flow> = all.iter().map(|strand| strand.key.flow).collect();
    let only_lines = study.chart.kind == ChartKind::Lines;
    for strand in &mut all {
        let over = kind == PanelKind::Level && lies_over(strand.key.flow, &drawn_flows);
        strand.shape = if only_lines || over { Shape::Line } else { Shape::Bar };
    }
    let legend = all.iter().map(named).collect();
    all.retain(|strand| !hidden.contains(&strand.key));
    let mut marks = Vec::new();
    let (bars, lines): (Vec<_>, Vec<_>) = all.iter().partition(|strand| strand.shape == Shape::Bar);
    side_by_side(&axis, &bars, 0.0, &mut marks);
    lines.iter().for_each(|strand| line(&axis, strand, true, &mut marks));
    let panel = panel(study, kind, marks, &axis, &all);
    Plot { axis, across: Across::Time, arrangement: Arrangement::Stacked, strands: all, legend, panels: vec![panel] }
}

/// A panel with breaks and labels added to its marks.
pub(super) fn panel(
    study: &Study<'_>,
    kind: PanelKind,
    mut marks: Vec<Mark>,
    axis: &Axis,
    strands: &[Strand],
) -> Panel {
    let strands: Vec<&Strand> = strands.iter().filter(|strand| strand.panel == kind).collect();
    if study.chart.data_labels {
        labels(&strands, study.words, &mut marks);
    }
    strands.iter().for_each(|strand| breaks(axis, strand, &mut marks));
    Panel {
        kind,
        title: String::new(),
        caption: captions::panel_caption(study, kind),
        baseline: if kind == PanelKind::Index { 100.0 } else { 0.0 },
        log: false,
        mirrored: false,
        marks,
    }
}
