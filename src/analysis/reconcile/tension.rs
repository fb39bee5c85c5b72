//! How near a system is to the edge: the smallest factor on all half-widths with which everything can hold.

use super::constraints::Reading;
use super::rational::Rational;
use super::simplex::{Effort, Exhausted};
use super::solver::Solver;
use crate::domain::statement::System;

/// Halvings after which a factor is known well enough to be shown.
const HALVINGS: u32 = 14;
/// Wider than this, widening is no explanation.
const WIDEST: i64 = 1024;

/// The factor lies between these two; `None`: no factor up to 1024 is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tension {
    pub above: Rational,
    pub at_most: Option<Rational>,
}

impl Tension {
    /// The factor, for saying it; never for a verdict.
    pub fn about(&self) -> Option<f64> {
        self.at_most.as_ref().map(Rational::to_f64)
    }
}

/// Whether everything can hold when all half-widths are `width` times as wide.
pub(super) fn holds_at(
    system: &System,
    reading: &Reading,
    width: &Rational,
    effort: &mut Effort,
) -> Result<bool, Exhausted> {
    let wider = Reading { width: width.clone(), ..reading.clone() };
    let mut solver = Solver::new(system, &wider, effort.clone());
    let holds = solver.check()?.is_ok();
    *effort = solver.effort;
    Ok(holds)
}

/// Bisection, each step an exact question.
pub fn tension(system: &System, reading: &Reading, effort: &mut Effort) -> Result<Tension, Exhausted> {
    let (mut above, mut at_most) = (Rational::ZERO, Rational::ONE);
    while !holds_at(system, reading, &at_most, effort)? {
        above = at_most.clone();
        if at_most >= Rational::whole(WIDEST) {
            return Ok(Tension { above, at_most: None });
        }
        at_most = &at_most * &Rational::whole(2);
    }
    for _ in 0..HALVINGS {
        let middle = (&above + &at_most).half();
        if holds_at(system, reading, &middle, effort)? {
            at_most = middle;
        } else {
            above = middle;
        }
    }
    Ok(Tension { above, at_most: Some(at_most) })
}
