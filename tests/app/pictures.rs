//! Charts leave the window: into files, folders and the clipboard, whatever stands in the way.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use tradebook::analysis::chart::described::of_selection;
use tradebook::domain::{Chart, ChartId, ChartKind, Edit, Entry, Flow, Id, List, Project, Table};
use tradebook::platform::desktop::Ask;
use tradebook::session::charts::{Looked, PictureFormat, Wish};
use tradebook::ui::{ChartDataExport, ChartExport, ChartsExport, Request};

use crate::desk::{Desk, bytes, folder, put, sample_in};

/// The sample with charts of these names and no others, in a file.
fn with_charts(folder: &std::path::Path, names: &[&str]) -> PathBuf {
    let path = sample_in(folder, "trade.ron");
    let mut project: Project = crate::desk::read(&path);
    let dataset = project.datasets.at(0).unwrap().id;
    project.charts = Table::default();
    for (nth, name) in names.iter().enumerate() {
        let plain = of_selection(id(nth), ChartKind::Grouped, dataset, &[Flow::Exports, Flow::Imports], &[]);
        let entry = Entry::Chart(Arc::new(Chart { name: (*name).into(), ..plain }));
        project.apply(Edit::Insert { list: List::Charts, place: nth, entry }).unwrap();
    }
    put(&path, &tradebook::formats::project::write(&project));
    path
}

fn id(nth: usize) -> ChartId {
    ChartId(Id::new(800_000 + u32::try_from(nth).unwrap()).unwrap())
}

fn one(format: PictureFormat, to: Option<PathBuf>) -> Request {
    let (looked, wish) = (Looked::default(), Wish { dpi: 96, ..Wish::of(format) });
    Request::ExportChart(Box::new(ChartExport { chart: id(0), looked, wish, to }))
}

fn all(to: Option<PathBuf>) -> Request {
    let (formats, wish) = (PictureFormat::ALL.to_vec(), Wish { dpi: 96, ..Wish::of(PictureFormat::Svg) });
    Request::ExportCharts(Box::new(ChartsExport { charts: None, formats, wish, to, replace: false }))
}

#[test]
fn a_chart_goes_where_the_file_dialog_says() {
    let folder = folder();
    let mut desk = Desk::opened(&with_charts(folder.path(), &["KZ/AZ: trade"]));
    desk.settle();
    let to = folder.path().join("chart.pdf");
    desk.will_answer(Some(&to));
    desk.ask(one(PictureFormat::Pdf, None));
    assert!(matches!(&desk.script.borrow().asked[..], [Ask::Chart { name, .. }] if name == "KZ-AZ- trade.pdf"));
    desk.expect("Saved chart.pdf");
    assert!(bytes(&to).starts_with(b"%PDF"));
    assert!(!desk.is_modified());
}

#[test]
fn a_typed_path_gets_its_ending_and_a_file_that_is_there_is_asked_about() {
    let folder = folder();
    let mut desk = Desk::opened(&with_charts(folder.path(), &["Trade"]));
    desk.settle();
    desk.script.borrow_mut().home = Some(folder.path().to_owned());
    let there = folder.path().join("there.svg");
    put(&there, b"mine");
    desk.ask(one(PictureFormat::Svg, Some("~/there".into())));
    desk.expect("There is a file of this name. Save again to replace it, or type another name.");
    assert_eq!(bytes(&there), b"mine");
    desk.ask(one(PictureFormat::Svg, Some("~/there".into())));
    desk.expect("Saved there.svg");
    assert!(bytes(&there).starts_with(b"<svg"));
    desk.ask(one(PictureFormat::Svg, Some(folder.path().join("x.PDF"))));
    desk.expect("Saved x.PDF");
    assert!(bytes(&folder.path().join("x.PDF")).starts_with(b"%PDF"), "a file is what its ending says");
    desk.ask(one(PictureFormat::Svg, Some(folder.path().join("no/x.svg"))));
    desk.expect_part("The folder of this path is not there.");
}

#[test]
fn all_charts_go_into_a_folder_and_those_that_are_there_are_asked_about() {
    let folder = folder();
    let mut desk = Desk::opened(&with_charts(folder.path(), &["One", "Two"]));
    desk.settle();
    let into = folder.path().join("charts");
    desk.will_answer(Some(&into));
    desk.ask(all(None));
    desk.expect("Saved 2 charts");
    assert_eq!(fs::read_dir(&into).unwrap().count(), 6);
    put(&into.join("One.svg"), b"mine");
    desk.ask(all(Some(into.clone())));
    desk.expect_part("Files of these names are in the folder already: One.svg, One.pdf");
    assert_eq!(bytes(&into.join("One.svg")), b"mine");
    desk.ask(all(Some(into.clone())));
    assert!(bytes(&into.join("One.svg")).starts_with(b"<svg"), "asked again, it is meant");
}

#[test]
fn saving_does_not_wait_for_charts_and_closing_stops_them() {
    let folder = folder();
    let path = with_charts(folder.path(), &["One", "Two"]);
    let (mut desk, goes) = Desk::with_slow_worker(Some(path));
    goes.set(false);
    desk.ask(all(Some(folder.path().join("charts"))));
    desk.expect("Writing charts");
    desk.ask(one(PictureFormat::Svg, Some(folder.path().join("x.svg"))));
    desk.expect_part("Charts are still being written.");
    desk.ask_to_close();
    desk.settle();
    assert!(!desk.is_closed());
    goes.set(true);
    desk.settle();
    assert!(desk.is_closed());
    let left = fs::read_dir(folder.path().join("charts")).map(|files| files.count()).unwrap_or(0);
    assert_eq!(left, 0, "it stopped before the first");
}

#[test]
fn the_figures_of_a_chart_are_saved_as_csv() {
    let folder = folder();
    let mut desk = Desk::opened(&with_charts(folder.path(), &["Trade"]));
    desk.settle();
    let to = folder.path().join("data");
    desk.ask(Request::ExportChartData(ChartDataExport { chart: id(0), to: Some(to.clone()) }));
    desk.expect("Saved data.csv");
    let text = String::from_utf8(bytes(&to.with_extension("csv"))).unwrap();
    assert!(text.lines().any(|line| line.starts_with("2023,456.3,73")), "{text}");
}

#[test]
fn a_chart_is_copied_as_a_picture() {
    let folder = folder();
    let mut desk = Desk::opened(&with_charts(folder.path(), &["Trade"]));
    desk.settle();
    desk.ask(Request::CopyChart(id(0), Looked::default()));
    desk.expect("Copied the chart as a picture");
    let script = desk.script.borrow();
    let [picture] = &script.pictures[..] else { panic!("one picture") };
    assert_eq!((picture.width, picture.height), (1210, 756), "a column at twice the screen's resolution");
    assert_eq!(picture.bytes.len(), picture.width * picture.height * 4);
    assert_eq!(picture.bytes[..4], [255; 4], "white paper");
}

#[test]
fn without_a_file_dialog_the_way_out_is_said() {
    let folder = folder();
    let mut desk = Desk::opened(&with_charts(folder.path(), &["Trade"]));
    desk.settle();
    desk.ask(one(PictureFormat::Pdf, None));
    desk.expect("There is no file dialog on this desktop. Type where the chart is to go.");
    desk.ask(all(None));
    desk.expect("There is no file dialog on this desktop. Type the folder that the charts are to go to.");
}
