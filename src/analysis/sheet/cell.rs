//! A cell: what it shows, where that comes from, and what is to be said of it.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::analysis::growth::{Amount, Growth, GrowthForm};
use crate::analysis::interval::Interval;
use crate::domain::{Frequency, ObsStatus, Period, Qualifier, SourceId};

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Content {
    /// Nobody printed it and nothing follows: "—".
    #[default]
    Missing,
    /// A level in the dataset's shown multiplier, with its printed (or calculated) decimals.
    Level {
        value: Decimal,
        qualifier: Qualifier,
    },
    /// A printed range, or an implied level that does not round to one value: "374.9…375.1".
    Bounds(Interval),
    Nil,
    Negligible,
    /// Typed words that are no number.
    Unread(String),
    /// A status that says why there is no value.
    NoValue(ObsStatus),
    /// A growth figure as a source printed it, in the basis' form.
    PrintedGrowth(Decimal),
    /// A calculated one, or why there is none.
    Growth(Growth),
    /// The title of a source, the words of a note.
    Text(String),
}

/// Where a content comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    #[default]
    Nobody,
    /// Printed by a source, or typed without one.
    Printed { source: Option<SourceId>, status: ObsStatus },
    /// Follows from printed figures.
    Calculated(How),
    /// Follows from an identity or a printed growth rate for a figure that nobody printed.
    Implied(How),
}

/// The calculation behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    ExportsPlusImports,
    ExportsMinusImports,
    TurnoverMinusExports,
    TurnoverMinusImports,
    /// From the level of another period and the printed growth between the two.
    FromGrowth(Period),
    /// Growth of the level in this period on the level in `base`.
    GrowthOn {
        base: Period,
    },
    /// The levels of all shorter periods of this length that make up the period.
    SumOf {
        parts: u16,
        each: Frequency,
    },
    ShareOfTurnover,
    /// Its change since `base`, of the turnover in `base`.
    ContributionOn {
        base: Period,
    },
    ExportsPerImports,
    /// The level of one dataset less that of another.
    Difference,
    /// What all printed figures that are tied to it leave for it.
    Together,
}

/// What is to be said of a cell beside its content. Each has one sentence in the translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// The printed growth agrees with the two levels.
    Agrees,
    /// The printed growth can not hold with the two levels shown; the calculated one is shown.
    DoesNotAgree,
    /// The figures that are tied to it leave nothing for it.
    NothingLeft,
    /// It is one of some figures that can not all hold.
    InConflict,
    /// The printed figure can not hold with an identity (turnover ≠ exports + imports) in any reading of its digits.
    CannotHold,
    /// More figures than the one shown.
    Rivals,
    /// Figures are there but none is adopted.
    NoneAdopted,
    /// One of the two levels has the status "break".
    AcrossBreak,
    /// The two levels come from different publishers.
    MixedSources,
    /// The source of the current figure prints the base in other digits than the one used.
    OtherBase,
    Provisional,
    /// The two valuations (exports FOB, imports CIF) are mixed.
    MixedValuation,
    /// Growth on the previous period without seasonal adjustment.
    NotAdjusted,
    Unread,
    HasNote,
    /// The shorter periods within it add to something that the printed figure can not be.
    PartsDiffer,
    /// The figures of two datasets are further apart than their rounding.
    Asymmetry,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub content: Content,
    pub origin: Origin,
    /// Sorted, each once.
    pub remarks: Vec<Remark>,
    /// The calculated growth beside a printed one, for hover and inspector.
    pub calculated: Option<Growth>,
    /// Level and base that the growth was calculated from, as intervals of their printed digits.
    pub operands: Option<(Interval, Interval)>,
    /// The level in this cell, or the level that this cell is the growth of.
    pub level: Option<Operand>,
    /// The base of a growth.
    pub base: Option<Operand>,
    /// How the growth in this cell is expressed; of no meaning in a level.
    pub form: GrowthForm,
    /// The growth that a source printed, also where the calculated one is shown.
    pub printed: Option<Printed>,
    /// A printed level beside the sum of the shorter periods within it, where all of them have one.
    pub parts: Option<Box<PrintedAndParts>>,
}

/// What was printed for a period, and what the shorter periods within it come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedAndParts {
    pub printed: Operand,
    /// Its [`How`] tells of how many.
    pub sum: Operand,
}

impl PrintedAndParts {
    /// Whether the sum can be what was printed.
    pub fn agree(self) -> bool {
        self.sum.amount.interval.meets(self.printed.amount.interval)
    }
}

/// A level that a calculation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operand {
    pub period: Period,
    pub amount: Amount,
    /// Nobody printed it: calculated or implied.
    pub derived: bool,
    /// What it was derived by.
    pub how: Option<How>,
}

/// A growth figure as its source printed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// In percent or, for a change, in the dataset's shown multiplier; its scale is the printed decimals.
    pub value: Decimal,
    pub qualifier: Qualifier,
    /// What the printed digits can stand for.
    pub interval: Interval,
}

impl Cell {
    pub fn has(&self, remark: Remark) -> bool {
        self.remarks.contains(&remark)
    }

    /// What it says can not hold with other figures.
    pub fn conflicts(&self) -> bool {
        [Remark::CannotHold, Remark::NothingLeft, Remark::InConflict, Remark::DoesNotAgree, Remark::PartsDiffer]
            .into_iter()
            .any(|remark| self.has(remark))
    }

    /// Nothing is shown but "—".
    pub fn is_empty(&self) -> bool {
        matches!(self.content, Content::Missing | Content::Growth(Growth::NoLevel | Growth::NoBase))
    }

    /// Whether it shows a number, or says that it is none or next to none.
    pub fn shows_number(&self) -> bool {
        match &self.content {
            Content::Missing | Content::Unread(_) | Content::NoValue(_) | Content::Text(_) => false,
            Content::Growth(growth) => growth.estimate().is_some() || matches!(growth, Growth::Bounded(_)),
            Content::Level { .. }
            | Content::Bounds(_)
            | Content::Nil
            | Content::Negligible
            | Content::PrintedGrowth(_) => true,
        }
    }

    /// Whether the growth shown is a rise, a fall or neither; `None` in a level, or where it can not be told.
    pub fn direction(&self) -> Option<Ordering> {
        match &self.content {
            Content::PrintedGrowth(value) if self.form == GrowthForm::Index => Some(value.cmp(&Decimal::ONE_HUNDRED)),
            Content::PrintedGrowth(value) => Some(value.cmp(&Decimal::ZERO)),
            Content::Growth(growth) => growth.direction(),
            _ => None,
        }
    }

    pub(in crate::analysis) fn compare_with_parts(&mut self, both: PrintedAndParts) {
        if !both.agree() {
            self.remark(Remark::PartsDiffer);
        }
        self.parts = Some(Box::new(both));
    }

    pub(in crate::analysis) fn remark(&mut self, remark: Remark) {
        if let Err(place) = self.remarks.binary_search(&remark) {
            self.remarks.insert(place, remark);
        }
    }
}
