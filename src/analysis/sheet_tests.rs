//! The table of the bulletin, and every remark that a cell can have.

#[path = "sheet_any_tests.rs"]
mod any;
#[path = "sheet_naive_tests.rs"]
mod naive;
#[path = "sheet_parts_tests.rs"]
mod parts;

use proptest::prelude::*;

use rust_decimal::Decimal;

use super::*;
use crate::analysis::growth::{Basis, Estimate, Growth, GrowthForm};
use crate::analysis::interval::Interval;
use crate::domain::{
    Adjustment, Against, DatasetHead, Figure, FigureDetails, Figures, Id, Key, Measure, Multiplier, Observation,
    Qualifier, RateForm, Rounding, Said, SourceId, Valuation,
};

const X: Column = Column::new(Flow::Exports, Part::Level);
const XG: Column = Column::new(Flow::Exports, Part::Growth);
const M: Column = Column::new(Flow::Imports, Part::Level);
const MG: Column = Column::new(Flow::Imports, Part::Growth);
const T: Column = Column::new(Flow::Turnover, Part::Level);
const TG: Column = Column::new(Flow::Turnover, Part::Growth);
const B: Column = Column::new(Flow::Balance, Part::Level);
const BG: Column = Column::new(Flow::Balance, Part::Growth);

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn said(text: &str) -> Said {
    match text {
        "nil" => Said::Nil,
        "negligible" => Said::Negligible,
        _ => match text.split_once('…') {
            Some((low, high)) => Said::Range(Box::new((low.parse().unwrap(), high.parse().unwrap()))),
            None => text.parse().map_or_else(|_| Said::Unread(text.into()), Said::Number),
        },
    }
}

fn head() -> DatasetHead {
    DatasetHead { unit: "USD".to_owned(), ..DatasetHead::default() }
}

/// A dataset of lines `2023 X 456.3` and `2023 gX 21.6` (percent on a year earlier).
fn dataset(lines: &[&str]) -> Dataset {
    with_figures(lines.iter().map(|line| {
        let (key, text) = read(line);
        (key, Figures::one(Figure::new(said(text), None)))
    }))
}

fn with_figures(all: impl IntoIterator<Item = (Key, Figures)>) -> Dataset {
    let mut dataset = Dataset::new(Id::new(1).unwrap().into(), head());
    dataset.observations = all.into_iter().map(|(key, figures)| Observation { key, figures }).collect();
    dataset
}

fn read(line: &str) -> (Key, &str) {
    let mut parts = line.splitn(3, ' ');
    let (when, what, text) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let flow = |code: &str| Flow::CODED.into_iter().find(|flow| flow.code() == Some(code)).unwrap();
    let key = match what.strip_prefix('g') {
        Some(code) => Key::growth(flow(code), period(when), Against::YearEarlier),
        None => Key::level(flow(what), period(when)),
    };
    (key, text)
}

fn asked(dataset: &Dataset, question: Question) -> Sheet {
    sheet(dataset, &Table::default(), question, &[])
}

fn years(lines: &[&str]) -> Sheet {
    asked(&dataset(lines), Question::default())
}

/// What a cell shows, in short: `375.0`, `374.9…375.1`, `printed 21.6`, `≈14.3`.
fn short(cell: &Cell) -> String {
    let estimate = |sign: &str, of: &Estimate| format!("{}{}{sign}", if of.approximate { "≈" } else { "" }, of.value);
    let interval = |of: &Interval| format!("{}…{}", of.low, of.high);
    match &cell.content {
        Content::Missing => "—".to_owned(),
        Content::Level { value, qualifier: Qualifier::Exact } => value.to_string(),
        Content::Level { value, qualifier } => format!("{qualifier:?} {value}"),
        Content::Bounds(bounds) => interval(bounds),
        Content::PrintedGrowth(value) => format!("printed {value}"),
        Content::Growth(Growth::Percent(of)) => estimate("%", of),
        Content::Growth(Growth::Times(of)) => estimate("×", of),
        Content::Growth(Growth::Change(of)) => estimate("Δ", of),
        Content::Growth(Growth::Index(of)) => estimate("i", of),
        Content::Growth(Growth::ChangeOnly(of)) => estimate("Δ!", of),
        Content::Growth(Growth::Bounded(of)) => interval(of),
        other => format!("{other:?}"),
    }
}

fn shown(sheet: &Sheet, when: &str) -> String {
    sheet.cells(sheet.row_of(period(when)).unwrap()).iter().map(short).collect::<Vec<_>>().join(" | ")
}

fn cell<'a>(sheet: &'a Sheet, when: &str, column: Column) -> &'a Cell {
    sheet.cell(period(when), column).unwrap()
}

const LEVELS: [&str; 5] = ["2022 M 88.3", "2022 T 463.3", "2023 X 456.3", "2023 M 73", "2023 T 529.4"];
const RATES: [&str; 3] = ["2023 gX 21.6", "2023 gM -17.3", "2023 gT 14.2"];

#[test]
fn five_levels_of_the_bulletin_give_growth_from_the_implied_exports() {
    let sheet = years(&LEVELS);
    assert_eq!(sheet.columns, [X, XG, M, MG, T, TG, B, BG]);
    assert_eq!(
        shown(&sheet, "2022"),
        "374.9…375.1 | Growth(NoBase) | 88.3 | Growth(NoBase) | 463.3 | Growth(NoBase) | 286.7 | Growth(NoBase)"
    );
    assert_eq!(shown(&sheet, "2023"), "456.3 | ≈21.7% | 73 | ≈-17.3% | 529.4 | ≈14.3% | 383.3 | ≈96.6Δ");
    let exports = cell(&sheet, "2022", X);
    assert_eq!(exports.origin, Origin::Implied(How::TurnoverMinusImports));
    assert_eq!(exports.level.unwrap().amount.value, Some(d("375.0")));
    assert_eq!(exports.level.unwrap().amount.interval, Interval { low: d("374.90"), high: d("375.10") });
    let growth = cell(&sheet, "2023", XG);
    assert_eq!(growth.origin, Origin::Calculated(How::GrowthOn { base: period("2022") }));
    assert!(growth.base.unwrap().derived && !growth.level.unwrap().derived);
    let Some(Growth::Percent(of)) = &growth.calculated else { panic!("{growth:?}") };
    assert_eq!(of.interval, Interval { low: d("21.634"), high: d("21.726") });
}

#[test]
fn printed_rates_are_shown_while_their_rounding_meets_the_two_levels() {
    let all: Vec<_> = LEVELS.into_iter().chain(RATES).collect();
    let sheet = years(&all);
    for (column, expected) in [(XG, "printed 21.6"), (MG, "printed -17.3"), (TG, "printed 14.2")] {
        let cell = cell(&sheet, "2023", column);
        assert_eq!((short(cell).as_str(), cell.remarks.as_slice()), (expected, [Remark::Agrees].as_slice()));
        assert!(cell.calculated.is_some() && cell.operands.is_some());
    }
}

#[test]
fn a_rate_that_can_not_hold_gives_way_to_the_calculated_one_and_stays_at_hand() {
    let changed = ["2022 M 88.3", "2022 T 463.3", "2023 X 460", "2023 M 73", "2023 T 529.4"];
    let all: Vec<_> = changed.into_iter().chain(RATES).collect();
    let sheet = years(&all);
    let growth = cell(&sheet, "2023", XG);
    assert_eq!((short(growth).as_str(), growth.remarks.as_slice()), ("≈22.7%", [Remark::DoesNotAgree].as_slice()));
    assert_eq!(growth.printed.unwrap().value, d("21.6"));
    assert_eq!(short(cell(&sheet, "2023", TG)), "printed 14.2");
}

fn source(id: u32, office: &str, published: &str) -> Source {
    let id = SourceId(Id::new(id).unwrap());
    let mut source = Source::new(id, "");
    source.office = office.to_owned();
    source.published = published.parse().ok();
    source
}

fn from(source: &Source, text: &str) -> Figure {
    Figure::new(said(text), Some(source.id))
}

#[test]
fn turnover_that_nobody_printed_is_calculated_and_balance_too() {
    let sheet = years(&["2023 X 456.3", "2023 M 73"]);
    assert_eq!(shown(&sheet, "2023").split(" | ").step_by(2).collect::<Vec<_>>(), ["456.3", "73", "529.3", "383.3"]);
    assert_eq!(cell(&sheet, "2023", T).origin, Origin::Calculated(How::ExportsPlusImports));
    let imports = years(&["2023 X 456.3", "2023 T 529.4"]);
    assert_eq!(short(cell(&imports, "2023", M)), "73…73.2");
    assert_eq!(cell(&imports, "2023", M).origin, Origin::Implied(How::TurnoverMinusExports));
}

#[test]
fn an_implied_level_that_rounds_to_one_value_is_shown_as_that_value() {
    let sheet = years(&["2023 M nil", "2023 T 529.4"]);
    assert_eq!(short(cell(&sheet, "2023", X)), "529.4");
    assert_eq!(cell(&sheet, "2023", X).origin, Origin::Implied(How::TurnoverMinusImports));
}

#[test]
fn a_level_follows_from_a_printed_growth_and_the_level_at_its_other_end() {
    let back = years(&["2022 M 88.3", "2023 X 456.3", "2023 gX 21.6"]);
    assert_eq!(short(cell(&back, "2022", X)), "375.051…375.443");
    assert_eq!(cell(&back, "2022", X).origin, Origin::Implied(How::FromGrowth(period("2023"))));
    assert_eq!(short(cell(&back, "2022", T)), "463.301…463.793");
    let mut forward = dataset(&["2022 X 375.0", "2023 gX 21.6"]);
    forward.periods.insert(period("2024"));
    let forward = asked(&forward, Question::default());
    assert_eq!(short(cell(&forward, "2023", X)), "455.751…456.249");
    let growth = cell(&forward, "2023", XG);
    assert_eq!(
        (short(growth).as_str(), growth.remarks.as_slice()),
        ("printed 21.6", [].as_slice()),
        "no proof of itself"
    );
    assert_eq!(short(cell(&forward, "2024", X)), "—");
}

#[test]
fn a_growth_without_its_levels_is_shown_without_a_verdict() {
    let sheet = years(&["2023 gX 21.6", "2023 M 5"]);
    let growth = cell(&sheet, "2023", XG);
    assert_eq!((short(growth).as_str(), growth.remarks.len()), ("printed 21.6", 0));
    assert_eq!(growth.calculated, None);
}

#[test]
fn turnover_that_can_not_be_exports_and_imports_is_marked() {
    let marked = |turnover: &str| {
        let sheet = years(&["2023 X 456.3", "2023 M 73.0", &format!("2023 T {turnover}")]);
        cell(&sheet, "2023", T).has(Remark::CannotHold)
    };
    assert!(!marked("529.2") && !marked("529.3") && !marked("529.4"));
    assert!(marked("529.5") && marked("529.1"));
    let balance = years(&["2023 X 456.3", "2023 M 73.0", "2023 B 384.0"]);
    assert!(cell(&balance, "2023", B).has(Remark::CannotHold));
    let smaller_than_a_part = years(&["2023 M 88.3", "2023 T 50.0"]);
    assert!(cell(&smaller_than_a_part, "2023", T).has(Remark::CannotHold));
}

#[test]
fn nil_negligible_ranges_and_words_keep_what_they_say() {
    let sheet = years(&[
        "2021 X nil",
        "2022 X 5.0",
        "2023 X negligible",
        "2024 X 370…380",
        "2025 X abc",
        "2026 X 5.0",
        "2021 M nil",
        "2022 M nil",
    ]);
    let line = |when: &str, columns: [Column; 2]| columns.map(|column| short(cell(&sheet, when, column))).join(" | ");
    assert_eq!(line("2021", [X, XG]), "Nil | Growth(NoBase)");
    assert_eq!(line("2022", [X, XG]), "5.0 | Growth(New)");
    assert_eq!(line("2022", [M, MG]), "Nil | Growth(NoTrade)");
    // Less than half of what the dataset's digits can show.
    assert_eq!(line("2023", [X, XG]), "Negligible | -100.000…-98.989");
    assert_eq!(line("2024", [X, XG]), "370…380 | Growth(NoBase)");
    assert_eq!(line("2025", [X, XG]), "Unread(\"abc\") | —");
    assert!(cell(&sheet, "2025", X).has(Remark::Unread));
    assert_eq!(line("2026", [X, XG]), "5.0 | Growth(NoBase)");
}

#[test]
fn words_typed_into_a_growth_stay_there_beside_the_calculated_one() {
    let sheet = years(&["2022 X 5.00", "2023 X 6.00", "2023 gX a fifth"]);
    let growth = cell(&sheet, "2023", XG);
    assert_eq!((short(growth).as_str(), growth.has(Remark::Unread)), ("Unread(\"a fifth\")", true));
    assert!(growth.calculated.is_some());
}

#[test]
fn amounts_of_other_multipliers_are_compared_in_the_shown_one() {
    let mut dataset = dataset(&["2022 X 1.2e9", "2023 X 1300.0e6"]);
    dataset.head.shown = Multiplier::MILLION;
    let sheet = asked(&dataset, Question::default());
    assert_eq!(short(cell(&sheet, "2022", X)), "1200");
    let Some(Growth::Percent(of)) = &cell(&sheet, "2023", XG).calculated else { panic!() };
    assert_eq!((of.value, of.interval.low, of.interval.high), (d("8.3"), d("3.996"), d("13.048")));
}

#[test]
fn growth_follows_the_basis() {
    let lines = ["2019 X 100.0", "2022 X 150.0", "2023 X 120.0", "2023-Q1 X 30.0", "2023-Q2 X 33.0"];
    let ask =
        |rows, against, form| asked(&dataset(&lines), Question { rows, basis: Basis { against, form }, as_of: None });
    let index = ask(RowsOf::Years, Against::Period(period("2019")), GrowthForm::Index);
    let of = |sheet: &Sheet, when| short(cell(sheet, when, XG));
    assert_eq!([of(&index, "2019"), of(&index, "2023")], ["100.0i", "≈120.0i"]);
    let change = ask(RowsOf::Years, Against::YearEarlier, GrowthForm::Change);
    assert_eq!([of(&change, "2022"), of(&change, "2023")], ["Growth(NoBase)", "≈-30.0Δ"]);
    let quarters = ask(RowsOf::Quarters, Against::Previous, GrowthForm::Percent);
    assert_eq!(of(&quarters, "2023-Q2"), "≈10.0%");
    assert_eq!(cell(&quarters, "2023-Q2", XG).remarks, [Remark::NotAdjusted]);
    let unequal = ask(RowsOf::Quarters, Against::Period(period("2019")), GrowthForm::Percent);
    assert_eq!(of(&unequal, "2023-Q2"), "Growth(NoBase)");
}

#[test]
fn a_year_to_date_follows_on_the_same_months_a_year_before() {
    let lines = ["2022-Q1 X 20.0", "2022-Q4 X 50.0", "2023-Q1 X 30.0"];
    let basis = Basis { against: Against::Previous, ..Basis::default() };
    let sheet = asked(&dataset(&lines), Question { rows: RowsOf::YearToDate, basis, as_of: None });
    assert_eq!(cell(&sheet, "2023-Q1", XG).base.unwrap().period, period("2022-Q1"));
    assert_eq!(cell(&sheet, "2023-Q1", XG).remarks, []);
}

#[test]
fn seasonally_adjusted_figures_may_follow_on_the_period_before() {
    let mut adjusted = dataset(&["2023-Q1 X 30.0", "2023-Q2 X 33.0"]);
    adjusted.head.adjustment = Adjustment::Seasonal;
    let basis = Basis { against: Against::Previous, ..Basis::default() };
    let sheet = asked(&adjusted, Question { rows: RowsOf::Quarters, basis, as_of: None });
    assert_eq!(cell(&sheet, "2023-Q2", XG).remarks, []);
}

#[test]
fn an_index_or_a_change_that_a_source_printed_stands_in_its_own_form() {
    let index = Basis { against: Against::YearEarlier, form: GrowthForm::Index };
    let key = |measure| Key::new(Flow::Exports, period("2023"), measure);
    let rate = Measure::Rate { form: RateForm::Index, against: Against::YearEarlier };
    let all = [
        (read("2022 X 375.0").0, "375.0"),
        (read("2023 X 456.3").0, "456.3"),
        (key(rate), "121.7"),
        (key(Measure::AbsoluteChange { against: Against::YearEarlier }), "90.0"),
    ];
    let dataset = with_figures(all.map(|(key, text)| (key, Figures::one(Figure::new(said(text), None)))));
    let sheet = asked(&dataset, Question { basis: index, ..Question::default() });
    assert_eq!(short(cell(&sheet, "2023", XG)), "printed 121.7");
    let change = Basis { form: GrowthForm::Change, ..index };
    let sheet = asked(&dataset, Question { basis: change, ..Question::default() });
    let growth = cell(&sheet, "2023", XG);
    assert_eq!((short(growth).as_str(), growth.remarks.as_slice()), ("≈81.3Δ", [Remark::DoesNotAgree].as_slice()));
}

#[test]
fn a_source_that_truncates_is_judged_as_it_truncates() {
    let mut truncating = source(1, "Statistics", "2024-03-05");
    truncating.rounding.rates = Some(Rounding::TowardZero);
    let verdict = |rounding, rate| {
        let source = Source { rounding, ..truncating.clone() };
        let all = ["2022 T 463.3", "2023 T 529.4", rate].map(|line| {
            let (key, text) = read(line);
            (key, Figures::one(from(&source, text)))
        });
        let sheet = sheet(&with_figures(all), &[source].into_iter().collect(), Question::default(), &[]);
        cell(&sheet, "2023", TG).remarks.clone()
    };
    assert_eq!(verdict(truncating.rounding, "2023 gT 14.2"), [Remark::Agrees]);
    assert_eq!(verdict(truncating.rounding, "2023 gT 14.3"), [Remark::DoesNotAgree]);
    let from_levels = crate::domain::RoundingConvention { levels: None, rates: Some(Rounding::FromRoundedLevels) };
    assert_eq!(verdict(from_levels, "2023 gT 14.3"), [Remark::Agrees]);
    assert_eq!(verdict(from_levels, "2023 gT 14.2"), [Remark::Agrees]);
    assert_eq!(verdict(from_levels, "2023 gT 14.1"), [Remark::DoesNotAgree]);
}

#[test]
fn publishers_vintages_breaks_and_notes_are_marked() {
    let (office, customs) = (source(1, "Statistics", "2024-03-05"), source(2, "Customs", "2024-07-01"));
    let base = Figures::new(vec![from(&customs, "375.00"), from(&office, "374.00")], Some(0)).unwrap();
    let mut current = from(&office, "456.30");
    current.status = ObsStatus::Break;
    let noted = FigureDetails { note: Some("revised".into()), ..FigureDetails::default() };
    let mut imports = Figure::new(said("73.0"), None).with_details(noted);
    imports.status = ObsStatus::Provisional;
    let key = |line| read(line).0;
    let dataset = with_figures([
        (key("2022 X 0"), base),
        (key("2023 X 0"), Figures::one(current)),
        (key("2022 M 0"), Figures::one(Figure::new(said("88.3"), None))),
        (key("2023 M 0"), Figures::one(imports)),
        (key("2024 M 0"), Figures::new(vec![Figure::new(said("70.0"), None)], None).unwrap()),
    ]);
    let sheet = sheet(&dataset, &[office, customs].into_iter().collect(), Question::default(), &[]);
    let remarks = |when, column| cell(&sheet, when, column).remarks.clone();
    assert_eq!(remarks("2022", X), [Remark::Rivals]);
    assert_eq!(remarks("2023", XG), [Remark::AcrossBreak, Remark::MixedSources, Remark::OtherBase]);
    assert_eq!(remarks("2023", M), [Remark::Provisional, Remark::HasNote]);
    assert_eq!(remarks("2023", MG), [Remark::Provisional]);
    assert_eq!((short(cell(&sheet, "2024", M)).as_str(), remarks("2024", M)), ("—", vec![Remark::NoneAdopted]));
}

#[test]
fn turnover_and_balance_say_when_they_mix_valuations() {
    let remarks = |exports, imports| {
        let mut dataset = dataset(&["2023 X 456.3", "2023 M 73.0"]);
        (dataset.head.export_valuation, dataset.head.import_valuation) = (exports, imports);
        let sheet = asked(&dataset, Question::default());
        [X, M, T, B].map(|column| cell(&sheet, "2023", column).has(Remark::MixedValuation))
    };
    assert_eq!(remarks(Valuation::Fob, Valuation::Cif), [false, false, true, true]);
    assert_eq!(remarks(Valuation::Fob, Valuation::Fob), [false; 4]);
    assert_eq!(remarks(Valuation::Fob, Valuation::NotStated), [false; 4]);
}

#[test]
fn as_of_a_date_the_latest_figure_published_by_then_is_shown() {
    let (march, july) = (source(1, "Statistics", "2024-03-05"), source(2, "Statistics", "2024-07-15"));
    let undated = source(3, "Statistics", "");
    let figures = vec![from(&march, "529.4"), from(&july, "556.7"), from(&undated, "560.0")];
    let dataset = with_figures([
        (read("2023 T 0").0, Figures::new(figures, Some(0)).unwrap()),
        (read("2023 X 0").0, Figures::one(from(&undated, "400.0"))),
    ]);
    let sources = [march, july, undated].into_iter().collect();
    let turnover = |date: Option<&str>| {
        let as_of = date.map(|date| date.parse().unwrap());
        let sheet = sheet(&dataset, &sources, Question { as_of, ..Question::default() }, &[]);
        [T, X].map(|column| short(cell(&sheet, "2023", column))).join(" | ")
    };
    assert_eq!(turnover(None), "529.4 | 400.0");
    assert_eq!(turnover(Some("2024-01-01")), "— | —");
    assert_eq!(turnover(Some("2024-03-05")), "529.4 | —");
    assert_eq!(turnover(Some("2024-12-31")), "556.7 | —");
}

#[test]
fn further_flows_with_figures_have_columns_and_shares_alone_have_none() {
    let all = [
        (read("2023 TR 1.0").0, "1.0"),
        (read("2023 RX 1.0").0, "2.0"),
        (Key::new(Flow::ReImports, period("2023"), Measure::Cover), "3.0"),
    ];
    let dataset = with_figures(all.map(|(key, text)| (key, Figures::one(Figure::new(said(text), None)))));
    let sheet = asked(&dataset, Question::default());
    let flows: Vec<_> = sheet.columns.iter().skip(8).map(|column| (column.flow, column.part)).collect();
    let (level, growth) = (Part::Level, Part::Growth);
    assert_eq!(
        flows,
        [(Flow::ReExports, level), (Flow::ReExports, growth), (Flow::Transit, level), (Flow::Transit, growth)]
    );
    assert!((0..sheet.len()).all(|row| sheet.cells(row).len() == sheet.columns.len()));
}

#[test]
fn an_amount_that_a_decimal_can_not_hold_is_shown_as_it_was_typed() {
    let sheet = years(&["2023 X 1234567890123456789012345678e12", "2023 M 1.0"]);
    assert_eq!(short(cell(&sheet, "2023", X)), "Unread(\"1234567890123456789012345678e12\")");
    assert_eq!(short(cell(&sheet, "2023", T)), "—");
}

fn against(against: Against, rows: RowsOf) -> Question {
    Question { rows, basis: Basis { against, form: GrowthForm::Percent }, as_of: None }
}

#[test]
fn in_a_table_of_years_to_date_a_first_quarter_is_compared_with_that_of_a_year_before() {
    let levels = ["2022-Q1 X 100.0", "2022-Q4 X 400.0", "2023-Q1 X 110.0", "2023-Q1 gX 10.0"];
    let mut dataset = dataset(&levels);
    let on_quarter_before = Key::growth(Flow::Exports, period("2023-Q1"), Against::Previous);
    dataset.observations.set(on_quarter_before, Some(Figures::one(Figure::new(said("-72.5"), None))));
    for (question, expected, base) in [
        (against(Against::Previous, RowsOf::YearToDate), "printed 10.0", "2022-Q1"),
        (against(Against::YearEarlier, RowsOf::YearToDate), "printed 10.0", "2022-Q1"),
        (against(Against::Previous, RowsOf::Quarters), "printed -72.5", "2022-Q4"),
    ] {
        let sheet = asked(&dataset, question);
        let cell = cell(&sheet, "2023-Q1", XG);
        assert_eq!((short(cell).as_str(), cell.base.unwrap().period), (expected, period(base)), "{question:?}");
        assert!(cell.has(Remark::Agrees), "{question:?}");
        assert_eq!(sheet.question.basis.measure(), XG.key(period("2023-Q1"), sheet.question.basis).measure);
    }
}

#[test]
fn a_year_s_rate_stands_in_the_table_against_the_year_before_and_in_that_against_the_period_before() {
    let mut dataset = dataset(&["2022 X 100.0", "2023 X 110.0", "2023 gX 10.0"]);
    let cell_of = |dataset: &Dataset, of| short(cell(&asked(dataset, against(of, RowsOf::Years)), "2023", XG));
    for of in [Against::YearEarlier, Against::Previous] {
        let basis = Basis { against: of, form: GrowthForm::Percent };
        assert_eq!(XG.key(period("2023"), basis), read("2023 gX 10.0").0);
        assert_eq!(cell_of(&dataset, of), "printed 10.0");
    }
    let moved = dataset.observations.set(read("2023 gX 10.0").0, None);
    dataset.observations.set(Key::growth(Flow::Exports, period("2023"), Against::Previous), moved);
    assert_eq!(cell_of(&dataset, Against::YearEarlier), "printed 10.0");
}

#[test]
fn the_chosen_base_is_exactly_itself_in_its_own_row() {
    let dataset = dataset(&["2022 X 374.9", "2022 M 80…90", "2022 B -10", "2023 X 456.3"]);
    let base_row = |form| {
        let basis = Basis { against: Against::Period(period("2022")), form };
        let sheet = asked(&dataset, Question { basis, ..Question::default() });
        [XG, MG, BG].map(|column| short(cell(&sheet, "2022", column))).join(" | ")
    };
    assert_eq!(base_row(GrowthForm::Index), "100.0i | 100.0i | 0Δ");
    assert_eq!(base_row(GrowthForm::Percent), "0.0% | 0.0% | 0Δ");
    assert_eq!(base_row(GrowthForm::Change), "0.0Δ | 0.0Δ | 0Δ");
}

#[test]
fn a_range_on_a_base_of_nothing_is_new() {
    let sheet = years(&["2022 X nil", "2023 X 10…12"]);
    assert_eq!(short(cell(&sheet, "2023", XG)), "Growth(New)");
}

#[test]
fn a_negligible_amount_is_as_large_as_the_coarsest_usual_figure_lets_it_be() {
    let high = |lines: &[&str]| cell(&years(lines), "2023", X).level.unwrap().amount.interval.high;
    assert_eq!(high(&["2023 X negligible"]), d("0.5"));
    assert_eq!(high(&["2023 X negligible", "2023 M 1.25", "2022 M 1.5"]), d("0.05"));
    assert_eq!(high(&["2023 X negligible", "2023 M 1.25", "2022 M 1.50"]), d("0.005"));
}

proptest! {
    /// A bulletin that was rounded from true figures is never accused, whatever it leaves out.
    #[test]
    fn a_true_bulletin_is_never_accused(
        levels in prop::array::uniform4(1_000..9_000_000_i64),
        decimals in 0..3_u32,
        left_out in prop::array::uniform9(prop::bool::weighted(0.3)),
    ) {
        let thousandths = |value: i64| Decimal::new(value, 3);
        let nearest = |value: Decimal, decimals| {
            value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
        };
        let [x0, m0, x1, m1] = levels.map(thousandths);
        let rate = |now: Decimal, base: Decimal| nearest(Decimal::ONE_HUNDRED * (now - base) / base, 1);
        let lines = [
            format!("2022 X {}", nearest(x0, decimals)),
            format!("2022 M {}", nearest(m0, decimals)),
            format!("2022 T {}", nearest(x0 + m0, decimals)),
            format!("2023 X {}", nearest(x1, decimals)),
            format!("2023 M {}", nearest(m1, decimals)),
            format!("2023 T {}", nearest(x1 + m1, decimals)),
            format!("2023 gX {}", rate(x1, x0)),
            format!("2023 gM {}", rate(m1, m0)),
            format!("2023 gT {}", rate(x1 + m1, x0 + m0)),
        ];
        let kept: Vec<_> = lines.iter().zip(left_out).filter(|(_, out)| !out).map(|(line, _)| line.as_str()).collect();
        let sheet = years(&kept);
        let truth = [("2022", [x0, m0, x0 + m0, x0 - m0]), ("2023", [x1, m1, x1 + m1, x1 - m1])];
        for (when, values) in truth.into_iter().filter(|(when, _)| sheet.row_of(period(when)).is_some()) {
            for (column, value) in [X, M, T, B].into_iter().zip(values) {
                let cell = cell(&sheet, when, column);
                prop_assert!(!cell.has(Remark::CannotHold), "{kept:?} {column:?}");
                prop_assert!(cell.level.is_none_or(|level| level.amount.interval.contains(value)), "{kept:?} {column:?}");
            }
            for column in [XG, MG, TG, BG] {
                prop_assert!(!cell(&sheet, when, column).has(Remark::DoesNotAgree), "{kept:?} {column:?}");
            }
        }
    }
}
