//! What stands around a number: footnote marks, flags, status words, and the words that widen it.
//!
//! *Invariant:* no mark goes lost; it becomes a status or a qualifier, or the text is kept as a note.

use super::Unreadable;
use super::lexicon::Word;
use super::token::Token;
use crate::domain::{ObsStatus, Qualifier};

/// What was said beside the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    pub(super) status: Option<ObsStatus>,
    pub(super) qualifier: Qualifier,
    /// A mark was there for which a figure has no place of its own.
    pub(super) kept_as_note: bool,
}

/// Without footnote marks at the end: `456.3 1)`, `456.3¹`, `456.3†`. The second value says that there was one.
pub(super) fn without_footnote(text: &str) -> (&str, bool) {
    let is_raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾' | '⁽' | '†' | '‡' | '§' | '#');
    let bare = text.trim_end_matches(is_raised).trim_end();
    if bare.len() < text.len() {
        return (bare, true);
    }
    let Some(before) = text.strip_suffix(')') else { return (text, false) };
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = before.len() - bare.len();
    let has_gap = bare.ends_with(|c: char| c.is_whitespace() || c == '*');
    let is_mark = (1..=2).contains(&digits) && has_gap && !bare.contains('(');
    if is_mark { (bare.trim_end(), true) } else { (text, false) }
}

impl Marks {
    fn add_status(&mut self, status: ObsStatus) {
        // A figure has one status; a second one stays readable in the note.
        self.kept_as_note |= self.status.is_some_and(|known| known != status);
        self.status.get_or_insert(status);
    }

    fn add(&mut self, word: Word) -> bool {
        match word {
            Word::Status(status) => self.add_status(status),
            Word::Revised => self.kept_as_note = true,
            Word::Flag(flag) => {
                self.kept_as_note |= flag.with_another || flag.status().is_none();
                if let Some(status) = flag.status() {
                    self.add_status(status);
                }
            }
            _ => return false,
        }
        true
    }

    fn take_stars(&mut self, stars: usize) {
        match stars {
            0 => {}
            1 => self.add_status(ObsStatus::Provisional),
            // Two stars are some other footnote.
            _ => self.kept_as_note = true,
        }
    }
}

/// The tokens of the number alone, and what stood around them.
pub(super) fn unmarked(tokens: &[Token]) -> Result<(Vec<Token>, Marks), Unreadable> {
    let mut marks = Marks::default();
    let mut rest = tokens;
    let mut stars = 0;
    while let [Token::Word(word @ (Word::Status(_) | Word::Revised)), after @ ..] = rest {
        marks.add(*word);
        rest = after;
    }
    loop {
        match rest {
            [before @ .., Token::Open, Token::Word(word), Token::Close] if !before.is_empty() && marks.add(*word) => {
                rest = before;
            }
            [before @ .., Token::Word(word)] if !before.is_empty() && marks.add(*word) => rest = before,
            [before @ .., Token::Star] if !before.is_empty() => {
                stars += 1;
                rest = before;
            }
            _ => break,
        }
    }
    marks.take_stars(stars);
    let (rest, qualifier) = unqualified(rest)?;
    marks.qualifier = qualifier;
    Ok((joined(rest), marks))
}

fn unqualified(tokens: &[Token]) -> Result<(&[Token], Qualifier), Unreadable> {
    use Word::{Below, More, Than, To, Up};
    let (rest, before) = match tokens {
        [Token::Word(Below), ..] | [Token::Word(Up), Token::Word(To), ..] => return Err(Unreadable::UpperEndAlone),
        [Token::Word(Word::Qualifier(qualifier)), Token::Word(Than), rest @ ..]
        | [Token::Word(Word::Qualifier(qualifier)), rest @ ..] => (rest, Some(*qualifier)),
        [Token::Word(More), Token::Word(Than), rest @ ..] => (rest, Some(Qualifier::Over)),
        all => (all, None),
    };
    // "3,1 раза больше" is a ratio: its last word is no qualifier.
    let of_times = rest.iter().any(|token| matches!(token, Token::Word(Word::Times)));
    match rest {
        _ if of_times => Ok((rest, before.unwrap_or_default())),
        [number @ .., Token::Word(Below)] if !number.is_empty() => Err(Unreadable::UpperEndAlone),
        [number @ .., Token::Word(Word::Qualifier(qualifier))] if !number.is_empty() => match before {
            Some(_) => Err(Unreadable::Order),
            None => Ok((number, *qualifier)),
        },
        _ => Ok((rest, before.unwrap_or_default())),
    }
}

/// Without the hyphens and endings inside one expression: "450-ден", "US-dollars", "twenty-five", "five-fold".
fn joined(tokens: &[Token]) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for (place, token) in tokens.iter().enumerate() {
        let after = tokens.get(place + 1);
        let hyphen = *token == Token::Minus
            && match (joined.last(), after) {
                (Some(Token::Digits(_) | Token::Word(Word::Magnitude(..))), Some(Token::Word(Word::Ending))) => true,
                (Some(Token::Word(Word::American)), Some(Token::Word(Word::Currency(_)))) => true,
                (Some(Token::Digits(_) | Token::Word(Word::Small(_))), Some(Token::Word(Word::Fold))) => true,
                (Some(Token::Word(Word::Small(tens))), Some(Token::Word(Word::Small(ones)))) => {
                    (20..100).contains(tens) && (1..10).contains(ones)
                }
                (Some(Token::Digits(_)), Some(Token::Word(Word::Magnitude(..)))) => true,
                _ => false,
            };
        let per_cent = *token == Token::Word(Word::Of) && after == Some(&Token::Word(Word::Percent));
        let ending = *token == Token::Word(Word::Ending) && place > 0 && tokens.get(place - 1) == Some(&Token::Minus);
        if !hyphen && !ending && !per_cent {
            joined.push(token.clone());
        }
    }
    joined
}
