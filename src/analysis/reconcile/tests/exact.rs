//! Verdicts and bounds against other ways to come to them.

use super::random::{Dice, drawn};
use super::*;
use crate::analysis::reconcile::constraints::{Constraint, constraints};

/// A system of two or three unknowns in which anything may be said.
fn anything(dice: &mut Dice) -> System {
    let unknowns = 2 + dice.below(2);
    let statements = (0..2 + dice.below(3)).map(|_| {
        let (of, on) = (dice.below(unknowns as u64), dice.below(unknowns as u64));
        let (form, text) = match dice.below(4) {
            0 | 1 => (level(of), format!("{}.{}", dice.from(0, 12), dice.from(0, 9))),
            2 if of != on => (growth(of, on), format!("{}.{}", dice.from(-60, 90), dice.from(0, 9))),
            _ => (Form::Amount(Sum::of((0..unknowns).map(Unknown))), dice.from(0, 25).to_string()),
        };
        statement(form, &text)
    });
    let statements = statements.collect();
    System { signed: vec![false; unknowns], laws: Vec::new(), statements }
}

/// The point in which some inequalities hold with equality.
fn corner(all: &[&Constraint], unknowns: usize) -> Option<Vec<Rational>> {
    let mut rows: Vec<Vec<Rational>> = all
        .iter()
        .map(|constraint| {
            let mut row = vec![Rational::ZERO; unknowns];
            for (place, factor) in &constraint.sum {
                row[*place] = factor.clone();
            }
            row.push(constraint.limit.clone());
            row
        })
        .collect();
    for column in 0..unknowns {
        let pivot = (column..unknowns).find(|row| !rows[*row][column].is_zero())?;
        rows.swap(column, pivot);
        let inverse = rows[column][column].inverse()?;
        let own: Vec<_> = rows[column].iter().map(|value| value * &inverse).collect();
        for (place, row) in rows.iter_mut().enumerate() {
            if place != column {
                let factor = -&row[column];
                row.iter_mut().zip(&own).for_each(|(value, own)| *value = value.plus_times(&factor, own));
            }
        }
        rows[column] = own;
    }
    rows.into_iter().map(|row| row.last().cloned()).collect()
}

fn holds(constraint: &Constraint, point: &[Rational]) -> bool {
    let sum = constraint.sum.iter().fold(Rational::ZERO, |sum, (place, factor)| sum.plus_times(factor, &point[*place]));
    if constraint.side == Side::Lower { sum >= constraint.limit } else { sum <= constraint.limit }
}

/// Every corner of what is possible.
fn corners(all: &[Constraint], unknowns: usize) -> Vec<Vec<Rational>> {
    let mut found = Vec::new();
    let mut choose = |chosen: &[usize]| {
        let chosen: Vec<_> = chosen.iter().map(|place| &all[*place]).collect();
        if let Some(point) = corner(&chosen, unknowns).filter(|point| all.iter().all(|of| holds(of, point))) {
            found.push(point);
        }
    };
    for a in 0..all.len() {
        for b in a + 1..all.len() {
            if unknowns == 2 {
                choose(&[a, b]);
            } else {
                (b + 1..all.len()).for_each(|c| choose(&[a, b, c]));
            }
        }
    }
    found
}

#[test]
fn verdicts_and_bounds_are_those_of_all_corners() {
    let reading = Reading::default();
    let (mut held, mut failed) = (0, 0);
    for seed in 0..10_000 {
        let system = anything(&mut Dice::new(seed));
        let unknowns = system.signed.len();
        let all = constraints(&system, &reading);
        let corners = corners(&all, unknowns);
        let mut solver = Solver::new(&system, &reading, Effort::of(u64::MAX));
        match solver.check().unwrap() {
            Err(proof) => {
                failed += 1;
                assert!(corners.is_empty(), "system {seed} has a corner: {:?}", corners.first());
                assert!(Proof::of(proof).holds(), "system {seed}");
            }
            Ok(()) => {
                held += 1;
                assert!(!corners.is_empty(), "system {seed} has no corner");
                for unknown in 0..unknowns {
                    let span = solver.span(&level(unknown)).unwrap().unwrap();
                    let values = || corners.iter().map(|corner| &corner[unknown]);
                    assert_eq!(span.low.as_ref(), values().min(), "system {seed}, unknown {unknown}");
                    // Without an end nothing can be said of corners.
                    if let Some(high) = &span.high {
                        assert_eq!(Some(high), values().max(), "system {seed}, unknown {unknown}");
                    }
                }
            }
        }
    }
    assert!(held > 1_000 && failed > 1_000, "{held} held, {failed} failed");
}

/// A system from a truth, with one figure changed by some units of its last digit.
pub(super) fn spoilt(seed: u64) -> System {
    let mut dice = Dice::new(seed + 500_000);
    let mut system = drawn(&mut dice, 2, 2, 10).system;
    let place = dice.below(system.statements.len().max(1) as u64);
    if let Some(of) = system.statements.get_mut(place) {
        let moved = of.printed.low + of.printed.unit * rust_decimal::Decimal::from(dice.from(-12, 12));
        (of.printed.low, of.printed.high) = (moved, moved);
    }
    system
}

#[test]
fn every_conflict_set_is_proved_and_nothing_in_it_can_be_left_out() {
    let mut conflicts = 0;
    for seed in 0..400 {
        let system = spoilt(seed);
        let found = judge(&system, &Reading::default(), &mut Effort::of(50_000_000));
        let holds = |in_force: &dyn Fn(usize) -> bool| {
            let mut solver = Solver::new(&system, &Reading::default(), Effort::of(u64::MAX));
            solver.with(in_force).unwrap().is_ok()
        };
        for Conflict { statements, proof } in &found.conflicts {
            conflicts += 1;
            assert!(proof.holds(), "system {seed}");
            assert!(!holds(&|place| statements.contains(&place)), "system {seed}: {statements:?} can hold");
            for left_out in statements {
                let rest = |place: usize| place != *left_out && statements.contains(&place);
                assert!(holds(&rest), "system {seed}: {statements:?} without {left_out}");
            }
        }
        for repair in &found.repairs {
            let set: Vec<_> = repair.changes.iter().map(|change| change.statement).collect();
            assert!(holds(&|place| !set.contains(&place)), "system {seed}: {set:?} is no repair");
            for kept in &set {
                assert!(!holds(&|place| place == *kept || !set.contains(&place)), "system {seed}: {set:?} is too much");
            }
            let printed: Option<Vec<_>> =
                repair.changes.iter().map(|change| Some((change.statement, change.printed?))).collect();
            let Some(printed) = printed else { continue };
            let mut mended = system.clone();
            for (place, value) in printed {
                (mended.statements[place].printed.low, mended.statements[place].printed.high) = (value, value);
            }
            let mut solver = Solver::new(&mended, &Reading::default(), Effort::of(u64::MAX));
            assert_eq!(solver.check(), Ok(Ok(())), "system {seed}: {repair:?} does not repair");
        }
    }
    assert!(conflicts > 100, "{conflicts}");
}

/// Ten partners that add up, with one figure of one of them spoilt by more than rounding.
#[test]
fn a_conflict_within_one_partner_of_many_is_explained_whole() {
    let mut dice = Dice::new(77);
    let (partners, each) = (10, 3);
    let mut system = System { signed: vec![false; each * (partners + 1)], ..System::default() };
    let mut sums = [0, 0];
    for partner in 0..partners {
        let amounts = [dice.from(100, 900), dice.from(100, 900)];
        let at = each * partner;
        system.laws.push(Law { sum: law(at + 2, &[at, at + 1]), tie: Tie::Zero });
        let spoilt = if partner == 4 { 7 } else { 0 };
        for (place, amount) in [(at, amounts[0]), (at + 1, amounts[1]), (at + 2, amounts[0] + amounts[1] + spoilt)] {
            system.statements.push(statement(level(place), &amount.to_string()));
        }
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
    }
    for (flow, sum) in sums.into_iter().enumerate() {
        let parts: Vec<_> = (0..partners).map(|partner| each * partner + flow).collect();
        system.laws.push(Law { sum: law(each * partners + flow, &parts), tie: Tie::Zero });
        system.statements.push(statement(level(each * partners + flow), &sum.to_string()));
    }
    let found = judge(&system, &Reading::default(), &mut Effort::of(50_000_000));
    assert_eq!(found.conflicts.len(), 1);
    assert_eq!(found.conflicts[0].statements, [12, 13, 14]);
    assert!(found.conflicts[0].proof.holds());
    assert!(found.conflicts[0].proof.taken.iter().any(|taken| taken.reason == Reason::Law(4)));
    assert_eq!(found.repairs.len(), 3);
    // Without it, the totals are what is left to conflict.
    system.statements[14] = statement(level(14), &{
        let of = |place: usize| system.statements[place].printed.low;
        (of(12) + of(13)).to_string()
    });
    system.statements.last_mut().unwrap().printed.low += rust_decimal::Decimal::from(40);
    system.statements.last_mut().unwrap().printed.high += rust_decimal::Decimal::from(40);
    let found = judge(&system, &Reading::default(), &mut Effort::of(50_000_000));
    assert_eq!(found.verdict, Verdict::CannotHold);
    assert!(found.conflicts[0].statements.contains(&31) && found.conflicts[0].proof.holds());
}

#[test]
fn another_solver_comes_to_the_same() {
    use good_lp::{Expression, ProblemVariables, Solution, SolverModel, default_solver, variable};
    let (mut held, mut failed) = (0, 0);
    for seed in 0..300 {
        let system = spoilt(seed);
        let reading = Reading::default();
        let all = constraints(&system, &reading);
        let other = |objective: Option<(usize, f64)>| {
            let mut variables = ProblemVariables::new();
            let unknowns: Vec<_> = system.signed.iter().map(|_| variables.add(variable().min(-1e9).max(1e9))).collect();
            let goal: Expression = objective.map_or_else(|| 0.0.into(), |(place, factor)| factor * unknowns[place]);
            let mut model = variables.minimise(goal).using(default_solver);
            for constraint in &all {
                let sum: Expression =
                    constraint.sum.iter().map(|(place, factor)| factor.to_f64() * unknowns[*place]).sum();
                let limit = constraint.limit.to_f64();
                model = model.with(if constraint.side == Side::Lower { sum.geq(limit) } else { sum.leq(limit) });
            }
            model.solve().map(|solution| objective.map(|(place, _)| solution.value(unknowns[place])))
        };
        let mut solver = Solver::new(&system, &reading, Effort::of(u64::MAX));
        let holds = solver.check().unwrap().is_ok();
        // A gap or a room of less than a float's noise proves nothing about either.
        let by_a_hair = |width: i64| {
            let width = Rational::new(1_000_000 + width, 1_000_000).unwrap();
            Solver::new(&system, &Reading::wider(width), Effort::of(u64::MAX)).check().unwrap().is_ok()
        };
        if by_a_hair(1) != by_a_hair(-1) {
            continue;
        }
        if !holds {
            failed += 1;
            assert!(other(None).is_err(), "system {seed}");
            continue;
        }
        held += 1;
        for place in 0..system.signed.len() {
            let span = solver.span(&level(place)).unwrap().unwrap();
            for (end, factor) in [(span.low, 1.0), (span.high, -1.0)] {
                let Some(end) = end else { continue };
                let value = other(Some((place, factor))).unwrap_or_else(|_| panic!("system {seed}")).unwrap();
                assert!(
                    (value - end.to_f64()).abs() < 1e-4 * (1.0 + value.abs()),
                    "system {seed}: {value} and {end:?}"
                );
            }
        }
    }
    assert!(held > 50 && failed > 50, "{held} held, {failed} failed");
}

#[test]
fn places_units_and_repetition_change_no_verdict() {
    for seed in 0..200 {
        let system = spoilt(seed);
        let verdict = |system: &System| judge(system, &Reading::default(), &mut Effort::of(50_000_000)).verdict;
        let own = verdict(&system);
        let last = system.signed.len() - 1;
        let turned = |sum: &Sum| sum.moved(|Unknown(place)| Unknown(last - place));
        let mut other = system.clone();
        other.laws.iter_mut().for_each(|law| law.sum = turned(&law.sum));
        for of in &mut other.statements {
            match &mut of.form {
                Form::Amount(sum) => {
                    *sum = turned(sum);
                    // Counted in thousands.
                    let thousand = rust_decimal::Decimal::ONE_THOUSAND;
                    for value in [&mut of.printed.low, &mut of.printed.high, &mut of.printed.unit] {
                        *value *= thousand;
                    }
                }
                Form::Ratio { part, whole, .. } => (*part, *whole) = (turned(part), turned(whole)),
            }
        }
        other.statements.reverse();
        assert_eq!(verdict(&other), own, "system {seed}");
    }
}
