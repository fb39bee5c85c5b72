//! No damage goes unseen: a file that was changed gives the same project, a broken seal, or an error with a place.
//!
//! *Invariant:* no case is drawn at random; all places are tried.

use super::*;

/// A little of everything, so that each byte can be tried.
fn small() -> String {
    sealed(
        "// Tradebook project\n(\n    schema: 1,\n    title: \"Ə \\\"q\\\"\",\n    sources: [\n        (id: \"s1\", published: \"2024-03-05\", rounds_levels: Down),\n    ],\n    datasets: [\n        (id: \"d1\", shown: 6, default_source: \"s1\", observations: [\n            (\"2022\", M, \"88.3\"),\n            (\"2023\", M, \"1..2e9\", (status: P, note: \"n\", rivals: [(\"nil\")], adopted: 1)),\n            (\"2023\", M, \"-17.3\", (measure: Rate(Percent, YearEarlier))),\n        ]),\n    ],\n    commissions: [\n        (id: \"c1\", sessions: [(id: \"e1\", number: 20, outcomes: [(id: \"p1\", deadline: On(\"2024-12-31\"))])]),\n    ],\n)\n",
    )
}

fn judge(bytes: &[u8], original: &Project) -> Result<(), String> {
    match read(bytes) {
        Ok(opened) => {
            let told = opened.warnings.iter().any(|w| matches!(w, Warning::SealBroken | Warning::SealMissing));
            if told || opened.project == *original { Ok(()) } else { Err("changed in silence".to_owned()) }
        }
        Err(error) => {
            let sentence = error.to_string();
            let located = sentence.contains("line ")
                || matches!(error, ReadError::NotText { .. } | ReadError::Empty | ReadError::NewerSchema { .. });
            if located { Ok(()) } else { Err(sentence) }
        }
    }
}

#[test]
fn every_truncation_is_told() {
    for text in [small(), GOLDEN.to_owned()] {
        let original = open(&text).project;
        for length in 0..text.len() {
            judge(&text.as_bytes()[..length], &original).unwrap_or_else(|why| panic!("{length}: {why}"));
        }
    }
}

#[test]
fn every_change_of_one_byte_is_told() {
    let text = small();
    let original = open(&text).project;
    let mut bytes = text.clone().into_bytes();
    for at in 0..bytes.len() {
        let before = bytes[at];
        let flips = (0..8).map(|bit| before ^ (1 << bit));
        for changed in flips.chain(*b"\"\\()[]{},:/*0aA \n\r\x00\xff") {
            bytes[at] = changed;
            judge(&bytes, &original).unwrap_or_else(|why| panic!("{at} to {changed:#x}: {why}"));
        }
        bytes[at] = before;
    }
}

#[test]
fn every_byte_that_is_lost_or_doubled_is_told() {
    let text = small();
    let original = open(&text).project;
    for at in 0..text.len() {
        let (before, from) = text.as_bytes().split_at(at);
        let lost = [before, &from[1..]].concat();
        let doubled = [before, &from[..1], from].concat();
        for bytes in [lost, doubled] {
            judge(&bytes, &original).unwrap_or_else(|why| panic!("{at}: {why}"));
        }
    }
}

#[test]
fn a_changed_figure_opens_with_a_broken_seal() {
    let changed = small().replace("88.3", "88.4");
    assert_eq!(open(&changed).warnings, [Warning::SealBroken]);
}

#[test]
fn a_file_without_seal_opens_with_a_word() {
    assert_eq!(open("(schema: 1)").warnings, [Warning::SealMissing]);
}

#[test]
fn line_ends_of_another_system_are_no_damage() {
    let original = open(&small());
    for text in [small().replace('\n', "\r\n"), small().trim_end().to_owned(), format!("\u{feff}{}", small())] {
        assert_eq!(open(&text), original);
    }
}
