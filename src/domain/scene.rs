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

impl Pattern {
    /// Width of its lines.
    pub const LINE: f64 = 1.2;
    /// Radius of its dots.
    pub const DOT: f64 = 1.1;

    /// After how many pixels it repeats, across and down.
    pub fn tile(self) -> f64 {
        match self {
            Self::Rising | Self::Falling => 7.0,
            Self::Crossed => 8.0,
            Self::Dots | Self::Horizontal | Self::Vertical => 5.0,
        }
    }

    /// Its lines from edge to edge of an area. They lie where the whole paper's would, so that neighbours fit together.
    pub fn lines(self, area: Area) -> Vec<[(f64, f64); 2]> {
        let tile = self.tile();
        let Area { left, top, right, bottom } = area;
        let rising = || {
            steps(left + top, right + bottom, 0.0, tile).map(|sum| {
                let (from, to) = (left.max(sum - bottom), right.min(sum - top));
                [(from, sum - from), (to, sum - to)]
            })
        };
        let falling = || {
            steps(left - bottom, right - top, 0.0, tile).map(|difference| {
                let (from, to) = (left.max(difference + top), right.min(difference + bottom));
                [(from, from - difference), (to, to - difference)]
            })
        };
        match self {
            Self::Rising => rising().collect(),
            Self::Falling => falling().collect(),
            Self::Crossed => rising().chain(falling()).collect(),
            Self::Dots => Vec::new(),
            Self::Horizontal => steps(top, bottom, tile / 2.0, tile).map(|y| [(left, y), (right, y)]).collect(),
            Self::Vertical => steps(left, right, tile / 2.0, tile).map(|x| [(x, top), (x, bottom)]).collect(),
        }
    }

    /// The middles of its dots in an area, those that its edge cuts too.
    pub fn dots(self, area: Area) -> Vec<(f64, f64)> {
        if self != Self::Dots {
            return Vec::new();
        }
        let (tile, reach) = (self.tile(), Self::DOT);
        let across = || steps(area.left - reach, area.right + reach, tile / 2.0, tile);
        let down = steps(area.top - reach, area.bottom + reach, tile / 2.0, tile);
        down.flat_map(|y| across().map(move |x| (x, y))).collect()
    }
}

/// The most lines that a pattern has in one direction: more than any paper has room for.
const MOST_LINES: usize = 10_000;

/// `first` and every `step` after and before it, as far as they lie between the two and on neither.
fn steps(from: f64, to: f64, first: f64, step: f64) -> impl Iterator<Item = f64> {
    let begin = first + (((from - first) / step).floor() + 1.0) * step;
    let mut next = begin;
    std::iter::from_fn(move || {
        let now = next;
        next += step;
        (now < to).then_some(now)
    })
    .take(MOST_LINES)
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

impl Dot {
    /// The corners of a point that looks as large as a round one of this radius; none of a round one.
    pub fn corners(self, x: f64, y: f64, radius: f64) -> Vec<(f64, f64)> {
        match self {
            Self::Round => Vec::new(),
            Self::Square => {
                let half = radius * 0.9;
                vec![(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
            }
            Self::Diamond => {
                let half = radius * 1.25;
                vec![(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            }
            Self::Triangle => {
                let (half, above, below) = (radius * 1.2, radius * 1.3, radius * 0.8);
                vec![(x, y - above), (x + half, y + below), (x - half, y + below)]
            }
        }
    }
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

impl Scene {
    /// Every length so many times as long; patterns keep their own.
    pub fn enlarged(mut self, factor: f64) -> Self {
        if (factor - 1.0).abs() < 1e-9 {
            return self;
        }
        let area = |area: &mut Area| {
            for side in [&mut area.left, &mut area.top, &mut area.right, &mut area.bottom] {
                *side *= factor;
            }
        };
        let line = |stroke: &mut Stroke| {
            stroke.width *= factor;
            stroke.dash = stroke.dash.map(|(dash, gap)| (dash * factor, gap * factor));
        };
        let places = |points: &mut [(f64, f64)]| {
            points.iter_mut().for_each(|point| *point = (point.0 * factor, point.1 * factor))
        };
        self.width *= factor;
        self.height *= factor;
        for layer in &mut self.layers {
            layer.clip.iter_mut().for_each(area);
            for item in &mut layer.items {
                match item {
                    Item::Rect { area: rect, corner, stroke, .. } => {
                        area(rect);
                        *corner *= factor;
                        stroke.iter_mut().for_each(line);
                    }
                    Item::Line { points, stroke } => {
                        places(points);
                        line(stroke);
                    }
                    Item::Polygon { points, .. } => places(points),
                    Item::Dot { x, y, radius, stroke, .. } => {
                        [x, y, radius].into_iter().for_each(|length| *length *= factor);
                        stroke.iter_mut().for_each(line);
                    }
                    Item::Text { text, size, .. } => {
                        [&mut text.x, &mut text.y, size].into_iter().for_each(|length| *length *= factor);
                    }
                }
            }
        }
        self
    }

    /// Every text on it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().flat_map(|layer| &layer.items).filter_map(|item| match item {
            Item::Text { text, .. } => Some(text.text.as_str()),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { left: 12.0, top: 23.0, right: 41.0, bottom: 60.0 };
    const ALL: [Pattern; 6] =
        [Pattern::Rising, Pattern::Falling, Pattern::Crossed, Pattern::Dots, Pattern::Horizontal, Pattern::Vertical];

    #[test]
    fn lines_of_a_pattern_begin_and_end_at_the_edge() {
        for pattern in ALL {
            let lines = pattern.lines(AREA);
            assert_eq!(lines.is_empty(), pattern == Pattern::Dots, "{pattern:?}");
            for end in lines.iter().flatten() {
                let on_edge = |at: f64, a: f64, b: f64| (at - a).abs().min((at - b).abs()) < 1e-9;
                assert!(AREA.contains(end.0, end.1), "{pattern:?} {end:?}");
                assert!(on_edge(end.0, AREA.left, AREA.right) || on_edge(end.1, AREA.top, AREA.bottom), "{pattern:?}");
            }
        }
    }

    #[test]
    fn lines_of_neighbouring_areas_meet() {
        let lower = Area { top: AREA.bottom, bottom: AREA.bottom + 30.0, ..AREA };
        for pattern in [Pattern::Rising, Pattern::Falling, Pattern::Vertical] {
            let at_bottom = |lines: Vec<[(f64, f64); 2]>| {
                let ends = lines.into_iter().flatten().filter(|end| (end.1 - AREA.bottom).abs() < 1e-9);
                let mut across: Vec<_> = ends.map(|end| end.0).collect();
                across.sort_by(f64::total_cmp);
                across
            };
            let (above, below) = (at_bottom(pattern.lines(AREA)), at_bottom(pattern.lines(lower)));
            assert_eq!(above, below, "{pattern:?}");
            assert!(above.len() > 3, "{pattern:?}");
        }
    }

    #[test]
    fn an_area_without_measure_has_no_pattern_and_takes_no_time() {
        let endless = Area { left: 0.0, top: 0.0, right: f64::INFINITY, bottom: f64::NAN };
        for pattern in ALL {
            assert!(pattern.lines(Area { right: AREA.left, bottom: AREA.top, ..AREA }).is_empty());
            assert!(pattern.lines(endless).len() <= 2 * MOST_LINES);
            assert!(pattern.dots(endless).len() <= MOST_LINES * MOST_LINES);
        }
    }

    #[test]
    fn forms_of_points_look_equally_large() {
        for form in [Dot::Square, Dot::Diamond, Dot::Triangle] {
            let corners = form.corners(5.0, 7.0, 1.0);
            let next = corners.iter().cycle().skip(1);
            let area: f64 = corners.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0;
            assert!((0.78..=1.05).contains(&(area / std::f64::consts::PI)), "{form:?} {area}");
        }
    }
}
