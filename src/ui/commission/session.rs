//! The screen of a session: its form, delegations, agenda and outcomes.

use egui::{Id, Label, RichText, Ui};

use super::history::history_ui;
use super::lock::{held, is_locked, lock_ui, reopenings_ui};
use super::matters::{self, matters_ui};
use super::names::{FORMATS, PHASES, format_name, phase_name, session_title};
use super::{CommissionState, Editing, Page, Part, page};
use super::{agenda, delegations, documents, dropped, outcomes, sources, statements, templates, trade};
use crate::domain::{CommissionSession, Fields, List, SessionHead, SessionId};
use crate::session::action::RecordAction;
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::fields::{
    Field, choice, date_field, labelled, multiline_field, number_field, pair, short_pair, text_field, typed,
};
use crate::ui::theme::{self, Theme};

pub fn session_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut CommissionState, id: SessionId) {
    let (words, project) = (view.words, view.session.project());
    let Some(session) = project.session(id) else {
        ui.label(words.t("session-gone"));
        return;
    };
    let base = Id::unique(("session", id.0.raw()));
    if state.show(id) {
        focus_first(ui, base, session);
    }
    state.known.follow(view, id);
    state.take_asked(id);
    let part = Part::new(view, base);
    match std::mem::take(&mut state.page) {
        Page::Session => page(ui, base, |ui| whole_ui(ui, view, state, part, session)),
        Page::Matters(walk) => matters_ui(ui, view, state, part, session, walk),
        Page::History(outcome) => history_ui(ui, view, state, part, session, outcome),
    }
}

fn whole_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let locked = is_locked(session);
    header_ui(ui, view, part, session);
    deeds_ui(ui, view, state, part, session);
    lock_ui(ui, view, state, part, session);
    issues_ui(ui, &state.known.issues);
    let mut editing = Editing::new(&session.head);
    held(ui, locked, |ui| form_ui(ui, part, &session.head, &mut editing));
    note_ui(ui, part, &session.head, &mut editing);
    pair(
        ui,
        &mut (&mut *view, &mut *state, &mut editing),
        |ui, (view, state, editing)| sources::sources_ui(ui, view, state, part, session, editing),
        |ui, (view, state, editing)| documents::documents_ui(ui, view, state, part, &session.head, editing),
    );
    held(ui, locked, |ui| {
        delegations::delegations_ui(ui, part, &session.head, &mut editing);
        agenda::agenda_ui(ui, part, &session.head, &mut editing);
        statements::statements_ui(ui, part, &session.head, &mut editing);
    });
    let action = editing.action(|head| Fields::Session(session.id, head));
    view.actions.extend(action);
    outcomes::outcomes_ui(ui, view, state, part, session);
    dropped::dropped_ui(ui, view, state, part, session);
    trade::trade_ui(ui, view, state, part, session);
    reopenings_ui(ui, part, session);
}

/// What can be done with the session as a whole.
fn deeds_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let words = part.words;
    ui.horizontal_wrapped(|ui| {
        let open = state.known.unanswered();
        if state.known.previous.is_some() {
            let text = words.with("session-matters", &[("count", &open.to_string())]);
            let there = !state.known.matters.is_empty();
            if ui.add_enabled(there, egui::Button::new(text)).clicked() {
                state.page = Page::Matters(matters::Matters::default());
            }
        }
        if let Some(commission) = part.project.commission_of(session.id) {
            if state.known.next.is_none() && ui.button(words.t("session-draft-next")).clicked() {
                view.act(Action::Record(RecordAction::DraftNext(commission.id)));
            }
            if ui.button(words.t("session-duplicate")).clicked() {
                view.act(Action::Duplicate { list: List::Sessions(commission.id), id: session.id.into() });
            }
        }
        templates::keep_ui(ui, view, state, part, session);
    });
    ui.add_space(theme::STEP);
}

/// Sentences about what cannot be, where it can be mended.
pub(super) fn issues_ui(ui: &mut Ui, sentences: &[String]) {
    let theme = Theme::of(ui);
    for sentence in sentences {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new("!").font(theme::strong()).color(theme.conflict_text));
            let label = ui.add(Label::new(RichText::new(sentence).color(theme.conflict_text)).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_role(egui::accesskit::Role::Alert);
                node.set_label(sentence.as_str());
            });
        });
    }
}

/// A session with nothing in it yet is one to be filled in: the caret goes where that begins.
fn focus_first(ui: &Ui, base: Id, session: &CommissionSession) {
    let head = &session.head;
    if head.from.is_some() || !head.place.is_empty() || !session.outcomes.is_empty() {
        return;
    }
    let first = if head.number.is_some() { "place" } else { "number" };
    typed::focus(ui, base.with(first));
}

fn header_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, session: &CommissionSession) {
    let (theme, words) = (Theme::of(ui), part.words);
    let commission = part.project.commission_of(session.id);
    ui.horizontal(|ui| {
        ui.label(RichText::new(session_title(words, &session.head)).font(theme::title()));
        phase_chip(ui, part, &session.head);
        let Some(commission) = commission else { return };
        let name = &commission.head.name;
        let name = if name.is_empty() { words.t("commission-unnamed") } else { name };
        let link = egui::Link::new(RichText::new(name).color(theme.muted));
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        if ui.add(link).on_hover_text(name).clicked() {
            view.act(Action::GoTo(Place::Commission(commission.id)));
        }
    });
    ui.add_space(theme::STEP);
}

fn phase_chip(ui: &mut Ui, part: Part<'_>, head: &SessionHead) {
    let theme = Theme::of(ui);
    let text = RichText::new(phase_name(part.words, head.phase)).font(theme::small()).color(theme.accent);
    let chip = egui::Frame::new().fill(theme.accent_pale).corner_radius(9).inner_margin(egui::Margin::symmetric(8, 1));
    chip.show(ui, |ui| ui.add(Label::new(text).extend()));
}

fn form_ui(ui: &mut Ui, part: Part<'_>, head: &SessionHead, editing: &mut Editing<'_, SessionHead>) {
    let (words, base, today) = (part.words, part.base, part.today);
    let field = |id: &str, label| Field::new(base.with(id), words.t(label));
    short_pair(
        ui,
        editing,
        |ui, editing| {
            let field = field("number", "session-number");
            let answer = labelled(ui, field.label, |ui| number_field(ui, field, words, head.number));
            editing.take(answer.change, |head, number| head.number = number);
        },
        |ui, editing| {
            let field = field("place", "session-place");
            let answer = labelled(ui, field.label, |ui| text_field(ui, field, &head.place));
            editing.take(answer.change, |head, place| head.place = place);
        },
    );
    short_pair(
        ui,
        editing,
        |ui, editing| {
            let field = field("date", "session-date");
            let answer = labelled(ui, field.label, |ui| date_field(ui, field, words, head.from, today));
            editing.take(answer.change, |head, date| head.from = date);
        },
        |ui, editing| {
            let field = field("last day", "session-last-day");
            let change = labelled(ui, field.label, |ui| {
                let answer = date_field(ui, field, words, head.to, head.from.unwrap_or(today));
                if head.to.zip(head.from).is_some_and(|(to, from)| to < from) {
                    let text = format!("! {}", words.t("session-last-day-before"));
                    ui.label(RichText::new(text).color(Theme::of(ui).conflict_text));
                }
                answer.change
            });
            editing.take(change, |head, date| head.to = date);
        },
    );
    short_pair(
        ui,
        editing,
        |ui, editing| {
            let field = field("format", "session-format");
            let name = |format| format_name(words, format);
            let answer = labelled(ui, field.label, |ui| choice(ui, field, head.format, &FORMATS, name));
            editing.take(answer.change, |head, format| head.format = format);
        },
        |ui, editing| {
            let field = field("phase", "session-phase");
            let name = |phase| phase_name(words, phase);
            let answer = labelled(ui, field.label, |ui| choice(ui, field, head.phase, &PHASES, name));
            editing.take(answer.change, |head, phase| head.phase = phase);
        },
    );
    short_pair(
        ui,
        editing,
        |ui, editing| {
            let field = field("next date", "session-next-date");
            let answer = labelled(ui, field.label, |ui| date_field(ui, field, words, head.next_date, today));
            editing.take(answer.change, |head, date| head.next_date = date);
        },
        |ui, editing| {
            let field = field("next place", "session-next-place");
            let answer = labelled(ui, field.label, |ui| text_field(ui, field, &head.next_place));
            editing.take(answer.change, |head, place| head.next_place = place);
        },
    );
}

/// The note is the reader's own, not the protocol's: it stays open when that is signed.
fn note_ui(ui: &mut Ui, part: Part<'_>, head: &SessionHead, editing: &mut Editing<'_, SessionHead>) {
    let field = Field::new(part.base.with("note"), part.words.t("session-note"));
    let answer = labelled(ui, field.label, |ui| multiline_field(ui, field, &head.note));
    editing.take(answer.change, |head, note| head.note = note);
}
