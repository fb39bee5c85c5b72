//! Charts on their way into files: one, or all of them into a folder, told how far it is and stopped on demand.
//!
//! *Invariant:* under a file's name there is a whole picture or what was there before.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::disk::{self, DiskError};
use super::fonts::InstalledFonts;
use crate::domain::{Chart, ChartId, Project};
use crate::formats::font::Font;
use crate::formats::picture::PictureError;
use crate::session::charts::{Looked, Page, PictureFormat, Wish, called, file_names, page, written};
use crate::words::{DateFormat, NumberFormat, Words};

/// A person's word that no more is wanted.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The words of charts, as values that another thread can make them of.
#[derive(Debug, Clone, Copy)]
pub struct Tongue {
    pub language: &'static str,
    pub numbers: NumberFormat,
    pub dates: DateFormat,
}

impl Tongue {
    pub fn of(words: &Words) -> Self {
        Self { language: words.language(), numbers: words.numbers, dates: words.dates }
    }

    pub fn words(self) -> Words {
        let mut words = Words::of(self.language).unwrap_or_else(Words::english);
        (words.numbers, words.dates) = (self.numbers, self.dates);
        words
    }
}

/// What is to become of which charts.
pub struct PictureJob {
    pub project: Box<Project>,
    pub tongue: Tongue,
    pub what: What,
    pub cancel: Cancel,
}

pub enum What {
    /// One chart, as it is looked at.
    One { path: PathBuf, chart: Box<Chart>, looked: Looked, wish: Wish },
    /// Several in each of the formats, whole; `None` are all.
    Several { folder: PathBuf, charts: Option<Vec<ChartId>>, formats: Vec<PictureFormat>, wish: Wish, replace: bool },
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub done: usize,
    pub of: usize,
    /// The chart that is written now.
    pub name: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    pub files: Vec<PathBuf>,
    pub charts: usize,
    pub cancelled: bool,
    /// The family of the house style, if it is not installed here.
    pub no_font: Option<String>,
}

/// Why not everything was written, and where it stopped.
#[derive(Debug, thiserror::Error)]
pub enum PicturesError {
    #[error("{0}")]
    Disk(PathBuf, DiskError),
    #[error("{0}")]
    Picture(PathBuf, PictureError),
    /// Nothing was written: these are there already.
    #[error("files of these names are there")]
    There(Vec<PathBuf>),
    #[error("there is no chart")]
    NoChart,
}

/// Puts bytes where a path says: there is a whole file after it, or what was there before.
pub type Put<'a> = &'a dyn Fn(&Path, &[u8]) -> Result<(), DiskError>;

/// Charts with the fonts of this machine.
pub struct Studio<'a> {
    project: &'a Project,
    put: Put<'a>,
    words: &'a Words,
    fonts: InstalledFonts,
    /// The house style's.
    font: Font,
    no_font: Option<String>,
}

impl<'a> Studio<'a> {
    pub fn new(project: &'a Project, words: &'a Words) -> Self {
        let mut fonts = InstalledFonts::default();
        let family = &project.head.style.font;
        let installed = fonts.family(family);
        let no_font = installed.is_none().then(|| family.trim().to_owned());
        let font = installed.unwrap_or_else(Font::bundled);
        Self { project, put: &disk::replace, words, fonts, font, no_font }
    }

    /// The family of the house style, if it is not installed here.
    pub fn no_font(&self) -> Option<&str> {
        self.no_font.as_deref()
    }

    /// A chart laid out, with the font that has all its letters.
    pub fn page(&mut self, chart: &Chart, looked: &Looked, wish: &Wish) -> (Page, Font) {
        let drawn = page(self.project, chart, self.words, &self.font, looked, wish);
        if drawn.scene.texts().all(|text| self.font.lacking(text).is_empty()) {
            return (drawn, self.font.clone());
        }
        let font = self.fonts.for_texts(&self.font, drawn.scene.texts());
        (page(self.project, chart, self.words, &font, looked, wish), font)
    }

    /// Writes one file.
    pub fn write(&mut self, path: &Path, chart: &Chart, looked: &Looked, wish: &Wish) -> Result<(), PicturesError> {
        let (page, font) = self.page(chart, looked, wish);
        self.put(path, chart, &page, &font, wish)
    }

    fn put(&self, path: &Path, chart: &Chart, page: &Page, font: &Font, wish: &Wish) -> Result<(), PicturesError> {
        let bytes = written(&page.scene, chart, font, self.words, wish)
            .map_err(|error| PicturesError::Picture(path.to_owned(), error))?;
        (self.put)(path, &bytes).map_err(|error| PicturesError::Disk(path.to_owned(), error))
    }

    /// Writes several charts into a folder, which is made if it is not there. `tell` hears of each before it is written.
    fn several(
        &mut self,
        folder: &Path,
        charts: &[&Chart],
        (formats, wish, replace): (&[PictureFormat], Wish, bool),
        cancel: &Cancel,
        tell: &mut dyn FnMut(Step),
    ) -> Result<Written, PicturesError> {
        let bundled = Font::bundled();
        let svg = Wish::of(PictureFormat::Svg);
        let looked = Looked::default();
        // What a chart without a name is called follows from its data.
        let names: Vec<String> = charts
            .iter()
            .map(|chart| {
                if chart.name.trim().is_empty() && chart.title.trim().is_empty() {
                    let page = page(self.project, chart, self.words, &bundled, &looked, &svg);
                    called(chart, &page.scene.title).to_owned()
                } else {
                    called(chart, "").to_owned()
                }
            })
            .collect();
        let ids: Vec<String> = charts.iter().map(|chart| chart.id.to_string()).collect();
        let stems = file_names(names.iter().map(String::as_str).zip(ids.iter().map(String::as_str)));
        let path = |stem: &str, format: PictureFormat| folder.join(format!("{stem}.{}", format.ending()));
        if !replace {
            let all = stems.iter().flat_map(|stem| formats.iter().map(|format| path(stem, *format)));
            let there: Vec<_> = all.filter(|path| path.exists()).collect();
            if !there.is_empty() {
                return Err(PicturesError::There(there));
            }
        }
        std::fs::create_dir_all(folder).map_err(|error| PicturesError::Disk(folder.to_owned(), error.into()))?;
        let mut done = Written { no_font: self.no_font.clone(), ..Written::default() };
        for ((chart, name), stem) in charts.iter().zip(&names).zip(&stems) {
            tell(Step { done: done.charts, of: charts.len(), name: name.clone() });
            let (page, font) = self.page(chart, &looked, &wish);
            for format in formats {
                if cancel.is_cancelled() {
                    done.cancelled = true;
                    return Ok(done);
                }
                let path = path(stem, *format);
                self.put(&path, chart, &page, &font, &Wish { format: *format, ..wish })?;
                done.files.push(path);
            }
            done.charts += 1;
        }
        Ok(done)
    }
}

/// Carries out a job on the calling thread.
pub fn run(job: &PictureJob, tell: &mut dyn FnMut(Step)) -> Result<Written, PicturesError> {
    run_onto(job, &disk::replace, tell)
}

/// The same onto another disk than the machine's.
fn run_onto(job: &PictureJob, put: Put<'_>, tell: &mut dyn FnMut(Step)) -> Result<Written, PicturesError> {
    let words = job.tongue.words();
    let mut studio = Studio { put, ..Studio::new(&job.project, &words) };
    match &job.what {
        What::One { path, chart, looked, wish } => {
            studio.write(path, chart, looked, wish)?;
            Ok(Written { files: vec![path.clone()], charts: 1, cancelled: false, no_font: studio.no_font })
        }
        What::Several { folder, charts, formats, wish, replace } => {
            let wanted = |chart: &&Chart| charts.as_ref().is_none_or(|charts| charts.contains(&chart.id));
            let charts: Vec<_> = job.project.charts.iter().filter(wanted).collect();
            if charts.is_empty() {
                return Err(PicturesError::NoChart);
            }
            studio.several(folder, &charts, (formats, *wish, *replace), &job.cancel, tell)
        }
    }
}

#[cfg(test)]
mod tests;
