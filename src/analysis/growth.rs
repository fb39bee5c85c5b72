//! Growth, change and index: what they are called when they can be calculated, and why when they can not.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::exact::{Form, Toward, compare, quotient, sum};
use super::interval::Interval;
use crate::domain::{Against, Measure, RateForm};

/// Decimals of a calculated percent, ratio or index.
const DECIMALS: u32 = 1;
/// How many more its interval has.
const FINER: u32 = 2;

/// How growth is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum GrowthForm {
    #[default]
    Percent,
    /// In the dataset's unit.
    Change,
    /// Base = 100.
    Index,
}

/// What growth is measured against, and how it is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Basis {
    pub against: Against,
    pub form: GrowthForm,
}

impl Basis {
    /// The measure under which a source's own growth figure is kept.
    pub fn measure(self) -> Measure {
        match self.form {
            GrowthForm::Percent => Measure::growth(self.against),
            GrowthForm::Change => Measure::AbsoluteChange { against: self.against },
            GrowthForm::Index => Measure::Rate { form: RateForm::Index, against: self.against },
        }
    }
}

/// A calculated number: rounded once from the stored digits, and what the printed digits allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Estimate {
    /// Rounded half away from zero; growth and index to one decimal.
    pub value: Decimal,
    /// The interval does not round to this one value.
    pub approximate: bool,
    /// Of the exact result, rounded outward to two decimals more than `value` has.
    pub interval: Interval,
}

impl Estimate {
    /// With fewer decimals: rounded half away from zero.
    #[must_use]
    pub fn to_decimals(self, decimals: u32) -> Self {
        let value = self.value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let approximate = !self.interval.rounds_to(value);
        Self { value, approximate, interval: self.interval.outward(decimals + FINER) }
    }
}

/// The growth of a level on its base (METHOD §3, edge rules).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Growth {
    /// The period itself has no level: "—".
    NoLevel,
    /// There is no base, nor a bounded one: "—".
    NoBase,
    /// Level or base is known only as an interval: the growth too.
    Bounded(Interval),
    /// Base 0, now above it: "new".
    New,
    /// Both 0: "no trade".
    NoTrade,
    /// Base below 0 or a change of sign: only the absolute change means something.
    ChangeOnly(Estimate),
    /// Percent, below 1000 either way.
    Percent(Estimate),
    /// Growth of 1000 % and more, as a ratio: "×11.4".
    Times(Estimate),
    /// Absolute change in the dataset's unit.
    Change(Estimate),
    /// Base = 100.
    Index(Estimate),
    /// Percent of a whole: a share, or exports as percent of imports.
    Percentage(Estimate),
    /// Percentage points of the growth of a whole.
    Points(Estimate),
    /// The two are counted in different units.
    OtherUnit,
}

impl Growth {
    /// The calculated number, where there is one.
    pub fn estimate(&self) -> Option<&Estimate> {
        match self {
            Self::Percent(of) | Self::Times(of) | Self::Change(of) | Self::ChangeOnly(of) | Self::Index(of) => Some(of),
            Self::Percentage(of) | Self::Points(of) => Some(of),
            Self::NoLevel | Self::NoBase | Self::Bounded(_) | Self::New | Self::NoTrade | Self::OtherUnit => None,
        }
    }

    /// Above, at or below no change, as far as the shown digits tell.
    pub fn direction(&self) -> Option<Ordering> {
        let zero = Decimal::ZERO;
        match self {
            Self::Percent(of) | Self::Change(of) | Self::ChangeOnly(of) | Self::Points(of) => Some(of.value.cmp(&zero)),
            Self::Index(of) => Some(of.value.cmp(&Decimal::ONE_HUNDRED)),
            Self::Times(_) | Self::New => Some(Ordering::Greater),
            Self::NoTrade => Some(Ordering::Equal),
            Self::NoLevel | Self::NoBase | Self::Bounded(_) | Self::Percentage(_) | Self::OtherUnit => None,
        }
    }
}

/// A level as it enters a calculation: its stored digits, and what they can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// `None`: only known to lie in the interval.
    pub value: Option<Decimal>,
    pub interval: Interval,
}

impl Amount {
    /// Exactly this value.
    pub fn exact(value: Decimal) -> Self {
        Self { value: Some(value), interval: Interval::point(value) }
    }
}

/// Calculates from the stored digits and rounds once, last (METHOD §3).
pub fn growth(level: Option<Amount>, base: Option<Amount>, form: GrowthForm) -> Growth {
    let Some(level) = level else { return Growth::NoLevel };
    let Some(base) = base else { return Growth::NoBase };
    if form == GrowthForm::Change {
        return change(level, base).map_or_else(|| bounded_change(level, base), Growth::Change);
    }
    let (Some(x), Some(b)) = (level.value, base.value) else {
        let is_new = level.interval.low > Decimal::ZERO && base.value.is_some_and(|base| base.is_zero());
        return if is_new { Growth::New } else { bounded(level, base, form) };
    };
    if b.is_zero() && x.is_zero() {
        return Growth::NoTrade;
    }
    if b < Decimal::ZERO || x < Decimal::ZERO {
        return change(level, base).map_or_else(|| bounded_change(level, base), Growth::ChangeOnly);
    }
    if b.is_zero() {
        return Growth::New;
    }
    let estimate = |form| estimate(x, b, level.interval, base.interval, form);
    if form == GrowthForm::Index {
        return estimate(Form::Index).map_or(Growth::NoLevel, Growth::Index);
    }
    match estimate(Form::Percent) {
        Some(percent) if percent.value < Decimal::ONE_THOUSAND => Growth::Percent(percent),
        _ => estimate(Form::Ratio).map_or(Growth::NoLevel, Growth::Times),
    }
}

/// Whether the growth of one value on another is a number at all. For values of so few digits that the result has room.
pub(super) fn has_number(x: Decimal, b: Decimal, form: GrowthForm) -> bool {
    // On a base below 0, or to below 0, the absolute change stands for the growth; on a base of 0 nothing does.
    form == GrowthForm::Change || !b.is_zero() || x < Decimal::ZERO
}

/// Exports as percent of imports, rounded to whole percent; `None` without two values or on imports of 0.
pub fn cover(exports: Option<Amount>, imports: Option<Amount>) -> Option<Estimate> {
    let (exports, imports) = (exports?, imports?);
    let (x, m) = (exports.value?, imports.value?);
    if x < Decimal::ZERO || m <= Decimal::ZERO {
        return None;
    }
    let value = quotient(x, m, Form::Index, 0, Toward::Nearest)?;
    let interval = quotient_interval(exports.interval, imports.interval, Form::Index);
    Some(Estimate { value, approximate: !interval.rounds_to(value), interval })
}

/// Percent that a part is of a whole, to `decimals`; as points of the whole's growth where the part is a change.
pub(super) fn of_whole(part: Option<Amount>, whole: Option<Amount>, ends: Quotients, of: OfWhole) -> Growth {
    let Some(part) = part else { return Growth::NoLevel };
    let Some(whole) = whole else { return Growth::NoBase };
    let is_zero = |amount: Amount| amount.value.is_some_and(|value| value.is_zero());
    if is_zero(whole) && is_zero(part) {
        return Growth::NoTrade;
    }
    if whole.interval.high <= Decimal::ZERO || whole.value.is_some_and(|value| value <= Decimal::ZERO) {
        return Growth::NoBase;
    }
    let decimals = if of == OfWhole::Cover { 0 } else { DECIMALS };
    let interval = ends.interval(Form::Index, decimals + FINER);
    let (Some(x), Some(b)) = (part.value, whole.value) else {
        return if interval.is_bounded() { Growth::Bounded(interval) } else { Growth::NoLevel };
    };
    let Some(value) = quotient(x, b, Form::Index, decimals, Toward::Nearest) else { return Growth::NoLevel };
    let estimate = Estimate { value, approximate: !interval.rounds_to(value), interval };
    if of == OfWhole::Points { Growth::Points(estimate) } else { Growth::Percentage(estimate) }
}

/// What a percentage says of its whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfWhole {
    Share,
    Points,
    /// In whole percent.
    Cover,
}

fn change(level: Amount, base: Amount) -> Option<Estimate> {
    let value = sum(level.value?, -base.value?)?;
    let interval = level.interval.minus(base.interval);
    let approximate = !interval.rounds_to(value);
    Some(Estimate { value, approximate, interval: interval.outward(value.scale() + FINER) })
}

fn bounded_change(level: Amount, base: Amount) -> Growth {
    let interval = level.interval.minus(base.interval);
    if interval.is_bounded() { Growth::Bounded(interval) } else { Growth::NoLevel }
}

fn estimate(x: Decimal, b: Decimal, level: Interval, base: Interval, form: Form) -> Option<Estimate> {
    let value = quotient(x, b, form, DECIMALS, Toward::Nearest)?;
    let interval = quotient_interval(level, base, form);
    Some(Estimate { value, approximate: !interval.rounds_to(value), interval })
}

fn bounded(level: Amount, base: Amount, form: GrowthForm) -> Growth {
    if base.interval.low <= Decimal::ZERO || level.interval.low < Decimal::ZERO {
        return if base.value.is_some() { Growth::NoLevel } else { Growth::NoBase };
    }
    let interval = quotient_interval(level.interval, base.interval, exact_form(form));
    if interval.is_bounded() { Growth::Bounded(interval) } else { Growth::NoLevel }
}

fn exact_form(form: GrowthForm) -> Form {
    if form == GrowthForm::Index { Form::Index } else { Form::Percent }
}

/// Whether some level and some base in their intervals have a growth that lies in `printed`.
/// `None` where a rate on this base means nothing.
pub fn holds(printed: Interval, level: Amount, base: Amount, form: GrowthForm) -> Option<bool> {
    if form == GrowthForm::Change {
        return Some(level.interval.minus(base.interval).meets(printed));
    }
    if base.interval.high <= Decimal::ZERO {
        let new = base.interval.high.is_zero() && level.interval.low > Decimal::ZERO;
        return new.then_some(false);
    }
    Quotients::of(level.interval, base.interval).meet(exact_form(form), printed)
}

fn quotient_interval(level: Interval, base: Interval, form: Form) -> Interval {
    Quotients::of(level, base).interval(form, DECIMALS + FINER)
}

/// The two ends of all quotients that are possible.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotients {
    low: Extreme,
    high: Extreme,
}

impl Quotients {
    /// Of two that do not depend on each other, the second one cut at 0.
    pub fn of(level: Interval, base: Interval) -> Self {
        Self { low: Extreme::lowest(level, base), high: Extreme::highest(level, base) }
    }

    /// Of a part and a whole that is this part and the rest.
    pub fn of_sum(part: Interval, rest: Interval) -> Self {
        let whole = part.plus(rest);
        let known = part.is_bounded() && rest.is_bounded() && part.low >= Decimal::ZERO && rest.low >= Decimal::ZERO;
        let ends = sum(part.low, rest.high).zip(sum(part.high, rest.low));
        match ends.filter(|(low, high)| known && *low > Decimal::ZERO && *high > Decimal::ZERO) {
            Some((low, high)) => Self { low: Extreme::Of(part.low, low), high: Extreme::Of(part.high, high) },
            None => Self::of(part, whole),
        }
    }

    /// Of a whole less its rest, and the whole.
    pub fn of_remainder(whole: Interval, rest: Interval) -> Self {
        let known = whole.is_bounded() && rest.is_bounded() && whole.low > Decimal::ZERO && rest.low >= Decimal::ZERO;
        let ends = sum(whole.low, -rest.high).zip(sum(whole.high, -rest.low));
        match ends.filter(|_| known) {
            Some((low, high)) => Self { low: Extreme::Of(low, whole.low), high: Extreme::Of(high, whole.high) },
            None => Self::of(whole.minus(rest), whole),
        }
    }

    fn interval(self, form: Form, decimals: u32) -> Interval {
        Interval {
            low: self.low.decimal(form, decimals, Toward::Below),
            high: self.high.decimal(form, decimals, Toward::Above),
        }
    }

    fn meet(self, form: Form, printed: Interval) -> Option<bool> {
        let low = self.low.is_at_most(form, printed.high)?;
        let high = self.high.is_at_least(form, printed.low)?;
        Some(low && high)
    }

    /// Whether some possible percentage lies in `printed`.
    pub fn hold_percent(self, printed: Interval) -> Option<bool> {
        self.meet(Form::Index, printed)
    }
}

/// The end of all quotients of two intervals, the second one cut at 0.
#[derive(Debug, Clone, Copy)]
enum Extreme {
    Below,
    Of(Decimal, Decimal),
    Above,
}

impl Extreme {
    fn lowest(level: Interval, base: Interval) -> Self {
        let x = level.low;
        if x == Decimal::MIN {
            return Self::Below;
        }
        if x >= Decimal::ZERO {
            // Without an upper end of the base the quotient comes as near to 0 as one likes.
            return if base.high == Decimal::MAX {
                Self::Of(Decimal::ZERO, Decimal::ONE)
            } else {
                Self::Of(x, base.high)
            };
        }
        if base.low > Decimal::ZERO { Self::Of(x, base.low) } else { Self::Below }
    }

    fn highest(level: Interval, base: Interval) -> Self {
        let x = level.high;
        if x == Decimal::MAX {
            return Self::Above;
        }
        if x <= Decimal::ZERO {
            return if base.high == Decimal::MAX {
                Self::Of(Decimal::ZERO, Decimal::ONE)
            } else {
                Self::Of(x, base.high)
            };
        }
        if base.low > Decimal::ZERO { Self::Of(x, base.low) } else { Self::Above }
    }

    fn decimal(self, form: Form, decimals: u32, toward: Toward) -> Decimal {
        let end = if toward == Toward::Above { Decimal::MAX } else { Decimal::MIN };
        match self {
            Self::Below => Decimal::MIN,
            Self::Above => Decimal::MAX,
            Self::Of(x, b) => quotient(x, b, form, decimals, toward).unwrap_or(end),
        }
    }

    fn is_at_most(self, form: Form, limit: Decimal) -> Option<bool> {
        match self {
            Self::Below => Some(true),
            Self::Above => Some(false),
            Self::Of(x, b) => compare(x, b, form, limit).map(Ordering::is_le),
        }
    }

    fn is_at_least(self, form: Form, limit: Decimal) -> Option<bool> {
        match self {
            Self::Below => Some(false),
            Self::Above => Some(true),
            Self::Of(x, b) => compare(x, b, form, limit).map(Ordering::is_ge),
        }
    }
}

#[cfg(test)]
#[path = "growth_tests.rs"]
mod tests;
