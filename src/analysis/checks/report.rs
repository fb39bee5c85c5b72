//! The verdicts on a project, those of blocks that did not change remembered.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{Answer, Check, Choice, LeftOut, Origin, Quantity, checks};
use crate::analysis::reconcile::Verdict;
use crate::domain::Project;
use crate::domain::statement::System;

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

/// Answers by what was asked.
#[derive(Debug, Clone, Default)]
pub struct Known(BTreeMap<u64, Vec<(System, Arc<Answer>)>>);

impl Known {
    fn get(&self, key: u64, system: &System) -> Option<Arc<Answer>> {
        let same = self.0.get(&key)?.iter().find(|(known, _)| known == system)?;
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
    let (checks, left_out) = checks(project, choice);
    let mut report = Report { left_out, ..Report::default() };
    for check in checks {
        // A single figure says nothing about others.
        if check.system.statements.len() < 2 {
            continue;
        }
        if stop() {
            report.stopped = true;
            return report;
        }
        let mut hasher = DefaultHasher::new();
        check.system.hash(&mut hasher);
        let key = hasher.finish();
        let growths = growths(&check.quantities);
        let known = before.get(key, &check.system).or_else(|| report.known.get(key, &check.system));
        let answer = known.unwrap_or_else(|| Arc::new(Answer::new(&check.system, &growths)));
        let remembered = report.known.0.entry(key).or_default();
        if !remembered.iter().any(|(system, _)| *system == check.system) {
            remembered.push((check.system.clone(), Arc::clone(&answer)));
        }
        report.judged.push(Arc::new(Judged { check, answer }));
    }
    report
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
