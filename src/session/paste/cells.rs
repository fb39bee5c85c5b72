//! How one pasted cell is read, and what it does to what stands in its place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::block::Block;
use super::layout::{Layout, is_missing};
use super::marks::unmarked;
use super::places::At;
use super::signs::{Evidence, is_open};
use super::{Effect, NoPlace, PlanCell};
use crate::domain::number::plain_decimal;
use crate::domain::{CellRef, DatasetId, Figure, Figures, Measure, Multiplier, Number, Said, SourceId};
use crate::formats::formula::unguarded;
use crate::session::action::{DecimalSign, Paste};
use crate::session::copying::{Plain, number_cell};
use crate::session::entry::{self, CellEntry};
use crate::session::grid::Spot;
use crate::session::table::DatasetTable;
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
    table: &'a DatasetTable,
    block: &'a Block,
    layout: &'a Layout,
    columns: Vec<OfColumn>,
    decimal: DecimalSign,
    clears: bool,
    asked: Option<Multiplier>,
    shown: BTreeMap<DatasetId, (Multiplier, Option<SourceId>)>,
    sources: BTreeMap<String, SourceId>,
    same_decimal: DecimalSign,
}

impl<'a> Reader<'a> {
    pub fn new(
        session: &'a Session,
        table: &'a DatasetTable,
        paste: &Paste,
        block: &'a Block,
        layout: &'a Layout,
    ) -> Self {
        let setting = match session.number_format().decimal_sign() {
            ',' => DecimalSign::Comma,
            _ => DecimalSign::Point,
        };
        let evidence = evidence(block, layout);
        let all = evidence.iter().fold(Evidence::default(), |all, one| all.and(*one));
        let decimal = paste.reading.decimal.or(all.decided()).unwrap_or_else(|| fallback(all, setting, block, layout));
        let columns = evidence.iter().zip(&layout.columns).map(|(evidence, head)| {
            let own = evidence.decided();
            OfColumn {
                decimal: paste.reading.decimal.or(own).unwrap_or(decimal),
                undecided: paste.reading.decimal.is_none() && own.or(all.decided()).is_none(),
                multiplier: head.said.multiplier.or(layout.title.multiplier),
                provisional: head.said.provisional
                    || layout.title.provisional
                    || head.time.is_some_and(|time| time.starred),
            }
        });
        let datasets = std::iter::once(table.id).chain(table.beside.iter().map(|(id, _)| *id));
        let head = |id: DatasetId| {
            let head = &session.project().datasets.get(id)?.head;
            Some((id, (head.shown, head.default_source)))
        };
        let sources = session.project().sources.iter();
        Self {
            session,
            table,
            block,
            layout,
            columns: columns.collect(),
            decimal,
            clears: paste.reading.empties.unwrap_or(!layout.by_period && !layout.by_flow),
            asked: paste.reading.multiplier,
            shown: datasets.filter_map(head).collect(),
            sources: sources.map(|source| (source.title.trim().to_lowercase(), source.id)).collect(),
            same_decimal: setting,
        }
    }

    pub fn decimal(&self) -> DecimalSign {
        self.decimal
    }

    pub fn multiplier(&self) -> Multiplier {
        let said = self.columns.iter().find_map(|column| column.multiplier);
        let own = self.shown.get(&self.table.id).map(|(shown, _)| *shown).unwrap_or_default();
        self.asked.or(said).unwrap_or(own)
    }

    pub fn other_unit(&self) -> Option<&'static str> {
        let own = &self.session.project().datasets.get(self.table.id)?.head.unit;
        let said = self.layout.columns.iter().filter_map(|head| head.said.unit).chain(self.layout.title.unit);
        said.into_iter().find(|unit| !own.is_empty() && !unit.eq_ignore_ascii_case(own))
    }

    /// The text of a cell among the figures; `None` past the end of a shorter row.
    pub fn text(&self, from: Spot) -> Option<Cow<'a, str>> {
        let column = from.column + usize::from(self.layout.has_labels);
        self.block.cell(from.row + self.layout.head_rows, column)
    }

    /// Empty, where that says nothing.
    pub fn is_left_out(&self, from: Spot, text: &str) -> bool {
        let has_row = !matches!(self.layout.rows.get(from.row), Some(super::layout::RowHead::Unknown));
        text.trim().is_empty() && !(self.clears && has_row)
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
        let before = self.session.figures(at.dataset, at.key);
        let old = before.and_then(Figures::adopted);
        if self.is_as_shown(&cell, text, old) {
            return PlanCell { entry: CellEntry { unchanged: true, ..CellEntry::default() }, ..cell };
        }
        let (shown, own_source) = self.shown.get(&at.dataset).copied().unwrap_or_default();
        let column = self.columns.get(cell.from.column);
        let multiplier = self.asked.or(column.and_then(|column| column.multiplier)).unwrap_or(shown);
        let decimal = column.map_or(self.decimal, |column| column.decimal);
        let (entry, marked) = self.read(text, at.key.measure, multiplier, decimal);
        let undecided = column.is_some_and(|column| column.undecided);
        let is_number = matches!(entry.said, Some(Said::Number(_)));
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

    fn is_starred(&self, from: Spot) -> bool {
        matches!(self.layout.rows.get(from.row), Some(super::layout::RowHead::Time(time)) if time.starred)
    }

    /// What the table shows there already, as copying writes it: a calculated figure does not become a printed one.
    fn is_as_shown(&self, cell: &PlanCell, text: &str, old: Option<&Figure>) -> bool {
        if old.is_some_and(|old| matches!(&old.said, Said::Unread(kept) if **kept == *text)) {
            return true;
        }
        let Some(shown) = self.table.cell(cell.at) else { return old.is_none() && text.trim().is_empty() };
        match number_cell(&shown, cell.at.column) {
            Some(Plain::Text(_)) => false,
            Some(plain) => unguarded(&plain.written(self.session.number_format())) == text,
            // "new", "no trade": words for what can not be calculated.
            None => old.is_none() && !text.trim().is_empty() && !text.contains(|c: char| c.is_ascii_digit()),
        }
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
    let first = usize::from(layout.has_labels);
    let mut found = vec![Evidence::default(); layout.columns.len()];
    for row in layout.head_rows..block.rows() {
        for (column, evidence) in found.iter_mut().enumerate() {
            let Some(text) = block.cell(row, column + first) else { continue };
            if !is_missing_mark(&text) {
                evidence.add(&text);
            }
        }
    }
    found
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
