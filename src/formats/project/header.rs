//! The schema of a file, read before anything else so that each layout has its own reader.
//!
//! *Invariant:* a file whose first field is not `schema` is not a project.

use super::error::ReadError;
use super::place;
use super::scan::{Scanner, Token};

/// The number after `(schema:`.
///
/// # Errors
/// [`ReadError::NotAProject`] with the place where something else stands.
pub fn schema(text: &str) -> Result<u64, ReadError> {
    let mut scanner = Scanner::new(text);
    for wanted in [Token::Sign('('), Token::Word("schema"), Token::Sign(':')] {
        let at = scanner.next_start();
        let found = scanner.next().map(|(_, token)| token);
        if found != Some(wanted) {
            return Err(ReadError::NotAProject { at: place::of_offset(text, at) });
        }
    }
    let at = scanner.next_start();
    match scanner.next() {
        Some((_, Token::Word(number))) => number.parse().ok(),
        _ => None,
    }
    .filter(|number| *number > 0)
    .ok_or_else(|| ReadError::NotAProject { at: place::of_offset(text, at) })
}
