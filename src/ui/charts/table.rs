//! A chart as a table: its series across, its periods down, in a grid that can be read and copied, not typed into.

use std::rc::Rc;

use egui::{Id, Ui};

use super::figure::{self, column, value_text};
use super::state::ChartsState;
use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Column, Part, Sheet};
use crate::domain::marks::{Across, Datum, PanelKind, Picture, Series, SeriesKey};
use crate::domain::{Chart, DatasetId, Flow, Period};
use crate::session::all_figures::written;
use crate::session::grid::{Cells, Marks, Spot};
use crate::session::{Session, wording};
use crate::ui::View;
use crate::ui::grid::{Align, Face, GridEvent, GridSource, GridState, Head, RowHead, grid_ui};
use crate::ui::{Request, theme};
use crate::words::{Words, plain_spaces};

/// What the table keeps between frames.
#[derive(Default)]
pub struct TableState {
    grid: GridState<Spot>,
    marks: Option<Marks>,
}

/// A series in one form.
struct SeriesColumn {
    series: Series,
    column: Column,
    sheet: Rc<Sheet>,
    head: String,
}

struct ChartTable<'a> {
    session: &'a Session,
    words: &'a Words,
    title: String,
    columns: Vec<SeriesColumn>,
    periods: Vec<Period>,
    revision: u64,
}

impl Cells for ChartTable<'_> {
    fn rows(&self) -> usize {
        self.periods.len()
    }

    fn columns(&self) -> usize {
        self.columns.len()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        self.text(spot) != self.words.t("figure-missing")
    }
}

impl ChartTable<'_> {
    fn text(&self, spot: Spot) -> String {
        let missing = || self.words.t("figure-missing").to_owned();
        let Some((of, period)) = self.columns.get(spot.column).zip(self.periods.get(spot.row)) else {
            return missing();
        };
        match of.sheet.row_of(*period).and_then(|row| of.sheet.glance(row, of.column)) {
            Some(cell) => wording::cell_text(self.words, &cell, of.column),
            None => missing(),
        }
    }

    fn datum(&self, spot: Spot) -> Option<Datum> {
        let (of, period) = self.columns.get(spot.column).zip(self.periods.get(spot.row))?;
        Some(Datum { period: *period, series: of.series })
    }
}

impl GridSource for ChartTable<'_> {
    type At = Spot;

    fn at(&self, spot: Spot) -> Option<Spot> {
        let last = self.last()?;
        (spot.row <= last.row && spot.column <= last.column).then_some(spot)
    }

    fn spot_of(&self, at: Spot) -> Option<Spot> {
        self.at(at)
    }

    fn words(&self) -> &Words {
        self.words
    }

    fn id(&self) -> Id {
        Id::unique("chart-table")
    }

    fn name(&self) -> String {
        self.title.clone()
    }

    fn revision(&self) -> u64 {
        self.revision
    }

    fn head(&self, column: usize) -> Head {
        let text = self.columns.get(column).map(|of| of.head.clone()).unwrap_or_default();
        Head { text, ..Head::default() }
    }

    fn row_head_width(&self) -> f32 {
        132.0
    }

    fn row_head_title(&self) -> String {
        self.words.t("page-table-period").to_owned()
    }

    fn row_head(&self, row: usize) -> RowHead {
        let text = self.periods.get(row).map(|period| self.words.period(*period)).unwrap_or_default();
        RowHead { text, ..RowHead::default() }
    }

    fn face(&self, spot: Spot) -> Face {
        Face { text: self.text(spot), align: Align::Right, ..Face::default() }
    }

    fn cell_name(&self, spot: Spot) -> String {
        let head = self.columns.get(spot.column).map(|of| of.head.clone()).unwrap_or_default();
        let period = self.periods.get(spot.row).map(|period| self.words.period(*period)).unwrap_or_default();
        plain_spaces(&self.words.with("page-figure", &[("series", &head), ("period", &period)]))
    }

    fn sentences(&self, spot: Spot) -> Vec<String> {
        let Some((of, datum)) = self.columns.get(spot.column).zip(self.datum(spot)) else { return Vec::new() };
        let project = self.session.project();
        let Some(cell) = of.sheet.cell(datum.period, of.column) else { return Vec::new() };
        let value = value_text(project, self.words, cell, of.column, datum.series.key.dataset);
        std::iter::once(value).chain(wording::origin_sentence(self.words, project, cell, datum.period)).collect()
    }

    fn text_to_edit(&self, _spot: Spot) -> Result<String, String> {
        Err(self.words.t("page-table-not-typed").to_owned())
    }

    fn opens(&self, _spot: Spot) -> bool {
        true
    }
}

/// Draws the table into the room that is left.
pub fn table_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let Some(table) = made(view, state, chart) else { return };
    if table.columns.is_empty() || table.periods.is_empty() {
        ui.label(egui::RichText::new(view.words.t("page-empty")).font(theme::body()));
        return;
    }
    let mut own = std::mem::take(&mut state.table);
    let marks = own.marks.as_ref().and_then(|marks| marks.within(&table));
    let events = grid_ui(ui, &mut own.grid, &table, marks);
    let mut opened = None;
    for event in events {
        match event {
            GridEvent::Selected(marks) => own.marks = Some(marks),
            GridEvent::Copy { marks, with_headings } => copy(view, &table, &marks, with_headings),
            GridEvent::Opened(at) => opened = table.datum(at),
            _ => {}
        }
    }
    state.table = own;
    if let Some(datum) = opened {
        figure::go_to(view, chart.id, datum);
    }
}

fn copy(view: &mut View<'_>, table: &ChartTable<'_>, marks: &Marks, with_headings: bool) {
    let block = marks.block(table);
    let period = |row: usize| table.periods.get(row).map(|period| table.words.period(*period)).unwrap_or_default();
    let heads = table.columns.get(block.columns()).unwrap_or_default().iter().map(|of| of.head.clone());
    let corner = table.words.t("page-table-period").to_owned();
    let heads = with_headings.then(|| std::iter::once(corner).chain(heads).collect());
    let missing = table.words.t("figure-missing");
    let cell = |row, column| {
        let text = plain_spaces(&table.text(Spot::new(row, column)));
        if text == missing { String::new() } else { text }
    };
    let rows = block.rows().map(|row| {
        let cells = block.columns().map(|column| cell(row, column));
        with_headings.then(|| plain_spaces(&period(row))).into_iter().chain(cells).collect()
    });
    view.requests.push(Request::Copy(written(heads, rows)));
}

/// Every series that is not hidden, in each form that the chart draws; the periods in view.
fn made<'a>(view: &View<'a>, state: &mut ChartsState, chart: &Chart) -> Option<ChartTable<'a>> {
    let page = state.page.as_ref()?;
    let look = state.look(chart.id);
    let (picture, title) = (page.whole(), page.picture().captions.title.clone());
    let span = look.view(&picture);
    let mut columns = Vec::new();
    for (dataset, flow) in strands(&picture) {
        let key = SeriesKey { dataset, flow, year: None };
        if look.hidden.contains(&key) {
            continue;
        }
        let Some(sheet) = state.sheet_of(view.session, chart, dataset) else { continue };
        for panel in kinds(&picture) {
            let series = Series { key, panel };
            let head = head(view, state, chart, &picture, series);
            columns.push(SeriesColumn { series, column: column(series), sheet: Rc::clone(&sheet), head });
        }
    }
    let mut periods: Vec<Period> = Vec::new();
    for of in &columns {
        let shown = |period: &Period| in_view(&picture, span, chart, *period);
        periods.extend(of.sheet.periods().filter(shown));
        periods.sort_unstable();
        periods.dedup();
    }
    let (session, words) = (view.session, view.words);
    Some(ChartTable { session, words, title, columns, periods, revision: session.revision() })
}

/// Each dataset and flow once: curves of years are one column.
fn strands(picture: &Picture) -> Vec<(DatasetId, Flow)> {
    let mut all = Vec::new();
    for key in picture.legend.iter().map(|named| named.key) {
        if !all.contains(&(key.dataset, key.flow)) {
            all.push((key.dataset, key.flow));
        }
    }
    all
}

fn kinds(picture: &Picture) -> Vec<PanelKind> {
    let mut all = Vec::new();
    for panel in &picture.panels {
        if !all.contains(&panel.kind) {
            all.push(panel.kind);
        }
    }
    all
}

fn in_view(picture: &Picture, span: (f64, f64), chart: &Chart, period: Period) -> bool {
    let from = chart.from.is_none_or(|from| period.start_index() >= from.start_index());
    let to = chart.to.is_none_or(|to| period.end_index() <= to.end_index());
    let middle = f64::midpoint(f64::from(period.start_index()), f64::from(period.end_index()));
    from && to && (picture.across != Across::Time || (span.0..=span.1).contains(&middle))
}

fn head(view: &View<'_>, state: &ChartsState, chart: &Chart, picture: &Picture, series: Series) -> String {
    let named = picture.named(series.key).map(|named| named.name.as_str());
    let name = figure::series_name(view, &state.viewed(chart), named, series);
    let basis = Basis { against: chart.against, ..Basis::default() };
    match column(series).part {
        Part::Level => name,
        _ => wording::column_name(view.words, column(series), basis, &name),
    }
}
