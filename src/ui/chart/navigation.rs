//! Moving through time: drag, wheel, pinch, double click, and the keys of the focused chart.

use egui::{EventFilter, Key, Response};

use super::{ChartState, Plots, View, cursor, put_cursor};
use crate::domain::marks::{Datum, PanelKind, Series, SeriesKey};
use crate::domain::{DatasetId, Flow};

/// One notch of a wheel is about 50 points.
const PER_POINT: f64 = 1.0 / 250.0;
const KEY: f64 = 1.25;

pub fn navigate(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut ChartState, dataset: DatasetId, plots: &Plots) {
    if let Some(dragged) = plots.dragged {
        state.set_view(dragged);
    }
    for response in plots.each() {
        if response.contains_pointer() {
            wheel(ui, state, response);
        }
        if response.double_clicked() {
            state.fit();
        }
    }
    if plots.level.has_focus() {
        keys(ui, view, state, dataset, &plots.level);
    }
}

fn wheel(ui: &egui::Ui, state: &mut ChartState, response: &Response) {
    let (scroll, pinch, pointer) =
        ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta(), input.pointer.hover_pos()));
    let Some(pointer) = pointer else { return };
    let (from, to) = state.view();
    let factor = f64::from(pinch) * (f64::from(scroll.y) * PER_POINT).exp();
    let wide = f64::from(response.rect.width()).max(1.0);
    let part = f64::from(pointer.x - response.rect.left()) / wide;
    if (factor - 1.0).abs() > 1e-6 {
        let at = from + part * (to - from);
        state.set_view((at - (at - from) / factor, at + (to - at) / factor));
    }
    if scroll.x.abs() > 0.0 {
        let by = f64::from(scroll.x) / wide * (to - from);
        let (from, to) = state.view();
        state.set_view((from - by, to - by));
    }
    // What moved the chart does not move the page under it.
    ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
}

fn keys(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut ChartState, dataset: DatasetId, chart: &Response) {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(chart.id, filter));
    let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
    let plus = pressed(Key::Plus) || pressed(Key::Equals) || ui.input(|input| input.key_pressed(Key::Plus));
    let zoom = if plus {
        KEY
    } else if pressed(Key::Minus) {
        1.0 / KEY
    } else {
        1.0
    };
    if (zoom - 1.0).abs() > 1e-6 {
        let (from, to) = state.view();
        let (middle, half) = ((from + to) / 2.0, (to - from) / 2.0 / zoom);
        state.set_view((middle - half, middle + half));
    }
    if pressed(Key::Home) || pressed(Key::Num0) {
        state.fit();
    }
    let step = i64::from(pressed(Key::ArrowRight)) - i64::from(pressed(Key::ArrowLeft));
    if step != 0 {
        walk(view, state, dataset, step > 0);
    }
}

/// Puts the grid's cursor on the neighbouring period.
fn walk(view: &mut View<'_>, state: &mut ChartState, dataset: DatasetId, forward: bool) {
    let stops = &state.picture().stops;
    let at = cursor(view, dataset);
    let place = at.and_then(|at| stops.iter().position(|stop| stop.period == at.period));
    let next = match (place, forward) {
        (Some(place), true) => place.checked_add(1),
        (Some(place), false) => place.checked_sub(1),
        (None, _) => stops.len().checked_sub(1),
    };
    let Some(stop) = next.and_then(|next| stops.get(next)).copied() else { return };
    let flows = state.picture().legend.iter().map(|named| named.key.flow);
    let flow = flows.into_iter().find(|flow| !state.is_hidden(*flow)).unwrap_or(Flow::Turnover);
    let key = SeriesKey { dataset, flow, year: None };
    let series = at.map_or(Series { key, panel: PanelKind::Level }, |at| at.series);
    put_cursor(view, Datum { period: stop.period, series });
    let (from, to) = state.view();
    if !(from..=to).contains(&stop.x) {
        let half = (to - from) / 2.0;
        state.set_view((stop.x - half, stop.x + half));
    }
}
