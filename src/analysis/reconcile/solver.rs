//! One system in a tableau, and what is asked of it.
//!
//! *Invariant:* after [`Exhausted`] the tableau is not asked again.

use std::collections::BTreeMap;

use super::constraints::{Reading, Span, constraints, terms};
use super::rational::Rational;
use super::simplex::{Effort, Exhausted, Extreme, Side, Simplex, Taken, Terms, combined};
use crate::domain::statement::{Form, System};

#[derive(Debug, Clone)]
pub(super) struct Solver {
    simplex: Simplex,
    pub effort: Effort,
}

impl Solver {
    pub fn new(system: &System, reading: &Reading, effort: Effort) -> Self {
        let mut simplex = Simplex::new(system.signed.len(), system.statements.len());
        let mut rows: BTreeMap<Terms, usize> = BTreeMap::new();
        for constraint in constraints(system, reading) {
            let sum = constraint.sum;
            let row = *rows.entry(sum).or_insert_with_key(|sum| simplex.variable(sum.clone()));
            simplex.limit(row, constraint.side, constraint.limit, constraint.reason);
        }
        Self { simplex, effort }
    }

    /// Puts just these statements in force, and asks whether they can hold together.
    pub fn with(&mut self, in_force: impl Fn(usize) -> bool) -> Result<Result<(), Vec<Taken>>, Exhausted> {
        self.simplex.set_all(in_force);
        self.check()
    }

    pub fn set(&mut self, statement: usize, in_force: bool) {
        self.simplex.set(statement, in_force);
    }

    pub fn check(&mut self) -> Result<Result<(), Vec<Taken>>, Exhausted> {
        self.simplex.check(&mut self.effort)
    }

    /// What a quantity can be, in printed terms, when all statements in force hold. Only after they were found to.
    /// `None` for a compound rate, which is a root.
    pub fn span(&mut self, form: &Form) -> Result<Option<Span>, Exhausted> {
        let ends = [Side::Lower, Side::Upper];
        match form {
            Form::Amount(sum) => {
                let [low, high] = ends.map(|side| self.simplex.extreme_of(terms(sum), side, &mut self.effort));
                let end = |extreme| match extreme {
                    Extreme::At(value, _) => Some(value),
                    Extreme::Unbounded(_) => None,
                };
                Ok(Some(Span { low: end(low?), high: end(high?) }))
            }
            Form::Ratio { part, whole, form } => {
                let [low, high] = ends.map(|side| self.ratio(&terms(part), &terms(whole), side));
                let printed = |end: Option<Rational>| match end {
                    None => Some(None),
                    Some(end) => form.of_quotient(&end).map(Some),
                };
                let (low, high) = (low?, high?);
                Ok(printed(low).zip(printed(high)).map(|(low, high)| Span { low, high }))
            }
        }
    }

    /// The lowest or highest quotient (Dinkelbach): from one way in which all holds to a better one, until none is.
    fn ratio(&mut self, part: &Terms, whole: &Terms, side: Side) -> Result<Option<Rational>, Exhausted> {
        // The denominator is above zero also where no statement in force says so.
        let Extreme::At(least, _) = self.simplex.extreme_of(whole.clone(), Side::Lower, &mut self.effort)? else {
            return Ok(None);
        };
        if least.is_negative() || least.is_zero() && !self.leave_zero(whole)? {
            return Ok(None);
        }
        let mut quotient = match self.at(part).over(&self.at(whole)) {
            Some(quotient) => quotient,
            None => return Ok(None),
        };
        loop {
            let objective = combined(part, &-&quotient, whole);
            let next = match self.simplex.extreme_of(objective, side, &mut self.effort)? {
                // No better one: the quotient is reached, or come near without an end.
                Extreme::At(value, _)
                    if (side == Side::Upper && !value.is_positive())
                        || (side == Side::Lower && !value.is_negative()) =>
                {
                    return Ok(Some(quotient));
                }
                Extreme::At(..) => self.at(part).over(&self.at(whole)),
                Extreme::Unbounded(ray) => along(&ray, part).over(&along(&ray, whole)),
            };
            match next {
                Some(next) if next != quotient => quotient = next,
                _ => return Ok(None),
            }
        }
    }

    /// Goes where a sum is above zero, if it can be.
    fn leave_zero(&mut self, sum: &Terms) -> Result<bool, Exhausted> {
        match self.simplex.extreme_of(sum.clone(), Side::Upper, &mut self.effort)? {
            Extreme::At(value, _) => Ok(value.is_positive()),
            Extreme::Unbounded(_) => Ok(self.at(sum).is_positive()),
        }
    }

    fn at(&self, sum: &Terms) -> Rational {
        along(self.simplex.point(), sum)
    }
}

fn along(values: &[Rational], sum: &Terms) -> Rational {
    sum.iter().fold(Rational::ZERO, |total, (unknown, factor)| match values.get(*unknown) {
        Some(value) => total.plus_times(factor, value),
        None => total,
    })
}
