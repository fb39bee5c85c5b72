//! What a program that ended without a goodbye left: told when it is found, restored or given up by the person's word.
//!
//! *Invariant:* a journal is removed only when its edits are in our own journal, on the disk, or when the person gave
//! them up.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::files::{Next, name_of};
use super::{App, OpenFile};
use crate::domain::Project;
use crate::formats::project::read;
use crate::platform::fs::RealFs;
use crate::platform::headless::disk_message;
use crate::platform::journal::{self, Abandoned, Base, Journal};
use crate::platform::lock::{self, Lock, Taken};
use crate::platform::worker::Job;
use crate::session::journal::Logged;
use crate::ui::command::Command;
use crate::ui::frame::{Banner, BannerKind, LeftBehind, Question, Restore};
use crate::ui::undo_words::label_text;
use crate::words::Words;

/// More lines than this nobody reads.
const MOST_LINES: usize = 200;

/// Of one project, before anything is asked for.
const SHOWN_LINES: usize = 3;

/// What is kept, and what was found.
#[derive(Default)]
pub struct Keeping {
    beside: Option<PathBuf>,
    journal: Option<Journal>,
    /// A power cut may bring the old file back: the journal is not to be shortened by this save.
    unflushed: bool,
    found: Vec<Abandoned>,
    /// To be applied when its file is open.
    waiting: Option<Box<Abandoned>>,
    /// Restored; removed when all up to this record is on the disk.
    restored: Option<(PathBuf, u64)>,
    banner: Option<Banner>,
    /// Of the file that is edited here.
    lock: Option<(PathBuf, Lock)>,
    /// To be edited here whoever has its lock.
    taken_over: Option<PathBuf>,
    /// It was said that nobody knows who else edits it.
    lock_unknown: Option<PathBuf>,
    read_only: Option<Banner>,
    /// What the disk said when it could not keep an edit.
    trouble: Option<Banner>,
}

impl Keeping {
    pub fn banner(&self) -> Option<&Banner> {
        self.trouble.as_ref().or(self.read_only.as_ref()).or(self.banner.as_ref())
    }

    pub fn dismiss_banner(&mut self) {
        if self.trouble.take().is_none() && self.read_only.take().is_none() {
            self.banner = None;
        }
    }

    /// Where everything lies that is kept beside the files.
    pub fn folder(&self) -> Option<&Path> {
        let of_journal = self.journal.as_ref().and_then(|journal| journal.folder().parent());
        of_journal.or(self.beside.as_deref())
    }

    /// The same, known before there is a journal.
    pub fn beside(folder: Option<PathBuf>) -> Self {
        Self { beside: folder, ..Self::default() }
    }

    pub fn is_flushed(&mut self, flushed: bool) {
        self.unflushed = !flushed;
    }

    pub fn left_behind(&self) -> usize {
        self.found.len()
    }

    /// Whether everything that was done is on the disk.
    pub fn is_kept(&self) -> bool {
        self.journal.as_ref().is_some_and(Journal::is_kept)
    }

    /// Record up to which a project that is saved now has everything, and who tells the journal of it.
    pub fn announcer(&self) -> Option<journal::Announcer> {
        self.journal.as_ref().map(Journal::announcer)
    }
}

impl App {
    /// What the status line says: everything that was done is on the disk.
    pub fn is_kept(&self) -> bool {
        self.keeping.is_kept()
    }

    /// Keeps every edit in a journal from now on, and looks for journals that were left behind.
    pub fn keep_journal(&mut self, journal: Journal) {
        self.worker.start(Job::FindJournals(journal.folder().to_owned()));
        self.keeping.journal = Some(journal);
        self.begin_journal();
        self.take_lock();
    }

    /// The project on the screen is another one, as its file has it.
    pub(super) fn begin_journal(&mut self) {
        if self.keeping.journal.is_none() {
            return;
        }
        let base = match (&self.file.path, &self.on_disk.seen) {
            (Some(path), Some(seen)) => Base::file(path, seen.sha256.clone()),
            _ => self.unsaved_base(),
        };
        self.begin_journal_on(base);
    }

    /// The project on the screen, which no file holds.
    fn unsaved_base(&self) -> Base {
        let text = crate::formats::project::write(self.session.project());
        Base::Project { name: self.file.name.clone(), text: String::from_utf8_lossy(&text).into_owned() }
    }

    fn begin_journal_on(&mut self, base: Base) {
        if let Some(journal) = &mut self.keeping.journal {
            journal.begin(base);
            self.session.keep_log();
        }
    }

    /// The file that the edits were made on is another one now: the journal goes on from the project on the screen.
    pub(super) fn begin_journal_anew(&mut self) {
        self.log_edits();
        let base = self.unsaved_base();
        if let Some(journal) = &mut self.keeping.journal {
            journal.begin_anew(base);
            self.session.keep_log();
        }
    }

    /// What was done since the last pass goes into the journal.
    pub(super) fn log_edits(&mut self) {
        let Some(journal) = &mut self.keeping.journal else { return };
        for waiting in self.session.take_log() {
            journal.append(waiting);
        }
        if let Some(error) = journal.trouble() {
            let said = disk_message(&self.words, &error);
            let text = self.words.with("journal-trouble", &[("why", said.trim_end_matches('.'))]);
            self.keeping.trouble = Some(Banner { kind: BannerKind::Problem, text, ..Banner::default() });
        } else if journal.is_kept() {
            self.keeping.trouble = None;
        }
        if let Some((path, upto)) = &self.keeping.restored
            && journal.is_kept()
            && journal.given() >= *upto
        {
            let _gone = journal::discard(&RealFs, path);
            self.keeping.restored = None;
        }
    }

    /// The file holds everything up to a record.
    pub(super) fn journal_saved(&mut self, upto: Option<u64>) {
        if !self.keeping.unflushed
            && let (Some(journal), Some(path), Some(upto), Some(seen)) =
                (&mut self.keeping.journal, &self.file.path, upto, &self.on_disk.seen)
        {
            journal.saved(upto, Base::file(path, seen.sha256.clone()));
        }
        self.take_lock();
    }

    /// The file on the screen is edited here, unless another window has it.
    pub(super) fn take_lock(&mut self) {
        self.keeping.read_only = None;
        let Keeping { journal, lock, taken_over, .. } = &mut self.keeping;
        let (Some(journal), Some(path)) = (journal, &self.file.path) else {
            *lock = None;
            return self.session.set_read_only(false);
        };
        if lock.as_ref().is_some_and(|(known, _)| known == path) {
            return;
        }
        *lock = None;
        let mut held = false;
        match lock::take(&RealFs, &journal.folder().with_file_name("locks"), path) {
            Taken::Ours(taken) => *lock = Some((path.clone(), taken)),
            Taken::Held => held = taken_over.as_ref() != Some(path),
            Taken::Unknown(error) => {
                if self.keeping.lock_unknown.as_ref() != Some(path) {
                    self.keeping.lock_unknown = Some(path.clone());
                    self.root.toast(&lock::unknown_message(&self.words, error));
                }
            }
        }
        self.session.set_read_only(held);
        if held {
            let text = self.words.with("read-only-banner", &[("name", &self.file.name)]);
            let command = Some(Command::EditHere);
            self.keeping.read_only = Some(Banner { kind: BannerKind::Note, text, lines: Vec::new(), command });
        }
    }

    /// The file is edited here from now on, as it is now on the disk.
    pub(super) fn edit_here(&mut self) {
        if let Some(path) = self.file.path.clone().filter(|_| self.session.is_read_only()) {
            self.keeping.taken_over = Some(path.clone());
            self.start_opening(path);
        }
    }

    /// The window closes by the person's word: nothing is left to keep.
    pub(super) fn end_journal(&mut self) {
        if let Some(mut journal) = self.keeping.journal.take() {
            journal.end();
        }
    }

    /// Looks again: another file is open.
    pub(super) fn find_journals(&mut self) {
        if let Some(journal) = &self.keeping.journal {
            self.worker.start(Job::FindJournals(journal.folder().to_owned()));
        }
    }

    pub(super) fn journals_found(&mut self, found: Vec<Abandoned>) {
        let restored = self.keeping.restored.as_ref().map(|(path, _)| path);
        self.keeping.found = found.into_iter().filter(|found| Some(&found.path) != restored).collect();
        self.tell_left_behind();
    }

    fn tell_left_behind(&mut self) {
        let today = self.desktop.today();
        let words = &self.words;
        let name = |found: &Abandoned| name_in(words, &found.header.base);
        let (text, lines) = match &self.keeping.found[..] {
            [] => return self.keeping.banner = None,
            [one] => {
                let what = self.left_behind(one);
                let lines = std::iter::once(what.name).chain(what.lines.into_iter().take(SHOWN_LINES));
                (words.with("restore-one", &[("told", &what.told)]), lines.collect())
            }
            several => {
                let of =
                    |found| words.with("restore-of", &[("name", &name(found)), ("told", &told(words, found, today))]);
                (words.count("restore-several", several.len()), several.iter().map(of).collect())
            }
        };
        let command = Some(Command::RestoreEdits);
        self.keeping.banner = Some(Banner { kind: BannerKind::Attention, text, lines, command });
    }

    pub(super) fn ask_about_left_behind(&mut self) {
        let all: Vec<_> = self.keeping.found.iter().map(|found| self.left_behind(found)).collect();
        if !all.is_empty() {
            self.question = Some(Question::Restore(all));
        }
    }

    fn left_behind(&self, found: &Abandoned) -> LeftBehind {
        let words = &self.words;
        let project = self.session.project();
        let line = |logged: &Logged| {
            let what = label_text(words, project, logged.label());
            match logged {
                Logged::Step { .. } => what,
                Logged::Undo { .. } => words.with("restore-undone", &[("what", &what)]),
                Logged::Redo { .. } => words.with("restore-redone", &[("what", &what)]),
            }
        };
        let mut lines: Vec<_> = found.edits().rev().take(MOST_LINES).map(line).collect();
        if found.count() > MOST_LINES {
            lines.push(words.count("restore-more", found.count() - MOST_LINES));
        }
        let path = match &found.header.base {
            Base::File { path, .. } => path.clone(),
            Base::Project { .. } => String::new(),
        };
        let is_open = self.file.path.as_ref().is_some_and(|path| found.is_of(path));
        let changed = is_open && self.file_sha256().is_some_and(|sha256| found.missing_in(sha256).is_none());
        let notes = [(changed, "restore-file-changed"), (found.torn, "restore-torn")];
        let notes = notes.into_iter().filter(|(is, _)| *is).map(|(_, id)| words.t(id).to_owned());
        let name = name_in(words, &found.header.base);
        LeftBehind { name, path, told: told(words, found, self.desktop.today()), lines, notes: notes.collect() }
    }

    pub(super) fn answer_restore(&mut self, at: usize, answer: Restore) {
        self.leave_version();
        self.question = None;
        if at >= self.keeping.found.len() {
            return;
        }
        let found = self.keeping.found.remove(at);
        self.tell_left_behind();
        match answer {
            Restore::Discard => {
                if let Err(error) = journal::discard(&RealFs, &found.path) {
                    self.root.toast(&disk_message(&self.words, &error.into()));
                }
            }
            Restore::Restore => self.restore(found),
        }
    }

    fn restore(&mut self, found: Abandoned) {
        if self.file.path.as_ref().is_some_and(|path| found.is_of(path)) {
            self.apply(found);
        } else {
            self.unless_unsaved(Next::Restore(Box::new(found)));
        }
    }

    /// Puts the project that the edits were made on on the screen, and the edits on it.
    pub(super) fn show_and_restore(&mut self, found: Box<Abandoned>) {
        match &found.header.base {
            Base::File { path, .. } => {
                let path = PathBuf::from(path);
                self.keeping.waiting = Some(found);
                self.start_opening(path);
            }
            Base::Project { name, text } => match read(text.as_bytes()) {
                Ok(opened) => {
                    let file = OpenFile { name: name.clone(), ..OpenFile::default() };
                    self.show_project_of(opened.project, file);
                    self.apply(*found);
                }
                Err(error) => {
                    self.root.toast(&crate::session::file_words::read_error(&self.words, &error));
                    self.keeping.found.push(*found);
                    self.tell_left_behind();
                }
            },
        }
    }

    /// A file is open: perhaps the one that edits wait for.
    pub(super) fn restore_waiting(&mut self) {
        if let Some(found) = self.keeping.waiting.take() {
            self.apply(*found);
        }
    }

    /// It could not be opened: the edits stay where they are.
    pub(super) fn keep_waiting(&mut self) {
        if let Some(found) = self.keeping.waiting.take() {
            self.keeping.found.push(*found);
            self.tell_left_behind();
        }
    }

    fn apply(&mut self, found: Abandoned) {
        let known = self.file_sha256().filter(|_| self.file.path.is_some());
        let missing = known.and_then(|sha256| found.missing_in(sha256));
        let edits = missing.unwrap_or_else(|| found.edits().cloned().collect());
        let all = edits.len();
        let mut failed = Vec::new();
        for logged in edits {
            let label = logged.label().clone();
            if self.session.replay(logged).is_err() {
                failed.push(label_text(&self.words, self.session.project(), &label));
            }
        }
        self.session.end_replay();
        self.log_edits();
        if failed.is_empty() {
            let upto = self.keeping.journal.as_ref().map_or(0, Journal::given);
            self.keeping.restored = Some((found.path, upto));
            self.root.toast(&self.words.count("restore-done", all));
            return;
        }
        let (done, of) = ((all - failed.len()).to_string(), all.to_string());
        let text = self.words.with("restore-partly", &[("done", &done), ("all", &of)]);
        self.banner = Some(Banner { kind: BannerKind::Attention, text, lines: failed, command: None });
        self.keeping.found.push(found);
    }

    fn show_project_of(&mut self, project: Project, file: OpenFile) {
        self.file_is(None);
        self.show(project, file);
    }
}

fn name_in(words: &Words, base: &Base) -> String {
    match base {
        Base::File { path, .. } => name_of(path.as_ref()),
        Base::Project { name, .. } if name.is_empty() => words.t("file-untitled").to_owned(),
        Base::Project { name, .. } => name.clone(),
    }
}

/// "14 edits, last at 14:32:07"
fn told(words: &Words, found: &Abandoned, today: Date) -> String {
    let edits = words.count("restore-edits", found.count());
    let at = found.last_at().and_then(|at| Timestamp::from_millisecond(at).ok());
    let Some(at) = at.map(|at| at.to_zoned(TimeZone::system())) else { return edits };
    let clock = format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
    if at.date() == today {
        return words.with("restore-told-today", &[("edits", &edits), ("time", &clock)]);
    }
    words.with("restore-told", &[("edits", &edits), ("date", &words.date(at.date())), ("time", &clock)])
}
