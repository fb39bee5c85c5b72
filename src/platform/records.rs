//! Documents and calendars of commissions, written beside the window from a copy of the project.

use std::path::PathBuf;

use super::disk::{self, DiskError};
use super::pictures::Tongue;
use crate::domain::Project;
use crate::session::papers::{calendar_file, paper, shown_paper, written};
use crate::ui::{RecordExport, RecordFile};

/// What is to be written, and where to.
pub struct RecordJob {
    pub project: Box<Project>,
    pub tongue: Tongue,
    pub asked: RecordExport,
    pub path: PathBuf,
}

#[derive(Debug)]
pub enum RecordError {
    /// What the document is of is gone.
    Gone,
    /// More rows than the format has room for.
    TooLarge,
    Disk(DiskError),
}

/// Writes it.
///
/// # Errors
/// When what it is of is gone, the format has no room for it, or the disk does not take it.
pub fn run(job: &RecordJob) -> Result<(), RecordError> {
    let words = job.tongue.words();
    let bytes = match &job.asked.what {
        RecordFile::Calendar(of) => calendar_file(&words, &job.project, *of, job.asked.at).into_bytes(),
        RecordFile::Paper { kind, of, format } => {
            let paper = paper(&words, &job.project, *kind, *of, job.asked.at).ok_or(RecordError::Gone)?;
            written(&words, &paper, *format).map_err(|_| RecordError::TooLarge)?
        }
        RecordFile::Shown { query, format } => {
            let paper = shown_paper(&words, &job.project, query, job.asked.at);
            written(&words, &paper, *format).map_err(|_| RecordError::TooLarge)?
        }
    };
    disk::replace(&job.path, &bytes).map_err(RecordError::Disk)
}
