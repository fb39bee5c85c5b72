//! The menu of an entry of the tree, by right click or menu key.

use egui::accesskit::Role;
use egui::{Button, Popup, PopupAnchor, PopupKind, Vec2};

use super::item::{self, Item};
use super::{Deed, TreeState};
use crate::ui::View;

pub fn menu_ui(ui: &mut egui::Ui, state: &mut TreeState, view: &View<'_>, deeds: &mut Vec<(Item, Deed)>) {
    let Some((item, at)) = state.menu else { return };
    let project = view.session.project();
    let entries = [
        (item::added_by(item).unwrap_or_default(), None, Deed::AddTo, item::added_by(item).is_some()),
        ("tree-rename", Some("tree-rename-keys"), Deed::Rename, item.has_name()),
        ("tree-duplicate", None, Deed::Duplicate, item.record().is_some()),
        ("tree-delete", Some("tree-delete-keys"), Deed::Delete, item.record().is_some()),
        ("tree-move-up", Some("tree-move-up-keys"), Deed::Up, item.moved(project, true).is_some()),
        ("tree-move-down", Some("tree-move-down-keys"), Deed::Down, item.moved(project, false).is_some()),
    ];
    let mut open = true;
    let mut chosen = None;
    let id = egui::Id::unique("project-tree-menu");
    let first_pass = ui.ctx().read_response(id).is_none();
    Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id())
        .kind(PopupKind::Menu)
        .layout(egui::Layout::top_down_justified(egui::Align::Min))
        .style(egui::containers::menu::menu_style)
        .gap(0.0)
        .open_bool(&mut open)
        .show(|ui| {
            ui.set_min_width(180.0);
            ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
            let mut focus_first = first_pass;
            for (text, keys, deed, there) in entries.into_iter().filter(|(text, ..)| !text.is_empty()) {
                if matches!(item, Item::Head(_)) && !there {
                    continue;
                }
                let mut button = Button::new(view.words.t(text));
                if let Some(keys) = keys {
                    button = button.shortcut_text(view.words.t(keys));
                }
                let response = ui.add_enabled(there, button);
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(Role::MenuItem);
                    node.set_label(view.words.t(text));
                });
                if there && std::mem::take(&mut focus_first) {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(deed);
                }
            }
        });
    if let Some(deed) = chosen {
        deeds.push((item, deed));
        open = false;
    }
    if !open {
        state.menu = None;
        if chosen != Some(Deed::Rename) {
            ui.memory_mut(|memory| memory.request_focus(egui::Id::unique("project-tree")));
        }
    }
}
