//! The lines over the register: which points are shown, under which heads, and on which day overdue is counted.

use std::collections::BTreeSet;

use egui::{Button, Id, Key, Modifiers, TextEdit, Ui, UiBuilder, Vec2};
use jiff::ToSpan;
use jiff::civil::Date;

use super::RegisterState;
use super::deeds::focus;
use crate::analysis::record::register::{GroupBy, RegisterFilter};
use crate::domain::{OutcomeKind, OutcomeStatus};
use crate::session::wording::record::{kind_name, outcome_status_name};
use crate::ui::View;
use crate::ui::fields::{Field, choice, date_field};
use crate::ui::theme::ROW;
use crate::words::Words;

fn id(name: &'static str) -> Id {
    Id::unique("register-filter").with(name)
}

/// `fresh`: the register has just come on the screen, and the keyboard goes to the words.
pub fn filter_ui(ui: &mut Ui, view: &View<'_>, state: &mut RegisterState, fresh: bool) {
    let at = state.at(view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
        text_ui(ui, view.words, &mut state.query.filter, fresh);
        if state.choices.commissions.len() > 1 {
            let all = &state.choices.commissions;
            one_of(
                ui,
                view.words,
                OfSet::new("commission", "register-commission", "register-any-commission", 170.0),
                all,
                &mut state.query.filter.commissions,
            );
        }
        let all = &state.choices.sessions;
        one_of(
            ui,
            view.words,
            OfSet::new("session", "sessions-session", "register-any-session", 160.0),
            all,
            &mut state.query.filter.sessions,
        );
        names_ui(
            ui,
            view.words,
            OfSet::new("side", "outcome-responsible", "register-any-side", 140.0),
            &state.choices.sides,
            "register-nobody",
            &mut state.query.filter.sides,
        );
        names_ui(
            ui,
            view.words,
            OfSet::new("topic", "outcome-topic", "register-any-topic", 130.0),
            &state.choices.topics,
            "register-no-topic",
            &mut state.query.filter.topics,
        );
        let kinds = OutcomeKind::ALL.map(|kind| (kind, kind_name(view.words, kind)));
        one_of(
            ui,
            view.words,
            OfSet::new("kind", "outcome-kind", "register-any-kind", 112.0),
            &kinds,
            &mut state.query.filter.kinds,
        );
        let statuses = OutcomeStatus::ALL.map(|status| (status, outcome_status_name(view.words, status)));
        one_of(
            ui,
            view.words,
            OfSet::new("status", "outcome-status", "register-any-status", 112.0),
            &statuses,
            &mut state.query.filter.statuses,
        );
        which_ui(ui, view.words, &mut state.query.filter);
        deadline_ui(ui, view, &mut state.query.filter, at);
        group_ui(ui, view.words, state);
        at_ui(ui, view, state);
        bars_button_ui(ui, view.words, state);
        if !state.query.filter.is_open()
            && ui.add(Button::new(view.words.t("figures-clear-filter")).min_size(Vec2::new(0.0, ROW))).clicked()
        {
            state.query.filter = RegisterFilter::default();
            focus(ui);
        }
    });
}

fn text_ui(ui: &mut Ui, words: &Words, filter: &mut RegisterFilter, fresh: bool) {
    let id = id("text");
    let focused = ui.memory(|memory| memory.has_focus(id));
    // Down goes on into the table, as Enter does.
    let down = focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let edit = TextEdit::singleline(&mut filter.text)
        .id(id)
        .hint_text(words.t("register-find"))
        .desired_width(190.0)
        .min_size(Vec2::new(0.0, ROW))
        .margin(Vec2::new(8.0, 5.0));
    let response = ui.add(edit).on_hover_text(words.t("register-find-tip"));
    let response = response.accessible_name(words.t("register-find"));
    if fresh && ui.memory(|memory| memory.focused().is_none() || memory.top_modal_layer().is_none()) {
        response.request_focus();
    }
    if down || response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        focus(ui);
    }
}

/// A field with the set that it chooses for.
struct OfSet {
    name: &'static str,
    label: &'static str,
    any: &'static str,
    width: f32,
}

impl OfSet {
    fn new(name: &'static str, label: &'static str, any: &'static str, width: f32) -> Self {
        Self { name, label, any, width }
    }
}

/// One choice in a place of its own width.
fn chosen<T: Copy + PartialEq>(
    ui: &mut Ui,
    (name, label, width): (&'static str, &str, f32),
    value: T,
    all: &[T],
    text: impl Fn(T) -> String,
) -> Option<T> {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ROW), egui::Sense::hover());
    let builder = UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center));
    let answer = ui.scope_builder(builder, |ui| choice(ui, Field::new(id(name), label), value, all, text));
    answer.inner.change.map(|change| change.value)
}

/// What a set of a filter comes to in a field: any, one, or several, as a saved view may have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pick {
    Any,
    /// By its place in the list.
    One(usize),
    Several,
}

fn one_of<T: Copy + Ord>(ui: &mut Ui, words: &Words, of: OfSet, named: &[(T, String)], set: &mut BTreeSet<T>) {
    let place = |value: &T| named.iter().position(|(known, _)| known == value);
    let pick = pick_of(set.len(), set.first().and_then(place));
    let name = |place: usize| named.get(place).map_or_else(String::new, |(_, name)| name.clone());
    match pick_ui(ui, words, of, pick, named.len(), name) {
        Some(Pick::Any) => set.clear(),
        Some(Pick::One(place)) => *set = named.get(place).map(|(value, _)| *value).into_iter().collect(),
        Some(Pick::Several) | None => {}
    }
}

fn names_ui(ui: &mut Ui, words: &Words, of: OfSet, all: &[String], none: &str, set: &mut BTreeSet<String>) {
    let place = |value: &String| all.iter().position(|known| known == value);
    let pick = pick_of(set.len(), set.first().and_then(place));
    let name = |place: usize| match all.get(place).map(String::as_str) {
        None | Some("") => words.t(none).to_owned(),
        Some(name) => name.to_owned(),
    };
    match pick_ui(ui, words, of, pick, all.len(), name) {
        Some(Pick::Any) => set.clear(),
        Some(Pick::One(place)) => *set = all.get(place).cloned().into_iter().collect(),
        Some(Pick::Several) | None => {}
    }
}

fn pick_of(len: usize, place: Option<usize>) -> Pick {
    match (len, place) {
        (0, _) => Pick::Any,
        (1, Some(place)) => Pick::One(place),
        _ => Pick::Several,
    }
}

fn pick_ui(
    ui: &mut Ui,
    words: &Words,
    of: OfSet,
    pick: Pick,
    count: usize,
    name: impl Fn(usize) -> String,
) -> Option<Pick> {
    let mut all = vec![Pick::Any];
    all.extend((0..count).map(Pick::One));
    all.extend((pick == Pick::Several).then_some(Pick::Several));
    let text = |pick: Pick| match pick {
        Pick::Any => words.t(of.any).to_owned(),
        Pick::One(place) => name(place),
        Pick::Several => words.t("register-several").to_owned(),
    };
    chosen(ui, (of.name, words.t(of.label), of.width), pick, &all, text)
}

/// All points, what is still to be done, or what is overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Pending,
    Overdue,
}

fn which_ui(ui: &mut Ui, words: &Words, filter: &mut RegisterFilter) {
    let which = match (filter.overdue, filter.pending) {
        (true, _) => Which::Overdue,
        (false, true) => Which::Pending,
        (false, false) => Which::All,
    };
    let name = |which: Which| {
        let id = match which {
            Which::All => "register-which-all",
            Which::Pending => "register-which-pending",
            Which::Overdue => "register-which-overdue",
        };
        words.t(id).to_owned()
    };
    let all = [Which::All, Which::Pending, Which::Overdue];
    if let Some(picked) = chosen(ui, ("which", words.t("register-which"), 120.0), which, &all, name) {
        (filter.pending, filter.overdue) = (picked == Which::Pending, picked == Which::Overdue);
    }
}

/// In which range of days the deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Range {
    Any,
    /// So many days from the day that is counted on.
    Next(i32),
    Between,
}

/// Room for "29 November 2026" and the button of the calendar.
const DATE: f32 = 178.0;
const DAYS: [i32; 3] = [30, 90, 365];

fn deadline_ui(ui: &mut Ui, view: &View<'_>, filter: &mut RegisterFilter, at: Date) {
    let words = view.words;
    let end = |days: i32| at.checked_add(days.days()).ok();
    let next = || DAYS.into_iter().find(|days| filter.deadline_to == end(*days)).map(Range::Next);
    let range = match (filter.deadline_from, filter.deadline_to) {
        (None, None) => Range::Any,
        (Some(from), Some(_)) if from == at => next().unwrap_or(Range::Between),
        _ => Range::Between,
    };
    let all: Vec<_> = std::iter::once(Range::Any).chain(DAYS.map(Range::Next)).chain([Range::Between]).collect();
    let name = |range: Range| match range {
        Range::Any => words.t("register-any-deadline").to_owned(),
        Range::Next(365) => words.t("register-due-in-a-year").to_owned(),
        Range::Next(days) => words.with("register-due-in", &[("days", &days.to_string())]),
        Range::Between => words.t("register-due-between").to_owned(),
    };
    match chosen(ui, ("deadline", words.t("outcome-deadline"), 136.0), range, &all, name) {
        Some(Range::Any) => (filter.deadline_from, filter.deadline_to) = (None, None),
        Some(Range::Next(days)) => (filter.deadline_from, filter.deadline_to) = (Some(at), end(days)),
        Some(Range::Between) => {
            // The whole year that is looked at, to be changed.
            filter.deadline_from = Date::new(at.year(), 1, 1).ok();
            filter.deadline_to = Date::new(at.year(), 12, 31).ok();
        }
        None => {}
    }
    if range != Range::Between {
        return;
    }
    for (name, label, day) in
        [("from", "register-due-from", &mut filter.deadline_from), ("to", "register-due-to", &mut filter.deadline_to)]
    {
        if let Some(change) = dated(ui, words, (name, words.t(label)), *day, view.today) {
            *day = change;
        }
    }
}

fn dated(
    ui: &mut Ui,
    words: &Words,
    (name, label): (&'static str, &str),
    value: Option<Date>,
    today: Date,
) -> Option<Option<Date>> {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(DATE, ROW), egui::Sense::hover());
    let inside = UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min));
    let field = Field::new(id(name), label).hint(label);
    let answer = ui.scope_builder(inside, |ui| date_field(ui, field, words, value, today)).inner;
    answer.change.map(|change| change.value)
}

fn group_ui(ui: &mut Ui, words: &Words, state: &mut RegisterState) {
    let name = |group: GroupBy| {
        let id = match group {
            GroupBy::None => "register-group-none",
            GroupBy::Commission => "register-group-commission",
            GroupBy::Session => "register-group-session",
            GroupBy::Side => "register-group-side",
            GroupBy::Topic => "register-group-topic",
            GroupBy::Status => "register-group-status",
            GroupBy::Kind => "register-group-kind",
            GroupBy::Priority => "register-group-priority",
            GroupBy::Month => "register-group-month",
        };
        words.t(id).to_owned()
    };
    let label = words.t("register-group-by");
    if let Some(group) = chosen(ui, ("group", label, 136.0), state.query.group, &GroupBy::ALL, name) {
        state.query.group = group;
        state.folded.unfold_all();
    }
}

/// The day that overdue is counted on; an empty field is today.
fn at_ui(ui: &mut Ui, view: &View<'_>, state: &mut RegisterState) {
    let words = view.words;
    let label = words.t("register-at");
    let text = egui::RichText::new(label).color(crate::ui::theme::Theme::of(ui).muted);
    // In the middle of its line, as the fields are.
    let place = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(124.0, ROW), place, |ui| {
        ui.set_min_size(Vec2::new(0.0, ROW));
        ui.add(egui::Label::new(text).selectable(false).extend());
    });
    let at = state.at(view);
    if let Some(change) = dated(ui, words, ("at", label), Some(at), view.today) {
        state.at = change.filter(|date| *date != view.today);
    }
    if state.at.is_some() && ui.add(Button::new(words.t("calendar-today")).min_size(Vec2::new(0.0, ROW))).clicked() {
        state.at = None;
    }
}

fn bars_button_ui(ui: &mut Ui, words: &Words, state: &mut RegisterState) {
    let button = Button::new(words.t("register-bars")).min_size(Vec2::new(0.0, ROW)).selected(!state.without_bars);
    if ui.add(button).on_hover_text(words.t("register-bars-tip")).clicked() {
        state.without_bars = !state.without_bars;
    }
}
