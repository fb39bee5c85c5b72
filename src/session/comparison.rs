//! What is set beside each other: issues of one office, and the two sides of one trade.
//!
//! *Invariant:* nothing here is in the file; what was compared is remembered until one of its datasets changes.

pub mod mirror;
pub mod reading;
pub mod revisions;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use super::Session;
use crate::analysis::mirror::{Mirror, mirror, mirror_of};
use crate::analysis::revisions::{Revisions, Scope, revisions};
use crate::analysis::sheet::RowsOf;
use crate::domain::DatasetId;

/// So many comparisons are remembered: what is on the screen, and what was there before.
const MOST: usize = 4;

/// What was compared last.
#[derive(Default)]
pub struct Remembered {
    revisions: Vec<(DatasetId, Scope, u64, Rc<Revisions>)>,
    mirrors: Vec<Mirrored>,
}

/// Two datasets in periods of one kind, and their revisions when they were compared.
struct Mirrored {
    of: ([DatasetId; 2], RowsOf),
    at: [u64; 2],
    found: Rc<Mirror>,
}

fn remember<T>(known: &mut Vec<T>, fresh: T) {
    if known.len() >= MOST {
        known.remove(0);
    }
    known.push(fresh);
}

impl Session {
    /// What later issues made of the figures of earlier ones; `None` where the dataset is gone.
    pub fn revisions_of(&self, dataset: DatasetId, scope: Scope) -> Option<Rc<Revisions>> {
        let table = self.project().datasets.get(dataset)?;
        let revision = self.dataset_revision(dataset);
        let mut known = self.comparisons.borrow_mut();
        known.revisions.retain(|(id, _, at, _)| *id != dataset || *at == revision);
        if let Some((.., found)) = known.revisions.iter().find(|(id, of, ..)| (*id, *of) == (dataset, scope)) {
            return Some(Rc::clone(found));
        }
        let found = Rc::new(revisions(table, &self.project().sources, scope));
        remember(&mut known.revisions, (dataset, scope, revision, Rc::clone(&found)));
        Some(found)
    }

    /// The dataset of the partner's own figures of the same trade.
    pub fn mirror_of(&self, dataset: DatasetId) -> Option<DatasetId> {
        mirror_of(self.project(), dataset)
    }

    /// Both sides of a trade against periods; `None` where a dataset is gone.
    pub fn mirrored(&self, own: DatasetId, other: DatasetId, kind: RowsOf) -> Option<Rc<Mirror>> {
        let datasets = &self.project().datasets;
        let (table, beside) = (datasets.get(own)?, datasets.get(other)?);
        let (of, at) = (([own, other], kind), [own, other].map(|id| self.dataset_revision(id)));
        let mut known = self.comparisons.borrow_mut();
        known.mirrors.retain(|known| known.of.0 != of.0 || known.at == at);
        if let Some(known) = known.mirrors.iter().find(|known| known.of == of) {
            return Some(Rc::clone(&known.found));
        }
        let found = Rc::new(mirror(table, beside, &self.project().sources, kind));
        remember(&mut known.mirrors, Mirrored { of, at, found: Rc::clone(&found) });
        Some(found)
    }
}
