//! The growth of every cell: the printed rate while it can hold with the two levels shown, else the calculated one.

use rust_decimal::Decimal;

use super::figures::Gathered;
use super::levels::{Level, Levels, differ, remark_figure};
use super::{Cell, Column, Content, How, Operand, Origin, Part, Printed, Remark};
use crate::analysis::growth::{Amount, Growth, GrowthForm, growth, holds};
use crate::analysis::interval::Interval;
use crate::domain::{Adjustment, Against, Figure, Frequency, Measure, Multiplier, Number, Period, Rounding, Said};

/// A line with the one that it is compared with.
pub(super) struct At<'a> {
    pub levels: &'a Levels,
    pub line: usize,
    pub own: &'a [Level<'a>],
    pub base: &'a [Level<'a>],
}

impl At<'_> {
    pub fn gathered(&self) -> &Gathered {
        &self.levels.gathered
    }

    pub fn period(&self) -> Option<Period> {
        self.gathered().periods.get(self.line).copied()
    }
}

/// A growth figure's number, in percent or in shown multiples. `None` when it is none.
pub(super) fn printed(gathered: &Gathered, figure: &Figure, measure: Measure) -> Option<Printed> {
    let number = figure.said.number()?;
    let interval = interval(gathered, figure, number, measure)?;
    Some(Printed { value: number.amount_in(unit(gathered, measure))?, qualifier: figure.qualifier, interval })
}

fn unit(gathered: &Gathered, measure: Measure) -> Multiplier {
    match measure {
        Measure::AbsoluteChange { .. } => gathered.head.shown,
        _ => Multiplier::UNITS,
    }
}

fn interval(gathered: &Gathered, figure: &Figure, number: Number, measure: Measure) -> Option<Interval> {
    Interval::of_number(number, unit(gathered, measure), figure.qualifier, convention(gathered, figure, measure))
}

fn convention(gathered: &Gathered, figure: &Figure, measure: Measure) -> Option<Rounding> {
    let rounding = gathered.source(figure.source)?.rounding;
    if matches!(measure, Measure::AbsoluteChange { .. }) { rounding.levels } else { rounding.rates }
}

/// The growth of a slot in some form, under the column that it stands in.
pub(super) fn cell(at: &At<'_>, slot: usize, column: Column, form: GrowthForm) -> Cell {
    let gathered = at.gathered();
    let (level, base) = (at.own.get(slot), at.base.get(slot));
    let mut cell = calculated(at, level, base, form);
    if let (Some(level), Some(base)) = (level, base) {
        remark_operands(&mut cell, level, base);
    }
    if is_seasonal(at) && cell.calculated.is_some() {
        cell.remark(Remark::NotAdjusted);
    }
    // A rate that a level was taken from says nothing of that level.
    let independent = [level, base].into_iter().flatten().all(|level| !follows_from_growth(level));
    show_printed(gathered, &mut cell, at.line, column, &|cell, allowed, from_rounded| {
        let (mut level, mut base) = (cell.level?.amount, cell.base?.amount);
        cell.calculated.as_ref().filter(|_| independent)?;
        if from_rounded && let (Some(x), Some(b)) = (level.value, base.value) {
            (level, base) = (Amount::exact(x), Amount::exact(b));
        }
        holds(allowed, level, base, cell.form)
    });
    cell
}

/// Growth on the period before, of figures with seasons in them.
pub(super) fn is_seasonal(at: &At<'_>) -> bool {
    let gathered = at.gathered();
    let unadjusted = matches!(gathered.head.adjustment, Adjustment::None | Adjustment::Calendar);
    let previous = gathered.question.basis.against == Against::Previous
        && gathered.base_period(at.line) != at.period().and_then(Period::year_earlier);
    unadjusted && previous && at.period().is_some_and(has_seasons)
}

fn follows_from_growth(level: &Level<'_>) -> bool {
    matches!(level.origin, Origin::Implied(How::FromGrowth(_)))
}

fn has_seasons(period: Period) -> bool {
    matches!(period.frequency(), Frequency::HalfYear | Frequency::Quarter | Frequency::Month)
}

/// The cell as it is while no source prints its growth.
fn calculated(at: &At<'_>, level: Option<&Level<'_>>, base: Option<&Level<'_>>, form: GrowthForm) -> Cell {
    let base_period = at.gathered().base_period(at.line);
    let itself = base_period == at.period();
    growth_of(level.zip(at.period()), base.zip(base_period), base_period, itself, form)
}

/// The growth of one level on another; a base that is the level itself has not grown.
pub(super) fn growth_of(
    level: Option<(&Level<'_>, Period)>,
    base: Option<(&Level<'_>, Period)>,
    base_period: Option<Period>,
    is_itself: bool,
    form: GrowthForm,
) -> Cell {
    let operand = |of: Option<(&Level<'_>, Period)>| of.and_then(|(level, period)| level.operand(period));
    let mut cell = Cell { level: operand(level), base: operand(base), form, ..Cell::default() };
    let amount = |operand: Option<Operand>| operand.map(|operand| operand.amount);
    let growth = if is_itself {
        let itself = amount(cell.level).map(itself);
        growth(itself, itself, form)
    } else {
        growth(amount(cell.level), amount(cell.base), form)
    };
    cell.operands = cell.level.zip(cell.base).map(|(level, base)| (level.amount.interval, base.amount.interval));
    let origin = base_period.map_or(Origin::Nobody, |base| Origin::Calculated(How::GrowthOn { base }));
    put_calculated(&mut cell, growth, origin);
    cell
}

/// A row without figures stays empty; a level without a base says why it has no growth.
pub(super) fn put_calculated(cell: &mut Cell, growth: Growth, origin: Origin) {
    if matches!(growth, Growth::NoLevel | Growth::NoBase) {
        cell.operands = None;
        if cell.level.is_some() {
            cell.content = Content::Growth(growth);
        }
        return;
    }
    cell.origin = origin;
    cell.calculated = Some(growth.clone());
    cell.content = Content::Growth(growth);
}

/// The chosen base in its own row: whatever it stands for, it has not grown.
fn itself(amount: Amount) -> Amount {
    let value = amount.value.or((amount.interval.low > Decimal::ZERO).then_some(amount.interval.low));
    value.map_or(amount, Amount::exact)
}

pub(super) fn remark_operands(cell: &mut Cell, level: &Level<'_>, base: &Level<'_>) {
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

/// Whether what was printed can hold with the levels of a cell, where something can be said: what its digits allow, and
/// whether it was calculated from rounded levels.
pub(super) type Judge<'a> = &'a dyn Fn(&Cell, Interval, bool) -> Option<bool>;

/// Puts what a source printed for a column into the cell while it can hold with the levels shown.
pub(super) fn show_printed(gathered: &Gathered, cell: &mut Cell, line: usize, column: Column, judge: Judge<'_>) {
    let Some(figures) = gathered.printed(line, column) else { return };
    let Some(figure) = gathered.shown(figures) else {
        if gathered.question.as_of.is_none() {
            cell.remark(Remark::NoneAdopted);
        }
        return;
    };
    let Some(period) = gathered.periods.get(line) else { return };
    let measure = column.key(*period, gathered.question.basis).measure;
    remark_figure(cell, figure, figures);
    cell.printed = printed(gathered, figure, measure);
    let origin = Origin::Printed { source: figure.source, status: figure.status };
    let Some((content, allowed)) = said(gathered, figure, measure) else {
        if cell.calculated.is_none() {
            cell.content = Content::NoValue(figure.status);
            cell.origin = origin;
        }
        return;
    };
    let from_rounded = convention(gathered, figure, measure) == Some(Rounding::FromRoundedLevels);
    match allowed.and_then(|allowed| judge(cell, allowed, from_rounded)) {
        Some(true) => cell.remark(Remark::Agrees),
        Some(false) => {
            cell.remark(Remark::DoesNotAgree);
            if column.part != Part::Printed {
                return;
            }
        }
        None => {}
    }
    cell.content = content;
    cell.origin = origin;
}

/// What a growth figure shows, and the values that it allows. `None` when its status stands for the value.
fn said(gathered: &Gathered, figure: &Figure, measure: Measure) -> Option<(Content, Option<Interval>)> {
    let shown = unit(gathered, measure);
    Some(match &figure.said {
        Said::Number(number) => match printed(gathered, figure, measure) {
            Some(Printed { value, qualifier, interval }) => {
                // A share rises or falls with nothing that stands in its own cell.
                let change = matches!(
                    measure,
                    Measure::Rate { .. } | Measure::AbsoluteChange { .. } | Measure::Contribution { .. }
                );
                let content = if change { Content::PrintedGrowth(value) } else { Content::Level { value, qualifier } };
                (content, Some(interval))
            }
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
