//! Documents of a session: a title and a link or a path, one row each.

use egui::Ui;

use super::{Editing, Part};
use crate::domain::{Document, SessionHead};
use crate::ui::fields::layout::link_button;
use crate::ui::fields::typed::focus;
use crate::ui::fields::{
    Change, Field, Row, RowAnswer, RowKey, labelled, row_keys, rows_ui, text_field, with_row_buttons,
};
use crate::ui::{Request, View};

pub fn documents_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    head: &SessionHead,
    editing: &mut Editing<'_, SessionHead>,
) {
    let words = part.words;
    let list = part.base.with("documents");
    let change = labelled(ui, words.t("session-document"), |ui| {
        let add = Some(words.t("session-document-add"));
        rows_ui(ui, list, &head.documents, Document::default(), add, &mut |ui, row, document| {
            document_ui(ui, view, part, row, document)
        })
    });
    editing.take(change, |head, documents| head.documents = documents);
}

fn document_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, row: Row, document: &Document) -> RowAnswer<Document> {
    let words = part.words;
    let name = part.numbered("session-document-nth", row.place);
    let link_id = row.id.with("link");
    let focused = ui.memory(|memory| memory.has_focus(row.id) || memory.has_focus(link_id));
    let empty = document.title.is_empty() && document.link.is_empty();
    let in_title = ui.memory(|memory| memory.has_focus(row.id));
    let mut key = row_keys(ui, focused, empty);
    if in_title && !empty && key == Some(RowKey::Next) {
        // The link comes after the title.
        focus(ui, link_id);
        key = None;
    }
    let mut now = document.clone();
    let mut mark = None;
    let mut keep = |change: Option<Change<String>>, slot: &mut String| {
        if let Some(change) = change {
            *slot = change.value;
            mark = Some(change.interaction);
        }
    };
    let fields = |ui: &mut Ui| {
        let label = part.numbered("session-document-title", row.place);
        let field = Field::new(row.id, &label).hint(words.t("session-document-title-hint"));
        keep(text_field(ui, field, &document.title).change, &mut now.title);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = (ui.available_width() - 24.0).max(60.0);
            let label = part.numbered("session-document-link", row.place);
            let field = Field::new(link_id, &label).hint(words.t("session-document-link-hint"));
            let link = super::cell(ui, width, |ui| text_field(ui, field, &document.link));
            keep(link.change, &mut now.link);
            open_ui(ui, view, part, row, &document.link);
        });
    };
    let ((), buttons) = with_row_buttons(ui, words, row, &name, fields);
    let change = mark.map(|interaction| Change { value: now, interaction });
    RowAnswer { change, list: key.and_then(|key| key.change_of(row, empty)).or(buttons) }
}

/// Opens a link; a path is only kept.
fn open_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, row: Row, link: &str) {
    let name = part.numbered("session-document-open-nth", row.place);
    if link_button(ui, row.id.with("open"), &name, link) {
        view.requests.push(Request::OpenLink(link.trim().to_owned()));
    }
}
