//! From a byte offset or a parser's error to a line, a column and a sentence.
//!
//! *Invariant:* whatever the parser says becomes an error with a place.

use ron::error::{Error, Position, SpannedError};

use super::error::{Place, Problem, ReadError, Wanted};
use super::limits;

/// The line and column of a byte of the text.
pub fn of_offset(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
    let column = 1 + before.get(line_start..).unwrap_or_default().chars().count();
    Place { line, column }
}

fn place(position: Position) -> Place {
    Place { line: position.line, column: position.col }
}

/// A parser's error in the words of the project file.
pub fn read_error(error: SpannedError) -> ReadError {
    // The span runs from the begin of the last token to where the parser stands.
    let (token, here) = (place(error.span.start), place(error.span.end));
    let syntax = |problem| ReadError::Syntax { at: here, problem };
    match error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            ReadError::UnknownField { at: token, name: found, known: expected }
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            ReadError::UnknownWord { at: token, name: found, known: expected }
        }
        Error::MissingStructField { field, .. } => ReadError::MissingField { at: here, name: field },
        Error::DuplicateStructField { field, .. } => ReadError::RepeatedField { at: token, name: field },
        Error::ExceededRecursionLimit => ReadError::TooDeep { at: here, limit: limits::DEPTH },
        Error::InvalidValueForType { expected, found } => {
            match Wanted::ALL.into_iter().find(|wanted| wanted.to_string() == expected) {
                Some(wanted) => ReadError::BadValue { at: token, wanted, found },
                None => syntax(Problem::Other(format!("{found} stands where {expected} is needed"))),
            }
        }
        other => syntax(problem(other)),
    }
}

fn problem(error: Error) -> Problem {
    match error {
        Error::Eof => Problem::UnexpectedEnd,
        Error::ExpectedArray => Problem::Missing('['),
        Error::ExpectedArrayEnd => Problem::Missing(']'),
        Error::ExpectedComma => Problem::Missing(','),
        Error::ExpectedMapColon => Problem::Missing(':'),
        Error::ExpectedMap => Problem::Missing('{'),
        Error::ExpectedMapEnd => Problem::Missing('}'),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedUnit
        | Error::ExpectedDifferentStructName { .. } => Problem::Missing('('),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => Problem::Missing(')'),
        Error::ExpectedString => Problem::TextMissing,
        Error::ExpectedStringEnd => Problem::TextNotClosed,
        Error::ExpectedInteger
        | Error::IntegerOutOfBounds
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. } => Problem::IntegerMissing,
        Error::ExpectedBoolean => Problem::BooleanMissing,
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            Problem::NameMissing
        }
        Error::InvalidEscape(_) => Problem::BadEscape,
        Error::UnclosedBlockComment | Error::UnclosedLineComment => Problem::CommentNotClosed,
        Error::UnexpectedChar(character) => Problem::UnexpectedCharacter(character),
        Error::TrailingCharacters => Problem::TrailingText,
        Error::ExpectedDifferentLength { expected, .. } => Problem::Length { expected },
        other => Problem::Other(other.to_string()),
    }
}
