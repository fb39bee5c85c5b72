//! Open points that a session said nothing of: found, and listed with the way to an answer.

use egui::{Label, RichText, Ui};

use super::{CommissionState, Page, Part};
use crate::analysis::record::open::SilentlyDropped;
use crate::domain::CommissionSession;
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::fields::heading;
use crate::ui::theme::{self, Theme};

pub fn dropped_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let here = std::mem::take(&mut state.known.dropped_here);
    let after = std::mem::take(&mut state.known.dropped_after);
    let words = part.words;
    if !here.is_empty() {
        let draft = session.head.phase == crate::domain::Phase::Draft;
        let id = if draft { "dropped-not-yet" } else { "dropped-here" };
        heading(ui, &words.with(id, &[("session", &title(part, state.known.previous))]));
        for point in &here {
            if row_ui(ui, part, point, words.t("dropped-answer")) {
                state.page = Page::Matters(super::matters::Matters::at(point.outcome));
            }
        }
    }
    if !after.is_empty() {
        heading(ui, &words.with("dropped-after", &[("session", &title(part, state.known.next))]));
        for point in &after {
            if row_ui(ui, part, point, words.t("dropped-answer-there")) {
                state.asked = Some((point.next, super::Asked::Matter(point.outcome)));
                view.act(Action::GoTo(Place::Session(point.next)));
            }
        }
    }
    state.known.dropped_here = here;
    state.known.dropped_after = after;
}

fn title(part: Part<'_>, session: Option<crate::domain::SessionId>) -> String {
    let number = session.and_then(|id| part.project.session(id)).and_then(|session| session.head.number);
    part.words.session_title(number)
}

/// Whether its button was pressed.
fn row_ui(ui: &mut Ui, part: Part<'_>, point: &SilentlyDropped, button: &str) -> bool {
    let (theme, words) = (Theme::of(ui), part.words);
    let Some((_, outcome)) = part.project.outcome(point.outcome) else { return false };
    let row = |ui: &mut Ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let name = words.with("dropped-button", &[("button", button), ("what", &outcome.text)]);
            let pressed = ui.button(button).accessible_name(name).clicked();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                let mark = RichText::new("!").font(theme::strong()).color(theme.attention_text);
                ui.add(Label::new(mark));
                let mut text = outcome.text.clone();
                if !outcome.paragraph.is_empty() {
                    text = format!("¶ {}  {text}", outcome.paragraph);
                }
                if let Some(later) = point.taken_up {
                    let of = words.with("dropped-taken-up", &[("session", &title(part, Some(later)))]);
                    text = format!("{text} · {of}");
                }
                ui.add(Label::new(text).wrap());
            });
            pressed
        })
        .inner
    };
    let pressed = ui.horizontal_top(row).inner;
    super::line_below(ui, theme.table_line);
    pressed
}
