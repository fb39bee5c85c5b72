//! Goes through both projects side by side, and notes what differs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::order::{Moved, Orders};
use super::records::{Mergeable, Parts};
use super::{Change, Choice, Conflict, Merge, Taken, What};
use crate::domain::{Fields, Id, List, Project, Table};

pub struct Walk {
    /// Whether somebody knows what both sides began with.
    known: bool,
    pub merge: Merge,
}

impl Walk {
    pub fn new(known: bool) -> Self {
        Self { known, merge: Merge::default() }
    }

    pub fn is_known(&self) -> bool {
        self.known
    }

    pub fn project(&mut self, base: Option<&Project>, mine: &Project, theirs: &Project) {
        self.fields(What::Project, base.map(|base| &base.head), &mine.head, &theirs.head, Fields::Project);
        self.table(List::Areas, base.map(|base| &base.areas), &mine.areas, &theirs.areas);
        self.table(List::Flows, base.map(|base| &base.flows), &mine.flows, &theirs.flows);
        self.table(List::Sources, base.map(|base| &base.sources), &mine.sources, &theirs.sources);
        self.table(List::Datasets, base.map(|base| &base.datasets), &mine.datasets, &theirs.datasets);
        self.table(List::Identities, base.map(|base| &base.identities), &mine.identities, &theirs.identities);
        self.table(List::Commissions, base.map(|base| &base.commissions), &mine.commissions, &theirs.commissions);
        self.table(List::Events, base.map(|base| &base.events), &mine.events, &theirs.events);
        self.table(List::Charts, base.map(|base| &base.charts), &mine.charts, &theirs.charts);
        self.table(List::Views, base.map(|base| &base.views), &mine.views, &theirs.views);
        let accepted = base.map(|base| &base.acknowledgements);
        self.table(List::Acknowledgements, accepted, &mine.acknowledgements, &theirs.acknowledgements);
    }

    pub fn take(&mut self, what: What, change: Change) {
        self.merge.taken.push(Taken { what, change });
    }

    pub fn ask(&mut self, conflict: Conflict) {
        self.merge.conflicts.push(conflict);
    }

    /// Only one of two can stand.
    fn ask_which(&mut self, what: What, theirs: Change, usual: Choice) {
        self.ask(Conflict { what, mine: None, theirs, both: None, usual });
    }

    pub fn table<T: Mergeable>(&mut self, list: List, base: Option<&Table<T>>, mine: &Table<T>, theirs: &Table<T>) {
        if mine == theirs {
            return;
        }
        let (before, ours, other) = (by_id(base), by_id(Some(mine)), by_id(Some(theirs)));
        for record in mine.iter_shared() {
            let id: Id = record.id().into();
            let old = before.get(&id).copied();
            match other.get(&id) {
                Some(other) if record == *other => {}
                Some(other) => T::both(self, list, old.map(Arc::as_ref), record, other),
                None => self.gone(What::Record(list, id), old, record),
            }
        }
        for record in theirs.iter_shared().filter(|record| !ours.contains_key(&record.id().into())) {
            let id: Id = record.id().into();
            self.new_there(What::Record(list, id), before.get(&id).copied(), record);
        }
        self.order(list, base, mine, theirs);
    }

    /// A record that only I have.
    fn gone<T: Mergeable>(&mut self, what: What, base: Option<&Arc<T>>, mine: &Arc<T>) {
        match base {
            Some(base) if base == mine => self.take(what, Change::Remove),
            None if self.known => {}
            _ => self.ask_which(what, Change::Remove, Choice::Mine),
        }
    }

    /// A record that only they have.
    fn new_there<T: Mergeable>(&mut self, what: What, base: Option<&Arc<T>>, theirs: &Arc<T>) {
        let insert = Change::Insert(T::entry(Arc::clone(theirs)));
        match base {
            Some(base) if base == theirs => {}
            None if self.known => self.take(what, insert),
            _ => self.ask_which(what, insert, Choice::Theirs),
        }
    }

    fn order<T: Mergeable>(&mut self, list: List, base: Option<&Table<T>>, mine: &Table<T>, theirs: &Table<T>) {
        let orders = Orders::of(mine, theirs);
        if !orders.differ() {
            return;
        }
        match orders.moved(base.filter(|_| self.known)) {
            Moved::Nobody | Moved::Mine => {}
            Moved::Theirs => self.take(What::Order(list), Change::Order),
            Moved::BothOrUnknown => self.ask_which(What::Order(list), Change::Order, Choice::Mine),
        }
        self.merge.orders.insert(list, orders);
    }

    /// The fields of a record that both have.
    pub fn fields<T: Parts>(
        &mut self,
        what: What,
        base: Option<&T>,
        mine: &T,
        theirs: &T,
        fields: impl Fn(T) -> Fields,
    ) {
        if mine == theirs || self.known && base == Some(theirs) {
            return;
        }
        let set = |value: T| Change::Set(Box::new(fields(value)));
        let Some(base) = base.filter(|_| self.known) else {
            return self.ask_which(what, set(theirs.clone()), Choice::Mine);
        };
        let (kept, taken) = (mine.with_parts_of(base, theirs, false), mine.with_parts_of(base, theirs, true));
        if kept == taken {
            if kept != *mine {
                self.take(what, set(kept));
            }
            return;
        }
        let mine = (kept != *mine).then(|| set(kept));
        self.ask(Conflict { what, mine, theirs: set(taken), both: None, usual: Choice::Mine });
    }
}

fn by_id<T: Mergeable>(table: Option<&Table<T>>) -> BTreeMap<Id, &Arc<T>> {
    table.into_iter().flat_map(Table::iter_shared).map(|record| (record.id().into(), record)).collect()
}
