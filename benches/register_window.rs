//! The window's register with 10,000 points in 200 sessions: frames while a filter is typed, while hands move in the
//! table, and at rest.
//!
//! A frame is one pass of the real window without a screen, at 1440 × 900, and its tessellation.
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures time and prints it"
)]

#[path = "common/record.rs"]
mod record;
#[path = "common/window.rs"]
mod window;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, pos2};
use tradebook::session::Place;
use window::{Window, quantiles, timed};

/// What a person types, sign by sign, and takes back.
const TYPED: &str = "transit energy";

fn typing(bench: &mut Window) -> Vec<std::time::Duration> {
    let mut frames = Vec::new();
    for sign in TYPED.chars() {
        frames.push(timed(|| bench.frame(vec![Event::Text(sign.to_string())])));
        frames.push(timed(|| bench.frame(Vec::new())));
    }
    for _ in TYPED.chars() {
        frames.push(timed(|| bench.key(Key::Backspace, Modifiers::NONE)));
        frames.push(timed(|| bench.frame(Vec::new())));
    }
    frames
}

fn register(criterion: &mut Criterion) {
    // The words have the keyboard as the register comes on the screen.
    let mut bench = Window::new(record::record(), Place::Register);
    let keystrokes: Vec<_> = (0..20).flat_map(|_| typing(&mut bench)).collect();
    println!("register, frames while a filter is typed: {}", quantiles(keystrokes));
    let at_rest = (0..200).map(|_| timed(|| bench.frame(Vec::new()))).collect();
    println!("register, frames at rest: {}", quantiles(at_rest));
    bench.click(pos2(760.0, 600.0));
    let moving = (0..200).map(|_| timed(|| bench.key(Key::ArrowDown, Modifiers::NONE))).collect();
    println!("register, frames of arrows down: {}", quantiles(moving));
    let scrolling = (0..200).map(|_| timed(|| bench.scroll(pos2(760.0, 600.0)))).collect();
    println!("register, frames of scrolling: {}", quantiles(scrolling));
    criterion.bench_function("register: a frame of the window at rest", |bencher| {
        bencher.iter(|| bench.frame(Vec::new()));
    });
    let mut calendar = Window::new(record::record(), Place::Calendar);
    criterion.bench_function("calendar: a frame of the window with 10,000 points", |bencher| {
        bencher.iter(|| calendar.frame(Vec::new()));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = register
}
criterion_main!(benches);
