//! How one pasted cell is read, and what it does to what stands in its place.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use super::block::Block;
use super::heads;
use super::layout::{Layout, is_missing};
use super::marks::unmarked;
use super::onto::Ground;
use super::places::At;
use super::rows::{RowHead, RowTime};
use super::signs::{Evidence, is_open};
use super::{Effect, NoPlace, PlanCell};
use crate::domain::number::plain_decimal;
use crate::domain::observations::Finder;
use crate::domain::{CellRef, DatasetId, Figure, Figures, Measure, Multiplier, Number, Said, SourceId};
use crate::formats::formula::unguarded;
use crate::session::action::DecimalSign;
use crate::session::entry::{self, CellEntry};
use crate::session::grid::Spot;
use crate::session::{Session, Takes};
use crate::words::NumberFormat;

/// How the numbers of one column are read.
#[derive(Debug, Clone, Copy)]
struct OfColumn {
    decimal: DecimalSign,
    /// Nothing but the setting says which sign it is.
    undecided: bool,
    multiplier: Option<Multiplier>,
    provisional: bool,
}

pub struct Reader<'a> {
    session: &'a Session,
    ground: Ground<'a>,
    block: &'a Block,
    layout: &'a Layout,
    columns: Vec<OfColumn>,
    decimal: DecimalSign,
    clears: bool,
    asked: Option<Multiplier>,
    shown: BTreeMap<DatasetId, (Multiplier, Option<SourceId>)>,
    known: RefCell<BTreeMap<DatasetId, Finder<'a>>>,
    sources: BTreeMap<String, SourceId>,
    same_decimal: DecimalSign,
}

impl<'a> Reader<'a> {
    pub fn new(session: &'a Session, ground: Ground<'a>, block: &'a Block, layout: &'a Layout) -> Self {
        let reading = ground.reading;
        let setting = match session.number_format().decimal_sign() {
            ',' => DecimalSign::Comma,
            _ => DecimalSign::Point,
        };
        let evidence = evidence(block, layout);
        let all = evidence.iter().fold(Evidence::default(), |all, one| all.and(*one));
        let decimal = reading.decimal.or(all.decided()).unwrap_or_else(|| fallback(all, setting, block, layout));
        let columns = evidence.iter().zip(&layout.columns).map(|(evidence, head)| {
            let own = evidence.decided();
            OfColumn {
                decimal: reading.decimal.or(own).unwrap_or(decimal),
                undecided: reading.decimal.is_none() && own.or(all.decided()).is_none(),
                multiplier: multiplier_of(head.said.within(layout.title.said)),
                provisional: head.said.provisional
                    || layout.title.said.provisional
                    || head.time.is_some_and(|time| time.starred),
            }
        });
        let finder = |id: &DatasetId| Some((*id, session.project().datasets.get(*id)?.observations.finder()));
        let source = |id: DatasetId| session.project().datasets.get(id).and_then(|dataset| dataset.head.default_source);
        let datasets = ground.datasets();
        let shown = datasets.iter().map(|id| (*id, (ground.multiplier(Some(*id)), source(*id)))).collect();
        let sources = session.project().sources.iter();
        Self {
            session,
            ground,
            block,
            layout,
            columns: columns.collect(),
            decimal,
            clears: reading.empties.unwrap_or(!layout.by_period && !layout.by_flow),
            asked: reading.multiplier,
            known: RefCell::new(datasets.iter().filter_map(finder).collect()),
            shown,
            sources: sources.map(|source| (source.title.trim().to_lowercase(), source.id)).collect(),
            same_decimal: setting,
        }
    }

    pub fn decimal(&self) -> DecimalSign {
        self.decimal
    }

    pub fn multiplier(&self) -> Multiplier {
        let said = self.columns.iter().find_map(|column| column.multiplier);
        self.asked.or(said).unwrap_or_else(|| self.ground.multiplier(None))
    }

    pub fn other_unit(&self) -> Option<&'static str> {
        let own = self.ground.unit()?;
        let ours = self.layout.columns.iter().filter(|head| head.left.is_none());
        let said = ours.filter_map(|head| head.said.unit).chain(self.layout.title.said.unit);
        said.into_iter().find(|unit| !own.is_empty() && !unit.eq_ignore_ascii_case(own))
    }

    /// The text of a cell among the figures; `None` past the end of a shorter row.
    pub fn text(&self, from: Spot) -> Option<Cow<'a, str>> {
        let (row, column) = self.layout.in_block(from);
        self.block.cell(row, column)
    }

    /// Empty, where that says nothing.
    pub fn is_left_out(&self, from: Spot, text: &str) -> bool {
        text.trim().is_empty() && !(self.clears && self.row(from).is_none_or(|row| row.time != RowTime::Unknown))
    }

    pub fn cell(&self, from: Spot, at: At, text: &str) -> Result<PlanCell, NoPlace> {
        let text = unguarded(text);
        let cell = PlanCell {
            from,
            at: at.cursor,
            takes: at.takes,
            entry: CellEntry::default(),
            effect: Effect::Same,
            source: None,
            provisional: false,
            open: false,
        };
        match at.takes {
            Takes::Figure(figure) => Ok(self.figure(cell, figure, text)),
            Takes::Note(figure) => self.note(cell, figure, text),
            Takes::Source(figure) => self.source(cell, figure, text),
            Takes::Nothing => Err(NoPlace::Calculated),
        }
    }

    fn figure(&self, cell: PlanCell, at: CellRef, text: &str) -> PlanCell {
        let old = self.old(at);
        let unchanged = || CellEntry { unchanged: true, ..CellEntry::default() };
        let (shown, own_source) = self.shown.get(&at.dataset).copied().unwrap_or_default();
        let column = self.columns.get(cell.from.column);
        let of_row = self.row(cell.from).and_then(|row| row.multiplier);
        let multiplier = self.asked.or(of_row).or(column.and_then(|column| column.multiplier)).unwrap_or(shown);
        let decimal = column.map_or(self.decimal, |column| column.decimal);
        // In other multiples the same digits say something else.
        let is_counted_so = multiplier == shown || !entry::in_unit(at.key.measure);
        let plain = plain_number(text.trim(), decimal);
        if is_counted_so && self.ground.shows(cell.at, (text, plain), old, shown) {
            return PlanCell { entry: unchanged(), ..cell };
        }
        let (entry, marked) = self.read(text, at.key.measure, multiplier, decimal);
        let undecided = column.is_some_and(|column| column.undecided);
        let is_number = matches!(entry.said, Some(Said::Number(_)));
        if let Some(Said::Number(number)) = entry.said
            && self.ground.says(at, number, old)
        {
            return PlanCell { entry: unchanged(), ..cell };
        }
        let effect = effect(old, &entry, own_source);
        PlanCell {
            provisional: is_number
                && (marked || column.is_some_and(|column| column.provisional) || self.is_starred(cell.from)),
            // A number in the sign in force is what a person would have typed.
            open: undecided && is_number && is_open(text) && !text.contains(self.same_decimal.sign()),
            entry,
            effect,
            ..cell
        }
    }

    fn old(&self, at: CellRef) -> Option<&'a Figure> {
        let mut known = self.known.borrow_mut();
        known.get_mut(&at.dataset)?.get(at.key)?.figures.adopted()
    }

    fn row(&self, from: Spot) -> Option<&RowHead> {
        self.layout.rows.get(from.row)
    }

    fn is_starred(&self, from: Spot) -> bool {
        self.row(from).is_some_and(|row| matches!(row.time, RowTime::Time(time) if time.starred))
    }

    fn read(&self, text: &str, measure: Measure, multiplier: Multiplier, decimal: DecimalSign) -> (CellEntry, bool) {
        let trimmed = text.trim();
        if let Some(value) = plain_number(trimmed, decimal) {
            let multiplier = if entry::in_unit(measure) { multiplier } else { Multiplier::UNITS };
            let said = Some(Said::Number(Number::new(value, multiplier)));
            return (CellEntry { said, ..CellEntry::default() }, false);
        }
        let format = match decimal {
            DecimalSign::Comma => NumberFormat::PointComma,
            DecimalSign::Point => NumberFormat::CommaPoint,
        };
        let read = entry::read(text, measure, multiplier, format);
        if read.problem.is_none() {
            return (read, false);
        }
        let Some(unmarked) = unmarked(text) else { return (read, false) };
        let without = entry::read(unmarked.text, measure, multiplier, format);
        if without.problem.is_some() {
            return (read, false);
        }
        // A star is told by the status; other marks are kept where a person can read them.
        let is_star = unmarked.marks.chars().all(|c| c == '*') || unmarked.marks == "P" || unmarked.marks == "(p)";
        let note = without.note.clone().or_else(|| (!is_star).then(|| unmarked.marks.to_owned()));
        (CellEntry { note, ..without }, unmarked.provisional)
    }

    fn note(&self, cell: PlanCell, at: CellRef, text: &str) -> Result<PlanCell, NoPlace> {
        let figure = self.session.figures(at.dataset, at.key).and_then(Figures::adopted);
        let old = figure.and_then(Figure::note).unwrap_or_default();
        let effect = match (old, text.trim()) {
            (old, new) if old == new => Effect::Same,
            (_, "") => Effect::Clears,
            ("", _) => Effect::New,
            _ => Effect::Corrects,
        };
        Ok(PlanCell { effect, entry: CellEntry { note: Some(text.trim().to_owned()), ..CellEntry::default() }, ..cell })
    }

    fn source(&self, cell: PlanCell, at: CellRef, text: &str) -> Result<PlanCell, NoPlace> {
        let figure = self.session.figures(at.dataset, at.key).and_then(Figures::adopted);
        let old = figure.and_then(|figure| figure.source);
        let name = text.trim();
        let source = match name {
            "" => None,
            name => Some(*self.sources.get(&name.to_lowercase()).ok_or(NoPlace::NoSource)?),
        };
        let effect = match (old, source) {
            (old, new) if old == new => Effect::Same,
            (_, None) => Effect::Clears,
            (None, _) => Effect::New,
            _ => Effect::Corrects,
        };
        Ok(PlanCell { effect, source, ..cell })
    }
}

fn effect(old: Option<&Figure>, entry: &CellEntry, own_source: Option<SourceId>) -> Effect {
    let Some(old) = old else { return if entry.said.is_some() { Effect::New } else { Effect::Same } };
    let is_foreign = old.source.is_some() && old.source != own_source;
    match &entry.said {
        Some(said) if *said == old.said => Effect::Same,
        _ if is_foreign => Effect::Conflicts,
        Some(_) => Effect::Corrects,
        None => Effect::Clears,
    }
}

/// Digits with at most one decimal sign: by far the most cells, read without a copy.
pub(super) fn plain_number(text: &str, decimal: DecimalSign) -> Option<rust_decimal::Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = u8::try_from(decimal.sign()).ok()?;
    let is_plain = digits.len() <= 24 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == sign);
    let fraction = digits.bytes().rposition(|byte| byte == sign);
    if !is_plain
        || digits.is_empty()
        || (fraction.is_some() && digits.bytes().position(|byte| byte == sign) != fraction)
    {
        return None;
    }
    if decimal == DecimalSign::Point || fraction.is_none() {
        return plain_decimal(text).ok();
    }
    let mut buffer = [0_u8; 25];
    let plain = buffer.get_mut(..text.len())?;
    plain.iter_mut().zip(text.bytes()).for_each(|(to, byte)| *to = if byte == b',' { b'.' } else { byte });
    plain_decimal(std::str::from_utf8(plain).ok()?).ok()
}

fn evidence(block: &Block, layout: &Layout) -> Vec<Evidence> {
    let mut found = vec![Evidence::default(); layout.columns.len()];
    for row in layout.head_rows..block.rows() {
        for (column, evidence) in layout.figures.iter().zip(&mut found) {
            let Some(text) = block.cell(row, *column) else { continue };
            if !is_missing_mark(&text) {
                evidence.add(&text);
            }
        }
    }
    found
}

/// What amounts are counted in: a unit without a word before it is counted one by one.
fn multiplier_of(said: heads::Said) -> Option<Multiplier> {
    said.multiplier.or(said.one_by_one.then_some(Multiplier::UNITS))
}

fn is_missing_mark(text: &str) -> bool {
    text.len() <= 4 && is_missing(text)
}

/// Without evidence: Cyrillic words come with a decimal comma, all else as the setting says.
fn fallback(all: Evidence, setting: DecimalSign, block: &Block, layout: &Layout) -> DecimalSign {
    let is_cyrillic = |text: Cow<'_, str>| text.chars().any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c));
    let heads = || (0..layout.head_rows).flat_map(|row| (0..block.columns().min(64)).map(move |column| (row, column)));
    if all.open_comma && heads().any(|(row, column)| is_cyrillic(block.text(row, column))) {
        return DecimalSign::Comma;
    }
    setting
}
