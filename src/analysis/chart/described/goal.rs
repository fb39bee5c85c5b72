//! Targets of commitments on the charts of their series.
//!
//! *Invariant:* a goal is drawn only beside figures of its own series.

use super::super::goal::{Goal, draw, standing};
use super::kinds::Plot;
use crate::domain::Project;
use crate::domain::marks::{Across, Mark, Panel, PanelKind, Series};
use crate::words::Words;

/// Adds the goals to their panels; gives the right end that they need on the axis of time.
pub(super) fn goals(project: &Project, plot: &mut Plot, words: &Words) -> Option<f64> {
    if plot.across != Across::Time || plot.kind != PanelKind::Level {
        return None;
    }
    let goals = standing(project, |dataset| plot.strands.iter().any(|strand| strand.key.dataset == dataset));
    let mut last = None;
    for strand in &plot.strands {
        let (key, series) = (strand.key, strand.series());
        let latest = strand.entries.iter().rev().find_map(|entry| Some((entry.period, entry.value()?.y)));
        // A year's goal is none of a month.
        let own = |goal: &&Goal| goal.dataset == key.dataset && goal.flow == key.flow && plot.rows.shows(goal.by);
        for goal in goals.iter().filter(own) {
            let Some(panel) = plot.panels.iter_mut().find(|panel| shows(panel, series)) else { continue };
            last = draw(goal, panel, series, (latest, f64::INFINITY), words).into_iter().chain(last).reduce(f64::max);
        }
    }
    last
}

/// Whether a panel shows amounts of a series, none of them counted downward.
fn shows(panel: &Panel, series: Series) -> bool {
    let is_of = |mark: &Mark| match mark {
        Mark::Bar(bar) => bar.datum.series == series,
        Mark::Line(line) => line.series == series,
        Mark::Ribbon(ribbon) => ribbon.series == series,
        _ => false,
    };
    panel.kind == PanelKind::Level && !panel.mirrored && panel.marks.iter().any(is_of)
}
