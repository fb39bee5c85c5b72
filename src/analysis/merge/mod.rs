//! Two states of one project that began alike: what only one side changed, and where both have to be asked about.
//!
//! Records are found by id, figures by cell. What only they changed is taken over, what only was changed here stays, what
//! both changed alike is no matter. A field of a record counts by itself.
//! *Invariant:* the edits of a merge turn `mine` into the merged project, whatever is chosen.

mod cells;
mod order;
mod records;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use order::Orders;
use walk::Walk;

use crate::domain::{DatasetId, Edit, Entry, Fields, Figures, Id, Key, List, Period, Project};

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Title, note and style of the project.
    Project,
    /// A record, or its fields without the lists inside it.
    Record(List, Id),
    Cell(DatasetId, Key),
    /// Whether a period stays in the table without a figure.
    Period(DatasetId, Period),
    /// The order of the records of a list.
    Order(List),
}

/// What becomes of `mine`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Set(Box<Fields>),
    Cell(Option<Figures>),
    Period(bool),
    Insert(Entry),
    Remove,
    /// The records of the list stand as they have them.
    Order,
}

/// What only they changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub what: What,
    pub change: Change,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    Mine,
    Theirs,
    /// Their figures stand beside mine, which stay adopted.
    Both,
}

/// What both sides changed, each in its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub what: What,
    /// What becomes of mine if mine is chosen: fields of the record that only they changed are theirs all the same.
    pub mine: Option<Change>,
    pub theirs: Change,
    /// `None` where only one of them can stand.
    pub both: Option<Change>,
    /// What loses the least: both, else mine, else what is there at all.
    pub usual: Choice,
}

/// How two projects become one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merge {
    pub taken: Vec<Taken>,
    pub conflicts: Vec<Conflict>,
    orders: BTreeMap<List, Orders>,
}

/// What differs, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub figures: usize,
    /// Points of protocols.
    pub points: usize,
    /// All other records, lists and periods.
    pub records: usize,
}

/// Compares `mine` and `theirs`, which both began as `base`. Where nobody knows `base`, every difference is a conflict.
pub fn compare(base: Option<&Project>, mine: &Project, theirs: &Project) -> Merge {
    let mut walk = Walk::new(base.is_some());
    walk.project(base, mine, theirs);
    walk.merge
}

/// How `from` becomes `to`: everything that differs is taken.
pub fn towards(from: &Project, to: &Project) -> Merge {
    compare(Some(from), from, to)
}

impl Merge {
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty() && self.conflicts.is_empty()
    }

    /// What is chosen for every conflict unless the person says otherwise.
    pub fn usual(&self) -> Vec<Choice> {
        self.conflicts.iter().map(|conflict| conflict.usual).collect()
    }

    pub fn counts(&self) -> Counts {
        let all = self.taken.iter().map(|taken| &taken.what);
        let mut counts = Counts::default();
        for what in all.chain(self.conflicts.iter().map(|conflict| &conflict.what)) {
            *match what {
                What::Cell(..) => &mut counts.figures,
                What::Record(List::Outcomes(_), _) => &mut counts.points,
                _ => &mut counts.records,
            } += 1;
        }
        counts
    }

    /// The edits that turn `mine` into the merged project. A conflict without a choice is decided as usual; both where
    /// only one can stand is mine.
    pub fn edits(&self, choices: &[Choice]) -> Vec<Edit> {
        let choices = choices.iter().copied().map(Some).chain(std::iter::repeat(None));
        let chosen = self.conflicts.iter().zip(choices).filter_map(|(conflict, choice)| {
            let change = match choice.unwrap_or(conflict.usual) {
                Choice::Mine => conflict.mine.as_ref(),
                Choice::Theirs => Some(&conflict.theirs),
                Choice::Both => conflict.both.as_ref().or(conflict.mine.as_ref()),
            };
            change.map(|change| (conflict.what, change))
        });
        let taken = self.taken.iter().map(|taken| (taken.what, &taken.change));
        let mut edits = Edits::default();
        for (what, change) in taken.chain(chosen) {
            edits.add(what, change);
        }
        edits.in_order(&self.orders)
    }
}

/// Edits by what they need: records go before others come, and are changed at last.
#[derive(Default)]
struct Edits<'m> {
    removed: BTreeMap<List, BTreeSet<Id>>,
    inserted: BTreeMap<List, BTreeMap<Id, &'m Entry>>,
    ordered: BTreeSet<List>,
    cells: BTreeMap<DatasetId, BTreeMap<Key, &'m Option<Figures>>>,
    rest: Vec<Edit>,
}

impl<'m> Edits<'m> {
    fn add(&mut self, what: What, change: &'m Change) {
        match (what, change) {
            (What::Record(list, _), Change::Insert(entry)) => {
                self.inserted.entry(list).or_default().insert(entry.id(), entry);
            }
            (What::Record(list, id), Change::Remove) => {
                self.removed.entry(list).or_default().insert(id);
            }
            (What::Order(list), Change::Order) => {
                self.ordered.insert(list);
            }
            (What::Cell(dataset, key), Change::Cell(figures)) => {
                self.cells.entry(dataset).or_default().insert(key, figures);
            }
            (What::Period(dataset, period), Change::Period(kept)) => {
                self.rest.push(Edit::Period { dataset, period, kept: *kept });
            }
            (_, Change::Set(fields)) => self.rest.push(Edit::Set(Fields::clone(fields))),
            _ => {}
        }
    }

    fn in_order(self, orders: &BTreeMap<List, Orders>) -> Vec<Edit> {
        let removals = self.removed.iter().flat_map(|(list, ids)| ids.iter().map(|id| (*list, *id)));
        let mut edits: Vec<_> = removals.map(|(list, id)| Edit::Remove { list, id }).collect();
        let (none_gone, none_new) = (BTreeSet::new(), BTreeMap::new());
        for (list, orders) in orders {
            let removed = self.removed.get(list).unwrap_or(&none_gone);
            let inserted = self.inserted.get(list).unwrap_or(&none_new);
            edits.extend(orders.edits(*list, removed, inserted, self.ordered.contains(list)));
        }
        edits.extend(self.rest);
        edits.extend(self.cells.into_iter().map(|(dataset, cells)| Edit::Cells {
            dataset,
            cells: cells.into_iter().map(|(key, figures)| (key, figures.clone())).collect(),
        }));
        edits
    }
}
