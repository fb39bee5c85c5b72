//! What a figure is about: which flow, which period, which measure.

use serde::{Deserialize, Serialize};

use super::id::{AreaId, DatasetId, FlowId};
use super::period::Period;

/// A trade flow (IMTS 2010 and SDMX codes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Flow {
    /// X
    Exports,
    /// M
    Imports,
    /// T: exports plus imports
    Turnover,
    /// B: exports minus imports
    Balance,
    /// RX
    ReExports,
    /// RM
    ReImports,
    /// DX
    DomesticExports,
    /// TR
    Transit,
    /// A flow that the project names itself.
    Named(FlowId),
}

impl Flow {
    /// The flows that have a code, in the order of columns.
    pub const CODED: [Self; 8] = [
        Self::Exports,
        Self::Imports,
        Self::Turnover,
        Self::Balance,
        Self::ReExports,
        Self::ReImports,
        Self::DomesticExports,
        Self::Transit,
    ];

    /// The code in files; `None` for a named flow.
    pub fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::Exports => "X",
            Self::Imports => "M",
            Self::Turnover => "T",
            Self::Balance => "B",
            Self::ReExports => "RX",
            Self::ReImports => "RM",
            Self::DomesticExports => "DX",
            Self::Transit => "TR",
            Self::Named(_) => return None,
        })
    }
}

/// What a rate or a change is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Against {
    /// The same months a year before.
    #[default]
    YearEarlier,
    /// The period of the same length just before.
    Previous,
    Period(Period),
}

impl Against {
    /// The period that `period` is compared with; only equally long ones are.
    pub fn base_of(self, period: Period) -> Option<Period> {
        match self {
            Self::YearEarlier => period.year_earlier(),
            Self::Previous => period.previous(),
            Self::Period(base) => (base.months() == period.months()).then_some(base),
        }
    }
}

/// How a rate was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum RateForm {
    /// +14.2 %
    #[default]
    Percent,
    /// 1.142 times
    Times,
    /// 114.2 (base = 100)
    Index,
}

/// The whole that a share or a contribution is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Whole {
    /// Another flow of the same dataset.
    Flow(Flow),
    /// The same flow of another dataset.
    Dataset(DatasetId),
    /// The reporter's trade with an area.
    Area(AreaId),
    World,
}

/// What kind of quantity a figure states.
///
/// Levels and absolute changes are printed in multiples of the dataset's unit. All others are pure numbers: their
/// figures carry [`super::number::Multiplier::UNITS`], and `14.2` of a percent rate is 14.2 percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Measure {
    /// An amount in the dataset's unit.
    #[default]
    Level,
    /// A growth rate that somebody printed.
    Rate { form: RateForm, against: Against },
    /// An absolute change in the dataset's unit.
    AbsoluteChange { against: Against },
    /// Percent of a whole.
    Share { of: Whole },
    /// Percentage points.
    ShareChange { of: Whole },
    /// Contribution to the growth of a whole, percentage points.
    Contribution { to: Whole },
    /// Compound annual growth rate since a period, percent.
    CompoundRate { from: Period },
    /// Exports as percent of imports.
    Cover,
}

impl Measure {
    /// The printed percent rate on `against`.
    pub fn growth(against: Against) -> Self {
        Self::Rate { form: RateForm::Percent, against }
    }
}

/// The key of an observation within a dataset. Ordered as a table is read: by period, then measure, then flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    pub period: Period,
    pub measure: Measure,
    pub flow: Flow,
}

impl Key {
    pub fn new(flow: Flow, period: Period, measure: Measure) -> Self {
        Self { period, measure, flow }
    }

    pub fn level(flow: Flow, period: Period) -> Self {
        Self::new(flow, period, Measure::Level)
    }

    /// The printed percent growth rate of `flow` on `against`.
    pub fn growth(flow: Flow, period: Period, against: Against) -> Self {
        Self::new(flow, period, Measure::growth(against))
    }
}

/// A cell of the project: the dataset it is in, and its key there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    pub dataset: DatasetId,
    pub key: Key,
}
