//! From a printed figure to the statement that it makes.

use super::{LeftOut, Quantity};
use crate::domain::statement::{Printed, RatioForm};
use crate::domain::{
    Against, CellRef, Dataset, DatasetId, Figure, Flow, Key, Measure, Multiplier, Project, RateForm, Said, Whole,
};

/// The code of the world as a partner.
const WORLD: &str = "WLD";

/// A sum over quantities, before they have places.
pub(super) type Sum = Vec<(Quantity, i32)>;

#[derive(Debug, Clone)]
pub(super) enum Form {
    Amount(Sum),
    Ratio { part: Sum, whole: Sum, form: RatioForm },
}

impl Form {
    pub fn quantities(&self) -> impl Iterator<Item = Quantity> {
        let (first, second) = match self {
            Self::Amount(sum) => (sum, None),
            Self::Ratio { part, whole, .. } => (part, Some(whole)),
        };
        first.iter().chain(second.into_iter().flatten()).map(|(quantity, _)| *quantity)
    }
}

/// What a figure states; `Ok(None)` where it has no number.
pub(super) fn statement(
    project: &Project,
    cell: CellRef,
    figure: &Figure,
    unit: Multiplier,
) -> Result<Option<(Form, Printed)>, LeftOut> {
    let counted = matches!(cell.key.measure, Measure::Level | Measure::AbsoluteChange { .. });
    let shown = if counted { unit } else { Multiplier::UNITS };
    let printed = match &figure.said {
        Said::Number(number) => Printed::number(*number, shown, figure.qualifier),
        Said::Range(ends) => Printed::range(ends.0, ends.1, shown),
        Said::Nil => Some(Printed::exactly(rust_decimal::Decimal::ZERO)),
        Said::Negligible | Said::Unread(_) | Said::NoValue => return Ok(None),
    };
    let printed = printed.ok_or(LeftOut::TooLong)?;
    Ok(Some((form(project, cell)?, printed)))
}

fn form(project: &Project, cell: CellRef) -> Result<Form, LeftOut> {
    let CellRef { dataset, key: Key { period, measure, flow } } = cell;
    let own = Quantity { period, flow, dataset };
    let at = |of: Quantity, against: Against| {
        against.base_of(of.period).map(|period| Quantity { period, ..of }).ok_or(LeftOut::NoBase)
    };
    let change = |of: Quantity, against: Against| Ok(vec![(of, 1), (at(of, against)?, -1)]);
    let ratio = |part: Sum, whole: Quantity, form| Form::Ratio { part, whole: vec![(whole, 1)], form };
    Ok(match measure {
        Measure::Level => Form::Amount(vec![(own, 1)]),
        Measure::Rate { form, against } => {
            let form = match form {
                RateForm::Percent => RatioForm::Growth,
                RateForm::Times => RatioForm::Times,
                RateForm::Index => RatioForm::Percent,
            };
            ratio(vec![(own, 1)], at(own, against)?, form)
        }
        Measure::AbsoluteChange { against } => Form::Amount(change(own, against)?),
        Measure::Share { of } => ratio(vec![(own, 1)], whole(project, own, of)?, RatioForm::Percent),
        Measure::Contribution { to } => {
            let base = at(whole(project, own, to)?, Against::YearEarlier)?;
            ratio(change(own, Against::YearEarlier)?, base, RatioForm::Percent)
        }
        Measure::CompoundRate { from } => {
            let months = period.start_index() - from.start_index();
            let years = u32::try_from(months / 12).ok().filter(|years| *years > 0 && months % 12 == 0);
            let years = years.filter(|_| from.months() == period.months()).ok_or(LeftOut::NoBase)?;
            ratio(vec![(own, 1)], Quantity { period: from, ..own }, RatioForm::Compound { years })
        }
        Measure::Cover => {
            let of = |flow| Quantity { flow, ..own };
            ratio(vec![(of(Flow::Exports), 1)], of(Flow::Imports), RatioForm::Percent)
        }
        Measure::ShareChange { .. } => return Err(LeftOut::ShareChange),
    })
}

fn whole(project: &Project, part: Quantity, whole: Whole) -> Result<Quantity, LeftOut> {
    match whole {
        Whole::Flow(flow) => Ok(Quantity { flow, ..part }),
        other => {
            let dataset = dataset_of(project, part.dataset, other).ok_or(LeftOut::NoWhole)?;
            Ok(Quantity { dataset, ..part })
        }
    }
}

/// The table of a whole: the same reporter's and the same kind of trade, counted in the same unit.
pub(super) fn dataset_of(project: &Project, of: DatasetId, whole: Whole) -> Option<DatasetId> {
    let own = project.datasets.get(of)?;
    let same = |other: &&Dataset| {
        let (a, b) = (&own.head, &other.head);
        other.id != own.id && a.reporter == b.reporter && a.indicator == b.indicator && a.unit == b.unit
    };
    let with = |code: &str| {
        let partner = |other: &&Dataset| other.head.partner.0 == code && other.head.product == own.head.product;
        project.datasets.iter().filter(same).find(partner).map(|other| other.id)
    };
    match whole {
        Whole::Flow(_) => Some(of),
        Whole::Dataset(id) => project.datasets.get(id).filter(same).map(|other| other.id),
        Whole::Area(id) => with(&project.areas.get(id)?.code),
        Whole::World => with(WORLD),
    }
}
