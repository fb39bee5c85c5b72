//! The screen of a chart: its page as it will be exported, what the pointer is at, and the form beside it.
//!
//! *Invariant:* the page shows the scene that is exported; zoom, hidden series and what is selected are the window's own.

mod card;
mod drag;
mod figure;
mod form;
mod head;
mod hover;
mod keys;
pub mod made;
mod menu;
mod notes;
mod overlay;
mod page;
mod pointer;
mod slider;
mod state;
mod table;
#[cfg(test)]
mod tests;
pub mod view;

use std::rc::Rc;

use egui::{Frame, Margin, Ui, UiBuilder};

pub use form::{Preset, charts_form_ui, pixels, size_text};
pub use page::fitting;
pub use state::ChartsState;
pub use view::{Look, Viewed};

use crate::domain::{Chart, ChartId};
use crate::ui::fonts::installed as fonts;
use crate::ui::theme::Theme;
use crate::ui::{Request, View};
use made::Page;

/// The centre of the window for a chart.
pub fn charts_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, id: ChartId) {
    let Some(chart) = view.session.project().charts.shared(id) else { return };
    let before = (view.actions.len(), state.look(id), state.mode, state.as_table);
    let fresh = state.begin(id);
    follow(ui.ctx(), view, state, &chart);
    state.meet(id);
    let margin = Margin { left: 16, right: 16, top: 12, bottom: 4 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        head::head_ui(ui, view, state, &chart);
        // What the line over the page changed is seen at once.
        follow(ui.ctx(), view, state, &chart);
        ui.add_space(4.0);
        if state.as_table {
            table::table_ui(ui, view, state, &chart);
        } else {
            paper_ui(ui, view, state, &chart);
        }
    });
    if fresh || before != (view.actions.len(), state.look(id), state.mode, state.as_table) {
        ui.ctx().request_repaint();
    }
}

fn follow(ctx: &egui::Context, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let look = state.look(chart.id);
    let font = fonts::font_of(ctx, &view.session.project().head.style.font, view.requests);
    // Another font has other widths.
    let known = state.page.take().filter(|_| font.families == state.font.families).and_then(Rc::into_inner);
    let held = state.dragged.as_ref().map_or(&[][..], |dragged| &dragged.held);
    state.page = Some(Rc::new(Page::follow(known, view, chart, (&look, held), &font.font)));
    state.font = font;
}

/// The page and the period slider under it.
fn paper_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let room = ui.available_rect_before_wrap();
    let picture = state.picture_of(chart.id);
    let slides = picture.as_ref().is_some_and(|picture| slider::slides(picture));
    let under = if slides { slider::HEIGHT } else { 0.0 };
    let upper = egui::Rect::from_min_max(room.min, egui::pos2(room.right(), room.bottom() - under));
    ui.scope_builder(UiBuilder::new().max_rect(upper), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(upper));
        page::page_ui(ui, view, state, chart);
    });
    if let Some(picture) = picture.filter(|_| slides) {
        let lower = egui::Rect::from_min_max(egui::pos2(room.left(), upper.bottom()), room.max);
        ui.painter().rect_filled(lower, 0.0, Theme::of(ui).surface);
        let look = state.look(chart.id);
        let asked =
            ui.scope_builder(UiBuilder::new().max_rect(lower), |ui| slider::slider_ui(ui, view.words, &picture, &look));
        if let Some(span) = asked.inner {
            state.look_mut(chart.id).zoom_to(&picture, span);
        }
    }
    ui.advance_cursor_after_rect(room);
}

/// The picture as it is seen goes to the clipboard.
fn copy_picture(state: &ChartsState, view: &mut View<'_>, id: ChartId) {
    view.requests.push(Request::CopyChart(id, state.look(id).looked()));
}
