//! `tradebook render`: charts into files without a window, and the sentences about what stood in the way.

use std::io;
use std::path::Path;

use super::arguments::{Render, Which};
use super::disk::DiskError;
use super::headless::{FAILED, OK, Outlets, disk_message, open};
use super::pictures::{Cancel, PictureJob, PicturesError, Tongue, What, Written, run};
use crate::domain::Chart;
use crate::formats::picture::PictureError;
use crate::session::charts::{Ambiguous, Looked, PictureFormat, called, found};
use crate::words::Words;

/// Names that a sentence lists before it says that there are more.
const MOST_NAMES: usize = 3;

/// Writes a chart, or all of them. `words` are those of messages.
pub fn render(words: &Words, asked: &Render, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    let Some(opened) = open(words, &asked.path, outlets)? else { return Ok(FAILED) };
    let project = opened.project;
    let what = match &asked.what {
        Which::All(folder) => What::Several {
            folder: folder.clone(),
            charts: None,
            formats: PictureFormat::ALL.to_vec(),
            wish: asked.wish,
            replace: asked.replace,
        },
        Which::One { chart, to } => match found(&project, chart) {
            Ok(Some(found)) => {
                let (chart, looked) = (Box::new(found.clone()), Looked::default());
                What::One { path: to.clone(), chart, looked, wish: asked.wish }
            }
            Ok(None) => return not_found(words, "render-no-chart", chart, project.charts.iter(), outlets),
            Err(Ambiguous(charts)) => return not_found(words, "render-several", chart, charts.into_iter(), outlets),
        },
    };
    let own = Words::of(asked.language).unwrap_or_else(Words::english);
    let job = PictureJob { project: Box::new(project), tongue: Tongue::of(&own), what, cancel: Cancel::default() };
    match run(&job, &mut |_| {}) {
        Ok(written) => told(words, &written, outlets),
        Err(error) => {
            outlets.message(&pictures_message(words, &error))?;
            Ok(FAILED)
        }
    }
}

fn told(words: &Words, written: &Written, outlets: &mut Outlets<'_>) -> io::Result<u8> {
    if let Some(family) = &written.no_font {
        outlets.message(&words.with("pictures-no-font", &[("family", family)]))?;
    }
    for path in &written.files {
        outlets.result(&path.display().to_string())?;
    }
    Ok(OK)
}

/// Says which charts there are.
fn not_found<'a>(
    words: &Words,
    id: &str,
    asked: &str,
    charts: impl ExactSizeIterator<Item = &'a Chart>,
    outlets: &mut Outlets<'_>,
) -> io::Result<u8> {
    if charts.len() == 0 {
        outlets.message(words.t("render-no-charts"))?;
        return Ok(FAILED);
    }
    outlets.message(&words.with(id, &[("name", asked)]))?;
    for chart in charts {
        let (id, name) = (chart.id.to_string(), called(chart, ""));
        outlets.message(words.with("render-listed", &[("id", &id), ("name", name)]).trim_end())?;
    }
    Ok(FAILED)
}

/// One sentence that says what is wrong and what to do, with the path it is about.
pub fn pictures_message(words: &Words, error: &PicturesError) -> String {
    let about = |path: &Path, sentence: String| format!("{sentence} ({})", path.display());
    match error {
        PicturesError::Disk(path, DiskError::NotFound) => about(path, words.t("folder-not-found").to_owned()),
        PicturesError::Disk(path, error) => about(path, disk_message(words, error)),
        PicturesError::Picture(path, error) => about(path, picture_message(words, error)),
        PicturesError::There(paths) => there(words, paths),
        PicturesError::NoChart => words.t("render-no-charts").to_owned(),
    }
}

fn there(words: &Words, paths: &[std::path::PathBuf]) -> String {
    let name = |path: &std::path::PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut names = paths.iter().take(MOST_NAMES).map(name).collect::<Vec<_>>().join(", ");
    if paths.len() > MOST_NAMES {
        names = words.with("pictures-more", &[("names", &names)]);
    }
    words.with("pictures-there", &[("names", &names)])
}

/// Why a chart did not become a picture.
pub fn picture_message(words: &Words, error: &PictureError) -> String {
    match error {
        PictureError::TooLarge(width, height) => {
            let (width, height) = (width.to_string(), height.to_string());
            words.with("picture-too-large", &[("width", &width), ("height", &height)])
        }
        PictureError::NoSize => words.t("picture-no-size").to_owned(),
        PictureError::Other(cause) => words.with("picture-other", &[("cause", cause)]),
    }
}
