//! The observations of a dataset, sorted by key, in shared blocks.
//!
//! *Invariant:* keys rise strictly through all blocks, no block is empty. A clone shares every block;
//! an edit copies one.

use std::sync::Arc;

use super::figure::{Figures, Observation};
use super::key::Key;
use super::period::Period;

/// Largest number of observations in a block.
const BLOCK: usize = 1000;
/// Bits that a place within a block takes.
const WITHIN: u32 = BLOCK.next_power_of_two().trailing_zeros();

/// Where an observation stands, until the next change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot(u32);

#[derive(Debug, Clone, Default)]
pub struct Observations {
    blocks: Vec<Arc<Vec<Observation>>>,
}

/// The same observations, however they are cut into blocks.
impl PartialEq for Observations {
    fn eq(&self, other: &Self) -> bool {
        let shared = self.blocks.len() == other.blocks.len()
            && self.blocks.iter().zip(&other.blocks).all(|(a, b)| Arc::ptr_eq(a, b));
        shared || (self.len() == other.len() && self.iter().eq(other.iter()))
    }
}

impl Eq for Observations {}

impl Observations {
    /// Takes observations in any order; of two with one key the later one stays.
    pub fn from_unsorted(mut all: Vec<Observation>) -> Self {
        if !all.is_sorted_by(|a, b| a.key < b.key) {
            all.sort_by_key(|observation| observation.key);
            all.reverse();
            all.dedup_by_key(|observation| observation.key);
            all.reverse();
        }
        let mut blocks = Vec::with_capacity(all.len().div_ceil(BLOCK));
        let mut rest = all.into_iter();
        loop {
            let mut block = Vec::with_capacity(BLOCK.min(rest.len()));
            block.extend(rest.by_ref().take(BLOCK));
            if block.is_empty() {
                return Self { blocks };
            }
            blocks.push(Arc::new(block));
        }
    }

    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Observation> {
        self.blocks.iter().flat_map(|block| block.iter())
    }

    /// The observations of one block, for going through all of them a little at a time; `None` past the last.
    pub fn block(&self, place: usize) -> Option<&[Observation]> {
        self.blocks.get(place).map(|block| block.as_slice())
    }

    /// The shared blocks in key order. An edit puts another block in the place of each that it touches, as long as
    /// somebody holds the old one, weakly or not.
    pub fn blocks(&self) -> &[Arc<Vec<Observation>>] {
        &self.blocks
    }

    /// Place of the block that has this key, or would have it.
    pub fn place_of_block(&self, key: Key) -> usize {
        self.block_of(key)
    }

    /// Every observation with its place, in key order.
    pub fn spots(&self) -> impl Iterator<Item = (Spot, &Observation)> {
        (0_u32..).zip(&self.blocks).flat_map(|(block, all)| {
            (0_u32..).zip(all.iter()).map(move |(at, observation)| (Spot(block << WITHIN | at), observation))
        })
    }

    /// The place behind the last observation.
    pub fn end(&self) -> Spot {
        Spot(u32::try_from(self.blocks.len()).unwrap_or(u32::MAX >> WITHIN) << WITHIN)
    }

    /// The observations from a place on, in key order.
    pub fn from_spot(&self, spot: Spot) -> impl Iterator<Item = &Observation> {
        let block = (spot.0 >> WITHIN) as usize;
        let at = (spot.0 & ((1 << WITHIN) - 1)) as usize;
        let first = self.blocks.get(block).and_then(|block| block.get(at..)).unwrap_or_default();
        let rest = self.blocks.get(block + 1..).unwrap_or_default();
        first.iter().chain(rest.iter().flat_map(|block| block.iter()))
    }

    pub fn get(&self, key: Key) -> Option<&Observation> {
        let block = self.blocks.get(self.block_of(key))?;
        let at = block.binary_search_by_key(&key, |observation| observation.key).ok()?;
        block.get(at)
    }

    /// For looking up many keys that come nearly in order.
    pub fn finder(&self) -> Finder<'_> {
        Finder { observations: self, block: 0, at: 0 }
    }

    /// All observations of one period, in key order.
    pub fn of_period(&self, period: Period) -> impl Iterator<Item = &Observation> {
        let first = self.blocks.partition_point(|block| block.last().is_some_and(|last| last.key.period < period));
        let blocks = self.blocks.get(first..).unwrap_or_default();
        blocks
            .iter()
            .enumerate()
            .flat_map(move |(nth, block)| {
                let skip = if nth == 0 { block.partition_point(|o| o.key.period < period) } else { 0 };
                block.iter().skip(skip)
            })
            .take_while(move |observation| observation.key.period == period)
    }

    /// Every period that has an observation, each once, in order.
    pub fn periods(&self) -> impl Iterator<Item = Period> {
        let mut last = None;
        self.iter()
            .map(|observation| observation.key.period)
            .filter(move |period| last.replace(*period) != Some(*period))
    }

    /// The last period with an observation that fits, found from the end.
    pub fn last_period(&self, fits: impl Fn(Period) -> bool) -> Option<Period> {
        let from_end = self.blocks.iter().rev().flat_map(|block| block.iter().rev());
        from_end.map(|observation| observation.key.period).find(|period| fits(*period))
    }

    /// Puts the figures of a cell, or takes the cell away; gives what was there.
    pub fn set(&mut self, key: Key, figures: Option<Figures>) -> Option<Figures> {
        let at = self.block_of(key).min(self.blocks.len().saturating_sub(1));
        let Some(shared) = self.blocks.get_mut(at) else {
            self.blocks.extend(figures.map(|figures| Arc::new(vec![Observation { key, figures }])));
            return None;
        };
        let block = Arc::make_mut(shared);
        match (block.binary_search_by_key(&key, |observation| observation.key), figures) {
            (Ok(place), Some(figures)) => block.get_mut(place).map(|o| std::mem::replace(&mut o.figures, figures)),
            (Ok(place), None) => {
                let removed = block.remove(place).figures;
                if block.is_empty() {
                    self.blocks.remove(at);
                }
                Some(removed)
            }
            (Err(_), None) => None,
            (Err(place), Some(figures)) => {
                block.insert(place, Observation { key, figures });
                if block.len() > BLOCK {
                    let upper = block.split_off(BLOCK / 2);
                    self.blocks.insert(at + 1, Arc::new(upper));
                }
                None
            }
        }
    }

    /// As [`Self::set`] for many cells, each key once and in order; gives what was there, in the same order.
    ///
    /// Only the blocks between the first and the last key are laid out anew: work follows what is put, and what lies
    /// among it.
    pub fn set_many(&mut self, cells: Vec<(Key, Option<Figures>)>) -> Vec<(Key, Option<Figures>)> {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return cells };
        if !cells.is_sorted_by(|a, b| a.0 < b.0) {
            return cells.into_iter().map(|(key, figures)| (key, self.set(key, figures))).collect();
        }
        let from = self.block_of(first.0).min(self.blocks.len().saturating_sub(1));
        let to = self.blocks.len().min(self.block_of(last.0) + 1).max(from);
        let touched: usize = self.blocks.get(from..to).unwrap_or_default().iter().map(|block| block.len()).sum();
        // A few cells far apart: to lay out what is between them would cost more than to put each.
        if touched / 8 > cells.len() {
            return cells.into_iter().map(|(key, figures)| (key, self.set(key, figures))).collect();
        }
        let old: Vec<_> = self.blocks.drain(from..to).collect();
        let mut old = old.into_iter().flat_map(Arc::unwrap_or_clone).peekable();
        let mut merged = Vec::with_capacity(touched + cells.len());
        let mut before = Vec::with_capacity(cells.len());
        for (key, figures) in cells {
            while let Some(observation) = old.next_if(|observation| observation.key < key) {
                merged.push(observation);
            }
            before
                .push((key, old.next_if(|observation| observation.key == key).map(|observation| observation.figures)));
            merged.extend(figures.map(|figures| Observation { key, figures }));
        }
        merged.extend(old);
        let mut rest = merged.into_iter();
        let blocks = std::iter::from_fn(|| {
            let mut block = Vec::with_capacity(BLOCK.min(rest.len()));
            block.extend(rest.by_ref().take(BLOCK));
            (!block.is_empty()).then(|| Arc::new(block))
        });
        let blocks: Vec<_> = blocks.collect();
        self.blocks.splice(from..from, blocks);
        before
    }

    /// The first block whose last key is not below `key`; the number of blocks when there is none.
    fn block_of(&self, key: Key) -> usize {
        self.blocks.partition_point(|block| block.last().is_some_and(|last| last.key < key))
    }
}

/// Looks each key up from where the last one was.
#[derive(Debug, Clone)]
pub struct Finder<'o> {
    observations: &'o Observations,
    block: usize,
    at: usize,
}

/// So many neighbours are looked at before the whole table is.
const NEAR: usize = 16;

impl<'o> Finder<'o> {
    pub fn get(&mut self, key: Key) -> Option<&'o Observation> {
        let block = self.observations.blocks.get(self.block).map_or(&[][..], |block| block.as_slice());
        let near = block.get(self.at..).unwrap_or_default();
        if near.first().is_some_and(|first| first.key <= key) {
            let found = near.iter().take(NEAR).enumerate().find(|(_, near)| near.key >= key);
            if let Some((nth, observation)) = found {
                self.at += nth;
                return Some(observation).filter(|found| found.key == key);
            }
        }
        self.block = self.observations.block_of(key);
        let block = self.observations.blocks.get(self.block)?;
        match block.binary_search_by_key(&key, |observation| observation.key) {
            Ok(at) => {
                self.at = at;
                block.get(at)
            }
            Err(at) => {
                self.at = at.saturating_sub(1);
                None
            }
        }
    }
}

impl FromIterator<Observation> for Observations {
    fn from_iter<T: IntoIterator<Item = Observation>>(all: T) -> Self {
        Self::from_unsorted(all.into_iter().collect())
    }
}

impl serde::Serialize for Observations {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> serde::Deserialize<'de> for Observations {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from_unsorted)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::figure::{Figure, Said};
    use super::super::key::Flow;
    use super::*;

    fn key(month: u16, flow: Flow) -> Key {
        Key::level(flow, Period::of_month(1900 + i32::from(month / 12), (month % 12 + 1) as u8).unwrap())
    }

    fn figures(value: u32) -> Figures {
        Figures::one(Figure::new(Said::Number(value.to_string().parse().unwrap()), None))
    }

    proptest! {
        #[test]
        fn it_behaves_as_a_sorted_map(ops in prop::collection::vec((0..1500_u16, prop::bool::ANY, prop::option::weighted(0.7, 0..100_u32)), 0..4000)) {
            let mut ours = Observations::default();
            let mut map = BTreeMap::new();
            for (month, exports, value) in ops {
                let key = key(month, if exports { Flow::Exports } else { Flow::Imports });
                let expected = match value {
                    Some(value) => map.insert(key, figures(value)),
                    None => map.remove(&key),
                };
                prop_assert_eq!(ours.set(key, value.map(figures)), expected);
            }
            prop_assert_eq!(ours.len(), map.len());
            prop_assert!(ours.iter().map(|o| o.key).eq(map.keys().copied()));
            prop_assert!(ours.blocks.iter().all(|b| !b.is_empty() && b.len() <= BLOCK));
            for (key, value) in &map {
                prop_assert_eq!(ours.get(*key).map(|o| &o.figures), Some(value));
                prop_assert_eq!(ours.of_period(key.period).count(), map.keys().filter(|k| k.period == key.period).count());
            }
            let mut finder = ours.finder();
            for key in map.keys().rev().step_by(7).chain(map.keys()).chain((0..1500).map(|month| key(month, Flow::Transit)).collect::<Vec<_>>().iter()) {
                prop_assert_eq!(finder.get(*key), ours.get(*key));
            }
            for (spot, observation) in ours.spots() {
                prop_assert_eq!(ours.from_spot(spot).next().map(|o| o.key), Some(observation.key));
            }
            prop_assert_eq!(ours.spots().count(), ours.len());
            prop_assert_eq!(ours.from_spot(ours.end()).next().map(|o| o.key), None);
            let mut again: Vec<_> = ours.iter().cloned().collect();
            again.reverse();
            prop_assert_eq!(Observations::from_unsorted(again), ours);
        }
    }

    proptest! {
        #[test]
        fn many_cells_at_once_are_as_one_after_the_other(
            start in prop::collection::btree_set(0..3000_u16, 0..2500),
            put in prop::collection::btree_map(0..3000_u16, prop::option::weighted(0.6, 0..100_u32), 0..2000),
        ) {
            let mut one_by_one: Observations =
                start.iter().map(|month| Observation { key: key(*month, Flow::Exports), figures: figures(7) }).collect();
            let original = one_by_one.clone();
            let mut at_once = original.clone();
            let cells: Vec<_> = put.iter().map(|(month, value)| (key(*month, Flow::Exports), value.map(figures))).collect();
            let expected: Vec<_> = cells.iter().cloned().map(|(key, figures)| (key, one_by_one.set(key, figures))).collect();
            let before = at_once.set_many(cells);
            prop_assert_eq!(&before, &expected);
            prop_assert_eq!(&at_once, &one_by_one);
            prop_assert!(at_once.blocks.iter().all(|b| !b.is_empty() && b.len() <= BLOCK));
            prop_assert!(at_once.iter().map(|o| o.key).is_sorted_by(|a, b| a < b));
            at_once.set_many(before);
            prop_assert_eq!(at_once, original);
        }
    }

    #[test]
    fn a_clone_shares_its_blocks_and_an_edit_copies_one() {
        let original: Observations =
            (0..1500).map(|m| Observation { key: key(m, Flow::Exports), figures: figures(1) }).collect();
        let mut changed = original.clone();
        changed.set(key(3, Flow::Exports), Some(figures(2)));
        let shared = original.blocks.iter().zip(&changed.blocks).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert_eq!((original.blocks.len(), shared), (2, 1));
    }
}
