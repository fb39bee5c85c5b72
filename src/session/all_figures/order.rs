//! The order of the rows by a column: each figure gets a key of its own once, then the keys are sorted.
//!
//! Amounts are compared within their unit, whatever their multipliers; what has nothing in the column stands last, in
//! either direction. Figures that are equal stay in their natural order.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::index::{Found, Index};
use super::texts::unit_name;
use super::view::Sort;
use crate::domain::{DatasetId, Figure, Flow, Measure, Number, ObsStatus, Project, Said};
use crate::session::entry::in_unit;
use crate::session::{FigureColumn, dataset_name};
use crate::words::Words;

/// Figures of one group are compared with each other; the last group has nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct SortKey {
    group: u32,
    value: i64,
    ordinal: u32,
}

const NOTHING: u32 = u32::MAX;

/// Places in the sorted order of texts.
fn ranks<K: Ord>(named: impl Iterator<Item = (K, String)>) -> BTreeMap<K, i64> {
    let mut named: Vec<_> = named.map(|(key, name)| (name.to_lowercase(), key)).collect();
    named.sort();
    let mut ranks = BTreeMap::new();
    let mut last: Option<(String, i64)> = None;
    for (name, key) in named {
        let rank = match &last {
            Some((before, rank)) if *before == name => *rank,
            Some((_, rank)) => rank + 1,
            None => 0,
        };
        ranks.insert(key, rank);
        last = Some((name, rank));
    }
    ranks
}

/// The sorted ordinals of these figures (rising ordinals; `None`: all).
pub fn sorted(index: &Index, project: &Project, words: &Words, rows: Option<&[u32]>, sort: Sort) -> Vec<u32> {
    let mut keys = Vec::with_capacity(rows.map_or(index.len(), <[u32]>::len));
    let mut asked = rows.map(|rows| rows.iter().copied().peekable());
    let mut keep = |ordinal: u32| match &mut asked {
        Some(rows) => rows.next_if_eq(&ordinal).is_some(),
        None => true,
    };
    let mut amounts = Amounts::new(project);
    let mut value = by_column(index, project, words, sort.column);
    for (ordinal, found) in index.iter(project).filter(|(ordinal, _)| keep(*ordinal)) {
        let key = match sort.column {
            FigureColumn::Amount => amounts.key(&found, ordinal),
            _ => value(&found).map(|value| (0, value)),
        };
        let (group, value) = key.unwrap_or((NOTHING, 0));
        keys.push(SortKey { group, value, ordinal });
    }
    let exact = |one: SortKey, other: SortKey| amounts.compare_inexact(one, other);
    if sort.descending {
        keys.sort_unstable_by(|a, b| {
            let order = (a.group, Reverse(a.value)).cmp(&(b.group, Reverse(b.value)));
            order.then_with(|| exact(*b, *a)).then(a.ordinal.cmp(&b.ordinal))
        });
    } else {
        keys.sort_unstable_by(|a, b| {
            let order = (a.group, a.value).cmp(&(b.group, b.value));
            order.then_with(|| exact(*a, *b)).then(a.ordinal.cmp(&b.ordinal))
        });
    }
    keys.into_iter().map(|key| key.ordinal).collect()
}

type Value<'a> = Box<dyn FnMut(&Found<'_>) -> Option<i64> + 'a>;

/// What rows are compared by in a column other than that of amounts; `None` where a figure has nothing there.
fn by_column<'a>(index: &Index, project: &'a Project, words: &Words, column: FigureColumn) -> Value<'a> {
    match column {
        FigureColumn::Dataset => {
            let named = project.datasets.iter().map(|dataset| (dataset.id, dataset_name(project, dataset, words)));
            let ranks = ranks(named);
            Box::new(move |found| ranks.get(&found.dataset.id).copied())
        }
        FigureColumn::Period => Box::new(|found| {
            let period = found.key.period;
            Some(i64::from(period.start_index()) * 10_000 + i64::from(period.months()))
        }),
        FigureColumn::Flow => {
            let flows = project.flows.iter().map(|flow| Flow::Named(flow.id));
            let coded = Flow::CODED.into_iter();
            let order: BTreeMap<_, i64> = coded.chain(flows).zip(0..).collect();
            Box::new(move |found| order.get(&found.key.flow).copied())
        }
        FigureColumn::Measure => {
            let measures: BTreeSet<Measure> = index.iter(project).map(|(_, found)| found.key.measure).collect();
            let order: BTreeMap<_, i64> = measures.into_iter().zip(0..).collect();
            Box::new(move |found| order.get(&found.key.measure).copied())
        }
        FigureColumn::Unit => {
            let mut units = BTreeMap::new();
            for dataset in project.datasets.iter() {
                for measure in [Measure::Level, Measure::Cover] {
                    let name = unit_name(words, &dataset.head, measure);
                    units.insert((dataset.id, in_unit(measure)), name);
                }
            }
            let ranks = ranks(units.into_iter());
            Box::new(move |found| ranks.get(&(found.dataset.id, in_unit(found.key.measure))).copied())
        }
        FigureColumn::Source => {
            let ranks = ranks(project.sources.iter().map(|source| (source.id, source.title.clone())));
            Box::new(move |found| ranks.get(&found.figure.source?).copied())
        }
        FigureColumn::Published => {
            let dates: BTreeMap<_, _> = project.sources.iter().map(|source| (source.id, source.published)).collect();
            Box::new(move |found| {
                let own = found.figure.published();
                let date = own.or_else(|| dates.get(&found.figure.source?).copied().flatten())?;
                Some(i64::from(date.year()) * 512 + i64::from(date.day_of_year()))
            })
        }
        FigureColumn::Status => {
            let order: BTreeMap<ObsStatus, i64> =
                ObsStatus::CODES.into_iter().map(|(status, _)| status).zip(0..).collect();
            Box::new(move |found| order.get(&found.figure.status).copied())
        }
        FigureColumn::Note => {
            let notes: BTreeSet<&str> = index.iter(project).filter_map(|(_, found)| found.figure.note()).collect();
            let named = notes.into_iter().map(|note| (note.to_owned(), note.to_owned()));
            let ranks = ranks(named);
            Box::new(move |found| ranks.get(found.figure.note()?).copied())
        }
        FigureColumn::Amount => Box::new(|_| None),
    }
}

/// Keys of amounts: counted in ten-thousandths of the unit, cut where that is not exact.
struct Amounts {
    /// By unit of each dataset.
    units: BTreeMap<String, u32>,
    last: Option<(DatasetId, u32)>,
    /// Amounts that their key does not tell from all others.
    inexact: BTreeMap<u32, Number>,
}

const DECIMALS: i32 = 4;

impl Amounts {
    fn new(project: &Project) -> Self {
        let mut units: Vec<_> = project.datasets.iter().map(|dataset| dataset.head.unit.to_lowercase()).collect();
        units.sort();
        units.dedup();
        // Before the units: all that is percent or points.
        Self { units: units.into_iter().zip(10..).collect(), last: None, inexact: BTreeMap::new() }
    }

    fn group(&mut self, found: &Found<'_>) -> u32 {
        if !in_unit(found.key.measure) {
            return match found.key.measure {
                Measure::Rate { form, .. } => form as u32,
                _ => 4,
            };
        }
        if let Some((last, group)) = self.last
            && last == found.dataset.id
        {
            return group;
        }
        let group = self.units.get(&found.dataset.head.unit.to_lowercase()).copied().unwrap_or(9);
        self.last = Some((found.dataset.id, group));
        group
    }

    fn key(&mut self, found: &Found<'_>, ordinal: u32) -> Option<(u32, i64)> {
        let number = lead(found.figure)?;
        let (value, exact) = key_of(number);
        if !exact {
            self.inexact.insert(ordinal, number);
        }
        Some((self.group(found), value))
    }

    /// Two amounts whose keys are equal; a figure whose key is exact is what its key says.
    fn compare_inexact(&self, one: SortKey, other: SortKey) -> Ordering {
        if self.inexact.is_empty() {
            return Ordering::Equal;
        }
        match (self.inexact.get(&one.ordinal), self.inexact.get(&other.ordinal)) {
            (Some(one), Some(other)) => one.compare(*other),
            // What was cut lies above its key; what does not fit has a key that nothing else has.
            (Some(_), None) => Ordering::Greater,
            (None, Some(_)) => Ordering::Less,
            (None, None) => Ordering::Equal,
        }
    }
}

/// The number that a figure is sorted by: of a range its lower end.
fn lead(figure: &Figure) -> Option<Number> {
    match &figure.said {
        Said::Number(number) => Some(*number),
        Said::Range(ends) => Some(if ends.0.compare(ends.1).is_le() { ends.0 } else { ends.1 }),
        Said::Nil | Said::Negligible | Said::Unread(_) | Said::NoValue => None,
    }
}

/// The largest whole key that is not above the amount, and whether it is the amount.
fn key_of(number: Number) -> (i64, bool) {
    let mantissa = number.value().mantissa();
    let power = i32::from(number.multiplier().0) + DECIMALS - i32::try_from(number.decimals()).unwrap_or(0);
    let beyond = if mantissa < 0 { (i64::MIN, false) } else { (i64::MAX, false) };
    let Some(factor) = 10_i128.checked_pow(power.unsigned_abs()) else { return beyond };
    let (value, exact) = if power >= 0 {
        let Some(value) = mantissa.checked_mul(factor) else { return beyond };
        (value, true)
    } else {
        (mantissa.div_euclid(factor), mantissa.rem_euclid(factor) == 0)
    };
    // The two ends stand for what does not fit.
    match i64::try_from(value).ok().filter(|value| *value > i64::MIN && *value < i64::MAX) {
        Some(value) => (value, exact),
        None => beyond,
    }
}
