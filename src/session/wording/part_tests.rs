//! What the further columns, sums and gaps read.

use super::*;
use crate::analysis::beside::{difference, difference_percent};
use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Question, Sheet, sheet};
use crate::analysis::totals::{NoTotals, total_row};
use crate::domain::{
    Against, Dataset, DatasetHead, DatasetId, Figure, Figures, Frequency, Id, Key, Measure, Observation, Period,
    Project, Said, Table, Whole,
};

fn dataset(lines: &[(&str, Flow, Measure, &str)]) -> Dataset {
    let mut dataset = Dataset::new(Id::new(1).unwrap().into(), DatasetHead::default());
    let observation = |(period, flow, measure, text): &(&str, Flow, Measure, &str)| Observation {
        key: Key::new(*flow, period.parse().unwrap(), *measure),
        figures: Figures::one(Figure::new(Said::Number(text.parse().unwrap()), None)),
    };
    dataset.observations = lines.iter().map(observation).collect();
    dataset
}

const BULLETIN: [(&str, Flow, Measure, &str); 5] = [
    ("2022", Flow::Imports, Measure::Level, "88.3"),
    ("2022", Flow::Turnover, Measure::Level, "463.3"),
    ("2023", Flow::Exports, Measure::Level, "456.3"),
    ("2023", Flow::Imports, Measure::Level, "73.0"),
    ("2023", Flow::Turnover, Measure::Level, "529.4"),
];

fn with(lines: &[(&str, Flow, Measure, &str)], further: &[Column]) -> Sheet {
    sheet(&dataset(lines), &Table::default(), Question::default(), further)
}

fn year(year: i32) -> Period {
    Period::of_year(year).unwrap()
}

#[test]
fn further_columns_read_as_people_expect() {
    let words = Words::english();
    let columns = [
        (Column::new(Flow::Exports, Part::Share), "Exports share of turnover, 2023", "86.2 %"),
        (Column::new(Flow::Exports, Part::Contribution), "Exports contribution, 2023", "≈ +17.5 pp"),
        (Column::new(Flow::Imports, Part::Contribution), "Imports contribution, 2023", "−3.3 pp"),
        (Column::new(Flow::Balance, Part::Cover), "Cover ratio, 2023", "≈ 625 %"),
        (Column::new(Flow::Exports, Part::Change), "Exports change, 2023", "≈ +81.3"),
        (Column::new(Flow::Exports, Part::Index), "Exports index, 2023", "≈ 121.7"),
        (Column::new(Flow::Exports, Part::Printed), "Exports printed growth, 2023", "—"),
        (Column::new(Flow::Exports, Part::Note), "Exports note, 2023", "—"),
    ];
    let sheet = with(&BULLETIN, &columns.map(|(column, ..)| column));
    for (column, name, value) in columns {
        let cell = sheet.cell(year(2023), column).unwrap();
        assert_eq!(cell_name(&words, column, year(2023), Basis::default(), words.flow(column.flow)), name);
        assert_eq!(cell_value(&words, cell, column), value, "{name}");
    }
    let share = columns[0].0;
    let text = cell_text(&words, sheet.cell(year(2023), share).unwrap(), share);
    assert_eq!(text, "86.2\u{202f}%");
}

#[test]
fn printed_and_bounded_percentages_have_their_units() {
    let words = Words::english();
    let turnover = Whole::Flow(Flow::Turnover);
    let lines = [
        ("2023", Flow::Exports, Measure::Share { of: turnover }, "86.2"),
        ("2023", Flow::Exports, Measure::Contribution { to: turnover }, "17.6"),
        ("2023", Flow::Balance, Measure::Cover, "625"),
    ];
    let columns = [
        (Column::new(Flow::Exports, Part::Share), "86.2 %"),
        (Column::new(Flow::Exports, Part::Contribution), "+17.6 pp"),
        (Column::new(Flow::Balance, Part::Cover), "625 %"),
    ];
    let sheet = with(&lines, &columns.map(|(column, _)| column));
    for (column, value) in columns {
        assert_eq!(cell_value(&words, sheet.cell(year(2023), column).unwrap(), column), value);
    }
    let interval = Interval::new("17.51".parse().unwrap(), "17.58".parse().unwrap()).unwrap();
    let cell = Cell { content: Content::Growth(Growth::Bounded(interval)), ..Cell::default() };
    assert_eq!(cell_value(&words, &cell, columns[0].0), "17.5…17.6 %");
    assert_eq!(cell_value(&words, &cell, columns[1].0), "+17.5…+17.6 pp");
}

#[test]
fn percentages_are_explained_by_what_they_are_of() {
    let words = Words::english();
    let columns = [Column::new(Flow::Exports, Part::Share), Column::new(Flow::Balance, Part::Cover)];
    let contribution = Column::new(Flow::Exports, Part::Contribution);
    let sheet = with(&BULLETIN, &[columns[0], columns[1], contribution]);
    let explained = |column: Column| {
        let cell = sheet.cell(year(2023), column).unwrap();
        plain_spaces(&growth_explained(&words, cell, column.flow).unwrap())
    };
    assert_eq!(explained(columns[0]), "456.3 of 529.4: 86.17…86.21 %");
    assert_eq!(explained(columns[1]), "456.3 of 73.0: 624.57…625.57 %");
    assert_eq!(explained(contribution), "456.3 on 375.0 (374.9…375.1): +17.51…+17.58 pp");
    let origin = |column: Column| {
        origin_sentence(&words, &Project::default(), sheet.cell(year(2023), column).unwrap(), year(2023)).unwrap()
    };
    assert_eq!(origin(columns[0]), "Calculated: percent of turnover");
    assert_eq!(origin(columns[1]), "Calculated: exports in percent of imports");
    assert_eq!(origin(contribution), "Calculated: its change since 2022 in percent of the turnover of 2022");
}

#[test]
fn gaps_between_datasets_are_told_with_their_sign() {
    let words = Words::english();
    let column = Column::level(Flow::Exports);
    let other = with(&[("2023", Flow::Exports, Measure::Level, "444.0")], &[]);
    let own = with(&BULLETIN, &[]);
    let cell = |sheet: &Sheet| sheet.cell(year(2023), column).unwrap().clone();
    let both = (cell(&own), cell(&other));
    let id = DatasetId(Id::new(2).unwrap());
    let gap = difference((&both.0, own.unit()), (&both.1, other.unit()));
    assert_eq!(cell_value(&words, &gap, column.of(Side::Difference(id))), "≈ +12.3");
    let percent = difference_percent((&both.0, own.unit()), (&both.1, other.unit()));
    assert_eq!(cell_value(&words, &percent, column.of(Side::DifferencePercent(id))), "≈ +2.8 %");
    let unlike = Cell { content: Content::Growth(Growth::OtherUnit), ..Cell::default() };
    assert_eq!(cell_value(&words, &unlike, column.of(Side::Difference(id))), "other unit");
    assert!(!remark_sentence(&words, crate::analysis::sheet::Remark::Asymmetry).contains("cannot"));
}

#[test]
fn heads_say_the_whole_name_the_unit_and_what_is_compared() {
    let words = Words::english();
    let (own, other) = (DatasetId(Id::new(1).unwrap()), DatasetId(Id::new(2).unwrap()));
    let dataset = |id, name: &str, shown| {
        let head = DatasetHead { name: name.into(), unit: "USD".into(), shown, ..DatasetHead::default() };
        Dataset::new(id, head)
    };
    let datasets = [
        dataset(own, "Own", crate::domain::Multiplier::MILLION),
        dataset(other, "Other", crate::domain::Multiplier::THOUSAND),
    ];
    let project = Project { datasets: datasets.into_iter().collect(), ..Project::default() };
    let of = |column: Column, basis| head_lines(&words, &project, own, column, basis).join(" | ");
    let exports = |part| Column::new(Flow::Exports, part);
    let year = Basis::default();
    let index = Basis { form: GrowthForm::Index, against: Against::Previous };
    for (column, basis, expected) in [
        (exports(Part::Level), year, "Exports | million US dollars"),
        (exports(Part::Growth), year, "Exports growth | Percent, on a year earlier"),
        (exports(Part::Growth), index, "Exports index | Base = 100, on the previous period"),
        (exports(Part::Change), year, "Exports change | million US dollars, on a year earlier"),
        (exports(Part::Share), year, "Exports share of turnover | Percent of turnover"),
        (
            exports(Part::Contribution),
            year,
            "Exports contribution | Percentage points of the growth of turnover, on a year earlier",
        ),
        (exports(Part::Printed), year, "Exports printed growth | As a source printed it, on a year earlier"),
        (Column::new(Flow::Balance, Part::Cover), year, "Cover ratio | Exports in percent of imports"),
        (exports(Part::Note), year, "Exports note | Of the figure that is shown"),
        (exports(Part::Level).of(Side::Beside(other)), year, "Exports, Other | thousand US dollars"),
        (
            exports(Part::Level).of(Side::Difference(other)),
            year,
            "Exports difference | Own less Other, in million US dollars",
        ),
        (
            exports(Part::Level).of(Side::DifferencePercent(other)),
            year,
            "Exports difference in percent | Own less Other, in percent of Other",
        ),
    ] {
        assert_eq!(of(column, basis), expected);
    }
}

#[test]
fn a_printed_year_and_the_sum_of_its_months_are_told_with_their_numbers() {
    let words = Words::english();
    let told = |printed: &str| {
        let months: Vec<String> = (1..=12).map(|month| format!("2023-{month:02}")).collect();
        let months = months.iter().map(|month| (&**month, Flow::Exports, Measure::Level, "38.0"));
        let lines: Vec<_> = months.chain([("2023", Flow::Exports, Measure::Level, printed)]).collect();
        let sheet = sheet(&dataset(&lines), &Table::default(), Question::default(), &[]);
        let cell = sheet.cell(year(2023), Column::level(Flow::Exports)).unwrap().clone();
        let remarks: Vec<_> = remarks_of(&words, &cell, Flow::Exports).into_iter().map(|(_, said)| said).collect();
        (parts_sentence(&words, *cell.parts.unwrap(), Flow::Exports), remarks)
    };
    let differ = "The printed 457.0 (456.95…457.05) and the sum of its 12 months, 455.4…456.6, \
                  cannot all hold if rounded to nearest";
    assert_eq!(told("457.0"), (differ.to_owned(), vec![differ.to_owned()]));
    let agree = "The printed 456.3 (456.25…456.35) agrees with the sum of its 12 months, 455.4…456.6";
    assert_eq!(told("456.3"), (agree.to_owned(), Vec::new()));
}

#[test]
fn sums_and_totals_say_what_they_are_of() {
    let words = Words::english();
    let months: Vec<String> = (1..=9).map(|month| format!("2023-{month:02}")).collect();
    let lines: Vec<_> = months.iter().map(|month| (&**month, Flow::Exports, Measure::Level, "38.0")).collect();
    let question = Question { rows: crate::analysis::sheet::RowsOf::Months, ..Question::default() };
    let sheet = sheet(&dataset(&lines), &Table::default(), question, &[]);
    let periods: Vec<_> = sheet.periods().collect();
    let rows = [total_row(&sheet, &sheet.columns, &periods, &[]).unwrap()];
    assert_eq!(total_name(&words, &rows[0]), "2023, 9 of 12 months");
    assert_eq!(cell_value(&words, &rows[0].cells[0], Column::level(Flow::Exports)), "342.0");
    let told = origin_sentence(&words, &Project::default(), &rows[0].cells[0], year(2023)).unwrap();
    assert_eq!(told, "Calculated: sum of 9 months");
    for reason in [NoTotals::Years, NoTotals::YearsToDate, NoTotals::OtherSpans] {
        assert!(words.knows(no_totals(reason)));
    }
    assert_eq!(rows[0].each, Frequency::Month);
    assert_eq!(basis_name(&words, Against::YearEarlier), "on a year earlier");
}
