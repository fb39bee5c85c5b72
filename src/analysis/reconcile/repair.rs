//! What a figure would have to be for everything to hold, and the nearest number that could be printed of it.

use rust_decimal::Decimal;

use super::constraints::{Reading, Span, allowed};
use super::explain::Set;
use super::rational::{Rational, Toward};
use super::simplex::Exhausted;
use super::solver::Solver;
use crate::domain::statement::{Printed, System};
use crate::domain::{Qualifier, Rounding};

/// One statement of a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub statement: usize,
    /// Where the true value has to lie, in printed terms, when the statement is left out; `None` for a compound rate.
    pub admissible: Option<Span>,
    /// The nearest number with the same decimals with which everything holds, given the changes before it.
    pub printed: Option<Decimal>,
}

/// Statements without which the others hold: no part of them would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    pub changes: Vec<Change>,
}

/// Works out a repair; the solver's statements are all but those of the repair afterwards.
pub(super) fn repair(system: &System, reading: &Reading, solver: &mut Solver, set: &Set) -> Result<Repair, Exhausted> {
    let mut changes = Vec::new();
    if solver.with(|statement| !set.contains(&statement))?.is_err() {
        return Ok(Repair { changes });
    }
    for place in set {
        let Some(statement) = system.statements.get(*place) else { continue };
        let admissible = solver.span(&statement.form)?;
        changes.push(Change { statement: *place, admissible, printed: None });
    }
    let mut mended = system.clone();
    for (nth, change) in changes.iter_mut().enumerate() {
        let Some(statement) = mended.statements.get(change.statement) else { continue };
        let rounding =
            statement.rounding.unwrap_or(if statement.form.is_rate() { reading.rates } else { reading.levels });
        let printed = statement.printed;
        // The first change stands before the second one is looked at.
        let open: Vec<usize> = set.get(nth..).unwrap_or_default().to_vec();
        let admissible = if nth == 0 {
            change.admissible.clone()
        } else {
            let mut solver = Solver::new(&mended, reading, solver.effort.clone());
            match solver.with(|other| !open.contains(&other))? {
                Ok(()) => solver.span(&statement.form)?,
                Err(_) => None,
            }
        };
        change.printed = admissible.and_then(|span| nearest_printed(&printed, &span, rounding));
        if let Some((value, statement)) = change.printed.zip(mended.statements.get_mut(change.statement)) {
            statement.printed = Printed { low: value, high: value, ..printed };
        }
    }
    Ok(Repair { changes })
}

/// The number nearest to the printed one, on its grid, that can stand for a value in `span`.
fn nearest_printed(printed: &Printed, span: &Span, rounding: Rounding) -> Option<Decimal> {
    if !printed.is_one() || printed.qualifier != Qualifier::Exact {
        return None;
    }
    let value = Rational::from_decimal(printed.low);
    let end = match (&span.low, &span.high) {
        (_, Some(high)) if *high < value => high,
        (Some(low), _) if *low > value => low,
        _ => &value,
    };
    let unit = Rational::from_decimal(printed.unit);
    let steps = end.over(&unit)?.decimal(0, Toward::Nearest)?;
    let mut near: Vec<Decimal> = (-2..=2)
        .filter_map(|step| steps.checked_add(Decimal::from(step))?.checked_mul(printed.unit))
        .map(|mut candidate| {
            candidate.rescale(printed.low.scale());
            candidate
        })
        .filter(|candidate| {
            let other = Printed { low: *candidate, high: *candidate, ..*printed };
            *candidate != printed.low && allowed(&other, rounding).meets(span)
        })
        .collect();
    near.sort_by_key(|candidate| (candidate - printed.low).abs());
    near.first().copied()
}
