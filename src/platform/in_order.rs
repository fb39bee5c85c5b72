//! Keys that move the focus are taken in before what is typed after them.
//!
//! On a slow screen several keys come within one frame, and the interface moves its focus only between frames:
//! without this, the first letters after Tab would land in the field before it.

use egui::{Event, Key};

/// Input that waits for the next frame.
#[derive(Debug, Default)]
pub struct InOrder {
    waiting: Vec<Event>,
    /// The frame before had a shortcut: what it opens is drawn in this frame, and has the keyboard in the next.
    opens: bool,
}

impl InOrder {
    /// Leaves in `events` what this frame is to see; true when the rest waits for another frame.
    pub fn take(&mut self, events: &mut Vec<Event>) -> bool {
        self.waiting.append(events);
        let opens = std::mem::take(&mut self.opens);
        let cut = if opens && let Some(typed) = self.waiting.iter().position(is_typed) {
            Some(typed)
        } else {
            let cut = self.waiting.iter().position(moves_focus).map(|at| at + 1);
            cut.filter(|cut| self.waiting.iter().skip(*cut).any(is_typed))
        };
        match cut {
            Some(cut) => *events = self.waiting.drain(..cut).collect(),
            None => *events = std::mem::take(&mut self.waiting),
        }
        self.opens = events.iter().any(is_shortcut);
        !self.waiting.is_empty()
    }
}

fn moves_focus(event: &Event) -> bool {
    match event {
        Event::Key { key: Key::Tab | Key::Enter | Key::Escape | Key::F2, pressed: true, .. } => true,
        Event::PointerButton { pressed: false, .. } => true,
        event => is_shortcut(event),
    }
}

fn is_shortcut(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.command)
}

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Key { pressed: true, .. } | Event::Paste(_))
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn what_is_typed_after_tab_comes_in_the_next_frame() {
        let mut order = InOrder::default();
        let mut events = vec![text("a"), key(Key::Tab), text("b"), key(Key::Tab), text("c")];
        assert!(order.take(&mut events));
        assert_eq!(events, [text("a"), key(Key::Tab)]);
        let mut events = vec![text("d")];
        assert!(order.take(&mut events));
        assert_eq!(events, [text("b"), key(Key::Tab)]);
        let mut events = Vec::new();
        assert!(!order.take(&mut events));
        assert_eq!(events, [text("c"), text("d")]);
    }

    #[test]
    fn what_is_typed_after_a_shortcut_waits_until_what_it_opens_has_the_keyboard() {
        let mut order = InOrder::default();
        let find = Event::Key {
            key: Key::H,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers { ctrl: true, command: true, ..Modifiers::NONE },
        };
        let mut events = vec![find.clone(), text("a")];
        assert!(order.take(&mut events));
        assert_eq!(events, [find]);
        let mut events = vec![text("b")];
        assert!(order.take(&mut events));
        assert_eq!(events, []);
        let mut events = Vec::new();
        assert!(!order.take(&mut events));
        assert_eq!(events, [text("a"), text("b")]);
    }

    #[test]
    fn plain_typing_and_a_last_tab_do_not_wait() {
        let mut order = InOrder::default();
        let all = vec![key(Key::A), text("a"), key(Key::B), text("b"), key(Key::Tab)];
        let mut events = all.clone();
        assert!(!order.take(&mut events));
        assert_eq!(events, all);
    }
}
