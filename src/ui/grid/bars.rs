//! The wheel and the scroll bars. The bar spans all rows, however many.

use egui::{CornerRadius, Id, Rangef, Rect, Response, Sense, Ui, Vec2, pos2};

use super::plan::{BAR, Plan, Scroll, short};
use super::source::GridSource;
use super::work::Work;
use crate::ui::theme::Theme;

const LEAST_THUMB: f32 = 28.0;

impl<S: GridSource> Work<'_, S> {
    pub fn bars(&mut self, ui: &mut Ui, plan: &mut Plan, rect: Rect) {
        if ui.rect_contains_pointer(rect) {
            let delta = ui.input(|input| {
                let delta = input.smooth_scroll_delta();
                if input.modifiers.shift && delta.x == 0.0 { Vec2::new(delta.y, 0.0) } else { delta }
            });
            if delta != Vec2::ZERO {
                plan.scroll_by(-delta);
            }
        }
        let id = self.source.id();
        if plan.scrolls_down() {
            let (share, part) = plan.share();
            let track =
                Rect::from_x_y_ranges(Rangef::new(plan.rect.right(), plan.rect.right() + BAR), plan.body().y_range());
            if let Some(share) = bar(ui, id.with("bar-down"), track, true, share, part) {
                plan.scroll_to_share(share);
            }
        }
        if plan.scrolls_right() {
            let view = plan.scrolled();
            let track =
                Rect::from_x_y_ranges(view.x_range(), Rangef::new(plan.rect.bottom(), plan.rect.bottom() + BAR));
            let frozen = plan.width() - plan.body().width();
            let share = f64::from(plan.scroll.left / frozen.max(1.0));
            let part = f64::from(plan.body().width() / plan.width().max(1.0));
            if let Some(share) = bar(ui, id.with("bar-right"), track, false, share, part) {
                plan.scroll_to(Scroll { left: short(share) * frozen, ..plan.scroll });
            }
        }
    }
}

/// Draws a bar; gives the share that it is dragged to.
fn bar(ui: &Ui, id: Id, track: Rect, down: bool, share: f64, part: f64) -> Option<f64> {
    let theme = Theme::of(ui);
    let response: Response = ui.interact(track, id, Sense::CLICK | Sense::DRAG);
    let length = if down { track.height() } else { track.width() };
    let thumb = (length * short(part)).clamp(LEAST_THUMB.min(length), length);
    let free = (length - thumb).max(1.0);
    let at = free * short(share);
    let active = response.hovered() || response.dragged();
    let thick = if active { 8.0 } else { 6.0 };
    let rect = if down {
        Rect::from_min_size(pos2(track.right() - thick - 1.0, track.top() + at), Vec2::new(thick, thumb))
    } else {
        Rect::from_min_size(pos2(track.left() + at, track.bottom() - thick - 1.0), Vec2::new(thumb, thick))
    };
    let color = if active { theme.muted } else { theme.line };
    ui.painter().rect_filled(rect, CornerRadius::same(4), color);
    let pointer = response.interact_pointer_pos()?;
    // The middle of the thumb goes where the pointer presses; what is dragged stays under it.
    let grabbed_id = id.with("grabbed");
    let along = if down { pointer.y - track.top() } else { pointer.x - track.left() };
    let pressed = ui.input(|input| input.pointer.any_pressed());
    let inside = (at..at + thumb).contains(&along);
    if pressed {
        let grabbed = if inside { along - at } else { thumb / 2.0 };
        ui.data_mut(|data| data.insert_temp(grabbed_id, grabbed));
    }
    let grabbed: f32 = ui.data(|data| data.get_temp(grabbed_id)).unwrap_or(thumb / 2.0);
    Some(f64::from(((along - grabbed) / free).clamp(0.0, 1.0)))
}
