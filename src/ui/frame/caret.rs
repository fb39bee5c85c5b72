//! A caret blinks while a person types and stands still after five seconds, so that an idle window costs nothing.

use std::time::Duration;

use egui::Event;

const SECONDS: f64 = 5.0;

#[derive(Debug, Default)]
pub struct Caret {
    last_input: f64,
    still: bool,
}

impl Caret {
    /// Before anything is drawn: egui asks for repaints only while the caret blinks.
    pub fn update(&mut self, ctx: &egui::Context) {
        let (now, woken) = ctx.input(|input| (input.time, input.events.iter().any(is_input)));
        if woken {
            self.last_input = now;
        }
        let left = self.last_input + SECONDS - now;
        let still = left <= 0.0;
        if still != self.still {
            self.still = still;
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = !still);
        }
        if !still && ctx.text_edit_focused() {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        }
    }
}

fn is_input(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. } | Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Cut | Event::PointerButton { .. }
    )
}
