//! The period slider under the page: what part of the time is seen, by two handles.

use egui::accesskit::{Action as Asked, Role};
use egui::{CursorIcon, EventFilter, Id, Key, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::view::{Look, limited};
use crate::domain::Period;
use crate::domain::marks::{Across, Picture};
use crate::ui::theme::{self, Theme};
use crate::words::Words;

pub const HEIGHT: f32 = 40.0;
const HANDLE: Vec2 = Vec2::new(10.0, 22.0);

/// Whether there is anything to choose.
pub fn slides(picture: &Picture) -> bool {
    picture.across == Across::Time && picture.stops.len() >= 3
}

/// Draws the slider; gives the span that it was set to.
pub fn slider_ui(ui: &mut Ui, words: &Words, picture: &Picture, look: &Look) -> Option<(f64, f64)> {
    if !slides(picture) {
        return None;
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
    let bar = Rect::from_min_max(
        Pos2::new(rect.left() + 8.0, rect.top() + 4.0),
        Pos2::new(rect.right() - 8.0, rect.top() + 4.0 + HANDLE.y),
    );
    let track = Track { bar, time: picture.time };
    let view = look.view(picture);
    let id = Id::unique("chart-period-slider");
    paint(ui, &track, view, picture, words);
    let middle = Rect::from_x_y_ranges(track.x(view.0)..=track.x(view.1), bar.y_range());
    let moved = ui.interact(middle.shrink2(Vec2::new(HANDLE.x, 0.0)), id.with("span"), Sense::drag());
    let moved = moved.on_hover_cursor(CursorIcon::Grab);
    let mut asked = None;
    if moved.dragged() {
        let by = track.months(moved.drag_delta().x);
        asked = Some(shifted(picture, view, by));
    }
    let first = Handle { id: id.with("from"), name: words.t("page-slider-from"), at: view.0, first: true };
    let last = Handle { id: id.with("to"), name: words.t("page-slider-to"), at: view.1, first: false };
    if let Some(at) = first.ui(ui, words, &track, picture) {
        asked = Some((at.min(view.1 - picture.shortest), view.1));
    }
    if let Some(at) = last.ui(ui, words, &track, picture) {
        asked = Some((view.0, at.max(view.0 + picture.shortest)));
    }
    asked.map(|span| limited(picture, span))
}

/// As wide as it is, as far as there is room.
pub fn shifted(picture: &Picture, (from, to): (f64, f64), by: f64) -> (f64, f64) {
    let by = by.clamp(picture.time.0 - from, (picture.time.1 - to).max(picture.time.0 - from));
    (from + by, to + by)
}

/// Months on the screen.
struct Track {
    bar: Rect,
    time: (f64, f64),
}

impl Track {
    fn x(&self, months: f64) -> f32 {
        #[allow(clippy::cast_possible_truncation, reason = "a part of the width, 0 to 1")]
        let part = ((months - self.time.0) / (self.time.1 - self.time.0)) as f32;
        self.bar.left() + part.clamp(0.0, 1.0) * self.bar.width()
    }

    fn months(&self, pixels: f32) -> f64 {
        f64::from(pixels) / f64::from(self.bar.width().max(1.0)) * (self.time.1 - self.time.0)
    }

    fn at(&self, x: f32) -> f64 {
        self.time.0 + self.months(x - self.bar.left())
    }
}

fn paint(ui: &Ui, track: &Track, view: (f64, f64), picture: &Picture, words: &Words) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    let middle = track.bar.center().y;
    let line = Rect::from_x_y_ranges(track.bar.x_range(), middle - 3.0..=middle + 3.0);
    painter.rect_filled(line, 3.0, theme.table_line);
    let seen = Rect::from_x_y_ranges(track.x(view.0)..=track.x(view.1), middle - 3.0..=middle + 3.0);
    painter.rect_filled(seen, 3.0, theme.accent);
    let ends = [picture.stops.first(), picture.stops.last()];
    for (stop, align) in ends.into_iter().zip([egui::Align2::LEFT_TOP, egui::Align2::RIGHT_TOP]) {
        let Some(stop) = stop else { continue };
        let x = if align == egui::Align2::LEFT_TOP { track.bar.left() } else { track.bar.right() };
        let text = words.period_short(stop.period);
        painter.text(Pos2::new(x, track.bar.bottom() - 2.0), align, text, theme::small(), theme.muted);
    }
}

struct Handle<'a> {
    id: Id,
    name: &'a str,
    at: f64,
    first: bool,
}

impl Handle<'_> {
    /// Draws the handle; gives the months that it was moved to.
    fn ui(&self, ui: &Ui, words: &Words, track: &Track, picture: &Picture) -> Option<f64> {
        let theme = Theme::of(ui);
        let place = Rect::from_center_size(Pos2::new(track.x(self.at), track.bar.center().y), HANDLE);
        let response = ui.interact(place.expand2(Vec2::new(3.0, 2.0)), self.id, Sense::click_and_drag());
        let lit = response.hovered() || response.dragged() || response.has_focus();
        let color = if lit { theme.accent } else { theme.muted };
        ui.painter().rect(
            place,
            4.0,
            theme.surface,
            Stroke::new(if lit { 2.0 } else { 1.0 }, color),
            StrokeKind::Inside,
        );
        let period = self.period(picture);
        let text = period.map(|period| words.period(period)).unwrap_or_default();
        describe(ui, &response, self.name, &text);
        let by_drag = response.dragged().then(|| response.interact_pointer_pos()).flatten();
        let asked = by_drag.map(|pos| track.at(pos.x)).or_else(|| self.by_key(ui, &response, picture));
        if lit && !text.is_empty() {
            let over = Pos2::new(place.center().x, place.top() - 2.0);
            ui.painter().text(over, egui::Align2::CENTER_BOTTOM, &text, theme::small(), theme.text);
        }
        let _hinted = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
        asked
    }

    /// The first or the last period in view.
    fn period(&self, picture: &Picture) -> Option<Period> {
        let stops = &picture.stops;
        let inside = |x: f64| if self.first { x >= self.at } else { x <= self.at };
        let mut found = stops.iter().filter(|stop| inside(stop.x));
        let stop = if self.first { found.next() } else { found.next_back() };
        stop.or(stops.last()).map(|stop| stop.period)
    }

    /// Arrows go by one period, Page Up and Page Down by ten, Home and End to the ends.
    fn by_key(&self, ui: &Ui, response: &Response, picture: &Picture) -> Option<f64> {
        let stepped = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action));
        let count = |number: usize| f64::from(u16::try_from(number).unwrap_or(u16::MAX));
        let by_reader = count(stepped(Asked::Increment)) - count(stepped(Asked::Decrement));
        if by_reader.abs() > 0.0 {
            return Some(self.at + by_reader * picture.shortest);
        }
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| count(ui.input(|input| input.num_presses(key)));
        let steps =
            pressed(Key::ArrowRight) + pressed(Key::ArrowUp) - pressed(Key::ArrowLeft) - pressed(Key::ArrowDown);
        let steps = steps + 10.0 * (pressed(Key::PageUp) - pressed(Key::PageDown));
        if pressed(Key::Home) > 0.0 {
            return Some(picture.time.0);
        }
        if pressed(Key::End) > 0.0 {
            return Some(picture.time.1);
        }
        (steps.abs() > 0.0).then_some(self.at + steps * picture.shortest)
    }
}

fn describe(ui: &Ui, response: &Response, name: &str, text: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Slider, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(text);
        node.add_action(Asked::Increment);
        node.add_action(Asked::Decrement);
    });
}
