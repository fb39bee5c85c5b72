//! What a trade project *is*: plain values.
//!
//! Figures are claims that somebody printed; records say what a commission decided. Nothing here reads a file,
//! asks the clock or knows of a window.
//! *Invariant:* a project changes only through [`Project::apply`].

pub mod area;
pub mod area_names;
pub mod commission;
pub mod dataset;
pub mod drawing;
pub mod edit;
pub mod figure;
pub mod id;
pub mod key;
pub mod marks;
pub mod number;
pub mod observations;
pub mod paper;
pub mod period;
pub mod project;
pub mod report;
pub mod saved;
pub mod scene;
pub mod source;
pub mod statement;
pub mod style;
pub mod table;

pub use area::{Area, AreaKind, AreaRef};
pub use commission::{
    Citation, CoChair, Commission, CommissionHead, CommissionSession, Deadline, Delegation, Document, GonePoint,
    Outcome, OutcomeKind, OutcomeStatus, Person, Phase, Priority, QuotedFigure, Reopening, Review, ReviewResult,
    SessionFormat, SessionHead, SessionTemplate, Statement, StatusEntry, Target, Topic,
};
pub use dataset::{Adjustment, Dataset, DatasetHead, Identity, Indicator, NamedFlow, Term, TradeSystem, Valuation};
pub use edit::{Edit, EditError, Entry, Fields, List};
pub use figure::{Confidentiality, Figure, FigureDetails, Figures, ObsStatus, Observation, Qualifier, Said};
pub use id::{
    AcknowledgementId, AreaId, ChartId, CommissionId, DatasetId, EventId, FlowId, Id, IdentityId, OutcomeId, ReviewId,
    SessionId, SourceId, ViewId,
};
pub use key::{Against, CellRef, Flow, Key, Measure, RateForm, Whole};
pub use number::{Multiplier, Number};
pub use observations::Observations;
pub use period::{Frequency, Period};
pub use project::{Project, ProjectHead};
pub use report::{ReportCell, ReportTable, ReportValue};
pub use saved::{Acknowledgement, Chart, ChartKind, ChartNote, Event, EventKind, Filter, View, ViewOf};
pub use scene::Rgb;
pub use source::{Rounding, RoundingConvention, Source};
pub use style::{ChartSize, ChartStyle};
pub use table::{Record, Table};
