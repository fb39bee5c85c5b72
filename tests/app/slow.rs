//! Work that takes its time: what a person does meanwhile is not lost, and nothing is asked in vain.

use egui::Key;

use crate::desk::{Desk, bytes, folder, holds_change, sample_in};

#[test]
fn closing_while_the_last_change_is_saved_waits_and_asks_nothing() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let (mut desk, goes) = Desk::with_slow_worker(Some(path.clone()));
    desk.change();
    goes.set(false);
    desk.ctrl(Key::S);
    desk.expect("Saving trade.ron");
    desk.ask_to_close();
    desk.settle();
    assert!(!desk.is_closed());
    assert!(!desk.says("Don’t save"));
    goes.set(true);
    desk.settle();
    assert!(holds_change(&path));
    assert!(desk.is_closed());
}

#[test]
fn a_change_made_while_saving_is_still_unsaved_after_it() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let (mut desk, goes) = Desk::with_slow_worker(Some(path.clone()));
    desk.change();
    goes.set(false);
    desk.ctrl(Key::S);
    desk.enter("Exports, 2023", "461");
    goes.set(true);
    desk.settle();
    assert!(holds_change(&path));
    assert!(desk.is_modified());
    assert_eq!(desk.app().title(), "● trade.ron – Tradebook");
    desk.ctrl(Key::Z);
    assert!(!desk.is_modified());
}

#[test]
fn closing_after_a_change_made_while_saving_asks() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let (mut desk, goes) = Desk::with_slow_worker(Some(path.clone()));
    desk.change();
    goes.set(false);
    desk.ctrl(Key::S);
    desk.enter("Exports, 2023", "461");
    desk.ask_to_close();
    desk.settle();
    desk.expect("Don’t save");
    goes.set(true);
    desk.settle();
    assert!(!desk.is_closed());
    desk.click("Save");
    assert!(desk.is_closed());
    assert!(!holds_change(&path), "the file has the later change");
}

#[test]
fn a_change_made_while_a_file_is_read_is_asked_about() {
    let folder = folder();
    let (path, other) = (sample_in(folder.path(), "trade.ron"), sample_in(folder.path(), "other.ron"));
    for answer in ["Cancel", "Don’t save", "Save"] {
        sample_in(folder.path(), "trade.ron");
        let (mut desk, goes) = Desk::with_slow_worker(Some(path.clone()));
        goes.set(false);
        desk.drop_file(&other);
        desk.expect("Opening other.ron");
        desk.change();
        goes.set(true);
        desk.settle();
        desk.expect("Save changes to trade.ron before opening another file?");
        desk.click(answer);
        let title = if answer == "Cancel" { "● trade.ron – Tradebook" } else { "other.ron – Tradebook" };
        assert_eq!(desk.app().title(), title);
        assert_eq!(holds_change(&path), answer == "Save", "{answer}");
    }
}

#[test]
fn closing_while_a_file_is_read_closes() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let (mut desk, goes) = Desk::with_slow_worker(None);
    goes.set(false);
    desk.drop_file(&path);
    desk.ask_to_close();
    desk.settle();
    assert!(desk.is_closed());
}

#[test]
fn a_path_to_save_under_that_comes_after_another_project_was_opened_is_not_used() {
    let folder = folder();
    let (path, other) = (sample_in(folder.path(), "trade.ron"), sample_in(folder.path(), "other.ron"));
    let before = bytes(&path);
    let (mut desk, _) = Desk::with_slow_worker(Some(path.clone()));
    desk.script.borrow_mut().dialog_stays_open = true;
    desk.will_answer(Some(&path));
    desk.ctrl_shift(Key::S);
    desk.drop_file(&other);
    desk.enter("Exports, 2023", "460");
    desk.script.borrow_mut().dialog_stays_open = false;
    desk.settle();
    assert!(bytes(&path) == before);
    assert_eq!(desk.app().title(), "● other.ron – Tradebook");
    assert!(!holds_change(&other));
}

#[test]
fn an_answer_that_comes_while_a_file_is_read_is_not_lost() {
    let folder = folder();
    let (path, other) = (sample_in(folder.path(), "trade.ron"), sample_in(folder.path(), "other.ron"));
    let (mut desk, goes) = Desk::with_slow_worker(None);
    goes.set(false);
    desk.drop_file(&path);
    desk.script.borrow_mut().dialog_stays_open = true;
    goes.set(true);
    desk.settle();
    desk.will_answer(Some(&other));
    desk.ctrl(Key::O);
    goes.set(false);
    desk.drop_file(&path);
    desk.script.borrow_mut().dialog_stays_open = false;
    desk.settle();
    goes.set(true);
    desk.settle();
    assert_eq!(desk.app().title(), "other.ron – Tradebook");
}
