//! What the command line prints of a project.

use serde_json::Value;

use super::*;
use crate::domain::{
    Against, AreaRef, DatasetHead, Edit, Entry, Figure, Figures, Id, Key, List, Multiplier, Observation, Period, Said,
};

fn project(lines: &[(&str, &str, &str)]) -> Project {
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(Id::new(1).unwrap().into(), head);
    let observation = |(period, what, text): &(&str, &str, &str)| {
        let period: Period = period.parse().unwrap();
        let flow = |code: &str| Flow::CODED.into_iter().find(|flow| flow.code() == Some(code)).unwrap();
        let key = match what.strip_prefix('g') {
            Some(code) => Key::growth(flow(code), period, Against::YearEarlier),
            None => Key::level(flow(what), period),
        };
        let said = match text.split_once('…') {
            Some((low, high)) => Said::Range(Box::new((low.parse().unwrap(), high.parse().unwrap()))),
            None => text.parse().map_or_else(|_| Said::Unread((*text).into()), Said::Number),
        };
        Observation { key, figures: Figures::one(Figure::new(said, None)) }
    };
    dataset.observations = lines.iter().map(observation).collect();
    let mut project = Project::default();
    let entry = Entry::Dataset(std::sync::Arc::new(dataset));
    project.apply(Edit::Insert { list: List::Datasets, place: 0, entry }).unwrap();
    project
}

const BULLETIN: [(&str, &str, &str); 6] = [
    ("2022", "M", "88.3e6"),
    ("2022", "T", "463.3e6"),
    ("2023", "X", "456.3e6"),
    ("2023", "M", "73e6"),
    ("2023", "T", "529.4e6"),
    ("2023", "gX", "21.6"),
];

#[test]
fn the_bulletin_is_printed_as_an_aligned_table() {
    let text = dump_text(&project(&BULLETIN), &Words::english());
    let expected = "\
Kazakhstan – Azerbaijan · goods · million US dollars

Years
Period      Exports    Growth   Imports      Growth   Turnover      Growth   Balance    Change
2022    374.9…375.1*        —      88.3           —      463.3           —    +286.7*        —
2023          456.3   +21.6 %        73   ≈ −17.3 %*     529.4   ≈ +14.3 %*   +383.3*  ≈ +96.6*

≈ the printed digits allow other values too
* calculated or implied, nobody printed it
! cannot all hold if rounded to nearest
";
    assert_eq!(text, expected);
}

#[test]
fn conflicts_are_marked_and_strange_characters_do_not_reach_the_terminal() {
    let text = dump_text(
        &project(&[
            ("2023", "X", "10.0e6"),
            ("2023", "M", "10.0e6"),
            ("2023", "T", "30.0e6"),
            ("2024", "X", "a\u{1b}[31m\u{202e}b\n\tc and so on and so on and so on"),
        ]),
        &Words::english(),
    );
    assert!(text.contains("30.0!"), "{text}");
    assert!(text.contains("a [31mb  c and so on an…"), "{text}");
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
}

#[test]
fn an_empty_project_says_that_it_has_no_datasets() {
    assert_eq!(dump_text(&Project::default(), &Words::english()), "No datasets\n");
    assert!(dump_text(&project(&[]), &Words::english()).contains("No figures"));
}

#[test]
fn json_has_figures_as_strings_and_growth_with_its_interval() {
    let value: Value = serde_json::from_str(&dump_json(&project(&BULLETIN))).unwrap();
    let dataset = &value["datasets"][0];
    assert_eq!(dataset["name"], "Kazakhstan – Azerbaijan");
    let observations = dataset["observations"].as_array().unwrap();
    assert_eq!(observations.len(), 6);
    assert_eq!((&observations[0]["value"], &observations[0]["multiplier"]), (&"88.3".into(), &6.into()));
    let growth = dataset["growth"].as_array().unwrap();
    let of = |flow: &str| growth.iter().find(|one| one["flow"] == flow).unwrap();
    assert_eq!(of("T")["value"], "14.3");
    assert_eq!(of("T")["approximate"], true);
    assert_eq!(of("T")["interval"], serde_json::json!(["14.244", "14.291"]));
    assert_eq!(of("T")["printed"], Value::Null);
    assert_eq!((&of("X")["printed"], &of("X")["agrees"]), (&"21.6".into(), &true.into()));
    let implied = &dataset["derived"].as_array().unwrap()[0];
    assert_eq!((&implied["flow"], &implied["value"]), (&"X".into(), &"375.0".into()));
    assert_eq!(implied["interval"], serde_json::json!(["374.9", "375.1"]));
}

#[test]
fn each_end_of_a_range_has_its_own_multiplier_where_they_differ() {
    let lines = [("2022", "X", "700e6…900e6"), ("2023", "X", "800e6…1.2e9")];
    let value: Value = serde_json::from_str(&dump_json(&project(&lines))).unwrap();
    let observations = value["datasets"][0]["observations"].as_array().unwrap();
    let of = |nth: usize| (observations[nth]["value"].clone(), observations[nth]["multiplier"].clone());
    assert_eq!(of(0), (serde_json::json!(["700", "900"]), 6.into()));
    assert_eq!(of(1), (serde_json::json!(["800", "1.2"]), serde_json::json!([6, 9])));
}
