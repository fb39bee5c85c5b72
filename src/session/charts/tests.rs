//! Names of files and of charts.

use super::*;
use crate::domain::{ChartId, ChartKind, DatasetId, Id};

fn chart(id: u32, name: &str, title: &str) -> Chart {
    let (id, dataset) = (ChartId(Id::new(id).unwrap()), DatasetId(Id::new(1).unwrap()));
    let plain = described::of_selection(id, ChartKind::Grouped, dataset, &[], &[]);
    Chart { name: name.into(), title: title.into(), ..plain }
}

#[test]
fn file_names_work_on_every_system() {
    for (name, file) in [
        ("Exports to Azerbaijan rose by 21.6 %", "Exports to Azerbaijan rose by 21.6 %"),
        ("KZ/AZ: trade\\2023?", "KZ-AZ- trade-2023-"),
        ("  .hidden.  ", "hidden"),
        ("two\n\tlines  here", "two lines here"),
        ("NUL", "NUL_"),
        ("com1.svg", "com1.svg_"),
        ("Company", "Company"),
        ("com", "com"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("Экспорт – Әзірбайжан", "Экспорт – Әзірбайжан"),
        ("\u{202e}gnp.exe", "gnp.exe"),
        ("", "chart"),
        ("???", "chart"),
        (" . ", "chart"),
    ] {
        assert_eq!(file_name(name, "chart"), file, "{name:?}");
    }
    let long = file_name(&"ы".repeat(300), "chart");
    assert_eq!((long.chars().count(), long.len()), (100, 200));
    assert!(file_name(&"🙂".repeat(300), "chart").len() <= 200);
}

#[test]
fn charts_of_the_same_name_get_files_of_their_own() {
    let names = ["Trade", "trade", "Trade", "", "", "Trade (2)"].map(|name| (name, "c1"));
    assert_eq!(file_names(names), ["Trade", "trade (2)", "Trade (3)", "c1", "c1 (2)", "Trade (2) (2)"]);
}

#[test]
fn a_chart_is_found_by_name_then_title_then_id() {
    let charts = [
        chart(10, "Trade", "2023"),
        chart(11, "2023", "Trade"),
        chart(12, "", "Share"),
        chart(13, "share", ""),
        chart(14, "Twice", ""),
        chart(15, "Twice", ""),
    ];
    let project = Project { charts: charts.into_iter().collect(), ..Project::default() };
    let id = |id: u32| Some(Id::new(id).unwrap());
    let id_text = |raw: u32| ChartId(Id::new(raw).unwrap()).to_string();
    for (asked, found_id) in [
        ("Trade", id(10)),
        (" 2023 ", id(11)),
        ("Share", id(12)),
        ("share", id(13)),
        ("TRADE", id(10)),
        (&id_text(12), id(12)),
        ("", None),
        ("nothing", None),
    ] {
        assert_eq!(found(&project, asked).unwrap().map(|chart| chart.id.0), found_id, "{asked}");
    }
    let Err(Ambiguous(several)) = found(&project, "Twice") else { panic!("there are two") };
    assert_eq!(several.iter().map(|chart| Some(chart.id.0)).collect::<Vec<_>>(), [id(14), id(15)]);
}

#[test]
fn a_chart_without_a_name_is_called_as_its_title() {
    for (name, title, expected) in [("Name", "Title", "Name"), (" ", "Title", "Title"), ("", "", "Exports rose")] {
        assert_eq!(called(&chart(1, name, title), "Exports rose"), expected);
    }
}

#[test]
fn a_series_that_is_hidden_is_on_the_page_neither_drawn_nor_named() {
    use crate::domain::Flow;
    use crate::formats::{project, sample};
    let project = project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project;
    let chart = project.charts.at(0).unwrap();
    let (words, font, wish) = (Words::english(), Font::bundled(), Wish::of(PictureFormat::Svg));
    let named = |hidden: &[Flow]| {
        let key = |flow: &Flow| SeriesKey { dataset: chart.datasets[0], flow: *flow, year: None };
        let looked = Looked { hidden: hidden.iter().map(key).collect(), ..Looked::default() };
        let page = page(&project, chart, &words, &font, &looked, &wish);
        let texts: Vec<_> = page.scene.texts().map(str::to_owned).collect();
        ["Exports", "Imports", "Turnover"].map(|name| texts.iter().filter(|text| text.as_str() == name).count())
    };
    assert_eq!(named(&[]), [1, 1, 1], "each is named once");
    assert_eq!(named(&[Flow::Exports]), [0, 1, 1]);
    assert_eq!(named(&[Flow::Imports, Flow::Turnover]), [1, 0, 0]);
}
