//! Verdicts in words and numbers: one wording for the desk and for the command line.
//!
//! *Invariant:* nobody is blamed. Figures "cannot all hold"; why, the program does not know.

pub mod listing;
mod names;
mod proof;
mod repair;

pub use names::{Names, Written, number, printed, written};
pub use repair::{repair_of, span};

use crate::analysis::checks::{Asked, Judged, LeftOut, Origin, Standing, Vintage};
use crate::analysis::reconcile::{Conflict, Convention, Findings, Implied, Repair, Span, Verdict};
use crate::domain::statement::System;
use crate::domain::{Project, Rounding};
use crate::session::dataset_name;
use crate::session::find::key_name;
use crate::words::Words;

/// "Cannot hold", "Tight".
pub fn standing(words: &Words, standing: Standing) -> &str {
    words.t(match standing {
        Standing::CannotHold => "verdict-cannot-hold",
        Standing::Attention => "verdict-attention",
        Standing::NotDecided => "verdict-not-decided",
        Standing::Tight => "verdict-tight",
        Standing::ByConvention => "verdict-by-convention",
        Standing::Consistent => "verdict-consistent",
        Standing::Undetermined => "verdict-undetermined",
    })
}

/// "Kazakhstan – Azerbaijan, 2022–2023 · Trend, 5 March 2024".
pub fn title(words: &Words, project: &Project, judged: &Judged) -> String {
    let check = &judged.check;
    let tables: Vec<_> = check
        .datasets()
        .into_iter()
        .filter_map(|id| project.datasets.get(id))
        .map(|dataset| dataset_name(project, dataset, words))
        .collect();
    let tables = match tables.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first, others @ ..] => {
            let count = others.len().to_string();
            words.with("verdict-tables", &[("count", &count), ("first", first)])
        }
    };
    let of = match &check.vintage {
        Vintage::NoSource => words.t("verdict-no-source").to_owned(),
        Vintage::Issue { issuer, published } => {
            words.with("verdict-issue", &[("date", &words.date(*published)), ("issuer", issuer)])
        }
        Vintage::Source(id) => {
            let title = project.sources.get(*id).map(|source| source.title.trim()).unwrap_or_default();
            if title.is_empty() { words.t("source-unnamed").to_owned() } else { title.to_owned() }
        }
    };
    let periods = match check.span() {
        Some((first, last)) if first == last => words.period(first),
        Some((first, last)) => {
            words.with("verdict-periods", &[("from", &words.period(first)), ("to", &words.period(last))])
        }
        None => String::new(),
    };
    words.with("verdict-title", &[("of", &of), ("periods", &periods), ("tables", &tables)])
}

/// "8 figures cannot all hold if rounded to nearest".
pub fn verdict(words: &Words, judged: &Judged) -> String {
    verdict_of(words, &judged.check.system, &judged.answer.findings, Some(judged.standing()))
}

/// As [`verdict`], of a system that is no part of a project.
pub fn verdict_of(words: &Words, system: &System, findings: &Findings, standing: Option<Standing>) -> String {
    let id = match (findings.verdict, standing) {
        (Verdict::CannotHold, _) if system.statements.len() == 1 => "verdict-one-cannot",
        (Verdict::CannotHold, _) if findings.only_attention => "verdict-all-attention",
        (Verdict::CannotHold, _) if system.statements.iter().any(|of| of.rounding.is_some()) => {
            "verdict-all-cannot-as-set"
        }
        (Verdict::CannotHold, _) => "verdict-all-cannot",
        (Verdict::NotDecided, _) => "verdict-all-not-decided",
        (_, Some(Standing::Undetermined)) => "verdict-all-undetermined",
        (_, Some(Standing::ByConvention)) => "verdict-all-by-convention",
        (Verdict::Tight, _) => "verdict-all-tight",
        (Verdict::Consistent, _) => "verdict-all-consistent",
    };
    words.count(id, system.statements.len())
}

/// What the figures of a check are called. More than one table: with its name.
pub fn names(words: &Words, project: &Project, judged: &Judged) -> Names {
    let check = &judged.check;
    let several = check.datasets().len() > 1;
    let with_table = |text: String, id| {
        let dataset = project.datasets.get(id).filter(|_| several);
        dataset.map_or(text.clone(), |dataset| {
            let table = dataset_name(project, dataset, words);
            words.with("verdict-of-table", &[("name", &text), ("table", &table)])
        })
    };
    let statements =
        check.origins.iter().map(|origin| with_table(key_name(project, words, origin.cell.key), origin.cell.dataset));
    let quantities = check.quantities.iter().map(|of| {
        let flow = lowercase(words.flow_of(project, of.flow));
        let text = words.with("verdict-quantity", &[("flow", &flow), ("period", &words.period(of.period))]);
        with_table(text, of.dataset)
    });
    Names { statements: statements.collect(), quantities: quantities.collect() }
}

/// The name of a flow within a sentence.
fn lowercase(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "Exports growth, 2023: +21.6 %".
pub fn statement(words: &Words, project: &Project, judged: &Judged, place: usize) -> String {
    names(words, project, judged).statement(words, &judged.check.system, place)
}

/// "exports 2022".
pub fn quantity(words: &Words, project: &Project, judged: &Judged, place: usize) -> String {
    names(words, project, judged).quantities.get(place).cloned().unwrap_or_default()
}

/// Lines to follow with a pencil; the last one is the contradiction.
pub fn proof(words: &Words, project: &Project, judged: &Judged, conflict: &Conflict) -> Vec<String> {
    proof_of(words, &names(words, project, judged), &judged.check.system, conflict)
}

pub use proof::proof_of;

/// "Turnover, 2023 as 529.3 instead of 529.4 (529.200…529.336)".
pub fn repair(words: &Words, project: &Project, judged: &Judged, repair: &Repair) -> String {
    repair_of(words, &names(words, project, judged), &judged.check.system, repair)
}

/// "levels rounded to nearest, rates truncated".
pub fn convention(words: &Words, convention: Convention) -> String {
    let (levels, rates) = (rounding(words, convention.levels), rounding(words, convention.rates));
    words.with("verdict-convention", &[("levels", levels), ("rates", rates)])
}

/// "rounded to nearest", "truncated".
pub fn rounding(words: &Words, rounding: Rounding) -> &str {
    words.t(match rounding {
        Rounding::Nearest => "rounding-nearest",
        Rounding::TowardZero => "rounding-toward-zero",
        Rounding::Down => "rounding-down",
        Rounding::Up => "rounding-up",
        Rounding::FromRoundedLevels => "rounding-from-rounded-levels",
    })
}

/// "Exports 2022: 375.0 (374.938…375.079)".
pub fn implied_of(words: &Words, names: &Names, (asked, implied): &(Asked, Implied)) -> String {
    let called = |place: &usize| names.quantities.get(*place).cloned().unwrap_or_default();
    let ratio = |id, of, on| words.with(id, &[("of", &called(of)), ("base", &called(on))]);
    let (name, written) = match asked {
        Asked::Level(place) => (called(place), Written::Plain),
        Asked::Growth { of, on } => (ratio("verdict-growth-on", of, on), Written::Change),
        Asked::Percent { of, on } => (ratio("verdict-percentage-of", of, on), Written::Percent),
    };
    let range = span(words, &implied.span, written);
    let name = words.sentence(&name);
    match implied.value {
        Some(value) => {
            let value = written.number(words, value);
            words.with("verdict-implied-value", &[("name", &name), ("range", &range), ("value", &value)])
        }
        None => words.with("verdict-implied-range", &[("name", &name), ("range", &range)]),
    }
}

/// "Exports 2022: not outside 374.9…375.1".
pub fn at_most_of(words: &Words, names: &Names, (place, range): &(usize, Span)) -> String {
    let name = words.sentence(names.quantities.get(*place).map_or("", String::as_str));
    words.with("verdict-not-outside", &[("name", &name), ("range", &span(words, range, Written::Plain))])
}

/// Truncation, a revision, a misprint look alike from here.
pub fn reasons(words: &Words) -> &str {
    words.t("verdict-reasons")
}

/// "Exports, 2023 · Kazakhstan – Azerbaijan: a change of a share is not checked".
pub fn left_out(words: &Words, project: &Project, (origin, why): &(Origin, LeftOut)) -> String {
    let why = words.t(match why {
        LeftOut::ShareChange => "left-out-share-change",
        LeftOut::Break => "left-out-break",
        LeftOut::NoBase => "left-out-no-base",
        LeftOut::NoWhole => "left-out-no-whole",
        LeftOut::TooLong => "left-out-too-long",
    });
    let dataset = project.datasets.get(origin.cell.dataset);
    let table = dataset.map_or_else(String::new, |dataset| dataset_name(project, dataset, words));
    let name = key_name(project, words, origin.cell.key);
    words.with("left-out", &[("name", &name), ("table", &table), ("why", why)])
}

#[cfg(test)]
mod tests;
