//! The menu of an entry of the tree, by right click or menu key.

use super::item::{self, Item};
use super::{Deed, TreeState};
use crate::ui::View;
use crate::ui::popup::{PopupAnswer, PopupEntry, popup_menu};

pub fn menu_ui(ui: &egui::Ui, state: &mut TreeState, view: &View<'_>, deeds: &mut Vec<(Item, Deed)>) {
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
    let bare = matches!(item, Item::Head(_) | Item::Figures | Item::Events);
    let shown: Vec<_> =
        entries.into_iter().filter(|(text, _, _, there)| !text.is_empty() && (*there || !bare)).collect();
    let answer = popup_menu(
        ui,
        egui::Id::unique("project-tree-menu"),
        at,
        shown.iter().map(|(text, keys, _, enabled)| PopupEntry {
            text: view.words.t(text),
            keys: keys.map(|keys| view.words.t(keys)),
            enabled: *enabled,
        }),
    );
    let chosen = match answer {
        PopupAnswer::Open => return,
        PopupAnswer::Closed => None,
        PopupAnswer::Chosen(nth) => shown.get(nth).map(|(_, _, deed, _)| *deed),
    };
    deeds.extend(chosen.map(|deed| (item, deed)));
    state.menu = None;
    if chosen != Some(Deed::Rename) {
        ui.memory_mut(|memory| memory.request_focus(egui::Id::unique("project-tree")));
    }
}
