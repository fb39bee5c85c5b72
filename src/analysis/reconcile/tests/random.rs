//! Systems drawn at random: what is true is never called impossible, and lies in every bound.

use rust_decimal::{Decimal, RoundingStrategy};

use super::*;
use crate::analysis::reconcile::constraints::terms;

/// A small generator of its own, so that a failure is found again by its number.
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: u64) -> usize {
        usize::try_from(self.roll() % end).unwrap()
    }

    pub fn from(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.roll() % u64::try_from(high - low + 1).unwrap()).unwrap()
    }
}

/// How an office shortens a true value to some decimals; ties either way.
pub(super) fn printed(value: &Rational, decimals: u32, rounding: Rounding, even: bool) -> Decimal {
    let exact = || value.decimal(decimals, Toward::Nearest).unwrap();
    let (below, above) =
        (value.decimal(decimals, Toward::Below).unwrap(), value.decimal(decimals, Toward::Above).unwrap());
    let mut shortened = match rounding {
        Rounding::Down => below,
        Rounding::Up => above,
        Rounding::TowardZero => {
            if value.is_negative() {
                above
            } else {
                below
            }
        }
        Rounding::FromRoundedLevels => exact(),
        Rounding::Nearest if even => {
            match value.decimal(decimals + 1, Toward::Below).filter(|finer| Rational::from_decimal(*finer) == *value) {
                Some(finer) => finer.round_dp_with_strategy(decimals, RoundingStrategy::MidpointNearestEven),
                None => exact(),
            }
        }
        Rounding::Nearest => exact(),
    };
    shortened.rescale(decimals);
    shortened
}

/// A system with the truth that it was printed from.
pub(super) struct Drawn {
    pub system: System,
    pub truth: Vec<Rational>,
}

pub(super) fn value_of(form: &Form, truth: &[Rational]) -> Option<Rational> {
    let at = |sum: &Sum| {
        terms(sum).iter().fold(Rational::ZERO, |total, (place, factor)| total.plus_times(factor, &truth[*place]))
    };
    match form {
        Form::Amount(sum) => Some(at(sum)),
        Form::Ratio { part, whole, form } => {
            form.of_quotient(&at(part).over(&at(whole)).filter(|_| at(whole).is_positive())?)
        }
    }
}

/// Parts and their total over some years, and up to `most` statements about them.
pub(super) fn drawn(dice: &mut Dice, years: usize, parts: usize, most: usize) -> Drawn {
    let each = parts + 1;
    let mut truth = Vec::new();
    for _ in 0..years {
        // On a grid of half a hundredth, so that ties are common.
        let amounts: Vec<_> = (0..parts).map(|_| Rational::new(dice.from(0, 200_000), 200).unwrap()).collect();
        let total = amounts.iter().fold(Rational::ZERO, |total, amount| &total + amount);
        truth.extend(amounts);
        truth.push(total);
    }
    let laws = (0..years).map(|year| {
        let parts: Vec<_> = (0..parts).map(|part| year * each + part).collect();
        Law { sum: law(year * each + parts.len(), &parts), tie: Tie::Zero }
    });
    let laws = laws.collect();
    let roundings = [Rounding::Nearest, Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up];
    let (of_levels, of_rates, even) = (roundings[dice.below(5)], roundings[dice.below(5)], dice.below(2) == 0);
    let mut statements: Vec<Statement> = Vec::new();
    for _ in 0..most * 2 {
        if statements.len() == most {
            break;
        }
        let one = |of: usize| Sum::one(Unknown(of));
        let (year, part) = (dice.below(years as u64), dice.below(each as u64));
        let of = year * each + part;
        let earlier = (year > 0).then(|| (year - 1) * each + part);
        let ratio = |part, whole, form| Form::Ratio { part, whole, form };
        let form = match (dice.below(8), earlier) {
            (0..=2, _) => Form::Amount(one(of)),
            (3, Some(base)) => Form::Amount(one(of).minus(&one(base))),
            (4 | 5, Some(base)) => ratio(one(of), one(base), RatioForm::Growth),
            (6, Some(base)) => ratio(one(of).minus(&one(base)), one((year - 1) * each + parts), RatioForm::Percent),
            (7, Some(base)) => ratio(one(of), one(base), RatioForm::Times),
            _ => ratio(one(of), one(year * each + parts), RatioForm::Percent),
        };
        let Some(value) = value_of(&form, &truth) else { continue };
        let rounding = if form.is_rate() { of_rates } else { of_levels };
        let decimals = u32::try_from(dice.below(3)).unwrap();
        let short = printed(&value, decimals, rounding, even);
        let said = Printed { low: short, high: short, unit: Decimal::new(1, decimals), qualifier: Qualifier::Exact };
        let known = (rounding != Rounding::Nearest || dice.below(2) == 0).then_some(rounding);
        statements.push(Statement { form, printed: said, rounding: known });
    }
    Drawn { system: System { signed: vec![false; truth.len()], laws, statements }, truth }
}

/// As many as were asked for when the test was compiled.
fn count(asked: Option<&str>, usual: u64) -> u64 {
    asked.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The truth holds, and every bound contains it.
fn sound(seed: u64, drawn: &Drawn, bounds: usize) {
    let reading = Reading::default();
    let mut solver = Solver::new(&drawn.system, &reading, Effort::of(u64::MAX));
    assert_eq!(solver.check(), Ok(Ok(())), "system {seed}: the truth was called impossible");
    match propagate(&drawn.system, &reading) {
        Propagated::Empty { .. } => panic!("system {seed}: propagation calls the truth impossible"),
        Propagated::Bounds(spans) => {
            let inside = spans.iter().zip(&drawn.truth).all(|(span, truth)| span.contains(truth));
            assert!(inside, "system {seed}: propagation leaves the truth out");
        }
    }
    let levels = (0..drawn.truth.len()).map(level);
    let all: Vec<Form> = levels.chain(drawn.system.statements.iter().map(|of| of.form.clone())).collect();
    for form in all.iter().take(bounds) {
        let Some(span) = solver.span(form).unwrap() else { continue };
        let Some(truth) = value_of(form, &drawn.truth) else { continue };
        assert!(span.contains(&truth), "system {seed}: {truth:?} of {form:?} is outside {span:?}");
    }
}

/// Every second one, so that two threads share them. `TRADEBOOK_SYSTEMS=1000000` for the long form.
fn small_systems(first: u64) {
    for seed in (first..count(option_env!("TRADEBOOK_SYSTEMS"), 10_000)).step_by(2) {
        let mut dice = Dice::new(seed);
        let (years, parts) = (1 + dice.below(3), 1 + dice.below(3));
        let most = 2 + dice.below(11);
        sound(seed, &drawn(&mut dice, years, parts, most), usize::MAX);
    }
}

#[test]
fn what_is_true_is_never_called_impossible_and_is_inside_every_bound() {
    small_systems(0);
}

#[test]
fn what_is_true_is_never_called_impossible_in_the_other_half_of_the_systems() {
    small_systems(1);
}

/// `TRADEBOOK_LARGE_SYSTEMS=10000` for the long form.
#[test]
fn what_is_true_is_never_called_impossible_in_large_systems() {
    for seed in 0..count(option_env!("TRADEBOOK_LARGE_SYSTEMS"), 100) {
        let mut dice = Dice::new(seed + 1_000_000_000);
        let (years, parts) = (2 + dice.below(3), 3 + dice.below(12));
        let most = 30 + dice.below(171);
        sound(seed, &drawn(&mut dice, years, parts, most), 2);
    }
}
