//! A month of days to pick one from. Arrows go by days and weeks, Page Up and Page Down by months.

use egui::{Button, EventFilter, Id, Key, Modifiers, RichText, Stroke, Ui, vec2};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::layout::{glyph_button, spot};
use crate::domain::Period;
use crate::ui::theme::{self, Theme};
use crate::words::Words;

/// What was done in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Another day has the focus.
    Show(Date),
    /// This is the date; `None` for no date.
    Take(Option<Date>),
}

const DAY: egui::Vec2 = vec2(32.0, 26.0);
const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

pub fn calendar_ui(ui: &mut Ui, id: Id, words: &Words, shown: Date, chosen: Option<Date>, today: Date) -> Option<Pick> {
    let mut pick = keys(ui).and_then(|span| shown.checked_add(span).ok()).map(Pick::Show);
    ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
    ui.horizontal(|ui| {
        for (sign, name, years, months) in [("«", "calendar-year-back", -1, 0), ("‹", "calendar-month-back", 0, -1)]
        {
            step(ui, id, words, (sign, name), shown.checked_add(years.years().months(months)).ok(), &mut pick);
        }
        let month = u8::try_from(shown.month()).ok();
        let period = month.and_then(|month| Period::of_month(i32::from(shown.year()), month));
        let title = period.map_or(String::new(), |period| words.period(period));
        let label = egui::Label::new(RichText::new(title).font(theme::strong())).halign(egui::Align::Center);
        ui.add_sized(vec2(136.0, DAY.y), label);
        for (sign, name, years, months) in [("›", "calendar-month-on", 0, 1), ("»", "calendar-year-on", 1, 0)] {
            step(ui, id, words, (sign, name), shown.checked_add(years.years().months(months)).ok(), &mut pick);
        }
    });
    days_ui(ui, id, words, shown, chosen, today, &mut pick);
    ui.add_space(theme::STEP);
    ui.horizontal(|ui| {
        if ui.button(words.t("calendar-today")).clicked() {
            pick = Some(Pick::Take(Some(today)));
        }
        if ui.add_enabled(chosen.is_some(), Button::new(words.t("calendar-clear"))).clicked() {
            pick = Some(Pick::Take(None));
        }
    });
    if let Some(Pick::Show(date)) = pick {
        ui.memory_mut(|memory| memory.request_focus(day_id(id, date)));
    }
    pick
}

fn step(ui: &mut Ui, id: Id, words: &Words, (sign, name): (&str, &str), to: Option<Date>, pick: &mut Option<Pick>) {
    let response = glyph_button(ui, id.with(name), sign, words.t(name), to.is_some());
    if response.clicked()
        && let Some(to) = to
    {
        *pick = Some(Pick::Show(to));
    }
}

fn day_id(id: Id, date: Date) -> Id {
    id.with(("day", date.year(), date.month(), date.day()))
}

fn days_ui(
    ui: &mut Ui,
    id: Id,
    words: &Words,
    shown: Date,
    chosen: Option<Date>,
    today: Date,
    pick: &mut Option<Pick>,
) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        for name in WEEKDAYS {
            let text = RichText::new(words.t(name)).font(theme::small()).color(theme.muted);
            ui.add_sized(DAY, egui::Label::new(text).halign(egui::Align::Center));
        }
    });
    let first = shown.first_of_month();
    let before = i64::from(first.weekday().to_monday_zero_offset());
    for week in 0..6_i64 {
        ui.horizontal(|ui| {
            for day in 0..7_i64 {
                let Ok(date) = first.checked_add((week * 7 + day - before).days()) else { continue };
                let inside = date.month() == shown.month();
                let is_chosen = chosen == Some(date);
                let ink = match (is_chosen, inside) {
                    (true, _) => theme.on_accent,
                    (_, true) => theme.text,
                    (_, false) => theme.calculated,
                };
                let response = spot(ui, day_id(id, date), DAY, &words.date(date));
                if is_chosen {
                    ui.painter().rect_filled(response.rect, theme::CORNER, theme.accent);
                }
                if date == today {
                    let stroke = Stroke::new(1.0, theme.accent);
                    ui.painter().rect_stroke(response.rect, theme::CORNER, stroke, egui::StrokeKind::Inside);
                }
                if response.has_focus() {
                    let stroke = Stroke::new(2.0, theme.text);
                    ui.painter().rect_stroke(response.rect, theme::CORNER, stroke, egui::StrokeKind::Inside);
                }
                let (middle, day) = (response.rect.center(), date.day().to_string());
                ui.painter().text(middle, egui::Align2::CENTER_CENTER, day, theme::body(), ink);
                if response.clicked() {
                    *pick = Some(Pick::Take(Some(date)));
                }
                if date == shown && pick.is_none() {
                    keep_focus(ui, response.id);
                }
            }
        });
    }
}

/// The shown day has the focus, and arrows are its own.
fn keep_focus(ui: &Ui, day: Id) {
    let nothing = ui.memory(|memory| memory.focused().is_none());
    let fresh = ui.ctx().read_response(day).is_none();
    if nothing || fresh {
        ui.memory_mut(|memory| memory.request_focus(day));
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(day, filter));
}

fn keys(ui: &Ui) -> Option<Span> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let steps = [
        (Key::ArrowLeft, (-1).days()),
        (Key::ArrowRight, 1.days()),
        (Key::ArrowUp, (-7).days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, (-1).months()),
        (Key::PageDown, 1.months()),
    ];
    steps.into_iter().find(|(key, _)| pressed(*key)).map(|(_, span)| span)
}
