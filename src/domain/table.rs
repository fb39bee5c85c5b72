//! An ordered list of records with ids. The order is the person's; a clone shares every record.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::Id;

/// A record that knows its id.
pub trait Record: Clone + PartialEq {
    type Id: Copy + PartialEq + From<Id> + Into<Id>;
    fn id(&self) -> Self::Id;
}

/// *Invariant:* `ids` has the id of each row at the row's place; a record is looked up without touching the others.
#[derive(Clone)]
pub struct Table<T> {
    rows: Vec<Arc<T>>,
    ids: Vec<Id>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), ids: Vec::new() }
    }
}

impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<T: Eq> Eq for Table<T> {}

impl<T: fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.rows).finish()
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<'de, T: Record + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<T>::deserialize(deserializer).map(Self::from_iter)
    }
}

impl<T: Record> Table<T> {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.rows.iter().map(Arc::as_ref)
    }

    /// The records, to be held on to.
    pub fn iter_shared(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> + ExactSizeIterator {
        self.rows.iter()
    }

    pub fn place(&self, id: T::Id) -> Option<usize> {
        let id = id.into();
        self.ids.iter().position(|known| *known == id)
    }

    pub fn at(&self, place: usize) -> Option<&T> {
        self.rows.get(place).map(Arc::as_ref)
    }

    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.at(self.place(id)?)
    }

    /// The record, to be held on to.
    pub fn shared(&self, id: T::Id) -> Option<Arc<T>> {
        self.rows.get(self.place(id)?).cloned()
    }

    /// For changes by [`super::edit`]; the record is copied when it is shared.
    pub(super) fn get_mut(&mut self, id: T::Id) -> Option<&mut T> {
        let place = self.place(id)?;
        self.rows.get_mut(place).map(Arc::make_mut)
    }

    /// False, and nothing changes, when the id is there already or `place` is past the end.
    pub(super) fn insert(&mut self, place: usize, record: Arc<T>) -> bool {
        let fits = place <= self.rows.len() && self.place(record.id()).is_none();
        if fits {
            self.ids.insert(place, record.id().into());
            self.rows.insert(place, record);
        }
        fits
    }

    pub(super) fn remove(&mut self, id: T::Id) -> Option<(usize, Arc<T>)> {
        let place = self.place(id)?;
        self.ids.remove(place);
        Some((place, self.rows.remove(place)))
    }

    /// Moves a record to `place` (counted without it); gives where it was.
    pub(super) fn move_to(&mut self, id: T::Id, place: usize) -> Option<usize> {
        let (from, record) = self.remove(id)?;
        let place = place.min(self.rows.len());
        self.ids.insert(place, id.into());
        self.rows.insert(place, record);
        Some(from)
    }
}

impl<T: Record> FromIterator<T> for Table<T> {
    /// Of two records with one id the first stays.
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut table = Self::default();
        let mut seen = std::collections::BTreeSet::new();
        for record in records {
            let id: Id = record.id().into();
            if seen.insert(id) {
                table.ids.push(id);
                table.rows.push(Arc::new(record));
            }
        }
        table
    }
}
