//! The growth of every cell: the printed rate while it can hold with the two levels shown, else the calculated one.

use rust_decimal::Decimal;

use super::figures::{BALANCE, Gathered};
use super::levels::{Level, Levels, differ, remark_figure};
use super::{Cell, Content, How, Operand, Origin, Printed, Remark};
use crate::analysis::growth::{Amount, Growth, GrowthForm, growth, holds};
use crate::analysis::interval::Interval;
use crate::domain::{Adjustment, Against, Figure, Frequency, Measure, Multiplier, Number, Period, Rounding, Said};

/// A growth figure's number, in percent or in shown multiples. `None` when it is none.
pub(super) fn printed(gathered: &Gathered<'_>, figure: &Figure, measure: Measure) -> Option<Printed> {
    let number = figure.said.number()?;
    let interval = interval(gathered, figure, number, measure)?;
    Some(Printed { value: number.amount_in(unit(gathered, measure))?, qualifier: figure.qualifier, interval })
}

fn unit(gathered: &Gathered<'_>, measure: Measure) -> Multiplier {
    match measure {
        Measure::AbsoluteChange { .. } => gathered.head.shown,
        _ => Multiplier::UNITS,
    }
}

fn interval(gathered: &Gathered<'_>, figure: &Figure, number: Number, measure: Measure) -> Option<Interval> {
    Interval::of_number(number, unit(gathered, measure), figure.qualifier, convention(gathered, figure, measure))
}

fn convention(gathered: &Gathered<'_>, figure: &Figure, measure: Measure) -> Option<Rounding> {
    let rounding = gathered.source(figure.source)?.rounding;
    if matches!(measure, Measure::AbsoluteChange { .. }) { rounding.levels } else { rounding.rates }
}

pub(super) fn cell(
    gathered: &Gathered<'_>,
    levels: &Levels<'_>,
    line: usize,
    slot: usize,
    base_line: Option<usize>,
) -> Cell {
    let form = if slot == BALANCE { GrowthForm::Change } else { gathered.question.basis.form };
    let (level, base) = (levels.get(line, slot), base_line.and_then(|line| levels.get(line, slot)));
    let mut cell = calculated(gathered, level, base, line, form);
    if let (Some(level), Some(base)) = (level, base) {
        remark_operands(&mut cell, level, base);
    }
    let unadjusted = matches!(gathered.head.adjustment, Adjustment::None | Adjustment::Calendar);
    let seasonal = gathered.periods.get(line).is_some_and(|period| has_seasons(*period));
    let previous = gathered.question.basis.against == Against::Previous
        && gathered.base_period(line) != gathered.periods.get(line).and_then(|period| period.year_earlier());
    if unadjusted && seasonal && previous && cell.calculated.is_some() {
        cell.remark(Remark::NotAdjusted);
    }
    // A rate that a level was taken from says nothing of that level.
    let independent = [level, base].into_iter().flatten().all(|level| !follows_from_growth(level));
    show_printed(gathered, &mut cell, (line, slot), independent);
    cell
}

fn follows_from_growth(level: &Level<'_>) -> bool {
    matches!(level.origin, Origin::Implied(How::FromGrowth(_)))
}

fn has_seasons(period: Period) -> bool {
    matches!(period.frequency(), Frequency::HalfYear | Frequency::Quarter | Frequency::Month)
}

/// The cell as it is while no source prints its growth.
fn calculated(
    gathered: &Gathered<'_>,
    level: Option<&Level<'_>>,
    base: Option<&Level<'_>>,
    line: usize,
    form: GrowthForm,
) -> Cell {
    let amount = |level: Option<&Level<'_>>| level.and_then(|level| level.amount);
    let operand = |level: Option<&Level<'_>>, period: Option<Period>| {
        let level = level?;
        Some(Operand { period: period?, amount: level.amount?, derived: level.is_derived() })
    };
    let base_period = gathered.base_period(line);
    let growth = if base_period == gathered.periods.get(line).copied() {
        let itself = amount(level).map(itself);
        growth(itself, itself, form)
    } else {
        growth(amount(level), amount(base), form)
    };
    let mut cell = Cell {
        level: operand(level, gathered.periods.get(line).copied()),
        base: operand(base, base_period),
        form,
        ..Cell::default()
    };
    if matches!(growth, Growth::NoLevel | Growth::NoBase) {
        // A row without figures stays empty; a level without a base says why it has no growth.
        if cell.level.is_some() {
            cell.content = Content::Growth(growth);
        }
        return cell;
    }
    cell.operands = cell.level.zip(cell.base).map(|(level, base)| (level.amount.interval, base.amount.interval));
    cell.origin = base_period.map_or(Origin::Nobody, |base| Origin::Calculated(How::GrowthOn { base }));
    cell.calculated = Some(growth.clone());
    cell.content = Content::Growth(growth);
    cell
}

/// The chosen base in its own row: whatever it stands for, it has not grown.
fn itself(amount: Amount) -> Amount {
    let value = amount.value.or((amount.interval.low > Decimal::ZERO).then_some(amount.interval.low));
    value.map_or(amount, Amount::exact)
}

fn remark_operands(cell: &mut Cell, level: &Level<'_>, base: &Level<'_>) {
    if cell.calculated.is_none() {
        return;
    }
    for (remark, applies) in [
        (Remark::AcrossBreak, level.broken || base.broken),
        (Remark::MixedSources, differ(level.sources, base.sources)),
        (Remark::OtherBase, prints_another_base(level, base)),
        (Remark::Provisional, level.provisional || base.provisional),
    ] {
        if applies {
            cell.remark(remark);
        }
    }
}

/// Whether the source of the current figure prints the base in other digits than the ones used.
fn prints_another_base(level: &Level<'_>, base: &Level<'_>) -> bool {
    let (Some((current, _)), Some((used, all))) = (level.printed, base.printed) else { return false };
    let own = |figure: &&Figure| current.source.is_some() && figure.source == current.source;
    let mut own = all.iter().filter(own).peekable();
    own.peek().is_some() && own.all(|figure| figure.said != used.said)
}

/// Puts the printed growth into the cell while it can hold with the two levels shown.
fn show_printed(gathered: &Gathered<'_>, cell: &mut Cell, (line, slot): (usize, usize), independent: bool) {
    let form = cell.form;
    let Some(figures) = gathered.rate(line, slot) else { return };
    let Some(figure) = gathered.shown(figures) else {
        if gathered.question.as_of.is_none() {
            cell.remark(Remark::NoneAdopted);
        }
        return;
    };
    let against = gathered.question.basis.against;
    let measure = if form == GrowthForm::Change {
        Measure::AbsoluteChange { against }
    } else {
        gathered.question.basis.measure()
    };
    remark_figure(cell, figure, figures);
    cell.printed = printed(gathered, figure, measure);
    let Some((content, allowed)) = said(gathered, figure, measure) else {
        if cell.calculated.is_none() {
            cell.content = Content::NoValue(figure.status);
            cell.origin = Origin::Printed { source: figure.source, status: figure.status };
        }
        return;
    };
    let allowed = allowed.filter(|_| independent);
    let verdict = allowed.and_then(|allowed| verdict(gathered, figure, measure, allowed, cell));
    match verdict {
        Some(true) => cell.remark(Remark::Agrees),
        Some(false) => return cell.remark(Remark::DoesNotAgree),
        None => {}
    }
    cell.content = content;
    cell.origin = Origin::Printed { source: figure.source, status: figure.status };
}

/// What a growth figure shows, and the values that it allows. `None` when its status stands for the value.
fn said(gathered: &Gathered<'_>, figure: &Figure, measure: Measure) -> Option<(Content, Option<Interval>)> {
    let shown = unit(gathered, measure);
    Some(match &figure.said {
        Said::Number(number) => match printed(gathered, figure, measure) {
            Some(printed) => (Content::PrintedGrowth(printed.value), Some(printed.interval)),
            None => (Content::Unread(number.to_string()), None),
        },
        Said::Range(ends) => {
            let printed = ends.0.amount_in(shown).zip(ends.1.amount_in(shown));
            let intervals =
                interval(gathered, figure, ends.0, measure).zip(interval(gathered, figure, ends.1, measure));
            match printed.zip(intervals) {
                Some(((low, high), (from, to))) => {
                    let content = Content::Bounds(Interval { low: low.min(high), high: low.max(high) });
                    (content, Some(Interval { low: from.low.min(to.low), high: from.high.max(to.high) }))
                }
                None => (Content::Unread(format!("{}…{}", ends.0, ends.1)), None),
            }
        }
        Said::Nil => (Content::Nil, Some(Interval::point(Decimal::ZERO))),
        Said::Negligible => {
            let half = Decimal::new(5, 2);
            (Content::Negligible, Some(Interval { low: -half, high: half }))
        }
        Said::Unread(text) => (Content::Unread(text.to_string()), None),
        Said::NoValue => return None,
    })
}

/// Whether the printed growth can hold with the two levels shown; `None` where nothing can be said.
fn verdict(gathered: &Gathered<'_>, figure: &Figure, measure: Measure, allowed: Interval, cell: &Cell) -> Option<bool> {
    let (mut level, mut base) = (cell.level?.amount, cell.base?.amount);
    cell.calculated.as_ref()?;
    if convention(gathered, figure, measure) == Some(Rounding::FromRoundedLevels)
        && let (Some(x), Some(b)) = (level.value, base.value)
    {
        (level, base) = (Amount::exact(x), Amount::exact(b));
    }
    holds(allowed, level, base, cell.form)
}
