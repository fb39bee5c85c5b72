//! What still reads of a damaged project file: every record that is whole, and of a damaged one the fields that are.
//!
//! Our files have a line for each field or figure, indented by where it stands. So damage stays on its line: each piece
//! is read on its own, by the reader of whole files, in a project with nothing else in it.
//! *Invariant:* every line of the file is in the project that is given, or in the list of what was lost.

mod kind;
mod lines;
mod mend;
mod parts;
#[cfg(test)]
mod tests;

use super::migrate::SCHEMA;
use super::{header, limits};
use crate::domain::Project;
use mend::Mender;

/// What could be read, and what could not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    pub project: Project,
    /// In the order of the file.
    pub lost: Vec<Lost>,
}

/// Lines of the file of which something is not in the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// From 1.
    pub line: usize,
    /// The last of them.
    pub last: usize,
    /// How the first of them begins.
    pub excerpt: String,
    pub what: LostKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LostKind {
    /// The lines themselves.
    Lines,
    /// The record has another id: its own could not be read, or another record has it.
    Id,
    /// In which multiples the figures of the dataset are.
    Multiples,
    /// Characters of the line, which stand as "�".
    Letters,
}

/// Longest excerpt, in characters.
const EXCERPT: usize = 60;

impl Lost {
    fn new(what: LostKind, line: usize, last: usize, text: &str) -> Self {
        Self { line, last, excerpt: text.trim().chars().take(EXCERPT).collect(), what }
    }
}

/// Everything that still reads; `None` where nothing does, or where a newer program wrote the file.
pub fn salvage(bytes: &[u8]) -> Option<Salvaged> {
    let bytes = bytes.get(..limits::BYTES).unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if header::schema(text).is_ok_and(|schema| schema > SCHEMA) {
        return None;
    }
    let (pieces, stray) = lines::pieces(text);
    let mut mender = Mender::new(text);
    for (line, body) in stray {
        mender.lose(LostKind::Lines, line, line, body);
    }
    if str::from_utf8(bytes).is_err() {
        for (line, body) in (1..).zip(text.lines()).filter(|(_, body)| body.contains('\u{fffd}')) {
            mender.lose(LostKind::Letters, line, line, body);
        }
    }
    mender.sections(&pieces);
    let (project, lost) = mender.done();
    (project != Project::default()).then(|| Salvaged { project, lost: in_order(lost) })
}

/// Lines that follow each other are told once, and a line that is lost is not told to lack a letter too.
fn in_order(mut lost: Vec<Lost>) -> Vec<Lost> {
    lost.sort_by_key(|lost| (lost.line, lost.what, lost.last));
    let mut told: Vec<Lost> = Vec::new();
    for next in lost {
        match told.iter_mut().rev().find(|last| last.what == LostKind::Lines) {
            Some(last) if next.line <= last.last && next.what == LostKind::Letters => {}
            Some(last) if next.line <= last.last + 1 && next.what == LostKind::Lines => {
                last.last = last.last.max(next.last)
            }
            _ => told.push(next),
        }
    }
    told
}
