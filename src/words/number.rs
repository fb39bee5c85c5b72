//! How numbers are written and how their signs are read. A setting of its own, apart from the language.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Signs of a written number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum NumberFormat {
    /// 1,234.5
    #[default]
    CommaPoint,
    /// 1 234,5
    SpaceComma,
    /// 1 234.5
    SpacePoint,
    /// 1.234,5
    PointComma,
    /// 1234.5
    PlainPoint,
    /// 1234,5
    PlainComma,
}

/// The narrow no-break space between groups of digits and before a percent sign.
pub const NARROW_SPACE: char = '\u{202f}';
/// The true minus.
pub const MINUS: char = '−';

impl NumberFormat {
    pub const ALL: [Self; 6] =
        [Self::CommaPoint, Self::SpaceComma, Self::SpacePoint, Self::PointComma, Self::PlainPoint, Self::PlainComma];

    pub fn decimal_sign(self) -> char {
        match self {
            Self::CommaPoint | Self::SpacePoint | Self::PlainPoint => '.',
            Self::SpaceComma | Self::PointComma | Self::PlainComma => ',',
        }
    }

    pub fn group_sign(self) -> Option<char> {
        match self {
            Self::CommaPoint => Some(','),
            Self::SpaceComma | Self::SpacePoint => Some(NARROW_SPACE),
            Self::PointComma => Some('.'),
            Self::PlainPoint | Self::PlainComma => None,
        }
    }

    /// All digits of the decimal, grouped, with a true minus.
    pub fn decimal(self, value: Decimal) -> String {
        let mut text = String::new();
        if value.is_sign_negative() && !value.is_zero() {
            text.push(MINUS);
        }
        self.push_digits(&mut text, value);
        text
    }

    /// As [`Self::decimal`], with a plus before what is above zero.
    pub fn signed(self, value: Decimal) -> String {
        let plus = if value.is_sign_positive() && !value.is_zero() { "+" } else { "" };
        format!("{plus}{}", self.decimal(value))
    }

    /// The signed number with a percent sign after a narrow space.
    pub fn signed_percent(self, value: Decimal) -> String {
        format!("{}{NARROW_SPACE}%", self.signed(value))
    }

    /// The number with a percent sign after a narrow space.
    pub fn percent(self, value: Decimal) -> String {
        format!("{}{NARROW_SPACE}%", self.decimal(value))
    }

    fn push_digits(self, text: &mut String, value: Decimal) {
        let digits = value.abs().to_string();
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        // Four digits stand together where the group sign is a space: 1234, but 12 345.
        let grouped = whole.len() > if self.group_sign() == Some(NARROW_SPACE) { 4 } else { 3 };
        for (nth, digit) in whole.chars().enumerate() {
            if nth > 0 && grouped && (whole.len() - nth).is_multiple_of(3) {
                text.extend(self.group_sign());
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal_sign());
            text.push_str(fraction);
        }
    }
}

/// The same text with plain spaces, as assistive technology and files get it.
pub fn plain_spaces(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\u{a0}' | NARROW_SPACE | '\u{2007}' | '\u{2009}') { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_each_format() {
        let written = |text: &str| {
            let value = text.parse().unwrap();
            NumberFormat::ALL.map(|format| plain_spaces(&format.decimal(value))).join(" | ")
        };
        assert_eq!(
            written("1234567.80"),
            "1,234,567.80 | 1 234 567,80 | 1 234 567.80 | 1.234.567,80 | 1234567.80 | 1234567,80"
        );
        assert_eq!(written("-1234.5"), "−1,234.5 | −1234,5 | −1234.5 | −1.234,5 | −1234.5 | −1234,5");
        assert_eq!(written("73"), "73 | 73 | 73 | 73 | 73 | 73");
        assert_eq!(written("-0.0"), "0.0 | 0,0 | 0.0 | 0,0 | 0.0 | 0,0");
        assert_eq!(NumberFormat::CommaPoint.signed("21.6".parse().unwrap()), "+21.6");
        assert_eq!(NumberFormat::CommaPoint.signed("0.0".parse().unwrap()), "0.0");
    }
}
