//! Scripts of actions: what users send, replayed without a window. Each script is undone to the start and redone.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use tradebook::session::Action;

use crate::describe::{describe, empty_session};

#[derive(Deserialize)]
#[serde(rename = "Script")]
struct Script {
    /// What the script shows, in a sentence.
    about: String,
    actions: Vec<Action>,
    /// The project at the end, as `describe` writes it.
    expected: String,
    /// Places of the actions that are to be refused, counted from 0.
    #[serde(default)]
    refused: Vec<usize>,
}

#[test]
fn every_script_ends_as_it_says_and_can_be_undone_and_redone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/session/scripts");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 6, "the scripts are not where this test looks");
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let script: Script =
            ron::from_str(&fs::read_to_string(&file).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
        run(&name, &script);
    }
}

fn run(name: &str, script: &Script) {
    let mut session = empty_session();
    let start = session.snapshot();
    let mut refused = Vec::new();
    for (place, action) in script.actions.iter().enumerate() {
        if session.dispatch(action.clone()).is_err() {
            refused.push(place);
        }
    }
    assert_eq!(refused, script.refused, "{name}: refused actions");
    let expected: Vec<_> = script.expected.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let shown = describe(session.project());
    let shown: Vec<_> = shown.lines().map(str::trim_end).collect();
    assert_eq!(shown, expected, "{name}: {}", script.about);

    while session.redo_label().is_some() {
        session.dispatch(Action::Redo).unwrap();
    }
    let end = session.snapshot();
    while session.undo_label().is_some() {
        session.dispatch(Action::Undo).unwrap();
    }
    assert_eq!(session.project(), &start, "{name}: undone to the start");
    assert!(!session.is_modified(), "{name}: the start counts as saved");
    while session.redo_label().is_some() {
        session.dispatch(Action::Redo).unwrap();
    }
    assert_eq!(session.project(), &end, "{name}: redone to the end");
}
