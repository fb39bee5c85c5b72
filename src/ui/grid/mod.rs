//! One grid for every table: a cursor, a selection, a field over a cell, and all that hands expect of a spreadsheet.
//!
//! A screen implements [`GridSource`] for its table, keeps a [`GridState`] and calls [`grid_ui`] in the room that the
//! grid is to fill, with the selection as the session keeps it. What hands did comes back as [`GridEvent`]s, to be
//! carried out in their order; [`GridEvent::Selected`] is to be kept and given back in the next frame.
//! Everything is asked of the source for rows in view only, so a million rows cost what twenty do.
//! *Invariant:* nothing in a frame goes through rows that are not in view; only visible cells are in the accessibility
//! tree.

mod access;
mod bars;
mod columns;
mod editor;
mod event;
mod face;
mod heads;
mod keys;
mod menu;
pub mod offers;
mod paint;
mod plan;
mod pointer;
mod source;
mod state;
#[cfg(test)]
mod tests;
mod work;

use egui::{Id, Rect, Sense, Ui, UiBuilder, Vec2};

pub use event::GridEvent;
pub use source::{
    Align, Does, Face, GridSource, Group, Head, Hint, Ink, Mark, MenuEntry, RowHead, Shape, Sorting, Target,
};
pub use state::{Editing, GridState};

use crate::session::grid::{Marks, Spot};
use crate::ui::theme::ROW;
use columns::Need;
use plan::{BAR, Plan};
use work::Work;

/// Height of the heads of the columns.
pub fn header_height(source: &impl GridSource) -> f32 {
    if source.groups().is_empty() { ROW } else { 2.0 * ROW }
}

/// The height at which none of so many rows is hidden under so many head rows.
pub fn full_height_of(rows: usize, head_rows: usize) -> f32 {
    plan::points(rows + head_rows) + 1.0
}

/// The cell of a place, for assistive technology and tooltips.
fn cell_id(grid: Id, spot: Spot) -> Id {
    grid.with(("cell", spot.row, spot.column))
}

/// Draws the grid into all of the room that there is.
///
/// `marks` is the selection in places as they are shown; `None` before a person chose a cell.
pub fn grid_ui<S: GridSource>(
    ui: &mut Ui,
    state: &mut GridState<S::At>,
    source: &S,
    marks: Option<Marks>,
) -> Vec<GridEvent<S::At>> {
    let rect = ui.available_rect_before_wrap();
    let grid = source.id();
    if let Some(direction) = state.leave.take() {
        // To be there before the grid says that it is interested in the focus.
        ui.memory_mut(|memory| memory.move_focus(direction));
    }
    let response = ui.interact(rect, grid, Sense::focusable_noninteractive());
    if std::mem::take(&mut state.take_focus) {
        response.request_focus();
    }
    let chosen = marks.is_some();
    let heads: Vec<_> = (0..source.columns()).map(|column| source.head(column)).collect();
    let mut plan = planned(ui, state, source, &heads, rect);
    state.page = plan.page();
    let mut work = Work::new(state, source, heads, marks);
    work.told();
    let ended = work.keyboard(ui);
    let focused = ui.memory(|memory| memory.has_focus(grid));
    if !chosen {
        // The inspector, the tiles and the menus are about the cursor that is shown.
        work.confirm();
    }
    let outer = ui.scope_builder(UiBuilder::new().max_rect(rect).accessibility_parent(grid), |ui| {
        work.bars(ui, &mut plan, rect);
        work.pointer(ui, &mut plan);
        work.follow(&mut plan);
        work.state.scroll = plan.scroll;
        let last = plan.visible_rows().end.saturating_sub(1);
        plan.show_totals(source.total_of(last), source.totals());
        work.painted(ui, &plan, focused)
    });
    access::grid_node(ui.ctx(), source, outer.inner);
    work.editor(ui, &plan, ended);
    work.menu(ui, &plan);
    let events = work.events;
    if !events.is_empty() {
        ui.ctx().request_repaint();
    }
    ui.advance_cursor_after_rect(rect);
    events
}

/// Where everything lies: measured, laid out and scrolled as before.
fn planned<S: GridSource>(ui: &Ui, state: &mut GridState<S::At>, source: &S, all: &[Head], rect: Rect) -> Plan {
    let header = header_height(source);
    let head_width = source.row_head_width();
    let (rows, totals) = (source.rows(), source.totals());
    let room_for_totals = |height: f32| Plan::room_for_totals(height - header, rows, totals);
    let below = room_for_totals(rect.height());
    let scrolls = plan::points(rows.min(10_000) + below) + header > rect.height();
    let room = Vec2::new(rect.width() - if scrolls { BAR } else { 0.0 }, rect.height());
    let start = state.scroll.top.min(rows);
    let end = (start + plan::whole(f64::from(rect.height() / ROW)) + 2).min(rows);
    let seen = Plan::totals_of(source.total_of(end.saturating_sub(1)), below, totals);
    state.measured.take(source, start..end, rows + seen.start..rows + seen.end, state.editing.is_some());
    let need = |(column, head): (usize, &Head)| Need {
        shape: state.measured.shapes.get(column).copied().unwrap_or_default(),
        head: heads::room_of_head(ui, head),
        left: head.left,
        own: source.width(column),
    };
    let needs: Vec<_> = all.iter().enumerate().map(need).collect();
    let columns = columns::laid(&needs, face::digit_width(ui), room.x - head_width);
    let needed: f32 = columns.iter().map(|column| column.width).sum::<f32>() + head_width;
    let bar = if needed > room.x + 0.5 { BAR } else { 0.0 };
    let inner = Rect::from_min_size(rect.min, Vec2::new(room.x, (room.y - bar).max(header)));
    let plan = Plan::new(inner, header, head_width, source.frozen(), rows, &columns);
    let mut plan = plan.with_totals(room_for_totals(inner.height()));
    plan.scroll_to(state.scroll);
    plan
}
