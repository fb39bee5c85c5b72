//! Tests of the project file as a whole.
//!
//! *Invariant:* each asserts on the project, the bytes or the exact error.

mod damage;
mod errors;
mod shape;
mod tape;

use super::*;
use crate::domain::{
    Chart, ChartNote, ChartStyle, Commission, CommissionHead, CommissionSession, Key, Observation, Outcome, Review,
};
use proptest::prelude::*;

/// Every field and word of the newest schema; never to be changed.
const GOLDEN: &str = include_str!("../../../../tests/golden/schema-3.ron");
/// The newest file of schema 2; never to be changed.
const SECOND: &str = include_str!("../../../../tests/golden/schema-2.ron");
/// The file that every version of schema 1 wrote; never to be changed.
const FIRST: &str = include_str!("../../../../tests/golden/schema-1.ron");

fn open(text: &str) -> Opened {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// The text as it would be sealed.
fn sealed(body: &str) -> String {
    let mut text = body.to_owned();
    seal::close(&mut text);
    text
}

/// A project of one dataset with these lines of figures.
fn with_lines(lines: &str) -> String {
    format!(
        "(schema: 1, sources: [(id: \"s1\"), (id: \"s2\")], datasets: [(id: \"d1\", shown: 6, default_source: \"s1\", \
         observations: [\n{lines}\n])])"
    )
}

fn observations(text: &str) -> Vec<Observation> {
    let project = open(text).project;
    project.datasets.iter().flat_map(|dataset| dataset.observations.iter().cloned()).collect()
}

#[test]
fn a_file_that_we_wrote_is_written_again_byte_for_byte() {
    let opened = open(GOLDEN);
    assert_eq!(opened.warnings, []);
    assert_eq!(String::from_utf8(write(&opened.project)).unwrap(), GOLDEN);
}

#[test]
fn a_file_of_the_first_schema_opens_and_keeps_its_figures() {
    let first = open(FIRST);
    assert_eq!(first.warnings, []);
    let again = write(&first.project);
    assert!(String::from_utf8_lossy(&again).contains("schema: 3,"));
    assert_eq!(read(&again).unwrap().project, first.project);
    // Of the golden file of schema 2, the first has all but what that schema added.
    let mut newest = open(SECOND).project;
    newest.head.style = ChartStyle::default();
    let charts = newest.charts.iter().map(|chart| {
        let notes = chart.notes.iter().map(|note| ChartNote { dataset: None, ..note.clone() }).collect();
        let (name, source) = (String::new(), String::new());
        Chart { name, source, as_of: None, shown: None, legend: false, size: None, notes, ..chart.clone() }
    });
    newest.charts = charts.collect();
    assert_eq!(newest, first.project);
}

#[test]
fn a_file_of_the_second_schema_opens_and_is_all_but_what_the_third_added() {
    let second = open(SECOND);
    assert_eq!(second.warnings, []);
    let mut newest = open(GOLDEN).project;
    let commissions = newest.commissions.iter().map(|commission| {
        let sessions = commission.sessions.iter().map(|session| {
            let outcomes = session.outcomes.iter().map(|one| Outcome { figures: Vec::new(), ..one.clone() });
            let reviews = session.reviews.iter().map(|one| Review { was: None, ..one.clone() });
            CommissionSession { outcomes: outcomes.collect(), reviews: reviews.collect(), ..session.clone() }
        });
        let head = CommissionHead { templates: Vec::new(), ..commission.head.clone() };
        Commission { head, sessions: sessions.collect(), ..commission.clone() }
    });
    newest.commissions = commissions.collect();
    assert_eq!(newest, second.project);
}

#[test]
fn migrating_once_is_migrating_twice() {
    for (schema, text) in [(1, FIRST), (2, SECOND), (SCHEMA, GOLDEN)] {
        let once = write(&open(text).project);
        let twice = write(&read(&once).unwrap().project);
        assert!(once == twice, "schema {schema}");
        assert!(String::from_utf8_lossy(&once).contains(&format!("schema: {SCHEMA},")), "schema {schema}");
        // Every figure keeps the digits that it was printed with.
        let lines = |text: &str| -> Vec<String> {
            text.lines().map(str::trim).filter(|line| line.starts_with("(\"")).map(str::to_owned).collect()
        };
        assert_eq!(lines(&String::from_utf8_lossy(&once)), lines(text), "schema {schema}");
    }
}

#[test]
fn an_empty_project_opens_again() {
    let empty = Project::default();
    let bytes = write(&empty);
    assert!(bytes.starts_with(b"// Tradebook project\n(\n    schema: 3,\n)\n// sha256: "));
    assert_eq!(read(&bytes).unwrap(), Opened { project: empty, warnings: Vec::new(), letters: BTreeSet::new() });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_project_reads_back_as_it_was(words in proptest::collection::vec(any::<u32>(), 0..3000)) {
        let project = tape::Tape::new(&words).project();
        let bytes = write(&project);
        let opened = read(&bytes).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&bytes)));
        prop_assert_eq!(&opened.project, &project);
        prop_assert!(opened.warnings.iter().all(|warning| !matches!(warning, Warning::SealBroken | Warning::SealMissing)));
        prop_assert_eq!(write(&opened.project), bytes);
    }
}

#[test]
fn no_source_is_another_statement_than_the_default_source() {
    let lines = observations(&with_lines(
        "(\"2021\", X, \"1\"), (\"2022\", X, \"1\", (source: None)), (\"2023\", X, \"1\", (source: \"s2\"))",
    ));
    let sources: Vec<_> = lines
        .iter()
        .map(|line| line.figures.adopted().unwrap().source.map_or("none".to_owned(), |source| source.to_string()))
        .collect();
    assert_eq!(sources, ["s1", "none", "s2"]);
}

#[test]
fn amounts_without_multiplier_are_in_the_dataset_s_multiples_and_rates_in_units() {
    let lines = observations(&with_lines(
        "(\"2021\", X, \"1.5\"), (\"2021\", X, \"1.5\", (measure: Rate(Percent, YearEarlier))), \
         (\"2021\", X, \"1.5\", (measure: Change(YearEarlier))), (\"2021\", X, \"1.5e9\", (measure: Cover))",
    ));
    let printed: Vec<_> =
        lines.iter().map(|line| line.figures.adopted().unwrap().said.number().unwrap().to_string()).collect();
    assert_eq!(printed, ["1.5e6", "1.5", "1.5e6", "1.5e9"]);
}

#[test]
fn lines_in_any_order_open_sorted() {
    let lines = observations(&with_lines("(\"2023\", M, \"3\"), (\"2021\", X, \"1\"), (\"2022\", X, \"2\")"));
    let keys: Vec<Key> = lines.iter().map(|line| line.key).collect();
    assert!(keys.is_sorted());
    assert_eq!(keys.len(), 3);
}

#[test]
fn figures_take_no_more_room_than_there_are() {
    let lines: String = (0..1500)
        .fold(String::new(), |all, nth| format!("{all}(\"{:04}-{:02}\", X, \"1\"),\n", 1500 + nth / 12, nth % 12 + 1));
    assert_eq!(observations(&with_lines(&lines)).len(), 1500);
    assert!(size_of::<Observation>() <= 88);
}

#[test]
fn references_to_gone_records_are_listed_once_each() {
    let text = sealed(&format!(
        "{}\n",
        with_lines(
            "(\"2021\", X, \"1\", (source: \"x1\")), (\"2022\", X, \"1\", (source: \"x1\")), (\"2023\", Named(\"x2\"), \"1\")",
        )
    ));
    let opened = open(&text);
    let sentences: Vec<_> = opened.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        [
            "Figures of the dataset d1 refer to the source x1, which is not in the project.",
            "Figures of the dataset d1 refer to the flow x2, which is not in the project.",
        ]
    );
}
