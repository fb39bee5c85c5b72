//! Which figures the table of all figures shows, and in which order.

use crate::domain::{DatasetId, Flow, Measure, ObsStatus, SourceId};
use crate::session::FigureColumn;

/// What a figure states, whatever it is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureKind {
    Level,
    Growth,
    Change,
    Share,
    Contribution,
    Cover,
}

impl MeasureKind {
    pub const ALL: [Self; 6] = [Self::Level, Self::Growth, Self::Change, Self::Share, Self::Contribution, Self::Cover];

    pub fn of(measure: Measure) -> Self {
        match measure {
            Measure::Level => Self::Level,
            Measure::Rate { .. } | Measure::CompoundRate { .. } => Self::Growth,
            Measure::AbsoluteChange { .. } => Self::Change,
            Measure::Share { .. } | Measure::ShareChange { .. } => Self::Share,
            Measure::Contribution { .. } => Self::Contribution,
            Measure::Cover => Self::Cover,
        }
    }
}

/// Adopted figures, rivals, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Which {
    #[default]
    All,
    Adopted,
    Rivals,
}

/// Which source a figure names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SourceFilter {
    #[default]
    Any,
    Without,
    Only(SourceId),
}

/// Figures that meet all of this are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Each word stands in the dataset's name or product, the source, the note, the period or the flow.
    pub text: String,
    pub dataset: Option<DatasetId>,
    pub flow: Option<Flow>,
    pub measure: Option<MeasureKind>,
    pub status: Option<ObsStatus>,
    pub source: SourceFilter,
    pub which: Which,
    /// Only what could not be read as a number.
    pub unread: bool,
}

impl Filter {
    pub fn is_open(&self) -> bool {
        let Self { text, dataset, flow, measure, status, source, which, unread } = self;
        let none = dataset.is_none() && flow.is_none() && measure.is_none() && status.is_none();
        text.trim().is_empty() && none && *source == SourceFilter::Any && *which == Which::All && !unread
    }
}

/// By what the rows are sorted; rows that are equal there stay in their natural order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sort {
    pub column: FigureColumn,
    pub descending: bool,
}
