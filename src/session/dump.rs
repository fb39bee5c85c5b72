//! A project as plain text and as JSON, for the command line.
//!
//! *Invariant:* the text has printable characters and plain spaces only, whatever a file contains.

mod json;
mod register;
#[cfg(test)]
mod tests;

pub use json::dump_json;
pub use register::{register_json, register_text};

use super::{dataset_name, wording};
use crate::analysis::growth::Basis;
use crate::analysis::report::report;
use crate::analysis::sheet::{Cell, Column, Origin, Part, Sheet};
use crate::domain::{Dataset, Flow, Indicator, Project};
use crate::words::{Words, plain_spaces};

/// Longest text of a cell; what cannot be read as a number can be of any length.
const WIDEST: usize = 24;

/// Every dataset with its tables: levels, growth on a year earlier, balance and its change.
pub fn dump_text(project: &Project, words: &Words) -> String {
    let mut text = String::new();
    for dataset in project.datasets.iter() {
        if !text.is_empty() {
            text.push('\n');
        }
        push_dataset(&mut text, project, dataset, words);
    }
    if text.is_empty() {
        return format!("{}\n", words.t("figure-dump-no-datasets"));
    }
    text.push('\n');
    for id in ["figure-dump-legend-approximate", "figure-dump-legend-calculated", "figure-dump-legend-conflict"] {
        push_line(&mut text, words.t(id));
    }
    text
}

fn push_dataset(text: &mut String, project: &Project, dataset: &Dataset, words: &Words) {
    push_line(text, &printable(&title(project, dataset, words)));
    let sheets = report(dataset, &project.sources, Basis::default());
    if sheets.is_empty() {
        push_line(text, words.t("figure-dump-no-figures"));
    }
    for sheet in &sheets {
        text.push('\n');
        push_line(text, wording::rows_name(words, sheet.question.rows));
        push_table(text, &table(project, sheet, words));
    }
}

/// `Kazakhstan – Azerbaijan · goods · million US dollars`
fn title(project: &Project, dataset: &Dataset, words: &Words) -> String {
    let head = &dataset.head;
    let indicator = match &head.indicator {
        Indicator::Goods => words.t("figure-indicator-goods"),
        Indicator::Services => words.t("figure-indicator-services"),
        Indicator::GoodsAndServices => words.t("figure-indicator-goods-and-services"),
        Indicator::Other(name) => name,
    };
    let (name, unit) = (dataset_name(project, dataset, words), words.unit(&head.unit, head.shown));
    let parts = [name.as_str(), indicator, &head.product, &unit];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Lines of texts, the heading first.
fn table(project: &Project, sheet: &Sheet, words: &Words) -> Vec<Vec<String>> {
    let heading = sheet.columns.iter().map(|column| short(&printable(&heading(project, *column, sheet, words))));
    let first = std::iter::once(words.t("figure-dump-period").to_owned());
    let mut lines = vec![first.clone().chain(heading).collect::<Vec<_>>()];
    for (row, period) in sheet.periods().enumerate() {
        let cells = sheet.cells(row).iter().zip(&sheet.columns).map(|(cell, column)| marked(cell, *column, words));
        lines.push(std::iter::once(words.period(period)).chain(cells).collect());
    }
    lines
}

/// A growth stands beside its level and needs no name of its own.
fn heading(project: &Project, column: Column, sheet: &Sheet, words: &Words) -> String {
    use crate::analysis::growth::GrowthForm;
    let form = if column.flow == Flow::Balance { GrowthForm::Change } else { sheet.question.basis.form };
    let name = match column.part {
        Part::Level => wording::flow_name(words, project, column.flow),
        _ => wording::form_name(words, form),
    };
    // Room for the marks, so that digits stand under the heading.
    format!("{name} ")
}

fn marked(cell: &Cell, column: Column, words: &Words) -> String {
    let text = short(&printable(&wording::cell_value(words, cell, column)));
    let calculated = !cell.is_empty() && matches!(cell.origin, Origin::Calculated(_) | Origin::Implied(_));
    let mark = match (cell.conflicts(), calculated) {
        (true, _) => '!',
        (false, true) => '*',
        (false, false) => ' ',
    };
    format!("{text}{mark}")
}

fn short(text: &str) -> String {
    if text.chars().count() <= WIDEST {
        return text.to_owned();
    }
    text.chars().take(WIDEST - 1).chain(['…']).collect()
}

fn push_table(text: &mut String, lines: &[Vec<String>]) {
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..columns).map(width).collect();
    for line in lines {
        let cells = line.iter().zip(&widths).enumerate().map(|(nth, (cell, width))| {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            if nth == 0 { format!("{cell}{gap}") } else { format!("  {gap}{cell}") }
        });
        push_line(text, &cells.collect::<String>());
    }
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}

/// Without controls and characters that only change how others are shown.
fn printable(text: &str) -> String {
    let invisible = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    plain_spaces(text).chars().filter(|c| !invisible(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
