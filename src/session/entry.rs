//! What a person types into a cell, read as the cell's number.
//!
//! *Invariant:* a text that is not plainly a number never becomes one; it is kept as it was typed, with the reason.

use rust_decimal::Decimal;

use crate::domain::number::{MAX_DIGITS, NumberError, plain_decimal};
use crate::domain::{Figure, Measure, Multiplier, Number, Qualifier, Said};
use crate::words::NumberFormat;

/// Why a typed text is not a number. Each has one sentence in the translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unreadable {
    Letters,
    TwoDecimalSigns,
    /// More than [`MAX_DIGITS`].
    TooManyDigits,
    Exponent,
    /// Digits are grouped in a way that could mean two numbers, or none.
    Grouping,
    NoDigits,
}

/// A typed text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CellEntry {
    /// `None`: nothing was typed, the cell is to be cleared.
    pub said: Option<Said>,
    pub qualifier: Qualifier,
    /// The text itself where the number was calculated from it.
    pub note: Option<String>,
    /// Set when `said` is `Unread`.
    pub problem: Option<Unreadable>,
    /// The text is the one that editing began with: the figures stay as they are, also where it shows less than they say.
    pub unchanged: bool,
}

/// Reads a typed text. `shown` is the multiplier of the dataset; rates are in percent, without a multiplier.
pub fn read(text: &str, measure: Measure, shown: Multiplier, format: NumberFormat) -> CellEntry {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return CellEntry::default();
    }
    let multiplier = if in_unit(measure) { shown } else { Multiplier::UNITS };
    match number(trimmed, measure, format) {
        Ok(value) => CellEntry { said: Some(Said::Number(Number::new(value, multiplier))), ..CellEntry::default() },
        Err(problem) => {
            CellEntry { said: Some(Said::Unread(text.into())), problem: Some(problem), ..CellEntry::default() }
        }
    }
}

/// Whether a measure is an amount in the dataset's unit; the others are percent or points.
pub fn in_unit(measure: Measure) -> bool {
    matches!(measure, Measure::Level | Measure::AbsoluteChange { .. })
}

fn number(text: &str, measure: Measure, format: NumberFormat) -> Result<Decimal, Unreadable> {
    let text = if in_unit(measure) { text } else { text.trim_end_matches('%').trim_end() };
    let (negative, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let plain = plain_digits(digits.trim_start(), format)?;
    let value = plain_decimal(&plain).map_err(|error| match error {
        NumberError::NotANumber(_) => Unreadable::NoDigits,
        NumberError::TooManyDigits(_) => Unreadable::TooManyDigits,
    })?;
    Ok(if negative { -value } else { value })
}

/// Digits with a point; the groups are checked, so that `1.2.3` or `12,34` is not taken for a number.
fn plain_digits(text: &str, format: NumberFormat) -> Result<String, Unreadable> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\'' | '’');
    let foreign = |c: char| !(c.is_ascii_digit() || is_space(c) || c == '.' || c == ',');
    if text.contains(foreign) {
        let of_exponent = |c: char| matches!(c, 'e' | 'E' | '+' | '-' | '−');
        let exponent = text.contains(['e', 'E']) && text.chars().filter(|c| foreign(*c)).all(of_exponent);
        return Err(if exponent { Unreadable::Exponent } else { Unreadable::Letters });
    }
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Unreadable::NoDigits);
    }
    if text.chars().filter(char::is_ascii_digit).count() > 2 * MAX_DIGITS as usize {
        return Err(Unreadable::TooManyDigits);
    }
    let decimal = format.decimal_sign();
    let other = if decimal == '.' { ',' } else { '.' };
    let (whole, fraction) = match text.split_once(decimal) {
        Some((_, fraction)) if fraction.contains(decimal) => return Err(Unreadable::TwoDecimalSigns),
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_group = |c: char| is_space(c) || c == other;
    let mut groups = whole.split(is_group);
    let first = groups.next().unwrap_or_default();
    let groups: Vec<_> = groups.collect();
    let of_nothing = matches!(first, "" | "0");
    // One foreign sign that can not group digits is a decimal sign: "456,3" and "0,118" under a decimal point.
    if let (None, [digits]) = (fraction, groups.as_slice())
        && (digits.len() != 3 || of_nothing)
        && text.contains(other)
        && !digits.is_empty()
    {
        return Ok(format!("{}.{digits}", if first.is_empty() { "0" } else { first }));
    }
    // "456.333" under a decimal comma and groups by spaces: thousands to one reader, thousandths to another.
    if fraction.is_none() && groups.len() == 1 && text.contains(other) && format.group_sign() != Some(other) {
        return Err(Unreadable::Grouping);
    }
    // No number is grouped by two signs, and none begins with a group of zeros.
    let one_sign = !(whole.contains(other) && whole.contains(is_space));
    let begins_well = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let grouped_well = groups.is_empty() || (one_sign && begins_well && groups.iter().all(|group| group.len() == 3));
    let fraction_well = fraction.is_none_or(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    if !grouped_well || !fraction_well {
        let signs = text.chars().filter(|c| matches!(c, '.' | ',')).count();
        return Err(if signs > 1 { Unreadable::TwoDecimalSigns } else { Unreadable::Grouping });
    }
    let whole = format!("{first}{}", groups.concat());
    let whole = if whole.is_empty() { "0" } else { &whole };
    Ok(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole.to_owned(),
    })
}

/// The text with which a figure is edited; typed again unchanged it gives the same figure.
pub fn text_of(figure: &Figure, measure: Measure, shown: Multiplier, format: NumberFormat) -> String {
    let amount = |number: Number| {
        let multiplier = if in_unit(measure) { shown } else { Multiplier::UNITS };
        number.amount_in(multiplier).map_or_else(|| number.to_string(), |value| format.decimal(value))
    };
    match &figure.said {
        Said::Number(number) => amount(*number),
        Said::Range(ends) => format!("{}…{}", amount(ends.0), amount(ends.1)),
        Said::Unread(text) => text.to_string(),
        Said::Nil | Said::Negligible | Said::NoValue => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Against;

    /// The number as files write it, or the reason why it is none.
    fn read_as(text: &str, format: NumberFormat) -> String {
        let read = read(text, Measure::Level, Multiplier::MILLION, format);
        match (read.said, read.problem) {
            (None, _) => "nothing".to_owned(),
            (Some(Said::Number(number)), None) => number.to_string(),
            (Some(Said::Unread(kept)), Some(problem)) => {
                assert_eq!(&*kept, text, "an unread text is kept as typed");
                format!("{problem:?}")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn typed_numbers_keep_their_digits() {
        for (text, expected) in [
            ("456.3", "456.3e6"),
            ("73", "73e6"),
            ("73.0", "73.0e6"),
            (" 73 ", "73e6"),
            ("1,234.50", "1234.50e6"),
            ("1 234.5", "1234.5e6"),
            ("1\u{a0}234\u{202f}567", "1234567e6"),
            ("1'234'567.8", "1234567.8e6"),
            ("-1.5", "-1.5e6"),
            ("−1.5", "-1.5e6"),
            ("–1.5", "-1.5e6"),
            ("+1.5", "1.5e6"),
            (".5", "0.5e6"),
            ("456,3", "456.3e6"),
            ("1,118", "1118e6"),
            ("0,118", "0.118e6"),
            (",118", "0.118e6"),
            ("0,5", "0.5e6"),
            ("007", "7e6"),
            ("0", "0e6"),
            ("", "nothing"),
            ("  ", "nothing"),
        ] {
            assert_eq!(read_as(text, NumberFormat::CommaPoint), expected, "{text:?}");
        }
    }

    #[test]
    fn a_decimal_comma_is_read_as_the_setting_says() {
        for (text, expected) in [
            ("456,3", "456.3e6"),
            ("1 234,5", "1234.5e6"),
            ("1.234,5", "1234.5e6"),
            ("1,118", "1.118e6"),
            ("456.3", "456.3e6"),
            ("0.118", "0.118e6"),
            ("456.333", "Grouping"),
            ("1.234.567", "1234567e6"),
        ] {
            assert_eq!(read_as(text, NumberFormat::SpaceComma), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_kept_with_its_reason() {
        let long = "1".repeat(40);
        let page = "12 and then some words ".repeat(450);
        let digits = "7".repeat(10_240);
        for (text, expected) in [
            ("abc", "Letters"),
            ("12a", "Letters"),
            ("1.2.3", "TwoDecimalSigns"),
            ("1,2,3", "TwoDecimalSigns"),
            ("1.5,3", "TwoDecimalSigns"),
            ("1e999", "Exponent"),
            ("1E5", "Exponent"),
            ("12 34", "Grouping"),
            ("1 234,567", "Grouping"),
            ("1,234 567", "Grouping"),
            ("012,345", "Grouping"),
            ("0 118", "Grouping"),
            ("5.", "Grouping"),
            ("-", "NoDigits"),
            ("−", "NoDigits"),
            (".", "NoDigits"),
            ("=1", "Letters"),
            ("NaN", "Letters"),
            ("inf", "Letters"),
            ("١٢", "Letters"),
            ("--5", "Letters"),
            (&long, "TooManyDigits"),
            (&page, "Letters"),
            (&digits, "TooManyDigits"),
        ] {
            let shown: String = text.chars().take(20).collect();
            assert_eq!(read_as(text, NumberFormat::CommaPoint), expected, "{shown:?}");
        }
    }

    #[test]
    fn a_rate_is_read_with_or_without_its_sign_and_has_no_multiplier() {
        for text in ["14.2", "+14.2", "14.2 %", "+14.2\u{202f}%", "+14.2%"] {
            let read = read(text, Measure::growth(Against::YearEarlier), Multiplier::MILLION, NumberFormat::CommaPoint);
            assert_eq!(read.said, Some(Said::Number("14.2".parse().unwrap())), "{text:?}");
        }
        let level = read("14.2 %", Measure::Level, Multiplier::MILLION, NumberFormat::CommaPoint);
        assert_eq!(level.problem, Some(Unreadable::Letters));
    }

    #[test]
    fn the_text_of_a_figure_gives_the_same_figure_again() {
        for format in NumberFormat::ALL {
            for digits in ["456.3e6", "73.0e6", "-1234567.80e6", "0.00e6"] {
                let number: Number = digits.parse().unwrap();
                let figure = Figure::new(Said::Number(number), None);
                let text = text_of(&figure, Measure::Level, Multiplier::MILLION, format);
                let again = read(&text, Measure::Level, Multiplier::MILLION, format);
                assert_eq!(again.said, Some(Said::Number(number)), "{text:?} {format:?}");
            }
        }
    }

    fn measure(level: bool) -> Measure {
        if level { Measure::Level } else { Measure::growth(Against::YearEarlier) }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm_and_kept_when_it_is_no_number(text in any_text(), level in any::<bool>()) {
            for format in NumberFormat::ALL {
                let entry = read(&text, measure(level), Multiplier::MILLION, format);
                match &entry.said {
                    None => prop_assert!(text.trim().is_empty()),
                    Some(Said::Unread(kept)) => {
                        prop_assert_eq!(&**kept, text.as_str());
                        prop_assert!(entry.problem.is_some());
                    }
                    Some(said) => prop_assert!(said.number().is_some() && entry.problem.is_none()),
                }
            }
        }

        #[test]
        fn what_is_read_has_a_text_that_reads_the_same(text in any_text(), level in any::<bool>()) {
            for format in NumberFormat::ALL {
                let Some(said) = read(&text, measure(level), Multiplier::MILLION, format).said else { continue };
                let written = text_of(&Figure::new(said.clone(), None), measure(level), Multiplier::MILLION, format);
                let again = read(&written, measure(level), Multiplier::MILLION, format).said;
                let is_minus_nothing = said.number().is_some_and(|number| number.value().is_zero());
                prop_assert!(again.as_ref() == Some(&said) || is_minus_nothing, "{:?}: {:?} {:?}", text, said, again);
            }
        }
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[-−–+]?[0-9]{0,4}([ .,'\u{202f}][0-9]{0,4}){0,5} ?%?",
            "[0-9eE+., -]{0,12}",
            "[0-9]{20,60}",
            "0?[.,][0-9]{20,40}",
            "\\PC{0,20}",
            any::<String>(),
        ]
    }
}
