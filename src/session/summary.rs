//! What the selected cells come to: count, sum, mean, smallest and largest, over what may be added.
//!
//! Levels of one flow in periods that do not overlap may be added, and so may flows of which none contains another:
//! exports and imports are turnover; turnover and exports would count exports twice. A balance goes only with balances.
//! Growth, shares and changes have no sum. Two datasets of one trade are two claims of the same figures: no sum either.
//! A sum is exact, from the digits as stored, as turnover is in the table: 456.3 and 73 are 529.3. It is marked ≈ when
//! a figure in it is "about" or "over", and is an interval when one is known only as that. The mean has at most one
//! decimal more than the sum, rounded half away from zero, without zeros that say nothing.
//! *Invariant:* a cell without a figure is no zero; what is not sure to be additive is not added.

mod adding;
mod strips;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::Session;
use super::grid::Marks;
use super::place::Cursor;
use super::table::DatasetTable;
use super::wording::cell_text;
use crate::analysis::growth::Growth;
use crate::analysis::sheet::{Cell, Column, Content, Part, Side, Stated, Walk};
use crate::domain::{Dataset, Flow, Indicator, Multiplier, Period};
use crate::words::Words;
use adding::{Total, Totalled};
use strips::Strip;

/// Why nothing is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSum {
    Units,
    Periods,
    Flows,
    /// Growth, shares, changes.
    Rates,
    /// Levels and rates: not even the smallest of them can be told.
    Kinds,
    /// Two datasets of one trade.
    OneTrade,
    Digits,
    /// A figure without an upper or a lower end.
    Open,
}

/// What a selection comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub cells: usize,
    pub figures: usize,
    /// `Err` also where there is one figure or none to add: then it is not told.
    pub total: Result<Totalled, NoSum>,
    /// Smallest and largest as their cells show them; `None` where they can not be compared.
    pub extremes: Option<(String, String)>,
    signed: bool,
}

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Amounts that can be added to others of their flow.
    Level,
    /// A rate, a share, a change, in percent, points or amounts, by its part and side.
    Rate(Part, bool),
    /// A source or a note.
    Words,
}

fn kind(column: Column) -> Kind {
    match (column.part, column.of) {
        (Part::Source | Part::Note, _) => Kind::Words,
        (Part::Level, Side::Own | Side::Beside(_)) => Kind::Level,
        (part, Side::DifferencePercent(_)) => Kind::Rate(part, true),
        (part, Side::Difference(_)) => Kind::Rate(part, false),
        // Growth of a balance is a change in amounts, that of the others percent.
        (Part::Growth | Part::Printed, _) if column.flow == Flow::Balance => Kind::Rate(Part::Change, false),
        (part, _) => Kind::Rate(part, false),
    }
}

/// What a selection that grows came to so far: rows that were looked at are not looked at again.
#[derive(Default)]
pub struct Growing(Option<Grown>);

struct Grown {
    table: Rc<DatasetTable>,
    strip: Strip,
    /// Rows were taken from the lowest to the highest.
    upwards: bool,
    gathered: Gathered,
}

impl Grown {
    /// The rows that a strip has beyond those looked at, and whether they are to be taken upwards.
    fn beyond(&self, table: &Rc<DatasetTable>, strip: &Strip) -> Option<(Range<usize>, bool)> {
        if !Rc::ptr_eq(&self.table, table) || self.strip.columns != strip.columns {
            return None;
        }
        let (old, new) = (&self.strip.rows, &strip.rows);
        let may_turn = old.len() == 1;
        if new.start == old.start && new.end >= old.end && (!self.upwards || may_turn) {
            return Some((old.end..new.end, false));
        }
        (new.end == old.end && new.start <= old.start && (self.upwards || may_turn))
            .then_some((new.start..old.start, true))
    }
}

/// The rows of a table as a summary reads them.
struct Reader<'t> {
    table: &'t DatasetTable,
    columns: Vec<Option<Read>>,
    walks: Vec<(Walk<'t>, Option<Period>)>,
}

impl<'t> Reader<'t> {
    fn new(session: &Session, table: &'t DatasetTable, strips: &[Strip]) -> Self {
        let mut columns: Vec<usize> = strips.iter().flat_map(|strip| strip.columns.iter().copied()).collect();
        columns.sort_unstable();
        columns.dedup();
        let read = |at: usize| {
            let column = *table.columns.get(at).filter(|_| columns.binary_search(&at).is_ok())?;
            Read::new(session, table, column)
        };
        let sheets = std::iter::once(&table.sheet).chain(table.beside.iter().map(|(_, sheet)| sheet));
        Self {
            table,
            columns: (0..table.columns.len()).map(read).collect(),
            walks: sheets.map(|sheet| (sheet.walk(), None)).collect(),
        }
    }

    fn take_row(&mut self, row: usize, columns: &[usize], gathered: &mut Gathered) {
        let Some(period) = self.table.period_at(row) else { return };
        for at in columns {
            let Some(read) = self.columns.get(*at).and_then(Option::as_ref) else { continue };
            let seen = match read.walk.and_then(|nth| self.walks.get_mut(nth)) {
                Some((walk, there)) => {
                    // A row is looked for once, not for each of its columns.
                    let is_there = *there == Some(period) || walk.go_to(period);
                    *there = is_there.then_some(period);
                    if gathered.only_counts() {
                        let shown = is_there && walk.shows_number(read.column.of(Side::Own));
                        gathered.figures += usize::from(shown);
                        continue;
                    }
                    if is_there { seen(walk, read, gathered.comparable) } else { None }
                }
                None => self.table.cell(Cursor { period, column: read.column }).and_then(|cell| seen_in(&cell)),
            };
            if let Some(seen) = seen {
                gathered.take(*at, read, period, seen);
            }
        }
    }
}

/// Counts and adds. The columns alone tell what can not be added; then cells are only counted.
pub fn summary(
    session: &Session,
    words: &Words,
    table: &Rc<DatasetTable>,
    marks: &Marks,
    growing: &mut Growing,
) -> Summary {
    let strips = strips::strips(&marks.blocks(table.as_ref()));
    let mut reader = Reader::new(session, table, &strips);
    let known = growing.0.take();
    let (gathered, upwards) = match (known, strips.as_slice()) {
        (Some(known), [strip]) if known.beyond(table, strip).is_some() => {
            let (rows, upwards) = known.beyond(table, strip).unwrap_or_default();
            let mut gathered = known.gathered;
            let mut take = |row| reader.take_row(row, &strip.columns, &mut gathered);
            if upwards {
                rows.rev().for_each(&mut take)
            } else {
                rows.for_each(&mut take)
            }
            (gathered, upwards)
        }
        _ => {
            let (not, comparable) = (not_by_columns(session, table, &reader.columns), comparable(&reader.columns));
            let mut gathered = Gathered::new(not, comparable);
            for strip in &strips {
                strip.rows.clone().for_each(|row| reader.take_row(row, &strip.columns, &mut gathered));
            }
            (gathered, false)
        }
    };
    let cells = strips.iter().map(|strip| strip.rows.len() * strip.columns.len()).sum();
    let signed = reader.columns.iter().flatten().all(|read| read.column.flow == Flow::Balance);
    if let [strip] = strips.as_slice() {
        growing.0 = Some(Grown { table: Rc::clone(table), strip: strip.clone(), upwards, gathered: gathered.clone() });
    }
    Summary { cells, signed, ..gathered.finish(words, table, &reader.columns) }
}

/// What a cell that shows a number adds to a summary.
#[derive(Debug, Clone, Copy)]
enum Seen {
    Level(Stated),
    /// With the number to compare it by, where there is one.
    Rate(Option<Decimal>),
}

/// A rate is worked out only where it is compared with others; else it is but counted.
fn seen(walk: &mut Walk<'_>, read: &Read, comparable: bool) -> Option<Seen> {
    let column = read.column.of(Side::Own);
    match read.kind {
        Kind::Level => walk.level(column).map(Seen::Level),
        _ if comparable => walk.cell(column).and_then(|cell| seen_in(&cell)),
        _ => walk.shows_number(column).then_some(Seen::Rate(None)),
    }
}

fn seen_in(cell: &Cell) -> Option<Seen> {
    cell.shows_number().then(|| Seen::Rate(to_compare(cell)))
}

/// A selected column that has figures.
struct Read {
    column: Column,
    kind: Kind,
    /// From the multiples of its dataset to those of the first one.
    power: i32,
    /// Which dataset's cells stand in it as they are; none for a difference of two.
    walk: Option<usize>,
}

impl Read {
    fn new(session: &Session, table: &DatasetTable, column: Column) -> Option<Self> {
        let shown = |id| session.project().datasets.get(id).map(|dataset| dataset.head.shown);
        let of = |multiplier: Option<Multiplier>| i32::from(multiplier.unwrap_or_default().0);
        let power = of(shown(table.dataset_of(column))) - of(shown(table.id));
        let kind = kind(column);
        let walk = match column.of {
            Side::Own => Some(0),
            Side::Beside(id) => table.beside.iter().position(|(known, _)| *known == id).map(|nth| nth + 1),
            Side::Difference(_) | Side::DifferencePercent(_) => None,
        };
        (kind != Kind::Words).then_some(Self { column, kind, power, walk })
    }
}

/// Whether the largest of what is selected means anything: all of one kind.
fn comparable(columns: &[Option<Read>]) -> bool {
    let mut kinds = columns.iter().flatten().map(|read| read.kind);
    let first = kinds.next();
    kinds.all(|kind| Some(kind) == first)
}

/// Why the selected columns can not be added, whatever stands in them.
fn not_by_columns(session: &Session, table: &DatasetTable, columns: &[Option<Read>]) -> Option<NoSum> {
    let read: Vec<_> = columns.iter().flatten().collect();
    if !comparable(columns) {
        return Some(NoSum::Kinds);
    }
    if read.iter().any(|read| read.kind != Kind::Level) {
        return Some(NoSum::Rates);
    }
    let dataset = |read: &Read| session.project().datasets.get(table.dataset_of(read.column));
    let units = read.iter().filter_map(|read| dataset(read)).map(|dataset| &dataset.head.unit);
    let first = units.clone().next();
    if units.into_iter().any(|unit| Some(unit) != first) {
        return Some(NoSum::Units);
    }
    for (nth, one) in read.iter().enumerate() {
        for other in read.iter().skip(nth + 1) {
            let same_dataset = table.dataset_of(one.column) == table.dataset_of(other.column);
            let trade = |(one, other): (&Dataset, &Dataset)| is_one_trade(one, other);
            if !same_dataset && dataset(one).zip(dataset(other)).is_some_and(trade) {
                return Some(NoSum::OneTrade);
            }
            let (one, other) = (one.column.flow, other.column.flow);
            let ok = if same_dataset { apart(one, other) } else { one == other || apart(one, other) };
            if !ok {
                return Some(NoSum::Flows);
            }
        }
    }
    None
}

/// The trade of one pair, from whichever side. Only goods and services are known to have nothing in common: a product is
/// part of the total, and may be part of another product.
fn is_one_trade(one: &Dataset, other: &Dataset) -> bool {
    let (a, b) = (&one.head, &other.head);
    let same_way = a.reporter == b.reporter && a.partner == b.partner;
    let other_way = a.reporter == b.partner && a.partner == b.reporter;
    let apart = matches!(
        (&a.indicator, &b.indicator),
        (Indicator::Goods, Indicator::Services) | (Indicator::Services, Indicator::Goods)
    );
    (same_way || other_way) && !apart
}

/// Whether two flows have nothing in common and make sense together.
fn apart(one: Flow, other: Flow) -> bool {
    let leaves = |flow| match flow {
        Flow::DomesticExports => Some(0b001),
        Flow::ReExports => Some(0b010),
        Flow::Exports => Some(0b011),
        Flow::ReImports | Flow::Imports => Some(0b100),
        Flow::Turnover => Some(0b111),
        Flow::Balance | Flow::Transit | Flow::Named(_) => None,
    };
    leaves(one).zip(leaves(other)).is_some_and(|(one, other): (u8, u8)| one & other == 0)
}

/// The smallest or the largest so far: what it is, and the column and period where it stands.
type Extreme = Option<(Decimal, usize, Period)>;

#[derive(Debug, Clone)]
struct Gathered {
    figures: usize,
    not: Option<NoSum>,
    comparable: bool,
    total: Total,
    /// By column: the period taken last, to see overlaps as they come.
    last: Vec<Option<Period>>,
    smallest: Extreme,
    largest: Extreme,
}

impl Gathered {
    fn new(not: Option<NoSum>, comparable: bool) -> Self {
        let comparable = comparable && not != Some(NoSum::Units);
        Self { figures: 0, not, comparable, total: Total::default(), last: Vec::new(), smallest: None, largest: None }
    }

    /// What is of several kinds is neither added nor compared.
    fn only_counts(&self) -> bool {
        self.not.is_some() && !self.comparable
    }

    fn take(&mut self, at: usize, read: &Read, period: Period, seen: Seen) {
        self.figures += 1;
        let number = match seen {
            Seen::Level(Stated::Value(value, _)) => Some(value),
            Seen::Level(Stated::Bounds(interval)) if interval.is_bounded() => Some(interval.low),
            Seen::Level(_) => None,
            Seen::Rate(number) => number,
        };
        if self.comparable
            && let Some(value) = number.and_then(|value| shifted(value, read.power))
        {
            if self.smallest.as_ref().is_none_or(|(known, ..)| value < *known) {
                self.smallest = Some((value, at, period));
            }
            if self.largest.as_ref().is_none_or(|(known, ..)| value > *known) {
                self.largest = Some((value, at, period));
            }
        }
        let Seen::Level(stated) = seen else { return };
        if self.not.is_some() {
            return;
        }
        if self.last.len() <= at {
            self.last.resize(at + 1, None);
        }
        let last = self.last.get_mut(at).and_then(|last| last.replace(period));
        // Rows come in the order of time or against it: a period that overlaps any overlaps the one before.
        if last.is_some_and(|last| overlap(last, period)) {
            self.not = Some(NoSum::Periods);
            return;
        }
        self.not = self.total.add(stated, read.power).err();
    }

    fn finish(self, words: &Words, table: &DatasetTable, columns: &[Option<Read>]) -> Summary {
        let text = |extreme: Extreme| {
            let (value, at, period) = extreme?;
            let read = columns.get(at)?.as_ref()?;
            let cell = table.cell(Cursor { period, column: read.column })?;
            Some(if read.power == 0 { cell_text(words, &cell, read.column) } else { words.decimal(value) })
        };
        let extremes = text(self.smallest).zip(text(self.largest));
        let total = match self.not {
            Some(why) => Err(why),
            None => self.total.finish(self.figures),
        };
        Summary { cells: 0, figures: self.figures, total, extremes, signed: false }
    }
}

fn overlap(one: Period, other: Period) -> bool {
    one.start_index() < other.end_index() && other.start_index() < one.end_index()
}

fn shifted(value: Decimal, power: i32) -> Option<Decimal> {
    if power == 0 { Some(value) } else { crate::domain::number::shift(value, power) }
}

/// One number for a figure, to tell the smallest and the largest by; none where the two ends are not known.
fn to_compare(cell: &Cell) -> Option<Decimal> {
    match &cell.content {
        Content::Level { value, .. } | Content::PrintedGrowth(value) => Some(*value),
        Content::Nil => Some(Decimal::ZERO),
        // "×11.4" is not percent.
        Content::Growth(Growth::Times(_) | Growth::ChangeOnly(_)) => None,
        Content::Growth(growth) => growth.estimate().map(|of| of.value),
        Content::Bounds(interval) if interval.is_bounded() => Some(interval.low),
        _ => None,
    }
}

/// One line for the status bar; empty when less than two cells are selected.
///
/// "2 cells  sum 529.3  mean 264.65", "5 cells, 4 figures  no sum: periods overlap  smallest 73  largest 529.4".
/// Smallest and largest of two figures are the two: they are told from three on, or where there is no sum.
pub fn summary_text(
    session: &Session,
    words: &Words,
    table: &Rc<DatasetTable>,
    marks: &Marks,
    growing: &mut Growing,
) -> String {
    if marks.is_single() {
        return String::new();
    }
    text_of(words, &summary(session, words, table, marks, growing))
}

fn text_of(words: &Words, summary: &Summary) -> String {
    if summary.cells < 2 {
        return String::new();
    }
    let mut count = words.count("sum-cells", summary.cells);
    if summary.figures != summary.cells {
        count = format!("{count}, {}", words.count("sum-figures", summary.figures));
    }
    let mut parts = vec![count];
    if summary.figures >= 2 {
        match &summary.total {
            Ok(total) => {
                parts.push(words.with("sum-of", &[("number", &total.sum_text(words, summary.signed))]));
                let mean = total.mean_text(words, summary.signed);
                parts.extend(mean.map(|mean| words.with("sum-mean", &[("number", &mean)])));
            }
            Err(why) => parts.push(words.with("sum-not", &[("why", words.t(why_id(*why)))])),
        }
    }
    let tell = summary.figures > 2 || (summary.figures == 2 && summary.total.is_err());
    if let Some((smallest, largest)) = summary.extremes.as_ref().filter(|_| tell) {
        parts.push(words.with("sum-smallest", &[("number", smallest)]));
        parts.push(words.with("sum-largest", &[("number", largest)]));
    }
    parts.join("  ")
}

fn why_id(why: NoSum) -> &'static str {
    match why {
        NoSum::Units => "sum-not-units",
        NoSum::Periods => "sum-not-periods",
        NoSum::Flows => "sum-not-flows",
        NoSum::Rates => "sum-not-rates",
        NoSum::Kinds => "sum-not-kinds",
        NoSum::OneTrade => "sum-not-one-trade",
        NoSum::Digits => "sum-not-digits",
        NoSum::Open => "sum-not-open",
    }
}
