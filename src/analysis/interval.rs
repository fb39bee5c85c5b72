//! Closed intervals of exact decimals: what a printed number can stand for (METHOD §4).
//!
//! The largest decimal as the upper end, or the smallest as the lower, stands for no end.
//! *Invariant:* arithmetic rounds outward, so that the truth stays inside.

use rust_decimal::Decimal;

use super::exact::{Toward, outward, outward_sum};
use crate::domain::{Multiplier, Number, Qualifier, Rounding};

/// All values from `low` to `high`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    pub low: Decimal,
    pub high: Decimal,
}

impl Interval {
    /// `None` when the ends are the wrong way round.
    pub fn new(low: Decimal, high: Decimal) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    pub fn point(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    pub fn contains(self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// Both ends are known.
    pub fn is_bounded(self) -> bool {
        self.low != Decimal::MIN && self.high != Decimal::MAX
    }

    pub fn plus(self, other: Self) -> Self {
        Self {
            low: outward_sum(self.low, other.low, Toward::Below),
            high: outward_sum(self.high, other.high, Toward::Above),
        }
    }

    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { low: -other.high, high: -other.low })
    }

    /// With at most `decimals` decimals, never narrower.
    pub fn outward(self, decimals: u32) -> Self {
        Self {
            low: outward(self.low, decimals, Toward::Below).unwrap_or(Decimal::MIN),
            high: outward(self.high, decimals, Toward::Above).unwrap_or(Decimal::MAX),
        }
    }

    /// Every value in it can have been printed as `value` with its decimals, rounded to nearest.
    pub fn rounds_to(self, value: Decimal) -> bool {
        half_unit(value.scale()).is_some_and(|half| around(value, half, half).holds(self))
    }

    fn holds(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }

    /// What a printed number can stand for, counted in `shown` multiples. A convention that is not known is nearest.
    /// `None` when a decimal can not hold the amount.
    pub fn of_number(
        number: Number,
        shown: Multiplier,
        qualifier: Qualifier,
        convention: Option<Rounding>,
    ) -> Option<Self> {
        let value = number.amount_in(shown)?;
        if qualifier != Qualifier::Exact {
            return Some(qualified(value, number.last_unit_in(shown)?, qualifier));
        }
        let unit = number.last_unit_in(shown)?;
        Some(match convention.unwrap_or(Rounding::Nearest) {
            Rounding::Nearest => {
                let half = half_of(unit).unwrap_or(unit);
                around(value, half, half)
            }
            Rounding::TowardZero if value.is_zero() => around(value, unit, unit),
            Rounding::TowardZero if value.is_sign_negative() => around(value, unit, Decimal::ZERO),
            Rounding::TowardZero | Rounding::Down => around(value, Decimal::ZERO, unit),
            Rounding::Up => around(value, unit, Decimal::ZERO),
            Rounding::FromRoundedLevels => around(value, unit, unit),
        })
    }
}

/// From `below` under the value to `above` over it.
fn around(value: Decimal, below: Decimal, above: Decimal) -> Interval {
    Interval { low: outward_sum(value, -below, Toward::Below), high: outward_sum(value, above, Toward::Above) }
}

fn half_unit(decimals: u32) -> Option<Decimal> {
    half_of(Decimal::try_from_i128_with_scale(1, decimals).ok()?)
}

/// Half of a power of ten, exactly; the smallest has none.
fn half_of(unit: Decimal) -> Option<Decimal> {
    let tenfold = unit.mantissa().checked_mul(5)?;
    Decimal::try_from_i128_with_scale(tenfold, unit.scale() + 1).ok()
}

/// Over: from the value up. Nearly and about: within one unit of the last digit that is not zero.
fn qualified(value: Decimal, last_unit: Decimal, qualifier: Qualifier) -> Interval {
    let last = if value.is_zero() { last_unit } else { unit_of_last_digit(value) };
    match qualifier {
        Qualifier::Over => Interval { low: value, high: Decimal::MAX },
        Qualifier::Nearly => around(value, last, Decimal::ZERO),
        Qualifier::About => around(value, last, last),
        Qualifier::Exact => Interval::point(value),
    }
}

/// One unit of the last digit that is not zero: how far "about" and "nearly" reach.
pub(super) fn unit_of_last_digit(value: Decimal) -> Decimal {
    let mut mantissa = value.mantissa();
    let mut factor = 1_i128;
    while mantissa % 10 == 0 && mantissa != 0 {
        mantissa /= 10;
        factor = factor.saturating_mul(10);
    }
    Decimal::try_from_i128_with_scale(factor, value.scale()).unwrap_or(Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, qualifier: Qualifier, convention: Option<Rounding>) -> String {
        let interval = Interval::of_number(text.parse().unwrap(), Multiplier::MILLION, qualifier, convention).unwrap();
        let end = |value: Decimal| if value == Decimal::MAX { "∞".to_owned() } else { value.normalize().to_string() };
        format!("{}…{}", end(interval.low), end(interval.high))
    }

    #[test]
    fn a_printed_number_stands_for_what_rounds_to_it() {
        for (text, convention, expected) in [
            ("456.3e6", None, "456.25…456.35"),
            ("73e6", Some(Rounding::Nearest), "72.5…73.5"),
            ("73.0e6", None, "72.95…73.05"),
            ("1.2e9", None, "1150…1250"),
            ("456333e3", None, "456.3325…456.3335"),
            ("463.3e6", Some(Rounding::TowardZero), "463.3…463.4"),
            ("-17.3e6", Some(Rounding::TowardZero), "-17.4…-17.3"),
            ("0.0e6", Some(Rounding::TowardZero), "-0.1…0.1"),
            ("-17.3e6", Some(Rounding::Down), "-17.3…-17.2"),
            ("-17.3e6", Some(Rounding::Up), "-17.4…-17.3"),
            ("14.2e6", Some(Rounding::Up), "14.1…14.2"),
            ("14.2e6", Some(Rounding::FromRoundedLevels), "14.1…14.3"),
        ] {
            assert_eq!(of(text, Qualifier::Exact, convention), expected, "{text} {convention:?}");
        }
    }

    #[test]
    fn a_qualifier_widens_by_one_unit_of_the_last_digit_that_is_not_zero() {
        for (text, qualifier, expected) in [
            ("400e6", Qualifier::Over, "400…∞"),
            ("400e6", Qualifier::Nearly, "300…400"),
            ("450e6", Qualifier::About, "440…460"),
            ("456.30e6", Qualifier::About, "456.2…456.4"),
            ("0.0e6", Qualifier::About, "-0.1…0.1"),
        ] {
            assert_eq!(of(text, qualifier, None), expected, "{text} {qualifier:?}");
        }
    }

    #[test]
    fn a_closed_interval_rounds_to_one_value_up_to_its_ties() {
        let interval = |low: &str, high: &str| Interval::new(low.parse().unwrap(), high.parse().unwrap()).unwrap();
        let value = "14.3".parse().unwrap();
        assert!(interval("14.25", "14.35").rounds_to(value));
        assert!(!interval("14.24", "14.28").rounds_to(value));
    }

    #[test]
    fn the_smallest_unit_has_no_half_that_a_decimal_can_hold_and_is_taken_whole() {
        let number = "0.0000000000000000000000000001".parse().unwrap();
        let interval = Interval::of_number(number, Multiplier::UNITS, Qualifier::Exact, None).unwrap();
        assert_eq!(interval, Interval { low: Decimal::ZERO, high: "0.0000000000000000000000000002".parse().unwrap() });
        let huge = "1234567890123456789012345678e12".parse().unwrap();
        assert_eq!(Interval::of_number(huge, Multiplier::UNITS, Qualifier::Exact, None), None);
    }
}
