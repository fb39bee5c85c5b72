//! Fields for plain text, one line or several, and for whole numbers.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::typed::{NO_KEY, Problem, Typing, typed};
use super::{Answer, Field};
use crate::words::Words;

/// One line; Enter leaves the field.
pub fn text_field(ui: &mut Ui, field: Field<'_>, value: &String) -> Answer<String> {
    plain(ui, field, value, None)
}

/// Grows with its text. Enter makes a new line; Ctrl+Enter and Tab leave the field.
pub fn multiline_field(ui: &mut Ui, field: Field<'_>, value: &String) -> Answer<String> {
    if ui.memory(|memory| memory.has_focus(field.id))
        && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
    {
        ui.memory_mut(|memory| memory.surrender_focus(field.id));
    }
    plain(ui, field, value, Some(KeyboardShortcut::new(Modifiers::NONE, Key::Enter)))
}

/// Grows with its text. Shift+Enter makes a new line; Enter is the caller's, to go on to the next row.
pub fn wrapping_field(ui: &mut Ui, field: Field<'_>, value: &String) -> Answer<String> {
    plain(ui, field, value, Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)))
}

/// One line of text that is shown whole, on several lines where it has to be. Enter leaves the field.
pub fn line_field(ui: &mut Ui, field: Field<'_>, value: &String) -> Answer<String> {
    let (show, read) = (|text: &String| text.clone(), |text: &str, _| Ok(text.to_owned()));
    typed(ui, &Typing { field, value, show: &show, read: &read, new_line: Some(NO_KEY), suggest: None })
}

fn plain(ui: &mut Ui, field: Field<'_>, value: &String, new_line: Option<KeyboardShortcut>) -> Answer<String> {
    let (show, read) = (|text: &String| text.clone(), |text: &str, _| Ok(text.to_owned()));
    typed(ui, &Typing { field, value, show: &show, read: &read, new_line, suggest: None })
}

/// A whole number or nothing; anything else stays in the field with a sentence.
pub fn number_field(ui: &mut Ui, field: Field<'_>, words: &Words, value: Option<u32>) -> Answer<Option<u32>> {
    let show = |value: &Option<u32>| value.map_or(String::new(), |number| number.to_string());
    let read = |text: &str, _| {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let problem = |id| Problem { sentence: words.t(id).to_owned(), unfinished: false };
        match text.parse().ok().filter(|_| digits) {
            Some(number) => Ok(Some(number)),
            None => Err(problem(if digits { "field-number-too-large" } else { "field-number-digits" })),
        }
    };
    typed(ui, &Typing { field, value: &value, show: &show, read: &read, new_line: None, suggest: None })
}
