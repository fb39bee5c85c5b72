//! Named charts of the sample projects: what each kind draws and says of real figures.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use tradebook::analysis::chart::described::{described, for_dataset, of_selection, table};
use tradebook::domain::marks::{Mark, PanelKind, Picture};
use tradebook::domain::{Chart, ChartId, ChartKind, DatasetId, Flow, Frequency, Id, Project, ReportValue};
use tradebook::formats::{project, sample};
use tradebook::words::{Words, plain_spaces};

const X: Flow = Flow::Exports;
const M: Flow = Flow::Imports;
const T: Flow = Flow::Turnover;

fn open(sample: sample::Sample) -> Project {
    project::read(sample.bytes).unwrap().project
}

fn dataset(id: &str) -> DatasetId {
    DatasetId(id.parse::<Id>().unwrap())
}

fn chart(kind: ChartKind, datasets: &[&str], flows: &[Flow], frequency: Frequency) -> Chart {
    let mut chart = of_selection(ChartId("h1".parse().unwrap()), kind, dataset(datasets[0]), flows, &[]);
    chart.datasets = datasets.iter().map(|id| dataset(id)).collect();
    chart.frequency = frequency;
    chart
}

fn drawn(project: &Project, chart: &Chart) -> Picture {
    described(project, chart, &Words::english())
}

/// "2023 Exports" with the height that its mark has of its own.
fn heights(picture: &Picture) -> Vec<(String, f64)> {
    let name = |key| picture.named(key).map_or("", |named| named.name.as_str());
    let mut all = Vec::new();
    for mark in picture.panels.iter().flat_map(|panel| &panel.marks) {
        match mark {
            Mark::Bar(bar) => {
                all.push((format!("{} {}", name(bar.datum.series.key), bar.datum.period), bar.y - bar.base));
            }
            Mark::Line(line) => all.extend(
                line.points.iter().map(|point| (format!("{} {}", name(line.series.key), point.datum.period), point.y)),
            ),
            _ => {}
        }
    }
    all
}

fn height(picture: &Picture, what: &str) -> f64 {
    heights(picture).into_iter().find(|(name, _)| name == what).unwrap().1
}

#[test]
fn the_first_worked_example_is_told_as_its_bulletin_tells_it() {
    let kz = open(sample::KAZAKHSTAN_AZERBAIJAN);
    let picture = drawn(&kz, &chart(ChartKind::Grouped, &["kzaz"], &[X, M, T], Frequency::Annual));
    let captions = &picture.captions;
    assert_eq!(plain_spaces(&captions.title), "Exports to Azerbaijan rose by 21.6 % in 2023");
    assert_eq!(captions.subtitle, "million US dollars, by the statistics of Kazakhstan; growth on a year earlier");
    assert_eq!(captions.source, "Source: Bureau of National Statistics of Kazakhstan, 5 March 2024");
    assert_eq!(captions.notes, ["Implied by other figures, printed by nobody: Exports 2022"]);
    let ends: Vec<_> = picture.ends.iter().map(|end| end.text.as_str()).collect();
    assert_eq!(ends, ["Exports 456.3", "Imports 73", "Turnover 529.4"]);
    assert_eq!(picture.markers[0].name, "20th session, Astana");
    assert_eq!(
        picture.summary,
        "Bars side by side. Exports to Azerbaijan rose by 21.6 % in 2023. Million US dollars, by the statistics of \
         Kazakhstan; growth on a year earlier. Exports: 374.9…375.1 in 2022, 456.3 in 2023. Imports: 88.3 in 2022, 73 \
         in 2023. Turnover: 463.3 in 2022, 529.4 in 2023. 1 session marked"
    );
}

#[test]
fn contributions_and_shares_are_the_golden_numbers() {
    let kz = open(sample::KAZAKHSTAN_AZERBAIJAN);
    let picture = drawn(&kz, &chart(ChartKind::Contribution, &["kzaz"], &[X, M], Frequency::Annual));
    let (exports, imports) = (height(&picture, "Exports 2023"), height(&picture, "Imports 2023"));
    assert!((17.54..=17.57).contains(&exports), "{exports}");
    // With imports as 73.0; the bulletin prints 73.
    assert!((-3.31..=-3.30).contains(&imports), "{imports}");
    let total = height(&picture, "Turnover 2023");
    assert!((14.24..=14.29).contains(&total) && (exports + imports - total).abs() < 0.05, "{total}");
    let official = drawn(&kz, &chart(ChartKind::Contribution, &["kzbns"], &[X, M], Frequency::Annual));
    let parts = height(&official, "Exports 2023") + height(&official, "Imports 2023");
    assert!(
        (parts - height(&official, "Turnover 2023")).abs() < 0.0001,
        "parts that lie on each other reach their whole"
    );
    let shares = drawn(&kz, &chart(ChartKind::Share, &["kzbns"], &[X, M], Frequency::Annual));
    assert!((height(&shares, "Exports 2023") + height(&shares, "Imports 2023") - 100.0).abs() < 0.0001);
}

#[test]
fn the_official_table_grew_as_its_figures_say() {
    let kz = open(sample::KAZAKHSTAN_AZERBAIJAN);
    let growth = table(&kz, &chart(ChartKind::Growth, &["kzbns"], &[X, M, T], Frequency::Annual), &Words::english());
    assert_eq!(growth.heads, ["Exports", "Imports", "Turnover"]);
    let of_2023: Vec<_> = growth.rows[1].1.iter().map(|cell| cell.value.clone()).collect();
    let percent = |text: &str| ReportValue::Percent(text.parse().unwrap());
    assert_eq!(of_2023, [percent("29.0"), percent("-17.3"), percent("20.1")]);
}

#[test]
fn both_vintages_of_one_year_stand_side_by_side_in_one_unit() {
    let kz = open(sample::KAZAKHSTAN_AZERBAIJAN);
    let picture = drawn(&kz, &chart(ChartKind::Grouped, &["kzaz", "kzbns"], &[X], Frequency::Annual));
    assert_eq!(height(&picture, "Kazakhstan – Azerbaijan 2023"), 456.3);
    assert_eq!(height(&picture, "KZ–AZ goods, official table 2023"), 483.593_66);
    assert_eq!(
        picture.captions.source,
        "Source: Bureau of National Statistics of Kazakhstan, 5 March 2024, 1 July 2024"
    );
    assert!(
        picture
            .captions
            .notes
            .contains(&"Printed in thousand US dollars, shown in million US dollars and rounded".to_owned())
    );
}

#[test]
fn twelve_months_come_to_the_year_that_was_printed() {
    let north = open(sample::NORTHLAND_SOUTHLAND);
    let picture = drawn(&north, &chart(ChartKind::YearToDate, &["nrth"], &[X], Frequency::Month));
    assert_eq!(height(&picture, "2019 2019"), 2582.4);
    assert_eq!(picture.legend.len(), 5);
}

#[test]
fn the_same_chart_for_another_dataset_is_told_anew() {
    let kz = open(sample::KAZAKHSTAN_AZERBAIJAN);
    let first = chart(ChartKind::Growth, &["kzaz"], &[T], Frequency::Annual);
    let other = drawn(&kz, &for_dataset(&first, dataset("kzbns")));
    assert_eq!(plain_spaces(&other.captions.title), "Trade with Azerbaijan rose by 20.1 % in 2023");
}

#[test]
fn every_kind_draws_something_of_every_sample_in_every_frequency() {
    const FREQUENCIES: [Frequency; 5] =
        [Frequency::Annual, Frequency::HalfYear, Frequency::Quarter, Frequency::Month, Frequency::YearToDate];
    let north = open(sample::NORTHLAND_SOUTHLAND);
    for (kind, frequency) in ChartKind::ALL.into_iter().flat_map(|kind| FREQUENCIES.map(|frequency| (kind, frequency)))
    {
        let mut chart = chart(kind, &["nrth"], &[X, M], frequency);
        (chart.log_scale, chart.data_labels) = (true, true);
        let picture = drawn(&north, &chart);
        assert!(!heights(&picture).is_empty() || kind == ChartKind::Area, "{kind:?} {frequency:?}");
        let text = format!("{picture:?}");
        assert!(!text.contains("NaN") && !text.contains("inf"), "{kind:?} {frequency:?}");
        assert_eq!(picture.panels.iter().all(|panel| panel.kind == PanelKind::Level), !is_calculated(kind), "{kind:?}");
    }
}

fn is_calculated(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Index | ChartKind::Growth | ChartKind::Contribution | ChartKind::Share)
}
