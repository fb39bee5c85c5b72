//! Commands without a window: help, dump, register; [`super::check`] judges figures, [`super::render`] writes charts.
//!
//! *Invariant:* results go to `out`, messages to `err`; the exit code says the same as the messages.

use std::io::{self, Write};
use std::path::Path;

use super::arguments::{ArgumentError, ListRegister, Points};
use super::damage::{self, Help};
use super::disk::{self, DiskError};
use super::fs::RealFs;
use jiff::civil::Date;

use crate::analysis::record::register::RegisterFilter;
use crate::domain::Project;
use crate::formats::project::Opened;
use crate::session::damage_words::lost_lines;
use crate::session::{dump, file_words};
use crate::words::Words;

/// All is well.
pub const OK: u8 = 0;
/// The file can not be used, or the command line can not be read.
pub const FAILED: u8 = 1;

/// Where a command writes to.
pub struct Outlets<'a> {
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

impl Outlets<'_> {
    pub(super) fn result(&mut self, text: &str) -> io::Result<()> {
        unless_closed(writeln!(self.out, "{text}"))
    }

    pub(super) fn message(&mut self, text: &str) -> io::Result<()> {
        unless_closed(writeln!(self.err, "{text}"))
    }
}

/// Nobody reads on: that is no error of ours, and what is wrong with the file stays wrong.
fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// A result that could not be written, a full disk for one.
pub fn unwritten(words: &Words, error: &io::Error, err: &mut dyn Write) -> u8 {
    // Where not even this can be written, the exit code says it.
    let _said = writeln!(err, "{}", words.with("output-failed", &[("cause", &error.to_string())]));
    FAILED
}

pub fn help(words: &Words, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    let text = words.with("help", &[("version", env!("CARGO_PKG_VERSION"))]);
    outlets.result(&text)?;
    Ok(OK)
}

pub fn version(outlets: &mut Outlets<'_>) -> io::Result<u8> {
    outlets.result(&format!("tradebook {}", env!("CARGO_PKG_VERSION")))?;
    Ok(OK)
}

pub fn unreadable(words: &Words, error: &ArgumentError, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    outlets.message(&format!("tradebook: {error}\n{}", words.t("help-hint")))?;
    Ok(FAILED)
}

pub fn no_window(words: &Words, cause: &str, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    outlets.message(&words.with("no-window", &[("cause", plain_cause(cause))]))?;
    Ok(FAILED)
}

/// The window ended by an error of the program itself.
pub fn failed(words: &Words, again: bool, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    outlets.message(words.t(if again { "program-failed-again" } else { "program-failed" }))?;
    Ok(FAILED)
}

/// The window library begins its sentences with the line of its source that they come from.
fn plain_cause(cause: &str) -> &str {
    let sentence = cause.rsplit_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    sentence.map_or(cause, |(_, sentence)| sentence).trim_end_matches('.')
}

/// What of a damaged file the window would open.
pub(super) fn say_what_reads(words: &Words, path: &Path, outlets: &mut Outlets<'_>) -> io::Result<()> {
    let (Err(DiskError::Content(_)), _, Help { salvaged: Some(salvaged), .. }) = damage::open(&RealFs, path, None)
    else {
        return Ok(());
    };
    let counts = counts(words, &salvaged.project);
    outlets.message(&words.with("check-salvage", &[("counts", &counts)]))?;
    lost_lines(words, &salvaged).iter().try_for_each(|line| outlets.message(line))
}

pub(super) fn counts(words: &Words, project: &Project) -> String {
    let figures: usize = project.datasets.iter().map(|dataset| dataset.observations.len()).sum();
    let outcomes: usize = project.sessions().map(|(_, session)| session.outcomes.len()).sum();
    let parts = [
        words.count("count-datasets", project.datasets.len()),
        words.count("count-figures", figures),
        words.count("count-sessions", project.sessions().count()),
        words.count("count-outcomes", outcomes),
    ];
    parts.join(", ")
}

/// Prints datasets with their calculated growth.
pub fn print(words: &Words, path: &Path, json: bool, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    let Some(opened) = open(words, path, outlets)? else { return Ok(FAILED) };
    let text = if json { dump::dump_json(&opened.project) } else { dump::dump_text(&opened.project, words) };
    outlets.result(text.trim_end())?;
    Ok(OK)
}

/// Lists the points of all commissions. `today` is what overdue is calculated against where no day is said.
pub fn register(words: &Words, asked: &ListRegister, today: Date, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    let Some(opened) = open(words, &asked.path, outlets)? else { return Ok(FAILED) };
    let pending = asked.points != Points::All;
    let filter = RegisterFilter { pending, overdue: asked.points == Points::Overdue, ..RegisterFilter::default() };
    let at = asked.at.unwrap_or(today);
    let text = if asked.json {
        dump::register_json(&opened.project, &filter, at)
    } else {
        dump::register_text(&opened.project, words, &filter, at)
    };
    outlets.result(text.trim_end())?;
    Ok(OK)
}

/// Opens a file and says what is wrong with it.
pub(super) fn open(words: &Words, path: &Path, outlets: &mut Outlets<'_>) -> io::Result<Option<Opened>> {
    match disk::open(path) {
        Ok(opened) => {
            for warning in &opened.warnings {
                outlets.message(&format!("{} ({})", file_words::warning(words, warning), path.display()))?;
            }
            Ok(Some(opened))
        }
        Err(error) => {
            outlets.message(&format!("{} ({})", disk_message(words, &error), path.display()))?;
            Ok(None)
        }
    }
}

/// One sentence that says what is wrong and what to do.
pub fn disk_message(words: &Words, error: &DiskError) -> String {
    let id = match error {
        DiskError::NotFound => "file-not-found",
        DiskError::IsFolder => "file-is-folder",
        DiskError::NotAllowed => "file-not-allowed",
        DiskError::TooLarge => "file-too-large",
        DiskError::DiskFull => "file-disk-full",
        DiskError::InUse => "file-in-use",
        DiskError::LinkLoop => "file-link-loop",
        DiskError::BadName => "file-name-refused",
        DiskError::Other(cause) => return words.with("file-other", &[("cause", &cause.to_string())]),
        DiskError::Content(error) => return file_words::read_error(words, error),
    };
    words.t(id).to_owned()
}
