//! Shares and contributions, of flows and of datasets.

use super::*;
use crate::domain::Rounding;
use crate::domain::marks::Shape;

fn between(y: f64, low: f64, high: f64) -> bool {
    (low..=high).contains(&y)
}

#[test]
fn contributions_are_those_of_the_worked_example() {
    let picture = drawn(&bulletin(), &chart(ChartKind::Contribution, &[1], &[X, M]));
    let panel = only_panel(&picture, PanelKind::Contribution);
    let of_2023: Vec<Bar> = bars(panel).into_iter().filter(|bar| bar.datum.period == period("2023")).collect();
    assert!(between(of_2023[0].y, 17.54, 17.57), "exports {of_2023:?}");
    assert!(between(of_2023[1].y, -3.35, -3.25) && of_2023[1].base == 0.0, "imports {of_2023:?}");
    let total = points(panel).into_iter().find(|point| point.datum.period == period("2023")).unwrap();
    assert!(between(total.y, 14.2, 14.3), "{total:?}");
    assert!(line_runs(panel).iter().all(|line| !line.joined), "the total is points");
    let shapes: Vec<_> = picture.legend.iter().map(|named| (named.name.as_str(), named.shape)).collect();
    assert_eq!(shapes, [("Exports", Shape::Bar), ("Imports", Shape::Bar), ("Turnover", Shape::Point)]);
    assert_eq!(
        picture.captions.subtitle,
        "contribution to the growth of turnover, percentage points, by the statistics of Kazakhstan"
    );
    assert_sound(&picture);
}

#[test]
fn the_band_of_a_contribution_holds_what_truncated_figures_allow() {
    let mut project = bulletin();
    let mut source = project.sources.at(0).unwrap().clone();
    source.rounding.levels = Some(Rounding::TowardZero);
    project.sources = [source].into_iter().collect();
    let picture = drawn(&project, &chart(ChartKind::Contribution, &[1], &[X, M]));
    let bands =
        picture.panels[0].marks.iter().filter_map(|mark| if let Mark::Band(band) = mark { Some(band) } else { None });
    let exports = bands.into_iter().find(|band| band.datum.period == period("2023")).unwrap();
    assert!(exports.low <= 17.54 && exports.high >= 17.57 && exports.high - exports.low < 0.1, "{exports:?}");
}

#[test]
fn shares_of_turnover_lie_on_each_other_up_to_100() {
    let cells = [years(X, &[(2022, "75"), (2023, "60")]), years(M, &[(2022, "25"), (2023, "40")])].concat();
    let project = project(vec![dataset(1, "AZE", cells)]);
    let picture = drawn(&project, &chart(ChartKind::Share, &[1], &[X, M, T]));
    assert_eq!(
        bars_told(&picture),
        ["Exports 2022 0…75", "Exports 2023 0…60", "Imports 2022 75…100", "Imports 2023 60…100"]
    );
    assert_eq!(picture.captions.title, "Exports were ≈\u{a0}60.0\u{202f}% of trade with Azerbaijan in 2023");
    assert_eq!(picture.captions.subtitle, "percent of turnover, by the statistics of Kazakhstan");
}

#[test]
fn shares_of_datasets_are_of_their_sum_where_all_have_a_figure() {
    let one = dataset(1, "AZE", years(X, &[(2021, "10"), (2022, "30"), (2023, "10")]));
    let mut other = dataset(2, "GEO", years(X, &[(2021, "30e3"), (2023, "10000e3")]));
    other.head.shown = Multiplier::THOUSAND;
    let project = project(vec![one, other]);
    let picture = drawn(&project, &chart(ChartKind::Share, &[1, 2], &[X]));
    assert_eq!(
        bars_told(&picture),
        ["Azerbaijan 2021 0…99.701", "Azerbaijan 2023 0…50", "Georgia 2021 99.701…100", "Georgia 2023 50…100"]
    );
    assert_eq!(picture.captions.subtitle, "percent of all shown, by the statistics of Kazakhstan");
    assert_eq!(picture.captions.notes, ["Not every part has a figure: 2022"]);
    assert_sound(&picture);
}

#[test]
fn trade_with_the_world_is_the_whole_and_not_a_part() {
    let of = |raw, partner, text| dataset(raw, partner, years(X, &[(2023, text)]));
    let project = project(vec![of(1, "WLD", "200"), of(2, "AZE", "10"), of(3, "GEO", "30")]);
    let picture = drawn(&project, &chart(ChartKind::Share, &[1, 2, 3], &[X]));
    assert_eq!(bars_told(&picture), ["Azerbaijan 2023 0…5", "Georgia 2023 5…20"]);
    assert_eq!(picture.captions.subtitle, "percent of World, by the statistics of Kazakhstan");
}

#[test]
fn contributions_of_datasets_are_to_the_growth_of_their_sum() {
    let of = |raw, partner, a, b| dataset(raw, partner, years(X, &[(2022, a), (2023, b)]));
    let project = project(vec![of(1, "AZE", "40", "60"), of(2, "GEO", "60", "55")]);
    let picture = drawn(&project, &chart(ChartKind::Contribution, &[1, 2], &[X]));
    assert_eq!(bars_told(&picture), ["Azerbaijan 2023 0…20", "Georgia 2023 0…-5"]);
}

#[test]
fn a_dataset_of_another_unit_is_left_out_and_named() {
    let mut tonnes = dataset(2, "GEO", years(X, &[(2023, "4e0")]));
    tonnes.head.unit = "tonnes".to_owned();
    let project = project(vec![dataset(1, "AZE", years(X, &[(2023, "10")])), tonnes]);
    for kind in [ChartKind::Grouped, ChartKind::Lines, ChartKind::Share, ChartKind::SmallMultiples, ChartKind::Slope] {
        let picture = drawn(&project, &chart(kind, &[1, 2], &[X]));
        let note = "Left out, counted in another unit: Kazakhstan – Georgia";
        assert_eq!(picture.captions.notes.first().map(String::as_str), Some(note), "{kind:?}");
        assert!(picture.legend.iter().all(|named| named.key.dataset == DatasetId(id(1))));
    }
    let picture = drawn(&project, &chart(ChartKind::Growth, &[1, 2], &[X]));
    assert!(picture.captions.notes.is_empty());
}

#[test]
fn two_datasets_of_one_trade_are_not_parts_of_one_whole() {
    let of = |raw| {
        let cells = [years(X, &[(2022, "30"), (2023, "45")]), years(M, &[(2022, "10"), (2023, "5")])];
        dataset(raw, "AZE", cells.concat())
    };
    let project = project(vec![of(1), of(2)]);
    let picture = drawn(&project, &chart(ChartKind::Share, &[1, 2], &[X, M]));
    assert_eq!(picture.captions.subtitle, "percent of turnover, by the statistics of Kazakhstan");
    let told = bars_told(&picture);
    assert_eq!(
        told[0..2],
        ["Kazakhstan – Azerbaijan, Exports 2022 0…75", "Kazakhstan – Azerbaijan, Exports 2023 0…90"]
    );
    assert_eq!(told[4], "Kazakhstan – Azerbaijan (2), Exports 2022 0…75");
    let picture = drawn(&project, &chart(ChartKind::Contribution, &[1, 2], &[X, M]));
    let panel = only_panel(&picture, PanelKind::Contribution);
    let bars = bars(panel);
    let over = |raw| {
        let point = points(panel).into_iter().find(|point| point.datum.series.key == key(raw, T)).unwrap();
        bars.iter().any(|bar| bar.datum.series.key == key(raw, X) && bar.x0 < point.x && point.x < bar.x1)
    };
    assert!(over(1) && over(2), "each total stands over its own bars");
}
