//! Save, save as, revert, and what the window says about them.

use egui::Key;
use tradebook::platform::desktop::Ask;

use crate::desk::{Desk, bytes, folder, holds_change, sample_in};

#[test]
fn save_writes_the_file_and_says_when() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    assert_eq!(desk.app().title(), "● trade.ron – Tradebook");
    desk.expect_part("unsaved changes");
    desk.ctrl(Key::S);
    assert!(!desk.is_modified());
    assert!(holds_change(&path));
    assert_eq!(desk.app().title(), "trade.ron – Tradebook");
    desk.expect_part("saved 14:32");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the file");
}

#[test]
fn a_file_saved_without_a_change_is_the_same_bytes() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let before = bytes(&path);
    let mut desk = Desk::opened(&path);
    desk.ctrl(Key::S);
    desk.expect_part("saved 14:32");
    assert!(bytes(&path) == before);
}

#[test]
fn save_of_what_has_no_file_asks_where() {
    let folder = folder();
    let path = folder.path().join("mine.ron");
    let mut desk = Desk::first();
    desk.change();
    desk.will_answer(None);
    desk.ctrl(Key::S);
    assert!(desk.is_modified(), "a cancelled dialog saves nothing");
    desk.will_answer(Some(&path));
    desk.ctrl(Key::S);
    let name = "kazakhstan-azerbaijan.ron".to_owned();
    assert_eq!(desk.script.borrow().asked, vec![Ask::SaveAs { folder: None, name }; 2]);
    assert!(!desk.is_modified());
    assert!(holds_change(&path));
    assert_eq!(desk.app().title(), "mine.ron – Tradebook");
    assert_eq!(desk.stored().recent, [path]);
}

#[test]
fn save_as_goes_on_with_the_new_file_and_leaves_the_old_one() {
    let folder = folder();
    let (old, new) = (sample_in(folder.path(), "old.ron"), folder.path().join("new.ron"));
    let before = bytes(&old);
    let mut desk = Desk::opened(&old);
    desk.change();
    desk.will_answer(Some(&new));
    desk.ctrl_shift(Key::S);
    assert!(holds_change(&new));
    assert!(bytes(&old) == before);
    assert_eq!(desk.app().title(), "new.ron – Tradebook");
}

#[test]
fn without_file_dialogs_save_asks_for_a_typed_path_and_follows_the_tilde() {
    let folder = folder();
    let mut desk = Desk::first();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    desk.change();
    desk.ctrl(Key::S);
    desk.expect("Save as path");
    desk.write("~/no/such/folder.ron");
    desk.key(Key::Enter);
    desk.expect("The folder of this path is not there. Make it, or save to another place.");
    assert!(desk.is_modified());
    desk.ctrl(Key::A);
    desk.write("~/typed");
    desk.key(Key::Enter);
    assert!(!desk.says("Save as path"));
    assert!(holds_change(&folder.path().join("typed.ron")));
    assert_eq!(desk.app().title(), "typed.ron – Tradebook");
}

#[test]
fn a_typed_path_of_another_file_replaces_it_only_at_the_second_word() {
    let folder = folder();
    let (other, third) = (sample_in(folder.path(), "other.ron"), sample_in(folder.path(), "third.ron"));
    let before = bytes(&other);
    let mut desk = Desk::first();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    desk.change();
    desk.ctrl(Key::S);
    for path in ["~/other.ron", "~/third.ron"] {
        desk.ctrl(Key::A);
        desk.write(path);
        desk.key(Key::Enter);
        desk.expect("There is a file of this name. Save again to replace it, or type another name.");
        assert!(desk.is_modified());
    }
    desk.key(Key::Enter);
    assert!(holds_change(&third));
    assert!(bytes(&other) == before);
    desk.enter("Exports, 2023", "461");
    desk.choose_in_menu("File", "Save as path…");
    desk.key(Key::Enter);
    assert!(!desk.is_modified(), "its own file is written without a question");
}

#[test]
fn saving_while_a_cell_is_typed_keeps_what_was_typed() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.click("Exports, 2023");
    desk.write("460");
    desk.ctrl(Key::S);
    assert!(holds_change(&path));
    assert!(!desk.is_modified());
    desk.key(Key::Enter);
    assert!(!desk.is_modified(), "taking in what is saved changes nothing");
    assert_eq!(desk.exports(), "460");
}

#[test]
fn undo_after_save_is_a_change_and_redo_is_none() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    desk.ctrl(Key::S);
    desk.ctrl(Key::Z);
    assert!(desk.is_modified());
    assert_eq!(desk.app().title(), "● trade.ron – Tradebook");
    desk.expect_part("not saved since 14:32");
    desk.ctrl(Key::Y);
    assert!(!desk.is_modified());
    assert_eq!(desk.app().title(), "trade.ron – Tradebook");
}

#[test]
fn revert_goes_back_to_the_file_after_a_yes() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    let before = desk.exports();
    desk.change();
    desk.choose_in_menu("File", "Revert");
    desk.click("Cancel");
    assert_eq!(desk.exports(), "460");
    desk.choose_in_menu("File", "Revert");
    desk.click("Revert");
    assert_eq!(desk.exports(), before);
    assert!(!desk.is_modified());
}

#[test]
fn a_revert_that_fails_leaves_the_changes_unsaved() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    std::fs::remove_file(&path).unwrap();
    desk.choose_in_menu("File", "Revert");
    desk.click("Revert");
    desk.expect("trade.ron could not be opened");
    desk.click("Close");
    assert!(desk.is_modified());
    assert_eq!(desk.exports(), "460");
}
