//! The partners or products of one reporter against periods: levels, growth, shares, contributions, total and rest.
//!
//! The total is what somebody printed for it, else the sum of what is there, and it is said of how many. Groups of
//! countries are listed apart: their members would be counted twice.
//! *Invariant:* missing is not zero; every sum, share and rest carries what its printed digits can stand for.

mod members;
mod sets;
mod values;

use std::collections::BTreeMap;

pub use members::{Member, Role, members};
pub use sets::{By, Set, sets};
pub(super) use values::points;
pub use values::{Shown, Value};

use super::growth::{Amount, Growth, GrowthForm, growth};
use super::sheet::{Cell, Column, RowsOf, Sheet};
use crate::domain::number::shift;
use crate::domain::{DatasetId, Flow, Multiplier, Period};

/// What is known of one member.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub levels: BTreeMap<Period, Level>,
    /// The growth as its own table shows it.
    pub growth: BTreeMap<Period, Cell>,
}

/// A level in the table's multiplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    pub amount: Amount,
    /// Nobody printed it.
    pub derived: bool,
}

/// What a dataset's table says of a flow, counted in `shown` multiples; the dataset's own are `own`.
pub fn line(sheet: &Sheet, flow: Flow, own: Multiplier, shown: Multiplier) -> Line {
    let mut line = Line::default();
    let power = i32::from(own.0) - i32::from(shown.0);
    for period in sheet.periods() {
        let level = sheet.cell(period, Column::level(flow)).and_then(|cell| cell.level);
        if let Some(level) = level.filter(|level| level.period == period)
            && let Some(amount) = shifted(level.amount, power)
        {
            line.levels.insert(period, Level { amount, derived: level.derived });
        }
        if let Some(cell) = sheet.cell(period, Column::growth(flow)).filter(|cell| !cell.is_empty()) {
            line.growth.insert(period, cell.clone());
        }
    }
    line
}

fn shifted(amount: Amount, power: i32) -> Option<Amount> {
    if power == 0 {
        return Some(amount);
    }
    use rust_decimal::Decimal;
    let end = |value: Decimal| {
        if value == Decimal::MIN || value == Decimal::MAX { Some(value) } else { shift(value, power) }
    };
    let value = match amount.value {
        Some(value) => Some(shift(value, power)?),
        None => None,
    };
    let interval = super::interval::Interval::new(end(amount.interval.low)?, end(amount.interval.high)?)?;
    Some(Amount { value, interval })
}

/// The total of one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    pub amount: Amount,
    /// `None`: somebody printed it. Else the sum of so many parts.
    pub sum_of: Option<usize>,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowOf {
    /// One of the members that add up.
    Part(usize),
    /// The printed total less the parts.
    Other,
    Total,
    /// A member that is listed apart: a group, or a second dataset of a partner.
    Apart(usize),
}

/// The whole table: members with their lines, and what follows from them.
pub struct Partners {
    pub members: Vec<Member>,
    lines: Vec<Line>,
    periods: Vec<Period>,
    totals: BTreeMap<Period, Total>,
}

impl Partners {
    /// `lines` has one line a member, in their order.
    pub fn new(members: Vec<Member>, lines: Vec<Line>, rows: RowsOf) -> Self {
        let shown = lines.iter().flat_map(|line| line.levels.keys().copied()).filter(|period| rows.shows(*period));
        let mut periods: Vec<_> = shown.collect();
        periods.sort_unstable();
        periods.dedup();
        let mut table = Self { members, lines, periods, totals: BTreeMap::new() };
        table.totals = table.periods.iter().filter_map(|period| Some((*period, table.total_of(*period)?))).collect();
        table
    }

    /// In time order.
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The places of members with this role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = usize> {
        self.members.iter().enumerate().filter(move |(_, member)| member.role == role).map(|(place, _)| place)
    }

    pub fn parts(&self) -> usize {
        self.with_role(Role::Part).count()
    }

    /// The dataset whose figures are the total, where there is one.
    pub fn printed_total(&self) -> Option<DatasetId> {
        let place = self.with_role(Role::Total).next()?;
        self.members.get(place).map(|member| member.dataset)
    }

    pub fn line_of(&self, member: usize) -> Option<&Line> {
        self.lines.get(member)
    }

    fn level_of(&self, member: usize, period: Period) -> Option<Level> {
        self.lines.get(member)?.levels.get(&period).copied()
    }

    /// The parts that have a level in a period.
    fn present(&self, period: Period) -> Vec<usize> {
        self.with_role(Role::Part).filter(|member| self.level_of(*member, period).is_some()).collect()
    }

    /// The sum of the parts that have a level in a period, and how many these are.
    pub fn sum(&self, period: Period) -> Option<(Amount, usize)> {
        let mut amounts = self.with_role(Role::Part).filter_map(|member| self.level_of(member, period));
        let first = amounts.next()?.amount;
        Some(amounts.fold((first, 1), |(sum, count), level| (values::plus(sum, level.amount), count + 1)))
    }

    fn total_of(&self, period: Period) -> Option<Total> {
        let printed = self.with_role(Role::Total).find_map(|member| self.level_of(member, period));
        match printed {
            Some(level) => Some(Total { amount: level.amount, sum_of: None }),
            None => self.sum(period).map(|(amount, count)| Total { amount, sum_of: Some(count) }),
        }
    }

    pub fn total(&self, period: Period) -> Option<Total> {
        self.totals.get(&period).copied()
    }

    /// The printed total less the parts that are there; `None` without a printed total.
    pub fn other(&self, period: Period) -> Option<Amount> {
        let total = self.total(period).filter(|total| total.sum_of.is_none())?;
        let (sum, _) = self.sum(period)?;
        Some(values::minus(total.amount, sum))
    }

    /// The fewest decimals among the printed total and the parts of a period.
    pub fn rest_decimals(&self, period: Period) -> Option<u32> {
        let parts = self.with_role(Role::Part).chain(self.with_role(Role::Total));
        let levels = parts.filter_map(|member| self.level_of(member, period)?.amount.value);
        levels.map(|value| value.scale()).min()
    }

    fn amount(&self, row: RowOf, period: Period) -> Option<Amount> {
        match row {
            RowOf::Part(member) | RowOf::Apart(member) => self.level_of(member, period).map(|level| level.amount),
            RowOf::Other => self.other(period),
            RowOf::Total => self.total(period).map(|total| total.amount),
        }
    }

    /// What a row shows in a period.
    pub fn value(&self, row: RowOf, period: Period, shown: Shown) -> Value {
        match shown {
            Shown::Level => self
                .amount(row, period)
                .map_or(Value::Missing, |amount| Value::Level { amount, derived: self.is_derived(row, period) }),
            Shown::Growth => self.growth(row, period),
            Shown::Share => self.share(row, period),
            Shown::Contribution => self.contribution(row, period),
        }
    }

    fn is_derived(&self, row: RowOf, period: Period) -> bool {
        match row {
            RowOf::Part(member) | RowOf::Apart(member) => {
                self.level_of(member, period).is_none_or(|level| level.derived)
            }
            RowOf::Other => true,
            RowOf::Total => match self.total(period) {
                Some(Total { sum_of: None, .. }) => {
                    let member = self.with_role(Role::Total).next();
                    member.and_then(|member| self.level_of(member, period)).is_none_or(|level| level.derived)
                }
                _ => true,
            },
        }
    }

    /// Of a member as its own table shows it; of a sum or a rest only where the same parts are in both periods.
    fn growth(&self, row: RowOf, period: Period) -> Value {
        let own = |member: usize| self.lines.get(member)?.growth.get(&period).cloned();
        let of_dataset = match row {
            RowOf::Part(member) | RowOf::Apart(member) => return own(member).map_or(Value::Missing, Value::cell),
            RowOf::Total => self.with_role(Role::Total).next().and_then(own),
            RowOf::Other => None,
        };
        if let Some(cell) = of_dataset {
            return Value::cell(cell);
        }
        let Some(base) = period.year_earlier().filter(|base| self.are_alike(row, period, *base)) else {
            return Value::Missing;
        };
        let growth = growth(self.amount(row, period), self.amount(row, base), GrowthForm::Percent);
        match growth {
            Growth::NoLevel | Growth::NoBase => Value::Missing,
            growth => Value::Growth(growth),
        }
    }

    /// Whether a row is made of the same parts in two periods.
    fn are_alike(&self, row: RowOf, period: Period, base: Period) -> bool {
        let total = |period| self.total(period).map(|total| total.sum_of.is_some());
        match row {
            RowOf::Part(_) | RowOf::Apart(_) => true,
            RowOf::Total => match (total(period), total(base)) {
                (Some(false), Some(false)) => true,
                (Some(true), Some(true)) => self.present(period) == self.present(base),
                _ => false,
            },
            RowOf::Other => self.present(period) == self.present(base),
        }
    }

    /// Percent of the total.
    fn share(&self, row: RowOf, period: Period) -> Value {
        let whole = self.total(period).map(|total| total.amount);
        match growth(self.amount(row, period), whole, GrowthForm::Index) {
            Growth::Index(share) => Value::Share(share),
            Growth::Bounded(interval) => Value::Bounds(interval),
            _ => Value::Missing,
        }
    }

    /// Percentage points of the growth of the total on a year earlier.
    fn contribution(&self, row: RowOf, period: Period) -> Value {
        let points = || {
            let base = period.year_earlier()?;
            let alike = self.are_alike(RowOf::Total, period, base) && self.are_alike(row, period, base);
            let whole = self.total(base).filter(|_| alike)?;
            points(self.amount(row, period)?, self.amount(row, base)?, whole.amount)
        };
        points().map_or(Value::Missing, Value::Points)
    }

    /// The places of the parts by their levels in a period, the largest 1; equal ones share a place.
    pub fn ranks(&self, period: Period) -> BTreeMap<usize, usize> {
        let level = |member: usize| self.level_of(member, period)?.amount.value;
        let mut known: Vec<_> =
            self.with_role(Role::Part).filter_map(|member| Some((level(member)?, member))).collect();
        known.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut ranks = BTreeMap::new();
        let mut last = None;
        for (nth, (level, member)) in (1..).zip(known) {
            let rank = match last {
                Some((before, rank)) if before == level => rank,
                _ => nth,
            };
            last = Some((level, rank));
            ranks.insert(member, rank);
        }
        ranks
    }

    /// The last period in which most parts have a level.
    pub fn fullest(&self) -> Option<Period> {
        let count = |period: Period| self.present(period).len();
        self.periods.iter().copied().max_by_key(|period| (count(*period), *period))
    }
}

#[cfg(test)]
#[path = "partners/tests.rs"]
mod tests;
