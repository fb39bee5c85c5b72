//! What adds, what does not, and what is said of a printed figure beside a sum.

use rust_decimal::Decimal;

use super::*;
use crate::analysis::sheet::{Column, Content, Part};
use crate::domain::{Against, DatasetHead, Figure, Figures, Id, Key, Observation, Said};

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// A dataset of lines `2023-07 X 38.0`.
fn dataset<'a>(lines: impl IntoIterator<Item = &'a str>) -> Dataset {
    let mut dataset = Dataset::new(Id::new(1).unwrap().into(), DatasetHead::default());
    let observation = |line: &str| {
        let words: Vec<_> = line.split(' ').collect();
        let flow = Flow::CODED.into_iter().find(|flow| flow.code() == Some(words[1])).unwrap();
        let said = Said::Number(words[2].parse().unwrap());
        Observation { key: Key::level(flow, period(words[0])), figures: Figures::one(Figure::new(said, None)) }
    };
    dataset.observations = lines.into_iter().map(observation).collect();
    dataset
}

fn months(year: i32, of: std::ops::RangeInclusive<i32>, level: &str) -> Vec<String> {
    of.map(|month| format!("{year}-{month:02} X {level}")).collect()
}

fn shown(sum: &ImpliedSum) -> String {
    let value = |amount: Option<Amount>| match amount {
        Some(Amount { value: Some(value), interval }) => format!("{value} in {}…{}", interval.low, interval.high),
        other => format!("{other:?}"),
    };
    let agrees = match sum.agrees {
        Some(true) => " meets",
        Some(false) => " misses",
        None => "",
    };
    format!("{} {} of {}: {}{agrees}", sum.period, sum.parts.len(), sum.of, value(sum.amount))
}

fn all(lines: &[String]) -> Vec<String> {
    let dataset = dataset(lines.iter().map(String::as_str));
    sums(&dataset, &Table::default(), None, Flow::Exports).iter().map(shown).collect()
}

#[test]
fn a_period_is_cut_into_months_quarters_and_halves_where_they_fit() {
    let cut = |text: &str| {
        let parts = |partition: Partition| format!("{}×{:?}", partition.parts.len(), partition.each);
        partitions(period(text)).map(parts).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(cut("2023"), "12×Month 4×Quarter 2×HalfYear");
    assert_eq!(cut("2023-S2"), "6×Month 2×Quarter");
    assert_eq!(cut("2023-Q3"), "3×Month");
    assert_eq!(cut("2023-01-01/P9M"), "9×Month 3×Quarter");
    assert_eq!(cut("2023-01-01/P10M"), "10×Month");
    for none in ["2023-07", "2022-11-01/P4M", "2022-01-01/P24M", "2023-07-01/P12M"] {
        assert_eq!(cut(none), "", "{none}");
    }
    let of_half: Vec<_> = partitions(period("2023-S2")).flat_map(|partition| partition.parts).collect();
    assert_eq!((of_half[0], of_half[5], of_half[7]), (period("2023-07"), period("2023-12"), period("2023-Q4")));
}

#[test]
fn months_add_to_quarters_halves_years_to_date_and_the_year() {
    let found = all(&months(2023, 1..=12, "38.0"));
    for expected in [
        "2023-01-01/P2M 2 of 2: 76.0 in 75.90…76.10",
        "2023-Q1 3 of 3: 114.0 in 113.85…114.15",
        "2023-S1 6 of 6: 228.0 in 227.70…228.30",
        "2023-01-01/P9M 9 of 9: 342.0 in 341.55…342.45",
        "2023 12 of 12: 456.0 in 455.40…456.60",
        "2023-Q4 3 of 3: 114.0 in 113.85…114.15",
        "2023-S2 6 of 6: 228.0 in 227.70…228.30",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:#?}");
    }
}

#[test]
fn an_incomplete_year_says_how_many_of_its_months_are_there() {
    let found = all(&months(2023, 1..=9, "38.0"));
    assert!(found.contains(&"2023 9 of 12: None".to_owned()), "{found:#?}");
    assert!(found.contains(&"2023-01-01/P9M 9 of 9: 342.0 in 341.55…342.45".to_owned()));
    assert!(!found.iter().any(|text| text.starts_with("2023-Q4") || text.starts_with("2023-S2")));
}

#[test]
fn quarters_add_where_months_are_not_all_there() {
    let lines = ["2023-Q1 X 10.0", "2023-Q2 X 20.0", "2023-Q3 X 30.0", "2023-07 X 9.0"].map(str::to_owned);
    let found = all(&lines);
    assert!(found.contains(&"2023-01-01/P9M 3 of 3: 60.0 in 59.85…60.15".to_owned()), "{found:#?}");
    assert!(found.contains(&"2023-S1 2 of 2: 30.0 in 29.90…30.10".to_owned()));
    assert!(found.contains(&"2023 1 of 12: None".to_owned()));
}

#[test]
fn a_sum_is_compared_with_what_was_printed_for_the_same_period() {
    let year = |text: &str| {
        let mut lines = months(2023, 1..=12, "38.0");
        lines.push(format!("2023 X {text}"));
        all(&lines).into_iter().find(|text| text.starts_with("2023 ")).unwrap()
    };
    assert!(year("456.6").ends_with("meets") && year("456.7").ends_with("misses"));
    assert!(year("455.4").ends_with("meets") && year("455.3").ends_with("misses"));
}

#[test]
fn spans_that_overlap_are_never_added() {
    assert_eq!(all(&["2022-11-01/P4M X 5.0".to_owned(), "2023-01-01/P9M X 5.0".to_owned()]), [""; 0]);
    assert_eq!(added(&[]), None);
}

fn table(lines: &[String], rows: RowsOf, further: &[Column]) -> Sheet {
    let question = Question { rows, ..Question::default() };
    sheet(&dataset(lines.iter().map(String::as_str)), &Table::default(), question, further)
}

/// A total for each year of the rows of a table.
fn totals_rows(sheet: &Sheet) -> Vec<TotalRow> {
    let periods: Vec<_> = sheet.periods().collect();
    let years: Vec<_> = periods.chunk_by(|a, b| a.year() == b.year()).collect();
    let total = |nth: usize| {
        let before = if nth == 0 { &[] } else { years[nth - 1] };
        total_row(sheet, &sheet.columns, years[nth], before)
    };
    (0..years.len()).filter_map(total).collect()
}

fn value(row: &TotalRow, sheet: &Sheet, column: Column) -> String {
    let at = sheet.columns.iter().position(|known| *known == column).unwrap();
    match &row.cells[at].content {
        Content::Level { value, .. } => value.to_string(),
        Content::Growth(growth) => growth.estimate().map_or(format!("{growth:?}"), |of| of.value.to_string()),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_table_of_months_has_a_total_for_each_year() {
    let mut lines = [months(2022, 1..=12, "30.0"), months(2023, 1..=12, "36.0"), months(2024, 1..=9, "40.0")].concat();
    lines.extend((1..=12).map(|month| format!("2023-{month:02} M 12.0")));
    let share = Column::new(Flow::Exports, Part::Share);
    let cover = Column::new(Flow::Balance, Part::Cover);
    let sheet = table(&lines, RowsOf::Months, &[share, cover]);
    let rows = totals_rows(&sheet);
    let told: Vec<_> = rows.iter().map(|row| (row.period, row.there, row.of, row.is_complete())).collect();
    assert_eq!(told, [(period("2022"), 12, 12, true), (period("2023"), 12, 12, true), (period("2024"), 9, 12, false)]);
    let of = |row: usize, column| value(&rows[row], &sheet, column);
    let (x, growth) = (Column::level(Flow::Exports), Column::growth(Flow::Exports));
    assert_eq!([of(0, x), of(1, x), of(2, x)], ["360.0", "432.0", "360.0"]);
    assert_eq!([of(0, growth), of(1, growth), of(2, growth)], ["Missing", "20.0", "Missing"]);
    assert_eq!([of(1, Column::level(Flow::Turnover)), of(1, share), of(1, cover)], ["576.0", "75.0", "300"]);
    assert_eq!([of(0, share), of(2, cover)], ["Missing", "Missing"]);
    let at = sheet.columns.iter().position(|column| *column == x).unwrap();
    let how = How::SumOf { parts: 9, each: Frequency::Month };
    assert_eq!(rows[2].cells[at].origin, crate::analysis::sheet::Origin::Calculated(how));
    let imports = sheet.columns.iter().position(|column| *column == Column::level(Flow::Imports)).unwrap();
    assert_eq!(TotalRow::parts(&rows[2].cells[imports]), None);
    assert!(rows[2].is_whole(&rows[2].cells[at]) && !rows[2].is_whole(&rows[2].cells[imports]));
}

#[test]
fn a_year_is_compared_only_where_both_it_and_the_year_before_are_complete() {
    let growth = |of_2022: i32, of_2023: i32, basis: Basis| {
        let lines = [months(2022, 1..=of_2022, "30.0"), months(2023, 1..=of_2023, "36.0")].concat();
        let question = Question { rows: RowsOf::Months, basis, ..Question::default() };
        let parts = [Part::Change, Part::Index].map(|part| Column::new(Flow::Exports, part));
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        let sheet = sheet(&dataset(lines), &Table::default(), question, &parts);
        let row = totals_rows(&sheet).remove(1);
        let shown = |column| value(&row, &sheet, column);
        (shown(Column::growth(Flow::Exports)), parts.iter().map(|part| shown(*part)).collect::<Vec<_>>())
    };
    let against = |against| Basis { against, ..Basis::default() };
    let (year, previous) = (against(Against::YearEarlier), against(Against::Previous));
    for basis in [year, previous] {
        assert_eq!(growth(12, 12, basis), ("20.0".to_owned(), vec!["72.0".to_owned(), "120.0".to_owned()]));
        for (of_2022, of_2023) in [(12, 11), (11, 12), (6, 6)] {
            let (shown, parts) = growth(of_2022, of_2023, basis);
            assert_eq!((shown.as_str(), parts), ("Missing", vec!["Missing".to_owned(); 2]), "{of_2022} {of_2023}");
        }
    }
    assert_eq!(growth(12, 12, against(Against::Period(period("2022-01")))).0, "Missing");
}

#[test]
fn a_complete_year_is_compared_with_what_was_printed_for_it() {
    let told = |year: &str, count: i32| {
        let mut lines = months(2023, 1..=count, "38.0");
        lines.push(format!("2023 X {year}"));
        let sheet = table(&lines, RowsOf::Months, &[]);
        let cell = totals_rows(&sheet).remove(0).cells.remove(0);
        (cell.parts.as_deref().map(|both| both.agree()), cell.conflicts())
    };
    assert_eq!(told("456.3", 12), (Some(true), false));
    assert_eq!(told("457.0", 12), (Some(false), true));
    assert_eq!(told("456.3", 11), (None, false), "eleven months are no year");
}

#[test]
fn a_total_is_of_the_rows_that_are_shown() {
    let lines = months(2023, 1..=12, "38.0");
    let sheet = table(&lines, RowsOf::Months, &[]);
    let some: Vec<_> = sheet.periods().take(3).chain([period("2023-12")]).collect();
    let row = total_row(&sheet, &[Column::level(Flow::Exports)], &some, &[]).unwrap();
    assert_eq!((row.there, row.of, TotalRow::parts(&row.cells[0])), (4, 12, Some(4)));
}

#[test]
fn years_years_to_date_and_other_spans_have_no_totals() {
    let lines = months(2023, 1..=12, "1.0");
    for (rows, reason) in [
        (RowsOf::Years, NoTotals::Years),
        (RowsOf::YearToDate, NoTotals::YearsToDate),
        (RowsOf::OtherSpans, NoTotals::OtherSpans),
    ] {
        assert_eq!(adding_up(rows), Err(reason));
        assert_eq!(total_row(&table(&lines, rows, &[]), &[], &[period("2023")], &[]), None);
    }
    for (rows, each) in [
        (RowsOf::Months, Frequency::Month),
        (RowsOf::Quarters, Frequency::Quarter),
        (RowsOf::HalfYears, Frequency::HalfYear),
    ] {
        assert_eq!(adding_up(rows), Ok(each));
    }
    assert_eq!(totals_rows(&table(&lines, RowsOf::Quarters, &[])).len(), 0, "no quarter stands in a row");
}

proptest::proptest! {
    /// What was rounded from true months holds the true year, and is never said to miss it.
    #[test]
    fn true_months_never_miss_their_true_year(
        truth in proptest::collection::vec(0..9_000_000_i64, 12),
        decimals in 0..3_u32,
    ) {
        let nearest = |thousandths: i64| {
            let value = Decimal::new(thousandths, 3);
            value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
        };
        let total: i64 = truth.iter().sum();
        let mut lines: Vec<_> = (1..).zip(&truth).map(|(month, value)| format!("2023-{month:02} X {}", nearest(*value))).collect();
        lines.push(format!("2023 X {}", nearest(total)));
        let dataset = dataset(lines.iter().map(String::as_str));
        for sum in sums(&dataset, &Table::default(), None, Flow::Exports) {
            if sum.period == period("2023") {
                proptest::prop_assert_eq!(sum.agrees, Some(true));
                proptest::prop_assert!(sum.amount.unwrap().interval.contains(Decimal::new(total, 3)));
            }
        }
    }
}
