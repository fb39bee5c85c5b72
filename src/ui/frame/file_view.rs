//! What `platform` tells the window about the file, as ready texts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::merge::Choice;
use crate::ui::command::Command;

/// Work that goes on beside the window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Busy {
    /// "Saving", "Reading trade.ron".
    pub text: String,
    /// 0 to 1; `None` where nobody knows.
    pub progress: Option<f32>,
    pub cancellable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BannerKind {
    #[default]
    Note,
    Attention,
    Problem,
}

/// A message above the screen that stays until it is dismissed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Banner {
    pub kind: BannerKind,
    pub text: String,
    /// What it is about, one a line.
    pub lines: Vec<String>,
    /// What can be done about it.
    pub command: Option<Command>,
}

/// Edits that a program without a goodbye left, as the dialog shows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftBehind {
    /// "kazakhstan-azerbaijan.ron"
    pub name: String,
    /// Where it lies; empty for a project that was never saved.
    pub path: String,
    /// "14 edits, last on 28 November 2026 at 14:32:07"
    pub told: String,
    /// What each did, the last one first.
    pub lines: Vec<String>,
    /// What else is to be known: the file is another one now, the end can not be read.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictKind {
    /// Another program changed the file.
    Changed,
    /// Another program removed or renamed it.
    Gone,
    /// The folder or the disk lets no file be replaced.
    CannotReplace,
}

/// Why a save was stopped, in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileConflict {
    pub kind: ConflictKind,
    pub title: String,
    pub sentence: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictAnswer {
    /// What is there is replaced, and kept as an older version.
    Overwrite,
    /// Over the file itself, after a copy of it was kept.
    InPlace,
    SaveAs,
    /// What is there and what is here become one.
    Compare,
    Cancel,
}

/// What both sides changed, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contested {
    pub what: String,
    pub mine: String,
    pub theirs: String,
    /// Both can stand beside each other.
    pub both: bool,
    /// `None`: mine.
    pub usual: Option<Choice>,
}

/// What another program wrote into the file, beside what is on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    pub title: String,
    /// The file may be damaged.
    pub warning: Option<String>,
    /// "3 changes that nobody made here are taken over"
    pub told: String,
    pub taken: Vec<String>,
    /// "2 places were changed here and in the file"
    pub asked: String,
    pub contested: Vec<Contested>,
}

/// What a file held before a save, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OlderVersion {
    /// "28 November 2026, 14:20"
    pub at: String,
    /// "15 kB, differs in 3 figures, 1 point"
    pub told: String,
    pub can_be_read: bool,
}

/// All older versions of the open file, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OlderVersions {
    pub title: String,
    pub versions: Vec<OlderVersion>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionAnswer {
    /// Shows it, until the person goes back.
    Read,
    /// Puts what it holds into the project.
    Restore,
}

/// What is to become of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restore {
    Restore,
    Discard,
}

/// What the unsaved changes stand in the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Closing,
    New,
    Opening,
    /// There is nothing to save then: the changes are to be given up.
    Reverting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProblemKind {
    #[default]
    Open,
    Save,
}

/// What is opened instead of a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rescue {
    /// Every record of it that still reads.
    WhatReads,
    OlderVersion,
}

/// Why a file could not be opened or saved, in sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileProblem {
    pub kind: ProblemKind,
    pub title: String,
    pub sentence: String,
    /// What to do.
    pub remedy: String,
    pub path: Option<PathBuf>,
    /// Line and column, from 1.
    pub at: Option<(usize, usize)>,
    /// What can be opened instead of a damaged file, and what the buttons say.
    pub rescues: Vec<(Rescue, String)>,
}

/// A question of `platform` that has to be answered first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Answered by [`crate::ui::Request::AnswerUnsaved`].
    Unsaved(Before),
    /// Closed by [`crate::ui::Request::CloseProblem`], or answered by [`crate::ui::Request::AnswerRescue`].
    Problem(FileProblem),
    /// Answered by [`crate::ui::Request::AnswerRestore`], closed by [`crate::ui::Request::CloseProblem`].
    Restore(Vec<LeftBehind>),
    /// Answered by [`crate::ui::Request::AnswerConflict`].
    Conflict(FileConflict),
    /// Answered by [`crate::ui::Request::AnswerComparison`], closed by [`crate::ui::Request::CloseProblem`].
    Compare(Arc<Comparison>),
    /// Answered by [`crate::ui::Request::AnswerVersion`], closed by [`crate::ui::Request::CloseProblem`].
    Versions(Arc<OlderVersions>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentFile {
    pub path: PathBuf,
    pub name: String,
    /// Where it lies; shown smaller.
    pub folder: String,
}

impl RecentFile {
    pub fn of(path: &Path) -> Self {
        let text = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        Self {
            path: path.to_owned(),
            name: text(path.file_name()).unwrap_or_else(|| path.display().to_string()),
            folder: text(path.parent().map(Path::as_os_str)).unwrap_or_default(),
        }
    }
}

/// The file of the open project.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FileView {
    /// "kazakhstan-azerbaijan.ron"; empty: a project that was never saved.
    pub name: String,
    pub path: Option<PathBuf>,
    pub modified: bool,
    /// "14:32"
    pub saved_at: Option<String>,
    /// The changes since are in the journal.
    pub kept: bool,
    pub busy: Option<Busy>,
    pub banner: Option<Banner>,
    pub question: Option<Question>,
    /// Projects with edits that were not saved when the program ended.
    pub left_behind: usize,
    /// Another program changed the file since it was read.
    pub changed_outside: bool,
    /// Another window edits the file.
    pub read_only: bool,
    /// What is on the screen is an older version of the file.
    pub is_old_version: bool,
    pub recent: Vec<RecentFile>,
}
