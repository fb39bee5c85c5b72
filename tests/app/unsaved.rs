//! The question about unsaved changes: when it is asked, and what each answer does.

use egui::{Key, ViewportCommand, ViewportId};

use crate::desk::{Desk, UNSAVED_CLOSING, folder, holds_change, sample_in};

const DISCARD: &str = "Don’t save";

#[test]
fn closing_with_changes_is_stopped_in_the_same_pass_and_asked_about() {
    let mut desk = Desk::first();
    desk.change();
    desk.ask_to_close();
    assert!(desk.commands.contains(&ViewportCommand::CancelClose));
    assert!(!desk.is_closed());
    desk.settle();
    desk.expect_part(UNSAVED_CLOSING);
    desk.click("Cancel");
    assert!(!desk.says(DISCARD));
    assert!(!desk.is_closed());
    assert!(desk.is_modified());
}

#[test]
fn closing_while_minimised_brings_the_window_back_with_the_question() {
    let mut desk = Desk::first();
    desk.change();
    desk.window.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().minimized = Some(true);
    desk.ask_to_close();
    for command in [ViewportCommand::CancelClose, ViewportCommand::Minimized(false), ViewportCommand::Focus] {
        assert!(desk.commands.contains(&command), "{command:?}");
    }
    desk.window.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().minimized = Some(false);
    desk.settle();
    desk.expect_part(UNSAVED_CLOSING);
}

#[test]
fn a_text_that_is_still_typed_counts_as_a_change_on_closing() {
    let mut desk = Desk::first();
    desk.click("Exports, 2023");
    desk.write("460");
    desk.ask_to_close();
    assert!(!desk.is_closed());
    assert_eq!(desk.exports(), "460");
}

#[test]
fn save_on_closing_writes_the_file_and_closes() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    desk.ask_to_close();
    desk.settle();
    desk.click("Save");
    assert!(holds_change(&path));
    assert!(desk.is_closed());
}

#[test]
fn save_on_closing_asks_for_a_path_first_where_there_is_none() {
    let folder = folder();
    let path = folder.path().join("mine.ron");
    let mut desk = Desk::first();
    desk.change();
    desk.ctrl(Key::Q);
    desk.will_answer(Some(&path));
    desk.click("Save");
    assert!(holds_change(&path));
    assert!(desk.is_closed());
}

#[test]
fn a_cancelled_dialog_for_the_path_leaves_the_window_open_for_good() {
    let folder = folder();
    let path = folder.path().join("mine.ron");
    let mut desk = Desk::first();
    desk.change();
    desk.ctrl(Key::Q);
    desk.will_answer(None);
    desk.click("Save");
    assert!(!desk.is_closed());
    desk.will_answer(Some(&path));
    desk.ctrl(Key::S);
    assert!(holds_change(&path));
    assert!(!desk.is_closed(), "a later save is no answer to the close of before");
}

#[test]
fn a_cancelled_typed_path_leaves_the_window_open_for_good() {
    let folder = folder();
    let path = folder.path().join("mine.ron");
    for way_out in ["Cancel", "Escape"] {
        let mut desk = Desk::first();
        desk.change();
        desk.ctrl(Key::Q);
        desk.click("Save");
        desk.expect("Path of the file");
        match way_out {
            "Cancel" => desk.click("Cancel"),
            _ => desk.key(Key::Escape),
        }
        assert!(!desk.says("Path of the file"));
        desk.will_answer(Some(&path));
        desk.ctrl(Key::S);
        assert!(!desk.is_modified());
        assert!(!desk.is_closed(), "{way_out}");
    }
}

#[test]
fn a_typed_path_corrected_after_a_failure_still_closes() {
    let folder = folder();
    let mut desk = Desk::first();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    desk.change();
    desk.ctrl(Key::Q);
    desk.click("Save");
    desk.write("~/no/mine.ron");
    desk.key(Key::Enter);
    assert!(!desk.is_closed());
    desk.ctrl(Key::A);
    desk.write("~/mine.ron");
    desk.key(Key::Enter);
    assert!(holds_change(&folder.path().join("mine.ron")));
    assert!(desk.is_closed());
}

#[test]
fn dont_save_on_closing_closes_and_leaves_the_file() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    desk.ask_to_close();
    desk.settle();
    desk.click(DISCARD);
    assert!(desk.is_closed());
    assert!(!holds_change(&path));
}

#[test]
fn a_save_that_fails_on_closing_keeps_the_window_open() {
    let folder = folder();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    let path = sample_in(&inner, "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    std::fs::remove_dir_all(&inner).unwrap();
    desk.ask_to_close();
    desk.settle();
    desk.click("Save");
    desk.expect("trade.ron was not saved");
    assert!(!desk.is_closed());
    desk.click("Close");
    assert!(desk.is_modified());
    std::fs::create_dir(&inner).unwrap();
    desk.ctrl(Key::S);
    desk.expect("trade.ron was not saved");
    desk.click("Save again");
    assert!(holds_change(&path));
    assert!(!desk.is_closed());
}

#[test]
fn new_asks_first_and_each_answer_does_what_it_says() {
    let folder = folder();
    for answer in ["Cancel", DISCARD, "Save"] {
        let path = sample_in(folder.path(), "trade.ron");
        let mut desk = Desk::opened(&path);
        desk.change();
        desk.ctrl(Key::N);
        desk.expect("Save changes to trade.ron before a new project?");
        desk.click(answer);
        assert_eq!(desk.project().datasets.is_empty(), answer != "Cancel", "{answer}");
        assert_eq!(desk.is_modified(), answer == "Cancel", "{answer}");
        assert_eq!(holds_change(&path), answer == "Save", "{answer}");
    }
}

#[test]
fn open_asks_first_and_each_answer_does_what_it_says() {
    let folder = folder();
    let other = sample_in(folder.path(), "other.ron");
    for answer in ["Cancel", DISCARD, "Save"] {
        let path = sample_in(folder.path(), "trade.ron");
        let mut desk = Desk::opened(&path);
        desk.change();
        desk.will_answer(Some(&other));
        desk.ctrl(Key::O);
        desk.expect("Save changes to trade.ron before opening another file?");
        assert!(desk.script.borrow().asked.is_empty(), "the question comes before the dialog");
        desk.click(answer);
        assert!(!desk.says(DISCARD), "asked once: {answer}");
        let title = if answer == "Cancel" { "● trade.ron – Tradebook" } else { "other.ron – Tradebook" };
        assert_eq!(desk.app().title(), title, "{answer}");
        assert_eq!(holds_change(&path), answer == "Save", "{answer}");
    }
}

#[test]
fn a_dropped_file_asks_first() {
    let folder = folder();
    let other = sample_in(folder.path(), "other.ron");
    let mut desk = Desk::first();
    desk.change();
    desk.drop_file(&other);
    desk.expect_part("before opening another file?");
    desk.click(DISCARD);
    assert_eq!(desk.app().title(), "other.ron – Tradebook");
}

#[test]
fn changes_given_up_for_a_file_that_was_not_chosen_after_all_are_still_changes() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    desk.will_answer(None);
    desk.ctrl(Key::O);
    desk.click(DISCARD);
    assert!(desk.is_modified());
    assert_eq!(desk.app().title(), "● trade.ron – Tradebook");
    desk.ask_to_close();
    assert!(!desk.is_closed());
}

#[test]
fn changes_given_up_for_a_typed_path_that_was_cancelled_are_still_changes() {
    let folder = folder();
    let other = sample_in(folder.path(), "other.ron");
    let mut desk = Desk::first();
    desk.change();
    desk.ctrl(Key::O);
    desk.click(DISCARD);
    desk.expect("Path of the file");
    desk.key(Key::Escape);
    assert!(desk.is_modified());
    desk.drop_file(&other);
    desk.expect_part("before opening another file?");
}

#[test]
fn changes_given_up_for_a_file_that_can_not_be_opened_are_still_changes() {
    let folder = folder();
    let mut desk = Desk::first();
    desk.change();
    desk.will_answer(Some(&folder.path().join("no.ron")));
    desk.ctrl(Key::O);
    desk.click(DISCARD);
    desk.expect("no.ron could not be opened");
    desk.click("Close");
    assert!(desk.is_modified());
    assert_eq!(desk.exports(), "460");
    desk.ctrl(Key::N);
    desk.expect_part("before a new project?");
}

#[test]
fn changes_given_up_for_a_typed_path_are_asked_about_once() {
    let folder = folder();
    sample_in(folder.path(), "other.ron");
    let mut desk = Desk::first();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    desk.change();
    desk.ctrl(Key::O);
    desk.click(DISCARD);
    for path in ["~/no.ron", "~/other.ron"] {
        desk.ctrl(Key::A);
        desk.write(path);
        desk.key(Key::Enter);
        assert!(!desk.says(DISCARD), "{path}");
    }
    assert_eq!(desk.app().title(), "other.ron – Tradebook");
    assert!(!desk.is_modified());
}

#[test]
fn a_change_after_the_answer_is_asked_about_again() {
    let folder = folder();
    let other = sample_in(folder.path(), "other.ron");
    let mut desk = Desk::first();
    desk.change();
    desk.script.borrow_mut().dialog_stays_open = true;
    desk.will_answer(Some(&other));
    desk.ctrl(Key::O);
    desk.click(DISCARD);
    desk.enter("Exports, 2023", "461");
    desk.script.borrow_mut().dialog_stays_open = false;
    desk.settle();
    desk.expect_part("before opening another file?");
    assert_eq!(desk.exports(), "461");
}

#[test]
fn escape_in_the_question_leaves_the_dialog_under_it_open() {
    let mut desk = Desk::first();
    desk.change();
    desk.ctrl_shift(Key::O);
    desk.write("~/somewhere.ron");
    desk.ask_to_close();
    desk.settle();
    desk.expect_part(UNSAVED_CLOSING);
    desk.key(Key::Escape);
    assert!(!desk.says(DISCARD));
    assert!(!desk.is_closed());
    assert_eq!(desk.shown("Path of the file"), "~/somewhere.ron");
    desk.key(Key::Escape);
    assert!(!desk.says("Path of the file"));
}

#[test]
fn enter_in_the_question_saves_and_its_name_is_that_of_the_file() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&path);
    desk.change();
    desk.ask_to_close();
    desk.settle();
    desk.expect("Save changes to trade.ron before closing?");
    desk.window.check_accessibility();
    desk.key(Key::Enter);
    assert!(holds_change(&path));
    assert!(desk.is_closed());
}
