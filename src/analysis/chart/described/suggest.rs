//! Chart descriptions made of something else: of cells of a table, of another chart for another dataset.

use super::study::each_once;
use crate::domain::{Chart, ChartId, ChartKind, DatasetId, Flow, Frequency, Period};

/// A chart of a dataset's flows in the periods that a person selected; a lone period, or none, bounds nothing.
pub fn of_selection(id: ChartId, kind: ChartKind, dataset: DatasetId, flows: &[Flow], periods: &[Period]) -> Chart {
    let frequency = usual_frequency(periods);
    let shown = || periods.iter().copied().filter(|period| period.frequency() == frequency);
    let (from, to) = (shown().min(), shown().max());
    let bounded = from != to;
    let flows = each_once(flows.iter().copied());
    Chart {
        from: from.filter(|_| bounded),
        to: to.filter(|_| bounded),
        ..Chart::new(id, kind, dataset, flows, frequency)
    }
}

/// What a kind mostly shows.
pub fn usual_flows(kind: ChartKind) -> Vec<Flow> {
    match kind {
        ChartKind::Stacked | ChartKind::Area | ChartKind::Contribution | ChartKind::Share => {
            vec![Flow::Exports, Flow::Imports]
        }
        ChartKind::YearToDate | ChartKind::SmallMultiples => vec![Flow::Turnover],
        ChartKind::Mirrored => vec![Flow::Exports, Flow::Imports, Flow::Balance],
        ChartKind::Grouped | ChartKind::Lines | ChartKind::Index | ChartKind::Growth | ChartKind::Slope => {
            vec![Flow::Exports, Flow::Imports, Flow::Turnover]
        }
    }
}

/// The frequency of most of the periods, of equally usual ones the longer.
fn usual_frequency(periods: &[Period]) -> Frequency {
    const ALL: [Frequency; 6] = [
        Frequency::Annual,
        Frequency::HalfYear,
        Frequency::Quarter,
        Frequency::Month,
        Frequency::YearToDate,
        Frequency::Span,
    ];
    let count = |frequency: Frequency| periods.iter().filter(|period| period.frequency() == frequency).count();
    ALL.into_iter().rev().max_by_key(|frequency| count(*frequency)).unwrap_or(Frequency::Annual)
}

/// The same chart for another dataset, with words that are suggested anew. The id is still that of the first one.
///
/// What a person wrote of the first dataset's figures says nothing of the other's; notes on periods stay.
pub fn for_dataset(chart: &Chart, dataset: DatasetId) -> Chart {
    let mut other = chart.clone();
    other.datasets = vec![dataset];
    for text in [&mut other.name, &mut other.title, &mut other.subtitle, &mut other.source] {
        text.clear();
    }
    other.notes.retain(|note| note.flow.is_none() && note.dataset.is_none());
    other
}
