//! What a text typed into a cell of the table of all figures means.

use super::FigureColumn;
use crate::domain::{ObsStatus, Project, SourceId};
use crate::session::{FigureChange, wording};
use crate::words::{DateProblem, Words, read_date};

/// A text as it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Read as the figure's number, or kept as it is.
    Amount(String),
    Change(FigureChange),
}

/// Why a text is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedProblem {
    ReadOnly,
    NoSuchSource,
    /// More than one title has it in it.
    ManySources,
    NoSuchStatus,
    Date(DateProblem),
}

/// Reads a text by its column: a source by its title or a part of it, a status by its code or word.
///
/// # Errors
/// When the text means nothing there; nothing is guessed.
pub fn typed(project: &Project, words: &Words, column: FigureColumn, text: &str) -> Result<Typed, TypedProblem> {
    let trimmed = text.trim();
    let change = match column {
        FigureColumn::Amount => return Ok(Typed::Amount(text.to_owned())),
        FigureColumn::Source if trimmed.is_empty() => FigureChange::Source(None),
        FigureColumn::Source => FigureChange::Source(Some(source_of(project, trimmed)?)),
        FigureColumn::Published if trimmed.is_empty() => FigureChange::Published(None),
        FigureColumn::Published => FigureChange::Published(Some(read_date(trimmed).map_err(TypedProblem::Date)?)),
        FigureColumn::Status => FigureChange::Status(status_of(words, trimmed)?),
        FigureColumn::Note => FigureChange::Note(text.to_owned()),
        FigureColumn::Dataset
        | FigureColumn::Period
        | FigureColumn::Flow
        | FigureColumn::Measure
        | FigureColumn::Unit => return Err(TypedProblem::ReadOnly),
    };
    Ok(Typed::Change(change))
}

fn source_of(project: &Project, text: &str) -> Result<SourceId, TypedProblem> {
    let text = text.to_lowercase();
    let title = |source: &crate::domain::Source| source.title.trim().to_lowercase();
    if let Some(source) = project.sources.iter().find(|source| title(source) == text) {
        return Ok(source.id);
    }
    let mut having = project.sources.iter().filter(|source| title(source).contains(&text));
    match (having.next(), having.next()) {
        (Some(source), None) => Ok(source.id),
        (Some(_), Some(_)) => Err(TypedProblem::ManySources),
        (None, _) => Err(TypedProblem::NoSuchSource),
    }
}

/// Empty is normal.
fn status_of(words: &Words, text: &str) -> Result<ObsStatus, TypedProblem> {
    if text.is_empty() {
        return Ok(ObsStatus::Normal);
    }
    let text = text.to_lowercase();
    let name = |status| wording::status_name(words, status).to_lowercase();
    let all = ObsStatus::CODES;
    if let Some((status, _)) = all.iter().find(|(status, code)| code.to_lowercase() == text || name(*status) == text) {
        return Ok(*status);
    }
    let mut beginning = all.iter().filter(|(status, _)| name(*status).starts_with(&text));
    match (beginning.next(), beginning.next()) {
        (Some((status, _)), None) => Ok(*status),
        _ => Err(TypedProblem::NoSuchStatus),
    }
}

/// One sentence under the field.
pub fn problem_text(words: &Words, problem: TypedProblem) -> String {
    let id = match problem {
        TypedProblem::ReadOnly => "figures-read-only",
        TypedProblem::NoSuchSource => "figures-no-such-source",
        TypedProblem::ManySources => "figures-many-sources",
        TypedProblem::NoSuchStatus => "figures-no-such-status",
        TypedProblem::Date(problem) => return words.date_problem(problem),
    };
    words.t(id).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, Source};

    #[test]
    fn a_text_is_taken_in_by_its_column() {
        let source = |raw, title| Source::new(SourceId(Id::new(raw).unwrap()), title);
        let sources = [source(1, "Bulletin 2023"), source(2, "Bulletin 2024"), source(3, "Yearbook")];
        let project = Project { sources: sources.into_iter().collect(), ..Project::default() };
        let words = Words::english();
        let id = |raw| SourceId(Id::new(raw).unwrap());
        let read = |column, text| typed(&project, &words, column, text);
        let change = |change| Ok(Typed::Change(change));
        for (column, text, expected) in [
            (FigureColumn::Amount, " 1 2", Ok(Typed::Amount(" 1 2".to_owned()))),
            (FigureColumn::Source, "yearbook ", change(FigureChange::Source(Some(id(3))))),
            (FigureColumn::Source, "2024", change(FigureChange::Source(Some(id(2))))),
            (FigureColumn::Source, "", change(FigureChange::Source(None))),
            (FigureColumn::Source, "bulletin", Err(TypedProblem::ManySources)),
            (FigureColumn::Source, "atlas", Err(TypedProblem::NoSuchSource)),
            (FigureColumn::Status, "p", change(FigureChange::Status(ObsStatus::Provisional))),
            (FigureColumn::Status, "estim", change(FigureChange::Status(ObsStatus::Estimated))),
            (FigureColumn::Status, "", change(FigureChange::Status(ObsStatus::Normal))),
            (FigureColumn::Status, "x", Err(TypedProblem::NoSuchStatus)),
            (FigureColumn::Published, "5.3.2024", change(FigureChange::Published(Some(jiff::civil::date(2024, 3, 5))))),
            (FigureColumn::Published, "5 March", Err(TypedProblem::Date(DateProblem::YearNeeded))),
            (FigureColumn::Published, " ", change(FigureChange::Published(None))),
            (FigureColumn::Note, "see annex", change(FigureChange::Note("see annex".to_owned()))),
            (FigureColumn::Period, "2023", Err(TypedProblem::ReadOnly)),
        ] {
            assert_eq!(read(column, text), expected, "{column:?} {text:?}");
        }
    }
}
