//! A change that is tried out: what it would make of a verdict, before it is made.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::estimate::{figure_of, figures};
use crate::analysis::checks::{Judged, Origin, Report};
use crate::analysis::reconcile::{Convention, Repair};
use crate::domain::number::shift;
use crate::domain::statement::Statement;
use crate::domain::{Edit, EditError, Fields, Number, Project, Qualifier, Rounding, Said, SourceId};
use crate::session::action::FigureRef;
use crate::session::entry::CellEntry;
use crate::session::label::{Kind, Verb};
use crate::session::{Label, Refusal, dispatch};

/// What can be tried out, and then made as one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trying {
    /// Other numbers for figures, with the multiplier that each was printed with.
    Figures(Vec<(FigureRef, Number)>),
    /// How these sources round; `None` leaves what is set.
    Rounding { sources: Vec<SourceId>, levels: Option<Rounding>, rates: Option<Rounding> },
}

/// The figure whose verdict is to become another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryOrigin {
    pub figure: FigureRef,
    pub source: Option<SourceId>,
}

impl TryOrigin {
    pub fn of(origin: Origin) -> Self {
        Self { figure: FigureRef { cell: origin.cell, place: origin.place }, source: origin.source }
    }

    pub fn origin(self) -> Origin {
        Origin { cell: self.figure.cell, place: self.figure.place, source: self.source }
    }
}

/// A change on trial.
#[derive(Debug, Clone)]
pub struct Trial {
    pub(super) id: u64,
    pub trying: Trying,
    /// A figure of the verdict that is to become another one.
    pub origin: Origin,
    outcome: Outcome,
}

#[derive(Debug, Clone)]
enum Outcome {
    Waiting,
    /// `None`: with the change there is nothing left to judge.
    Judged(Option<Arc<Judged>>),
}

impl Trial {
    pub(super) fn new(id: u64, trying: Trying, origin: Origin) -> Self {
        Self { id, trying, origin, outcome: Outcome::Waiting }
    }

    pub fn id(&self) -> u64 {
        self.id
    }

    pub fn is_waiting(&self) -> bool {
        matches!(self.outcome, Outcome::Waiting)
    }

    /// The verdict with the change, once it is known.
    pub fn judged(&self) -> Option<&Arc<Judged>> {
        match &self.outcome {
            Outcome::Waiting => None,
            Outcome::Judged(judged) => judged.as_ref(),
        }
    }

    pub(super) fn judge(&mut self, report: &Report) {
        let found = report.judged.iter().find(|judged| judged.check.origins.contains(&self.origin));
        self.outcome = Outcome::Judged(found.cloned());
    }
}

/// The change of a repair; `None` where one of its figures has no other number that could be printed.
pub fn trying_repair(project: &Project, judged: &Judged, repair: &Repair) -> Option<Trying> {
    let number = |place: usize, printed: Decimal| {
        let origin = judged.check.origins.get(place)?;
        let statement = judged.check.system.statements.get(place)?;
        let before = figure_of(project, &judged.check, place)?.said.number()?;
        // The unit of the last digit in the block's unit and in the figure's own differ by a power of ten.
        let own = before.last_unit_in(before.multiplier())?;
        let power = power_of_ten(statement.printed.unit, own)?;
        let mut value = shift(printed, power)?;
        value.rescale(before.decimals());
        let figure = FigureRef { cell: origin.cell, place: origin.place };
        Some((figure, Number::new(value, before.multiplier())))
    };
    let changes = repair.changes.iter().map(|change| number(change.statement, change.printed?));
    changes.collect::<Option<Vec<_>>>().filter(|all| !all.is_empty()).map(Trying::Figures)
}

/// A number of a figure in the unit of its block, with the decimals that the block prints it with.
pub fn as_printed(number: Number, statement: &Statement) -> Option<Decimal> {
    let own = number.last_unit_in(number.multiplier())?;
    let mut value = shift(number.value(), power_of_ten(own, statement.printed.unit)?)?;
    value.rescale(statement.printed.low.scale());
    Some(value)
}

/// n where `to` is `from` × 10ⁿ; both are powers of ten.
fn power_of_ten(from: Decimal, to: Decimal) -> Option<i32> {
    (-40..=40).find(|power| shift(from, *power).is_some_and(|shifted| shifted == to))
}

/// The convention set on every source of a block that has none; to nearest is how it is judged without.
/// `None` where nothing would be set.
pub fn trying_convention(project: &Project, judged: &Judged, convention: Convention) -> Option<Trying> {
    let other = |rounding: Rounding| Some(rounding).filter(|rounding| *rounding != Rounding::Nearest);
    let (levels, rates) = (other(convention.levels), other(convention.rates));
    let mut sources: Vec<_> = judged.check.origins.iter().filter_map(|origin| origin.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.retain(|id| {
        let is_open = |source: &crate::domain::Source| {
            (levels.is_some() && source.rounding.levels.is_none())
                || (rates.is_some() && source.rounding.rates.is_none())
        };
        project.sources.get(*id).is_some_and(is_open)
    });
    (!sources.is_empty()).then_some(Trying::Rounding { sources, levels, rates })
}

/// What makes the change, and what it is called.
pub(in crate::session) fn edits(project: &Project, trying: &Trying) -> Result<(Label, Vec<Edit>), Refusal> {
    match trying {
        Trying::Figures(changes) => of_figures(project, changes),
        Trying::Rounding { sources, levels, rates } => of_sources(project, sources, (*levels, *rates)),
    }
}

fn of_figures(project: &Project, changes: &[(FigureRef, Number)]) -> Result<(Label, Vec<Edit>), Refusal> {
    let mut edits = Vec::new();
    for (FigureRef { cell, place }, number) in changes {
        let gone = || Refusal::from(EditError::Gone(cell.dataset.0));
        let before = figures(project, *cell).filter(|all| all.get(*place).is_some()).ok_or_else(gone)?;
        let said = Said::Number(*number);
        let read = CellEntry {
            said: Some(said.clone()),
            qualifier: Qualifier::Exact,
            status: None,
            note: None,
            problem: None,
            unchanged: false,
        };
        let figures = before.clone().with(*place, |figure| dispatch::correct(figure, &said, &read));
        edits.push(Edit::Figures { dataset: cell.dataset, key: cell.key, figures: Some(figures) });
    }
    let label = match changes {
        [(FigureRef { cell, .. }, number)] => Label::SetFigure {
            flow: cell.key.flow,
            measure: cell.key.measure,
            period: cell.key.period,
            text: number.value().to_string(),
        },
        several => Label::ChangeFigures(several.len()),
    };
    Ok((label, edits))
}

fn of_sources(
    project: &Project,
    sources: &[SourceId],
    (levels, rates): (Option<Rounding>, Option<Rounding>),
) -> Result<(Label, Vec<Edit>), Refusal> {
    let mut edits = Vec::new();
    let mut name = String::new();
    for id in sources {
        let mut source = project.sources.get(*id).ok_or(EditError::Gone(id.0))?.clone();
        source.rounding.levels = levels.or(source.rounding.levels);
        source.rounding.rates = rates.or(source.rounding.rates);
        name.clone_from(&source.title);
        edits.push(Edit::Set(Fields::Source(source)));
    }
    Ok((Label::Record { verb: Verb::Change, kind: Kind::Source, name }, edits))
}
