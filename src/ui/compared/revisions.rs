//! The page of revisions: of one cell, one series or a whole dataset.

use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{Frame, Label, Margin, RichText, Ui, UiBuilder};

use super::grid::{ReadGrid, read_grid_ui};
use super::{empty_ui, save_ui, title_ui};
use crate::analysis::revisions::Scope;
use crate::domain::{DatasetId, Key};
use crate::formats::plain_table::PlainTable;
use crate::session::comparison::reading::{ReadTable as _, plain_table};
use crate::session::comparison::revisions::{RevisionTable, series_name};
use crate::session::{Action, Place, Session, dataset_name};
use crate::ui::View;
use crate::ui::command::GridCommand;
use crate::ui::dataset::segments;
use crate::ui::grid::full_height_of;
use crate::ui::theme::Theme;
use crate::words::Words;

/// How much of the page the means take at most.
const PART: f32 = 0.45;

/// What the page keeps between frames.
#[derive(Default)]
pub struct RevisionsState {
    /// The cell that a person came from.
    cell: Option<(DatasetId, Key)>,
    wide: Wide,
    table: ReadGrid,
    means: ReadGrid,
    /// The means have the keyboard's commands.
    on_means: bool,
}

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
enum Wide {
    Cell,
    #[default]
    Series,
    Dataset,
}

impl RevisionsState {
    /// Begins with the series of a cell, where it is known.
    pub fn begin_with(&mut self, dataset: DatasetId, cell: Option<Key>) {
        *self = Self { cell: cell.map(|key| (dataset, key)), ..Self::default() };
    }

    /// A command of the window's menus.
    pub fn ask(&mut self, command: GridCommand) {
        if self.on_means { self.means.ask(command) } else { self.table.ask(command) }
    }

    fn key_in(&self, dataset: DatasetId) -> Option<Key> {
        self.cell.filter(|(of, _)| *of == dataset).map(|(_, key)| key)
    }

    fn scope(&self, dataset: DatasetId) -> Scope {
        match (self.key_in(dataset), self.wide) {
            (Some(key), Wide::Cell) => Scope::Cell(key),
            (Some(key), Wide::Series) => Scope::Series(key.flow, key.measure),
            (None, _) | (_, Wide::Dataset) => Scope::Dataset,
        }
    }

    /// What is on the screen, for other programs.
    pub fn plain_table(&self, session: &Session, words: &Words, dataset: DatasetId) -> Option<PlainTable> {
        let table = RevisionTable::new(session, words, dataset, self.scope(dataset))?;
        Some(plain_table(words, &[&table, &table.means()]))
    }
}

/// The centre of the window for revisions.
pub fn revisions_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut RevisionsState, dataset: DatasetId) {
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 }).show(ui, |ui| {
        let (session, words) = (view.session, view.words);
        let Some(of) = session.project().datasets.get(dataset) else { return };
        let name = dataset_name(session.project(), of, words);
        title_ui(ui, view, &words.with("revisions-of", &[("what", &name)]), dataset);
        ui.add_space(4.0);
        let scope = state.scope(dataset);
        let Some(table) = RevisionTable::new(session, words, dataset, scope) else { return };
        scope_ui(ui, view, state, dataset);
        counts_ui(ui, view, &table);
        ui.add_space(4.0);
        if table.rows() == 0 {
            nothing_ui(ui, view, state, dataset);
            return;
        }
        tables_ui(ui, view, state, &table, dataset);
    });
}

/// This cell, its series, or all.
fn scope_ui(ui: &mut Ui, view: &View<'_>, state: &mut RevisionsState, dataset: DatasetId) {
    let (words, project) = (view.words, view.session.project());
    let Some(key) = state.key_in(dataset) else { return };
    let series = series_name(words, project, key.flow, key.measure);
    let cell = words.with("figure-cell-name", &[("column", &series), ("period", &words.period(key.period))]);
    let series = words.with("revisions-scope-series", &[("series", &series)]);
    let all = [Wide::Cell, Wide::Series, Wide::Dataset];
    let names = [cell.as_str(), series.as_str(), words.t("revisions-scope-dataset")];
    let named = names.iter().zip(all).map(|(name, wide)| (*name, state.wide == wide));
    let chosen = ui.horizontal_wrapped(|ui| segments(ui, named)).inner;
    if let Some(wide) = chosen.and_then(|(nth, _)| all.get(nth)) {
        state.wide = *wide;
    }
}

/// "2 issues · 5 cells with more than one figure · 3 cells with one figure only are not shown"
fn counts_ui(ui: &mut Ui, view: &mut View<'_>, table: &RevisionTable<'_>) {
    let (words, found) = (view.words, table.found());
    if found.rows.is_empty() {
        return;
    }
    let mut parts =
        vec![words.count("revisions-issues", found.issues.len()), words.count("revisions-cells", found.rows.len())];
    parts.extend((found.lone > 0).then(|| words.count("revisions-lone", found.lone)));
    let muted = Theme::of(ui).muted;
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(parts.join(" · ")).color(muted)).wrap());
        save_ui(ui, view);
    });
    if !found.has_revisions() {
        ui.horizontal_wrapped(|ui| {
            ui.label(words.t("revisions-not-dated"));
            if ui.button(words.t("revisions-sources")).clicked() {
                view.act(Action::GoTo(Place::Sources));
            }
        });
    }
}

/// One issue only: what to do next.
fn nothing_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut RevisionsState, dataset: DatasetId) {
    let words = view.words;
    let wider = state.scope(dataset) != Scope::Dataset
        && view.session.revisions_of(dataset, Scope::Dataset).is_some_and(|found| !found.rows.is_empty());
    let button = words.t(if wider { "revisions-none-wider" } else { "revisions-to-dataset" });
    if empty_ui(ui, words.t("revisions-none"), words.t("revisions-none-what"), button) {
        if wider {
            state.wide = Wide::Dataset;
        } else {
            view.act(Action::GoTo(Place::Dataset(dataset)));
        }
    }
}

fn tables_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut RevisionsState,
    table: &RevisionTable<'_>,
    dataset: DatasetId,
) {
    let words = view.words;
    let revision = view.session.revision();
    let of = number_of(&(dataset, state.scope(dataset), table.columns(), table.found().issues.len()));
    let means = table.means();
    let room = ui.available_rect_before_wrap();
    // As high as all means need, and no higher than their part of the page.
    let wanted = full_height_of(means.rows(), 1) + 16.0;
    let below = if means.rows() == 0 { 0.0 } else { wanted.min(PART * room.height()) };
    let needed = full_height_of(table.rows(), 2) + 16.0;
    let above = (room.height() - below).min(needed);
    let upper = egui::Rect::from_min_size(room.min, egui::vec2(room.width(), above - 8.0));
    ui.scope_builder(UiBuilder::new().max_rect(upper), |ui| {
        let named = ("revisions", words.t("revisions-title"));
        read_grid_ui(ui, view, &mut state.table, table, named, (of, revision));
    });
    if below > 0.0 {
        let top = upper.bottom() + 8.0;
        let lower = egui::Rect::from_min_max(egui::pos2(room.left(), top), room.max);
        ui.scope_builder(UiBuilder::new().max_rect(lower), |ui| {
            let named = ("revisions-means", words.t("revisions-means"));
            read_grid_ui(ui, view, &mut state.means, &means, named, (of, revision));
        });
    }
    state.on_means = ui.memory(|memory| memory.has_focus(egui::Id::unique("revisions-means")));
    ui.advance_cursor_after_rect(room);
}

fn number_of(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}
