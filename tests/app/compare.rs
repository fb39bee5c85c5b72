//! A file that another program changed while it was open here: both sets of changes come together.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Key;
use tradebook::formats::project;

use crate::desk::{Desk, folder, put, sample_in};

/// So many sources say something of the exports of 2023 in the sample.
const SAID: usize = 2;

fn places() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = folder();
    let (path, place) = (sample_in(folder.path(), "trade.ron"), folder.path().join("journal"));
    (folder, path, place)
}

/// Somebody else types figures into the file and saves it.
fn written_by_another(path: &Path, entries: &[(&str, &str)]) {
    let mut other = Desk::opened(path);
    for (cell, text) in entries {
        other.enter(cell, text);
    }
    other.ctrl(Key::S);
}

fn versions(place: &Path) -> Vec<Vec<u8>> {
    let folder = fs::read_dir(place.with_file_name("backups")).unwrap();
    folder.map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect()
}

#[test]
fn a_stopped_save_can_be_compared_and_keeps_both_figures() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.change();
    written_by_another(&path, &[("Exports, 2023", "470"), ("Imports, 2023", "99")]);
    let theirs = fs::read(&path).unwrap();
    desk.ctrl(Key::S);
    desk.click("Compare…");
    desk.expect_part("Compare with trade.ron");
    desk.expect_part("1 change that nobody made here is taken over");
    desk.expect_part("1 place was changed here and in the file");
    desk.click("Apply");
    assert_eq!(desk.exports(), "460", "mine is adopted");
    assert_eq!(desk.figures_of_exports(), SAID + 1, "theirs stands beside it");
    assert_eq!(desk.imports(), "99");
    assert!(desk.is_modified());
    // One step back is what was here before.
    desk.ctrl(Key::Z);
    assert_eq!((desk.exports(), desk.figures_of_exports()), ("460".to_owned(), SAID));
    assert_ne!(desk.imports(), "99");
    assert!(desk.is_modified(), "the file holds neither");
    desk.ctrl(Key::Y);
    desk.ctrl(Key::S);
    assert!(!desk.is_modified());
    assert!(project::read(&fs::read(&path).unwrap()).unwrap().project == *desk.project());
    assert!(versions(&place).contains(&theirs), "what they wrote is an older version");
}

#[test]
fn each_choice_says_what_it_is_and_is_followed() {
    for (choice, exports, figures) in [("Here", "460", SAID), ("In the file", "470", SAID), ("Both", "460", SAID + 1)] {
        let (_folder, path, place) = places();
        let mut desk = Desk::with_journal(&place, Some(&path));
        desk.change();
        written_by_another(&path, &[("Exports, 2023", "470")]);
        desk.focus(false);
        desk.focus(true);
        desk.click("Compare with the file…");
        desk.expect_part("Nothing else in the file differs");
        desk.click_part(&format!(", {choice}, "));
        desk.click("Apply");
        assert_eq!((desk.exports().as_str(), desk.figures_of_exports()), (exports, figures), "{choice}");
        assert_eq!(desk.is_modified(), choice != "In the file");
        desk.ctrl(Key::S);
        assert!(!desk.is_modified());
    }
}

#[test]
fn given_up_comparing_changes_nothing_and_the_save_still_asks() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.change();
    written_by_another(&path, &[("Exports, 2023", "470")]);
    let theirs = fs::read(&path).unwrap();
    desk.ctrl(Key::S);
    desk.click("Compare…");
    desk.click("Cancel");
    assert_eq!(desk.figures_of_exports(), SAID);
    desk.ctrl(Key::S);
    desk.expect_part("trade.ron was not saved");
    assert!(fs::read(&path).unwrap() == theirs);
}

#[test]
fn a_merged_project_is_restored_after_a_crash() {
    let (_folder, path, place) = places();
    {
        let mut desk = Desk::with_journal(&place, Some(&path));
        desk.change();
        written_by_another(&path, &[("Imports, 2023", "99")]);
        desk.focus(false);
        desk.focus(true);
        desk.click("Compare with the file…");
        desk.click("Apply");
        desk.wait_until_kept();
    }
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.click("Restore edits…");
    desk.expect_part("take over a change of the file");
    desk.click("Restore");
    assert_eq!((desk.exports().as_str(), desk.imports().as_str()), ("460", "99"));
}

#[test]
fn the_same_content_written_again_is_nothing_to_compare() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    written_by_another(&path, &[("Exports, 2023", "470")]);
    desk.enter("Exports, 2023", "470");
    desk.focus(false);
    desk.focus(true);
    desk.click("Compare with the file…");
    desk.expect_part("The file holds the same as the screen");
    assert!(!desk.is_modified());
}

#[test]
fn one_press_chooses_for_all() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.change();
    desk.enter("Imports, 2023", "75");
    written_by_another(&path, &[("Exports, 2023", "470"), ("Imports, 2023", "99")]);
    desk.ctrl(Key::S);
    desk.click("Compare…");
    desk.expect_part("2 places were changed here and in the file");
    desk.click("Choose here for all");
    desk.click("Choose the file for all");
    desk.click("Apply");
    assert_eq!((desk.exports().as_str(), desk.imports().as_str()), ("470", "99"));
    assert!(!desk.is_modified(), "the screen shows what the file holds");
}

#[test]
fn a_file_that_may_be_damaged_is_named_before_anything_is_taken_over() {
    let (_folder, path, place) = places();
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.change();
    let text = fs::read_to_string(&path).unwrap();
    put(&path, text.replacen("\"73\"", "\"78\"", 1).as_bytes());
    desk.focus(false);
    desk.focus(true);
    desk.click("Compare with the file…");
    desk.expect_part("1 change that nobody made here is taken over");
    desk.expect_part("damaged");
    desk.click("Apply");
    assert_eq!(desk.imports(), "78");
}
