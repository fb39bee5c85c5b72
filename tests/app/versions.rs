//! Older versions of the open file: listed with what differs, read in place, restored as one step.

use std::path::{Path, PathBuf};

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use tradebook::ui::settings::Settings;

use crate::desk::{Desk, folder, put, sample_in};

/// A file that was saved with 470 exports and then with 460; the sample had 456.3.
fn saved_twice() -> (tempfile::TempDir, PathBuf, Desk) {
    let folder = folder();
    let (path, place) = (sample_in(folder.path(), "trade.ron"), folder.path().join("journal"));
    let mut desk = Desk::with_journal(&place, Some(&path));
    desk.enter("Exports, 2023", "470");
    desk.ctrl(Key::S);
    desk.enter("Imports, 2023", "75");
    desk.enter("Exports, 2023", "460");
    desk.ctrl(Key::S);
    assert!(!desk.is_modified());
    (folder, path, desk)
}

fn list(desk: &mut Desk) {
    desk.choose_in_menu("File", "Older versions…");
    for _ in 0..3 {
        desk.settle();
    }
    desk.expect_part("Older versions of trade.ron");
}

#[test]
fn versions_are_listed_with_what_differs_and_the_chosen_one_is_restored_as_one_step() {
    let (_folder, path, mut desk) = saved_twice();
    list(&mut desk);
    desk.expect_part("differs in 2 figures");
    desk.click("Restore");
    assert_eq!(desk.exports(), "470");
    assert!(desk.is_modified());
    desk.expect_part("Undo takes it back");
    desk.ctrl(Key::Z);
    assert_eq!((desk.exports().as_str(), desk.imports().as_str()), ("460", "75"));
    assert!(!desk.is_modified());
    desk.ctrl(Key::Y);
    desk.ctrl(Key::S);
    assert!(!desk.is_modified());
    assert_eq!(crate::desk::read(&path), *desk.project());
}

#[test]
fn a_version_is_read_in_place_and_can_not_be_changed() {
    let (_folder, _path, mut desk) = saved_twice();
    desk.enter("Imports, 2023", "76");
    list(&mut desk);
    desk.click("Open to read");
    desk.expect_part("Version of ");
    assert_eq!(desk.exports(), "470");
    desk.enter("Exports, 2023", "480");
    desk.expect_part("This is an older version");
    assert_eq!(desk.exports(), "470");
    desk.click("Back to the project");
    assert_eq!((desk.exports().as_str(), desk.imports().as_str()), ("460", "76"));
    assert!(desk.is_modified() && !desk.all_texts().iter().any(|text| text.starts_with("Version of ")));
    // All that was done can still be taken back.
    desk.ctrl(Key::Z);
    assert_eq!(desk.imports(), "75");
    assert!(!desk.is_modified());
}

#[test]
fn saving_and_closing_mean_the_project_and_not_the_version() {
    let (_folder, path, mut desk) = saved_twice();
    desk.enter("Imports, 2023", "76");
    list(&mut desk);
    desk.click("Open to read");
    desk.ask_to_close();
    desk.settle();
    desk.expect_part("before closing?");
    desk.click("Cancel");
    assert_eq!(desk.imports(), "76");
    list(&mut desk);
    desk.click("Open to read");
    desk.ctrl(Key::S);
    assert_eq!((desk.exports().as_str(), desk.imports().as_str()), ("460", "76"));
    assert!(!desk.is_modified());
    assert_eq!(crate::desk::read(&path), *desk.project());
}

/// The files of all versions.
fn versions(path: &Path) -> Vec<PathBuf> {
    let folder = path.with_file_name("backups");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    names.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect()
}

#[test]
fn a_damaged_version_is_named_and_can_not_be_chosen() {
    let (_folder, path, mut desk) = saved_twice();
    for version in versions(&path) {
        put(&version, b"damaged");
    }
    list(&mut desk);
    desk.expect_part("This version is damaged");
    desk.click("Restore");
    assert_eq!(desk.exports(), "460");
    desk.click("Close");
    desk.key(Key::Escape);
    assert!(!desk.is_modified());
}

#[test]
fn a_file_that_was_never_replaced_has_no_older_version() {
    let folder = folder();
    let (path, place) = (sample_in(folder.path(), "trade.ron"), folder.path().join("journal"));
    let mut desk = Desk::with_journal(&place, Some(&path));
    list(&mut desk);
    desk.expect_part("No older version of this file is kept yet");
}

#[test]
fn how_much_room_they_may_take_is_chosen_where_they_are_listed_and_kept() {
    let folder = folder();
    let (path, place) = (sample_in(folder.path(), "trade.ron"), folder.path().join("journal"));
    let settings = Settings { versions_room: 0, ..Settings::default() };
    let mut desk = Desk::with_journal_and(settings, &place, Some(&path));
    desk.change();
    desk.ctrl(Key::S);
    desk.expect_part("Give them more room in File › Older versions.");
    list(&mut desk);
    assert_eq!(room(&desk).value().as_deref(), Some("0 MB"));
    room(&desk).click();
    desk.settle();
    desk.click("2 GB");
    assert_eq!(room(&desk).value().as_deref(), Some("2 GB"));
    assert_eq!(desk.stored().versions_room, 2048);
    desk.click("Close");
    desk.enter("Exports, 2023", "470");
    desk.ctrl(Key::S);
    assert_eq!(versions(&path).len(), 1);
    // It is no part of the project.
    assert!(!desk.is_modified());
}

/// The field beside the text of the same name.
fn room(desk: &Desk) -> egui_kittest::Node<'_> {
    desk.window.get_by_role_and_label(Role::ComboBox, "Room for the older versions of all files")
}
