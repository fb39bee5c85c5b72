//! One edit, its undo, and the whole next frame in a project of a million observations.
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
use tradebook::domain::{DatasetId, Flow, Id, Key, Period};
use tradebook::platform::app::App;
use tradebook::platform::still::StillDesktop;
use tradebook::platform::window::Opening;
use tradebook::platform::worker::Inline;
use tradebook::session::{Action, Place};

struct Bench {
    ctx: egui::Context,
    app: App,
    time: f64,
    edits: u32,
}

impl Bench {
    /// The window with the project open and a dataset in the middle of it on the screen.
    fn new() -> Self {
        let ctx = egui::Context::default();
        let mut app =
            App::new(&ctx, Box::new(StillDesktop::default()), Box::new(Inline::default()), None, Opening::default());
        app.show_project(common::million());
        app.carry_out(Action::GoTo(Place::Dataset(dataset())));
        let mut bench = Self { ctx, app, time: 0.0, edits: 0 };
        (0..10).for_each(|_| bench.frame());
        bench
    }

    fn frame(&mut self) {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0))),
            time: Some(self.time),
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

    fn edit(&mut self) {
        self.edits += 1;
        let period = Period::of_month(2003 + (self.edits / 12 % 20) as i32, (self.edits % 12 + 1) as u8).unwrap();
        let flow = if self.edits.is_multiple_of(2) { Flow::Exports } else { Flow::Imports };
        let text = format!("{}.{}", 1000 + self.edits % 900, self.edits % 10);
        self.app.carry_out(Action::Enter { dataset: dataset(), key: Key::level(flow, period), text });
    }

    fn edit_and_frame(&mut self) {
        self.edit();
        self.frame();
    }

    fn undo_and_frame(&mut self) {
        self.app.carry_out(Action::Undo);
        self.frame();
    }
}

fn dataset() -> DatasetId {
    DatasetId(Id::new(1_000).unwrap())
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

fn million(criterion: &mut Criterion) {
    let before = common::resident();
    let mut bench = Bench::new();
    println!("resident with the project open: {} MiB more", (common::resident() - before) >> 20);
    let runs = (0..1000).map(|_| timed(|| bench.edit_and_frame())).collect();
    println!("edit and frame: {}", quantiles(runs));
    let runs = (0..1000).map(|_| timed(|| bench.undo_and_frame())).collect();
    println!("undo and frame: {}", quantiles(runs));
    let runs = (0..1000).map(|_| timed(|| bench.frame())).collect();
    println!("frame alone: {}", quantiles(runs));

    let mut group = criterion.benchmark_group("a million observations");
    group.bench_function("edit, then the frame", |b| b.iter(|| bench.edit_and_frame()));
    group.bench_function("edit alone", |b| b.iter(|| bench.edit()));
    group.bench_function("frame alone", |b| b.iter(|| bench.frame()));
    group.finish();
}

criterion_group!(benches, million);
criterion_main!(benches);
