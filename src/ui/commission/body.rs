//! The screen of a commission: what it is, who chairs it, and its sessions.

use egui::{Id, RichText, Ui, vec2};

use super::known::OpenCounts;
use super::names::{session_name, session_title};
use super::templates::templates_ui;
use super::timeline::timeline_ui;
use super::{CommissionState, Editing, Part, cell, line_below, page, table_head};
use crate::domain::{CoChair, Commission, CommissionHead, CommissionId, CommissionSession, Fields, List};
use crate::session::action::RecordAction;
use crate::session::{Action, NewRecord, Place};
use crate::ui::fields::layout::{glyph_button, link_button, spot};
use crate::ui::fields::list::{moving_keys, row_buttons};
use crate::ui::fields::typed::focus;
use crate::ui::fields::{
    Change, Field, Problem, Row, RowAnswer, Typing, area_field, area_list_field, date_field, heading, labelled,
    line_field, multiline_field, pair, rows_ui, text_field, text_list, typed,
};
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};
use crate::words::Words;

pub fn commission_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut CommissionState, id: CommissionId) {
    let (words, project) = (view.words, view.session.project());
    let Some(commission) = project.commissions.get(id) else {
        ui.label(words.t("commission-gone"));
        return;
    };
    state.shown = None;
    state.open_counts.follow(view);
    let base = Id::unique(("commission", id.0.raw()));
    let part = Part::new(view, base);
    page(ui, base, |ui| {
        header_ui(ui, view, part, commission);
        let head = &commission.head;
        let mut editing = Editing::new(head);
        form_ui(ui, view, part, head, &mut editing);
        co_chairs_ui(ui, part, head, &mut editing);
        timeline_ui(ui, view, part, commission);
        templates_ui(ui, view, part, commission, &mut editing);
        let action = editing.action(|head| Fields::Commission(id, head));
        view.actions.extend(action);
        sessions_ui(ui, view, part, commission, &state.open_counts);
    });
}

fn header_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, commission: &Commission) {
    let words = part.words;
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(words.t("session-add")).clicked() {
                view.act(Action::Add(NewRecord::Session(commission.id)));
            }
            if !commission.sessions.is_empty() && ui.button(words.t("session-draft-next")).clicked() {
                view.act(Action::Record(RecordAction::DraftNext(commission.id)));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = &commission.head.name;
                let name = if name.is_empty() { words.t("commission-unnamed") } else { name };
                ui.add(egui::Label::new(RichText::new(name).font(theme::title())).truncate());
            });
        });
    });
    ui.add_space(theme::STEP);
}

fn form_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    head: &CommissionHead,
    editing: &mut Editing<'_, CommissionHead>,
) {
    let (words, base) = (part.words, part.base);
    let field = |id: &str, label| Field::new(base.with(id), words.t(label));
    let name = field("name", "commission-name");
    let answer = labelled(ui, name.label, |ui| name_field(ui, part, name, &head.name));
    editing.take(answer, |head, name| head.name = name);
    pair(
        ui,
        editing,
        |ui, editing| {
            let parties = field("parties", "commission-parties");
            let change = labelled(ui, words.t("commission-parties-head"), |ui| {
                area_list_field(ui, parties, words, part.project, &head.parties, words.t("commission-add-party"))
            });
            editing.take(change, |head, parties| head.parties = parties);
        },
        |ui, editing| {
            let groups = field("groups", "commission-working-group");
            let change = labelled(ui, words.t("commission-working-groups"), |ui| {
                text_list(ui, groups, words, &head.working_groups, words.t("commission-add-working-group"))
            });
            editing.take(change, |head, groups| head.working_groups = groups);
        },
    );
    pair(
        ui,
        editing,
        |ui, editing| {
            let title = field("founding", "commission-founding");
            let answer = labelled(ui, title.label, |ui| text_field(ui, title, &head.founding_document.title));
            editing.take(answer.change, |head, title| head.founding_document.title = title);
        },
        |ui, editing| {
            let link = field("founding link", "commission-founding-link");
            let change = labelled(ui, words.t("commission-founding-link-short"), |ui| {
                founding_link_ui(ui, view, part, link, head)
            });
            editing.take(change, |head, link| head.founding_document.link = link);
        },
    );
    let note = field("note", "commission-note");
    let answer = labelled(ui, note.label, |ui| multiline_field(ui, note, &head.note));
    editing.take(answer.change, |head, note| head.note = note);
}

fn founding_link_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    field: Field<'_>,
    head: &CommissionHead,
) -> Option<Change<String>> {
    let row = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let link = &head.founding_document.link;
        let width = (ui.available_width() - 24.0).max(60.0);
        let answer = cell(ui, width, |ui| text_field(ui, field, link));
        if link_button(ui, field.id.with("open"), part.words.t("commission-founding-open"), link) {
            view.requests.push(Request::OpenLink(link.trim().to_owned()));
        }
        answer.change
    };
    ui.horizontal_top(row).inner
}

/// A name may be anything but empty: the one before stays until there is another.
fn name_field(ui: &mut Ui, part: Part<'_>, field: Field<'_>, value: &String) -> Option<Change<String>> {
    let show = String::clone;
    let read = |text: &str, _| {
        let sentence = || part.words.t("commission-name-empty").to_owned();
        if text.trim().is_empty() {
            Err(Problem { sentence: sentence(), unfinished: false })
        } else {
            Ok(text.to_owned())
        }
    };
    typed(ui, &Typing { field, value, show: &show, read: &read, new_line: None, suggest: None }).change
}

fn co_chair_widths(ui: &Ui) -> [f32; 5] {
    let room = (ui.available_width() - row_buttons::WIDTH).max(480.0);
    [room * 0.17, room * 0.24, room * 0.23, room * 0.18, room * 0.18]
}

fn co_chairs_ui(ui: &mut Ui, part: Part<'_>, head: &CommissionHead, editing: &mut Editing<'_, CommissionHead>) {
    let words = part.words;
    heading(ui, words.t("commission-co-chairs"));
    if !head.co_chairs.is_empty() {
        let [party, name, office, from, to] = co_chair_widths(ui);
        let columns = [
            (words.t("delegation-party"), party),
            (words.t("commission-co-chair"), name),
            (words.t("commission-co-chair-office"), office),
            (words.t("commission-co-chair-from"), from),
            (words.t("commission-co-chair-to"), to),
        ];
        table_head(ui, &columns);
    }
    let add = Some(words.t("commission-add-co-chair"));
    let list = part.base.with("co-chairs");
    let change = rows_ui(ui, list, &head.co_chairs, CoChair::default(), add, &mut |ui, row, chair| {
        co_chair_ui(ui, part, row, chair)
    });
    editing.take(change, |head, co_chairs| head.co_chairs = co_chairs);
}

fn co_chair_ui(ui: &mut Ui, part: Part<'_>, row: Row, chair: &CoChair) -> RowAnswer<CoChair> {
    let (words, today) = (part.words, part.today);
    let nth = part.numbered("commission-co-chair-nth", row.place);
    let party_name = part.project.area_name(&chair.party, words.language());
    let party = if party_name.is_empty() { nth.as_str() } else { party_name };
    let mut editing = Editing::new(chair);
    let mut list = None;
    ui.horizontal_top(|ui| {
        let [party_width, name, office, from, to] = co_chair_widths(ui);
        ui.spacing_mut().item_spacing.x = 0.0;
        let label = part.cell("delegation-party", &nth);
        let field = Field::new(row.id, &label).in_cell();
        let answer = cell(ui, party_width, |ui| area_field(ui, field, words, part.project, &chair.party));
        editing.take(answer.change, |chair, party| chair.party = party);
        let label = part.cell("commission-co-chair", party);
        let field = Field::new(row.id.with("name"), &label).in_cell();
        let answer = cell(ui, name, |ui| line_field(ui, field, &chair.person.name));
        editing.take(answer.change, |chair, name| chair.person.name = name);
        let label = part.cell("commission-co-chair-office", party);
        let field = Field::new(row.id.with("office"), &label).in_cell();
        let answer = cell(ui, office, |ui| line_field(ui, field, &chair.person.office));
        editing.take(answer.change, |chair, office| chair.person.office = office);
        let label = part.cell("commission-co-chair-from", party);
        let field = Field::new(row.id.with("from"), &label).in_cell();
        let answer = cell(ui, from, |ui| date_field(ui, field, words, chair.from, today));
        editing.take(answer.change, |chair, from| chair.from = from);
        let label = part.cell("commission-co-chair-to", party);
        let field = Field::new(row.id.with("to"), &label).in_cell();
        let answer = cell(ui, to, |ui| date_field(ui, field, words, chair.to, today));
        editing.take(answer.change, |chair, to| chair.to = to);
        list = row_buttons(ui, row.id, words, &nth, row.place, row.len);
    });
    line_below(ui, Theme::of(ui).table_line);
    let change = editing.interaction.map(|interaction| Change { value: editing.now.into_owned(), interaction });
    RowAnswer { change, list }
}

/// Width that a session has before its buttons.
fn session_width(ui: &Ui) -> f32 {
    (ui.available_width() - row_buttons::WIDTH - 28.0).max(200.0)
}

/// Widths of session, date, place and the two counts.
fn session_columns(width: f32) -> [f32; 5] {
    [0.24, 0.25, 0.23, 0.15, 0.13].map(|share| (width * share).min(220.0))
}

fn sessions_ui(ui: &mut Ui, view: &mut View<'_>, part: Part<'_>, commission: &Commission, counts: &OpenCounts) {
    let words = part.words;
    heading(ui, words.t("commission-sessions"));
    if commission.sessions.is_empty() {
        ui.add(egui::Label::new(RichText::new(words.t("commission-sessions-none")).color(Theme::of(ui).muted)).wrap());
        return;
    }
    let [session, date, place, outcomes, open] = session_columns(session_width(ui));
    let columns = [
        (words.t("sessions-session"), session),
        (words.t("session-date"), date),
        (words.t("session-place"), place),
        (words.t("session-outcomes"), outcomes),
        (words.t("sessions-open"), open),
    ];
    table_head(ui, &columns);
    let len = commission.sessions.len();
    for (place, session) in commission.sessions.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let id = part.base.with(("session", session.id.0.raw()));
            let by_key = ui.memory(|memory| memory.has_focus(id)).then(|| moving_keys(ui)).flatten();
            session_row_ui(ui, view, part, id, (session, counts.of(session.id)));
            let name = session_name(words, &session.head);
            let list = List::Sessions(commission.id);
            let duplicate = words.with("session-duplicate-of", &[("session", &name)]);
            if glyph_button(ui, id.with("duplicate"), "+", &duplicate, true).clicked() {
                view.act(Action::Duplicate { list, id: session.id.into() });
            }
            let by_mouse = row_buttons(ui, id, words, &name, place, len);
            match by_key.and_then(|key| key.change(place, len)).or(by_mouse) {
                Some(crate::ui::fields::ListChange::Remove(_)) => {
                    let beside = place.checked_sub(1).unwrap_or(1);
                    if let Some(next) = commission.sessions.at(beside) {
                        focus(ui, part.base.with(("session", next.id.0.raw())));
                    }
                    view.act(Action::Delete { list, id: session.id.into() });
                }
                Some(crate::ui::fields::ListChange::Move { to, .. }) => {
                    view.act(Action::Move { list, id: session.id.into(), place: to });
                }
                _ => {}
            }
        });
        line_below(ui, Theme::of(ui).table_line);
    }
}

fn list_title(words: &Words, session: &CommissionSession) -> String {
    let numbered = session.head.number.map(|_| session_title(words, &session.head));
    numbered.unwrap_or_else(|| words.t("session-without-number").to_owned())
}

/// The whole row is a button that opens the session.
fn session_row_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    id: Id,
    (session, still_open): (&CommissionSession, usize),
) {
    let (words, theme) = (part.words, Theme::of(ui));
    let size = vec2(session_width(ui), theme::ROW);
    let name = session_name(words, &session.head);
    let response = spot(ui, id, size, &name);
    let [title, date, place, outcomes, open] = session_columns(size.x);
    let texts = [
        (list_title(words, session), title, theme.text),
        (session.head.from.map(|date| words.date(date)).unwrap_or_default(), date, theme.text),
        (session.head.place.clone(), place, theme.text),
        (session.outcomes.len().to_string(), outcomes, theme.text),
        (still_open.to_string(), open, theme.muted),
    ];
    let painter = ui.painter_at(response.rect);
    let mut left = response.rect.left() + 8.0;
    for (text, width, colour) in texts {
        let mut job = egui::text::LayoutJob::simple_singleline(text, theme::body(), colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width - 12.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let top = response.rect.center().y - galley.size().y / 2.0;
        painter.galley(egui::pos2(left, top), galley, colour);
        left += width;
    }
    if response.clicked() {
        view.act(Action::GoTo(Place::Session(session.id)));
    }
    response.on_hover_text(name);
}
