//! Which line of the table is what: points, and the heads of their groups; and which of them are selected.
//!
//! *Invariant:* the selection stays with its points, wherever they stand after sorting, filtering and editing.

use std::collections::BTreeSet;

use super::column::{COLUMNS, RegisterColumn};
use crate::analysis::record::register::{Group, GroupBy, GroupKey, Row};
use crate::domain::OutcomeId;
use crate::session::Span;
use crate::session::grid::{Cells, Marks, Spot};
use crate::session::register::ShownRegister;

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The head of the group of this place.
    Head(usize),
    /// A point by its number in the register, in the group of this place.
    Point(usize, u32),
}

/// What a line stands for, wherever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKey {
    Head(usize),
    /// A point of several sides stands in several groups.
    Point(usize, OutcomeId),
}

/// A cell by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub line: LineKey,
    pub column: RegisterColumn,
}

/// The lines as they were made for a version of what is shown.
#[derive(Debug, Default)]
pub struct Lines {
    lines: Vec<Line>,
    made_of: u64,
    /// Rises with each making.
    version: u64,
}

impl Lines {
    /// Makes them again where rows or folds are others; true when it did.
    pub fn follow(&mut self, shown: &ShownRegister, group: GroupBy, folded: &mut Folded) -> bool {
        if self.version > 0 && self.made_of == shown.version() && !std::mem::take(&mut folded.changed) {
            return false;
        }
        folded.changed = false;
        self.lines.clear();
        for (nth, of) in shown.groups().iter().enumerate() {
            if group != GroupBy::None {
                self.lines.push(Line::Head(nth));
                if folded.keys.contains(&of.key) {
                    continue;
                }
            }
            self.lines.extend(of.rows.iter().map(|row| Line::Point(nth, *row)));
        }
        self.made_of = shown.version();
        self.version += 1;
        true
    }

    pub fn version(&self) -> u64 {
        self.version
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

/// Groups of which only the head is shown.
#[derive(Debug, Default)]
pub struct Folded {
    keys: Vec<GroupKey>,
    changed: bool,
}

impl Folded {
    pub fn turn(&mut self, key: &GroupKey) {
        self.changed = true;
        match self.keys.iter().position(|known| known == key) {
            Some(place) => _ = self.keys.remove(place),
            None => self.keys.push(key.clone()),
        }
    }

    pub fn has(&self, key: &GroupKey) -> bool {
        self.keys.contains(key)
    }

    pub fn unfold_all(&mut self) {
        self.changed |= !self.keys.is_empty();
        self.keys.clear();
    }
}

/// The table as hands move in it.
#[derive(Clone, Copy)]
pub struct RegisterTable<'a> {
    pub shown: &'a ShownRegister,
    pub lines: &'a Lines,
}

impl<'a> RegisterTable<'a> {
    pub fn line(&self, row: usize) -> Option<Line> {
        self.lines.lines.get(row).copied()
    }

    pub fn point(&self, row: usize) -> Option<&'a Row> {
        match self.line(row)? {
            Line::Head(_) => None,
            Line::Point(_, nth) => self.shown.register().row(nth),
        }
    }

    pub fn group(&self, nth: usize) -> Option<&'a Group> {
        self.shown.groups().get(nth)
    }

    fn key(&self, line: Line) -> Option<LineKey> {
        Some(match line {
            Line::Head(group) => LineKey::Head(group),
            Line::Point(group, nth) => LineKey::Point(group, self.shown.register().row(nth)?.id()),
        })
    }

    pub fn at(&self, spot: Spot) -> Option<At> {
        Some(At { line: self.key(self.line(spot.row)?)?, column: *COLUMNS.get(spot.column)? })
    }

    fn row_of(&self, key: LineKey) -> Option<usize> {
        self.lines.lines.iter().position(|line| self.key(*line) == Some(key))
    }

    /// A point that left its group, as it was given another status, is looked for in the others.
    pub fn spot_of(&self, at: At) -> Option<Spot> {
        let row = self.row_of(at.line).or_else(|| match at.line {
            LineKey::Head(_) => None,
            LineKey::Point(_, id) => self.row_of_point(id),
        })?;
        Some(Spot::new(row, COLUMNS.iter().position(|column| *column == at.column)?))
    }

    pub fn row_of_point(&self, id: OutcomeId) -> Option<usize> {
        self.lines
            .lines
            .iter()
            .position(|line| matches!(self.key(*line), Some(LineKey::Point(_, known)) if known == id))
    }

    /// The points with a selected cell, each once, from top to bottom.
    pub fn chosen(&self, marks: &Marks) -> Vec<OutcomeId> {
        let rows: BTreeSet<_> = marks.blocks(self).iter().flat_map(|block| block.rows()).collect();
        let mut seen = BTreeSet::new();
        rows.into_iter().filter_map(|row| Some(self.point(row)?.id())).filter(|id| seen.insert(*id)).collect()
    }
}

impl Cells for RegisterTable<'_> {
    fn rows(&self) -> usize {
        self.lines.len()
    }

    fn columns(&self) -> usize {
        COLUMNS.len()
    }

    fn is_filled(&self, spot: Spot) -> bool {
        let Some((row, column)) = self.point(spot.row).zip(COLUMNS.get(spot.column)) else { return false };
        let outcome = &row.outcome;
        match column {
            RegisterColumn::Paragraph => !outcome.paragraph.is_empty(),
            RegisterColumn::Text => !outcome.text.is_empty(),
            RegisterColumn::Responsible => !outcome.responsible.is_empty(),
            RegisterColumn::Topic => !outcome.topic.is_empty(),
            RegisterColumn::Overdue => row.last_day.is_some(),
            RegisterColumn::LastEntry => row.last_entry().is_some(),
            _ => true,
        }
    }
}

/// What is selected, kept by what it stands for.
#[derive(Debug, Default)]
pub struct Selected {
    marks: Option<Marks>,
    cursor: Option<At>,
    spans: Vec<Span<At>>,
    version: u64,
}

impl Selected {
    pub fn marks(&self) -> Option<&Marks> {
        self.marks.as_ref()
    }

    pub fn keep(&mut self, table: &RegisterTable<'_>, marks: Marks) {
        self.cursor = table.at(marks.cursor);
        let span = |span: &Span<Spot>| {
            let (anchor, far) = (table.at(span.anchor)?, table.at(span.far)?);
            Some(Span { anchor, far, extent: span.extent })
        };
        // A whole column is known by its corners; spans of all rows are few.
        self.spans = marks.spans.iter().filter_map(span).collect();
        self.version = table.lines.version();
        self.marks = Some(marks);
    }

    /// The point that has the cursor.
    pub fn point(&self) -> Option<OutcomeId> {
        match self.cursor?.line {
            LineKey::Point(_, id) => Some(id),
            LineKey::Head(_) => None,
        }
    }

    /// Puts the cursor on a point, where it is shown.
    pub fn put_on(&mut self, table: &RegisterTable<'_>, id: OutcomeId) {
        let Some(row) = table.row_of_point(id) else { return };
        let column = self.marks.as_ref().map_or(0, |marks| marks.cursor.column);
        self.keep(table, Marks::at(Spot::new(row, column)));
    }

    /// The same points in lines that became others. A cursor whose point is not shown any more stays in its place.
    pub fn follow(&mut self, table: &RegisterTable<'_>) {
        if self.version == table.lines.version() {
            return;
        }
        let Some(before) = self.marks.take() else { return };
        let Some(cursor) = self.cursor.and_then(|at| table.spot_of(at)) else {
            if let Some(last) = table.last() {
                let row = before.cursor.row.min(last.row);
                self.keep(table, Marks::at(Spot::new(row, before.cursor.column)));
            }
            return;
        };
        let spot = |span: &Span<At>| {
            Some(Span { anchor: table.spot_of(span.anchor)?, far: table.spot_of(span.far)?, extent: span.extent })
        };
        let marks = Marks { cursor, spans: self.spans.iter().filter_map(spot).collect() };
        let holds = !marks.spans.is_empty() && marks.block(table).contains(cursor);
        self.keep(table, if holds { marks } else { Marks::at(cursor) });
    }
}
