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
use egui::{Event, Key, Modifiers, pos2};
use tradebook::domain::Project;
use tradebook::platform::worker::Thread;
use tradebook::session::Place;
use window::{Window, quantiles, timed};

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

fn desk(_: &mut Criterion) {
    let mut window = opened(blocks::project(TABLES), Place::Checks);
    let (frames, reports) = until_checked(&mut window);
    println!("Checks while 100,000 statements are checked, {reports} reports: {}", quantiles(frames));
    let middle = pos2(700.0, 300.0);
    println!("Checks at rest: {}", window::many(200, || window.frame(Vec::new())));
    println!("Checks, scrolling the list: {}", window::many(200, || window.scroll(middle)));
    println!("Checks, from verdict to verdict: {}", window::many(200, || window.key(Key::ArrowDown, Modifiers::NONE)));
}

/// A figure is typed, and the whole is checked again while the person looks on.
fn table(_: &mut Criterion) {
    let project = blocks::project(TABLES);
    let first = project.datasets.at(0).unwrap().id;
    let mut window = opened(project, Place::Dataset(first));
    until_checked(&mut window);
    window.click(pos2(480.0, 400.0));
    let (mut frames, mut reports) = (Vec::new(), 0);
    for digit in ["1", "2", "3", "4", "5"] {
        frames.push(timed(|| window.frame(vec![Event::Text(digit.to_owned())])));
        frames.push(timed(|| window.key(Key::Enter, Modifiers::NONE)));
        assert!(window.app.session().checks_are_old(), "nothing was typed");
        window.key(Key::ArrowUp, Modifiers::NONE);
        let (more, came) = until_checked(&mut window);
        frames.extend(more);
        reports += came;
    }
    println!("a table while 100,000 statements are checked after an edit, {reports} reports: {}", quantiles(frames));
}

criterion_group!(benches, desk, table);
criterion_main!(benches);
