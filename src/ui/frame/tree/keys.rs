//! Keys of the tree while it has the focus.

use egui::{Key, Modifiers};

use super::item::{Group, Item};
use super::{Deed, TreeState};
use crate::ui::View;
use crate::ui::command::take_key;

pub fn keys(ui: &egui::Ui, state: &mut TreeState, view: &View<'_>, items: &[Item], deeds: &mut Vec<(Item, Deed)>) {
    let pressed = |modifiers: Modifiers, key: Key| take_key(ui.ctx(), modifiers, key);
    let Some(item) = state.cursor else { return };
    if pressed(Modifiers::ALT, Key::ArrowUp) {
        deeds.push((item, Deed::Up));
    }
    if pressed(Modifiers::ALT, Key::ArrowDown) {
        deeds.push((item, Deed::Down));
    }
    let at = items.iter().position(|other| *other == item);
    let last = items.len().saturating_sub(1);
    let go_to = if pressed(Modifiers::NONE, Key::ArrowDown) {
        Some(at.map_or(0, |at| (at + 1).min(last)))
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        Some(at.map_or(0, |at| at.saturating_sub(1)))
    } else if pressed(Modifiers::NONE, Key::Home) {
        Some(0)
    } else if pressed(Modifiers::NONE, Key::End) {
        Some(last)
    } else {
        None
    };
    if let Some(next) = go_to.and_then(|at| items.get(at)) {
        deeds.push((*next, Deed::Go));
        return;
    }
    let open = is_open(state, view, item);
    if pressed(Modifiers::NONE, Key::ArrowLeft) {
        deeds.push(match (item, open) {
            (_, Some(true)) => (item, Deed::Fold(true)),
            (Item::Session(commission, _), _) => (Item::Commission(commission), Deed::Go),
            (item, _) => (Item::Head(item.group()), Deed::Go),
        });
    }
    if pressed(Modifiers::NONE, Key::ArrowRight) && open == Some(false) {
        deeds.push((item, Deed::Fold(false)));
    }
    if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::Space) {
        let fold = open.filter(|_| item.place().is_none());
        deeds.push((item, fold.map_or(Deed::Go, Deed::Fold)));
    }
    if pressed(Modifiers::NONE, Key::F2) && item.has_name() {
        deeds.push((item, Deed::Rename));
    }
    if pressed(Modifiers::NONE, Key::Delete) {
        deeds.push((item, Deed::Delete));
    }
    if pressed(Modifiers::SHIFT, Key::F10) || pressed(Modifiers::NONE, Key::Menu) {
        let row = ui.ctx().read_response(item.id(egui::Id::unique("project-tree")));
        deeds.extend(row.map(|row| (item, Deed::Menu(row.rect.left_bottom()))));
    }
}

/// Whether what is inside is shown; `None` where nothing can be inside.
pub fn is_open(state: &TreeState, view: &View<'_>, item: Item) -> Option<bool> {
    match item {
        // Nothing is inside.
        Item::Head(Group::Checks) => None,
        Item::Head(_) => Some(!state.folded.contains(&item.group())),
        Item::Commission(id) => {
            let sessions = &view.session.project().commissions.get(id)?.sessions;
            (!sessions.is_empty()).then(|| !state.folded_commissions.contains(&id))
        }
        _ => None,
    }
}
