//! The question about unsaved changes, asked before they could be lost.

use egui::{Label, RichText};

use super::shell;
use crate::ui::frame::{Before, FileView};
use crate::ui::theme::Theme;
use crate::ui::{Request, Unsaved, View};

pub fn unsaved_ui(ui: &egui::Ui, view: &mut View<'_>, file: &FileView, before: Before) {
    let words = view.words;
    let name = if file.name.is_empty() { words.t("file-untitled") } else { &file.name };
    let (title, lost) = match before {
        Before::Closing => ("unsaved-closing", "unsaved-lost"),
        Before::New => ("unsaved-new", "unsaved-lost"),
        Before::Opening => ("unsaved-opening", "unsaved-lost"),
        Before::Reverting => ("unsaved-reverting", "unsaved-lost-reverting"),
    };
    let title = words.with(title, &[("name", name)]);
    let shown = shell::modal(ui, "unsaved", &title, 440.0, |ui, fresh| {
        let muted = Theme::of(ui).muted;
        ui.add(Label::new(RichText::new(words.t(lost)).color(muted)).wrap());
        shell::buttons(ui, |ui| {
            let mut answer = None;
            let reverting = before == Before::Reverting;
            let first = shell::primary(ui, words.t(if reverting { "unsaved-revert" } else { "unsaved-save" }), true);
            if fresh {
                first.request_focus();
            }
            if first.clicked() {
                answer = Some(if reverting { Unsaved::Discard } else { Unsaved::Save });
            }
            if !reverting && shell::plain(ui, words.t("unsaved-discard")).clicked() {
                answer = Some(Unsaved::Discard);
            }
            if shell::plain(ui, words.t("dialog-cancel")).clicked() {
                answer = Some(Unsaved::Cancel);
            }
            answer
        })
    });
    // A click beside the question is no answer: it may have been meant for something else.
    let escape = shown.dismissed && !ui.input(|input| input.pointer.any_click());
    let answer = shown.inner.or(escape.then_some(Unsaved::Cancel));
    view.requests.extend(answer.map(Request::AnswerUnsaved));
}
