//! How a source rounds, guessed from its figures: every way of rounding under which all of them can hold.

use crate::analysis::checks::{Judged, Report};
use crate::analysis::reconcile::{Convention, Effort, conventions};
use crate::domain::statement::System;
use crate::domain::{Rounding, SourceId};

/// What one block may cost: a guess is asked for by somebody who waits.
const EFFORT: u64 = 20_000_000;

/// Under which conventions the figures of a source can hold, whatever convention it has now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guess {
    /// The plainest first.
    pub fits: Vec<Convention>,
    /// Blocks of figures that were asked.
    pub blocks: usize,
    /// All ways fit: the figures do not tell.
    pub tells_nothing: bool,
    /// The work allowed did not suffice for some of them.
    pub undecided: usize,
}

impl Guess {
    pub fn of(report: &Report, source: SourceId, stop: &dyn Fn() -> bool) -> Self {
        let mut guess = Self::default();
        let (mut levels, mut rates) = (false, false);
        let mut fits: Vec<Convention> = all_ways();
        for judged in &report.judged {
            let Some(system) = without_convention(judged, source) else { continue };
            if stop() {
                break;
            }
            guess.blocks += 1;
            let mut effort = Effort::of(EFFORT);
            let Ok(these) = conventions(&system, &mut effort) else {
                guess.undecided += 1;
                continue;
            };
            levels |= has(&system, false);
            rates |= has(&system, true);
            fits.retain(|of| these.iter().any(|one| agree(&system, *of, *one)));
        }
        let plain = Rounding::Nearest;
        fits.retain(|of| (levels || of.levels == plain) && (rates || of.rates == plain));
        let ways = if levels { 4 } else { 1 } * if rates { 4 } else { 1 };
        let calculated = fits.iter().filter(|of| of.rates == Rounding::FromRoundedLevels).count();
        guess.tells_nothing = guess.blocks == guess.undecided || fits.len() - calculated == ways;
        guess.fits = fits;
        guess
    }
}

fn all_ways() -> Vec<Convention> {
    let of_levels = [Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up];
    let of_rates = [Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up, Rounding::FromRoundedLevels];
    let with = |levels| of_rates.map(|rates| Convention { levels, rates });
    of_levels.into_iter().flat_map(with).collect()
}

/// A block in which the figures of a source are judged as if nothing were known of it; `None` where it has none.
fn without_convention(judged: &Judged, source: SourceId) -> Option<System> {
    let own = |place: usize| judged.check.origins.get(place).is_some_and(|of| of.source == Some(source));
    let any = (0..judged.check.origins.len()).any(own);
    any.then(|| {
        let mut system = judged.check.system.clone();
        for (place, statement) in system.statements.iter_mut().enumerate() {
            if own(place) {
                statement.rounding = None;
            }
        }
        system
    })
}

/// Whether a block has levels, or rates, that can be read in more than one way.
fn has(system: &System, rates: bool) -> bool {
    system.statements.iter().any(|of| of.form.is_rate() == rates && of.rounding.is_none())
}

/// Whether two conventions are the same as far as a block can tell.
fn agree(system: &System, one: Convention, other: Convention) -> bool {
    (!has(system, false) || one.levels == other.levels) && (!has(system, true) || one.rates == other.rates)
}
