//! From what hands did in the grid to actions on the dataset.

use std::collections::BTreeSet;

use super::menu;
use super::source::source_named;
use super::{GridState, Wish};
use crate::analysis::sheet::{Column, Part, RowsOf, Side};
use crate::domain::{CellRef, DatasetId, Figures, Flow, Key, Period};
use crate::session::action::{CellsAction, LookAction};
use crate::session::columns;
use crate::session::copying::{NOT_A_RECTANGLE, copied};
use crate::session::grid::{Block, Cells as _, Marks, Spot, fill};
use crate::session::{Action, Cursor, DatasetTable, FigureChange, TableRow, Takes};
use crate::ui::command::{ChartCommand, Command, GridCommand};
use crate::ui::grid::{GridEvent, Target};
use crate::ui::{Request, View};

/// One thing that hands did.
pub fn carry_out(view: &mut View<'_>, state: &mut GridState, table: &DatasetTable, event: GridEvent<Cursor>) {
    let id = table.id;
    match event {
        GridEvent::Selected(marks) => {
            let (cursor, spans) = table.kept(&marks);
            let known = view.session.selection();
            if known.cursor != cursor || known.spans != spans {
                view.act(Action::Select { cursor, spans });
            }
        }
        GridEvent::Typing { at, text } => {
            if let Takes::Figure(CellRef { dataset, key }) = table.takes(at) {
                view.act(Action::Draft { dataset, key, text });
            }
        }
        GridEvent::Opened(_) => {}
        GridEvent::Restored => view.act(Action::DropDraft),
        GridEvent::Entered { at, text } => entered(view, table, at, text),
        GridEvent::EnteredAll { marks, text } => {
            let cells = figure_cells(table, &marks);
            view.act(Action::Cells(CellsAction::Enter { cells, text }));
        }
        GridEvent::Clear(marks) => clear(view, table, &marks),
        GridEvent::Copy { marks, with_headings } => _ = copy(view, table, &marks, with_headings),
        GridEvent::Cut(marks) => {
            if copy(view, table, &marks, false) {
                clear(view, table, &marks);
            }
        }
        GridEvent::Paste { marks, text } => state.paste.begin(view, table, &marks, text),
        GridEvent::PastedNothing => view.toast("paste-nothing"),
        GridEvent::Fill { from, to } => filled(view, table, from, to),
        GridEvent::Continue { from, rows } => {
            let newer = (rows > 0) != newest_first(view, id);
            let count = usize::try_from(rows.unsigned_abs()).unwrap_or(0);
            let edge = if rows > 0 { from.last.row } else { from.first.row };
            let Some(period) = table.period_at(edge) else { return };
            let periods = following(period, newer, table.sheet.question.rows, count);
            view.act(Action::AddPeriods { dataset: id, periods });
        }
        GridEvent::Width { column, width } => {
            if let Some(column) = table.columns.get(column).copied() {
                look(view, id, LookAction::Width(column, width));
            }
        }
        GridEvent::MovedColumns { columns, before } => {
            reorder(view, table, &columns, |own, chosen| columns::gathered(own, chosen, before));
        }
        GridEvent::Sort(_) => {}
        GridEvent::AddRow(row) => add_row(view, state, table, row),
        GridEvent::Chosen { target, choice, marks } => chosen(view, state, table, target, choice, &marks),
        GridEvent::Command { command, marks } => run(view, table, command, &marks),
    }
}

fn look(view: &mut View<'_>, dataset: DatasetId, look: LookAction) {
    view.act(Action::Look { dataset, look });
}

fn newest_first(view: &View<'_>, id: DatasetId) -> bool {
    view.session.view_of(id).newest_first
}

fn entered(view: &mut View<'_>, table: &DatasetTable, at: Cursor, text: String) {
    let source = source_named(view.session, &text);
    let (cell, change) = match table.takes(at) {
        Takes::Figure(CellRef { dataset, key }) => return view.act(Action::Enter { dataset, key, text }),
        Takes::Note(cell) => (cell, FigureChange::Note(text)),
        Takes::Source(cell) => (cell, FigureChange::Source(source)),
        Takes::Nothing => return,
    };
    let figures = view.session.figures(cell.dataset, cell.key);
    let Some(place) = figures.and_then(Figures::adopted_place) else { return };
    view.act(Action::ChangeFigure { dataset: cell.dataset, key: cell.key, place, change, interaction: 0 });
}

/// The selected cells that figures can be put into, each once.
fn figure_cells(table: &DatasetTable, marks: &Marks) -> Vec<CellRef> {
    cells_of(table, marks, |takes| match takes {
        Takes::Figure(cell) => Some(cell),
        _ => None,
    })
}

fn cells_of(table: &DatasetTable, marks: &Marks, which: impl Fn(Takes) -> Option<CellRef>) -> Vec<CellRef> {
    let blocks = marks.blocks(table);
    let mut cells = Vec::new();
    for (nth, block) in blocks.iter().enumerate() {
        for spot in block.spots() {
            let seen = blocks.iter().take(nth).any(|before| before.contains(spot));
            let cell = table.cursor_at(spot).filter(|_| !seen).and_then(|cursor| which(table.takes(cursor)));
            cells.extend(cell);
        }
    }
    cells
}

/// Figures where some are selected; else the notes and sources beside them.
fn clear(view: &mut View<'_>, table: &DatasetTable, marks: &Marks) {
    let cells = figure_cells(table, marks);
    if !cells.is_empty() {
        return view.act(Action::Cells(CellsAction::Clear(cells)));
    }
    let notes = cells_of(table, marks, |takes| if let Takes::Note(cell) = takes { Some(cell) } else { None });
    if !notes.is_empty() {
        let change = FigureChange::Note(String::new());
        view.act(Action::Cells(CellsAction::Change { cells: notes, change }));
    }
    let sources = cells_of(table, marks, |takes| if let Takes::Source(cell) = takes { Some(cell) } else { None });
    if !sources.is_empty() {
        view.act(Action::Cells(CellsAction::Change { cells: sources, change: FigureChange::Source(None) }));
    }
}

/// Delete as a command of the menus: all that is selected in the dataset on the screen.
pub fn clear_selected(view: &mut View<'_>, id: DatasetId) {
    let Some(table) = view.session.table(id, None) else { return };
    if let Some(marks) = table.marks(view.session.selection()) {
        clear(view, &table, &marks);
    }
}

/// False where the selected ranges are no table together; then that is said.
fn copy(view: &mut View<'_>, table: &DatasetTable, marks: &Marks, with_headings: bool) -> bool {
    let copied = copied(view.session, view.words, table, marks, with_headings);
    let done = copied.is_some();
    view.requests.push(match copied {
        Some(copied) => Request::Copy(copied),
        None => Request::Toast(view.words.t(NOT_A_RECTANGLE).to_owned()),
    });
    done
}

/// So many periods from one on, without it.
fn following(from: Period, newer: bool, rows: RowsOf, count: usize) -> Vec<Period> {
    let by_year = matches!(rows, RowsOf::YearToDate | RowsOf::OtherSpans);
    let step = |period: &Period| match (by_year, newer) {
        (true, _) => period.plus_years(if newer { 1 } else { -1 }),
        (false, true) => period.next(),
        (false, false) => period.previous(),
    };
    std::iter::successors(step(&from), step).take(count.min(10_000)).collect()
}

fn filled(view: &mut View<'_>, table: &DatasetTable, from: Block, to: Block) {
    let rows = table.rows();
    let Some(last) = rows.checked_sub(1).and_then(|last| table.period_at(last)) else { return };
    let beyond = (to.last.row + 1).saturating_sub(rows);
    let newer = !newest_first(view, table.id);
    let new = following(last, newer, table.sheet.question.rows, beyond);
    let cell = |spot: Spot| {
        let period = match spot.row.checked_sub(rows) {
            None => table.period_at(spot.row),
            Some(nth) => new.get(nth).copied(),
        };
        table.figure_cell(Cursor { period: period?, column: *table.columns.get(spot.column)? })
    };
    let pairs: Vec<_> = fill::pairs(from, to).into_iter().filter_map(|(a, b)| Some((cell(a)?, cell(b)?))).collect();
    let has_figures = |(a, _): &(CellRef, CellRef)| view.session.figures(a.dataset, a.key).is_some();
    if !new.is_empty() && !pairs.iter().any(has_figures) {
        return view.act(Action::AddPeriods { dataset: table.id, periods: new });
    }
    if !pairs.is_empty() {
        view.act(Action::Cells(CellsAction::Fill { pairs, over_sourced: false }));
    }
}

/// The own columns in another order, which stand before those of datasets beside.
fn reorder(
    view: &mut View<'_>,
    table: &DatasetTable,
    chosen: &BTreeSet<usize>,
    order: impl FnOnce(&[Column], &BTreeSet<usize>) -> Vec<Column>,
) {
    let own: Vec<_> = table.columns.iter().copied().take_while(|column| column.of == Side::Own).collect();
    let columns = order(&own, chosen);
    if columns != own {
        look(view, table.id, LookAction::Columns(Some(columns)));
    }
}

/// Every column that something is selected in goes one place to a side.
fn shift_columns(view: &mut View<'_>, table: &DatasetTable, marks: &Marks, right: bool) {
    reorder(view, table, &columns_of(table, marks), |own, chosen| columns::shifted(own, chosen, right));
}

fn add_row(view: &mut View<'_>, state: &mut GridState, table: &DatasetTable, row: usize) {
    let Some(TableRow::Next(period)) = table.row(row) else { return };
    let column = view.session.selection().cursor.map_or(Column::level(Flow::Exports), |cursor| cursor.column);
    view.act(Action::AddPeriod { dataset: table.id, period });
    let cursor = Cursor { period, column };
    view.act(Action::PutCursor(Some(cursor)));
    state.table.edit(cursor, String::new());
}

/// What a menu's own entries do.
fn chosen(
    view: &mut View<'_>,
    state: &mut GridState,
    table: &DatasetTable,
    target: Target,
    choice: u32,
    marks: &Marks,
) {
    if let Some(status) = menu::status_of(choice) {
        let cells = figure_cells(table, marks);
        return view.act(Action::Cells(CellsAction::Change { cells, change: FigureChange::Status(status) }));
    }
    if choice == menu::NEW_CHART {
        return view.requests.push(Request::Run(Command::Chart(ChartCommand::FromSelection).spec().name));
    }
    if let Some(nth) = menu::chart_of(choice) {
        return show_in_chart(view, table, marks, nth);
    }
    match target {
        Target::Head(_) => on_head(view, table, marks, choice),
        _ if choice == menu::REMOVE => run(view, table, GridCommand::DeleteRows, marks),
        _ => {
            let Some(cursor) = table.cursor_at(marks.cursor) else { return };
            match choice {
                menu::ADD_FIGURE => state.wish = Some(Wish::AddFigure),
                menu::SHOW_SOURCE => {
                    let basis = table.sheet.question.basis;
                    state.wish = Some(Wish::ShowSource(cursor.column.key(cursor.period, basis)));
                }
                menu::NOTE => edit_note(view, state, table, cursor),
                _ => {}
            }
        }
    }
}

/// The chart of an entry, with the mark of the cursor's figure.
fn show_in_chart(view: &mut View<'_>, table: &DatasetTable, marks: &Marks, nth: usize) {
    let cursor = table.cursor_at(marks.cursor);
    let Some((of, flow, period)) = cursor.and_then(|cursor| view.session.charted_cell(table.id, cursor)) else {
        return;
    };
    if let Some(chart) = view.session.charts_of(of).get(nth) {
        view.requests.push(Request::ShowInChart(*chart, CellRef { dataset: of, key: Key::level(flow, period) }));
    }
}

/// Shows the notes of the cursor's flow and opens the one of its row.
fn edit_note(view: &mut View<'_>, state: &mut GridState, table: &DatasetTable, cursor: Cursor) {
    let own: Vec<_> = table.columns.iter().copied().filter(|column| column.of == Side::Own).collect();
    let note = Column::new(cursor.column.flow, Part::Note);
    if !own.contains(&note) {
        let after = own.iter().rposition(|column| column.flow == note.flow).map_or(own.len(), |at| at + 1);
        let mut columns = own;
        columns.insert(after.min(columns.len()), note);
        look(view, table.id, LookAction::Columns(Some(columns)));
    }
    let at = Cursor { column: note, ..cursor };
    let key = note.key(cursor.period, table.sheet.question.basis);
    let adopted = view.session.figures(table.id, key).and_then(Figures::adopted);
    let details = adopted.and_then(|figure| figure.details());
    let text = details.and_then(|details| details.note.as_deref()).unwrap_or_default().to_owned();
    view.act(Action::PutCursor(Some(at)));
    state.table.edit(at, text);
}

/// What the menu of a head does, with every column that is selected.
fn on_head(view: &mut View<'_>, table: &DatasetTable, marks: &Marks, choice: u32) {
    let chosen = columns_of(table, marks);
    let chosen = || chosen.iter().filter_map(|column| table.columns.get(*column).copied());
    match choice {
        menu::HIDE => {
            let hidden: BTreeSet<_> = chosen().collect();
            let own = table.columns.iter().copied().filter(|column| column.of == Side::Own);
            let left: Vec<_> = own.filter(|column| !hidden.contains(column)).collect();
            if !left.is_empty() {
                look(view, table.id, LookAction::Columns(Some(left)));
            }
        }
        menu::BEST_WIDTH => chosen().for_each(|column| look(view, table.id, LookAction::Width(column, None))),
        menu::STANDARD => {
            look(view, table.id, LookAction::Columns(None));
            for column in &table.columns {
                look(view, table.id, LookAction::Width(*column, None));
            }
        }
        _ => {}
    }
}

/// Every column that something is selected in.
fn columns_of(table: &DatasetTable, marks: &Marks) -> BTreeSet<usize> {
    marks.blocks(table).into_iter().flat_map(Block::columns).collect()
}

fn run(view: &mut View<'_>, table: &DatasetTable, command: GridCommand, marks: &Marks) {
    match command {
        GridCommand::InsertBefore => insert(view, table, marks, false),
        GridCommand::InsertAfter => insert(view, table, marks, true),
        GridCommand::DeleteRows => {
            let mut periods: Vec<_> = marks.blocks(table).iter().flat_map(|block| block.rows()).collect();
            periods.sort_unstable();
            periods.dedup();
            let there = |row: usize| match table.row(row) {
                Some(TableRow::Period(period)) => Some(period),
                _ => None,
            };
            let periods: Vec<_> = periods.into_iter().filter_map(there).collect();
            if !periods.is_empty() {
                view.act(Action::RemovePeriods { dataset: table.id, periods });
            }
        }
        GridCommand::ColumnsLeft => shift_columns(view, table, marks, false),
        GridCommand::ColumnsRight => shift_columns(view, table, marks, true),
        GridCommand::TakeOver => {
            let cell = table.cursor_at(marks.cursor).and_then(|cursor| table.figure_cell(cursor));
            if let Some(cell) = cell {
                view.act(Action::Cells(CellsAction::TakeOver(cell)));
            }
        }
        _ => {}
    }
}

/// As many periods as rows are selected, before the earliest or after the latest of them.
fn insert(view: &mut View<'_>, table: &DatasetTable, marks: &Marks, after: bool) {
    let block = marks.block(table);
    let ends = [block.first.row, block.last.row].map(|row| table.period_at(row));
    let ends = ends.into_iter().flatten();
    let Some(from) = (if after { ends.max() } else { ends.min() }) else { return };
    let near = following(from, after, table.sheet.question.rows, block.height());
    let is_there = |period: &Period| table.sheet.row_of(*period).is_some();
    let periods: Vec<_> = near.iter().copied().filter(|period| !is_there(period)).collect();
    if periods.is_empty() {
        let Some(first) = near.first() else { return };
        let text = view.words.with("dataset-period-there", &[("period", &view.words.period(*first))]);
        view.requests.push(Request::Toast(text));
        return;
    }
    view.act(Action::AddPeriods { dataset: table.id, periods });
}
