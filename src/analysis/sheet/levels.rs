//! The level of every cell: printed, calculated from an identity, or implied by a printed growth.
//!
//! *Invariant:* what somebody printed is never replaced by what follows.

use rust_decimal::Decimal;

use super::figures::{BALANCE, Gathered, Link, TURNOVER};
use super::{Cell, Content, How, Operand, Origin, Remark};
use crate::analysis::exact::{Form, Toward, quotient, sum};
use crate::analysis::growth::Amount;
use crate::analysis::interval::Interval;
use crate::domain::{Figure, Figures, Flow, Measure, Number, ObsStatus, Qualifier, RateForm, Said, Source, Valuation};

/// What is known of one level.
#[derive(Debug, Clone, Default)]
pub(super) struct Level<'a> {
    pub content: Content,
    pub origin: Origin,
    pub amount: Option<Amount>,
    pub qualifier: Qualifier,
    /// The figure shown, where somebody printed it, among all figures of the cell.
    pub printed: Option<(&'a Figure, &'a Figures)>,
    /// Of the figure, or of the two that it follows from.
    pub sources: [Option<&'a Source>; 2],
    pub broken: bool,
    pub provisional: bool,
    /// Figures are there, but none is adopted.
    unadopted: bool,
    cannot_hold: bool,
}

impl Level<'_> {
    pub fn is_derived(&self) -> bool {
        matches!(self.origin, Origin::Calculated(_) | Origin::Implied(_))
    }

    /// An identity leaves less than nothing for it.
    fn is_impossible(&self) -> bool {
        let below = self.amount.is_some_and(|amount| amount.interval.high < Decimal::ZERO);
        below && matches!(self.origin, Origin::Implied(How::TurnoverMinusExports | How::TurnoverMinusImports))
    }

    /// Nothing stands in the cell and nothing follows yet.
    fn is_open(&self) -> bool {
        self.origin == Origin::Nobody
    }
}

/// One level a line and slot.
pub(super) struct Levels<'a> {
    all: Vec<Level<'a>>,
    width: usize,
}

pub(super) fn levels<'a>(gathered: &Gathered<'a>) -> Levels<'a> {
    let width = gathered.flows.len();
    let lines = 0..gathered.periods.len();
    let mut all = Vec::with_capacity(lines.len() * width);
    for line in lines {
        all.extend((0..width).map(|slot| printed(gathered, line, slot)));
    }
    let mut levels = Levels { all, width };
    levels.identities();
    if levels.follow(gathered) {
        levels.identities();
    }
    levels
}

fn printed<'a>(gathered: &Gathered<'a>, line: usize, slot: usize) -> Level<'a> {
    let Some(figures) = gathered.level(line, slot) else { return Level::default() };
    let Some(figure) = gathered.shown(figures) else {
        let unadopted = gathered.question.as_of.is_none();
        return Level { unadopted, ..Level::default() };
    };
    let source = gathered.source(figure.source);
    let never_negative = !matches!(gathered.flows.get(slot), Some(Flow::Balance | Flow::Named(_)));
    let (content, amount) = read(gathered, figure, source, never_negative);
    Level {
        content,
        amount,
        origin: Origin::Printed { source: figure.source, status: figure.status },
        qualifier: figure.qualifier,
        printed: Some((figure, figures)),
        sources: [source, None],
        broken: figure.status == ObsStatus::Break,
        provisional: figure.status == ObsStatus::Provisional,
        ..Level::default()
    }
}

/// What a level figure says, in shown multiples.
fn read(
    gathered: &Gathered<'_>,
    figure: &Figure,
    source: Option<&Source>,
    never_negative: bool,
) -> (Content, Option<Amount>) {
    let shown = gathered.head.shown;
    let interval = |number: Number| {
        let convention = source.and_then(|source| source.rounding.levels);
        let interval = Interval::of_number(number, shown, figure.qualifier, convention)?;
        // A level that was printed below 0 all the same keeps its own interval.
        let cut = never_negative && interval.low < Decimal::ZERO && number.value() >= Decimal::ZERO;
        Some(if cut { Interval { low: Decimal::ZERO, ..interval } } else { interval })
    };
    match &figure.said {
        Said::Number(number) => {
            let Some((value, interval)) = number.amount_in(shown).zip(interval(*number)) else {
                return (Content::Unread(number.to_string()), None);
            };
            let amount = Amount { value: Some(value), interval };
            (Content::Level { value, qualifier: figure.qualifier }, Some(amount))
        }
        Said::Range(ends) => {
            let printed = ends.0.amount_in(shown).zip(ends.1.amount_in(shown));
            let (Some((low, high)), Some(from), Some(to)) = (printed, interval(ends.0), interval(ends.1)) else {
                return (Content::Unread(format!("{}…{}", ends.0, ends.1)), None);
            };
            let content = Content::Bounds(Interval { low: low.min(high), high: low.max(high) });
            let interval = Interval { low: from.low.min(to.low), high: from.high.max(to.high) };
            (content, Some(Amount { value: None, interval }))
        }
        Said::Nil => (Content::Nil, Some(Amount::exact(Decimal::ZERO))),
        Said::Negligible => {
            // Less than half a unit of the last digit that this dataset prints.
            let half = Decimal::try_from_i128_with_scale(5, gathered.usual_decimals + 1).unwrap_or(Decimal::ZERO);
            let interval = Interval { low: Decimal::ZERO, high: half };
            (Content::Negligible, Some(Amount { value: None, interval }))
        }
        Said::Unread(text) => (Content::Unread(text.to_string()), None),
        Said::NoValue => (Content::NoValue(figure.status), None),
    }
}

impl<'a> Levels<'a> {
    pub fn get(&self, line: usize, slot: usize) -> Option<&Level<'a>> {
        self.all.get(line * self.width + slot)
    }

    /// Turnover = exports + imports, balance = exports − imports, on every line.
    fn identities(&mut self) {
        for line in self.all.chunks_mut(self.width) {
            let [exports, imports, turnover, balance, ..] = line else { continue };
            if turnover.is_open() {
                fill(turnover, exports, imports, How::ExportsPlusImports);
            } else if exports.is_open() {
                fill(exports, turnover, imports, How::TurnoverMinusImports);
            } else if imports.is_open() {
                fill(imports, turnover, exports, How::TurnoverMinusExports);
            } else {
                turnover.cannot_hold |= !holds_together(turnover, exports, imports, Interval::plus);
            }
            // A part that is larger than the whole leaves less than nothing for the other.
            turnover.cannot_hold |= [&*exports, &*imports].into_iter().any(Level::is_impossible);
            if balance.is_open() {
                fill(balance, exports, imports, How::ExportsMinusImports);
            } else {
                balance.cannot_hold |= !holds_together(balance, exports, imports, Interval::minus);
            }
        }
    }

    /// Levels that nobody printed, from a printed growth and the level at its other end. Whether any was found.
    fn follow(&mut self, gathered: &Gathered<'a>) -> bool {
        let mut any = false;
        for link in &gathered.links {
            let (Some(level), Some(base)) = (self.get(link.line, link.slot), self.get(link.base, link.slot)) else {
                continue;
            };
            let forward = match (level.is_open(), base.is_open()) {
                (true, false) => true,
                (false, true) => false,
                _ => continue,
            };
            let (known, to, from) = if forward { (base, link.line, link.base) } else { (level, link.base, link.line) };
            let Some(amount) = known.amount.and_then(|known| implied(gathered, link, known, forward)) else { continue };
            let Some(period) = gathered.periods.get(from) else { continue };
            let (sources, broken, provisional) = (known.sources, known.broken, known.provisional);
            let Some(open) = self.all.get_mut(to * self.width + link.slot) else { continue };
            let origin = Origin::Implied(How::FromGrowth(*period));
            let content = Content::Bounds(shorter(amount.interval));
            *open = Level { content, origin, amount: Some(amount), sources, broken, provisional, ..open.clone() };
            any = true;
        }
        any
    }

    pub fn cell(&self, gathered: &Gathered<'_>, line: usize, slot: usize) -> Cell {
        let Some((level, period)) = self.get(line, slot).zip(gathered.periods.get(line)) else {
            return Cell::default();
        };
        let operand = |amount| Operand { period: *period, amount, derived: level.is_derived() };
        let mut cell = Cell {
            content: level.content.clone(),
            origin: level.origin.clone(),
            level: level.amount.map(operand),
            ..Cell::default()
        };
        if let Some((figure, figures)) = level.printed {
            remark_figure(&mut cell, figure, figures);
        }
        let head = gathered.head;
        let stated = |valuation| valuation != Valuation::NotStated;
        let mixed = stated(head.export_valuation)
            && stated(head.import_valuation)
            && head.export_valuation != head.import_valuation
            && matches!(slot, TURNOVER | BALANCE)
            && level.amount.is_some();
        for (remark, applies) in [
            (Remark::NoneAdopted, level.unadopted),
            (Remark::CannotHold, level.cannot_hold),
            (Remark::Provisional, level.provisional),
            (Remark::MixedValuation, mixed),
            (Remark::MixedSources, level.is_derived() && differ(level.sources, level.sources)),
        ] {
            if applies {
                cell.remark(remark);
            }
        }
        cell
    }
}

/// What is to be said of a figure wherever it stands.
pub(super) fn remark_figure(cell: &mut Cell, figure: &Figure, figures: &Figures) {
    for (remark, applies) in [
        (Remark::Rivals, figures.count() > 1),
        (Remark::Provisional, figure.status == ObsStatus::Provisional),
        (Remark::Unread, matches!(figure.said, Said::Unread(_))),
        (Remark::HasNote, figure.note().is_some()),
    ] {
        if applies {
            cell.remark(remark);
        }
    }
}

/// Whether two of the sources are known to be of different issuers.
pub(super) fn differ(one: [Option<&Source>; 2], other: [Option<&Source>; 2]) -> bool {
    let same = |a: &Source, b: &Source| {
        let (a, b) = (a.issuer().trim(), b.issuer().trim());
        a.is_empty() || b.is_empty() || a == b
    };
    one.into_iter().flatten().any(|a| other.into_iter().flatten().any(|b| !same(a, b)))
}

fn holds_together(whole: &Level<'_>, a: &Level<'_>, b: &Level<'_>, join: fn(Interval, Interval) -> Interval) -> bool {
    let (Some(whole), Some(a), Some(b)) = (whole.amount, a.amount, b.amount) else { return true };
    join(a.interval, b.interval).meets(whole.interval)
}

/// Fills an open level from two others, when both are known.
fn fill<'a>(open: &mut Level<'a>, a: &Level<'a>, b: &Level<'a>, how: How) {
    let (Some(x), Some(y)) = (a.amount, b.amount) else { return };
    let plus = how == How::ExportsPlusImports;
    let interval = if plus { x.interval.plus(y.interval) } else { x.interval.minus(y.interval) };
    let value = x.value.zip(y.value).and_then(|(x, y)| sum(x, if plus { y } else { -y }));
    let implied = matches!(how, How::TurnoverMinusExports | How::TurnoverMinusImports);
    let qualifier = if plus { of_sum(a.qualifier, b.qualifier) } else { of_difference(a.qualifier, b.qualifier) };
    let content = match value.filter(|value| !implied || interval.rounds_to(*value)) {
        Some(value) => Content::Level { value, qualifier },
        None => Content::Bounds(shorter(interval)),
    };
    *open = Level {
        content,
        origin: if implied { Origin::Implied(how) } else { Origin::Calculated(how) },
        amount: Some(Amount { value, interval }),
        qualifier,
        sources: [a.sources, b.sources].map(|sources| sources.into_iter().flatten().next()),
        broken: a.broken || b.broken,
        provisional: a.provisional || b.provisional,
        printed: None,
        unadopted: open.unadopted,
        cannot_hold: false,
    };
}

fn of_sum(a: Qualifier, b: Qualifier) -> Qualifier {
    match (a, b) {
        (Qualifier::Exact, one) | (one, Qualifier::Exact) => one,
        (a, b) if a == b => a,
        _ => Qualifier::About,
    }
}

fn of_difference(a: Qualifier, b: Qualifier) -> Qualifier {
    match (a, b) {
        (one, Qualifier::Exact) => one,
        _ => Qualifier::About,
    }
}

/// Without zeros that say nothing.
fn shorter(interval: Interval) -> Interval {
    let end = |value: Decimal| if value == Decimal::MIN || value == Decimal::MAX { value } else { value.normalize() };
    Interval { low: end(interval.low), high: end(interval.high) }
}

/// How many decimals more than the known level an implied one gets at its ends.
const FINER: u32 = 1;

/// The level at the open end of a printed growth: `known` × (1 + g) forward, `known` / (1 + g) back.
fn implied(gathered: &Gathered<'_>, link: &Link<'_>, known: Amount, forward: bool) -> Option<Amount> {
    let figure = gathered.shown(link.figures)?;
    let printed = super::rates::printed(gathered, figure, link.measure)?;
    if let Measure::AbsoluteChange { .. } = link.measure {
        let value = known.value.and_then(|known| sum(known, if forward { printed.value } else { -printed.value }));
        let interval =
            if forward { known.interval.plus(printed.interval) } else { known.interval.minus(printed.interval) };
        return Some(Amount { value, interval });
    }
    let Measure::Rate { form, .. } = link.measure else { return None };
    let ratio = percent_of_base(printed.interval, form)?;
    let bounded = known.interval.is_bounded() && ratio.is_bounded();
    if !bounded || ratio.low <= Decimal::ZERO || known.interval.low < Decimal::ZERO {
        return None;
    }
    let scale = known.interval.low.scale().max(known.interval.high.scale()) + FINER;
    let interval = if forward {
        Interval {
            low: quotient(known.interval.low, ratio.low, Form::PercentOf, scale, Toward::Below)?,
            high: quotient(known.interval.high, ratio.high, Form::PercentOf, scale, Toward::Above)?,
        }
    } else {
        Interval {
            low: quotient(known.interval.low, ratio.high, Form::OfPercent, scale, Toward::Below)?,
            high: quotient(known.interval.high, ratio.low, Form::OfPercent, scale, Toward::Above)?,
        }
    };
    Some(Amount { value: None, interval })
}

/// 121.6 for +21.6 %, for 1.216 times and for an index of 121.6.
fn percent_of_base(rate: Interval, form: RateForm) -> Option<Interval> {
    let hundred = Interval::point(Decimal::ONE_HUNDRED);
    match form {
        RateForm::Percent => Some(rate.plus(hundred)),
        RateForm::Index => Some(rate),
        RateForm::Times => {
            let hundredfold = |value: Decimal| crate::domain::number::shift(value, 2);
            Interval::new(hundredfold(rate.low)?, hundredfold(rate.high)?)
        }
    }
}
