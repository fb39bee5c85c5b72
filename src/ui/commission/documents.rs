//! Documents of a session: a title and a link or a path, one row each, with what the disk says of the path.

use egui::{Label, RichText, Ui};

use super::{CommissionState, Editing, Part};
use crate::domain::{Document, SessionHead};
use crate::session::documents::{DocumentPlace, document_sentence, placed};
use crate::ui::fields::layout::{glyph_button, spot};
use crate::ui::fields::typed::focus;
use crate::ui::fields::{
    Change, Field, Row, RowAnswer, RowKey, labelled, row_keys, rows_ui, text_field, with_row_buttons,
};
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};

pub fn documents_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    head: &SessionHead,
    editing: &mut Editing<'_, SessionHead>,
) {
    let words = part.words;
    let list = part.base.with("documents");
    let change = labelled(ui, words.t("session-document"), |ui| {
        let add = Some(words.t("session-document-add"));
        rows_ui(ui, list, &head.documents, Document::default(), add, &mut |ui, row, document| {
            document_ui(ui, view, state, part, row, document)
        })
    });
    editing.take(change, |head, documents| head.documents = documents);
}

fn document_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    row: Row,
    document: &Document,
) -> RowAnswer<Document> {
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
        let place = placed(&document.link, state.folder.as_deref());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = (ui.available_width() - 24.0).max(60.0);
            let label = part.numbered("session-document-link", row.place);
            let field = Field::new(link_id, &label).hint(words.t("session-document-link-hint"));
            let link = super::cell(ui, width, |ui| text_field(ui, field, &document.link));
            keep(link.change, &mut now.link);
            open_ui(ui, view, part, row, &document.link, &place);
        });
        let typing = ui.memory(|memory| memory.has_focus(link_id));
        found_ui(ui, view, state, part, &place, typing);
    };
    let ((), buttons) = with_row_buttons(ui, words, row, &name, fields);
    let change = mark.map(|interaction| Change { value: now, interaction });
    RowAnswer { change, list: key.and_then(|key| key.change_of(row, empty)).or(buttons) }
}

/// Asks before anything is opened.
fn open_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, row: Row, link: &str, place: &DocumentPlace) {
    let name = part.numbered("session-document-open-nth", row.place);
    let opens = match place {
        DocumentPlace::Web => Some(Request::OpenLink(link.trim().to_owned())),
        DocumentPlace::Inside(_) | DocumentPlace::Outside(_) | DocumentPlace::Network => {
            Some(Request::OpenDocument(link.trim().to_owned(), place.clone()))
        }
        DocumentPlace::Nothing | DocumentPlace::NoFolder | DocumentPlace::Other => None,
    };
    let Some(request) = opens else {
        glyph_button(ui, row.id.with("open"), "→", &name, false);
        return;
    };
    let response = spot(ui, row.id.with("open").with("link"), egui::vec2(22.0, theme::ROW), &name);
    let ink = Theme::of(ui).accent;
    ui.painter().text(response.rect.center(), egui::Align2::CENTER_CENTER, "→", theme::body(), ink);
    if response.on_hover_text(&name).clicked() {
        view.requests.push(request);
    }
}

/// What is to be said of the path. Only in the project's own folder the disk is asked at once.
fn found_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    place: &DocumentPlace,
    typing: bool,
) {
    let mut is_there = None;
    match place {
        // While it is typed, each letter would be another path.
        DocumentPlace::Inside(path) if !typing => {
            is_there = *state.files.entry(path.clone()).or_insert_with(|| {
                view.requests.push(Request::LookFor(path.clone()));
                None
            });
        }
        DocumentPlace::Outside(path) => is_there = state.files.get(path).copied().flatten(),
        _ => {}
    }
    let (theme, words) = (Theme::of(ui), part.words);
    if let (DocumentPlace::Inside(_), Some(true)) = (place, is_there) {
        let text = format!("✓ {}", words.t("document-there"));
        ui.label(RichText::new(text).font(theme::small()).color(theme.agrees_text));
    }
    if let Some(sentence) = document_sentence(words, place, is_there).filter(|_| !typing) {
        let text = format!("! {sentence}");
        ui.add(Label::new(RichText::new(text).font(theme::small()).color(theme.attention_text)).wrap());
    }
}
