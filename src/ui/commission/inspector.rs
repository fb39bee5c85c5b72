//! The panel beside the table: one outcome with its status log, priority, note and target.

use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui};

use super::lock::{held, is_locked};
use super::names::{PRIORITIES, kind_name, priority_name, session_title, status_name};
use super::outcome_row::topic_field;
use super::quoted::quoted_ui;
use super::session::issues_ui;
use super::target::target_ui;
use super::{CommissionState, Editing, Part};
use crate::domain::{CommissionSession, Fields, Outcome, OutcomeId, OutcomeStatus, SessionId, SourceId, StatusEntry};
use crate::ui::View;
use crate::ui::fields::layout::add_button;
use crate::ui::fields::{
    Change, Field, Row, RowAnswer, choice, date_field, heading, multiline_field, next_interaction, rows_ui,
    with_row_buttons,
};
use crate::ui::theme::{self, Theme};

pub fn outcome_inspector_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    session: SessionId,
    outcome: OutcomeId,
) {
    let words = view.words;
    let found = view.session.project().session(session);
    let place = found.and_then(|session| session.outcomes.place(outcome));
    let Some((session, place, outcome)) =
        found.zip(place).and_then(|(session, place)| Some((session, place, session.outcomes.get(outcome)?)))
    else {
        ui.label(words.t("outcome-gone"));
        return;
    };
    let base = super::outcomes::row_id(outcome.id).with("inspector");
    let part = Part::new(view, base);
    let content = |ui: &mut Ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().extra_text_line_spacing = 2.0;
        head_ui(ui, part, session, place, outcome);
        issues_ui(ui, state.known.of_points.get(&outcome.id).map_or(&[][..], Vec::as_slice));
        if ui.button(words.t("outcome-history")).clicked() {
            state.ask_history(session.id, outcome.id);
        }
        let nth = part.numbered("outcome-nth", place);
        let mut editing = Editing::new(outcome);
        log_ui(ui, part, outcome, &mut editing);
        if state.topics_in_inspector {
            let name = part.cell("outcome-topic", &nth);
            small_head(ui, words.t("outcome-topic"));
            let field = Field::new(base.with("topic"), &name);
            let answer =
                held(ui, is_locked(session), |ui| topic_field(ui, session, &state.known.topics, outcome, field));
            editing.take(answer.change, |outcome, topic| outcome.topic = topic);
        }
        small_head(ui, words.t("outcome-priority"));
        let name = part.cell("outcome-priority", &nth);
        let called = |priority| priority_name(words, priority);
        let answer = choice(ui, Field::new(base.with("priority"), &name), outcome.priority, &PRIORITIES, called);
        editing.take(answer.change, |outcome, priority| outcome.priority = priority);
        small_head(ui, words.t("outcome-note"));
        let name = part.cell("outcome-note", &nth);
        let answer = multiline_field(ui, Field::new(base.with("note"), &name), &outcome.note);
        editing.take(answer.change, |outcome, note| outcome.note = note);
        quoted_ui(ui, view, state, part, outcome, &mut editing);
        target_ui(ui, part, outcome, &mut editing);
        let action = editing.action(|outcome| Fields::Outcome(session.id, outcome));
        view.actions.extend(action);
        ui.add_space(theme::STEP * 4.0);
        let delete = egui::Button::new(words.t("outcome-delete-this"));
        if ui.add_enabled(!is_locked(session), delete).clicked() {
            super::outcomes::delete(view, session, outcome.id);
        }
    };
    let frame = Frame::new().inner_margin(Margin::symmetric(12, 12));
    ScrollArea::vertical().id_salt(base).auto_shrink(false).show(ui, |ui| frame.show(ui, content));
}

fn head_ui(ui: &mut Ui, part: Part<'_>, session: &CommissionSession, place: usize, outcome: &Outcome) {
    let (words, theme) = (part.words, Theme::of(ui));
    ui.label(RichText::new(part.numbered("outcome-title", place)).font(theme::strong()));
    let date = session.head.from.map(|date| words.date(date));
    let title = session_title(words, &session.head);
    let of = date.map_or(title.clone(), |date| format!("{title}, {date}"));
    let line = format!("{} · {of}", kind_name(words, outcome.kind));
    ui.add(Label::new(RichText::new(line).color(theme.muted)).wrap());
}

fn small_head(ui: &mut Ui, text: &str) {
    ui.add_space(theme::STEP * 2.0);
    ui.label(RichText::new(text).font(theme::small()).color(Theme::of(ui).muted));
}

fn log_ui(ui: &mut Ui, part: Part<'_>, outcome: &Outcome, editing: &mut Editing<'_, Outcome>) {
    let words = part.words;
    heading(ui, words.t("outcome-log"));
    if outcome.log.is_empty() {
        ui.add(Label::new(RichText::new(words.t("outcome-log-none")).color(Theme::of(ui).muted)).wrap());
    }
    let empty = StatusEntry { date: None, status: OutcomeStatus::Open, words: String::new(), source: None };
    let list = part.base.with("log");
    let change = rows_ui(ui, list, &outcome.log, empty, None, &mut |ui, row, entry| entry_ui(ui, part, row, entry));
    editing.take(change, |outcome, log| outcome.log = log);
    let text = format!("+ {}", words.t("outcome-log-add"));
    if add_button(ui, list.with("add"), &text).clicked() {
        let entry =
            StatusEntry { date: Some(part.today), status: outcome.status(), words: String::new(), source: None };
        let change = Change { value: entry, interaction: next_interaction(ui.ctx()) };
        editing.take(Some(change), |outcome, entry| outcome.log.push(entry));
    }
}

fn entry_ui(ui: &mut Ui, part: Part<'_>, row: Row, entry: &StatusEntry) -> RowAnswer<StatusEntry> {
    let words = part.words;
    let mut editing = Editing::new(entry);
    let entry_name = part.numbered("outcome-log-nth", row.place);
    ui.add_space(theme::STEP);
    let name = part.numbered("outcome-log-date", row.place);
    let answer = date_field(ui, Field::new(row.id, &name), words, entry.date, part.today);
    editing.take(answer.change, |entry, date| entry.date = date);
    let name = part.numbered("outcome-log-status", row.place);
    let called = |status| status_name(words, status);
    let field = Field::new(row.id.with("status"), &name);
    let status = |ui: &mut Ui| choice(ui, field, entry.status, &OutcomeStatus::ALL, called);
    let (answer, list) = with_row_buttons(ui, words, row, &entry_name, status);
    editing.take(answer.change, |entry, status| entry.status = status);
    let name = part.numbered("outcome-log-words", row.place);
    let field = Field::new(row.id.with("words"), &name).hint(words.t("outcome-log-words-hint"));
    let answer = multiline_field(ui, field, &entry.words);
    editing.take(answer.change, |entry, words| entry.words = words);
    let name = part.numbered("outcome-log-source", row.place);
    let sources: Vec<Option<SourceId>> =
        std::iter::once(None).chain(part.project.sources.iter().map(|source| Some(source.id))).collect();
    let called = |source: Option<SourceId>| source_name(part, source);
    let answer = choice(ui, Field::new(row.id.with("source"), &name), entry.source, &sources, called);
    editing.take(answer.change, |entry, source| entry.source = source);
    let change = editing.interaction.map(|interaction| Change { value: editing.now.into_owned(), interaction });
    RowAnswer { change, list }
}

fn source_name(part: Part<'_>, source: Option<SourceId>) -> String {
    let Some(id) = source else { return part.words.t("outcome-log-source-none").to_owned() };
    let found = part.project.sources.get(id);
    found.map_or_else(|| part.words.t("session-source-gone").to_owned(), |source| source.title.clone())
}
