//! An implied figure as something that a cell can say, and the unit that a block counts in.

use rust_decimal::Decimal;

use crate::analysis::checks::{Asked, Check, Judged};
use crate::analysis::reconcile::{Implied, Rational, Toward};
use crate::domain::statement::Form;
use crate::domain::{CellRef, Figure, Figures, Key, Multiplier, Number, Project, Qualifier, Said};

/// The figure that a statement was made of.
pub fn figure_of<'p>(project: &'p Project, check: &Check, place: usize) -> Option<&'p Figure> {
    let origin = check.origins.get(place)?;
    figures(project, origin.cell)?.get(origin.place)
}

pub(super) fn figures(project: &Project, cell: CellRef) -> Option<&Figures> {
    project.datasets.get(cell.dataset)?.observations.get(cell.key).map(|found| &found.figures)
}

/// The multiples that the amounts of a block are counted in.
pub fn unit_of(project: &Project, check: &Check) -> Multiplier {
    let of_statement = |(place, statement): (usize, &crate::domain::statement::Statement)| {
        if statement.form.is_rate() {
            return None;
        }
        let number = figure_of(project, check, place)?.said.number()?;
        let is_it = |shown: &Multiplier| number.last_unit_in(*shown) == Some(statement.printed.unit);
        Multiplier::ALL.into_iter().find(is_it)
    };
    let found = check.system.statements.iter().enumerate().find_map(of_statement);
    let shown = || {
        let first = check.origins.first()?;
        project.datasets.get(first.cell.dataset).map(|dataset| dataset.head.shown)
    };
    found.or_else(shown).unwrap_or_default()
}

/// What a cell that nobody printed would say, and how: `None` for a growth, for a cell that says something, and where
/// nothing bounds it from below.
pub fn estimate(project: &Project, judged: &Judged, (asked, implied): &(Asked, Implied)) -> Option<Estimate> {
    let Asked::Level(place) = asked else { return None };
    let quantity = judged.check.quantities.get(*place)?;
    let cell = CellRef { dataset: quantity.dataset, key: Key::level(quantity.flow, quantity.period) };
    project.datasets.get(cell.dataset)?;
    if figures(project, cell).is_some_and(|all| all.adopted().is_some()) {
        return None;
    }
    let unit = unit_of(project, &judged.check);
    let number = |value: Decimal| Number::new(value, unit);
    if let Some(value) = implied.value {
        return Some(Estimate { cell, said: Said::Number(number(value)), qualifier: Qualifier::Exact });
    }
    // One digit more than is usual, so that the ends stay outside of what they bound.
    let decimals = decimals_of(&judged.check) + 1;
    let end = |end: &Option<Rational>, toward| {
        let mut value = end.as_ref()?.decimal(decimals, toward)?;
        value.rescale(decimals);
        Some(number(value))
    };
    let low = end(&implied.span.low, Toward::Below)?;
    Some(match end(&implied.span.high, Toward::Above) {
        Some(high) => Estimate { cell, said: Said::Range(Box::new((low, high))), qualifier: Qualifier::Exact },
        None => Estimate { cell, said: Said::Number(low), qualifier: Qualifier::Over },
    })
}

/// What is taken over into a cell as estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    pub cell: CellRef,
    pub said: Said,
    pub qualifier: Qualifier,
}

fn decimals_of(check: &Check) -> u32 {
    let levels = check.system.statements.iter().filter(|of| matches!(of.form, Form::Amount(_)) && of.printed.is_one());
    levels.map(|of| of.printed.low.scale()).max().unwrap_or(1)
}
