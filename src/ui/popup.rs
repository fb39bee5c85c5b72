//! A menu at a place, by right click or menu key.

use egui::accesskit::Role;
use egui::{Button, Id, Popup, PopupAnchor, PopupKind, Pos2, Ui, Vec2};

/// One entry of a menu.
pub struct PopupEntry<'a> {
    pub text: &'a str,
    /// The key that does the same.
    pub keys: Option<&'a str>,
    pub enabled: bool,
}

/// What became of the menu in this frame.
pub enum PopupAnswer {
    Open,
    Closed,
    Chosen(usize),
}

/// Draws a menu; the first entry that can be chosen has the focus when it opens.
pub fn popup_menu<'a>(ui: &Ui, id: Id, at: Pos2, entries: impl IntoIterator<Item = PopupEntry<'a>>) -> PopupAnswer {
    let mut open = true;
    let mut chosen = None;
    let mut focus_first = ui.ctx().read_response(id).is_none();
    Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id())
        .kind(PopupKind::Menu)
        .layout(egui::Layout::top_down_justified(egui::Align::Min))
        .style(egui::containers::menu::menu_style)
        .gap(0.0)
        .open_bool(&mut open)
        .show(|ui| {
            ui.set_min_width(180.0);
            ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
            for (nth, entry) in entries.into_iter().enumerate() {
                let mut button = Button::new(entry.text);
                if let Some(keys) = entry.keys {
                    button = button.shortcut_text(keys);
                }
                let response = ui.add_enabled(entry.enabled, button);
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(Role::MenuItem);
                    node.set_label(entry.text);
                });
                if entry.enabled && std::mem::take(&mut focus_first) {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(nth);
                }
            }
        });
    match (chosen, open) {
        (Some(nth), _) => PopupAnswer::Chosen(nth),
        (None, true) => PopupAnswer::Open,
        (None, false) => PopupAnswer::Closed,
    }
}
