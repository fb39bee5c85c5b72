//! Charts leave the window: into a file, all of them into a folder, their figures as CSV, a picture on the clipboard.
//!
//! *Invariant:* charts are written beside the window, from a copy of the project; saving never waits for them.

use std::path::PathBuf;

use super::App;
use super::files::{absolute, name_of};
use crate::analysis::chart::described;
use crate::domain::{Chart, ChartId};
use crate::formats::{delimited, png};
use crate::platform::desktop::Ask;
use crate::platform::disk;
use crate::platform::pictures::{Cancel, PictureJob, PicturesError, Step, Studio, Tongue, What, Written};
use crate::platform::render::{picture_message, pictures_message};
use crate::platform::worker::Job;
use crate::session::charts::{Looked, PictureFormat, Wish, called, file_name};
use crate::ui::frame::Busy;
use crate::ui::{ChartDataExport, ChartExport, ChartsExport, Export};
use crate::words::Words;

/// Dots an inch of a picture on the clipboard: sharp in a document, and not too large to paste.
const CLIPBOARD_DPI: u16 = 192;

/// Charts that are being written.
pub struct Exporting {
    cancel: Cancel,
    /// How far it is; `None` for a single chart.
    step: Option<Step>,
    name: String,
    /// The window waits for it to stop.
    closing: bool,
}

impl Exporting {
    pub fn busy(&self, words: &Words) -> Busy {
        let Some(step) = &self.step else {
            let text = words.with("busy-exporting", &[("name", &self.name)]);
            return Busy { text, progress: None, cancellable: true };
        };
        let (nth, of) = ((step.done + 1).min(step.of).to_string(), step.of.to_string());
        let text = words.with("busy-exporting-several", &[("nth", &nth), ("of", &of), ("name", &step.name)]);
        #[allow(clippy::cast_precision_loss, reason = "a count of charts")]
        let progress = step.done as f32 / step.of.max(1) as f32;
        Busy { text, progress: Some(progress), cancellable: true }
    }
}

impl App {
    pub(super) fn export_chart(&mut self, asked: ChartExport) {
        self.keep_typed();
        let Some(chart) = self.session.project().charts.get(asked.chart).cloned() else { return };
        let ending = asked.wish.format.ending();
        match asked.to.clone() {
            Some(path) => {
                if let Some(path) = self.typed_target(path, ending) {
                    self.write_chart(path, chart, asked.looked, asked.wish);
                }
            }
            None => {
                let name = format!("{}.{ending}", self.name_for(&chart));
                self.desktop.ask(Ask::Chart { folder: self.folder(), name, asked: Box::new(asked) });
            }
        }
    }

    /// The place of a native dialog, which has asked about a file that is there.
    pub(super) fn export_chart_to(&mut self, path: PathBuf, asked: ChartExport) {
        if let Some(chart) = self.session.project().charts.get(asked.chart).cloned() {
            self.write_chart(path, chart, asked.looked, asked.wish);
        }
    }

    pub(super) fn export_charts(&mut self, asked: ChartsExport) {
        self.keep_typed();
        match asked.to.clone() {
            Some(folder) => {
                let folder = absolute(self.followed(folder));
                self.export_charts_to(folder, asked);
            }
            None => self.desktop.ask(Ask::Charts { folder: self.folder(), asked: Box::new(asked) }),
        }
    }

    pub(super) fn export_charts_to(&mut self, folder: PathBuf, asked: ChartsExport) {
        let name = name_of(&folder);
        // Asked again for the same folder, a person knows what is there.
        let replace = asked.replace || self.replaces.as_ref() == Some(&folder);
        self.replaces = None;
        let ChartsExport { charts, formats, wish, .. } = asked;
        self.start_exporting(What::Several { folder, charts, formats, wish, replace }, name);
    }

    /// The ending that a person chose says the format: no file is called what it is not.
    fn write_chart(&mut self, path: PathBuf, chart: Chart, looked: Looked, wish: Wish) {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let format = ending.and_then(PictureFormat::of_ending).unwrap_or(wish.format);
        let wish = Wish { format, ..wish };
        let name = name_of(&path);
        self.start_exporting(What::One { path, chart: Box::new(chart), looked, wish }, name);
    }

    fn start_exporting(&mut self, what: What, name: String) {
        if self.exporting.is_some() {
            let sentence = self.words.t("pictures-busy").to_owned();
            self.say_export_failed(&sentence);
            return;
        }
        let cancel = Cancel::default();
        let project = Box::new(self.session.snapshot());
        let job = PictureJob { project, tongue: Tongue::of(&self.words), what, cancel: cancel.clone() };
        self.exporting = Some(Exporting { cancel, step: None, name, closing: false });
        self.worker.start(Job::Export(job));
    }

    pub(super) fn cancel_export(&mut self) {
        if let Some(exporting) = &self.exporting {
            exporting.cancel.cancel();
        }
    }

    /// Whether the window has to wait until no file is half done.
    pub(super) fn stops_export_to_close(&mut self) -> bool {
        let Some(exporting) = &mut self.exporting else { return false };
        exporting.closing = true;
        exporting.cancel.cancel();
        true
    }

    pub(super) fn export_goes_on(&mut self, step: Step) {
        if let Some(exporting) = &mut self.exporting {
            exporting.step = Some(step);
        }
    }

    pub(super) fn charts_written(&mut self, result: Result<Written, PicturesError>) {
        let exporting = self.exporting.take();
        match result {
            Ok(written) => {
                self.root.path_done();
                let sentence = self.exported_text(&written);
                self.root.toast(&sentence);
                if let Some(family) = &written.no_font {
                    self.root.toast(&self.words.with("pictures-no-font", &[("family", family)]));
                }
            }
            Err(error) => {
                if let PicturesError::There(there) = &error {
                    self.replaces = there.first().and_then(|path| path.parent()).map(PathBuf::from);
                }
                let sentence = pictures_message(&self.words, &error);
                self.say_export_failed(&sentence);
            }
        }
        if exporting.is_some_and(|exporting| exporting.closing) {
            self.unless_unsaved(super::files::Next::Close);
        }
    }

    fn exported_text(&self, written: &Written) -> String {
        match written.files.as_slice() {
            _ if written.cancelled => self.words.count("pictures-cancelled", written.charts),
            [path] => self.words.with("export-done", &[("name", &name_of(path))]),
            _ => self.words.count("pictures-done", written.charts),
        }
    }

    fn say_export_failed(&mut self, sentence: &str) {
        if !self.root.path_failed(sentence) {
            self.root.toast(sentence);
        }
    }

    /// The figures of a chart as CSV.
    pub(super) fn export_chart_data(&mut self, asked: ChartDataExport) {
        self.keep_typed();
        let Some(chart) = self.session.project().charts.get(asked.chart) else { return };
        let ending = Export::Csv.ending();
        match asked.to {
            Some(path) => {
                if let Some(path) = self.typed_target(path, ending) {
                    self.export_chart_data_to(path, asked.chart);
                }
            }
            None => {
                let name = format!("{}.{ending}", self.name_for(chart));
                self.desktop.ask(Ask::ChartData { folder: self.folder(), name, chart: asked.chart });
            }
        }
    }

    pub(super) fn export_chart_data_to(&mut self, path: PathBuf, id: ChartId) {
        let project = self.session.project();
        let Some(chart) = project.charts.get(id) else { return };
        let table = described::table(project, chart, &self.words);
        let bytes = delimited::written(&table, self.words.numbers.decimal_sign());
        match disk::replace(&path, &bytes) {
            Ok(()) => {
                self.root.path_done();
                self.root.toast(&self.words.with("export-done", &[("name", &name_of(&path))]));
            }
            Err(error) => {
                let sentence = pictures_message(&self.words, &PicturesError::Disk(path, error));
                self.say_export_failed(&sentence);
            }
        }
    }

    /// A chart as it is looked at goes to the clipboard.
    pub(super) fn copy_chart(&mut self, id: ChartId, looked: &Looked) {
        self.keep_typed();
        let project = self.session.project();
        let Some(chart) = project.charts.get(id) else { return };
        let wish = Wish { dpi: CLIPBOARD_DPI, ..Wish::of(PictureFormat::Png) };
        let (page, font) = Studio::new(project, &self.words).page(chart, looked, &wish);
        let sentence = match png::pixels_of(&page.scene, &font, wish.scale()) {
            Ok(pixels) => {
                let copied = self.desktop.copy_picture(pixels);
                self.words.t(if copied { "picture-copied" } else { "picture-not-copied" }).to_owned()
            }
            Err(error) => picture_message(&self.words, &error),
        };
        self.root.toast(&sentence);
    }

    /// A typed path with its ending; `None` where a file is in the way that the person was not told of yet.
    pub(super) fn typed_target(&mut self, path: PathBuf, ending: &str) -> Option<PathBuf> {
        let mut path = absolute(self.followed(path));
        if path.extension().is_none() {
            path.set_extension(ending);
        }
        if path.is_file() && self.replaces.as_ref() != Some(&path) {
            let sentence = self.words.t("file-there").to_owned();
            self.say_export_failed(&sentence);
            self.replaces = Some(path);
            return None;
        }
        self.replaces = None;
        Some(path)
    }

    /// What a file with a chart is called.
    fn name_for(&self, chart: &Chart) -> String {
        let made = if called(chart, "").is_empty() {
            described::described(self.session.project(), chart, &self.words).captions.title
        } else {
            String::new()
        };
        file_name(called(chart, &made), &chart.id.to_string())
    }
}
