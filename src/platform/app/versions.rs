//! What the open file held before each save: listed, read in place of the project, or restored into it.
//!
//! *Invariant:* while an older version is on the screen the project waits as it was left, with all its steps; whatever is
//! done to the file begins with going back to it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::App;
use super::files::{Work, WorkKind};
use crate::analysis::merge::Counts;
use crate::platform::backups::{BackupError, Generation};
use crate::platform::headless::disk_message;
use crate::platform::worker::{Job, VersionError, VersionRead};
use crate::session::action::{MergedFrom, TakenOver};
use crate::session::{Action, Place, Session, file_words};
use crate::ui::command::Command;
use crate::ui::frame::{Banner, BannerKind, OlderVersion, OlderVersions, Question, VersionAnswer};
use crate::words::Words;

/// The list that is on the screen.
pub struct Listed {
    generations: Vec<Generation>,
    stop: Arc<AtomicBool>,
}

impl Drop for Listed {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// The project that waits while an older version is read.
pub struct Reading {
    session: Session,
    banner: Banner,
}

impl Reading {
    pub fn banner(&self) -> &Banner {
        &self.banner
    }
}

impl App {
    /// The list comes when it is read, and what differs one by one.
    pub(super) fn list_versions(&mut self) {
        self.leave_version();
        self.keep_typed();
        let Some(path) = self.file.path.clone() else { return };
        let stop = Arc::new(AtomicBool::new(false));
        self.listed = Some(Listed { generations: Vec::new(), stop: Arc::clone(&stop) });
        match self.backups() {
            Some(backups) => {
                let mine = Box::new(self.session.snapshot());
                self.worker.start(Job::ListVersions { path, backups, mine, stop });
            }
            None => self.versions_listed(&path, Vec::new()),
        }
    }

    pub(super) fn versions_listed(&mut self, path: &Path, generations: Vec<Generation>) {
        let Some(listed) = &mut self.listed else { return };
        if self.file.path.as_deref() != Some(path) {
            self.listed = None;
            return;
        }
        let words = &self.words;
        let version = |generation: &Generation| {
            let told = told(words, generation, words.t("versions-waiting"));
            OlderVersion { at: moment(words, generation, "versions-at"), told, can_be_read: true }
        };
        let versions = generations.iter().map(version).collect();
        let title = words.with("versions-title", &[("name", &self.file.name)]);
        listed.generations = generations;
        self.question = Some(Question::Versions(Arc::new(OlderVersions { title, versions })));
    }

    pub(super) fn version_compared(&mut self, generation: &Generation, counts: Option<Counts>) {
        let at = self.listed.as_ref().and_then(|listed| listed.generations.iter().position(|one| one == generation));
        let (Some(at), Some(Question::Versions(shown))) = (at, &mut self.question) else { return };
        if let Some(version) = Arc::make_mut(shown).versions.get_mut(at) {
            let differs = match counts {
                Some(counts) => differs(&self.words, counts),
                None => self.words.t("version-damaged").to_owned(),
            };
            version.told = told(&self.words, generation, &differs);
            version.can_be_read = counts.is_some();
        }
    }

    pub(super) fn answer_version(&mut self, at: usize, answer: VersionAnswer) {
        self.question = None;
        let Some(listed) = self.listed.take() else { return };
        if let Some(generation) = listed.generations.get(at) {
            self.read_version(generation.clone(), answer);
        }
    }

    fn read_version(&mut self, generation: Generation, answer: VersionAnswer) {
        let Some(backups) = self.backups().filter(|_| self.work.is_none()) else { return };
        let kind = WorkKind::ReadingVersion(self.session.state_mark(), answer);
        self.work = Some(Work { kind, name: self.file.name.clone() });
        let mine = Box::new(self.session.snapshot());
        self.worker.start(Job::ReadVersion { backups, generation, mine });
    }

    pub(super) fn version_read(
        &mut self,
        generation: &Generation,
        result: Result<Box<VersionRead>, VersionError>,
        work: Option<Work>,
    ) {
        let Some(Work { kind: WorkKind::ReadingVersion(mark, answer), .. }) = work else { return };
        let version = match result {
            Ok(version) => *version,
            Err(error) => {
                let sentence = version_message(&self.words, &error);
                return self.root.toast(&sentence);
            }
        };
        match answer {
            VersionAnswer::Read => self.show_version(generation, version),
            // What was done meanwhile counts too.
            VersionAnswer::Restore if mark != self.session.state_mark() => {
                self.read_version(generation.clone(), answer);
            }
            VersionAnswer::Restore => {
                let before = self.session.state_mark();
                let taken = TakenOver { from: MergedFrom::Version, edits: version.edits };
                self.carry_out(Action::Merge(Box::new(taken)));
                if self.session.state_mark() != before {
                    self.root.toast(&moment(&self.words, generation, "versions-restored"));
                }
            }
        }
    }

    /// Where the person was, if the version has it.
    fn show_version(&mut self, generation: &Generation, version: VersionRead) {
        self.keep_typed();
        self.log_edits();
        let mut session = self.session_of(version.project);
        let place = self.session.place();
        let is_there = match place {
            Place::Dataset(id) | Place::Revisions(id) | Place::Mirror(id) => {
                session.project().datasets.get(id).is_some()
            }
            Place::Commission(id) => session.project().commissions.get(id).is_some(),
            Place::Session(id) => session.project().session(id).is_some(),
            Place::Chart(id) => session.project().charts.get(id).is_some(),
            Place::Event(id) => session.project().events.get(id).is_some(),
            Place::Source(id) => session.project().sources.get(id).is_some(),
            _ => true,
        };
        if is_there {
            // To go somewhere is never refused.
            let _gone = session.dispatch(Action::GoTo(place));
        }
        session.set_read_only(true);
        let banner = Banner {
            kind: BannerKind::Note,
            text: moment(&self.words, generation, "version-banner"),
            lines: Vec::new(),
            command: Some(Command::LeaveVersion),
        };
        self.reading = Some(Reading { session: std::mem::replace(&mut self.session, session), banner });
        self.root.project_changed();
    }

    /// Back to the project as it was left; nothing where it is on the screen.
    pub(super) fn leave_version(&mut self) {
        if let Some(reading) = self.reading.take() {
            self.session = reading.session;
            self.root.project_changed();
        }
    }
}

/// A text with the day and the minute at which a version was written.
fn moment(words: &Words, generation: &Generation, id: &str) -> String {
    let at = Timestamp::from_millisecond(generation.at).unwrap_or_default().to_zoned(TimeZone::system());
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    words.with(id, &[("date", &words.date(at.date())), ("time", &time)])
}

fn told(words: &Words, generation: &Generation, differs: &str) -> String {
    let size = generation.bytes.div_ceil(1000).to_string();
    words.with("versions-line", &[("size", &size), ("differs", differs)])
}

fn differs(words: &Words, counts: Counts) -> String {
    let counts = [
        ("versions-figures", counts.figures),
        ("versions-points", counts.points),
        ("versions-records", counts.records),
    ];
    let texts: Vec<_> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| words.count(id, count)).collect();
    match texts.join(", ").as_str() {
        "" => words.t("versions-same").to_owned(),
        what => words.with("versions-differs", &[("what", what)]),
    }
}

fn version_message(words: &Words, error: &VersionError) -> String {
    match error {
        VersionError::Kept(BackupError::Disk(error)) => disk_message(words, error),
        VersionError::Kept(_) => words.t("version-damaged").to_owned(),
        VersionError::Content(error) => file_words::read_error(words, error),
    }
}
