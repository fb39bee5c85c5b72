//! Lines, areas, index lines, years to date, slopes and tiles.

use super::*;
use crate::domain::marks::{Across, Arrangement, Grain, Ink, Ribbon, Shape};
use crate::domain::{Against, FlowId};

fn months(flow: Flow, year: i32, values: &[&str]) -> Vec<Observation> {
    let value = |(nth, text): (usize, &&str)| cell(flow, &format!("{year}-{:02}", nth + 1), text);
    values.iter().enumerate().filter(|(_, text)| **text != "-").map(value).collect()
}

fn ribbons(panel: &Panel) -> Vec<&Ribbon> {
    panel.marks.iter().filter_map(|mark| if let Mark::Ribbon(ribbon) = mark { Some(ribbon) } else { None }).collect()
}

fn monthly(kind: ChartKind, flows: &[Flow]) -> Chart {
    Chart { frequency: crate::domain::Frequency::Month, ..chart(kind, &[1], flows) }
}

#[test]
fn a_gap_splits_a_line_and_is_named() {
    let cells = years(X, &[(2018, "10"), (2019, "11"), (2021, "12"), (2022, "13")]);
    let picture = drawn(&project(vec![dataset(1, "AZE", cells)]), &chart(ChartKind::Lines, &[1], &[X]));
    let runs: Vec<_> = line_runs(&picture.panels[0]).iter().map(|line| line.points.len()).collect();
    assert_eq!(runs, [2, 2]);
    assert!(picture.summary.contains("no figure for 2020"), "{}", picture.summary);
    assert_sound(&picture);
}

#[test]
fn a_figure_of_one_dataset_is_a_gap_in_the_other() {
    let one = dataset(1, "AZE", years(X, &[(2021, "1"), (2022, "2"), (2023, "3")]));
    let other = dataset(2, "GEO", years(X, &[(2021, "4"), (2023, "5")]));
    let picture = drawn(&project(vec![one, other]), &chart(ChartKind::Lines, &[1, 2], &[X]));
    let runs: Vec<_> = line_runs(&picture.panels[0]).iter().map(|line| line.points.len()).collect();
    assert_eq!(runs, [3, 1, 1]);
}

#[test]
fn areas_that_add_up_lie_on_each_other_and_others_on_the_ground() {
    let picture = drawn(&bulletin(), &chart(ChartKind::Area, &[1], &[X, M, T]));
    let panel = only_panel(&picture, PanelKind::Level);
    let told: Vec<_> = ribbons(panel).iter().map(|r| (rounded(r.points[0].base), rounded(r.points[0].y))).collect();
    assert_eq!(told, [(0.0, 287.9), (287.9, 332.3)]);
    assert_eq!(points_told(&picture).len(), 3, "turnover is a line over them");
    let cells = [years(X, &[(2022, "10"), (2023, "11")]), years(Flow::ReExports, &[(2022, "3"), (2023, "4")])];
    let picture =
        drawn(&project(vec![dataset(1, "AZE", cells.concat())]), &chart(ChartKind::Area, &[1], &[X, Flow::ReExports]));
    assert!(ribbons(&picture.panels[0]).iter().all(|ribbon| ribbon.points.iter().all(|point| point.base == 0.0)));
}

#[test]
fn an_area_ends_where_what_lies_below_it_has_no_figure() {
    let cells = [years(X, &[(2021, "1"), (2023, "3")]), years(M, &[(2021, "5"), (2022, "5"), (2023, "5")])];
    let picture = drawn(&project(vec![dataset(1, "AZE", cells.concat())]), &chart(ChartKind::Area, &[1], &[X, M]));
    let lengths: Vec<_> = ribbons(&picture.panels[0]).iter().map(|ribbon| ribbon.points.len()).collect();
    assert_eq!(lengths, [1, 1, 1, 1, 1], "nothing runs over the year without exports");
    assert_eq!(picture.captions.notes, ["Not every part has a figure: 2022"]);
}

#[test]
fn an_index_is_100_at_its_base_and_the_base_is_in_the_words() {
    let cells = years(X, &[(2020, "50"), (2021, "100"), (2022, "125")]);
    let project = project(vec![dataset(1, "AZE", cells)]);
    let mut index = chart(ChartKind::Index, &[1], &[X]);
    let picture = drawn(&project, &index);
    assert_eq!(points_told(&picture), ["Exports 2020 100", "Exports 2021 200", "Exports 2022 250"]);
    assert_eq!(only_panel(&picture, PanelKind::Index).baseline, 100.0);
    assert_eq!(picture.captions.subtitle, "2020 = 100, by the statistics of Kazakhstan");
    assert_eq!(picture.captions.title, "Exports to Azerbaijan rose by ≈\u{a0}150.0\u{202f}% from 2020 to 2022");
    index.against = Against::Period(period("2021"));
    let picture = drawn(&project, &index);
    assert_eq!(points_told(&picture), ["Exports 2020 50", "Exports 2021 100", "Exports 2022 125"]);
    index.against = Against::Period(period("2021-01"));
    assert_eq!(drawn(&project, &index).captions.subtitle, "2020 = 100, by the statistics of Kazakhstan");
}

#[test]
fn an_index_of_several_datasets_begins_where_all_have_a_figure_and_names_those_without() {
    let mut tonnes = dataset(2, "GEO", years(X, &[(2021, "4e0"), (2022, "5e0")]));
    tonnes.head.unit = "tonnes".to_owned();
    let money = dataset(1, "AZE", years(X, &[(2020, "1"), (2021, "2"), (2022, "3")]));
    let project = project(vec![money, tonnes]);
    let mut index = chart(ChartKind::Index, &[1, 2], &[X]);
    let picture = drawn(&project, &index);
    assert_eq!(picture.captions.subtitle, "2021 = 100, by the statistics of Kazakhstan");
    assert_eq!(points_told(&picture)[3..], ["Georgia 2021 100", "Georgia 2022 125"]);
    index.against = Against::Period(period("2020"));
    let picture = drawn(&project, &index);
    assert_eq!(picture.captions.notes, ["Left out, no figure for the period that is 100: Georgia, Exports"]);
}

#[test]
fn months_are_added_up_exactly_and_a_missing_one_ends_the_curve() {
    let cells = [months(X, 2022, &["0.1", "0.2", "0.3", "0.4"]), months(X, 2023, &["0.2", "0.2", "-", "0.5"])].concat();
    let mut to_date = monthly(ChartKind::YearToDate, &[X]);
    to_date.data_labels = true;
    let picture = drawn(&project(vec![dataset(1, "AZE", cells)]), &to_date);
    assert_eq!(picture.across, Across::Year);
    assert_eq!(picture.time, (0.0, 12.0));
    assert_eq!(picture.grain, Grain::Month);
    assert_eq!(labels(&picture), ["0.1", "0.3", "0.6", "1.0", "0.2", "0.4"]);
    let xs: Vec<_> = points(&picture.panels[0]).iter().map(|point| point.x).collect();
    assert_eq!(xs, [0.5, 1.5, 2.5, 3.5, 0.5, 1.5]);
    let inks: Vec<_> = picture.legend.iter().map(|named| (named.name.as_str(), named.ink)).collect();
    assert_eq!(inks, [("2022", Ink::Year { nth: 0, of: 2 }), ("2023", Ink::Year { nth: 1, of: 2 })]);
    assert_eq!(points(&picture.panels[0])[5].datum.period, period("2023-01-01/P2M"));
    assert_eq!(picture.captions.title, "Exports to Azerbaijan rose by ≈\u{a0}33.3\u{202f}% in January–February 2023");
    assert_eq!(
        picture.captions.subtitle,
        "million US dollars, from January to the month shown, by the statistics of Kazakhstan; growth on a year earlier"
    );
    assert_sound(&picture);
}

#[test]
fn printed_years_to_date_stand_as_they_are() {
    let cells = ["2022-Q1", "2022-S1", "2022-01-01/P9M", "2022", "2023-Q1", "2023-S1"]
        .iter()
        .zip(["10", "20", "30", "40", "12", "25"])
        .map(|(at, text)| cell(X, at, text))
        .collect();
    let mut to_date = chart(ChartKind::YearToDate, &[1], &[X]);
    to_date.frequency = crate::domain::Frequency::YearToDate;
    let picture = drawn(&project(vec![dataset(1, "AZE", cells)]), &to_date);
    let xs: Vec<_> = points(&picture.panels[0]).iter().map(|point| point.x).collect();
    assert_eq!(xs, [2.5, 5.5, 8.5, 11.5, 2.5, 5.5]);
    assert_eq!(line_runs(&picture.panels[0]).len(), 2, "one curve a year");
    assert_eq!(picture.captions.title, "Exports to Azerbaijan rose by ≈\u{a0}25.0\u{202f}% in H1 2023");
}

#[test]
fn a_year_to_date_draws_one_flow_and_names_the_others() {
    let cells = [months(X, 2023, &["1", "2"]), months(M, 2023, &["3", "4"])].concat();
    let picture = drawn(&project(vec![dataset(1, "AZE", cells)]), &monthly(ChartKind::YearToDate, &[X, M]));
    assert_eq!(points_told(&picture), ["2023 2023-01 1", "2023 2023-01-01/P2M 3"]);
    assert_eq!(picture.captions.notes, ["Not in this kind of chart: Imports"]);
}

#[test]
fn a_slope_runs_from_one_period_to_another() {
    let of = |raw, partner, a, b| dataset(raw, partner, years(X, &[(2019, a), (2021, "7"), (2023, b)]));
    let project = project(vec![of(1, "AZE", "10", "15"), of(2, "GEO", "20", "5")]);
    let mut slope = chart(ChartKind::Slope, &[1, 2], &[X]);
    let picture = drawn(&project, &slope);
    assert_eq!(picture.across, Across::Ends("2019".to_owned(), "2023".to_owned()));
    assert_eq!(
        points_told(&picture),
        ["Azerbaijan 2019 10", "Azerbaijan 2023 15", "Georgia 2019 20", "Georgia 2023 5"]
    );
    let xs: Vec<_> = points(&picture.panels[0]).iter().map(|point| point.x).collect();
    assert_eq!(xs, [0.0, 1.0, 0.0, 1.0]);
    slope.from = Some(period("2021"));
    slope.datasets.truncate(1);
    let picture = drawn(&project, &slope);
    assert_eq!(points_told(&picture), ["Exports 2021 7", "Exports 2023 15"]);
    assert_eq!(picture.captions.title, "Exports to Azerbaijan rose by ≈\u{a0}114.3\u{202f}% from 2021 to 2023");
    assert_sound(&picture);
}

#[test]
fn small_multiples_have_a_tile_a_dataset_and_a_flow_once_in_the_legend() {
    let of = |raw, partner| {
        dataset(raw, partner, [years(X, &[(2022, "1"), (2023, "2")]), years(M, &[(2023, "3")])].concat())
    };
    let project = project(vec![of(1, "AZE"), of(2, "GEO"), dataset(3, "UZB", Vec::new())]);
    let picture = drawn(&project, &chart(ChartKind::SmallMultiples, &[1, 2, 3], &[X, M]));
    assert_eq!(picture.arrangement, Arrangement::Tiles);
    let titles: Vec<_> = picture.panels.iter().map(|panel| panel.title.as_str()).collect();
    assert_eq!(titles, ["Azerbaijan", "Georgia", "Uzbekistan"]);
    let legend: Vec<_> = picture.legend.iter().map(|named| (named.name.as_str(), named.ink, named.shape)).collect();
    assert_eq!(legend, [("Exports", Ink::Flow(X), Shape::Line), ("Imports", Ink::Flow(M), Shape::Line)]);
    assert_eq!(picture.panels[1].marks.len(), 2);
    assert!(picture.panels[2].marks.is_empty());
    assert!(picture.ends.is_empty());
    assert_eq!(picture.captions.title, "Trade of Kazakhstan by partner, 2022 – 2023");
}

#[test]
fn a_logarithmic_scale_leaves_out_what_is_not_above_zero_and_says_so() {
    let cells = years(B, &[(2020, "-3"), (2021, "0"), (2022, "1000"), (2023, "2")]);
    let project = project(vec![dataset(1, "AZE", cells)]);
    for kind in [ChartKind::Lines, ChartKind::Slope, ChartKind::SmallMultiples] {
        let mut log = chart(kind, &[1], &[B]);
        log.log_scale = true;
        let picture = drawn(&project, &log);
        assert!(picture.panels[0].log, "{kind:?}");
        assert!(picture.summary.contains("not above 0"), "{}", picture.summary);
        assert_sound(&picture);
    }
    let mut log = chart(ChartKind::Lines, &[1], &[B]);
    log.log_scale = true;
    assert_eq!(drawn(&project, &log).captions.notes, ["Not above 0, so not on this scale: 2020, 2021"]);
    log.kind = ChartKind::Grouped;
    let picture = drawn(&project, &log);
    assert!(!picture.panels[0].log);
    assert_eq!(bars(&picture.panels[0]).len(), 4);
}

#[test]
fn from_and_to_bound_what_is_drawn() {
    let cells = years(X, &[(2018, "10"), (2019, "11"), (2020, "12"), (2021, "13")]);
    let mut bounded = chart(ChartKind::Lines, &[1], &[X]);
    (bounded.from, bounded.to) = (Some(period("2019-04")), Some(period("2020")));
    let picture = drawn(&project(vec![dataset(1, "AZE", cells)]), &bounded);
    assert_eq!(points_told(&picture), ["Exports 2020 12"]);
    assert_eq!(picture.time, (2020.0 * 12.0, 2021.0 * 12.0));
    assert_eq!(picture.stops.len(), 1);
}

#[test]
fn an_older_date_draws_the_figures_of_that_day() {
    let mut cells = years(X, &[(2023, "456.3")]);
    let mut late = figure("483.6", None);
    late =
        late.with_details(FigureDetails { published: Some(jiff::civil::date(2024, 7, 1)), ..FigureDetails::default() });
    cells[0].figures = cells[0].figures.clone().with_another(late, true);
    let project = project(vec![dataset(1, "AZE", cells)]);
    let mut lines = chart(ChartKind::Lines, &[1], &[X]);
    assert_eq!(points_told(&drawn(&project, &lines)), ["Exports 2023 483.6"]);
    lines.as_of = Some(jiff::civil::date(2024, 3, 31));
    assert_eq!(points_told(&drawn(&project, &lines)), ["Exports 2023 456.3"]);
}

#[test]
fn names_stand_at_the_ends_with_their_figures_unless_there_is_a_legend() {
    let cells = [years(X, &[(2022, "1"), (2023, "2.0")]), years(M, &[(2022, "3")])].concat();
    let project = project(vec![dataset(1, "AZE", cells)]);
    let mut lines = chart(ChartKind::Lines, &[1], &[X, M]);
    let ends: Vec<_> = drawn(&project, &lines).ends.into_iter().map(|end| (end.text, end.y)).collect();
    assert_eq!(ends, [("Exports 2.0".to_owned(), 2.0), ("Imports, 2022: 3".to_owned(), 3.0)]);
    lines.legend = true;
    assert!(drawn(&project, &lines).ends.is_empty());
}

#[test]
fn between_two_periods_series_are_named_at_both_ends() {
    let cells = [years(X, &[(2021, "1"), (2022, "9"), (2023, "2.0")]), years(M, &[(2023, "3")])].concat();
    let project = project(vec![dataset(1, "AZE", cells)]);
    let picture = drawn(&project, &chart(ChartKind::Slope, &[1], &[X, M]));
    let ends: Vec<_> = picture.ends.into_iter().map(|end| (end.text, end.x, end.y)).collect();
    let end = |text: &str, x, y| (text.to_owned(), x, y);
    assert_eq!(ends, [end("Exports 1", 0.0, 1.0), end("Exports 2.0", 1.0, 2.0), end("Imports 3", 1.0, 3.0)]);
}

#[test]
fn series_of_one_colour_get_colours_of_their_own() {
    let own = |raw| Flow::Named(FlowId(id(raw)));
    let cells = [X, own(50), own(51), Flow::Transit, T, B].map(|flow| years(flow, &[(2022, "1"), (2023, "2")]));
    let project = project(vec![dataset(1, "AZE", cells.concat())]);
    let flows = [X, own(50), own(51), Flow::Transit, T, B];
    let inks = |kind| {
        let picture = drawn(&project, &chart(kind, &[1], &flows));
        picture.legend.iter().map(|named| named.ink).collect::<Vec<_>>()
    };
    let apart = [Ink::Flow(X), Ink::Flow(own(50)), Ink::Nth(3), Ink::Nth(4)];
    // As lines turnover and balance have dashes of their own.
    assert_eq!(inks(ChartKind::Lines), [&apart[..], &[Ink::Flow(T), Ink::Flow(B)]].concat());
    assert_eq!(inks(ChartKind::Growth), [&apart[..], &[Ink::Flow(T)]].concat());
    for kind in ChartKind::ALL {
        let inks = inks(kind);
        assert!(inks.iter().enumerate().all(|(nth, ink)| !inks[..nth].contains(ink)), "{kind:?} {inks:?}");
    }
}

#[test]
fn a_growth_that_was_printed_is_told_by_lines_from_one_period_to_the_next_too() {
    for (kind, expected) in [
        (ChartKind::Index, "Exports to Azerbaijan rose by 21.6\u{202f}% from 2022 to 2023"),
        (ChartKind::Slope, "Exports to Azerbaijan rose by 21.6\u{202f}% from 2022 to 2023"),
        (ChartKind::YearToDate, "Exports to Azerbaijan rose by 21.6\u{202f}% in 2023"),
    ] {
        let mut chart = chart(kind, &[1], &[X]);
        chart.from = Some(period("2022"));
        assert_eq!(drawn(&bulletin(), &chart).captions.title, expected, "{kind:?}");
    }
}
