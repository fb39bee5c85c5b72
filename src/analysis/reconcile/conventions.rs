//! Under which ways of rounding everything fits (METHOD §4.5).

use super::constraints::Reading;
use super::simplex::{Effort, Exhausted};
use super::solver::Solver;
use crate::domain::Rounding;
use crate::domain::statement::{Form, System};

/// Conventions of levels and of rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Convention {
    pub levels: Rounding,
    pub rates: Rounding,
}

const OF_LEVELS: [Rounding; 4] = [Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up];
const OF_RATES: [Rounding; 5] =
    [Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up, Rounding::FromRoundedLevels];

/// The conventions under which all statements whose source has none set can hold, the plainest first.
pub fn conventions(system: &System, effort: &mut Effort) -> Result<Vec<Convention>, Exhausted> {
    let open = |rate: bool| system.statements.iter().any(|of| of.rounding.is_none() && of.form.is_rate() == rate);
    let levels = OF_LEVELS.get(..if open(false) { OF_LEVELS.len() } else { 1 }).unwrap_or_default();
    let rates = OF_RATES.get(..if open(true) { rates_to_try(system) } else { 1 }).unwrap_or_default();
    let mut fits = Vec::new();
    for levels in levels {
        for rates in rates {
            let convention = Convention { levels: *levels, rates: *rates };
            if fit(system, convention, effort)? {
                fits.push(convention);
            }
        }
    }
    Ok(fits)
}

/// Whether everything can hold under a convention.
pub fn fit(system: &System, of: Convention, effort: &mut Effort) -> Result<bool, Exhausted> {
    let reading = Reading { levels: of.levels, rates: of.rates, ..Reading::default() };
    let mut solver = Solver::new(system, &reading, effort.clone());
    let fits = solver.check()?.is_ok();
    *effort = solver.effort;
    Ok(fits)
}

/// Rates can be calculated from rounded levels only where a level is printed.
fn rates_to_try(system: &System) -> usize {
    let rate = |form: &Form| form.is_rate();
    let known = system.statements.iter().filter(|of| rate(&of.form));
    let calculable = known.clone().any(|of| super::constraints::printed_quotient(system, of).is_some());
    if calculable { OF_RATES.len() } else { OF_RATES.len() - 1 }
}
