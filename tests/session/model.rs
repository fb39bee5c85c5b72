//! Random edits, pastes, fills and undos of a table, against a reference so simple that it can be seen to be right.
//!
//! 100,000 sequences; `TRADEBOOK_SEQUENCES` in the environment asks for another number.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tradebook::analysis::sheet::Column;
use tradebook::domain::{CellRef, DatasetHead, DatasetId, Flow, Key, Multiplier, Period};
use tradebook::session::action::{CellsAction, LookAction, Paste, Reading};
use tradebook::session::grid::{Block, Spot, fill};
use tradebook::session::{Action, Cursor, NewRecord, Place, Session};

use crate::describe::empty_session;

const FLOWS: [Flow; 3] = [Flow::Exports, Flow::Imports, Flow::ReExports];
/// Rows that hands go to; pasting can add some after them.
const ROWS: usize = 5;
const MOST_ROWS: usize = 40;

/// What a hand does; places are rows and columns of a table of five years and three flows.
#[derive(Debug, Clone)]
enum Deed {
    Type(Spot, &'static str),
    TypeIntoAll(Block, &'static str),
    Clear(Block),
    Fill(Block, Block),
    Paste(Spot, Vec<Vec<&'static str>>),
    AddRow(usize),
    DeleteRows(usize, usize),
    Undo,
    Redo,
}

/// Texts of cells by row and column, and the rows that are there.
#[derive(Debug, Clone, Default, PartialEq)]
struct Reference {
    rows: Vec<bool>,
    cells: BTreeMap<(usize, usize), &'static str>,
}

impl Reference {
    fn put(&mut self, row: usize, column: usize, text: &'static str) {
        if text.is_empty() {
            // An emptied row stays in the table.
            self.cells.remove(&(row, column));
        } else {
            self.cells.insert((row, column), text);
            self.rows[row] = true;
        }
    }

    /// The state after a deed that is not about time.
    fn after(&self, deed: &Deed) -> Self {
        let mut next = self.clone();
        match deed {
            Deed::Type(at, text) => next.put(at.row, at.column, text),
            Deed::TypeIntoAll(block, text) => block.spots().for_each(|at| next.put(at.row, at.column, text)),
            Deed::Clear(block) => block.spots().for_each(|at| next.put(at.row, at.column, "")),
            Deed::Fill(from, to) => {
                for (from, to) in fill::pairs(*from, *to) {
                    if let Some(text) = self.cells.get(&(from.row, from.column)) {
                        next.put(to.row, to.column, text);
                    }
                }
            }
            Deed::Paste(at, block) => {
                // By place: the rows that are there from the cursor on, then those that follow the last one.
                let there = (at.row..MOST_ROWS).filter(|row| self.rows[*row]);
                let after = self.rows.iter().rposition(|there| *there).map_or(0, |last| last + 1);
                for (line, row) in block.iter().zip(there.chain(after..)) {
                    for (text, column) in line.iter().zip(at.column..FLOWS.len()) {
                        next.put(row, column, text);
                    }
                }
            }
            Deed::AddRow(row) => next.rows[*row] = true,
            Deed::DeleteRows(from, to) => {
                for row in *from..=*to {
                    next.rows[row] = false;
                    (0..FLOWS.len()).for_each(|column| next.put(row, column, ""));
                }
            }
            Deed::Undo | Deed::Redo => {}
        }
        next
    }
}

fn period(row: usize) -> Period {
    Period::of_year(2001 + i32::try_from(row).unwrap()).unwrap()
}

fn key(at: Spot) -> Key {
    Key::level(FLOWS[at.column], period(at.row))
}

fn seen(session: &Session, id: DatasetId) -> (Vec<bool>, Vec<Vec<String>>) {
    let dataset = session.project().datasets.get(id).unwrap();
    let there = dataset.all_periods();
    let rows = (0..MOST_ROWS).map(|row| there.contains(&period(row))).collect();
    let line = |row| (0..FLOWS.len()).map(|column| session.text_of(id, key(Spot::new(row, column)))).collect();
    (rows, (0..MOST_ROWS).map(line).collect())
}

fn told(reference: &Reference) -> (Vec<bool>, Vec<Vec<String>>) {
    let text = |row, column| reference.cells.get(&(row, column)).copied().unwrap_or_default().to_owned();
    let line = |row| (0..FLOWS.len()).map(|column| text(row, column)).collect();
    (reference.rows.clone(), (0..MOST_ROWS).map(line).collect())
}

fn action(deed: &Deed, dataset: DatasetId) -> Action {
    let cell = |at: Spot| CellRef { dataset, key: key(at) };
    let cells = |block: &Block| block.spots().map(cell).collect::<Vec<_>>();
    match deed {
        Deed::Type(at, text) => Action::Enter { dataset, key: key(*at), text: (*text).to_owned() },
        Deed::TypeIntoAll(block, text) => {
            Action::Cells(CellsAction::Enter { cells: cells(block), text: (*text).to_owned() })
        }
        Deed::Clear(block) => Action::Cells(CellsAction::Clear(cells(block))),
        Deed::Fill(from, to) => {
            let pairs = fill::pairs(*from, *to).into_iter().map(|(from, to)| (cell(from), cell(to))).collect();
            Action::Cells(CellsAction::Fill { pairs, over_sourced: true })
        }
        Deed::Paste(at, block) => {
            let at = Cursor { period: period(at.row), column: Column::level(FLOWS[at.column]) };
            let text = block.iter().map(|line| line.join("\t")).collect::<Vec<_>>().join("\n");
            Action::Paste(Box::new(Paste { at, size: (1, 1), text, reading: Reading::default() }))
        }
        Deed::AddRow(row) => Action::AddPeriods { dataset, periods: vec![period(*row)] },
        Deed::DeleteRows(from, to) => Action::RemovePeriods { dataset, periods: (*from..=*to).map(period).collect() },
        Deed::Undo => Action::Undo,
        Deed::Redo => Action::Redo,
    }
}

fn spot() -> impl Strategy<Value = Spot> {
    (0..ROWS, 0..FLOWS.len()).prop_map(|(row, column)| Spot::new(row, column))
}

fn block() -> impl Strategy<Value = Block> {
    (spot(), spot()).prop_map(|(one, other)| Block::of(one, other))
}

fn text() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["1", "2.5", "73.0", "1,234.50", "abc", ""])
}

fn number() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["1", "2.5", "73.0", "88"])
}

/// A block, and a longer or a wider one that begins with it or ends with it.
fn filled() -> impl Strategy<Value = (Block, Block)> {
    (block(), spot(), any::<bool>()).prop_map(|(from, far, down)| {
        let far = if down { Spot::new(far.row, from.last.column) } else { Spot::new(from.last.row, far.column) };
        let corner = Spot::new(far.row.min(from.first.row), far.column.min(from.first.column));
        let end = Spot::new(far.row.max(from.last.row), far.column.max(from.last.column));
        (from, Block::of(corner, end))
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        5 => (spot(), text()).prop_map(|(at, text)| Deed::Type(at, text)),
        1 => (block(), text()).prop_map(|(block, text)| Deed::TypeIntoAll(block, text)),
        1 => block().prop_map(Deed::Clear),
        2 => filled().prop_map(|(from, to)| Deed::Fill(from, to)),
        2 => (spot(), (1..4_usize).prop_flat_map(|width| {
            prop::collection::vec(prop::collection::vec(number(), width), 1..4)
        })).prop_map(|(at, block)| Deed::Paste(at, block)),
        1 => (0..ROWS).prop_map(Deed::AddRow),
        1 => (0..ROWS, 0..ROWS).prop_map(|(one, other)| Deed::DeleteRows(one.min(other), one.max(other))),
        4 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

/// Where time stands: the states that undo leads to, the one now, the states that redo leads to.
struct Time {
    before: Vec<Reference>,
    now: Reference,
    after: Vec<Reference>,
}

impl Time {
    fn goes(&mut self, deed: &Deed, was_done: bool) {
        match deed {
            Deed::Undo => {
                if let Some(state) = self.before.pop() {
                    self.after.push(std::mem::replace(&mut self.now, state));
                }
            }
            Deed::Redo => {
                if let Some(state) = self.after.pop() {
                    self.before.push(std::mem::replace(&mut self.now, state));
                }
            }
            deed if was_done => {
                let next = self.now.after(deed);
                if next != self.now {
                    self.before.push(std::mem::replace(&mut self.now, next));
                    self.after.clear();
                }
            }
            _ => {}
        }
    }
}

fn begin() -> (Session, DatasetId) {
    let mut session = empty_session();
    let head = DatasetHead { shown: Multiplier::MILLION, ..DatasetHead::default() };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    let Place::Dataset(id) = session.place() else { panic!("the new dataset is on the screen") };
    let columns = FLOWS.map(Column::level).to_vec();
    session.dispatch(Action::Look { dataset: id, look: LookAction::Columns(Some(columns)) }).unwrap();
    (session, id)
}

/// What can be done: a cell is pasted into only where its row is in the table.
fn can_be_done(deed: &Deed, now: &Reference) -> bool {
    match deed {
        Deed::Paste(at, block) => now.rows[at.row] && block.iter().flatten().all(|text| !text.is_empty()),
        _ => true,
    }
}

fn follow(deeds: &[Deed]) -> Result<(), TestCaseError> {
    let (mut session, id) = begin();
    let now = Reference { rows: vec![false; MOST_ROWS], cells: BTreeMap::new() };
    let mut time = Time { before: Vec::new(), now, after: Vec::new() };
    for deed in deeds.iter() {
        if !can_be_done(deed, &time.now) || (matches!(deed, Deed::Undo) && time.before.is_empty()) {
            // To undo more would take the dataset itself away.
            continue;
        }
        let done = session.dispatch(action(deed, id)).is_ok();
        time.goes(deed, done);
        prop_assert_eq!(seen(&session, id), told(&time.now), "{:?}", deed);
    }
    let end = session.snapshot();
    for _ in 0..time.before.len() {
        session.dispatch(Action::Undo).unwrap();
    }
    let start = Reference { rows: vec![false; MOST_ROWS], cells: BTreeMap::new() };
    prop_assert_eq!(seen(&session, id), told(&start), "all of it taken back");
    for _ in 0..time.before.len() {
        session.dispatch(Action::Redo).unwrap();
    }
    prop_assert!(*session.project() == end, "all of it done again");
    Ok(())
}

/// A quarter of the sequences, so that several run beside each other.
#[allow(clippy::disallowed_methods, reason = "asked of whoever runs the tests, not of the program")]
fn follow_a_quarter() {
    let asked = std::env::var("TRADEBOOK_SEQUENCES").ok().and_then(|text| text.parse().ok());
    let cases = asked.unwrap_or(100_000_u32).div_ceil(4);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    runner.run(&prop::collection::vec(deed(), 1..10), |deeds| follow(&deeds)).unwrap();
}

#[test]
fn random_deeds_end_as_the_reference_says_1() {
    follow_a_quarter();
}

#[test]
fn random_deeds_end_as_the_reference_says_2() {
    follow_a_quarter();
}

#[test]
fn random_deeds_end_as_the_reference_says_3() {
    follow_a_quarter();
}

#[test]
fn random_deeds_end_as_the_reference_says_4() {
    follow_a_quarter();
}
