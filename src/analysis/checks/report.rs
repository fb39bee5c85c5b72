//! The verdicts on a project, those of blocks that did not change remembered.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::gather::{chosen, of_tables};
use super::{Answer, Check, Choice, LeftOut, Origin, Quantity};
use crate::analysis::reconcile::Verdict;
use crate::domain::statement::System;
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

/// Answers by what was asked, and what was found in tables as they were.
#[derive(Debug, Clone, Default)]
pub struct Known {
    answers: BTreeMap<u64, Vec<(System, Arc<Answer>)>>,
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
    fn get(&self, key: u64, system: &System) -> Option<Arc<Answer>> {
        let same = self.answers.get(&key)?.iter().find(|(known, _)| known == system)?;
        Some(Arc::clone(&same.1))
    }
}

#[derive(Debug, Clone, Default)]
pub struct Report {
    /// In the order of tables and vintages.
    pub judged: Vec<Arc<Judged>>,
    pub left_out: Vec<(Origin, LeftOut)>,
    /// What was judged, for the next report.
    pub known: Known,
    /// It was stopped before its end.
    pub stopped: bool,
}

/// Judges every block of a project that is not known from the last report. `stop` is asked before each.
pub fn report(project: &Project, choice: Choice, before: &Known, stop: &dyn Fn() -> bool) -> Report {
    report_with(project, choice, before, stop, Depth::Whole)
}

/// The verdicts alone, as soon as there are any: what follows from large blocks comes with [`report`].
pub fn verdicts(project: &Project, choice: Choice, before: &Known, stop: &dyn Fn() -> bool) -> Report {
    report_with(project, choice, before, stop, Depth::Verdicts)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    Verdicts,
    Whole,
}

impl Depth {
    fn is_enough(self, answer: &Answer) -> bool {
        self == Self::Verdicts || !answer.pending
    }
}

impl Report {
    /// What follows from some verdicts is still to come.
    pub fn is_pending(&self) -> bool {
        self.judged.iter().any(|judged| judged.answer.pending)
    }
}

fn report_with(project: &Project, choice: Choice, before: &Known, stop: &dyn Fn() -> bool, depth: Depth) -> Report {
    let around = Around {
        areas: project.areas.clone(),
        sources: project.sources.clone(),
        identities: project.identities.clone(),
    };
    let same = around == before.around;
    let mut report = Report { known: Known { around, ..Known::default() }, ..Report::default() };
    for tables in chosen(project, choice) {
        if stop() {
            report.stopped = true;
            return report;
        }
        let shared: Vec<_> = tables.iter().filter_map(|table| project.datasets.shared(table.id)).collect();
        let first = tables.first().map(|table| table.id);
        let known = first.and_then(|first| before.groups.get(&first)).filter(|known| same && known.is_of(&shared));
        let known = known.filter(|known| known.judged.iter().all(|judged| depth.is_enough(&judged.answer)));
        let group = match known {
            Some(known) => {
                report.known.keep(&known.judged);
                known.clone()
            }
            None => {
                let Some((judged, left_out)) = judge_tables(project, &tables, before, &mut report.known, (stop, depth))
                else {
                    report.stopped = true;
                    return report;
                };
                Group { tables: shared, judged, left_out }
            }
        };
        report.judged.extend(group.judged.iter().cloned());
        report.left_out.extend(group.left_out.iter().copied());
        if let Some(first) = first {
            report.known.groups.insert(first, group);
        }
    }
    report
}

impl Known {
    fn keep(&mut self, judged: &[Arc<Judged>]) {
        for judged in judged {
            self.remember(key_of(&judged.check.system), &judged.check.system, &judged.answer);
        }
    }

    fn remember(&mut self, key: u64, system: &System, answer: &Arc<Answer>) {
        let remembered = self.answers.entry(key).or_default();
        if !remembered.iter().any(|(known, _)| known == system) {
            remembered.push((system.clone(), Arc::clone(answer)));
        }
    }
}

fn key_of(system: &System) -> u64 {
    let mut hasher = DefaultHasher::new();
    system.hash(&mut hasher);
    hasher.finish()
}

type Found = (Vec<Arc<Judged>>, Vec<(Origin, LeftOut)>);

/// `None` where it was stopped.
fn judge_tables(
    project: &Project,
    tables: &[&Dataset],
    before: &Known,
    known: &mut Known,
    (stop, depth): (&dyn Fn() -> bool, Depth),
) -> Option<Found> {
    let (checks, left_out) = of_tables(project, tables);
    let mut all = Vec::with_capacity(checks.len());
    for check in checks {
        if stop() {
            return None;
        }
        let key = key_of(&check.system);
        let found = before.get(key, &check.system).or_else(|| known.get(key, &check.system));
        let growths = growths(&check.quantities);
        let answer = match (found, depth) {
            (Some(known), depth) if depth.is_enough(&known) => known,
            (Some(known), _) => Arc::new(Answer::clone(&known).finished(&check.system, &growths)),
            (None, Depth::Whole) => Arc::new(Answer::new(&check.system, &growths)),
            (None, Depth::Verdicts) => Arc::new(Answer::first(&check.system, &growths)),
        };
        known.remember(key, &check.system, &answer);
        all.push(Arc::new(Judged { check, answer }));
    }
    Some((all, left_out))
}

/// Pairs of quantities of which the second is the first a year before, by their places.
fn growths(quantities: &[Quantity]) -> Vec<(usize, usize)> {
    let pair = |(place, quantity): (usize, &Quantity)| {
        let period = quantity.period.year_earlier()?;
        let before = quantities.binary_search(&Quantity { period, ..*quantity }).ok()?;
        Some((place, before))
    };
    quantities
        .iter()
        .enumerate()
        .filter_map(pair)
        .filter(|(of, _)| quantities.get(*of).is_some_and(|quantity| quantity.flow != crate::domain::Flow::Balance))
        .collect()
}
