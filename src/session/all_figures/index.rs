//! Where each figure of the project stands among all of them, in their natural order: dataset, key, place in the cell.
//!
//! Sums over datasets and over blocks of observations are kept; an edit counts only the blocks that it touched.
//! *Invariant:* `at` and `ordinal` are inverse to each other for the project that was given last.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Weak};

use crate::domain::{CellRef, Dataset, DatasetId, Figure, Figures, Key, Observation, Project};

/// A block as it was when it was counted. While it is held weakly, an edit puts another block in its place.
#[derive(Clone)]
struct Counted {
    block: Weak<Vec<Observation>>,
    /// Figures of the dataset before this block.
    start: u32,
    figures: u32,
    /// Of its keys and of how many figures each has.
    shape: u64,
    /// For each observation the figures of the block before it, where some observation has more than one.
    starts: Option<Arc<[u32]>>,
}

struct Part {
    dataset: DatasetId,
    /// Figures of the project before this dataset.
    start: u32,
    figures: u32,
    blocks: Vec<Counted>,
}

/// What an edit did to the order of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    Nothing,
    /// Figures say something else; each stands where it stood.
    Figures,
    /// There are other rows.
    Rows,
}

/// A figure where it stands.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    pub dataset: &'a Dataset,
    pub key: Key,
    pub figures: &'a Figures,
    /// Place among the figures of its cell.
    pub place: usize,
    pub figure: &'a Figure,
}

impl Found<'_> {
    pub fn cell(&self) -> CellRef {
        CellRef { dataset: self.dataset.id, key: self.key }
    }

    pub fn is_adopted(&self) -> bool {
        self.figures.adopted_place() == Some(self.place)
    }
}

#[derive(Default)]
pub struct Index {
    parts: Vec<Part>,
    len: u32,
    shape: u64,
}

fn counted(block: &Arc<Vec<Observation>>) -> Counted {
    let mut hasher = DefaultHasher::new();
    let mut starts = Vec::with_capacity(block.len());
    let mut figures = 0;
    for observation in block.iter() {
        starts.push(figures);
        let count = whole(observation.figures.count());
        observation.key.hash(&mut hasher);
        count.hash(&mut hasher);
        figures += count;
    }
    let plain = figures == whole(block.len());
    Counted {
        block: Arc::downgrade(block),
        start: 0,
        figures,
        shape: hasher.finish(),
        starts: (!plain).then(|| starts.into()),
    }
}

/// More figures than this no memory holds.
fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn place(count: u32) -> usize {
    count as usize
}

impl Part {
    fn of(dataset: &Dataset, before: Option<&Self>) -> (Self, bool) {
        let known = before.map_or(&[][..], |part| &part.blocks);
        let is = |counted: &&Counted, block: &Arc<_>| std::ptr::eq(counted.block.as_ptr(), Arc::as_ptr(block));
        let mut fresh = false;
        let mut start = 0;
        let blocks = dataset.observations.blocks().iter().enumerate().map(|(nth, block)| {
            let same = known.get(nth).filter(|counted| is(counted, block));
            let same = same.or_else(|| known.iter().find(|counted| is(counted, block)));
            fresh |= same.is_none();
            let mut of_block = same.cloned().unwrap_or_else(|| counted(block));
            of_block.start = start;
            start += of_block.figures;
            of_block
        });
        let blocks = blocks.collect();
        (Self { dataset: dataset.id, start: 0, figures: start, blocks }, fresh)
    }
}

impl Counted {
    /// The observation and the place in its cell of the figure at `nth` in this block.
    fn locate(&self, nth: u32) -> (usize, usize) {
        let Some(starts) = &self.starts else { return (place(nth), 0) };
        let at = starts.partition_point(|start| *start <= nth).saturating_sub(1);
        (at, place(nth - starts.get(at).copied().unwrap_or(nth)))
    }
}

/// A block of a dataset, and the ordinal of its first figure.
struct Block<'a, 'i> {
    dataset: &'a Dataset,
    observations: &'a [Observation],
    start: u32,
    counted: &'i Counted,
}

impl<'a> Block<'a, '_> {
    fn has(&self, ordinal: u32) -> bool {
        ordinal.checked_sub(self.start).is_some_and(|nth| nth < self.counted.figures)
    }

    fn figure(&self, ordinal: u32) -> Option<Found<'a>> {
        let (at, place) = self.counted.locate(ordinal.checked_sub(self.start)?);
        let observation = self.observations.get(at)?;
        let figure = observation.figures.get(place)?;
        Some(Found { dataset: self.dataset, key: observation.key, figures: &observation.figures, place, figure })
    }
}

impl Index {
    /// Follows the project.
    pub fn update(&mut self, project: &Project) -> Changed {
        let mut before: BTreeMap<_, _> =
            std::mem::take(&mut self.parts).into_iter().map(|part| (part.dataset, part)).collect();
        let mut hasher = DefaultHasher::new();
        let (mut start, mut changed) = (0, false);
        for dataset in project.datasets.iter() {
            let old = before.remove(&dataset.id);
            let (mut part, fresh) = Part::of(dataset, old.as_ref());
            changed |= fresh;
            part.start = start;
            start += part.figures;
            dataset.id.hash(&mut hasher);
            part.blocks.iter().for_each(|block| block.shape.hash(&mut hasher));
            self.parts.push(part);
        }
        let shape = hasher.finish();
        let rows = shape != self.shape || start != self.len;
        (self.len, self.shape) = (start, shape);
        match (rows, changed) {
            (true, _) => Changed::Rows,
            (false, true) => Changed::Figures,
            (false, false) => Changed::Nothing,
        }
    }

    pub fn len(&self) -> usize {
        place(self.len)
    }

    pub fn at<'a>(&self, project: &'a Project, ordinal: u32) -> Option<Found<'a>> {
        self.block_with(project, ordinal)?.figure(ordinal)
    }

    /// Many figures; neighbours are found without another search.
    pub fn each<'a>(
        &self,
        project: &'a Project,
        ordinals: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = Found<'a>> {
        let mut last: Option<Block<'a, '_>> = None;
        ordinals.filter_map(move |ordinal| {
            if last.as_ref().is_none_or(|block| !block.has(ordinal)) {
                last = self.block_with(project, ordinal);
            }
            last.as_ref()?.figure(ordinal)
        })
    }

    fn block_with<'a>(&self, project: &'a Project, ordinal: u32) -> Option<Block<'a, '_>> {
        let nth = self.parts.partition_point(|part| part.start <= ordinal).checked_sub(1)?;
        let part = self.parts.get(nth)?;
        let inside = ordinal - part.start;
        let nth_block = part.blocks.partition_point(|block| block.start <= inside).checked_sub(1)?;
        let counted = part.blocks.get(nth_block)?;
        let dataset = project.datasets.at(nth)?;
        let observations = dataset.observations.blocks().get(nth_block)?;
        Some(Block { dataset, observations, start: part.start + counted.start, counted })
    }

    pub fn ordinal(&self, project: &Project, cell: CellRef, place: usize) -> Option<u32> {
        let nth = project.datasets.place(cell.dataset)?;
        let observations = &project.datasets.at(nth)?.observations;
        let nth_block = observations.place_of_block(cell.key);
        let block = observations.blocks().get(nth_block)?;
        let at = block.binary_search_by_key(&cell.key, |observation| observation.key).ok()?;
        block.get(at).filter(|observation| place < observation.figures.count())?;
        let part = self.parts.get(nth)?;
        let counted = part.blocks.get(nth_block)?;
        let before = match &counted.starts {
            Some(starts) => *starts.get(at)?,
            None => whole(at),
        };
        Some(part.start + counted.start + before + whole(place))
    }

    /// All figures in their natural order, each with its ordinal.
    pub fn iter<'a>(&self, project: &'a Project) -> impl Iterator<Item = (u32, Found<'a>)> {
        let cells = project.datasets.iter().flat_map(|dataset| dataset.observations.iter().map(move |o| (dataset, o)));
        let all = cells.flat_map(|(dataset, observation)| {
            let figures = &observation.figures;
            figures.iter().enumerate().map(move |(place, figure)| Found {
                dataset,
                key: observation.key,
                figures,
                place,
                figure,
            })
        });
        (0..).zip(all)
    }
}
