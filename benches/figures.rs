//! The table of all figures with a million rows: frames while hands move in it, a jump, a sort, a filter, a sum.
//!
//! A frame is one pass of the real window without a screen, at 1440 × 900, and its tessellation.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures time and prints it"
)]

mod common;

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, pos2, vec2};
use tradebook::platform::app::App;
use tradebook::platform::still::StillDesktop;
use tradebook::platform::window::Opening;
use tradebook::platform::worker::Inline;
use tradebook::session::all_figures::{AllFigures, FigureTable, Filter, Sort, summary};
use tradebook::session::grid::{Marks, Spot};
use tradebook::session::{Action, CountedIds, Extent, FigureColumn, Place, Session};
use tradebook::words::Words;

struct Bench {
    ctx: egui::Context,
    app: App,
    time: f64,
}

/// A cell of the column of amounts in the middle of the window.
const MIDDLE: Pos2 = pos2(760.0, 480.0);

impl Bench {
    /// The window with the project open and all its figures on the screen.
    fn new() -> Self {
        let ctx = egui::Context::default();
        let mut app =
            App::new(&ctx, Box::new(StillDesktop::default()), Box::new(Inline::default()), None, Opening::default());
        app.show_project(common::million());
        app.carry_out(Action::GoTo(Place::Figures));
        let mut bench = Self { ctx, app, time: 0.0 };
        (0..10).for_each(|_| bench.frame(Vec::new()));
        bench.click(MIDDLE);
        bench
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            events,
            ..egui::RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            self.app.logic_pass(&ctx);
            self.app.ui_pass(ui);
        });
        output.textures_delta.clear();
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        assert!(!meshes.is_empty(), "nothing was drawn");
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        let button = PointerButton::Primary;
        self.frame(vec![
            Event::PointerMoved(pos),
            Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE },
        ]);
    }

    fn click(&mut self, pos: Pos2) {
        self.button(pos, true);
        self.button(pos, false);
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)]);
    }

    fn scroll(&mut self) {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -370.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(MIDDLE), wheel]);
    }
}

/// Half of the runs are faster than the first of these, 99 of 100 faster than the second.
fn quantiles(mut runs: Vec<Duration>) -> String {
    runs.sort_unstable();
    let at = |share: f64| runs[((runs.len() - 1) as f64 * share).round() as usize];
    format!("p50 {:.2?}, p99 {:.2?}, slowest {:.2?} of {}", at(0.5), at(0.99), at(1.0), runs.len())
}

fn timed(mut run: impl FnMut()) -> Duration {
    let begun = Instant::now();
    run();
    begun.elapsed()
}

fn many(count: usize, mut run: impl FnMut()) -> String {
    quantiles((0..count).map(|_| timed(&mut run)).collect())
}

fn window(criterion: &mut Criterion) {
    let mut bench = Bench::new();
    println!("frame while scrolling: {}", many(1000, || bench.scroll()));
    bench.click(MIDDLE);
    println!("frame while an arrow key is held: {}", many(1000, || bench.key(Key::ArrowDown, Modifiers::NONE)));
    bench.button(MIDDLE, true);
    let mut below = 0.0;
    let drag = many(1000, || {
        below = (below + 7.0) % 300.0;
        bench.frame(vec![Event::PointerMoved(MIDDLE + vec2(0.0, below))]);
    });
    println!("frame while a selection is dragged: {drag}");
    bench.button(MIDDLE, false);
    println!(
        "frame after a jump to the last row and back: {}",
        many(200, || {
            bench.key(Key::End, Modifiers::COMMAND);
            bench.key(Key::Home, Modifiers::COMMAND);
        })
    );
    println!("frame that selects all: {}", many(20, || bench.key(Key::A, Modifiers::COMMAND)));
    println!("frame with all selected: {}", many(200, || bench.frame(Vec::new())));
    let mut group = criterion.benchmark_group("all figures, a million");
    group.bench_function("frame while scrolling", |b| b.iter(|| bench.scroll()));
    group.finish();
}

fn model(_criterion: &mut Criterion) {
    let words = Words::english();
    let session = Session::new(common::million(), Box::new(CountedIds::default()));
    let mut figures = AllFigures::default();
    println!("first count: {:.2?}", timed(|| _ = figures.update(&session, &words)));
    for column in [FigureColumn::Amount, FigureColumn::Dataset, FigureColumn::Period, FigureColumn::Source] {
        let mut descending = false;
        let runs = many(5, || {
            descending = !descending;
            figures.show(&session, &words, &Filter::default(), Some(Sort { column, descending }));
        });
        println!("sort by {column:?}: {runs}");
    }
    for text in ["2015", "p17 imports", "table", "nothing of this"] {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let runs = many(5, || {
            figures.show(&session, &words, &Filter::default(), None);
            figures.show(&session, &words, &filter, None);
        });
        println!("filter by \"{text}\": {runs}; {} rows", figures.len());
    }
    for sort in [None, Some(Sort { column: FigureColumn::Amount, descending: true })] {
        figures.show(&session, &words, &Filter::default(), sort);
        let table = FigureTable { figures: &figures, project: session.project() };
        let all = Marks::at(Spot::new(0, 4)).whole(Extent::All);
        println!("sum of all, sorted {}: {}", sort.is_some(), many(10, || assert!(summary(&table, &all).is_some())));
    }
}

criterion_group!(benches, model, window);
criterion_main!(benches);
