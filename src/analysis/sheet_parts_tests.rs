//! Shares, contributions, cover, index, change and words: what the further columns of a table say.

use super::*;

const fn of(flow: Flow, part: Part) -> Column {
    Column::new(flow, part)
}

const COVER: Column = of(Flow::Balance, Part::Cover);

/// A table with further columns.
fn with(dataset: &Dataset, further: &[Column]) -> Sheet {
    sheet(dataset, &Table::default(), Question::default(), further)
}

/// A dataset of the bulletin's levels with printed figures of other measures.
fn bulletin(printed: &[(Column, &str)]) -> Dataset {
    let mut dataset = dataset(&LEVELS);
    for (column, text) in printed {
        let key = column.key(period("2023"), Basis::default());
        dataset.observations.set(key, Some(Figures::one(Figure::new(said(text), None))));
    }
    dataset
}

fn told(cell: &Cell) -> String {
    let estimate = |of: &Estimate| {
        let sign = if of.approximate { "≈" } else { "" };
        format!("{sign}{} in {}…{}", of.value, of.interval.low, of.interval.high)
    };
    match &cell.content {
        Content::Growth(Growth::Percentage(of) | Growth::Points(of) | Growth::Change(of) | Growth::Index(of)) => {
            estimate(of)
        }
        Content::Text(text) => text.clone(),
        _ => short(cell),
    }
}

#[test]
fn shares_contributions_and_cover_of_the_bulletin() {
    let columns = [
        of(Flow::Exports, Part::Share),
        of(Flow::Imports, Part::Share),
        of(Flow::Balance, Part::Share),
        of(Flow::Exports, Part::Contribution),
        of(Flow::Imports, Part::Contribution),
        COVER,
        of(Flow::Exports, Part::Change),
        of(Flow::Exports, Part::Index),
    ];
    let sheet = with(&bulletin(&[]), &columns);
    let told = |when: &str| columns.map(|column| told(cell(&sheet, when, column)));
    assert_eq!(
        told("2023"),
        [
            "86.2 in 86.174…86.210",
            "≈13.8 in 13.693…13.885",
            "≈72.4 in 72.292…72.514",
            "≈17.5 in 17.513…17.583",
            "≈-3.3 in -3.422…-3.183",
            "≈625 in 620.74…629.45",
            "≈81.3 in 81.15…81.45",
            "≈121.7 in 121.634…121.726",
        ]
    );
    // What is implied by turnover − imports moves with both of them.
    assert_eq!(told("2022")[..2], ["≈80.9 in 80.928…80.954", "≈19.1 in 19.046…19.072"].map(str::to_owned));
    assert_eq!(told("2022")[3], "Growth(NoBase)");
    let share = cell(&sheet, "2023", columns[0]);
    assert_eq!(share.origin, Origin::Calculated(How::ShareOfTurnover));
    assert_eq!(share.base.unwrap().amount.value, Some(d("529.4")));
    assert_eq!(share.direction(), None);
    let contribution = cell(&sheet, "2023", columns[3]);
    assert_eq!(contribution.origin, Origin::Calculated(How::ContributionOn { base: period("2022") }));
    assert_eq!(contribution.direction(), Some(std::cmp::Ordering::Greater));
}

#[test]
fn the_joint_reading_of_the_bulletin_lies_within_what_two_levels_allow() {
    // METHOD §3 and §1: cover 624.6–625.1 %, contributions +17.54…17.57 and −3.31…−3.30 points.
    let further = [COVER, of(Flow::Exports, Part::Contribution), of(Flow::Imports, Part::Contribution)];
    let sheet =
        with(&dataset(&["2022 M 88.3", "2022 T 463.3", "2023 X 456.3", "2023 M 73.0", "2023 T 529.4"]), &further);
    for (column, low, high) in
        [(further[0], "624.6", "625.1"), (further[1], "17.54", "17.57"), (further[2], "-3.31", "-3.30")]
    {
        let interval = cell(&sheet, "2023", column).calculated.as_ref().unwrap().estimate().unwrap().interval;
        assert!(interval.contains(d(low)) && interval.contains(d(high)), "{column:?} {interval:?}");
    }
    let cover = cell(&sheet, "2023", COVER);
    assert_eq!(told(cover), "≈625 in 624.57…625.57");
}

#[test]
fn what_a_source_printed_is_shown_while_it_can_hold() {
    for (column, text, agrees) in [
        (of(Flow::Exports, Part::Share), "86.2", true),
        (of(Flow::Exports, Part::Share), "86", true),
        (of(Flow::Exports, Part::Share), "86.3", false),
        (of(Flow::Exports, Part::Contribution), "17.6", true),
        (of(Flow::Exports, Part::Contribution), "17.7", false),
        (COVER, "625.1", true),
        (COVER, "640", false),
        (of(Flow::Exports, Part::Change), "81.3", true),
        (of(Flow::Exports, Part::Change), "82.0", false),
        (of(Flow::Exports, Part::Index), "121.7", true),
        (of(Flow::Exports, Part::Index), "122.0", false),
    ] {
        let sheet = with(&bulletin(&[(column, text)]), &[column]);
        let cell = cell(&sheet, "2023", column);
        assert_eq!(cell.has(Remark::Agrees), agrees, "{column:?} {text}");
        assert_eq!(cell.has(Remark::DoesNotAgree), !agrees, "{column:?} {text}");
        assert_eq!(matches!(cell.origin, Origin::Printed { .. }), agrees, "{column:?} {text}");
        assert_eq!(cell.printed.unwrap().value, d(text));
        assert!(cell.calculated.is_some());
    }
}

#[test]
fn a_printed_share_without_levels_stands_alone() {
    let share = of(Flow::Transit, Part::Share);
    let sheet = with(&bulletin(&[(share, "1.5")]), &[share]);
    let cell = cell(&sheet, "2023", share);
    assert_eq!((short(cell).as_str(), cell.remarks.len()), ("1.5", 0));
}

#[test]
fn the_printed_column_keeps_what_was_printed_also_where_it_can_not_hold() {
    let printed = of(Flow::Exports, Part::Printed);
    let lines = ["2022 M 88.3", "2022 T 463.3", "2023 X 460", "2023 gX 21.6"];
    let sheet = with(&dataset(&lines), &[printed]);
    let cell = |column| cell(&sheet, "2023", column);
    assert_eq!((short(cell(XG)).as_str(), short(cell(printed)).as_str()), ("≈22.7%", "printed 21.6"));
    assert!(cell(printed).has(Remark::DoesNotAgree));
    let nothing = sheet.cell(period("2022"), printed).unwrap();
    assert_eq!((nothing.content.clone(), nothing.origin.clone()), (Content::Missing, Origin::Nobody));
}

#[test]
fn edge_rules_of_percentages() {
    let further = [of(Flow::Exports, Part::Share), COVER, of(Flow::Exports, Part::Contribution)];
    let lines = [
        "2020 X nil",
        "2020 M nil",
        "2020 T nil",
        "2021 X 5.0",
        "2021 M nil",
        "2022 X 6.0",
        "2023 X 5…7",
        "2023 M 2.0",
        "2024 X abc",
        "2024 M 3.0",
    ];
    let sheet = with(&dataset(&lines), &further);
    let told = |when: &str| further.map(|column| told(cell(&sheet, when, column))).join(" | ");
    assert_eq!(told("2020"), "Growth(NoTrade) | Growth(NoTrade) | Growth(NoBase)");
    assert_eq!(told("2021"), "100.0 in 100.000…100.000 | Growth(NoBase) | Growth(NoBase)");
    assert_eq!(told("2022"), "Growth(NoBase) | Growth(NoBase) | ≈20.0 in 17.821…22.223");
    assert_eq!(told("2023"), "68.702…79.366 | 219.51…384.62 | Growth(NoBase)");
    assert_eq!(told("2024").split(" | ").next(), Some("—"));
}

#[test]
fn source_and_note_stand_in_words() {
    let mut office = source(1, "Statistics", "2024-03-05");
    office.title = "Foreign trade 2023".to_owned();
    let details = FigureDetails { note: Some("revised".into()), ..FigureDetails::default() };
    let figure = from(&office, "456.3").with_details(details);
    let dataset = with_figures([(read("2023 X 0").0, Figures::one(figure))]);
    let further = [of(Flow::Exports, Part::Source), of(Flow::Exports, Part::Note), of(Flow::Imports, Part::Note)];
    let sheet = sheet(&dataset, &[office].into_iter().collect(), Question::default(), &further);
    let told = further.map(|column| told(cell(&sheet, "2023", column)));
    assert_eq!(told, ["Foreign trade 2023", "revised", "—"]);
}

#[test]
fn columns_of_other_sides_are_no_columns_of_the_table() {
    let beside = Column::level(Flow::Exports).of(Side::Beside(Id::new(7).unwrap().into()));
    assert_eq!(with(&bulletin(&[]), &[beside, COVER]).columns.len(), 9);
}

#[test]
fn a_year_is_the_sum_of_its_months_where_nobody_printed_it() {
    let months =
        |year: i32, of: std::ops::RangeInclusive<i32>| of.map(move |month| format!("{year}-{month:02} X {month}.0"));
    let lines: Vec<_> = months(2022, 1..=12).chain(months(2023, 1..=11)).chain(["2022 M 5.0".to_owned()]).collect();
    let lines: Vec<_> = lines.iter().map(String::as_str).chain(["2023 M 5.0", "2022-Q1 M 1.0"]).collect();
    let sheet = years(&lines);
    let sum = cell(&sheet, "2022", X);
    assert_eq!(
        (short(sum).as_str(), &sum.origin),
        ("78.0", &Origin::Calculated(How::SumOf { parts: 12, each: crate::domain::Frequency::Month }))
    );
    assert_eq!(sum.level.unwrap().amount.interval, Interval { low: d("77.40"), high: d("78.60") });
    assert_eq!(short(cell(&sheet, "2022", T)), "83.0");
    assert_eq!(short(cell(&sheet, "2023", X)), "—");
    let quarters = asked(&dataset(&lines), Question { rows: RowsOf::Quarters, ..Question::default() });
    assert_eq!(short(cell(&quarters, "2022-Q1", X)), "6.0");
}

#[test]
fn a_printed_year_that_its_months_can_not_add_to_is_marked_and_stays() {
    let marked = |year: &str| {
        let months = (1..=12).map(|month| format!("2023-{month:02} X 38.0"));
        let lines: Vec<_> = months.chain([format!("2023 X {year}")]).collect();
        let sheet = years(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let cell = cell(&sheet, "2023", X);
        assert_eq!(short(cell), year);
        let both = cell.parts.as_deref().unwrap();
        assert_eq!(both.sum.amount.interval, Interval { low: d("455.40"), high: d("456.60") });
        assert_eq!(both.printed.amount.value, Some(d(year)));
        assert_eq!(both.agree(), !cell.has(Remark::PartsDiffer));
        cell.has(Remark::PartsDiffer)
    };
    // Twelve roundings of 0.05 and that of the year.
    assert!(!marked("456.0") && !marked("456.6") && !marked("455.4"));
    assert!(marked("456.7") && marked("455.3"));
}

#[test]
fn rows_are_told_apart_without_working_out_those_that_are_plain() {
    let mut dataset = dataset(&[
        "2020 X 5.0",
        "2021 X 6.0",
        "2021 gX 50.0",
        "2022 X 6.0",
        "2022 M 1.0",
        "2022 T 9.0",
        "2024 M 2.0",
        "2025 M 2.0",
    ]);
    let mut provisional = Figure::new(said("2.0"), None);
    provisional.status = ObsStatus::Provisional;
    dataset.observations.set(read("2024 M 0").0, Some(Figures::one(provisional)));
    dataset.periods.insert(period("2023"));
    let sheet = asked(&dataset, Question::default());
    let rows = |fits: &dyn Fn(usize) -> bool| -> Vec<i32> {
        (0..sheet.len()).filter(|row| fits(*row)).map(|row| sheet.period(row).unwrap().year()).collect()
    };
    assert_eq!(rows(&|row| sheet.has_conflict(row)), [2021, 2022]);
    assert_eq!(rows(&|row| sheet.is_provisional(row)), [2024, 2025], "its growth rests on a provisional figure");
    assert_eq!(rows(&|row| sheet.is_printed(row, Flow::Imports)), [2022, 2024, 2025]);
    assert_eq!(rows(&|row| sheet.has_figures(row)), [2020, 2021, 2022, 2024, 2025]);
}
