//! Damage of a project file, byte by byte: nothing changes in silence, nothing panics, and what was not touched is there
//! again.
//!
//! All bit flips and truncations of a small file with every kind of record; a sample of them over the projects that come
//! with the program. With `TRADEBOOK_DAMAGE=all` all of them, everywhere.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use tradebook::domain::Project;
use tradebook::formats::project::{ReadError, Warning, read, salvage, write};
use tradebook::formats::sample;

/// Every kind of record in few bytes, as it is written.
const SMALL: &str = include_str!("golden/small.ron");

#[allow(clippy::disallowed_methods, reason = "asked of whoever runs the tests, not of the program")]
fn all() -> bool {
    std::env::var_os("TRADEBOOK_DAMAGE").is_some_and(|asked| asked == "all")
}

/// One of so many is tried.
fn step(usually: usize) -> usize {
    if all() { 1 } else { usually }
}

/// Opened as it was or with a word, or refused with a place. True where it can not be opened.
fn judged(bytes: &[u8], original: &Project, what: &dyn Fn() -> String) -> bool {
    match read(bytes) {
        Ok(opened) => {
            let told = opened.warnings.iter().any(|one| matches!(one, Warning::SealBroken | Warning::SealMissing));
            assert!(told || opened.project == *original, "changed in silence: {}", what());
            false
        }
        Err(error) => {
            let placed = matches!(error, ReadError::NotText { .. } | ReadError::Empty | ReadError::NewerSchema { .. });
            assert!(placed || error.to_string().contains("line "), "no place: {error} {}", what());
            !matches!(error, ReadError::NewerSchema { .. })
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines of the record that a line is in, but not those of the records inside it.
fn record_of(lines: &[&str], at: usize) -> RangeInclusive<usize> {
    if lines[at].trim_start().starts_with("(\"") {
        return at..=at;
    }
    let begins = |nth: usize| {
        let opens = lines[nth].trim() == "(" && lines.get(nth + 1).is_some_and(|next| next.trim().starts_with("id: "));
        opens || lines[nth].trim_start().starts_with("(id: ")
    };
    let deep = indent(lines[at]);
    let from = (0..=at).rev().find(|nth| begins(*nth) && (indent(lines[*nth]) < deep || *nth == at)).unwrap_or(at);
    let inside = ["observations: [", "sessions: [", "outcomes: [", "reviews: ["];
    let ends = |nth: &usize| {
        inside.contains(&lines[*nth].trim()) || (*nth > from && indent(lines[*nth]) <= indent(lines[from]))
    };
    let to = (from..lines.len()).find(ends).unwrap_or(from);
    if at > to { at..=at } else { from..=to }
}

/// Lines that say something.
fn counted<'t>(lines: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, usize> {
    let mut counted = BTreeMap::new();
    let said = |line: &&str| (line.contains('"') || line.contains(": ")) && !line.ends_with(['[', '(']);
    for line in
        lines.map(str::trim).filter(said).filter(|line| !line.starts_with("//") && !line.starts_with("schema: "))
    {
        *counted.entry(line).or_insert(0) += 1;
    }
    counted
}

struct Whole {
    text: &'static str,
    lines: Vec<&'static str>,
    project: Project,
}

impl Whole {
    fn of(text: &'static str) -> Self {
        let opened = read(text.as_bytes()).unwrap();
        assert_eq!(opened.warnings, []);
        assert!(write(&opened.project) == text.as_bytes());
        Self { text, lines: text.lines().collect(), project: opened.project }
    }

    fn line_of(&self, at: usize) -> usize {
        let line = self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        line.min(self.lines.len() - 1)
    }

    /// What is saved and what was not touched, in lines.
    fn saved(&self, damaged: &[u8], touched: &dyn Fn(usize) -> bool) -> (usize, usize) {
        let untouched = self.lines.iter().enumerate().filter(|(nth, _)| !touched(*nth)).map(|(_, line)| *line);
        let wanted = counted(untouched);
        let Some(salvaged) = salvage(damaged) else { return (0, wanted.values().sum()) };
        let written = String::from_utf8(write(&salvaged.project)).unwrap();
        let there = counted(written.lines());
        let found = wanted.iter().map(|(line, times)| (*times).min(there.get(line).copied().unwrap_or(0)));
        (found.sum(), wanted.values().sum())
    }

    /// At least 95 % of what was not touched.
    fn check_salvage(&self, damaged: &[u8], touched: &dyn Fn(usize) -> bool, what: &dyn Fn() -> String) {
        let (there, all) = self.saved(damaged, touched);
        assert!(there * 100 >= all * 95, "{there} of {all} lines: {}", what());
    }

    fn flips(&self, every: usize, salvaged: usize) -> (usize, usize) {
        let mut bytes = self.text.as_bytes().to_vec();
        let (mut tried, mut refused) = (0, 0);
        for at in (0..bytes.len()).step_by(every) {
            for bit in 0..8 {
                bytes[at] ^= 1 << bit;
                let what = || format!("bit {bit} of byte {at} in line {}", self.line_of(at) + 1);
                let is_refused = judged(&bytes, &self.project, &what);
                if is_refused && (at + bit) % salvaged == 0 {
                    let (line, next) = (self.line_of(at), self.line_of((at + 1).min(self.text.len())));
                    let (own, other) = (record_of(&self.lines, line), record_of(&self.lines, next));
                    // A line end belongs to both lines.
                    let touched = |nth: usize| own.contains(&nth) || (next != line && other.contains(&nth));
                    self.check_salvage(&bytes, &touched, &what);
                }
                bytes[at] ^= 1 << bit;
                tried += 1;
                refused += usize::from(is_refused);
            }
        }
        (tried, refused)
    }

    fn cuts(&self, every: usize, salvaged: usize) -> usize {
        let mut tried = 0;
        for length in (0..self.text.len()).step_by(every) {
            let cut = &self.text.as_bytes()[..length];
            let what = || format!("cut at byte {length}");
            let is_refused = judged(cut, &self.project, &what);
            if is_refused && length % salvaged == 0 {
                let last = self.line_of(length);
                let own = record_of(&self.lines, last);
                self.check_salvage(cut, &|nth| nth >= last || own.contains(&nth), &what);
            }
            tried += 1;
        }
        tried
    }
}

#[test]
fn every_bit_of_a_small_file_is_told_and_what_was_not_touched_comes_back() {
    let (tried, refused) = Whole::of(SMALL).flips(1, step(61));
    println!("{tried} flips, {refused} refused");
    assert_eq!(tried, SMALL.len() * 8);
}

#[test]
fn a_comma_that_became_a_blank_costs_nothing() {
    let whole = Whole::of(SMALL);
    let ends: Vec<usize> = SMALL.match_indices(",\n").map(|(at, _)| at).collect();
    assert!(ends.len() > 80, "{}", ends.len());
    for at in ends {
        let mut bytes = SMALL.as_bytes().to_vec();
        bytes[at] = b'\x0c';
        let what = || format!("the comma at byte {at} in line {}", whole.line_of(at) + 1);
        if judged(&bytes, &whole.project, &what) {
            let (there, all) = whole.saved(&bytes, &|_| false);
            assert_eq!(there, all, "{}", what());
        }
    }
}

#[test]
fn every_truncation_of_a_small_file_is_told_and_what_was_not_touched_comes_back() {
    assert_eq!(Whole::of(SMALL).cuts(1, step(7)), SMALL.len());
}

#[test]
fn flips_and_truncations_of_the_samples_are_told_and_what_was_not_touched_comes_back() {
    for sample in sample::ALL {
        let whole = Whole::of(str::from_utf8(sample.bytes).unwrap());
        let (flips, _) = whole.flips(step(149), step(13));
        let cuts = whole.cuts(step(53), step(5));
        println!("{}: {flips} flips, {cuts} truncations", sample.file);
    }
}
