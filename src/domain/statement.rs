//! Statements about unknown true values: what a reconciliation is asked about (METHOD §4).
//!
//! A system names its unknowns by their places. What a statement or an unknown is called on the screen is the affair of
//! whoever made the system.
//! *Invariant:* a sum has no factor of zero, and each unknown once.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::figure::Qualifier;
use super::number::{Multiplier, Number};
use super::source::Rounding;

/// The place of an unknown true value in its system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Unknown(pub usize);

/// Whole multiples of unknowns, added: exports + imports − turnover.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sum(Vec<(Unknown, i32)>);

impl Sum {
    pub fn one(unknown: Unknown) -> Self {
        Self(vec![(unknown, 1)])
    }

    /// Terms with the same unknown become one.
    pub fn new(mut terms: Vec<(Unknown, i32)>) -> Self {
        terms.sort_by_key(|(unknown, _)| *unknown);
        let mut all: Vec<(Unknown, i32)> = Vec::with_capacity(terms.len());
        for (unknown, factor) in terms {
            match all.last_mut().filter(|(last, _)| *last == unknown) {
                Some((_, sum)) => *sum = sum.saturating_add(factor),
                None => all.push((unknown, factor)),
            }
        }
        all.retain(|(_, factor)| *factor != 0);
        Self(all)
    }

    /// The sum of some unknowns, each once.
    pub fn of(unknowns: impl IntoIterator<Item = Unknown>) -> Self {
        Self::new(unknowns.into_iter().map(|unknown| (unknown, 1)).collect())
    }

    pub fn minus(&self, other: &Self) -> Self {
        let others = other.0.iter().map(|(unknown, factor)| (*unknown, factor.saturating_neg()));
        Self::new(self.0.iter().copied().chain(others).collect())
    }

    pub fn terms(&self) -> &[(Unknown, i32)] {
        &self.0
    }

    /// The unknown that the sum is, where it is just one.
    pub fn alone(&self) -> Option<Unknown> {
        match self.0.as_slice() {
            [(unknown, 1)] => Some(*unknown),
            _ => None,
        }
    }

    /// With unknowns in other places.
    #[must_use]
    pub fn moved(&self, place: impl Fn(Unknown) -> Unknown) -> Self {
        Self::new(self.0.iter().map(|(unknown, factor)| (place(*unknown), *factor)).collect())
    }
}

/// How a quotient is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RatioForm {
    /// 100(N/D − 1): growth.
    Growth,
    /// 100 N/D: share, cover, index, contribution.
    Percent,
    /// N/D: "3.1 times".
    Times,
    /// 100((N/D)^(1/years) − 1): compound annual growth.
    Compound { years: u32 },
}

/// What quantity a statement states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    /// A level, a sum, a difference: in the unit of the system.
    Amount(Sum),
    /// A quotient; its denominator is above zero.
    Ratio { part: Sum, whole: Sum, form: RatioForm },
}

impl Form {
    pub fn unknowns(&self) -> impl Iterator<Item = Unknown> {
        let (first, second) = match self {
            Self::Amount(sum) => (sum, None),
            Self::Ratio { part, whole, .. } => (part, Some(whole)),
        };
        first.terms().iter().chain(second.into_iter().flat_map(Sum::terms)).map(|(unknown, _)| *unknown)
    }

    pub fn is_rate(&self) -> bool {
        matches!(self, Self::Ratio { .. })
    }
}

/// What was printed, in the unit of the system: for rates the printed number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Printed {
    /// The number, or the lower of two.
    pub low: Decimal,
    /// The number, or the higher of two.
    pub high: Decimal,
    /// One unit of the last printed digit. Zero: said exactly ("nil").
    pub unit: Decimal,
    pub qualifier: Qualifier,
}

impl Printed {
    /// `None` where the amount has more digits than a decimal holds.
    pub fn number(number: Number, shown: Multiplier, qualifier: Qualifier) -> Option<Self> {
        let (value, unit) = (number.amount_in(shown)?, number.last_unit_in(shown)?);
        Some(Self { low: value, high: value, unit, qualifier })
    }

    /// From–to; the wider of the two units. `None` as above, or when the ends are the wrong way round.
    pub fn range(low: Number, high: Number, shown: Multiplier) -> Option<Self> {
        let unit = low.last_unit_in(shown)?.max(high.last_unit_in(shown)?);
        let (low, high) = (low.amount_in(shown)?, high.amount_in(shown)?);
        (low <= high).then_some(Self { low, high, unit, qualifier: Qualifier::Exact })
    }

    /// Exactly this value.
    pub fn exactly(value: Decimal) -> Self {
        Self { low: value, high: value, unit: Decimal::ZERO, qualifier: Qualifier::Exact }
    }

    /// One number, as printed.
    pub fn is_one(&self) -> bool {
        self.low == self.high && self.unit != Decimal::ZERO
    }
}

/// One printed claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Statement {
    pub form: Form,
    pub printed: Printed,
    /// How its source shortens such figures; `None`: not known, judged as nearest.
    pub rounding: Option<Rounding>,
}

/// How an identity ties its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tie {
    /// Whole minus parts is nothing.
    Zero,
    /// Whole minus parts is something that is not printed.
    NotBelowZero,
}

/// What holds whoever printed what: exports + imports = turnover.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Law {
    /// The whole minus its parts.
    pub sum: Sum,
    pub tie: Tie,
}

/// Unknowns, what holds between them, and what was printed about them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct System {
    /// Whether each unknown can be below zero: a balance can, a trade flow can not.
    pub signed: Vec<bool>,
    pub laws: Vec<Law>,
    pub statements: Vec<Statement>,
}
