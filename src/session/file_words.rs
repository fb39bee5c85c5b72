//! What is wrong with a project file, in the words of the translations: what happened, where, and what to do.

use crate::formats::project::{Problem, ReadError, Reference, Wanted, Warning};
use crate::words::Words;

/// One or two sentences; the place stands in them where there is one.
pub fn read_error(words: &Words, error: &ReadError) -> String {
    let located = |id: &str, at: crate::formats::project::Place, more: &[(&str, &str)]| {
        let (line, column) = (at.line.to_string(), at.column.to_string());
        let mut arguments = vec![("line", line.as_str()), ("column", column.as_str())];
        arguments.extend_from_slice(more);
        words.with(id, &arguments)
    };
    match error {
        ReadError::Empty => words.t("read-empty").to_owned(),
        ReadError::NotText { offset } => words.with("read-not-text", &[("offset", &offset.to_string())]),
        ReadError::NotAProject { at } => located("read-not-a-project", *at, &[]),
        ReadError::Syntax { at, problem } => located("read-syntax", *at, &[("problem", &problem_text(words, problem))]),
        ReadError::UnknownField { at, name, .. } => located("read-unknown-field", *at, &[("name", name)]),
        ReadError::UnknownWord { at, name, known } => {
            located("read-unknown-word", *at, &[("name", name), ("known", &known.join(", "))])
        }
        ReadError::MissingField { at, name } => located("read-missing-field", *at, &[("name", name)]),
        ReadError::RepeatedField { at, name } => located("read-repeated-field", *at, &[("name", name)]),
        ReadError::NewerSchema { found, supported } => {
            words.with("read-newer", &[("found", &found.to_string()), ("supported", &supported.to_string())])
        }
        ReadError::TooLarge { .. } => words.t("file-too-large").to_owned(),
        ReadError::TooLong { at, limit } => {
            located("read-too-long", *at, &[("limit", &(limit / (1024 * 1024)).to_string())])
        }
        ReadError::TooMany { found, limit } => {
            words.with("read-too-many", &[("found", &found.to_string()), ("limit", &limit.to_string())])
        }
        ReadError::TooDeep { at, limit } => located("read-too-deep", *at, &[("limit", &limit.to_string())]),
        ReadError::BadValue { at, wanted, found } => {
            located("read-bad-value", *at, &[("found", found), ("wanted", words.t(wanted_id(*wanted)))])
        }
        ReadError::DuplicateId { id, first, second } => {
            let (line, column) = (first.line.to_string(), first.column.to_string());
            located(
                "read-duplicate-id",
                *second,
                &[("id", &id.to_string()), ("first-line", &line), ("first-column", &column)],
            )
        }
    }
}

/// What a person should know of a file that opened.
pub fn warning(words: &Words, warning: &Warning) -> String {
    match warning {
        Warning::SealMissing => words.t("warning-seal-missing").to_owned(),
        Warning::SealBroken => words.t("warning-seal-broken").to_owned(),
        Warning::Dangling { record, kind, missing } => words.with(
            "warning-dangling",
            &[
                ("record", &record.to_string()),
                ("kind", words.t(reference_id(*kind))),
                ("missing", &missing.to_string()),
            ],
        ),
        Warning::DanglingFigures { dataset, kind, missing } => words.with(
            "warning-dangling-figures",
            &[
                ("dataset", &dataset.to_string()),
                ("kind", words.t(reference_id(*kind))),
                ("missing", &missing.to_string()),
            ],
        ),
    }
}

fn problem_text(words: &Words, problem: &Problem) -> String {
    let id = match problem {
        Problem::UnexpectedEnd => "problem-end",
        Problem::Missing(sign) => return words.with("problem-missing", &[("sign", &sign.to_string())]),
        Problem::TextMissing => "problem-text-missing",
        Problem::TextNotClosed => "problem-text-not-closed",
        Problem::IntegerMissing => "problem-integer",
        Problem::BooleanMissing => "problem-boolean",
        Problem::NameMissing => "problem-name",
        Problem::BadEscape => "problem-escape",
        Problem::CommentNotClosed => "problem-comment",
        Problem::UnexpectedCharacter(sign) => {
            return words.with("problem-character", &[("sign", &sign.escape_debug().to_string())]);
        }
        Problem::TrailingText => "problem-trailing",
        Problem::Length { expected } => return words.with("problem-length", &[("expected", expected)]),
        Problem::Other(text) => return text.clone(),
    };
    words.t(id).to_owned()
}

fn wanted_id(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Amount => "wanted-amount",
        Wanted::FewerDigits => "wanted-fewer-digits",
        Wanted::Number => "wanted-number",
        Wanted::Color => "wanted-color",
        Wanted::Period => "wanted-period",
        Wanted::Id => "wanted-id",
        Wanted::Date => "wanted-date",
        Wanted::NewCell => "wanted-new-cell",
        Wanted::AdoptedFigure => "wanted-adopted-figure",
        Wanted::HeadBeforeObservations => "wanted-head",
    }
}

fn reference_id(kind: Reference) -> &'static str {
    match kind {
        Reference::Area => "reference-area",
        Reference::Flow => "reference-flow",
        Reference::Source => "reference-source",
        Reference::Dataset => "reference-dataset",
        Reference::Outcome => "reference-outcome",
    }
}
