//! What all dialogs have in common: the frame with its title, the row of buttons, Enter and Escape.

use egui::accesskit::Role;
use egui::{Align, Button, Frame, Id, Key, Label, Layout, Margin, Modal, Modifiers, Response, RichText, Vec2};

use super::After;
use crate::ui::fields::{Field, choice};
use crate::ui::theme::{self, ROW, Theme};

pub struct Shown<T> {
    pub inner: T,
    /// Escape, or a click beside the dialog.
    pub dismissed: bool,
}

/// `content` is told whether this is the first pass: the time to give something the focus.
pub fn modal<T>(
    ui: &egui::Ui,
    id: &str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut egui::Ui, bool) -> T,
) -> Shown<T> {
    let id = Id::unique(("dialog", id));
    modal_in(ui, Modal::default_area(id), title, width, content)
}

/// A dialog whose upper edge stays where it is while its content grows and shrinks.
pub fn hanging<T>(
    ui: &egui::Ui,
    id: &str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut egui::Ui, bool) -> T,
) -> Shown<T> {
    let area = Modal::default_area(Id::unique(("dialog", id)));
    modal_in(ui, area.anchor(egui::Align2::CENTER_TOP, Vec2::new(0.0, 72.0)), title, width, content)
}

fn modal_in<T>(
    ui: &egui::Ui,
    area: egui::Area,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut egui::Ui, bool) -> T,
) -> Shown<T> {
    let id = area.layer().id;
    let fresh = is_fresh(ui, id);
    let frame = Frame::window(ui.style()).inner_margin(Margin::same(20));
    let room = ui.ctx().content_rect().width() - 48.0;
    let shown = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(room));
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
        ui.add(Label::new(RichText::new(title).font(theme::title())).wrap().selectable(false));
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(title);
            node.set_modal();
        });
        content(ui, fresh)
    });
    let backdrop = shown.backdrop_response.clicked() && !fresh;
    let escape = shown.is_top_modal
        && !shown.any_popup_open
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    Shown { dismissed: escape || backdrop, inner: shown.inner }
}

/// Whether the dialog was not there in the pass before.
fn is_fresh(ui: &egui::Ui, id: Id) -> bool {
    let now = ui.ctx().cumulative_pass_nr();
    let seen = id.with("seen");
    let last = ui.data_mut(|data| data.get_temp::<u64>(seen));
    ui.data_mut(|data| data.insert_temp(seen, now));
    last.is_none_or(|last| last + 1 < now)
}

/// Buttons at the right end, the first one given outermost.
pub fn buttons<T>(ui: &mut egui::Ui, content: impl FnOnce(&mut egui::Ui) -> T) -> T {
    ui.add_space(4.0);
    ui.with_layout(Layout::right_to_left(Align::Center), content).inner
}

/// The button that Enter means.
pub fn primary(ui: &mut egui::Ui, text: &str, enabled: bool) -> Response {
    let theme = Theme::of(ui);
    let button = Button::new(RichText::new(text).color(theme.on_accent)).fill(theme.accent);
    ui.add_enabled(enabled, button.min_size(Vec2::new(72.0, ROW)))
}

pub fn plain(ui: &mut egui::Ui, text: &str) -> Response {
    ui.add(Button::new(text).min_size(Vec2::new(72.0, ROW)))
}

/// A label with its field under each other; the field is named by the label.
pub fn field(ui: &mut egui::Ui, label: &str, text: &mut String, hint: &str) -> Response {
    labelled(ui, label, |ui| {
        let edit = egui::TextEdit::singleline(&mut *text).hint_text(hint).desired_width(f32::INFINITY);
        let shown = edit.margin(Vec2::new(8.0, 5.0)).show(ui);
        let (whole, room) = (shown.galley.size().x, shown.text_clip_rect.width());
        let response = shown.response.response;
        if whole > room && !response.has_focus() { response.on_hover_text(text.as_str()) } else { response }
    })
}

pub fn labelled(ui: &mut egui::Ui, label: &str, content: impl FnOnce(&mut egui::Ui) -> Response) -> Response {
    let theme = Theme::of(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let label = ui.add(Label::new(RichText::new(label).color(theme.muted)).selectable(false));
        content(ui).labelled_by(label.id)
    })
    .inner
}

/// A choice under its label; what was chosen, and the field.
pub fn labelled_choice<T: Copy + PartialEq>(
    ui: &mut egui::Ui,
    dialog: &str,
    label: &str,
    value: T,
    all: &[T],
    name: impl Fn(T) -> String,
) -> (Option<T>, Response) {
    ui.label(RichText::new(label).color(Theme::of(ui).muted));
    let answer = choice(ui, Field::new(Id::unique(dialog).with(label), label), value, all, name);
    (answer.change.map(|change| change.value), answer.response)
}

/// What stands under a field that can not be taken as it is.
pub fn trouble(ui: &mut egui::Ui, sentence: &str) {
    let theme = Theme::of(ui);
    let label = ui.add(Label::new(RichText::new(sentence).color(theme.conflict_text)).wrap());
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Alert);
        node.set_live(egui::accesskit::Live::Polite);
        node.set_label(sentence);
    });
}

/// Enter in a field of one line.
pub fn entered(ui: &egui::Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

pub(super) fn close_if(closed: bool) -> After {
    if closed { After::Close } else { After::Stay }
}
