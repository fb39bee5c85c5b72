//! The table saved for other programs, and what goes to the clipboard.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use egui::Key;
use tradebook::platform::desktop::Ask;
use tradebook::ui::Export;

use crate::desk::{Desk, bytes, folder, put};

#[test]
fn the_table_is_saved_as_csv_that_spreadsheets_read() {
    let folder = folder();
    let path = folder.path().join("table.csv");
    let mut desk = Desk::first();
    desk.will_answer(Some(&path));
    desk.choose_in_menu("File", "Save table as CSV…");
    let name = "Kazakhstan – Azerbaijan.csv".to_owned();
    assert_eq!(desk.script.borrow().asked, [Ask::Export { folder: None, name, format: Export::Csv }]);
    desk.expect("Saved table.csv");
    let text = String::from_utf8(bytes(&path)).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(
        reader.headers().unwrap().iter().take(3).collect::<Vec<_>>(),
        ["million US dollars", "Exports", "Exports growth"]
    );
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let year = rows.iter().find(|row| row.get(0) == Some("2023")).unwrap();
    assert_eq!(year.iter().take(5).collect::<Vec<_>>(), ["2023", "456.3", "21.6%", "73", "-17.3%"]);
    assert!(!desk.is_modified(), "saving the table changes nothing");
}

#[test]
fn the_table_is_saved_as_a_workbook_of_numbers() {
    let folder = folder();
    let path = folder.path().join("table.xlsx");
    let mut desk = Desk::first();
    desk.will_answer(Some(&path));
    desk.choose_in_menu("File", "Save table as Excel workbook…");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(&path))).unwrap();
    assert_eq!(book.sheet_names(), ["Kazakhstan – Azerbaijan"]);
    let range = book.worksheet_range("Kazakhstan – Azerbaijan").unwrap();
    let row = range.rows().find(|row| row.first() == Some(&Data::String("2023".into()))).unwrap();
    assert_eq!(row.get(1), Some(&Data::Float(456.3)));
    assert_eq!(row.get(4), Some(&Data::Float(-0.173)));
}

#[test]
fn without_file_dialogs_a_path_is_typed_and_a_file_that_is_there_is_asked_about() {
    let folder = folder();
    let path = folder.path().join("there.csv");
    put(&path, b"mine");
    let mut desk = Desk::first();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    desk.choose_in_menu("File", "Save table as CSV…");
    desk.expect("Save table as CSV");
    desk.write("~/no/such/folder");
    desk.key(Key::Enter);
    desk.expect("The folder of this path is not there. Make it, or save to another place.");
    desk.ctrl(Key::A);
    desk.write("~/there");
    desk.key(Key::Enter);
    assert_eq!(bytes(&path), b"mine", "it is not replaced without a word");
    desk.key(Key::Enter);
    desk.expect("Saved there.csv");
    assert_ne!(bytes(&path), b"mine");
}

#[test]
fn the_revisions_of_a_cell_are_opened_from_it_and_saved() {
    let folder = folder();
    let path = folder.path().join("revisions.xlsx");
    let mut desk = Desk::first();
    desk.click("Turnover, 2023");
    desk.choose_in_menu("Dataset", "Revisions");
    desk.expect("2 issues · 2 cells with more than one figure");
    desk.will_answer(Some(&path));
    desk.choose_in_menu("File", "Save table as Excel workbook…");
    let name = "Revisions of Kazakhstan – Azerbaijan.xlsx".to_owned();
    assert_eq!(desk.script.borrow().asked, [Ask::Export { folder: None, name, format: Export::Xlsx }]);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(&path))).unwrap();
    let sheet = book.sheet_names().first().unwrap().clone();
    let range = book.worksheet_range(&sheet).unwrap();
    let row = range.rows().find(|row| row.first() == Some(&Data::String("Turnover, 2023".into()))).unwrap();
    let numbers = [529.4, 556.70468, 27.3, 0.052].map(Data::Float);
    assert_eq!(row.get(1..5), Some(&numbers[..]));
    assert!(!desk.is_modified(), "looking changes nothing");
}
