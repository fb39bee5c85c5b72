//! What follows at every keystroke: intervals of unprinted levels, and where nothing is left.
//!
//! Bounds propagation over the statements of one table and those tied to it; the exact verdict comes later.
//! *Invariant:* of statements that can not hold nothing follows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Choice, Vintage, checks};
use crate::analysis::interval::Interval;
use crate::analysis::reconcile::{Propagated, Reading, Toward, propagate};
use crate::domain::{Dataset, DatasetId, Figures, Flow, Key, Observation, Period, Project};

/// More figures than this are left to the exact verdict.
pub const MOST_FIGURES: usize = 600;
/// Decimals of the ends: one more than figures usually have is taken by whoever shows them.
const DECIMALS: u32 = 9;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Live {
    /// Of levels that the adopted figures leave between two ends, those of the latest issue where several do.
    pub spans: BTreeMap<(Period, Flow), Interval>,
    /// Nothing is left for these.
    pub empty: BTreeSet<(Period, Flow)>,
    /// Printed figures of sets that can not all hold, as the exact verdict had it.
    pub conflict: BTreeSet<Key>,
}

/// Of one table; nothing where it has too many figures for a keystroke.
pub fn live(project: &Project, dataset: DatasetId) -> Live {
    let mut live = Live::default();
    let Some(table) = project.datasets.get(dataset) else { return live };
    let tied = project
        .identities
        .iter()
        .filter(|of| of.whole.dataset == dataset || of.parts.iter().any(|part| part.dataset == dataset));
    let others = tied.flat_map(|of| std::iter::once(of.whole.dataset).chain(of.parts.iter().map(|part| part.dataset)));
    let others: BTreeSet<_> = others.filter(|other| *other != dataset).collect();
    let figures = |id: &DatasetId| project.datasets.get(*id).map_or(0, |table| table.observations.len());
    if table.observations.len() + others.iter().map(figures).sum::<usize>() > MOST_FIGURES {
        return live;
    }
    let (mut checks, _) = checks(&in_force(project, &others, table), Choice::Near(dataset));
    // What a later issue says takes the place of what an earlier one does.
    checks.sort_by_key(|check| match &check.vintage {
        Vintage::NoSource => (0, None),
        Vintage::Source(_) => (1, None),
        Vintage::Issue { published, .. } => (2, Some(*published)),
    });
    for check in checks.iter().filter(|check| check.system.statements.len() > 1) {
        live.take(check, dataset);
    }
    live
}

/// The tables with their adopted figures alone: what follows stands beside those, and mixes no issues in silence.
fn in_force(project: &Project, others: &BTreeSet<DatasetId>, table: &Dataset) -> Project {
    let adopted = |table: &Dataset| {
        let figures = table.observations.iter().filter_map(|observation| {
            let figures = Figures::one(observation.figures.adopted()?.clone());
            Some(Observation { key: observation.key, figures })
        });
        Dataset { observations: figures.collect(), ..table.clone() }
    };
    let tables = project.datasets.iter().filter(|other| other.id == table.id || others.contains(&other.id));
    Project {
        sources: project.sources.clone(),
        identities: project.identities.clone(),
        areas: project.areas.clone(),
        datasets: tables.map(adopted).collect(),
        ..Project::default()
    }
}

impl Live {
    fn take(&mut self, check: &Check, dataset: DatasetId) {
        let own = |place: usize| {
            let quantity = check.quantities.get(place).filter(|quantity| quantity.dataset == dataset)?;
            Some((quantity.period, quantity.flow))
        };
        match propagate(&check.system, &Reading::default()) {
            Propagated::Empty { unknown } => self.empty.extend(unknown.and_then(own)),
            Propagated::Bounds(spans) => {
                for (place, span) in spans.into_iter().enumerate() {
                    let low = span.low.and_then(|low| low.decimal(DECIMALS, Toward::Below));
                    let high = span.high.and_then(|high| high.decimal(DECIMALS, Toward::Above));
                    if let Some((key, (low, high))) = own(place).zip(low.zip(high)) {
                        self.spans.insert(key, Interval { low, high });
                    }
                }
            }
        }
    }
}
