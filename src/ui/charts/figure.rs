//! The figure behind a mark: its cell, its value in words, where it comes from.

use std::rc::Rc;
use std::sync::Arc;

use super::ChartsState;
use super::view::Viewed;
use crate::analysis::chart::described::{Exacts, with_exacts};
use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, Question, Sheet, sheet};
use crate::domain::marks::{Datum, PanelKind, Series};
use crate::domain::{Against, Chart, ChartId, Dataset, DatasetHead, DatasetId, Figures, Flow, Key, ObsStatus, Period};
use crate::session::find::{ShownCell, rows_of};
use crate::session::new_charts::rows_of_frequency;
use crate::session::{Action, Cursor, Place, dataset_name, wording};
use crate::ui::View;
use crate::ui::find::go_to_cell;

/// What a table is asked so that it has the cells behind the marks of a chart.
fn question(chart: &Chart, basis: Basis) -> Question {
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
    /// The exact figures of a chart: those that its page was made of.
    pub(super) fn exacts_of(&self, view: &View<'_>, chart: &Chart) -> Rc<Exacts> {
        let of_page = self.page.as_ref().and_then(|page| page.exacts(view, chart));
        of_page.unwrap_or_else(|| Rc::new(with_exacts(&view.session.shown_project(), chart, view.words).1))
    }

    /// The table behind the marks of a dataset, worked out again when it or the chart changes.
    pub(super) fn sheet_of(&mut self, view: &View<'_>, chart: &Chart, id: DatasetId) -> Option<Rc<Sheet>> {
        let exacts = self.exacts_of(view, chart);
        let session = view.session;
        let revision = session.dataset_revision(id);
        let question = question(chart, exacts.basis());
        if session.draft().is_none()
            && let Some((at, of, sheet)) = self.sheets.get(&id)
            && *at == revision
            && sheet.question == question
            && of.shown == chart.shown
            && of.flows == chart.flows
        {
            return Some(Rc::clone(sheet));
        }
        let mut dataset = session.shown_dataset(id)?;
        if dataset.head.shown != exacts.shown() {
            let head = DatasetHead { shown: exacts.shown(), ..dataset.head.clone() };
            dataset = Arc::new(Dataset { head, ..Dataset::clone(&dataset) });
        }
        let parts = [Part::Index, Part::Share, Part::Contribution];
        let further: Vec<_> = chart.flows.iter().flat_map(|flow| parts.map(|part| Column::new(*flow, part))).collect();
        let fresh = Rc::new(sheet(&dataset, &session.project().sources, question, &further));
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
pub fn told(view: &View<'_>, (exacts, sheet): (&Exacts, &Sheet), datum: Datum, series_name: &str) -> Told {
    let (session, words) = (view.session, view.words);
    let project = session.project();
    let column = column(datum.series);
    let period = words.period(datum.period);
    let name = words.with("page-figure", &[("series", series_name), ("period", &period)]);
    let value = exacts.with_unit(datum, words).unwrap_or_else(|| words.t("figure-missing").to_owned());
    let Some(cell) = sheet.cell(datum.period, column) else {
        return Told { name, value, ..Told::default() };
    };
    let flow = datum.series.flow();
    let growth = if column.part == Part::Level {
        let growth = Column::growth(flow);
        let text = sheet.cell(datum.period, growth).map(|cell| wording::cell_text(words, cell, growth));
        text.filter(|text| text != words.t("figure-missing")).unwrap_or_default()
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
pub fn go_to(view: &mut View<'_>, state: &mut ChartsState, chart: ChartId, datum: Datum) {
    let Some(chart) = view.session.project().charts.get(chart) else { return };
    let dataset = datum.series.key.dataset;
    if view.session.project().datasets.get(dataset).is_none() {
        return;
    }
    let against = state.exacts_of(view, chart).basis().against;
    let (cursor, basis) = cell_of(against, datum.series.flow(), datum.period, datum.series.panel);
    view.act(Action::GoTo(Place::Dataset(dataset)));
    go_to_cell(view, dataset, ShownCell { cursor, rows: rows_of(datum.period), basis });
}

/// A table mostly has levels and growth: what follows from them leads to the level.
fn cell_of(against: Against, flow: Flow, period: Period, panel: PanelKind) -> (Cursor, Option<Basis>) {
    match panel {
        PanelKind::Growth => {
            let basis = Basis { against, form: GrowthForm::Percent };
            (Cursor { period, column: Column::growth(flow) }, Some(basis))
        }
        PanelKind::Index => {
            let basis = Basis { against, form: GrowthForm::Index };
            (Cursor { period, column: Column::growth(flow) }, Some(basis))
        }
        PanelKind::Level | PanelKind::Share | PanelKind::Contribution => {
            (Cursor { period, column: Column::level(flow) }, None)
        }
    }
}
