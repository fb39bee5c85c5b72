//! Every edge rule of METHOD §3 as a table, and the golden numbers.

use proptest::prelude::*;

use super::*;
use crate::domain::{Multiplier, Number, Qualifier, Rounding};

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn interval_of(text: &str, qualifier: Qualifier, convention: Option<Rounding>) -> Interval {
    Interval::of_number(text.parse().unwrap(), Multiplier::UNITS, qualifier, convention).unwrap()
}

/// `exact 0`, `456.3`, or only bounds: `374.9…375.1`; empty is none.
fn amount(text: &str) -> Option<Amount> {
    if text.is_empty() {
        return None;
    }
    if let Some(exact) = text.strip_prefix("exact ") {
        return Some(Amount::exact(d(exact)));
    }
    if let Some((low, high)) = text.split_once('…') {
        return Some(Amount { value: None, interval: Interval { low: d(low), high: d(high) } });
    }
    let (qualifier, digits) = match text.strip_prefix("over ") {
        Some(digits) => (Qualifier::Over, digits),
        None => (Qualifier::Exact, text),
    };
    Some(Amount { value: Some(d(digits)), interval: interval_of(digits, qualifier, None) })
}

fn told(growth: &Growth) -> String {
    let of = |name: &str, of: &Estimate| {
        let end = |value: Decimal| if value == Decimal::MAX { "∞".to_owned() } else { value.to_string() };
        let sign = if of.approximate { "≈" } else { "" };
        format!("{name} {sign}{} [{}…{}]", of.value, end(of.interval.low), end(of.interval.high))
    };
    match growth {
        Growth::Percent(one) => of("percent", one),
        Growth::Times(one) => of("times", one),
        Growth::Change(one) => of("change", one),
        Growth::ChangeOnly(one) => of("change only", one),
        Growth::Index(one) => of("index", one),
        Growth::Bounded(interval) => format!("bounded [{}…{}]", interval.low, interval.high),
        other => format!("{other:?}"),
    }
}

#[test]
fn each_edge_rule_has_its_answer() {
    use GrowthForm::{Change, Index, Percent};
    for (level, base, form, expected) in [
        ("529.4", "463.3", Percent, "percent ≈14.3 [14.244…14.291]"),
        ("73", "88.3", Percent, "percent ≈-17.3 [-17.941…-16.713]"),
        ("529.4", "463.3", Index, "index ≈114.3 [114.244…114.291]"),
        ("529.4", "463.3", Change, "change ≈66.1 [66.00…66.20]"),
        ("529.40", "463.30", Percent, "percent 14.3 [14.264…14.270]"),
        ("100.0000", "50.0000", Percent, "percent 100.0 [99.999…100.001]"),
        ("", "463.3", Percent, "NoLevel"),
        ("529.4", "", Percent, "NoBase"),
        ("", "", Change, "NoLevel"),
        ("5.0", "0.0", Percent, "New"),
        ("5.0", "exact 0", Index, "New"),
        ("0.0", "0.0", Percent, "NoTrade"),
        ("exact 0", "5.0", Percent, "percent -100.0 [-100.000…-100.000]"),
        ("5.0", "exact 0", Change, "change 5.0 [4.95…5.05]"),
        ("5.0", "-4.0", Percent, "change only ≈9.0 [8.90…9.10]"),
        ("-5.0", "4.0", Index, "change only ≈-9.0 [-9.10…-8.90]"),
        ("-5.0", "-4.0", Percent, "change only ≈-1.0 [-1.10…-0.90]"),
        ("-5.0", "0.0", Percent, "change only ≈-5.0 [-5.10…-4.90]"),
        ("exact 1000", "exact 100", Percent, "percent 900.0 [900.000…900.000]"),
        ("exact 1100", "exact 100", Percent, "times 11.0 [11.000…11.000]"),
        ("exact 1099.9", "exact 100", Percent, "percent 999.9 [999.900…999.900]"),
        ("exact 1099.96", "exact 100", Percent, "times 11.0 [10.999…11.000]"),
        ("exact 1140", "exact 100", Percent, "times 11.4 [11.400…11.400]"),
        ("456.3", "374.9…375.1", Percent, "bounded [21.634…21.726]"),
        ("374.9…375.1", "exact 300", Index, "bounded [124.966…125.034]"),
        ("456.3", "374.9…375.1", Change, "bounded [81.15…81.45]"),
        ("5.0", "0…0.05", Percent, "NoBase"),
        ("0…0.05", "5.0", Percent, "bounded [-100.000…-98.989]"),
        ("over 400", "exact 200", Percent, "percent ≈100.0 [100.000…∞]"),
        ("exact 200", "over 400", Percent, "percent ≈-50.0 [-100.000…-50.000]"),
    ] {
        assert_eq!(told(&growth(amount(level), amount(base), form)), expected, "{level} on {base} {form:?}");
    }
}

#[test]
fn ties_are_rounded_once_in_decimal_away_from_zero() {
    for (level, base, expected) in [
        ("exact 102.675", "exact 100", "2.7"),
        ("exact 102.65", "exact 100", "2.7"),
        ("exact 97.35", "exact 100", "-2.7"),
        ("exact 102.6499999999999999999999999", "exact 100", "2.6"),
        ("exact 100.05", "exact 100", "0.1"),
    ] {
        let growth = growth(amount(level), amount(base), GrowthForm::Percent);
        assert_eq!(growth.estimate().unwrap().value.to_string(), expected, "{level}");
    }
}

#[test]
fn the_implied_base_of_the_bulletin_gives_its_growth() {
    let base = amount("463.3").unwrap().interval.minus(amount("88.3").unwrap().interval);
    assert_eq!((base.low.to_string(), base.high.to_string()), ("374.90".to_owned(), "375.10".to_owned()));
    let base = Amount { value: Some(d("375.0")), interval: base };
    let growth = growth(amount("456.3"), Some(base), GrowthForm::Percent);
    assert_eq!(told(&growth), "percent ≈21.7 [21.634…21.726]");
    let rate = |text| interval_of(text, Qualifier::Exact, None);
    let level = amount("456.3").unwrap();
    assert_eq!(holds(rate("21.6"), level, base, GrowthForm::Percent), Some(true));
    assert_eq!(holds(rate("21.7"), level, base, GrowthForm::Percent), Some(true));
    assert_eq!(holds(rate("21.5"), level, base, GrowthForm::Percent), Some(false));
}

#[test]
fn a_rate_that_naive_recalculation_would_accuse_agrees() {
    let (level, base) = (amount("529.4").unwrap(), amount("463.3").unwrap());
    let holds = |text, convention| {
        holds(interval_of(text, Qualifier::Exact, convention), level, base, GrowthForm::Percent).unwrap()
    };
    // 529.4 / 463.3 is 14.267 %; 14.2 was printed.
    assert!(holds("14.2", None) && holds("14.3", None));
    assert!(!holds("14.1", None) && !holds("14.4", None));
    assert!(holds("14.2", Some(Rounding::TowardZero)) && !holds("14.3", Some(Rounding::TowardZero)));
    assert!(holds("14.3", Some(Rounding::Up)) && holds("14.2", Some(Rounding::Down)));
}

#[test]
fn a_verdict_is_exact_where_a_rounded_interval_would_err() {
    // (1.0005 / 1 − 1) = 0.05 % exactly, the closed end of what rounds to 0.1 and of what rounds to 0.0.
    let (level, base) = (Amount::exact(d("1.0005")), Amount::exact(Decimal::ONE));
    let holds = |level, text| holds(interval_of(text, Qualifier::Exact, None), level, base, GrowthForm::Percent);
    assert_eq!((holds(level, "0.0"), holds(level, "0.1")), (Some(true), Some(true)));
    let above = Amount::exact(d("1.00050000000000000000000001"));
    assert_eq!((holds(above, "0.0"), holds(above, "0.1")), (Some(false), Some(true)));
}

#[test]
fn no_rate_holds_on_a_base_that_is_nil() {
    let nil = Amount::exact(Decimal::ZERO);
    let rate = interval_of("5.0", Qualifier::Exact, None);
    assert_eq!(holds(rate, amount("5.0").unwrap(), nil, GrowthForm::Percent), Some(false));
    assert_eq!(holds(rate, nil, nil, GrowthForm::Percent), None);
    assert_eq!(holds(rate, amount("5.0").unwrap(), amount("-5.0").unwrap(), GrowthForm::Percent), None);
}

#[test]
fn numbers_of_28_digits_are_exact_or_have_no_answer() {
    let long = |text: &str| amount(&format!("exact {text}"));
    let (big, small) = ("9999999999999999999999999999", "0.0000000000000000000000000001");
    assert_eq!(growth(long(big), long(small), GrowthForm::Percent), Growth::NoLevel);
    assert_eq!(growth(long(big), long(small), GrowthForm::Index), Growth::NoLevel);
    assert_eq!(told(&growth(long(big), long(big), GrowthForm::Percent)), "percent 0.0 [0.000…0.000]");
    assert_eq!(told(&growth(long(small), long(big), GrowthForm::Percent)), "percent -100.0 [-100.000…-99.999]");
    let change = growth(long(big), long(small), GrowthForm::Change);
    assert!(matches!(change, Growth::Bounded(_)), "{change:?}");
}

#[test]
fn exports_cover_imports_in_whole_percent() {
    let told = |x, m| cover(amount(x), amount(m)).map(|of| (of.value.to_string(), of.approximate));
    assert_eq!(told("456.30", "73.00"), Some(("625".to_owned(), false)));
    assert_eq!(told("456.3", "73"), Some(("625".to_owned(), true)));
    assert_eq!((told("456.3", "exact 0"), told("", "73")), (None, None));
}

/// `thousandths`, printed to `decimals` by the convention.
fn print(thousandths: i64, decimals: u32, convention: Rounding) -> Number {
    let toward = match convention {
        Rounding::Nearest | Rounding::FromRoundedLevels => Toward::Nearest,
        Rounding::TowardZero | Rounding::Down => Toward::Below,
        Rounding::Up => Toward::Above,
    };
    let value = quotient(Decimal::new(thousandths, 3), Decimal::ONE, Form::Ratio, decimals, toward).unwrap();
    Number::new(value, Multiplier::UNITS)
}

fn printed_amount(thousandths: i64, decimals: u32, convention: Rounding) -> Amount {
    let number = print(thousandths, decimals, convention);
    let interval = Interval::of_number(number, Multiplier::UNITS, Qualifier::Exact, Some(convention)).unwrap();
    Amount { value: Some(number.value()), interval }
}

proptest! {
    /// The truth is inside the interval, and the truth's own rounding is never accused.
    #[test]
    fn what_is_true_is_never_accused(
        x in 1_000..900_000_000_i64,
        b in 1_000..900_000_000_i64,
        decimals in 0..3_u32,
        rate_decimals in 0..3_u32,
        levels in prop::sample::select(vec![Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up]),
        rates in prop::sample::select(vec![Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up]),
    ) {
        let (level, base) = (printed_amount(x, decimals, levels), printed_amount(b, decimals, levels));
        prop_assume!(base.value.unwrap() > Decimal::ZERO);
        let (true_x, true_b) = (Decimal::new(x, 3), Decimal::new(b, 3));
        let (form, interval) = match growth(Some(level), Some(base), GrowthForm::Percent) {
            Growth::Percent(of) => (Form::Percent, of.interval),
            Growth::Times(of) => (Form::Ratio, of.interval),
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        prop_assert!(compare(true_x, true_b, form, interval.low).unwrap().is_ge());
        prop_assert!(compare(true_x, true_b, form, interval.high).unwrap().is_le());

        let toward = match rates {
            Rounding::Up => Toward::Above,
            Rounding::TowardZero if x < b => Toward::Above,
            Rounding::TowardZero | Rounding::Down => Toward::Below,
            _ => Toward::Nearest,
        };
        let rate = quotient(true_x, true_b, Form::Percent, rate_decimals, toward).unwrap();
        let rate = Number::new(rate, Multiplier::UNITS);
        let rate = Interval::of_number(rate, Multiplier::UNITS, Qualifier::Exact, Some(rates)).unwrap();
        prop_assert_eq!(holds(rate, level, base, GrowthForm::Percent), Some(true));
    }

    #[test]
    fn no_length_of_digits_panics(
        x in any::<[u32; 3]>(), b in any::<[u32; 3]>(), x_scale in 0..29_u32, b_scale in 0..29_u32,
        negative in any::<(bool, bool)>(),
    ) {
        let number = |parts: [u32; 3], scale, negative| {
            Number::new(Decimal::from_parts(parts[0], parts[1], parts[2], negative, scale), Multiplier::UNITS)
        };
        let amount = |number: Number| Amount {
            value: Some(number.value()),
            interval: Interval::of_number(number, Multiplier::UNITS, Qualifier::Exact, None).unwrap(),
        };
        let (level, base) = (amount(number(x, x_scale, negative.0)), amount(number(b, b_scale, negative.1)));
        prop_assert!(level.interval.contains(level.value.unwrap()));
        for form in [GrowthForm::Percent, GrowthForm::Change, GrowthForm::Index] {
            let growth = growth(Some(level), Some(base), form);
            if let Some(of) = growth.estimate() {
                prop_assert!(of.interval.low <= of.interval.high);
            }
            holds(Interval::point(Decimal::ONE), level, base, form);
        }
    }
}
