//! Asks before a file leaves the program for another one, and says where it is.

use egui::{Label, OpenUrl, RichText};

use super::{After, shell};
use crate::session::documents::{DocumentPlace, address, document_sentence};
use crate::ui::View;
use crate::ui::theme::Theme;

pub(super) fn document_ui(ui: &egui::Ui, view: &View<'_>, link: &str, place: &DocumentPlace) -> After {
    let words = view.words;
    let shown = shell::modal(ui, "document", words.t("document-open-title"), 520.0, |ui, fresh| {
        let accent = Theme::of(ui).accent;
        ui.add(Label::new(RichText::new(link).color(accent)).wrap());
        if let Some(sentence) = document_sentence(words, place, None) {
            ui.add(Label::new(sentence).wrap());
        }
        shell::buttons(ui, |ui| {
            let open = shell::primary(ui, words.t("document-open"), true);
            let cancel = shell::plain(ui, words.t("dialog-cancel"));
            if fresh {
                cancel.request_focus();
            }
            (open.clicked(), cancel.clicked())
        })
    });
    let (open, cancelled) = shown.inner;
    if open && let Some(address) = address(link, place) {
        ui.ctx().open_url(OpenUrl::new_tab(address));
    }
    shell::close_if(open || cancelled || shown.dismissed)
}
