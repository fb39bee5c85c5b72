//! Revisions: what later issues of one office made of the figures of earlier ones.
//!
//! Figures of one source and date are an issue. Each is compared with the issue before it that has the same cell.
//! *Invariant:* only dated issues of one office follow each other, and a cell that an issue lacks has no revision there.

mod mean;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::growth::{Amount, Estimate, Growth, GrowthForm, growth};
use super::interval::Interval;
use crate::domain::{
    Dataset, Figure, Figures, Flow, Key, Measure, Multiplier, Qualifier, RateForm, Said, Source, SourceId, Table,
};
pub use mean::{Mean, Of, Summary};

/// Which cells of a dataset are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scope {
    Cell(Key),
    /// One flow and measure in all periods.
    Series(Flow, Measure),
    #[default]
    Dataset,
}

impl Scope {
    fn holds(self, key: Key) -> bool {
        match self {
            Self::Cell(cell) => cell == key,
            Self::Series(flow, measure) => (flow, measure) == (key.flow, key.measure),
            Self::Dataset => true,
        }
    }
}

/// What was published at one time by one source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Issue {
    /// Whose figures they are; empty: nobody said.
    pub office: String,
    /// Issues without a date follow nothing, and nothing follows them.
    pub published: Option<Date>,
    pub source: Option<SourceId>,
}

/// What an issue made of a figure of an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Place of the earlier issue.
    pub from: usize,
    /// In the unit of the cell: [`Growth::Change`], [`Growth::Points`] of a percentage, or [`Growth::Bounded`].
    pub change: Growth,
    /// Of a level, on the earlier figure.
    pub percent: Option<Growth>,
    /// Rounding alone may tell the two apart.
    pub within_rounding: bool,
    exact: Option<Exact>,
}

/// The stored digits of both figures, for means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exact {
    before: Decimal,
    after: Decimal,
    interval: Interval,
    decimals: u32,
    percent: Option<Interval>,
}

/// A cell with what each issue says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub key: Key,
    /// Of each issue the place of its figure among those of the cell.
    pub figures: Vec<Option<usize>>,
    /// Of each issue; `None` where it has no figure, or follows no other one.
    pub revisions: Vec<Option<Revision>>,
}

/// The cells of a scope that more than one figure is on file of, by flow, measure and period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revisions {
    /// Those of one office stand together, the earlier before the later, undated ones last.
    pub issues: Vec<Issue>,
    pub rows: Vec<Row>,
    /// Of each issue, what it has in any row.
    pub has: Vec<Has>,
    /// Cells of which there is one figure only.
    pub lone: usize,
    /// For each series, and for all levels, per pair of issues and over all pairs.
    pub summaries: Vec<Summary>,
}

/// Whether an issue revises anything, and anything of which a percentage means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Has {
    pub revisions: bool,
    pub percents: bool,
}

impl Revisions {
    /// Whether any issue follows another one.
    pub fn has_revisions(&self) -> bool {
        self.has.iter().any(|has| has.revisions)
    }
}

/// The revisions of a scope. Amounts are counted in the multiplier that the dataset is shown in.
pub fn revisions(dataset: &Dataset, sources: &Table<Source>, scope: Scope) -> Revisions {
    let mut known: BTreeMap<Issue, usize> = BTreeMap::new();
    let mut cells: Vec<(Key, &Figures)> = Vec::new();
    let mut lone = 0;
    for observation in dataset.observations.iter().filter(|observation| scope.holds(observation.key)) {
        if observation.figures.count() < 2 {
            lone += 1;
            continue;
        }
        for figure in observation.figures.iter() {
            known.entry(issue_of(sources, figure)).or_insert(0);
        }
        cells.push((observation.key, &observation.figures));
    }
    let issues = ordered(known.keys().cloned().collect());
    known = issues.iter().cloned().zip(0..).collect();
    cells.sort_by_key(|(key, _)| (key.measure, key.flow, key.period));
    let desk = Desk { issues: &issues, known: &known, sources, shown: dataset.head.shown };
    let rows: Vec<_> = cells.into_iter().map(|(key, figures)| desk.row(key, figures)).collect();
    let mut has = vec![Has::default(); issues.len()];
    for row in &rows {
        for (revision, has) in row.revisions.iter().zip(&mut has) {
            let Some(revision) = revision else { continue };
            *has = Has { revisions: true, percents: has.percents || revision.percent.is_some() };
        }
    }
    let summaries = mean::summaries(&rows, scope);
    Revisions { issues, rows, has, lone, summaries }
}

fn issue_of(sources: &Table<Source>, figure: &Figure) -> Issue {
    let source = figure.source.and_then(|id| sources.get(id));
    Issue {
        office: source.map_or_else(String::new, |source| source.issuer().trim().to_owned()),
        published: figure.published().or_else(|| source?.published),
        source: source.map(|source| source.id),
    }
}

/// Offices by their first issue.
fn ordered(mut issues: Vec<Issue>) -> Vec<Issue> {
    let last = |date: Option<Date>| (date.is_none(), date);
    let mut first: BTreeMap<String, (bool, Option<Date>)> = BTreeMap::new();
    for issue in &issues {
        let date = last(issue.published);
        let known = first.entry(issue.office.clone()).or_insert(date);
        *known = (*known).min(date);
    }
    issues.sort_by_cached_key(|issue| {
        (first.get(&issue.office).copied(), issue.office.clone(), last(issue.published), issue.source)
    });
    issues
}

struct Desk<'a> {
    issues: &'a [Issue],
    known: &'a BTreeMap<Issue, usize>,
    sources: &'a Table<Source>,
    shown: Multiplier,
}

impl Desk<'_> {
    fn row(&self, key: Key, figures: &Figures) -> Row {
        let mut places: Vec<Option<usize>> = vec![None; self.issues.len()];
        for (place, figure) in figures.iter().enumerate() {
            let at = self.known.get(&issue_of(self.sources, figure)).and_then(|at| places.get_mut(*at));
            // Of two figures in one issue the adopted one counts, else the one that was entered last.
            if let Some(at) = at.filter(|at| at.is_none() || **at != figures.adopted_place()) {
                *at = Some(place);
            }
        }
        let revisions = (0..places.len()).map(|at| self.revision(key, figures, &places, at)).collect();
        Row { key, figures: places, revisions }
    }

    /// What the issue at a place made of the newest figure before it.
    fn revision(&self, key: Key, figures: &Figures, places: &[Option<usize>], at: usize) -> Option<Revision> {
        let (issue, figure) = (self.issues.get(at)?, figures.get((*places.get(at)?)?)?);
        let date = issue.published?;
        let earlier = |from: &usize| {
            let before = self.issues.get(*from);
            before.is_some_and(|before| {
                before.office == issue.office && before.published.is_some_and(|published| published < date)
            })
        };
        let before = (0..at).rev().filter(earlier).find_map(|from| Some((from, figures.get((*places.get(from)?)?)?)));
        let (from, before) = before?;
        self.compared(key, from, (before, figure))
    }

    fn compared(&self, key: Key, from: usize, (before, after): (&Figure, &Figure)) -> Option<Revision> {
        let (base, level) = (self.amount(key.measure, before)?, self.amount(key.measure, after)?);
        let same = before.said == after.said && before.qualifier == after.qualifier;
        let both = base.value.zip(level.value);
        // No more decimals than the rougher of the two figures has.
        let decimals = both.map(|(base, level)| base.scale().min(level.scale()));
        let interval = level.interval.minus(base.interval);
        let change = match growth(Some(level), Some(base), GrowthForm::Change) {
            Growth::Change(of) => {
                let estimate = of.to_decimals(decimals.unwrap_or_default());
                let estimate = if same { Estimate { approximate: false, ..estimate } } else { estimate };
                if in_points(key.measure) { Growth::Points(estimate) } else { Growth::Change(estimate) }
            }
            bounded @ Growth::Bounded(_) => bounded,
            _ => return None,
        };
        let percent = (key.measure == Measure::Level).then(|| growth(Some(level), Some(base), GrowthForm::Percent));
        let percent = percent.filter(|of| !matches!(of, Growth::ChangeOnly(_) | Growth::NoLevel | Growth::NoBase));
        let of_percent = match &percent {
            Some(Growth::Percent(of)) => Some(of.interval),
            _ => None,
        };
        let exact = both.zip(decimals).map(|((before, after), decimals)| Exact {
            before,
            after,
            interval,
            decimals,
            percent: of_percent,
        });
        let within_rounding = level.interval.meets(base.interval);
        Some(Revision { from, change, percent, within_rounding, exact })
    }

    /// What a figure says, in shown multiples; `None` of words.
    fn amount(&self, measure: Measure, figure: &Figure) -> Option<Amount> {
        let in_unit = matches!(measure, Measure::Level | Measure::AbsoluteChange { .. });
        let shown = if in_unit { self.shown } else { Multiplier::UNITS };
        let rounding = figure.source.and_then(|id| self.sources.get(id)).map(|source| source.rounding);
        let rounding = rounding.and_then(|of| if in_unit { of.levels } else { of.rates });
        let interval = |number| Interval::of_number(number, shown, figure.qualifier, rounding);
        match &figure.said {
            Said::Number(number) => {
                let value = number.amount_in(shown).filter(|_| figure.qualifier == Qualifier::Exact);
                Some(Amount { value, interval: interval(*number)? })
            }
            Said::Range(ends) => {
                let (low, high) = (interval(ends.0)?, interval(ends.1)?);
                Some(Amount { value: None, interval: Interval::new(low.low, high.high)? })
            }
            Said::Nil => Some(Amount::exact(Decimal::ZERO)),
            Said::Negligible | Said::Unread(_) | Said::NoValue => None,
        }
    }
}

/// A difference of percentages is counted in points.
fn in_points(measure: Measure) -> bool {
    match measure {
        Measure::Rate { form, .. } => form == RateForm::Percent,
        Measure::Level | Measure::AbsoluteChange { .. } => false,
        Measure::Share { .. }
        | Measure::ShareChange { .. }
        | Measure::Contribution { .. }
        | Measure::CompoundRate { .. }
        | Measure::Cover => true,
    }
}
