//! A chart as plain values: what is drawn, in months and amounts.
//!
//! `analysis` makes a [`Picture`] of figures and lays it out as a [`super::drawing::Drawing`] in pixels, which becomes a
//! [`super::scene::Scene`] of plain shapes. Every painter (window, SVG, and through it PDF and PNG) paints that scene.
//! *Invariant:* nothing here is a verdict; f64 is for eyes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::id::{DatasetId, EventId, SessionId};
use super::key::Flow;
use super::period::Period;

/// What the values of a panel are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PanelKind {
    /// Amounts.
    Level,
    /// What they changed by, in the form of the basis.
    Growth,
    /// A base = 100.
    Index,
    /// Percent of turnover.
    Share,
    /// Percentage points of the growth of turnover.
    Contribution,
}

/// Figures that are drawn alike and have one place in the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    pub dataset: DatasetId,
    pub flow: Flow,
    /// Of a curve of one year in a chart of years to date.
    pub year: Option<i32>,
}

/// One series in one panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    pub key: SeriesKey,
    pub panel: PanelKind,
}

impl Series {
    pub fn flow(self) -> Flow {
        self.key.flow
    }
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

/// The colour of a series by what it means; a palette says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ink {
    /// The same colour for a flow everywhere.
    Flow(Flow),
    /// Of several datasets or of more series than there are flows: its place in the legend.
    Nth(u16),
    /// Of so many years, the newest last and strongest.
    Year { nth: u16, of: u16 },
}

/// What stands for a series in the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    Bar,
    Line,
    Area,
    /// Points without a line: the total of contributions.
    Point,
}

/// A series in the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub key: SeriesKey,
    pub name: String,
    pub ink: Ink,
    pub shape: Shape,
}

/// A mark in months since January of year 0 (across, see [`Across`]) and in the panel's unit (up).
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    Bar(Bar),
    Band(Band),
    Line(Line),
    Ribbon(Ribbon),
    Note(Note),
    Label(Label),
    Break(Break),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Middle of the group; a painter that makes bars narrower moves them towards it.
    pub middle: f64,
    pub x0: f64,
    pub x1: f64,
    /// Where the bar begins: the panel's baseline, or the end of the bar that it is stacked on.
    pub base: f64,
    /// Where it ends.
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
    /// In the order of `x`.
    pub points: Vec<LinePoint>,
    /// False for points that no line joins.
    pub joined: bool,
    /// Its last point is no figure: from there the line runs on beyond the paper.
    pub runs_on: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinePoint {
    pub x: f64,
    pub y: f64,
    /// Of the point and of the segment that leads to it.
    pub tone: Tone,
    pub datum: Datum,
}

/// A filled run of neighbouring periods without a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Ribbon {
    pub series: Series,
    /// In the order of `x`.
    pub points: Vec<RibbonPoint>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RibbonPoint {
    pub x: f64,
    /// Where it begins: 0, or the ribbon that it lies on.
    pub base: f64,
    pub y: f64,
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

/// The figure of a mark in words, drawn beside it where there is room.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    pub middle: f64,
    pub x: f64,
    pub y: f64,
    /// Where the mark begins, for a label inside it; as `y` for a point.
    pub base: f64,
    pub text: String,
    pub datum: Datum,
}

/// A break in a series (SDMX OBS_STATUS B): before `x` it is counted in another way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break {
    pub x: f64,
    pub datum: Datum,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    pub kind: PanelKind,
    /// Of one dataset among tiles; empty elsewhere.
    pub title: String,
    /// Unit or measure, over the panel.
    pub caption: String,
    /// Where bars begin: 0, or 100 for an index.
    pub baseline: f64,
    /// Powers of ten instead of equal steps; every value is above 0 then, and there are no bars.
    pub log: bool,
    /// What lies below 0 is counted downward: the numbers of the axis have no minus.
    pub mirrored: bool,
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
    /// End of an event that lasts.
    pub to: Option<f64>,
    /// The day, or the first of several.
    pub date: Option<Date>,
    /// "20th session, Astana"
    pub name: String,
    /// The same in fewer and fewer words; the first is the name itself.
    pub shorter: Vec<String>,
    pub target: Target,
}

/// A person's note on a point or a span.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Its place in the chart's notes.
    pub place: usize,
    pub from: f64,
    /// End of a span.
    pub to: Option<f64>,
    /// The panel and the value that the note points at.
    pub at: Option<(PanelKind, f64)>,
    pub text: String,
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

/// What lies across.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Across {
    /// Months since January of year 0.
    #[default]
    Time,
    /// January to December: 0 to 12.
    Year,
    /// Two periods, at 0 and at 1, with their names.
    Ends(String, String),
}

/// How several panels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Arrangement {
    /// One over the other, over one time axis; each has its own range.
    #[default]
    Stacked,
    /// Side by side in rows, all with one range.
    Tiles,
}

/// A period with something to point at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    pub x: f64,
    pub period: Period,
}

/// A figure of the last period, or of the first of two, named beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    pub key: SeriesKey,
    pub datum: Datum,
    /// Right edge of the bar, or the point.
    pub x: f64,
    /// Of the bar's group.
    pub middle: f64,
    /// Of the bar; 0 for a point.
    pub wide: f64,
    pub y: f64,
    /// Name and figure.
    pub text: String,
    /// Beside a figure that stands on its mark.
    pub name: String,
    /// Where a legend has the name.
    pub value: String,
}

/// The words over and under the panels; empty ones take no room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Captions {
    pub title: String,
    /// Unit and viewpoint.
    pub subtitle: String,
    /// "Source: …"
    pub source: String,
    /// What the letters mean, notes, statuses; one sentence each.
    pub notes: Vec<String>,
}

/// A whole chart: panels over one axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    pub captions: Captions,
    pub across: Across,
    pub arrangement: Arrangement,
    pub panels: Vec<Panel>,
    pub markers: Vec<Marker>,
    pub remarks: Vec<Remark>,
    /// Every series with a figure, also the hidden ones.
    pub legend: Vec<Named>,
    /// From–to, with room for markers that follow the figures.
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
    /// Lowest and highest value that the axis of each panel is made for, while it stands still under a figure that is
    /// dragged; empty: those that are in view.
    pub held: Vec<Option<(f64, f64)>>,
}

impl Picture {
    /// Nothing to draw at all, hidden or not.
    pub fn is_empty(&self) -> bool {
        self.legend.is_empty()
    }

    /// As it stands on a page: a series that is not drawn has no place in the legend.
    pub fn named_without(mut self, hidden: &BTreeSet<SeriesKey>) -> Self {
        self.legend.retain(|named| !hidden.contains(&named.key));
        self
    }

    pub fn panel(&self, kind: PanelKind) -> Option<&Panel> {
        self.panels.iter().find(|panel| panel.kind == kind)
    }

    pub fn named(&self, key: SeriesKey) -> Option<&Named> {
        self.legend.iter().find(|named| named.key == key)
    }

    /// The period whose middle is nearest to `x`.
    pub fn nearest(&self, x: f64) -> Option<Stop> {
        self.stops.iter().copied().min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()))
    }
}

/// How wide a text is drawn, in pixels. Comes in from the painter.
pub trait TextWidth {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64;
}
