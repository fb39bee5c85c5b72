//! Total, rest, shares and contributions of partners against the printed cases and a naive reference.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::analysis::growth::{Basis, Estimate};
use crate::analysis::sheet::{Question, sheet};
use crate::domain::{
    AreaRef, Dataset, DatasetHead, Figure, Figures, Id, Identity, Key, Observation, Project, Said, Term,
};

fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

fn head(partner: &str, product: &str) -> DatasetHead {
    DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new(partner),
        product: product.to_owned(),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    }
}

/// A dataset with exports by year.
fn dataset(raw: u32, head: DatasetHead, exports: &[(i32, &str)]) -> Dataset {
    let mut dataset = Dataset::new(DatasetId(id(raw)), head);
    let cells = exports.iter().map(|(year, text)| Observation {
        key: Key::level(Flow::Exports, Period::of_year(*year).unwrap()),
        figures: Figures::one(Figure::new(Said::Number(text.parse().unwrap()), None)),
    });
    dataset.observations = cells.collect();
    dataset
}

fn project(datasets: Vec<Dataset>) -> Project {
    Project { datasets: datasets.into_iter().collect(), ..Project::default() }
}

fn table(project: &Project, set: &Set) -> Partners {
    let members = members(project, set, Flow::Exports);
    let question = Question { rows: RowsOf::Years, basis: Basis::default(), as_of: None };
    let lines = members.iter().map(|member| {
        let dataset = project.datasets.get(member.dataset).unwrap();
        let sheet = sheet(dataset, &project.sources, question, &[]);
        line(&sheet, Flow::Exports, dataset.head.shown, Multiplier::MILLION)
    });
    let lines = lines.collect();
    Partners::new(members, lines, RowsOf::Years)
}

fn first(project: &Project) -> Partners {
    table(project, sets(project).first().unwrap())
}

fn year(year: i32) -> Period {
    Period::of_year(year).unwrap()
}

fn ends(interval: super::super::interval::Interval) -> String {
    format!("{}…{}", interval.low.normalize(), interval.high.normalize())
}

fn text(value: &Value) -> String {
    let estimate =
        |of: &Estimate| format!("{}{} [{}]", if of.approximate { "≈" } else { "" }, of.value, ends(of.interval));
    match value {
        Value::Missing => "—".to_owned(),
        Value::Level { amount, .. } => match amount.value {
            Some(value) => format!("{value} [{}]", ends(amount.interval)),
            None => ends(amount.interval),
        },
        Value::Share(of) | Value::Points(of) => estimate(of),
        Value::Growth(Growth::Percent(of)) => estimate(of),
        other => format!("{other:?}"),
    }
}

fn roles(project: &Project, set: &Set) -> String {
    let roles = members(project, set, Flow::Exports).into_iter().map(|member| format!("{:?}", member.role));
    roles.collect::<Vec<_>>().join(" ")
}

fn world() -> Project {
    project(vec![
        dataset(1, head("AZE", ""), &[(2022, "100.0e6"), (2023, "150.0e6")]),
        dataset(2, head("GEO", ""), &[(2022, "50.0e6"), (2023, "40.0e6")]),
        dataset(3, head("TUR", ""), &[(2022, "30.0e6")]),
        dataset(4, head("WLD", ""), &[(2022, "200.0e6"), (2023, "250.0e6")]),
        dataset(5, head("EAEU", ""), &[(2023, "60.0e6")]),
    ])
}

#[test]
fn the_total_is_what_was_printed_and_the_rest_an_interval() {
    let project = world();
    let table = first(&project);
    assert_eq!(table.printed_total(), Some(DatasetId(id(4))));
    assert_eq!((table.parts(), table.with_role(Role::Group).count()), (3, 1));
    let of = |row, period, shown| text(&table.value(row, year(period), shown));
    assert_eq!(of(RowOf::Total, 2023, Shown::Level), "250.0 [249.95…250.05]");
    // 250.0 − 150.0 − 40.0; Türkiye is in it, as nobody has printed it.
    assert_eq!(of(RowOf::Other, 2023, Shown::Level), "60.0 [59.85…60.15]");
    assert_eq!(of(RowOf::Other, 2022, Shown::Level), "20.0 [19.8…20.2]");
    assert_eq!(of(RowOf::Part(2), 2023, Shown::Level), "—");
    assert_eq!(of(RowOf::Part(0), 2023, Shown::Share), "60.0 [59.968…60.033]");
    assert_eq!(of(RowOf::Apart(4), 2023, Shown::Share), "24.0 [23.975…24.025]");
    assert_eq!(of(RowOf::Total, 2023, Shown::Share), "100.0 [99.96…100.041]");
    assert_eq!(of(RowOf::Part(0), 2023, Shown::Contribution), "≈25.0 [24.943…25.057]");
    assert_eq!(of(RowOf::Part(1), 2023, Shown::Contribution), "≈-5.0 [-5.052…-4.948]");
    assert_eq!(of(RowOf::Part(2), 2023, Shown::Contribution), "—");
    // In 2022 Türkiye was no part of the rest.
    assert_eq!(of(RowOf::Other, 2023, Shown::Growth), "—");
}

#[test]
fn without_a_printed_total_the_sum_says_of_how_many() {
    let mut project = world();
    project.datasets = project.datasets.iter().filter(|dataset| dataset.head.partner.0 != "WLD").cloned().collect();
    let table = first(&project);
    assert_eq!(table.printed_total(), None);
    let total = |period| {
        let total = table.total(year(period)).unwrap();
        (total.amount.value.unwrap().to_string(), total.sum_of)
    };
    assert_eq!(total(2022), ("180.0".to_owned(), Some(3)));
    assert_eq!(total(2023), ("190.0".to_owned(), Some(2)));
    assert_eq!(table.other(year(2023)), None);
    let growth = table.value(RowOf::Total, year(2023), Shown::Growth);
    assert_eq!(growth, Value::Missing, "other partners are in the sum of the year before");
    assert_eq!(table.total(year(2021)), None);
}

#[test]
fn what_would_be_counted_twice_is_not_added() {
    let mut again = world();
    again.datasets = again.datasets.iter().cloned().chain([dataset(6, head("AZE", ""), &[(2023, "151e6")])]).collect();
    let set = sets(&again).remove(0);
    assert_eq!(roles(&again, &set), "Part Part Part Total Group Second");
    assert_eq!(table(&again, &set).sum(year(2023)).unwrap().0.value.unwrap().to_string(), "190.0");
}

#[test]
fn the_whole_of_an_identity_is_the_total() {
    let mut project = project(vec![
        dataset(1, head("All partners", ""), &[(2023, "9e6")]),
        dataset(2, head("AZE", ""), &[(2023, "3e6")]),
        dataset(3, head("GEO", ""), &[(2023, "5e6")]),
    ]);
    let set = sets(&project).remove(0);
    assert_eq!(roles(&project, &set), "Part Part Part");
    let term = |raw| Term { dataset: DatasetId(id(raw)), flow: Flow::Exports };
    let identity =
        |parts| Identity { id: id(9).into(), whole: term(1), parts, complete: Some(true), note: String::new() };
    project.identities = std::iter::once(identity(vec![term(2)])).collect();
    assert_eq!(roles(&project, &set), "Part Part Part", "one partner is no part of it");
    project.identities = std::iter::once(identity(vec![term(2), term(3)])).collect();
    assert_eq!(roles(&project, &set), "Total Part Part");
    assert_eq!(text(&table(&project, &set).value(RowOf::Other, year(2023), Shown::Level)), "1 [-0.5…2.5]");
}

#[test]
fn products_of_one_partner_stand_in_a_table_of_their_own() {
    let project = project(vec![
        dataset(1, head("AZE", ""), &[(2023, "100e6")]),
        dataset(2, head("AZE", "Oil"), &[(2023, "60e6")]),
        dataset(3, head("AZE", "Wheat"), &[(2023, "30e6")]),
        dataset(4, DatasetHead { unit: "tonnes".to_owned(), ..head("AZE", "") }, &[]),
    ]);
    let all = sets(&project);
    let by: Vec<_> = all.iter().map(|set| (set.by.clone(), set.unit.as_str())).collect();
    let partner = |product: &str| By::Partner { product: product.to_owned() };
    let products = By::Product { partner: AreaRef::new("AZE") };
    assert_eq!(
        by,
        [
            (partner(""), "USD"),
            (partner("Oil"), "USD"),
            (partner("Wheat"), "USD"),
            (partner(""), "tonnes"),
            (products.clone(), "USD"),
        ]
    );
    let set = all.iter().find(|set| set.by == products).unwrap();
    assert_eq!(roles(&project, set), "Total Part Part");
    assert_eq!(text(&table(&project, set).value(RowOf::Part(1), year(2023), Shown::Share)), "≈60.0 [59.203…60.805]");
}

#[test]
fn datasets_in_other_multiples_are_brought_to_one() {
    let mut thousand = head("GEO", "");
    thousand.shown = Multiplier::THOUSAND;
    let project =
        project(vec![dataset(1, head("AZE", ""), &[(2023, "1.5e6")]), dataset(2, thousand, &[(2023, "2500e3")])]);
    assert_eq!(first(&project).sum(year(2023)).unwrap().0.value.unwrap().to_string(), "4.000");
}

#[test]
fn equal_levels_share_a_rank_and_missing_ones_have_none() {
    let project = project(vec![
        dataset(1, head("AZE", ""), &[(2023, "5e6")]),
        dataset(2, head("GEO", ""), &[(2023, "7e6")]),
        dataset(3, head("TUR", ""), &[(2022, "9e6")]),
        dataset(4, head("UZB", ""), &[(2023, "5.0e6")]),
        dataset(5, head("KGZ", ""), &[(2023, "1e6")]),
    ]);
    let table = first(&project);
    assert_eq!(table.ranks(year(2023)).into_iter().collect::<Vec<_>>(), [(0, 2), (1, 1), (3, 2), (4, 4)]);
    assert_eq!(table.fullest(), Some(year(2023)));
}

proptest! {
    #[test]
    fn sums_are_those_of_a_naive_reference(
        parts in prop::collection::vec(prop::collection::btree_map(2000..2005_i32, 0..1_000_000_i64, 0..5), 1..8),
        world in prop::collection::btree_map(2000..2005_i32, 0..9_000_000_i64, 0..5),
    ) {
        let texts = |values: &BTreeMap<i32, i64>| -> Vec<(i32, String)> {
            values.iter().map(|(year, tenths)| (*year, format!("{}e6", Decimal::new(*tenths, 1)))).collect()
        };
        let with = |raw: u32, partner: &str, values: &BTreeMap<i32, i64>| {
            let texts = texts(values);
            let exports: Vec<_> = texts.iter().map(|(year, text)| (*year, text.as_str())).collect();
            dataset(raw, head(partner, ""), &exports)
        };
        let mut datasets: Vec<_> =
            (1..).zip(&parts).map(|(raw, values)| with(raw, &format!("Partner {raw}"), values)).collect();
        datasets.push(with(99, "WLD", &world));
        let project = project(datasets);
        let table = first(&project);
        for at in 2000..2005 {
            let there: Vec<_> = parts.iter().filter_map(|values| values.get(&at)).collect();
            let sum = (!there.is_empty()).then(|| Decimal::new(there.iter().copied().sum(), 1));
            let printed = world.get(&at).map(|tenths| Decimal::new(*tenths, 1));
            let total = table.total(year(at)).map(|total| (total.amount.value.unwrap(), total.sum_of));
            let expected = printed.map(|value| (value, None)).or_else(|| sum.map(|sum| (sum, Some(there.len()))));
            prop_assert_eq!(total, expected);
            let other = table.other(year(at)).map(|other| other.value.unwrap());
            prop_assert_eq!(other, printed.zip(sum).map(|(printed, sum)| printed - sum));
            if let Some(other) = table.other(year(at)) {
                let half = Decimal::new(5, 2) * Decimal::from(there.len() + 1);
                prop_assert!(other.interval.high - other.interval.low <= half * Decimal::TWO);
                prop_assert!(other.interval.contains(other.value.unwrap()));
            }
        }
    }
}
