//! What a chart is made of: its datasets as tables in one multiplier, its flows, and the periods it is bounded by.
//!
//! *Invariant:* a dataset that is gone is left out without a word; one of another unit is left out and named.

use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, Question, RowsOf, Sheet, sheet};
use crate::domain::{Against, Chart, ChartKind, Dataset, DatasetId, Flow, Frequency, Multiplier, Period, Project};
use crate::words::Words;

/// A dataset of the chart with its table.
pub(super) struct Set<'a> {
    pub dataset: &'a Dataset,
    /// In the multiplier of the chart.
    pub sheet: Sheet,
}

pub(super) struct Study<'a> {
    pub project: &'a Project,
    pub chart: &'a Chart,
    pub words: &'a Words,
    /// In the chart's order.
    pub sets: Vec<Set<'a>>,
    /// Those whose unit is not that of the first.
    pub left_out: Vec<&'a Dataset>,
    /// In the chart's order, each once.
    pub flows: Vec<Flow>,
    pub rows: RowsOf,
    /// What levels are shown in.
    pub shown: Multiplier,
    /// What growth is measured on; of an index, what is 100.
    pub basis: Basis,
}

/// What a chart shows that names no flow.
const USUAL: [Flow; 3] = [Flow::Exports, Flow::Imports, Flow::Turnover];

/// The periods that the tables of a chart have in their rows.
fn rows_in(chart: &Chart) -> RowsOf {
    match chart.kind {
        // Between two periods whatever their length.
        ChartKind::Slope => rows_of(chart.from.or(chart.to).map_or(chart.frequency, Period::frequency)),
        ChartKind::YearToDate => match rows_of(chart.frequency) {
            parts @ (RowsOf::Months | RowsOf::Quarters | RowsOf::HalfYears) => parts,
            RowsOf::Years | RowsOf::YearToDate | RowsOf::OtherSpans => RowsOf::YearToDate,
        },
        _ => rows_of(chart.frequency),
    }
}

fn rows_of(frequency: Frequency) -> RowsOf {
    match frequency {
        Frequency::Annual => RowsOf::Years,
        Frequency::HalfYear => RowsOf::HalfYears,
        Frequency::Quarter => RowsOf::Quarters,
        Frequency::Month => RowsOf::Months,
        Frequency::YearToDate => RowsOf::YearToDate,
        Frequency::Span => RowsOf::OtherSpans,
    }
}

pub(super) fn each_once<T: PartialEq + Copy>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

impl<'a> Study<'a> {
    pub fn of(project: &'a Project, chart: &'a Chart, words: &'a Words) -> Self {
        let datasets: Vec<&Dataset> =
            each_once(chart.datasets.iter().copied()).into_iter().filter_map(|id| project.datasets.get(id)).collect();
        let first = datasets.first().map(|dataset| &dataset.head);
        let shown = chart.shown.or(first.map(|head| head.shown)).unwrap_or_default();
        let unit = first.map(|head| head.unit.trim()).unwrap_or_default();
        let fits = |dataset: &&Dataset| !has_unit(chart.kind, datasets.len()) || dataset.head.unit.trim() == unit;
        let (fitting, left_out): (Vec<_>, Vec<_>) = datasets.iter().copied().partition(fits);
        let flows = if chart.flows.is_empty() { USUAL.to_vec() } else { each_once(chart.flows.iter().copied()) };
        let basis = Basis { against: chart.against, form: GrowthForm::Percent };
        let rows = rows_in(chart);
        let mut study = Self { project, chart, words, sets: Vec::new(), left_out, flows, rows, shown, basis };
        study.sets = fitting.into_iter().map(|dataset| study.set(dataset)).collect();
        study
    }

    fn set(&self, dataset: &'a Dataset) -> Set<'a> {
        Set { dataset, sheet: self.table(dataset, self.basis) }
    }

    /// The table of a dataset in the chart's multiplier.
    pub fn table(&self, dataset: &Dataset, basis: Basis) -> Sheet {
        let question = Question { rows: self.rows, basis, as_of: self.chart.as_of };
        let further: Vec<_> = self.flows.iter().flat_map(|flow| further_columns(*flow)).collect();
        let table = |dataset: &Dataset| sheet(dataset, &self.project.sources, question, &further);
        if dataset.head.shown == self.shown {
            return table(dataset);
        }
        let mut converted = dataset.clone();
        converted.head.shown = self.shown;
        table(&converted)
    }

    /// With growth on another base.
    pub fn on(mut self, basis: Basis) -> Self {
        self.basis = basis;
        self.again()
    }

    /// With other periods in the rows.
    pub fn of_rows(mut self, rows: RowsOf) -> Self {
        self.rows = rows;
        self.again()
    }

    fn again(mut self) -> Self {
        self.sets = self.sets.iter().map(|set| self.set(set.dataset)).collect();
        self
    }

    /// Whether a period is one that the chart shows.
    pub fn within(&self, period: Period) -> bool {
        self.chart.from.is_none_or(|from| period.start_index() >= from.start_index())
            && self.chart.to.is_none_or(|to| period.end_index() <= to.end_index())
    }

    pub fn has_several(&self) -> bool {
        self.sets.len() > 1
    }

    pub fn set_of(&self, dataset: DatasetId) -> Option<&Set<'a>> {
        self.sets.iter().find(|set| set.dataset.id == dataset)
    }

    /// "million US dollars"
    pub fn unit(&self) -> String {
        let unit = self.sets.first().map(|set| set.dataset.head.unit.trim()).unwrap_or_default();
        self.words.unit(unit, self.shown)
    }
}

/// Whether the values of a chart are amounts that only stand beside amounts of their own unit.
fn has_unit(kind: ChartKind, datasets: usize) -> bool {
    match kind {
        ChartKind::Index | ChartKind::Growth => false,
        // Of several datasets it is what each is of the sum of all.
        ChartKind::Share | ChartKind::Contribution => datasets > 1,
        _ => true,
    }
}

fn further_columns(flow: Flow) -> impl Iterator<Item = Column> {
    [Part::Level, Part::Growth, Part::Index, Part::Share, Part::Contribution]
        .into_iter()
        .map(move |part| Column::new(flow, part))
}

/// What an index takes for 100 where the chart names no period of its length: the first period in which every series
/// has a figure above 0, else the first one in which any has.
pub(super) fn first_base(study: &Study<'_>) -> Option<Period> {
    let sets = || study.sets.iter().map(|set| &set.sheet);
    let mut periods: Vec<Period> = sets().flat_map(Sheet::periods).filter(|period| study.within(*period)).collect();
    periods.sort();
    periods.dedup();
    let above = |sheet: &Sheet, period: Period, flow: Flow| {
        let level = sheet.row_of(period).and_then(|row| sheet.level(row, flow));
        level.is_some_and(|level| level.interval.low > rust_decimal::Decimal::ZERO)
    };
    let drawn = |sheet: &Sheet, flow: Flow| sheet.periods().any(|period| above(sheet, period, flow));
    let series: Vec<_> = sets()
        .flat_map(|sheet| study.flows.iter().map(move |flow| (sheet, *flow)))
        .filter(|(sheet, flow)| drawn(sheet, *flow))
        .collect();
    let holds = |period: &Period, all: bool| {
        let mut held = series.iter().map(|(sheet, flow)| above(sheet, *period, *flow));
        if all { held.all(|held| held) } else { held.any(|held| held) }
    };
    let found = |all: bool| periods.iter().copied().find(|period| !series.is_empty() && holds(period, all));
    found(true).or_else(|| found(false))
}

/// The base of an index: the chart's own where it is as long as the periods shown.
pub(super) fn index_base(study: &Study<'_>) -> Option<Period> {
    match study.chart.against {
        Against::Period(period) if study.rows.shows(period) => Some(period),
        _ => first_base(study),
    }
}
