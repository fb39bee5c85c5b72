//! The printed figures of a dataset, by line (period) and slot (flow).
//!
//! *Invariant:* one pass over the observations finds where each line begins; every later look-up goes by place or by
//! binary search, and the blocks are shared with the dataset.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Column, Question, settled};
use crate::domain::observations::Spot;
use crate::domain::{
    Dataset, DatasetHead, Figure, Figures, Flow, Key, Measure, Multiplier, Observation, Observations, Period, Source,
    SourceId, Table,
};

/// Slots; the balance is the one after.
pub(super) const EXPORTS: usize = 0;
pub(super) const IMPORTS: usize = 1;
pub(super) const TURNOVER: usize = 2;
pub(super) const BALANCE: usize = 3;
const ALWAYS: [Flow; 4] = [Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance];

/// A printed growth between two lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub slot: usize,
    pub line: usize,
    pub base: usize,
    pub measure: Measure,
    spot: Spot,
}

/// What a dataset says, held on to without copying its figures.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    pub head: DatasetHead,
    pub question: Question,
    pub periods: Vec<Period>,
    pub flows: Vec<Flow>,
    observations: Observations,
    /// Where the observations of each line begin; those of a line without any are of a later period.
    begins: Vec<Spot>,
    links: Vec<Link>,
    sources: Table<Source>,
    places: OnceCell<BTreeMap<SourceId, usize>>,
    usual_decimals: OnceCell<u32>,
}

pub(super) fn gather(dataset: &Dataset, sources: &Table<Source>, question: Question) -> Gathered {
    let observations = dataset.observations.clone();
    let mut periods = Vec::new();
    let mut begins = Vec::new();
    let mut further = BTreeSet::new();
    let mut rates = Vec::new();
    let mut declared = dataset.periods.iter().copied().peekable();
    let mut last = None;
    for (spot, Observation { key, .. }) in observations.spots() {
        if last.replace(key.period) != Some(key.period) {
            while let Some(earlier) = declared.next_if(|declared| *declared < key.period) {
                periods.push(earlier);
                begins.push(spot);
            }
            declared.next_if_eq(&key.period);
            periods.push(key.period);
            begins.push(spot);
        }
        let rate = matches!(key.measure, Measure::Rate { .. } | Measure::AbsoluteChange { .. });
        if rate {
            rates.push((periods.len() - 1, spot, *key));
        }
        if (rate || key.measure == Measure::Level) && !ALWAYS.contains(&key.flow) {
            further.insert(key.flow);
        }
    }
    let end = observations.end();
    periods.extend(declared);
    begins.resize(periods.len(), end);
    let mut gathered = Gathered {
        head: dataset.head.clone(),
        question,
        periods,
        flows: ALWAYS.into_iter().chain(further).collect(),
        observations,
        begins,
        links: Vec::new(),
        sources: sources.clone(),
        places: OnceCell::new(),
        usual_decimals: OnceCell::new(),
    };
    let links = rates.into_iter().filter_map(|(line, spot, key)| gathered.link(line, spot, key));
    gathered.links = links.collect();
    gathered
}

impl Gathered {
    fn link(&self, line: usize, spot: Spot, key: Key) -> Option<Link> {
        let (Measure::Rate { against, .. } | Measure::AbsoluteChange { against }) = key.measure else { return None };
        let base = against.base_of(key.period).and_then(|base| self.line_of(base))?;
        let slot = self.slot_of(key.flow)?;
        Some(Link { slot, line, base, measure: key.measure, spot })
    }

    /// In the order of keys.
    pub fn links(&self) -> impl Iterator<Item = (Link, &Figures)> {
        self.links.iter().filter_map(|link| {
            let observation = self.observations.from_spot(link.spot).next()?;
            Some((*link, &observation.figures))
        })
    }

    pub fn line_of(&self, period: Period) -> Option<usize> {
        self.periods.binary_search(&period).ok()
    }

    /// As [`Self::line_of`], for a period that stands near a line in the order of time.
    pub fn line_near(&self, period: Period, near: usize) -> Option<usize> {
        place_near(&self.periods, period, near)
    }

    pub fn slot_of(&self, flow: Flow) -> Option<usize> {
        self.flows.iter().position(|known| *known == flow)
    }

    /// The observations of a line, in the order of keys.
    pub fn of_line(&self, line: usize) -> impl Iterator<Item = &Observation> {
        let begins = self.begins.get(line).copied().zip(self.periods.get(line).copied());
        begins.into_iter().flat_map(|(spot, period)| {
            self.observations.from_spot(spot).take_while(move |observation| observation.key.period == period)
        })
    }

    pub fn level(&self, line: usize, slot: usize) -> Option<&Figures> {
        let flow = *self.flows.get(slot)?;
        // Levels come before every other measure.
        let mut levels = self.of_line(line).take_while(|observation| observation.key.measure == Measure::Level);
        levels.find(|observation| observation.key.flow == flow).map(|observation| &observation.figures)
    }

    /// What was printed for a column other than a level. A rate on a year earlier comes before the same one on the
    /// period before: it stands.
    pub fn printed(&self, line: usize, column: Column) -> Option<&Figures> {
        let key = column.key(*self.periods.get(line)?, self.question.basis);
        let mut all = self.of_line(line).filter(|observation| observation.key.measure != Measure::Level);
        all.find(|observation| with_settled_base(observation.key) == key).map(|observation| &observation.figures)
    }

    /// The period that a line is compared with, whether or not it is in the table.
    pub fn base_period(&self, line: usize) -> Option<Period> {
        let period = *self.periods.get(line)?;
        self.question.basis.against.base_of(period)
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

    pub fn source(&self, id: Option<SourceId>) -> Option<&Source> {
        let places = self
            .places
            .get_or_init(|| self.sources.iter().enumerate().map(|(place, source)| (source.id, place)).collect());
        self.sources.at(*places.get(&id?)?)
    }

    /// Decimals that most levels have, in shown multiples.
    pub fn usual_decimals(&self) -> u32 {
        *self.usual_decimals.get_or_init(|| {
            let mut decimals = [0_usize; 29];
            let levels = self.observations.iter().filter(|observation| observation.key.measure == Measure::Level);
            levels.for_each(|level| count_decimals(&mut decimals, &level.figures, self.head.shown));
            // Of equally usual ones the fewest: a negligible amount is never taken for smaller than it may be.
            let most = decimals.iter().enumerate().rev().max_by_key(|(_, count)| **count);
            most.and_then(|(decimals, _)| u32::try_from(decimals).ok()).unwrap_or(0)
        })
    }
}

/// Where a period stands among periods in time order, looked for from a place on that it is not far from.
pub(super) fn place_near(periods: &[Period], period: Period, near: usize) -> Option<usize> {
    // A walk goes from a row to the next one.
    for next in [near.saturating_add(1), near] {
        if periods.get(next) == Some(&period) {
            return Some(next);
        }
    }
    let mut reach = 4_usize;
    loop {
        let from = near.saturating_sub(reach).min(periods.len());
        let to = near.saturating_add(reach).min(periods.len());
        let window = periods.get(from..to)?;
        let is_below = from == 0 || window.first().is_some_and(|first| *first <= period);
        let is_above = to == periods.len() || window.last().is_some_and(|last| *last >= period);
        if is_below && is_above {
            return window.binary_search(&period).ok().map(|at| from + at);
        }
        reach = reach.saturating_mul(8);
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

fn count_decimals(counts: &mut [usize; 29], figures: &Figures, shown: Multiplier) {
    let number = figures.adopted().and_then(|figure| figure.said.number());
    let scale = number.and_then(|number| number.amount_in(shown)).map(|amount| amount.scale() as usize);
    if let Some(count) = scale.and_then(|scale| counts.get_mut(scale)) {
        *count += 1;
    }
}
