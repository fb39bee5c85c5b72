//! Two datasets side by side: by how much the one is above the other.
//!
//! *Invariant:* nothing follows where one of the two levels is missing or counted in another unit; a gap is a
//! difference, never an error.

use rust_decimal::Decimal;

use super::growth::{Amount, Growth, GrowthForm, growth};
use super::interval::Interval;
use super::sheet::{Cell, Content, How, Operand, Origin, Remark};
use crate::domain::Multiplier;
use crate::domain::number::shift;

/// What the levels of a dataset are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unit<'a> {
    pub name: &'a str,
    pub shown: Multiplier,
}

/// The first level less the second, in the multiplier of the first.
pub fn difference(own: (&Cell, Unit<'_>), other: (&Cell, Unit<'_>)) -> Cell {
    compared(own, other, GrowthForm::Change)
}

/// The difference as percent of the second level.
pub fn difference_percent(own: (&Cell, Unit<'_>), other: (&Cell, Unit<'_>)) -> Cell {
    compared(own, other, GrowthForm::Percent)
}

fn compared((own, unit): (&Cell, Unit<'_>), (other, other_unit): (&Cell, Unit<'_>), form: GrowthForm) -> Cell {
    let mut cell = Cell { form, level: own.level, ..Cell::default() };
    let (Some(level), Some(base)) = (own.level, other.level) else { return Cell::default() };
    if unit.name.trim() != other_unit.name.trim() {
        cell.content = Content::Growth(Growth::OtherUnit);
        return cell;
    }
    let Some(amount) = counted_in(base.amount, other_unit.shown, unit.shown) else { return cell };
    cell.base = Some(Operand { amount, ..base });
    cell.operands = Some((level.amount.interval, amount.interval));
    let found = match growth(Some(level.amount), Some(amount), form) {
        // Words of growth in time say nothing of two sources.
        Growth::New | Growth::ChangeOnly(_) => Growth::NoBase,
        found => found,
    };
    if !matches!(found, Growth::NoLevel | Growth::NoBase) {
        cell.calculated = Some(found.clone());
        cell.origin = Origin::Calculated(How::Difference);
    }
    cell.content = Content::Growth(found);
    if !level.amount.interval.meets(amount.interval) {
        cell.remark(Remark::Asymmetry);
    }
    for remark in [Remark::Provisional, Remark::AcrossBreak] {
        if own.has(remark) || other.has(remark) {
            cell.remark(remark);
        }
    }
    cell
}

/// The same amount in another multiplier; `None` where a decimal can not hold it.
fn counted_in(amount: Amount, from: Multiplier, to: Multiplier) -> Option<Amount> {
    let power = i32::from(from.0) - i32::from(to.0);
    if power == 0 {
        return Some(amount);
    }
    let end = |end: Decimal| if end == Decimal::MIN || end == Decimal::MAX { Some(end) } else { shift(end, power) };
    let interval = Interval { low: end(amount.interval.low)?, high: end(amount.interval.high)? };
    let value = match amount.value {
        Some(value) => Some(shift(value, power)?),
        None => None,
    };
    Some(Amount { value, interval })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Period;

    fn level(low: &str, value: &str, high: &str) -> Cell {
        let d = |text: &str| text.parse::<Decimal>().unwrap();
        let interval = Interval::new(d(low), d(high)).unwrap();
        let amount = Amount { value: value.parse().ok(), interval };
        let period = Period::of_year(2023).unwrap();
        let operand = Operand { period, amount, derived: false, how: None };
        Cell { level: Some(operand), ..Cell::default() }
    }

    const MILLION: Unit<'_> = Unit { name: "USD", shown: Multiplier::MILLION };
    const THOUSAND: Unit<'_> = Unit { name: "USD", shown: Multiplier::THOUSAND };

    fn shown(cell: &Cell) -> String {
        match cell.calculated.as_ref().and_then(Growth::estimate) {
            Some(of) => format!(
                "{}{} in {}…{}",
                if of.approximate { "≈" } else { "" },
                of.value,
                of.interval.low,
                of.interval.high
            ),
            None => format!("{:?}", cell.content),
        }
    }

    #[test]
    fn a_gap_is_told_in_the_own_multiplier_and_as_percent_of_the_other() {
        let own = level("456.25", "456.3", "456.35");
        let other = level("443950.5", "443951", "443951.5");
        let both = ((&own, MILLION), (&other, THOUSAND));
        let gap = difference(both.0, both.1);
        assert_eq!(shown(&gap), "≈12.349 in 12.2985…12.3995");
        assert!(gap.has(Remark::Asymmetry) && !gap.conflicts());
        let percent = difference_percent(both.0, both.1);
        assert_eq!(shown(&percent), "2.8 in 2.770…2.793");
        let back = difference((&other, THOUSAND), (&own, MILLION));
        assert_eq!(shown(&back), "≈-12349 in -12399.5…-12298.5");
    }

    #[test]
    fn figures_that_rounding_alone_may_tell_apart_are_no_asymmetry() {
        let (own, other) = (level("456.25", "456.3", "456.35"), level("456.325", "456.33", "456.335"));
        assert!(!difference((&own, MILLION), (&other, MILLION)).has(Remark::Asymmetry));
    }

    #[test]
    fn nothing_follows_without_a_level_or_from_another_unit() {
        let own = level("456.25", "456.3", "456.35");
        let missing = Cell::default();
        assert_eq!(difference((&own, MILLION), (&missing, MILLION)), Cell::default());
        assert_eq!(difference_percent((&missing, MILLION), (&own, MILLION)), Cell::default());
        let tonnes = Unit { name: "tonnes", shown: Multiplier::MILLION };
        for compared in [difference, difference_percent] {
            let cell = compared((&own, MILLION), (&own, tonnes));
            assert_eq!(cell.content, Content::Growth(Growth::OtherUnit));
            assert!(cell.calculated.is_none() && cell.remarks.is_empty());
        }
    }

    #[test]
    fn intervals_are_carried_and_nothing_is_percent_of_nothing() {
        let bounds = level("374.90", "", "375.10");
        let own = level("456.25", "456.3", "456.35");
        let gap = difference((&own, MILLION), (&bounds, MILLION));
        let d = |text: &str| text.parse::<Decimal>().unwrap();
        let interval = Interval { low: d("81.15"), high: d("81.45") };
        assert_eq!(gap.calculated, Some(Growth::Bounded(interval)));
        let zero = level("0", "0", "0");
        let of_nothing = difference_percent((&own, MILLION), (&zero, MILLION));
        assert_eq!(of_nothing.content, Content::Growth(Growth::NoBase));
    }
}
