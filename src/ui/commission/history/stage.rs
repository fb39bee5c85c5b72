//! A commitment at one session: its wording against the one before, its deadline, its log, and what came of it.

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Label, Margin, RichText, Stroke, Ui};

use crate::analysis::record::difference::{Mark, Piece};
use crate::analysis::record::lineage::{Stage, Step};
use crate::domain::{Outcome, SessionId};
use crate::session::action::RecordAction;
use crate::session::wording::record::{deadline_name, outcome_status_name, result_name};
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::commission::{Part, session_name};
use crate::ui::theme::{self, Theme};

pub fn stage_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, stage: &Stage, (nth, shown): (usize, bool)) {
    let (words, theme) = (part.words, Theme::of(ui));
    let Some((_, outcome)) = part.project.outcome(stage.outcome) else { return };
    ui.add_space(theme::STEP * 3.0);
    ui.horizontal_wrapped(|ui| {
        if ui.link(RichText::new(name_of(part, stage.session)).font(theme::strong())).clicked() {
            view.act(Action::GoTo(Place::Session(stage.session)));
            view.act(Action::SelectOutcome(Some(stage.outcome)));
        }
        if !outcome.paragraph.is_empty() {
            ui.label(RichText::new(format!("¶ {}", outcome.paragraph)).color(theme.muted));
        }
        let status = outcome_status_name(words, stage.standing.status);
        ui.label(RichText::new(status).color(theme.muted));
        if shown {
            ui.label(RichText::new(words.t("history-this")).font(theme::small()).color(theme.accent));
        }
    });
    let frame = Frame::new().fill(theme.panel).corner_radius(8).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if stage.from.is_empty() {
            ui.add(Label::new(&outcome.text).wrap());
        }
        for step in &stage.from {
            step_ui(ui, view, part, step, nth);
        }
        facts_ui(ui, part, outcome);
    });
    for ending in &stage.found {
        let result = result_name(words, ending.result);
        let text = words.with("history-found", &[("result", &result), ("session", &name_of(part, ending.session))]);
        ui.horizontal(|ui| {
            ui.label(format!("→ {text}"));
            if ui.button(words.t("history-unlink")).clicked() {
                view.act(Action::Record(RecordAction::Unlink(ending.review)));
            }
        });
    }
}

fn name_of(part: Part<'_>, session: SessionId) -> String {
    part.project.session(session).map(|session| session_name(part.words, &session.head)).unwrap_or_default()
}

/// How it came out of an earlier point: the result, the wording with its differences, and a deadline that moved.
fn step_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, step: &Step, nth: usize) {
    let (words, theme) = (part.words, Theme::of(ui));
    let from = part.project.outcome(step.outcome).map(|(session, _)| name_of(part, session)).unwrap_or_default();
    let result = result_name(words, step.result);
    ui.horizontal_wrapped(|ui| {
        let text = words.with("history-from", &[("result", &result), ("session", &from)]);
        ui.label(RichText::new(text).font(theme::small()).color(theme.muted));
        let name = words.with("history-unlink-nth", &[("number", &(nth + 1).to_string())]);
        if ui.small_button(words.t("history-unlink")).accessible_name(name).clicked() {
            view.act(Action::Record(RecordAction::Unlink(step.review)));
        }
    });
    wording_ui(ui, part, &step.wording);
    if let Some((then, now)) = &step.moved {
        let days = [("then", &*deadline_name(words, then)), ("now", &*deadline_name(words, now))];
        let text = words.with("history-moved", &days);
        ui.add(Label::new(RichText::new(text).color(theme.attention_text)).wrap());
    }
}

/// What went is struck through, what came is underlined; assistive technology is told in words.
fn wording_ui(ui: &mut Ui, part: Part<'_>, pieces: &[Piece]) {
    let (words, theme) = (part.words, Theme::of(ui));
    let mut job = LayoutJob::default();
    let mut told = Vec::new();
    for (nth, piece) in pieces.iter().enumerate() {
        let mut format = TextFormat::simple(theme::body(), theme.text);
        match piece.mark {
            Mark::Same => told.push(piece.text.clone()),
            Mark::Removed => {
                format.color = theme.conflict_text;
                format.background = theme.conflict;
                format.strikethrough = Stroke::new(1.0, theme.conflict_text);
                told.push(words.with("history-removed", &[("text", &piece.text)]));
            }
            Mark::Added => {
                format.color = theme.agrees_text;
                format.background = theme.agrees;
                format.underline = Stroke::new(1.5, theme.agrees_text);
                told.push(words.with("history-added", &[("text", &piece.text)]));
            }
        }
        if nth > 0 {
            job.append(" ", 0.0, TextFormat::simple(theme::body(), theme.text));
        }
        job.append(&piece.text, 0.0, format);
    }
    let label = ui.add(Label::new(job).wrap());
    if pieces.iter().any(|piece| piece.mark != Mark::Same) {
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_label(told.join(" "));
            node.set_value(told.join(" "));
        });
    } else {
        ui.label(RichText::new(words.t("history-same")).font(theme::small()).color(theme.muted));
    }
}

fn facts_ui(ui: &mut Ui, part: Part<'_>, outcome: &Outcome) {
    let (words, theme) = (part.words, Theme::of(ui));
    let mut facts = vec![format!("{} {}", words.t("outcome-deadline"), deadline_name(words, &outcome.deadline))];
    if !outcome.responsible.is_empty() {
        facts.push(format!("{} {}", words.t("outcome-responsible"), outcome.responsible.join(", ")));
    }
    ui.add(Label::new(RichText::new(facts.join(" · ")).color(theme.muted)).wrap());
    for entry in &outcome.log {
        let date = entry.date.map(|date| words.date(date)).unwrap_or_default();
        let parts = [date, outcome_status_name(words, entry.status), entry.words.clone()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        ui.add(Label::new(RichText::new(parts.join(" · ")).color(theme.muted)).wrap());
    }
}
