//! Holds the house to its plan: which room may call which, who names the window's crates, how long a file may be.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may call.
const ROOMS: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("words", &["domain"]),
    ("analysis", &["domain", "words"]),
    ("formats", &["domain", "words"]),
    ("session", &["domain", "words", "analysis", "formats"]),
    ("ui", &["domain", "words", "analysis", "formats", "session"]),
    ("platform", &["domain", "words", "analysis", "formats", "session", "ui"]),
];

/// What only some rooms may name, with those rooms.
const NAMED_BY: [(&str, &[&str]); 10] = [
    ("egui::", &["ui", "platform"]),
    ("egui_plot::", &["ui"]),
    ("eframe::", &["platform"]),
    ("rfd::", &["platform"]),
    ("arboard::", &["platform"]),
    ("std::fs", &["platform"]),
    ("std::thread", &["platform"]),
    ("std::env", &["platform"]),
    ("std::time::Instant", &["platform"]),
    ("SystemTime", &["platform"]),
];

const LONGEST_FILE: usize = 600;

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    source_files(&root, &mut found);
    found.sort();
    assert!(found.len() > 20, "the sources are not where this test looks");
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn room_of(file: &str) -> Option<&str> {
    let first = file.split('/').next()?;
    let room = first.strip_suffix(".rs").unwrap_or(first);
    ROOMS.iter().map(|(name, _)| *name).find(|name| *name == room)
}

/// The code of a file without comments, with the line numbers of what is left.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter_map(|(number, line)| {
        let line = line.split("//").next().unwrap_or_default();
        (!line.trim().is_empty()).then_some((number + 1, line))
    })
}

/// Rooms that a line names through `crate::`.
fn named_rooms(line: &str) -> Vec<&str> {
    line.match_indices("crate::")
        .flat_map(|(at, start)| {
            let rest = &line[at + start.len()..];
            let group = rest.strip_prefix('{').map(|inner| inner.split('}').next().unwrap_or(inner));
            group.unwrap_or(rest).split(',').take(if group.is_some() { usize::MAX } else { 1 })
        })
        .map(|path| path.trim().split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap_or_default())
        .collect()
}

/// Whether a line names an item, and not one whose name only ends like it.
fn names(line: &str, item: &str) -> bool {
    line.match_indices(item).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn a_room_calls_only_the_rooms_below_it() {
    let mut breaches = Vec::new();
    for (file, text) in sources() {
        let Some(room) = room_of(&file) else { continue };
        let (_, may_call) = ROOMS.iter().find(|(name, _)| *name == room).unwrap();
        for (number, line) in code(&text) {
            for called in named_rooms(line) {
                let is_room = ROOMS.iter().any(|(name, _)| *name == called);
                if is_room && called != room && !may_call.contains(&called) {
                    breaches.push(format!("{file}:{number}: `{room}` may not call `{called}`"));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn only_the_rooms_at_the_edge_name_the_window_the_clock_and_the_disk() {
    let mut breaches = Vec::new();
    for (file, text) in sources() {
        let Some(room) = room_of(&file) else { continue };
        for (number, line) in code(&text) {
            for (item, rooms) in NAMED_BY {
                if names(line, item) && !rooms.contains(&room) {
                    breaches.push(format!("{file}:{number}: `{room}` may not name `{item}`"));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_a_person_reads() {
    let long: Vec<_> = sources()
        .iter()
        .map(|(file, text)| (file.clone(), text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST_FILE} lines: {long:?}");
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let silent: Vec<_> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(file, _)| file).collect();
    assert!(silent.is_empty(), "no first line that says the idea: {silent:?}");
}

#[test]
fn this_test_sees_breaches() {
    assert_eq!(named_rooms("use crate::ui::theme;"), ["ui"]);
    assert_eq!(named_rooms("use crate::{domain::Id, platform::clock};"), ["domain", "platform"]);
    assert_eq!(named_rooms("let x = crate::session::Session::new(crate::words::t());"), ["session", "words"]);
    assert!(names("use egui::Ui;", "egui::"));
    assert!(!names("use my_egui::Ui;", "egui::"));
    assert_eq!(code("// use eframe::x\nlet a = 1;").count(), 1);
}
