//! The notes that a person put on a chart, each where it points.

use super::kinds::Plot;
use super::study::Study;
use crate::domain::marks::{Datum, Mark, PanelKind, Remark, Series, SeriesKey};
use crate::domain::{ChartNote, Period};

/// Every note with words that lies on the axis.
pub(super) fn remarks(study: &Study<'_>, plot: &Plot) -> Vec<Remark> {
    let notes = study.chart.notes.iter().enumerate().filter(|(_, note)| !note.text.trim().is_empty());
    notes.filter_map(|(place, note)| remark(study, plot, place, note)).collect()
}

fn remark(study: &Study<'_>, plot: &Plot, place: usize, note: &ChartNote) -> Option<Remark> {
    let own = |period: Period| {
        let slot = plot.axis.place_of(period).and_then(|place| plot.axis.slot(place));
        let own = (f64::from(period.start_index()), f64::from(period.end_index()));
        slot.map_or(own, |slot| (slot.from, slot.to))
    };
    let (from, until) = own(note.from);
    let (from, to) = match note.to {
        Some(to) => (from.min(own(to).0), Some(until.max(own(to).1))),
        None => (f64::midpoint(from, until), None),
    };
    let dataset = note.dataset.or_else(|| study.sets.first().map(|set| set.dataset.id));
    let key = note.flow.zip(dataset).map(|(flow, dataset)| SeriesKey { dataset, flow, year: None });
    let at = key.and_then(|key| height(plot, key, note.from));
    Some(Remark { place, from, to, at, text: note.text.trim().to_owned() })
}

/// The panel and height of a figure's mark.
fn height(plot: &Plot, key: SeriesKey, period: Period) -> Option<(PanelKind, f64)> {
    plot.panels.iter().find_map(|panel| {
        let datum = Datum { period, series: Series { key, panel: panel.kind } };
        let y = panel.marks.iter().find_map(|mark| match mark {
            Mark::Bar(bar) if bar.datum == datum => Some(bar.y),
            Mark::Line(line) if line.series == datum.series => {
                line.points.iter().find(|point| point.datum == datum).map(|point| point.y)
            }
            Mark::Ribbon(ribbon) if ribbon.series == datum.series => {
                ribbon.points.iter().find(|point| point.datum == datum).map(|point| point.y)
            }
            _ => None,
        })?;
        Some((panel.kind, y))
    })
}
