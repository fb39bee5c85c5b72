//! What is next from a day on, and after it what is overdue, so that old debts do not hide what comes.

use egui::accesskit::Role;
use egui::{Label, RichText, ScrollArea, Sense, Ui, Vec2, pos2};

use super::Part;
use super::entry::named;
use crate::analysis::record::calendar::{CalendarEntry, agenda};
use crate::ui::View;
use crate::ui::theme::{self, CORNER, Theme};

const HEIGHT: f32 = 62.0;

pub fn agenda_ui(ui: &mut Ui, view: &View<'_>, part: Part<'_>) -> Option<CalendarEntry> {
    let words = view.words;
    let head = words.with("calendar-next-from", &[("date", &words.date(part.day))]);
    ui.add(Label::new(RichText::new(head).font(theme::strong())).truncate().selectable(false));
    let (mut next, overdue): (Vec<&CalendarEntry>, Vec<_>) =
        agenda(part.entries, part.day).partition(|entry| entry.last_day() >= part.day);
    if !overdue.is_empty() {
        let text = words.count("calendar-overdue-below", overdue.len());
        let text = RichText::new(text).font(theme::small()).color(Theme::of(ui).conflict_text);
        ui.add(Label::new(text).truncate().selectable(false));
    }
    // The last one first: it is the nearest.
    next.extend(overdue.into_iter().rev());
    if next.is_empty() {
        let text = RichText::new(words.t("calendar-nothing-next")).color(Theme::of(ui).muted);
        ui.add(Label::new(text).wrap().selectable(false));
        return None;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut picked = None;
    ScrollArea::vertical().id_salt("agenda").auto_shrink(false).show_rows(ui, HEIGHT, next.len(), |ui, rows| {
        for entry in rows.filter_map(|nth| next.get(nth)) {
            if entry_ui(ui, view, part, entry) {
                picked = Some(**entry);
            }
        }
    });
    picked
}

/// The day and what it is, then its words, then whose it is.
fn entry_ui(ui: &mut Ui, view: &View<'_>, part: Part<'_>, entry: &CalendarEntry) -> bool {
    let theme = Theme::of(ui);
    let named = named(view, theme, entry, part.at);
    let date = view.words.date(entry.date);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
    let spoken = format!("{date}, {}, {}, {}", named.kind, named.text, named.about);
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Link, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(CORNER), theme.table_line);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(rect, f32::from(CORNER), stroke, egui::StrokeKind::Inside);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, theme.table_line));
    let first = format!("{date} · {}", named.kind);
    let text_font = if named.strong { theme::strong() } else { theme::body() };
    for (top, text, font, color) in [
        (5.0, first.as_str(), theme::small(), if named.color == theme.text { theme.muted } else { named.color }),
        (21.0, named.text.as_str(), text_font, theme.text),
        (41.0, named.about.as_str(), theme::small(), theme.muted),
    ] {
        let mut job = egui::text::LayoutJob::simple_singleline(text.replace('\n', " "), font, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(pos2(rect.left() + 8.0, rect.top() + top), galley, color);
    }
    response.on_hover_text(&spoken).clicked()
}
