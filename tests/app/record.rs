//! Documents and the calendar of commissions leave the program.

use egui::{Key, Modifiers};
use tradebook::analysis::record::register::{RegisterFilter, RegisterQuery};
use tradebook::domain::OutcomeStatus;
use tradebook::platform::desktop::Ask;
use tradebook::session::papers::{PaperFormat, PaperKind, PaperOf};
use tradebook::ui::{RecordExport, RecordFile, Request};

use crate::desk::{Desk, bytes, folder};

fn asked(desk: &Desk, format: PaperFormat) -> RecordExport {
    let commission = desk.project().commissions.at(0).unwrap().id;
    let what = RecordFile::Paper { kind: PaperKind::Status, of: PaperOf::Commission(commission), format };
    RecordExport { what, at: jiff::civil::date(2026, 11, 23), to: None }
}

#[test]
fn each_document_is_written_to_the_place_that_was_chosen() {
    let folder = folder();
    for (format, ending, begins) in [
        (PaperFormat::Docx, "docx", &b"PK"[..]),
        (PaperFormat::Xlsx, "xlsx", b"PK"),
        (PaperFormat::Csv, "csv", b"\xef\xbb\xbf"),
        (PaperFormat::Markdown, "md", b"#"),
    ] {
        let mut desk = Desk::first();
        let path = folder.path().join(format!("points.{ending}"));
        desk.will_answer(Some(&path));
        let asked = asked(&desk, format);
        desk.ask(Request::ExportRecord(Box::new(asked)));
        desk.expect(&format!("Saved points.{ending}"));
        assert!(bytes(&path).starts_with(begins), "{ending}");
        assert!(!desk.is_modified(), "a document changes nothing");
    }
}

#[test]
fn the_offered_name_says_what_the_document_is() {
    let mut desk = Desk::first();
    let asked = asked(&desk, PaperFormat::Docx);
    desk.ask(Request::ExportRecord(Box::new(asked)));
    let script = desk.script.borrow();
    let Some(Ask::Record { name, .. }) = script.asked.first() else { panic!("no dialog was asked for") };
    assert!(name.starts_with("Status of implementation") && name.ends_with(".docx"), "{name}");
}

#[test]
fn without_a_file_dialog_it_is_said_what_to_type() {
    let mut desk = Desk::first();
    let points = asked(&desk, PaperFormat::Docx);
    let calendar = RecordExport { what: RecordFile::Calendar(None), ..points.clone() };
    for (asked, what) in [(points, "points are"), (calendar, "calendar is")] {
        desk.ask(Request::ExportRecord(Box::new(asked)));
        desk.expect(&format!("There is no file dialog on this desktop. Type where the {what} to go."));
    }
}

#[test]
fn the_points_that_the_register_shows_leave_it_with_what_they_were_filtered_by() {
    let folder = folder();
    let mut desk = Desk::first();
    desk.ctrl_shift(Key::J);
    desk.write("energy");
    desk.choose_in_menu("Commission", "Export shown points…");
    desk.expect("Shown: “energy”");
    desk.key(Key::Escape);
    let filter = RegisterFilter { text: "energy".to_owned(), ..RegisterFilter::default() };
    let query = Box::new(RegisterQuery { filter, ..RegisterQuery::default() });
    let what = RecordFile::Shown { query, format: PaperFormat::Csv };
    let path = folder.path().join("shown.csv");
    desk.will_answer(Some(&path));
    desk.ask(Request::ExportRecord(Box::new(RecordExport { what, at: jiff::civil::date(2026, 11, 23), to: None })));
    desk.expect("Saved shown.csv");
    let text = String::from_utf8(bytes(&path)).unwrap();
    assert!(text.contains("Shown: “energy”") && text.contains("As of 23 November 2026"), "{text}");
}

#[test]
fn the_calendar_goes_to_a_typed_path_and_a_folder_that_is_not_there_is_said() {
    let folder = folder();
    let mut desk = Desk::first();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    desk.choose_in_menu("Commission", "Export calendar…");
    desk.expect("Sessions and deadlines, for calendar programs");
    desk.key(Key::Tab);
    desk.write("~/no/such/days");
    desk.key(Key::Enter);
    desk.expect("The folder of this path is not there. Make it, or save to another place.");
    desk.ctrl(Key::A);
    desk.write("~/days");
    desk.key(Key::Enter);
    desk.expect("Saved days.ics");
    assert!(bytes(&folder.path().join("days.ics")).starts_with(b"BEGIN:VCALENDAR"));
}

#[test]
fn several_points_get_one_status_by_the_keyboard_alone() {
    let mut desk = Desk::first();
    desk.ctrl_shift(Key::J);
    // From the words into the table, and down to the points of the last session.
    for _ in 0..7 {
        desk.key(Key::ArrowDown);
    }
    for _ in 0..2 {
        desk.press(Modifiers::SHIFT, Key::ArrowDown);
    }
    desk.expect("3 points selected");
    desk.ctrl_shift(Key::L);
    desk.expect("Status of the selected points");
    desk.write("d");
    desk.key(Key::Tab);
    desk.key(Key::Tab);
    desk.write("reported in writing");
    desk.key(Key::Enter);
    let logs = |desk: &Desk| -> Vec<_> {
        let sessions = desk.project().sessions().flat_map(|(_, session)| session.outcomes.iter());
        sessions.map(|outcome| (outcome.status(), outcome.log.last().map(|entry| entry.words.clone()))).collect()
    };
    let done = (OutcomeStatus::Done, Some("reported in writing".to_owned()));
    let after = logs(&desk);
    desk.ctrl(Key::Z);
    let before = logs(&desk);
    assert_eq!(after[6..9], [done.clone(), done.clone(), done]);
    assert_eq!((&after[..6], &after[9..]), (&before[..6], &before[9..]));
    assert_eq!(before[6].0, OutcomeStatus::Open);
}

#[test]
fn a_view_is_kept_under_a_name_and_written_over_when_it_is_there() {
    let mut desk = Desk::first();
    desk.ctrl_shift(Key::J);
    desk.write("energy");
    desk.choose_in_menu("Commission", "Keep as a view…");
    desk.write("Mine");
    desk.key(Key::Enter);
    let views = |desk: &Desk| -> Vec<_> {
        desk.project().views.iter().map(|view| (view.name.clone(), view.filters.len())).collect()
    };
    assert_eq!(views(&desk), [("Mine".to_owned(), 1)]);
    desk.click("Clear filter");
    desk.choose_in_menu("Commission", "Keep as a view…");
    desk.write("Mine");
    desk.expect("There is a view of this name. It is written over.");
    desk.key(Key::Enter);
    assert_eq!(views(&desk), [("Mine".to_owned(), 0)]);
}
