//! A running total of exact decimals, and what is told of it.
//!
//! *Invariant:* nothing rounds while it is added; what would need more digits than a decimal has is no sum.

use rust_decimal::{Decimal, RoundingStrategy};

use super::NoSum;
use crate::analysis::interval::Interval;
use crate::analysis::sheet::Stated;
use crate::domain::Qualifier;
use crate::domain::number::shift;
use crate::session::exact_sum::ExactSum;
use crate::words::Words;

#[derive(Debug, Clone, Default)]
pub(super) struct Total {
    values: ExactSum,
    /// What is known only to lie between two ends.
    low: ExactSum,
    high: ExactSum,
    bounded: bool,
    approximate: bool,
    scale: u32,
}

/// A sum with its mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totalled {
    pub sum: Sum,
    pub count: usize,
    /// A figure in it says "about", "over" or "nearly".
    pub approximate: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    Exact(Decimal),
    Between(Interval),
}

impl Total {
    /// Takes a level in, times ten to a power.
    pub(super) fn add(&mut self, stated: Stated, power: i32) -> Result<(), NoSum> {
        let interval = match stated {
            Stated::Value(value, qualifier) => {
                self.approximate |= qualifier != Qualifier::Exact;
                return self.add_value(value, power);
            }
            Stated::Bounds(interval) | Stated::Negligible(interval) => interval,
        };
        if !interval.is_bounded() {
            return Err(NoSum::Open);
        }
        self.bounded = true;
        let ends = shift(interval.low, power).zip(shift(interval.high, power)).ok_or(NoSum::Digits)?;
        self.scale = self.scale.max(ends.0.scale()).max(ends.1.scale());
        self.low.add(ends.0).zip(self.high.add(ends.1)).map(|_| ()).ok_or(NoSum::Digits)
    }

    fn add_value(&mut self, value: Decimal, power: i32) -> Result<(), NoSum> {
        let value = if power == 0 { value } else { shift(value, power).ok_or(NoSum::Digits)? };
        self.scale = self.scale.max(value.scale());
        self.values.add(value).ok_or(NoSum::Digits)
    }

    pub(super) fn finish(self, count: usize) -> Result<Totalled, NoSum> {
        let exact = |of: &ExactSum| of.value(self.scale).ok_or(NoSum::Digits);
        let values = exact(&self.values)?;
        let sum = if self.bounded {
            let plus = |end: Decimal| {
                let mut both = self.values;
                both.add(end).and_then(|()| both.value(self.scale)).ok_or(NoSum::Digits)
            };
            Sum::Between(Interval { low: plus(exact(&self.low)?)?, high: plus(exact(&self.high)?)? })
        } else {
            Sum::Exact(values)
        };
        Ok(Totalled { sum, count, approximate: self.approximate })
    }
}

impl Totalled {
    pub(super) fn sum_text(&self, words: &Words, signed: bool) -> String {
        match self.sum {
            Sum::Exact(value) => self.marked(number(words, value, signed)),
            Sum::Between(interval) => between(words, interval, signed),
        }
    }

    /// `None` where a decimal can not hold it.
    pub(super) fn mean_text(&self, words: &Words, signed: bool) -> Option<String> {
        match self.sum {
            Sum::Exact(value) => Some(self.marked(number(words, self.mean(value)?, signed))),
            Sum::Between(interval) => {
                let ends = Interval { low: self.mean(interval.low)?, high: self.mean(interval.high)? };
                Some(between(words, ends, signed))
            }
        }
    }

    fn marked(&self, text: String) -> String {
        if self.approximate { format!("≈\u{a0}{text}") } else { text }
    }

    /// One decimal more than the sum, half away from zero; zeros beyond the sum's decimals say nothing.
    pub(super) fn mean(&self, sum: Decimal) -> Option<Decimal> {
        let decimals = sum.scale();
        let count = i128::try_from(self.count).ok().filter(|count| *count > 0)?;
        let tenfold = sum.mantissa().checked_mul(10)?;
        let (whole, rest) = (tenfold / count, tenfold % count);
        let up = rest.checked_abs()?.checked_mul(2)? >= count;
        let mantissa = if up { whole.checked_add(tenfold.signum())? } else { whole };
        let mean = Decimal::try_from_i128_with_scale(mantissa, decimals + 1);
        let mean = mean.or_else(|_| Decimal::try_from_i128_with_scale(mantissa / 10, decimals)).ok()?;
        let shorter = mean.round_dp_with_strategy(decimals, RoundingStrategy::ToZero);
        Some(if shorter == mean { shorter } else { mean })
    }
}

fn number(words: &Words, value: Decimal, signed: bool) -> String {
    if signed { words.numbers.signed(value) } else { words.decimal(value) }
}

fn between(words: &Words, interval: Interval, signed: bool) -> String {
    if interval.low == interval.high {
        return number(words, interval.low, signed);
    }
    format!("{}…{}", number(words, interval.low, signed), number(words, interval.high, signed))
}
