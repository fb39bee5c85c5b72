//! Which rows of the register are shown.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Register, Row};
use crate::domain::{CommissionId, OutcomeKind, OutcomeStatus, Priority, SessionId};

/// Rows that meet all of this are shown; an empty set is any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterFilter {
    /// Each word stands somewhere in the row: text, paragraph, topic, sides, note, last report, commission, session.
    pub text: String,
    pub commissions: BTreeSet<CommissionId>,
    pub sessions: BTreeSet<SessionId>,
    pub kinds: BTreeSet<OutcomeKind>,
    pub statuses: BTreeSet<OutcomeStatus>,
    pub priorities: BTreeSet<Priority>,
    /// "" is a point without a topic.
    pub topics: BTreeSet<String>,
    pub sides: BTreeSet<String>,
    /// Only rows whose last day is in the range; a row without one is in none.
    pub deadline_from: Option<Date>,
    pub deadline_to: Option<Date>,
    /// Only what is still to be done.
    pub pending: bool,
    /// Only what is still to be done after its day.
    pub overdue: bool,
}

impl RegisterFilter {
    pub fn is_open(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() } && self.text.trim().is_empty()
    }
}

/// The places of chosen texts among all texts in use; `None` where any will do.
fn chosen(all: &[String], texts: &BTreeSet<String>) -> Option<BTreeSet<u32>> {
    let place = |text: &String| all.binary_search(text).ok().and_then(|place| u32::try_from(place).ok());
    (!texts.is_empty()).then(|| texts.iter().filter_map(place).collect())
}

fn is_any_of<T: Ord>(set: &BTreeSet<T>, value: &T) -> bool {
    set.is_empty() || set.contains(value)
}

impl Register {
    /// The rows of `order` that meet a filter, in that order. `at` is the day that overdue is calculated against.
    pub fn filtered(&self, order: &[u32], filter: &RegisterFilter, at: Date) -> Vec<u32> {
        if filter.is_open() {
            return order.to_vec();
        }
        let words: Vec<_> = filter.text.split_whitespace().map(str::to_lowercase).collect();
        let topics = chosen(self.topics(), &filter.topics);
        let sides = chosen(self.sides(), &filter.sides);
        let meets = |row: &Row| {
            topics.as_ref().is_none_or(|topics| topics.contains(&row.topic))
                && sides.as_ref().is_none_or(|sides| row.sides.iter().any(|side| sides.contains(side)))
                && meets_plain(row, filter, at)
                && words.iter().all(|word| row.search.contains(word.as_str()))
        };
        order.iter().copied().filter(|nth| self.row(*nth).is_some_and(meets)).collect()
    }
}

fn meets_plain(row: &Row, filter: &RegisterFilter, at: Date) -> bool {
    let outcome = &row.outcome;
    let has_day = filter.deadline_from.is_none() && filter.deadline_to.is_none() || row.last_day.is_some();
    is_any_of(&filter.commissions, &row.commission)
        && is_any_of(&filter.sessions, &row.session)
        && is_any_of(&filter.kinds, &outcome.kind)
        && is_any_of(&filter.statuses, &row.status())
        && is_any_of(&filter.priorities, &outcome.priority)
        && has_day
        && filter.deadline_from.is_none_or(|from| row.last_day >= Some(from))
        && filter.deadline_to.is_none_or(|to| row.last_day <= Some(to))
        && (!filter.pending || row.is_pending())
        && (!filter.overdue || row.is_overdue(at))
}
