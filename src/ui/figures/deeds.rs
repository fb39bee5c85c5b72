//! From what hands did in the table of all figures to actions.

use egui::Ui;

use super::FiguresState;
use super::source::{self, ADOPT, GO_TO_DATASET, GO_TO_SOURCE, ONLY_DATASET, ONLY_SOURCE};
use crate::analysis::sheet::{Column, Part};
use crate::domain::{Against, DatasetId, Key, Measure, ObsStatus, Project, RateForm};
use crate::session::action::{FigureRef, FiguresAction};
use crate::session::all_figures::texts::COLUMNS;
use crate::session::all_figures::{
    FigureTable, Filter, Found, Sort, SourceFilter, Typed, copied, pasted, problem_text, typed,
};
use crate::session::grid::Marks;
use crate::session::{Action, Cursor, FigureChange, FigureColumn, FigureCursor, Place};
use crate::ui::grid::{GridEvent, Target};
use crate::ui::{Request, View};

fn reference(found: &Found<'_>) -> FigureRef {
    FigureRef { cell: found.cell(), place: found.place }
}

fn table<'a>(view: &View<'a>, state: &'a FiguresState) -> FigureTable<'a> {
    FigureTable { figures: &state.figures, project: view.session.project() }
}

pub fn carry_out(ui: &Ui, view: &mut View<'_>, state: &mut FiguresState, event: GridEvent<FigureCursor>) {
    match event {
        GridEvent::Selected(marks) => {
            let (cursor, spans) = table(view, state).kept(&marks);
            let known = view.session.selection();
            if known.figure != cursor || known.figure_spans != spans {
                view.act(Action::SelectFigures { cursor, spans });
            }
        }
        GridEvent::Entered { at, text } => entered(view, at, &text),
        GridEvent::EnteredAll { marks, text } => {
            let column = COLUMNS.get(marks.cursor.column).copied();
            let texts = |figures: Vec<FigureRef>| figures.into_iter().map(|figure| (figure, text.clone())).collect();
            if let Some(column) = column {
                let figures = table(view, state).selected(&marks, column).map(|found| reference(&found)).collect();
                take_in(view, column, texts(figures));
            }
        }
        GridEvent::Clear(marks) => clear(view, state, &marks),
        GridEvent::Copy { marks, with_headings } => copy(view, state, &marks, with_headings),
        GridEvent::Cut(marks) => {
            copy(view, state, &marks, false);
            clear(view, state, &marks);
        }
        GridEvent::Paste { marks, text } => paste(view, state, &marks, &text),
        GridEvent::PastedNothing => view.toast("paste-nothing"),
        GridEvent::Sort(column) => {
            let Some(column) = COLUMNS.get(column).copied() else { return };
            state.sort = match state.sort.filter(|sort| sort.column == column) {
                None => Some(Sort { column, descending: false }),
                Some(Sort { descending: false, .. }) => Some(Sort { column, descending: true }),
                Some(Sort { descending: true, .. }) => None,
            };
            ui.ctx().request_repaint();
        }
        GridEvent::Width { column, width } => {
            let Some(column) = COLUMNS.get(column).copied() else { return };
            match width {
                Some(width) => _ = state.widths.insert(column, f32::from(width)),
                None => _ = state.widths.remove(&column),
            }
        }
        GridEvent::Opened(at) => go_to_dataset(view, at.cell.dataset, at.cell.key),
        GridEvent::Chosen { target: Target::Cell(spot), choice, .. } => {
            let chosen = state.figures.row(view.session.project(), spot.row).map(|found| {
                let figure = reference(&found);
                (figure, found.figure.source)
            });
            if let Some((figure, source)) = chosen {
                choose(view, state, figure, source, choice);
            }
        }
        GridEvent::Typing { .. }
        | GridEvent::Restored
        | GridEvent::Fill { .. }
        | GridEvent::Continue { .. }
        | GridEvent::MovedColumns { .. }
        | GridEvent::AddRow(_)
        | GridEvent::Chosen { .. }
        | GridEvent::Command { .. } => {}
    }
}

fn choose(
    view: &mut View<'_>,
    state: &mut FiguresState,
    figure: FigureRef,
    source: Option<crate::domain::SourceId>,
    choice: u32,
) {
    let (dataset, key) = (figure.cell.dataset, figure.cell.key);
    match choice {
        GO_TO_DATASET => go_to_dataset(view, dataset, key),
        GO_TO_SOURCE => view.actions.extend(source.map(|id| Action::GoTo(Place::Source(id)))),
        ADOPT => view.act(Action::Adopt { dataset, key, place: Some(figure.place) }),
        ONLY_DATASET => state.filter = Filter { dataset: Some(dataset), ..Filter::default() },
        ONLY_SOURCE => {
            let source = source.map_or(SourceFilter::Without, SourceFilter::Only);
            state.filter = Filter { source, ..Filter::default() };
        }
        _ => {}
    }
}

/// One text for one figure.
fn entered(view: &mut View<'_>, at: FigureCursor, text: &str) {
    let FigureCursor { cell, place, column } = at;
    let (dataset, key) = (cell.dataset, cell.key);
    let adopted = view.session.figures(dataset, key).and_then(crate::domain::Figures::adopted_place) == Some(place);
    match typed(view.session.project(), view.words, column, text) {
        Ok(Typed::Amount(text)) if adopted => view.act(Action::Enter { dataset, key, text }),
        Ok(Typed::Amount(text)) => {
            view.act(Action::Figures(FiguresAction::Say(vec![(FigureRef { cell, place }, text)])));
        }
        Ok(Typed::Change(change)) => view.act(Action::ChangeFigure { dataset, key, place, change, interaction: 0 }),
        Err(problem) => view.requests.push(Request::Toast(problem_text(view.words, problem))),
    }
}

/// A text for each of many figures: all are taken in, or none.
fn take_in(view: &mut View<'_>, column: FigureColumn, texts: Vec<(FigureRef, String)>) {
    let (project, words) = (view.session.project(), view.words);
    let mut said = Vec::new();
    let mut changes = Vec::new();
    for (figure, text) in texts {
        match typed(project, words, column, &text) {
            Ok(Typed::Amount(text)) => said.push((figure, text)),
            Ok(Typed::Change(change)) => changes.push((figure, change)),
            Err(problem) => {
                let text: String = text.chars().take(40).collect();
                let why = problem_text(words, problem);
                let sentence = words.with("figures-not-taken", &[("text", &text), ("why", &why)]);
                view.requests.push(Request::Toast(sentence));
                return;
            }
        }
    }
    if !said.is_empty() {
        view.act(Action::Figures(FiguresAction::Say(said)));
    }
    if !changes.is_empty() {
        view.act(Action::Figures(FiguresAction::ChangeEach(changes)));
    }
}

/// Delete: amounts among the cells take their figures away, other cells are emptied.
fn clear(view: &mut View<'_>, state: &FiguresState, marks: &Marks) {
    let table = table(view, state);
    let figures: Vec<_> = table.selected(marks, FigureColumn::Amount).map(|found| reference(&found)).collect();
    if !figures.is_empty() {
        view.act(Action::Figures(FiguresAction::Remove(figures)));
        return;
    }
    let mut changes = Vec::new();
    for (column, change) in [
        (FigureColumn::Source, FigureChange::Source(None)),
        (FigureColumn::Published, FigureChange::Published(None)),
        (FigureColumn::Status, FigureChange::Status(ObsStatus::Normal)),
        (FigureColumn::Note, FigureChange::Note(String::new())),
    ] {
        changes.extend(table.selected(marks, column).map(|found| (reference(&found), change.clone())));
    }
    if changes.is_empty() {
        view.requests.push(Request::Toast(view.words.t("figures-read-only").to_owned()));
        return;
    }
    view.act(Action::Figures(FiguresAction::ChangeEach(changes)));
}

fn copy(view: &mut View<'_>, state: &FiguresState, marks: &Marks, with_headings: bool) {
    let copy = copied(&table(view, state), view.words, marks, with_headings);
    view.requests.push(match copy {
        Some(copied) => Request::Copy(copied),
        None => Request::Toast(view.words.t("figures-copy-too-large").to_owned()),
    });
}

/// One column of texts into the column of the cursor, from the upper end of the selection.
fn paste(view: &mut View<'_>, state: &FiguresState, marks: &Marks, text: &str) {
    let words = view.words;
    let Some(lines) = pasted(text) else {
        view.requests.push(Request::Toast(words.t("figures-paste-one-column").to_owned()));
        return;
    };
    let Some(column) = COLUMNS.get(marks.cursor.column).copied() else { return };
    let table = table(view, state);
    let block = marks.block(&table);
    let room = state.figures.len().saturating_sub(block.first.row);
    if lines.len() > room {
        let sentence = words.count("figures-paste-too-long", lines.len() - room);
        view.requests.push(Request::Toast(sentence));
        return;
    }
    // One line fills the selection, as does a whole number of times so many lines.
    let height = block.height();
    let count = if height.is_multiple_of(lines.len().max(1)) { height.max(lines.len()) } else { lines.len() };
    let rows = (block.first.row..).take(count).zip(lines.iter().cycle());
    let texts = rows.filter_map(|(row, line)| {
        let found = state.figures.row(table.project, row)?;
        Some((reference(&found), line.clone()))
    });
    let texts = texts.collect();
    take_in(view, column, texts);
}

/// The dataset with the cursor on the cell of a figure.
pub fn go_to_dataset(view: &mut View<'_>, dataset: DatasetId, key: Key) {
    view.act(Action::GoTo(Place::Dataset(dataset)));
    let rows = view.session.view_of(dataset).question.rows;
    if !rows.shows(key.period) {
        view.act(Action::ShowRows { dataset, rows: rows_of(key) });
    }
    let cursor = Cursor { period: key.period, column: column_of(view.session.project(), key) };
    view.act(Action::Select { cursor: Some(cursor), spans: Vec::new() });
}

fn rows_of(key: Key) -> crate::analysis::sheet::RowsOf {
    use crate::analysis::sheet::RowsOf;
    use crate::domain::Frequency;
    match key.period.frequency() {
        Frequency::Annual => RowsOf::Years,
        Frequency::HalfYear => RowsOf::HalfYears,
        Frequency::Quarter => RowsOf::Quarters,
        Frequency::Month => RowsOf::Months,
        Frequency::YearToDate => RowsOf::YearToDate,
        Frequency::Span => RowsOf::OtherSpans,
    }
}

/// The column that stands in every table and is nearest to what the figure states.
fn column_of(_project: &Project, key: Key) -> Column {
    let part = match key.measure {
        Measure::Rate { form: RateForm::Percent, against: Against::YearEarlier } => Part::Growth,
        Measure::Rate { .. } | Measure::AbsoluteChange { .. } => Part::Growth,
        _ => Part::Level,
    };
    Column::new(key.flow, part)
}

/// Puts the keyboard into the table.
pub fn focus(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(source::grid_id()));
}
