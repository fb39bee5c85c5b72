//! Charts that are made of what is on the screen: of the selected cells, of the chart under a grid, of a kind.

use std::collections::BTreeSet;

use super::table::Takes;
use super::{Cursor, Session};
use crate::analysis::chart::described::usual_flows;
use crate::analysis::sheet::{Column, Part, RowsOf, Side};
use crate::domain::{Chart, ChartId, ChartKind, Dataset, DatasetId, Flow, Frequency, Id, Period};

/// Small multiples begin with so many.
const MOST_TILES: usize = 9;

/// More periods than that are lines rather than bars.
const MOST_BARS: usize = 24;

/// The kind of periods that rows show.
pub fn frequency_of(rows: RowsOf) -> Frequency {
    match rows {
        RowsOf::Years => Frequency::Annual,
        RowsOf::HalfYears => Frequency::HalfYear,
        RowsOf::Quarters => Frequency::Quarter,
        RowsOf::Months => Frequency::Month,
        RowsOf::YearToDate => Frequency::YearToDate,
        RowsOf::OtherSpans => Frequency::Span,
    }
}

/// The rows that show a kind of periods.
pub fn rows_of_frequency(frequency: Frequency) -> RowsOf {
    match frequency {
        Frequency::Annual => RowsOf::Years,
        Frequency::HalfYear => RowsOf::HalfYears,
        Frequency::Quarter => RowsOf::Quarters,
        Frequency::Month => RowsOf::Months,
        Frequency::YearToDate => RowsOf::YearToDate,
        Frequency::Span => RowsOf::OtherSpans,
    }
}

impl Session {
    /// A chart of a dataset in the view that it has: the same rows, basis and date.
    pub fn chart_of_view(&self, dataset: DatasetId, kind: ChartKind) -> Chart {
        let view = self.view_of(dataset);
        let question = view.question;
        let beside = view.beside.iter().copied().filter(|other| self.project().datasets.get(*other).is_some());
        let mut datasets: Vec<_> = std::iter::once(dataset).chain(beside).collect();
        if kind == ChartKind::SmallMultiples && datasets.len() == 1 {
            datasets = self.alike(dataset);
        }
        let frequency = self.frequency_for(dataset, kind, frequency_of(question.rows));
        Chart {
            datasets,
            against: question.basis.against,
            as_of: question.as_of,
            ..Chart::new(ChartId(Id::NONE_YET), kind, dataset, usual_flows(kind), frequency)
        }
    }

    /// Curves over the months of a year need months, or the months to date that a source prints.
    fn frequency_for(&self, dataset: DatasetId, kind: ChartKind, shown: Frequency) -> Frequency {
        let curves = kind == ChartKind::YearToDate;
        let Some(table) = self.project().datasets.get(dataset).filter(|_| curves) else { return shown };
        let has = |frequency: Frequency| table.last_period(|period| period.frequency() == frequency).is_some();
        let kinds = [Frequency::Month, Frequency::YearToDate, Frequency::Quarter];
        kinds.into_iter().find(|frequency| has(*frequency)).unwrap_or(shown)
    }

    /// Datasets that count the same in the same unit, this one first.
    fn alike(&self, dataset: DatasetId) -> Vec<DatasetId> {
        let datasets = &self.project().datasets;
        let Some(own) = datasets.get(dataset) else { return vec![dataset] };
        let same = |other: &&Dataset| {
            let (own, other) = (&own.head, &other.head);
            other.unit == own.unit && other.indicator == own.indicator && other.product == own.product
        };
        let others = datasets.iter().filter(|other| other.id != dataset).filter(same).map(|other| other.id);
        std::iter::once(dataset).chain(others).take(MOST_TILES).collect()
    }

    /// A chart of the flows and periods of the selected cells; a single cell is one of its flow in every period.
    pub fn chart_of_selection(&self, dataset: DatasetId) -> Chart {
        let Some(table) = self.table(dataset, None) else {
            return self.chart_of_view(dataset, ChartKind::default());
        };
        let columns = self.selected_columns(dataset);
        let periods = self.selected_periods(dataset);
        let parts: BTreeSet<Part> = columns.iter().map(|column| column.part).collect();
        let several = periods.len() > 1;
        let count = if several { periods.len() } else { table.sheet.len() };
        let view = self.chart_of_view(dataset, kind_of(&parts, count));
        let mut flows: Vec<Flow> = Vec::new();
        for flow in columns.iter().map(|column| column.flow) {
            if !flows.contains(&flow) {
                flows.push(flow);
            }
        }
        let datasets = datasets_of(dataset, &columns);
        Chart {
            flows: if flows.is_empty() { view.flows } else { flows },
            datasets: if columns.is_empty() { view.datasets } else { datasets },
            from: periods.first().copied().filter(|_| several),
            to: periods.iter().copied().max_by_key(|period| period.end_index()).filter(|_| several),
            ..view
        }
    }

    /// The columns of the selected cells, each once, in the order of the table.
    fn selected_columns(&self, dataset: DatasetId) -> Vec<Column> {
        let Some(table) = self.table(dataset, None) else { return Vec::new() };
        let Some(marks) = table.marks(self.selection()) else {
            return self.selection().cursor.map(|cursor| cursor.column).into_iter().collect();
        };
        let blocks = marks.blocks(&*table);
        let selected = |at: &usize| blocks.iter().any(|block| (block.first.column..=block.last.column).contains(at));
        let places = 0..table.columns.len();
        places.filter(selected).filter_map(|at| table.columns.get(at).copied()).collect()
    }

    /// The charts of a dataset, in the order of the tree.
    pub fn charts_of(&self, dataset: DatasetId) -> Vec<ChartId> {
        let charts = self.project().charts.iter();
        charts.filter(|chart| chart.datasets.contains(&dataset)).map(|chart| chart.id).collect()
    }

    /// The cell that a place of the table on the screen is about, for a chart.
    pub fn charted_cell(&self, dataset: DatasetId, cursor: Cursor) -> Option<(DatasetId, Flow, Period)> {
        let table = self.table(dataset, None)?;
        let (Takes::Figure(cell) | Takes::Note(cell) | Takes::Source(cell)) = table.takes(cursor) else {
            return Some((dataset, cursor.column.flow, cursor.period));
        };
        Some((cell.dataset, cell.key.flow, cell.key.period))
    }
}

/// What is charted follows from what the columns say.
fn kind_of(parts: &BTreeSet<Part>, periods: usize) -> ChartKind {
    let only = |part: Part| parts.len() == 1 && parts.contains(&part);
    if only(Part::Growth) || only(Part::Change) || only(Part::Printed) {
        ChartKind::Growth
    } else if only(Part::Index) {
        ChartKind::Index
    } else if only(Part::Share) {
        ChartKind::Share
    } else if only(Part::Contribution) {
        ChartKind::Contribution
    } else if periods > MOST_BARS {
        ChartKind::Lines
    } else {
        ChartKind::Grouped
    }
}

/// The datasets that the columns are of, the one on the screen first.
fn datasets_of(own: DatasetId, columns: &[Column]) -> Vec<DatasetId> {
    let mut all = Vec::new();
    for column in columns {
        let of = match column.of {
            Side::Own => vec![own],
            Side::Beside(other) => vec![other],
            Side::Difference(other) | Side::DifferencePercent(other) => vec![own, other],
        };
        for dataset in of {
            if !all.contains(&dataset) {
                all.push(dataset);
            }
        }
    }
    all
}
