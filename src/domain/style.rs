//! How the charts of a project look: its house style.
//!
//! *Invariant:* an empty choice means the program's own, so that a project without a style looks as the program does.

use serde::{Deserialize, Serialize};

use super::scene::Rgb;

/// Width and height of a chart in pixels at 96 dpi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChartSize {
    pub width: u16,
    pub height: u16,
}

impl ChartSize {
    /// A column of a Word page: 16 × 10 cm.
    pub const COLUMN: Self = Self { width: 605, height: 378 };
    /// A slide of 16:9.
    pub const SLIDE: Self = Self { width: 1280, height: 720 };
    /// A social post of 1.91:1.
    pub const POST: Self = Self { width: 1200, height: 628 };

    /// The least that a chart can be read at, and the most that a picture is made of.
    pub const LEAST: u16 = 160;
    pub const MOST: u16 = 4000;

    /// Within what can be drawn.
    pub fn limited(self) -> Self {
        let side = |length: u16| length.clamp(Self::LEAST, Self::MOST);
        Self { width: side(self.width), height: side(self.height) }
    }
}

impl Default for ChartSize {
    fn default() -> Self {
        Self::COLUMN
    }
}

/// The house style of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartStyle {
    /// Family name of an installed font; empty: the program's own.
    pub font: String,
    /// Of the program's own text size, in percent.
    pub text_percent: u16,
    /// Exports, imports, turnover and balance, other flows, then further series; a missing one is the program's own.
    pub colors: Vec<Rgb>,
    /// Bars are told apart by lines too, in every chart.
    pub patterns: bool,
    /// Light shapes on a dark ground.
    pub dark: bool,
    /// Of charts that have no size of their own.
    pub size: ChartSize,
}

impl ChartStyle {
    pub const LEAST_TEXT: u16 = 70;
    pub const MOST_TEXT: u16 = 250;

    /// How much larger than the program's own the text is.
    pub fn text_factor(&self) -> f64 {
        f64::from(self.text_percent.clamp(Self::LEAST_TEXT, Self::MOST_TEXT)) / 100.0
    }
}

impl Default for ChartStyle {
    fn default() -> Self {
        Self {
            font: String::new(),
            text_percent: 100,
            colors: Vec::new(),
            patterns: false,
            dark: false,
            size: ChartSize::default(),
        }
    }
}
