//! Files that can not be opened or saved: a sentence each, and the project that was open stays.

use egui::Key;
use tradebook::formats::project::SCHEMA;

use crate::desk::{Desk, bytes, folder, holds_change, put, sample_in};

#[test]
fn what_is_no_project_is_told_in_a_sentence_and_the_open_project_stays() {
    let folder = folder();
    let good = sample_in(folder.path(), "trade.ron");
    let text = String::from_utf8(bytes(&good)).unwrap();
    let half = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
    let newer = text.replacen(&format!("schema: {SCHEMA},"), "schema: 99,", 1);
    let cases: [(&str, &[u8], &str); 7] = [
        ("empty.ron", b"", "The file is empty. Open a backup or another file."),
        ("blank.ron", b"\n \n", "The file is empty. Open a backup or another file."),
        ("picture.ron", b"\x89PNG\r\n\x1a\n\xff\xfe", "The file is not text (byte 0)."),
        ("letter.ron", b"Dear colleagues,\n", "This is not a Tradebook project (line 1, column 1)."),
        ("other.ron", b"(window: (width: 3))", "This is not a Tradebook project (line 1, column 2)."),
        ("half.ron", &text.as_bytes()[..half], "Correct it there in a text editor, or open a backup."),
        ("newer.ron", newer.as_bytes(), "This file was written by a newer Tradebook (format 99)."),
    ];
    for (name, content, sentence) in cases {
        let path = folder.path().join(name);
        put(&path, content);
        let mut desk = Desk::opened(&sample_in(folder.path(), "trade.ron"));
        desk.change();
        desk.ctrl(Key::S);
        desk.drop_file(&path);
        desk.expect(&format!("{name} could not be opened"));
        desk.expect_part(sentence);
        desk.expect("The project that was open stays open.");
        desk.click("Close");
        assert_eq!(desk.app().title(), "trade.ron – Tradebook");
        assert_eq!(desk.exports(), "460");
        assert!(bytes(&path) == content);
        desk.enter("Exports, 2023", "461");
        assert!(desk.is_modified());
    }
}

#[test]
fn a_folder_and_a_missing_file_are_told_and_the_open_project_stays() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    let good = sample_in(folder.path(), "trade.ron");
    for (name, sentence) in [
        ("folder", "This is a folder, not a file. Choose a file in it."),
        ("missing.ron", "There is no file of this name. Check the path, or choose the file again."),
        ("trade.ron/inside.ron", "There is no file of this name. Check the path, or choose the file again."),
    ] {
        let mut desk = Desk::opened(&good);
        desk.drop_file(&folder.path().join(name));
        desk.expect(sentence);
        desk.click("Close");
        assert_eq!(desk.app().title(), "trade.ron – Tradebook");
        assert_eq!(desk.exports(), "456.3");
    }
}

#[test]
fn one_changed_character_opens_with_a_banner_that_can_be_dismissed() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let text = String::from_utf8(bytes(&path)).unwrap();
    put(&path, text.replacen("\"456.3\"", "\"456.4\"", 1).as_bytes());
    let mut desk = Desk::opened(&path);
    let sentence = "The file was changed outside Tradebook, or it is damaged: its seal does not fit. \
                    Compare it with a backup.";
    desk.expect(sentence);
    assert_eq!(desk.exports(), "456.4");
    assert!(!desk.is_modified());
    desk.click("Dismiss");
    assert!(!desk.says(sentence));
}

#[test]
fn another_file_is_chosen_from_the_message_itself() {
    let folder = folder();
    let good = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&folder.path().join("missing.ron"));
    desk.will_answer(Some(&good));
    desk.click("Choose another file…");
    assert_eq!(desk.app().title(), "trade.ron – Tradebook");
    assert!(!desk.says("Close"));
}

#[test]
fn a_save_into_a_folder_that_is_gone_keeps_the_changes_and_the_next_save_works() {
    let folder = folder();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    let path = sample_in(&inner, "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    std::fs::remove_dir_all(&inner).unwrap();
    desk.ctrl(Key::S);
    desk.expect("trade.ron was not saved");
    desk.expect("The folder of this path is not there. Make it, or save to another place.");
    desk.expect("Your changes are still here, and the file is as it was before.");
    assert!(desk.is_modified());
    assert_eq!(desk.app().title(), "● trade.ron – Tradebook");
    let other = folder.path().join("other.ron");
    desk.will_answer(Some(&other));
    desk.click("Save as…");
    assert!(holds_change(&other));
    assert!(!desk.is_modified());
    assert_eq!(desk.app().title(), "other.ron – Tradebook");
}

#[test]
fn a_save_below_a_file_keeps_the_changes_and_the_name_and_the_next_save_works() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    desk.will_answer(Some(&path.join("inside.ron")));
    desk.ctrl_shift(Key::S);
    desk.expect("inside.ron was not saved");
    desk.expect("The folder of this path is not there. Make it, or save to another place.");
    desk.click("Close");
    assert!(desk.is_modified());
    assert_eq!(desk.app().title(), "● trade.ron – Tradebook");
    desk.ctrl(Key::S);
    assert!(holds_change(&path));
    assert!(!desk.is_modified());
}

#[test]
fn a_save_over_a_folder_says_so_and_leaves_the_folder() {
    let folder = folder();
    let mut desk = Desk::first();
    desk.change();
    desk.will_answer(Some(folder.path()));
    desk.ctrl(Key::S);
    desk.expect_part("This is a folder, not a file.");
    assert!(desk.is_modified());
    assert!(folder.path().is_dir());
}
