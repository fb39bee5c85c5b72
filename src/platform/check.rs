//! `tradebook check`: loads, validates, and says which figures can not all be true.

use std::io::{self, Read};
use std::path::Path;

use serde_json::{Value, json};

use super::arguments::Check;
use super::disk::DiskError;
use super::headless::{FAILED, OK, Outlets, counts, disk_message, open, say_what_reads};
use crate::analysis::checks::{Answer, Choice, Known, Report, Standing, report};
use crate::domain::Project;
use crate::formats::statements::{LONGEST, StatementList, read};
use crate::session::checks::{Acceptance, standings};
use crate::session::checks_words::Names;
use crate::session::checks_words::listing::{Told, lines, summary, value};
use crate::words::Words;

/// Figures can not all hold, and nobody accepted it.
pub const CONFLICT: u8 = 2;

pub fn check(words: &Words, asked: &Check, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    if asked.statements { of_list(words, asked, outlets) } else { of_project(words, asked, outlets) }
}

fn of_project(words: &Words, asked: &Check, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    let path = &asked.path;
    let Some(opened) = open(words, path, outlets)? else {
        say_what_reads(words, path, outlets)?;
        return Ok(FAILED);
    };
    let project = &opened.project;
    let report = report(project, Choice::All, &Known::default(), &|| false);
    let told = told(words, project, &report);
    if asked.json {
        let checks = told.iter().map(|told| value(words, told)).collect::<Value>();
        outlets.result(&format!("{:#}", json!({ "file": path.display().to_string(), "checks": checks })))?;
    } else {
        outlets.result(&format!("{}: {}", path.display(), counts(words, project)))?;
        if !report.judged.is_empty() {
            outlets.result(&summary(words, &report))?;
        }
        for told in &told {
            lines(words, told).iter().try_for_each(|line| outlets.result(line))?;
        }
    }
    let conflict = told.iter().any(is_open_conflict);
    Ok(match (opened.warnings.is_empty(), asked.strict && conflict) {
        (false, _) => FAILED,
        (true, true) => CONFLICT,
        (true, false) => OK,
    })
}

/// The most urgent first, those that say nothing left out; each with the reason for which it was accepted.
fn told<'a>(words: &Words, project: &Project, report: &'a Report) -> Vec<Told<'a>> {
    let standings = standings(project, report);
    let reason = |place: &usize| match standings.accepted.get(place) {
        Some(Acceptance::Accepted(id)) => project.acknowledgements.get(*id).map(|record| record.reason.clone()),
        Some(Acceptance::Changed(_)) | None => None,
    };
    let mut judged: Vec<_> =
        report.judged.iter().enumerate().filter(|(_, judged)| judged.standing() != Standing::Undetermined).collect();
    judged.sort_by_key(|(_, judged)| judged.standing());
    judged.into_iter().map(|(place, judged)| Told::of(words, project, judged, reason(&place))).collect()
}

fn is_open_conflict(told: &Told<'_>) -> bool {
    told.standing == Standing::CannotHold && told.accepted.is_none()
}

fn of_list(words: &Words, asked: &Check, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    let refused = |outlets: &mut Outlets<'_>, message: &str| {
        outlets.message(&format!("{message} ({})", asked.path.display()))?;
        Ok(FAILED)
    };
    let text = match text_of(&asked.path) {
        Ok(text) => text,
        Err(DiskError::TooLarge) => return refused(outlets, words.t("check-statements-too-large")),
        Err(error) => return refused(outlets, &disk_message(words, &error)),
    };
    let list = match read(&text) {
        Ok(list) => list,
        Err(error) => {
            return refused(outlets, &words.with("check-statements-refused", &[("cause", &error.to_string())]));
        }
    };
    let answer = Answer::new(&list.system, &[]);
    let told = of_answer(&list, &answer, asked.path.display().to_string());
    if asked.json {
        outlets.result(&format!("{:#}", value(words, &told)))?;
    } else {
        lines(words, &told).iter().try_for_each(|line| outlets.result(line))?;
    }
    Ok(if asked.strict && is_open_conflict(&told) { CONFLICT } else { OK })
}

fn of_answer<'a>(list: &'a StatementList, answer: &'a Answer, title: String) -> Told<'a> {
    let names = Names { statements: list.statements.clone(), quantities: list.unknowns.clone() };
    Told { title, standing: answer.standing(), names, system: &list.system, answer, accepted: None }
}

fn text_of(path: &Path) -> Result<String, DiskError> {
    let file = std::fs::File::open(path).map_err(DiskError::from)?;
    let mut text = String::new();
    file.take(LONGEST + 1).read_to_string(&mut text).map_err(DiskError::from)?;
    if text.len() as u64 > LONGEST { Err(DiskError::TooLarge) } else { Ok(text) }
}
