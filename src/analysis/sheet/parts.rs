//! What a column other than level and growth says of its flow.
//!
//! *Invariant:* calculated from the stored digits and rounded once; what a source printed is shown while it can hold.

use super::figures::{BALANCE, EXPORTS, IMPORTS, TURNOVER};
use super::levels::{Level, differ};
use super::rates::{self, At};
use super::{Cell, Column, Content, How, Operand, Origin, Part, Remark};
use crate::analysis::exact::sum;
use crate::analysis::growth::{Amount, Growth, GrowthForm, OfWhole, Quotients, of_whole};
use crate::domain::Period;

/// The cell of any column of a dataset's own.
pub(super) fn cell(at: &At<'_>, column: Column) -> Cell {
    let Some(slot) = at.gathered().slot_of(column.flow) else { return without_level(at, column) };
    let form = if slot == BALANCE { GrowthForm::Change } else { at.gathered().question.basis.form };
    match column.part {
        Part::Level => at.levels.cell(at.line, slot, at.own),
        Part::Growth => rates::cell(at, slot, column, form),
        Part::Change => rates::cell(at, slot, column, GrowthForm::Change),
        Part::Index => rates::cell(at, slot, column, GrowthForm::Index),
        Part::Printed => only_printed(rates::cell(at, slot, column, form)),
        Part::Share => share(at, slot, column),
        Part::Contribution => contribution(at, slot, column),
        Part::Cover => cover(at, column),
        Part::Source | Part::Note => words_of(at, slot, column.part),
    }
}

/// A flow that has no level and no growth may have a printed share.
fn without_level(at: &At<'_>, column: Column) -> Cell {
    let mut cell = Cell::default();
    if !matches!(column.part, Part::Level | Part::Source | Part::Note) {
        rates::show_printed(at.gathered(), &mut cell, at.line, column, &|_, _, _| None);
    }
    cell
}

/// The rate as it was printed, whatever the levels say.
fn only_printed(cell: Cell) -> Cell {
    if matches!(cell.origin, Origin::Printed { .. }) {
        return cell;
    }
    // Nothing is printed: the column says nothing, not even why.
    Cell {
        form: cell.form,
        remarks: cell.remarks.into_iter().filter(|r| *r == Remark::NoneAdopted).collect(),
        ..Cell::default()
    }
}

fn words_of(at: &At<'_>, slot: usize, part: Part) -> Cell {
    let Some((figure, figures)) = at.own.get(slot).and_then(|level| level.printed) else { return Cell::default() };
    let source = at.gathered().source(figure.source);
    let text = match part {
        Part::Note => figure.note(),
        _ => source.map(|source| if source.title.is_empty() { source.issuer() } else { &source.title }),
    };
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Cell::default() };
    let origin = Origin::Printed { source: figure.source, status: figure.status };
    let mut cell = Cell { content: Content::Text(text.to_owned()), origin, ..Cell::default() };
    if figures.count() > 1 {
        cell.remark(Remark::Rivals);
    }
    cell
}

/// A percentage of one amount in another.
pub(super) struct Ratio {
    part: Option<Amount>,
    whole: Option<Amount>,
    ends: Option<Quotients>,
    of: OfWhole,
}

impl Ratio {
    fn of(part: Option<Amount>, whole: Option<Amount>, of: OfWhole) -> Self {
        let ends = part.zip(whole).map(|(part, whole)| Quotients::of(part.interval, whole.interval));
        Self { part, whole, ends, of }
    }

    pub fn growth(&self) -> Growth {
        match self.ends {
            Some(ends) => of_whole(self.part, self.whole, ends, self.of),
            None if self.part.is_none() && self.of != OfWhole::Points => Growth::NoLevel,
            None => Growth::NoBase,
        }
    }

    fn holds(&self, allowed: crate::analysis::interval::Interval, from_rounded: bool) -> Option<bool> {
        let (part, whole) = (self.part?, self.whole?);
        if from_rounded && let (Some(x), Some(b)) = (part.value, whole.value) {
            let (x, b) = (Amount::exact(x), Amount::exact(b));
            return Quotients::of(x.interval, b.interval).hold_percent(allowed);
        }
        self.ends?.hold_percent(allowed)
    }
}

/// Of turnover; what follows from the same figures as the turnover moves with it.
pub(super) fn share_of(line: &[Level<'_>], slot: usize) -> Ratio {
    let amount = |slot: usize| line.get(slot).and_then(|level| level.amount);
    let how = |slot: usize| match line.get(slot).map(|level| &level.origin) {
        Some(Origin::Calculated(how) | Origin::Implied(how)) => Some(*how),
        _ => None,
    };
    let mut ratio = Ratio::of(amount(slot), amount(TURNOVER), OfWhole::Share);
    let rest = match slot {
        EXPORTS => amount(IMPORTS),
        IMPORTS => amount(EXPORTS),
        _ => None,
    };
    let (Some(part), Some(whole), Some(rest)) = (ratio.part, ratio.whole, rest) else { return ratio };
    if how(TURNOVER) == Some(How::ExportsPlusImports) {
        ratio.ends = Some(Quotients::of_sum(part.interval, rest.interval));
    } else if matches!(how(slot), Some(How::TurnoverMinusExports | How::TurnoverMinusImports)) {
        ratio.ends = Some(Quotients::of_remainder(whole.interval, rest.interval));
    }
    ratio
}

/// Exports as percent of imports.
pub(super) fn cover_of(line: &[Level<'_>]) -> Ratio {
    let amount = |slot: usize| line.get(slot).and_then(|level| level.amount);
    Ratio::of(amount(EXPORTS), amount(IMPORTS), OfWhole::Cover)
}

/// The change of a flow in percent of the turnover before.
pub(super) fn contribution_of(own: &[Level<'_>], base: &[Level<'_>], slot: usize) -> Ratio {
    let amount = |line: &[Level<'_>], slot: usize| line.get(slot).and_then(|level| level.amount);
    let change = amount(own, slot).zip(amount(base, slot)).map(|(level, base)| Amount {
        value: level.value.zip(base.value).and_then(|(level, base)| sum(level, -base)),
        interval: level.interval.minus(base.interval),
    });
    Ratio::of(change, amount(base, TURNOVER), OfWhole::Points)
}

fn share(at: &At<'_>, slot: usize, column: Column) -> Cell {
    of_line(at, slot, TURNOVER, column, &share_of(at.own, slot), How::ShareOfTurnover)
}

fn cover(at: &At<'_>, column: Column) -> Cell {
    of_line(at, EXPORTS, IMPORTS, column, &cover_of(at.own), How::ExportsPerImports)
}

/// A percentage of two levels of one line.
fn of_line(at: &At<'_>, part: usize, whole: usize, column: Column, ratio: &Ratio, how: How) -> Cell {
    let operand = |slot: usize| at.own.get(slot).zip(at.period()).and_then(|(level, period)| level.operand(period));
    let cell = Cell { level: operand(part), base: operand(whole), ..Cell::default() };
    let mut cell = finished(at, cell, column, ratio, Origin::Calculated(how));
    if let (Some(part), Some(whole)) = (at.own.get(part), at.own.get(whole))
        && cell.calculated.is_some()
    {
        remark(&mut cell, part, whole);
    }
    cell
}

fn contribution(at: &At<'_>, slot: usize, column: Column) -> Cell {
    let base_period = at.gathered().base_period(at.line);
    let operand = |line: &[Level<'_>], period: Option<Period>| -> Option<Operand> { line.get(slot)?.operand(period?) };
    let cell = Cell { level: operand(at.own, at.period()), base: operand(at.base, base_period), ..Cell::default() };
    let origin = base_period.map_or(Origin::Nobody, |base| Origin::Calculated(How::ContributionOn { base }));
    let mut cell = finished(at, cell, column, &contribution_of(at.own, at.base, slot), origin);
    if let (Some(level), Some(base)) = (at.own.get(slot), at.base.get(slot)) {
        rates::remark_operands(&mut cell, level, base);
    }
    if rates::is_seasonal(at) && cell.calculated.is_some() {
        cell.remark(Remark::NotAdjusted);
    }
    cell
}

fn finished(at: &At<'_>, mut cell: Cell, column: Column, ratio: &Ratio, origin: Origin) -> Cell {
    cell.operands = cell.level.zip(cell.base).map(|(level, base)| (level.amount.interval, base.amount.interval));
    rates::put_calculated(&mut cell, ratio.growth(), origin);
    rates::show_printed(at.gathered(), &mut cell, at.line, column, &|cell, allowed, from_rounded| {
        cell.calculated.as_ref()?;
        ratio.holds(allowed, from_rounded)
    });
    cell
}

fn remark(cell: &mut Cell, part: &Level<'_>, whole: &Level<'_>) {
    for (remark, applies) in [
        (Remark::MixedSources, differ(part.sources, whole.sources)),
        (Remark::Provisional, part.provisional || whole.provisional),
    ] {
        if applies {
            cell.remark(remark);
        }
    }
}
