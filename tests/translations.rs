//! The translations and the code agree: no text is missing, none is dead.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tradebook::words::Words;

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
}

fn texts(folder: &str, extension: &str) -> String {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), extension, &mut found);
    found.sort();
    found.iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>().join("\n")
}

/// Every string literal of the code.
fn literals(code: &str) -> BTreeSet<&str> {
    code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// Ids asked for with a literal, as in `words.t("…")`.
fn asked(code: &str) -> BTreeSet<&str> {
    let starts = ["words.t(\"", "words.with(\"", "words.count(\"", "self.t(\"", "self.with(\""];
    let after = |start: &'static str| code.split(start).skip(1).filter_map(|rest| rest.split('"').next());
    starts.into_iter().flat_map(after).collect()
}

fn translated(translations: &str) -> BTreeSet<&str> {
    translations
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
        .collect()
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let code = texts("src", "rs");
    let words = Words::english();
    let missing: Vec<_> = asked(&code).into_iter().filter(|id| id.contains('-') && !words.knows(id)).collect();
    assert!(asked(&code).len() > 20, "the code is not where this test looks");
    assert!(missing.is_empty(), "not translated: {missing:?}");
}

#[test]
fn every_text_that_is_there_is_used() {
    let code = texts("src", "rs");
    let literals = literals(&code);
    let translations = texts("assets/translations/en", "ftl");
    // Units are looked up by their code, commands by their name in the one table.
    let used = |id: &str| {
        let command = id.strip_prefix("command-").map(|name| name.strip_suffix("-tip").unwrap_or(name));
        literals.contains(id) || id.starts_with("unit-") || command.is_some_and(|name| literals.contains(name))
    };
    let dead: Vec<_> = translated(&translations).into_iter().filter(|id| !used(id)).collect();
    assert!(dead.is_empty(), "no code asks for {dead:?}");
}

#[test]
fn texts_are_short_and_in_sentence_case() {
    let translations = texts("assets/translations/en", "ftl");
    for line in translations.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
        let Some((id, text)) = line.split_once('=') else { continue };
        let text = text.trim();
        assert!(!text.ends_with(':'), "{id}: no colon after a label");
        assert!(!text.contains("..."), "{id}: an ellipsis is one sign");
        assert!(text.chars().count() <= 240, "{id}: too long");
    }
}
