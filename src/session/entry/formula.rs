//! Short arithmetic: `=12.4+13.1`, `=456.3/2`, `=1.2 bn − 300 mln`, calculated exactly.
//!
//! *Invariant:* a formula knows numbers, + − × ÷ and parentheses; nothing in it is looked up or run.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use super::amount::unchecked_currency;
use super::digits::{self, Habit};
use super::lexicon::Word;
use super::token::{Token, tokens};
use super::{Context, Unreadable, in_unit};
use crate::domain::number::{MAX_DIGITS, plain_decimal};
use crate::domain::{Multiplier, Number};

/// Bytes of the longest formula.
pub(super) const LONGEST: usize = 300;
const DEEPEST: usize = 20;

/// An exact quotient; `amount` says that a word of magnitude was in it.
#[derive(Debug, Clone)]
struct Value {
    over: BigInt,
    under: BigInt,
    amount: bool,
}

struct Parser<'a> {
    rest: &'a [Token],
    context: &'a Context<'a>,
    /// The smallest magnitude that was typed; all amounts are counted in it.
    unit: Option<Multiplier>,
    decimals: u32,
}

/// The text after the "=".
pub(super) fn calculate(text: &str, context: &Context<'_>) -> Result<(Number, bool), Unreadable> {
    if text.len() > LONGEST {
        return Err(Unreadable::FormulaTooLong);
    }
    let mut tokens = tokens(text).map_err(|problem| match problem {
        Unreadable::Letters | Unreadable::NoDigits => Unreadable::FormulaUnknown,
        other => other,
    })?;
    let is_call = |pair: &[Token]| matches!(pair, [Token::Word(_), Token::Open]);
    if tokens.windows(2).any(is_call) {
        return Err(Unreadable::FormulaUnknown);
    }
    for token in &mut tokens {
        if *token == Token::Dash {
            *token = Token::Minus;
        }
    }
    let foreign = without_currency(&mut tokens, context)?;
    let magnitudes = tokens.iter().filter_map(|token| match token {
        Token::Word(Word::Magnitude(multiplier, _)) => Some(*multiplier),
        _ => None,
    });
    let unit = magnitudes.min();
    if unit.is_some() && !in_unit(context.measure) {
        return Err(Unreadable::AmountInRate);
    }
    let mut parser = Parser { rest: &tokens, context, unit, decimals: 0 };
    let value = parser.sum(0)?;
    match parser.rest {
        [] => {}
        [Token::Open | Token::Close, ..] => return Err(Unreadable::FormulaParentheses),
        _ => return Err(Unreadable::FormulaUnknown),
    }
    if unit.is_some() && !value.amount {
        return Err(Unreadable::FormulaMagnitudes);
    }
    let shown = if in_unit(context.measure) { context.shown } else { Multiplier::UNITS };
    Ok((Number::new(value.decimal(parser.decimals)?, unit.unwrap_or(shown)), foreign))
}

/// Takes the currency out where it is the dataset's; true where there is nothing to compare it with.
fn without_currency(tokens: &mut Vec<Token>, context: &Context<'_>) -> Result<bool, Unreadable> {
    let mut foreign = false;
    for token in tokens.iter() {
        if let Token::Word(Word::Currency(currency)) = token {
            if !in_unit(context.measure) {
                return Err(Unreadable::AmountInRate);
            }
            foreign |= unchecked_currency(Some(*currency), context)?;
        }
    }
    let before = tokens.len();
    tokens.retain(|token| !matches!(token, Token::Word(Word::Currency(_) | Word::American)));
    let has_magnitude = tokens.iter().any(|token| matches!(token, Token::Word(Word::Magnitude(..))));
    if tokens.len() < before && !has_magnitude && context.shown != Multiplier::UNITS {
        return Err(Unreadable::Magnitude);
    }
    Ok(foreign)
}

impl Parser<'_> {
    fn sum(&mut self, depth: usize) -> Result<Value, Unreadable> {
        if depth > DEEPEST {
            return Err(Unreadable::FormulaTooLong);
        }
        let mut value = self.product(depth)?;
        while let [sign @ (Token::Plus | Token::Minus), rest @ ..] = self.rest {
            self.rest = rest;
            let other = self.product(depth)?;
            let other = if *sign == Token::Minus { Value { over: -other.over, ..other } } else { other };
            value = value.plus(other)?;
        }
        Ok(value)
    }

    fn product(&mut self, depth: usize) -> Result<Value, Unreadable> {
        let mut value = self.factor(depth)?;
        while let [sign @ (Token::Star | Token::Times | Token::Slash | Token::Word(Word::Times)), rest @ ..] = self.rest
        {
            self.rest = rest;
            let other = self.factor(depth)?;
            value = if *sign == Token::Slash { value.divided(other)? } else { value.times(other)? };
        }
        Ok(value)
    }

    fn factor(&mut self, depth: usize) -> Result<Value, Unreadable> {
        let mut minus = false;
        while let [sign @ (Token::Plus | Token::Minus), rest @ ..] = self.rest {
            minus ^= *sign == Token::Minus;
            self.rest = rest;
        }
        let value = match self.rest {
            [Token::Open, rest @ ..] => {
                self.rest = rest;
                let inner = self.sum(depth + 1)?;
                let [Token::Close, rest @ ..] = self.rest else { return Err(Unreadable::FormulaParentheses) };
                self.rest = rest;
                inner
            }
            [Token::Digits(digits), rest @ ..] => {
                self.rest = rest;
                self.number(digits)?
            }
            [Token::Close, ..] => return Err(Unreadable::FormulaParentheses),
            [] => return Err(Unreadable::NoDigits),
            _ => return Err(Unreadable::FormulaUnknown),
        };
        Ok(if minus { Value { over: -value.over, ..value } } else { value })
    }

    fn number(&mut self, text: &str) -> Result<Value, Unreadable> {
        let (magnitude, habit) = match self.rest {
            [Token::Word(Word::Magnitude(magnitude, habit)), rest @ ..] => {
                self.rest = rest;
                (Some(*magnitude), *habit)
            }
            _ => (None, Habit::Unknown),
        };
        let value = digits::value(text, self.context.format, habit)?;
        let power = magnitude.zip(self.unit).map_or(0, |(of, unit)| u32::from(of.0.saturating_sub(unit.0)));
        self.decimals = self.decimals.max(value.scale().saturating_sub(power));
        Ok(Value {
            over: BigInt::from(value.mantissa()) * BigInt::from(10).pow(power),
            under: BigInt::from(10).pow(value.scale()),
            amount: magnitude.is_some(),
        })
    }
}

impl Value {
    fn plus(self, other: Self) -> Result<Self, Unreadable> {
        if self.amount != other.amount {
            return Err(Unreadable::FormulaMagnitudes);
        }
        let over = self.over * &other.under + other.over * &self.under;
        Ok(Self { over, under: self.under * other.under, amount: self.amount })
    }

    fn times(self, other: Self) -> Result<Self, Unreadable> {
        if self.amount && other.amount {
            return Err(Unreadable::FormulaMagnitudes);
        }
        let amount = self.amount || other.amount;
        Ok(Self { over: self.over * other.over, under: self.under * other.under, amount })
    }

    fn divided(self, other: Self) -> Result<Self, Unreadable> {
        if other.over.is_zero() {
            return Err(Unreadable::DivisionByZero);
        }
        if other.amount && !self.amount {
            return Err(Unreadable::FormulaMagnitudes);
        }
        let amount = self.amount && !other.amount;
        let (over, under) = (self.over * other.under, self.under * other.over);
        Ok(if under.is_negative() { Self { over: -over, under: -under, amount } } else { Self { over, under, amount } })
    }

    /// Exact where the decimals end; else with one more than were typed, rounded half away from zero.
    fn decimal(&self, typed: u32) -> Result<Decimal, Unreadable> {
        let scaled = |scale: u32| &self.over * BigInt::from(10).pow(scale);
        let exact = (typed..=MAX_DIGITS).find(|scale| (scaled(*scale) % &self.under).is_zero());
        let (whole, scale) = match exact {
            Some(scale) => (scaled(scale) / &self.under, scale),
            None => {
                let scale = typed + 1;
                let doubled: BigInt = scaled(scale) * 2;
                let half = if self.over.is_negative() { -self.under.clone() } else { self.under.clone() };
                ((doubled + half) / (&self.under * BigInt::from(2)), scale)
            }
        };
        let value = whole.to_i128().and_then(|whole| Decimal::try_from_i128_with_scale(whole, scale).ok());
        let value = value.filter(|value| plain_decimal(&value.to_string()).is_ok());
        value.ok_or(Unreadable::TooManyDigits)
    }
}
