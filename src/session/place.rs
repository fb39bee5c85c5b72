//! Where the person is: which record is on the screen, which cell keys act on. Undo brings it back.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::analysis::sheet::{Column, Question};
use crate::domain::{CellRef, ChartId, CommissionId, DatasetId, EventId, OutcomeId, Period, SessionId, SourceId};

/// What the middle of the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Place {
    /// Nothing is chosen: what to do next.
    #[default]
    Start,
    Dataset(DatasetId),
    Commission(CommissionId),
    Session(SessionId),
    Chart(ChartId),
    /// Visits, agreements and what else charts mark beside sessions.
    Events,
    /// One of them.
    Event(EventId),
    Sources,
    Source(SourceId),
    /// Every figure of the project in one table.
    Figures,
    /// The partners or products of one reporter against periods.
    Partners,
    /// What later issues made of the figures of a dataset.
    Revisions(DatasetId),
    /// A dataset beside the one of its partner's own figures.
    Mirror(DatasetId),
    /// The points of all sessions in one table.
    Register,
    /// Sessions and deadlines by month.
    Calendar,
    /// The verdicts on all figures.
    Checks,
}

/// A cell of the dataset on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cursor {
    pub period: Period,
    pub column: Column,
}

/// How far a selected span reaches beyond the cells between its two corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Extent {
    #[default]
    Cells,
    /// Whole rows between the two corners.
    Rows,
    /// Whole columns between the two corners.
    Columns,
    All,
}

/// A selected span of cells: where it began, and its far corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span<C> {
    pub anchor: C,
    pub far: C,
    #[serde(default)]
    pub extent: Extent,
}

/// A cell of the table of all figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FigureCursor {
    pub cell: CellRef,
    /// Place of the figure among those of its cell.
    pub place: usize,
    pub column: FigureColumn,
}

/// The columns of the table of all figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FigureColumn {
    Dataset,
    Period,
    Flow,
    Measure,
    Amount,
    Unit,
    Source,
    Published,
    Status,
    Note,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    pub place: Place,
    /// In the dataset on screen.
    pub cursor: Option<Cursor>,
    /// What is selected there, the span that has the cursor last; none: the cursor's cell alone.
    pub spans: Vec<Span<Cursor>>,
    /// In the table of all figures.
    pub figure: Option<FigureCursor>,
    pub figure_spans: Vec<Span<FigureCursor>>,
    pub outcome: Option<OutcomeId>,
}

/// Which rows of a dataset's table are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum RowFilter {
    #[default]
    All,
    /// Rows where a level of exports, imports or turnover is printed by nobody.
    LacksFigure,
    Provisional,
    /// Rows with a figure that can not hold with the others.
    Conflict,
}

/// How one dataset is looked at. Kept with the window's settings, not in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DatasetView {
    #[serde(skip)]
    pub question: Question,
    pub newest_first: bool,
    /// No totals stand under rows that add up to years.
    pub without_totals: bool,
    /// The columns in their order; `None`: level and growth of each flow.
    pub columns: Option<Vec<Column>>,
    /// Widths in points where a person dragged them.
    pub widths: BTreeMap<Column, u16>,
    #[serde(skip)]
    pub filter: RowFilter,
    /// Datasets side by side with this one.
    #[serde(skip)]
    pub beside: Vec<DatasetId>,
}
