//! Visits, agreements and what else charts mark beside sessions: one row each, typed in place.

use egui::{Button, Label, RichText, Ui, Vec2};

use super::commission::{Editing, cell, line_below, page, table_head};
use super::fields::layout::link_button;
use super::fields::list::{moving_keys, row_buttons};
use super::fields::typed::focus;
use super::fields::{Field, ListChange, choice, date_field, text_field};
use super::frame::names::event_name;
use super::theme::{self, ROW, Theme};
use super::{Request, View};
use crate::domain::{Event, EventId, EventKind, Fields, Id, List};
use crate::session::{Action, NewRecord};
use crate::words::Words;

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub struct EventsState {
    /// The event that the person came for.
    shown: Option<EventId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Visit,
    Agreement,
    Other,
}

const KINDS: [Kind; 3] = [Kind::Visit, Kind::Agreement, Kind::Other];

impl Kind {
    fn of(kind: &EventKind) -> Self {
        match kind {
            EventKind::Visit => Self::Visit,
            EventKind::Agreement => Self::Agreement,
            EventKind::Other(_) => Self::Other,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Visit => "events-kind-visit",
            Self::Agreement => "events-kind-agreement",
            Self::Other => "events-kind-other",
        }
    }
}

/// Adds an event of today and shows it.
pub fn new_event(view: &mut View<'_>) {
    let (kind, from) = (EventKind::default(), view.today);
    let id = EventId(Id::NONE_YET);
    let event = Event { id, from, to: None, kind, title: String::new(), link: String::new() };
    view.act(Action::Add(NewRecord::Event(event)));
}

pub fn events_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut EventsState, shown: Option<EventId>) {
    let words = view.words;
    let base = egui::Id::unique("events");
    let came = state.shown != shown;
    state.shown = shown;
    if let Some(id) = shown.filter(|_| came) {
        focus(ui, row_id(base, id));
    }
    page(ui, base, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(words.t("events-title")).font(theme::title()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.add(Button::new(words.t("events-add")).min_size(Vec2::new(0.0, ROW))).clicked() {
                    new_event(view);
                }
            });
        });
        ui.add_space(8.0);
        let muted = Theme::of(ui).muted;
        ui.add(Label::new(RichText::new(words.t("events-explained")).color(muted)).wrap());
        ui.add_space(4.0);
        let events = &view.session.project().events;
        if events.is_empty() {
            ui.label(RichText::new(words.t("events-none")).color(muted));
            return;
        }
        let widths = widths(ui);
        let heads = ["events-from", "events-to", "events-kind", "events-name", "events-link"];
        let columns: Vec<_> = heads.iter().zip(widths).map(|(head, width)| (words.t(head), width)).collect();
        table_head(ui, &columns);
        let len = events.len();
        for (place, event) in events.iter().enumerate() {
            row_ui(ui, view, (base, widths), event, (place, len));
        }
    });
}

fn row_id(base: egui::Id, event: EventId) -> egui::Id {
    base.with(("event", event.0.raw()))
}

/// Widths of from, to, kind, title and link.
fn widths(ui: &Ui) -> [f32; 5] {
    let whole = ui.available_width() - row_buttons::WIDTH - 8.0;
    let date = (whole * 0.19).clamp(116.0, 170.0);
    let kind = (whole * 0.16).clamp(100.0, 150.0);
    let rest = (whole - 2.0 * date - kind).max(160.0);
    [date, date, kind, rest * 0.62, rest * 0.38]
}

fn row_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    (base, widths): (egui::Id, [f32; 5]),
    event: &Event,
    (place, len): (usize, usize),
) {
    let words = view.words;
    let id = row_id(base, event.id);
    let name = event_name(event, words);
    let fields =
        ["title", "from", "to", "kind", "other", "link"].map(|part| if part == "title" { id } else { id.with(part) });
    let focused = ui.memory(|memory| fields.iter().any(|field| memory.has_focus(*field)));
    let by_key = focused.then(|| moving_keys(ui)).flatten();
    let mut editing = Editing::new(event);
    let mut by_mouse = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        cells_ui(ui, view, (id, widths), event, &mut editing);
        by_mouse = row_buttons(ui, id, words, &name, place, len);
    });
    line_below(ui, Theme::of(ui).table_line);
    view.actions.extend(editing.action(Fields::Event));
    match by_key.and_then(|key| key.change(place, len)).or(by_mouse) {
        Some(ListChange::Remove(_)) => {
            let beside = if place + 1 < len { place + 1 } else { place.saturating_sub(1) };
            if let Some(next) = view.session.project().events.at(beside).filter(|next| next.id != event.id) {
                focus(ui, row_id(base, next.id));
            }
            view.act(Action::Delete { list: List::Events, id: event.id.into() });
        }
        Some(ListChange::Move { to, .. }) => {
            view.act(Action::Move { list: List::Events, id: event.id.into(), place: to });
        }
        _ => {}
    }
}

fn cells_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    (id, [from, to, kind, title, link]): (egui::Id, [f32; 5]),
    event: &Event,
    editing: &mut Editing<'_, Event>,
) {
    let (words, today) = (view.words, view.today);
    let named = event_name(event, words);
    let label = |column: &str| words.with("column-of-row", &[("column", words.t(column)), ("row", &named)]);
    let name = label("events-from");
    let field = Field::new(id.with("from"), &name).in_cell();
    let answer = cell(ui, from, |ui| date_field(ui, field, words, Some(event.from), today));
    editing.take(answer.change, |event, date| event.from = date.unwrap_or(event.from));
    let name = label("events-to");
    let field = Field::new(id.with("to"), &name).in_cell();
    let answer = cell(ui, to, |ui| {
        let answer = date_field(ui, field, words, event.to, event.from);
        if event.to.is_some_and(|to| to < event.from) {
            let text = format!("! {}", words.t("session-last-day-before"));
            ui.add(Label::new(RichText::new(text).color(Theme::of(ui).conflict_text)).wrap());
        }
        answer
    });
    editing.take(answer.change, |event, date| event.to = date);
    cell(ui, kind, |ui| kind_ui(ui, words, (id, &label("events-kind")), event, editing));
    let name = label("events-name");
    let field = Field::new(id, &name).hint(words.t("events-name-hint")).in_cell();
    let answer = cell(ui, title, |ui| text_field(ui, field, &event.title));
    editing.take(answer.change, |event, title| event.title = title);
    let name = label("events-link");
    let change = cell(ui, link, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let field = Field::new(id.with("link"), &name).hint(words.t("events-link-hint")).in_cell();
            let width = (ui.available_width() - 26.0).max(40.0);
            let answer = cell(ui, width, |ui| text_field(ui, field, &event.link));
            if link_button(ui, field.id.with("open"), words.t("source-open-link"), &event.link) {
                view.requests.push(Request::OpenLink(event.link.trim().to_owned()));
            }
            answer.change
        })
        .inner
    });
    editing.take(change, |event, link| event.link = link);
}

fn kind_ui(ui: &mut Ui, words: &Words, (id, name): (egui::Id, &str), event: &Event, editing: &mut Editing<'_, Event>) {
    let field = Field::new(id.with("kind"), name).in_cell();
    let text = |kind: Kind| words.t(kind.name()).to_owned();
    let answer = choice(ui, field, Kind::of(&event.kind), &KINDS, text);
    editing.take(answer.change, |event, kind| {
        event.kind = match kind {
            Kind::Visit => EventKind::Visit,
            Kind::Agreement => EventKind::Agreement,
            Kind::Other => EventKind::Other(String::new()),
        };
    });
    if let EventKind::Other(own) = &event.kind {
        let field = Field::new(id.with("other"), words.t("events-kind-own")).hint(words.t("events-kind-own"));
        let answer = text_field(ui, field.in_cell(), own);
        editing.take(answer.change, |event, own| event.kind = EventKind::Other(own));
    }
}
