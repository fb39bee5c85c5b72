//! What can be wrong with a project file, and where.
//!
//! *Invariant:* every error is one sentence that names its place and says what to do; the fields hold the same facts
//! for a translation.

use std::fmt;

use crate::domain::{DatasetId, Id};

/// A place in the text: both counted from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What a text in the file has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wanted {
    Amount,
    /// An amount with no more digits than a figure can hold.
    FewerDigits,
    Number,
    Period,
    Id,
    Date,
    /// A cell that the dataset does not have yet.
    NewCell,
    /// A place among the figures of the cell.
    AdoptedFigure,
    /// `shown` and `default_source` before `observations`.
    HeadBeforeObservations,
    Color,
}

impl Wanted {
    pub(super) const ALL: [Self; 10] = [
        Self::Amount,
        Self::FewerDigits,
        Self::Number,
        Self::Period,
        Self::Id,
        Self::Date,
        Self::NewCell,
        Self::AdoptedFigure,
        Self::HeadBeforeObservations,
        Self::Color,
    ];
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Amount => {
                "an amount such as 456.3, 1.2e9, 12.0..15.5, nil, negligible, none or unread: with the words"
            }
            Self::FewerDigits => "an amount of at most 28 digits",
            Self::Number => "a number such as 456.3 or 1.2e9",
            Self::Period => "a period such as 2023, 2023-S1, 2023-Q3, 2023-07 or 2023-01-01/P9M",
            Self::Id => "an id of one to seven characters 0-9 and a-z without i, l, o, u, not beginning with 0",
            Self::Color => "a colour such as #0b6490",
            Self::Date => "a date such as 2024-03-05",
            Self::NewCell => "a period and flow that stand only once in their dataset",
            Self::AdoptedFigure => "the place of one of the figures of this cell, counted from 0",
            Self::HeadBeforeObservations => "this field before observations",
        })
    }
}

impl serde::de::Expected for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What breaks the notation itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("the file ends too early")]
    UnexpectedEnd,
    #[error("\"{0}\" is missing")]
    Missing(char),
    #[error("a text in quotes is missing")]
    TextMissing,
    #[error("a text is not closed with a quote")]
    TextNotClosed,
    #[error("a whole number is missing, or it is too large")]
    IntegerMissing,
    #[error("true or false is missing")]
    BooleanMissing,
    #[error("a name is missing")]
    NameMissing,
    #[error("a backslash is followed by what is no escape")]
    BadEscape,
    #[error("a comment is not closed")]
    CommentNotClosed,
    #[error("the character {0:?} does not belong here")]
    UnexpectedCharacter(char),
    #[error("something follows the end of the project")]
    TrailingText,
    #[error("a list of values has too few or too many of them: {expected}")]
    Length { expected: String },
    #[error("{0}")]
    Other(String),
}

/// Why a file can not be opened as a project.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("The file is empty. Open a backup or another file.")]
    Empty,
    #[error("The file is not text: byte {offset} is no UTF-8. Open a project that Tradebook has saved.")]
    NotText { offset: usize },
    #[error(
        "This is not a Tradebook project: \"(schema: …\" does not stand at {at}. Open a project that Tradebook has saved."
    )]
    NotAProject { at: Place },
    #[error("The file can not be read at {at}: {problem}. Correct it there in a text editor, or open a backup.")]
    Syntax { at: Place, problem: Problem },
    #[error("The field {name:?} at {at} is not known here. Remove or correct it in a text editor.")]
    UnknownField { at: Place, name: String, known: &'static [&'static str] },
    #[error("The word {name:?} at {at} is not known here. Write one of: {}.", known.join(", "))]
    UnknownWord { at: Place, name: String, known: &'static [&'static str] },
    #[error("The field {name:?} is missing before {at}. Add it in a text editor, or open a backup.")]
    MissingField { at: Place, name: &'static str },
    #[error("The field {name:?} stands twice, again at {at}. Remove one of the two in a text editor.")]
    RepeatedField { at: Place, name: &'static str },
    #[error(
        "This file was written by a newer Tradebook (format {found}). \
         This version reads formats up to {supported}. Update Tradebook to open it."
    )]
    NewerSchema { found: u64, supported: u64 },
    #[error("The file has {bytes} bytes and is too large: projects have at most {limit}. Divide it into several.")]
    TooLarge { bytes: usize, limit: usize },
    #[error("The file is nested too deeply at {at}: {limit} levels at most. Open a project that Tradebook has saved.")]
    TooDeep { at: Place, limit: usize },
    #[error("The text at {at} is too long: {limit} bytes at most. Put it into a file of its own and link to it.")]
    TooLong { at: Place, limit: usize },
    #[error("The file has {found} records: {limit} at most, beside figures. Divide it into several.")]
    TooMany { found: usize, limit: usize },
    #[error("{found:?} at {at} can not stand there. Write {wanted}.")]
    BadValue { at: Place, wanted: Wanted, found: String },
    #[error("The id {id} at {second} is taken by another record at {first}. Give one of the two another id.")]
    DuplicateId { id: Id, first: Place, second: Place },
}

/// What a gone record was referred to as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    Area,
    Flow,
    Source,
    Dataset,
    Outcome,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Area => "area",
            Self::Flow => "flow",
            Self::Source => "source",
            Self::Dataset => "dataset",
            Self::Outcome => "outcome",
        })
    }
}

/// What a person should know of a file that opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    #[error("The file has no seal on its last line: whether it was changed outside Tradebook can not be told.")]
    SealMissing,
    #[error("The file was changed outside Tradebook or is damaged: its seal does not fit. Compare it with a backup.")]
    SealBroken,
    #[error("The record {record} refers to the {kind} {missing}, which is not in the project. Choose another one.")]
    Dangling { record: Id, kind: Reference, missing: Id },
    #[error("Figures of the dataset {dataset} refer to the {kind} {missing}, which is not in the project.")]
    DanglingFigures { dataset: DatasetId, kind: Reference, missing: Id },
}
