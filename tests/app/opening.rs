//! New, open, drop, recent files, the typed path.

use egui::Key;
use tradebook::platform::desktop::Ask;
use tradebook::session::Place;
use tradebook::ui::settings::Settings;

use crate::desk::{Desk, folder, sample_in};

#[test]
fn new_shows_the_start_page_of_an_empty_project() {
    let mut desk = Desk::first();
    desk.ctrl(Key::N);
    assert!(desk.project().datasets.is_empty());
    assert_eq!(desk.app().session().place(), Place::Start);
    assert_eq!(desk.app().title(), "Untitled – Tradebook");
}

#[test]
fn open_asks_for_a_file_and_shows_it() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::empty();
    desk.will_answer(Some(&path));
    desk.ctrl(Key::O);
    assert_eq!(desk.script.borrow().asked, [Ask::Open { folder: None }]);
    assert_eq!(desk.app().title(), "trade.ron – Tradebook");
    assert_eq!(desk.stored().recent, [path]);
    desk.will_answer(None);
    desk.ctrl(Key::O);
    assert_eq!(desk.script.borrow().asked[1], Ask::Open { folder: Some(folder.path().to_owned()) });
    assert_eq!(desk.app().title(), "trade.ron – Tradebook", "a cancelled dialog changes nothing");
}

#[test]
fn a_dropped_file_is_opened() {
    let folder = folder();
    let path = sample_in(folder.path(), "dropped.ron");
    let mut desk = Desk::empty();
    desk.drop_file(&path);
    assert_eq!(desk.app().title(), "dropped.ron – Tradebook");
}

#[test]
fn without_file_dialogs_open_asks_for_a_typed_path_and_follows_the_tilde() {
    let folder = folder();
    sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::empty();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    desk.ctrl(Key::O);
    desk.expect("Path of the file");
    desk.write("~/no.ron");
    desk.key(Key::Enter);
    desk.expect("There is no file of this name. Check the path, or choose the file again.");
    desk.ctrl(Key::A);
    desk.write("~/trade.ron");
    desk.key(Key::Enter);
    assert!(!desk.says("Path of the file"));
    assert_eq!(desk.app().title(), "trade.ron – Tradebook");
    assert_eq!(desk.stored().recent, [folder.path().join("trade.ron")]);
}

#[test]
fn recent_files_stand_on_the_start_page_and_in_the_menu_and_can_be_taken_off() {
    let folder = folder();
    let paths = ["a.ron", "b.ron"].map(|name| sample_in(folder.path(), name));
    let mut desk = Desk::empty();
    for path in &paths {
        desk.drop_file(path);
    }
    desk.ctrl(Key::N);
    desk.click("Take off the list, b.ron");
    assert_eq!(desk.stored().recent, [paths[0].clone()]);
    desk.click("a.ron");
    assert_eq!(desk.app().title(), "a.ron – Tradebook");
    desk.drop_file(&paths[1]);
    desk.click("File");
    desk.click("Recent");
    desk.click("a.ron");
    assert_eq!(desk.app().title(), "a.ron – Tradebook");
    assert_eq!(desk.stored().recent, paths);
}

#[test]
fn a_recent_file_that_is_gone_is_told_and_taken_off_the_list() {
    let folder = folder();
    let path = folder.path().join("gone.ron");
    let mut desk = Desk::with(Some(Settings { recent: vec![path], ..Settings::default() }), None);
    desk.click("gone.ron");
    desk.expect("gone.ron could not be opened");
    desk.click("Close");
    assert!(!desk.says("gone.ron"));
    assert_eq!(desk.stored().recent, Vec::<std::path::PathBuf>::new());
}

#[test]
fn the_sample_opens_from_the_menu_as_a_copy_without_a_file() {
    let mut desk = Desk::empty();
    desk.choose_in_menu("File", "Open the sample");
    assert_eq!(desk.app().title(), "kazakhstan-azerbaijan.ron – Tradebook");
    desk.will_answer(None);
    desk.ctrl(Key::S);
    assert!(matches!(desk.script.borrow().asked[0], Ask::SaveAs { .. }), "the sample itself is not written over");
}
