//! The figures of a project as systems of statements, and the verdicts on them.
//!
//! A system is what one office said of some tables at one date: statements of two vintages or of the two partners are
//! never put together; they are compared instead.
//! *Invariant:* a verdict depends on its own statements alone, so that only touched blocks are judged again.

mod answer;
mod forms;
mod gather;
mod laws;
mod live;
mod ratios;
mod report;

use jiff::civil::Date;

pub use answer::{Answer, Asked, Under};
pub use gather::{Choice, checks};
pub use live::{Live, live};
pub use report::{Glance, Judged, Known, Report, Standing, report, verdicts};

use crate::domain::statement::System;
use crate::domain::{CellRef, DatasetId, Flow, Period, SourceId};

/// An unknown true level: in the order in which a proof names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    pub period: Period,
    pub flow: Flow,
    pub dataset: DatasetId,
}

/// The figure that a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    pub cell: CellRef,
    /// Among the figures of its cell.
    pub place: usize,
    pub source: Option<SourceId>,
}

/// What was said together: by one office on one day, or in one source that has no date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vintage {
    NoSource,
    /// The same figure can be printed again at another date.
    Issue {
        issuer: String,
        published: Date,
    },
    Source(SourceId),
}

/// A figure that is in no system, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// The difference of two quotients is not linear.
    ShareChange,
    /// The series has a break there.
    Break,
    /// There is no such period, or not a base above zero.
    NoBase,
    /// Of a whole that the project has no table of.
    NoWhole,
    /// A number with more digits than can be calculated with.
    TooLong,
}

/// Statements that are tied to each other, of one vintage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub vintage: Vintage,
    pub system: System,
    /// What each unknown of the system is.
    pub quantities: Vec<Quantity>,
    /// What each statement of the system is.
    pub origins: Vec<Origin>,
    /// What is asked beside every level.
    pub ratios: Vec<Asked>,
}

impl Check {
    /// The datasets whose figures are in it, in order.
    pub fn datasets(&self) -> Vec<DatasetId> {
        let mut all: Vec<_> = self.origins.iter().map(|origin| origin.cell.dataset).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The first and the last period that something is said of.
    pub fn span(&self) -> Option<(Period, Period)> {
        let periods = || self.origins.iter().map(|origin| origin.cell.key.period);
        Some((periods().min()?, periods().max_by_key(|period| (period.end_index(), *period))?))
    }
}

#[cfg(test)]
mod tests;
