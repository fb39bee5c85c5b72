//! What is on the screen after a start.

use tradebook::analysis::sheet::Column;
use tradebook::domain::Flow;
use tradebook::formats::sample;
use tradebook::session::action::LookAction;
use tradebook::session::{Action, Place};
use tradebook::ui::settings::Settings;

use crate::desk::{Desk, folder, sample_in};

#[test]
fn the_first_start_opens_the_sample_and_remembers_that_it_was() {
    let desk = Desk::first();
    let sample = tradebook::formats::project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project;
    assert!(*desk.project() == sample);
    assert_eq!(desk.app().title(), "kazakhstan-azerbaijan.ron – Tradebook");
    assert_eq!(desk.stored().recent, Vec::<std::path::PathBuf>::new());
    desk.expect_part("no unsaved changes");
    desk.window.check_accessibility();
}

#[test]
fn a_sample_that_was_not_touched_is_closed_without_a_question() {
    let mut desk = Desk::first();
    desk.ask_to_close();
    assert!(desk.is_closed());
    assert!(!desk.says("Save"));
}

#[test]
fn the_second_start_opens_the_last_project() {
    let folder = folder();
    let path = sample_in(folder.path(), "trade.ron");
    let settings = Settings { recent: vec![path], ..Settings::default() };
    let desk = Desk::with(Some(settings), None);
    assert_eq!(desk.app().title(), "trade.ron – Tradebook");
    assert_eq!(desk.exports(), "456.3");
    assert!(!desk.is_modified());
    desk.expect_part("no unsaved changes");
}

#[test]
fn the_second_start_without_a_file_of_last_time_shows_the_start_page() {
    let folder = folder();
    for recent in [vec![], vec![folder.path().join("gone.ron")]] {
        let desk = Desk::with(Some(Settings { recent, ..Settings::default() }), None);
        assert_eq!(desk.app().session().place(), Place::Start);
        assert_eq!(desk.app().title(), "Untitled – Tradebook");
        desk.expect("Recent files");
        desk.window.check_accessibility();
    }
}

#[test]
fn a_file_of_the_command_line_comes_before_the_last_one_and_before_the_sample() {
    let folder = folder();
    let (last, named) = (sample_in(folder.path(), "last.ron"), sample_in(folder.path(), "named.ron"));
    for settings in [None, Some(Settings { recent: vec![last], ..Settings::default() })] {
        let desk = Desk::with(settings, Some(named.clone()));
        assert_eq!(desk.app().title(), "named.ron – Tradebook");
        assert_eq!(desk.stored().recent.first(), Some(&named));
    }
}

#[test]
fn a_file_of_the_command_line_that_is_not_there_is_told() {
    let folder = folder();
    let desk = Desk::with(None, Some(folder.path().join("no.ron")));
    desk.expect("no.ron could not be opened");
    desk.expect("There is no file of this name. Check the path, or choose the file again.");
}

#[test]
fn a_file_named_from_a_folder_is_found_again_from_any_other() {
    let desk = Desk::with(Some(Settings::default()), Some("saves/kazakhstan-azerbaijan.ron".into()));
    assert_eq!(desk.app().title(), "kazakhstan-azerbaijan.ron – Tradebook");
    assert!(desk.stored().recent.iter().all(|path| path.is_absolute()));
    assert_eq!(desk.stored().recent.len(), 1);
}

#[test]
fn the_layout_of_a_table_is_there_again_at_the_next_start() {
    let folder = folder();
    let path = sample_in(folder.path(), "sample.ron");
    let mut desk = Desk::opened(&path);
    let dataset = desk.project().datasets.at(0).unwrap().id;
    let columns = vec![Column::level(Flow::Imports), Column::growth(Flow::Imports)];
    let look = LookAction::Columns(Some(columns.clone()));
    desk.window.state_mut().carry_out(Action::Look { dataset, look });
    desk.settle();
    assert!(!desk.is_modified(), "a layout is not a change of the project");
    let settings = desk.stored();
    let desk = Desk::with(Some(settings), Some(path));
    assert_eq!(desk.app().session().view_of(dataset).columns, Some(columns));
}
