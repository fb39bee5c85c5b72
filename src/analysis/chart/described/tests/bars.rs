//! Bars side by side, on each other, up and down, and of growth.

use super::*;
use crate::domain::marks::{Ink, Shape, Tone};

fn names(picture: &Picture) -> Vec<(&str, Shape, Ink)> {
    picture.legend.iter().map(|named| (named.name.as_str(), named.shape, named.ink)).collect()
}

#[test]
fn exports_and_imports_stand_side_by_side_with_turnover_as_a_line_over_them() {
    let picture = drawn(&bulletin(), &chart(ChartKind::Grouped, &[1], &[X, M, T]));
    assert_eq!(
        bars_told(&picture),
        [
            "Exports 2021 0…287.9",
            "Exports 2022 0…375",
            "Exports 2023 0…456.3",
            "Imports 2021 0…44.4",
            "Imports 2022 0…88.3",
            "Imports 2023 0…73",
        ]
    );
    assert_eq!(points_told(&picture), ["Turnover 2021 332.2", "Turnover 2022 463.3", "Turnover 2023 529.4"]);
    assert_eq!(
        names(&picture),
        [
            ("Exports", Shape::Bar, Ink::Flow(X)),
            ("Imports", Shape::Bar, Ink::Flow(M)),
            ("Turnover", Shape::Line, Ink::Flow(T)),
        ]
    );
    let of_2023: Vec<Bar> =
        bars(&picture.panels[0]).into_iter().filter(|bar| bar.datum.period == period("2023")).collect();
    assert!(of_2023[0].x1 <= of_2023[1].x0 && of_2023[0].x0 >= 2023.0 * 12.0 && of_2023[1].x1 <= 2024.0 * 12.0);
    assert_sound(&picture);
}

#[test]
fn an_implied_figure_is_pale_with_its_band_and_a_provisional_one_is_hollow() {
    let mut project = bulletin();
    let tones = |project: &Project| {
        let picture = drawn(project, &chart(ChartKind::Grouped, &[1], &[X]));
        bars(&picture.panels[0]).iter().map(|bar| bar.tone).collect::<Vec<_>>()
    };
    assert_eq!(tones(&project), [Tone::Full, Tone::Pale, Tone::Full]);
    let picture = drawn(&project, &chart(ChartKind::Grouped, &[1], &[X]));
    let band =
        picture.panels[0].marks.iter().find_map(|mark| if let Mark::Band(band) = mark { Some(band) } else { None });
    assert_eq!(band.map(|band| (rounded(band.low), rounded(band.high))), Some((374.9, 375.1)));
    let provisional = years(X, &[(2021, "287.9"), (2022, "P 375.0"), (2023, "E 456.3")]);
    project.datasets = [dataset(1, "AZE", provisional)].into_iter().collect();
    assert_eq!(tones(&project), [Tone::Full, Tone::Hollow, Tone::Hollow]);
}

#[test]
fn a_flow_alone_is_bars_even_where_it_is_a_whole() {
    let picture = drawn(&bulletin(), &chart(ChartKind::Grouped, &[1], &[T]));
    assert_eq!(bars_told(&picture).len(), 3);
    assert!(line_runs(&picture.panels[0]).is_empty());
}

#[test]
fn stacked_bars_begin_where_the_one_below_ends() {
    let picture = drawn(&bulletin(), &chart(ChartKind::Stacked, &[1], &[X, M, T]));
    assert_eq!(
        bars_told(&picture)[2..],
        ["Exports 2023 0…456.3", "Imports 2021 287.9…332.3", "Imports 2022 375…463.3", "Imports 2023 456.3…529.3"]
    );
    let bars = bars(&picture.panels[0]);
    assert_eq!((bars[0].x0, bars[0].x1), (bars[3].x0, bars[3].x1));
    assert_sound(&picture);
}

#[test]
fn a_part_never_lies_on_its_whole() {
    let cells = [years(X, &[(2023, "100")]), years(Flow::ReExports, &[(2023, "30")]), years(M, &[(2023, "50")])];
    let project = project(vec![dataset(1, "AZE", cells.concat())]);
    let picture = drawn(&project, &chart(ChartKind::Stacked, &[1], &[X, Flow::ReExports, M]));
    assert_eq!(bars_told(&picture), ["Exports 2023 0…100", "Imports 2023 100…150", "Re-exports 2023 0…30"]);
}

#[test]
fn what_is_below_zero_hangs_below_zero_in_a_stack() {
    let cells = [years(X, &[(2023, "-5")]), years(M, &[(2023, "3")]), years(Flow::Transit, &[(2023, "-2")])];
    let project = project(vec![dataset(1, "AZE", cells.concat())]);
    let picture = drawn(&project, &chart(ChartKind::Stacked, &[1], &[X, M, Flow::Transit]));
    assert_eq!(bars_told(&picture), ["Exports 2023 0…-5", "Imports 2023 0…3", "Transit 2023 -5…-7"]);
}

#[test]
fn partners_lie_on_each_other_and_a_group_beside_its_members_does_not() {
    let of = |raw, partner, text| dataset(raw, partner, years(X, &[(2023, text)]));
    let project = project(vec![of(1, "AZE", "10"), of(2, "GEO", "20"), of(3, "CIS", "40")]);
    let picture = drawn(&project, &chart(ChartKind::Stacked, &[1, 2, 3], &[X]));
    assert_eq!(
        bars_told(&picture),
        ["Azerbaijan 2023 0…10", "Georgia 2023 10…30", "Commonwealth of Independent States 2023 0…40"]
    );
    assert_eq!(names(&picture)[1], ("Georgia", Shape::Bar, Ink::Nth(1)));
}

#[test]
fn imports_hang_down_and_are_labelled_by_what_they_are() {
    let mut mirrored = chart(ChartKind::Mirrored, &[1], &[X, M, B]);
    mirrored.data_labels = true;
    let picture = drawn(&bulletin(), &mirrored);
    assert_eq!(bars_told(&picture)[3..], ["Imports 2021 0…-44.4", "Imports 2022 0…-88.3", "Imports 2023 0…-73"]);
    assert_eq!(points_told(&picture)[2], "Balance 2023 383.3");
    assert!(picture.panels[0].mirrored);
    assert!(labels(&picture).contains(&"88.3".to_owned()), "{:?}", labels(&picture));
    assert!(!labels(&picture).iter().any(|label| label.starts_with('−')));
    let bars = bars(&picture.panels[0]);
    assert_eq!((bars[0].x0, bars[0].x1), (bars[3].x0, bars[3].x1), "both stand in one place");
    assert_sound(&picture);
}

#[test]
fn each_dataset_has_its_own_place_in_a_mirrored_chart() {
    let of = |raw, partner| dataset(raw, partner, [years(X, &[(2023, "10")]), years(M, &[(2023, "4")])].concat());
    let picture = drawn(&project(vec![of(1, "AZE"), of(2, "GEO")]), &chart(ChartKind::Mirrored, &[1, 2], &[X, M]));
    let at = |raw, flow| {
        let bar = bars(&picture.panels[0]).into_iter().find(|bar| bar.datum.series.key == key(raw, flow)).unwrap();
        (rounded(bar.x0), rounded(bar.x1))
    };
    assert_eq!(at(1, X), at(1, M));
    assert_eq!(at(2, X), at(2, M));
    assert!(at(1, X).1 <= at(2, X).0);
}

#[test]
fn growth_is_a_bar_or_a_word_and_a_balance_has_none() {
    let cells = [
        years(X, &[(2021, "10"), (2022, "114"), (2023, "57")]),
        years(M, &[(2022, "nil"), (2023, "8")]),
        years(B, &[(2021, "-3"), (2022, "4"), (2023, "5")]),
    ];
    let project = project(vec![dataset(1, "AZE", cells.concat())]);
    let picture = drawn(&project, &chart(ChartKind::Growth, &[1], &[X, M, B]));
    assert_eq!(bars_told(&picture), ["Exports 2023 0…-50"]);
    let panel = only_panel(&picture, PanelKind::Growth);
    let words: Vec<_> = panel
        .marks
        .iter()
        .filter_map(|mark| if let Mark::Note(note) = mark { Some(note.text.as_str()) } else { None })
        .collect();
    assert_eq!(words, ["≈\u{a0}×11.4", "new"]);
    assert_eq!(picture.captions.notes, ["Not in this kind of chart: Balance"]);
}

#[test]
fn printed_growth_is_drawn_as_it_was_printed() {
    let picture = drawn(&bulletin(), &chart(ChartKind::Growth, &[1], &[X, M, T]));
    assert_eq!(
        bars_told(&picture),
        [
            "Exports 2022 0…30.3",
            "Exports 2023 0…21.6",
            "Imports 2022 0…98.9",
            "Imports 2023 0…-17.3",
            "Turnover 2022 0…39.5",
            "Turnover 2023 0…14.2",
        ]
    );
}

#[test]
fn a_break_is_marked_at_the_start_of_its_period() {
    let project = project(vec![dataset(1, "AZE", years(X, &[(2021, "10"), (2022, "B 20"), (2023, "30")]))]);
    for kind in [ChartKind::Grouped, ChartKind::Lines, ChartKind::Growth] {
        let picture = drawn(&project, &chart(kind, &[1], &[X]));
        let marks = picture.panels[0].marks.iter();
        let breaks: Vec<_> =
            marks.filter_map(|mark| if let Mark::Break(at) = mark { Some(at.x) } else { None }).collect();
        assert_eq!(breaks, [2022.0 * 12.0], "{kind:?}");
    }
}

#[test]
fn a_hidden_series_stays_in_the_legend_and_leaves_its_room() {
    let project = bulletin();
    let chart = chart(ChartKind::Stacked, &[1], &[X, M, T]);
    let hidden = std::collections::BTreeSet::from([key(1, X)]);
    let picture = with_words(|words| super::super::without(&project, &chart, &hidden, words));
    assert_eq!(picture.legend.len(), 3);
    assert_eq!(bars_told(&picture), ["Imports 2021 0…44.4", "Imports 2022 0…88.3", "Imports 2023 0…73"]);
    assert!(!picture.summary.contains("Exports"), "{}", picture.summary);
}

#[test]
fn labels_carry_the_letter_of_their_status() {
    let project = project(vec![dataset(1, "AZE", years(X, &[(2022, "P 10.0"), (2023, "20")]))]);
    let mut grouped = chart(ChartKind::Grouped, &[1], &[X]);
    grouped.data_labels = true;
    let picture = drawn(&project, &grouped);
    assert_eq!(labels(&picture), ["10.0 P", "20"]);
    assert_eq!(picture.captions.notes, ["P – Provisional: 2022"]);
}

#[test]
fn levels_are_converted_exactly_and_it_is_said() {
    let mut grouped = chart(ChartKind::Grouped, &[1], &[X]);
    grouped.shown = Some(Multiplier::BILLION);
    grouped.data_labels = true;
    let project = project(vec![dataset(1, "AZE", years(X, &[(2022, "1200"), (2023, "456.3")]))]);
    let picture = drawn(&project, &grouped);
    assert_eq!(labels(&picture), ["1.200", "0.4563"]);
    // More digits than are read on a picture; the table has them all.
    let long =
        self::project(vec![dataset(1, "AZE", years(X, &[(2021, "12345.678"), (2022, "999.9961"), (2023, "7")]))]);
    let rounded = drawn(&long, &grouped);
    assert_eq!(labels(&rounded), ["12.35", "1.0000", "0.007"]);
    assert_eq!(rounded.captions.notes, ["Printed in million US dollars, shown in billion US dollars and rounded"]);
    assert_eq!(picture.captions.notes, ["Printed in million US dollars, shown in billion US dollars"]);
    assert_eq!(
        picture.captions.subtitle,
        "billion US dollars, by the statistics of Kazakhstan; growth on a year earlier"
    );
}
