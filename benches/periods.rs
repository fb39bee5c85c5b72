//! One dataset of 100,000 periods × exports, imports and turnover: opening its table, an edit, and its chart.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop, and speaks to a terminal"
)]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use rust_decimal::Decimal;
use tradebook::analysis::chart::{Input, picture};
use tradebook::analysis::sheet::{Column, Question, RowsOf, Sheet, sheet};
use tradebook::domain::{
    AreaRef, Dataset, DatasetHead, DatasetId, Figure, Figures, Flow, Id, Key, Multiplier, Number, Observation, Period,
    Project, Said, Source, SourceId,
};
use tradebook::session::{Action, CountedIds, Place, Session};
use tradebook::words::Words;

const LENGTHS: u16 = 40;
const STARTS: i32 = 2_500;

fn id() -> DatasetId {
    Id::new(9).unwrap().into()
}

/// The span of so many months that begins so many months after January 1800.
fn span(start: i32, length: u16) -> Period {
    Period::new(1800 + start / 12, (start % 12 + 1) as u8, 13 + length).unwrap()
}

fn project() -> Project {
    let source = SourceId(Id::new(1).unwrap());
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        default_source: Some(source),
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(id(), head);
    let observation = |(start, length, flow, factor): (i32, u16, Flow, i64)| {
        let tenths = 1_000 + (i64::from(start) * 31 * factor + i64::from(length) * 577) % 90_000;
        let said = Said::Number(Number::new(Decimal::new(tenths, 1), Multiplier::MILLION));
        let key = Key::level(flow, span(start, length));
        Observation { key, figures: Figures::one(Figure::new(said, Some(source))) }
    };
    let flows = [(Flow::Exports, 7), (Flow::Imports, 11), (Flow::Turnover, 13)];
    let spans = (0..STARTS).flat_map(|start| (0..LENGTHS).map(move |length| (start, length)));
    let all = spans.flat_map(|(start, length)| flows.map(|(flow, factor)| (start, length, flow, factor)));
    dataset.observations = all.map(observation).collect();
    Project {
        sources: std::iter::once(Source::new(source, "Table")).collect(),
        datasets: std::iter::once(dataset).collect(),
        ..Project::default()
    }
}

fn drawn(sheet: &Sheet, words: &Words) -> usize {
    let names = |flow: Flow| words.flow(flow).to_owned();
    let hidden = BTreeSet::from([Flow::Balance]);
    let input = Input {
        dataset: id(),
        sheet,
        markers: &[],
        goals: &[],
        unit: "million US dollars",
        names: &names,
        hidden: &hidden,
        words,
        within: None,
    };
    picture(&input).panels.iter().map(|panel| panel.marks.len()).sum()
}

struct Bench {
    session: Session,
    words: Words,
    edits: i32,
}

impl Bench {
    fn edit(&mut self) {
        self.edits += 1;
        let period = span(self.edits * 37 % STARTS, (self.edits % 40) as u16);
        let text = format!("{}.{}", 1000 + self.edits % 900, self.edits % 10);
        let key = Key::level(Flow::Exports, period);
        self.session.dispatch(Action::Enter { dataset: id(), key, text }).unwrap();
    }

    /// With the rows that are in view.
    fn table(&self) -> usize {
        let sheet = self.session.sheet(id()).unwrap();
        let middle = sheet.len() / 2;
        (middle..middle + 40).map(|row| sheet.cells(row).len()).sum()
    }

    fn all(&mut self) {
        self.edit();
        black_box(self.table());
        black_box(drawn(&self.session.sheet(id()).unwrap(), &self.words));
    }
}

/// Time that this process had on a processor, where the system tells: others may be at work beside it.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Half of the runs are faster than the first of these; the second is the mean of what they had of a processor.
fn quantiles(name: &str, mut run: impl FnMut()) {
    const RUNS: u32 = 40;
    let before = on_processor();
    let mut runs: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    let processor = on_processor().zip(before).map(|(after, before)| (after - before) / RUNS);
    runs.sort_unstable();
    println!("{name}: p50 {:.2?}, processor {:.2?} of {RUNS}", runs[runs.len() / 2], processor.unwrap_or_default());
}

fn periods(criterion: &mut Criterion) {
    let project = project();
    let mut session = Session::new(project.clone(), Box::new(CountedIds::default()));
    session.dispatch(Action::GoTo(Place::Dataset(id()))).unwrap();
    let mut bench = Bench { session, words: Words::english(), edits: 0 };
    println!("rows in the table: {}", bench.session.sheet(id()).unwrap().len());
    let dataset = project.datasets.get(id()).unwrap();
    quantiles("all periods", || drop(black_box(dataset.all_periods())));
    let question = Question { rows: RowsOf::OtherSpans, ..Question::default() };
    quantiles("table alone", || drop(black_box(sheet(dataset, &project.sources, question, &[]))));
    quantiles("edit alone", || bench.edit());
    quantiles("edit and table", || {
        bench.edit();
        black_box(bench.table());
    });
    let sheet = bench.session.sheet(id()).unwrap();
    println!("marks in the chart: {}", drawn(&sheet, &bench.words));
    quantiles("chart alone", || {
        black_box(drawn(&sheet, &bench.words));
    });
    quantiles("level of every row", || {
        let sum: Decimal = (0..sheet.len()).filter_map(|row| sheet.level(row, Flow::Turnover)?.value).sum();
        black_box(sum);
    });
    quantiles("growth of every row", || {
        let rows = (0..sheet.len()).filter_map(|row| sheet.glance(row, Column::growth(Flow::Exports)));
        black_box(rows.filter(|cell| !cell.is_empty()).count());
    });
    quantiles("edit, table and chart", || bench.all());

    let mut group = criterion.benchmark_group("a hundred thousand periods");
    group.sample_size(10);
    group.bench_function("edit, table and chart", |b| b.iter(|| bench.all()));
    group.finish();
}

criterion_group!(benches, periods);
criterion_main!(benches);
