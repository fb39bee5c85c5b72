//! The whole job: a bulletin and a session written down, saved, and found again.

use egui::Key;
use jiff::civil::date;
use tradebook::domain::{Deadline, Multiplier};
use tradebook::ui::settings::Settings;
use tradebook::words::NumberFormat;

use crate::desk::{Desk, bytes, folder, read, sample_in};

/// The table of the bulletin, by keys alone after a click on each cell.
fn type_the_bulletin(desk: &mut Desk) {
    desk.click("New dataset…");
    desk.fill("Reporter", "Kazakhstan");
    desk.go("Partner");
    desk.write("Azerbaijan");
    desk.key(Key::Enter);
    desk.click("Add the first year");
    desk.click("+ Add period");
    desk.write("2022");
    desk.key(Key::Enter);
    desk.click("+ Add period");
    desk.write("2023");
    desk.key(Key::Enter);
    for (cell, text) in [
        ("Turnover, 2022", "463.3"),
        ("Imports, 2022", "88.3"),
        ("Turnover, 2023", "529.4"),
        ("Exports, 2023", "456.3"),
        ("Imports, 2023", "73"),
        ("Turnover growth, 2023", "14.2"),
    ] {
        desk.enter(cell, text);
    }
}

fn write_the_session_down(desk: &mut Desk) {
    desk.choose_in_menu("Commission", "New commission…");
    desk.write("Kazakhstan–Azerbaijan commission");
    desk.key(Key::Tab);
    desk.write("Kazakhstan, Azerbaijan");
    desk.key(Key::Enter);
    desk.ctrl_shift(Key::M);
    for (field, text) in [("Session number", "20"), ("Place", "Astana"), ("Date", "5 March 2024")] {
        desk.fill(field, text);
    }
    desk.ctrl_shift(Key::A);
    desk.fill("What was decided, outcome 1", "Complete the fibre-optic line under the Caspian");
    desk.fill("Deadline, outcome 1", "in the near future");
}

#[test]
fn a_bulletin_and_a_session_are_written_saved_and_found_again() {
    let folder = folder();
    let path = folder.path().join("work.ron");
    let mut desk = Desk::empty();
    type_the_bulletin(&mut desk);
    assert_eq!(desk.shown("Exports growth, 2023"), "≈ +21.7 %");
    write_the_session_down(&mut desk);
    desk.will_answer(Some(&path));
    desk.ctrl(Key::S);
    assert!(!desk.is_modified());
    let first = bytes(&path);
    let written = read(&path);
    assert!(written == *desk.project());

    let mut again = Desk::opened(&path);
    assert!(*again.project() == written);
    assert!(!again.is_modified());
    let head = &again.project().datasets.at(0).unwrap().head;
    assert_eq!((head.reporter.0.as_str(), head.partner.0.as_str()), ("KAZ", "AZE"));
    assert_eq!((head.unit.as_str(), head.shown), ("USD", Multiplier::MILLION));
    for (cell, text) in [
        ("Turnover, 2022", "463.3"),
        ("Imports, 2022", "88.3"),
        ("Turnover, 2023", "529.4"),
        ("Exports, 2023", "456.3"),
        ("Imports, 2023", "73"),
        ("Turnover growth, 2023", "+14.2 %"),
        ("Exports growth, 2023", "≈ +21.7 %"),
        ("Imports growth, 2023", "≈ −17.3 %"),
    ] {
        assert_eq!(again.shown(cell), text, "{cell}");
    }
    let (_, session) = again.project().sessions().next().unwrap();
    let head = &session.head;
    assert_eq!((head.number, head.from, head.place.as_str()), (Some(20), Some(date(2024, 3, 5)), "Astana"));
    let outcome = session.outcomes.at(0).unwrap();
    assert_eq!(outcome.text, "Complete the fibre-optic line under the Caspian");
    assert_eq!(outcome.deadline, Deadline::NearFuture);

    let other = folder.path().join("other.ron");
    again.ctrl(Key::S);
    again.will_answer(Some(&other));
    again.ctrl_shift(Key::S);
    assert!(bytes(&path) == first);
    assert!(bytes(&other) == first);
}

#[test]
fn the_number_pads_decimal_key_writes_the_decimal_sign_in_force_in_cells_and_fields() {
    let settings = Settings { numbers: NumberFormat::SpaceComma, ..Settings::default() };
    let folder = folder();
    let mut desk = Desk::with(Some(settings), Some(sample_in(folder.path(), "sample.ron")));
    desk.settle();
    desk.click("Exports, 2023");
    desk.write("12");
    desk.number_pad_decimal();
    desk.write("5");
    desk.key(Key::Enter);
    assert_eq!(desk.shown("Exports, 2023"), "12,5");
    desk.click("Exports, 2023");
    desk.go("Note");
    desk.write("1");
    desk.number_pad_decimal();
    desk.write("5");
    assert_eq!(desk.shown("Note"), "1,5");
}
