//! The figures of a chart as a table, and charts made of a selection or of another chart.

use super::super::{for_dataset, table, with_exacts};
use super::*;
use crate::domain::marks::{Datum, Series};
use crate::domain::{ChartNote, Frequency, ReportTable, ReportValue};

fn told(table: &ReportTable) -> Vec<String> {
    let value = |value: &ReportValue| match value {
        ReportValue::Empty => "-".to_owned(),
        ReportValue::Number(value) => value.to_string(),
        ReportValue::Percent(value) => format!("{value}%"),
        ReportValue::Text(text) => format!("\"{text}\""),
    };
    let row = |(head, cells): &(String, Vec<crate::domain::ReportCell>)| {
        let cells = cells.iter().map(|cell| match cell.note.as_str() {
            "" => value(&cell.value),
            note => format!("{} ({note})", value(&cell.value)),
        });
        std::iter::once(head.clone()).chain(cells).collect::<Vec<_>>().join(" ")
    };
    let heads =
        std::iter::once(table.corner.clone()).chain(table.heads.iter().cloned()).collect::<Vec<_>>().join(" | ");
    std::iter::once(heads).chain(table.rows.iter().map(row)).collect()
}

fn of(project: &Project, chart: &Chart) -> Vec<String> {
    told(&with_words(|words| table(project, chart, words)))
}

fn data(picture: &Picture) -> Vec<Datum> {
    let of = |mark: &Mark| match mark {
        Mark::Bar(bar) => vec![bar.datum],
        Mark::Line(line) => line.points.iter().map(|point| point.datum).collect(),
        Mark::Ribbon(ribbon) => ribbon.points.iter().map(|point| point.datum).collect(),
        Mark::Note(note) => vec![note.datum],
        Mark::Band(_) | Mark::Label(_) | Mark::Break(_) => Vec::new(),
    };
    picture.panels.iter().flat_map(|panel| &panel.marks).flat_map(of).collect()
}

#[test]
fn every_mark_has_an_exact_figure_and_every_figure_of_the_table_is_a_mark() {
    let months = [(2022, ["1", "2", "3"]), (2023, ["2", "4", "6"])];
    let months = months.iter().flat_map(|(year, texts)| {
        texts.iter().enumerate().map(move |(nth, text)| cell(X, &format!("{year}-{:02}", nth + 1), text))
    });
    let cells = [years(X, &[(2021, "100.25"), (2022, "110"), (2023, "121")]), years(M, &[(2021, "7"), (2023, "9")])];
    let other = dataset(2, "GEO", years(X, &[(2021, "50"), (2023, "44")]));
    let project = project(vec![dataset(1, "AZE", cells.concat().into_iter().chain(months).collect()), other]);
    for kind in ChartKind::ALL {
        let mut chart = chart(kind, &[1, 2], &[X, M]);
        if kind == ChartKind::YearToDate {
            chart.frequency = Frequency::Month;
        }
        let picture = drawn(&project, &chart);
        let found = with_words(|words| {
            let (_, exacts) = with_exacts(&project, &chart, words);
            let mut marks = 0;
            for datum in data(&picture) {
                assert!(exacts.text(datum, words).is_some_and(|text| !text.is_empty()), "{kind:?} {datum:?}");
                marks += 1;
            }
            let rows = exacts.rows(words);
            let series = exacts.series();
            let of = |row| series.iter().filter(|(series, _)| exacts.datum(row, *series).is_some()).count();
            (marks, rows.iter().map(of).sum::<usize>())
        });
        assert_eq!(found.0, found.1, "{kind:?}");
    }
    let told = |kind, flow, at: &str| {
        let chart = chart(kind, &[1], &[X, M]);
        let panel = drawn(&project, &chart).panels[0].kind;
        let datum = Datum { period: period(at), series: Series { key: key(1, flow), panel } };
        with_words(|words| with_exacts(&project, &chart, words).1.with_unit(datum, words))
    };
    // An index is on the base that is drawn, not on a year earlier.
    assert_eq!(told(ChartKind::Index, M, "2023").as_deref(), Some("≈\u{a0}128.6"));
    assert_eq!(told(ChartKind::Grouped, X, "2021").as_deref(), Some("100.25 million US dollars"));
    assert_eq!(told(ChartKind::Grouped, M, "2022"), None);
}

#[test]
fn the_table_has_the_printed_digits_and_says_what_is_calculated() {
    assert_eq!(
        of(&bulletin(), &chart(ChartKind::Stacked, &[1], &[X, M, B])),
        [
            "million US dollars | Exports | Imports | Balance",
            "2021 287.9 44.4 243.5 (calculated)",
            "2022 \"374.9…375.1\" (calculated) 88.3 286.7 (calculated)",
            "2023 456.3 73 383.3 (calculated)",
        ]
    );
    assert_eq!(
        of(&bulletin(), &chart(ChartKind::Growth, &[1], &[X, M])),
        ["growth on a year earlier, % | Exports | Imports", "2022 30.3% (calculated) 98.9%", "2023 21.6% -17.3%",]
    );
}

#[test]
fn a_figure_that_is_missing_is_an_empty_cell() {
    let cells = [years(X, &[(2021, "1"), (2023, "P 3")]), years(M, &[(2022, "2")])].concat();
    let project = project(vec![dataset(1, "AZE", cells)]);
    assert_eq!(
        of(&project, &chart(ChartKind::Lines, &[1], &[X, M])),
        ["million US dollars | Exports | Imports", "2021 1 -", "2022 - 2", "2023 3 (Provisional) -"]
    );
}

#[test]
fn years_to_date_have_a_column_a_year() {
    let cells = vec![cell(X, "2022-01", "1"), cell(X, "2022-02", "2"), cell(X, "2023-01", "5")];
    let mut to_date = chart(ChartKind::YearToDate, &[1], &[X]);
    to_date.frequency = Frequency::Month;
    assert_eq!(
        of(&project(vec![dataset(1, "AZE", cells)]), &to_date),
        ["million US dollars, from January to the month shown | 2022 | 2023", "January 1 5", "February 3 -"]
    );
}

#[test]
fn a_selection_makes_a_chart_of_its_flows_and_periods() {
    let periods = ["2022-03", "2022-01", "2022", "2022-02"].map(period);
    let chart = of_selection(ChartId(id(1)), ChartKind::Lines, DatasetId(id(2)), &[M, X, M], &periods);
    assert_eq!((chart.flows, chart.frequency), (vec![M, X], Frequency::Month));
    assert_eq!((chart.from, chart.to), (Some(period("2022-01")), Some(period("2022-03"))));
    assert_eq!(chart.datasets, [DatasetId(id(2))]);
    let lone = of_selection(ChartId(id(1)), ChartKind::Lines, DatasetId(id(2)), &[X], &[period("2023-Q1")]);
    assert_eq!((lone.frequency, lone.from, lone.to), (Frequency::Quarter, None, None));
    let none = of_selection(ChartId(id(1)), ChartKind::Lines, DatasetId(id(2)), &[], &[]);
    assert_eq!((none.frequency, none.flows), (Frequency::Annual, Vec::new()));
}

#[test]
fn the_same_chart_for_another_dataset_has_words_of_its_own() {
    let of_first = |raw, partner| dataset(raw, partner, years(X, &[(2022, "10.00"), (2023, "12.00")]));
    let project = project(vec![of_first(1, "AZE"), of_first(2, "GEO")]);
    let mut template = chart(ChartKind::Lines, &[1], &[X]);
    template.title = "Azerbaijan buys more".to_owned();
    template.data_labels = true;
    let note = |flow| ChartNote { from: period("2022"), to: None, flow, dataset: None, text: "Note".to_owned() };
    template.notes = vec![note(Some(X)), note(None)];
    let other = for_dataset(&template, DatasetId(id(2)));
    assert_eq!(drawn(&project, &other).captions.title, "Exports to Georgia rose by ≈\u{a0}20.0\u{202f}% in 2023");
    assert_eq!((other.data_labels, other.notes.len()), (true, 1));
    assert_eq!(template.notes.len(), 2);
}
