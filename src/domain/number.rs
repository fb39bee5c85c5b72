//! A printed number: exact, with the digits and the multiplier it was printed with.
//!
//! *Invariant:* nothing here rounds; `73` and `73.0` are different numbers that are equally large.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// SDMX UNIT_MULT: the power of ten that a printed number is to be multiplied by (0, 3, 6, 9, 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Multiplier(pub u8);

impl Multiplier {
    pub const UNITS: Self = Self(0);
    pub const THOUSAND: Self = Self(3);
    pub const MILLION: Self = Self(6);
    pub const BILLION: Self = Self(9);
    pub const TRILLION: Self = Self(12);

    pub const ALL: [Self; 5] = [Self::UNITS, Self::THOUSAND, Self::MILLION, Self::BILLION, Self::TRILLION];
}

/// A decimal with its printed digits (the scale of the decimal) and its printed multiplier.
///
/// Equality is of what was printed, not of the amount: use [`Number::amount_in`] to compare amounts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Number {
    mantissa: [u8; 12],
    scale: u8,
    negative: bool,
    multiplier: Multiplier,
}

/// Most digits that a number can have.
pub const MAX_DIGITS: u32 = 28;

impl Number {
    pub fn new(value: Decimal, multiplier: Multiplier) -> Self {
        let bytes = value.mantissa().unsigned_abs().to_le_bytes();
        let mut mantissa = [0; 12];
        mantissa.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        Self {
            mantissa,
            scale: u8::try_from(value.scale()).unwrap_or(u8::MAX),
            negative: value.is_sign_negative(),
            multiplier,
        }
    }

    /// The number as printed, without its multiplier.
    pub fn value(self) -> Decimal {
        let [a, b, c, d, e, f, g, h, i, j, k, l] = self.mantissa;
        let [low, middle, high] = [[a, b, c, d], [e, f, g, h], [i, j, k, l]].map(u32::from_le_bytes);
        let mut value = Decimal::from_parts(low, middle, high, false, u32::from(self.scale));
        value.set_sign_negative(self.negative);
        value
    }

    pub fn multiplier(self) -> Multiplier {
        self.multiplier
    }

    /// Digits printed after the decimal sign.
    pub fn decimals(self) -> u32 {
        u32::from(self.scale)
    }

    /// The amount counted in `shown` multiples: 1.2 billion in millions is 1200.
    /// `None` where the result has more digits than a decimal holds.
    pub fn amount_in(self, shown: Multiplier) -> Option<Decimal> {
        shift(self.value(), i32::from(self.multiplier.0) - i32::from(shown.0))
    }

    /// Which of two amounts is larger, exactly and whatever their multipliers.
    pub fn compare(self, other: Self) -> Ordering {
        let whole = |number: Self| {
            // A scale is 28 at most, so that the power is never below 0.
            let power = u32::from(number.multiplier.0) + MAX_DIGITS - number.decimals().min(MAX_DIGITS);
            BigInt::from(number.value().mantissa()) * BigInt::from(10).pow(power)
        };
        whole(self).cmp(&whole(other))
    }

    /// One unit of the last printed digit, counted in `shown` multiples: 0.1 for 456.3, 100 for "1.2 billion" in millions.
    pub fn last_unit_in(self, shown: Multiplier) -> Option<Decimal> {
        shift(Decimal::ONE, i32::from(self.multiplier.0) - i32::from(shown.0) - i32::from(self.scale))
    }
}

/// `value` × 10^`power`, exact; a negative power adds decimals, a positive one removes them first.
pub fn shift(value: Decimal, power: i32) -> Option<Decimal> {
    let scale = i32::try_from(value.scale()).ok()? - power;
    if scale >= 0 {
        let scale = u32::try_from(scale).ok()?;
        return Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok();
    }
    let factor = 10_i128.checked_pow(scale.unsigned_abs())?;
    Decimal::try_from_i128_with_scale(value.mantissa().checked_mul(factor)?, 0).ok()
}

impl fmt::Display for Number {
    /// The digits, then the multiplier where there is one: `456.3`, `1.2e9`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value())?;
        if self.multiplier != Multiplier::UNITS {
            write!(f, "e{}", self.multiplier.0)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a text is not a number in the plain notation of files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("\"{0}\" is not a number")]
    NotANumber(String),
    #[error("\"{0}\" has more than {MAX_DIGITS} digits")]
    TooManyDigits(String),
}

/// Reads digits with a decimal point and an optional minus, nothing else; keeps trailing zeros.
pub fn plain_decimal(text: &str) -> Result<Decimal, NumberError> {
    let excerpt = || text.chars().take(60).collect::<String>();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) {
        return Err(NumberError::NotANumber(excerpt()));
    }
    let significant = digits.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count();
    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let limit = MAX_DIGITS as usize;
    if significant > limit || decimals > limit {
        return Err(NumberError::TooManyDigits(excerpt()));
    }
    let mut value = Decimal::from_str_exact(digits).map_err(|_| NumberError::TooManyDigits(excerpt()))?;
    // The decimal itself would drop the sign of -0.0.
    value.set_sign_negative(text.starts_with('-'));
    Ok(value)
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let (digits, multiplier) = match text.split_once('e') {
            None => (text, Multiplier::UNITS),
            Some((digits, power)) => {
                let known = |power: &u8| Multiplier::ALL.contains(&Multiplier(*power));
                let power = power.parse().ok().filter(known);
                let power = power.ok_or_else(|| NumberError::NotANumber(text.chars().take(60).collect()))?;
                (digits, Multiplier(power))
            }
        };
        Ok(Self::new(plain_decimal(digits)?, multiplier))
    }
}

impl TryFrom<String> for Number {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_digits_and_multiplier_are_kept() {
        for text in ["73", "73.0", "0.00", "-17.3", "1.2e9", "7922816251426433759354395.335", "-0.0"] {
            assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
        }
        assert_ne!("73".parse::<Number>(), "73.0".parse::<Number>());
    }

    #[test]
    fn amounts_follow_the_multiplier_without_rounding() {
        let billion: Number = "1.2e9".parse().unwrap();
        assert_eq!(billion.amount_in(Multiplier::MILLION).unwrap().to_string(), "1200");
        assert_eq!(billion.last_unit_in(Multiplier::MILLION).unwrap().to_string(), "100");
        let thousand: Number = "456333e3".parse().unwrap();
        assert_eq!(thousand.amount_in(Multiplier::MILLION).unwrap().to_string(), "456.333");
        assert_eq!(thousand.last_unit_in(Multiplier::MILLION).unwrap().to_string(), "0.001");
    }

    #[test]
    fn amounts_are_compared_whatever_their_multipliers() {
        for (one, other, expected) in [
            ("1.2e9", "1200e6", Ordering::Equal),
            ("1.2e9", "1200.1e6", Ordering::Less),
            ("-1", "0.0", Ordering::Less),
            ("7922816251426433759354395033e12", "7922816251426433759354395033e9", Ordering::Greater),
            ("0.0000000000000000000000000001", "0", Ordering::Greater),
        ] {
            assert_eq!(one.parse::<Number>().unwrap().compare(other.parse().unwrap()), expected, "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let long = "1".repeat(40);
        for text in ["", "-", "1e999", "1.2.3", "12a", "+1", ".5", "5.", "NaN", "inf", " 1", "1e-3", "1e1", &long] {
            assert!(text.parse::<Number>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_number_takes_sixteen_bytes_at_most() {
        assert!(size_of::<Number>() <= 16, "{}", size_of::<Number>());
    }
}
