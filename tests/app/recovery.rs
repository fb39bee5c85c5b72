//! What a program that ended without a goodbye left: told at the next start, restored, kept or given up.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Key;

use crate::desk::{Desk, folder, holds_change, put, sample_in};

const FOUND: &str = "Restore 2 edits, last";
const SHOW: &str = "Restore edits…";

#[test]
fn an_error_in_a_panel_loses_nothing() {
    let (_folder, path, place) = places();
    let (file, journal) = (path.clone(), place.clone());
    let failed = std::panic::catch_unwind(move || {
        let mut desk = Desk::with_journal(&journal, Some(&file));
        desk.change();
        panic!("on purpose");
    });
    assert!(failed.is_err());
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.click(SHOW);
    desk.click("Restore");
    assert_eq!(desk.exports(), "460");
}

fn tells(desk: &Desk) -> bool {
    desk.all_texts().iter().any(|text| text.starts_with(FOUND))
}

fn journals(place: &Path) -> usize {
    fs::read_dir(place).map_or(0, Iterator::count)
}

/// A folder with the sample, and a place for journals.
fn places() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = folder();
    let (path, place) = (sample_in(folder.path(), "trade.ron"), folder.path().join("journal"));
    (folder, path, place)
}

/// Two changes, then the program is gone.
fn crash(place: &Path, file: Option<&Path>) {
    let mut desk = Desk::with_journal(place, file);
    if file.is_none() {
        desk.choose_in_menu("File", "Open the sample");
    }
    desk.change();
    desk.enter("Imports, 2023", "75");
    desk.wait_until_kept();
}

#[test]
fn edits_that_were_not_saved_are_told_and_restored_and_can_be_undone() {
    let (_folder, path, place) = places();
    crash(&place, Some(&path));
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.expect_part(FOUND);
    assert_ne!(desk.exports(), "460");
    desk.click(SHOW);
    desk.expect_part("2 edits, last on");
    desk.expect_part("set exports 2023 to 460");
    desk.click("Restore");
    assert_eq!(desk.exports(), "460");
    assert!(desk.is_modified() && !tells(&desk));
    desk.wait_until_kept();
    desk.settle();
    assert_eq!(journals(&place), 1, "the restored edits are in the new journal alone");
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_ne!(desk.exports(), "460");
    desk.ctrl(Key::Y);
    desk.ctrl(Key::S);
    assert!(holds_change(&path));
    drop(desk);
    assert_eq!(journals(&place), 0);
}

#[test]
fn a_project_that_was_never_saved_is_restored_too() {
    let (_folder, _path, place) = places();
    crash(&place, None);
    let mut desk = Desk::with_journal(&place, None);
    desk.click(SHOW);
    desk.click("Restore");
    assert_eq!(desk.exports(), "460");
    assert!(desk.is_modified());
}

#[test]
fn what_is_kept_for_later_is_there_at_the_next_start() {
    let (_folder, path, place) = places();
    crash(&place, Some(&path));
    for _ in 0..2 {
        let mut desk = Desk::with_journal(&place, Some(&path));
        desk.click(SHOW);
        desk.click("Keep for later");
        assert_ne!(desk.exports(), "460");
    }
    assert_eq!(journals(&place), 1);
}

#[test]
fn nothing_is_given_up_by_one_press() {
    let (_folder, path, place) = places();
    crash(&place, Some(&path));
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.click(SHOW);
    desk.click("Discard");
    assert_eq!(journals(&place), 1);
    desk.click("Discard for good");
    assert_eq!(journals(&place), 0);
    assert!(!tells(&desk));
}

#[test]
fn the_project_of_another_file_is_opened_for_its_edits() {
    let (folder, path, place) = places();
    crash(&place, Some(&path));
    let other = sample_in(folder.path(), "other.ron");
    let mut desk = Desk::with_journal(&place, Some(&other));
    desk.click(SHOW);
    desk.click("Restore");
    assert_eq!(desk.exports(), "460");
    assert_eq!(desk.app().title(), "● trade.ron – Tradebook");
}

#[test]
fn edits_that_no_longer_fit_are_named_and_kept() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.change();
    desk.wait_until_kept();
    drop(desk);
    // Somebody emptied the file meanwhile.
    let empty = tradebook::formats::project::write(&tradebook::domain::Project::default());
    put(&path, &empty);
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.click(SHOW);
    desk.expect_part("The file was changed since.");
    desk.click("Restore");
    desk.expect_part("0 of 1 edits restored.");
    assert_eq!(journals(&place), 1);
}

#[test]
fn saving_closing_and_giving_up_leave_no_journal() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.change();
    desk.ctrl(Key::S);
    desk.ask_to_close();
    assert!(desk.is_closed());
    drop(desk);
    assert_eq!(journals(&place), 0);
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.enter("Exports, 2023", "470");
    desk.ask_to_close();
    desk.settle();
    desk.click("Don’t save");
    assert!(desk.is_closed());
    drop(desk);
    assert_eq!(journals(&place), 0);
}

#[test]
fn a_journal_of_a_window_that_lives_is_not_offered() {
    let (_folder, path, place) = places();
    let mut first = Desk::with_journal(&place, Some(&path));
    first.change();
    first.wait_until_kept();
    let second = Desk::with_journal(&place, Some(&path));
    assert!(!second.says(FOUND));
    assert_eq!(journals(&place), 1);
}

#[test]
fn a_file_that_another_window_edits_can_be_read_and_taken_over() {
    let (folder, path, place) = places();
    let mut first = Desk::with_journal(&place, Some(&path));
    let mut second = Desk::with_journal(&place, Some(&path));
    second.expect_part("is open in another window");
    assert_eq!(second.app().title(), "trade.ron (read only) – Tradebook");
    second.enter("Exports, 2023", "460");
    second.expect_part("Another window edits this file");
    assert!(!second.is_modified());
    // What was saved there meanwhile is here when it is taken over.
    first.change();
    first.ctrl(Key::S);
    second.click("Edit here");
    assert_eq!(second.exports(), "460");
    second.enter("Exports, 2023", "470");
    assert!(second.is_modified());
    // As another file it is free.
    let mut third = Desk::with_journal(&place, Some(&path));
    let copy = folder.path().join("copy.ron");
    third.will_answer(Some(&copy));
    third.ctrl(Key::S);
    assert!(copy.is_file());
    third.enter("Exports, 2023", "480");
    assert!(third.is_modified());
    // Who is gone holds nothing.
    drop((first, second, third));
    assert_eq!(Desk::with_journal(&place, Some(&path)).app().title(), "trade.ron – Tradebook");
}

#[test]
fn a_disk_that_keeps_nothing_is_told() {
    let (folder, path, _place) = places();
    let file = folder.path().join("no-folder");
    put(&file, b"");
    let mut desk = Desk::with_journal(&file.join("journal"), Some(&path));
    desk.expect_part("Whether another window edits this file is not known");
    desk.change();
    for _ in 0..400 {
        desk.pass();
        if desk.all_texts().iter().any(|text| text.starts_with("Edits can not be kept")) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("{:?}", desk.all_texts());
}

/// Somebody else writes the file while it is open here.
fn written_by_another(path: &Path) {
    let mut other = Desk::opened(path);
    other.enter("Imports, 2023", "99");
    other.ctrl(Key::S);
}

#[test]
fn a_file_that_another_program_changed_is_not_written_over_unasked() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.change();
    written_by_another(&path);
    let theirs = fs::read(&path).unwrap();
    desk.ctrl(Key::S);
    desk.expect_part("trade.ron was not saved");
    assert!(fs::read(&path).unwrap() == theirs && desk.is_modified());
    desk.click("Cancel");
    desk.ctrl(Key::S);
    desk.click("Replace it");
    assert!(!desk.is_modified() && holds_change(&path));
    let versions: Vec<_> =
        fs::read_dir(place.with_file_name("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(versions.iter().any(|version| fs::read(version).unwrap() == theirs), "{versions:?}");
    // From then on it is known again.
    desk.enter("Exports, 2023", "471");
    desk.ctrl(Key::S);
    assert!(!desk.is_modified());
}

#[test]
fn a_file_that_was_changed_or_removed_is_told_when_the_window_gets_the_focus() {
    for removed in [false, true] {
        let (_folder, path, place) = places();
        let mut desk = Desk::with_journal(&place, Some(&path));
        desk.focus(false);
        desk.focus(true);
        assert!(!desk.all_texts().iter().any(|text| text.contains("changed by another program")));
        if removed {
            fs::remove_file(&path).unwrap()
        } else {
            written_by_another(&path)
        }
        desk.focus(false);
        desk.focus(true);
        desk.expect_part(if removed { "trade.ron was removed or renamed" } else { "trade.ron was changed by another" });
    }
}
