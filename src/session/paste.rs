//! What a pasted block would change: each cell with its place, how it is read, and what stands there now.
//!
//! A plan changes nothing; what a person looked at is what is carried out.
//! *Invariant:* every cell of the text that says anything is in the plan: with a place, or named without one.

mod across;
mod areas;
pub mod block;
mod cells;
mod fill;
mod heads;
pub mod labels;
pub mod layout;
mod marks;
mod onto;
mod over;
mod periods;
mod places;
mod rows;
mod signs;
mod told;
mod whose;

use std::collections::BTreeSet;
use std::rc::Rc;

pub use block::Block;
pub use layout::Layout;
pub use told::{Told, ToldOf};

use super::action::{DecimalSign, Paste, PasteAcross, Reading};
use super::entry::CellEntry;
use super::grid::Spot;
use super::table::DatasetTable;
use super::{Cursor, Session, Takes};
use crate::analysis::sheet::Column;
use crate::domain::{CellRef, Dataset, Flow, Multiplier, Period, SourceId};
use onto::{Ground, Onto};
use whose::Whose;

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
    /// The row or the column is of another country than the dataset.
    OtherCountry,
    /// The row is of another product.
    OtherProduct,
    /// No dataset of the table is called as the row or the column is.
    NoDataset,
}

/// A pasted text without a place, or the head or label of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    pub text: String,
    pub why: NoPlace,
    /// Texts that it stands for.
    pub texts: usize,
}

impl Unplaced {
    fn one(text: &str, why: NoPlace) -> Self {
        Self { text: text.trim().to_owned(), why, texts: 1 }
    }
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
    pub columns: Vec<Column>,
    /// In a table of datasets down: the periods and flows across. There a row that is put is a dataset's.
    pub across: Option<Vec<(Period, Flow)>>,
    pub unplaced: Vec<Unplaced>,
    /// What each column of labels was read as.
    pub told: Vec<Told>,
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

    /// How many texts have no place.
    pub fn left_out(&self) -> usize {
        self.unplaced.iter().map(|one| one.texts).sum()
    }

    /// Cells of one row that is put.
    pub fn row(&self, nth: usize) -> &[PlanCell] {
        let Some(from) = self.starts.get(nth) else { return &[] };
        let to = self.starts.get(nth + 1).copied().unwrap_or(self.cells.len());
        self.cells.get(*from..to).unwrap_or_default()
    }

    /// The text that a cell came from.
    pub fn text(&self, from: Spot) -> std::borrow::Cow<'_, str> {
        let (row, column) = self.layout.in_block(from);
        self.block.text(row, column)
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

/// The plan that was made last, for who carries out what a person looked at.
pub(super) struct Remembered {
    /// Of the session when it was made.
    revision: u64,
    paste: Paste,
    plan: Rc<Plan>,
}

/// What a paste would do to a dataset's table. Asked again of the same paste the same plan is the answer.
pub fn plan(session: &Session, table: &DatasetTable, paste: &Paste) -> Rc<Plan> {
    let revision = session.revision();
    let known = session.planned.borrow();
    if let Some(known) = known.as_ref().filter(|known| known.revision == revision && known.paste == *paste) {
        return Rc::clone(&known.plan);
    }
    drop(known);
    let plan = Rc::new(made(session, table, paste));
    let remembered = Remembered { revision, paste: paste.clone(), plan: Rc::clone(&plan) };
    session.planned.replace(Some(remembered));
    plan
}

fn made(session: &Session, table: &DatasetTable, paste: &Paste) -> Plan {
    let block = cut(&paste.text, paste.reading);
    let takes_text = matches!(table.takes(paste.at), Takes::Note(_) | Takes::Source(_));
    let dataset = session.project().datasets.get(table.id);
    let whose = || Whose::new(session.project(), dataset.map(|dataset| &dataset.head));
    let layout = laid_out(&block, paste.reading, takes_text, whose);
    let places = places::Places::new(session, table, paste, &block, &layout);
    let mut plan = planned(session, (Onto::Table(table), paste.reading), places, (block, &layout));
    plan.layout = layout;
    // Rows come mostly in the table's order: the next one is looked at first.
    let mut next = 0;
    count(&mut plan, |period| {
        let is_next = table.row(next) == Some(super::TableRow::Period(period));
        next = if is_next { next + 1 } else { table.place_of(period).map_or(next, |place| place + 1) };
        is_next || is_known(dataset, table, period)
    });
    plan
}

/// What a paste would do to the table of partners or products.
pub fn plan_across(session: &Session, paste: &PasteAcross) -> Plan {
    let block = cut(&paste.text, paste.reading);
    let whose = Whose::of_all(session.project());
    let layout = laid_out(&block, paste.reading, false, || Whose::of_all(session.project()));
    let places = across::Across::new(session, paste, &block, &layout, &whose);
    let mut plan = planned(session, (Onto::Across(paste), paste.reading), places, (block, &layout));
    plan.layout = layout;
    by_dataset(&mut plan, paste);
    count(&mut plan, |period| paste.columns.contains(&Some(period)));
    plan
}

fn cut(text: &str, reading: Reading) -> Block {
    let mut block = Block::of(text);
    block.turned = reading.turned.unwrap_or(false);
    block
}

fn laid_out(block: &Block, reading: Reading, takes_text: bool, whose: impl FnOnce() -> Whose) -> Layout {
    match reading.heads {
        Some(false) => Layout::plain(block),
        heads => layout::recognised(block, labels::Asked { forced: heads == Some(true), takes_text }, &whose()),
    }
}

fn planned(
    session: &Session,
    (onto, reading): (Onto<'_>, Reading),
    places: impl places::Placing,
    (block, layout): (Block, &Layout),
) -> Plan {
    let reader = cells::Reader::new(session, Ground::new(session, onto, reading), &block, layout);
    let put = fill::filled(places, &reader, &block, layout);
    let told = told::told(&block, layout, &put.cells);
    let (decimal, multiplier, other_unit) = (reader.decimal(), reader.multiplier(), reader.other_unit());
    let mut plan = Plan {
        cells: put.cells,
        starts: put.starts,
        columns: put.columns,
        across: None,
        unplaced: told::unread(&block, layout),
        told,
        new_periods: Vec::new(),
        counts: Counts::default(),
        decimal,
        multiplier,
        other_unit,
        needs_look: false,
        block,
        layout: Layout::default(),
    };
    plan.unplaced.extend(put.unplaced);
    drop_of_nothing(&mut plan, session, layout);
    plan
}

/// The rows of the plan are those of the table: one a dataset, in the order shown; periods stand across.
fn by_dataset(plan: &mut Plan, paste: &PasteAcross) {
    let place = |cell: &PlanCell| {
        let dataset = target(cell.takes).map(|at| at.dataset);
        let row = paste.rows.iter().position(|row| *row == dataset && dataset.is_some());
        (row, cell.at.period, cell.at.column.flow)
    };
    plan.cells.sort_by_key(place);
    let mut across: Vec<_> = plan.cells.iter().map(|cell| (cell.at.period, cell.at.column.flow)).collect();
    across.sort_unstable();
    across.dedup();
    plan.across = Some(across);
    plan.starts.clear();
    let mut last = None;
    for (nth, cell) in plan.cells.iter().enumerate() {
        let dataset = target(cell.takes).map(|at| at.dataset);
        if last.replace(dataset) != Some(dataset) {
            plan.starts.push(nth);
        }
    }
}

/// The cell whose figure, source or note a pasted cell changes.
pub fn target(takes: Takes) -> Option<CellRef> {
    match takes {
        Takes::Figure(cell) | Takes::Note(cell) | Takes::Source(cell) => Some(cell),
        Takes::Nothing => None,
    }
}

/// A note or a source has no place without a figure, there already or in the same block.
fn drop_of_nothing(plan: &mut Plan, session: &Session, layout: &Layout) {
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
        let (row, column) = layout.in_block(cell.from);
        let text = plan.block.text(row, column).trim().to_owned();
        plan.unplaced.push(Unplaced::one(&text, NoPlace::NoFigure));
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

/// Whether a dataset's table has a row for a period, or would have one where it shows other kinds of rows.
fn is_known(dataset: Option<&Dataset>, table: &DatasetTable, period: Period) -> bool {
    table.place_of(period).is_some_and(|place| matches!(table.row(place), Some(super::TableRow::Period(_))))
        || dataset.is_some_and(|dataset| {
            dataset.periods.contains(&period) || dataset.observations.of_period(period).next().is_some()
        })
}

fn count(plan: &mut Plan, mut is_known: impl FnMut(Period) -> bool) {
    let mut counts = Counts::default();
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
