//! Tokens as a rate, a share or points: percent, ratios, indexes.

use rust_decimal::Decimal;

use super::amount::{self, exact_sum};
use super::lexicon::Word;
use super::token::Token;
use super::{Context, Unreadable};
use crate::domain::number::shift;
use crate::domain::{Measure, Multiplier, Number, Qualifier, RateForm, Said};

/// A rate as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rate {
    pub(super) said: Said,
    /// The digits stand for less than their last one: 3.1 times is about +210 %.
    pub(super) about: bool,
    /// It was typed in another form than the cell's, and calculated.
    pub(super) converted: bool,
}

/// The form in which a rate was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Plain,
    Percent,
    Ratio,
    Index,
}

/// Reads a rate for the measure of the cell.
pub(super) fn rate(tokens: &[Token], context: &Context<'_>) -> Result<Rate, Unreadable> {
    let points = matches!(context.measure, Measure::ShareChange { .. } | Measure::Contribution { .. });
    if !points && tokens.contains(&Token::Word(Word::Points)) {
        return Err(Unreadable::PointsInRate);
    }
    let (typed, tokens) = form(tokens)?;
    if typed == Typed::Plain
        && let [Token::Word(Word::Ratio(times))] = tokens.as_slice()
    {
        return converted(Decimal::from(*times), Typed::Ratio, context);
    }
    if let [Token::Word(Word::Halved)] = tokens.as_slice() {
        return converted(Decimal::new(5, 1), Typed::Ratio, context);
    }
    let said = amount::pure(&tokens, context)?;
    let same = match context.measure {
        Measure::Rate { form: RateForm::Percent, .. } => matches!(typed, Typed::Plain | Typed::Percent),
        Measure::Rate { form: RateForm::Times, .. } => matches!(typed, Typed::Plain | Typed::Ratio),
        Measure::Rate { form: RateForm::Index, .. } => typed != Typed::Ratio,
        _ => matches!(typed, Typed::Plain | Typed::Percent),
    };
    match said {
        said if same => Ok(Rate { said, about: false, converted: false }),
        Said::Number(number) => converted(number.value(), typed, context),
        _ => Err(Unreadable::OtherForm),
    }
}

/// A ratio or an index in a cell of percent.
fn converted(value: Decimal, typed: Typed, context: &Context<'_>) -> Result<Rate, Unreadable> {
    let number = |value| Said::Number(Number::new(value, Multiplier::UNITS));
    let (form, typed) = match context.measure {
        Measure::Rate { form, .. } => (form, typed),
        _ => return Err(Unreadable::OtherForm),
    };
    if form == RateForm::Times && typed == Typed::Ratio {
        return Ok(Rate { said: number(value), about: false, converted: true });
    }
    if form != RateForm::Percent || value.is_sign_negative() {
        return Err(Unreadable::OtherForm);
    }
    let hundreds = if typed == Typed::Ratio { shift(value, 2).ok_or(Unreadable::TooManyDigits)? } else { value };
    let percent = exact_sum(hundreds, -Decimal::ONE_HUNDRED)?;
    Ok(Rate { said: number(percent), about: typed == Typed::Ratio && value.scale() < 2, converted: true })
}

/// The form, and the tokens of the number alone.
fn form(tokens: &[Token]) -> Result<(Typed, Vec<Token>), Unreadable> {
    let tokens = match tokens {
        [Token::Word(Word::In), rest @ ..] => rest,
        all => all,
    };
    if let [Token::Word(Word::Index), rest @ ..] = tokens {
        let (_, number) = percent(rest)?;
        return Ok((Typed::Index, number));
    }
    let directed = amount::with_direction(tokens);
    let tokens = match directed.as_slice() {
        [Token::Word(Word::In), rest @ ..] => rest,
        all => all,
    };
    let is_times = |token: &Token| matches!(token, Token::Times | Token::Word(Word::Times | Word::Fold));
    match tokens {
        [first, number @ ..] if is_times(first) => return Ok((Typed::Ratio, number.to_vec())),
        [number @ .., last] if is_times(last) => return Ok((Typed::Ratio, spread(number))),
        [number @ .., Token::Word(Word::Times), Token::Word(Word::Qualifier(Qualifier::Over))] => {
            return Ok((Typed::Ratio, number.to_vec()));
        }
        all if all.windows(2).any(is_comparison) => return Err(Unreadable::TimesHigher),
        _ => {}
    }
    let of = tokens
        .windows(2)
        .position(|pair| matches!(pair, [Token::Percent | Token::Word(Word::Percent), Token::Word(Word::Of)]));
    if let Some(place) = of {
        let (before, after) = tokens.split_at(place + 1);
        let said_of = |token: &Token| matches!(token, Token::Digits(_) | Token::Word(Word::LastYear | Word::Of));
        if !after.iter().all(said_of) || after.len() < 2 {
            return Err(Unreadable::Order);
        }
        return Ok((Typed::Index, percent(before)?.1));
    }
    let (is_percent, number) = percent(tokens)?;
    Ok((if is_percent { Typed::Percent } else { Typed::Plain }, number))
}

/// "times higher", "раза меньше".
fn is_comparison(pair: &[Token]) -> bool {
    matches!(pair, [Token::Word(Word::Times), Token::Word(Word::More | Word::Up | Word::Below | Word::Qualifier(_))])
}

/// Number words before "-fold" as they are.
fn spread(number: &[Token]) -> Vec<Token> {
    number.iter().filter(|token| !matches!(token, Token::Word(Word::Article))).cloned().collect()
}

/// Without percent signs and words, each beside its number.
fn percent(tokens: &[Token]) -> Result<(bool, Vec<Token>), Unreadable> {
    let is_sign = |token: &Token| matches!(token, Token::Percent | Token::Word(Word::Percent | Word::Points));
    let is_number = |token: Option<&Token>| {
        matches!(token, Some(Token::Digits(_) | Token::Close | Token::Word(Word::Small(_) | Word::Points)))
    };
    let mut number = Vec::with_capacity(tokens.len());
    let mut any = false;
    for (place, token) in tokens.iter().enumerate() {
        if !is_sign(token) {
            number.push(token.clone());
            continue;
        }
        let before = place.checked_sub(1).and_then(|place| tokens.get(place));
        let stands_first = place == 0 && is_number(tokens.get(1));
        if !is_number(before) && !stands_first {
            return Err(if tokens.len() == 1 { Unreadable::NoDigits } else { Unreadable::Order });
        }
        any = true;
    }
    Ok((any, number))
}
