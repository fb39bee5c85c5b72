//! Titles, subtitles, sources and notes.

use super::*;
use crate::domain::{Against, ChartNote, Event, EventId, EventKind, Frequency};

fn title(kind: ChartKind, cells: Vec<Observation>, flows: &[Flow]) -> String {
    let picture = drawn(&project(vec![dataset(1, "AZE", cells)]), &chart(kind, &[1], flows));
    crate::words::plain_spaces(&picture.captions.title)
}

#[test]
fn titles_are_suggested_by_the_newest_growth() {
    for (cells, flows, expected) in [
        (years(X, &[(2022, "100"), (2023, "P 150.0")]), &[X][..], "Exports to Azerbaijan rose by ≈ 50.0 % in 2023"),
        (years(M, &[(2022, "100.00"), (2023, "50.00")]), &[M], "Imports from Azerbaijan fell by 50.0 % in 2023"),
        (years(T, &[(2022, "100.0"), (2023, "100.0")]), &[T], "Trade with Azerbaijan did not change in 2023"),
        (
            years(X, &[(2022, "1.0000"), (2023, "11.4000")]),
            &[X],
            "Exports to Azerbaijan were 11.4 times as large in 2023 as a year earlier",
        ),
        (years(X, &[(2022, "nil"), (2023, "11")]), &[X], "Exports to Azerbaijan began in 2023"),
        (years(X, &[(2023, "11")]), &[X], "Exports to Azerbaijan, 2023"),
        (years(X, &[(2019, "3"), (2023, "11")]), &[X], "Exports to Azerbaijan, 2019 – 2023"),
        (
            years(B, &[(2022, "-3.0"), (2023, "11.0")]),
            &[B],
            "The trade balance with Azerbaijan rose by ≈ 14.0 million US dollars in 2023",
        ),
        (
            years(Flow::Transit, &[(2022, "10.00"), (2023, "11.00")]),
            &[Flow::Transit],
            "Transit with Azerbaijan rose by ≈ 10.0 % in 2023",
        ),
        (Vec::new(), &[X], ""),
    ] {
        assert_eq!(title(ChartKind::Lines, cells, flows), expected);
    }
}

#[test]
fn the_bulletin_s_title_is_the_printed_growth() {
    let picture = drawn(&bulletin(), &chart(ChartKind::Grouped, &[1], &[X, M, T]));
    assert_eq!(picture.captions.title, "Exports to Azerbaijan rose by 21.6\u{202f}% in 2023");
    assert_eq!(
        picture.captions.subtitle,
        "million US dollars, by the statistics of Kazakhstan; growth on a year earlier"
    );
    assert_eq!(picture.captions.source, "Source: Bureau of National Statistics, 5 March 2024");
    assert_eq!(picture.captions.notes, ["Implied by other figures, printed by nobody: Exports 2022"]);
    assert_eq!(picture.panels[0].caption, "", "the subtitle says it");
}

#[test]
fn what_a_person_wrote_stands() {
    let mut own = chart(ChartKind::Grouped, &[1], &[X]);
    (own.title, own.subtitle, own.source) = ("Title".to_owned(), "Sub\ntitle".to_owned(), "My source".to_owned());
    let picture = drawn(&bulletin(), &own);
    let captions = &picture.captions;
    assert_eq!((&*captions.title, &*captions.subtitle, &*captions.source), ("Title", "Sub title", "My source"));
    assert_eq!(picture.panels[0].caption, "million US dollars");
}

#[test]
fn growth_on_another_base_is_told_with_it() {
    let cells = years(X, &[(2021, "50.00"), (2022, "80.00"), (2023, "100.00")]);
    let project = project(vec![dataset(1, "AZE", cells)]);
    let mut growth = chart(ChartKind::Growth, &[1], &[X]);
    growth.against = Against::Period(period("2021"));
    let captions = drawn(&project, &growth).captions;
    assert_eq!(captions.title, "Exports to Azerbaijan rose by 100.0\u{202f}% from 2021 to 2023");
    assert_eq!(captions.subtitle, "growth on 2021, %, by the statistics of Kazakhstan");
}

#[test]
fn every_source_of_what_is_shown_stands_once_with_its_date() {
    let mut project = bulletin();
    let mut later = project.sources.at(0).unwrap().clone();
    later.id = SourceId(id(101));
    later.published = Some(jiff::civil::date(2024, 7, 1));
    let mut other = Source::new(SourceId(id(102)), "Customs bulletin");
    other.note = String::new();
    project.sources = project.sources.iter().cloned().chain([later, other]).collect();
    let mut cells: Vec<Observation> = project.datasets.at(0).unwrap().observations.iter().cloned().collect();
    let mut put = |flow, at: &str, source| {
        let at = Key::level(flow, period(at));
        let cell = cells.iter_mut().find(|cell| cell.key == at).unwrap();
        let mut figure = cell.figures.adopted().unwrap().clone();
        figure.source = Some(SourceId(id(source)));
        cell.figures = Figures::one(figure);
    };
    put(M, "2022", 101);
    put(T, "2021", 102);
    project.datasets = [dataset(1, "AZE", cells)].into_iter().collect();
    // Implied exports rest on the imports of the later issue; the turnover of 2021 is not shown.
    let captions = drawn(&project, &chart(ChartKind::Lines, &[1], &[X])).captions;
    assert_eq!(captions.source, "Source: Bureau of National Statistics, 5 March 2024, 1 July 2024");
    assert!(
        captions
            .notes
            .contains(&"The figures come from several issues; earlier ones may have been revised since".to_owned())
    );
    let captions = drawn(&project, &chart(ChartKind::Lines, &[1], &[T])).captions;
    assert_eq!(captions.source, "Sources: Bureau of National Statistics, 5 March 2024; Customs bulletin");
}

#[test]
fn figures_without_a_source_have_no_source_line() {
    let mut cells = years(X, &[(2023, "1")]);
    cells[0].figures = Figures::one(figure("1", None));
    let captions = drawn(&project(vec![dataset(1, "AZE", cells)]), &chart(ChartKind::Lines, &[1], &[X])).captions;
    assert_eq!(captions.source, "");
}

#[test]
fn notes_tell_what_is_calculated_and_repeat_the_notes_of_figures() {
    let cells = vec![
        with_note(cell(X, "2022", "10"), "Without oil"),
        with_note(cell(X, "2023", "E 12"), "Without oil"),
        cell(M, "2022", "3"),
        cell(M, "2023", "4"),
    ];
    let captions =
        drawn(&project(vec![dataset(1, "AZE", cells)]), &chart(ChartKind::Grouped, &[1], &[X, M, T])).captions;
    assert_eq!(
        captions.notes,
        [
            "Calculated from other figures, printed by nobody: Turnover 2022, 2023",
            "Estimated: Exports 2023",
            "Exports 2022, 2023: Without oil",
        ]
    );
}

#[test]
fn series_are_called_by_what_tells_them_apart() {
    let names = |datasets: Vec<Dataset>, flows: &[Flow]| {
        let ids: Vec<u32> = datasets.iter().map(|dataset| Id::from(dataset.id).raw()).collect();
        let picture = drawn(&project(datasets), &chart(ChartKind::Lines, &ids, flows));
        picture.legend.into_iter().map(|named| named.name).collect::<Vec<_>>()
    };
    let of = |raw, reporter: &str, partner, product: &str, name: &str| {
        let mut dataset = dataset(raw, partner, [years(X, &[(2023, "1")]), years(M, &[(2023, "2")])].concat());
        dataset.head.reporter = AreaRef::new(reporter);
        (dataset.head.product, dataset.head.name) = (product.to_owned(), name.to_owned());
        dataset
    };
    assert_eq!(names(vec![of(1, "KAZ", "AZE", "", "Mine")], &[X, M]), ["Exports", "Imports"]);
    assert_eq!(names(vec![of(1, "KAZ", "AZE", "", ""), of(2, "KAZ", "GEO", "", "")], &[X]), ["Azerbaijan", "Georgia"]);
    assert_eq!(
        names(vec![of(1, "KAZ", "AZE", "", ""), of(2, "KAZ", "GEO", "", "")], &[X, M]),
        ["Azerbaijan, Exports", "Azerbaijan, Imports", "Georgia, Exports", "Georgia, Imports"]
    );
    assert_eq!(
        names(vec![of(1, "KAZ", "AZE", "", ""), of(2, "AZE", "KAZ", "", "")], &[X]),
        ["Kazakhstan – Azerbaijan", "Azerbaijan – Kazakhstan"]
    );
    assert_eq!(names(vec![of(1, "KAZ", "AZE", "Oil", ""), of(2, "KAZ", "AZE", "Wheat", "")], &[X]), ["Oil", "Wheat"]);
    assert_eq!(
        names(
            vec![of(1, "KAZ", "AZE", "", ""), of(2, "KAZ", "AZE", "", "Official"), of(3, "KAZ", "AZE", "", "")],
            &[X]
        ),
        ["Kazakhstan – Azerbaijan", "Official", "Kazakhstan – Azerbaijan (2)"]
    );
}

#[test]
fn notes_of_a_chart_point_at_their_figure_or_span_their_periods() {
    let mut lines = chart(ChartKind::Lines, &[1], &[X, M]);
    let note = |from: &str, to: Option<&str>, flow, text: &str| ChartNote {
        from: period(from),
        to: to.map(period),
        flow,
        dataset: None,
        text: text.to_owned(),
    };
    lines.notes = vec![
        note("2023", None, Some(X), "Record"),
        note("2021", Some("2022"), None, "Pandemic"),
        note("2022", None, Some(X), " "),
        note("2022-07", None, Some(X), "No such figure"),
    ];
    let picture = drawn(&bulletin(), &lines);
    let told: Vec<_> = picture
        .remarks
        .iter()
        .map(|remark| (remark.place, remark.from - 24_000.0, remark.to.map(|to| to - 24_000.0), remark.at))
        .collect();
    assert_eq!(
        told,
        [(0, 282.0, None, Some((PanelKind::Level, 456.3))), (1, 252.0, Some(276.0), None), (3, 270.5, None, None),]
    );
}

#[test]
fn events_are_on_the_axis_only_where_the_chart_has_them() {
    let mut project = bulletin();
    let event = Event {
        id: EventId(id(500)),
        from: jiff::civil::date(2022, 8, 24),
        to: None,
        kind: EventKind::Visit,
        title: "Visit".to_owned(),
        link: String::new(),
    };
    project.events = [event].into_iter().collect();
    let mut lines = chart(ChartKind::Lines, &[1], &[X]);
    assert_eq!(drawn(&project, &lines).markers.len(), 1);
    assert!(drawn(&project, &lines).summary.ends_with("1 event marked"));
    lines.events = false;
    assert!(drawn(&project, &lines).markers.is_empty());
    let slope = chart(ChartKind::Slope, &[1], &[X]);
    assert!(drawn(&project, &slope).markers.is_empty(), "a slope has no time axis");
}

#[test]
fn the_summary_says_first_last_highest_lowest_change_and_gaps() {
    let cells = years(X, &[(2018, "10.0"), (2019, "30.5"), (2020, "20.0"), (2022, "25.0")]);
    let picture = drawn(&project(vec![dataset(1, "AZE", cells)]), &chart(ChartKind::Lines, &[1], &[X]));
    assert_eq!(
        picture.summary,
        "Lines. Exports to Azerbaijan, 2018 – 2022. Million US dollars, by the statistics of Kazakhstan. Exports: 10.0 in \
         2018, 25.0 in 2022; highest 30.5 in 2019, lowest 10.0 in 2018; largest change +20.5, from 2018 to 2019; no \
         figure for 2021"
    );
}

#[test]
fn a_product_or_another_indicator_is_told_in_the_subtitle() {
    let mut dataset = dataset(1, "AZE", years(X, &[(2023, "1")]));
    dataset.head.product = "27 Mineral fuels".to_owned();
    let captions = drawn(&project(vec![dataset]), &chart(ChartKind::Lines, &[1], &[X])).captions;
    assert_eq!(captions.subtitle, "27 Mineral fuels, million US dollars, by the statistics of Kazakhstan");
}

#[test]
fn a_chart_of_months_speaks_of_months() {
    let mut months = chart(ChartKind::Lines, &[1], &[X]);
    months.frequency = Frequency::Month;
    let cells = vec![cell(X, "2022-07", "10.00"), cell(X, "2023-07", "11.00")];
    let captions = drawn(&project(vec![dataset(1, "AZE", cells)]), &months).captions;
    assert_eq!(captions.title, "Exports to Azerbaijan rose by ≈\u{a0}10.0\u{202f}% in July 2023");
}
