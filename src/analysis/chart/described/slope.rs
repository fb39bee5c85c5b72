//! From one period to another: a line a series.

use std::collections::BTreeSet;

use super::axis::Axis;
use super::kinds::{Plot, dressed, fit_scale};
use super::lines::line;
use super::strand::{Strand, strands};
use super::study::Study;
use crate::analysis::chart::survey::Slot;
use crate::domain::Period;
use crate::domain::marks::{Across, PanelKind, SeriesKey, Shape};

pub(super) fn plot(study: &Study<'_>, hidden: &BTreeSet<SeriesKey>) -> Plot {
    let ends = ends(study);
    let places: Vec<Period> = ends.into_iter().flat_map(|(from, to)| [from, to]).collect();
    let slot = |(nth, period): (u8, &Period)| {
        let middle = f64::from(nth);
        Slot { row: usize::from(nth), period: *period, from: middle - 0.5, to: middle + 0.5, gap: false, drawn: true }
    };
    let axis = Axis::of_slots((0_u8..).zip(&places).map(slot).collect());
    let all = study.sets.iter().flat_map(|set| strands(study, set, &study.flows, PanelKind::Level, &axis)).collect();
    let mut all: Vec<Strand> = dressed(study, all);
    let below_log = fit_scale(study, &mut all);
    all.iter_mut().for_each(|strand| strand.shape = Shape::Line);
    let name = |nth: usize| places.get(nth).map(|period| study.words.period_short(*period)).unwrap_or_default();
    let across = Across::Ends(name(0), name(1));
    let base = places.first().copied();
    let plot = Plot { across, base, below_log, ..Plot::new(study, axis, PanelKind::Level, all, hidden) };
    let mut marks = Vec::new();
    plot.strands.iter().for_each(|strand| line(&plot.axis, strand, true, &mut marks));
    plot.with(study, marks)
}

/// The periods of the chart, else the first and the last one that have a figure.
fn ends(study: &Study<'_>) -> Option<(Period, Period)> {
    let drawn = |period: &Period| {
        study.sets.iter().any(|set| {
            let row = set.sheet.row_of(*period);
            row.is_some_and(|row| study.flows.iter().any(|flow| set.sheet.level(row, *flow).is_some()))
        })
    };
    let axis = Axis::of(study);
    let periods = || axis.order().filter_map(|place| axis.period(place)).filter(drawn);
    let from = study.chart.from.or_else(|| periods().next())?;
    let to = study.chart.to.or_else(|| periods().next_back())?;
    Some((from, to))
}
