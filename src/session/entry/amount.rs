//! Tokens as an amount or a range of amounts.

use rust_decimal::Decimal;

use super::currency::{self, Currency};
use super::digits::{self, Habit};
use super::lexicon::Word;
use super::token::Token;
use super::{Context, Unreadable, in_unit};
use crate::domain::number::{MAX_DIGITS, shift};
use crate::domain::{Measure, Multiplier, Number, Said};

/// A whole number with a currency and as many digits is counted in single units.
const PLAINLY_UNITS: u32 = 1_000_000;

/// What one end of a range, or a lone number, says.
#[derive(Debug, Clone, Copy)]
struct Side {
    value: Decimal,
    multiplier: Option<Multiplier>,
    currency: Option<Currency>,
}

/// An amount or a range. The second value says that a currency was named which could not be compared.
pub(super) fn amounts(tokens: &[Token], context: &Context<'_>) -> Result<(Said, bool), Unreadable> {
    let tokens = directed(tokens, context)?;
    let rate = |token: &Token| {
        use Word::{Fold, Halved, Index, Points, Ratio, Times};
        matches!(token, Token::Percent)
            || matches!(token, Token::Word(Word::Percent | Points | Times | Ratio(_) | Halved | Fold | Index))
    };
    let at_an_end = matches!(tokens.as_slice(), [Token::Times, ..] | [.., Token::Times]);
    if at_an_end || tokens.iter().any(rate) {
        return Err(Unreadable::RateInLevel);
    }
    let (first, last) = sides(&tokens, context)?;
    let currency = first.currency.or(last.and_then(|last| last.currency));
    let foreign = unchecked_currency(currency, context)?;
    let said = match last {
        None => Said::Number(Number::new(first.value, multiplier_of(&first, context)?)),
        Some(last) => {
            let of_last = multiplier_of(&Side { currency, ..last }, context)?;
            let of_first = first.multiplier.unwrap_or(of_last);
            if first.multiplier.is_some() && last.multiplier.is_none() {
                return Err(Unreadable::Magnitude);
            }
            range(Number::new(first.value, of_first), Number::new(last.value, of_last))?
        }
    };
    Ok((said, foreign))
}

/// A pure number or a range of such.
pub(super) fn pure(tokens: &[Token], context: &Context<'_>) -> Result<Said, Unreadable> {
    let amount = |token: &Token| matches!(token, Token::Word(Word::Currency(_) | Word::Magnitude(..) | Word::American));
    if tokens.iter().any(amount) {
        return Err(Unreadable::AmountInRate);
    }
    let number = |side: Side| Number::new(side.value, Multiplier::UNITS);
    match sides(tokens, context)? {
        (first, None) => Ok(Said::Number(number(first))),
        (first, Some(last)) => range(number(first), number(last)),
    }
}

/// Without "by", "up" and "down", which only a change can have.
fn directed(tokens: &[Token], context: &Context<'_>) -> Result<Vec<Token>, Unreadable> {
    let is_direction = |token: &Token| matches!(token, Token::Word(Word::By | Word::Up | Word::Down));
    if !tokens.first().is_some_and(is_direction) {
        return Ok(tokens.to_vec());
    }
    if !matches!(context.measure, Measure::AbsoluteChange { .. }) {
        return Err(Unreadable::ChangeInLevel);
    }
    Ok(with_direction(tokens))
}

/// "fell by 5" is −5; "by 5" and "up 5" are 5.
pub(super) fn with_direction(tokens: &[Token]) -> Vec<Token> {
    let mut rest = tokens;
    let mut down = false;
    while let [Token::Word(word @ (Word::By | Word::Up | Word::Down)), further @ ..] = rest {
        down |= *word == Word::Down;
        rest = further;
    }
    down.then_some(Token::Minus).into_iter().chain(rest.iter().cloned()).collect()
}

fn range(low: Number, high: Number) -> Result<Said, Unreadable> {
    let unit = low.multiplier().min(high.multiplier());
    let (Some(from), Some(to)) = (low.amount_in(unit), high.amount_in(unit)) else {
        return Err(Unreadable::TooManyDigits);
    };
    if from > to { Err(Unreadable::RangeOrder) } else { Ok(Said::Range(Box::new((low, high)))) }
}

fn multiplier_of(side: &Side, context: &Context<'_>) -> Result<Multiplier, Unreadable> {
    if let Some(multiplier) = side.multiplier {
        return Ok(multiplier);
    }
    if side.currency.is_none() || context.shown == Multiplier::UNITS {
        return Ok(if in_unit(context.measure) { context.shown } else { Multiplier::UNITS });
    }
    // "$19,430,000,000" has lost no "million"; "$529.4" has.
    let plainly = side.value.scale() == 0 && side.value.abs() >= Decimal::from(PLAINLY_UNITS);
    if plainly { Ok(Multiplier::UNITS) } else { Err(Unreadable::Magnitude) }
}

/// Whether a currency was named that has nothing to be compared with.
///
/// # Errors
/// It is another one than the dataset's.
pub(super) fn unchecked_currency(currency: Option<Currency>, context: &Context<'_>) -> Result<bool, Unreadable> {
    let Some(typed) = currency else { return Ok(false) };
    if context.unit.trim().is_empty() {
        return Ok(true);
    }
    match currency::of_unit(context.unit) {
        Some(table) if table == typed => Ok(false),
        table => Err(Unreadable::OtherCurrency { typed, table }),
    }
}

/// One number, or the two ends of a range.
fn sides(tokens: &[Token], context: &Context<'_>) -> Result<(Side, Option<Side>), Unreadable> {
    let (from, tokens) = match tokens {
        [Token::Word(Word::From), rest @ ..] => (true, rest),
        all => (false, all),
    };
    let ends_number = |token: &Token| {
        use Word::{American, Currency, Hundred, Magnitude, Small};
        matches!(token, Token::Digits(_) | Token::Close)
            || matches!(token, Token::Word(Magnitude(..) | Currency(_) | American | Small(_) | Hundred))
    };
    let has_number = |tokens: &[Token]| {
        tokens.iter().any(|token| matches!(token, Token::Digits(_) | Token::Word(Word::Small(_) | Word::Magnitude(..))))
    };
    let mut cuts = tokens.iter().enumerate().filter(|(place, token)| match token {
        Token::Ellipsis | Token::Word(Word::To) => true,
        Token::Minus | Token::Dash => {
            let before = tokens.get(..*place).unwrap_or_default();
            before.last().is_some_and(ends_number) && has_number(before)
        }
        _ => false,
    });
    let cut = cuts.next().map(|(place, _)| place);
    if cuts.next().is_some() {
        return Err(Unreadable::Order);
    }
    match cut {
        None if from => Err(Unreadable::Order),
        None => Ok((side(tokens, context)?, None)),
        Some(place) if place + 1 == tokens.len() => Err(Unreadable::SignAfter),
        Some(place) => {
            let (left, right) = tokens.split_at(place);
            // The word of the right end says how the left one writes its decimals too.
            let habit = habit_of(right).unwrap_or_default();
            let left = side_with(left, context, habit)?;
            Ok((left, Some(side(right.get(1..).unwrap_or_default(), context)?)))
        }
    }
}

fn habit_of(tokens: &[Token]) -> Option<Habit> {
    tokens.iter().find_map(|token| match token {
        Token::Word(Word::Magnitude(_, habit)) => Some(*habit),
        _ => None,
    })
}

fn side(tokens: &[Token], context: &Context<'_>) -> Result<Side, Unreadable> {
    side_with(tokens, context, Habit::Unknown)
}

#[derive(Default)]
struct Reading {
    minus: bool,
    signed: bool,
    open: bool,
    closed: bool,
    american: bool,
    currency: Option<Currency>,
    quantities: Vec<(Decimal, Option<Multiplier>)>,
}

fn side_with(tokens: &[Token], context: &Context<'_>, habit: Habit) -> Result<Side, Unreadable> {
    let mut read = Reading::default();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        let none_yet = read.quantities.is_empty();
        rest = after;
        match first {
            Token::Plus | Token::Minus if none_yet && !read.signed && !read.open => {
                read.signed = true;
                read.minus = *first == Token::Minus;
            }
            Token::Plus | Token::Minus if after.is_empty() => return Err(Unreadable::SignAfter),
            Token::Plus | Token::Star | Token::Slash | Token::Times if !none_yet => return Err(Unreadable::Formula),
            Token::Open if none_yet && !read.signed && !read.open => read.open = true,
            Token::Close if !none_yet && read.open && !read.closed => read.closed = true,
            Token::Word(Word::Currency(currency)) if read.currency.is_none_or(|known| known == *currency) => {
                read.currency = Some(*currency);
            }
            Token::Word(Word::American) => read.american = true,
            Token::Digits(digits) => {
                let habit = habit_of(after).unwrap_or(habit);
                let value = digits::value(digits, context.format, habit)?;
                rest = read.quantity(value, after);
            }
            Token::Word(Word::Small(_) | Word::Hundred | Word::OneAndAHalf) => {
                let (value, after) = spelled(std::slice::from_ref(first), after)?;
                rest = read.quantity(value, after);
            }
            Token::Word(Word::Article) if none_yet && matches!(after, [Token::Word(Word::Magnitude(..)), ..]) => {
                rest = read.quantity(Decimal::ONE, after);
            }
            Token::Word(Word::Magnitude(multiplier, _)) if read.closed => match read.quantities.as_mut_slice() {
                [(_, of @ None)] => *of = Some(*multiplier),
                _ => return Err(Unreadable::Order),
            },
            Token::Word(Word::Magnitude(multiplier, _)) if none_yet && context.is_worded => {
                read.quantities.push((Decimal::ONE, Some(*multiplier)));
            }
            _ => return Err(Unreadable::Order),
        }
    }
    read.side()
}

impl Reading {
    fn quantity<'a>(&mut self, value: Decimal, after: &'a [Token]) -> &'a [Token] {
        if let [Token::Word(Word::Magnitude(multiplier, _)), rest @ ..] = after {
            self.quantities.push((value, Some(*multiplier)));
            return rest;
        }
        self.quantities.push((value, None));
        after
    }

    fn side(self) -> Result<Side, Unreadable> {
        if self.open != self.closed || (self.american && self.currency.is_none_or(|of| of.code() != "USD")) {
            return Err(Unreadable::Order);
        }
        let (value, multiplier) = match self.quantities.as_slice() {
            [] => return Err(Unreadable::NoDigits),
            [(value, multiplier)] => (*value, *multiplier),
            several => {
                let (value, multiplier) = compound(several)?;
                (value, Some(multiplier))
            }
        };
        let value = if self.minus || self.open { -value } else { value };
        Ok(Side { value, multiplier, currency: self.currency })
    }
}

/// "2 billion 487 million": whole billions, and fewer millions than make one.
fn compound(quantities: &[(Decimal, Option<Multiplier>)]) -> Result<(Decimal, Multiplier), Unreadable> {
    let mut total: Option<(Decimal, Multiplier)> = None;
    for (value, multiplier) in quantities {
        let multiplier = multiplier.ok_or(Unreadable::Order)?;
        let Some((before, larger)) = total else {
            total = Some((*value, multiplier));
            continue;
        };
        let power = larger.0.checked_sub(multiplier.0).filter(|power| *power > 0).ok_or(Unreadable::Order)?;
        let scale = |value| shift(value, i32::from(power)).ok_or(Unreadable::TooManyDigits);
        if before.scale() != 0 || *value >= scale(Decimal::ONE)? {
            return Err(Unreadable::Order);
        }
        total = Some((exact_sum(scale(before)?, *value)?, multiplier));
    }
    total.ok_or(Unreadable::NoDigits)
}

/// The sum with the decimals of the longer one.
pub(super) fn exact_sum(a: Decimal, b: Decimal) -> Result<Decimal, Unreadable> {
    let scale = a.scale().max(b.scale());
    let whole = |value: Decimal| {
        let factor = 10_i128.checked_pow(scale - value.scale())?;
        value.mantissa().checked_mul(factor)
    };
    let sum = whole(a).zip(whole(b)).and_then(|(a, b)| a.checked_add(b));
    let fits = |sum: &i128| sum.unsigned_abs() < 10_u128.pow(MAX_DIGITS);
    let sum = sum.filter(fits).and_then(|sum| Decimal::try_from_i128_with_scale(sum, scale).ok());
    sum.ok_or(Unreadable::TooManyDigits)
}

/// "twenty five", "two hundred", as far as number words go on.
fn spelled<'a>(first: &[Token], after: &'a [Token]) -> Result<(Decimal, &'a [Token]), Unreadable> {
    let (mut value, mut last) = (0_u32, u32::MAX);
    let mut add = |word: Word| -> Result<bool, Unreadable> {
        match word {
            Word::Small(small) => {
                let rank = |value: u32| {
                    if value >= 100 {
                        3
                    } else if value >= 20 {
                        2
                    } else {
                        1
                    }
                };
                let fits = last == u32::MAX || (rank(small) < rank(last) && !(last < 100 && small >= 10));
                if !fits {
                    return Err(Unreadable::Order);
                }
                (value, last) = (value + small, small);
            }
            Word::Hundred if (1..10).contains(&value) => (value, last) = (value * 100, 100),
            _ => return Ok(false),
        }
        Ok(true)
    };
    if let [Token::Word(Word::OneAndAHalf)] = first {
        return Ok((Decimal::new(15, 1), after));
    }
    for token in first {
        if let Token::Word(word) = token
            && !add(*word)?
        {
            return Err(Unreadable::Order);
        }
    }
    let mut rest = after;
    while let [Token::Word(word), further @ ..] = rest {
        if !add(*word)? {
            break;
        }
        rest = further;
    }
    Ok((Decimal::from(value), rest))
}
