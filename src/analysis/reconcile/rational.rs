//! Exact fractions: short ones in machine words, long ones in as many as they need.
//!
//! *Invariant:* in lowest terms with a denominator above zero, and short whenever it fits, so that equal fractions are
//! equal values.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Form {
    Short(i64, i64),
    Long(Box<BigRational>),
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rational(Form);

impl Rational {
    pub const ZERO: Self = Self(Form::Short(0, 1));
    pub const ONE: Self = Self(Form::Short(1, 1));

    pub fn whole(value: i64) -> Self {
        Self::of(i128::from(value), 1)
    }

    /// `None` for a denominator of zero.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self::of(i128::from(numerator), i128::from(denominator)))
    }

    pub fn from_decimal(value: Decimal) -> Self {
        let scale = value.scale();
        match 10_i128.checked_pow(scale) {
            Some(denominator) => Self::of(value.mantissa(), denominator),
            None => Self::long(BigRational::new(value.mantissa().into(), BigInt::from(10).pow(scale))),
        }
    }

    /// In lowest terms; the denominator is not zero.
    fn of(numerator: i128, denominator: i128) -> Self {
        if denominator == 1 {
            return match i64::try_from(numerator) {
                Ok(whole) if whole != i64::MIN => Self(Form::Short(whole, 1)),
                _ => Self(Form::Long(Box::new(BigRational::from_integer(numerator.into())))),
            };
        }
        let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).unwrap_or(1).max(1) * denominator.signum();
        let (n, d) = (numerator / divisor, denominator / divisor);
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(n), Ok(d)) if n != i64::MIN => Self(Form::Short(n, d)),
            _ => Self(Form::Long(Box::new(BigRational::new_raw(n.into(), d.into())))),
        }
    }

    fn long(value: BigRational) -> Self {
        match (value.numer().to_i64(), value.denom().to_i64()) {
            (Some(n), Some(d)) if n != i64::MIN => Self(Form::Short(n, d)),
            _ => Self(Form::Long(Box::new(value))),
        }
    }

    fn to_long(&self) -> BigRational {
        match &self.0 {
            Form::Short(n, d) => BigRational::new_raw((*n).into(), (*d).into()),
            Form::Long(value) => (**value).clone(),
        }
    }

    pub fn is_zero(&self) -> bool {
        matches!(self.0, Form::Short(0, _))
    }

    pub fn is_positive(&self) -> bool {
        match &self.0 {
            Form::Short(n, _) => *n > 0,
            Form::Long(value) => value.is_positive(),
        }
    }

    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Short(n, _) => *n < 0,
            Form::Long(value) => value.is_negative(),
        }
    }

    /// How much work a calculation with it is, in machine words.
    pub fn words(&self) -> u64 {
        match &self.0 {
            Form::Short(..) => 1,
            Form::Long(value) => 2 + (value.numer().bits() + value.denom().bits()) / 32,
        }
    }

    /// `None` for zero.
    pub fn inverse(&self) -> Option<Self> {
        match &self.0 {
            Form::Short(0, _) => None,
            Form::Short(n, d) => Some(Self::of(i128::from(*d), i128::from(*n))),
            Form::Long(value) => Some(Self::long(value.recip())),
        }
    }

    /// `None` on division by zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        Some(self * &other.inverse()?)
    }

    pub fn power(&self, exponent: u32) -> Self {
        (0..exponent).fold(Self::ONE, |power, _| &power * self)
    }

    pub fn half(&self) -> Self {
        self * &Self(Form::Short(1, 2))
    }

    /// self + factor × other
    pub fn plus_times(&self, factor: &Self, other: &Self) -> Self {
        self + &(factor * other)
    }

    /// As a decimal with `decimals` decimals, below or above where it does not end there. `None` when it is too long.
    pub fn decimal(&self, decimals: u32, toward: Toward) -> Option<Decimal> {
        let (n, d) = match &self.0 {
            Form::Short(n, d) => (BigInt::from(*n), BigInt::from(*d)),
            Form::Long(value) => (value.numer().clone(), value.denom().clone()),
        };
        let scaled = n * BigInt::from(10).pow(decimals);
        let mut whole = &scaled / &d;
        let rest = &scaled - &whole * &d;
        let step = match toward {
            Toward::Below if rest.is_negative() => -1,
            Toward::Above if rest.is_positive() => 1,
            Toward::Nearest if rest.abs() * 2 >= d => rest.signum().to_i32().unwrap_or(0),
            _ => 0,
        };
        whole += step;
        Decimal::try_from_i128_with_scale(whole.to_i128()?, decimals).ok()
    }

    /// A fraction of long whole numbers; the denominator is above zero.
    pub(super) fn from_parts(numerator: i128, denominator: i128) -> Self {
        Self::of(numerator, denominator)
    }

    /// Numerator and denominator, where both are short.
    pub(super) fn short(&self) -> Option<(i64, i64)> {
        match self.0 {
            Form::Short(n, d) => Some((n, d)),
            Form::Long(_) => None,
        }
    }

    /// The least whole number of `parts` that is not below it.
    pub(super) fn ceiling_over(&self, parts: i128) -> Option<i128> {
        let (n, d) = self.short()?;
        let (n, d) = (i128::from(n).checked_mul(parts)?, i128::from(d));
        let quotient = n / d;
        Some(if n % d > 0 { quotient + 1 } else { quotient })
    }

    /// For drawing and for saying how tight a system is; never for a verdict.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            #[expect(clippy::cast_precision_loss, reason = "a picture needs no more digits")]
            Form::Short(n, d) => *n as f64 / *d as f64,
            Form::Long(value) => value.to_f64().unwrap_or(f64::NAN),
        }
    }
}

/// Where a fraction goes that has more digits than are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Half away from zero.
    Nearest,
    Below,
    Above,
}

fn common_divisor(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        if let (Ok(short_a), Ok(short_b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(short_divisor(short_a, short_b));
        }
        (a, b) = (b, a % b);
    }
    a
}

fn short_divisor(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        if a > b {
            (a, b) = (b, a);
        }
        b -= a;
    }
    a << twos
}

impl Add for &Rational {
    type Output = Rational;

    fn add(self, other: Self) -> Rational {
        match (&self.0, &other.0) {
            (Form::Short(a, b), Form::Short(c, d)) if b == d => {
                Rational::of(i128::from(*a) + i128::from(*c), i128::from(*b))
            }
            (Form::Short(a, b), Form::Short(c, d)) => {
                let (a, b, c, d) = (i128::from(*a), i128::from(*b), i128::from(*c), i128::from(*d));
                Rational::of(a * d + c * b, b * d)
            }
            _ => Rational::long(self.to_long() + other.to_long()),
        }
    }
}

impl Sub for &Rational {
    type Output = Rational;

    fn sub(self, other: Self) -> Rational {
        self + &-other
    }
}

impl Mul for &Rational {
    type Output = Rational;

    fn mul(self, other: Self) -> Rational {
        match (&self.0, &other.0) {
            (Form::Short(0, _), _) | (_, Form::Short(0, _)) => Rational::ZERO,
            (Form::Short(1, 1), _) => other.clone(),
            (_, Form::Short(1, 1)) => self.clone(),
            (Form::Short(a, b), Form::Short(c, d)) => {
                Rational::of(i128::from(*a) * i128::from(*c), i128::from(*b) * i128::from(*d))
            }
            _ => Rational::long(self.to_long() * other.to_long()),
        }
    }
}

impl Neg for &Rational {
    type Output = Rational;

    fn neg(self) -> Rational {
        match &self.0 {
            Form::Short(n, d) => Rational(Form::Short(-n, *d)),
            Form::Long(value) => Rational::long(-(**value).clone()),
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Short(a, b), Form::Short(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => {
                let difference = self.to_long() - other.to_long();
                difference.cmp(&BigRational::zero())
            }
        }
    }
}

impl std::fmt::Debug for Rational {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Form::Short(n, 1) => write!(f, "{n}"),
            Form::Short(n, d) => write!(f, "{n}/{d}"),
            Form::Long(value) => write!(f, "{value}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn equal_fractions_are_equal_values_however_they_came_about() {
        let third = Rational::new(1, 3).unwrap();
        let long = third.power(50);
        assert_eq!(&long * &Rational::whole(3).power(49), third);
        assert_eq!(Rational::new(-2, -6), Some(third.clone()));
        assert_eq!(&third - &third, Rational::ZERO);
        assert_eq!(Rational::new(1, 0), None);
        assert_eq!(Rational::ZERO.inverse(), None);
        assert_eq!(Rational::from_decimal(d("1.2165")), Rational::new(12165, 10000).unwrap());
        let smallest = Rational::from_decimal(d("0.0000000000000000000000000001"));
        assert_eq!(&smallest * &Rational::from_decimal(d("10000000000000000000000000000")), Rational::ONE);
    }

    #[test]
    fn a_decimal_is_below_above_or_nearest() {
        let cases =
            [("2", 3, "0.66", "0.67", "0.67"), ("-2", 3, "-0.67", "-0.66", "-0.67"), ("1", 8, "0.12", "0.13", "0.13")];
        for (n, over, below, above, nearest) in cases {
            let value = Rational::new(n.parse().unwrap(), over).unwrap();
            assert_eq!(value.decimal(2, Toward::Below), Some(d(below)), "{value:?}");
            assert_eq!(value.decimal(2, Toward::Above), Some(d(above)), "{value:?}");
            assert_eq!(value.decimal(2, Toward::Nearest), Some(d(nearest)), "{value:?}");
        }
        assert_eq!(Rational::whole(10).power(40).decimal(0, Toward::Nearest), None);
    }

    #[test]
    fn long_and_short_fractions_are_ordered_alike() {
        let big = Rational::whole(i64::MAX);
        let bigger = &big + &Rational::ONE;
        assert!(bigger > big && -&bigger < -&big);
        assert!(Rational::new(1, i64::MAX).unwrap() > bigger.inverse().unwrap());
        assert_eq!(&bigger - &Rational::ONE, big);
    }
}
