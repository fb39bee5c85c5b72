//! The pointer on the page: what it is at, clicks, panning, zooming, spans for notes.

use egui::{CursorIcon, Pos2, Stroke, Ui};

use super::figure;
use super::menu::Opened;
use super::notes::NoteText;
use super::page::Spot;
use super::state::{ChartsState, Mode};
use crate::domain::ChartNote;
use crate::domain::drawing::{Drawing, DrawnPanel};
use crate::domain::marks::{Across, Datum, Picture};
use crate::ui::View;
use crate::ui::theme::Theme;

/// One notch of a wheel is about 50 points.
const PER_POINT: f64 = 1.0 / 250.0;
/// How far from a mark the pointer is still at it, in pixels of the drawing.
const NEAR: f64 = 28.0;

/// Carries out what the pointer does; gives the figure that it is at.
pub fn pointer_ui(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>) -> Option<Datum> {
    let (drawing, response) = (spot.page.drawing(), spot.response);
    let inside = |pos: Pos2| spot.place.inside(pos);
    if response.contains_pointer() {
        wheel(ui, state, spot);
    }
    let at = response.hover_pos().filter(|_| !response.dragged()).map(inside);
    let hovered = at.and_then(|(x, y)| nearest(drawing, x, y));
    let hit = |pos: Option<Pos2>| pos.map(inside).and_then(|(x, y)| drawing.datum_at(x, y).or(nearest(drawing, x, y)));
    if let Some(datum) = hovered {
        crosshair(ui, spot, datum);
    }
    if state.mode == Mode::Note && response.hovered() {
        ui.set_cursor_icon(CursorIcon::Crosshair);
    } else if hovered.is_some() && state.mode == Mode::Look {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    if response.clicked() || response.drag_started() || response.secondary_clicked() {
        response.request_focus();
    }
    if response.double_clicked() && state.mode != Mode::Note {
        state.look_mut(spot.chart.id).span = None;
    } else if response.clicked() {
        clicked(ui, view, state, spot, hit(response.interact_pointer_pos()));
    }
    if response.secondary_clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        let (x, y) = inside(pos);
        let datum = hit(Some(pos));
        state.selected = datum.or(state.selected);
        state.menu = Some(Opened { at: pos, datum, months: months_at(drawing, x, y) });
    }
    match state.mode {
        Mode::Look => pan(ui, state, spot),
        Mode::Note => span(ui, state, spot),
        Mode::Drag => {}
    }
    hovered
}

fn clicked(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>, hit: Option<Datum>) {
    let pos = spot.response.interact_pointer_pos();
    match (state.mode, hit) {
        (Mode::Note, Some(datum)) => state.note = Some(NoteText::on(spot.chart, datum)),
        (Mode::Note, None) => {
            let (x, y) = pos.map(|pos| spot.place.inside(pos)).unwrap_or_default();
            let months = months_at(spot.page.drawing(), x, y);
            let stop = months.and_then(|months| spot.page.picture().nearest(months));
            state.note = stop.map(|stop| NoteText::over(spot.chart, stop.period, stop.period));
        }
        (_, Some(datum)) if ui.input(|input| input.modifiers.command) => {
            figure::go_to(view, state, spot.chart.id, datum);
        }
        (_, hit) => state.selected = hit,
    }
    if state.note.is_some() {
        state.mode = Mode::Look;
    }
}

/// The panel at a place, and its place among tiles from left to right.
fn panel_at(drawing: &Drawing, x: f64, y: f64) -> Option<&DrawnPanel> {
    drawing.panels.iter().find(|panel| panel.area.contains(x, y))
}

/// How far right of the first panel another one stands.
pub fn offset(drawing: &Drawing, panel: &DrawnPanel) -> f64 {
    panel.area.left - drawing.panels.first().map_or(0.0, |first| first.area.left)
}

/// Months at a place inside a panel.
pub fn months_at(drawing: &Drawing, x: f64, y: f64) -> Option<f64> {
    let panel = panel_at(drawing, x, y)?;
    Some(drawing.months_at(x - offset(drawing, panel)))
}

/// The figure whose mark is at a place or nearest to it.
pub fn nearest(drawing: &Drawing, x: f64, y: f64) -> Option<Datum> {
    let panel = panel_at(drawing, x, y)?;
    if let Some(datum) = drawing.datum_at(x, y) {
        return Some(datum);
    }
    let beyond = |from: f64, to: f64, at: f64| (from - at).max(at - to).max(0.0);
    let bars = panel.bars.iter().map(|bar| {
        let (left, right, top, bottom) = (bar.area.left, bar.area.right, bar.area.top, bar.area.bottom);
        (beyond(left, right, x).hypot(beyond(top, bottom, y)), bar.datum)
    });
    let points = panel.lines.iter().flat_map(|line| &line.points).map(|at| ((at.x - x).hypot(at.y - y), at.datum));
    let ribbons = panel.ribbons.iter().flat_map(|ribbon| &ribbon.points).map(|at| {
        let (top, bottom) = (at.y.min(at.base), at.y.max(at.base));
        ((at.x - x).hypot(beyond(top, bottom, y)), at.datum)
    });
    let all = bars.chain(points).chain(ribbons).filter(|(far, _)| *far <= NEAR);
    all.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, datum)| datum)
}

/// One line through all panels at the figure's period.
fn crosshair(ui: &Ui, spot: Spot<'_>, datum: Datum) {
    let drawing = spot.page.drawing();
    let Some(area) = super::page::area_of(drawing, datum) else { return };
    let color = Theme::of(ui).muted.gamma_multiply(0.6);
    let middle = f64::midpoint(area.left, area.right);
    let Some(own) = drawing.panels.iter().find(|panel| panel.area.contains(middle, panel.area.top)) else { return };
    let x = middle - offset(drawing, own);
    for panel in &drawing.panels {
        let from = spot.place.pos(x + offset(drawing, panel), panel.area.top);
        let to = spot.place.pos(x + offset(drawing, panel), panel.area.bottom);
        ui.painter().vline(from.x, from.y..=to.y, Stroke::new(1.0, color));
    }
}

/// Plain wheel and pinch zoom time around the pointer; a wheel that goes sideways moves it.
fn wheel(ui: &Ui, state: &mut ChartsState, spot: Spot<'_>) {
    let picture = spot.page.picture();
    let Some(pos) = spot.response.hover_pos().filter(|_| picture.across == Across::Time) else { return };
    let (x, y) = spot.place.inside(pos);
    let Some(at) = months_at(spot.page.drawing(), x, y) else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta()));
    let factor = f64::from(pinch) * (f64::from(scroll.y) * PER_POINT).exp();
    let look = state.look_mut(spot.chart.id);
    let (from, to) = look.view(picture);
    if (factor - 1.0).abs() > 1e-6 {
        look.zoom_to(picture, (at - (at - from) / factor, at + (to - at) / factor));
    }
    if scroll.x.abs() > 0.0 {
        let wide = spot.page.drawing().across;
        let by = -f64::from(scroll.x) / spot.place.scale / (wide.1 - wide.0).max(1.0) * (to - from);
        let view = look.view(picture);
        look.zoom_to(picture, super::slider::shifted(picture, view, by));
    }
    // What moved the chart does not move the page under it.
    ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
}

/// Dragging moves a zoomed chart through time.
fn pan(ui: &Ui, state: &mut ChartsState, spot: Spot<'_>) {
    let (picture, drawing) = (spot.page.picture(), spot.page.drawing());
    let look = state.look_mut(spot.chart.id);
    if look.span.is_none() || !spot.response.dragged() {
        return;
    }
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let view = look.view(picture);
    let wide = (drawing.across.1 - drawing.across.0).max(1.0);
    let by = -f64::from(spot.response.drag_delta().x) / spot.place.scale / wide * (view.1 - view.0);
    if by.abs() > 0.0 {
        look.zoom_to(picture, super::slider::shifted(picture, view, by));
    }
}

/// Dragging with the note tool marks a span.
fn span(ui: &Ui, state: &mut ChartsState, spot: Spot<'_>) {
    let (drawing, picture) = (spot.page.drawing(), spot.page.picture());
    let months = |pos: Option<Pos2>| {
        let (x, y) = spot.place.inside(pos?);
        months_at(drawing, x, y)
    };
    if spot.response.drag_started() {
        state.from = months(ui.input(|input| input.pointer.press_origin()));
    }
    let Some(from) = state.from else { return };
    let to = months(spot.response.interact_pointer_pos()).unwrap_or(from);
    for panel in &drawing.panels {
        let [left, right] = [from.min(to), from.max(to)].map(|at| drawing.x_of(at) + offset(drawing, panel));
        let area = crate::domain::drawing::Area { left, right, ..panel.area };
        ui.painter().rect_filled(spot.place.rect(area), 0.0, Theme::of(ui).accent.gamma_multiply(0.18));
    }
    if spot.response.drag_stopped() {
        state.from = None;
        let ends = picture.nearest(from).zip(picture.nearest(to));
        state.note = ends.map(|(from, to)| NoteText::over(spot.chart, from.period, to.period));
        state.mode = Mode::Look;
    }
}

/// Where a note points at that is not drawn yet.
pub fn anchor_of(drawing: &Drawing, picture: &Picture, note: &ChartNote) -> Option<(f64, f64)> {
    let stop = picture.stops.iter().find(|stop| stop.period == note.from)?;
    let panel = drawing.panels.first()?;
    Some((drawing.x_of(stop.x).clamp(panel.area.left, panel.area.right), panel.area.top + 8.0))
}
