//! Each figure of a block to its place; what has none is named, by its row or column where that is why.

use std::collections::{BTreeMap, BTreeSet};

use super::block::Block;
use super::cells::Reader;
use super::labels::Role;
use super::layout::Layout;
use super::places::Placing;
use super::{NoPlace, PlanCell, Takes, Unplaced};
use crate::analysis::sheet::Column;
use crate::domain::CellRef;

/// What has a place, and what has not.
#[derive(Default)]
pub struct Put {
    pub cells: Vec<PlanCell>,
    pub starts: Vec<usize>,
    pub columns: Vec<Column>,
    pub unplaced: Vec<Unplaced>,
}

pub fn filled(mut places: impl Placing, reader: &Reader<'_>, block: &Block, layout: &Layout) -> Put {
    let mut put = Put { cells: Vec::with_capacity(places.rows() * places.columns()), ..Put::default() };
    let mut seen = places.may_meet().then(BTreeSet::new);
    let mut by_column: BTreeMap<(usize, NoPlace), usize> = BTreeMap::new();
    for row in 0..places.rows() {
        let started = put.cells.len();
        let mut of_row: Option<Unplaced> = None;
        for column in 0..places.columns() {
            let from = places.from(row, column);
            let Some(text) = reader.text(from) else { continue };
            if reader.is_left_out(from, &text) {
                continue;
            }
            let placed = places.place(row, column).and_then(|at| reader.cell(from, at, &text));
            let placed =
                placed.and_then(|cell| if is_first(&mut seen, &cell) { Ok(cell) } else { Err(NoPlace::Twice) });
            match placed {
                Ok(cell) => {
                    if !put.columns.contains(&cell.at.column) {
                        put.columns.push(cell.at.column);
                    }
                    put.cells.push(cell);
                }
                Err(_) if text.trim().is_empty() => {}
                Err(why) if layout.has_heads() && is_of_many(why) => {
                    if is_of_row(layout, row, why) {
                        let label = || Unplaced { text: layout.row_text(block, row), why, texts: 0 };
                        of_row.get_or_insert_with(label).texts += 1;
                    } else {
                        *by_column.entry((from.column, why)).or_default() += 1;
                    }
                }
                Err(why) => put.unplaced.push(Unplaced::one(&text, why)),
            }
        }
        put.unplaced.extend(of_row);
        if put.cells.len() > started {
            put.starts.push(started);
        }
    }
    for ((column, why), texts) in by_column {
        put.unplaced.push(Unplaced { text: layout.heads.get(column).cloned().unwrap_or_default(), why, texts });
    }
    if layout.by_period {
        in_time_order(&mut put);
    }
    put
}

/// Whether a whole row or column has no place for this.
fn is_of_many(why: NoPlace) -> bool {
    use NoPlace::{NoDataset, OtherCountry, OtherProduct, UnknownColumn, UnknownRow};
    matches!(why, UnknownColumn | OtherCountry | OtherProduct | UnknownRow | NoDataset)
}

/// Whether a row is why its cells have no place, not their columns.
fn is_of_row(layout: &Layout, row: usize, why: NoPlace) -> bool {
    let left = layout.rows.get(row).and_then(|row| row.left);
    let is_named = || layout.labels.iter().any(|label| !matches!(label.role, Role::Time | Role::Month | Role::Flow));
    why == NoPlace::UnknownRow || left == Some(why) || (why == NoPlace::NoDataset && is_named())
}

fn is_first(seen: &mut Option<BTreeSet<CellRef>>, cell: &PlanCell) -> bool {
    match (seen, cell.takes) {
        (Some(seen), Takes::Figure(at)) => seen.insert(at),
        _ => true,
    }
}

/// The cells of one period stand together, wherever in the block they come from.
fn in_time_order(put: &mut Put) {
    if !put.cells.is_sorted_by_key(|cell| cell.at.period) {
        put.cells.sort_by_key(|cell| cell.at.period);
    }
    put.starts.clear();
    let mut last = None;
    for (nth, cell) in put.cells.iter().enumerate() {
        if last.replace(cell.at.period) != Some(cell.at.period) {
            put.starts.push(nth);
        }
    }
}
