//! Whatever a project and a chart say, there is a picture with every mark in a place.

use proptest::prelude::*;

use super::super::table;
use super::*;
use crate::domain::{Against, ChartNote, Frequency};

fn every_kind(project: &Project, datasets: &[u32], flows: &[Flow], frequency: Frequency) {
    for kind in ChartKind::ALL {
        for log_scale in [false, true] {
            let mut chart = chart(kind, datasets, flows);
            (chart.frequency, chart.log_scale, chart.data_labels) = (frequency, log_scale, true);
            let picture = drawn(project, &chart);
            assert_sound(&picture);
            let table = with_words(|words| table(project, &chart, words));
            assert!(table.rows.iter().all(|(_, cells)| cells.len() == table.heads.len()));
        }
    }
}

#[test]
fn a_chart_of_nothing_is_an_empty_picture_that_says_so() {
    let project = project(vec![dataset(1, "AZE", Vec::new())]);
    for datasets in [&[][..], &[1], &[7], &[7, 8]] {
        every_kind(&project, datasets, &[X, M], Frequency::Annual);
        let picture = drawn(&project, &chart(ChartKind::Lines, datasets, &[X]));
        assert!(picture.is_empty());
        assert_eq!(picture.summary, "Lines. There are no figures to draw");
    }
}

#[test]
fn strange_figures_have_a_place() {
    let huge = "9".repeat(28) + "e12";
    let tiny = format!("0.{}1e0", "0".repeat(27));
    let minus = format!("-{}", "9".repeat(28));
    for values in [
        vec!["5"],
        vec!["0", "0", "0"],
        vec!["7", "7", "7"],
        vec!["-1", "-2", "3"],
        vec!["1e0", "1000000000000e0", "1"],
        vec![&*huge, &*tiny, &*minus, "nil"],
        vec!["1..2", "0..5", "P 3"],
    ] {
        let cells = |flow| -> Vec<Observation> {
            (2000..).zip(&values).map(|(year, text)| cell(flow, &f64::from(year).to_string(), text)).collect()
        };
        let project = project(vec![dataset(1, "AZE", [cells(X), cells(M)].concat()), dataset(2, "GEO", cells(X))]);
        every_kind(&project, &[1], &[X, M, T, B], Frequency::Annual);
        every_kind(&project, &[1, 2], &[X, M, T, B], Frequency::Annual);
    }
}

#[test]
fn strange_names_stay_names() {
    let long = "Ы".repeat(200);
    for name in [long.as_str(), "تجارة الصادرات", "👩‍👩‍👧 trade 🇰🇿", "one\ntwo\tthree", "{ $flow }"]
    {
        let mut first = dataset(1, name, years(X, &[(2022, "1"), (2023, "2")]));
        first.head.reporter = AreaRef::new(name);
        first.head.unit = name.to_owned();
        let mut second = first.clone();
        second.id = DatasetId(id(2));
        second.head.name = name.to_owned();
        let project = project(vec![first, second]);
        every_kind(&project, &[1], &[X], Frequency::Annual);
        every_kind(&project, &[1, 2], &[X], Frequency::Annual);
        let picture = drawn(&project, &chart(ChartKind::Lines, &[1], &[X]));
        assert!(!picture.captions.title.contains(['\n', '\t']));
    }
}

#[test]
fn three_hundred_series_have_three_hundred_names_and_none_at_the_ends() {
    let of = |raw: u32| dataset(raw, &format!("Partner {raw}"), years(X, &[(2022, "1"), (2023, &raw.to_string())]));
    let project = project((1..=300).map(of).collect());
    let all: Vec<u32> = (1..=300).collect();
    for kind in ChartKind::ALL {
        let picture = drawn(&project, &chart(kind, &all, &[X]));
        assert_sound(&picture);
        assert!(picture.ends.is_empty() || kind == ChartKind::YearToDate, "{kind:?}");
        assert!(picture.summary.chars().count() < 4000, "{}", picture.summary.chars().count());
    }
    assert_eq!(drawn(&project, &chart(ChartKind::Lines, &all, &[X])).legend.len(), 300);
}

#[test]
fn a_note_or_a_base_outside_of_everything_changes_nothing() {
    let project = bulletin();
    for kind in ChartKind::ALL {
        let mut chart = chart(kind, &[1], &[X]);
        chart.against = Against::Period(period("2999"));
        (chart.from, chart.to) = (Some(period("2024")), Some(period("1999")));
        let note = |from: &str| ChartNote {
            from: period(from),
            to: Some(period("1000")),
            flow: Some(X),
            dataset: None,
            text: "n".into(),
        };
        chart.notes = vec![note("2999-12"), note("2023")];
        assert_sound(&drawn(&project, &chart));
    }
}

fn any_cells() -> impl Strategy<Value = Vec<(usize, usize, i64, u32)>> {
    prop::collection::vec((0..6_usize, 0..60_usize, -2000..100_000_i64, 0..4_u32), 0..80)
}

fn any_period(nth: usize) -> Period {
    let year = 2019 + i32::try_from(nth % 4).unwrap();
    let part = nth / 4;
    match part {
        0 | 1 => Period::of_year(year),
        2 => Period::of_quarter(year, 1),
        3 => Period::of_half(year, 1),
        4 => Period::year_to(year, 9),
        _ => Period::of_month(year, u8::try_from(part % 12 + 1).unwrap()),
    }
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_figures_have_a_sound_picture(
        one in any_cells(),
        other in any_cells(),
        kind in 0..12_usize,
        frequency in 0..6_usize,
        log_scale in prop::bool::ANY,
        against in 0..3_usize,
    ) {
        const FLOWS: [Flow; 6] = [X, M, T, B, Flow::ReExports, Flow::Transit];
        const FREQUENCIES: [Frequency; 6] = [
            Frequency::Annual, Frequency::HalfYear, Frequency::Quarter, Frequency::Month, Frequency::YearToDate,
            Frequency::Span,
        ];
        let cells = |all: &[(usize, usize, i64, u32)]| -> Vec<Observation> {
            let cell = |(flow, at, value, scale): &(usize, usize, i64, u32)| {
                let key = Key::level(FLOWS[*flow], any_period(*at));
                let number = crate::domain::Number::new(rust_decimal::Decimal::new(*value, *scale), Multiplier::MILLION);
                Observation { key, figures: Figures::one(Figure::new(Said::Number(number), None)) }
            };
            all.iter().map(cell).collect()
        };
        let project = project(vec![dataset(1, "AZE", cells(&one)), dataset(2, "GEO", cells(&other))]);
        for datasets in [&[1_u32][..], &[1, 2]] {
            let mut chart = chart(ChartKind::ALL[kind], datasets, &FLOWS);
            (chart.frequency, chart.log_scale, chart.data_labels) = (FREQUENCIES[frequency], log_scale, true);
            chart.against = [Against::YearEarlier, Against::Previous, Against::Period(any_period(0))][against];
            let picture = drawn(&project, &chart);
            assert_sound(&picture);
            // Every mark belongs to a series of the legend, or to a flow of one among tiles.
            for point in picture.panels.iter().flat_map(points) {
                let key = point.datum.series.key;
                let known = picture.named(key).is_some() || picture.legend.iter().any(|named| named.key.flow == key.flow);
                prop_assert!(known);
            }
            // What the picture draws, the table has.
            let figures = with_words(|words| table(&project, &chart, words));
            let filled = figures.rows.iter().flat_map(|(_, cells)| cells).filter(|cell| cell.value != crate::domain::ReportValue::Empty);
            let marks = picture.panels.iter().map(|panel| bars(panel).len() + points(panel).len()).sum::<usize>();
            if ChartKind::ALL[kind] != ChartKind::Area {
                prop_assert!(filled.count() >= marks);
            }
        }
    }
}
