//! The printed figures of a dataset, laid out by line (period) and slot (flow).
//!
//! *Invariant:* one pass over the observations; every later look-up goes by place or by binary search.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Column, Question, settled};
use crate::domain::{
    Against, Dataset, DatasetHead, Figure, Figures, Flow, Key, Measure, Multiplier, Period, Source, SourceId, Table,
};

/// Slots; exports and imports are the two before.
pub(super) const TURNOVER: usize = 2;
pub(super) const BALANCE: usize = 3;
const ALWAYS: [Flow; 4] = [Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance];

/// A printed growth between two lines.
pub(super) struct Link<'a> {
    pub slot: usize,
    pub line: usize,
    pub base: usize,
    pub measure: Measure,
    pub figures: &'a Figures,
}

pub(super) struct Gathered<'a> {
    pub head: &'a DatasetHead,
    pub question: Question,
    pub periods: Vec<Period>,
    pub flows: Vec<Flow>,
    /// One a line and slot.
    levels: Vec<Option<&'a Figures>>,
    /// Growth figures under the basis that is asked for.
    rates: Vec<Option<&'a Figures>>,
    pub links: Vec<Link<'a>>,
    /// Decimals that most levels have, in shown multiples.
    pub usual_decimals: u32,
    /// Those that a figure of the dataset names.
    sources: BTreeMap<SourceId, &'a Source>,
}

pub(super) fn gather<'a>(dataset: &'a Dataset, sources: &'a Table<Source>, question: Question) -> Gathered<'a> {
    let periods: Vec<_> = dataset.all_periods().into_iter().collect();
    let flows = flows(dataset);
    let room = periods.len() * flows.len();
    let mut gathered = Gathered {
        head: &dataset.head,
        question,
        periods,
        levels: vec![None; room],
        rates: vec![None; room],
        flows,
        links: Vec::new(),
        usual_decimals: 0,
        sources: named(dataset, sources),
    };
    gathered.fill(dataset);
    gathered
}

fn named<'a>(dataset: &Dataset, sources: &'a Table<Source>) -> BTreeMap<SourceId, &'a Source> {
    let mut seen = BTreeSet::new();
    let mut last = None;
    for source in
        dataset.observations.iter().flat_map(|observation| observation.figures.iter()).filter_map(|f| f.source)
    {
        if last.replace(source) != Some(source) {
            seen.insert(source);
        }
    }
    sources.iter().filter(|source| seen.contains(&source.id)).map(|source| (source.id, source)).collect()
}

/// Exports, imports, turnover, balance, then in their order those that have a level or a growth.
fn flows(dataset: &Dataset) -> Vec<Flow> {
    let mut further = Vec::new();
    for Key { flow, measure, .. } in dataset.observations.iter().map(|observation| observation.key) {
        let in_table = matches!(measure, Measure::Level | Measure::Rate { .. } | Measure::AbsoluteChange { .. });
        if in_table && !ALWAYS.contains(&flow) && !further.contains(&flow) {
            further.push(flow);
        }
    }
    further.sort_unstable();
    ALWAYS.into_iter().chain(further).collect()
}

impl<'a> Gathered<'a> {
    fn fill(&mut self, dataset: &'a Dataset) {
        let mut decimals = [0_usize; 29];
        let mut line = 0;
        for observation in dataset.observations.iter() {
            let key = observation.key;
            while self.periods.get(line).is_some_and(|period| *period < key.period) {
                line += 1;
            }
            let Some(slot) = self.flows.iter().position(|flow| *flow == key.flow) else { continue };
            let place = self.place(line, slot);
            if key.measure == Measure::Level {
                if let Some(spot) = self.levels.get_mut(place) {
                    *spot = Some(&observation.figures);
                }
                count_decimals(&mut decimals, &observation.figures, self.head.shown);
                continue;
            }
            self.link(line, slot, key, &observation.figures);
            // A rate on a year earlier comes before the same one on the period before: it stays.
            if Column::growth(key.flow).key(key.period, self.question.basis) == with_settled_base(key)
                && let Some(spot) = self.rates.get_mut(place)
            {
                spot.get_or_insert(&observation.figures);
            }
        }
        // Of equally usual ones the fewest: a negligible amount is never taken for smaller than it may be.
        let most = decimals.iter().enumerate().rev().max_by_key(|(_, count)| **count);
        self.usual_decimals = most.and_then(|(decimals, _)| u32::try_from(decimals).ok()).unwrap_or(0);
    }

    fn link(&mut self, line: usize, slot: usize, key: Key, figures: &'a Figures) {
        let (Measure::Rate { against, .. } | Measure::AbsoluteChange { against }) = key.measure else { return };
        if let Some(base) = base_of(key.period, against).and_then(|base| self.line_of(base)) {
            self.links.push(Link { slot, line, base, measure: key.measure, figures });
        }
    }

    fn place(&self, line: usize, slot: usize) -> usize {
        line * self.flows.len() + slot
    }

    pub fn line_of(&self, period: Period) -> Option<usize> {
        self.periods.binary_search(&period).ok()
    }

    pub fn level(&self, line: usize, slot: usize) -> Option<&'a Figures> {
        self.levels.get(self.place(line, slot)).copied().flatten()
    }

    pub fn rate(&self, line: usize, slot: usize) -> Option<&'a Figures> {
        self.rates.get(self.place(line, slot)).copied().flatten()
    }

    /// The period that a line is compared with, whether or not it is in the table.
    pub fn base_period(&self, line: usize) -> Option<Period> {
        let period = *self.periods.get(line)?;
        base_of(period, self.question.basis.against)
    }

    pub fn base_line(&self, line: usize) -> Option<usize> {
        self.base_period(line).and_then(|base| self.line_of(base))
    }

    /// The figure that is shown: the adopted one, or the latest one that was published by the date asked for.
    pub fn shown<'f>(&self, figures: &'f Figures) -> Option<&'f Figure> {
        let Some(as_of) = self.question.as_of else { return figures.adopted() };
        let by_then = figures.iter().enumerate().filter_map(|(place, figure)| {
            // An undated figure counts as today's: no past date has it.
            let published = self.published(figure).filter(|date| *date <= as_of)?;
            Some(((published, figures.adopted_place() == Some(place), place), figure))
        });
        by_then.max_by_key(|(order, _)| *order).map(|(_, figure)| figure)
    }

    fn published(&self, figure: &Figure) -> Option<Date> {
        figure.published().or_else(|| self.source(figure.source)?.published)
    }

    pub fn source(&self, id: Option<SourceId>) -> Option<&'a Source> {
        self.sources.get(&id?).copied()
    }
}

fn with_settled_base(key: Key) -> Key {
    let measure = match key.measure {
        Measure::Rate { form, against } => Measure::Rate { form, against: settled(against, key.period) },
        Measure::AbsoluteChange { against } => Measure::AbsoluteChange { against: settled(against, key.period) },
        other => other,
    };
    Key { measure, ..key }
}

fn base_of(period: Period, against: Against) -> Option<Period> {
    match against {
        Against::YearEarlier => period.year_earlier(),
        Against::Previous => period.previous(),
        // Only equally long spans are compared.
        Against::Period(base) => (base.months() == period.months()).then_some(base),
    }
}

fn count_decimals(counts: &mut [usize; 29], figures: &Figures, shown: Multiplier) {
    let number = figures.adopted().and_then(|figure| figure.said.number());
    let scale = number.and_then(|number| number.amount_in(shown)).map(|amount| amount.scale() as usize);
    if let Some(count) = scale.and_then(|scale| counts.get_mut(scale)) {
        *count += 1;
    }
}
