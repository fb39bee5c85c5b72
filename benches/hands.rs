//! What hands do in a dataset of 100,000 periods: frames of the real window while they move, and large blocks of cells.
#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    reason = "a bench may stop, and speaks to a terminal"
)]

#[path = "common/window.rs"]
mod window;

use std::fmt::Write as _;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, Pos2, pos2, vec2};
use rust_decimal::Decimal;
use tradebook::analysis::sheet::{Column, RowsOf};
use tradebook::domain::{
    AreaRef, Dataset, DatasetHead, DatasetId, Figure, Figures, Flow, Id, Key as CellKey, Multiplier, Number,
    Observation, Period, Project, Said, Source, SourceId,
};
use tradebook::session::action::{CellsAction, LookAction};
use tradebook::session::{Action, Place, Session};
use window::{Window, many, timed};

const PERIODS: i32 = 100_000;
/// A cell of exports in the middle of the grid.
const MIDDLE: Pos2 = pos2(480.0, 400.0);

fn id() -> DatasetId {
    Id::new(9).unwrap().into()
}

/// All months that there can be, of a table with its totals.
const MONTHS: i32 = 24_000;

fn months_id() -> DatasetId {
    Id::new(10).unwrap().into()
}

fn month(place: i32) -> Period {
    Period::of_month(1000 + place / 12, (place % 12 + 1) as u8).unwrap()
}

/// The span of more than a year with this place in time order.
fn span(place: i32) -> Period {
    let (start, length) = (place / 40, place % 40);
    Period::new(1800 + start / 12, (start % 12 + 1) as u8, 13 + length as u16).unwrap()
}

/// Exports, imports and turnover in each of the periods.
fn dataset(id: DatasetId, periods: impl Iterator<Item = (i32, Period)>, source: SourceId) -> Dataset {
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        default_source: Some(source),
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(id, head);
    let flows = [(Flow::Exports, 7), (Flow::Imports, 11), (Flow::Turnover, 13)];
    let all = periods.flat_map(|(place, period)| flows.map(|(flow, factor)| (place, period, flow, factor)));
    let observation = |(place, period, flow, factor): (i32, Period, Flow, i64)| {
        let tenths = 1_000 + (i64::from(place) * 31 * factor) % 90_000;
        let said = Said::Number(Number::new(Decimal::new(tenths, 1), Multiplier::MILLION));
        Observation { key: CellKey::level(flow, period), figures: Figures::one(Figure::new(said, Some(source))) }
    };
    dataset.observations = all.map(observation).collect();
    dataset
}

fn project() -> Project {
    let source = SourceId(Id::new(1).unwrap());
    let spans = || (0..PERIODS).map(|place| (place, span(place)));
    let months = (0..MONTHS).map(|place| (place, month(place)));
    let mixed = dataset(months_id(), months.chain(spans().take((PERIODS - MONTHS) as usize)), source);
    Project {
        sources: std::iter::once(Source::new(source, "Table")).collect(),
        datasets: [dataset(id(), spans(), source), mixed].into_iter().collect(),
        ..Project::default()
    }
}

/// Three columns of levels for every row.
fn block() -> String {
    let mut text = String::new();
    for row in 0..PERIODS {
        let tenths = 20_000 + row * 37 % 90_000;
        let (whole, tenth) = (tenths / 10, tenths % 10);
        writeln!(text, "{whole}.{tenth}\t{}.{tenth}\t{}.{tenth}", whole + 1, whole + 2).unwrap();
    }
    text
}

fn session(window: &Window) -> &Session {
    window.app.session()
}

fn large(window: &mut Window) {
    let text = block();
    // Levels alone, side by side.
    let columns = [Flow::Exports, Flow::Imports, Flow::Turnover].map(Column::level).to_vec();
    let look = LookAction::Columns(Some(columns));
    window.app.carry_out(Action::Look { dataset: id(), look });
    window.frame(Vec::new());
    window.click(MIDDLE);
    window.key(Key::Home, Modifiers::COMMAND);
    let before = session(window).undo_label().cloned();
    for nth in 0..4 {
        // As it comes from the clipboard: read, found to be plain, and put at once.
        let text = text.clone();
        let took = timed(|| window.frame(vec![Event::Paste(text.clone())]));
        let pasted = session(window).undo_label().cloned();
        assert_ne!(pasted, before, "nothing was pasted");
        let frame = timed(|| window.frame(Vec::new()));
        let undo = timed(|| window.app.carry_out(Action::Undo));
        let after = timed(|| window.frame(Vec::new()));
        println!("paste {nth}: {took:.1?}, its frame {frame:.1?}; undo {undo:.1?}, its frame {after:.1?}; {pasted:?}");
    }
    window.key(Key::A, Modifiers::COMMAND);
    for nth in 0..3 {
        let cells = session(window).selected_cells(id());
        let named = timed(|| _ = session(window).selected_cells(id()));
        let count = cells.len();
        let mut action = Some(Action::Cells(CellsAction::Clear(cells)));
        let took = timed(|| window.app.carry_out(action.take().unwrap()));
        let frame = timed(|| window.frame(Vec::new()));
        let undo = timed(|| window.app.carry_out(Action::Undo));
        let after = timed(|| window.frame(Vec::new()));
        println!(
            "clear {nth} of {count}: cells named {named:.1?}, {took:.1?}, its frame {frame:.1?}; undo {undo:.1?}, its frame {after:.1?}"
        );
    }
}

/// A table of months with a total for each of 2,000 years, among 100,000 periods.
fn totals(window: &mut Window) {
    window.app.carry_out(Action::GoTo(Place::Dataset(months_id())));
    window.app.carry_out(Action::ShowRows { dataset: months_id(), rows: RowsOf::Months });
    (0..10).for_each(|_| window.frame(Vec::new()));
    for shown in [true, false, true] {
        window.app.carry_out(Action::Look { dataset: months_id(), look: LookAction::Totals(shown) });
        window.frame(Vec::new());
        window.click(MIDDLE);
        window.key(Key::Home, Modifiers::COMMAND);
        let totals = session(window).table(months_id(), None).unwrap().totals();
        println!("{totals} totals: frame while scrolling: {}", many(500, || window.scroll(MIDDLE)));
        window.click(MIDDLE);
        println!(
            "{totals} totals: frame while Down is held: {}",
            many(500, || window.key(Key::ArrowDown, Modifiers::NONE))
        );
        println!(
            "{totals} totals: two frames: jump to the last row, and back: {}",
            many(100, || {
                window.key(Key::End, Modifiers::COMMAND);
                window.key(Key::Home, Modifiers::COMMAND);
            })
        );
        let mut edits = 0;
        let edit = many(40, || {
            edits += 1;
            let key = CellKey::level(Flow::Exports, month(edits * 371 % MONTHS));
            window.app.carry_out(Action::Enter {
                dataset: months_id(),
                key,
                text: format!("{}.{}", 1000 + edits, edits % 10),
            });
            window.frame(Vec::new());
        });
        println!("{totals} totals: edit and frame: {edit}");
    }
    window.app.carry_out(Action::GoTo(Place::Dataset(id())));
    (0..10).for_each(|_| window.frame(Vec::new()));
}

fn hands(criterion: &mut Criterion) {
    let mut window = Window::new(project(), Place::Dataset(id()));
    totals(&mut window);
    window.click(MIDDLE);
    println!("rows: {}", session(&window).table(id(), None).unwrap().sheet.len());
    println!("cursor: {:?}", session(&window).selection().cursor);
    // The first time nothing of the table was worked out before.
    let all = timed(|| window.key(Key::A, Modifiers::COMMAND));
    let next = timed(|| window.frame(Vec::new()));
    println!("first frame of Ctrl+A: {all:.1?}, the next one with its sum: {next:.1?}");
    let edge = timed(|| window.key(Key::ArrowDown, Modifiers::COMMAND));
    println!("first Ctrl+Down over all rows: {edge:.1?}");
    window.key(Key::Home, Modifiers::COMMAND);
    window.key(Key::ArrowRight, Modifiers::NONE);
    let column = timed(|| {
        window.key(Key::Space, Modifiers::COMMAND);
        window.frame(Vec::new());
    });
    println!("two frames: the whole column of growth, its smallest and largest: {column:.1?}");
    println!("frame alone: {}", many(500, || window.frame(Vec::new())));
    window.key(Key::Home, Modifiers::COMMAND);
    println!("frame while scrolling: {}", many(500, || window.scroll(MIDDLE)));
    window.click(MIDDLE);
    println!("frame while Down is held: {}", many(500, || window.key(Key::ArrowDown, Modifiers::NONE)));
    println!("frame while Shift+Down is held: {}", many(500, || window.key(Key::ArrowDown, Modifiers::SHIFT)));
    println!("frame while Page down is held: {}", many(500, || window.key(Key::PageDown, Modifiers::NONE)));
    println!("frame while Shift+Page down is held: {}", many(500, || window.key(Key::PageDown, Modifiers::SHIFT)));
    window.click(MIDDLE);
    window.button(MIDDLE, true);
    let mut below = 0.0;
    let drag = many(500, || {
        below = (below + 7.0) % 60.0;
        window.frame(vec![Event::PointerMoved(MIDDLE + vec2(0.0, below))]);
    });
    println!("frame while a selection is dragged: {drag}");
    // Below the last row in view the table scrolls, and the selection grows with each frame.
    let out = many(500, || window.frame(vec![Event::PointerMoved(MIDDLE + vec2(0.0, 460.0))]));
    println!("frame while a selection is dragged out of the table: {out}");
    window.button(MIDDLE, false);
    println!(
        "two frames: jump to the last row, and back: {}",
        many(100, || {
            window.key(Key::End, Modifiers::COMMAND);
            window.key(Key::Home, Modifiers::COMMAND);
        })
    );
    println!(
        "three frames: Ctrl+A, its sum, one cell again: {}",
        many(20, || {
            window.key(Key::A, Modifiers::COMMAND);
            window.frame(Vec::new());
            window.key(Key::Home, Modifiers::COMMAND);
        })
    );
    window.key(Key::A, Modifiers::COMMAND);
    window.frame(Vec::new());
    println!("frame with all selected: {}", many(200, || window.frame(Vec::new())));
    println!("selected cells: {}", session(&window).selected_cells(id()).len());
    let mut edits = 0;
    let edit = many(40, || {
        edits += 1;
        let key = CellKey::level(Flow::Exports, span(edits * 371 % PERIODS));
        let text = format!("{}.{}", 1000 + edits, edits % 10);
        window.app.carry_out(Action::Enter { dataset: id(), key, text });
        window.frame(Vec::new());
    });
    println!("edit and frame, all selected: {edit}");
    window.key(Key::Home, Modifiers::COMMAND);
    let typed = many(40, || {
        edits += 1;
        let key = CellKey::level(Flow::Exports, span(edits * 371 % PERIODS));
        let text = format!("{}.{}", 1000 + edits, edits % 10);
        window.app.carry_out(Action::Enter { dataset: id(), key, text });
        window.frame(Vec::new());
    });
    println!("edit and frame: {typed}");
    large(&mut window);

    let mut group = criterion.benchmark_group("hands in a hundred thousand periods");
    group.sample_size(20);
    group.bench_function("frame while scrolling", |b| b.iter(|| window.scroll(MIDDLE)));
    group.finish();
}

criterion_group!(benches, hands);
criterion_main!(benches);
