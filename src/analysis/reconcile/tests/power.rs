//! How often a misprint in a bulletin of the worked example's shape is found.

use rust_decimal::Decimal;

use super::random::{Dice, printed, value_of};
use super::*;

/// Levels from 1 to 1,000, growth up to 30 % either way, all printed to one decimal.
fn bulletin(dice: &mut Dice) -> System {
    let thousandth = |value: i64| Rational::new(value, 1000).unwrap();
    let (x22, m22) = (dice.from(1_000, 1_000_000), dice.from(1_000, 1_000_000));
    let rate = |dice: &mut Dice| Rational::new(dice.from(70_000, 130_000), 100_000).unwrap();
    let (x23, m23) = (&thousandth(x22) * &rate(dice), &thousandth(m22) * &rate(dice));
    let (x22, m22) = (thousandth(x22), thousandth(m22));
    let truth = [x22.clone(), m22.clone(), &x22 + &m22, x23.clone(), m23.clone(), &x23 + &m23];
    let mut system = worked_example("73.0").system;
    for of in &mut system.statements {
        let short = printed(&value_of(&of.form, &truth).unwrap(), 1, Rounding::Nearest, false);
        (of.printed.low, of.printed.high) = (short, short);
    }
    system
}

#[test]
fn a_misprint_is_found_as_often_as_the_digits_allow() {
    const DRAWS: u32 = 4_000;
    for (units, least) in [(1, 36), (2, 79), (3, 90), (10, 99)] {
        let mut found = 0;
        for seed in 0..DRAWS {
            let mut dice = Dice::new(u64::from(seed) + 7_000_000);
            let mut system = bulletin(&mut dice);
            let place = dice.below(8);
            let sign = if dice.below(2) == 0 { 1 } else { -1 };
            let of = &mut system.statements[place].printed;
            let moved = of.low + of.unit * Decimal::from(sign * units);
            (of.low, of.high) = (moved, moved);
            let mut solver = Solver::new(&system, &Reading::default(), Effort::of(u64::MAX));
            found += u32::from(solver.check().unwrap().is_err());
        }
        assert!(found * 100 >= least * DRAWS, "{units} units: {found} of {DRAWS}");
    }
}
