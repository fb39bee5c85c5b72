//! How the open project is saved, and what is asked when the file is not what it was.
//!
//! *Invariant:* what somebody else wrote is replaced only by the person's word, and kept as an older version then.

use std::path::{Path, PathBuf};

use super::App;
use super::compare::Comparing;
use super::files::name_of;
use crate::domain::Project;
use crate::platform::backups::Backups;
use crate::platform::disk::DiskError;
use crate::platform::save::{Expected, SaveError, Saved, Seen, There, save_message, save_warning};
use crate::platform::worker::{How, Job};
use crate::ui::command::Command;
use crate::ui::frame::{Banner, BannerKind, ConflictAnswer, ConflictKind, FileConflict, Question};

/// What is known of the file on the disk.
#[derive(Default)]
pub struct OnDisk {
    /// As it was read or written last.
    pub seen: Option<Seen>,
    /// What it held then: what both sides began with, when another program changes it.
    pub base: Option<Project>,
    /// What is being written into it.
    pub written: Option<Project>,
    /// The question about what another program changed.
    pub comparing: Option<Comparing>,
    /// A path whose file may be replaced whatever it is, or written over: the person said so.
    allowed: Option<(PathBuf, ConflictAnswer)>,
    /// What a save was stopped by.
    stopped: Option<PathBuf>,
    /// Another program changed or removed the file since.
    pub changed: Option<Banner>,
    had_focus: bool,
}

impl App {
    /// What the file is known to be; `None` where no file holds the project.
    pub(super) fn file_is(&mut self, seen: Option<Seen>) {
        self.on_disk = OnDisk { seen, had_focus: self.on_disk.had_focus, ..OnDisk::default() };
    }

    pub(super) fn file_sha256(&self) -> Option<&str> {
        self.on_disk.seen.as_ref().map(|seen| seen.sha256.as_str())
    }

    pub(super) fn how_to_save(&mut self, path: &Path) -> How {
        let answer = self.on_disk.allowed.take().filter(|(allowed, _)| allowed == path).map(|(_, answer)| answer);
        let same = self.file.path.as_deref() == Some(path);
        let expected = match &self.on_disk.seen {
            Some(seen) if same && answer != Some(ConflictAnswer::Overwrite) => Expected::Seen(seen.clone()),
            _ => Expected::Anything,
        };
        How {
            expected,
            backups: self.backups(),
            in_place: answer == Some(ConflictAnswer::InPlace),
            announcer: self.keeping.announcer(),
        }
    }

    /// Where older versions are kept; `None`: nowhere.
    pub(super) fn backups(&self) -> Option<Backups> {
        let limit = self.settings.versions_limit();
        self.keeping.folder().map(|folder| Backups::new(folder.join("backups")).with_limit(limit))
    }

    /// Whether a question was asked about what stopped a save.
    pub(super) fn asks_about(&mut self, path: &Path, error: &SaveError) -> bool {
        let kind = match error {
            SaveError::ChangedOutside(There::Gone) => ConflictKind::Gone,
            SaveError::ChangedOutside(There::Other(_)) => ConflictKind::Changed,
            SaveError::CannotReplace(_) => ConflictKind::CannotReplace,
            _ => return false,
        };
        let title = self.words.with("conflict-title", &[("name", &name_of(path))]);
        let sentence = save_message(&self.words, error);
        self.on_disk.stopped = Some(path.to_owned());
        if kind == ConflictKind::Changed && self.file.path.as_deref() == Some(path) {
            self.on_disk.changed = Some(self.changed_banner());
        }
        self.question = Some(Question::Conflict(FileConflict { kind, title, sentence }));
        true
    }

    pub(super) fn answer_conflict(&mut self, answer: ConflictAnswer) {
        self.question = None;
        let Some(path) = self.on_disk.stopped.take() else { return };
        match answer {
            ConflictAnswer::Overwrite | ConflictAnswer::InPlace => {
                self.on_disk.allowed = Some((path.clone(), answer));
                self.start_saving(path);
            }
            ConflictAnswer::SaveAs => self.ask_where_to_save(),
            ConflictAnswer::Compare => self.compare_with_file(),
            ConflictAnswer::Cancel => self.forget_next(),
        }
    }

    /// The file is what was just written; what is to be known of it is said.
    pub(super) fn file_saved(&mut self, saved: Saved) {
        let flushed = saved.is_flushed();
        let warnings: Vec<_> = saved.warnings.iter().map(|warning| save_warning(&self.words, warning)).collect();
        let written = self.on_disk.written.take();
        self.file_is(saved.seen);
        self.on_disk.base = written;
        self.banner = warnings.split_first().map(|(first, rest)| Banner {
            kind: BannerKind::Attention,
            text: first.clone(),
            lines: rest.to_vec(),
            command: None,
        });
        self.keeping.is_flushed(flushed);
    }

    /// When the window gets the focus, the file is looked at.
    pub(super) fn look_at_file(&mut self, ctx: &egui::Context) {
        let focused = ctx.input(|input| input.focused);
        let had_focus = std::mem::replace(&mut self.on_disk.had_focus, focused);
        if (focused && !had_focus)
            && self.work.is_none()
            && let (Some(path), Some(seen)) = (&self.file.path, &self.on_disk.seen)
        {
            self.worker.start(Job::LookAt { path: path.clone(), seen: seen.clone() });
        }
    }

    pub(super) fn file_looked_at(&mut self, path: &Path, seen: &Seen, still: Result<bool, DiskError>) {
        let is_ours = self.file.path.as_deref() == Some(path) && self.on_disk.seen.as_ref() == Some(seen);
        // A disk that does not answer now is asked again at the save.
        let changed = is_ours && matches!(still, Ok(false));
        self.on_disk.changed = changed.then(|| self.changed_banner());
    }

    /// Another program changed or removed the file.
    fn changed_banner(&self) -> Banner {
        let there = self.file.path.as_ref().is_some_and(|path| path.exists());
        let id = if there { "changed-outside" } else { "removed-outside" };
        // Where nothing can be changed there is nothing to take over.
        let command = if self.session.is_read_only() { Command::Revert } else { Command::CompareFile };
        let text = self.words.with(id, &[("name", &self.file.name)]);
        let command = there.then_some(command);
        Banner { kind: BannerKind::Attention, text, lines: Vec::new(), command }
    }
}
