//! A typed text, taken apart into digits, words and signs.

use super::Unreadable;
use super::digits::Habit;
use super::lexicon::{self, Word};
use crate::domain::Multiplier;

/// A part of a typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits with the gaps, points and commas between them.
    Digits(String),
    Word(Word),
    Plus,
    /// A short stroke: a minus, or the line of a range.
    Minus,
    /// A long stroke: the line of a range only, since alone it means nil.
    Dash,
    Ellipsis,
    Percent,
    Open,
    Close,
    Times,
    Slash,
    Star,
}

/// Spaces and apostrophes that people group digits with.
pub(super) fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\u{2008}' | '\u{2006}' | '\'' | '’')
}

pub(super) fn is_stroke(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '—' | '‑' | '‒' | '―' | '﹣' | '－')
}

/// The parts of a text that is not long.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Unreadable> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut after_gap = true;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() || is_gap(first) {
            if matches!(first, '\t' | '\n' | '\r') {
                return Err(Unreadable::HiddenSigns);
            }
            after_gap = true;
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_gap(c));
            continue;
        }
        let taken = if first.is_ascii_digit() || (matches!(first, '.' | ',') && digit_follows(rest)) {
            let length = digits_length(rest);
            let part = rest.get(..length).unwrap_or_default();
            let digits = part.trim_end_matches(is_gap);
            tokens.push(Token::Digits(digits.to_owned()));
            digits.len()
        } else if first.is_alphabetic() {
            let taken = word(rest, &mut tokens)?;
            if !after_gap {
                attached(&mut tokens)?;
            }
            taken
        } else {
            sign(rest, first, &mut tokens)?
        };
        after_gap = false;
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
    Ok(tokens)
}

/// A letter right after digits is no flag; "$1.5b" is a billion.
fn attached(tokens: &mut [Token]) -> Result<(), Unreadable> {
    let has_currency = tokens.iter().any(|token| matches!(token, Token::Word(Word::Currency(_))));
    let [.., Token::Digits(_), Token::Word(word)] = tokens else { return Ok(()) };
    match *word {
        Word::Flag(flag) if flag.letter == 'b' && !flag.with_another && has_currency => {
            *word = Word::Magnitude(Multiplier::BILLION, Habit::Point);
            Ok(())
        }
        Word::Flag(_) | Word::Article => Err(Unreadable::Letters),
        _ => Ok(()),
    }
}

fn digit_follows(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
}

/// Bytes of the longest run of digits and signs that begins here; it ends before "..".
fn digits_length(text: &str) -> usize {
    let mut before = ' ';
    for (place, c) in text.char_indices() {
        let ends = !(c.is_ascii_digit() || is_gap(c) || matches!(c, '.' | ','));
        if ends {
            return place;
        }
        if c == '.' && before == '.' {
            return place - 1;
        }
        before = c;
    }
    text.len()
}

/// A word with the point of its abbreviation; gives its bytes.
fn word(text: &str, tokens: &mut Vec<Token>) -> Result<usize, Unreadable> {
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\u{301}' | '\u{307}' | 'ʻ' | '‘' | '\'' | '’');
    let end = text.char_indices().find(|(_, c)| !inside(*c)).map_or(text.len(), |(place, _)| place);
    let letters = text.get(..end).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let point = usize::from(after.starts_with('.') && !after.starts_with(".."));
    tokens.push(Token::Word(lexicon::word(letters).ok_or(Unreadable::Letters)?));
    Ok(end + point)
}

fn sign(text: &str, first: char, tokens: &mut Vec<Token>) -> Result<usize, Unreadable> {
    if text.starts_with("...") {
        tokens.push(Token::Ellipsis);
        return Ok(3);
    }
    let after_letter = matches!(tokens.last(), Some(Token::Word(_)));
    tokens.push(match first {
        '+' => Token::Plus,
        '—' | '―' => Token::Dash,
        c if is_stroke(c) => Token::Minus,
        '…' => Token::Ellipsis,
        '%' | '٪' | '％' => Token::Percent,
        '(' => Token::Open,
        ')' => Token::Close,
        '×' | '·' | '∙' | '⋅' => Token::Times,
        '/' | '÷' => Token::Slash,
        '*' => Token::Star,
        '.' if after_letter => return Ok(1),
        '.' | ',' if matches!(tokens.last(), Some(Token::Digits(_))) => return Err(Unreadable::TwoDecimalSigns),
        '.' | ',' => return Err(Unreadable::NoDigits),
        c if c.is_control() || is_hidden(c) => return Err(Unreadable::HiddenSigns),
        c => Token::Word(lexicon::sign(c).ok_or(Unreadable::Letters)?),
    });
    Ok(first.len_utf8())
}

/// Signs that are not seen, or that turn what is seen around.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}' | '\u{ad}')
}
