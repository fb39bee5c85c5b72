//! A month of days, each with its sessions and deadlines as far as there is room.

use egui::accesskit::Role;
use egui::{EventFilter, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};
use jiff::ToSpan;
use jiff::civil::Date;

use super::entry::{Named, named};
use super::{Part, month_id};
use crate::analysis::record::calendar::CalendarEntry;
use crate::ui::View;
use crate::ui::theme::{self, CORNER, Theme};

/// What was done in the month.
pub enum Pick {
    Day(Date),
    Entry(CalendarEntry),
}

const HEAD: f32 = 22.0;
const LINE: f32 = 15.0;
const NUMBER: f32 = 18.0;
const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

pub fn month_ui(ui: &mut Ui, view: &View<'_>, part: Part<'_>) -> Option<Pick> {
    let room = ui.available_rect_before_wrap();
    let id = month_id();
    let focus = ui.interact(room, id, Sense::focusable_noninteractive());
    ui.memory_mut(|memory| {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        memory.set_focus_lock_filter(id, arrows);
    });
    let first = part.day.first_of_month();
    let last = first.last_of_month();
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let weeks = (before + i64::from(last.day()) + 6) / 7;
    let width = room.width() / 7.0;
    #[allow(clippy::cast_precision_loss, reason = "four to six weeks")]
    let height = ((room.height() - HEAD) / weeks as f32).max(NUMBER + LINE);
    heads_ui(ui, view, room, width);
    let shown = shown_days(part, first, last);
    let mut picked = None;
    let mut top = room.top() + HEAD;
    for week in 0..weeks {
        let mut left = room.left();
        for weekday in 0..7_i64 {
            let place = Rect::from_min_size(pos2(left, top), Vec2::new(width, height));
            if let Ok(date) = first.checked_add((week * 7 + weekday - before).days()) {
                let of_day = shown.iter().copied().filter(|entry| entry.date <= date && date <= entry.last_day());
                let of_day: Vec<_> = of_day.collect();
                let day = Day { date, inside: date.month() == first.month(), focused: focus.has_focus() };
                picked = day_ui(ui, view, part, place, &day, &of_day).or(picked);
            }
            left += width;
        }
        top += height;
    }
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Grid);
        node.set_label(view.words.t("calendar-title"));
        node.set_value(view.words.date(part.day));
    });
    let enter = focus.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let first_of_day = || shown.iter().find(|entry| entry.date <= part.day && part.day <= entry.last_day());
    picked.or_else(|| first_of_day().filter(|_| enter).map(|entry| Pick::Entry(**entry)))
}

/// The entries of the weeks that are shown.
fn shown_days<'a>(part: Part<'a>, first: Date, last: Date) -> Vec<&'a CalendarEntry> {
    let from = first.checked_add((-7).days()).unwrap_or(first);
    let to = last.checked_add(7.days()).unwrap_or(last);
    part.entries.iter().filter(|entry| entry.last_day() >= from && entry.date <= to).collect()
}

fn heads_ui(ui: &Ui, view: &View<'_>, room: Rect, width: f32) {
    let theme = Theme::of(ui);
    let mut left = room.left();
    for name in WEEKDAYS {
        let at = pos2(left + 8.0, room.top() + HEAD / 2.0);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, view.words.t(name), theme::small(), theme.muted);
        left += width;
    }
}

struct Day {
    date: Date,
    /// It is of the month that is shown.
    inside: bool,
    /// The month has the keyboard.
    focused: bool,
}

fn day_ui(
    ui: &mut Ui,
    view: &View<'_>,
    part: Part<'_>,
    place: Rect,
    day: &Day,
    entries: &[&CalendarEntry],
) -> Option<Pick> {
    let theme = Theme::of(ui);
    let id = month_id().with(("day", day.date.year(), day.date.month(), day.date.day()));
    let response = ui.interact(place, id, Sense::CLICK);
    let chosen = day.date == part.day;
    let fill = if chosen {
        theme.accent_pale
    } else if day.inside {
        theme.surface
    } else {
        theme.panel
    };
    ui.painter().rect_filled(place, 0, fill);
    ui.painter().rect_stroke(place, 0, Stroke::new(1.0, theme.table_line), StrokeKind::Middle);
    if chosen {
        let stroke = Stroke::new(if day.focused { 2.0 } else { 1.0 }, theme.accent);
        ui.painter().rect_stroke(place.shrink(1.0), 2, stroke, StrokeKind::Inside);
    }
    number_ui(ui, part, place, day);
    let names: Vec<Named> = entries.iter().take(12).map(|entry| named(view, theme, entry, part.at)).collect();
    let spoken: Vec<_> = names.iter().map(|named| format!("{}, {}", named.kind, named.text)).collect();
    let date = view.words.date(day.date);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::GridCell);
        node.set_label(date.as_str());
        node.set_description(spoken.join("; "));
        node.set_selected(chosen);
    });
    let mut picked = response.clicked().then_some(Pick::Day(day.date));
    let room = lines_in(place.height() - NUMBER - 2.0);
    let fits = if entries.len() > room { room.saturating_sub(1) } else { entries.len() };
    let mut top = place.top() + NUMBER;
    for (nth, (entry, named)) in entries.iter().zip(&names).take(fits).enumerate() {
        let line = Rect::from_min_size(pos2(place.left() + 3.0, top), Vec2::new(place.width() - 6.0, LINE));
        if line_ui(ui, id.with(nth), line, named) {
            picked = Some(Pick::Entry(**entry));
        }
        top += LINE;
    }
    if entries.len() > fits {
        let text = view.words.count("calendar-more", entries.len() - fits);
        let at = pos2(place.left() + 8.0, top + LINE / 2.0);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, text, theme::small(), theme.muted);
    }
    picked
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines, not negative")]
fn lines_in(height: f32) -> usize {
    (height / LINE).max(0.0) as usize
}

/// Today has its number on a disc.
fn number_ui(ui: &Ui, part: Part<'_>, place: Rect, day: &Day) {
    let theme = Theme::of(ui);
    let middle = pos2(place.left() + 14.0, place.top() + NUMBER / 2.0 + 2.0);
    let ink = if day.date == part.today {
        ui.painter().circle_filled(middle, 8.5, theme.accent);
        theme.on_accent
    } else if day.inside {
        theme.text
    } else {
        theme.calculated
    };
    ui.painter().text(middle, egui::Align2::CENTER_CENTER, day.date.day().to_string(), theme::small(), ink);
}

fn line_ui(ui: &mut Ui, id: egui::Id, place: Rect, named: &Named) -> bool {
    let theme = Theme::of(ui);
    let response = ui.interact(place, id, Sense::CLICK);
    if response.hovered() {
        ui.painter().rect_filled(place, f32::from(CORNER) / 2.0, theme.line);
    }
    let font = if named.strong { egui::FontId::new(theme::small().size, theme::semibold()) } else { theme::small() };
    let mut job = egui::text::LayoutJob::simple_singleline(named.short.replace('\n', " "), font, named.color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(place.width() - 8.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(place.left() + 5.0, place.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, named.color);
    let spoken = format!("{}, {}, {}", named.kind, named.text, named.about);
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Link, true, &spoken));
    response.on_hover_text(&spoken).clicked()
}
