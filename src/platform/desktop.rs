//! What the window needs of the desktop, as a small trait: the program has the real one, tests have a fake.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use jiff::Zoned;
use jiff::civil::Date;

use super::clipboard::SystemClipboard;
use crate::domain::ChartId;
use crate::formats::picture::Pixels;
use crate::session::IdSource;
use crate::session::copying::Copied;
use crate::session::label::Kind;
use crate::ui::{ChartExport, ChartsExport, Export, RecordExport};

/// A question for a native file dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    Open {
        folder: Option<PathBuf>,
    },
    SaveAs {
        folder: Option<PathBuf>,
        name: String,
    },
    /// Where the table on the screen goes; the ending of `name` says in which format.
    Export {
        folder: Option<PathBuf>,
        name: String,
        format: Export,
    },
    /// Where a chart goes.
    Chart {
        folder: Option<PathBuf>,
        name: String,
        asked: Box<ChartExport>,
    },
    /// The folder that charts go to.
    Charts {
        folder: Option<PathBuf>,
        asked: Box<ChartsExport>,
    },
    /// Where a document or a calendar of commissions goes.
    Record {
        folder: Option<PathBuf>,
        name: String,
        asked: Box<RecordExport>,
    },
    /// Where the figures of a chart go.
    ChartData {
        folder: Option<PathBuf>,
        name: String,
        chart: ChartId,
    },
}

/// What a native file dialog said.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub ask: Ask,
    /// `None`: cancelled, or there was no dialog.
    pub path: Option<PathBuf>,
    /// It said no before a person can: this desktop has no file dialog.
    pub no_dialog: bool,
}

pub trait Desktop {
    fn today(&self) -> Date;
    /// Hours and minutes of the local clock, "14:32".
    fn clock(&self) -> String;
    /// Shows a native file dialog; the answer comes later, through [`Self::answer`].
    fn ask(&mut self, ask: Ask);
    fn answer(&mut self) -> Option<Answer>;
    fn open_link(&mut self, ctx: &egui::Context, link: &str);
    /// Puts a text, and a table where there is one, on the clipboard.
    fn copy(&mut self, ctx: &egui::Context, copied: &Copied);
    /// Puts a picture on the clipboard; false where that can not be done.
    fn copy_picture(&mut self, pixels: Pixels) -> bool;
    fn ids(&mut self) -> Box<dyn IdSource>;
    /// The person's own folder, which `~` stands for.
    fn home(&self) -> Option<PathBuf>;
    /// Keeps the window's settings; what can not be kept is not worth a question.
    fn store_settings(&mut self, text: &str);
}

/// Faster than any person presses Cancel.
const NO_PERSON: Duration = Duration::from_millis(250);

/// The desktop that the program runs on.
pub struct NativeDesktop {
    settings: Option<PathBuf>,
    wake: egui::Context,
    answers: Receiver<Answer>,
    outbox: Sender<Answer>,
    clipboard: SystemClipboard,
}

impl NativeDesktop {
    pub fn new(settings: Option<PathBuf>, wake: egui::Context) -> Self {
        let (outbox, answers) = mpsc::channel();
        Self { settings, wake, answers, outbox, clipboard: SystemClipboard::default() }
    }
}

/// The day by the local clock.
pub fn today() -> Date {
    now().date()
}

impl Desktop for NativeDesktop {
    fn today(&self) -> Date {
        today()
    }

    fn clock(&self) -> String {
        let now = now();
        format!("{:02}:{:02}", now.hour(), now.minute())
    }

    fn ask(&mut self, ask: Ask) {
        let (outbox, wake) = (self.outbox.clone(), self.wake.clone());
        // The dialog is made here, where macOS wants it, and waited for elsewhere: the window never stands still.
        let dialog = rfd::AsyncFileDialog::new();
        let dialog = match &ask {
            Ask::Export { format, .. } => dialog.add_filter(format.program(), &[format.ending()]),
            Ask::Open { .. } | Ask::SaveAs { .. } => dialog.add_filter("Tradebook", &["ron"]),
            Ask::Chart { asked, .. } => {
                let format = asked.wish.format;
                dialog.add_filter(format.program(), &[format.ending()])
            }
            Ask::ChartData { .. } => dialog.add_filter(Export::Csv.program(), &[Export::Csv.ending()]),
            Ask::Record { asked, .. } => dialog.add_filter(asked.what.program(), &[asked.what.ending()]),
            Ask::Charts { .. } => dialog,
        };
        let dialog = match folder_of(&ask) {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        };
        let begun = begin();
        let shown: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match &ask {
            Ask::Open { .. } => Box::pin(dialog.pick_file()),
            Ask::Charts { .. } => Box::pin(dialog.pick_folder()),
            Ask::SaveAs { name, .. }
            | Ask::Export { name, .. }
            | Ask::Chart { name, .. }
            | Ask::Record { name, .. }
            | Ask::ChartData { name, .. } => Box::pin(dialog.set_file_name(name).save_file()),
        };
        let unanswered = Answer { ask: ask.clone(), path: None, no_dialog: true };
        let waiting = std::thread::Builder::new().name("tradebook-dialog".to_owned()).spawn(move || {
            let path = pollster::block_on(shown).map(|file| file.path().to_owned());
            let no_dialog = path.is_none() && begun.elapsed() < NO_PERSON;
            // The window may be gone by now; then nobody waits for the answer.
            let _sent = outbox.send(Answer { ask, path, no_dialog });
            wake.request_repaint();
        });
        if waiting.is_err() {
            let _sent = self.outbox.send(unanswered);
        }
    }

    fn answer(&mut self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }

    fn open_link(&mut self, ctx: &egui::Context, link: &str) {
        ctx.open_url(egui::OpenUrl::new_tab(link));
    }

    fn copy(&mut self, ctx: &egui::Context, copied: &Copied) {
        if !self.clipboard.put(copied) {
            ctx.copy_text(copied.text.clone());
        }
    }

    fn copy_picture(&mut self, pixels: Pixels) -> bool {
        self.clipboard.put_picture(pixels)
    }

    fn ids(&mut self) -> Box<dyn IdSource> {
        Box::new(RandomIds)
    }

    fn home(&self) -> Option<PathBuf> {
        directories::UserDirs::new().map(|folders| folders.home_dir().to_owned())
    }

    fn store_settings(&mut self, text: &str) {
        let Some(path) = &self.settings else { return };
        let _made = path.parent().map(std::fs::create_dir_all);
        let _stored = super::disk::replace(path, text.as_bytes());
    }
}

fn folder_of(ask: &Ask) -> Option<&Path> {
    match ask {
        Ask::Open { folder }
        | Ask::SaveAs { folder, .. }
        | Ask::Export { folder, .. }
        | Ask::Chart { folder, .. }
        | Ask::Record { folder, .. }
        | Ask::Charts { folder, .. }
        | Ask::ChartData { folder, .. } => folder.as_deref(),
    }
}

#[allow(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
fn now() -> Zoned {
    Zoned::now()
}

#[allow(clippy::disallowed_methods, reason = "measures how fast a dialog answered")]
fn begin() -> Instant {
    Instant::now()
}

/// Kinds of records, and room for more.
const KINDS: u32 = 32;

/// Ids that two people who work apart do not both give, and certainly not to records of two kinds: those would be one
/// record too many in the file that both are merged into.
struct RandomIds;

impl IdSource for RandomIds {
    fn next(&mut self, kind: Kind) -> u32 {
        use std::hash::{BuildHasher as _, Hasher as _};
        // The standard library seeds every new state anew; that is random enough to tell records apart.
        let hash = std::hash::RandomState::new().build_hasher().finish();
        let random = u32::try_from(hash >> 32).unwrap_or_default();
        random - random % KINDS + kind as u32
    }
}

/// Where settings are kept; `None` where the system has no such place.
pub fn settings_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "tradebook")?;
    Some(folders.config_dir().join("settings.ron"))
}

/// Where edits are kept until they are saved; `None` where the system has no such place.
pub fn journal_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "tradebook")?;
    Some(folders.data_local_dir().join("journal"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn two_people_never_give_one_id_to_records_of_two_kinds() {
        let mut given = BTreeMap::new();
        for kind in [Kind::Source, Kind::Dataset, Kind::Outcome, Kind::Review, Kind::Acknowledgement] {
            for _ in 0..1000 {
                let id = RandomIds.next(kind);
                assert_eq!(id % KINDS, kind as u32);
                assert_eq!(*given.entry(id).or_insert(kind), kind, "{id}");
            }
        }
        assert!(given.len() > 4990, "they are random: {}", given.len());
        assert!((Kind::Acknowledgement as u32) < KINDS, "the last kind has a place of its own");
    }
}
