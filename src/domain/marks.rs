//! A chart as plain values: what is drawn, and where each mark lies on its sheet of paper.
//!
//! A [`Picture`] speaks in months and amounts, a [`Drawing`] in pixels from the top left of the chart. Every painter
//! (window, SVG, PDF) draws the same drawing and adds only colours.
//! *Invariant:* nothing here is a verdict; f64 is for eyes.

use super::id::{EventId, SessionId};
use super::key::Flow;
use super::period::Period;

/// Which of the linked panels: amounts, or what they changed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PanelKind {
    Level,
    Growth,
}

/// One flow in one panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    pub flow: Flow,
    pub panel: PanelKind,
}

/// The figure that a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Datum {
    pub period: Period,
    pub series: Series,
}

/// How sure a mark looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tone {
    /// Printed by a source.
    #[default]
    Full,
    /// Calculated or implied.
    Pale,
    /// Provisional, estimated, forecast: an outline.
    Hollow,
}

/// A mark in months since January of year 0 (across) and in the panel's unit (up).
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    Bar(Bar),
    Band(Band),
    Line(Line),
    Note(Note),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Middle of the group; a painter that makes bars narrower moves them towards it.
    pub middle: f64,
    pub x0: f64,
    pub x1: f64,
    /// Value; the other end is the panel's baseline.
    pub y: f64,
    pub tone: Tone,
    pub datum: Datum,
}

/// What an interval allows, around a bar's end or a line's point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    pub middle: f64,
    pub x: f64,
    pub low: f64,
    pub high: f64,
    pub datum: Datum,
}

/// A run of neighbouring periods without a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub series: Series,
    pub points: Vec<LinePoint>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinePoint {
    pub x: f64,
    pub y: f64,
    /// Of the point and of the segment that leads to it.
    pub tone: Tone,
    pub datum: Datum,
}

/// A word where a bar can not stand: "new", "×11.4".
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub middle: f64,
    pub x: f64,
    pub text: String,
    pub datum: Datum,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    pub kind: PanelKind,
    /// Unit or measure, over the panel.
    pub caption: String,
    /// Where bars begin: 0, or 100 for an index.
    pub baseline: f64,
    /// In time order within each series.
    pub marks: Vec<Mark>,
}

/// What a marker on the time axis opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Session(SessionId),
    Event(EventId),
}

/// A session or an event on the time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Marker {
    pub x: f64,
    /// "20th session, Astana"
    pub name: String,
    /// The same in fewer and fewer words; the first is the name itself.
    pub shorter: Vec<String>,
    pub target: Target,
}

/// The finest names that the time axis has use for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Grain {
    #[default]
    Year,
    Half,
    Quarter,
    Month,
}

/// A period with something to point at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    pub x: f64,
    pub period: Period,
}

/// A figure of the last period, named beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    pub flow: Flow,
    /// Right edge of the bar, or the point.
    pub x: f64,
    /// Of the bar's group.
    pub middle: f64,
    /// Of the bar; 0 for a point.
    pub wide: f64,
    pub y: f64,
    pub text: String,
}

/// A whole chart: panels over one time axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    pub panels: Vec<Panel>,
    pub markers: Vec<Marker>,
    /// Every flow with a figure, also the hidden ones, in the order of the legend.
    pub flows: Vec<Flow>,
    /// From–to in months, with room for markers that follow the figures.
    pub time: (f64, f64),
    /// Months of the shortest period.
    pub shortest: f64,
    pub grain: Grain,
    pub stops: Vec<Stop>,
    pub ends: Vec<End>,
    /// What the chart says, in a sentence or two.
    pub summary: String,
    /// The months that the marks were chosen for, where there are too many periods to draw each.
    pub window: Option<(f64, f64)>,
}

impl Picture {
    /// Nothing to draw at all, hidden or not.
    pub fn is_empty(&self) -> bool {
        self.flows.is_empty()
    }

    pub fn panel(&self, kind: PanelKind) -> Option<&Panel> {
        self.panels.iter().find(|panel| panel.kind == kind)
    }

    /// The period whose middle is nearest to `x` months.
    pub fn nearest(&self, x: f64) -> Option<Stop> {
        self.stops.iter().copied().min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()))
    }
}

/// How wide a text is drawn, in pixels. Comes in from the painter.
pub trait TextWidth {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64;
}

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
    /// In pixels.
    pub points: Vec<LinePoint>,
    /// There is room for a dot at every point.
    pub dots: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DrawnNote {
    pub text: Text,
    pub datum: Datum,
}

/// One panel in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnPanel {
    pub kind: PanelKind,
    pub area: Area,
    /// Values at the bottom and at the top of the area.
    pub range: (f64, f64),
    pub baseline: f64,
    pub caption: Text,
    /// At the right edge of the numbers; `y` is also where the gridline runs.
    pub ticks: Vec<Text>,
    pub bars: Vec<DrawnBar>,
    pub bands: Vec<DrawnBand>,
    pub lines: Vec<DrawnLine>,
    pub notes: Vec<DrawnNote>,
}

/// A marker in pixels: a dashed line through the panels, a dot under the first, a label if there is room.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnMarker {
    /// Its place in the picture's markers.
    pub place: usize,
    pub x: f64,
    /// Height of the dot's middle.
    pub y: f64,
    pub label: Option<Text>,
    /// Dot and label, for the pointer.
    pub area: Area,
}

/// A whole chart in pixels.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    pub panels: Vec<DrawnPanel>,
    /// Months at the left and right edge of the panels.
    pub view: (f64, f64),
    /// Left and right edge of the panels.
    pub across: (f64, f64),
    pub times: Vec<Text>,
    /// Where years begin, when the axis names something shorter than years.
    pub year_starts: Vec<f64>,
    pub markers: Vec<DrawnMarker>,
    pub ends: Vec<(Flow, Text)>,
    /// Where the legend stands.
    pub legend: Area,
}

impl Drawing {
    pub fn x_of(&self, months: f64) -> f64 {
        let part = (months - self.view.0) / (self.view.1 - self.view.0);
        self.across.0 + part * (self.across.1 - self.across.0)
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
