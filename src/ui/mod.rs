//! What people see: `&Session` in, actions out.
//!
//! A screen draws from the session and pushes actions and requests; it can not change the project.
//! Its own state is what no other screen needs: scroll, widths, texts that are being typed.
//! *Invariant:* nothing here names eframe or rfd, reads a file or asks the clock.

pub mod access;
pub mod calendar;
pub mod chart;
pub mod charts;
pub mod checks;
pub mod command;
pub mod commission;
pub mod compared;
pub mod dataset;
pub mod dialogs;
pub mod events;
pub mod exporting;
pub mod fields;
pub mod figures;
pub mod find;
pub mod fonts;
pub mod frame;
pub mod grid;
pub mod merge_words;
mod numpad;
pub mod partners;
pub mod popup;
pub mod register;
pub mod settings;
pub mod sources;
mod start;
pub mod theme;
pub mod undo_words;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::analysis::merge::Choice;
use crate::domain::{CellRef, ChartId};
use crate::session::charts::Looked;
use crate::session::copying::Copied;
use crate::session::documents::DocumentPlace;
use crate::session::{Action, Session};
use crate::words::Words;

pub use exporting::{ChartDataExport, ChartExport, ChartsExport, RecordExport, RecordFile};

/// What every screen draws from and answers with.
pub struct View<'a> {
    pub session: &'a Session,
    pub words: &'a Words,
    /// For new log entries and for what is overdue; the clock is `platform`'s.
    pub today: Date,
    pub actions: &'a mut Vec<Action>,
    pub requests: &'a mut Vec<Request>,
}

impl View<'_> {
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Says one of the translations for a while.
    pub fn toast(&mut self, id: &str) {
        self.requests.push(Request::Toast(self.words.t(id).to_owned()));
    }
}

/// The answer to the question about unsaved changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaved {
    Save,
    Discard,
    Cancel,
}

/// A format that the table on the screen is saved in for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    Csv,
    Xlsx,
}

impl Export {
    /// Of the file's name, without the point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// What file dialogs call the format.
    pub fn program(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xlsx => "Excel",
        }
    }
}

/// What a screen asks of the window around it, and the window of `platform`.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Text and table for the clipboard.
    Copy(Copied),
    /// A short text that says what happened, shown for a while. The frame keeps it for itself.
    Toast(String),
    /// An http or https link, opened after the person says so. The frame keeps it for itself.
    OpenLink(String),
    /// A file beside a session, opened after the person says so. The frame keeps it for itself.
    OpenDocument(String, DocumentPlace),
    /// Whether a file is there.
    LookFor(PathBuf),
    /// A chart with the mark of a figure selected. The frame carries it out.
    ShowInChart(ChartId, CellRef),
    /// The most urgent verdict that has a cell. The frame carries it out.
    ShowCheck(CellRef),
    /// A command of the one table, by its name there. The frame carries it out.
    Run(&'static str),

    /// New, open, open the sample, save, save as, revert, quit: the dialogs and questions are `platform`'s.
    Command(command::Command),
    /// From the recent files, or typed: then `~` is to be followed, and a failure told to the open dialog.
    OpenPath(PathBuf),
    /// Typed; as with [`Self::OpenPath`].
    SaveAs(PathBuf),
    /// Typed: where the table on the screen is saved for other programs.
    ExportTo(PathBuf, Export),
    /// One chart into a file.
    ExportChart(Box<ChartExport>),
    /// Several charts into a folder; goes on beside the window, [`Self::CancelWork`] stops it.
    ExportCharts(Box<ChartsExport>),
    ExportChartData(ChartDataExport),
    /// A document or the calendar of commissions into a file.
    ExportRecord(Box<RecordExport>),
    /// A chart as it is looked at, as a picture on the clipboard.
    CopyChart(ChartId, Looked),
    /// An installed family that charts are to be drawn with; answered to [`fonts::installed`].
    FindFont(String),
    /// The names of all installed families, for a list.
    ListFonts,
    /// Takes a file off the recent ones.
    ForgetRecent(PathBuf),
    AnswerUnsaved(Unsaved),
    AnswerConflict(frame::ConflictAnswer),
    /// What becomes of everything that was changed on both sides, in the order of the question.
    AnswerComparison(Vec<Choice>),
    /// An older version, by its place in the list.
    AnswerVersion(usize, frame::VersionAnswer),
    /// Of the edits left behind, by their place in the list.
    AnswerRestore(usize, frame::Restore),
    /// What is to be opened instead of the damaged file that a message is about.
    AnswerRescue(frame::Rescue),
    /// The message about a file was read.
    CloseProblem,
    DismissBanner,
    CancelWork,
}
