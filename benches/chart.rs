//! A chart of a million points: what a frame costs while it is moved, and what an edit costs before the next frame.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop, and speaks to a terminal"
)]

#[path = "common/window.rs"]
mod window;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rust_decimal::Decimal;
use tradebook::analysis::chart::described::described;
use tradebook::analysis::chart::layout::reduced::Reduced;
use tradebook::analysis::chart::layout::{Paper, draw, draw_reduced};
use tradebook::analysis::chart::palette::Palette;
use tradebook::analysis::chart::scene::{Chrome, Look, scene};
use tradebook::domain::marks::{
    Datum, Ink, Line, LinePoint, Mark, Named, Panel, PanelKind, Picture, Series, SeriesKey, Shape, TextWidth, Tone,
};
use tradebook::domain::{
    Against, AreaRef, Chart, ChartKind, Dataset, DatasetHead, DatasetId, Figure, Figures, Flow, Frequency, Id, Key,
    Multiplier, Number, Observation, Period, Project, Said,
};
use tradebook::formats::{project, sample};
use tradebook::session::Place;
use tradebook::words::Words;
use window::{Window, many};

const PAPER: Paper = Paper { width: 1280.0, height: 400.0 };
const FIRST: f64 = 24_000.0;

/// About what a font answers, without its work.
struct Widths;

impl TextWidth for Widths {
    fn width(&self, text: &str, size: f64, _bold: bool) -> f64 {
        f64::from(u32::try_from(text.chars().count()).unwrap()) * size * 0.55
    }
}

fn look() -> Look {
    Look { palette: Palette::light(), patterns: false, transparent: true, chrome: Chrome::BARE }
}

fn key(nth: u32) -> SeriesKey {
    SeriesKey { dataset: DatasetId(Id::new(nth + 1).unwrap()), flow: Flow::Exports, year: None }
}

/// So many lines of so many points each over the same months.
fn lines(series: u32, points: u32) -> Picture {
    let months = f64::from(points);
    let line = |nth: u32| {
        let series = Series { key: key(nth), panel: PanelKind::Level };
        let datum = Datum { period: Period::new(2000, 1, 12).unwrap(), series };
        let y = |at: u32| f64::from((at % 9_973 * 7_919 + nth * 31) % 9_973) + f64::from(nth) * 100.0;
        let point = |at: u32| LinePoint { x: FIRST + f64::from(at), y: y(at), tone: Tone::Full, datum };
        Mark::Line(Line { series, points: (0..points).map(point).collect(), joined: true, runs_on: false })
    };
    let named = |nth: u32| Named {
        key: key(nth),
        name: format!("Partner {nth}"),
        ink: Ink::Nth(u16::try_from(nth).unwrap()),
        shape: Shape::Line,
    };
    let panel = Panel {
        kind: PanelKind::Level,
        title: String::new(),
        caption: "million US dollars".to_owned(),
        baseline: 0.0,
        log: false,
        mirrored: false,
        marks: (0..series).map(line).collect(),
    };
    Picture {
        panels: vec![panel],
        legend: (0..series).map(named).collect(),
        time: (FIRST, FIRST + months),
        shortest: 1.0,
        ..Picture::default()
    }
}

/// A frame while the chart is moved: layout and scene of another view.
fn panning(c: &mut Criterion) {
    let words = Words::english();
    let look = look();
    for (name, series, points) in [("300 series of 3,333", 300, 3_333), ("1 series of 1,000,000", 1, 1_000_000)] {
        let picture = lines(series, points);
        let reduced = Reduced::of(&picture);
        let wide = (picture.time.1 - picture.time.0) * 0.98;
        let mut step = 0_u32;
        c.bench_function(&format!("panning, {name} points"), |b| {
            b.iter(|| {
                step = (step + 1) % 100;
                let from = picture.time.0 + f64::from(step) / 100.0 * 0.02 * wide;
                let drawing = draw_reduced(&picture, &reduced, (from, from + wide), PAPER, &words, &Widths);
                black_box(scene(&picture, &drawing, &look))
            });
        });
        c.bench_function(&format!("first frame after an edit, {name} points"), |b| {
            b.iter(|| {
                let drawing = draw(&picture, picture.time, PAPER, &words, &Widths);
                black_box(scene(&picture, &drawing, &look))
            });
        });
    }
}

/// Bars of exports and imports with turnover, a year each.
fn chart(datasets: Vec<DatasetId>) -> Chart {
    Chart {
        id: Id::new(1).unwrap().into(),
        name: String::new(),
        title: String::new(),
        subtitle: String::new(),
        source: String::new(),
        kind: ChartKind::Grouped,
        datasets,
        flows: vec![Flow::Exports, Flow::Imports, Flow::Turnover],
        frequency: Frequency::Annual,
        against: Against::YearEarlier,
        as_of: None,
        shown: None,
        from: None,
        to: None,
        log_scale: false,
        data_labels: true,
        patterns: false,
        events: true,
        legend: true,
        size: None,
        notes: Vec::new(),
    }
}

/// The chart of the first sample: picture, layout and scene.
fn sample_chart(c: &mut Criterion) {
    let project = project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project;
    let dataset = project.datasets.at(0).unwrap().id;
    let chart = chart(vec![dataset]);
    let (words, look) = (Words::english(), Look { chrome: Chrome::WHOLE, ..look() });
    let paper = Paper { width: 605.0, height: 378.0 };
    let picture = described(&project, &chart, &words);
    c.bench_function("layout and scene of the sample's chart", |b| {
        b.iter(|| {
            let drawing = draw(&picture, picture.time, paper, &words, &Widths);
            black_box(scene(&picture, &drawing, &look))
        });
    });
    c.bench_function("picture, layout and scene of the sample's chart", |b| {
        b.iter(|| {
            let picture = described(&project, &chart, &words);
            let drawing = draw(&picture, picture.time, paper, &words, &Widths);
            black_box(scene(&picture, &drawing, &look))
        });
    });
}

/// Three hundred datasets of months, and one chart with a line for each.
fn project_of_lines() -> Project {
    let dataset = |nth: u32| {
        let head = DatasetHead {
            reporter: AreaRef::new("KAZ"),
            partner: AreaRef::new(&format!("Partner {nth}")),
            unit: "USD".to_owned(),
            shown: Multiplier::MILLION,
            ..DatasetHead::default()
        };
        let mut dataset = Dataset::new(Id::new(nth + 10).unwrap().into(), head);
        let observation = |at: u32| {
            let period = Period::of_month(1700 + i32::try_from(at / 12).unwrap(), u8::try_from(at % 12 + 1).unwrap());
            let tenths = i64::from((at % 9_973 * 7_919 + nth * 31) % 9_973) + i64::from(nth) * 100;
            let said = Said::Number(Number::new(Decimal::new(tenths, 1), Multiplier::MILLION));
            let figures = Figures::one(Figure::new(said, None));
            Observation { key: Key::level(Flow::Exports, period.unwrap()), figures }
        };
        dataset.observations = (0..3_333).map(observation).collect();
        dataset
    };
    let datasets: Vec<_> = (0..300).map(dataset).collect();
    let chart = Chart {
        kind: ChartKind::Lines,
        datasets: datasets.iter().map(|dataset| dataset.id).collect(),
        flows: vec![Flow::Exports],
        frequency: Frequency::Month,
        data_labels: false,
        ..chart(Vec::new())
    };
    Project { datasets: datasets.into_iter().collect(), charts: std::iter::once(chart).collect(), ..Project::default() }
}

/// Whole frames of the window while the chart is moved by hand.
fn window_of_lines(_: &mut Criterion) {
    let project = project_of_lines();
    let chart = project.charts.at(0).unwrap().id;
    let mut window = Window::new(project, Place::Chart(chart));
    let middle = egui::pos2(620.0, 420.0);
    // Zoomed in a little there is room to move.
    (0..4).for_each(|_| window.wheel(middle, egui::vec2(0.0, 30.0), egui::Modifiers::COMMAND));
    window.button(middle, true);
    let mut step = 0.0;
    let moved = many(300, || {
        step = (step + 1.0) % 100.0;
        window.frame(vec![egui::Event::PointerMoved(middle + egui::vec2(step - 50.0, 0.0))]);
    });
    window.button(middle, false);
    println!("frame while a chart of 300 x 3,333 points is dragged: {moved}");
    println!("the same, at rest: {}", many(100, || window.frame(Vec::new())));
}

criterion_group!(benches, window_of_lines, panning, sample_chart);
criterion_main!(benches);
