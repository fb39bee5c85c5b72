//! What a save promises where nothing fails: what it keeps, what it notices, what it tells.

use std::cell::RefCell;
use std::time::{Duration, SystemTime};

use super::*;

#[test]
fn what_was_saved_is_there_and_nothing_beside_it() {
    let place = Place::new();
    for (title, path) in [("new", place.path.clone()), ("other", place.path.with_file_name("b.ron"))] {
        let saved = save(&RealFs, &order(&path, &project(title))).unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes(title));
        assert!(saved.warnings.is_empty() && saved.is_flushed());
        let there = Seen::of(RealFs.stat(&path).unwrap(), &bytes(title));
        assert!(saved.seen.unwrap().is_still(&RealFs, &path).unwrap());
        assert!(there.is_still(&RealFs, &path).unwrap());
    }
    assert_eq!(place.names(), ["a.ron", "b.ron"]);
}

#[test]
fn the_journal_hears_of_the_new_content_while_the_old_is_still_there() {
    let place = Place::new();
    for in_place in [false, true] {
        fs::write(&place.path, bytes("old")).unwrap();
        let heard = RefCell::new(Vec::new());
        let announce = |sha: &str| heard.borrow_mut().push((sha.to_owned(), fs::read(&place.path).unwrap()));
        let new = project("new");
        let order = Order { announce: &announce, backups: Some(&place.backups), ..order(&place.path, &new) };
        if in_place { save_in_place(&RealFs, &order) } else { save(&RealFs, &order) }.unwrap();
        assert_eq!(*heard.borrow(), [(sha256(&bytes("new")), bytes("old"))]);
    }
}

#[test]
fn the_old_file_is_an_older_version() {
    let place = Place::new();
    for title in ["one", "two"] {
        let new = project(title);
        let order = Order { backups: Some(&place.backups), ..order(&place.path, &new) };
        assert!(save(&RealFs, &order).unwrap().warnings.is_empty());
    }
    let kept: Vec<_> = place.backups.list(&RealFs, &place.path).unwrap();
    let read: Vec<_> = kept.iter().map(|one| place.backups.read(&RealFs, one).unwrap()).collect();
    assert_eq!(read.len(), 2);
    assert!(read.contains(&bytes("old")) && read.contains(&bytes("one")));
}

/// Each way in which another program can get at the file, with what is noticed.
fn meddle(path: &Path, how: &str) {
    match how {
        "rewritten" => fs::write(path, bytes("theirs")).unwrap(),
        "replaced" => {
            fs::write(path.with_extension("x"), bytes("theirs")).unwrap();
            fs::rename(path.with_extension("x"), path).unwrap();
        }
        // Of the same length and time: only the content tells.
        "slyly" => {
            let time = fs::metadata(path).unwrap().modified().unwrap();
            fs::write(path, bytes("OLD")).unwrap();
            fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
        }
        "touched" => {
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        }
        "removed" => fs::remove_file(path).unwrap(),
        _ => panic!("{how}"),
    }
}

#[test]
fn a_change_from_outside_is_noticed_and_left_alone() {
    for (how, theirs) in
        [("rewritten", Some("theirs")), ("replaced", Some("theirs")), ("slyly", Some("OLD")), ("removed", None)]
    {
        let place = Place::new();
        let expected = Expected::Seen(place.seen());
        meddle(&place.path, how);
        let new = project("new");
        let order = Order { expected, backups: Some(&place.backups), ..order(&place.path, &new) };
        let error = save(&RealFs, &order).unwrap_err();
        match (&error, theirs) {
            (SaveError::ChangedOutside(There::Gone), None) => {}
            (SaveError::ChangedOutside(There::Other(seen)), Some(title)) => {
                assert_eq!(seen.sha256, sha256(&bytes(title)), "{how}");
                // Asked, the person replaces just that.
                let again = Order { expected: Expected::Seen(seen.clone()), ..order };
                assert_eq!(fs::read(&place.path).unwrap(), bytes(title), "{how}");
                save(&RealFs, &again).unwrap();
                let kept = place.backups.list(&RealFs, &place.path).unwrap();
                assert_eq!(kept.iter().map(|one| &one.sha256).collect::<Vec<_>>(), [&sha256(&bytes(title))], "{how}");
            }
            _ => panic!("{how}: {error:?}"),
        }
        assert!(place.names().len() <= 1, "{how}");
    }
}

#[test]
fn a_file_that_was_only_touched_is_the_same() {
    for how in ["touched", "nothing"] {
        let place = Place::new();
        let expected = Expected::Seen(place.seen());
        if how == "touched" {
            meddle(&place.path, how);
        }
        save(&RealFs, &Order { expected, ..order(&place.path, &project("new")) }).unwrap();
    }
}

#[test]
fn a_change_while_the_save_goes_on_is_noticed() {
    for how in ["rewritten", "replaced", "removed"] {
        let place = Place::new();
        let new = project("new");
        let announce = |_: &str| meddle(&place.path, how);
        let order = Order { announce: &announce, ..order(&place.path, &new) };
        let error = save(&RealFs, &order).unwrap_err();
        assert!(matches!(error, SaveError::ChangedOutside(_)), "{how}: {error:?}");
        assert_eq!(place.names().len(), usize::from(how != "removed"), "{how}");
    }
    // A file that appears where there was none.
    let place = Place::new();
    let (path, new) = (place.path.with_file_name("b.ron"), project("new"));
    let announce = |_: &str| fs::write(&path, "theirs").unwrap();
    let error = save(&RealFs, &Order { announce: &announce, ..order(&path, &new) }).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOutside(There::Other(_))), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), b"theirs");
}

#[test]
fn one_save_after_another_expects_what_the_one_before_wrote() {
    let place = Place::new();
    let mut expected = Expected::Seen(place.seen());
    for (title, in_place) in [("one", false), ("two", true), ("three", false)] {
        let new = project(title);
        let order = Order { expected, backups: Some(&place.backups), ..order(&place.path, &new) };
        let saved = if in_place { save_in_place(&RealFs, &order) } else { save(&RealFs, &order) }.unwrap();
        expected = Expected::Seen(saved.seen.unwrap());
        assert_eq!(fs::read(&place.path).unwrap(), bytes(title));
    }
}

#[test]
fn in_place_nothing_is_written_without_a_copy_elsewhere() {
    let place = Place::new();
    let new = project("new");
    let without = order(&place.path, &new);
    let small = place.backups.clone().with_limit(10);
    let none = Order { backups: Some(&small), ..order(&place.path, &new) };
    for order in [without, none] {
        assert!(matches!(save_in_place(&RealFs, &order), Err(SaveError::NoCopy(_))));
        assert_eq!(fs::read(&place.path).unwrap(), bytes("old"));
    }
    let fresh = place.path.with_file_name("b.ron");
    save_in_place(&RealFs, &order(&fresh, &new)).unwrap();
    assert_eq!(fs::read(&fresh).unwrap(), bytes("new"));
}

#[test]
fn a_shorter_project_in_place_leaves_nothing_of_the_longer_one() {
    let place = Place::new();
    fs::write(&place.path, bytes(&"long ".repeat(500))).unwrap();
    let new = project("new");
    save_in_place(&RealFs, &Order { backups: Some(&place.backups), ..order(&place.path, &new) }).unwrap();
    assert_eq!(fs::read(&place.path).unwrap(), bytes("new"));
}

#[test]
fn what_dead_programs_left_is_swept_when_it_is_a_day_old() {
    let place = Place::new();
    let hour = Duration::from_secs(3600);
    let noon = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(NOON).unwrap());
    for (name, age) in [
        (".tradebook-1f-3.tmp", 25 * hour),
        (".tradebook-1f-4.tmp", 23 * hour),
        (".tradebook-notes of mine.tmp", 99 * hour),
        ("tradebook-1f-3.tmp", 99 * hour),
    ] {
        let file = fs::File::create(place.path.with_file_name(name)).unwrap();
        file.set_modified(noon - age).unwrap();
    }
    save(&RealFs, &order(&place.path, &project("new"))).unwrap();
    let left = [".tradebook-1f-4.tmp", ".tradebook-notes of mine.tmp", "a.ron", "tradebook-1f-3.tmp"];
    assert_eq!(place.names(), left);
}
