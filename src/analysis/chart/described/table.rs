//! The figures of a chart as rows and columns: for a spreadsheet, and for people who do not see the picture.

use std::collections::{BTreeMap, BTreeSet};

use super::kinds::Plot;
use super::strand::{Entry, Exact, Reading, Strand};
use super::study::Study;
use crate::domain::marks::{Across, Tone};
use crate::domain::{Chart, ObsStatus, Project, Qualifier, ReportCell, ReportTable, ReportValue};
use crate::words::{Words, plain_spaces};

/// Periods down, series across, each number with its printed digits; the corner says what they are.
pub fn table(project: &Project, chart: &Chart, words: &Words) -> ReportTable {
    let (study, plot) = Plot::of(Study::of(project, chart, words), &BTreeSet::new());
    let strands: Vec<&Strand> = plot.strands.iter().filter(|strand| !strand.entries.is_empty()).collect();
    let mut rows: BTreeMap<usize, Vec<ReportCell>> = BTreeMap::new();
    for (nth, strand) in strands.iter().enumerate() {
        for entry in &strand.entries {
            let row = rows.entry(entry.slot).or_insert_with(|| vec![ReportCell::default(); strands.len()]);
            if let Some(cell) = row.get_mut(nth) {
                *cell = self::cell(strand, entry, words);
            }
        }
    }
    let head = |slot: usize| {
        let period = plot.axis.period(slot)?;
        Some(if plot.across == Across::Year {
            words.month(period.last_month()).to_owned()
        } else {
            words.period(period)
        })
    };
    ReportTable {
        corner: plain_spaces(&super::captions::measure(&study, &plot)),
        heads: strands.iter().map(|strand| strand.name.clone()).collect(),
        notes: words.t("export-notes").to_owned(),
        rows: rows.into_iter().filter_map(|(slot, cells)| Some((head(slot)?, cells))).collect(),
    }
}

fn cell(strand: &Strand, entry: &Entry, words: &Words) -> ReportCell {
    let value = match &entry.exact {
        Exact::Value { value, qualifier: Qualifier::Exact, .. } => match strand.reading {
            Reading::Growth | Reading::Share => ReportValue::Percent(*value),
            Reading::Amount | Reading::Index | Reading::Points => ReportValue::Number(*value),
        },
        _ => ReportValue::Text(plain_spaces(&strand.text(entry, words))),
    };
    let mut said = Vec::new();
    if entry.status != ObsStatus::Normal {
        said.push(words.status(entry.status));
    }
    if entry.value().is_some_and(|value| value.tone == Tone::Pale) {
        said.push(words.t("charts-table-derived"));
    }
    ReportCell { value, note: said.join("; ") }
}
