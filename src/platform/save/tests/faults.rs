//! Every call of a save fails in turn: the old file or the new one is there, nothing is left beside it, a sentence says
//! what to do, and the next save works.

use super::*;
use crate::platform::testing::{Times, matrix};
use crate::words::Words;

/// Cause and remedy.
fn tells_what_to_do(sentence: &str, at: &str) {
    let sentences = sentence.split_inclusive(". ").count();
    assert!(sentences >= 2 && sentence.ends_with('.') && !sentence.contains('{'), "{at}: {sentence}");
}

fn check_told(words: &Words, outcome: &Result<Saved, SaveError>, at: &str) {
    match outcome {
        Ok(saved) => {
            for warning in &saved.warnings {
                tells_what_to_do(&save_warning(words, warning), at);
            }
        }
        Err(error) => {
            tells_what_to_do(&save_message(words, error), at);
            assert!(!error.to_string().is_empty(), "{at}");
        }
    }
}

fn check_clean(place: &Place, at: &str) {
    assert_eq!(place.names(), ["a.ron"], "{at}");
    let left: Vec<_> = names(place.backups.folder()).into_iter().filter(|name| name.ends_with(".tmp")).collect();
    assert!(left.is_empty(), "{at}: {left:?}");
}

/// The disk is well again.
fn check_next(place: &Place, expected: Expected, at: &str) {
    let next = project("next");
    let before = fs::read(&place.path).unwrap();
    let order = Order { expected, backups: Some(&place.backups), ..order(&place.path, &next) };
    let saved = save(&RealFs, &order).unwrap_or_else(|error| panic!("{at}: then {error:?}"));
    assert!(saved.warnings.is_empty(), "{at}: then {:?}", saved.warnings);
    assert_eq!(fs::read(&place.path).unwrap(), bytes("next"), "{at}");
    check_clean(place, at);
    let kept = place.backups.list(&RealFs, &place.path).unwrap();
    let read = kept.iter().map(|one| place.backups.read(&RealFs, one).unwrap());
    assert!(read.into_iter().any(|kept| kept == before), "{at}: {kept:?}");
}

#[test]
fn a_save_on_a_failing_disk_leaves_the_old_file_or_the_new_one() {
    let words = Words::english();
    let met = matrix(|disk, times, at| {
        let place = Place::new();
        let (new, seen) = (project("new"), place.seen());
        let expected = Expected::Seen(seen.clone());
        let order = Order { expected, backups: Some(&place.backups), ..order(&place.path, &new) };
        let outcome = save(disk, &order);
        check_told(&words, &outcome, at);
        let holds = if outcome.is_ok() { "new" } else { "old" };
        assert_eq!(fs::read(&place.path).unwrap(), bytes(holds), "{at}: {outcome:?}");
        if times != Times::AllForEver {
            check_clean(&place, at);
        }
        let seen = outcome.ok().and_then(|saved| saved.seen).unwrap_or(seen);
        check_next(&place, Expected::Seen(seen), at);
    });
    assert!(met > 700, "{met}");
}

#[test]
fn a_first_save_on_a_failing_disk_leaves_a_whole_file_or_none() {
    let words = Words::english();
    let met = matrix(|disk, times, at| {
        let place = Place::new();
        fs::remove_file(&place.path).unwrap();
        let new = project("new");
        let outcome = save(disk, &Order { backups: Some(&place.backups), ..order(&place.path, &new) });
        check_told(&words, &outcome, at);
        match &outcome {
            Ok(_) => assert_eq!(fs::read(&place.path).unwrap(), bytes("new"), "{at}"),
            Err(_) => assert!(!place.path.exists(), "{at}: {outcome:?}"),
        }
        assert!(times == Times::AllForEver || place.names().len() == usize::from(outcome.is_ok()), "{at}");
        save(&RealFs, &order(&place.path, &new)).unwrap();
        check_clean(&place, at);
    });
    assert!(met > 200, "{met}");
}

#[test]
fn writing_over_a_file_on_a_failing_disk_leaves_old_or_new_or_names_the_copy() {
    let words = Words::english();
    let met = matrix(|disk, times, at| {
        let place = Place::new();
        let (new, expected) = (project("new"), Expected::Seen(place.seen()));
        let order = Order { expected, backups: Some(&place.backups), ..order(&place.path, &new) };
        let outcome = save_in_place(disk, &order);
        check_told(&words, &outcome, at);
        match &outcome {
            Ok(_) => assert_eq!(fs::read(&place.path).unwrap(), bytes("new"), "{at}"),
            Err(SaveError::HalfWritten { kept, .. }) => assert_eq!(fs::read(kept).unwrap(), bytes("old"), "{at}"),
            Err(error) => assert_eq!(fs::read(&place.path).unwrap(), bytes("old"), "{at}: {error:?}"),
        }
        if times == Times::Once {
            assert!(!matches!(outcome, Err(SaveError::HalfWritten { .. })), "{at}: one fault is undone");
        }
        if times != Times::AllForEver {
            check_clean(&place, at);
        }
        check_next(&place, Expected::Anything, at);
    });
    assert!(met > 500, "{met}");
}
