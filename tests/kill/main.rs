//! The program is killed while it edits, takes back and saves: the file opens, and what was called kept is there.
//!
//! 200 times; `TRADEBOOK_KILLS` in the environment asks for another number.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "how old an edit is when the program is killed is measured")]

mod deeds;

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use deeds::{Deed, deeds};
use tradebook::domain::Project;
use tradebook::formats::project::read;
use tradebook::formats::sample::KAZAKHSTAN_AZERBAIJAN;
use tradebook::platform::disk;
use tradebook::platform::fs::RealFs;
use tradebook::platform::journal::{abandoned, sha256};
use tradebook::session::{Action, CountedIds, Session};

fn kills() -> u64 {
    std::env::var("TRADEBOOK_KILLS").map_or(200, |text| text.parse().expect("a number"))
}

/// Beside the program, where `cargo test` puts examples.
fn drill() -> PathBuf {
    let folder = Path::new(env!("CARGO_BIN_EXE_tradebook")).parent().unwrap().join("examples");
    let path = folder.join(format!("drill{}", std::env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "cargo test builds it with the other examples: {}", path.display());
    path
}

/// The project after each deed, the first one before any.
fn states(start: &Project, seed: u64, count: usize) -> Vec<Project> {
    let mut session = Session::new(start.clone(), Box::new(CountedIds::default()));
    let mut states = vec![start.clone()];
    for deed in deeds(start, seed).take(count) {
        match deed {
            Deed::Act(action) => session.dispatch(action).unwrap(),
            // There may be nothing to take back.
            Deed::Undo => _ = session.dispatch(Action::Undo),
            Deed::Save => {}
        }
        states.push(session.snapshot());
    }
    states
}

/// What a person gets back: the file, and on it what the journals have beyond it.
fn recovered(file: &Path, journal: &Path) -> Project {
    let bytes = std::fs::read(file).unwrap();
    let opened = disk::open(file).unwrap_or_else(|error| panic!("the file does not open: {error}"));
    assert_eq!(opened.warnings, [], "the seal is broken");
    let found = abandoned(&RealFs, journal).unwrap();
    let missing = found
        .iter()
        .find(|found| found.is_of(file))
        .map(|found| found.missing_in(&sha256(&bytes)).unwrap_or_else(|| panic!("the journal is of neither file")));
    let mut session = Session::new(opened.project, Box::new(CountedIds::default()));
    for logged in missing.into_iter().flatten() {
        session.replay(logged).unwrap();
    }
    session.snapshot()
}

struct Outcome {
    deeds: usize,
    seconds: f64,
    lost: usize,
}

fn kill_once(program: &Path, seed: u64) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let (file, journal) = (folder.path().join("trade.ron"), folder.path().join("journal"));
    std::fs::write(&file, KAZAKHSTAN_AZERBAIJAN.bytes).unwrap();
    let mut child = Command::new(program)
        .args([&file, &journal])
        .arg(seed.to_string())
        .env("XDG_DATA_HOME", folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (tell, heard) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let _heard = tell.send((Instant::now(), line));
        }
    });
    let first = heard.recv_timeout(Duration::from_secs(120)).expect("the program does nothing");
    std::thread::sleep(Duration::from_micros((seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20) % 1_300_000));
    child.kill().unwrap();
    let killed = Instant::now();
    child.wait().unwrap();
    reader.join().unwrap();

    let (mut did, mut kept, mut old) = (0, 0, 0);
    for (at, line) in std::iter::once(first.clone()).chain(heard.try_iter()) {
        let (word, nth) = line.split_once(' ').unwrap();
        let nth: usize = nth.parse().unwrap();
        match word {
            "did" => did = nth,
            "kept" => kept = nth,
            other => panic!("{other}"),
        }
        if killed.saturating_duration_since(at) > Duration::from_secs(1) {
            old = nth;
        }
    }
    let start = read(KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project;
    // One deed may be done and not be told yet.
    let states = states(&start, seed, did + 1);
    let got = recovered(&file, &journal);
    let at_least = kept.max(old);
    let found = (at_least..states.len()).find(|nth| states.get(*nth) == Some(&got));
    let Some(found) = found else {
        let before = (0..at_least).rev().find(|nth| states.get(*nth) == Some(&got));
        panic!("seed {seed}: {did} deeds, {kept} kept, {old} older than a second: got {before:?}");
    };
    Outcome { deeds: did, seconds: killed.duration_since(first.0).as_secs_f64(), lost: did.saturating_sub(found) }
}

#[test]
fn what_was_called_kept_is_there_after_a_kill_at_any_instant() {
    let program = drill();
    let all = kills();
    // One more than there are processors of the smallest machine: each waits at times.
    let third = |from: u64| {
        let program = program.clone();
        std::thread::spawn(move || (from..=all).step_by(3).map(|seed| kill_once(&program, seed)).collect::<Vec<_>>())
    };
    let outcomes: Vec<Outcome> = [1, 2, 3].map(third).into_iter().flat_map(|third| third.join().unwrap()).collect();
    let deeds: usize = outcomes.iter().map(|outcome| outcome.deeds).sum();
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    let lost = outcomes.iter().map(|outcome| outcome.lost).max();
    println!(
        "{} kills, {deeds} deeds in {seconds:.0} s, at most {lost:?} of the last deeds not kept yet",
        outcomes.len()
    );
    assert!(deeds > outcomes.len() * 10, "it was killed before it did anything");
}
