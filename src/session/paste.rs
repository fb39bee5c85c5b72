//! What a pasted block would change: each cell with its place, how it is read, and what stands there now.
//!
//! A plan changes nothing; the same plan is made again when the paste is carried out.
//! *Invariant:* every cell of the text that says anything is in the plan: with a place, or named without one.

pub mod block;
mod cells;
mod heads;
pub mod layout;
mod marks;
mod periods;
mod places;
mod signs;

use std::collections::BTreeSet;

pub use block::Block;
pub use layout::Layout;

use super::action::{DecimalSign, Paste};
use super::entry::CellEntry;
use super::grid::Spot;
use super::table::DatasetTable;
use super::{Cursor, Session, Takes};
use crate::domain::{Multiplier, Period, SourceId};

/// What becomes of the figure that stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It says the same already.
    Same,
    /// There is none yet.
    New,
    /// Its digits are corrected.
    Corrects,
    /// It is of another source and says something else: what the reading says of conflicts is done.
    Conflicts,
    /// It is taken away by an empty cell.
    Clears,
    /// An empty cell leaves it.
    Left,
}

/// A pasted cell that has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanCell {
    /// Where it comes from, among the figures of the block.
    pub from: Spot,
    pub at: Cursor,
    pub takes: Takes,
    pub entry: CellEntry,
    pub effect: Effect,
    /// For a cell that takes a source: which one its text names.
    pub source: Option<SourceId>,
    /// Its printed mark, or that of its head, says so.
    pub provisional: bool,
    /// Its sign could be read the other way: `1,118`.
    pub open: bool,
}

/// Why a pasted cell has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoPlace {
    /// The table has no such column.
    BeyondColumns,
    /// The table can not go on so far.
    BeyondRows,
    /// The head of its column is not known.
    UnknownColumn,
    /// The head of its row is no period.
    UnknownRow,
    /// What stands there is only calculated.
    Calculated,
    /// A note or a source without a figure that it is of.
    NoFigure,
    /// No source of the project has this name.
    NoSource,
    /// Another cell of the block has the same place.
    Twice,
    /// Words beside the figures.
    Words,
}

/// A pasted text without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    pub text: String,
    pub why: NoPlace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub figures: usize,
    pub conflicts: usize,
    pub corrections: usize,
    pub cleared: usize,
    pub unread: usize,
    /// Figures that could be read with the other decimal sign.
    pub open: usize,
    pub texts: usize,
    pub provisional: usize,
}

/// All that a paste would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub block: Block,
    pub layout: Layout,
    /// Row by row as they are put.
    pub cells: Vec<PlanCell>,
    /// For each row that is put, the place of its first cell.
    pub starts: Vec<usize>,
    /// Columns that something is put into, as they come in the block.
    pub columns: Vec<crate::analysis::sheet::Column>,
    pub unplaced: Vec<Unplaced>,
    /// In time order.
    pub new_periods: Vec<Period>,
    pub counts: Counts,
    /// The sign that parts decimals, as most columns have it.
    pub decimal: DecimalSign,
    /// What amounts are read in.
    pub multiplier: Multiplier,
    /// What heads say they are counted in, where it is not the dataset's unit.
    pub other_unit: Option<&'static str>,
    /// More than numbers for the cells under them.
    needs_look: bool,
}

impl Plan {
    /// Plainly numbers for the cells under the cursor: nothing that a person would want to see before.
    pub fn is_plain(&self) -> bool {
        let Counts { conflicts, unread, open, .. } = self.counts;
        !self.needs_look
            && !self.layout.has_heads()
            && !self.block.turned
            && self.unplaced.is_empty()
            && self.other_unit.is_none()
            && self.new_periods.len() <= 1
            && conflicts + unread + open == 0
    }

    pub fn is_nothing(&self) -> bool {
        self.cells.is_empty() && self.unplaced.is_empty()
    }

    /// Cells of one row that is put.
    pub fn row(&self, nth: usize) -> &[PlanCell] {
        let Some(from) = self.starts.get(nth) else { return &[] };
        let to = self.starts.get(nth + 1).copied().unwrap_or(self.cells.len());
        self.cells.get(*from..to).unwrap_or_default()
    }

    /// The text that a cell came from.
    pub fn text(&self, from: Spot) -> std::borrow::Cow<'_, str> {
        let column = from.column + usize::from(self.layout.has_labels);
        self.block.text(from.row + self.layout.head_rows, column)
    }

    /// The upper left and the lower right of what is put, where the table shows them.
    pub fn corners(&self, table: &DatasetTable) -> Option<(Cursor, Cursor)> {
        let first = self.cells.first()?.at;
        let place = |cursor: &Cursor| table.column_of(cursor.column);
        let columns = || self.row(0).iter().filter_map(|cell| place(&cell.at).map(|place| (place, cell.at.column)));
        let left = columns().min()?.1;
        let right = self.columns.iter().filter_map(|column| table.column_of(*column).map(|place| (place, *column)));
        let right = right.max()?.1;
        let last = self.cells.last()?.at;
        Some((Cursor { period: first.period, column: left }, Cursor { period: last.period, column: right }))
    }
}

/// What a paste would do to a dataset's table.
pub fn plan(session: &Session, table: &DatasetTable, paste: &Paste) -> Plan {
    let mut block = Block::of(&paste.text);
    let takes_text = matches!(table.takes(paste.at), Takes::Note(_) | Takes::Source(_));
    let heads = paste.reading.heads;
    block.turned = paste.reading.turned.unwrap_or_else(|| heads != Some(false) && layout::lies_across(&block));
    let layout = match heads {
        Some(false) => Layout::plain(&block),
        forced => layout::recognised(&block, forced == Some(true), takes_text),
    };
    let mut places = places::Places::new(session, table, paste, &block, &layout);
    let reader = cells::Reader::new(session, table, paste, &block, &layout);
    let mut plan = Plan {
        cells: Vec::with_capacity(places.rows() * places.columns()),
        starts: Vec::with_capacity(places.rows()),
        columns: Vec::new(),
        unplaced: Vec::new(),
        new_periods: Vec::new(),
        counts: Counts::default(),
        decimal: reader.decimal(),
        multiplier: reader.multiplier(),
        other_unit: reader.other_unit(),
        needs_look: false,
        block: block.clone(),
        layout: layout.clone(),
    };
    unread_heads(&block, &layout, &mut plan);
    fill(&mut plan, &mut places, &reader);
    drop_of_nothing(&mut plan, session);
    count(&mut plan, session, table);
    plan
}

fn fill(plan: &mut Plan, places: &mut places::Places<'_>, reader: &cells::Reader<'_>) {
    let mut seen = places.may_meet().then(BTreeSet::new);
    for row in 0..places.rows() {
        let started = plan.cells.len();
        for column in 0..places.columns() {
            let from = places.from(row, column);
            let Some(text) = reader.text(from) else { continue };
            if reader.is_left_out(from, &text) {
                continue;
            }
            let placed = places.place(row, column);
            let placed = placed.and_then(|at| reader.cell(from, at, &text));
            let placed =
                placed.and_then(|cell| if is_first(&mut seen, &cell) { Ok(cell) } else { Err(NoPlace::Twice) });
            match placed {
                Ok(cell) => {
                    if !plan.columns.contains(&cell.at.column) {
                        plan.columns.push(cell.at.column);
                    }
                    plan.cells.push(cell);
                }
                Err(_) if text.trim().is_empty() => {}
                Err(why) => plan.unplaced.push(Unplaced { text: text.trim().to_owned(), why }),
            }
        }
        if plan.cells.len() > started {
            plan.starts.push(started);
        }
    }
}

fn is_first(seen: &mut Option<BTreeSet<crate::domain::CellRef>>, cell: &PlanCell) -> bool {
    match (seen, cell.takes) {
        (Some(seen), Takes::Figure(at)) => seen.insert(at),
        _ => true,
    }
}

/// A note or a source has no place without a figure, there already or in the same block.
fn drop_of_nothing(plan: &mut Plan, session: &Session) {
    let is_text = |cell: &PlanCell| !matches!(cell.takes, Takes::Figure(_));
    if !plan.cells.iter().any(is_text) {
        return;
    }
    let put = plan.cells.iter().filter_map(|cell| match cell.takes {
        Takes::Figure(at) if cell.entry.said.is_some() => Some(at),
        _ => None,
    });
    let figures: BTreeSet<_> = put.collect();
    let has_figure = |cell: &PlanCell| match cell.takes {
        Takes::Note(at) | Takes::Source(at) => {
            figures.contains(&at)
                || session.figures(at.dataset, at.key).is_some_and(|all| all.adopted_place().is_some())
        }
        Takes::Figure(_) | Takes::Nothing => true,
    };
    let (kept, dropped): (Vec<_>, Vec<_>) = std::mem::take(&mut plan.cells).into_iter().partition(has_figure);
    for cell in dropped.iter().filter(|cell| cell.effect != Effect::Same) {
        let text = plan.text(cell.from).trim().to_owned();
        plan.unplaced.push(Unplaced { text, why: NoPlace::NoFigure });
    }
    plan.starts.clear();
    let mut row = None;
    for (nth, cell) in kept.iter().enumerate() {
        if row.replace(cell.at.period) != Some(cell.at.period) {
            plan.starts.push(nth);
        }
    }
    plan.cells = kept;
}

/// Heads that say nothing that is known, and the words before rows that have no period: all of them are named.
fn unread_heads(block: &Block, layout: &Layout, plan: &mut Plan) {
    let mut name = |text: std::borrow::Cow<'_, str>, why| {
        if !text.trim().is_empty() {
            plan.unplaced.push(Unplaced { text: text.trim().to_owned(), why });
        }
    };
    if !layout.by_flow {
        for (nth, _) in layout.columns.iter().enumerate().filter(|(_, head)| head.unknown) {
            let column = nth + usize::from(layout.has_labels);
            (0..layout.head_rows).for_each(|row| name(block.text(row, column), NoPlace::Words));
        }
    }
    if !layout.has_labels {
        return;
    }
    for (nth, row) in layout.rows.iter().enumerate() {
        if matches!(row, layout::RowHead::None | layout::RowHead::Unknown) {
            name(block.text(nth + layout.head_rows, 0), NoPlace::Words);
        }
    }
}

fn count(plan: &mut Plan, session: &Session, table: &DatasetTable) {
    let mut counts = Counts::default();
    let dataset = session.project().datasets.get(table.id);
    let is_known = |period: Period| {
        table.place_of(period).is_some_and(|place| matches!(table.row(place), Some(super::TableRow::Period(_))))
            || dataset.is_some_and(|dataset| {
                dataset.periods.contains(&period) || dataset.observations.of_period(period).next().is_some()
            })
    };
    let mut fresh = BTreeSet::new();
    let mut last = None;
    for cell in &plan.cells {
        if last.replace(cell.at.period) != Some(cell.at.period) && !is_known(cell.at.period) {
            fresh.insert(cell.at.period);
        }
        let is_figure = matches!(cell.takes, Takes::Figure(_));
        counts.figures += usize::from(is_figure && cell.entry.said.is_some() && cell.entry.problem.is_none());
        counts.texts += usize::from(!is_figure);
        counts.conflicts += usize::from(cell.effect == Effect::Conflicts);
        counts.corrections += usize::from(cell.effect == Effect::Corrects);
        counts.cleared += usize::from(cell.effect == Effect::Clears);
        counts.unread += usize::from(cell.entry.problem.is_some());
        counts.open += usize::from(cell.open);
        counts.provisional += usize::from(cell.provisional);
        let plain = match &cell.entry.said {
            None => true,
            Some(crate::domain::Said::Number(_)) => cell.entry.note.is_none(),
            Some(_) => false,
        };
        plan.needs_look |= cell.effect != Effect::Same && !plain || cell.provisional;
    }
    plan.counts = counts;
    plan.new_periods = fresh.into_iter().collect();
}

#[cfg(test)]
mod tests;
