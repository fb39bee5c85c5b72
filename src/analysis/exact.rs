//! Exact quotients and sums of decimals, rounded once at the end.
//!
//! Numbers of everyday length are calculated in 128 bits; longer ones in as many as they need.
//! *Invariant:* no result is rounded before its last step, and an end of an interval is only ever rounded outward.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, checked_pow};
use rust_decimal::Decimal;

/// Where a result goes that has more digits than are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// Half away from zero.
    Nearest,
    Below,
    Above,
}

/// What is made of a level and its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 100(x − b)/b
    Percent,
    /// x/b
    Ratio,
    /// 100x/b
    Index,
    /// x·b, with `b` in percent: xb/100
    PercentOf,
    /// 100x/b with `b` in percent, the inverse of [`Form::PercentOf`]
    OfPercent,
}

trait Whole: Clone + Ord + From<i128> + CheckedAdd + CheckedSub + CheckedMul + CheckedDiv + Signed + ToPrimitive {}
impl Whole for i128 {}
impl Whole for BigInt {}

fn power_of_ten<T: Whole>(power: u32) -> Option<T> {
    checked_pow(T::from(10), usize::try_from(power).ok()?)
}

/// Numerator and denominator (above 0) of the form.
fn fraction<T: Whole>(x: Decimal, b: Decimal, form: Form) -> Option<(T, T)> {
    let scale = x.scale().max(b.scale());
    let whole = |value: Decimal| match scale - value.scale() {
        0 => Some(T::from(value.mantissa())),
        missing => T::from(value.mantissa()).checked_mul(&power_of_ten(missing)?),
    };
    let hundred = T::from(100);
    let (x, b) = (whole(x)?, whole(b)?);
    match form {
        Form::Percent => Some((hundred.checked_mul(&x.checked_sub(&b)?)?, b)),
        Form::Ratio => Some((x, b)),
        Form::Index | Form::OfPercent => Some((hundred.checked_mul(&x)?, b)),
        Form::PercentOf => {
            // Both carry the factor 10^scale; one of them goes away with the denominator.
            let denominator = hundred.checked_mul(&power_of_ten(scale)?)?.checked_mul(&power_of_ten(scale)?)?;
            Some((x.checked_mul(&b)?, denominator))
        }
    }
}

/// `numerator / denominator` × 10^`scale` as a whole number.
fn rounded<T: Whole>(numerator: &T, denominator: &T, scale: u32, toward: Toward) -> Option<T> {
    let scaled = numerator.checked_mul(&power_of_ten(scale)?)?;
    let quotient = scaled.checked_div(denominator)?;
    let rest = scaled.checked_sub(&quotient.checked_mul(denominator)?)?;
    let step = match toward {
        Toward::Nearest if rest.abs().checked_mul(&T::from(2))? >= *denominator => rest.signum(),
        Toward::Below if rest.is_negative() => T::from(-1),
        Toward::Above if rest.is_positive() => T::from(1),
        _ => return Some(quotient),
    };
    quotient.checked_add(&step)
}

fn decimal<T: Whole>(whole: &T, scale: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(whole.to_i128()?, scale).ok()
}

/// The form of `x` and a `b` above 0, rounded once to `scale` decimals. `None` when a decimal can not hold it.
pub(super) fn quotient(x: Decimal, b: Decimal, form: Form, scale: u32, toward: Toward) -> Option<Decimal> {
    fn with<T: Whole>(x: Decimal, b: Decimal, form: Form, scale: u32, toward: Toward) -> Option<T> {
        let (numerator, denominator) = fraction::<T>(x, b, form)?;
        rounded(&numerator, &denominator, scale, toward)
    }
    if b.is_zero() && form != Form::PercentOf {
        return None;
    }
    match with::<i128>(x, b, form, scale, toward) {
        Some(whole) => decimal(&whole, scale),
        None => decimal(&with::<BigInt>(x, b, form, scale, toward)?, scale),
    }
}

/// The form of `x` and a `b` above 0 against a limit, exactly.
pub(super) fn compare(x: Decimal, b: Decimal, form: Form, limit: Decimal) -> Option<Ordering> {
    fn with<T: Whole>(x: Decimal, b: Decimal, form: Form, limit: Decimal) -> Option<Ordering> {
        let (numerator, denominator) = fraction::<T>(x, b, form)?;
        let left = numerator.checked_mul(&power_of_ten(limit.scale())?)?;
        Some(left.cmp(&denominator.checked_mul(&T::from(limit.mantissa()))?))
    }
    with::<i128>(x, b, form, limit).or_else(|| with::<BigInt>(x, b, form, limit))
}

/// The exact sum, with the decimals of the longer one; `None` when a decimal can not hold it.
pub(super) fn sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let whole = |value: Decimal| match scale - value.scale() {
        0 => Some(value.mantissa()),
        missing => value.mantissa().checked_mul(10_i128.checked_pow(missing)?),
    };
    Decimal::try_from_i128_with_scale(whole(a)?.checked_add(whole(b)?)?, scale).ok()
}

/// The sum as an end of an interval: exact where a decimal can hold it, else rounded outward.
/// The largest and the smallest decimal stand for no end.
pub(super) fn outward_sum(a: Decimal, b: Decimal, toward: Toward) -> Decimal {
    let end = if toward == Toward::Above { Decimal::MAX } else { Decimal::MIN };
    if a == end || b == end {
        return end;
    }
    sum(a, b).unwrap_or_else(|| {
        // At this size a tenth is finer than any digit that is left.
        let nudge = if toward == Toward::Above { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
        a.checked_add(b).and_then(|near| outward(near, 0, toward)?.checked_add(nudge)).unwrap_or(end)
    })
}

/// `value` with at most `scale` decimals.
pub(super) fn outward(value: Decimal, scale: u32, toward: Toward) -> Option<Decimal> {
    if value.scale() <= scale {
        return Some(value);
    }
    quotient(value, Decimal::ONE, Form::Ratio, scale, toward)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn ties_go_away_from_zero_in_decimal() {
        for (x, scale, expected) in [
            ("2.675", 2, "2.68"),
            ("-2.675", 2, "-2.68"),
            ("0.05", 1, "0.1"),
            ("-0.05", 1, "-0.1"),
            ("0.0499", 1, "0.0"),
        ] {
            let value = quotient(d(x), Decimal::ONE, Form::Ratio, scale, Toward::Nearest).unwrap();
            assert_eq!(value.to_string(), expected);
        }
    }

    #[test]
    fn ends_go_outward() {
        let third = |toward| quotient(d("-1"), d("3"), Form::Ratio, 2, toward).unwrap().to_string();
        assert_eq!((third(Toward::Below), third(Toward::Above)), ("-0.34".to_owned(), "-0.33".to_owned()));
    }

    #[test]
    fn long_numbers_are_calculated_as_exactly_as_short_ones() {
        let (x, b) = (d("9999999999999999999999999999"), d("0.0000000000000000000000000003"));
        assert_eq!(quotient(x, b, Form::Percent, 1, Toward::Nearest), None);
        assert_eq!(compare(x, b, Form::Percent, Decimal::MAX), Some(Ordering::Greater));
        let one_more = d("1000000000000000000000000001");
        let base = d("1000000000000000000000000000");
        assert_eq!(quotient(one_more, base, Form::Percent, 3, Toward::Above).unwrap().to_string(), "0.001");
        assert_eq!(quotient(one_more, base, Form::Index, 1, Toward::Nearest).unwrap().to_string(), "100.0");
        assert_eq!(
            quotient(d("456.3"), d("121.6"), Form::PercentOf, 4, Toward::Nearest).unwrap().to_string(),
            "554.8608"
        );
        assert_eq!(
            quotient(d("456.25"), d("121.65"), Form::OfPercent, 3, Toward::Below).unwrap().to_string(),
            "375.051"
        );
    }

    #[test]
    fn a_sum_that_a_decimal_can_not_hold_has_no_value_and_an_outer_end() {
        let (long, fine) = (d("7922816251426433759354395033"), d("0.0000000000000000000000000001"));
        assert_eq!(sum(long, fine), None);
        assert!(outward_sum(long, fine, Toward::Above) > long);
        assert!(outward_sum(long, -fine, Toward::Below) < long);
        assert_eq!(outward_sum(Decimal::MAX, d("-1"), Toward::Above), Decimal::MAX);
        assert_eq!(sum(d("463.25"), d("-88.35")).unwrap().to_string(), "374.90");
    }
}
