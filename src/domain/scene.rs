//! A chart as plain shapes with their colours, in the order of painting: what every painter paints.
//!
//! *Invariant:* a painter decides nothing; what a scene does not have is not on the picture.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::drawing::{Area, Text};

/// A colour without transparency. Written `#0b6490`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Rgb(pub u8, pub u8, pub u8);

/// What is wrong with a text that should be a colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a colour is # and six digits of 0-9 and a-f")]
pub struct RgbError;

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(red, green, blue) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Rgb {
    type Err = RgbError;

    fn from_str(text: &str) -> Result<Self, RgbError> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(RgbError)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(RgbError);
        }
        u32::from_str_radix(digits, 16).map(Self::hex).map_err(|_| RgbError)
    }
}

impl TryFrom<String> for Rgb {
    type Error = RgbError;

    fn try_from(text: String) -> Result<Self, RgbError> {
        text.parse()
    }
}

impl From<Rgb> for String {
    fn from(color: Rgb) -> Self {
        color.to_string()
    }
}

impl Rgb {
    /// `0x0b6490`.
    pub const fn hex(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self(red, green, blue)
    }

    /// So much of `other` mixed in, 0 to 1.
    pub fn mixed(self, other: Self, part: f64) -> Self {
        let part = part.clamp(0.0, 1.0);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two bytes by the clamp above"
        )]
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// Lines that tell two fills apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// ///
    Rising,
    /// \\\
    Falling,
    Crossed,
    Dots,
    Horizontal,
    Vertical,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    pub color: Rgb,
    /// 1 covers what is under it.
    pub opacity: f64,
    /// Drawn over the colour, in its own.
    pub pattern: Option<(Pattern, Rgb)>,
}

impl Fill {
    pub fn plain(color: Rgb) -> Self {
        Self { color, opacity: 1.0, pattern: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub color: Rgb,
    pub width: f64,
    /// Length of a dash and of the gap after it.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    pub fn solid(color: Rgb, width: f64) -> Self {
        Self { color, width, dash: None }
    }
}

/// The form of a point, so that two series are told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dot {
    Round,
    Square,
    Diamond,
    Triangle,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Rect {
        area: Area,
        corner: f64,
        fill: Option<Fill>,
        /// Inside the rectangle's edge.
        stroke: Option<Stroke>,
    },
    Line {
        points: Vec<(f64, f64)>,
        stroke: Stroke,
    },
    /// Closed by itself.
    Polygon {
        points: Vec<(f64, f64)>,
        fill: Fill,
    },
    Dot {
        x: f64,
        y: f64,
        radius: f64,
        form: Dot,
        fill: Option<Rgb>,
        stroke: Option<Stroke>,
    },
    Text {
        text: Text,
        size: f64,
        bold: bool,
        color: Rgb,
    },
}

/// Shapes that end at the edge of an area.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layer {
    pub clip: Option<Area>,
    pub items: Vec<Item>,
}

/// A whole chart, ready to paint.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    /// None is transparent.
    pub background: Option<Rgb>,
    pub layers: Vec<Layer>,
    /// For those who do not see it.
    pub title: String,
    pub description: String,
}
