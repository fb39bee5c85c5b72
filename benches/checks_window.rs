//! The window with 100,000 statements in 12,500 blocks: frames of the Checks page while hands move in it, and frames of a
//! table while its project is checked on the other thread after each edit.
//!
//! A frame is one pass of the real window without a screen, at 1440 × 900, and its tessellation.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop, measures time and prints it"
)]

#[path = "common/blocks.rs"]
mod blocks;
#[path = "common/window.rs"]
mod window;

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Key, Modifiers, pos2};
use tradebook::domain::{Flow, Key as FigureKey, Period, Project};
use tradebook::platform::worker::Thread;
use tradebook::session::{Action, Place};
use window::{Window, many, quantiles, timed};

const TABLES: u64 = 12_500;
/// Between two frames of a screen.
const REST: Duration = Duration::from_millis(8);

/// Frames as they come until the figures are checked, and how many reports came meanwhile.
fn until_checked(window: &mut Window) -> (Vec<Duration>, u64) {
    let (mut frames, before) = (Vec::new(), window.app.session().checks().stamp());
    while window.app.session().wants_report() {
        frames.push(timed(|| window.frame(Vec::new())));
        std::thread::sleep(REST);
    }
    frames.push(timed(|| window.frame(Vec::new())));
    (frames, window.app.session().checks().stamp() - before)
}

fn opened(project: Project, place: Place) -> Window {
    Window::with_worker(project, place, Box::new(Thread::start(|| {}).unwrap()))
}

/// Figures of the first table are changed one after the other, and the whole is checked again while the person looks on.
fn changed(window: &mut Window) -> String {
    let first = window.app.session().project().datasets.at(0).unwrap().id;
    let key = FigureKey::level(Flow::Exports, Period::of_year(2023).unwrap());
    let (mut frames, mut reports) = (Vec::new(), 0);
    for text in ["456.1", "456.2", "456.3", "456.4", "456.5"] {
        frames.push(timed(|| {
            window.app.carry_out(Action::Enter { dataset: first, key, text: text.to_owned() });
            window.frame(Vec::new());
        }));
        assert!(window.app.session().checks_are_old(), "nothing was entered");
        let (more, came) = until_checked(window);
        frames.extend(more);
        reports += came;
    }
    format!("{reports} reports: {}", quantiles(frames))
}

fn desk(_: &mut Criterion) {
    let mut window = opened(blocks::project(TABLES), Place::Checks);
    let (frames, reports) = until_checked(&mut window);
    println!(
        "Checks while 100,000 statements are checked for the first time, {reports} reports: {}",
        quantiles(frames)
    );
    println!("Checks at rest: {}", many(200, || window.frame(Vec::new())));
    println!("Checks, scrolling the list: {}", many(200, || window.scroll(pos2(700.0, 300.0))));
    println!("Checks, from verdict to verdict: {}", many(200, || window.key(Key::ArrowDown, Modifiers::NONE)));
    println!("Checks while they are checked again after an edit, {}", changed(&mut window));
}

fn table(_: &mut Criterion) {
    let project = blocks::project(TABLES);
    let first = project.datasets.at(0).unwrap().id;
    let mut window = opened(project, Place::Dataset(first));
    until_checked(&mut window);
    println!("a table while they are checked again after an edit, {}", changed(&mut window));
}

criterion_group!(benches, desk, table);
criterion_main!(benches);
