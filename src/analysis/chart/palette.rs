//! The colour, the lines, the dots and the dashes of every series, in light and in dark.
//!
//! The first colours are those of the flows everywhere in the program. The series after them are told apart with any
//! kind of colour blindness and, next to each other, in grey.
//! *Invariant:* a text has a contrast of 4.5 or more to its ground, whatever colours a house style chooses.

use std::borrow::Cow;

use crate::domain::Flow;
use crate::domain::marks::Ink;
use crate::domain::scene::{Dot, Pattern, Rgb};
use crate::domain::style::ChartStyle;

/// Contrast that a text needs to be read (WCAG 2.2, AA).
pub const READABLE: f64 = 4.5;
/// Contrast that a shape needs to be seen at all.
const SEEN: f64 = 1.3;

/// Colours of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    pub dark: bool,
    pub surface: Rgb,
    pub text: Rgb,
    pub muted: Rgb,
    /// Of frames and baselines.
    pub line: Rgb,
    /// Inside panels.
    pub grid: Rgb,
    /// Of sessions and events.
    pub session: Rgb,
    pub exports: Rgb,
    pub imports: Rgb,
    /// And of the balance.
    pub turnover: Rgb,
    pub other_flows: Rgb,
    /// After exports, imports and turnover, where series are told apart by their place.
    pub further: Cow<'static, [Rgb]>,
}

pub const LIGHT: &Palette = &Palette {
    dark: false,
    surface: Rgb::hex(0xffffff),
    text: Rgb::hex(0x1d2733),
    muted: Rgb::hex(0x52606d),
    line: Rgb::hex(0xdfe4ea),
    grid: Rgb::hex(0xedf0f3),
    session: Rgb::hex(0x7a5bb0),
    exports: Rgb::hex(0x0b6490),
    imports: Rgb::hex(0xe0823d),
    turnover: Rgb::hex(0x2f3b48),
    other_flows: Rgb::hex(0x7a5bb0),
    further: Cow::Borrowed(&[
        Rgb::hex(0x8ca6d9),
        Rgb::hex(0x7e5d1b),
        Rgb::hex(0x339999),
        Rgb::hex(0x7f19e6),
        Rgb::hex(0xbe5eed),
    ]),
};

pub const DARK: &Palette = &Palette {
    dark: true,
    surface: Rgb::hex(0x171c22),
    text: Rgb::hex(0xe8edf2),
    muted: Rgb::hex(0xa9b4c0),
    line: Rgb::hex(0x343d48),
    grid: Rgb::hex(0x29313a),
    session: Rgb::hex(0xb196e0),
    exports: Rgb::hex(0x4fa8d8),
    imports: Rgb::hex(0xf0a05f),
    turnover: Rgb::hex(0xc9d3de),
    other_flows: Rgb::hex(0xb196e0),
    further: Cow::Borrowed(&[
        Rgb::hex(0xac6039),
        Rgb::hex(0xe06c92),
        Rgb::hex(0x8c64b4),
        Rgb::hex(0xa89224),
        Rgb::hex(0x306ee8),
    ]),
};

/// Series that are told by their place before the colours come again.
const FLOWS_FIRST: usize = 3;

/// A seventh and an eighth series have the lines of one that is much lighter or darker.
const PATTERNS: [Pattern; 8] = [
    Pattern::Rising,
    Pattern::Falling,
    Pattern::Crossed,
    Pattern::Dots,
    Pattern::Horizontal,
    Pattern::Vertical,
    Pattern::Crossed,
    Pattern::Rising,
];
const DOTS: [Dot; 4] = [Dot::Round, Dot::Square, Dot::Diamond, Dot::Triangle];
const DASHES: [Option<(f64, f64)>; 4] = [None, Some((10.0, 3.0)), Some((2.0, 2.5)), Some((16.0, 4.0))];

/// The member of a short list that comes at a place, over and over.
fn turn<T: Copy>(list: &[T], place: usize, otherwise: T) -> T {
    list.get(place % list.len().max(1)).copied().unwrap_or(otherwise)
}

impl Palette {
    pub fn light() -> Self {
        LIGHT.clone()
    }

    pub fn dark() -> Self {
        DARK.clone()
    }

    /// The program's own colours and those that the house style puts in their place.
    pub fn of(style: &ChartStyle) -> Self {
        let own = if style.dark { Self::dark() } else { Self::light() };
        let seen = |color: Rgb| own.far_enough(color, own.surface, own.text, SEEN);
        let at = |place: usize, otherwise: Rgb| style.colors.get(place).copied().map_or(otherwise, seen);
        let count = own.further.len().max(style.colors.len().saturating_sub(4));
        let further = (0..count).map(|nth| at(nth + 4, turn(&own.further, nth, own.text)));
        Self {
            exports: at(0, own.exports),
            imports: at(1, own.imports),
            turnover: at(2, own.turnover),
            other_flows: at(3, own.other_flows),
            further: further.collect(),
            ..own
        }
    }

    /// The same colour for a flow everywhere: grid heads, tiles, charts.
    pub fn flow(&self, flow: Flow) -> Rgb {
        match flow {
            Flow::Exports | Flow::DomesticExports => self.exports,
            Flow::Imports => self.imports,
            Flow::Turnover | Flow::Balance => self.turnover,
            Flow::ReExports | Flow::ReImports | Flow::Transit | Flow::Named(_) => self.other_flows,
        }
    }

    pub fn color(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Flow(flow) => self.flow(flow),
            Ink::Nth(nth) => {
                let place = usize::from(nth) % self.series();
                match place {
                    0 => self.exports,
                    1 => self.imports,
                    2 => self.turnover,
                    _ => self.further.get(place - FLOWS_FIRST).copied().unwrap_or(self.text),
                }
            }
            Ink::Year { nth, of } => {
                // The oldest is still seen; the newest has the colour of the first series.
                let oldest = self.surface.mixed(self.exports, 0.35);
                let last = f64::from(of.saturating_sub(1)).max(1.0);
                let part = if of <= 1 { 1.0 } else { (f64::from(nth) / last).min(1.0) };
                oldest.mixed(self.exports, part)
            }
        }
    }

    /// Series that are told by their place before the colours come again.
    pub fn series(&self) -> usize {
        FLOWS_FIRST + self.further.len()
    }

    /// Its place among series that could share a chart, and how often the colours have come before it.
    fn place(&self, ink: Ink) -> (usize, usize) {
        match ink {
            Ink::Nth(nth) => (usize::from(nth) % self.series(), usize::from(nth) / self.series()),
            Ink::Year { nth, of } => (usize::from(of.saturating_sub(1).saturating_sub(nth)), 0),
            Ink::Flow(flow) => match flow {
                Flow::Exports => (0, 0),
                Flow::Imports => (1, 0),
                Flow::Turnover => (2, 0),
                Flow::Balance => (4, 0),
                Flow::DomesticExports => (2, 1),
                Flow::ReExports => (3, 0),
                Flow::ReImports => (5, 0),
                Flow::Transit => (4, 1),
                Flow::Named(_) => (1, 1),
            },
        }
    }

    /// The lines on a bar or an area, where patterns are wanted.
    pub fn pattern(&self, ink: Ink) -> Pattern {
        match ink {
            Ink::Flow(_) => turn(&PATTERNS, self.place(ink).0, Pattern::Rising),
            Ink::Nth(_) | Ink::Year { .. } => {
                let (place, round) = self.place(ink);
                turn(&PATTERNS, place + 3 * round, Pattern::Rising)
            }
        }
    }

    /// The form of the points of a line.
    pub fn dot(&self, ink: Ink) -> Dot {
        match ink {
            Ink::Flow(Flow::Exports | Flow::ReImports) => Dot::Square,
            Ink::Flow(Flow::Imports | Flow::Transit) => Dot::Triangle,
            Ink::Flow(Flow::Turnover | Flow::ReExports) => Dot::Round,
            Ink::Flow(Flow::Balance | Flow::DomesticExports | Flow::Named(_)) => Dot::Diamond,
            Ink::Nth(_) | Ink::Year { .. } => {
                let (place, round) = self.place(ink);
                turn(&DOTS, place + round, Dot::Round)
            }
        }
    }

    /// The dashes of a line, where patterns are wanted or its colour is that of another series.
    pub fn dash(&self, ink: Ink) -> Option<(f64, f64)> {
        match ink {
            Ink::Flow(Flow::Turnover | Flow::ReExports) => None,
            Ink::Flow(Flow::Exports | Flow::Balance | Flow::ReImports) => turn(&DASHES, 1, None),
            Ink::Flow(Flow::Imports | Flow::Transit) => turn(&DASHES, 2, None),
            Ink::Flow(Flow::DomesticExports | Flow::Named(_)) => turn(&DASHES, 3, None),
            Ink::Nth(_) | Ink::Year { .. } => {
                let (place, round) = self.place(ink);
                turn(&DASHES, place + round, None)
            }
        }
    }

    /// Whether another series has the same colour, so that only form tells them apart.
    pub fn repeats(&self, ink: Ink) -> bool {
        match ink {
            Ink::Flow(flow) => {
                matches!(flow, Flow::Balance | Flow::DomesticExports | Flow::ReImports | Flow::Transit | Flow::Named(_))
            }
            Ink::Nth(nth) => usize::from(nth) >= self.series(),
            Ink::Year { .. } => false,
        }
    }

    /// So much of a colour on the surface.
    pub fn pale(&self, color: Rgb, part: f64) -> Rgb {
        self.surface.mixed(color, part)
    }

    /// A colour of a shape as the colour of a text on the surface.
    pub fn readable(&self, color: Rgb) -> Rgb {
        self.far_enough(color, self.surface, self.text, READABLE)
    }

    /// Text on a fill: the one of the two text colours that is further from it, or black or white.
    pub fn on(&self, fill: Rgb) -> Rgb {
        let soft = [self.surface, self.text].into_iter().filter(|color| contrast(*color, fill) >= READABLE);
        let further = |a: &Rgb, b: &Rgb| contrast(*a, fill).total_cmp(&contrast(*b, fill));
        let hard = [Rgb(255, 255, 255), Rgb(0, 0, 0)].into_iter().max_by(further);
        soft.max_by(further).or(hard).unwrap_or(self.text)
    }

    /// As much of `towards` mixed into a colour as it needs for a contrast to `ground`.
    fn far_enough(&self, color: Rgb, ground: Rgb, towards: Rgb, least: f64) -> Rgb {
        let parts = (0..=20_u8).map(|part| color.mixed(towards, f64::from(part) / 20.0));
        parts.into_iter().find(|color| contrast(*color, ground) >= least).unwrap_or(towards)
    }
}

/// 1 for the same luminance to 21 for black on white (WCAG 2.2).
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (a.luminance() + 0.05, b.luminance() + 0.05);
    a.max(b) / a.min(b)
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
