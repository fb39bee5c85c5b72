//! What was read of a typed text, in words: shown before it is committed.

use super::{CellEntry, Unreadable, in_unit};
use crate::domain::number::MAX_DIGITS;
use crate::domain::{Measure, Multiplier, Number, ObsStatus, Qualifier, RateForm, Said};
use crate::session::wording::status_name;
use crate::words::{Words, plain_spaces};

/// What the field under the hand says: why a text is not read, or what was read where the text does not show it.
pub fn spoken(
    words: &Words,
    text: &str,
    entry: &CellEntry,
    measure: Measure,
    unit: &str,
    shown: Multiplier,
) -> Option<String> {
    if let Some(problem) = entry.problem {
        return Some(reason(words, problem));
    }
    let obvious = match &entry.said {
        Some(Said::Number(number)) => {
            let same = plain_spaces(text.trim()) == plain_spaces(&words.decimal(number.value()));
            same && (number.multiplier() == shown || !in_unit(measure))
        }
        _ => false,
    };
    if entry.unchanged || obvious {
        return None;
    }
    read_back(words, entry, measure, unit)
}

/// "456.3 million USD", "374.9…375.1 million USD", "nil", "no value: missing"; `None` where there is nothing to say.
pub fn read_back(words: &Words, entry: &CellEntry, measure: Measure, unit: &str) -> Option<String> {
    let written = match entry.said.as_ref()? {
        Said::Number(number) => number_text(words, *number, measure, unit),
        Said::Range(ends) => range_text(words, **ends, measure, unit),
        Said::Nil => words.t("figure-nil").to_owned(),
        Said::Negligible => words.t("figure-negligible").to_owned(),
        Said::NoValue => {
            let status = status_name(words, entry.status.unwrap_or_default()).to_lowercase();
            words.with("figure-entry-no-value", &[("status", &status)])
        }
        Said::Unread(_) => return entry.problem.map(|problem| reason(words, problem)),
    };
    let mut text = qualified(words, &written, entry.qualifier);
    if let Some(status) = entry.status
        && entry.said != Some(Said::NoValue)
        && status != ObsStatus::Normal
    {
        text = words
            .with("figure-entry-status", &[("read", &text), ("status", &status_name(words, status).to_lowercase())]);
    }
    if let Some(note) = &entry.note {
        let short: String = note.chars().map(|c| if c.is_control() { ' ' } else { c }).take(80).collect();
        text = words.with("figure-entry-note", &[("read", &text), ("note", short.trim())]);
    }
    Some(plain_spaces(&text))
}

fn qualified(words: &Words, number: &str, qualifier: Qualifier) -> String {
    let id = match qualifier {
        Qualifier::Exact => return number.to_owned(),
        Qualifier::Over => "figure-over",
        Qualifier::Nearly => "figure-nearly",
        Qualifier::About => "figure-about",
    };
    words.with(id, &[("number", number)])
}

fn is_percent(measure: Measure) -> bool {
    match measure {
        Measure::Rate { form, .. } => form == RateForm::Percent,
        Measure::Level | Measure::AbsoluteChange { .. } => false,
        _ => true,
    }
}

fn number_text(words: &Words, number: Number, measure: Measure, unit: &str) -> String {
    if !in_unit(measure) {
        return match measure {
            Measure::Rate { form: RateForm::Percent, .. } => words.numbers.signed_percent(number.value()),
            Measure::Rate { form: RateForm::Times, .. } => format!("×{}", words.decimal(number.value())),
            measure if is_percent(measure) => format!("{} %", words.decimal(number.value())),
            _ => words.decimal(number.value()),
        };
    }
    let value = match measure {
        Measure::AbsoluteChange { .. } => words.numbers.signed(number.value()),
        _ => words.decimal(number.value()),
    };
    let unit = words.unit_code(unit.trim(), number.multiplier());
    words.with("grid-read-as", &[("number", &value), ("unit", &unit)]).trim_end().to_owned()
}

fn range_text(words: &Words, (low, high): (Number, Number), measure: Measure, unit: &str) -> String {
    let last = number_text(words, high, measure, unit);
    let first = if low.multiplier() == high.multiplier() {
        low_text(words, low, measure)
    } else {
        number_text(words, low, measure, unit)
    };
    format!("{first}…{last}")
}

fn low_text(words: &Words, low: Number, measure: Measure) -> String {
    match measure {
        Measure::Rate { form: RateForm::Percent, .. } | Measure::AbsoluteChange { .. } => {
            words.numbers.signed(low.value())
        }
        _ => words.decimal(low.value()),
    }
}

/// Why a typed text was not read, and what to do.
pub fn reason(words: &Words, problem: Unreadable) -> String {
    let id = match problem {
        Unreadable::TooManyDigits => {
            return words.with("figure-unreadable-too-many-digits", &[("digits", &MAX_DIGITS.to_string())]);
        }
        Unreadable::OtherCurrency { typed, table: Some(table) } => {
            let names = [("typed", &*typed.name(words)), ("table", &*table.name(words))];
            return words.with("figure-unreadable-other-currency", &names);
        }
        Unreadable::OtherCurrency { typed, table: None } => {
            return words.with("figure-unreadable-currency-of-no-money", &[("typed", &typed.name(words))]);
        }
        Unreadable::Letters => "figure-unreadable-letters",
        Unreadable::TwoDecimalSigns => "figure-unreadable-two-decimal-signs",
        Unreadable::Exponent => "figure-unreadable-exponent",
        Unreadable::Grouping => "figure-unreadable-grouping",
        Unreadable::ThousandsOrDecimals => "figure-unreadable-thousands-or-decimals",
        Unreadable::NoDigits => "figure-unreadable-no-digits",
        Unreadable::TooLong => "figure-unreadable-too-long",
        Unreadable::HiddenSigns => "figure-unreadable-hidden-signs",
        Unreadable::Order => "figure-unreadable-order",
        Unreadable::SignAfter => "figure-unreadable-sign-after",
        Unreadable::UpperEndAlone => "figure-unreadable-upper-end-alone",
        Unreadable::RangeOrder => "figure-unreadable-range-order",
        Unreadable::Magnitude => "figure-unreadable-magnitude",
        Unreadable::RateInLevel => "figure-unreadable-rate-in-level",
        Unreadable::ChangeInLevel => "figure-unreadable-change-in-level",
        Unreadable::AmountInRate => "figure-unreadable-amount-in-rate",
        Unreadable::PointsInRate => "figure-unreadable-points-in-rate",
        Unreadable::OtherForm => "figure-unreadable-other-form",
        Unreadable::TimesHigher => "figure-unreadable-times-higher",
        Unreadable::Formula => "figure-unreadable-formula",
        Unreadable::FormulaUnknown => "figure-unreadable-formula-unknown",
        Unreadable::FormulaParentheses => "figure-unreadable-formula-parentheses",
        Unreadable::FormulaMagnitudes => "figure-unreadable-formula-magnitudes",
        Unreadable::FormulaTooLong => "figure-unreadable-formula-too-long",
        Unreadable::DivisionByZero => "figure-unreadable-division-by-zero",
    };
    words.t(id).to_owned()
}
