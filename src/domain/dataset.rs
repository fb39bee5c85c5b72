//! A dataset: the trade of one reporter with one partner, from one side's point of view.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::area::AreaRef;
use super::id::{DatasetId, FlowId, IdentityId, SourceId};
use super::key::Flow;
use super::number::Multiplier;
use super::observations::Observations;
use super::period::Period;
use super::table::Record;

/// What is counted (SDMX INDICATOR).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Indicator {
    #[default]
    Goods,
    Services,
    GoodsAndServices,
    /// Anything else, by its own name: cargo, transit, passengers.
    Other(String),
}

/// IMTS 2010 para. 4.8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Valuation {
    #[default]
    NotStated,
    Fob,
    Cif,
}

/// IMTS 2010 chapter 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum TradeSystem {
    #[default]
    NotStated,
    General,
    SpecialStrict,
    SpecialRelaxed,
}

/// SDMX ADJUSTMENT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Adjustment {
    #[default]
    None,
    Seasonal,
    Calendar,
    SeasonalAndCalendar,
}

/// All of a dataset but its figures.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DatasetHead {
    /// A name of its own; empty: reporter, partner and indicator name it.
    pub name: String,
    pub reporter: AreaRef,
    pub partner: AreaRef,
    pub indicator: Indicator,
    /// Commodity code and words; empty is the total.
    pub product: String,
    /// ISO 4217 for money, else the unit's own name ("tonnes").
    pub unit: String,
    /// The multiplier that the dataset is shown and typed in.
    pub shown: Multiplier,
    pub export_valuation: Valuation,
    pub import_valuation: Valuation,
    pub system: TradeSystem,
    pub adjustment: Adjustment,
    /// Where a figure typed into an empty cell comes from.
    pub default_source: Option<SourceId>,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dataset {
    pub id: DatasetId,
    pub head: DatasetHead,
    /// Periods that stay in the table also without a figure.
    pub periods: BTreeSet<Period>,
    pub observations: Observations,
}

impl Dataset {
    pub fn new(id: DatasetId, head: DatasetHead) -> Self {
        Self { id, head, periods: BTreeSet::new(), observations: Observations::default() }
    }

    /// Every period of the table, declared or with a figure, each once, in order.
    pub fn all_periods(&self) -> Vec<Period> {
        let mut declared = self.periods.iter().copied().peekable();
        let mut all = Vec::new();
        for period in self.observations.periods() {
            while let Some(earlier) = declared.next_if(|declared| *declared < period) {
                all.push(earlier);
            }
            declared.next_if_eq(&period);
            all.push(period);
        }
        all.extend(declared);
        all
    }

    /// The last period of the table that fits, found from the end.
    pub fn last_period(&self, fits: impl Fn(Period) -> bool) -> Option<Period> {
        let declared = self.periods.iter().rev().copied().find(|period| fits(*period));
        declared.max(self.observations.last_period(fits))
    }
}

impl Record for Dataset {
    type Id = DatasetId;
    fn id(&self) -> DatasetId {
        self.id
    }
}

/// A flow that the project names itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFlow {
    pub id: FlowId,
    pub name: String,
}

impl Record for NamedFlow {
    type Id = FlowId;
    fn id(&self) -> FlowId {
        self.id
    }
}

/// One side of an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Term {
    pub dataset: DatasetId,
    pub flow: Flow,
}

/// "These partners add up to the world", in every period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub id: IdentityId,
    pub whole: Term,
    pub parts: Vec<Term>,
    /// False where the parts may leave a rest; `None` where nobody said.
    pub complete: Option<bool>,
    pub note: String,
}

impl Record for Identity {
    type Id = IdentityId;
    fn id(&self) -> IdentityId {
        self.id
    }
}
