//! The page of both sides of a trade: one side's exports beside the other's imports, and what can lie between them.

use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui, UiBuilder};

use super::grid::{ReadGrid, read_grid_ui};
use super::{empty_ui, save_ui, title_ui};
use crate::analysis::sheet::RowsOf;
use crate::domain::DatasetId;
use crate::formats::plain_table::PlainTable;
use crate::session::comparison::mirror::{MirrorTable, kinds_of};
use crate::session::comparison::reading::{ReadTable as _, plain_table};
use crate::session::{Action, Place, Session, wording};
use crate::ui::command::{Command, GridCommand};
use crate::ui::dataset::segments;
use crate::ui::grid::full_height_of;
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};
use crate::words::Words;

/// Least height that is left for the causes, as a part of the page.
const CAUSES: f32 = 0.4;

/// What the page keeps between frames.
#[derive(Default)]
pub struct MirrorState {
    /// `None`: the first kind that there is.
    kind: Option<RowsOf>,
    table: ReadGrid,
    /// What can be chosen, as of a state of the project.
    kinds: Option<(DatasetId, u64, Vec<RowsOf>)>,
}

impl MirrorState {
    /// A command of the window's menus.
    pub fn ask(&mut self, command: GridCommand) {
        self.table.ask(command);
    }

    /// What is on the screen, for other programs.
    pub fn plain_table(&self, session: &Session, words: &Words, dataset: DatasetId) -> Option<PlainTable> {
        let kinds = kinds_of(session, dataset);
        let kind = self.kind.filter(|kind| kinds.contains(kind)).or(kinds.first().copied()).unwrap_or_default();
        let table = MirrorTable::new(session, words, dataset, kind)?;
        Some(plain_table(words, &[&table]))
    }

    /// The kinds of periods, looked up again when the project changes.
    fn kinds(&mut self, session: &Session, dataset: DatasetId) -> &[RowsOf] {
        let revision = session.revision();
        if self.kinds.as_ref().is_none_or(|(of, at, _)| (*of, *at) != (dataset, revision)) {
            self.kinds = Some((dataset, revision, kinds_of(session, dataset)));
        }
        self.kinds.as_ref().map_or(&[], |(.., kinds)| kinds)
    }
}

/// The centre of the window for both sides of a trade.
pub fn mirror_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut MirrorState, dataset: DatasetId) {
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 }).show(ui, |ui| {
        let (session, words) = (view.session, view.words);
        let kinds = state.kinds(session, dataset).to_vec();
        let kind = state.kind.filter(|kind| kinds.contains(kind)).or(kinds.first().copied()).unwrap_or_default();
        let table = MirrorTable::new(session, words, dataset, kind);
        let title = title(view, table.as_ref());
        title_ui(ui, view, &title, dataset);
        ui.add_space(4.0);
        let Some(table) = table else {
            nothing_ui(ui, view, dataset);
            return;
        };
        kinds_ui(ui, view, state, &kinds, kind);
        if table.rows() == 0 {
            ui.add_space(8.0);
            ui.label(RichText::new(words.t("mirror-nothing")).color(Theme::of(ui).muted));
        } else {
            table_ui(ui, view, state, &table, (dataset, kind));
        }
        causes_ui(ui, view, &table.causes());
    });
}

/// "Kazakhstan and Azerbaijan, both sides"
fn title(view: &View<'_>, table: Option<&MirrorTable<'_>>) -> String {
    let (words, project) = (view.words, view.session.project());
    let Some((own, other)) = table.map(MirrorTable::datasets) else {
        return words.t("mirror-title-alone").to_owned();
    };
    let name = |area| project.area_name(area, words.language());
    words.with("mirror-title", &[("own", name(&own.head.reporter)), ("other", name(&other.head.reporter))])
}

fn kinds_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut MirrorState, kinds: &[RowsOf], now: RowsOf) {
    let names = kinds.iter().map(|kind| (wording::rows_name(view.words, *kind), *kind == now));
    let chosen = ui.horizontal(|ui| {
        let chosen = if kinds.len() > 1 { segments(ui, names) } else { None };
        save_ui(ui, view);
        chosen
    });
    let chosen = chosen.inner;
    if let Some(kind) = chosen.and_then(|(nth, _)| kinds.get(nth)) {
        state.kind = Some(*kind);
    }
    ui.add_space(6.0);
}

fn table_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut MirrorState,
    table: &MirrorTable<'_>,
    (dataset, kind): (DatasetId, RowsOf),
) {
    let words = view.words;
    let room = ui.available_rect_before_wrap();
    let height = (full_height_of(table.rows(), 2) + 16.0).min((1.0 - CAUSES) * room.height());
    let rect = egui::Rect::from_min_size(room.min, egui::vec2(room.width(), height));
    let of = u64::from(dataset.0.raw()) * 8 + kind as u64;
    let revision = view.session.revision();
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        let named = ("mirror", words.t("mirror-title-alone"));
        read_grid_ui(ui, view, &mut state.table, table, named, (of, revision));
    });
    ui.advance_cursor_after_rect(rect);
}

/// What an asymmetry usually comes from, as far as the datasets tell.
fn causes_ui(ui: &mut Ui, view: &View<'_>, causes: &[String]) {
    let words = view.words;
    let muted = Theme::of(ui).muted;
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(words.t("mirror-causes")).font(theme::strong()));
        ui.label(RichText::new(words.t("mirror-causes-which")).color(muted));
    });
    ui.add_space(2.0);
    ScrollArea::vertical().id_salt("mirror-causes").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(880.0));
        for cause in causes {
            ui.add(Label::new(cause).wrap());
            ui.add_space(2.0);
        }
    });
}

/// No dataset of the other side: what to do next.
fn nothing_ui(ui: &mut Ui, view: &mut View<'_>, dataset: DatasetId) {
    let (words, project) = (view.words, view.session.project());
    let Some(of) = project.datasets.get(dataset) else { return };
    let name = |area| project.area_name(area, words.language());
    let (reporter, partner) = (name(&of.head.reporter), name(&of.head.partner));
    if reporter.is_empty() || partner.is_empty() {
        let what = words.t("mirror-none-areas");
        if empty_ui(ui, words.t("why-not-mirror"), what, words.t("revisions-to-dataset")) {
            view.act(Action::GoTo(Place::Dataset(dataset)));
        }
        return;
    }
    let why = words.with("mirror-none", &[("partner", partner)]);
    let what = words.with("mirror-none-what", &[("reporter", reporter), ("partner", partner)]);
    let spec = Command::NewDataset.spec();
    if empty_ui(ui, &why, &what, words.t(spec.text)) {
        view.requests.push(Request::Run(spec.name));
    }
}
