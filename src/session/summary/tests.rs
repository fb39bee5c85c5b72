//! Sums against a reference that adds whole numbers one by one.

use proptest::prelude::*;

use super::*;
use crate::analysis::growth::Basis;
use crate::analysis::sheet::RowsOf;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Key, Project};
use crate::session::action::LookAction;
use crate::session::grid::{Cells as _, Spot};
use crate::session::place::{Extent, Span};
use crate::session::{Action, CountedIds, NewRecord};
use crate::words::plain_spaces;

fn head(partner: &str, unit: &str, shown: Multiplier) -> DatasetHead {
    DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new(partner),
        unit: unit.to_owned(),
        shown,
        ..DatasetHead::default()
    }
}

fn session(heads: &[DatasetHead]) -> (Session, Vec<DatasetId>) {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    for head in heads {
        session.dispatch(Action::Add(NewRecord::Dataset(head.clone()))).unwrap();
    }
    let ids = session.project().datasets.iter().map(|dataset| dataset.id).collect();
    (session, ids)
}

fn enter(session: &mut Session, dataset: DatasetId, flow: Flow, period: &str, text: &str) {
    let key = Key::level(flow, period.parse().unwrap());
    session.dispatch(Action::Enter { dataset, key, text: text.to_owned() }).unwrap();
}

/// A cell by its period and column.
type Corner = (&'static str, Column);

/// The text for all cells between the cells of (period, column).
fn text(session: &Session, id: DatasetId, spans: &[(Corner, Corner)]) -> String {
    let table = session.table(id, None).unwrap();
    let at = |(period, column): Corner| {
        Spot::new(table.place_of(period.parse().unwrap()).unwrap(), table.column_of(column).unwrap())
    };
    let spans: Vec<_> =
        spans.iter().map(|(one, other)| Span { anchor: at(*one), far: at(*other), extent: Extent::Cells }).collect();
    let marks = Marks { cursor: spans.last().unwrap().anchor, spans };
    plain_spaces(&summary_text(session, &Words::english(), &table, &marks, &mut Growing::default()))
}

fn bulletin() -> (Session, DatasetId) {
    let (mut session, ids) = session(&[head("AZE", "USD", Multiplier::MILLION)]);
    let id = ids[0];
    for (flow, period, digits) in [
        (Flow::Exports, "2023", "456.3"),
        (Flow::Imports, "2023", "73"),
        (Flow::Turnover, "2023", "529.4"),
        (Flow::Imports, "2022", "88.3"),
        (Flow::Imports, "2021", "60.05"),
    ] {
        enter(&mut session, id, flow, period, digits);
    }
    (session, id)
}

const X: Column = Column::level(Flow::Exports);
const M: Column = Column::level(Flow::Imports);
const T: Column = Column::level(Flow::Turnover);
const B: Column = Column::level(Flow::Balance);

#[test]
fn exports_and_imports_of_the_bulletin_are_added_exactly() {
    let (session, id) = bulletin();
    let both = [(("2023", X), ("2023", X)), (("2023", M), ("2023", M))];
    assert_eq!(text(&session, id, &both), "2 cells  sum 529.3  mean 264.65");
}

#[test]
fn levels_of_one_flow_are_added_and_what_is_missing_is_no_zero() {
    let (session, id) = bulletin();
    assert_eq!(
        text(&session, id, &[(("2021", M), ("2023", M))]),
        "3 cells  sum 221.35  mean 73.783  smallest 60.05  largest 88.3"
    );
    let with_gap = text(&session, id, &[(("2021", X), ("2023", X))]);
    assert!(with_gap.starts_with("3 cells, 1 figure"), "{with_gap}");
    assert!(!with_gap.contains("sum"), "{with_gap}");
}

#[test]
fn what_would_be_counted_twice_is_not_added() {
    let (session, id) = bulletin();
    let contains = "2 cells  no sum: one flow contains another  smallest";
    for (one, other, expected) in [
        (X, T, format!("{contains} 456.3  largest 529.4")),
        (M, B, "2 cells  no sum: one flow contains another  smallest 73  largest +383.3".to_owned()),
        (M, Column::growth(Flow::Imports), "2 cells  no sum: levels and rates together".to_owned()),
    ] {
        let spans = [(("2023", one), ("2023", one)), (("2023", other), ("2023", other))];
        assert_eq!(text(&session, id, &spans), expected);
    }
}

#[test]
fn cells_selected_twice_count_once() {
    let (session, id) = bulletin();
    let twice = [(("2022", M), ("2023", M)), (("2021", M), ("2023", M)), (("2023", M), ("2023", M))];
    assert!(text(&session, id, &twice).starts_with("3 cells  sum 221.35"));
}

#[test]
fn periods_that_overlap_have_no_sum_in_either_order() {
    let (mut session, ids) = session(&[head("AZE", "USD", Multiplier::MILLION)]);
    let id = ids[0];
    for (period, digits) in [("2023-Q1", "10"), ("2023-S1", "25"), ("2024-Q1", "12")] {
        enter(&mut session, id, Flow::Exports, period, digits);
    }
    session.dispatch(Action::ShowRows { dataset: id, rows: RowsOf::YearToDate }).unwrap();
    for newest_first in [false, true] {
        session.dispatch(Action::ShowNewestFirst { dataset: id, newest_first }).unwrap();
        assert_eq!(
            text(&session, id, &[(("2023-Q1", X), ("2024-Q1", X))]),
            "3 cells  no sum: periods overlap  smallest 10  largest 25"
        );
        assert_eq!(
            text(&session, id, &[(("2023-S1", X), ("2024-Q1", X))]),
            "2 cells  sum 37  mean 18.5",
            "newest first: {newest_first}"
        );
    }
}

#[test]
fn growth_has_a_smallest_and_a_largest_and_no_sum() {
    let (mut session, ids) = session(&[head("AZE", "USD", Multiplier::MILLION)]);
    let id = ids[0];
    for (period, digits) in [("2020", "100.0"), ("2021", "110.0"), ("2022", "165.0"), ("2023", "132.0")] {
        enter(&mut session, id, Flow::Exports, period, digits);
    }
    let growth = Column::growth(Flow::Exports);
    let shown = text(&session, id, &[(("2020", growth), ("2023", growth))]);
    assert!(shown.starts_with("4 cells, 3 figures  no sum: rates and changes are not added  smallest"), "{shown}");
    assert!(shown.contains("−20.0 %") && shown.ends_with("+50.0 %"), "{shown}");
    assert_eq!(Basis::default(), session.view_of(id).question.basis);
}

fn beside(heads: &[DatasetHead], digits: [&str; 2]) -> String {
    let (mut session, ids) = session(heads);
    enter(&mut session, ids[0], Flow::Exports, "2023", digits[0]);
    enter(&mut session, ids[1], Flow::Exports, "2023", digits[1]);
    session.dispatch(Action::Look { dataset: ids[0], look: LookAction::Beside(vec![ids[1]]) }).unwrap();
    let other = X.of(Side::Beside(ids[1]));
    text(&session, ids[0], &[(("2023", X), ("2023", X)), (("2023", other), ("2023", other))])
}

#[test]
fn datasets_side_by_side_are_added_when_only_the_multiplier_differs() {
    let (million, thousand) = (Multiplier::MILLION, Multiplier::THOUSAND);
    assert_eq!(
        beside(&[head("AZE", "USD", million), head("GEO", "USD", thousand)], ["1.5", "2500"]),
        "2 cells  sum 4.000  mean 2.000"
    );
    assert_eq!(
        beside(&[head("AZE", "USD", million), head("GEO", "EUR", million)], ["1.5", "2500"]),
        "2 cells  no sum: units differ"
    );
    assert_eq!(
        beside(&[head("AZE", "USD", million), head("AZE", "USD", million)], ["1.5", "1.6"]),
        "2 cells  no sum: two datasets of one trade  smallest 1.5  largest 1.6"
    );
    let oil = DatasetHead { product: "2709".to_owned(), ..head("AZE", "USD", million) };
    assert_eq!(
        beside(&[head("AZE", "USD", million), oil], ["1.5", "1.2"]),
        "2 cells  no sum: two datasets of one trade  smallest 1.2  largest 1.5",
        "a product is part of the total"
    );
    let services = DatasetHead { indicator: Indicator::Services, ..head("AZE", "USD", million) };
    assert_eq!(beside(&[head("AZE", "USD", million), services], ["1.5", "1.2"]), "2 cells  sum 2.7  mean 1.35");
}

#[test]
fn a_sum_of_too_many_digits_is_none() {
    let (mut session, ids) = session(&[head("AZE", "USD", Multiplier::MILLION)]);
    enter(&mut session, ids[0], Flow::Exports, "2022", "9999999999999999999999999999");
    enter(&mut session, ids[0], Flow::Exports, "2023", "0.000000000001");
    let shown = text(&session, ids[0], &[(("2022", X), ("2023", X))]);
    assert!(shown.starts_with("2 cells  no sum: more digits than a figure can have  smallest"), "{shown}");
}

#[test]
fn flows_are_apart_when_none_contains_another() {
    use Flow::{Balance, DomesticExports, Exports, Imports, ReExports, ReImports, Transit, Turnover};
    for (one, other, ok) in [
        (Exports, Imports, true),
        (Exports, Turnover, false),
        (Exports, ReExports, false),
        (DomesticExports, ReExports, true),
        (Imports, ReImports, false),
        (ReExports, Imports, true),
        (Balance, Exports, false),
        (Transit, Exports, false),
    ] {
        assert_eq!(apart(one, other), ok, "{one:?} {other:?}");
        assert_eq!(apart(other, one), ok, "{other:?} {one:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_column_adds_up_to_the_sum_of_its_whole_numbers(
        figures in prop::collection::vec(prop::option::weighted(0.8, (0..1_000_000_i64, 0..4_u32)), 2..40),
    ) {
        let (mut session, ids) = session(&[head("AZE", "USD", Multiplier::MILLION)]);
        let id = ids[0];
        for (nth, figure) in figures.iter().enumerate() {
            let period = Period::of_year(1950 + i32::try_from(nth).unwrap()).unwrap();
            match figure {
                Some((mantissa, scale)) => {
                    let digits = Decimal::new(*mantissa, *scale).to_string();
                    enter(&mut session, id, Flow::Exports, &period.to_string(), &digits);
                }
                None => session.dispatch(Action::AddPeriod { dataset: id, period }).unwrap(),
            }
        }
        let table = session.table(id, None).unwrap();
        let marks = Marks::at(Spot::new(0, 0)).whole(Extent::Columns);
        prop_assert_eq!(table.rows(), figures.len());
        let got = summary(&session, &Words::english(), &table, &marks, &mut Growing::default());
        let rows = figures.len();
        let from = rows / 3;
        let downwards = (from..rows).map(|far| (from, far));
        let upwards = (0..from).rev().map(|far| (from, far));
        let turned = [(from, rows - 1), (from, 0), (from, from), (0, rows - 1), (rows - 1, 1)];
        let mut growing = Growing::default();
        for (anchor, far) in downwards.chain([(from, from)]).chain(upwards).chain(turned) {
            let span = Span { anchor: Spot::new(anchor, 0), far: Spot::new(far, 0), extent: Extent::Cells };
            let marks = Marks { cursor: Spot::new(anchor, 0), spans: vec![span] };
            let fresh = summary(&session, &Words::english(), &table, &marks, &mut Growing::default());
            prop_assert_eq!(summary(&session, &Words::english(), &table, &marks, &mut growing), fresh, "{}..{}", anchor, far);
        }
        let there: Vec<_> = figures.iter().flatten().collect();
        prop_assert_eq!((got.cells, got.figures), (figures.len(), there.len()));
        if there.len() >= 2 {
            let scale = there.iter().map(|(_, scale)| *scale).max().unwrap();
            let whole: i128 = there.iter().map(|(mantissa, own)| i128::from(*mantissa) * 10_i128.pow(scale - own)).sum();
            let total = got.total.unwrap();
            let expected = Decimal::from_i128_with_scale(whole, scale);
            prop_assert_eq!(total.sum, adding::Sum::Exact(expected));
            let mean = total.mean(expected).unwrap();
            // The mean is off by no more than half of its last digit.
            let count = i128::try_from(there.len()).unwrap();
            let tenfold = mean.mantissa() * 10_i128.pow(scale + 1 - mean.scale());
            prop_assert!((tenfold * count - whole * 10).abs() * 2 <= count);
        }
    }
}
