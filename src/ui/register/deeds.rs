//! From what hands did in the register to actions.

use std::collections::BTreeMap;

use egui::Ui;

use super::RegisterState;
use super::column::{COLUMNS, RegisterColumn, Typed, typed};
use super::lines::{At, LineKey};
use super::source::{
    GO_TO_POINT, ONLY_SESSION, ONLY_SIDE, ONLY_TOPIC, RegisterSource, SET_STATUS, grid_id, point_of, why_not,
};
use crate::analysis::record::register::{RegisterFilter, Row, SortBy};
use crate::domain::{Deadline, Outcome, OutcomeId, OutcomeStatus, Priority, StatusEntry};
use crate::session::action::RecordAction;
use crate::session::all_figures::{pasted, written};
use crate::session::grid::{Marks, Spot};
use crate::session::{Action, Place};
use crate::ui::command::Command;
use crate::ui::grid::{GridEvent, Target};
use crate::ui::{Request, View};
use crate::words::plain_spaces;

pub fn carry_out(ui: &Ui, view: &mut View<'_>, state: &mut RegisterState, event: GridEvent<At>) {
    match event {
        GridEvent::Selected(marks) => {
            state.keep(marks);
            let point = state.selected.point();
            state.told = point;
            if view.session.selection().outcome != point {
                view.act(Action::SelectOutcome(point));
            }
        }
        GridEvent::Entered { at, text } => {
            if let Some(id) = point_of(at) {
                take_in(view, state, at.column, vec![(id, text)]);
            }
        }
        GridEvent::EnteredAll { marks, text } => {
            let column = COLUMNS.get(marks.cursor.column).copied();
            let texts = state.table().chosen(&marks).into_iter().map(|id| (id, text.clone())).collect();
            if let Some(column) = column {
                take_in(view, state, column, texts);
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
            if let Some(by) = COLUMNS.get(column).and_then(|column| column.sort()) {
                sort(state, by);
                ui.ctx().request_repaint();
            }
        }
        GridEvent::Width { column, width } => {
            let Some(column) = COLUMNS.get(column).copied() else { return };
            match width {
                Some(width) => _ = state.widths.insert(column, f32::from(width)),
                None => _ = state.widths.remove(&column),
            }
        }
        GridEvent::Opened(At { line: LineKey::Head(group), .. }) => {
            let key = state.shown.groups().get(group).map(|group| group.key.clone());
            if let Some(key) = key {
                state.folded.turn(&key);
                ui.ctx().request_repaint();
            }
        }
        GridEvent::Opened(at) => {
            if let Some(id) = point_of(at) {
                go_to_point(view, id);
            }
        }
        GridEvent::Chosen { target: Target::Cell(spot), choice, .. } => choose(view, state, spot, choice),
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

/// A column once from its small end, once from its large one, then in the order of the protocols again.
fn sort(state: &mut RegisterState, by: SortBy) {
    let query = &mut state.query;
    (query.sort, query.descending) = match (query.sort == by, query.descending) {
        (true, false) => (by, true),
        (true, true) => (SortBy::default(), false),
        (false, _) => (by, false),
    };
}

fn choose(view: &mut View<'_>, state: &mut RegisterState, spot: Spot, choice: u32) {
    let Some(row) = state.table().point(spot.row).cloned() else { return };
    match choice {
        GO_TO_POINT => go_to_point(view, row.id()),
        SET_STATUS => view.requests.push(Request::Run(Command::SetStatus.spec().name)),
        ONLY_SESSION => {
            state.query.filter = RegisterFilter { sessions: [row.session].into(), ..RegisterFilter::default() };
        }
        ONLY_SIDE => {
            let sides = row.outcome.responsible.iter().map(|side| side.trim().to_owned()).collect();
            state.query.filter = RegisterFilter { sides, ..RegisterFilter::default() };
        }
        ONLY_TOPIC => {
            let topics = [row.outcome.topic.trim().to_owned()].into();
            state.query.filter = RegisterFilter { topics, ..RegisterFilter::default() };
        }
        _ => {}
    }
}

/// The session of a point, with the point chosen there.
pub fn go_to_point(view: &mut View<'_>, id: OutcomeId) {
    if let Some((session, _)) = view.session.project().outcome(id) {
        view.act(Action::GoTo(Place::Session(session)));
        view.act(Action::SelectOutcome(Some(id)));
    }
}

/// A text for each of several points: all are taken in, or none.
fn take_in(view: &mut View<'_>, state: &RegisterState, column: RegisterColumn, texts: Vec<(OutcomeId, String)>) {
    let mut changes = Vec::with_capacity(texts.len());
    for (id, text) in texts {
        match typed(view.words, column, &text) {
            Ok(change) => changes.push((id, change)),
            Err(why) => {
                let text: String = text.chars().take(40).collect();
                let sentence = view.words.with("figures-not-taken", &[("text", &text), ("why", &why)]);
                view.requests.push(Request::Toast(sentence));
                return;
            }
        }
    }
    change(view, state, column, changes);
}

/// Changes all of the points, or none and says why.
fn change(view: &mut View<'_>, state: &RegisterState, column: RegisterColumn, changes: Vec<(OutcomeId, Typed)>) {
    let rows = rows_by_id(state);
    let mut points: Vec<Outcome> = Vec::with_capacity(changes.len());
    let mut noted: BTreeMap<(OutcomeStatus, String), Vec<OutcomeId>> = BTreeMap::new();
    for (id, typed) in changes {
        let Some(row) = rows.get(&id) else { continue };
        if let Some(why) = why_not(view.words, &state.names, row, column) {
            view.requests.push(Request::Toast(why));
            return;
        }
        match typed {
            Typed::Status(status, said) if row.outcome.status() != status || !said.is_empty() => {
                noted.entry((status, said)).or_default().push(id);
            }
            Typed::Status(..) => {}
            typed => points.push(typed.put(&row.outcome)),
        }
    }
    for ((status, words), outcomes) in noted {
        let entry = StatusEntry { date: Some(view.today), status, words, source: None };
        view.act(Action::Record(RecordAction::SetStatus { outcomes, entry }));
    }
    if !points.is_empty() {
        view.act(Action::Record(RecordAction::ChangePoints(points)));
    }
}

fn rows_by_id(state: &RegisterState) -> BTreeMap<OutcomeId, &Row> {
    state.shown.register().rows().iter().map(|row| (row.id(), row)).collect()
}

/// Delete: what can be without a value is emptied; a text, a kind and a status stay.
fn clear(view: &mut View<'_>, state: &RegisterState, marks: &Marks) {
    let table = state.table();
    let columns: Vec<_> = marks.blocks(&table).iter().flat_map(|block| block.columns()).collect();
    let empties: Vec<_> = COLUMNS
        .iter()
        .enumerate()
        .filter(|(nth, _)| columns.contains(nth))
        .filter_map(|(_, column)| {
            Some((
                *column,
                match column {
                    RegisterColumn::Paragraph => Typed::Paragraph(String::new()),
                    RegisterColumn::Topic => Typed::Topic(String::new()),
                    RegisterColumn::Responsible => Typed::Responsible(Vec::new()),
                    RegisterColumn::Deadline => Typed::Deadline(Deadline::NoneStated),
                    RegisterColumn::Priority => Typed::Priority(Priority::Normal),
                    _ => return None,
                },
            ))
        })
        .collect();
    if empties.is_empty() {
        view.toast("register-not-cleared");
        return;
    }
    let mut points = Vec::new();
    let rows = rows_by_id(state);
    for id in table.chosen(marks) {
        let Some(row) = rows.get(&id) else { continue };
        let why = empties.iter().find_map(|(column, _)| why_not(view.words, &state.names, row, *column));
        if let Some(why) = why {
            view.requests.push(Request::Toast(why));
            return;
        }
        points.push(empties.iter().fold((*row.outcome).clone(), |outcome, (_, typed)| typed.put(&outcome)));
    }
    view.act(Action::Record(RecordAction::ChangePoints(points)));
}

/// More cells than this are not copied at once.
const MOST_CELLS: usize = 500_000;

fn copy(view: &mut View<'_>, state: &RegisterState, marks: &Marks, with_headings: bool) {
    let source = RegisterSource::new(view, state, state.at(view));
    let block = marks.block(&source.table);
    if block.height().saturating_mul(block.width()) > MOST_CELLS {
        view.toast("figures-copy-too-large");
        return;
    }
    let heads = block.columns().filter_map(|column| COLUMNS.get(column));
    let heads = heads.map(|column| view.words.t(column.name()).to_owned()).collect();
    let points = block.rows().filter(|row| source.table.point(*row).is_some());
    let cell = |row, column| plain_spaces(&source.text(Spot::new(row, column)));
    let rows = points.map(|row| block.columns().map(|column| cell(row, column)).collect());
    let copied = written(with_headings.then_some(heads), rows);
    view.requests.push(Request::Copy(copied));
}

/// One column of texts into the column of the cursor, from the upper end of the selection.
fn paste(view: &mut View<'_>, state: &RegisterState, marks: &Marks, text: &str) {
    let Some(lines) = pasted(text) else {
        view.toast("figures-paste-one-column");
        return;
    };
    let Some(column) = COLUMNS.get(marks.cursor.column).copied() else { return };
    let table = state.table();
    let block = marks.block(&table);
    let points: Vec<_> = (block.first.row..state.lines.len()).filter_map(|row| table.point(row)).collect();
    if lines.len() > points.len() {
        view.requests.push(Request::Toast(view.words.count("figures-paste-too-long", lines.len() - points.len())));
        return;
    }
    let height = block.height();
    let count = if height.is_multiple_of(lines.len().max(1)) { height.max(lines.len()) } else { lines.len() };
    let texts = points.iter().take(count).zip(lines.iter().cycle()).map(|(row, line)| (row.id(), line.clone()));
    take_in(view, state, column, texts.collect());
}

/// Puts the keyboard into the table.
pub fn focus(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(grid_id()));
}
