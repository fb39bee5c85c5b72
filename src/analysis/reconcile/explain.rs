//! Why statements can not all hold: minimal conflict sets, and minimal repairs.
//!
//! Few statements are enumerated whole (Liffiton and others, "MARCO"): a set that can hold is grown until nothing more
//! fits, one that can not is shrunk until everything in it is needed. What is left out of the first is a repair.
//! *Invariant:* without any one statement of a conflict set the others can hold; so they can without a repair, and not
//! without a part of it.

use super::simplex::{Exhausted, Reason, Taken};
use super::solver::Solver;

/// Up to this many statements all sets are found; above, one.
pub const ENUMERATED: usize = 30;
/// More sets than anybody reads.
const MOST_SETS: usize = 64;

/// Statements by their places, in order.
pub type Set = Vec<usize>;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sets {
    /// Minimal sets that can not hold.
    pub conflicts: Vec<Set>,
    /// Minimal sets without which the others can.
    pub repairs: Vec<Set>,
    /// These are all there are.
    pub complete: bool,
}

/// The statements that a proof uses.
pub(super) fn used(proof: &[Taken]) -> Set {
    let mut used: Set = proof
        .iter()
        .filter_map(|taken| match taken.reason {
            Reason::Statement(statement) => Some(statement),
            Reason::Law(_) | Reason::NotNegative => None,
        })
        .collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// A minimal conflict within a set that is one, with its proof.
pub(super) fn shrunk(solver: &mut Solver, proof: Vec<Taken>) -> Result<(Set, Vec<Taken>), Exhausted> {
    let (mut set, mut proof) = (used(&proof), proof);
    let mut place = 0;
    while let Some(statement) = set.get(place).copied() {
        match solver.with(|other| other != statement && set.contains(&other))? {
            Ok(()) => place += 1,
            Err(without) => {
                let fewer = used(&without);
                // What was found to be needed is needed in every smaller conflict too.
                set.retain(|kept| fewer.contains(kept));
                proof = without;
            }
        }
    }
    Ok((set, proof))
}

/// The repairs of one minimal conflict that repair everything, alone or in pairs, and the conflicts met on the way.
pub(super) fn one(solver: &mut Solver, statements: usize, conflict: &Set) -> Result<Sets, Exhausted> {
    let mut sets = Sets { conflicts: vec![conflict.clone()], ..Sets::default() };
    let but = |without: Set| move |statement: usize| statement < statements && !without.contains(&statement);
    let mut others: Vec<(usize, Set)> = Vec::new();
    for statement in conflict {
        match solver.with(but(vec![*statement]))? {
            Ok(()) => sets.repairs.push(vec![*statement]),
            Err(proof) => others.push((*statement, shrunk(solver, proof)?.0)),
        }
    }
    if sets.repairs.is_empty() {
        for (first, rest) in &others {
            for second in rest {
                let pair = vec![*first.min(second), *first.max(second)];
                if !sets.repairs.contains(&pair) && solver.with(but(pair.clone()))?.is_ok() {
                    sets.repairs.push(pair);
                }
            }
        }
    }
    for (_, other) in others {
        if !sets.conflicts.contains(&other) {
            sets.conflicts.push(other);
        }
    }
    sort(&mut sets);
    Ok(sets)
}

/// All minimal conflicts and repairs of at most [`ENUMERATED`] statements.
pub(super) fn all(solver: &mut Solver, statements: usize) -> Result<Sets, Exhausted> {
    let mut sets = Sets::default();
    while let Some(left_out) = unexplored(&sets, statements) {
        if sets.conflicts.len() + sets.repairs.len() >= MOST_SETS {
            sort(&mut sets);
            return Ok(sets);
        }
        match solver.with(|statement| !left_out.contains(&statement))? {
            Err(proof) => sets.conflicts.push(shrunk(solver, proof)?.0),
            Ok(()) => sets.repairs.push(grown(solver, left_out)?),
        }
    }
    sets.complete = true;
    sort(&mut sets);
    Ok(sets)
}

/// Takes back into a set that holds whatever fits; what is left out then is a minimal repair.
fn grown(solver: &mut Solver, mut left_out: Set) -> Result<Set, Exhausted> {
    let mut place = 0;
    while let Some(statement) = left_out.get(place).copied() {
        solver.set(statement, true);
        if solver.check()?.is_ok() {
            left_out.remove(place);
        } else {
            solver.set(statement, false);
            place += 1;
        }
    }
    Ok(left_out)
}

/// A set to leave out that hits every conflict known and holds no repair known: the smallest first.
fn unexplored(sets: &Sets, statements: usize) -> Option<Set> {
    if sets.conflicts.is_empty() && sets.repairs.is_empty() {
        return Some(Vec::new());
    }
    let largest = statements.min(sets.conflicts.len());
    (0..=largest).find_map(|size| hitting(sets, &mut Vec::new(), size))
}

fn hitting(sets: &Sets, chosen: &mut Set, more: usize) -> Option<Set> {
    if sets.repairs.iter().any(|repair| repair.iter().all(|statement| chosen.contains(statement))) {
        return None;
    }
    let open = sets.conflicts.iter().find(|conflict| !conflict.iter().any(|statement| chosen.contains(statement)));
    let Some(open) = open else {
        let mut found = chosen.clone();
        found.sort_unstable();
        return Some(found);
    };
    let left = more.checked_sub(1)?;
    open.iter().find_map(|statement| {
        chosen.push(*statement);
        let found = hitting(sets, chosen, left);
        chosen.pop();
        found
    })
}

fn sort(sets: &mut Sets) {
    for all in [&mut sets.conflicts, &mut sets.repairs] {
        all.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    }
}
