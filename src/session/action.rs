//! Everything that a person can do to an open project, as data: what the window sends, tests and scripts replay.

mod cells;
mod charts;
mod checks;
mod figures;
mod look;
mod merge;
mod paste;
mod record;
mod replace;
mod unit;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use cells::CellsAction;
pub use charts::ChartsAction;
pub use checks::ChecksAction;
pub use figures::{FigureRef, FiguresAction};
pub use look::LookAction;
pub use merge::{MergedFrom, TakenOver};
pub use paste::{Conflicts, DecimalSign, Paste, PasteAcross, Reading};
pub use record::{Finding, RecordAction, ReviewPoint};
pub use replace::Replace;
pub use unit::UnitChange;

use super::bulletin::Bulletin;
use super::place::{Cursor, FigureCursor, Place, Span};
use crate::analysis::growth::Basis;
use crate::analysis::sheet::RowsOf;
use crate::domain::{
    AreaRef, Chart, CommissionId, Confidentiality, DatasetHead, DatasetId, Event, Fields, Id, Key, List, ObsStatus,
    OutcomeId, OutcomeKind, Period, Qualifier, SessionId, SourceId, View,
};

/// A change of one figure beside what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FigureChange {
    Source(Option<SourceId>),
    Status(ObsStatus),
    Qualifier(Qualifier),
    Confidentiality(Confidentiality),
    Published(Option<Date>),
    /// Empty takes it away.
    Quote(String),
    /// Empty takes it away.
    Note(String),
}

/// A record to be made; its id is given when it is made, and it becomes the selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NewRecord {
    Dataset(DatasetHead),
    Source {
        title: String,
    },
    Commission {
        name: String,
        parties: Vec<AreaRef>,
    },
    /// Delegations are taken from the commission's parties, the number from the last session.
    Session(CommissionId),
    /// After the outcome named, else at the end.
    Outcome {
        session: SessionId,
        after: Option<OutcomeId>,
        kind: OutcomeKind,
        text: String,
    },
    /// The id that it has does not count.
    Chart(Box<Chart>),
    /// Stands among the others in time order; the id that it has does not count.
    Event(Event),
    /// The id that it has does not count.
    View(Box<View>),
}

/// Edits with the same mark that follow each other and change the same thing are one step of undo.
/// The window gives one mark to all keystrokes of one visit to a field; 0 is never merged.
pub type Interaction = u64;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// The text of a cell while it is being typed: everything calculated follows it.
    Draft {
        dataset: DatasetId,
        key: Key,
        text: String,
    },
    /// Typing was given up; everything is as before.
    DropDraft,
    /// A text typed into a cell, committed. Corrects the adopted figure, or makes one; empty clears.
    Enter {
        dataset: DatasetId,
        key: Key,
        text: String,
    },
    /// What is done to many cells at once.
    Cells(CellsAction),
    /// What is done to figures named one by one.
    Figures(FiguresAction),
    /// What is done to the record of a commission.
    Record(RecordAction),
    /// What is done to several charts at once.
    Charts(ChartsAction),
    /// What is done about verdicts on figures.
    Checks(ChecksAction),
    /// A paragraph of figures becomes a dataset.
    Bulletin(Box<Bulletin>),
    /// A block of cells from the clipboard, read as the person agreed to.
    Paste(Box<Paste>),
    /// The same into the table of partners or products.
    PasteAcross(Box<PasteAcross>),
    /// Another state of the project, as one step.
    Merge(Box<TakenOver>),
    /// Another unit for a dataset.
    Unit {
        dataset: DatasetId,
        change: UnitChange,
    },
    /// Found texts are replaced.
    Replace(Replace),
    /// A rival beside the figures of a cell, adopted or not; the first figure of a cell is adopted.
    AddFigure {
        dataset: DatasetId,
        key: Key,
        text: String,
        source: Option<SourceId>,
        adopt: bool,
    },
    ChangeFigure {
        dataset: DatasetId,
        key: Key,
        place: usize,
        change: FigureChange,
        interaction: Interaction,
    },
    /// A text typed over the figure at `place`, adopted or not.
    CorrectFigure {
        dataset: DatasetId,
        key: Key,
        place: usize,
        text: String,
    },
    /// Shows the figure at `place`, or none.
    Adopt {
        dataset: DatasetId,
        key: Key,
        place: Option<usize>,
    },
    RemoveFigure {
        dataset: DatasetId,
        key: Key,
        place: usize,
    },

    AddPeriod {
        dataset: DatasetId,
        period: Period,
    },
    /// Those that are in the table already are left alone.
    AddPeriods {
        dataset: DatasetId,
        periods: Vec<Period>,
    },
    /// With all figures in them.
    RemovePeriods {
        dataset: DatasetId,
        periods: Vec<Period>,
    },

    Add(NewRecord),
    Set {
        fields: Box<Fields>,
        interaction: Interaction,
    },
    Delete {
        list: List,
        id: Id,
    },
    Duplicate {
        list: List,
        id: Id,
    },
    Move {
        list: List,
        id: Id,
        place: usize,
    },

    Undo,
    Redo,

    GoTo(Place),
    /// The cell that keys act on, in the dataset on screen.
    PutCursor(Option<Cursor>),
    /// What is selected in the dataset on screen. The last span has the cursor; none: the cursor's cell alone.
    Select {
        cursor: Option<Cursor>,
        spans: Vec<Span<Cursor>>,
    },
    /// The same in the table of all figures.
    SelectFigures {
        cursor: Option<FigureCursor>,
        spans: Vec<Span<FigureCursor>>,
    },
    SelectOutcome(Option<OutcomeId>),
    /// How a dataset's table is laid out.
    Look {
        dataset: DatasetId,
        look: LookAction,
    },
    ShowRows {
        dataset: DatasetId,
        rows: RowsOf,
    },
    ShowBasis {
        dataset: DatasetId,
        basis: Basis,
    },
    ShowAsOf {
        dataset: DatasetId,
        as_of: Option<Date>,
    },
    ShowNewestFirst {
        dataset: DatasetId,
        newest_first: bool,
    },
}
