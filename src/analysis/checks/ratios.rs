//! The ratios of a block that nobody may have printed, and that are asked for.

use std::collections::BTreeSet;

use super::{Asked, Quantity};
use crate::domain::statement::{Form, RatioForm, Statement, Sum, System};
use crate::domain::{DatasetId, Flow};

/// Every growth on the year before, and of shares and covers those kinds that are printed of another period.
pub(super) fn ratios(system: &System, quantities: &[Quantity]) -> Vec<Asked> {
    let find = |quantity| quantities.binary_search(&quantity).ok();
    let growth = |(of, quantity): (usize, &Quantity)| {
        let period = quantity.period.year_earlier().filter(|_| quantity.flow != Flow::Balance)?;
        Some(Asked::Growth { of, on: find(Quantity { period, ..*quantity })? })
    };
    let mut all: Vec<_> = quantities.iter().enumerate().filter_map(growth).collect();
    for (part, (flow, dataset)) in printed(system, quantities) {
        let alike = |(_, quantity): &(usize, &Quantity)| (quantity.flow, quantity.dataset) == part;
        let ratio = |(of, quantity): (usize, &Quantity)| {
            Some(Asked::Percent { of, on: find(Quantity { flow, dataset, ..*quantity })? })
        };
        all.extend(quantities.iter().enumerate().filter(alike).filter_map(ratio));
    }
    all
}

type Series = (Flow, DatasetId);

/// Of which series it is printed what percentage it is of which, in one and the same period.
fn printed(system: &System, quantities: &[Quantity]) -> BTreeSet<(Series, Series)> {
    let one = |sum: &Sum| match sum.terms() {
        [(unknown, 1)] => quantities.get(unknown.0),
        _ => None,
    };
    let ratio = |statement: &Statement| {
        let Form::Ratio { part, whole, form: RatioForm::Percent } = &statement.form else { return None };
        let (part, whole) = one(part).zip(one(whole)).filter(|(part, whole)| part.period == whole.period)?;
        Some(((part.flow, part.dataset), (whole.flow, whole.dataset)))
    };
    system.statements.iter().filter_map(ratio).collect()
}
