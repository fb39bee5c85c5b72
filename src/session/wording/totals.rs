//! The totals under a table in words: what each is of, and why something has none.

use super::{growth_explained, origin_sentence, parts_sentence, remarks_of};
use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Cell, Column, Part, Side};
use crate::analysis::totals::{NoTotals, TotalRow};
use crate::domain::{Against, Frequency, Project};
use crate::words::Words;

/// The translation that says why a table has no totals.
pub fn no_totals(reason: NoTotals) -> &'static str {
    match reason {
        NoTotals::Years => "figure-no-totals-years",
        NoTotals::YearsToDate => "figure-no-totals-year-to-date",
        NoTotals::OtherSpans => "figure-no-totals-other-spans",
    }
}

/// `2023 total`, `2023, 9 of 12 months`.
pub fn total_name(words: &Words, row: &TotalRow) -> String {
    let id = match row.each {
        _ if row.is_complete() => return words.with("figure-total", &[("period", &words.period(row.period))]),
        Frequency::Month => "figure-total-of-months",
        Frequency::Quarter => "figure-total-of-quarters",
        _ => "figure-total-of-halves",
    };
    counted(words, id, row, row.there)
}

/// As [`total_name`], for narrow places: `2023 total`, `2023, 9 of 12`.
pub fn total_name_short(words: &Words, row: &TotalRow) -> String {
    if row.is_complete() { total_name(words, row) } else { counted(words, "figure-total-short", row, row.there) }
}

/// `Calculated: sum of 9 of 12 months`; `None` where nothing is added.
pub fn total_parts(words: &Words, row: &TotalRow, cell: &Cell) -> Option<String> {
    let id = match row.each {
        Frequency::Month => "figure-sum-of-some-months",
        Frequency::Quarter => "figure-sum-of-some-quarters",
        _ => "figure-sum-of-some-halves",
    };
    Some(counted(words, id, row, TotalRow::parts(cell)?))
}

fn counted(words: &Words, id: &str, row: &TotalRow, there: usize) -> String {
    let (there, of) = (there.to_string(), row.of.to_string());
    words.with(id, &[("period", &*words.period(row.period)), ("there", &*there), ("of", &*of)])
}

/// The sentences of a total's tooltip: of how many periods it is, how it was calculated, or why nothing stands there.
pub fn total_sentences(
    words: &Words,
    project: &Project,
    row: &TotalRow,
    column: Column,
    cell: &Cell,
    basis: Basis,
) -> Vec<String> {
    if cell.is_empty() {
        return why_empty(words, column, basis).map(str::to_owned).into_iter().collect();
    }
    let is_level = column.part == Part::Level && matches!(column.of, Side::Own | Side::Beside(_));
    let some = is_level && TotalRow::parts(cell) != Some(row.of);
    let origin = if some { total_parts(words, row, cell) } else { origin_sentence(words, project, cell, row.period) };
    let explained = if is_level { None } else { growth_explained(words, cell, column.flow) };
    let printed = cell.parts.as_deref().filter(|both| both.agree());
    let printed = printed.map(|both| parts_sentence(words, *both, column.flow));
    let remarks = remarks_of(words, cell, column.flow).into_iter().map(|(_, sentence)| sentence);
    origin.into_iter().chain(explained).chain(printed).chain(remarks).collect()
}

fn why_empty(words: &Words, column: Column, basis: Basis) -> Option<&str> {
    let id = match (column.part, column.of) {
        (Part::Printed | Part::Source | Part::Note, _) => return None,
        (_, Side::Difference(_) | Side::DifferencePercent(_)) => "figure-total-not-whole",
        (Part::Level, _) => return None,
        (Part::Share | Part::Cover, _) => "figure-total-not-whole",
        _ if matches!(basis.against, Against::Period(_)) => "figure-total-not-against",
        _ => "figure-total-not-compared",
    };
    Some(words.t(id))
}
