//! A level of a longer period as the sum of the shorter ones within it.
//!
//! *Invariant:* all parts have a level, or there is no sum.

use super::figures::{BALANCE, EXPORTS, IMPORTS, TURNOVER};
use super::levels::{Level, Levels, Line, differ, identities, of_sum, shorter};
use super::parts::{Ratio, contribution_of, cover_of, share_of};
use super::rates::{growth_of, put_calculated};
use super::{Cell, Column, Content, How, Operand, Origin, Part, PrintedAndParts, Remark, Sheet};
use crate::analysis::growth::{Amount, GrowthForm};
use crate::analysis::totals::{Partition, added, partitions};
use crate::domain::{Against, Frequency, Period, Qualifier};

/// The lines of a partition of a period.
struct Parts<'a> {
    each: Frequency,
    lines: Vec<Line<'a>>,
}

impl Levels {
    /// Levels that neither a source nor an identity gives, from the shorter periods that make up the line.
    pub(super) fn sum_up<'a>(&'a self, line: usize, levels: &mut Line<'a>) {
        if !levels.iter().any(Level::is_open) {
            return;
        }
        let parts = self.parts(line);
        if parts.is_empty() {
            return;
        }
        let sum_up = |levels: &mut Line<'a>, slot: usize| {
            let Some(open) = levels.get_mut(slot).filter(|level| level.is_open()) else { return };
            if let Some(sum) = parts.iter().find_map(|parts| parts.sum(slot, open)) {
                *open = sum;
            }
        };
        [EXPORTS, IMPORTS].into_iter().for_each(|slot| sum_up(levels, slot));
        identities(levels);
        (0..levels.len()).for_each(|slot| sum_up(levels, slot));
        identities(levels);
    }

    /// The partitions of a line whose periods are all in the table, months first.
    fn parts(&self, line: usize) -> Vec<Parts<'_>> {
        let Some(period) = self.gathered.periods.get(line) else { return Vec::new() };
        let lines = |Partition { each, parts }: Partition| {
            let lines: Option<Vec<_>> = parts.into_iter().map(|part| self.gathered.line_of(part)).collect();
            Some(Parts { each, lines: lines?.into_iter().map(|line| self.settled(line)).collect() })
        };
        partitions(*period).filter_map(lines).collect()
    }

    /// What the shorter periods of a line add to, whatever is printed for it.
    pub(super) fn sum_of_parts(&self, line: usize, slot: usize) -> Option<Operand> {
        let period = *self.gathered.periods.get(line)?;
        self.parts(line).iter().find_map(|parts| parts.sum(slot, &Level::default()))?.operand(period)
    }
}

impl<'a> Parts<'a> {
    fn sum(&self, slot: usize, open: &Level<'a>) -> Option<Level<'a>> {
        let parts: Option<Vec<&Level<'a>>> = self.lines.iter().map(|line| line.get(slot)).collect();
        let parts = parts?;
        parts.iter().all(|part| part.amount.is_some()).then(|| self.sum_of(&parts, open))?
    }

    /// Of those parts that have a level.
    fn subtotal(&self, slot: usize) -> Option<Level<'a>> {
        let parts = self.lines.iter().filter_map(|line| line.get(slot)).filter(|part| part.amount.is_some());
        self.sum_of(&parts.collect::<Vec<_>>(), &Level::default())
    }

    fn sum_of(&self, parts: &[&Level<'a>], open: &Level<'a>) -> Option<Level<'a>> {
        let amounts: Vec<Amount> = parts.iter().filter_map(|part| part.amount).collect();
        let amount = added(&amounts)?;
        let how = How::SumOf { parts: u16::try_from(parts.len()).ok()?, each: self.each };
        let implied = parts.iter().any(|part| part.is_implied());
        let qualifier = parts.iter().map(|part| part.qualifier).fold(Qualifier::Exact, of_sum);
        let content = match amount.value.filter(|value| !implied || amount.interval.rounds_to(*value)) {
            Some(value) => Content::Level { value, qualifier },
            None => Content::Bounds(shorter(amount.interval)),
        };
        let origin = if implied { Origin::Implied(how) } else { Origin::Calculated(how) };
        let sources = || parts.iter().flat_map(|part| part.sources).flatten();
        let first = sources().next();
        let other = sources().find(|source| differ([first, None], [Some(*source), None]));
        let mut sum = Level::filled(content, origin, amount, open);
        sum.qualifier = qualifier;
        sum.sources = [first, other];
        sum.broken = parts.iter().any(|part| part.broken);
        sum.provisional = parts.iter().any(|part| part.provisional);
        Some(sum)
    }
}

/// What the rows of a year come to.
struct Year<'a> {
    period: Period,
    /// Rows that the year has in the table.
    there: usize,
    of: usize,
    line: Line<'a>,
    /// Rows with a level, by slot.
    counts: Vec<usize>,
}

impl<'a> Year<'a> {
    fn new(levels: &'a Levels, rows: &[Period], each: Frequency) -> Option<Self> {
        let period = Period::of_year(rows.first()?.year())?;
        let of = partitions(period).find(|partition| partition.each == each)?.parts.len();
        let known = rows.iter().filter_map(|row| levels.gathered.line_of(*row));
        let parts = Parts { each, lines: known.map(|line| levels.of(line)).collect() };
        let slots = 0..levels.gathered.flows.len();
        let there = |slot: usize| {
            parts.lines.iter().filter(|line| line.get(slot).is_some_and(|level| level.amount.is_some())).count()
        };
        let line = slots.clone().map(|slot| parts.subtotal(slot).unwrap_or_default()).collect();
        Some(Self { period, there: rows.len(), of, line, counts: slots.map(there).collect() })
    }

    /// Every row of the table adds to a slot.
    fn whole(&self, slot: usize) -> bool {
        self.counts.get(slot).is_some_and(|count| *count == self.there)
    }

    /// Every period of the year adds to a slot.
    fn complete(&self, slot: usize) -> bool {
        self.there == self.of && self.whole(slot)
    }
}

impl Sheet {
    /// What rows of one year come to, a cell a column; compared with those of the year before where both are complete.
    /// No cells of a table that was made by hand.
    pub(in crate::analysis) fn total(
        &self,
        each: Frequency,
        columns: &[Column],
        rows: &[Period],
        before: &[Period],
    ) -> Vec<Cell> {
        let Some(levels) = self.levels.as_deref() else { return Vec::new() };
        let Some(year) = Year::new(levels, rows, each) else { return Vec::new() };
        let before = Year::new(levels, before, each);
        let before = before.filter(|before| Some(before.period) == year.period.year_earlier());
        let total = Total { levels, year, before };
        columns.iter().map(|column| total.cell(*column)).collect()
    }
}

/// The rows of a year, added, and those of the year before it.
struct Total<'a> {
    levels: &'a Levels,
    year: Year<'a>,
    before: Option<Year<'a>>,
}

impl Total<'_> {
    fn cell(&self, column: Column) -> Cell {
        let slot = self.levels.gathered.slot_of(column.flow);
        let Some((slot, level)) = slot.and_then(|slot| Some((slot, self.year.line.get(slot)?))) else {
            return Cell::default();
        };
        let mut cell = match column.part {
            Part::Level => self.level(slot, level),
            Part::Growth if slot == BALANCE => self.growth(slot, level, GrowthForm::Change),
            Part::Growth => self.growth(slot, level, self.levels.gathered.question.basis.form),
            Part::Change => self.growth(slot, level, GrowthForm::Change),
            Part::Index => self.growth(slot, level, GrowthForm::Index),
            Part::Share if self.year.whole(slot) && self.year.whole(TURNOVER) => {
                self.ratio(level, &share_of(&self.year.line, slot), How::ShareOfTurnover)
            }
            Part::Cover if self.year.whole(EXPORTS) && self.year.whole(IMPORTS) => {
                self.ratio(level, &cover_of(&self.year.line), How::ExportsPerImports)
            }
            Part::Contribution => match self.base(slot).filter(|before| before.complete(TURNOVER)) {
                Some(before) => {
                    let contribution = contribution_of(&self.year.line, &before.line, slot);
                    self.ratio(level, &contribution, How::ContributionOn { base: before.period })
                }
                None => Cell::default(),
            },
            Part::Share | Part::Cover | Part::Printed | Part::Source | Part::Note => Cell::default(),
        };
        if level.provisional && !cell.is_empty() {
            cell.remark(Remark::Provisional);
        }
        cell
    }

    /// The sum, beside what was printed for the year itself.
    fn level(&self, slot: usize, level: &Level<'_>) -> Cell {
        let period = self.year.period;
        let mut cell = Cell {
            content: level.content.clone(),
            origin: level.origin.clone(),
            level: level.operand(period),
            ..Cell::default()
        };
        let own = || self.levels.one(self.levels.gathered.line_of(period)?, slot);
        if self.year.complete(slot)
            && let Some(sum) = cell.level
            && let Some(own) = own().filter(|own| own.printed.is_some())
            && let Some(printed) = own.operand(period)
        {
            cell.compare_with_parts(PrintedAndParts { printed, sum });
        }
        cell
    }

    /// The year before, where both years are complete.
    fn base(&self, slot: usize) -> Option<&Year<'_>> {
        let against_one = matches!(self.levels.gathered.question.basis.against, Against::Period(_));
        let comparable = !against_one && self.year.complete(slot);
        self.before.as_ref().filter(|before| comparable && before.complete(slot))
    }

    fn growth(&self, slot: usize, level: &Level<'_>, form: GrowthForm) -> Cell {
        let Some(before) = self.base(slot) else { return Cell::default() };
        let base = before.line.get(slot).map(|base| (base, before.period));
        growth_of(Some((level, self.year.period)), base, Some(before.period), false, form)
    }

    fn ratio(&self, level: &Level<'_>, ratio: &Ratio, how: How) -> Cell {
        let mut cell = Cell { level: level.operand(self.year.period), ..Cell::default() };
        put_calculated(&mut cell, ratio.growth(), Origin::Calculated(how));
        cell
    }
}
