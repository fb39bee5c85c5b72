//! A chart as a table: its series across, its periods down, in a grid that can be read and copied, not typed into.

use std::rc::Rc;

use egui::{Id, Ui};

use super::figure::{self, column};
use super::state::ChartsState;
use crate::analysis::chart::described::{ExactRow, Exacts};
use crate::analysis::sheet::{Part, Sheet};
use crate::domain::Chart;
use crate::domain::marks::{Across, Datum, Series};
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

/// A series, with the table of its cells.
struct SeriesColumn {
    series: Series,
    sheet: Option<Rc<Sheet>>,
    head: String,
}

struct ChartTable<'a> {
    session: &'a Session,
    words: &'a Words,
    title: String,
    columns: Vec<SeriesColumn>,
    rows: Vec<ExactRow>,
    exacts: Rc<Exacts>,
    revision: u64,
}

impl Cells for ChartTable<'_> {
    fn rows(&self) -> usize {
        self.rows.len()
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
        let text = self.datum(spot).and_then(|datum| self.exacts.text(datum, self.words));
        text.unwrap_or_else(|| self.words.t("figure-missing").to_owned())
    }

    fn datum(&self, spot: Spot) -> Option<Datum> {
        let (of, row) = self.columns.get(spot.column).zip(self.rows.get(spot.row))?;
        self.exacts.datum(row, of.series)
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
        let text = self.rows.get(row).map(|row| row.head.clone()).unwrap_or_default();
        RowHead { text, ..RowHead::default() }
    }

    fn face(&self, spot: Spot) -> Face {
        Face { text: self.text(spot), align: Align::Right, ..Face::default() }
    }

    fn cell_name(&self, spot: Spot) -> String {
        let head = self.columns.get(spot.column).map(|of| of.head.clone()).unwrap_or_default();
        let period = self.rows.get(spot.row).map(|row| row.head.clone()).unwrap_or_default();
        plain_spaces(&self.words.with("page-figure", &[("series", &head), ("period", &period)]))
    }

    fn sentences(&self, spot: Spot) -> Vec<String> {
        let Some((of, datum)) = self.columns.get(spot.column).zip(self.datum(spot)) else { return Vec::new() };
        let project = self.session.project();
        let sheet = of.sheet.as_ref();
        let cell = sheet.and_then(|sheet| sheet.cell(datum.period, column(of.series)));
        let origin = cell.and_then(|cell| wording::origin_sentence(self.words, project, cell, datum.period));
        self.exacts.with_unit(datum, self.words).into_iter().chain(origin).collect()
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
    if table.columns.is_empty() || table.rows.is_empty() {
        ui.label(egui::RichText::new(view.words.t("page-empty")).font(theme::body()));
        return;
    }
    let unit = state.picture().map(|picture| picture.captions.subtitle.clone()).unwrap_or_default();
    if !unit.is_empty() {
        ui.add(egui::Label::new(egui::RichText::new(unit).color(theme::Theme::of(ui).muted)).wrap());
        ui.add_space(theme::STEP);
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
        figure::go_to(view, state, chart.id, datum);
    }
}

fn copy(view: &mut View<'_>, table: &ChartTable<'_>, marks: &Marks, with_headings: bool) {
    let block = marks.block(table);
    let period = |row: usize| table.rows.get(row).map(|row| row.head.clone()).unwrap_or_default();
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

/// Every series that is not hidden; what is in view.
fn made<'a>(view: &View<'a>, state: &mut ChartsState, chart: &Chart) -> Option<ChartTable<'a>> {
    let page = state.page.as_ref()?;
    let look = state.look(chart.id);
    let (picture, title) = (page.whole(), page.picture().captions.title.clone());
    let span = look.view(&picture);
    let exacts = state.exacts_of(view, chart);
    let mut columns = Vec::new();
    for (series, name) in exacts.series() {
        if look.hidden.contains(&series.key) {
            continue;
        }
        let sheet = state.sheet_of(view, chart, series.key.dataset);
        let head = match column(series).part {
            Part::Level => name,
            _ => wording::column_name(view.words, column(series), exacts.basis(), &name),
        };
        columns.push(SeriesColumn { series, sheet, head });
    }
    let on_time = picture.across == Across::Time;
    let shown = |row: &ExactRow| !on_time || (span.0..=span.1).contains(&row.x);
    let rows = exacts.rows(view.words).into_iter().filter(shown).collect();
    let (session, words) = (view.session, view.words);
    Some(ChartTable { session, words, title, columns, rows, exacts, revision: session.revision() })
}
