//! The menu of a cell and of a row, by the secondary mouse button or the menu key.

use egui::{Popup, PopupAnchor, PopupCloseBehavior, Response, SetOpenCommand, Ui};

use super::paint::CellEvent;
use crate::domain::Period;
use crate::session::Cursor;
use crate::words::Words;

/// What a menu is opened on.
pub struct Subject {
    /// `None` for the period itself.
    pub cursor: Option<Cursor>,
    pub period: Period,
    /// The period after this one, when it is not in the table.
    pub following: Option<Period>,
    /// The period is in the table, not only offered.
    pub in_table: bool,
    pub has_figure: bool,
    pub has_source: bool,
}

/// Shows the menu of a cell while it is open. `by_key` opens it under the cell.
pub fn menu(words: &Words, response: &Response, subject: &Subject, by_key: bool, events: &mut Vec<CellEvent>) {
    let mut popup = Popup::context_menu(response).close_behavior(PopupCloseBehavior::CloseOnClick);
    let was_open = popup.is_open();
    if by_key {
        popup = popup.anchor(PopupAnchor::ParentRect(response.rect));
        if !was_open {
            popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
        }
    }
    let id = popup.get_id();
    let shown = popup.show(|ui| items(ui, words, subject, by_key && !was_open, events));
    if shown.is_some() && !Popup::is_id_open(&response.ctx, id) {
        events.push(CellEvent::MenuClosed);
    }
}

fn items(ui: &mut Ui, words: &Words, subject: &Subject, opens_by_key: bool, events: &mut Vec<CellEvent>) {
    ui.set_min_width(180.0);
    let mut first = opens_by_key;
    let mut item = |ui: &mut Ui, text: String, enabled: bool, event: CellEvent| {
        let response = ui.add_enabled(enabled, egui::Button::new(text).frame_when_inactive(false));
        if enabled && std::mem::take(&mut first) {
            response.request_focus();
        }
        if response.clicked() {
            events.push(event);
            ui.close();
        }
    };
    if let Some(cursor) = subject.cursor {
        item(ui, words.t("grid-menu-edit").to_owned(), true, CellEvent::Edit(cursor));
        item(ui, words.t("grid-menu-clear").to_owned(), subject.has_figure, CellEvent::Clear(cursor));
        item(ui, words.t("grid-menu-add-figure").to_owned(), true, CellEvent::AddFigure(cursor));
        item(ui, words.t("grid-menu-show-source").to_owned(), subject.has_source, CellEvent::ShowSource(cursor));
        ui.separator();
    }
    if let Some(following) = subject.following {
        let text = words.with("grid-menu-insert", &[("period", &words.period(following))]);
        item(ui, text, true, CellEvent::Insert(following));
    }
    let text = words.with("grid-menu-remove", &[("period", &words.period(subject.period))]);
    item(ui, text, subject.in_table, CellEvent::Remove(subject.period));
}
