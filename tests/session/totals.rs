//! What stands under a table of months: shown, hidden, turned round, filtered, and side by side with another dataset.

use tradebook::analysis::sheet::{Cell, Column, RowsOf, Side};
use tradebook::analysis::totals::TotalRow;
use tradebook::domain::{DatasetHead, DatasetId, Flow, Id, Key, Multiplier, Period};
use tradebook::session::action::LookAction;
use tradebook::session::grid::Cells as _;
use tradebook::session::wording::{cell_value, total_name, total_sentences};
use tradebook::session::{Action, DatasetTable, NewRecord, RowFilter, Session};
use tradebook::words::Words;

use crate::describe::empty_session;

fn own() -> DatasetId {
    DatasetId(Id::new(1).unwrap())
}

fn other() -> DatasetId {
    DatasetId(Id::new(2).unwrap())
}

fn enter(session: &mut Session, dataset: DatasetId, flow: Flow, period: &str, text: &str) {
    let key = Key::level(flow, period.parse().unwrap());
    session.dispatch(Action::Enter { dataset, key, text: text.to_owned() }).unwrap();
}

fn look(session: &mut Session, look: LookAction) {
    session.dispatch(Action::Look { dataset: own(), look }).unwrap();
}

/// Exports of 2022 (12 months of 30.0), 2023 (12 of 36.0) and 2024 (9 of 40.0), in a table of months.
fn session() -> Session {
    let mut session = empty_session();
    for name in ["Own", "Other"] {
        let head =
            DatasetHead { name: name.into(), unit: "USD".into(), shown: Multiplier::MILLION, ..DatasetHead::default() };
        session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    for (year, months, text) in [(2022, 12, "30.0"), (2023, 12, "36.0"), (2024, 9, "40.0")] {
        for month in 1..=months {
            enter(&mut session, own(), Flow::Exports, &format!("{year}-{month:02}"), text);
        }
    }
    session.dispatch(Action::ShowRows { dataset: own(), rows: RowsOf::Months }).unwrap();
    session
}

fn totals(table: &DatasetTable) -> Vec<&TotalRow> {
    (0..table.totals()).map(|nth| table.total(nth).unwrap()).collect()
}

fn cell(table: &DatasetTable, nth: usize, column: Column) -> Cell {
    table.total(nth).unwrap().cells.get(table.column_of(column).unwrap()).unwrap().clone()
}

fn shown(session: &Session, columns: &[Column]) -> Vec<String> {
    let words = Words::english();
    let table = session.table(own(), None).unwrap();
    let line = |nth: usize| {
        let values = columns.iter().map(|column| cell_value(&words, &cell(&table, nth, *column), *column));
        let all: Vec<_> = std::iter::once(total_name(&words, table.total(nth).unwrap())).chain(values).collect();
        all.join(" | ")
    };
    (0..table.totals()).map(line).collect()
}

const EXPORTS: Column = Column::level(Flow::Exports);
const GROWTH: Column = Column::growth(Flow::Exports);

#[test]
fn months_have_their_years_under_them_in_the_order_of_the_rows() {
    let mut session = session();
    let expected = ["2022 total | 360.0 | —", "2023 total | 432.0 | ≈ +20.0 %", "2024, 9 of 12 months | 360.0 | —"];
    assert_eq!(shown(&session, &[EXPORTS, GROWTH]), expected);
    session.dispatch(Action::ShowNewestFirst { dataset: own(), newest_first: true }).unwrap();
    let turned: Vec<_> = expected.into_iter().rev().collect();
    assert_eq!(shown(&session, &[EXPORTS, GROWTH]), turned);
    let table = session.table(own(), "2024-10".parse().ok()).unwrap();
    let of = |period: &str| table.place_of(period.parse().unwrap()).and_then(|row| table.total_of(row));
    assert_eq!([of("2024-09"), of("2024-01"), of("2023-12"), of("2022-01")], [Some(0), Some(0), Some(1), Some(2)]);
    assert_eq!(of("2024-10"), None, "the row that is only offered adds to nothing");
}

#[test]
fn totals_are_hidden_and_shown_again_and_years_have_none() {
    let mut session = session();
    let count = |session: &Session| session.table(own(), None).unwrap().totals();
    assert_eq!(count(&session), 3, "they are there at first");
    look(&mut session, LookAction::Totals(false));
    assert_eq!(count(&session), 0);
    look(&mut session, LookAction::Totals(true));
    assert_eq!(count(&session), 3);
    for rows in [RowsOf::Years, RowsOf::YearToDate, RowsOf::OtherSpans] {
        session.dispatch(Action::ShowRows { dataset: own(), rows }).unwrap();
        assert_eq!(count(&session), 0, "{rows:?}");
    }
}

#[test]
fn no_motion_and_no_selection_reaches_a_total() {
    let session = session();
    let table = session.table(own(), None).unwrap();
    assert_eq!((table.rows(), table.used_rows()), (33, Some((0, 32))));
    assert_eq!(table.cursor_at(tradebook::session::grid::Spot::new(33, 0)), None);
}

#[test]
fn what_a_filter_leaves_out_adds_to_no_total() {
    let mut session = session();
    for month in 1..=12 {
        for flow in [Flow::Imports, Flow::Turnover] {
            enter(&mut session, own(), flow, &format!("2023-{month:02}"), "50.0");
        }
    }
    look(&mut session, LookAction::Filter(RowFilter::LacksFigure));
    let expected = ["2022 total | 360.0 | —", "2024, 9 of 12 months | 360.0 | —"];
    assert_eq!(shown(&session, &[EXPORTS, GROWTH]), expected);
}

#[test]
fn a_total_follows_a_figure_while_it_is_typed() {
    let mut session = session();
    let key = Key::level(Flow::Exports, "2023-12".parse().unwrap());
    session.dispatch(Action::Draft { dataset: own(), key, text: "46.0".into() }).unwrap();
    assert_eq!(shown(&session, &[EXPORTS])[1], "2023 total | 442.0");
    session.dispatch(Action::DropDraft).unwrap();
    assert_eq!(shown(&session, &[EXPORTS])[1], "2023 total | 432.0");
}

#[test]
fn two_datasets_are_compared_where_both_have_all_of_the_rows() {
    let mut session = session();
    for (year, months) in [(2022, 12), (2023, 11)] {
        for month in 1..=months {
            enter(&mut session, other(), Flow::Exports, &format!("{year}-{month:02}"), "27.0");
        }
    }
    look(&mut session, LookAction::Beside(vec![other()]));
    let [beside, gap, percent] = [Side::Beside(other()), Side::Difference(other()), Side::DifferencePercent(other())]
        .map(|side| EXPORTS.of(side));
    let lines = shown(&session, &[EXPORTS, beside, gap, percent]);
    assert_eq!(lines[0], "2022 total | 360.0 | 324.0 | ≈ +36.0 | ≈ +11.1 %");
    assert_eq!(lines[1], "2023 total | 432.0 | 297.0 | — | —");
    assert_eq!(lines[2], "2024, 9 of 12 months | 360.0 | — | — | —");
}

#[test]
fn every_total_says_of_how_many_periods_it_is_or_why_there_is_none() {
    let mut session = session();
    enter(&mut session, own(), Flow::Imports, "2024-01", "5.0");
    enter(&mut session, own(), Flow::Exports, "2023", "440.0");
    session.dispatch(Action::ShowRows { dataset: own(), rows: RowsOf::Months }).unwrap();
    let (words, table) = (Words::english(), session.table(own(), None).unwrap());
    let told = |nth: usize, column: Column| {
        let basis = table.sheet.question.basis;
        let row = totals(&table)[nth];
        total_sentences(&words, session.project(), row, column, &cell(&table, nth, column), basis)
    };
    let differ = "The printed 440.0 (439.95…440.05) and the sum of its 12 months, 431.4…432.6, \
                  cannot all hold if rounded to nearest";
    assert_eq!(told(1, EXPORTS), ["Calculated: sum of 12 months", differ]);
    assert_eq!(told(2, EXPORTS), ["Calculated: sum of 9 of 12 months"]);
    assert_eq!(told(2, Column::level(Flow::Imports)), ["Calculated: sum of 1 of 12 months"]);
    assert_eq!(told(2, GROWTH), ["A year is compared only where it and the year before are complete"]);
    assert_eq!(told(1, GROWTH)[0], "Calculated: 2023 on 2022");
    assert_eq!(told(0, Column::level(Flow::Imports)), [""; 0]);
    assert_eq!(totals(&table)[1].period, Period::of_year(2023).unwrap());
}
