//! One series as figures in the order of the axis, exact and for the eye.
//!
//! *Invariant:* what has no number has no entry; a number keeps its printed digits.

use rust_decimal::Decimal;

use super::account::Account;
use super::axis::Axis;
use super::study::{Set, Study};
use crate::analysis::chart::values::{self, Drawn, Value};
use crate::analysis::growth::Growth;
use crate::analysis::interval::Interval;
use crate::analysis::sheet::{Cell, Column, Content, Origin, Part, Remark};
use crate::domain::marks::{Datum, Ink, PanelKind, Series, SeriesKey, Shape};
use crate::domain::{Flow, ObsStatus, Period, Qualifier};
use crate::words::Words;

/// A number in all its digits.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Exact {
    Value {
        value: Decimal,
        qualifier: Qualifier,
        /// Its interval does not round to this one value.
        approximate: bool,
    },
    Bounds(Box<Interval>),
    /// A word is drawn in its place.
    Word,
}

impl Exact {
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Value { value, .. } => Some(*value),
            Self::Bounds(_) | Self::Word => None,
        }
    }
}

/// What the numbers of a series are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Amount,
    /// Signed percent.
    Growth,
    /// Base = 100.
    Index,
    /// Percent of a whole.
    Share,
    /// Percentage points.
    Points,
}

/// One figure of a series.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its place on the axis.
    pub slot: usize,
    pub period: Period,
    pub drawn: Drawn,
    pub exact: Exact,
    /// Of the printed figure.
    pub status: ObsStatus,
}

impl Entry {
    pub fn value(&self) -> Option<Value> {
        match &self.drawn {
            Drawn::Value(value) => Some(*value),
            Drawn::Note(_) => None,
        }
    }

    /// A band reaches down to the value where a logarithmic scale has no place for its lower end.
    pub fn keep_band_above_zero(&mut self) {
        if let Drawn::Value(value) = &mut self.drawn {
            value.band = value.band.map(|(low, high)| if low > 0.0 { (low, high) } else { (value.y, high) });
        }
    }
}

/// A series in one panel.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strand {
    pub key: SeriesKey,
    pub name: String,
    pub ink: Ink,
    pub shape: Shape,
    pub panel: PanelKind,
    pub reading: Reading,
    /// In the order of the axis.
    pub entries: Vec<Entry>,
    pub account: Account,
}

impl Strand {
    pub fn new(key: SeriesKey, panel: PanelKind, entries: Vec<Entry>, account: Account) -> Self {
        let (ink, reading) = (Ink::Flow(key.flow), reading_of(panel));
        Self { key, name: String::new(), ink, shape: Shape::Line, panel, reading, entries, account }
    }

    pub fn series(&self) -> Series {
        Series { key: self.key, panel: self.panel }
    }

    pub fn datum(&self, entry: &Entry) -> Datum {
        Datum { period: entry.period, series: self.series() }
    }

    /// The number of an entry in words: `456.3`, `374.9…375.1`, `+21.6 %`, `new`.
    pub fn text(&self, entry: &Entry, words: &Words) -> String {
        match (&entry.drawn, &entry.exact) {
            (Drawn::Note(text), _) => text.clone(),
            (_, exact) => text(exact, self.reading, words),
        }
    }

    /// The same with every digit.
    pub fn whole_text(&self, entry: &Entry, words: &Words) -> String {
        match &entry.exact {
            Exact::Value { value, qualifier: Qualifier::Exact, approximate: false }
                if self.reading == Reading::Amount =>
            {
                words.decimal(*value)
            }
            _ => self.text(entry, words),
        }
    }

    /// The same with the letter of its status.
    pub fn label(&self, entry: &Entry, words: &Words) -> String {
        let text = self.text(entry, words);
        if entry.status == ObsStatus::Normal || text.is_empty() {
            return text;
        }
        words.with("charts-label-status", &[("number", &text), ("letter", entry.status.code())])
    }
}

/// The column that a panel is filled from.
pub(super) fn part_of(panel: PanelKind) -> Part {
    match panel {
        PanelKind::Level => Part::Level,
        PanelKind::Growth => Part::Growth,
        PanelKind::Index => Part::Index,
        PanelKind::Share => Part::Share,
        PanelKind::Contribution => Part::Contribution,
    }
}

fn reading_of(panel: PanelKind) -> Reading {
    match panel {
        PanelKind::Level => Reading::Amount,
        PanelKind::Growth => Reading::Growth,
        PanelKind::Index => Reading::Index,
        PanelKind::Share => Reading::Share,
        PanelKind::Contribution => Reading::Points,
    }
}

/// The strands of a set, one a flow, in the order of the flows; those without a figure too.
pub(super) fn strands(study: &Study<'_>, set: &Set<'_>, flows: &[Flow], panel: PanelKind, axis: &Axis) -> Vec<Strand> {
    let columns: Vec<_> = flows.iter().map(|flow| Column::new(*flow, part_of(panel))).collect();
    let strand = |flow: &Flow| {
        let key = SeriesKey { dataset: set.dataset.id, flow: *flow, year: None };
        Strand::new(key, panel, Vec::new(), Account::default())
    };
    let mut strands: Vec<Strand> = flows.iter().map(strand).collect();
    for slot in axis.order() {
        let Some((period, row)) = axis.period(slot).and_then(|period| Some((period, set.sheet.row_of(period)?))) else {
            continue;
        };
        for (cell, strand) in set.sheet.glances(row, &columns).iter().zip(&mut strands) {
            let flow = strand.key.flow;
            let Some(drawn) = drawn(study, set, row, flow, panel, cell) else { continue };
            let exact = if matches!(drawn, Drawn::Note(_)) { Exact::Word } else { exact(cell) };
            strand.entries.push(Entry { slot, period, drawn, exact, status: status(set, flow, period, cell) });
            strand.account.take(set, panel, flow, period, cell);
        }
    }
    strands
}

fn drawn(study: &Study<'_>, set: &Set<'_>, row: usize, flow: Flow, panel: PanelKind, cell: &Cell) -> Option<Drawn> {
    match panel {
        PanelKind::Level => values::level(cell).map(Drawn::Value),
        _ => values::derived(&set.sheet, row, flow, cell, study.words),
    }
}

/// Of the printed figure, or of what a calculated one rests on.
fn status(set: &Set<'_>, flow: Flow, period: Period, cell: &Cell) -> ObsStatus {
    let broken =
        || set.sheet.figure_in(period, Column::level(flow)).is_some_and(|level| level.status == ObsStatus::Break);
    match cell.origin {
        Origin::Printed { status, .. } if status != ObsStatus::Normal => status,
        _ if cell.has(Remark::AcrossBreak) && broken() => ObsStatus::Break,
        _ if cell.has(Remark::Provisional) => ObsStatus::Provisional,
        _ => ObsStatus::Normal,
    }
}

/// The number that a cell shows.
pub(super) fn exact(cell: &Cell) -> Exact {
    let value = |value: Decimal, qualifier, approximate| Exact::Value { value, qualifier, approximate };
    match &cell.content {
        Content::Level { value: level, qualifier } => value(*level, *qualifier, false),
        Content::Bounds(interval) | Content::Growth(Growth::Bounded(interval)) => Exact::Bounds(Box::new(*interval)),
        Content::Nil | Content::Negligible => value(Decimal::ZERO, Qualifier::Exact, false),
        Content::PrintedGrowth(rate) => {
            value(*rate, cell.printed.map(|printed| printed.qualifier).unwrap_or_default(), false)
        }
        Content::Growth(growth) => growth
            .estimate()
            .map_or(Exact::Word, |estimate| value(estimate.value, Qualifier::Exact, estimate.approximate)),
        Content::Missing | Content::Unread(_) | Content::NoValue(_) | Content::Text(_) => Exact::Word,
    }
}

/// More decimals than this come of showing an amount in a larger multiplier; so many digits are read on a picture.
const MOST_DECIMALS: u32 = 3;
const DIGITS: u32 = 4;

/// Whether a picture writes an amount with fewer digits than it has.
pub(super) fn is_shortened(value: Decimal) -> bool {
    shortened(value) != value
}

/// An amount as it is written on a picture; its table has every digit.
fn shortened(value: Decimal) -> Decimal {
    if value.normalize().scale() <= MOST_DECIMALS {
        return value;
    }
    // At least one decimal stays, so that it is seen to be no whole number.
    let short = value.round_sf(DIGITS).filter(|short| short.scale() > 0);
    short.unwrap_or(value.round_dp(1))
}

fn written(value: Decimal, reading: Reading, words: &Words) -> String {
    match reading {
        Reading::Amount => words.decimal(shortened(value)),
        Reading::Index => words.decimal(value),
        Reading::Growth => words.numbers.signed_percent(value),
        Reading::Share => words.numbers.percent(value),
        Reading::Points => words.with("figure-points", &[("number", &words.numbers.signed(value))]),
    }
}

/// Of the lower end, where the unit stands after the upper one.
fn without_unit(value: Decimal, reading: Reading, words: &Words) -> String {
    match reading {
        Reading::Amount => words.decimal(shortened(value)),
        Reading::Index | Reading::Share => words.decimal(value),
        Reading::Growth | Reading::Points => words.numbers.signed(value),
    }
}

pub(super) fn text(exact: &Exact, reading: Reading, words: &Words) -> String {
    match exact {
        Exact::Value { value, qualifier, approximate } => {
            let text = written(*value, reading, words);
            match qualifier {
                Qualifier::Exact if *approximate => words.with("chart-about", &[("number", &text)]),
                Qualifier::Exact => text,
                Qualifier::Over => words.with("figure-over", &[("number", &text)]),
                Qualifier::Nearly => words.with("figure-nearly", &[("number", &text)]),
                Qualifier::About => words.with("figure-about", &[("number", &text)]),
            }
        }
        Exact::Bounds(interval) => bounds(**interval, reading, words),
        Exact::Word => String::new(),
    }
}

fn bounds(interval: Interval, reading: Reading, words: &Words) -> String {
    // Ends of calculated percentages have two decimals more than people read.
    let interval = if reading == Reading::Amount { interval } else { interval.outward(1) };
    match (interval.low == Decimal::MIN, interval.high == Decimal::MAX) {
        (true, true) => String::new(),
        (true, false) => words.with("charts-at-most", &[("number", &written(interval.high, reading, words))]),
        (false, true) => words.with("charts-at-least", &[("number", &written(interval.low, reading, words))]),
        (false, false) => {
            let (low, high) = (without_unit(interval.low, reading, words), written(interval.high, reading, words));
            words.with("charts-bounds", &[("low", &low), ("high", &high)])
        }
    }
}
