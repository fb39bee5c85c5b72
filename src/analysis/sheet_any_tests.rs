//! Tables of whatever a file can hold: no panic, and every value lies in its interval.

use super::*;

/// Anything that a file can hold.
fn any_number() -> impl Strategy<Value = crate::domain::Number> {
    let short = (-2_000..2_000_i64, 0..3_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    let long = (any::<[u32; 3]>(), any::<bool>(), 0..29_u32)
        .prop_map(|([a, b, c], minus, scale)| Decimal::from_parts(a, b, c, minus, scale));
    let multiplier = prop::sample::select(vec![0, 0, 3, 6, 9, 12, 28, 255]).prop_map(Multiplier);
    (prop_oneof![4 => short, 1 => long], multiplier)
        .prop_map(|(value, multiplier)| crate::domain::Number::new(value, multiplier))
}

fn any_figure() -> impl Strategy<Value = Figure> {
    let said = prop_oneof![
        6 => any_number().prop_map(Said::Number),
        1 => (any_number(), any_number()).prop_map(|ends| Said::Range(Box::new(ends))),
        1 => Just(Said::Nil),
        1 => Just(Said::Negligible),
        1 => Just(Said::Unread("n/a".into())),
        1 => Just(Said::NoValue),
    ];
    let qualifier = prop::sample::select(vec![Qualifier::Exact, Qualifier::Over, Qualifier::Nearly, Qualifier::About]);
    let status = prop::sample::select(vec![ObsStatus::Normal, ObsStatus::Break, ObsStatus::Provisional]);
    (said, qualifier, status, 0..6_u32).prop_map(|(said, qualifier, status, source)| {
        let source = Id::new(source).map(SourceId);
        let mut figure = Figure::new(said, source);
        (figure.qualifier, figure.status) = (qualifier, status);
        figure
    })
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        8 => prop::sample::select(vec!["2022", "2023", "2022-Q1", "2022-Q4", "2023-Q1", "2023-01-01/P9M", "2022-S1"]),
        1 => prop::sample::select(vec!["1000", "2999", "1000-01", "2999-12", "2022-11-01/P4M", "1000-01-01/P1200M"]),
    ]
    .prop_map(period)
}

fn any_against() -> impl Strategy<Value = Against> {
    prop_oneof![Just(Against::YearEarlier), Just(Against::Previous), any_period().prop_map(Against::Period)]
}

fn any_key() -> impl Strategy<Value = Key> {
    let flow = prop::sample::select(Flow::CODED.to_vec());
    let form = prop::sample::select(vec![RateForm::Percent, RateForm::Times, RateForm::Index]);
    let measure = prop_oneof![
        4 => Just(Measure::Level),
        2 => (form, any_against()).prop_map(|(form, against)| Measure::Rate { form, against }),
        1 => any_against().prop_map(|against| Measure::AbsoluteChange { against }),
        1 => Just(Measure::Cover),
    ];
    (flow, any_period(), measure).prop_map(|(flow, period, measure)| Key::new(flow, period, measure))
}

fn any_question() -> impl Strategy<Value = Question> {
    let rows = prop::sample::select(vec![RowsOf::Years, RowsOf::Quarters, RowsOf::YearToDate, RowsOf::OtherSpans]);
    let form = prop::sample::select(vec![GrowthForm::Percent, GrowthForm::Change, GrowthForm::Index]);
    let as_of = prop::option::of(Just("2024-03-05".parse().unwrap()));
    (rows, form, any_against(), as_of).prop_map(|(rows, form, against, as_of)| Question {
        rows,
        basis: Basis { against, form },
        as_of,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_figures_and_any_question_have_a_table_whose_intervals_hold_their_values(
        cells in prop::collection::vec((any_key(), prop::collection::vec(any_figure(), 1..3), 0..3_usize), 0..40),
        question in any_question(),
        shown in prop::sample::select(vec![0, 3, 6, 12]),
        roundings in prop::array::uniform5(0..6_usize),
    ) {
        let conventions = [Rounding::Nearest, Rounding::TowardZero, Rounding::Down, Rounding::Up, Rounding::FromRoundedLevels];
        let sources = roundings.into_iter().zip(1_u32..).map(|(rounding, id)| {
            let mut source = source(id, ["Statistics", "Customs"][id as usize % 2], "2024-03-05");
            source.rounding.levels = conventions.get(rounding).copied();
            source.rounding.rates = source.rounding.levels;
            source
        });
        let mut dataset = with_figures(cells.into_iter().map(|(key, figures, adopted)| (key, Figures::new(figures, Some(adopted)).unwrap())));
        dataset.head.shown = Multiplier(shown);
        let further = [Part::Share, Part::Cover, Part::Index, Part::Change, Part::Contribution, Part::Printed];
        let columns = |part| [Flow::Exports, Flow::Balance].map(|flow| Column::new(flow, part));
        let further: Vec<_> = further.into_iter().flat_map(columns).collect();
        let sheet = sheet(&dataset, &sources.collect(), question, &further);
        // A walk looks first: what it does not have to work out is to be what the cell says.
        let mut walk = sheet.walk();
        for (row, period) in sheet.periods().enumerate() {
            prop_assert!(walk.go_to(period));
            for column in &sheet.columns {
                let cell = sheet.glance(row, *column).unwrap();
                prop_assert_eq!(walk.shows_number(*column), cell.shows_number(), "{} {:?} {:?}", period, column, cell);
                prop_assert_eq!(sheet.is_filled(row, *column), !cell.is_empty(), "{} {:?} {:?}", period, column, cell);
                if column.part == Part::Level {
                    let stated = match &cell.content {
                        Content::Level { value, qualifier } => Some(Stated::Value(*value, *qualifier)),
                        Content::Nil => Some(Stated::Value(Decimal::ZERO, Qualifier::Exact)),
                        Content::Bounds(interval) => Some(Stated::Bounds(*interval)),
                        Content::Negligible => cell.level.map(|level| Stated::Negligible(level.amount.interval)),
                        _ => None,
                    };
                    prop_assert_eq!(walk.level(*column), stated, "{} {:?}", period, column);
                }
            }
        }
        prop_assert!(!walk.go_to(period("2500-07-01/P13M")));
        for cell in (0..sheet.len()).flat_map(|row| sheet.cells(row)) {
            for Operand { amount, .. } in cell.level.into_iter().chain(cell.base) {
                prop_assert!(amount.interval.low <= amount.interval.high, "{:?}", amount);
                prop_assert!(amount.value.is_none_or(|value| amount.interval.contains(value)), "{:?}", amount);
            }
            let growth = [cell.calculated.as_ref(), match &cell.content { Content::Growth(growth) => Some(growth), _ => None }];
            for estimate in growth.into_iter().flatten().filter_map(Growth::estimate) {
                prop_assert!(estimate.interval.low <= estimate.interval.high, "{:?}", estimate);
            }
            if let Content::Growth(Growth::Bounded(interval)) | Content::Bounds(interval) = &cell.content {
                prop_assert!(interval.low <= interval.high, "{:?}", interval);
            }
        }
        for period in sheet.periods() {
            crate::analysis::tiles::tiles(&sheet, period);
        }
    }
}
