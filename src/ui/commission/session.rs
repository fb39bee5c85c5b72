//! The screen of a session: its form, delegations, agenda and outcomes.

use egui::{Id, Label, RichText, Ui};

use super::names::{FORMATS, PHASES, format_name, phase_name, session_title};
use super::{CommissionState, Editing, Part, agenda, delegations, documents, outcomes, page, sources, trade};
use crate::domain::{CommissionSession, Fields, List, SessionHead, SessionId};
use crate::session::Action;
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
    if state.shown != Some(id) {
        *state = CommissionState { shown: Some(id), ..CommissionState::default() };
        focus_first(ui, base, session);
    }
    let part = Part::new(view, base);
    page(ui, base, |ui| {
        header_ui(ui, view, part, session);
        let mut editing = Editing::new(&session.head);
        form_ui(ui, part, &session.head, &mut editing);
        pair(
            ui,
            &mut (&mut *view, &mut *state, &mut editing),
            |ui, (view, state, editing)| sources::sources_ui(ui, view, state, part, session, editing),
            |ui, (view, _, editing)| documents::documents_ui(ui, view, part, &session.head, editing),
        );
        delegations::delegations_ui(ui, part, &session.head, &mut editing);
        agenda::agenda_ui(ui, part, &session.head, &mut editing);
        let action = editing.action(|head| Fields::Session(id, head));
        view.actions.extend(action);
        outcomes::outcomes_ui(ui, view, state, part, session);
        trade::trade_ui(ui, view, state, part, session);
    });
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
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(commission) = commission
                && ui.button(words.t("session-duplicate")).clicked()
            {
                view.act(Action::Duplicate { list: List::Sessions(commission.id), id: session.id.into() });
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = commission.map_or("", |commission| commission.head.name.as_str());
                // Room for the chip after the name.
                ui.set_max_width((ui.available_width() - 80.0).max(40.0));
                ui.add(Label::new(RichText::new(name).color(theme.muted)).truncate());
                phase_chip(ui, part, &session.head);
            });
        });
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
    let field = field("note", "session-note");
    let answer = labelled(ui, field.label, |ui| multiline_field(ui, field, &head.note));
    editing.take(answer.change, |head, note| head.note = note);
}
