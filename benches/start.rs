//! How long a start takes, against an empty eframe window, and what an idle window costs. Needs a display:
//!
//! ```text
//! cargo build --release --examples && xvfb-run -s "-screen 0 1440x900x24" cargo bench --bench start
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures time and prints it"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 10;

fn main() {
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let tradebook = PathBuf::from(env!("CARGO_BIN_EXE_tradebook"));
    let empty = tradebook.with_file_name("examples").join("empty_window");
    if !screen || !empty.exists() {
        println!("start: needs a display, and `cargo build --release --examples` before it");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/saves/kazakhstan-azerbaijan.ron");
    let run = |program: &Path, arguments: &[&str]| {
        let begun = Instant::now();
        let status = command(program, arguments, home.path()).status().unwrap();
        assert!(status.success(), "{} ended with {status}", program.display());
        begun.elapsed()
    };
    let (mut of_empty, mut of_tradebook) = (Vec::new(), Vec::new());
    for nth in 0..=RUNS {
        let times = (run(&empty, &[]), run(&tradebook, &["--one-frame", sample]));
        // The first pair warms the caches of the disk and of the renderer.
        if nth > 0 {
            of_empty.push(times.0);
            of_tradebook.push(times.1);
        }
    }
    let (empty, start) = (median(of_empty), median(of_tradebook));
    println!("first frame of an empty window: {empty:.0?}");
    println!("first frame with the sample: {start:.0?}, {:.2} times as long", start.div_duration_f64(empty));
    idle(&tradebook, sample, home.path());
}

fn command(program: &Path, arguments: &[&str], home: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env("HOME", home).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let middle = times.len() / 2;
    (times.get(middle).copied().unwrap_or_default() + times.get(middle - 1).copied().unwrap_or_default()) / 2
}

/// Processor time over 10 s without input, and resident memory, from Linux' /proc.
fn idle(program: &Path, sample: &str, home: &Path) {
    let mut child = command(program, &[sample], home).spawn().unwrap();
    let read = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default();
    let ticks = || read("stat").split_whitespace().skip(13).take(2).filter_map(|n| n.parse::<u64>().ok()).sum::<u64>();
    std::thread::sleep(Duration::from_secs(8));
    let before = ticks();
    std::thread::sleep(Duration::from_secs(10));
    println!("processor time over 10 s idle: {} ms", (ticks() - before) * 10);
    let resident = read("status").lines().find(|line| line.starts_with("VmRSS")).map(str::to_owned);
    println!("{}", resident.unwrap_or_default());
    child.kill().unwrap();
    child.wait().unwrap();
}
