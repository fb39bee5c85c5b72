//! A signed protocol: what is read only, who opened it again, and why.

use egui::{Frame, Label, Margin, RichText, Ui};

use super::{CommissionState, Part};
use crate::domain::{CommissionSession, Phase, Reopening};
use crate::session::Action;
use crate::session::action::RecordAction;
use crate::ui::View;
use crate::ui::dialogs::shell;
use crate::ui::fields::layout::read_only;
use crate::ui::fields::{Field, heading, labelled, text_field, typed};
use crate::ui::theme::{self, Theme};

/// Who opens a protocol again, and why, while it is typed.
#[derive(Debug, Default)]
pub struct Asked {
    who: String,
    why: String,
    refused: bool,
}

/// A part of the screen that can only be read while the protocol is signed.
pub fn held<R>(ui: &mut Ui, locked: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    if locked { read_only(ui, add) } else { add(ui) }
}

pub fn is_locked(session: &CommissionSession) -> bool {
    session.head.phase == Phase::Signed
}

/// "This protocol is signed …" with the way to open it again.
pub fn lock_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    if !is_locked(session) {
        state.reopening = None;
        return;
    }
    let (theme, words) = (Theme::of(ui), part.words);
    let frame = Frame::new().fill(theme.attention).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(12, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if state.reopening.is_none() && ui.button(words.t("session-reopen")).clicked() {
                    state.reopening = Some(Asked::default());
                    typed::focus(ui, part.base.with("reopen who"));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let text = RichText::new(words.t("session-locked")).color(theme.attention_text);
                    ui.add(Label::new(text).wrap());
                });
            });
        });
        let Some(asked) = &mut state.reopening else { return };
        if let Some(answer) = form_ui(ui, part, asked) {
            if let Some((who, why)) = answer {
                let reopening = Reopening { date: part.today, who, why };
                view.act(Action::Record(RecordAction::Reopen { session: session.id, reopening }));
            }
            state.reopening = None;
        }
    });
}

/// Who and why; `Some(None)` gives it up.
fn form_ui(ui: &mut Ui, part: Part<'_>, asked: &mut Asked) -> Option<Option<(String, String)>> {
    let words = part.words;
    let mut entered = false;
    for (id, label, text) in
        [("reopen who", "session-reopen-who", &mut asked.who), ("reopen why", "session-reopen-why", &mut asked.why)]
    {
        let field = Field::new(part.base.with(id), words.t(label));
        let answer = labelled(ui, field.label, |ui| text_field(ui, field, text));
        if let Some(change) = answer.change {
            *text = change.value;
        }
        entered |= shell::entered(ui, &answer.response) && id == "reopen why";
    }
    let missing = asked.who.trim().is_empty() || asked.why.trim().is_empty();
    if asked.refused && missing {
        shell::trouble(ui, words.t("refused-who-and-why"));
    }
    let mut cancelled = false;
    ui.horizontal(|ui| {
        let date = words.with("session-reopen-today", &[("date", &words.date(part.today))]);
        entered |= shell::primary(ui, &date, true).clicked();
        cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
    });
    asked.refused |= entered && missing;
    if cancelled {
        return Some(None);
    }
    (entered && !missing).then(|| Some((asked.who.trim().to_owned(), asked.why.trim().to_owned())))
}

/// Who opened the protocol again, when and why.
pub fn reopenings_ui(ui: &mut Ui, part: Part<'_>, session: &CommissionSession) {
    if session.head.reopened.is_empty() {
        return;
    }
    let (theme, words) = (Theme::of(ui), part.words);
    heading(ui, words.t("session-reopened"));
    for reopening in &session.head.reopened {
        let date = words.date(reopening.date);
        let line = [("date", &*date), ("who", &*reopening.who), ("why", &*reopening.why)];
        ui.add(Label::new(RichText::new(words.with("session-reopened-line", &line)).color(theme.muted)).wrap());
    }
}
