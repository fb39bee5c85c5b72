//! The words over and under a chart.

use super::kinds::Plot;
use super::study::Study;
use crate::domain::marks::{Captions, PanelKind};

pub(super) fn captions(study: &Study<'_>, plot: &Plot) -> Captions {
    let chart = study.chart;
    let _ = plot;
    Captions { title: chart.title.clone(), subtitle: study.unit(), source: chart.source.clone(), notes: Vec::new() }
}

/// Over a panel, where the subtitle does not say it.
pub(super) fn panel_caption(study: &Study<'_>, kind: PanelKind) -> String {
    let _ = kind;
    study.unit()
}
