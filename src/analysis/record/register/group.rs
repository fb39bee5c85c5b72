//! Rows of the register in groups.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Counts, Register, Row, urgency};
use crate::domain::{CommissionId, OutcomeKind, OutcomeStatus, Priority, SessionId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum GroupBy {
    #[default]
    None,
    Commission,
    Session,
    /// A row of several sides stands under each.
    Side,
    Topic,
    Status,
    Kind,
    Priority,
    /// The month of the last day.
    Month,
}

impl GroupBy {
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::Commission,
        Self::Session,
        Self::Side,
        Self::Topic,
        Self::Status,
        Self::Kind,
        Self::Priority,
        Self::Month,
    ];
}

/// What the rows of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKey {
    All,
    Commission(CommissionId),
    Session(SessionId),
    /// "" is nobody.
    Side(String),
    /// "" is none.
    Topic(String),
    Status(OutcomeStatus),
    Kind(OutcomeKind),
    Priority(Priority),
    /// Year and month; `None` is no day.
    Month(Option<(i16, i8)>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub key: GroupKey,
    /// In the order that they came in.
    pub rows: Vec<u32>,
    pub counts: Counts,
}

impl Register {
    /// Groups in the order of what they have in common: commissions and sessions as in the protocols, texts by name.
    pub fn grouped(&self, rows: &[u32], by: GroupBy, at: Date) -> Vec<Group> {
        let mut groups: BTreeMap<(i64, u32), (GroupKey, Vec<u32>)> = BTreeMap::new();
        for nth in rows {
            let Some(row) = self.row(*nth) else { continue };
            for (place, key) in self.keys_of(row, by) {
                groups.entry(place).or_insert_with(|| (key, Vec::new())).1.push(*nth);
            }
        }
        let group = |(key, rows): (GroupKey, Vec<u32>)| {
            let counts = self.counts(&rows, at);
            Group { key, rows, counts }
        };
        groups.into_values().map(group).collect()
    }

    fn keys_of(&self, row: &Row, by: GroupBy) -> Vec<((i64, u32), GroupKey)> {
        let outcome = &row.outcome;
        let name = |texts: &[String], place: u32| texts.get(place as usize).cloned().unwrap_or_default();
        let place_of = |found: Option<usize>| found.and_then(|place| i64::try_from(place).ok()).unwrap_or(i64::MAX);
        let one = |place: i64, key: GroupKey| vec![((place, 0), key)];
        match by {
            GroupBy::None => one(0, GroupKey::All),
            GroupBy::Commission => {
                let place = self.commissions().iter().position(|(id, _)| *id == row.commission);
                one(place_of(place), GroupKey::Commission(row.commission))
            }
            GroupBy::Session => one(row.turn.into(), GroupKey::Session(row.session)),
            GroupBy::Topic => one(row.topic.into(), GroupKey::Topic(name(self.topics(), row.topic))),
            GroupBy::Side if row.sides.is_empty() => one(-1, GroupKey::Side(String::new())),
            GroupBy::Side => {
                let sides = row.sides.iter();
                sides.map(|side| (((*side).into(), 0), GroupKey::Side(name(self.sides(), *side)))).collect()
            }
            GroupBy::Status => {
                let place = OutcomeStatus::ALL.iter().position(|status| *status == row.status());
                one(place_of(place), GroupKey::Status(row.status()))
            }
            GroupBy::Kind => {
                let place = OutcomeKind::ALL.iter().position(|kind| *kind == outcome.kind);
                one(place_of(place), GroupKey::Kind(outcome.kind))
            }
            GroupBy::Priority => one(urgency(outcome.priority).into(), GroupKey::Priority(outcome.priority)),
            GroupBy::Month => {
                let month = row.last_day.map(|day| (day.year(), day.month()));
                let place = month.map_or(i64::MAX, |(year, month)| i64::from(year) * 12 + i64::from(month));
                one(place, GroupKey::Month(month))
            }
        }
    }
}
