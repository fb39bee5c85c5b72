//! How many points are done, open and overdue, in all, by session and by side.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Register, Row};
use crate::domain::{OutcomeStatus, SessionId};

/// Each row counts once: overdue ones are not among the open ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub done: usize,
    /// Still to be done, in time or without a day.
    pub open: usize,
    /// Still to be done after its day.
    pub overdue: usize,
    /// Information, dropped, superseded or carried over: nothing is to be done of it.
    pub settled: usize,
}

impl Counts {
    pub fn all(self) -> usize {
        self.done + self.open + self.overdue + self.settled
    }

    fn take_in(&mut self, row: &Row, at: Date) {
        let count = if row.is_overdue(at) {
            &mut self.overdue
        } else if row.is_pending() {
            &mut self.open
        } else if row.status() == OutcomeStatus::Done {
            &mut self.done
        } else {
            &mut self.settled
        };
        *count += 1;
    }
}

impl Register {
    pub fn counts(&self, rows: &[u32], at: Date) -> Counts {
        let mut counts = Counts::default();
        rows.iter().filter_map(|nth| self.row(*nth)).for_each(|row| counts.take_in(row, at));
        counts
    }

    /// By session, those of a commission in time; sessions without a row are left out.
    pub fn counts_by_session(&self, rows: &[u32], at: Date) -> Vec<(SessionId, Counts)> {
        let mut counts: BTreeMap<u32, (SessionId, Counts)> = BTreeMap::new();
        for row in rows.iter().filter_map(|nth| self.row(*nth)) {
            counts.entry(row.turn).or_insert((row.session, Counts::default())).1.take_in(row, at);
        }
        counts.into_values().collect()
    }

    /// By side or body, by name; a row of several sides counts for each.
    pub fn counts_by_side(&self, rows: &[u32], at: Date) -> Vec<(&str, Counts)> {
        let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
        for row in rows.iter().filter_map(|nth| self.row(*nth)) {
            for side in self.sides_of(row) {
                counts.entry(side).or_default().take_in(row, at);
            }
        }
        counts.into_iter().collect()
    }
}
