//! The journal: what an edit costs the window, and how long the recovery of 10,000 edits takes; and frames of the window
//! while a project of a million observations is saved.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures time and prints it"
)]

mod common;

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use tradebook::domain::{DatasetHead, DatasetId, Flow, Key, Period, Project};
use tradebook::platform::app::App;
use tradebook::platform::fs::RealFs;
use tradebook::platform::journal::{Base, Journal, abandoned};
use tradebook::platform::still::StillDesktop;
use tradebook::platform::window::Opening;
use tradebook::platform::worker::Thread;
use tradebook::session::{Action, CountedIds, NewRecord, Session};
use tradebook::ui::Request;
use tradebook::ui::settings::Settings;

const EDITS: usize = 10_000;

fn enter(dataset: DatasetId, nth: usize) -> Action {
    let year = 1600 + i32::try_from(nth % 300).unwrap();
    let key = Key::level(Flow::Exports, Period::of_year(year).unwrap());
    Action::Enter { dataset, key, text: format!("{nth}.5") }
}

fn session() -> (Session, DatasetId) {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    let id = session.project().datasets.at(0).unwrap().id;
    (session, id)
}

/// Half of the runs are faster than the first of these, 99 of 100 faster than the second.
fn quantiles(mut runs: Vec<Duration>) -> String {
    runs.sort_unstable();
    let at = |share: f64| runs[((runs.len() - 1) as f64 * share).round() as usize];
    format!("p50 {:.2?}, p99 {:.2?}, slowest {:.2?} of {}", at(0.5), at(0.99), at(1.0), runs.len())
}

fn kept(journal: &Journal) {
    while !journal.is_kept() {
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn edits(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("journal");
    let mut journal = Journal::start(Arc::new(RealFs), place.clone(), || {}).unwrap();
    let (mut session, dataset) = session();
    let base = session.snapshot();
    journal.begin(Base::Project { name: String::new(), text: String::new() });
    session.keep_log();
    let mut runs = Vec::new();
    for nth in 0..EDITS {
        session.dispatch(enter(dataset, nth)).unwrap();
        let begun = Instant::now();
        session.take_log().into_iter().for_each(|waiting| journal.append(waiting));
        runs.push(begun.elapsed());
    }
    println!("journal: an edit handed over: {}", quantiles(runs));
    let begun = Instant::now();
    kept(&journal);
    println!("journal: {EDITS} edits on the disk {:.2?} after the last one", begun.elapsed());
    drop(journal);
    criterion.bench_function("journal: recovery of 10,000 edits", |b| {
        b.iter(|| {
            let found = abandoned(&RealFs, &place).unwrap().remove(0);
            let mut again = Session::new(base.clone(), Box::new(CountedIds::default()));
            again.keep_log();
            found.edits().for_each(|logged| again.replay(logged.clone()).unwrap());
            assert_eq!(found.count(), EDITS);
            again
        });
    });
}

fn saving(_criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let ctx = egui::Context::default();
    let worker = Thread::start(|| {}).unwrap();
    let mut app = App::new(
        &ctx,
        Box::new(StillDesktop::default()),
        Box::new(worker),
        Some(Settings::default()),
        Opening::default(),
    );
    app.keep_journal(Journal::start(Arc::new(RealFs), folder.path().join("journal"), || {}).unwrap());
    app.show_project(common::million());
    let frame = |app: &mut App| {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0));
        let begun = Instant::now();
        let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| {
            let ctx = ui.ctx().clone();
            app.logic_pass(&ctx);
            app.ui_pass(ui);
        });
        output.textures_delta.clear();
        begun.elapsed()
    };
    (0..10).for_each(|_| _ = frame(&mut app));
    let path = folder.path().join("million.ron");
    app.ask(Request::SaveAs(path.clone()));
    let begun = Instant::now();
    let mut frames = Vec::new();
    while !path.is_file() || app.is_busy() {
        frames.push(frame(&mut app));
        std::thread::sleep(Duration::from_millis(4));
    }
    println!("save of 1,000,000 observations: {:.2?}; frames meanwhile: {}", begun.elapsed(), quantiles(frames));
}

criterion_group!(benches, edits, saving);
criterion_main!(benches);
