//! The systems of a project: tables that are tied to each other, one system a vintage, cut into what is really tied.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{Form, Sum, dataset_of, statement};
use super::laws::laws;
use super::ratios::ratios;
use super::{Check, LeftOut, Origin, Quantity, Vintage};
use crate::analysis::reconcile::blocks;
use crate::domain::statement::{self as plain, Law, Printed, Statement, System, Unknown};
use crate::domain::{
    CellRef, Dataset, DatasetId, Figure, Flow, Key, Measure, Multiplier, ObsStatus, Project, Rounding, Whole,
};

/// Which tables are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    All,
    /// One, with those that are tied to it.
    TiedTo(DatasetId),
    /// One, with those that identities tie to it: other tables are not looked through for shares of it.
    Near(DatasetId),
}

/// All blocks of statements, table by table, and what is in none of them.
pub fn checks(project: &Project, choice: Choice) -> (Vec<Check>, Vec<(Origin, LeftOut)>) {
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    for tables in chosen(project, choice) {
        let (checks, others) = of_tables(project, &tables);
        found.extend(checks);
        left_out.extend(others);
    }
    (found, left_out)
}

/// The groups of tables that are looked at.
pub(super) fn chosen(project: &Project, choice: Choice) -> Vec<Vec<&Dataset>> {
    let mut groups = groups(project, choice);
    if let Choice::TiedTo(dataset) | Choice::Near(dataset) = choice {
        groups.retain(|tables| tables.iter().any(|table| table.id == dataset));
    }
    groups
}

/// The blocks of one group, and what is in none of them.
pub(super) fn of_tables(project: &Project, tables: &[&Dataset]) -> (Vec<Check>, Vec<(Origin, LeftOut)>) {
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    for (vintage, said) in vintages(project, tables, &mut left_out) {
        found.extend(systems(project, tables, &vintage, &said));
    }
    (found, left_out)
}

/// One figure of a vintage.
struct Said {
    origin: Origin,
    form: Form,
    printed: Printed,
    rounding: Option<Rounding>,
}

/// Tables that identities or shares tie together, counted in the same unit, in the order of the project.
fn groups(project: &Project, choice: Choice) -> Vec<Vec<&Dataset>> {
    let mut tied: BTreeMap<DatasetId, DatasetId> = project.datasets.iter().map(|of| (of.id, of.id)).collect();
    let mut tie = |a: DatasetId, b: DatasetId| {
        let unit = |id| project.datasets.get(id).map(|dataset| &dataset.head.unit);
        if unit(a) != unit(b) {
            return;
        }
        let group = |tied: &BTreeMap<_, _>, id| tied.get(&id).copied().unwrap_or(id);
        let (one, other) = (group(&tied, a), group(&tied, b));
        if one != other {
            tied.values_mut().filter(|group| **group == other).for_each(|group| *group = one);
        }
    };
    for identity in project.identities.iter() {
        identity.parts.iter().for_each(|part| tie(identity.whole.dataset, part.dataset));
    }
    if !matches!(choice, Choice::Near(_)) {
        for (dataset, of) in wholes(project) {
            tie(of, dataset);
        }
    }
    let mut groups: Vec<(DatasetId, Vec<&Dataset>)> = Vec::new();
    let mut places: BTreeMap<DatasetId, usize> = BTreeMap::new();
    for dataset in project.datasets.iter() {
        let group = tied.get(&dataset.id).copied().unwrap_or(dataset.id);
        let place = *places.entry(group).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, tables)) => tables.push(dataset),
            None => groups.push((group, vec![dataset])),
        }
    }
    groups.into_iter().map(|(_, tables)| tables).collect()
}

/// Tables of which other tables print shares or contributions.
fn wholes(project: &Project) -> BTreeSet<(DatasetId, DatasetId)> {
    let mut all = BTreeSet::new();
    for dataset in project.datasets.iter() {
        for observation in dataset.observations.iter() {
            let (Measure::Share { of } | Measure::Contribution { to: of }) = observation.key.measure else { continue };
            if !matches!(of, Whole::Flow(_))
                && let Some(whole) = dataset_of(project, dataset.id, of)
            {
                all.insert((dataset.id, whole));
            }
        }
    }
    all
}

fn vintages(
    project: &Project,
    tables: &[&Dataset],
    left_out: &mut Vec<(Origin, LeftOut)>,
) -> BTreeMap<Vintage, Vec<Said>> {
    let unit = tables.first().map_or(Multiplier::UNITS, |table| table.head.shown);
    let mut all: BTreeMap<Vintage, Vec<Said>> = BTreeMap::new();
    for table in tables {
        for observation in table.observations.iter() {
            let cell = CellRef { dataset: table.id, key: observation.key };
            for (place, figure) in observation.figures.iter().enumerate() {
                let origin = Origin { cell, place, source: figure.source };
                let source = figure.source.and_then(|id| project.sources.get(id));
                let read = if broken(table, observation.key, figure) {
                    Err(LeftOut::Break)
                } else {
                    statement(project, cell, figure, unit)
                };
                match read {
                    Err(why) => left_out.push((origin, why)),
                    Ok(None) => {}
                    Ok(Some((form, printed))) => {
                        let rounding = source.and_then(|source| match form {
                            Form::Amount(_) => source.rounding.levels,
                            Form::Ratio { .. } => source.rounding.rates,
                        });
                        all.entry(vintage(project, figure)).or_default().push(Said { origin, form, printed, rounding });
                    }
                }
            }
        }
    }
    for said in all.values_mut() {
        let negative = negative(said);
        said.retain(|one| {
            let keep = has_base(one, &negative);
            if !keep {
                left_out.push((one.origin, LeftOut::NoBase));
            }
            keep
        });
    }
    left_out.sort_unstable();
    all
}

/// A rate across a break compares what is not alike.
fn broken(table: &Dataset, key: Key, figure: &Figure) -> bool {
    let is_break = |figure: &Figure| matches!(figure.status, ObsStatus::Break);
    let of_level =
        || table.observations.get(Key::level(key.flow, key.period)).is_some_and(|all| all.figures.iter().any(is_break));
    let compares = !matches!(key.measure, Measure::Level | Measure::Share { of: Whole::Flow(_) } | Measure::Cover);
    compares && (is_break(figure) || of_level())
}

/// Quantities of which something below zero is printed.
fn negative(said: &[Said]) -> BTreeSet<Quantity> {
    let below = |one: &&Said| one.printed.low.is_sign_negative() && !one.printed.low.is_zero();
    let alone = |one: &Said| match &one.form {
        Form::Amount(sum) => match sum.as_slice() {
            [(quantity, 1)] => Some(*quantity),
            _ => None,
        },
        Form::Ratio { .. } => None,
    };
    said.iter().filter(below).filter_map(alone).collect()
}

/// On a base below zero, or on a balance that nobody printed, a rate says nothing.
fn has_base(one: &Said, negative: &BTreeSet<Quantity>) -> bool {
    let Form::Ratio { whole, .. } = &one.form else { return true };
    whole.iter().all(|(quantity, _)| quantity.flow != Flow::Balance && !negative.contains(quantity))
}

fn vintage(project: &Project, figure: &Figure) -> Vintage {
    let Some(id) = figure.source else { return Vintage::NoSource };
    let Some(source) = project.sources.get(id) else { return Vintage::Source(id) };
    match figure.published().or(source.published) {
        Some(published) if !source.issuer().is_empty() => {
            Vintage::Issue { issuer: source.issuer().to_owned(), published }
        }
        _ => Vintage::Source(id),
    }
}

fn systems(project: &Project, tables: &[&Dataset], vintage: &Vintage, said: &[Said]) -> Vec<Check> {
    let mentioned: BTreeSet<Quantity> = said.iter().flat_map(|one| one.form.quantities()).collect();
    let laws = laws(project, tables, &mentioned);
    let all: BTreeSet<Quantity> = mentioned
        .into_iter()
        .chain(laws.iter().flat_map(|(sum, _)| sum.iter().map(|(quantity, _)| *quantity)))
        .collect();
    let quantities: Vec<Quantity> = all.into_iter().collect();
    let place = |quantity: Quantity| Unknown(quantities.binary_search(&quantity).unwrap_or(0));
    let sum = |sum: &Sum| plain::Sum::new(sum.iter().map(|(quantity, factor)| (place(*quantity), *factor)).collect());
    let form = |form: &Form| match form {
        Form::Amount(of) => plain::Form::Amount(sum(of)),
        Form::Ratio { part, whole, form } => plain::Form::Ratio { part: sum(part), whole: sum(whole), form: *form },
    };
    let system = System {
        signed: quantities.iter().map(|quantity| quantity.flow == Flow::Balance).collect(),
        laws: laws.iter().map(|(of, tie)| Law { sum: sum(of), tie: *tie }).collect(),
        statements: said
            .iter()
            .map(|one| Statement { form: form(&one.form), printed: one.printed, rounding: one.rounding })
            .collect(),
    };
    let of_block = |block: crate::analysis::reconcile::Block| {
        let quantities: Vec<_> = block.unknowns.iter().filter_map(|place| quantities.get(*place).copied()).collect();
        Check {
            vintage: vintage.clone(),
            ratios: ratios(&block.system, &quantities),
            quantities,
            origins: block.statements.iter().filter_map(|place| said.get(*place).map(|one| one.origin)).collect(),
            system: block.system,
        }
    };
    blocks(&system).into_iter().map(of_block).collect()
}
