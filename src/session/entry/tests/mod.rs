//! What people type, and what is read of it: tables of cases, and any text at all.

mod amounts;
mod any;
mod rates;

use super::*;
use crate::domain::{Against, Figure};
use crate::words::Words;

const MILLION_USD: Context<'static> = Context {
    measure: Measure::Level,
    shown: Multiplier::MILLION,
    unit: "USD",
    format: NumberFormat::CommaPoint,
    is_worded: false,
};

fn with(format: NumberFormat) -> Context<'static> {
    Context { format, ..MILLION_USD }
}

fn growth() -> Context<'static> {
    Context { measure: Measure::growth(Against::YearEarlier), ..MILLION_USD }
}

/// What was read, as files write it: `about 456.3e6 P note`; or the reason why nothing was.
fn read_as(text: &str, context: &Context<'_>) -> String {
    let entry = read_in(text, context);
    if let Some(problem) = entry.problem {
        assert_eq!(entry.said, Some(Said::Unread(text.into())), "an unread text is kept as typed");
        assert_eq!((entry.status, &entry.note), (None, &None), "{text:?}");
        return match problem {
            Unreadable::OtherCurrency { typed, .. } => format!("OtherCurrency {}", typed.code()),
            other => format!("{other:?}"),
        };
    }
    let mut parts = Vec::new();
    if entry.qualifier != Qualifier::Exact {
        parts.push(format!("{:?}", entry.qualifier).to_lowercase());
    }
    parts.push(match entry.said {
        None => "nothing".to_owned(),
        Some(Said::Number(number)) => number.to_string(),
        Some(Said::Range(ends)) => format!("{}…{}", ends.0, ends.1),
        Some(other) => format!("{other:?}"),
    });
    parts.extend(entry.status.map(|status| status.code().to_owned()));
    if let Some(note) = &entry.note {
        assert_eq!(note, text.trim(), "the note is the text");
        parts.push("note".to_owned());
    }
    parts.join(" ")
}

fn check(context: &Context<'_>, cases: &[(&str, &str)]) {
    let failures: Vec<_> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let read = read_as(text, context);
            let shown: String = text.chars().take(60).collect();
            (read != *expected).then(|| format!("{shown:?}: {read}, expected {expected}"))
        })
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// The text of what was read gives the same again.
fn check_round(entry: &CellEntry, context: &Context<'_>, text: &str) {
    let Some(said) = &entry.said else { return };
    if entry.problem.is_some() {
        return;
    }
    let mut figure = Figure::new(said.clone(), None);
    figure.qualifier = entry.qualifier;
    figure.status = entry.status.unwrap_or_default();
    let written = text_of(&figure, context.measure, context.shown, context.format);
    let again = read_in(&written, context);
    let is_minus_nothing = match said {
        Said::Number(number) => number.value().is_zero(),
        Said::Range(ends) => ends.0.value().is_zero() || ends.1.value().is_zero(),
        _ => false,
    };
    let same = again.said.as_ref() == Some(said) && again.qualifier == entry.qualifier;
    assert!(same || is_minus_nothing, "{text:?}: {said:?} is written {written:?} and read {again:?}");
    if *said == Said::NoValue {
        assert_eq!(again.status, entry.status, "{text:?}");
    }
}

#[test]
fn what_was_read_is_told_before_it_is_committed() {
    let words = Words::english();
    let told = |text: &str, context: &Context<'_>| {
        read_back(&words, &read_in(text, context), context.measure, context.unit).unwrap_or_default()
    };
    for (text, expected) in [
        ("456,3 млн", "456.3 million USD"),
        ("$1.5bn", "1.5 billion USD"),
        ("374.9-375.1", "374.9…375.1 million USD"),
        ("900 mln - 1.2 bn", "900 million USD…1.2 billion USD"),
        ("свыше 450", "over 450 million USD"),
        ("—", "nil"),
        ("n/a", "no value: missing"),
        (": c", "no value: suppressed"),
        ("529.4 p", "529.4 million USD, provisional"),
        ("=12.4+13.1", "25.5 million USD, kept as a note: =12.4+13.1"),
        ("", ""),
    ] {
        assert_eq!(told(text, &MILLION_USD), expected, "{text:?}");
    }
    assert_eq!(told("в 2,15 раза", &growth()), "+115 %, kept as a note: в 2,15 раза");
    assert_eq!(told("14–15 %", &growth()), "+14…+15 %");
    let change = Context { measure: Measure::AbsoluteChange { against: Against::YearEarlier }, ..MILLION_USD };
    assert_eq!(told("by $279.9 million", &change), "+279.9 million USD");
}

#[test]
fn nothing_is_told_where_the_text_says_it_already() {
    let words = Words::english();
    let told = |text: &str| {
        let entry = read_in(text, &MILLION_USD);
        spoken(&words, text, &entry, Measure::Level, "USD", Multiplier::MILLION)
    };
    assert_eq!(told("456.3"), None);
    assert_eq!(told("456,3").as_deref(), Some("456.3 million USD"));
    assert_eq!(told("€5 million").as_deref(), Some("euros in a table of US dollars: convert the amount first"));
}

#[test]
fn every_reason_has_its_sentence() {
    let words = Words::english();
    let usd = Currency("USD");
    for problem in [
        Unreadable::Letters,
        Unreadable::TwoDecimalSigns,
        Unreadable::TooManyDigits,
        Unreadable::Exponent,
        Unreadable::Grouping,
        Unreadable::ThousandsOrDecimals,
        Unreadable::NoDigits,
        Unreadable::TooLong,
        Unreadable::HiddenSigns,
        Unreadable::Order,
        Unreadable::SignAfter,
        Unreadable::UpperEndAlone,
        Unreadable::RangeOrder,
        Unreadable::Magnitude,
        Unreadable::OtherCurrency { typed: Currency("EUR"), table: Some(usd) },
        Unreadable::OtherCurrency { typed: usd, table: None },
        Unreadable::RateInLevel,
        Unreadable::ChangeInLevel,
        Unreadable::AmountInRate,
        Unreadable::PointsInRate,
        Unreadable::OtherForm,
        Unreadable::TimesHigher,
        Unreadable::Formula,
        Unreadable::FormulaUnknown,
        Unreadable::FormulaParentheses,
        Unreadable::FormulaMagnitudes,
        Unreadable::FormulaTooLong,
        Unreadable::DivisionByZero,
    ] {
        let text = reason(&words, problem);
        assert!(!text.starts_with("figure-") && !text.contains("wrong") && !text.ends_with('.'), "{text}");
    }
}
