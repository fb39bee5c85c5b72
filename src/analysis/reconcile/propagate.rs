//! Bounds at every keystroke: each inequality narrows each of its unknowns, until nothing moves (HC4, METHOD §4.1).
//!
//! Ends are kept in millionths of millionths and rounded outward, so that numbers stay short and an empty interval is
//! still a proof.
//! *Invariant:* the truth is never outside.

use std::collections::VecDeque;

use super::constraints::{Constraint, Reading, Span, constraints};
use super::rational::Rational;
use super::simplex::Side;
use crate::domain::statement::System;

const PARTS: i128 = 1_000_000_000_000;
/// Each inequality is looked at this many times at most.
const SWEEPS: usize = 200;
/// What a bound moves by at least to be worth telling: a millionth of a tenth.
const STEP: i128 = 100_000;

/// What propagation came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Propagated {
    /// An interval for each unknown.
    Bounds(Vec<Span>),
    /// This unknown can be nothing at all.
    Empty { unknown: Option<usize> },
}

#[derive(Debug, Clone, Copy, Default)]
struct Ends {
    low: Option<i128>,
    high: Option<i128>,
}

/// `sum ≤ limit`, whole numbers over one denominator.
struct AtMost {
    /// Numerator and denominator of each factor.
    terms: Vec<(usize, i64, i64)>,
    limit: i128,
}

pub fn propagate(system: &System, reading: &Reading) -> Propagated {
    let all: Option<Vec<AtMost>> = constraints(system, reading).iter().map(at_most).collect();
    let Some(all) = all else { return Propagated::Bounds(vec![Span::default(); system.signed.len()]) };
    let mut ends = vec![Ends::default(); system.signed.len()];
    let mut touching = vec![Vec::new(); system.signed.len()];
    for (place, inequality) in all.iter().enumerate() {
        for (unknown, ..) in &inequality.terms {
            if let Some(touching) = touching.get_mut(*unknown) {
                touching.push(place);
            }
        }
    }
    let mut due: VecDeque<usize> = (0..all.len()).collect();
    let mut waiting = vec![true; all.len()];
    let mut left = SWEEPS * all.len();
    let mut moved = Vec::new();
    while let Some(place) = due.pop_front() {
        let Some(inequality) = all.get(place).filter(|_| left > 0) else { break };
        left -= 1;
        if let Some(waiting) = waiting.get_mut(place) {
            *waiting = false;
        }
        if let Err(unknown) = inequality.narrow(&mut ends, &mut moved) {
            return Propagated::Empty { unknown };
        }
        for unknown in moved.drain(..) {
            for other in touching.get(unknown).into_iter().flatten() {
                if let Some(waiting) = waiting.get_mut(*other).filter(|waiting| !**waiting) {
                    *waiting = true;
                    due.push_back(*other);
                }
            }
        }
    }
    let fraction = |end: i128| Rational::from_parts(end, PARTS);
    let spans = ends.iter().map(|ends| Span { low: ends.low.map(fraction), high: ends.high.map(fraction) });
    Propagated::Bounds(spans.collect())
}

/// `None` where numbers are too long for it: then nothing is said.
fn at_most(constraint: &Constraint) -> Option<AtMost> {
    let sign = if constraint.side == Side::Upper { 1 } else { -1 };
    let terms = constraint.sum.iter().map(|(unknown, factor)| {
        let (n, d) = factor.short()?;
        Some((*unknown, n * sign, d))
    });
    let limit = if sign > 0 { constraint.limit.clone() } else { -&constraint.limit };
    Some(AtMost { terms: terms.collect::<Option<_>>()?, limit: limit.ceiling_over(PARTS)? })
}

impl AtMost {
    /// An error when an unknown is left with nothing.
    fn narrow(&self, ends: &mut [Ends], moved: &mut Vec<usize>) -> Result<(), Option<usize>> {
        let (mut sum, mut open, mut open_at) = (Some(0_i128), 0_usize, None);
        for (unknown, n, d) in &self.terms {
            match lowest(ends.get(*unknown), *n, *d) {
                Some(least) => sum = sum.and_then(|sum| sum.checked_add(least)),
                None => (open, open_at) = (open + 1, Some(*unknown)),
            }
        }
        let Some(sum) = sum else { return Ok(()) };
        if self.terms.is_empty() {
            return if self.limit >= 0 { Ok(()) } else { Err(None) };
        }
        if open > 1 {
            return Ok(());
        }
        for (unknown, n, d) in &self.terms {
            let rest = match (open, lowest(ends.get(*unknown), *n, *d)) {
                (0, Some(own)) => sum.checked_sub(own),
                (1, None) if open_at == Some(*unknown) => Some(sum),
                _ => None,
            };
            let Some(room) = rest.and_then(|rest| self.limit.checked_sub(rest)) else { continue };
            let Some(own) = ends.get_mut(*unknown) else { continue };
            // n/d · x ≤ room
            let Some(scaled) = room.checked_mul(i128::from(*d)) else { continue };
            if *n > 0 {
                let high = ceiling(scaled, i128::from(*n));
                if own.high.is_none_or(|old| high < old.saturating_sub(STEP)) {
                    own.high = Some(high);
                    moved.push(*unknown);
                }
            } else {
                let low = floor(scaled, i128::from(*n));
                if own.low.is_none_or(|old| low > old.saturating_add(STEP)) {
                    own.low = Some(low);
                    moved.push(*unknown);
                }
            }
            if own.low.zip(own.high).is_some_and(|(low, high)| low > high) {
                return Err(Some(*unknown));
            }
        }
        Ok(())
    }
}

/// The least that n/d · x can be, rounded down.
fn lowest(ends: Option<&Ends>, n: i64, d: i64) -> Option<i128> {
    let end = if n > 0 { ends?.low? } else { ends?.high? };
    Some(floor(end.checked_mul(i128::from(n))?, i128::from(d)))
}

fn floor(a: i128, b: i128) -> i128 {
    let quotient = a / b;
    if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
}

fn ceiling(a: i128, b: i128) -> i128 {
    -floor(-a, b)
}
