//! A chart laid out: where each mark of a [`super::marks::Picture`] lies, in pixels from the top left of its paper.
//!
//! *Invariant:* every mark keeps the figure that it stands for, so that a place leads back to a cell.

use super::marks::{Across, Datum, Ink, LinePoint, PanelKind, RibbonPoint, Series, SeriesKey, Shape, Tone};

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub fn contains(self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether two rectangles share more than an edge.
    pub fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A text with the middle of its left, centre or right edge at a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub x: f64,
    pub y: f64,
    pub text: String,
    pub side: Side,
}

/// Which edge of a text its point is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Middle,
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DrawnBar {
    pub area: Area,
    pub ink: Ink,
    pub tone: Tone,
    pub datum: Datum,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DrawnBand {
    pub x: f64,
    pub top: f64,
    pub bottom: f64,
    pub datum: Datum,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DrawnLine {
    pub series: Series,
    pub ink: Ink,
    /// In pixels.
    pub points: Vec<LinePoint>,
    pub joined: bool,
    /// There is room for a dot at every point.
    pub dots: bool,
    /// No dot at the last one.
    pub runs_on: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DrawnRibbon {
    pub series: Series,
    pub ink: Ink,
    /// In pixels.
    pub points: Vec<RibbonPoint>,
}

/// A word that belongs to a figure: "new" where a bar can not stand, or the figure itself.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnNote {
    pub text: Text,
    /// Of the text.
    pub area: Area,
    pub ink: Ink,
    /// Of the mark that it is about.
    pub tone: Tone,
    /// The text lies inside its bar.
    pub inside: bool,
    pub datum: Datum,
}

/// One panel in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnPanel {
    pub kind: PanelKind,
    pub area: Area,
    /// Values at the bottom and at the top of the area.
    pub range: (f64, f64),
    pub log: bool,
    pub baseline: f64,
    /// Over the panel; none among tiles.
    pub caption: Option<Text>,
    /// Of one dataset among tiles.
    pub title: Option<Text>,
    /// At the right edge of the numbers; `y` is also where the gridline runs.
    pub ticks: Vec<Text>,
    /// Gridlines between powers of ten, without numbers.
    pub minor: Vec<f64>,
    pub ribbons: Vec<DrawnRibbon>,
    pub bars: Vec<DrawnBar>,
    pub bands: Vec<DrawnBand>,
    pub lines: Vec<DrawnLine>,
    pub notes: Vec<DrawnNote>,
    pub labels: Vec<DrawnNote>,
    /// Where series break, across.
    pub breaks: Vec<f64>,
    /// Names of the time axis under this panel; among tiles only.
    pub times: Vec<Text>,
}

impl DrawnPanel {
    pub fn y_of(&self, value: f64) -> f64 {
        let scaled = |value: f64| if self.log { value.max(f64::MIN_POSITIVE).log10() } else { value };
        let (low, high) = (scaled(self.range.0), scaled(self.range.1));
        self.area.bottom - (scaled(value) - low) / (high - low) * self.area.height()
    }

    pub fn value_at(&self, y: f64) -> f64 {
        let part = (self.area.bottom - y) / self.area.height();
        if self.log {
            let (low, high) = (self.range.0.log10(), self.range.1.log10());
            10_f64.powf(low + part * (high - low))
        } else {
            self.range.0 + part * (self.range.1 - self.range.0)
        }
    }
}

/// A marker in pixels: a dashed line through the panels, a dot under the first, a label if there is room.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnMarker {
    /// Its place in the picture's markers.
    pub place: usize,
    pub x: f64,
    /// Where one that lasts ends.
    pub to: Option<f64>,
    /// Height of the dot's middle.
    pub y: f64,
    pub label: Option<Text>,
    /// Dot and label, for the pointer.
    pub area: Area,
}

/// A person's note in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnRemark {
    /// Its place in the chart's notes.
    pub place: usize,
    /// What it points at.
    pub x: f64,
    pub y: f64,
    /// The span that it is about.
    pub span: Option<Area>,
    /// One a line of the text.
    pub lines: Vec<Text>,
    /// All of the text, for the pointer.
    pub area: Area,
}

/// A series in the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendItem {
    pub key: SeriesKey,
    pub ink: Ink,
    pub shape: Shape,
    /// Sample and name, for the pointer.
    pub area: Area,
    pub text: Text,
    /// The name whole, where the text is cut.
    pub name: String,
}

/// Text of more than one weight and size over and under the panels.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    pub text: Text,
    pub size: f64,
    pub bold: bool,
    pub quiet: bool,
}

/// A name beside the last figure of its series.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnEnd {
    pub key: SeriesKey,
    pub datum: Datum,
    pub ink: Ink,
    /// A sample of the mark before the text, where the marks stand side by side.
    pub sample: Option<Shape>,
    pub text: Text,
    /// Of sample and text, for the pointer.
    pub area: Area,
}

/// A whole chart in pixels.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub across_kind: Across,
    pub panels: Vec<DrawnPanel>,
    /// Months at the left and right edge of the panels.
    pub view: (f64, f64),
    /// Left and right edge of the panels; of the first one among tiles.
    pub across: (f64, f64),
    pub times: Vec<Text>,
    /// Where years begin, when the axis names something shorter than years.
    pub year_starts: Vec<f64>,
    pub markers: Vec<DrawnMarker>,
    pub remarks: Vec<DrawnRemark>,
    pub ends: Vec<DrawnEnd>,
    pub legend: Vec<LegendItem>,
    /// Title, subtitle, source and notes.
    pub captions: Vec<Caption>,
}

impl Drawing {
    pub fn x_of(&self, months: f64) -> f64 {
        let part = (months - self.view.0) / (self.view.1 - self.view.0);
        self.across.0 + part * (self.across.1 - self.across.0)
    }

    /// In one of several panels side by side.
    pub fn x_in(&self, panel: &DrawnPanel, months: f64) -> f64 {
        self.x_of(months) + panel.area.left - self.across.0
    }

    pub fn months_in(&self, panel: &DrawnPanel, x: f64) -> f64 {
        self.months_at(x - panel.area.left + self.across.0)
    }

    pub fn months_at(&self, x: f64) -> f64 {
        let part = (x - self.across.0) / (self.across.1 - self.across.0);
        self.view.0 + part * (self.view.1 - self.view.0)
    }

    /// The figure whose bar or point is at a place; points win, they lie on top.
    pub fn datum_at(&self, x: f64, y: f64) -> Option<Datum> {
        let panel = self.panels.iter().find(|panel| panel.area.contains(x, y))?;
        let near = |point: &&LinePoint| (point.x - x).abs().max((point.y - y).abs()) <= 8.0;
        let points = panel.lines.iter().flat_map(|line| line.points.iter());
        if let Some(point) = points.clone().find(near) {
            return Some(point.datum);
        }
        // A bar of a small figure is a line of pixels: it can be hit a little beside it.
        let mut bars = panel.bars.iter().filter(|bar| {
            let grown = Area { top: bar.area.top - 4.0, bottom: bar.area.bottom + 4.0, ..bar.area };
            grown.contains(x, y)
        });
        bars.next_back().map(|bar| bar.datum)
    }
}
