//! A damaged file in the window: what is offered, and what is opened instead of it.
//!
//! *Invariant:* what is opened is in no file, so that nothing is written over the damaged one unasked.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::files::{Next, name_of};
use super::{App, OpenFile};
use crate::domain::Project;
use crate::platform::damage::{Help, Older};
use crate::session::damage_words::lost_lines;
use crate::session::differences::told;
use crate::ui::frame::{Banner, BannerKind, Rescue};
use crate::ui::undo_words::record_text;

/// What is to be opened instead of a damaged file.
pub struct Rescued {
    project: Project,
    name: String,
    banner: Banner,
    /// Where the damaged file lies.
    beside: PathBuf,
}

impl App {
    /// What the dialog offers beside a file that does not open.
    pub(super) fn rescues(&self) -> Vec<(Rescue, String)> {
        let Some((_, help)) = &self.help else { return Vec::new() };
        let salvaged = help.salvaged.as_ref().map(|_| (Rescue::WhatReads, self.words.t("problem-salvage").to_owned()));
        let older = help
            .older
            .as_ref()
            .map(|older| (Rescue::OlderVersion, self.words.with("problem-older", &[("when", &self.when(older.at))])));
        salvaged.into_iter().chain(older).collect()
    }

    fn when(&self, at: i64) -> String {
        let Ok(at) = Timestamp::from_millisecond(at) else { return String::new() };
        let at = at.to_zoned(TimeZone::system());
        let clock = format!("{:02}:{:02}", at.hour(), at.minute());
        self.words.with("version-when", &[("date", &self.words.date(at.date())), ("time", &clock)])
    }

    pub(super) fn answer_rescue(&mut self, rescue: Rescue) {
        self.question = None;
        let Some((path, help)) = self.help.take() else { return };
        let rescued = match rescue {
            Rescue::WhatReads => help.salvaged.map(|salvaged| {
                let lines = lost_lines(&self.words, &salvaged);
                self.rescued(&path, "salvaged-name", "salvaged-banner", "", salvaged.project, lines)
            }),
            Rescue::OlderVersion => help.older.map(|Older { at, project }| {
                let when = self.when(at);
                self.rescued(&path, "older-name", "older-banner", &when, project, Vec::new())
            }),
        };
        if let Some(rescued) = rescued {
            self.unless_unsaved(Next::Rescued(Box::new(rescued)));
        }
    }

    fn rescued(
        &self,
        path: &Path,
        name: &str,
        banner: &str,
        when: &str,
        project: Project,
        lines: Vec<String>,
    ) -> Rescued {
        let whole = name_of(path);
        let stem = whole.strip_suffix(".ron").unwrap_or(&whole);
        let name = format!("{}.ron", self.words.with(name, &[("name", stem)]));
        let text = self.words.with(banner, &[("name", &whole), ("when", when)]);
        let banner = Banner { kind: BannerKind::Attention, text, lines, command: None };
        Rescued { project, name, banner, beside: path.to_owned() }
    }

    pub(super) fn show_rescued(&mut self, rescued: Rescued) {
        self.file_is(None);
        self.settings.remember_file(&rescued.beside);
        self.show(rescued.project, OpenFile { name: rescued.name, ..OpenFile::default() });
        // No file holds it: closing the window asks.
        self.session.forget_saved();
        self.banner = Some(rescued.banner);
    }

    /// In what a file with a broken seal is not as the newest version that is whole.
    pub(super) fn tell_differences(&self, help: &Help, banner: &mut Banner) {
        let (Some(older), Some(found)) = (&help.older, &help.differences) else { return };
        let words = &self.words;
        let when = self.when(older.at);
        let head = match (found.figures, found.records) {
            (0, 0) => words.with("differences-none", &[("when", &when)]),
            (figures, records) => {
                let (figures, records) = (words.count("count-figures", figures), words.count("count-records", records));
                words.with("differences-head", &[("when", &when), ("figures", &figures), ("records", &records)])
            }
        };
        let lines =
            told(words, (&older.project, self.session.project()), found, |kind, id| record_text(words, kind, id));
        let others = std::mem::take(&mut banner.lines);
        banner.lines = std::iter::once(head).chain(lines).chain(others).collect();
    }
}
