//! What a cell of the table of partners shows, and the exact sums behind it.

use rust_decimal::Decimal;

use crate::analysis::exact::{Form, Toward, quotient, sum};
use crate::analysis::growth::{Amount, Estimate, Growth};
use crate::analysis::interval::Interval;
use crate::analysis::sheet::Cell;

/// What is shown of each partner and period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Shown {
    #[default]
    Level,
    /// On a year earlier.
    Growth,
    /// Percent of the total.
    Share,
    /// Percentage points of the growth of the total.
    Contribution,
}

impl Shown {
    pub const ALL: [Self; 4] = [Self::Level, Self::Growth, Self::Share, Self::Contribution];
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    #[default]
    Missing,
    Level {
        amount: Amount,
        derived: bool,
    },
    /// As the dataset's own table shows it.
    Cell(Box<Cell>),
    Growth(Growth),
    /// Percent of the total.
    Share(Estimate),
    /// Percentage points.
    Points(Estimate),
    /// Percent, known only to lie between two ends.
    Bounds(Interval),
}

impl Value {
    pub(super) fn cell(cell: Cell) -> Self {
        Self::Cell(Box::new(cell))
    }

    /// What rows are sorted by; of an interval its lower end.
    pub fn order(&self) -> Option<Decimal> {
        match self {
            Self::Missing => None,
            Self::Level { amount, .. } => amount.value.or(Some(amount.interval.low)),
            Self::Cell(cell) => match &cell.content {
                crate::analysis::sheet::Content::PrintedGrowth(value) => Some(*value),
                crate::analysis::sheet::Content::Growth(growth) => of_growth(growth),
                crate::analysis::sheet::Content::Level { value, .. } => Some(*value),
                crate::analysis::sheet::Content::Bounds(interval) => Some(interval.low),
                _ => None,
            },
            Self::Growth(growth) => of_growth(growth),
            Self::Share(of) | Self::Points(of) => Some(of.value),
            Self::Bounds(interval) => Some(interval.low),
        }
    }
}

fn of_growth(growth: &Growth) -> Option<Decimal> {
    match growth {
        Growth::Percent(of) | Growth::Index(of) | Growth::Change(of) | Growth::Percentage(of) | Growth::Points(of) => {
            Some(of.value)
        }
        // In percent, to stand among the others.
        Growth::Times(of) => of.value.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED),
        Growth::Bounded(interval) => Some(interval.low),
        Growth::New => Some(Decimal::MAX),
        Growth::NoLevel | Growth::NoBase | Growth::NoTrade | Growth::OtherUnit | Growth::ChangeOnly(_) => None,
    }
}

pub(super) fn plus(a: Amount, b: Amount) -> Amount {
    let value = a.value.zip(b.value).and_then(|(a, b)| sum(a, b));
    Amount { value, interval: a.interval.plus(b.interval) }
}

pub(super) fn minus(a: Amount, b: Amount) -> Amount {
    let value = a.value.zip(b.value).and_then(|(a, b)| sum(a, -b));
    Amount { value, interval: a.interval.minus(b.interval) }
}

/// Decimals of points, and how many more their interval has.
const DECIMALS: u32 = 1;
const FINER: u32 = 2;

/// 100·(x − b)/whole in percentage points; `None` where the whole was not above 0.
pub(in crate::analysis) fn points(x: Amount, b: Amount, whole: Amount) -> Option<Estimate> {
    let change = minus(x, b);
    let (numerator, denominator) = (change.value?, whole.value?);
    if denominator <= Decimal::ZERO {
        return None;
    }
    let value = quotient(numerator, denominator, Form::Index, DECIMALS, Toward::Nearest)?;
    let interval = Interval {
        low: end(change.interval.low, whole.interval, Toward::Below),
        high: end(change.interval.high, whole.interval, Toward::Above),
    };
    Some(Estimate { value, approximate: !interval.rounds_to(value), interval })
}

/// The outermost quotient of one end of the change by a whole in its interval.
fn end(change: Decimal, whole: Interval, toward: Toward) -> Decimal {
    let none = if toward == Toward::Above { Decimal::MAX } else { Decimal::MIN };
    if change == none {
        return none;
    }
    let outward = (change < Decimal::ZERO) == (toward == Toward::Below);
    let by = if outward { whole.low } else { whole.high };
    if by == Decimal::MAX {
        return Decimal::ZERO;
    }
    if by <= Decimal::ZERO {
        return none;
    }
    quotient(change, by, Form::Index, DECIMALS + FINER, toward).unwrap_or(none)
}
