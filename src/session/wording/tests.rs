//! The same words everywhere: what cells, tiles and explanations read.

use super::*;
use crate::analysis::growth::Basis;
use crate::analysis::sheet::{Origin, Question, Remark, Sheet, sheet};
use crate::analysis::tiles::tiles;
use crate::domain::number::MAX_DIGITS;
use crate::domain::{
    Against, Dataset, DatasetHead, Figure, Figures, Id, Key, Observation, Period, Project, Said, Source, SourceId,
    Table,
};
use crate::session::entry::Unreadable;

fn year(year: i32) -> Period {
    Period::of_year(year).unwrap()
}

fn number(text: &str) -> Said {
    Said::Number(text.parse().unwrap())
}

fn bulletin(exports: &str, rate: Option<&str>) -> Sheet {
    let mut dataset = Dataset::new(Id::new(1).unwrap().into(), DatasetHead::default());
    let mut all = vec![
        (Key::level(Flow::Imports, year(2022)), number("88.3")),
        (Key::level(Flow::Turnover, year(2022)), number("463.3")),
        (Key::level(Flow::Exports, year(2023)), number(exports)),
        (Key::level(Flow::Imports, year(2023)), number("73")),
        (Key::level(Flow::Turnover, year(2023)), number("529.4")),
    ];
    all.extend(rate.map(|rate| (Key::growth(Flow::Exports, year(2023), Against::YearEarlier), number(rate))));
    let observation = |(key, said)| Observation { key, figures: Figures::one(Figure::new(said, None)) };
    dataset.observations = all.into_iter().map(observation).collect();
    sheet(&dataset, &Table::default(), Question::default(), &[])
}

fn value(sheet: &Sheet, period: i32, column: Column) -> String {
    cell_value(&Words::english(), sheet.cell(year(period), column).unwrap(), column)
}

#[test]
fn cells_of_the_bulletin_read_as_people_expect() {
    let sheet = bulletin("456.3", Some("21.6"));
    let (level, growth) = (Column::level, Column::growth);
    for (period, column, expected) in [
        (2022, level(Flow::Exports), "374.9…375.1"),
        (2022, growth(Flow::Exports), "—"),
        (2023, level(Flow::Exports), "456.3"),
        (2023, growth(Flow::Exports), "+21.6 %"),
        (2023, level(Flow::Imports), "73"),
        (2023, growth(Flow::Imports), "≈ −17.3 %"),
        (2023, growth(Flow::Turnover), "≈ +14.3 %"),
        (2023, level(Flow::Balance), "+383.3"),
        (2023, growth(Flow::Balance), "≈ +96.6"),
    ] {
        assert_eq!(value(&sheet, period, column), expected, "{column:?} {period}");
    }
    assert_eq!(value(&bulletin("460", Some("21.6")), 2023, growth(Flow::Exports)), "≈ +22.7 %");
}

#[test]
fn the_screen_has_no_break_spaces_where_a_screen_reader_has_plain_ones() {
    let sheet = bulletin("460", None);
    let column = Column::growth(Flow::Exports);
    let text = cell_text(&Words::english(), sheet.cell(year(2023), column).unwrap(), column);
    assert_eq!(text, "≈\u{a0}+22.7\u{202f}%");
}

#[test]
fn every_kind_of_content_has_its_text() {
    let d = |text: &str| text.parse::<Decimal>().unwrap();
    let interval = |low, high| Interval { low, high };
    let of = |value, approximate| Estimate { value: d(value), approximate, interval: Interval::point(d(value)) };
    let read = |content, form| {
        let cell = Cell { content, form, ..Cell::default() };
        let column = if form == GrowthForm::default() { Column::level } else { Column::growth };
        cell_value(&Words::english(), &cell, column(Flow::Exports))
    };
    let level = |qualifier| Content::Level { value: d("12345.0"), qualifier };
    let percent = GrowthForm::Percent;
    for (content, expected) in [
        (Content::Missing, "—"),
        (level(Qualifier::Exact), "12,345.0"),
        (level(Qualifier::Over), "over 12,345.0"),
        (level(Qualifier::Nearly), "nearly 12,345.0"),
        (level(Qualifier::About), "about 12,345.0"),
        (Content::Bounds(interval(d("374.90"), d("375.1"))), "374.9…375.1"),
        (Content::Bounds(interval(d("455.85"), d("457"))), "455.85…457.00"),
        (Content::Bounds(interval(d("400"), Decimal::MAX)), "≥ 400"),
        (Content::Nil, "nil"),
        (Content::Negligible, "negligible"),
        (Content::Unread("four\nhundred".to_owned()), "four hundred"),
        (Content::NoValue(ObsStatus::Suppressed), "Suppressed"),
        (Content::NoValue(ObsStatus::Normal), "—"),
        (Content::Growth(Growth::New), "new"),
        (Content::Growth(Growth::NoTrade), "no trade"),
        (Content::Growth(Growth::NoBase), "—"),
        (Content::Growth(Growth::Times(of("11.4", false))), "×11.4"),
        (Content::Growth(Growth::Times(of("11.4", true))), "≈ ×11.4"),
        (Content::Growth(Growth::ChangeOnly(of("96.6", false))), "+96.6"),
        (Content::Growth(Growth::Bounded(interval(d("21.534"), d("21.658")))), "+21.5…+21.7 %"),
    ] {
        assert_eq!(read(content, percent), expected);
    }
    assert_eq!(read(Content::Growth(Growth::Index(of("121.6", false))), GrowthForm::Index), "121.6");
    assert_eq!(read(Content::PrintedGrowth(d("121.6")), GrowthForm::Index), "121.6");
    assert_eq!(read(Content::PrintedGrowth(d("-5")), GrowthForm::Change), "−5");
}

#[test]
fn tiles_and_cells_have_the_names_that_they_are_found_by() {
    let words = Words::english();
    let basis = Basis::default();
    let index = Basis { form: GrowthForm::Index, ..basis };
    let name = |column, basis| cell_name(&words, column, year(2023), basis, words.flow(column.flow));
    assert_eq!(name(Column::level(Flow::Exports), basis), "Exports, 2023");
    assert_eq!(name(Column::growth(Flow::Exports), basis), "Exports growth, 2023");
    assert_eq!(name(Column::growth(Flow::Exports), index), "Exports index, 2023");
    assert_eq!(name(Column::growth(Flow::Balance), index), "Balance change, 2023");
    assert_eq!(tile_name(&words, Flow::Turnover, year(2023)), "Turnover tile, 2023");
    let [turnover, exports, _, balance] = tiles(&bulletin("456.3", Some("21.6")), year(2023));
    assert_eq!(tile_value(&words, &exports), "456.3, +21.6 %");
    assert_eq!(tile_base(&words, &exports).unwrap(), "from 375.0 implied");
    assert_eq!(tile_base(&words, &turnover).unwrap(), "from 463.3");
    assert_eq!(plain_spaces(&tile_cover(&words, &balance).unwrap()), "cover 625 %");
    assert_eq!(basis_name(&words, Against::Period(year(2019))), "on 2019");
}

#[test]
fn growth_is_explained_by_its_level_and_its_base() {
    let words = Words::english();
    let sheet = bulletin("456.3", None);
    let explained = |flow| {
        let cell = sheet.cell(year(2023), Column::growth(flow)).unwrap();
        plain_spaces(&growth_explained(&words, cell, flow).unwrap())
    };
    assert_eq!(explained(Flow::Exports), "456.3 on 375.0 (374.9…375.1): +21.63…+21.73 %");
    assert_eq!(explained(Flow::Turnover), "529.4 on 463.3: +14.24…+14.29 %");
    assert_eq!(
        growth_explained(&words, sheet.cell(year(2022), Column::growth(Flow::Exports)).unwrap(), Flow::Exports),
        None
    );
}

#[test]
fn origins_are_told_in_a_sentence() {
    let words = Words::english();
    let id = SourceId(Id::new(7).unwrap());
    let project =
        Project { sources: [Source::new(id, "Trend, 5 March 2024")].into_iter().collect(), ..Project::default() };
    let sheet = bulletin("456.3", None);
    let told = |period, column| {
        origin_sentence(&words, &project, sheet.cell(year(period), column).unwrap(), year(period)).unwrap_or_default()
    };
    assert_eq!(told(2022, Column::level(Flow::Exports)), "Implied: turnover − imports; nobody printed it");
    assert_eq!(told(2023, Column::level(Flow::Balance)), "Calculated: exports − imports");
    assert_eq!(told(2023, Column::growth(Flow::Turnover)), "Calculated: 2023 on 2022");
    assert_eq!(told(2023, Column::level(Flow::Exports)), "Typed, with no source yet");
    assert_eq!(told(2022, Column::growth(Flow::Exports)), "");
    let printed = Origin::Printed { source: Some(id), status: ObsStatus::Normal };
    let cell = Cell { origin: printed, ..Cell::default() };
    assert_eq!(origin_sentence(&words, &project, &cell, year(2023)).unwrap(), "Printed by Trend, 5 March 2024");
}

#[test]
fn every_remark_status_and_reason_has_its_words_and_none_says_wrong() {
    let words = Words::english();
    let remarks = [
        Remark::Agrees,
        Remark::DoesNotAgree,
        Remark::CannotHold,
        Remark::Rivals,
        Remark::NoneAdopted,
        Remark::AcrossBreak,
        Remark::MixedSources,
        Remark::OtherBase,
        Remark::Provisional,
        Remark::MixedValuation,
        Remark::NotAdjusted,
        Remark::Unread,
        Remark::HasNote,
        Remark::PartsDiffer,
        Remark::Asymmetry,
    ];
    let reasons = [
        Unreadable::Letters,
        Unreadable::TwoDecimalSigns,
        Unreadable::TooManyDigits,
        Unreadable::Exponent,
        Unreadable::Grouping,
        Unreadable::NoDigits,
    ];
    let remarks = remarks.map(|remark| remark_sentence(&words, remark).to_owned());
    let statuses = ObsStatus::CODES.map(|(status, _)| status_name(&words, status).to_owned());
    for text in remarks.into_iter().chain(statuses).chain(reasons.map(|reason| unreadable(&words, reason))) {
        assert!(!text.starts_with("figure-") && !text.contains("wrong") && !text.ends_with('.'), "{text}");
    }
    assert!(remark_sentence(&words, Remark::CannotHold).contains("cannot all hold if rounded to nearest"));
    assert!(unreadable(&words, Unreadable::TooManyDigits).contains(&MAX_DIGITS.to_string()));
}
