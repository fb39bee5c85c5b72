//! One small chart a dataset, all with one range.

use std::collections::BTreeSet;

use super::axis::Axis;
use super::kinds::{Plot, fit_scale, named, panel};
use super::lines::line;
use super::names::{clean, dataset_names, flow_name, name};
use super::strand::{Strand, strands};
use super::study::Study;
use crate::domain::marks::{Arrangement, Ink, Named, PanelKind, SeriesKey, Shape};

/// A flow looks alike in every tile, stands once in the legend, and is hidden in all tiles at once.
pub(super) fn plot(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>) -> Plot {
    let axis = Axis::of(study);
    let mut all: Vec<Strand> =
        study.sets.iter().flat_map(|set| strands(study, set, &study.flows, PanelKind::Level, &axis)).collect();
    let below_log = fit_scale(study, &mut all);
    name(study, &mut all);
    for strand in &mut all {
        (strand.shape, strand.ink) = (Shape::Line, Ink::Flow(strand.key.flow));
    }
    let mut legend: Vec<Named> = Vec::new();
    for strand in &all {
        if legend.iter().all(|known| known.key.flow != strand.key.flow) {
            legend.push(Named { name: flow_name(study, strand.key.flow), ..named(strand) });
        }
    }
    let hidden: BTreeSet<_> = hidden.iter().map(|key| key.flow).collect();
    all.retain(|strand| !hidden.contains(&strand.key.flow));
    let titles = dataset_names(study);
    let mut plot = Plot::new(study, axis, PanelKind::Level, all, &BTreeSet::new());
    for set in &study.sets {
        let own: Vec<&Strand> = plot.strands.iter().filter(|strand| strand.key.dataset == set.dataset.id).collect();
        let mut marks = Vec::new();
        own.iter().for_each(|strand| line(&plot.axis, strand, true, &mut marks));
        let mut tile = panel(study, &plot, marks, &own);
        let full = || clean(&study.words.dataset_of(study.project, set.dataset));
        tile.title = titles.get(&set.dataset.id).cloned().unwrap_or_else(full);
        plot.panels.push(tile);
    }
    Plot { legend, below_log, arrangement: Arrangement::Tiles, ..plot }
}
