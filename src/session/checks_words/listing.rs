//! Verdicts for the command line: lines for people, JSON for programs.

use serde_json::{Value, json};

use super::{Names, at_most_of, convention, implied_of, proof_of, repair_of, standing, title, verdict_of};
use crate::analysis::checks::{Answer, Asked, Judged, Report, Standing};
use crate::analysis::reconcile::{Convention, Rational, Span, Toward, allowed};
use crate::domain::statement::System;
use crate::domain::{Project, Rounding};
use crate::words::{Words, plain_spaces};

/// A verdict with everything that it is told with.
pub struct Told<'a> {
    pub title: String,
    pub standing: Standing,
    pub names: Names,
    pub system: &'a System,
    pub answer: &'a Answer,
    /// Why a person accepts it.
    pub accepted: Option<String>,
}

impl<'a> Told<'a> {
    pub fn of(words: &Words, project: &Project, judged: &'a Judged, accepted: Option<String>) -> Self {
        Self {
            title: title(words, project, judged),
            standing: judged.standing(),
            names: super::names(words, project, judged),
            system: &judged.check.system,
            answer: &judged.answer,
            accepted,
        }
    }

    fn verdict(&self, words: &Words) -> String {
        verdict_of(words, self.system, &self.answer.findings, Some(self.standing))
    }
}

/// "1 of 14 checks cannot hold".
pub fn summary(words: &Words, report: &Report) -> String {
    let conflicts = report.judged.iter().filter(|judged| judged.standing() == Standing::CannotHold).count();
    words.with("check-summary", &[("all", &report.judged.len().to_string()), ("conflicts", &conflicts.to_string())])
}

/// One line where there is nothing to explain, else the proof, what would repair it and what explains it.
pub fn lines(words: &Words, told: &Told<'_>) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", told.title, told.verdict(words))];
    let findings = &told.answer.findings;
    if let Some(reason) = &told.accepted {
        lines.push(words.with("check-accepted", &[("reason", reason)]));
    }
    let indented = |text: String| format!("    {text}");
    for conflict in &findings.conflicts {
        let set = conflict.statements.iter().map(|place| told.names.statement(words, told.system, *place));
        let set: Vec<_> = set.collect();
        lines.push(format!("  {}", words.with("check-conflict", &[("figures", &set.join("; "))])));
        lines.extend(proof_of(words, &told.names, told.system, conflict).into_iter().map(indented));
    }
    if !findings.repairs.is_empty() {
        lines.push(format!("  {}", words.t("check-repairs")));
        let repairs = findings.repairs.iter().map(|repair| repair_of(words, &told.names, told.system, repair));
        lines.extend(repairs.map(indented));
    }
    if !findings.conventions.is_empty() {
        lines.push(format!("  {}", words.t("check-conventions")));
        for fit in &findings.conventions {
            let mut line = convention(words, *fit);
            let under = told.answer.under.iter().find(|under| under.convention == *fit);
            for implied in under.into_iter().flat_map(|under| &under.implied) {
                line.push_str("; ");
                line.push_str(&implied_of(words, &told.names, implied));
            }
            lines.push(indented(line));
        }
    }
    if told.answer.cannot_hold() {
        lines.push(format!("  {}", super::reasons(words)));
    }
    lines.extend(told.answer.implied.iter().map(|of| format!("  {}", implied_of(words, &told.names, of))));
    if told.answer.unfinished {
        lines.push(format!("  {}", words.t("checks-unfinished")));
    }
    lines.extend(told.answer.at_most.iter().map(|of| format!("  {}", at_most_of(words, &told.names, of))));
    lines.into_iter().map(|line| plain_spaces(&line)).collect()
}

/// Decimals are strings, so that no reader rounds them; an end that is none is null.
pub fn value(words: &Words, told: &Told<'_>) -> Value {
    let findings = &told.answer.findings;
    let name = |place: &usize| told.names.of_statement(*place).to_owned();
    let statements = told.system.statements.iter().enumerate().map(|(place, of)| {
        let read = of.rounding.unwrap_or(Rounding::Nearest);
        let span = allowed(&of.printed, read);
        json!({
            "name": name(&place),
            "printed": of.printed.low.to_string(),
            "rounding": of.rounding.map(code),
            "low": end(span.low.as_ref(), Toward::Below),
            "high": end(span.high.as_ref(), Toward::Above),
        })
    });
    let conflicts = findings.conflicts.iter().map(|conflict| {
        json!({
            "statements": conflict.statements.iter().map(name).collect::<Vec<_>>(),
            "proof": proof_of(words, &told.names, told.system, conflict),
        })
    });
    let repairs = findings.repairs.iter().map(|repair| {
        let changes = repair.changes.iter().map(|change| {
            let admissible = change.admissible.clone().unwrap_or_default();
            json!({
                "statement": name(&change.statement),
                "low": end(admissible.low.as_ref(), Toward::Below),
                "high": end(admissible.high.as_ref(), Toward::Above),
                "printed": change.printed.map(|value| value.to_string()),
            })
        });
        changes.collect::<Value>()
    });
    let implied = |all: &[(Asked, crate::analysis::reconcile::Implied)]| {
        let each = all.iter().map(|(asked, implied)| {
            let place = |place: &usize| told.names.quantities.get(*place).cloned().unwrap_or_default();
            let (name, growth_on, percentage_of) = match asked {
                Asked::Level(of) => (place(of), None, None),
                Asked::Growth { of, on } => (place(of), Some(place(on)), None),
                Asked::Percent { of, on } => (place(of), None, Some(place(on))),
            };
            let Span { low, high } = &implied.span;
            json!({
                "of": name,
                "growth_on": growth_on,
                "percentage_of": percentage_of,
                "low": end(low.as_ref(), Toward::Below),
                "high": end(high.as_ref(), Toward::Above),
                "value": implied.value.map(|value| value.to_string()),
            })
        });
        each.collect::<Value>()
    };
    let conventions = findings.conventions.iter().map(|fit| {
        let Convention { levels, rates } = *fit;
        let under = told.answer.under.iter().find(|under| under.convention == *fit);
        json!({
            "levels": code(levels),
            "rates": code(rates),
            "implied": under.map_or(Value::Array(Vec::new()), |under| implied(&under.implied)),
        })
    });
    json!({
        "title": plain_spaces(&told.title),
        "standing": standing(words, told.standing),
        "verdict": told.verdict(words),
        "accepted": told.accepted,
        "statements": statements.collect::<Value>(),
        "conflicts": conflicts.collect::<Value>(),
        "repairs": repairs.collect::<Value>(),
        "all_listed": findings.complete,
        "conventions": conventions.collect::<Value>(),
        "tension": findings.tension.as_ref().and_then(|tension| tension.at_most.as_ref()).and_then(|most| end(Some(most), Toward::Nearest)),
        "implied": implied(&told.answer.implied),
        "unfinished": told.answer.unfinished,
        "not_outside": told.answer.at_most.iter().map(|(place, span)| json!({
            "of": told.names.quantities.get(*place),
            "low": end(span.low.as_ref(), Toward::Below),
            "high": end(span.high.as_ref(), Toward::Above),
        })).collect::<Value>(),
    })
}

fn code(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Nearest => "nearest",
        Rounding::TowardZero => "toward-zero",
        Rounding::Down => "down",
        Rounding::Up => "up",
        Rounding::FromRoundedLevels => "from-rounded-levels",
    }
}

/// Six decimals at most, outward.
fn end(value: Option<&Rational>, toward: Toward) -> Option<String> {
    Some(value?.decimal(6, toward)?.normalize().to_string())
}
