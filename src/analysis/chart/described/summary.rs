//! What a chart says, in sentences: for people who do not see it.

use super::kinds::Plot;
use super::study::Study;
use crate::domain::marks::Marker;

pub(super) fn summary(study: &Study<'_>, plot: &Plot, _markers: &[Marker]) -> String {
    let _ = plot;
    study.unit()
}
