//! A save was stopped by what the file is now: what to do instead.

use egui::Label;

use super::shell;
use crate::ui::frame::{ConflictAnswer, ConflictKind, FileConflict};
use crate::ui::{Request, View};

pub fn conflict_ui(ui: &egui::Ui, view: &mut View<'_>, conflict: &FileConflict) {
    let words = view.words;
    let (text, other) = match conflict.kind {
        ConflictKind::Changed => ("conflict-overwrite", ConflictAnswer::Overwrite),
        ConflictKind::Gone => ("conflict-again", ConflictAnswer::Overwrite),
        ConflictKind::CannotReplace => ("conflict-in-place", ConflictAnswer::InPlace),
    };
    let shown = shell::modal(ui, "conflict", &conflict.title, 520.0, |ui, fresh| {
        ui.add(Label::new(&conflict.sentence).wrap());
        if conflict.kind == ConflictKind::Changed {
            ui.add(Label::new(words.t("conflict-kept")).wrap());
        }
        shell::buttons(ui, |ui| {
            let save_as = shell::primary(ui, words.t("problem-save-as"), true);
            if fresh {
                save_as.request_focus();
            }
            let compares = conflict.kind == ConflictKind::Changed;
            let compare = compares && shell::plain(ui, words.t("conflict-compare")).clicked();
            let other = shell::plain(ui, words.t(text)).clicked().then_some(other);
            let cancel = shell::plain(ui, words.t("dialog-cancel")).clicked().then_some(ConflictAnswer::Cancel);
            save_as
                .clicked()
                .then_some(ConflictAnswer::SaveAs)
                .or(compare.then_some(ConflictAnswer::Compare))
                .or(other)
                .or(cancel)
        })
    });
    let escape = shown.dismissed && !ui.input(|input| input.pointer.any_click());
    let answer = shown.inner.or(escape.then_some(ConflictAnswer::Cancel));
    view.requests.extend(answer.map(Request::AnswerConflict));
}
