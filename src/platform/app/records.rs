//! Documents and calendars of commissions leave the window: where to is asked, the writing goes on beside it.

use std::path::PathBuf;

use super::App;
use super::files::name_of;
use crate::platform::desktop::Ask;
use crate::platform::disk::DiskError;
use crate::platform::headless::disk_message;
use crate::platform::pictures::Tongue;
use crate::platform::records::{RecordError, RecordJob};
use crate::platform::worker::Job;
use crate::session::charts::file_name;
use crate::session::papers::{PaperKind, PaperOf};
use crate::session::wording::record::session_name;
use crate::ui::{RecordExport, RecordFile};

impl App {
    pub(super) fn export_record(&mut self, asked: RecordExport) {
        self.keep_typed();
        let ending = asked.what.ending();
        match asked.to.clone() {
            Some(path) => {
                if let Some(path) = self.typed_target(path, ending) {
                    self.export_record_to(path, asked);
                }
            }
            None => {
                let name = format!("{}.{ending}", self.name_of_record(&asked.what));
                self.desktop.ask(Ask::Record { folder: self.folder(), name, asked: Box::new(asked) });
            }
        }
    }

    pub(super) fn export_record_to(&mut self, path: PathBuf, asked: RecordExport) {
        let project = Box::new(self.session.snapshot());
        self.worker.start(Job::Record(RecordJob { project, tongue: Tongue::of(&self.words), asked, path }));
    }

    pub(super) fn record_written(&mut self, path: &std::path::Path, result: Result<(), RecordError>) {
        let name = name_of(path);
        let failed = match result {
            Ok(()) => {
                self.root.path_done();
                self.root.toast(&self.words.with("export-done", &[("name", &name)]));
                return;
            }
            Err(RecordError::Gone) => self.words.t("refused-gone").to_owned(),
            Err(RecordError::TooLarge) => self.words.t("export-too-large").to_owned(),
            Err(RecordError::Disk(DiskError::NotFound)) => self.words.t("folder-not-found").to_owned(),
            Err(RecordError::Disk(error)) => disk_message(&self.words, &error),
        };
        if !self.root.path_failed(&failed) {
            self.root.toast(&self.words.with("export-failed", &[("name", &name), ("why", &failed)]));
        }
    }

    /// "Status of implementation, 20th session, Astana"
    fn name_of_record(&self, what: &RecordFile) -> String {
        let (words, project) = (&self.words, self.session.project());
        let commission = |id| project.commissions.get(id).map_or("", |commission| commission.head.name.as_str());
        let title = match what {
            RecordFile::Calendar(None) => words.t("calendar-all").to_owned(),
            RecordFile::Calendar(Some(id)) => commission(*id).to_owned(),
            RecordFile::Shown { .. } => words.t("paper-shown").to_owned(),
            RecordFile::Paper { kind, of, .. } => {
                let paper = words.t(match kind {
                    PaperKind::Status => "paper-status",
                    PaperKind::Open => "paper-open",
                });
                let of = match *of {
                    PaperOf::Commission(id) => commission(id).to_owned(),
                    PaperOf::Session(id) => {
                        project.session(id).map_or_else(String::new, |session| session_name(words, &session.head))
                    }
                };
                words.with("paper-title", &[("paper", paper), ("of", &of)])
            }
        };
        file_name(&title, words.t("paper-open"))
    }
}

/// This desktop has no file dialog: what is to be typed instead.
pub(super) fn without_dialog(ask: &Ask) -> &'static str {
    match ask {
        Ask::Charts { .. } => "charts-no-dialog",
        Ask::ChartData { .. } => "chart-data-no-dialog",
        Ask::Record { asked, .. } if matches!(asked.what, RecordFile::Calendar(_)) => "calendar-no-dialog",
        Ask::Record { .. } => "papers-no-dialog",
        _ => "pictures-no-dialog",
    }
}
