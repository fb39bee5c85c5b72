//! From what hands did in the table of partners to actions.

use super::PartnersState;
use super::source::{At, ColumnOf, GO_TO_DATASET, PartnerSource};
use crate::analysis::partners::Partners;
use crate::domain::{CellRef, Multiplier};
use crate::session::Action;
use crate::session::action::{CellsAction, PasteAcross, Reading};
use crate::session::all_figures::written;
use crate::session::grid::{Marks, Spot};
use crate::ui::figures::go_to_dataset;
use crate::ui::grid::{GridEvent, GridSource, Target};
use crate::ui::{Request, View};
use crate::words::plain_spaces;

pub fn carry_out(
    view: &mut View<'_>,
    state: &mut PartnersState,
    table: &Partners,
    multiplier: Multiplier,
    version: u64,
    event: GridEvent<At>,
) {
    let source = PartnerSource::new(view, &state.chosen, table, multiplier, version, state.sort, &state.widths);
    match event {
        GridEvent::Selected(marks) => state.marks = Some(marks),
        GridEvent::Entered { at, text } => {
            if let Ok(CellRef { dataset, key }) = source.typed_cell(at.row, at.column) {
                view.act(Action::Enter { dataset, key, text });
            }
        }
        GridEvent::EnteredAll { marks, text } => {
            let cells = typed_cells(&source, &marks);
            view.act(Action::Cells(CellsAction::Enter { cells, text }));
        }
        GridEvent::Clear(marks) => clear(view, &source, &marks),
        GridEvent::Copy { marks, with_headings } => copy(view, &source, &marks, with_headings),
        GridEvent::Cut(marks) => {
            copy(view, &source, &marks, false);
            clear(view, &source, &marks);
        }
        GridEvent::Paste { marks, text } => match pasted(&source, &marks, text) {
            Ok(paste) => state.paste.begin_across(view, paste),
            Err(why) => view.requests.push(Request::Toast(view.words.t(why).to_owned())),
        },
        GridEvent::PastedNothing => view.toast("paste-nothing"),
        GridEvent::Sort(column) => {
            let Some(column) = source.columns().get(column).copied() else { return };
            let at = state.marks.as_ref().and_then(|marks| source.at(marks.cursor));
            drop(source);
            state.sort = sorted(state.sort, column);
            let source = PartnerSource::new(view, &state.chosen, table, multiplier, version, state.sort, &state.widths);
            // The cursor stays on its cell, wherever that stands now.
            state.marks = at.and_then(|at| source.spot_of(at)).map(Marks::at);
        }
        GridEvent::Width { column, width } => {
            let Some(column) = source.columns().get(column).copied() else { return };
            match width {
                Some(width) => _ = state.widths.insert(column, f32::from(width)),
                None => _ = state.widths.remove(&column),
            }
        }
        GridEvent::Opened(at) => open(view, &source, at),
        GridEvent::Chosen { target: Target::Cell(spot), choice: GO_TO_DATASET, .. } => {
            if let Some(at) = source.at(spot) {
                open(view, &source, at);
            }
        }
        _ => {}
    }
}

/// A column once from its small end, once from its large one, then by rank again.
fn sorted(sort: Option<(ColumnOf, bool)>, column: ColumnOf) -> Option<(ColumnOf, bool)> {
    match sort {
        Some((sorted, false)) if sorted == column => Some((column, true)),
        Some((sorted, true)) if sorted == column => None,
        _ => Some((column, false)),
    }
}

fn open(view: &mut View<'_>, source: &PartnerSource<'_>, at: At) {
    let Some(dataset) = source.dataset_of(at.row) else { return };
    let cell = source.cell_of(at.row, at.column).or_else(|| source.rank_cell(at.row));
    match cell {
        Some(cell) => go_to_dataset(view, dataset, cell.key),
        None => view.act(Action::GoTo(crate::session::Place::Dataset(dataset))),
    }
}

/// A block for the cells from the upper left selected one on.
fn pasted(source: &PartnerSource<'_>, marks: &Marks, text: String) -> Result<PasteAcross, &'static str> {
    let block = marks.block(source);
    source.takes_levels()?;
    let period = |column: &ColumnOf| match column {
        ColumnOf::Period(period) => Some(*period),
        ColumnOf::Name | ColumnOf::Rank | ColumnOf::Share => None,
    };
    let (flow, multiplier) = source.of_what();
    Ok(PasteAcross {
        flow,
        multiplier,
        rows: source.row_keys().iter().map(|row| source.dataset_of(*row)).collect(),
        columns: source.columns().iter().map(period).collect(),
        at: (block.first.row, block.first.column),
        size: (block.height(), block.width()),
        text,
        reading: Reading::default(),
    })
}

fn typed_cells(source: &PartnerSource<'_>, marks: &Marks) -> Vec<CellRef> {
    let spots = marks.blocks(source).into_iter().flat_map(|block| block.spots().collect::<Vec<_>>());
    let mut cells: Vec<_> =
        spots.filter_map(|spot| source.at(spot)).filter_map(|at| source.typed_cell(at.row, at.column).ok()).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

fn clear(view: &mut View<'_>, source: &PartnerSource<'_>, marks: &Marks) {
    let cells = typed_cells(source, marks);
    if cells.is_empty() {
        view.requests.push(Request::Toast(view.words.t("partners-calculated").to_owned()));
        return;
    }
    view.act(Action::Cells(CellsAction::Clear(cells)));
}

fn copy(view: &mut View<'_>, source: &PartnerSource<'_>, marks: &Marks, with_headings: bool) {
    let block = marks.block(source);
    let heads = source.columns().get(block.columns()).unwrap_or_default();
    let heads = heads.iter().map(|column| plain_spaces(&source.head_text(*column))).collect();
    let missing = view.words.t("figure-missing");
    let cell = |row, column| {
        let text = plain_spaces(&source.text(Spot::new(row, column)));
        if text == missing { String::new() } else { text }
    };
    let rows = block.rows().map(|row| block.columns().map(|column| cell(row, column)).collect());
    view.requests.push(Request::Copy(written(with_headings.then_some(heads), rows)));
}
