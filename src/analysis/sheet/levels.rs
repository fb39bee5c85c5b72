//! The level of every cell: printed, calculated from an identity, or implied by a printed growth.
//!
//! *Invariant:* what somebody printed is never replaced by what follows.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::figures::{BALANCE, Gathered, Link, TURNOVER};
use super::{Cell, Content, How, Operand, Origin, PrintedAndParts, Remark};
use crate::analysis::exact::{Form, Toward, quotient, sum};
use crate::analysis::growth::Amount;
use crate::analysis::interval::Interval;
use crate::domain::{
    Figure, Figures, Flow, Measure, Number, ObsStatus, Period, Qualifier, RateForm, Said, Source, SourceId, Valuation,
};

/// What is known of one level.
#[derive(Debug, Clone, Default)]
pub(super) struct Level<'a> {
    pub content: Content,
    pub origin: Origin,
    pub amount: Option<Amount>,
    pub qualifier: Qualifier,
    /// The figure shown, where somebody printed it, among all figures of the cell.
    pub printed: Option<(&'a Figure, &'a Figures)>,
    /// Of the figure, or two of those that it follows from: of different issuers, where there are such.
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

    /// Nobody printed it, and what it follows from leaves some room.
    pub fn is_implied(&self) -> bool {
        matches!(self.origin, Origin::Implied(_))
    }

    /// An identity leaves less than nothing for it.
    fn is_impossible(&self) -> bool {
        let below = self.amount.is_some_and(|amount| amount.interval.high < Decimal::ZERO);
        below && matches!(self.origin, Origin::Implied(How::TurnoverMinusExports | How::TurnoverMinusImports))
    }

    /// Nothing stands in the cell and nothing follows yet.
    pub fn is_open(&self) -> bool {
        self.origin == Origin::Nobody
    }

    pub fn cannot_hold(&self) -> bool {
        self.cannot_hold
    }

    /// With what follows for it, in the place of nothing.
    pub fn filled<'a>(content: Content, origin: Origin, amount: Amount, open: &Level<'a>) -> Level<'a> {
        Level { content, origin, amount: Some(amount), ..open.clone() }
    }

    pub fn operand(&self, period: Period) -> Option<Operand> {
        let how = match self.origin {
            Origin::Calculated(how) | Origin::Implied(how) => Some(how),
            Origin::Nobody | Origin::Printed { .. } => None,
        };
        Some(Operand { period, amount: self.amount?, derived: self.is_derived(), how })
    }
}

/// The levels of a line, one a slot.
pub(super) type Line<'a> = Vec<Level<'a>>;

/// A level that follows from a printed growth and the level at its other end.
#[derive(Debug, Clone)]
struct Followed {
    from: Period,
    amount: Amount,
    sources: [Option<SourceId>; 2],
    broken: bool,
    provisional: bool,
}

/// All levels of a dataset, each line worked out when it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Levels {
    pub gathered: Gathered,
    /// By line and slot.
    followed: BTreeMap<(usize, usize), Followed>,
}

impl Levels {
    pub fn new(gathered: Gathered) -> Self {
        let mut levels = Self { gathered, followed: BTreeMap::new() };
        levels.followed = levels.follow();
        levels
    }

    /// The levels of a line: printed, else by an identity, else a sum of shorter periods, else by a printed growth.
    pub fn of(&self, line: usize) -> Line<'_> {
        let mut levels = self.settled(line);
        let mut followed = self.followed.range((line, 0)..(line + 1, 0)).peekable();
        if followed.peek().is_none() {
            return levels;
        }
        for ((_, slot), known) in followed {
            if let Some(open) = levels.get_mut(*slot) {
                *open = self.by_growth(known, open);
            }
        }
        identities(&mut levels);
        levels
    }

    /// Whether a level of the line follows from a printed growth.
    pub fn has_followed(&self, line: usize) -> bool {
        !self.followed.is_empty() && self.followed.range((line, 0)..(line + 1, 0)).next().is_some()
    }

    /// The levels of a line, but for those that follow from a printed growth.
    pub fn settled(&self, line: usize) -> Line<'_> {
        let mut levels = self.printed_line(line);
        identities(&mut levels);
        self.sum_up(line, &mut levels);
        levels
    }

    fn printed_line(&self, line: usize) -> Line<'_> {
        let mut levels = vec![Level::default(); self.gathered.flows.len()];
        for observation in
            self.gathered.of_line(line).take_while(|observation| observation.key.measure == Measure::Level)
        {
            let slot = self.gathered.slot_of(observation.key.flow);
            if let Some(level) = slot.and_then(|slot| levels.get_mut(slot)) {
                *level = printed(&self.gathered, observation.key.flow, &observation.figures);
            }
        }
        levels
    }

    /// The level of one cell alone, without the rest of its line where somebody printed it.
    pub fn one(&self, line: usize, slot: usize) -> Option<Level<'_>> {
        let figures = self.gathered.level(line, slot).zip(self.gathered.flows.get(slot));
        let level = figures.map(|(figures, flow)| printed(&self.gathered, *flow, figures));
        match level.filter(|level| !level.is_open()) {
            Some(level) => Some(level),
            None => self.of(line).into_iter().nth(slot),
        }
    }

    fn by_growth<'a>(&'a self, known: &Followed, open: &Level<'a>) -> Level<'a> {
        Level {
            content: Content::Bounds(shorter(known.amount.interval)),
            origin: Origin::Implied(How::FromGrowth(known.from)),
            amount: Some(known.amount),
            sources: known.sources.map(|source| self.gathered.source(source)),
            broken: known.broken,
            provisional: known.provisional,
            ..open.clone()
        }
    }

    /// Levels that nobody printed, from a printed growth and the level at its other end.
    fn follow(&self) -> BTreeMap<(usize, usize), Followed> {
        let mut found: BTreeMap<(usize, usize), Followed> = BTreeMap::new();
        let mut lines: BTreeMap<usize, Line<'_>> = BTreeMap::new();
        let stands = |line, slot| self.gathered.level(line, slot).is_some_and(|f| self.gathered.shown(f).is_some());
        for (link, figures) in self.gathered.links() {
            if stands(link.line, link.slot) && stands(link.base, link.slot) {
                continue;
            }
            let mut level = |line: usize| {
                let own = lines.entry(line).or_insert_with(|| self.settled(line)).get(link.slot)?;
                Some(found.get(&(line, link.slot)).map_or_else(|| own.clone(), |known| self.by_growth(known, own)))
            };
            let (Some(level), Some(base)) = (level(link.line), level(link.base)) else { continue };
            let forward = match (level.is_open(), base.is_open()) {
                (true, false) => true,
                (false, true) => false,
                _ => continue,
            };
            let (known, to, from) = if forward { (base, link.line, link.base) } else { (level, link.base, link.line) };
            let implied = known.amount.and_then(|amount| implied(&self.gathered, &link, figures, amount, forward));
            let (Some(amount), Some(from)) = (implied, self.gathered.periods.get(from)) else { continue };
            let sources = known.sources.map(|source| source.map(|source| source.id));
            let (broken, provisional) = (known.broken, known.provisional);
            found.insert((to, link.slot), Followed { from: *from, amount, sources, broken, provisional });
        }
        found
    }

    pub fn cell(&self, line: usize, slot: usize, levels: &[Level<'_>]) -> Cell {
        let Some((level, period)) = levels.get(slot).zip(self.gathered.periods.get(line)) else {
            return Cell::default();
        };
        let mut cell = Cell {
            content: level.content.clone(),
            origin: level.origin.clone(),
            level: level.operand(*period),
            ..Cell::default()
        };
        if let Some((figure, figures)) = level.printed {
            remark_figure(&mut cell, figure, figures);
        }
        let head = &self.gathered.head;
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
        if level.printed.is_some()
            && let Some(printed) = level.operand(*period)
            && let Some(sum) = self.sum_of_parts(line, slot)
        {
            cell.compare_with_parts(PrintedAndParts { printed, sum });
        }
        cell
    }
}

fn printed<'a>(gathered: &'a Gathered, flow: Flow, figures: &'a Figures) -> Level<'a> {
    let Some(figure) = gathered.shown(figures) else {
        let unadopted = gathered.question.as_of.is_none();
        return Level { unadopted, ..Level::default() };
    };
    let source = gathered.source(figure.source);
    let never_negative = !matches!(flow, Flow::Balance | Flow::Named(_));
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
    gathered: &Gathered,
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
            let half = Decimal::try_from_i128_with_scale(5, gathered.usual_decimals() + 1).unwrap_or(Decimal::ZERO);
            let interval = Interval { low: Decimal::ZERO, high: half };
            (Content::Negligible, Some(Amount { value: None, interval }))
        }
        Said::Unread(text) => (Content::Unread(text.to_string()), None),
        Said::NoValue => (Content::NoValue(figure.status), None),
    }
}

/// Turnover = exports + imports, balance = exports − imports.
pub(super) fn identities(line: &mut [Level<'_>]) {
    let [exports, imports, turnover, balance, ..] = line else { return };
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

pub(super) fn of_sum(a: Qualifier, b: Qualifier) -> Qualifier {
    match (a, b) {
        (Qualifier::Exact, one) | (one, Qualifier::Exact) => one,
        (a, b) if a == b => a,
        _ => Qualifier::About,
    }
}

pub(super) fn of_difference(a: Qualifier, b: Qualifier) -> Qualifier {
    match (a, b) {
        (one, Qualifier::Exact) => one,
        _ => Qualifier::About,
    }
}

/// Without zeros that say nothing.
pub(super) fn shorter(interval: Interval) -> Interval {
    let end = |value: Decimal| if value == Decimal::MIN || value == Decimal::MAX { value } else { value.normalize() };
    Interval { low: end(interval.low), high: end(interval.high) }
}

/// How many decimals more than the known level an implied one gets at its ends.
const FINER: u32 = 1;

/// The level at the open end of a printed growth: `known` × (1 + g) forward, `known` / (1 + g) back.
fn implied(gathered: &Gathered, link: &Link, figures: &Figures, known: Amount, forward: bool) -> Option<Amount> {
    let figure = gathered.shown(figures)?;
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
