//! What can be pressed on the page: series in the legend, sessions and events under the axis, notes.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::notes::NoteText;
use super::page::Spot;
use super::state::ChartsState;
use crate::domain::marks::{SeriesKey, Target};
use crate::domain::{Chart, Fields};
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::theme::Theme;

pub fn overlay_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>) {
    series_ui(ui, view, state, spot);
    markers_ui(ui, view, spot);
    remarks_ui(ui, view, state, spot);
}

fn part(ui: &Ui, spot: Spot<'_>, rect: Rect, id: impl egui::AsIdSalt, name: &str) -> Response {
    let response = ui.interact(rect, spot.response.id.with(id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        let width = if response.has_focus() { 2.0 } else { 1.0 };
        let stroke = Stroke::new(width, Theme::of(ui).accent);
        ui.painter().rect_stroke(rect.expand(1.0), 4.0, stroke, StrokeKind::Outside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Names in the legend, and those at the last figures where there is no legend: a press hides the series, and the line
/// over the page brings it back.
fn series_ui(ui: &Ui, view: &View<'_>, state: &mut ChartsState, spot: Spot<'_>) {
    let drawing = spot.page.drawing();
    let mut toggled = None;
    for item in &drawing.legend {
        let response = part(ui, spot, spot.place.rect(item.area), ("legend", item.key), &item.name);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, true, &item.name));
        let hover = view.words.with("chart-toggle-hide", &[("flow", &item.name)]);
        if response.on_hover_text(hover).clicked() {
            toggled = Some(item.key);
        }
    }
    if drawing.legend.is_empty() {
        toggled = toggled.or(ends_ui(ui, view, spot));
    }
    if let Some(key) = toggled {
        state.look_mut(spot.chart.id).toggle(key);
    }
}

fn ends_ui(ui: &Ui, view: &View<'_>, spot: Spot<'_>) -> Option<SeriesKey> {
    let mut toggled = None;
    for end in &spot.page.drawing().ends {
        let Some(named) = spot.page.picture().named(end.key) else { continue };
        let rect = spot.place.rect(end.area);
        let name = view.words.with("chart-toggle-hide", &[("flow", &named.name)]);
        if part(ui, spot, rect, ("end", end.datum), &name).on_hover_text(&name).clicked() {
            toggled = Some(end.key);
        }
    }
    toggled
}

/// A session opens its record, an event its row.
fn markers_ui(ui: &Ui, view: &mut View<'_>, spot: Spot<'_>) {
    for drawn in &spot.page.drawing().markers {
        let Some(marker) = spot.page.picture().markers.get(drawn.place) else { continue };
        let response = part(ui, spot, spot.place.rect(drawn.area), marker.target, &marker.name);
        let date = marker.date.map(|date| view.words.date(date));
        let clicked = response.clicked();
        response.on_hover_ui(|ui| {
            ui.label(&marker.name);
            date.map(|date| ui.weak(date));
        });
        if clicked {
            view.act(Action::GoTo(match marker.target {
                Target::Session(id) => Place::Session(id),
                Target::Event(id) => Place::Event(id),
            }));
        }
    }
}

/// A click opens a note for writing; Delete takes it away.
fn remarks_ui(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>) {
    for drawn in &spot.page.drawing().remarks {
        let Some(note) = spot.chart.notes.get(drawn.place) else { continue };
        let name = view.words.with("page-note", &[("text", note.text.trim())]);
        let response = part(ui, spot, spot.place.rect(drawn.area), ("note", drawn.place), &name);
        let deleted = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
        if response.on_hover_text(view.words.t("page-note-edit")).clicked() {
            state.note = NoteText::open(spot.chart, drawn.place);
        }
        if deleted {
            let mut notes = spot.chart.notes.clone();
            notes.remove(drawn.place);
            let fields = Fields::Chart(Chart { notes, ..spot.chart.clone() });
            view.act(Action::Set { fields: Box::new(fields), interaction: 0 });
        }
    }
}
