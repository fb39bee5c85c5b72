//! What a person keeps beside the figures: events, charts, views of tables, accepted conflicts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{AcknowledgementId, ChartId, DatasetId, EventId, ViewId};
use super::key::{Against, CellRef, Flow};
use super::number::Multiplier;
use super::period::{Frequency, Period};
use super::style::ChartSize;
use super::table::Record;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum EventKind {
    #[default]
    Visit,
    Agreement,
    Other(String),
}

/// A day or a span that charts can show beside the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub id: EventId,
    pub from: Date,
    pub to: Option<Date>,
    pub kind: EventKind,
    pub title: String,
    pub link: String,
}

impl Record for Event {
    type Id = EventId;
    fn id(&self) -> EventId {
        self.id
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ChartKind {
    #[default]
    Grouped,
    Stacked,
    Mirrored,
    Lines,
    Area,
    Index,
    Growth,
    Contribution,
    Share,
    YearToDate,
    Slope,
    SmallMultiples,
}

impl ChartKind {
    /// In the order of the gallery, the menu and the form.
    pub const ALL: [Self; 12] = [
        Self::Grouped,
        Self::Stacked,
        Self::Mirrored,
        Self::Lines,
        Self::Area,
        Self::Index,
        Self::Growth,
        Self::Contribution,
        Self::Share,
        Self::YearToDate,
        Self::Slope,
        Self::SmallMultiples,
    ];
}

/// A free note on a point or a span of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartNote {
    pub from: Period,
    pub to: Option<Period>,
    /// Of the figure that it is about; `None`: of the period as a whole.
    pub flow: Option<Flow>,
    /// Of that figure, in a chart of several datasets.
    pub dataset: Option<DatasetId>,
    pub text: String,
}

/// A saved chart description; its picture is calculated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    pub id: ChartId,
    /// In the tree; empty: the title.
    pub name: String,
    /// Empty: suggested from the data.
    pub title: String,
    /// Empty: unit and viewpoint.
    pub subtitle: String,
    /// Empty: made of the sources of the figures shown.
    pub source: String,
    pub kind: ChartKind,
    pub datasets: Vec<DatasetId>,
    pub flows: Vec<Flow>,
    pub frequency: Frequency,
    /// What growth is measured on, and for an index what is 100.
    pub against: Against,
    /// Only figures published by then; `None`: the adopted ones.
    pub as_of: Option<Date>,
    /// The multiplier that levels are shown in; `None`: that of the first dataset.
    pub shown: Option<Multiplier>,
    pub from: Option<Period>,
    pub to: Option<Period>,
    pub log_scale: bool,
    pub data_labels: bool,
    pub patterns: bool,
    pub events: bool,
    /// A legend over the panels instead of names beside the last figures.
    pub legend: bool,
    /// `None`: as the house style says.
    pub size: Option<ChartSize>,
    pub notes: Vec<ChartNote>,
}

impl Chart {
    /// A chart of a dataset in its own words, with sessions and events.
    pub fn new(id: ChartId, kind: ChartKind, dataset: DatasetId, flows: Vec<Flow>, frequency: Frequency) -> Self {
        Self {
            id,
            name: String::new(),
            title: String::new(),
            subtitle: String::new(),
            source: String::new(),
            kind,
            datasets: vec![dataset],
            flows,
            frequency,
            against: Against::default(),
            as_of: None,
            shown: None,
            from: None,
            to: None,
            log_scale: false,
            data_labels: false,
            patterns: false,
            events: true,
            legend: false,
            size: None,
            notes: Vec::new(),
        }
    }
}

impl Record for Chart {
    type Id = ChartId;
    fn id(&self) -> ChartId {
        self.id
    }
}

/// The tables that a view can be saved of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ViewOf {
    #[default]
    Register,
    Figures,
    Checks,
    Sources,
}

/// Keeps the rows whose field has one of the texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub field: String,
    pub any_of: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    pub id: ViewId,
    pub name: String,
    pub of: ViewOf,
    pub filters: Vec<Filter>,
    pub group_by: String,
    pub sort_by: String,
    pub descending: bool,
}

impl Record for View {
    type Id = ViewId;
    fn id(&self) -> ViewId {
        self.id
    }
}

/// A conflict accepted with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    pub id: AcknowledgementId,
    pub statements: Vec<CellRef>,
    /// Of the statements as they stood; another one shows the conflict again.
    pub fingerprint: String,
    pub reason: String,
    pub date: Option<Date>,
}

impl Record for Acknowledgement {
    type Id = AcknowledgementId;
    fn id(&self) -> AcknowledgementId {
        self.id
    }
}
