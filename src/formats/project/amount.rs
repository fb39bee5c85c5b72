//! An amount as it stands in the file: `456.3`, `1.2e9`, `12.0..15.5`, `nil`, `negligible`, `none`, `unread: n/a`.
//!
//! The multiplier is left out where it is the expected one (the dataset's own for levels, units for rates); else the
//! power of ten follows an `e`.
//! *Invariant:* what is written reads back as the same value, with its printed digits.

use rust_decimal::Decimal;

use super::error::Wanted;
use crate::domain::{Multiplier, Number, Said};

const NIL: &str = "nil";
const NEGLIGIBLE: &str = "negligible";
const NO_VALUE: &str = "none";
const UNREAD: &str = "unread: ";
const RANGE: &str = "..";

/// A number whose multiplier may be the expected one.
#[derive(Debug, Clone, Copy)]
pub struct Printed {
    value: Decimal,
    multiplier: Option<Multiplier>,
}

impl Printed {
    fn in_multiples(self, expected: Multiplier) -> Number {
        Number::new(self.value, self.multiplier.unwrap_or(expected))
    }
}

/// What was printed, before the dataset says in which multiples.
#[derive(Debug, Clone)]
pub enum Amount {
    Number(Printed),
    Range(Printed, Printed),
    Words(Said),
}

impl Amount {
    pub fn read(text: &str) -> Result<Self, Wanted> {
        if text.as_bytes().first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'-') {
            return match text.split_once(RANGE) {
                None => printed(text).map(Self::Number),
                Some((from, to)) => Ok(Self::Range(printed(from)?, printed(to)?)),
            };
        }
        Ok(Self::Words(match text {
            NIL => Said::Nil,
            NEGLIGIBLE => Said::Negligible,
            NO_VALUE => Said::NoValue,
            _ => Said::Unread(text.strip_prefix(UNREAD).ok_or(Wanted::Amount)?.into()),
        }))
    }

    pub fn said(self, expected: Multiplier) -> Said {
        match self {
            Self::Number(number) => Said::Number(number.in_multiples(expected)),
            Self::Range(from, to) => Said::Range(Box::new((from.in_multiples(expected), to.in_multiples(expected)))),
            Self::Words(said) => said,
        }
    }
}

/// A number on its own, always with its multiplier.
pub fn number(text: &str) -> Result<Number, Wanted> {
    printed(text).map(|printed| printed.in_multiples(Multiplier::UNITS))
}

fn printed(text: &str) -> Result<Printed, Wanted> {
    let (digits, multiplier) = match text.split_once('e') {
        None => (text, None),
        Some((digits, power)) => {
            let plain = power.bytes().all(|byte| byte.is_ascii_digit()) && (power == "0" || !power.starts_with('0'));
            let power = power.parse().ok().filter(|_| plain).ok_or(Wanted::Amount)?;
            (digits, Some(Multiplier(power)))
        }
    };
    Ok(Printed { value: decimal(digits)?, multiplier })
}

fn decimal(text: &str) -> Result<Decimal, Wanted> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let mut mantissa: u128 = 0;
    let mut point = None;
    let mut previous = b'.';
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + u128::from(byte - b'0');
                if mantissa >> 96 != 0 {
                    return Err(if all_digits(digits) { Wanted::FewerDigits } else { Wanted::Amount });
                }
            }
            b'.' if point.is_none() && at > 0 => point = Some(at),
            _ => return Err(Wanted::Amount),
        }
        previous = *byte;
    }
    if previous == b'.' {
        return Err(Wanted::Amount);
    }
    let scale = point.map_or(0, |at| digits.len() - at - 1);
    let scale = u32::try_from(scale).ok().filter(|scale| *scale <= Decimal::MAX_SCALE).ok_or(Wanted::FewerDigits)?;
    let word = |shift: u32| u32::try_from((mantissa >> shift) & u128::from(u32::MAX)).unwrap_or(0);
    let mut value = Decimal::from_parts(word(0), word(32), word(64), false, scale);
    value.set_sign_negative(text.starts_with('-'));
    Ok(value)
}

fn all_digits(digits: &[u8]) -> bool {
    digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
}

/// Writes an amount without quotes and escapes.
pub fn write(said: &Said, expected: Multiplier, into: &mut String) {
    match said {
        Said::Number(number) => write_number(*number, expected, into),
        Said::Range(ends) => {
            write_number(ends.0, expected, into);
            into.push_str(RANGE);
            write_number(ends.1, expected, into);
        }
        Said::Nil => into.push_str(NIL),
        Said::Negligible => into.push_str(NEGLIGIBLE),
        Said::NoValue => into.push_str(NO_VALUE),
        Said::Unread(words) => {
            into.push_str(UNREAD);
            into.push_str(words);
        }
    }
}

/// Writes a number as `456.3`, or `1.2e9` where its multiplier is another than expected.
pub fn write_number(number: Number, expected: Multiplier, into: &mut String) {
    let value = number.value();
    if value.is_sign_negative() {
        into.push('-');
    }
    push_digits(value.mantissa().unsigned_abs(), number.decimals(), into);
    if number.multiplier() != expected {
        into.push('e');
        push_digits(u128::from(number.multiplier().0), 0, into);
    }
}

fn push_digits(mantissa: u128, decimals: u32, into: &mut String) {
    let decimals = usize::try_from(decimals).unwrap_or(0);
    let shortest = if decimals > 0 { decimals + 2 } else { 1 };
    // At most 29 digits, a point, and zeros in front of a small fraction.
    let mut reversed = [b'0'; 64];
    let mut rest = mantissa;
    let mut length = 0;
    for (at, slot) in reversed.iter_mut().enumerate() {
        if rest == 0 && at >= shortest {
            break;
        }
        length = at + 1;
        if decimals > 0 && at == decimals {
            *slot = b'.';
        } else if let Ok(small) = u64::try_from(rest) {
            // Division of 64 bits is several times faster than of 128.
            *slot = b'0' + u8::try_from(small % 10).unwrap_or(0);
            rest = u128::from(small / 10);
        } else {
            *slot = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
    }
    into.extend(reversed.iter().take(length).rev().map(|byte| char::from(*byte)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(text: &str) -> String {
        let said = Amount::read(text).unwrap().said(Multiplier::MILLION);
        let mut again = String::new();
        write(&said, Multiplier::MILLION, &mut again);
        again
    }

    #[test]
    fn every_amount_has_one_notation() {
        for text in [
            "0",
            "73",
            "73.0",
            "-17.3",
            "0.00",
            "-0.0",
            "0.05",
            "10",
            "100",
            "1.2e9",
            "73e0",
            "456333e3",
            "5e255",
            "12.0..15.5",
            "-3..-1",
            "1e3..2",
            "nil",
            "negligible",
            "none",
            "unread: n/a",
            "unread: ",
            "unread: 12.5",
            "79228162514264337593543950335",
            "-0.0000000000000000000000000001",
            "7.9228162514264337593543950335",
        ] {
            assert_eq!(back(text), text);
        }
        assert_eq!(back("1.2e6"), "1.2");
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "", "-", ".", "5.", ".5", "1.2.3", "1,2", "12a", "+1", "1e", "1e999", "1e256", "1e-3", "1e03", "1e+3",
            "NaN", "inf", " 1", "1 ", "1..", "..1", "1..2..3", "unread", "Nil", "--1", "1-1", "−1",
        ] {
            assert_eq!(Amount::read(text).err(), Some(Wanted::Amount), "{text:?}");
        }
        for text in ["99999999999999999999999999999", "0.00000000000000000000000000000", &"1".repeat(4000)] {
            assert_eq!(Amount::read(text).err(), Some(Wanted::FewerDigits), "{text:?}");
        }
    }

    #[test]
    fn an_amount_without_multiplier_is_in_the_expected_multiples() {
        let number = |text: &str| Amount::read(text).unwrap().said(Multiplier::MILLION).number().unwrap();
        assert_eq!(number("456.3").multiplier(), Multiplier::MILLION);
        assert_eq!(number("1.2e9").multiplier(), Multiplier::BILLION);
        assert_eq!(number("456.3"), "456.3e6".parse().unwrap());
    }
}
