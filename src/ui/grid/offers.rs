//! The list under the field of a cell: the texts that the cell can have, by keys and by the mouse.
//!
//! *Invariant:* choosing puts a text into the field; it is taken in as if it had been typed.

use egui::accesskit::Role;
use egui::{
    Area, CornerRadius, Event, Id, Key, Order, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use crate::ui::theme::{self, Theme};

/// Height of an entry, and how many are seen at once.
const ENTRY: f32 = 26.0;
const MOST_SEEN: f32 = 10.0;
const WIDEST: f32 = 320.0;

/// The texts that have what was typed in them, whatever its case; all while nothing is typed. None where the only one
/// is what stands there.
pub fn narrowed(all: impl IntoIterator<Item = String>, typed: &str) -> Vec<String> {
    let low = typed.trim().to_lowercase();
    let fits: Vec<_> = all.into_iter().filter(|text| low.is_empty() || text.to_lowercase().contains(&low)).collect();
    if matches!(&fits[..], [only] if only.to_lowercase() == low) { Vec::new() } else { fits }
}

/// Up or down the list: a key that is neither is `None`.
pub fn step(event: &Event) -> Option<bool> {
    match event {
        Event::Key { key: Key::ArrowDown, pressed: true, modifiers, .. } if modifiers.is_none() => Some(true),
        Event::Key { key: Key::ArrowUp, pressed: true, modifiers, .. } if modifiers.is_none() => Some(false),
        _ => None,
    }
}

/// The text after the one that stands in the field, or before it; at the ends the same again.
pub fn stepped<'t>(offers: &'t [String], text: &str, down: bool) -> Option<&'t String> {
    let last = offers.len().checked_sub(1)?;
    let place = match (offers.iter().position(|offer| offer == text), down) {
        (Some(place), true) => (place + 1).min(last),
        (Some(place), false) => place.saturating_sub(1),
        (None, true) => 0,
        (None, false) => last,
    };
    offers.get(place)
}

pub struct Listed {
    pub rect: Rect,
    /// What the pointer was put on.
    pub picked: Option<String>,
}

/// Draws the list under a field, or over it where there is no room below.
pub fn list_ui(ui: &Ui, field: Id, cell: Rect, offers: &[String], text: &str) -> Listed {
    let theme = Theme::of(ui);
    let id = field.with("offers");
    let seen =
        offers.iter().map(|offer| ui.painter().layout_no_wrap(offer.clone(), theme::body(), theme.text).size().x);
    let wide = seen.fold(0.0, f32::max) + 24.0;
    let count = f32::from(u16::try_from(offers.len()).unwrap_or(u16::MAX)).min(MOST_SEEN);
    let size = Vec2::new(wide.clamp(cell.width(), WIDEST.max(cell.width())), count * ENTRY + 4.0);
    let screen = ui.ctx().content_rect();
    let below = cell.bottom() + 1.0;
    let top = if below + size.y <= screen.bottom() { below } else { cell.top() - 1.0 - size.y };
    let left = cell.left().clamp(screen.left(), (screen.right() - size.x).max(screen.left()));
    let rect = Rect::from_min_size(egui::pos2(left, top), size);
    let mut picked = None;
    let pressed = ui.input(|input| input.pointer.primary_pressed());
    Area::new(id).order(Order::Foreground).fixed_pos(rect.min).constrain(false).show(ui.ctx(), |ui| {
        ui.set_min_size(size);
        ui.painter().rect(rect, CornerRadius::same(4), theme.surface, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        ui.interact(rect, id.with("ground"), Sense::click_and_drag());
        let known = id.with("shown");
        let moved = ui.data(|data| data.get_temp::<String>(known)).as_deref() != Some(text);
        ui.data_mut(|data| data.insert_temp(known, text.to_owned()));
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let inner = ui.max_rect().shrink(2.0);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        ScrollArea::vertical().max_height(count * ENTRY).auto_shrink(false).show(&mut inside, |ui| {
            for (nth, offer) in offers.iter().enumerate() {
                let chosen = offer == text;
                let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ENTRY), Sense::hover());
                if !ui.is_rect_visible(rect) && !chosen {
                    continue;
                }
                let entry = ui.interact(rect, id.with(nth), Sense::click());
                entry.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, offer));
                ui.ctx().accesskit_node_builder(entry.id, |node| node.set_selected(chosen));
                if chosen && moved {
                    ui.scroll_to_rect(rect, None);
                }
                if chosen || entry.hovered() {
                    ui.painter().rect_filled(rect, CornerRadius::same(3), theme.accent_pale);
                }
                if chosen {
                    // Not by colour alone.
                    let bar = Rect::from_min_size(rect.min + Vec2::new(0.0, 4.0), Vec2::new(3.0, ENTRY - 8.0));
                    ui.painter().rect_filled(bar, CornerRadius::same(1), theme.accent);
                }
                let mut job = egui::text::LayoutJob::simple_singleline(offer.clone(), theme::body(), theme.text);
                job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
                let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
                let at = egui::pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0);
                ui.painter().galley(at, galley, theme.text);
                if entry.clicked() || pressed && entry.is_pointer_button_down_on() {
                    picked = Some(offer.clone());
                }
            }
        });
    });
    Listed { rect, picked }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<String> {
        ["open", "in progress", "done", "dropped"].map(str::to_owned).to_vec()
    }

    #[test]
    fn the_list_has_what_was_typed_in_it() {
        let found = |typed: &str| narrowed(all(), typed).join(",");
        for (typed, expected) in [
            ("", "open,in progress,done,dropped"),
            ("D", "done,dropped"),
            ("pro", "in progress"),
            ("done", ""),
            ("done, report sent", ""),
            ("x", ""),
        ] {
            assert_eq!(found(typed), expected, "{typed}");
        }
    }

    #[test]
    fn arrows_go_along_the_list_and_stay_at_its_ends() {
        let go = |text: &str, down| stepped(&all(), text, down).cloned().unwrap_or_default();
        for (text, down, expected) in [
            ("open", true, "in progress"),
            ("open", false, "open"),
            ("dropped", true, "dropped"),
            ("d", true, "open"),
            ("d", false, "dropped"),
        ] {
            assert_eq!(go(text, down), expected, "{text} {down}");
        }
        assert_eq!(stepped(&[], "open", true), None);
    }
}
