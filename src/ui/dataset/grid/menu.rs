//! The menus of a dataset's grid: of cells, of rows, of the heads of columns.

use std::collections::BTreeSet;

use super::source::DatasetGrid;
use crate::analysis::sheet::Side;
use crate::domain::ObsStatus;
use crate::session::grid::{Block, Cells as _, Marks};
use crate::session::{TableRow, chart_name, wording};
use crate::ui::command::{ChartCommand, Command, GridCommand};
use crate::ui::grid::{Does, MenuEntry, Target};

pub const ADD_FIGURE: u32 = 0;
pub const SHOW_SOURCE: u32 = 1;
pub const NOTE: u32 = 2;
pub const REMOVE: u32 = 3;
pub const NEW_CHART: u32 = 4;
/// And so on in the order of the charts of the dataset.
pub const FIRST_CHART: u32 = 1000;
pub const HIDE: u32 = 10;
pub const BEST_WIDTH: u32 = 13;
pub const STANDARD: u32 = 14;
/// And so on in the order of the codes.
pub const FIRST_STATUS: u32 = 100;

/// The status of an entry of the menu.
pub fn status_of(choice: u32) -> Option<ObsStatus> {
    let nth = usize::try_from(choice.checked_sub(FIRST_STATUS)?).ok()?;
    ObsStatus::CODES.get(nth).map(|(status, _)| *status)
}

/// The place of an entry of the menu among the charts of the dataset.
pub fn chart_of(choice: u32) -> Option<usize> {
    usize::try_from(choice.checked_sub(FIRST_CHART)?).ok()
}

pub fn entries(grid: &DatasetGrid<'_>, target: Target, marks: &Marks) -> Vec<MenuEntry> {
    match target {
        Target::Cell(_) => {
            let mut entries = cell_entries(grid, marks);
            entries.push(MenuEntry::line());
            entries.extend(row_entries(grid, marks));
            entries.push(MenuEntry::line());
            entries.extend(chart_entries(grid, marks));
            entries
        }
        Target::Row(_) => {
            let mut entries = clipboard(grid);
            entries.push(MenuEntry::line());
            entries.extend(row_entries(grid, marks));
            entries.push(MenuEntry::line());
            entries.extend(chart_entries(grid, marks));
            entries
        }
        Target::Head(column) => head_entries(grid, column, marks),
    }
}

fn command(grid: &DatasetGrid<'_>, command: GridCommand) -> MenuEntry {
    let text = grid.words.t(Command::Grid(command).spec().text);
    MenuEntry::new(text, Does::Command(command))
}

fn clipboard(grid: &DatasetGrid<'_>) -> Vec<MenuEntry> {
    use GridCommand::{Copy, CopyWithHeadings, Cut, Paste};
    [Cut, Copy, CopyWithHeadings, Paste].map(|each| command(grid, each)).to_vec()
}

fn cell_entries(grid: &DatasetGrid<'_>, marks: &Marks) -> Vec<MenuEntry> {
    let words = grid.words;
    let own = |id: &str, choice| MenuEntry::new(words.t(id), Does::Own(choice));
    let cursor = grid.table.cursor_at(marks.cursor);
    let adopted = cursor.and_then(|cursor| grid.adopted(cursor));
    let has_figure = adopted.is_some();
    let many = !marks.is_single();
    let figure_cell = cursor.and_then(|cursor| grid.table.figure_cell(cursor)).is_some();
    let statuses = ObsStatus::CODES.iter().zip(FIRST_STATUS..).map(|((status, _), choice)| {
        let on = adopted.is_some_and(|figure| figure.status == *status);
        MenuEntry::new(wording::status_name(words, *status), Does::Own(choice)).checked(on)
    });
    let mut entries = vec![
        MenuEntry::new(words.t("grid-menu-edit"), Does::Edit),
        MenuEntry::new(words.t("grid-menu-clear"), Does::Clear).enabled(has_figure || many),
        MenuEntry::line(),
    ];
    entries.extend(clipboard(grid));
    entries.extend([
        MenuEntry::line(),
        command(grid, GridCommand::FillDown),
        command(grid, GridCommand::FillRight),
        MenuEntry::line(),
        own("grid-menu-add-figure", ADD_FIGURE).enabled(figure_cell),
        MenuEntry::new(words.t("grid-menu-status"), Does::Menu(statuses.collect())).enabled(has_figure || many),
        own("grid-menu-note", NOTE).enabled(has_figure),
        own("grid-menu-show-source", SHOW_SOURCE).enabled(adopted.is_some_and(|figure| figure.source.is_some())),
    ]);
    entries
}

fn row_entries(grid: &DatasetGrid<'_>, marks: &Marks) -> Vec<MenuEntry> {
    let block = marks.block(grid);
    let there = |row: usize| matches!(grid.table.row(row), Some(TableRow::Period(_)));
    let remove = if block.height() == 1 {
        let period = grid.table.period_at(block.first.row).map(|period| grid.words.period(period));
        grid.words.with("grid-menu-remove", &[("period", &period.unwrap_or_default())])
    } else {
        grid.words.count("grid-menu-remove-rows", block.height())
    };
    vec![
        command(grid, GridCommand::InsertBefore),
        command(grid, GridCommand::InsertAfter),
        MenuEntry::new(remove, Does::Own(REMOVE)).enabled(there(block.first.row) || there(block.last.row)),
    ]
}

/// A new chart of what is selected, and the way to the charts that show the cursor's figure.
fn chart_entries(grid: &DatasetGrid<'_>, marks: &Marks) -> Vec<MenuEntry> {
    let words = grid.words;
    let project = grid.session.project();
    let cell = grid.table.cursor_at(marks.cursor);
    let of = cell.and_then(|cell| grid.session.charted_cell(grid.table.id, cell)).map_or(grid.table.id, |(of, ..)| of);
    let charts = grid.session.charts_of(of);
    let named = charts.iter().filter_map(|id| project.charts.get(*id)).zip(FIRST_CHART..);
    let entries: Vec<_> =
        named.map(|(chart, choice)| MenuEntry::new(chart_name(project, chart, words), Does::Own(choice))).collect();
    let new = words.t(Command::Chart(ChartCommand::FromSelection).spec().text);
    let show = words.t(Command::Chart(ChartCommand::ShowInChart).spec().text);
    let any = !entries.is_empty();
    vec![MenuEntry::new(new, Does::Own(NEW_CHART)), MenuEntry::new(show, Does::Menu(entries)).enabled(any)]
}

fn head_entries(grid: &DatasetGrid<'_>, column: usize, marks: &Marks) -> Vec<MenuEntry> {
    let words = grid.words;
    let entry = |id: &str, choice| MenuEntry::new(words.t(id), Does::Own(choice));
    let own = |at: usize| grid.table.columns.get(at).is_some_and(|column| column.of == Side::Own);
    let left = column.checked_sub(1).is_some_and(own);
    let chosen: BTreeSet<_> = marks.blocks(grid).into_iter().flat_map(Block::columns).filter(|at| own(*at)).collect();
    let some_stay = (0..grid.table.columns()).any(|at| own(at) && !chosen.contains(&at));
    let moves = |which, there: bool| command(grid, which).enabled(own(column) && there);
    vec![
        MenuEntry::new(words.count("grid-menu-hide", chosen.len().max(1)), Does::Own(HIDE))
            .enabled(!chosen.is_empty() && some_stay),
        moves(GridCommand::ColumnsLeft, left),
        moves(GridCommand::ColumnsRight, own(column + 1)),
        entry("grid-menu-best-width", BEST_WIDTH),
        MenuEntry::line(),
        command(grid, GridCommand::Copy),
        command(grid, GridCommand::CopyWithHeadings),
        MenuEntry::new(words.t("grid-menu-clear"), Does::Clear),
        MenuEntry::line(),
        entry("grid-menu-standard", STANDARD),
    ]
}
