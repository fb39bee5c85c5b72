//! What a screen asks of charts and documents that are to leave the program.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::analysis::record::register::RegisterQuery;
use crate::domain::{ChartId, CommissionId};
use crate::session::charts::{Looked, PictureFormat, Wish};
use crate::session::papers::{PaperFormat, PaperKind, PaperOf};

/// A chart as it is looked at, into a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartExport {
    pub chart: ChartId,
    pub looked: Looked,
    pub wish: Wish,
    /// Typed: `~` is to be followed and a failure told to the open dialog. `None`: a file dialog asks.
    pub to: Option<PathBuf>,
}

/// Charts whole, into a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartsExport {
    /// `None` are all.
    pub charts: Option<Vec<ChartId>>,
    /// The format of `wish` does not count.
    pub formats: Vec<PictureFormat>,
    pub wish: Wish,
    /// As that of [`ChartExport`].
    pub to: Option<PathBuf>,
    /// Files that are there may be written over.
    pub replace: bool,
}

/// The figures of a chart, as CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartDataExport {
    pub chart: ChartId,
    /// As that of [`ChartExport`].
    pub to: Option<PathBuf>,
}

/// What a secretariat hands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordFile {
    Paper {
        kind: PaperKind,
        of: PaperOf,
        format: PaperFormat,
    },
    /// The points that the register shows.
    Shown {
        query: Box<RegisterQuery>,
        format: PaperFormat,
    },
    /// Sessions and deadlines; `None`: of all commissions.
    Calendar(Option<CommissionId>),
}

impl RecordFile {
    /// Of the file's name, without the point.
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Paper { format, .. } | Self::Shown { format, .. } => format.ending(),
            Self::Calendar(_) => "ics",
        }
    }

    /// What file dialogs call the format.
    pub fn program(&self) -> &'static str {
        match self {
            Self::Paper { format: PaperFormat::Docx, .. } | Self::Shown { format: PaperFormat::Docx, .. } => "Word",
            Self::Paper { format: PaperFormat::Xlsx, .. } | Self::Shown { format: PaperFormat::Xlsx, .. } => "Excel",
            Self::Paper { format: PaperFormat::Csv, .. } | Self::Shown { format: PaperFormat::Csv, .. } => "CSV",
            Self::Paper { format: PaperFormat::Markdown, .. } | Self::Shown { format: PaperFormat::Markdown, .. } => {
                "Markdown"
            }
            Self::Calendar(_) => "iCalendar",
        }
    }
}

/// A document or a calendar into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordExport {
    pub what: RecordFile,
    /// The day that overdue is counted on and that the document carries.
    pub at: Date,
    /// As that of [`ChartExport`].
    pub to: Option<PathBuf>,
}
