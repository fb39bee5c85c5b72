//! The figure behind a mark: its cell, its value in words, where it comes from.

use std::rc::Rc;

use super::ChartsState;
use super::view::Viewed;
use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Cell, Column, Origin, Part, Question, Sheet, sheet};
use crate::domain::marks::{Datum, PanelKind, Series};
use crate::domain::{Chart, ChartId, DatasetId, Figures, Flow, Key, ObsStatus, Period, Project};
use crate::session::find::{ShownCell, rows_of};
use crate::session::new_charts::rows_of_frequency;
use crate::session::{Action, Cursor, Place, Session, dataset_name, wording};
use crate::ui::View;
use crate::ui::find::go_to_cell;
use crate::words::Words;

/// What a table is asked so that it shows the figures of a chart.
fn question(chart: &Chart) -> Question {
    let form = match chart.kind {
        crate::domain::ChartKind::Index => GrowthForm::Index,
        _ => GrowthForm::Percent,
    };
    let basis = Basis { against: chart.against, form };
    Question { rows: rows_of_frequency(chart.frequency), basis, as_of: chart.as_of }
}

/// The column of a table that has the figures of a series.
pub fn column(series: Series) -> Column {
    let part = match series.panel {
        PanelKind::Level => Part::Level,
        PanelKind::Growth => Part::Growth,
        PanelKind::Index => Part::Index,
        PanelKind::Share => Part::Share,
        PanelKind::Contribution => Part::Contribution,
    };
    Column::new(series.flow(), part)
}

impl ChartsState {
    /// The table behind the marks of a dataset, worked out again when it or the chart changes.
    pub(super) fn sheet_of(&mut self, session: &Session, chart: &Chart, id: DatasetId) -> Option<Rc<Sheet>> {
        let revision = session.dataset_revision(id);
        if session.draft().is_none()
            && let Some((at, of, sheet)) = self.sheets.get(&id)
            && *at == revision
            && question(of) == question(chart)
            && of.flows == chart.flows
        {
            return Some(Rc::clone(sheet));
        }
        let dataset = session.shown_dataset(id)?;
        let parts = [Part::Index, Part::Share, Part::Contribution];
        let further: Vec<_> = chart.flows.iter().flat_map(|flow| parts.map(|part| Column::new(*flow, part))).collect();
        let fresh = Rc::new(sheet(&dataset, &session.project().sources, question(chart), &further));
        if self.sheets.len() > 32 {
            self.sheets.clear();
        }
        self.sheets.insert(id, (revision, chart.clone(), Rc::clone(&fresh)));
        Some(fresh)
    }
}

/// The texts about one figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// "Exports, 2023"
    pub name: String,
    /// "456.3 million US dollars"
    pub value: String,
    /// "+21.6 %"; empty where the value is the growth.
    pub growth: String,
    /// "Provisional"
    pub status: Option<String>,
    /// Where it comes from, and what is to be said of it.
    pub sentences: Vec<String>,
}

/// What is known of a figure.
pub fn told(session: &Session, words: &Words, sheet: &Sheet, datum: Datum, series_name: &str) -> Told {
    let project = session.project();
    let column = column(datum.series);
    let period = words.period(datum.period);
    let name = words.with("page-figure", &[("series", series_name), ("period", &period)]);
    let Some(cell) = sheet.cell(datum.period, column) else {
        return Told { name, value: words.t("figure-missing").to_owned(), ..Told::default() };
    };
    let value = value_text(project, words, cell, column, datum.series.key.dataset);
    let flow = datum.series.flow();
    let growth = if column.part == Part::Level {
        let growth = Column::growth(flow);
        sheet.cell(datum.period, growth).map(|cell| wording::cell_text(words, cell, growth)).unwrap_or_default()
    } else {
        String::new()
    };
    let adopted = session.figures(datum.series.key.dataset, key_of(sheet, datum)).and_then(Figures::adopted);
    let status = adopted.map(|figure| figure.status).filter(|status| *status != ObsStatus::Normal);
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(wording::origin_sentence(words, project, cell, datum.period));
    if column.part != Part::Level {
        sentences.extend(wording::growth_explained(words, cell, flow));
    }
    sentences.extend(cell.remarks.iter().map(|remark| wording::remark_sentence(words, *remark).to_owned()));
    Told { name, value, growth, status: status.map(|status| wording::status_name(words, status).to_owned()), sentences }
}

/// The value of a cell, with the unit of its dataset where it is an amount.
pub fn value_text(project: &Project, words: &Words, cell: &Cell, column: Column, dataset: DatasetId) -> String {
    let text = wording::cell_text(words, cell, column);
    let head = project.datasets.get(dataset).map(|dataset| &dataset.head);
    match head.filter(|_| column.part == Part::Level && cell.origin != Origin::Nobody) {
        Some(head) => {
            let unit = words.unit(&head.unit, head.shown);
            words.with("chart-hover-value", &[("value", &text), ("unit", &unit)]).trim_end().to_owned()
        }
        None => text,
    }
}

/// The key of the cell behind a mark.
pub fn key_of(sheet: &Sheet, datum: Datum) -> Key {
    column(datum.series).key(datum.period, sheet.question.basis)
}

/// What a series is called in a legend, with its dataset where there are several.
pub fn series_name(view: &View<'_>, viewed: &Viewed, named: Option<&str>, series: Series) -> String {
    if let Some(name) = named {
        return name.to_owned();
    }
    let (words, project) = (view.words, view.session.project());
    let flow = wording::flow_name(words, project, series.flow()).to_owned();
    let several = viewed.chart.datasets.len() > 1;
    match project.datasets.get(series.key.dataset).filter(|_| several) {
        Some(dataset) => {
            words.with("page-series", &[("flow", &flow), ("dataset", &dataset_name(project, dataset, words))])
        }
        None => flow,
    }
}

/// From a mark to its cell in the table of its dataset.
pub fn go_to(view: &mut View<'_>, chart: ChartId, datum: Datum) {
    let Some(chart) = view.session.project().charts.get(chart) else { return };
    let dataset = datum.series.key.dataset;
    if view.session.project().datasets.get(dataset).is_none() {
        return;
    }
    let (cursor, basis) = cell_of(chart, datum.series.flow(), datum.period, datum.series.panel);
    view.act(Action::GoTo(Place::Dataset(dataset)));
    go_to_cell(view, dataset, ShownCell { cursor, rows: rows_of(datum.period), basis });
}

/// A table mostly has levels and growth: what follows from them leads to the level.
fn cell_of(chart: &Chart, flow: Flow, period: Period, panel: PanelKind) -> (Cursor, Option<Basis>) {
    match panel {
        PanelKind::Growth => {
            let basis = Basis { against: chart.against, form: GrowthForm::Percent };
            (Cursor { period, column: Column::growth(flow) }, Some(basis))
        }
        PanelKind::Index => {
            let basis = Basis { against: chart.against, form: GrowthForm::Index };
            (Cursor { period, column: Column::growth(flow) }, Some(basis))
        }
        PanelKind::Level | PanelKind::Share | PanelKind::Contribution => {
            (Cursor { period, column: Column::level(flow) }, None)
        }
    }
}
