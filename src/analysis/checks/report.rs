//! The verdicts on a project, those of blocks that did not change remembered.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::gather::{chosen, of_tables};
use super::{Answer, Asked, Check, Choice, LeftOut, Origin};
use crate::analysis::reconcile::Verdict;
use crate::domain::{Area, Dataset, DatasetId, Identity, Project, Source, Table};

/// A block with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub check: Check,
    pub answer: Arc<Answer>,
}

/// How a block stands: what a list of checks is sorted and filtered by, most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    CannotHold,
    /// Only because of an "about" or a "nearly".
    Attention,
    NotDecided,
    Tight,
    /// Not to nearest, but as its sources are set to round.
    ByConvention,
    Consistent,
    /// Nothing can be held against anything else.
    Undetermined,
}

impl Standing {
    pub const ALL: [Self; 7] = [
        Self::CannotHold,
        Self::Attention,
        Self::NotDecided,
        Self::Tight,
        Self::ByConvention,
        Self::Consistent,
        Self::Undetermined,
    ];
}

impl Judged {
    pub fn standing(&self) -> Standing {
        self.answer.standing()
    }
}

impl Answer {
    pub fn standing(&self) -> Standing {
        match self.findings.verdict {
            Verdict::CannotHold if self.findings.only_attention => Standing::Attention,
            Verdict::CannotHold => Standing::CannotHold,
            Verdict::NotDecided => Standing::NotDecided,
            _ if self.loose => Standing::Undetermined,
            _ if self.by_convention => Standing::ByConvention,
            Verdict::Tight => Standing::Tight,
            Verdict::Consistent => Standing::Consistent,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    pub standing: Standing,
    /// A level follows that nobody printed.
    pub implies: bool,
}

impl Judged {
    fn glance(&self) -> Glance {
        let is_level = |(asked, _): &(Asked, _)| matches!(asked, Asked::Level(_));
        Glance { standing: self.standing(), implies: self.answer.implied.iter().any(is_level) }
    }
}

/// What was judged by what was asked, and what was found in tables as they were.
#[derive(Debug, Clone, Default)]
pub struct Known {
    judged: BTreeMap<u64, Vec<Arc<Judged>>>,
    /// What all tables depend on.
    around: Around,
    /// By the first table of each group.
    groups: BTreeMap<DatasetId, Group>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Around {
    areas: Table<Area>,
    sources: Table<Source>,
    identities: Table<Identity>,
}

/// Tables that are tied to each other, as they were, and what was found in them.
#[derive(Debug, Clone)]
struct Group {
    tables: Vec<Arc<Dataset>>,
    judged: Vec<Arc<Judged>>,
    left_out: Vec<(Origin, LeftOut)>,
}

impl Group {
    /// Not one of the tables was touched.
    fn is_of(&self, tables: &[Arc<Dataset>]) -> bool {
        self.tables.len() == tables.len() && self.tables.iter().zip(tables).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl Known {
    fn get(&self, key: u64, check: &Check) -> Option<&Arc<Judged>> {
        self.judged.get(&key)?.iter().find(|known| asks_the_same(&known.check, check))
    }
}

#[derive(Debug, Clone, Default)]
pub struct Report {
    /// In the order of tables and vintages.
    pub judged: Vec<Arc<Judged>>,
    /// What lists need of each of them in every row: thousands are looked through at once, and not one by one fetched.
    pub glances: Vec<Glance>,
    pub left_out: Vec<(Origin, LeftOut)>,
    /// What was judged, for the next report.
    pub known: Arc<Known>,
    /// It was stopped before its end.
    pub stopped: bool,
}

/// Judges every block of a project that is not known from the last report. `stop` is asked before each.
pub fn report(project: &Project, choice: Choice, before: &Known, stop: &dyn Fn() -> bool) -> Report {
    let verdicts = verdicts(project, choice, before, stop);
    if verdicts.stopped { verdicts } else { verdicts.followed(stop, &mut |_| {}) }
}

impl Report {
    /// What follows from some verdicts is still to come.
    pub fn is_pending(&self) -> bool {
        self.judged.iter().any(|judged| judged.answer.pending)
    }

    /// With what follows from the verdicts that wait for it, or some of them when it is stopped. `tell` hears of it
    /// while it grows, and has the report so far for the asking.
    pub fn followed(mut self, stop: &dyn Fn() -> bool, tell: &mut dyn FnMut(&dyn Fn() -> Self)) -> Self {
        let mut done: BTreeMap<*const Judged, Arc<Judged>> = BTreeMap::new();
        for place in 0..self.judged.len() {
            let Some(judged) = self.judged.get(place).filter(|judged| judged.answer.pending).map(Arc::clone) else {
                continue;
            };
            let with = |answer| Arc::new(Judged { check: judged.check.clone(), answer: Arc::new(answer) });
            let so_far = &mut |so_far: &Answer| {
                tell(&|| {
                    let mut report = self.clone();
                    report.put(place, with(so_far.clone()));
                    report
                });
                !stop()
            };
            let answer = Answer::clone(&judged.answer);
            let answer = answer.finished(&judged.check.system, &judged.check.ratios, so_far);
            let is_pending = answer.pending;
            let finished = with(answer);
            self.put(place, Arc::clone(&finished));
            if is_pending {
                break;
            }
            done.insert(Arc::as_ptr(&judged), finished);
        }
        if !done.is_empty() {
            Arc::make_mut(&mut self.known).replace(&done);
        }
        self
    }

    fn put(&mut self, place: usize, judged: Arc<Judged>) {
        if let Some(there) = self.judged.get_mut(place) {
            *there = judged;
        }
        if let (Some(glance), Some(judged)) = (self.glances.get_mut(place), self.judged.get(place)) {
            *glance = judged.glance();
        }
    }
}

/// The verdicts alone, as soon as there are any: what follows from large blocks comes with [`Report::followed`].
pub fn verdicts(project: &Project, choice: Choice, before: &Known, stop: &dyn Fn() -> bool) -> Report {
    let around = Around {
        areas: project.areas.clone(),
        sources: project.sources.clone(),
        identities: project.identities.clone(),
    };
    let same = around == before.around;
    let mut known = Known { around, ..Known::default() };
    let mut report = Report::default();
    for tables in chosen(project, choice) {
        if stop() {
            report.stopped = true;
            break;
        }
        let shared: Vec<_> = tables.iter().filter_map(|table| project.datasets.shared(table.id)).collect();
        let first = tables.first().map(|table| table.id);
        let group = first.and_then(|first| before.groups.get(&first)).filter(|group| same && group.is_of(&shared));
        let group = match group {
            Some(group) => {
                known.keep(&group.judged);
                group.clone()
            }
            None => {
                let Some((judged, left_out)) = judge_tables(project, &tables, before, &mut known, stop) else {
                    report.stopped = true;
                    break;
                };
                Group { tables: shared, judged, left_out }
            }
        };
        report.judged.extend(group.judged.iter().cloned());
        report.left_out.extend(group.left_out.iter().copied());
        if let Some(first) = first {
            known.groups.insert(first, group);
        }
    }
    report.glances = report.judged.iter().map(|judged| judged.glance()).collect();
    report.known = Arc::new(known);
    report
}

impl Known {
    fn keep(&mut self, judged: &[Arc<Judged>]) {
        judged.iter().for_each(|judged| self.remember(key_of(&judged.check), judged));
    }

    fn remember(&mut self, key: u64, judged: &Arc<Judged>) {
        let remembered = self.judged.entry(key).or_default();
        if !remembered.iter().any(|known| asks_the_same(&known.check, &judged.check)) {
            remembered.push(Arc::clone(judged));
        }
    }

    /// Puts what was found out since in the place of what was known.
    fn replace(&mut self, done: &BTreeMap<*const Judged, Arc<Judged>>) {
        for judged in self.groups.values_mut().flat_map(|group| &mut group.judged) {
            let Some(finished) = done.get(&Arc::as_ptr(judged)) else { continue };
            *judged = Arc::clone(finished);
            let known = self.judged.get_mut(&key_of(&judged.check));
            if let Some(known) = known.into_iter().flatten().find(|known| asks_the_same(&known.check, &judged.check)) {
                *known = Arc::clone(finished);
            }
        }
    }
}

fn key_of(check: &Check) -> u64 {
    let mut hasher = DefaultHasher::new();
    check.system.hash(&mut hasher);
    hasher.finish()
}

/// Whether the answer to one is the answer to the other.
fn asks_the_same(one: &Check, other: &Check) -> bool {
    one.system == other.system && one.ratios == other.ratios
}

type Found = (Vec<Arc<Judged>>, Vec<(Origin, LeftOut)>);

/// `None` where it was stopped.
fn judge_tables(
    project: &Project,
    tables: &[&Dataset],
    before: &Known,
    known: &mut Known,
    stop: &dyn Fn() -> bool,
) -> Option<Found> {
    let (checks, left_out) = of_tables(project, tables);
    let mut all = Vec::with_capacity(checks.len());
    for check in checks {
        if stop() {
            return None;
        }
        let key = key_of(&check);
        let found = before.get(key, &check).or_else(|| known.get(key, &check));
        let found = found.map(|known| Arc::clone(&known.answer));
        let answer = found.unwrap_or_else(|| Arc::new(Answer::first(&check.system, &check.ratios)));
        let judged = Arc::new(Judged { check, answer });
        known.remember(key, &judged);
        all.push(judged);
    }
    Some((all, left_out))
}
