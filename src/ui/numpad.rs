//! The decimal key of the number pad writes the decimal sign in force, whatever the keyboard layout makes of it.
//!
//! egui names the physical key of every key that writes a point or a comma, but not of the number pad's decimal key:
//! such a press without a physical key, followed by its text, is that key.

use egui::{Event, Key};

/// Replaces what the number pad's decimal key wrote.
pub fn use_decimal_sign(events: &mut [Event], decimal_sign: char) {
    let mut decimal_key_down = false;
    for event in events {
        match event {
            Event::Key { key: Key::Period | Key::Comma, physical_key: None, pressed: true, modifiers, .. } => {
                decimal_key_down = !modifiers.any();
            }
            Event::Text(text) if decimal_key_down && matches!(text.as_str(), "." | ",") => {
                *text = decimal_sign.to_string();
                decimal_key_down = false;
            }
            _ => decimal_key_down = false,
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn press(key: Key, physical_key: Option<Key>, text: &str) -> [Event; 2] {
        let down = Event::Key { key, physical_key, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        [down, Event::Text(text.to_owned())]
    }

    fn written(mut events: Vec<Event>, sign: char) -> String {
        use_decimal_sign(&mut events, sign);
        let texts = events.iter().filter_map(|event| if let Event::Text(text) = event { Some(&**text) } else { None });
        texts.collect()
    }

    #[test]
    fn only_the_number_pads_decimal_key_follows_the_number_format() {
        let pad = |text: &str| press(if text == "." { Key::Period } else { Key::Comma }, None, text);
        assert_eq!(written([pad("."), pad(",")].concat(), ','), ",,");
        assert_eq!(written([pad("."), pad(",")].concat(), '.'), "..");
        assert_eq!(written(press(Key::Period, Some(Key::Period), ".").to_vec(), ','), ".");
        // The same sign on a Russian layout stands on the key that is a slash on a Latin one.
        assert_eq!(written(press(Key::Period, Some(Key::Slash), ".").to_vec(), ','), ".");
        assert_eq!(written(vec![Event::Text(".".into())], ','), ".");
    }
}
