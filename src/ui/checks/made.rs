//! The texts of one verdict, made once for a report and a choice, and drawn from then on.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::analysis::checks::{Asked, Judged, Origin, Standing};
use crate::analysis::reconcile::{Convention, Findings, Implied, Rational, Span, Toward, allowed};
use crate::domain::statement::{Printed, Statement};
use crate::domain::{AcknowledgementId, CellRef, DatasetId, Project, Rounding, SourceId};
use crate::session::checks::{
    Acceptance, Estimate, Trial, Trying, as_printed, estimate, trying_convention, trying_repair,
};
use crate::session::{Session, checks_words as say};
use crate::words::{Words, plain_spaces};

/// Widest reach of the scale of the bars, in units of the last printed digit to each side.
const FARTHEST: f64 = 6.0;

/// Other issues of the same cells that are listed.
const MOST_ISSUES: usize = 12;

/// One printed figure of a verdict.
pub struct FigureRow {
    pub origin: Origin,
    /// In the conflict that is looked at.
    pub is_in: bool,
    pub name: String,
    pub printed: String,
    /// What is printed when the change on trial is made.
    pub tried: Option<String>,
    /// What its own digits allow.
    pub allows: String,
    /// Where the other figures need it; empty where they say nothing.
    pub needs: String,
    /// The two intervals, in units of the last printed digit from what is printed.
    pub own: Option<Bar>,
    pub others: Option<Bar>,
    pub spoken: String,
}

/// From–to; an end that is not there is as far as the scale goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    pub low: f64,
    pub high: f64,
}

pub struct RepairRow {
    pub text: String,
    /// "Turnover, 2023 as 529.3".
    pub targets: String,
    pub is_single: bool,
    /// The name of its button: "Try turnover, 2023 as 529.3".
    pub button: String,
    /// `None`: there is no number that could be printed.
    pub trying: Option<Trying>,
}

pub struct ConventionRow {
    pub text: String,
    pub trying: Option<Trying>,
    /// What would follow, line by line.
    pub follows: Vec<String>,
}

pub struct ImpliedRow {
    pub text: String,
    pub estimate: Option<Estimate>,
}

/// What was said of a conflict.
pub struct Told {
    pub id: AcknowledgementId,
    pub is_valid: bool,
    pub reason: String,
    pub date: String,
}

pub struct Detail {
    pub judged: Arc<Judged>,
    pub standing: Standing,
    pub title: String,
    pub sentence: String,
    /// How a conflict could be mended, in a sentence or two.
    pub way_out: Option<String>,
    pub told: Option<Told>,
    pub sets: usize,
    pub proof: Vec<String>,
    pub figures: Vec<FigureRow>,
    /// Of the bars, to each side.
    pub reach: f64,
    pub repairs: Vec<RepairRow>,
    pub is_complete: bool,
    pub conventions: Vec<ConventionRow>,
    pub implied: Vec<ImpliedRow>,
    pub is_unfinished: bool,
    /// What is known where not all could be worked out.
    pub at_most: Vec<String>,
    /// More may follow: it is being worked out.
    pub is_pending: bool,
    pub trial: Option<TrialText>,
    pub sources: Vec<SourceId>,
    pub issues: Vec<IssueRow>,
}

/// Another verdict on the same cells, as another issue prints them.
pub struct IssueRow {
    pub place: usize,
    pub title: String,
    /// "5 of the same cells".
    pub shared: String,
    /// A table of both.
    pub table: DatasetId,
}

/// The change on trial, and what it would make of the verdict.
pub struct TrialText {
    pub trying: Trying,
    /// "Turnover, 2023: 529.4 → 529.3".
    pub changes: Vec<String>,
    pub verdict: Option<String>,
    pub standing: Option<Standing>,
    pub follows: Vec<String>,
}

impl Detail {
    pub fn new(words: &Words, session: &Session, (place, judged): (usize, &Arc<Judged>), set: usize) -> Self {
        let project = session.project();
        let findings = &judged.answer.findings;
        let names = say::names(words, project, judged);
        let trial = session.checks().trial().filter(|trial| judged.check.origins.contains(&trial.origin));
        let conflict = findings.conflicts.get(set).or(findings.conflicts.first());
        let (figures, reach) = figures(words, judged, &names, set, trial);
        let repairs = findings.repairs.iter().map(|repair| {
            let text = say::repair(words, project, judged, repair);
            let trying = trying_repair(project, judged, repair);
            let targets = repair.changes.iter().filter_map(|change| {
                let name = names.of_statement(change.statement);
                let form = &judged.check.system.statements.get(change.statement)?.form;
                let printed = say::written(words, form, change.printed?);
                Some(words.with("checks-as", &[("name", name), ("printed", &printed)]))
            });
            let targets = targets.collect::<Vec<_>>().join(", ");
            let button = words.with("checks-try-what", &[("what", &targets)]);
            RepairRow { text, targets, button, trying, is_single: repair.changes.len() == 1 }
        });
        let repairs: Vec<_> = repairs.collect();
        let mut sources: Vec<_> = judged.check.origins.iter().filter_map(|origin| origin.source).collect();
        sources.sort_unstable();
        sources.dedup();
        Self {
            standing: judged.standing(),
            title: say::title(words, project, judged),
            sentence: say::verdict(words, judged),
            way_out: way_out(words, &repairs, findings),
            told: told(words, session, place),
            sets: findings.conflicts.len(),
            proof: conflict.map_or_else(Vec::new, |conflict| say::proof(words, project, judged, conflict)),
            figures,
            reach,
            repairs,
            is_complete: findings.complete,
            conventions: conventions(words, project, judged, &names),
            implied: implied(words, project, judged, &names),
            is_unfinished: judged.answer.unfinished,
            at_most: judged.answer.at_most.iter().map(|of| say::at_most_of(words, &names, of)).collect(),
            is_pending: judged.answer.pending,
            trial: trial.map(|trial| trial_text(words, project, judged, trial)),
            sources,
            issues: issues(words, session, judged),
            judged: Arc::clone(judged),
        }
    }
}

/// "4 figures would each repair it alone, as Turnover, 2023 as 529.3. All fit with …".
fn way_out(words: &Words, repairs: &[RepairRow], findings: &Findings) -> Option<String> {
    let single: Vec<_> = repairs.iter().filter(|row| row.is_single).collect();
    let named = single.iter().map(|row| row.targets.as_str()).find(|targets| !targets.is_empty());
    let by_figure = named.map(|targets| {
        let id = if single.len() == 1 { "checks-way-one" } else { "checks-way-figures" };
        words.with(id, &[("count", &single.len().to_string()), ("example", targets)])
    });
    let by_rounding = findings
        .conventions
        .first()
        .map(|of| words.with("checks-way-rounding", &[("convention", &say::convention(words, *of))]));
    let all: Vec<_> = [by_figure, by_rounding].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn told(words: &Words, session: &Session, place: usize) -> Option<Told> {
    let (project, standings) = (session.project(), session.standings());
    let (id, is_valid) = match *standings.accepted.get(&place)? {
        Acceptance::Accepted(id) => (id, true),
        Acceptance::Changed(id) => (id, false),
    };
    let record = project.acknowledgements.get(id)?;
    let date = record.date.map_or_else(String::new, |date| words.date(date));
    Some(Told { id, is_valid, reason: record.reason.clone(), date })
}

fn conventions(words: &Words, project: &Project, judged: &Judged, names: &say::Names) -> Vec<ConventionRow> {
    let line = |of| say::implied_of(words, names, of);
    let of = |convention: &Convention| {
        let under = judged.answer.under.iter().find(|under| under.convention == *convention);
        ConventionRow {
            text: say::convention(words, *convention),
            trying: trying_convention(project, judged, *convention),
            follows: under.into_iter().flat_map(|under| &under.implied).map(line).collect(),
        }
    };
    judged.answer.findings.conventions.iter().map(of).collect()
}

fn implied(words: &Words, project: &Project, judged: &Judged, names: &say::Names) -> Vec<ImpliedRow> {
    let of = |implied: &(Asked, Implied)| ImpliedRow {
        text: say::implied_of(words, names, implied),
        estimate: estimate(project, judged, implied),
    };
    judged.answer.implied.iter().map(of).collect()
}

fn issues(words: &Words, session: &Session, judged: &Judged) -> Vec<IssueRow> {
    let cells: BTreeSet<CellRef> = judged.check.origins.iter().map(|origin| origin.cell).collect();
    let row = |(place, other): (usize, &Arc<Judged>)| {
        let shared = other.check.origins.iter().filter(|origin| cells.contains(&origin.cell));
        let table = shared.clone().next()?.cell.dataset;
        let title = say::title(words, session.project(), other);
        Some(IssueRow { place, title, shared: words.count("checks-shared", shared.count()), table })
    };
    let all = session.checks().report().judged.iter().enumerate();
    all.filter(|(_, other)| other.check.vintage != judged.check.vintage).filter_map(row).take(MOST_ISSUES).collect()
}

fn trial_text(words: &Words, project: &Project, judged: &Judged, trial: &Trial) -> TrialText {
    let changes = match &trial.trying {
        Trying::Figures(changes) => changes
            .iter()
            .filter_map(|(figure, _)| {
                let is_it = |origin: &Origin| origin.cell == figure.cell && origin.place == figure.place;
                let place = judged.check.origins.iter().position(is_it)?;
                let now = say::statement(words, project, judged, place);
                let form = &judged.check.system.statements.get(place)?.form;
                let then = say::written(words, form, tried_number(judged, place, trial)?);
                Some(words.with("checks-change", &[("now", &now), ("then", &then)]))
            })
            .collect(),
        Trying::Rounding { levels, rates, .. } => {
            let nearest = Rounding::Nearest;
            let convention = Convention { levels: levels.unwrap_or(nearest), rates: rates.unwrap_or(nearest) };
            vec![words.with("checks-try-convention", &[("convention", &say::convention(words, convention))])]
        }
    };
    let found = trial.judged();
    let lines = |found: &Arc<Judged>| {
        let all = found.answer.implied.iter().filter(|(asked, _)| matches!(asked, Asked::Level(_)));
        let names = say::names(words, project, found);
        all.map(|of| say::implied_of(words, &names, of)).collect()
    };
    TrialText {
        trying: trial.trying.clone(),
        changes,
        verdict: found.map(|found| say::verdict(words, found)),
        standing: found.map(|found| found.standing()),
        follows: found.map_or_else(Vec::new, lines),
    }
}

/// The number that a figure has in the change on trial.
fn tried_number(judged: &Judged, place: usize, trial: &Trial) -> Option<Decimal> {
    let Trying::Figures(changes) = &trial.trying else { return None };
    let origin = judged.check.origins.get(place)?;
    let (_, number) = changes.iter().find(|(figure, _)| figure.cell == origin.cell && figure.place == origin.place)?;
    let statement = judged.check.system.statements.get(place)?;
    as_printed(*number, statement)
}

/// The figures of the conflict first, each group in the order of the block.
fn figures(
    words: &Words,
    judged: &Judged,
    names: &say::Names,
    set: usize,
    trial: Option<&Trial>,
) -> (Vec<FigureRow>, f64) {
    let findings = &judged.answer.findings;
    let conflict = findings.conflicts.get(set).or(findings.conflicts.first());
    let is_in = |place: usize| conflict.is_some_and(|of| of.statements.contains(&place));
    let mut places: Vec<usize> = (0..judged.check.system.statements.len()).collect();
    places.sort_by_key(|place| !is_in(*place));
    let rows: Vec<_> = places
        .into_iter()
        .filter_map(|place| {
            let tried = trial.and_then(|trial| tried_number(judged, place, trial));
            figure(words, judged, names, place, is_in(place), tried)
        })
        .collect();
    let ends = rows.iter().flat_map(|row| [row.own, row.others]).flatten().flat_map(|bar| [bar.low, bar.high]);
    let far = ends.filter(|end| end.is_finite()).map(f64::abs).fold(1.0, f64::max);
    (rows, far.min(FARTHEST) * 1.08)
}

fn figure(
    words: &Words,
    judged: &Judged,
    names: &say::Names,
    place: usize,
    is_in: bool,
    tried: Option<Decimal>,
) -> Option<FigureRow> {
    let statement = judged.check.system.statements.get(place)?;
    let as_written = say::Written::of(&statement.form);
    let printed_now = tried.map_or(statement.printed, |value| Printed { low: value, high: value, ..statement.printed });
    let own = allowed(&printed_now, statement.rounding.unwrap_or(Rounding::Nearest));
    let alone = judged.answer.findings.repairs.iter().find_map(|repair| match repair.changes.as_slice() {
        [one] if one.statement == place => one.admissible.as_ref(),
        _ => None,
    });
    let name = names.of_statement(place).to_owned();
    let whole = names.statement(words, &judged.check.system, place);
    let printed = say::printed(words, statement);
    let allows = short(words, &own, as_written);
    let needs = alone.map_or_else(String::new, |span| say::span(words, span, as_written));
    let spoken = if needs.is_empty() {
        words.with("checks-figure-spoken", &[("figure", &whole), ("allows", &allows)])
    } else {
        words.with("checks-figure-spoken-both", &[("figure", &whole), ("allows", &allows), ("needs", &needs)])
    };
    Some(FigureRow {
        origin: *judged.check.origins.get(place)?,
        is_in,
        printed,
        tried: tried.map(|value| say::written(words, &statement.form, value)),
        own: bar(statement, &own),
        others: alone.and_then(|span| bar(statement, span)),
        name,
        allows,
        needs,
        spoken,
    })
}

/// An interval with as many decimals as its ends have, three at most: "529.35…529.45".
fn short(words: &Words, span: &Span, written: say::Written) -> String {
    let end = |end: &Rational| {
        let value = end.decimal(3, Toward::Nearest)?.normalize();
        Some(written.end(words, value))
    };
    let ends = span.low.as_ref().and_then(end).zip(span.high.as_ref().and_then(end));
    let unit = written.unit();
    ends.map_or_else(|| say::span(words, span, written), |(low, high)| plain_spaces(&format!("{low}…{high}{unit}")))
}

/// An interval counted in units of the last printed digit from what is printed.
fn bar(statement: &Statement, span: &Span) -> Option<Bar> {
    let printed = Rational::from_decimal(statement.printed.low);
    let unit = Rational::from_decimal(statement.printed.unit);
    let end = |end: &Rational| (end - &printed).over(&unit).map(|steps| steps.to_f64());
    let low = span.low.as_ref().map_or(Some(f64::NEG_INFINITY), end)?;
    let high = span.high.as_ref().map_or(Some(f64::INFINITY), end)?;
    Some(Bar { low, high })
}
