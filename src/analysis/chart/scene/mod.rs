//! A drawing with its colours: the plain shapes that every painter paints.
//!
//! The first layer is the ground (grid, numbers of the axes), then the marks of each panel, then what lies over them.
//! *Invariant:* nothing gets a place here; what the drawing has not is not in the scene.

mod around;
mod chrome;
mod marks;
#[cfg(test)]
mod tests;

use crate::domain::drawing::{Area, Drawing, Text};
use crate::domain::marks::{Ink, Picture};
use crate::domain::scene::{Fill, Item, Layer, Pattern, Rgb, Scene, Stroke};

use super::SMALL;
use super::palette::Palette;

/// Which parts around the panels are painted; the others are left to the window, which has widgets for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chrome {
    pub legend: bool,
    pub captions: bool,
}

impl Chrome {
    pub const WHOLE: Self = Self { legend: true, captions: true };
    pub const BARE: Self = Self { legend: false, captions: false };
}

/// How a drawing is to look.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    pub palette: Palette,
    /// Bars, areas and lines are told apart by lines and dashes too.
    pub patterns: bool,
    pub transparent: bool,
    pub chrome: Chrome,
}

/// The shapes of a drawing in the order of painting.
pub fn scene(picture: &Picture, drawing: &Drawing, look: &Look) -> Scene {
    let brush = Brush { look, drawing };
    let mut layers = vec![brush.ground()];
    layers.extend(drawing.panels.iter().map(|panel| brush.marks(panel)));
    layers.push(brush.over(picture));
    if look.chrome.legend || look.chrome.captions {
        layers.push(brush.chrome());
    }
    Scene {
        width: drawing.width,
        height: drawing.height,
        background: (!look.transparent).then_some(look.palette.surface),
        layers,
        title: picture.captions.title.clone(),
        description: picture.summary.clone(),
    }
}

struct Brush<'a> {
    look: &'a Look,
    drawing: &'a Drawing,
}

/// Lines of a pattern on a colour that are seen, in whichever direction there is more room.
fn lines_on(palette: &Palette, color: Rgb) -> Rgb {
    palette.on(color).mixed(color, 0.25)
}

impl Brush<'_> {
    fn palette(&self) -> &Palette {
        &self.look.palette
    }

    /// The ink's lines, where patterns are wanted.
    fn pattern(&self, ink: Ink, color: Rgb) -> Option<(Pattern, Rgb)> {
        self.look.patterns.then(|| (self.palette().pattern(ink), color))
    }

    /// Of the line of an ink that is sure.
    fn dash(&self, ink: Ink) -> Option<(f64, f64)> {
        let told = self.look.patterns || self.palette().repeats(ink);
        self.palette().dash(ink).filter(|_| told)
    }

    fn small(&self, text: &Text, color: Rgb) -> Item {
        Item::Text { text: text.clone(), size: SMALL, bold: false, color }
    }
}

fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Item {
    Item::Line { points: vec![from, to], stroke }
}

/// The middle of the pixel that a hairline runs through.
fn crisp(at: f64) -> f64 {
    at.floor() + 0.5
}

fn filled(area: Area, corner: f64, fill: Fill) -> Item {
    Item::Rect { area, corner, fill: Some(fill), stroke: None }
}

fn layer(clip: Option<Area>, items: Vec<Item>) -> Layer {
    Layer { clip, items }
}
