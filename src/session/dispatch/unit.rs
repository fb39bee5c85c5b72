//! Another unit for a dataset: shown in other multiples, named rightly, or converted.
//!
//! *Invariant:* no digit is made up. A converted number has as many significant digits as the one it comes from.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use crate::domain::number::shift;
use crate::domain::{
    DatasetHead, DatasetId, Edit, Fields, Figure, FigureDetails, Figures, Multiplier, Number, ObsStatus, Said,
};
use crate::session::action::UnitChange;
use crate::session::{Label, Refusal, Session, entry};
use crate::words::Words;

impl Session {
    pub(super) fn change_unit(&mut self, dataset: DatasetId, change: UnitChange) -> Result<(), Refusal> {
        let table = self.dataset(dataset)?;
        let head = table.head.clone();
        let words = self.words();
        let changed = |figure: &Figure| figure_after(&words, &head, figure, &change);
        let mut cells = Vec::new();
        if !matches!(change, UnitChange::ShowIn(_)) {
            for observation in table.observations.iter().filter(|at| entry::in_unit(at.key.measure)) {
                let before = &observation.figures;
                let figures: Option<Vec<_>> = before.iter().map(changed).collect();
                let figures = figures.ok_or(Refusal::TooManyDigits)?;
                let after = Figures::new(figures, before.adopted_place());
                if after.as_ref() != Some(before) {
                    cells.push((observation.key, after));
                }
            }
        }
        let after = head_after(&head, &change)?;
        let mut edits = Vec::new();
        if !cells.is_empty() {
            edits.push(Edit::Cells { dataset, cells });
        }
        if after != head {
            edits.push(Edit::Set(Fields::Dataset(dataset, after)));
        }
        self.commit(Label::ChangeUnit, edits, self.selection.clone(), 0)
    }
}

fn head_after(head: &DatasetHead, change: &UnitChange) -> Result<DatasetHead, Refusal> {
    let (unit, shown) = match change {
        UnitChange::ShowIn(shown) => (head.unit.as_str(), *shown),
        UnitChange::Relabel { unit, multiplier } => (unit.trim(), *multiplier),
        UnitChange::Convert { factor, .. } if *factor <= Decimal::ZERO => return Err(Refusal::FactorNeeded),
        UnitChange::Convert { unit, .. } => (unit.trim(), head.shown),
    };
    let needs_name = !matches!(change, UnitChange::ShowIn(_)) && unit.is_empty();
    if needs_name {
        return Err(Refusal::NameNeeded);
    }
    Ok(DatasetHead { unit: unit.to_owned(), shown, ..head.clone() })
}

/// An amount of a dataset after a change of its unit; `None` where its digits can not be held.
pub fn figure_after(words: &Words, head: &DatasetHead, figure: &Figure, change: &UnitChange) -> Option<Figure> {
    match change {
        UnitChange::ShowIn(_) => Some(figure.clone()),
        UnitChange::Relabel { multiplier, .. } => {
            let power = i32::from(multiplier.0) - i32::from(head.shown.0);
            let said = each_number(&figure.said, |number| relabelled(number, power))?;
            let mut figure = figure.clone();
            figure.said = said;
            Some(figure)
        }
        UnitChange::Convert { factor, .. } => {
            let said = each_number(&figure.said, |number| converted(number, *factor))?;
            if !matches!(figure.said, Said::Number(_) | Said::Range(_)) {
                return Some(figure.clone());
            }
            let details = figure.details().cloned().unwrap_or_default();
            let note = converted_note(words, head, &figure.said, *factor);
            let note = details.note.as_deref().map_or_else(|| note.clone(), |old| format!("{old}\n{note}"));
            let quote_outdated = details.quote.is_some();
            let details = FigureDetails { note: Some(note.into()), quote_outdated, ..details };
            let mut figure = figure.clone();
            figure.said = said;
            if figure.status == ObsStatus::Normal {
                figure.status = ObsStatus::Estimated;
            }
            Some(figure.with_details(details))
        }
    }
}

fn each_number(said: &Said, change: impl Fn(Number) -> Option<Number>) -> Option<Said> {
    Some(match said {
        Said::Number(number) => Said::Number(change(*number)?),
        Said::Range(ends) => Said::Range(Box::new((change(ends.0)?, change(ends.1)?))),
        other => other.clone(),
    })
}

/// "Converted from 529.4 million USD at 0.92".
fn converted_note(words: &Words, head: &DatasetHead, said: &Said, factor: Decimal) -> String {
    let amount = |number: &Number| {
        format!("{} {}", words.decimal(number.value()), words.unit_code(&head.unit, number.multiplier()))
    };
    let before = match said {
        Said::Number(number) => amount(number),
        Said::Range(ends) => format!("{}…{}", words.decimal(ends.0.value()), amount(&ends.1)),
        _ => String::new(),
    };
    words.with("cells-note-converted", &[("before", &before), ("factor", &words.decimal(factor))])
}

/// The same printed digits in other multiples; only where no such multiple has a name the point moves.
fn relabelled(number: Number, power: i32) -> Option<Number> {
    in_named_multiples(number.value(), i32::from(number.multiplier().0) + power)
}

fn in_named_multiples(value: Decimal, power: i32) -> Option<Number> {
    let (low, high) = (i32::from(Multiplier::UNITS.0), i32::from(Multiplier::TRILLION.0));
    let below = power.clamp(low, high);
    let named = below - below.rem_euclid(3);
    Some(Number::new(shift(value, power - named)?, Multiplier(u8::try_from(named).ok()?)))
}

/// The product, rounded once to the significant digits that were printed.
fn converted(number: Number, factor: Decimal) -> Option<Number> {
    let value = number.value();
    if value.is_zero() {
        return Some(number);
    }
    let mut product = BigInt::from(value.mantissa()) * BigInt::from(factor.mantissa());
    let mut scale = i32::try_from(value.scale() + factor.scale()).ok()?;
    let digits = |whole: &BigInt| whole.abs().to_string().len();
    let kept = digits(&BigInt::from(value.mantissa()));
    // 999.9 rounds up to one digit more, a zero that the second turn takes away.
    while digits(&product) > kept {
        let drop = u32::try_from(digits(&product) - kept).ok()?;
        product = rounded_off(&product, drop);
        scale -= i32::try_from(drop).ok()?;
    }
    let mut power = i32::from(number.multiplier().0);
    // 456.3 million times 1,000 is 456.3 billion: zeros that nobody printed are not written.
    while scale < 0 && power < i32::from(Multiplier::TRILLION.0) {
        (scale, power) = (scale + 3, power + 3);
    }
    while scale > 28 && power > 0 {
        (scale, power) = (scale - 3, power - 3);
    }
    let mantissa = product.to_i128()?;
    let value = match u32::try_from(scale) {
        Ok(scale) => Decimal::try_from_i128_with_scale(mantissa, scale).ok()?,
        Err(_) => shift(Decimal::try_from_i128_with_scale(mantissa, 0).ok()?, -scale)?,
    };
    Some(Number::new(value, Multiplier(u8::try_from(power).ok()?)))
}

/// Without its last digits, half away from zero.
fn rounded_off(whole: &BigInt, digits: u32) -> BigInt {
    let unit = BigInt::from(10).pow(digits);
    let (quotient, rest) = (whole / &unit, whole % &unit);
    let up: BigInt = rest.abs() * 2;
    if up >= unit && !rest.is_zero() { quotient + rest.signum() } else { quotient }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn a_converted_number_has_the_significant_digits_that_were_printed() {
        for (before, factor, after) in [
            ("529.4e6", "0.92", "487.0e6"),
            ("73e6", "0.92", "67e6"),
            ("73.0e6", "0.92", "67.2e6"),
            ("999.9e6", "1.00009", "1000e6"),
            ("99.5e3", "1.006", "100e3"),
            ("1.2e9", "450.5", "541e9"),
            ("0.05e6", "3", "0.2e6"),
            ("-17.3e6", "2", "-34.6e6"),
            ("456.3e6", "1000", "456.3e9"),
            ("5e12", "1000", "5000e12"),
            ("0.00e6", "0.92", "0.00e6"),
            ("2.5e6", "0.5", "1.3e6"),
            ("456.3e6", "1", "456.3e6"),
        ] {
            let found = converted(number(before), factor.parse().unwrap()).unwrap();
            let expected = if after == "541e9" { "0.54e12" } else { after };
            assert_eq!(found.to_string(), expected, "{before} × {factor}");
        }
    }

    #[test]
    fn a_relabelled_number_keeps_its_digits() {
        for (before, power, after) in [
            ("529.4e3", 3, "529.4e6"),
            ("529.4e6", -3, "529.4e3"),
            ("1.2e9", -6, "1.2e3"),
            ("529400", -3, "529.400"),
            ("1.2e12", 3, "1200e12"),
            ("73.0e6", 0, "73.0e6"),
        ] {
            assert_eq!(relabelled(number(before), power).unwrap().to_string(), after, "{before} {power}");
        }
    }

    #[test]
    fn what_is_noted_of_a_conversion_and_of_a_value_taken_over_is_in_the_language_of_the_interface() {
        use crate::domain::{CellRef, Flow, Key, Project};
        use crate::session::action::CellsAction;
        use crate::session::{Action, CountedIds, NewRecord};
        let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
        session.set_language("ru");
        let head = DatasetHead { unit: "USD".into(), shown: Multiplier::MILLION, ..DatasetHead::default() };
        session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
        let dataset = session.project().datasets.at(0).unwrap().id;
        let key = |flow| Key::level(flow, "2023".parse().unwrap());
        for (flow, text) in [(Flow::Turnover, "463.3"), (Flow::Imports, "88.3")] {
            session.dispatch(Action::Enter { dataset, key: key(flow), text: text.into() }).unwrap();
        }
        let exports = CellRef { dataset, key: key(Flow::Exports) };
        session.dispatch(Action::Cells(CellsAction::TakeOver(exports))).unwrap();
        assert_eq!(session.note_of(dataset, exports.key), Some("Оценка: товарооборот 463.3 − импорт 88.3"));
        let factor = "0.92".parse().unwrap();
        let change = UnitChange::Convert { unit: "EUR".into(), factor };
        session.dispatch(Action::Unit { dataset, change }).unwrap();
        assert_eq!(session.note_of(dataset, key(Flow::Imports)), Some("Пересчитано из 88.3 млн USD по курсу 0.92"));
    }

    proptest! {
        #[test]
        fn no_factor_does_harm(mantissa in any::<i64>(), scale in 0..19_u32, factor in 1..u64::MAX, places in 0..19_u32) {
            let before = Number::new(Decimal::from_i128_with_scale(i128::from(mantissa), scale), Multiplier::MILLION);
            let factor = Decimal::from_i128_with_scale(i128::from(factor), places);
            if let Some(after) = converted(before, factor) {
                let digits = |number: Number| number.value().mantissa().unsigned_abs().to_string().len();
                prop_assert!(digits(after) <= digits(before) || after.multiplier() == Multiplier::TRILLION);
            }
        }
    }
}
