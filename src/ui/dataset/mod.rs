//! The screen of a dataset: headline figures, the grid, the chart under it, and the inspector beside it.
//!
//! *Invariant:* everything is drawn from the session and answered with actions; what is kept here is scroll, sizes and
//! texts that are being typed.

mod form;
mod grid;
mod header;
pub(in crate::ui) mod inspector;
mod look;
mod paste;
mod periods;
mod texts;
mod tiles;
mod toolbar;

use std::collections::BTreeMap;
use std::rc::Rc;

use egui::{Align, CursorIcon, Key, Rect, RichText, Sense, Ui, UiBuilder};

use self::grid::{GridState, Wish};
use crate::analysis::sheet::RowsOf;
use crate::domain::{Dataset, DatasetId, Figures, Period};
use crate::session::{Action, DatasetTable, Place};
use crate::ui::View;
use crate::ui::chart::{ChartState, chart_ui};
use crate::ui::command::GridCommand;
use crate::ui::theme::{ROW, Theme};

pub use form::FormState;
pub use grid::{clear_selected, decimals_of_cell};
pub use header::indicator_name;
pub use paste::{PasteState, paste_ui, picture_ui};
pub use toolbar::segments;

/// Least heights of the two halves of the centre.
const LEAST_GRID: f32 = 4.0 * ROW;
const LEAST_CHART: f32 = 112.0;
const HANDLE: f32 = 8.0;

/// What the dataset screen keeps between frames, for whichever dataset is shown.
#[derive(Default)]
pub struct DatasetState {
    grid: GridState,
    inspector: inspector::InspectorState,
    form: FormState,
    rare_rows: toolbar::RareRows,
    pub chart: ChartState,
    /// The text in "Add period" and why it was not taken.
    period_text: String,
    period_refusal: Option<String>,
    /// Height of the grid where a person dragged the border; by dataset.
    grid_heights: BTreeMap<DatasetId, f32>,
    shown: Option<DatasetId>,
}

impl DatasetState {
    /// Takes in a text that is still being typed: for when another screen comes without a click.
    pub fn commit_typing(&mut self, view: &mut View<'_>) {
        if let Some(shown) = self.shown {
            self.grid.commit(view, shown);
        }
        self.inspector.commit(view);
    }

    /// A command on the selected cells, carried out when the grid is drawn next.
    pub fn ask(&mut self, command: GridCommand) {
        self.grid.ask(command);
    }

    /// What the selected cells come to, for the status line.
    pub fn summary(&self) -> &str {
        self.grid.summary()
    }

    /// Opens the form with the dataset's own fields.
    pub fn edit_dataset(&mut self, dataset: &Dataset) {
        self.form.open(dataset);
    }
}

/// The row that is offered after the last one.
fn next_period(rows: RowsOf, last: Option<Period>, view: &View<'_>) -> Option<Period> {
    let this_year = i32::from(view.today.year());
    match last {
        Some(last) if rows == RowsOf::OtherSpans => last.plus_years(1),
        Some(last) => last.next().filter(|next| rows.shows(*next)),
        None => match rows {
            RowsOf::Years => Period::of_year(this_year - 1),
            RowsOf::HalfYears => Period::of_half(this_year, 1),
            RowsOf::Quarters => Period::of_quarter(this_year, 1),
            RowsOf::Months => Period::of_month(this_year, 1),
            RowsOf::YearToDate => Period::year_to(this_year, 2),
            RowsOf::OtherSpans => None,
        },
    }
}

/// The centre of the window for a dataset.
pub fn dataset_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, id: DatasetId) {
    let Some(dataset) = view.session.project().datasets.shared(id) else { return };
    let Some(sheet) = view.session.sheet(id) else { return };
    let before = view.actions.len();
    if state.shown != Some(id) {
        state.commit_typing(view);
        state.shown = Some(id);
        state.grid.reset();
        state.inspector = inspector::InspectorState::default();
    }
    let shown = view.session.view_of(id);
    let next = next_period(shown.question.rows, sheet.periods().next_back(), view);
    let Some(table) = view.session.table(id, next) else { return };
    header::header_ui(ui, view, state, &dataset, next);
    ui.add_space(8.0);
    let empty = dataset.periods.is_empty() && dataset.observations.is_empty() && view.session.draft().is_none();
    if empty {
        empty_ui(ui, view, state, id);
    } else {
        tiles::tiles_ui(ui, view, &sheet);
        ui.add_space(8.0);
        toolbar::toolbar_ui(ui, view, &mut state.rare_rows, &dataset, &table);
        ui.add_space(6.0);
        halves_ui(ui, view, state, id, &table);
    }
    grant(view, state, id);
    if form::form_ui(ui, view, &mut state.form, id) {
        state.grid.focus();
    }
    if view.actions.len() > before {
        ui.ctx().request_repaint();
    }
}

/// The content of the panel beside the centre.
pub fn inspector_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, id: DatasetId) {
    let before = view.actions.len();
    inspector::inspector_ui(ui, view, &mut state.inspector, id);
    if view.actions.len() > before {
        ui.ctx().request_repaint();
    }
}

fn empty_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, id: DatasetId) {
    let words = view.words;
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words.t("dataset-empty")).color(Theme::of(ui).muted));
        ui.add_space(8.0);
        let first = next_period(RowsOf::Years, None, view);
        if let Some(first) = first.filter(|_| ui.button(words.t("dataset-add-first-year")).clicked()) {
            header::add_period(view, state, id, first);
        }
    });
}

/// The grid and the chart under it, with a border that can be moved.
fn halves_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, id: DatasetId, table: &Rc<DatasetTable>) {
    let room = ui.available_rect_before_wrap();
    let most = (room.height() - LEAST_CHART - HANDLE).max(LEAST_GRID);
    let wished = state.grid_heights.get(&id).copied();
    let full = grid::full_height(table);
    // A table that is cut leaves a little more to the chart than one that is whole.
    let own = if full <= room.height() * 0.55 { full } else { room.height() * 0.45 };
    let height = wished.unwrap_or(own).clamp(LEAST_GRID, most);
    let upper = Rect::from_min_size(room.min, egui::vec2(room.width(), height));
    ui.scope_builder(UiBuilder::new().max_rect(upper), |ui| grid::grid_ui(ui, view, &mut state.grid, table));
    let handle =
        Rect::from_min_max(egui::pos2(room.left(), upper.bottom()), egui::pos2(room.right(), upper.bottom() + HANDLE));
    if let Some(height) = handle_ui(ui, view, handle, height) {
        state.grid_heights.insert(id, height.clamp(LEAST_GRID, most));
    }
    let lower = Rect::from_min_max(egui::pos2(room.left(), handle.bottom()), room.max);
    if lower.height() >= LEAST_CHART {
        let builder = UiBuilder::new().max_rect(lower).layout(egui::Layout::top_down(Align::Min));
        // The one place where the chart is called.
        ui.scope_builder(builder, |ui| chart_ui(ui, view, &mut state.chart, id));
    }
    ui.advance_cursor_after_rect(room);
}

/// The border between grid and chart; gives the new height of the grid when it is moved.
fn handle_ui(ui: &Ui, view: &View<'_>, rect: Rect, height: f32) -> Option<f32> {
    let response = ui.interact(rect, ui.unique_id().with("grid-height"), Sense::drag());
    let response = response.on_hover_cursor(CursorIcon::ResizeVertical);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Splitter);
        node.set_label(view.words.t("dataset-grid-height"));
    });
    if response.hovered() || response.dragged() || response.has_focus() {
        let stroke = egui::Stroke::new(1.0, Theme::of(ui).accent);
        ui.painter().hline(rect.x_range(), rect.center().y, stroke);
    }
    if response.has_focus() {
        let arrows = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let step = ui.input(|input| match (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)) {
            (true, false) => ROW,
            (false, true) => -ROW,
            _ => 0.0,
        });
        if step != 0.0 {
            return Some(height + step);
        }
    }
    response.dragged().then(|| height + response.drag_delta().y)
}

/// Carries out what a menu of the grid asked of the screen around it.
fn grant(view: &mut View<'_>, state: &mut DatasetState, id: DatasetId) {
    match state.grid.take_wish() {
        Some(Wish::AddFigure) => state.inspector.add_figure(),
        Some(Wish::ShowSource(key)) => {
            let adopted = view.session.figures(id, key).and_then(Figures::adopted);
            if let Some(source) = adopted.and_then(|figure| figure.source) {
                view.act(Action::GoTo(Place::Source(source)));
            }
        }
        None => {}
    }
}

#[cfg(test)]
mod tests;
