//! From printed statements to linear inequalities (METHOD §4).
//!
//! Every quotient N/D in [l, u] with D above zero is l·D ≤ N ≤ u·D, so that all of them are linear.
//! *Invariant:* intervals are closed; ties can be rounded either way, and neither way is a conflict.

use super::rational::Rational;
use super::simplex::{Reason, Side, Terms, combined};
use crate::analysis::interval::unit_of_last_digit;
use crate::domain::statement::{Form, Printed, RatioForm, Statement, Sum, System, Tie, Unknown};
use crate::domain::{Qualifier, Rounding};

/// How figures are read whose source's convention is not known, and how much wider than they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub levels: Rounding,
    pub rates: Rounding,
    /// Factor on all half-widths.
    pub width: Rational,
}

impl Default for Reading {
    /// As METHOD §4 has it: a convention that is not known is judged as nearest.
    fn default() -> Self {
        Self { levels: Rounding::Nearest, rates: Rounding::Nearest, width: Rational::ONE }
    }
}

impl Reading {
    pub fn wider(width: Rational) -> Self {
        Self { width, ..Self::default() }
    }

    fn rounding(&self, statement: &Statement) -> Rounding {
        let unknown = if statement.form.is_rate() { self.rates } else { self.levels };
        statement.rounding.unwrap_or(unknown)
    }
}

/// A closed interval of exact fractions; `None` is no end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    pub low: Option<Rational>,
    pub high: Option<Rational>,
}

impl Span {
    pub fn meets(&self, other: &Self) -> bool {
        let below = |low: &Option<Rational>, high: &Option<Rational>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        below(&self.low, &other.high) && below(&other.low, &self.high)
    }

    pub fn contains(&self, value: &Rational) -> bool {
        self.low.as_ref().is_none_or(|low| low <= value) && self.high.as_ref().is_none_or(|high| value <= high)
    }

    fn mapped(self, change: impl Fn(&Rational) -> Rational) -> Self {
        Self { low: self.low.as_ref().map(&change), high: self.high.as_ref().map(&change) }
    }

    fn wider(self, factor: &Rational) -> Self {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if *factor != Rational::ONE => {
                let (middle, half) = ((low + high).half(), (high - low).half());
                let half = &half * factor;
                Self { low: Some(&middle - &half), high: Some(&middle + &half) }
            }
            _ => self,
        }
    }
}

/// What a printed number can stand for.
pub fn allowed(printed: &Printed, rounding: Rounding) -> Span {
    let exact = Rational::from_decimal;
    let (low, high, unit) = (exact(printed.low), exact(printed.high), exact(printed.unit));
    let last = if printed.low.is_zero() { unit.clone() } else { exact(unit_of_last_digit(printed.low)) };
    let (below, above) = match printed.qualifier {
        Qualifier::Over => return Span { low: Some(low), high: None },
        Qualifier::Nearly => (last, Rational::ZERO),
        Qualifier::About => (last.clone(), last),
        Qualifier::Exact => match rounding {
            Rounding::Nearest => (unit.half(), unit.half()),
            Rounding::Down => (Rational::ZERO, unit),
            Rounding::Up => (unit, Rational::ZERO),
            Rounding::TowardZero => {
                let below = if low.is_positive() { Rational::ZERO } else { unit.clone() };
                (below, if high.is_negative() { Rational::ZERO } else { unit })
            }
            Rounding::FromRoundedLevels => (unit.clone(), unit),
        },
    };
    Span { low: Some(&low - &below), high: Some(&high + &above) }
}

impl RatioForm {
    /// The quotient that a printed number means.
    pub(super) fn quotient(self, printed: &Rational) -> Rational {
        let percent = Rational::new(1, 100).unwrap_or(Rational::ZERO);
        let hundredth = printed * &percent;
        match self {
            Self::Growth => &hundredth + &Rational::ONE,
            Self::Percent => hundredth,
            Self::Times => printed.clone(),
            // Below −100 % the power would change its sign; no quotient of trade flows is there.
            Self::Compound { years } => {
                let base = &hundredth + &Rational::ONE;
                if base.is_negative() { base } else { base.power(years) }
            }
        }
    }

    /// What would be printed of a quotient; `None` for a root, which is seldom a fraction.
    pub(super) fn of_quotient(self, quotient: &Rational) -> Option<Rational> {
        let hundred = Rational::whole(100);
        match self {
            Self::Growth => Some(&(quotient - &Rational::ONE) * &hundred),
            Self::Percent => Some(quotient * &hundred),
            Self::Times => Some(quotient.clone()),
            Self::Compound { years: 1 } => Some(&(quotient - &Rational::ONE) * &hundred),
            Self::Compound { .. } => None,
        }
    }
}

/// `sum ≥ limit` or `sum ≤ limit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Constraint {
    pub sum: Terms,
    pub side: Side,
    pub limit: Rational,
    pub reason: Reason,
}

/// All inequalities of a system.
pub(super) fn constraints(system: &System, reading: &Reading) -> Vec<Constraint> {
    let mut all = Vec::new();
    for (unknown, signed) in system.signed.iter().enumerate() {
        if !signed {
            let sum = vec![(unknown, Rational::ONE)];
            all.push(Constraint { sum, side: Side::Lower, limit: Rational::ZERO, reason: Reason::NotNegative });
        }
    }
    for (place, law) in system.laws.iter().enumerate() {
        let sum = terms(&law.sum);
        let mut limit = |side| {
            all.push(Constraint { sum: sum.clone(), side, limit: Rational::ZERO, reason: Reason::Law(place) });
        };
        limit(Side::Lower);
        if law.tie == Tie::Zero {
            limit(Side::Upper);
        }
    }
    for (place, statement) in system.statements.iter().enumerate() {
        of_statement(system, place, statement, reading, &mut all);
    }
    all
}

fn of_statement(system: &System, place: usize, statement: &Statement, reading: &Reading, all: &mut Vec<Constraint>) {
    let reason = Reason::Statement(place);
    let rounding = reading.rounding(statement);
    let span = allowed(&statement.printed, rounding).wider(&reading.width);
    let mut limit = |sum: Terms, side, limit| all.push(Constraint { sum, side, limit, reason });
    match &statement.form {
        Form::Amount(sum) => {
            let sum = terms(sum);
            if let Some(low) = span.low {
                limit(sum.clone(), Side::Lower, low);
            }
            if let Some(high) = span.high {
                limit(sum, Side::Upper, high);
            }
        }
        Form::Ratio { part, whole, form } => {
            let (part, whole) = (terms(part), terms(whole));
            if whole.is_empty() {
                return;
            }
            limit(whole.clone(), Side::Lower, smallest_base());
            if rounding == Rounding::FromRoundedLevels
                && let Some(quotient) = printed_quotient(system, statement)
            {
                if !is_rounding_of(&quotient, &statement.printed, *form) {
                    // Nothing is at least one: no true value makes this figure the quotient of those.
                    limit(Vec::new(), Side::Lower, Rational::ONE);
                }
                return;
            }
            let span = span.mapped(|end| form.quotient(end));
            if let Some(low) = span.low {
                limit(combined(&part, &-&low, &whole), Side::Lower, Rational::ZERO);
            }
            if let Some(high) = span.high {
                limit(combined(&part, &-&high, &whole), Side::Upper, Rational::ZERO);
            }
        }
    }
}

/// What a base is at least, in the unit of the system: above zero, and less than any trade flow is.
pub(super) fn smallest_base() -> Rational {
    Rational::new(1, 1_000_000_000_000).unwrap_or(Rational::ZERO)
}

pub(super) fn terms(sum: &Sum) -> Terms {
    sum.terms().iter().map(|(Unknown(place), factor)| (*place, Rational::whole(i64::from(*factor)))).collect()
}

/// The quotient of the printed levels themselves, where a statement prints each of them.
pub(super) fn printed_quotient(system: &System, statement: &Statement) -> Option<Rational> {
    let Form::Ratio { part, whole, .. } = &statement.form else { return None };
    printed_sum(system, part)?.over(&printed_sum(system, whole)?)
}

fn printed_sum(system: &System, sum: &Sum) -> Option<Rational> {
    let printed = |unknown: Unknown| {
        let level = system.statements.iter().find(|statement| match &statement.form {
            Form::Amount(sum) => sum.alone() == Some(unknown) && statement.printed.is_one(),
            Form::Ratio { .. } => false,
        });
        level.map(|level| Rational::from_decimal(level.printed.low))
    };
    sum.terms().iter().try_fold(Rational::ZERO, |total, (unknown, factor)| {
        Some(total.plus_times(&Rational::whole(i64::from(*factor)), &printed(*unknown)?))
    })
}

/// Whether some rounding of the exact quotient prints this number.
fn is_rounding_of(quotient: &Rational, printed: &Printed, form: RatioForm) -> bool {
    let either = [Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up];
    either.iter().any(|rounding| allowed(printed, *rounding).mapped(|end| form.quotient(end)).contains(quotient))
}
