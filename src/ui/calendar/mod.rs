//! Sessions and deadlines by month, and as a list of what is next.
//!
//! *Invariant:* the month and the day are how the calendar is looked at; what is overdue is counted on the same day as in
//! the register.

mod agenda;
mod entry;
mod month;

use egui::{Align, Button, Frame, Id, Key, Label, Layout, Margin, Modifiers, Rect, RichText, Ui, UiBuilder, Vec2};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::analysis::record::Memory;
use crate::analysis::record::calendar::{CalendarEntry, calendar};
use crate::domain::Period;
use crate::session::StateMark;
use crate::ui::command::{Command, RegisterCommand};
use crate::ui::fields::{Field, date_field, glyph_button};
use crate::ui::theme::{self, ROW, Theme};
use crate::ui::{Request, View};

/// What the calendar keeps between frames.
#[derive(Default)]
pub struct CalendarState {
    made_of: Option<StateMark>,
    entries: Vec<CalendarEntry>,
    /// A day of the month that is shown, which the agenda begins with; `None`: today.
    day: Option<Date>,
    /// The pass in which it was shown last.
    seen: u64,
}

impl CalendarState {
    fn follow(&mut self, view: &View<'_>) {
        let mark = Some(view.session.state_mark());
        if self.made_of != mark {
            let project = view.session.project();
            self.entries = calendar(project, &Memory::of(project));
            self.made_of = mark;
        }
    }

    fn go(&mut self, from: Date, by: Span) {
        if let Ok(day) = from.checked_add(by) {
            self.day = Some(day);
        }
    }
}

/// What the parts of the calendar draw from.
#[derive(Clone, Copy)]
struct Part<'a> {
    entries: &'a [CalendarEntry],
    /// The day that has the cursor.
    day: Date,
    today: Date,
    /// The day that overdue is counted on.
    at: Date,
}

/// Under which the month has the focus.
pub fn month_id() -> Id {
    Id::unique("calendar-month")
}

/// Month and agenda stand beside each other from this width on.
const BESIDE: f32 = 900.0;
const AGENDA: f32 = 380.0;
/// A month is legible from this height on.
const LEAST_MONTH: f32 = 300.0;

/// The centre of the window for the calendar; `counted_on` is the day of overdue, `None` today.
pub fn calendar_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut CalendarState, counted_on: &mut Option<Date>) {
    let now = ui.ctx().cumulative_pass_nr();
    let fresh = state.seen == 0 || state.seen + 1 < now;
    state.seen = now;
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 }).show(ui, |ui| {
        state.follow(view);
        let day = state.day.unwrap_or(view.today);
        head_ui(ui, view, state, day);
        if state.entries.is_empty() {
            empty_ui(ui, view);
            return;
        }
        ui.add_space(4.0);
        at_ui(ui, view, counted_on);
        ui.add_space(6.0);
        if fresh {
            ui.memory_mut(|memory| memory.request_focus(month_id()));
        }
        keys(ui, state, view.today);
        let part = Part {
            entries: &state.entries,
            day: state.day.unwrap_or(view.today),
            today: view.today,
            at: counted_on.unwrap_or(view.today),
        };
        let room = ui.available_rect_before_wrap();
        let (left, right) = if room.width() >= BESIDE {
            let (left, right) = room.split_left_right_at_x(room.right() - AGENDA);
            (left, Rect::from_min_max(right.min + Vec2::new(16.0, 0.0), right.max))
        } else {
            let height = (room.height() * 0.66).max(LEAST_MONTH.min(room.height()));
            let (left, right) = room.split_top_bottom_at_y(room.top() + height);
            (left, Rect::from_min_max(right.min + Vec2::new(0.0, 8.0), right.max))
        };
        let picked = ui.scope_builder(UiBuilder::new().max_rect(left), |ui| month::month_ui(ui, view, part)).inner;
        let gone = ui.scope_builder(UiBuilder::new().max_rect(right), |ui| agenda::agenda_ui(ui, view, part)).inner;
        match picked {
            Some(month::Pick::Day(day)) => {
                state.day = Some(day);
                ui.memory_mut(|memory| memory.request_focus(month_id()));
            }
            Some(month::Pick::Entry(found)) => entry::go_to(view, &found),
            None => {}
        }
        if let Some(found) = gone {
            entry::go_to(view, &found);
        }
    });
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut CalendarState, day: Date) {
    let words = view.words;
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(words.t("calendar-title")).font(theme::title())).selectable(false));
        ui.add_space(12.0);
        let id = Id::unique("calendar-head");
        let mut step = |ui: &mut Ui, sign: &str, name: &'static str, by: Span| {
            if glyph_button(ui, id.with(name), sign, words.t(name), true).clicked() {
                state.go(day, by);
            }
        };
        step(ui, "«", "calendar-year-back", (-1).years());
        step(ui, "‹", "calendar-month-back", (-1).months());
        let month = u8::try_from(day.month()).ok().and_then(|month| Period::of_month(i32::from(day.year()), month));
        let title = month.map_or_else(String::new, |month| words.period(month));
        let label = Label::new(RichText::new(title).font(theme::strong())).halign(Align::Center).selectable(false);
        ui.add_sized(Vec2::new(130.0, ROW), label);
        step(ui, "›", "calendar-month-on", 1.months());
        step(ui, "»", "calendar-year-on", 1.years());
        if ui.add(Button::new(words.t("calendar-today")).min_size(Vec2::new(0.0, ROW))).clicked() {
            state.day = None;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let spec = Command::Register(RegisterCommand::ExportCalendar).spec();
            let button = Button::new(words.t(spec.text)).min_size(Vec2::new(0.0, ROW));
            if ui.add_enabled(!state.entries.is_empty(), button).on_hover_text(words.t(spec.tip)).clicked() {
                view.requests.push(Request::Run(spec.name));
            }
        });
    });
}

fn at_ui(ui: &mut Ui, view: &View<'_>, counted_on: &mut Option<Date>) {
    let words = view.words;
    ui.horizontal(|ui| {
        let label = words.t("register-at");
        ui.add(Label::new(RichText::new(label).color(Theme::of(ui).muted)).selectable(false));
        let (rect, _) = ui.allocate_exact_size(Vec2::new(178.0, ROW), egui::Sense::hover());
        let inside = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
        let field = Field::new(Id::unique("calendar-at"), label);
        let shown = Some(counted_on.unwrap_or(view.today));
        let answer = ui.scope_builder(inside, |ui| date_field(ui, field, words, shown, view.today)).inner;
        if let Some(change) = answer.change {
            *counted_on = change.value.filter(|date| *date != view.today);
        }
        ui.add_space(12.0);
        let hint = RichText::new(words.t("calendar-keys")).font(theme::small()).color(Theme::of(ui).muted);
        ui.add(Label::new(hint).truncate().selectable(false));
    });
}

/// Arrows go by days and weeks, Page Up and Page Down by months, Home to today.
fn keys(ui: &Ui, state: &mut CalendarState, today: Date) {
    let id = month_id();
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let day = state.day.unwrap_or(today);
    for (key, by) in [
        (Key::ArrowLeft, (-1).days()),
        (Key::ArrowRight, 1.days()),
        (Key::ArrowUp, (-7).days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, (-1).months()),
        (Key::PageDown, 1.months()),
    ] {
        if pressed(key) {
            state.go(day, by);
        }
    }
    if pressed(Key::Home) {
        state.day = None;
    }
}

/// Neither a session nor a deadline has a day: what to do next.
fn empty_ui(ui: &mut Ui, view: &mut View<'_>) {
    let words = view.words;
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words.t("calendar-empty")).color(Theme::of(ui).muted));
        ui.add_space(8.0);
        let none = view.session.project().commissions.is_empty();
        let command = if none { Command::NewCommission } else { Command::NewSession };
        let spec = command.spec();
        if ui.add(Button::new(words.t(spec.text)).min_size(Vec2::new(0.0, ROW))).clicked() {
            view.requests.push(Request::Run(spec.name));
        }
    });
}

#[cfg(test)]
mod tests;
