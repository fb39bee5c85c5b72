//! Damage of every kind: what was not touched is there again, and what is not there is told.
//!
//! *Invariant:* what comes back is counted in lines of the file that is written of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests fail by panicking"
)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::formats::project::{read, write};
use crate::formats::sample;

const GOLDEN: &str = include_str!("../../../../tests/golden/schema-3.ron");

/// Lines that say something, and how often they stand.
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

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Which lines a record has with this one in it: all of it but the records inside.
fn unit(lines: &[&str], at: usize) -> std::ops::RangeInclusive<usize> {
    let is_figure = |line: &str| line.trim_start().starts_with("(\"") && line.ends_with("),");
    if is_figure(lines[at]) {
        return at..=at;
    }
    // A record begins with a bracket alone on its line and an id after it.
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

/// The share of the lines that were not touched that are there again.
fn share(original: &str, damaged: &[u8], touched: impl Fn(usize) -> bool) -> (usize, usize) {
    let lines: Vec<&str> = original.lines().collect();
    let untouched = lines.iter().enumerate().filter(|(nth, _)| !touched(*nth)).map(|(_, line)| *line);
    let wanted = counted(untouched);
    let all: usize = wanted.values().sum();
    let Some(salvaged) = salvage(damaged) else { return (0, all) };
    let written = String::from_utf8(write(&salvaged.project)).unwrap();
    let there = counted(written.lines());
    (wanted.iter().map(|(line, times)| (*times).min(there.get(line).copied().unwrap_or(0))).sum(), all)
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count()
}

#[track_caller]
fn enough(original: &str, damaged: &[u8], touched: impl Fn(usize) -> bool, what: &str) {
    let (there, all) = share(original, damaged, touched);
    assert!(there * 100 >= all * 95, "{what}: {there} of {all} lines\n{:#?}", salvage(damaged).map(|found| found.lost));
}

fn texts() -> [&'static str; 3] {
    let [first, second] = sample::ALL.map(|sample| str::from_utf8(sample.bytes).unwrap());
    [GOLDEN, first, second]
}

#[test]
fn a_whole_file_comes_back_whole() {
    for text in texts() {
        let salvaged = salvage(text.as_bytes()).unwrap();
        assert_eq!(salvaged.lost, []);
        assert!(salvaged.project == read(text.as_bytes()).unwrap().project);
    }
}

#[test]
fn a_file_that_ends_too_early_keeps_what_stands_before_the_end() {
    for text in texts() {
        let lines: Vec<&str> = text.lines().collect();
        for tenth in 1..60 {
            let cut = text.floor_char_boundary(text.len() * tenth / 60);
            let last = line_of(text, cut);
            let unit = unit(&lines, last.min(lines.len() - 1));
            enough(text, &text.as_bytes()[..cut], |nth| nth >= last || unit.contains(&nth), &format!("cut at {cut}"));
        }
    }
}

#[test]
fn a_line_of_rubbish_costs_the_record_that_it_is_in() {
    for text in texts() {
        let lines: Vec<&str> = text.lines().collect();
        for nth in (3..lines.len() - 1).step_by(7) {
            let unit = unit(&lines, nth);
            for rubbish in ["", "#&!§ \"", "((((([", "            ],", "\u{0}\u{1}"] {
                let damaged: Vec<&str> =
                    (0..).zip(&lines).map(|(at, line)| if at == nth { rubbish } else { *line }).collect();
                let what = format!("{rubbish:?} instead of line {}: {}", nth + 1, lines[nth]);
                enough(text, damaged.join("\n").as_bytes(), |at| unit.contains(&at), &what);
            }
        }
    }
}

#[test]
fn a_piece_that_is_missing_in_the_middle_costs_the_records_that_it_was_in() {
    for text in texts() {
        let lines: Vec<&str> = text.lines().collect();
        for tenth in 1..30 {
            let from = text.len() * tenth / 32;
            let to = from + text.len() / 40;
            let damaged = [&text.as_bytes()[..from], &text.as_bytes()[to..]].concat();
            let (first, last) = (line_of(text, from), line_of(text, to));
            let (before, after) = (unit(&lines, first), unit(&lines, last));
            let touched = |nth: usize| (first..=last).contains(&nth) || before.contains(&nth) || after.contains(&nth);
            enough(text, &damaged, touched, &format!("{from} to {to}"));
        }
    }
}

#[test]
fn what_was_lost_is_told_with_its_lines() {
    let text = GOLDEN.replacen("(\"2021\", M, \"73\"),", "(\"2021\", M, \"7x3\"),", 1);
    let salvaged = salvage(text.as_bytes()).unwrap();
    let line = 1 + GOLDEN.lines().position(|line| line.contains("(\"2021\", M, \"73\"),")).unwrap();
    let excerpt = "(\"2021\", M, \"7x3\"),".to_owned();
    assert_eq!(salvaged.lost, [Lost { line, last: line, excerpt, what: LostKind::Lines }]);
    let shown = GOLDEN.replacen("shown: 6,", "shown: &,", 1);
    let lost = salvage(shown.as_bytes()).unwrap().lost;
    assert!(lost.iter().any(|lost| lost.what == LostKind::Multiples), "{lost:?}");
    let mut bytes = GOLDEN.as_bytes().to_vec();
    let at = GOLDEN.find("Солт").unwrap();
    bytes[at] = 0xff;
    let lost = salvage(&bytes).unwrap().lost;
    assert_eq!(lost.iter().map(|lost| lost.what).collect::<Vec<_>>(), [LostKind::Letters]);
}

#[test]
fn two_records_with_one_id_are_both_there() {
    let text = GOLDEN.replacen("id: \"a3\"", "id: \"a2\"", 1);
    let salvaged = salvage(text.as_bytes()).unwrap();
    assert_eq!(salvaged.project.areas.len(), read(GOLDEN.as_bytes()).unwrap().project.areas.len());
    assert_eq!(salvaged.lost.iter().map(|lost| lost.what).collect::<Vec<_>>(), [LostKind::Id]);
}

#[test]
fn where_nothing_reads_nothing_is_given() {
    for bytes in
        [&b""[..], b"PK\x03\x04\xff\xfe", b"Dear colleagues,\n    we\n        write\n", b"\0\0\0\0\n\0", b"(schema: 3)"]
    {
        assert_eq!(salvage(bytes), None, "{bytes:?}");
    }
    let newer = GOLDEN.replacen("schema: 3,", "schema: 99,", 1);
    assert_eq!(salvage(newer.as_bytes()), None);
}

#[test]
fn deep_and_long_rubbish_is_read_through() {
    let deep: String = (0..20_000).map(|depth| format!("{}x: [\n", " ".repeat(depth % 200 * 4))).collect();
    let brackets = "(".repeat(100_000);
    let lines = "    (\n".repeat(50_000);
    for text in [deep, format!("(\n    datasets: [\n        {brackets}\n"), lines] {
        assert_eq!(salvage(text.as_bytes()), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_makes_salvage_fail_and_what_it_gives_can_be_saved(
        places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..40), 1..40),
        whole in any::<prop::sample::Index>(),
    ) {
        let mut bytes = texts()[whole.index(3)].as_bytes().to_vec();
        for (place, byte, gone) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
            let to = (at + gone / 8).min(bytes.len());
            bytes.drain(at..to);
        }
        if let Some(salvaged) = salvage(&bytes) {
            let again = read(&write(&salvaged.project)).unwrap();
            prop_assert_eq!(again.project, salvaged.project);
        }
    }
}
