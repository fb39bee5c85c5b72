//! The verdict on one block of statements, with everything that explains it.

use rust_decimal::Decimal;

use super::blocks::{Block, split};
use super::constraints::{Reading, Span, allowed};
use super::conventions::{Convention, conventions};
use super::explain::{self, ENUMERATED, Set};
use super::proof::Proof;
use super::rational::{Rational, Toward};
use super::repair::{self, Repair};
use super::simplex::{Effort, Exhausted, Reason, Taken};
use super::solver::Solver;
use super::tension::{Tension, holds_at, tension};
use crate::domain::statement::{Form, System};
use crate::domain::{Qualifier, Rounding};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Everything can hold, with room.
    Consistent,
    /// Everything can hold, with a tenth of the room or less.
    Tight,
    /// Not everything can hold as it is read.
    CannotHold,
    /// The work allowed did not suffice.
    NotDecided,
}

/// A minimal set of statements that can not all hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub statements: Set,
    pub proof: Proof,
}

/// What was found out about a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    pub verdict: Verdict,
    pub conflicts: Vec<Conflict>,
    /// What would mend it: the single statements first.
    pub repairs: Vec<Repair>,
    /// All minimal conflicts and repairs are listed.
    pub complete: bool,
    /// Under which conventions everything fits; asked only where it does not fit as it is read.
    pub conventions: Vec<Convention>,
    pub tension: Option<Tension>,
    /// The conflict needs the width of an "about" or a "nearly": it is worth attention, and no more.
    pub only_attention: bool,
}

impl Findings {
    fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            conflicts: Vec::new(),
            repairs: Vec::new(),
            complete: true,
            conventions: Vec::new(),
            tension: None,
            only_attention: false,
        }
    }
}

/// Parts that a law has at least to join tables: exports + imports is one table.
const JOINED: usize = 3;

impl Findings {
    /// The findings of a part, in the places of the whole. Other parts may have conflicts of their own.
    fn moved(mut self, part: &Block) -> Self {
        let of = |all: &[usize], place: usize| all.get(place).copied().unwrap_or(place);
        self.complete = false;
        for conflict in &mut self.conflicts {
            conflict.statements.iter_mut().for_each(|place| *place = of(&part.statements, *place));
            for taken in &mut conflict.proof.taken {
                taken.sum.iter_mut().for_each(|(unknown, _)| *unknown = of(&part.unknowns, *unknown));
                taken.reason = match taken.reason {
                    Reason::Statement(place) => Reason::Statement(of(&part.statements, place)),
                    Reason::Law(place) => Reason::Law(of(&part.laws, place)),
                    Reason::NotNegative => Reason::NotNegative,
                };
            }
        }
        for change in self.repairs.iter_mut().flat_map(|repair| &mut repair.changes) {
            change.statement = of(&part.statements, change.statement);
        }
        self
    }
}

/// Judges a block with the work allowed. What explains a conflict is left out where the work does not suffice for it.
///
/// A large block is looked at partner by partner first: what conflicts within one of them is explained whole, and only
/// where nothing does are all of them joined by their totals.
pub fn judge(system: &System, reading: &Reading, effort: &mut Effort) -> Findings {
    if system.statements.len() > ENUMERATED {
        let joins = |place: usize| system.laws.get(place).is_some_and(|law| law.sum.terms().len() > JOINED);
        let parts = split(system, |place| !joins(place));
        for part in parts.iter().filter(|part| part.statements.len() < system.statements.len()) {
            let found = judge_whole(&part.system, reading, effort);
            if found.verdict == Verdict::CannotHold {
                let mut found = found.moved(part);
                // A convention explains it only if it explains everything.
                found.conventions = conventions(system, effort).unwrap_or_default();
                return found;
            }
        }
    }
    judge_whole(system, reading, effort)
}

fn judge_whole(system: &System, reading: &Reading, effort: &mut Effort) -> Findings {
    let mut solver = Solver::new(system, reading, effort.clone());
    let checked = solver.check();
    match checked {
        Err(Exhausted) => Findings::new(Verdict::NotDecided),
        Ok(Ok(())) => {
            *effort = solver.effort;
            let nine_tenths = Rational::new(9, 10).unwrap_or(Rational::ONE);
            match holds_at(system, reading, &nine_tenths, effort) {
                Ok(false) => Findings::new(Verdict::Tight),
                // Without an answer to this, it still holds.
                Ok(true) | Err(Exhausted) => Findings::new(Verdict::Consistent),
            }
        }
        Ok(Err(proof)) => {
            let mut findings = Findings::new(Verdict::CannotHold);
            findings.complete = false;
            // What was found before the work ran out is kept.
            let _: Result<(), Exhausted> = explained(system, reading, &mut solver, proof, &mut findings);
            *effort = solver.effort;
            findings.only_attention = findings.conflicts.iter().all(|of| rests_on_words(system, &of.statements));
            findings
        }
    }
}

fn explained(
    system: &System,
    reading: &Reading,
    solver: &mut Solver,
    proof: Vec<Taken>,
    findings: &mut Findings,
) -> Result<(), Exhausted> {
    let count = system.statements.len();
    let (first, of_first) = explain::shrunk(solver, proof)?;
    findings.conflicts.push(Conflict { statements: first.clone(), proof: Proof::of(of_first) });
    let sets = if count <= ENUMERATED { explain::all(solver, count)? } else { explain::one(solver, count, &first)? };
    findings.complete = sets.complete;
    for set in &sets.conflicts {
        if *set != first
            && let Err(proof) = solver.with(|statement| set.contains(&statement))?
        {
            findings.conflicts.push(Conflict { statements: set.clone(), proof: Proof::of(proof) });
        }
    }
    findings
        .conflicts
        .sort_by(|a, b| a.statements.len().cmp(&b.statements.len()).then_with(|| a.statements.cmp(&b.statements)));
    let fewest = sets.repairs.first().map_or(0, Vec::len);
    for set in sets.repairs.iter().filter(|set| set.len() == fewest) {
        findings.repairs.push(repair::repair(system, reading, solver, set)?);
    }
    findings.conventions = conventions(system, &mut solver.effort)?;
    findings.tension = Some(tension(system, reading, &mut solver.effort)?);
    Ok(())
}

fn rests_on_words(system: &System, set: &Set) -> bool {
    let vague = |statement: &usize| {
        let qualifier = system.statements.get(*statement).map(|of| of.printed.qualifier);
        matches!(qualifier, Some(Qualifier::About | Qualifier::Nearly))
    };
    set.iter().any(vague)
}

/// What a quantity can be when everything printed holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Implied {
    pub span: Span,
    /// The one number that it is printed as, with these decimals, wherever in the span it is.
    pub value: Option<Decimal>,
}

/// Asks a block that can hold for the spans of quantities, one after another.
///
/// *Invariant:* of a block that can not hold, and after the work did not suffice once, nothing follows.
pub struct Implying {
    solver: Solver,
    holds: bool,
    exhausted: bool,
}

impl Implying {
    pub fn new(system: &System, reading: &Reading, effort: Effort) -> Self {
        let mut solver = Solver::new(system, reading, effort);
        let checked = solver.check();
        Self { holds: matches!(checked, Ok(Ok(()))), exhausted: checked.is_err(), solver }
    }

    /// `None` also for compound rates.
    pub fn next(&mut self, form: &Form, decimals: u32) -> Option<Implied> {
        if !self.holds || self.exhausted {
            return None;
        }
        match self.solver.span(form) {
            Ok(span) => span.map(|span| Implied { value: one_value(&span, decimals), span }),
            Err(Exhausted) => {
                self.exhausted = true;
                None
            }
        }
    }

    /// The work allowed did not suffice.
    pub fn is_exhausted(&self) -> bool {
        self.exhausted
    }

    /// What is left of it.
    pub fn effort(self) -> Effort {
        self.solver.effort
    }
}

/// The number with `decimals` decimals that all of a span rounds to.
fn one_value(span: &Span, decimals: u32) -> Option<Decimal> {
    let value = span.low.as_ref()?.half().plus_times(&Rational::new(1, 2)?, span.high.as_ref()?);
    let value = value.decimal(decimals, Toward::Nearest)?;
    let unit = Decimal::try_new(1, decimals).ok()?;
    let printed = crate::domain::statement::Printed { low: value, high: value, unit, qualifier: Qualifier::Exact };
    let around = allowed(&printed, Rounding::Nearest);
    let inside = span.low.as_ref().is_some_and(|low| around.contains(low))
        && span.high.as_ref().is_some_and(|high| around.contains(high));
    inside.then_some(value)
}
