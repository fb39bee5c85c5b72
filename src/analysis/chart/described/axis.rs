//! The places across: the periods of all datasets in one order, and which neighbours a line may join.
//!
//! *Invariant:* places rise with their middle.

use super::study::Study;
use crate::analysis::chart::survey::{Slot, slots};
use crate::analysis::sheet::RowsOf;
use crate::domain::Period;

/// Which places are neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joins {
    /// Those without months between them.
    Adjacent,
    /// Those of one year: a year to date begins anew in January.
    WithinYear,
    /// Those without another place between them.
    Next,
}

pub(super) struct Axis {
    slots: Vec<Slot>,
    joins: Joins,
}

impl Axis {
    /// The periods that the tables of a chart have.
    pub fn of(study: &Study<'_>) -> Self {
        let mut periods: Vec<Period> = Vec::new();
        for set in &study.sets {
            let own = || set.sheet.periods().filter(|period| study.within(*period));
            if !own().eq(periods.iter().copied()) {
                periods.extend(own());
                periods.sort();
                periods.dedup();
            }
        }
        let joins = match study.rows {
            RowsOf::YearToDate => Joins::WithinYear,
            RowsOf::OtherSpans => Joins::Next,
            _ => Joins::Adjacent,
        };
        Self { slots: slots(study.rows, periods.into_iter()), joins }
    }

    /// Places of their own, from left to right, all of them neighbours.
    pub fn of_slots(slots: Vec<Slot>) -> Self {
        Self { slots, joins: Joins::Next }
    }

    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn slot(&self, place: usize) -> Option<&Slot> {
        self.slots.get(place)
    }

    pub fn period(&self, place: usize) -> Option<Period> {
        self.slot(place).map(|slot| slot.period)
    }

    pub fn place_of(&self, period: Period) -> Option<usize> {
        self.slots.iter().position(|slot| slot.period == period)
    }

    /// The place of a span of so many months; of those of one year.
    pub fn months_place(&self, months: u16) -> usize {
        self.slots.partition_point(|slot| slot.period.months() < months)
    }

    /// Every place, from left to right.
    pub fn order(&self) -> std::ops::Range<usize> {
        0..self.slots.len()
    }

    /// Whether a line runs from one place to a later one.
    pub fn joined(&self, from: usize, to: usize) -> bool {
        let Some((a, b)) = self.slot(from).zip(self.slot(to)) else { return false };
        to == from + 1
            && match self.joins {
                Joins::Adjacent => !b.gap,
                Joins::WithinYear => a.period.year() == b.period.year(),
                Joins::Next => true,
            }
    }

    /// From–to of the places that have a figure.
    pub fn span(&self, drawn: impl Iterator<Item = usize>) -> Option<(f64, f64)> {
        let drawn = drawn.filter_map(|place| self.slot(place));
        let ends =
            drawn.fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), slot| (from.min(slot.from), to.max(slot.to)));
        (ends.0 < ends.1).then_some(ends)
    }

    /// Months of the shortest period.
    pub fn shortest(&self) -> f64 {
        self.slots.iter().map(|slot| f64::from(slot.period.months())).fold(1200.0, f64::min)
    }
}
