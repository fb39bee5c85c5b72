//! The shape of the file is pinned for each schema: its fields and words, as the reader itself names them.
//!
//! *Invariant:* the golden file uses every field and every word that the reader knows.

use std::collections::{BTreeMap, BTreeSet};

use super::super::scan::{Scanner, Token};
use super::*;

/// What the reader knows, and which of it the golden file uses.
type Shapes = BTreeMap<Vec<&'static str>, BTreeSet<String>>;

fn replaced(at: usize, length: usize, by: &str) -> String {
    let mut text = GOLDEN.to_owned();
    text.replace_range(at..at + length, by);
    text
}

fn fields_known_at(start: usize) -> &'static [&'static str] {
    match read(replaced(start, 0, "zzz: 1, ").as_bytes()) {
        Err(ReadError::UnknownField { name, known, .. }) if name == "zzz" => known,
        other => panic!("at {start}: {other:?}"),
    }
}

fn shapes() -> (Shapes, Shapes) {
    let tokens: Vec<_> = Scanner::new(GOLDEN).collect();
    let (mut fields, mut words) = (Shapes::new(), Shapes::new());
    // For each open bracket what the reader knows inside it.
    let mut open: Vec<Option<&'static [&'static str]>> = Vec::new();
    for (nth, (at, token)) in tokens.iter().enumerate() {
        let next = |ahead: usize| tokens.get(nth + ahead).map(|(_, token)| *token);
        match *token {
            Token::Sign('(') => {
                let record = matches!((next(1), next(2)), (Some(Token::Word(_)), Some(Token::Sign(':'))));
                // The schema has to stay first.
                let start = if next(1) == Some(Token::Word("schema")) { 4 } else { 1 };
                open.push(record.then(|| fields_known_at(tokens[nth + start].0 + usize::from(start == 4))));
            }
            Token::Sign('[') => open.push(None),
            Token::Sign(')' | ']') => {
                open.pop();
            }
            Token::Word(name) if next(1) == Some(Token::Sign(':')) => {
                let known = open.last().copied().flatten().expect("a field stands in a record");
                fields.entry(known.to_vec()).or_default().insert(name.to_owned());
            }
            Token::Word(name) => {
                if let Err(ReadError::UnknownWord { name: found, known, .. }) =
                    read(replaced(*at, name.len(), "Zzz").as_bytes())
                {
                    assert_eq!(found, "Zzz");
                    words.entry(known.to_vec()).or_default().insert(name.to_owned());
                }
            }
            _ => {}
        }
    }
    (fields, words)
}

/// The usual words are left out when a file is written.
const USUAL: [&str; 17] = [
    "Level",
    "Country",
    "Grouped",
    "F",
    "A",
    "Commitment",
    "Open",
    "Draft",
    "Normal",
    "Exact",
    "Continued",
    "NotStated",
    "Register",
    "None",
    "Goods",
    "NoneStated",
    "Visit",
];

#[test]
fn the_golden_file_uses_every_field_and_every_word() {
    let (fields, words) = shapes();
    for (known, used) in &fields {
        let known: BTreeSet<String> = known.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(&known, used, "tests/golden/schema-{SCHEMA}.ron does not use all fields");
    }
    for (known, used) in &words {
        let missing: Vec<_> = known.iter().filter(|word| !used.contains(**word) && !USUAL.contains(word)).collect();
        assert!(missing.is_empty(), "tests/golden/schema-{SCHEMA}.ron does not use {missing:?}");
    }
}

#[test]
fn the_shape_of_the_file_changes_only_with_its_schema() {
    let (fields, words) = shapes();
    let lines = |shapes: &Shapes| {
        let sorted = |known: &Vec<&'static str>| known.iter().copied().collect::<BTreeSet<_>>();
        let line = |names: BTreeSet<&'static str>| names.into_iter().collect::<Vec<_>>().join(" ");
        let lines: BTreeSet<String> = shapes.keys().map(sorted).map(line).collect();
        lines.into_iter().collect::<Vec<_>>().join("\n")
    };
    let shape = format!("{}\n\n{}\n", lines(&fields), lines(&words));
    let pinned = include_str!("../../../../tests/golden/schema-3.shape");
    assert_eq!(SCHEMA, 3, "pin the shape of the new schema here, beside those before it");
    assert!(
        shape == pinned,
        "The shape of the project file changed. Raise SCHEMA in migrate.rs, keep the old file types there with a step \
         to the new ones, and add tests/golden/schema-N.ron and .shape. Now it is:\n{shape}"
    );
}
