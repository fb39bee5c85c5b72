//! What this screen says of a cell, put together from the one wording of figures.

use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Cell, Column, Part, Remark};
use crate::domain::{Flow, Period, Project};
use crate::session::wording;
use crate::words::{Words, plain_spaces};

/// "Level", "Growth", "Change", "Index": the head of a column under its flow.
pub fn part_name(words: &Words, column: Column, basis: Basis) -> &str {
    match column.part {
        Part::Level => words.t("grid-level"),
        Part::Growth | Part::Change if column.flow == Flow::Balance => words.t("grid-change"),
        Part::Growth => wording::form_name(words, basis.form),
        Part::Change => words.t("grid-change"),
        Part::Index => words.t("grid-index"),
        Part::Share => words.t("grid-share"),
        Part::Contribution => words.t("grid-contribution"),
        Part::Cover => words.t("grid-cover"),
        Part::Printed => words.t("grid-printed"),
        Part::Source => words.t("grid-source"),
        Part::Note => words.t("grid-note"),
    }
}

/// The sentences of a cell's tooltip: the whole text where it may be cut, where it comes from, what is to be said of it.
pub fn sentences(words: &Words, project: &Project, cell: &Cell, column: Column, period: Period) -> Vec<String> {
    let mut sentences = Vec::new();
    if cell.is_empty() && cell.remarks.is_empty() {
        return sentences;
    }
    if cell.has(Remark::Unread) {
        sentences.push(wording::cell_text(words, cell, column).chars().take(300).collect());
    }
    sentences.extend(wording::origin_sentence(words, project, cell, period));
    sentences.extend(crate::session::units::coarse_sentence(words, cell, column.flow));
    if column.part != Part::Level {
        sentences.extend(wording::growth_explained(words, cell, column.flow));
    }
    sentences.extend(agreeing_parts(words, cell, column.flow));
    sentences.extend(wording::remarks_of(words, cell, column.flow).into_iter().map(|(_, sentence)| sentence));
    sentences
}

/// That a printed level agrees with the shorter periods within it; where it does not, a remark says so.
pub fn agreeing_parts(words: &Words, cell: &Cell, flow: Flow) -> Option<String> {
    let both = cell.parts.as_deref().filter(|both| both.agree())?;
    Some(wording::parts_sentence(words, *both, flow))
}

/// Whether a cell has the corner mark for this.
pub fn needs_attention(remark: Remark) -> bool {
    match remark {
        Remark::DoesNotAgree
        | Remark::CannotHold
        | Remark::NothingLeft
        | Remark::InConflict
        | Remark::NoneAdopted
        | Remark::AcrossBreak
        | Remark::MixedSources
        | Remark::OtherBase
        | Remark::NotAdjusted
        | Remark::PartsDiffer
        | Remark::Unread => true,
        Remark::Agrees
        | Remark::Rivals
        | Remark::Provisional
        | Remark::MixedValuation
        | Remark::Asymmetry
        | Remark::HasNote => false,
    }
}

/// The value of a cell for assistive technology; a very long one is cut, the inspector has it whole.
pub fn cell_value(words: &Words, cell: &Cell, column: Column) -> String {
    const LONGEST: usize = 500;
    let text = plain_spaces(&wording::cell_text(words, cell, column));
    if text.chars().nth(LONGEST).is_none() { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
