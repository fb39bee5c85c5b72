//! What later issues made of the figures of earlier ones.

use super::*;
use crate::domain::{Against, DatasetHead, DatasetId, FigureDetails, Id, Observation, Period};

fn id<T: From<Id>>(raw: u32) -> T {
    Id::new(raw).unwrap().into()
}

fn source(raw: u32, office: &str, published: Option<&str>) -> Source {
    let published = published.map(|date| date.parse().unwrap());
    Source { office: office.to_owned(), published, ..Source::new(id(raw), &format!("Issue {raw}")) }
}

/// March and July of one office, one without a day, and one of another office.
fn sources() -> Table<Source> {
    let all = [
        source(1, "Bureau", Some("2024-03-05")),
        source(2, "Bureau", Some("2024-07-01")),
        source(3, "Bureau", None),
        source(4, "Customs", Some("2024-05-02")),
        source(5, "Bureau", Some("2025-01-10")),
    ];
    all.into_iter().collect()
}

fn figure(text: &str, source: u32) -> Figure {
    Figure::new(Said::Number(text.parse().unwrap()), Some(id(source)))
}

fn level(flow: Flow, year: i32) -> Key {
    Key::level(flow, Period::of_year(year).unwrap())
}

fn dataset(cells: Vec<(Key, Vec<Figure>)>) -> Dataset {
    let head = DatasetHead { shown: Multiplier::MILLION, unit: "USD".to_owned(), ..DatasetHead::default() };
    let mut dataset = Dataset::new(DatasetId(id(9)), head);
    let observation =
        |(key, figures): (Key, Vec<Figure>)| Observation { key, figures: Figures::new(figures, Some(0)).unwrap() };
    dataset.observations = cells.into_iter().map(observation).collect();
    dataset
}

fn found(cells: Vec<(Key, Vec<Figure>)>, scope: Scope) -> Revisions {
    revisions(&dataset(cells), &sources(), scope)
}

fn told(of: &Growth) -> String {
    match of.estimate() {
        Some(of) => format!("{}{}", if of.approximate { "≈" } else { "" }, of.value),
        None => format!("{of:?}"),
    }
}

fn shown(row: &Row) -> Vec<String> {
    let revision = |of: &Revision| {
        let percent = of.percent.as_ref().map(told).unwrap_or_default();
        format!(
            "{} {} {percent}%{}",
            of.from,
            told(&of.change),
            if of.within_rounding { " within rounding" } else { "" }
        )
    };
    row.revisions.iter().map(|of| of.as_ref().map_or_else(|| "—".to_owned(), revision)).collect()
}

fn dates(found: &Revisions) -> Vec<String> {
    let date = |issue: &Issue| issue.published.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    found.issues.iter().map(|issue| format!("{} {}", issue.office, date(issue))).collect()
}

#[test]
fn the_worked_example_was_revised_between_march_and_july() {
    let cells = vec![
        (level(Flow::Turnover, 2022), vec![figure("463.3e6", 1), figure("463387.44e3", 2)]),
        (level(Flow::Turnover, 2023), vec![figure("529.4e6", 1), figure("556704.68e3", 2)]),
        (level(Flow::Exports, 2021), vec![figure("287885.17e3", 2)]),
    ];
    let found = found(cells, Scope::Dataset);
    assert_eq!(dates(&found), ["Bureau 2024-03-05", "Bureau 2024-07-01"]);
    assert_eq!(found.lone, 1);
    assert_eq!(shown(&found.rows[0]), ["—", "0 ≈0.1 0.0%"], "truncated, and not within rounding to nearest");
    assert_eq!(shown(&found.rows[1]), ["—", "0 ≈27.3 ≈5.2%"]);
    let [summary] = &found.summaries[..] else { panic!("one series, one pair: {:?}", found.summaries) };
    assert_eq!((summary.pair, summary.change.count), (Some((0, 1)), 2));
    // (27.30468 + 0.08744) / 2
    assert_eq!(summary.change.mean.value.to_string(), "13.7");
    assert_eq!(summary.percent.unwrap().mean.value.to_string(), "2.6");
}

#[test]
fn only_dated_issues_of_one_office_follow_each_other() {
    let all = [figure("100.0e6", 3), figure("101.0e6", 5), figure("102.0e6", 4), figure("103.0e6", 1)];
    let found = found(vec![(level(Flow::Exports, 2023), all.to_vec())], Scope::Dataset);
    assert_eq!(dates(&found), ["Bureau 2024-03-05", "Bureau 2025-01-10", "Bureau undated", "Customs 2024-05-02"]);
    assert_eq!(shown(&found.rows[0]), ["—", "0 ≈-2.0 ≈-1.9%", "—", "—"]);
}

#[test]
fn an_issue_that_lacks_a_cell_is_passed_over_and_is_not_zero() {
    let cells = vec![
        (level(Flow::Exports, 2022), vec![figure("10.0e6", 1), figure("12.0e6", 5)]),
        (level(Flow::Exports, 2023), vec![figure("20.0e6", 1), figure("21.0e6", 2), figure("18.0e6", 5)]),
    ];
    let found = found(cells, Scope::Dataset);
    assert_eq!(shown(&found.rows[0]), ["—", "—", "0 ≈2.0 ≈20.0%"]);
    assert_eq!(found.rows[0].figures, [Some(0), None, Some(1)]);
    assert_eq!(shown(&found.rows[1]), ["—", "0 ≈1.0 ≈5.0%", "1 ≈-3.0 ≈-14.3%"]);
    let told: Vec<_> = found
        .summaries
        .iter()
        .map(|of| (of.pair, of.change.count, of.change.mean.value.to_string(), of.change.absolute.value.to_string()))
        .collect();
    let text = |pair, count, mean: &str, absolute: &str| (pair, count, mean.to_owned(), absolute.to_owned());
    assert_eq!(
        told,
        [
            text(Some((0, 1)), 1, "1.0", "1.0"),
            text(Some((0, 2)), 1, "2.0", "2.0"),
            text(Some((1, 2)), 1, "-3.0", "3.0"),
            text(None, 3, "0.0", "2.0"),
        ]
    );
}

#[test]
fn what_was_printed_again_is_not_revised() {
    let again = vec![figure("375.0e6", 1), figure("375.0e6", 2)];
    let found = found(vec![(level(Flow::Exports, 2022), again)], Scope::Dataset);
    assert_eq!(shown(&found.rows[0]), ["—", "0 0.0 0.0% within rounding"]);
    assert!(!found.summaries[0].change.mean.approximate);
}

#[test]
fn units_are_reconciled_and_the_rougher_figure_says_how_many_decimals() {
    for (before, after, change) in [
        ("73e6", "73111.02e3", "≈0"),
        ("0.5e9", "512.3e6", "≈12"),
        ("1.25e9", "1300.0e6", "≈50"),
        ("456300e3", "456.4e6", "≈0.1"),
    ] {
        let cells = vec![(level(Flow::Imports, 2023), vec![figure(before, 1), figure(after, 2)])];
        let found = found(cells, Scope::Dataset);
        let of = found.rows[0].revisions[1].as_ref().unwrap();
        assert!(told(&of.change).starts_with(change), "{before} {after} {}", told(&of.change));
    }
}

#[test]
fn rates_are_revised_by_points_and_have_no_percent() {
    let key = Key::growth(Flow::Turnover, Period::of_year(2023).unwrap(), Against::YearEarlier);
    let found = found(vec![(key, vec![figure("14.2", 1), figure("20.1", 2)])], Scope::Dataset);
    let of = found.rows[0].revisions[1].as_ref().unwrap();
    assert!(matches!(of.change, Growth::Points(_)) && of.percent.is_none());
    assert_eq!(told(&of.change), "≈5.9");
}

#[test]
fn words_have_no_revision_bounds_have_bounds_and_nil_is_none() {
    let said = |said| Figure::new(said, Some(id(2)));
    let mut about = figure("20e6", 2);
    about.qualifier = Qualifier::About;
    let range = Said::Range(Box::new(("11e6".parse().unwrap(), "12e6".parse().unwrap())));
    for (later, expected) in [
        (said(Said::NoValue), "—"),
        (said(Said::Negligible), "—"),
        (said(Said::Unread("about ten".into())), "—"),
        (said(Said::Nil), "0 -10 -100.0%"),
        (about, "0 Bounded"),
        (said(range), "0 Bounded"),
    ] {
        let cells = vec![(level(Flow::Exports, 2023), vec![figure("10.0e6", 1), later])];
        let found = found(cells, Scope::Dataset);
        let shown = shown(&found.rows[0]);
        assert!(shown[1].starts_with(expected), "{shown:?} {expected}");
        assert_eq!(found.has_revisions(), expected != "—");
    }
}

#[test]
fn a_scope_is_a_cell_a_series_or_all() {
    let two = || vec![figure("1.0e6", 1), figure("2.0e6", 2)];
    let cells = || {
        vec![
            (level(Flow::Exports, 2022), two()),
            (level(Flow::Exports, 2023), two()),
            (level(Flow::Imports, 2023), two()),
        ]
    };
    let of = |scope| {
        let found = found(cells(), scope);
        (found.rows.len(), found.summaries.iter().map(|of| of.of).collect::<Vec<_>>())
    };
    let (exports, imports) = (Of::Series(Flow::Exports, Measure::Level), Of::Series(Flow::Imports, Measure::Level));
    assert_eq!(of(Scope::Cell(level(Flow::Exports, 2023))), (1, vec![exports]));
    assert_eq!(of(Scope::Series(Flow::Exports, Measure::Level)), (2, vec![exports]));
    assert_eq!(of(Scope::Dataset), (3, vec![exports, imports, Of::Levels]));
    assert_eq!(of(Scope::Series(Flow::Transit, Measure::Level)), (0, Vec::new()));
}

#[test]
fn a_date_of_its_own_makes_an_issue_of_its_own_and_the_adopted_figure_counts() {
    let dated = |text: &str, date: &str| {
        let published = Some(date.parse().unwrap());
        figure(text, 1).with_details(FigureDetails { published, ..FigureDetails::default() })
    };
    let all = vec![figure("1.0e6", 1), figure("1.4e6", 1), dated("2.0e6", "2024-04-01")];
    let found = found(vec![(level(Flow::Exports, 2023), all)], Scope::Dataset);
    assert_eq!(dates(&found), ["Bureau 2024-03-05", "Bureau 2024-04-01"]);
    assert_eq!(found.rows[0].figures, [Some(0), Some(2)], "the adopted one of two in one issue");
}

#[test]
fn a_mean_of_revisions_up_and_down_is_less_than_the_mean_of_their_sizes() {
    let cells = [("10.00e6", "10.03e6"), ("20.00e6", "19.99e6"), ("30.00e6", "30.00e6")];
    let years = 2021..;
    let cells = years.zip(cells).map(|(year, (a, b))| (level(Flow::Exports, year), vec![figure(a, 1), figure(b, 2)]));
    let found = found(cells.collect(), Scope::Dataset);
    let mean = found.summaries[0].change;
    assert_eq!(
        (mean.count, mean.mean.value.to_string(), mean.absolute.value.to_string()),
        (3, "0.01".into(), "0.01".into())
    );
    // 0.02/3 and 0.04/3: the same two decimals, other intervals.
    assert!(mean.absolute.interval.low >= Decimal::ZERO && mean.mean.interval.low < Decimal::ZERO);
}
