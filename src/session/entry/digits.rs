//! Digits with their signs: where a group ends, and where the decimals begin.

use rust_decimal::Decimal;

use super::Unreadable;
use super::token::is_gap;
use crate::domain::number::{MAX_DIGITS, NumberError, plain_decimal};
use crate::words::NumberFormat;

/// What the words beside the digits say of the decimal sign, where the format in force leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Habit {
    #[default]
    Unknown,
    /// English words: a lone point is decimal.
    Point,
    /// Russian and Kazakh words: a lone comma is decimal.
    Comma,
    /// "mln" stands beside commas of both kinds.
    Either,
}

/// Digits, gaps, points and commas as one number.
pub(super) fn value(text: &str, format: NumberFormat, habit: Habit) -> Result<Decimal, Unreadable> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Unreadable::NoDigits);
    }
    if text.chars().filter(char::is_ascii_digit).count() > 2 * MAX_DIGITS as usize {
        return Err(Unreadable::TooManyDigits);
    }
    let plain = match lone_comma(text, format, habit)? {
        Some(plain) => plain,
        None => in_format(text, format, habit).or_else(|problem| in_other_format(text, format).ok_or(problem))?,
    };
    plain_decimal(&plain).map_err(|error| match error {
        NumberError::NotANumber(_) => Unreadable::NoDigits,
        NumberError::TooManyDigits(_) => Unreadable::TooManyDigits,
    })
}

/// "739,386 mln" under a decimal point: the word decides, or nothing does.
fn lone_comma(text: &str, format: NumberFormat, habit: Habit) -> Result<Option<String>, Unreadable> {
    let Some((whole, fraction)) = text.split_once(',') else { return Ok(None) };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let in_doubt = digits(whole) && digits(fraction) && fraction.len() == 3 && whole.len() <= 3;
    if format.decimal_sign() == ',' || !in_doubt || whole.starts_with('0') {
        return Ok(None);
    }
    match habit {
        Habit::Comma => Ok(Some(format!("{whole}.{fraction}"))),
        Habit::Either => Err(Unreadable::ThousandsOrDecimals),
        Habit::Unknown | Habit::Point => Ok(None),
    }
}

/// Digits with a point; the groups are checked, so that `1.2.3` or `12,34` is not taken for a number.
fn in_format(text: &str, format: NumberFormat, habit: Habit) -> Result<String, Unreadable> {
    let decimal = format.decimal_sign();
    let other = if decimal == '.' { ',' } else { '.' };
    let (whole, fraction) = match text.split_once(decimal) {
        Some((_, fraction)) if fraction.contains(decimal) => return Err(Unreadable::TwoDecimalSigns),
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_group = |c: char| is_gap(c) || c == other;
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
    if let (None, [digits]) = (fraction, groups.as_slice())
        && text.contains(other)
        && format.group_sign() != Some(other)
    {
        return if habit == Habit::Point && other == '.' && !first.is_empty() {
            Ok(format!("{first}.{digits}"))
        } else {
            Err(Unreadable::Grouping)
        };
    }
    // No number is grouped by two signs, and none begins with a group of zeros.
    let one_sign = !(whole.contains(other) && whole.contains(is_gap));
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

/// What is plainly one number in another format: two kinds of signs of which the last is single, or groups alone.
fn in_other_format(text: &str, format: NumberFormat) -> Option<String> {
    let groups_well = |whole: &str, sign: fn(char) -> bool| {
        let mut groups = whole.split(sign);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
    };
    let digits = |whole: &str| whole.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_comma = |c: char| c == ',';
    let is_point = |c: char| c == '.';
    let alone = |group: fn(char) -> bool, decimal: char| {
        // "1,234,567" and "1.234.567": the sign of groups stands more than once.
        let grouped = text.chars().filter(|c| group(*c)).count() > 1;
        let nothing_else = text.chars().all(|c| c.is_ascii_digit() || group(c));
        if grouped && nothing_else && groups_well(text, group) {
            return Some(digits(text));
        }
        let (whole, fraction) = text.rsplit_once(decimal)?;
        let fraction_well = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
        let whole_well = whole.chars().all(|c| c.is_ascii_digit() || group(c)) && whole.contains(group);
        // "1 234,567" under a decimal point stays open: two signs could both be meant to group.
        let open = fraction.len() == 3 && format.decimal_sign() != decimal && whole.contains(is_gap);
        (fraction_well && whole_well && !open && groups_well(whole, group))
            .then(|| format!("{}.{fraction}", digits(whole)))
    };
    alone(is_comma, '.').or_else(|| alone(is_point, ',')).or_else(|| alone(is_gap, ',')).or_else(|| alone(is_gap, '.'))
}
