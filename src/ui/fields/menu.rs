//! A menu of a button, for the mouse and for keys: it opens on its first entry, and the focus comes back after it.
//!
//! *Invariant:* however the menu is closed, the focus goes back to where the menu belongs.

use egui::{Id, Popup, Response, Ui};

use super::typed::focus;

/// Where a menu opens from and goes back to.
pub struct Menu<'a> {
    pub button: &'a Response,
    /// A key asks for it in this frame.
    pub by_key: bool,
    /// The field that gets the focus when the menu closes.
    pub back: Id,
    pub width: f32,
}

/// Draws the menu while it is open. `add` is told whether it has just opened, so that one entry takes the focus;
/// what it gives closes the menu.
pub fn menu<R>(ui: &Ui, menu: &Menu<'_>, add: impl FnOnce(&mut Ui, bool) -> Option<R>) -> Option<R> {
    let popup = Popup::menu(menu.button);
    let id = popup.get_id();
    let known = id.with("was open");
    let was_open: bool = ui.data(|data| data.get_temp(known)).unwrap_or(false);
    if menu.by_key {
        Popup::open_id(ui.ctx(), id);
    }
    let shown = popup.width(menu.width).show(|ui| {
        ui.set_min_width(ui.available_width());
        add(ui, !was_open)
    });
    let is_open = shown.is_some();
    if is_open != was_open {
        ui.data_mut(|data| data.insert_temp(known, is_open));
    }
    let chosen = shown.and_then(|shown| shown.inner);
    if chosen.is_some() {
        Popup::close_id(ui.ctx(), id);
    }
    let left = was_open && !is_open && ui.memory(|memory| memory.focused().is_none());
    if chosen.is_some() || left {
        focus(ui, menu.back);
    }
    chosen
}
