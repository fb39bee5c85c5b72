//! The order of the records of a list after a merge.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Edit, Entry, Id, List, Record, Table};

/// The ids of a list on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orders {
    mine: Vec<Id>,
    theirs: Vec<Id>,
}

/// Who put records that both have in another order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Nobody,
    Mine,
    Theirs,
    BothOrUnknown,
}

fn ids<T: Record>(table: &Table<T>) -> Vec<Id> {
    table.iter().map(|record| record.id().into()).collect()
}

impl Orders {
    pub fn of<T: Record>(mine: &Table<T>, theirs: &Table<T>) -> Self {
        Self { mine: ids(mine), theirs: ids(theirs) }
    }

    pub fn differ(&self) -> bool {
        self.mine != self.theirs
    }

    pub fn moved<T: Record>(&self, base: Option<&Table<T>>) -> Moved {
        let common = |ids: &[Id], other: &[Id]| -> Vec<Id> {
            let other: BTreeSet<_> = other.iter().collect();
            ids.iter().filter(|id| other.contains(id)).copied().collect()
        };
        let (mine, theirs) = (common(&self.mine, &self.theirs), common(&self.theirs, &self.mine));
        if mine == theirs {
            return Moved::Nobody;
        }
        let Some(base) = base.map(ids) else { return Moved::BothOrUnknown };
        let before = common(&base, &mine);
        match (common(&mine, &base) == before, common(&theirs, &base) == before) {
            (_, true) => Moved::Mine,
            (true, false) => Moved::Theirs,
            (false, false) => Moved::BothOrUnknown,
        }
    }

    /// One order for all: one side's, and each record that only the other one has behind the one that it follows there.
    fn merged(&self, is_there: impl Fn(&Id) -> bool, as_theirs: bool) -> Vec<Id> {
        let (first, second) = if as_theirs { (&self.theirs, &self.mine) } else { (&self.mine, &self.theirs) };
        let known: BTreeSet<_> = first.iter().collect();
        // What comes behind each record of the first, and before all of them.
        let mut behind: BTreeMap<Option<Id>, Vec<Id>> = BTreeMap::new();
        let mut last = None;
        for id in second {
            if known.contains(id) {
                last = Some(*id);
            } else {
                behind.entry(last).or_default().push(*id);
            }
        }
        let places = std::iter::once(None).chain(first.iter().copied().map(Some));
        let all = places.flat_map(|place| place.into_iter().chain(behind.get(&place).into_iter().flatten().copied()));
        all.filter(is_there).collect()
    }

    /// The edits that bring new records in and put all in order, after the removed ones have gone.
    pub fn edits(
        &self,
        list: List,
        removed: &BTreeSet<Id>,
        inserted: &BTreeMap<Id, &Entry>,
        as_theirs: bool,
    ) -> Vec<Edit> {
        let mut now: Vec<_> = self.mine.iter().filter(|id| !removed.contains(id)).copied().collect();
        let there: BTreeSet<_> = now.iter().copied().chain(inserted.keys().copied()).collect();
        let mut edits = Vec::new();
        for (place, id) in self.merged(|id| there.contains(id), as_theirs).into_iter().enumerate() {
            if now.get(place) == Some(&id) {
                continue;
            }
            if let Some(entry) = inserted.get(&id) {
                edits.push(Edit::Insert { list, place, entry: (*entry).clone() });
            } else {
                now.retain(|known| *known != id);
                edits.push(Edit::Move { list, id, place });
            }
            now.insert(place.min(now.len()), id);
        }
        edits
    }
}
