//! A proof that can be followed with a pencil.
//!
//! Of the inequalities of a Farkas certificate one figure is put first; the growth rates and identities turn it into a
//! sum of other figures, and their limits give a number that it can not have.

use super::constraints::smallest_base;
use super::rational::Rational;
use super::simplex::{Reason, Side, Taken, Terms, combined};

/// The inequalities that contradict each other, and how to read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Every inequality with its factor; the factor of the first figure is one.
    pub taken: Vec<Taken>,
    /// The place of the first figure among them, where a level is among them.
    pub head: Option<usize>,
}

/// The line that says it all: head ≤ Σ factor × limit = total < what was printed; or the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Of the head: where it has to be at least (`Lower`) or at most (`Upper`).
    pub side: Side,
    pub printed: Rational,
    /// Factor, sum of unknowns, limit of that sum.
    pub terms: Vec<(Rational, Terms, Rational)>,
    pub total: Rational,
}

/// Whether the limit is a number that somebody printed: not nothing, nor that a base is above nothing.
fn counts(taken: &Taken) -> bool {
    !taken.limit.is_zero() && taken.limit != smallest_base()
}

impl Proof {
    pub(super) fn of(mut taken: Vec<Taken>) -> Self {
        let place = |taken: &Taken| match taken.reason {
            Reason::Statement(statement) if counts(taken) => Some((taken.sum.last().map(|(of, _)| *of), statement)),
            _ => None,
        };
        let head = (0..taken.len())
            .max_by_key(|nth| taken.get(*nth).and_then(place))
            .filter(|nth| taken.get(*nth).and_then(place).is_some());
        if let Some(inverse) = head.and_then(|head| taken.get(head)).and_then(|head| head.times.inverse()) {
            for taken in &mut taken {
                taken.times = &taken.times * &inverse;
            }
        }
        Self { taken, head }
    }

    /// Whether the inequalities really contradict each other: nothing on the left, less than nothing on the right.
    pub fn holds(&self) -> bool {
        let (mut left, mut right) = (Terms::new(), Rational::ZERO);
        for taken in &self.taken {
            if !taken.times.is_positive() {
                return false;
            }
            let times = if taken.side == Side::Upper { taken.times.clone() } else { -&taken.times };
            left = combined(&left, &times, &taken.sum);
            right = right.plus_times(&times, &taken.limit);
        }
        left.is_empty() && right.is_negative()
    }

    pub fn line(&self) -> Option<Line> {
        let head = self.taken.get(self.head?)?;
        let others = self.taken.iter().enumerate().filter(|(nth, taken)| Some(*nth) != self.head && counts(taken));
        let mut terms: Vec<_> = others
            .map(|(_, taken)| {
                // Seen from the head: what limits it from the other side.
                let same = taken.side == head.side;
                let factor = if same { -&taken.times } else { taken.times.clone() };
                (factor, taken.sum.clone(), taken.limit.clone())
            })
            .collect();
        // What is added is read before what is taken away.
        terms.sort_by(|(a, of_a, _), (b, of_b, _)| a.is_negative().cmp(&b.is_negative()).then_with(|| of_a.cmp(of_b)));
        let total = terms.iter().fold(Rational::ZERO, |total, (factor, _, limit)| total.plus_times(factor, limit));
        Some(Line { side: head.side, printed: head.limit.clone(), terms, total })
    }
}
