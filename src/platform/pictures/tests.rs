//! Charts on their way to the disk, and what stands in the way.

use std::fs;

use super::*;
use crate::analysis::chart::described::of_selection;
use crate::domain::{ChartKind, Edit, Entry, Id, List, Table};
use crate::formats::{project, sample};

const KINDS: [ChartKind; 3] = [ChartKind::Grouped, ChartKind::Lines, ChartKind::Stacked];

/// The sample with a chart of each name and no others.
fn with_charts(names: &[&str]) -> Box<Project> {
    let mut project = project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project;
    let dataset = project.datasets.at(0).unwrap().id;
    project.charts = Table::default();
    for (nth, name) in names.iter().enumerate() {
        let id = ChartId(Id::new(900_000 + nth as u32).unwrap());
        let flows = [crate::domain::Flow::Exports, crate::domain::Flow::Imports];
        let chart = Chart { name: (*name).into(), ..of_selection(id, KINDS[nth % 3], dataset, &flows, &[]) };
        let entry = Entry::Chart(Arc::new(chart));
        let place = project.charts.len();
        project.apply(Edit::Insert { list: List::Charts, place, entry }).unwrap();
    }
    Box::new(project)
}

fn job(project: Box<Project>, folder: &Path, replace: bool) -> PictureJob {
    let wish = Wish { dpi: 96, ..Wish::of(PictureFormat::Svg) };
    let formats = PictureFormat::ALL.to_vec();
    let what = What::Several { folder: folder.to_owned(), charts: None, formats, wish, replace };
    PictureJob { project, tongue: Tongue::of(&Words::english()), what, cancel: Cancel::default() }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn all_charts_are_written_in_each_format_and_every_step_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("new/charts");
    let mut steps = Vec::new();
    let job = job(with_charts(&["Trade", "trade", ""]), &into, false);
    let written = run(&job, &mut |step| steps.push((step.done, step.of))).unwrap();
    assert_eq!((written.charts, written.files.len(), written.cancelled), (3, 9, false));
    assert_eq!(steps, [(0, 3), (1, 3), (2, 3)]);
    let names = names(&into);
    assert_eq!(names.len(), 9);
    for name in ["Trade.svg", "Trade.pdf", "Trade.png", "trade (2).svg"] {
        assert!(names.contains(&name.to_owned()), "{name} in {names:?}");
    }
    for path in &written.files {
        let bytes = fs::read(path).unwrap();
        let begins: [&[u8]; 3] = [b"<svg", b"%PDF", b"\x89PNG"];
        assert!(begins.iter().any(|begin| bytes.starts_with(begin)), "{}", path.display());
    }
}

#[test]
fn files_that_are_there_are_not_replaced_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    disk::replace(&folder.path().join("Trade.png"), b"mine").unwrap();
    let project = with_charts(&["Trade", "Other"]);
    let Err(PicturesError::There(there)) = run(&job(project.clone(), folder.path(), false), &mut |_| {}) else {
        panic!("it is there")
    };
    assert_eq!(there, [folder.path().join("Trade.png")]);
    assert_eq!(names(folder.path()), ["Trade.png"], "nothing else was written");
    run(&job(project, folder.path(), true), &mut |_| {}).unwrap();
    assert_ne!(fs::read(folder.path().join("Trade.png")).unwrap(), b"mine");
    assert_eq!(names(folder.path()).len(), 6);
}

#[test]
fn a_person_can_stop_it_and_what_is_written_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let job = job(with_charts(&["One", "Two", "Three"]), folder.path(), false);
    let cancel = job.cancel.clone();
    let mut stop = |step: Step| {
        if step.done == 1 {
            cancel.cancel();
        }
    };
    let written = run(&job, &mut stop).unwrap();
    assert_eq!((written.charts, written.cancelled), (1, true));
    assert_eq!(names(folder.path()), ["One.pdf", "One.png", "One.svg"]);
}

#[test]
fn what_stands_in_the_way_is_said_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    disk::replace(&file, b"x").unwrap();
    let of = |path: PathBuf, wish: Wish| {
        let project = with_charts(&["Trade"]);
        let chart = Box::new(project.charts.at(0).unwrap().clone());
        let what = What::One { path, chart, looked: Looked::default(), wish };
        let job = PictureJob { project, tongue: Tongue::of(&Words::english()), what, cancel: Cancel::default() };
        run(&job, &mut |_| {}).map(|_| ()).unwrap_err()
    };
    let svg = Wish::of(PictureFormat::Svg);
    assert!(matches!(of(folder.path().to_owned(), svg), PicturesError::Disk(_, DiskError::IsFolder)));
    assert!(matches!(of(folder.path().join("no/a.svg"), svg), PicturesError::Disk(_, DiskError::NotFound)));
    assert!(matches!(of(file.join("a.svg"), svg), PicturesError::Disk(_, DiskError::NotFound)));
    let size = Some(crate::domain::ChartSize { width: 4000, height: 4000 });
    let huge = Wish { size, dpi: 1200, ..Wish::of(PictureFormat::Png) };
    let path = folder.path().join("huge.png");
    assert!(matches!(of(path, huge), PicturesError::Picture(_, PictureError::TooLarge(50_000, 50_000))));
    let inside = run(&job(with_charts(&["Trade"]), &file, false), &mut |_| {}).unwrap_err();
    assert!(matches!(inside, PicturesError::Disk(..)), "{inside:?}");
    let none = run(&job(with_charts(&[]), folder.path(), false), &mut |_| {}).unwrap_err();
    assert!(matches!(none, PicturesError::NoChart));
    assert_eq!(names(folder.path()), ["file"], "and nothing is left behind");
}

/// A disk that takes so many files and then says no.
fn after(count: usize, no: fn() -> DiskError) -> impl Fn(&Path, &[u8]) -> Result<(), DiskError> {
    let taken = std::cell::Cell::new(0);
    move |path, bytes| {
        if taken.replace(taken.get() + 1) < count { disk::replace(path, bytes) } else { Err(no()) }
    }
}

#[test]
fn a_batch_that_the_disk_stops_says_which_file_why_and_what_to_do_and_leaves_no_half_one() {
    let words = Words::english();
    for (no, cause, remedy) in [
        ((|| DiskError::DiskFull) as fn() -> DiskError, "The disk is full.", "Make room"),
        (|| DiskError::InUse, "This file is open in another program.", "Close it there"),
        (|| DiskError::NotAllowed, "may not be", "Ask its owner"),
        (|| DiskError::NotFound, "The folder of this path is not there.", "Make it"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let job = job(with_charts(&["One", "Two"]), folder.path(), false);
        let error = run_onto(&job, &after(4, no), &mut |_| {}).unwrap_err();
        let said = crate::platform::render::pictures_message(&words, &error);
        for part in [cause, remedy, "Two.pdf"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert_eq!(names(folder.path()), ["One.pdf", "One.png", "One.svg", "Two.svg"]);
        for name in names(folder.path()) {
            let bytes = fs::read(folder.path().join(&name)).unwrap();
            let ends: [&[u8]; 3] = [b"</svg>\n", b"%%EOF\n", b"IEND\xaeB`\x82"];
            let whole = ends.iter().any(|end| bytes.ends_with(end) || bytes.ends_with(end.trim_ascii_end()));
            assert!(whole, "{name} is whole");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_of_every_format() {
    for format in PictureFormat::ALL {
        let project = with_charts(&["Trade"]);
        let chart = Box::new(project.charts.at(0).unwrap().clone());
        let what = What::One { path: "/dev/full".into(), chart, looked: Looked::default(), wish: Wish::of(format) };
        let job = PictureJob { project, tongue: Tongue::of(&Words::english()), what, cancel: Cancel::default() };
        let error = run(&job, &mut |_| {}).unwrap_err();
        assert!(matches!(error, PicturesError::Disk(_, DiskError::DiskFull)), "{format:?} {error:?}");
    }
}

#[test]
fn a_house_style_whose_font_is_not_here_is_drawn_with_the_programs_own_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = with_charts(&["Trade"]);
    project.head.style.font = "No Such Family Anywhere".into();
    let written = run(&job(project, folder.path(), false), &mut |_| {}).unwrap();
    assert_eq!(written.no_font.as_deref(), Some("No Such Family Anywhere"));
    let svg = fs::read_to_string(folder.path().join("Trade.svg")).unwrap();
    assert!(svg.contains("Tradebook Sans") && !svg.contains("No Such"));
}
