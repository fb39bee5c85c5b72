//! Damaged files in the window: what is offered, and what is opened instead.

use egui::Key;
use tradebook::platform::backups::Backups;
use tradebook::platform::fs::RealFs;
use tradebook::platform::window::Opening;
use tradebook::platform::worker::Inline;
use tradebook::ui::settings::Settings;

use crate::desk::{Desk, bytes, folder, put, sample_in};

const SALVAGE: &str = "Open what can be read";

fn damaged(path: &std::path::Path) -> Vec<u8> {
    let text = String::from_utf8(bytes(path)).unwrap();
    let damaged = text.replacen("\"456.3\"", "\"456.3", 1).into_bytes();
    put(path, &damaged);
    damaged
}

#[test]
fn what_can_be_read_is_opened_as_a_project_of_its_own_and_the_damaged_file_stays() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let damaged = damaged(&path);
    let mut desk = Desk::opened(&path);
    desk.expect("trade.ron could not be opened");
    desk.click(SALVAGE);
    assert_eq!(desk.app().title(), "● trade (what could be read).ron – Tradebook");
    desk.expect_part("This is what could be read of trade.ron.");
    desk.expect_part("be read: (\"2023\", X, \"456.3");
    assert_eq!(desk.exports(), "", "the damaged figure is not there");
    assert!(desk.project().datasets.at(1).is_some(), "the others are");
    assert!(desk.is_modified(), "no file holds it");
    let other = folder.path().join("saved.ron");
    desk.will_answer(Some(&other));
    desk.ctrl(Key::S);
    assert!(other.is_file() && !desk.is_modified());
    assert!(bytes(&path) == damaged);
}

#[test]
fn what_can_be_read_waits_for_the_answer_about_unsaved_changes() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let mut desk = Desk::opened(&sample_in(folder.path(), "open.ron"));
    damaged(&path);
    desk.change();
    desk.drop_file(&path);
    desk.click("Don’t save");
    desk.click(SALVAGE);
    assert_eq!(desk.exports(), "460", "the changes are asked about again");
    desk.click("Cancel");
    assert!(desk.is_modified());
    assert_eq!(desk.exports(), "460");
}

#[test]
fn the_newest_version_that_opens_is_offered_by_its_date() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let whole = bytes(&path);
    let backups = Backups::new(folder.path().join("data/backups"));
    backups.keep(&RealFs, &path, &whole, 1_700_000_000_000, 1_700_000_000_000).unwrap();
    let damaged = damaged(&path);
    // Named when the program is started.
    let opening = Opening { file: Some(path.clone()), beside: Some(folder.path().join("data")), ..Opening::default() };
    let mut desk = Desk::starting(Some(Settings::default()), opening, Box::new(Inline::default()));
    desk.expect(SALVAGE);
    let offered =
        desk.all_texts().into_iter().find(|text| text.starts_with("Open the version of 14 November 2023")).unwrap();
    desk.click(&offered);
    assert_eq!(desk.app().title(), "● trade (older version).ron – Tradebook");
    assert_eq!(desk.exports(), "456.3");
    assert!(bytes(&path) == damaged);
}

#[test]
fn a_broken_seal_lists_what_differs_from_the_newest_version() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let whole = bytes(&path);
    let backups = Backups::new(folder.path().join("data/backups"));
    backups.keep(&RealFs, &path, &whole, 1_700_000_000_000, 1_700_000_000_000).unwrap();
    put(&path, String::from_utf8(whole).unwrap().replacen("\"456.3\"", "\"456.4\"", 1).as_bytes());
    let mut desk = Desk::with_journal(&folder.path().join("data/journal"), None);
    desk.drop_file(&path);
    assert_eq!(desk.exports(), "456.4");
    desk.expect_part("Differs from the version of 14 November 2023");
    desk.expect_part("(456.3 before, 456.4 now)");
}

#[test]
fn a_file_of_which_nothing_reads_and_a_newer_one_offer_nothing() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let newer = String::from_utf8(bytes(&path)).unwrap().replacen("schema: 3,", "schema: 99,", 1);
    for content in [&b"Dear colleagues,\n"[..], b"\x89PNG\r\n\x1a\n\xff\xfe", b"", newer.as_bytes()] {
        put(&path, content);
        let desk = Desk::opened(&path);
        desk.expect("trade.ron could not be opened");
        assert!(!desk.says(SALVAGE));
    }
}

#[test]
fn settings_that_were_set_aside_are_told_with_their_place() {
    let opening = Opening { set_aside: Some("/home/desk/settings-damaged-1.ron".into()), ..Opening::default() };
    let desk = Desk::starting(Some(Settings::default()), opening, Box::new(Inline::default()));
    desk.expect_part("The settings could not be read");
    desk.expect_part("/home/desk/settings-damaged-1.ron");
}
