//! How forms stand: muted labels in a left column, fields that stretch, two columns where there is room.

use egui::{Button, Id, Response, RichText, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{self, Theme};

/// Width of the column of labels.
pub const LABEL: f32 = 124.0;
/// From this width on fields stand in two columns.
pub const TWO_COLUMNS: f32 = 760.0;
/// From this width on short fields, as a date or a place, do.
pub const TWO_SHORT_COLUMNS: f32 = 640.0;

/// Between the two columns.
const GAP: f32 = 20.0;

/// A field with its label left of it. The label is painted only: the field itself has it as its name.
pub fn labelled<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let row = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = theme::STEP * 2.0;
        label_ui(ui, label, LABEL);
        let width = ui.available_width();
        let column = |ui: &mut Ui| {
            ui.set_width(width);
            add(ui)
        };
        ui.vertical(column).inner
    };
    ui.horizontal_top(row).inner
}

fn label_ui(ui: &mut Ui, label: &str, width: f32) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme::ROW), Sense::hover());
    let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), theme::body(), theme.muted);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    if galley.elided {
        response.on_hover_text(label);
    }
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left(), top), galley, theme.muted);
}

/// Two parts of a form beside each other where there is room, else below each other. `state` goes through both.
pub fn pair<S>(ui: &mut Ui, state: &mut S, left: impl FnOnce(&mut Ui, &mut S), right: impl FnOnce(&mut Ui, &mut S)) {
    pair_from(TWO_COLUMNS, ui, state, left, right);
}

/// As [`pair`], for short fields.
pub fn short_pair<S>(
    ui: &mut Ui,
    state: &mut S,
    left: impl FnOnce(&mut Ui, &mut S),
    right: impl FnOnce(&mut Ui, &mut S),
) {
    pair_from(TWO_SHORT_COLUMNS, ui, state, left, right);
}

fn pair_from<S>(
    room: f32,
    ui: &mut Ui,
    state: &mut S,
    left: impl FnOnce(&mut Ui, &mut S),
    right: impl FnOnce(&mut Ui, &mut S),
) {
    if ui.available_width() < room {
        left(ui, state);
        right(ui, state);
        return;
    }
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, GAP);
    ui.columns_const(|[first, second]| {
        for column in [&mut *first, &mut *second] {
            column.spacing_mut().item_spacing.x = gap;
        }
        left(first, state);
        right(second, state);
    });
    ui.spacing_mut().item_spacing.x = gap;
}

/// The head of a part of a screen.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(theme::STEP * 3.0);
    ui.label(RichText::new(text).font(theme::strong()));
}

/// Whether a part can only be read, and looks like what it says rather than like something to type into.
pub fn is_read_only(ui: &Ui) -> bool {
    !ui.is_enabled() && ui.visuals().disabled_alpha >= 1.0
}

/// A part that can only be read; it stays as legible as before.
pub fn read_only<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let part = |ui: &mut Ui| {
        ui.visuals_mut().disabled_alpha = 1.0;
        ui.disable();
        add(ui)
    };
    ui.scope(part).inner
}

/// A quiet button that adds something: "+ Add a topic".
pub fn text_button(ui: &mut Ui, text: &str) -> Response {
    if is_read_only(ui) {
        return ui.allocate_response(egui::Vec2::ZERO, Sense::hover());
    }
    let theme = Theme::of(ui);
    ui.add(Button::new(RichText::new(text).color(theme.muted)).frame_when_inactive(false).truncate())
}

/// A text button under an id that the focus can be sent to before it is drawn.
pub fn add_button(ui: &mut Ui, id: Id, text: &str) -> Response {
    let response = fixed(ui, id, |ui| text_button(ui, text));
    hand_focus(ui, id, &response);
    response
}

/// A focus that was sent to `id` goes on to the widget that stands for it.
pub fn hand_focus(ui: &Ui, id: Id, response: &Response) {
    if ui.memory(|memory| memory.has_focus(id)) {
        response.request_focus();
    }
}

/// → opens a link; with Tab it can be reached where there is one.
pub fn link_button(ui: &mut Ui, id: Id, name: &str, link: &str) -> bool {
    let link = link.trim();
    let is_link = link.starts_with("https://") || link.starts_with("http://");
    if !is_link {
        glyph_button(ui, id, "→", name, false);
        return false;
    }
    let response = spot(ui, id.with("link"), vec2(22.0, theme::ROW), name);
    let ink = Theme::of(ui).accent;
    ui.painter().text(response.rect.center(), egui::Align2::CENTER_CENTER, "→", theme::body(), ink);
    response.on_hover_text(name).clicked()
}

/// A small button with a sign; `name` is its tooltip and its accessible name. Tab passes it by: what it does has a key.
pub fn glyph_button(ui: &mut Ui, id: Id, sign: &str, name: &str, enabled: bool) -> Response {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, theme::ROW), Sense::hover());
    let sense = if enabled { Sense::CLICK } else { Sense::hover() };
    let response = ui.interact(rect, id.with("button"), sense);
    if is_read_only(ui) {
        return response;
    }
    if enabled && response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), theme::CORNER, theme.accent_pale);
    }
    let ink = if enabled { theme.muted } else { theme.muted.gamma_multiply(0.45) };
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, sign, theme::body(), ink);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, enabled, name));
    response.on_hover_text(name)
}

/// A part whose widgets keep their ids, and with them the focus, wherever it stands.
pub fn fixed<R>(ui: &mut Ui, id: Id, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().scope_id(id.with("place")), add).inner
}

/// A place to click under an id that is known before it is drawn, so that the focus can be sent to it.
/// What it shows is painted by the caller.
pub fn spot(ui: &mut Ui, id: Id, size: egui::Vec2, name: &str) -> Response {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let theme = Theme::of(ui);
    if response.hovered() || response.has_focus() {
        let stroke = egui::Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, theme.accent);
        ui.painter().rect_stroke(rect, theme::CORNER, stroke, egui::StrokeKind::Inside);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
    response
}
