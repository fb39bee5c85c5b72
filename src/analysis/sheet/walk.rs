//! A walk over many rows: what sums and counts need of a cell, without working the cell out.
//!
//! By far the most figures are plain numbers in the multiples that the table shows; what is not plain is worked out.
//! *Invariant:* a walk says of every cell what the cell itself says.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::figures::{BALANCE, EXPORTS, IMPORTS, TURNOVER, place_near};
use super::levels::{Levels, Line, of_difference, of_sum};
use super::{Cell, Column, Content, Part, Sheet};
use crate::analysis::exact::sum;
use crate::analysis::growth::{GrowthForm, has_number};
use crate::analysis::interval::Interval;
use crate::analysis::totals::partitions;
use crate::domain::{Figure, Measure, Period, Qualifier, Said};

/// A level as far as adding goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    Value(Decimal, Qualifier),
    /// From–to, as it is shown.
    Bounds(Interval),
    /// Next to nothing.
    Negligible(Interval),
}

impl Stated {
    fn of(content: &Content, interval: Option<Interval>) -> Option<Self> {
        match content {
            Content::Level { value, qualifier } => Some(Self::Value(*value, *qualifier)),
            Content::Nil => Some(Self::Value(Decimal::ZERO, Qualifier::Exact)),
            Content::Bounds(interval) => Some(Self::Bounds(*interval)),
            Content::Negligible => interval.map(Self::Negligible),
            _ => None,
        }
    }
}

/// What is known of a level at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glance {
    /// Nobody printed it, and nothing follows.
    Open,
    Value(Decimal, Qualifier),
    /// Words were printed.
    Words,
    /// It has to be worked out.
    Unclear,
}

impl Glance {
    /// `None` where it has to be worked out; `Some(None)` where there is no number.
    fn value(self) -> Option<Option<Decimal>> {
        match self {
            Self::Value(value, _) => Some(Some(value)),
            Self::Open | Self::Words => Some(None),
            Self::Unclear => None,
        }
    }
}

/// The row that a walk has come to. Rows in order cost least.
pub struct Walk<'s> {
    sheet: &'s Sheet,
    row: usize,
    own: Vec<Glance>,
    base: Vec<Glance>,
    /// The row compared with was not looked at yet.
    base_is_due: bool,
    /// Where that row stood the last time: the next one is near.
    near: usize,
    /// More than levels was printed in the row.
    has_rates: bool,
    /// The levels of the row, where they had to be worked out.
    worked_out: Option<Line<'s>>,
}

impl Sheet {
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            sheet: self,
            row: 0,
            own: Vec::new(),
            base: Vec::new(),
            base_is_due: true,
            near: 0,
            has_rates: false,
            worked_out: None,
        }
    }

    /// Whether a cell shows anything; it is not kept.
    pub fn is_filled(&self, row: usize, column: Column) -> bool {
        let levels = self.levels.as_deref().zip(self.lines.get(row));
        if let Some((levels, line)) = levels.filter(|_| column.part == Part::Level)
            && let Some(slot) = levels.gathered.slot_of(column.flow)
        {
            return levels.one(*line, slot).is_some_and(|level| !level.is_open());
        }
        self.glance(row, column).is_some_and(|cell| !cell.is_empty())
    }
}

impl<'s> Walk<'s> {
    /// Goes to the row of a period; false where the sheet has none.
    pub fn go_to(&mut self, period: Period) -> bool {
        (self.worked_out, self.base_is_due) = (None, true);
        let Some(row) = place_near(&self.sheet.periods, period, self.row) else { return false };
        self.row = row;
        if let Some((levels, line)) = self.levels() {
            self.has_rates = levels.glances(line, &mut self.own);
        }
        true
    }

    fn levels(&self) -> Option<(&'s Levels, usize)> {
        let sheet = self.sheet;
        sheet.levels.as_deref().zip(sheet.lines.get(self.row).copied())
    }

    /// The level of a flow; none where it is no number.
    pub fn level(&mut self, column: Column) -> Option<Stated> {
        let Some((levels, line)) = self.levels() else {
            let cell = self.sheet.cell_at(self.row, Column::level(column.flow))?;
            return Stated::of(&cell.content, cell.level.map(|level| level.amount.interval));
        };
        let slot = levels.gathered.slot_of(column.flow)?;
        match self.own.get(slot)? {
            Glance::Value(value, qualifier) => Some(Stated::Value(*value, *qualifier)),
            Glance::Open | Glance::Words => None,
            Glance::Unclear => {
                let level = self.worked_out.get_or_insert_with(|| levels.of(line)).get(slot)?;
                Stated::of(&level.content, level.amount.map(|amount| amount.interval))
            }
        }
    }

    /// Whether the cell of a column shows a number.
    pub fn shows_number(&mut self, column: Column) -> bool {
        if column.part == Part::Level {
            let slot = self.levels().and_then(|(levels, _)| levels.gathered.slot_of(column.flow));
            return match slot.and_then(|slot| self.own.get(slot)) {
                Some(Glance::Value(..)) => true,
                Some(Glance::Open | Glance::Words) => false,
                Some(Glance::Unclear) | None => self.level(column).is_some(),
            };
        }
        let known = if self.has_rates { None } else { self.calculates(column) };
        known.unwrap_or_else(|| self.cell(column).is_some_and(|cell| cell.shows_number()))
    }

    /// The cell itself; it is not kept.
    pub fn cell(&self, column: Column) -> Option<Cow<'s, Cell>> {
        self.sheet.glance(self.row, column)
    }

    /// Whether a number follows where none is printed; `None` where the cell has to be worked out to tell.
    fn calculates(&mut self, column: Column) -> Option<bool> {
        let slot = self.levels()?.0.gathered.slot_of(column.flow)?;
        let form = if slot == BALANCE { GrowthForm::Change } else { self.sheet.question.basis.form };
        match column.part {
            Part::Growth => self.grows(slot, form),
            Part::Change => self.grows(slot, GrowthForm::Change),
            Part::Index => self.grows(slot, GrowthForm::Index),
            Part::Share => self.is_part_of(slot, TURNOVER),
            Part::Cover => self.is_part_of(EXPORTS, IMPORTS),
            Part::Printed => Some(false),
            Part::Level | Part::Contribution | Part::Source | Part::Note => None,
        }
    }

    fn grows(&mut self, slot: usize, form: GrowthForm) -> Option<bool> {
        let Some(level) = self.own.get(slot)?.value()? else { return Some(false) };
        self.look_at_base();
        let Some(base) = self.base.get(slot)?.value()? else { return Some(false) };
        Some(has_number(level, base, form))
    }

    fn is_part_of(&self, slot: usize, whole: usize) -> Option<bool> {
        let (part, whole) = (self.own.get(slot)?.value()?, self.own.get(whole)?.value()?);
        Some(part.is_some() && whole.is_some_and(|whole| whole > Decimal::ZERO))
    }

    fn look_at_base(&mut self) {
        let Some((levels, line)) = self.levels().filter(|_| std::mem::take(&mut self.base_is_due)) else { return };
        let period = levels.gathered.base_period(line);
        match period.and_then(|period| levels.gathered.line_near(period, self.near)) {
            Some(base) => {
                self.near = base;
                levels.glances(base, &mut self.base);
            }
            None => {
                self.base.clear();
                self.base.resize(levels.gathered.flows.len(), Glance::Open);
            }
        }
    }
}

impl Levels {
    /// What is known of the levels of a line at a glance, and whether more than levels was printed in it.
    fn glances(&self, line: usize, glances: &mut Vec<Glance>) -> bool {
        let gathered = &self.gathered;
        glances.clear();
        glances.resize(gathered.flows.len(), Glance::Open);
        let mut has_rates = false;
        for observation in gathered.of_line(line) {
            if observation.key.measure != Measure::Level {
                // Levels come before every other measure.
                has_rates = true;
                break;
            }
            let glance = gathered.slot_of(observation.key.flow).and_then(|slot| glances.get_mut(slot));
            if let (Some(glance), Some(figure)) = (glance, gathered.shown(&observation.figures)) {
                *glance = self.glance(figure);
            }
        }
        follow(glances);
        let may_follow = || {
            let has_parts = gathered.periods.get(line).is_some_and(|period| partitions(*period).next().is_some());
            has_parts || self.has_followed(line)
        };
        if glances.contains(&Glance::Open) && may_follow() {
            glances.iter_mut().filter(|glance| **glance == Glance::Open).for_each(|glance| *glance = Glance::Unclear);
        }
        has_rates
    }

    fn glance(&self, figure: &Figure) -> Glance {
        match &figure.said {
            Said::Number(number) if number.multiplier() == self.gathered.head.shown && is_short(number.value()) => {
                Glance::Value(number.value(), figure.qualifier)
            }
            Said::Nil if figure.qualifier == Qualifier::Exact => Glance::Value(Decimal::ZERO, Qualifier::Exact),
            Said::Unread(_) | Said::NoValue => Glance::Words,
            Said::Number(_) | Said::Range(_) | Said::Nil | Said::Negligible => Glance::Unclear,
        }
    }
}

/// With room to calculate: no result on the way needs more digits than a decimal has.
fn is_short(value: Decimal) -> bool {
    value.scale() <= 9 && value.mantissa().unsigned_abs() < 1_000_000_000_000_000
}

/// The two identities, as far as they are clear.
fn follow(glances: &mut [Glance]) {
    let [exports, imports, turnover, balance, ..] = glances else { return };
    if *turnover == Glance::Open {
        *turnover = joined(*exports, *imports, false);
    } else if *exports == Glance::Open {
        *exports = implied(*turnover, *imports);
    } else if *imports == Glance::Open {
        *imports = implied(*turnover, *exports);
    }
    if *balance == Glance::Open {
        *balance = joined(*exports, *imports, true);
    }
}

fn joined(exports: Glance, imports: Glance, less: bool) -> Glance {
    match (exports, imports) {
        (Glance::Open | Glance::Words, _) | (_, Glance::Open | Glance::Words) => Glance::Open,
        (Glance::Value(x, of_x), Glance::Value(m, of_m)) => {
            let (value, qualifier) =
                if less { (sum(x, -m), of_difference(of_x, of_m)) } else { (sum(x, m), of_sum(of_x, of_m)) };
            value.map_or(Glance::Unclear, |value| Glance::Value(value, qualifier))
        }
        _ => Glance::Unclear,
    }
}

/// The rest of a turnover need not round to one value.
fn implied(whole: Glance, part: Glance) -> Glance {
    let is_number = |glance| matches!(glance, Glance::Value(..) | Glance::Unclear);
    if is_number(whole) && is_number(part) { Glance::Unclear } else { Glance::Open }
}
