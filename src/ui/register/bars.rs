//! How much is done, open and overdue, by session and by side: bars with their numbers in words.

use egui::{Pos2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, pos2};

use super::RegisterState;
use super::source::counts_text;
use crate::analysis::record::register::Counts;
use crate::domain::SessionId;
use crate::ui::View;
use crate::ui::theme::{self, CORNER, Theme};
use crate::words::Words;

/// The bars as they were counted for a version of what is shown.
#[derive(Default)]
pub struct Bars {
    made_of: u64,
    /// The last ones first.
    sessions: Vec<Bar<SessionId>>,
    sides: Vec<Bar<String>>,
}

struct Bar<K> {
    key: K,
    name: String,
    counts: Counts,
}

const LINE: f32 = 20.0;
const SHOWN: f32 = 4.0;
const NAME: f32 = 150.0;
const NUMBERS: f32 = 190.0;

fn follow(view: &View<'_>, state: &mut RegisterState) {
    if state.bars.made_of == state.shown.version() {
        return;
    }
    let (register, rows, at) = (state.shown.register(), state.shown.rows(), state.at.unwrap_or(view.today));
    let session = |(key, counts)| Bar { key, name: state.names.session_of(register, key), counts };
    let sessions = register.counts_by_session(rows, at).into_iter().rev().map(session).collect();
    let side = |(name, counts): (&str, Counts)| Bar { key: name.to_owned(), name: name.to_owned(), counts };
    let sides = register.counts_by_side(rows, at).into_iter().map(side).collect();
    state.bars = Bars { made_of: state.shown.version(), sessions, sides };
}

/// Two lists of bars beside each other; a click on one shows only its points.
pub fn bars_ui(ui: &mut Ui, view: &View<'_>, state: &mut RegisterState) {
    follow(view, state);
    let words = view.words;
    let height = theme::ROW + LINE * SHOWN;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let half = (rect.width() - 24.0) / 2.0;
    let mut only_session = None;
    let mut only_side = None;
    for (nth, head) in ["register-by-session", "register-by-side"].into_iter().enumerate() {
        let left = if nth == 0 { rect.left() } else { rect.right() - half };
        let place = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(half, height));
        ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(head), |ui| {
            ui.set_clip_rect(place.intersect(ui.clip_rect()));
            ui.label(RichText::new(words.t(head)).font(theme::small()).color(Theme::of(ui).muted));
            ui.spacing_mut().item_spacing.y = 0.0;
            if nth == 0 {
                only_session = list_ui(ui, words, &state.bars.sessions).copied();
            } else {
                only_side = list_ui(ui, words, &state.bars.sides).cloned();
            }
        });
    }
    if let Some(id) = only_session {
        state.query.filter.sessions =
            if state.query.filter.sessions == [id].into() { Default::default() } else { [id].into() };
    }
    if let Some(side) = only_side {
        let only = [side].into();
        state.query.filter.sides = if state.query.filter.sides == only { Default::default() } else { only };
    }
}

fn list_ui<'b, K>(ui: &mut Ui, words: &Words, bars: &'b [Bar<K>]) -> Option<&'b K> {
    let most = bars.iter().map(|bar| bar.counts.all()).max().unwrap_or(0);
    let mut clicked = None;
    let area = ScrollArea::vertical().max_height(LINE * SHOWN).auto_shrink(false);
    area.show_rows(ui, LINE, bars.len(), |ui, rows| {
        for bar in rows.filter_map(|nth| bars.get(nth)) {
            if bar_ui(ui, words, &bar.name, bar.counts, most) {
                clicked = Some(&bar.key);
            }
        }
    });
    clicked
}

fn bar_ui(ui: &mut Ui, words: &Words, name: &str, counts: Counts, most: usize) -> bool {
    let theme = Theme::of(ui);
    let numbers = counts_text(words, counts);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), LINE), Sense::click());
    let spoken = words.with("register-bar", &[("name", name), ("counts", &numbers)]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, f32::from(CORNER), theme.table_line);
    }
    let text_room = (rect.width() * 0.3).min(NAME);
    text(ui, pos2(rect.left() + 4.0, rect.center().y), name, text_room - 8.0, theme.text);
    // Where it is narrow the numbers say all that bars would.
    let bar_room = rect.width() - text_room - NUMBERS - 12.0;
    let mut left = rect.left() + text_room;
    if bar_room > 40.0 {
        let place = Rect::from_min_size(pos2(left, rect.top() + 4.0), Vec2::new(bar_room, LINE - 8.0));
        parts_ui(ui, place, counts, most);
        left += bar_room + 8.0;
    }
    text(ui, pos2(left, rect.center().y), &numbers, rect.right() - left, theme.muted);
    response.on_hover_text(&spoken).clicked()
}

/// Done full, open as an outline, overdue hatched: told apart without colours.
fn parts_ui(ui: &Ui, place: Rect, counts: Counts, most: usize) {
    let theme = Theme::of(ui);
    let mut left = place.left();
    for (nth, count) in [counts.done, counts.open, counts.overdue].into_iter().enumerate() {
        let width = place.width() * share(count, most);
        let part = Rect::from_min_size(pos2(left, place.top()), Vec2::new(width, place.height()));
        left += width;
        if count == 0 {
            continue;
        }
        let part = Rect::from_min_max(part.min, pos2((part.right() - 1.0).max(part.left() + 2.0), part.bottom()));
        match nth {
            0 => _ = ui.painter().rect_filled(part, 2, theme.rise),
            1 => {
                ui.painter().rect_filled(part, 2, theme.accent_pale);
                ui.painter().rect_stroke(part, 2, Stroke::new(1.0, theme.accent), egui::StrokeKind::Inside);
            }
            _ => hatched(ui, part, theme),
        }
    }
}

fn share(count: usize, most: usize) -> f32 {
    let [count, most] = [count, most.max(1)].map(|count| f32::from(u16::try_from(count).unwrap_or(u16::MAX)));
    count / most
}

fn hatched(ui: &Ui, rect: Rect, theme: &Theme) {
    ui.painter().rect_filled(rect, 2, theme.conflict);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let stroke = Stroke::new(1.2, theme.conflict_text);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += 5.0;
    }
    ui.painter().rect_stroke(rect, 2, Stroke::new(1.0, theme.conflict_text), egui::StrokeKind::Inside);
}

fn text(ui: &Ui, at: Pos2, text: &str, room: f32, color: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), theme::small(), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(1.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(at - Vec2::new(0.0, galley.size().y / 2.0), galley, color);
}
