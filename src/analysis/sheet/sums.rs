//! A level of a longer period as the sum of the shorter ones within it.
//!
//! *Invariant:* all parts have a level, or there is no sum.

use super::figures::{BALANCE, EXPORTS, IMPORTS, TURNOVER};
use super::levels::{Level, Levels, Line, differ, identities, of_sum, shorter};
use super::parts::{Ratio, contribution_of, cover_of, share_of};
use super::rates::{growth_of, put_calculated};
use super::{Cell, Column, Content, How, Origin, Part, Remark, Sheet};
use crate::analysis::growth::{Amount, GrowthForm};
use crate::analysis::totals::{Partition, TotalRow, added, partitions};
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

    /// Whether the shorter periods add to something that a printed level can not be.
    pub(super) fn parts_differ(&self, line: usize, slot: usize, level: &Level<'_>) -> bool {
        let Some(printed) = level.amount else { return false };
        let parts = self.parts(line);
        let sum = parts.iter().find_map(|parts| parts.sum(slot, &Level::default()));
        sum.and_then(|sum| sum.amount).is_some_and(|sum| !sum.interval.meets(printed.interval))
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

impl Year<'_> {
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
    /// One total for each year of the rows; none of a table that was made by hand.
    pub(in crate::analysis) fn yearly(&self, each: Frequency) -> Vec<TotalRow> {
        let Some(levels) = self.levels.as_deref() else { return Vec::new() };
        let rows: Vec<_> = self.periods.iter().copied().zip(self.lines.iter().copied()).collect();
        let years: Vec<_> =
            rows.chunk_by(|(a, _), (b, _)| a.year() == b.year()).filter_map(|rows| year(levels, rows, each)).collect();
        let total = |(nth, year): (usize, &Year<'_>)| {
            let before = nth.checked_sub(1).and_then(|nth| years.get(nth));
            let before = before.filter(|before| Some(before.period) == year.period.year_earlier());
            let cells = self.columns.iter().map(|column| self.total(*column, year, before)).collect();
            TotalRow { period: year.period, there: year.there, of: year.of, each, cells }
        };
        years.iter().enumerate().map(total).collect()
    }

    fn total(&self, column: Column, year: &Year<'_>, before: Option<&Year<'_>>) -> Cell {
        let slot = self.levels.as_deref().and_then(|levels| levels.gathered.slot_of(column.flow));
        let Some((slot, level)) = slot.and_then(|slot| Some((slot, year.line.get(slot)?))) else {
            return Cell::default();
        };
        let basis = self.question.basis;
        let comparable = !matches!(basis.against, Against::Period(_)) && year.complete(slot);
        let before = before.filter(|before| comparable && before.complete(slot));
        let growth = |form| {
            before.map_or_else(Cell::default, |before| {
                let base = before.line.get(slot).map(|base| (base, before.period));
                growth_of(Some((level, year.period)), base, Some(before.period), false, form)
            })
        };
        let ratio = |ratio: Ratio, how: How| {
            let mut cell = Cell { level: level.operand(year.period), ..Cell::default() };
            put_calculated(&mut cell, ratio.growth(), Origin::Calculated(how));
            cell
        };
        let mut cell = match column.part {
            Part::Level => Cell {
                content: level.content.clone(),
                origin: level.origin.clone(),
                level: level.operand(year.period),
                ..Cell::default()
            },
            Part::Growth if slot == BALANCE => growth(GrowthForm::Change),
            Part::Growth => growth(basis.form),
            Part::Change => growth(GrowthForm::Change),
            Part::Index => growth(GrowthForm::Index),
            Part::Share if year.whole(slot) && year.whole(TURNOVER) => {
                ratio(share_of(&year.line, slot), How::ShareOfTurnover)
            }
            Part::Cover if year.whole(EXPORTS) && year.whole(IMPORTS) => {
                ratio(cover_of(&year.line), How::ExportsPerImports)
            }
            Part::Contribution => match before.filter(|before| before.complete(TURNOVER)) {
                Some(before) => {
                    ratio(contribution_of(&year.line, &before.line, slot), How::ContributionOn { base: before.period })
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
}

/// The rows of one year, added.
fn year<'a>(levels: &'a Levels, rows: &[(Period, usize)], each: Frequency) -> Option<Year<'a>> {
    let period = Period::of_year(rows.first()?.0.year())?;
    let of = partitions(period).find(|partition| partition.each == each)?.parts.len();
    let parts = Parts { each, lines: rows.iter().map(|(_, line)| levels.of(*line)).collect() };
    let slots = 0..levels.gathered.flows.len();
    let there = |slot: usize| {
        parts.lines.iter().filter(|line| line.get(slot).is_some_and(|level| level.amount.is_some())).count()
    };
    let line = slots.clone().map(|slot| parts.subtotal(slot).unwrap_or_default()).collect();
    Some(Year { period, there: rows.len(), of, line, counts: slots.map(there).collect() })
}
