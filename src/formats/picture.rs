//! What the formats of pictures have in common: letters that a file can hold, and why there is no picture.

use std::borrow::Cow;

/// A picture as pixels of four bytes: red, green, blue and opacity; row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    pub bytes: Vec<u8>,
}

/// Why a scene did not become a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Pixels across and down.
    #[error("{0} × {1} pixels are more than a picture can have")]
    TooLarge(u32, u32),
    #[error("a picture needs a width and a height")]
    NoSize,
    #[error("{0}")]
    Other(String),
}

/// A text without what no file of a picture can hold: control characters and what is no character.
pub fn printable(text: &str) -> Cow<'_, str> {
    let spoils =
        |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{feff}' | '\u{2028}' | '\u{2029}');
    if !text.contains(spoils) {
        return Cow::Borrowed(text);
    }
    let keep = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        c => (!spoils(c)).then_some(c),
    };
    Cow::Owned(text.chars().filter_map(keep).collect())
}
