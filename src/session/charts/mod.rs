//! Named charts as they leave the program: a page at its size in the house style, in the format that is wished for.
//!
//! *Invariant:* the window, a file and the clipboard show the same page; only its size can differ.

mod called;
mod names;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use called::{Ambiguous, called, found};
pub use names::{file_name, file_names};

use crate::analysis::chart::described;
use crate::analysis::chart::layout::{Paper, draw};
use crate::analysis::chart::palette::Palette;
use crate::analysis::chart::scene::{Chrome, Look, scene};
use crate::domain::drawing::Drawing;
use crate::domain::marks::{Across, Picture, SeriesKey, TextWidth};
use crate::domain::scene::Scene;
use crate::domain::{Chart, ChartSize, Project};
use crate::formats::font::Font;
use crate::formats::picture::PictureError;
use crate::formats::svg::{Letters, SvgOptions};
use crate::formats::{pdf, png, svg};
use crate::words::Words;

/// The formats that a chart leaves the program in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PictureFormat {
    Svg,
    Pdf,
    Png,
}

impl PictureFormat {
    pub const ALL: [Self; 3] = [Self::Svg, Self::Pdf, Self::Png];

    /// Of the file's name, without the point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Png => "png",
        }
    }

    /// What file dialogs call the format.
    pub fn program(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
            Self::Png => "PNG",
        }
    }

    /// `None` for the ending of another format.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// How a chart is to leave the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub format: PictureFormat,
    /// `None`: the chart's own, else that of the house style.
    pub size: Option<ChartSize>,
    /// Pixels an inch of a PNG.
    pub dpi: u16,
    /// Without a ground.
    pub transparent: bool,
    /// Of an SVG.
    pub letters: Letters,
}

impl Wish {
    /// What printing and screens ask for.
    pub const RESOLUTIONS: [u16; 4] = [96, 150, 300, 600];
    pub const LEAST_DPI: u16 = 24;
    pub const MOST_DPI: u16 = 1200;

    pub fn of(format: PictureFormat) -> Self {
        Self { format, size: None, dpi: 300, transparent: false, letters: Letters::Cut }
    }

    /// Pixels of the file for one of the layout.
    pub fn scale(self) -> f64 {
        f64::from(self.dpi.clamp(Self::LEAST_DPI, Self::MOST_DPI)) / png::SCREEN
    }
}

/// How a chart is looked at: the months in view and the series that are hidden.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Looked {
    /// `None` shows all.
    pub span: Option<(f64, f64)>,
    pub hidden: BTreeSet<SeriesKey>,
}

/// A chart laid out and coloured.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub picture: Picture,
    /// In pixels of the program's own text size; the scene is as much larger as the house style's text is.
    pub drawing: Drawing,
    pub scene: Scene,
}

/// The size of a chart in pixels at 96 dpi.
pub fn size_of(project: &Project, chart: &Chart, wish: Option<ChartSize>) -> ChartSize {
    wish.or(chart.size).unwrap_or(project.head.style.size).limited()
}

/// A chart as a page.
pub fn page(
    project: &Project,
    chart: &Chart,
    words: &Words,
    width: &dyn TextWidth,
    looked: &Looked,
    wish: &Wish,
) -> Page {
    let picture = described::without(project, chart, &looked.hidden, words).named_without(&looked.hidden);
    let style = &project.head.style;
    let factor = style.text_factor();
    let size = size_of(project, chart, wish.size);
    let paper = Paper { width: f64::from(size.width) / factor, height: f64::from(size.height) / factor };
    let view = looked.span.filter(|_| picture.across == Across::Time).unwrap_or(picture.time);
    let drawing = draw(&picture, view, paper, words, width);
    let look = Look {
        palette: Palette::of(style),
        patterns: style.patterns || chart.patterns,
        transparent: wish.transparent,
        chrome: Chrome::WHOLE,
    };
    let scene = scene(&picture, &drawing, &look).enlarged(factor);
    Page { picture, drawing, scene }
}

/// The bytes of a file with a chart. `chart` gives it what names it needs inside.
pub fn written(scene: &Scene, chart: &Chart, font: &Font, words: &Words, wish: &Wish) -> Result<Vec<u8>, PictureError> {
    match wish.format {
        PictureFormat::Svg => {
            let id = format!("c{}", chart.id);
            let options = SvgOptions { font, letters: wish.letters, language: words.language(), id: &id };
            Ok(svg::write(scene, &options).into_bytes())
        }
        PictureFormat::Png => png::write(scene, font, wish.scale()),
        PictureFormat::Pdf => pdf::write(scene, font, words.language(), called(chart, &scene.title)),
    }
}
