//! The table against a plain recomputation of everything, line by line, shortest periods first.

use std::collections::BTreeMap;

use super::*;
use crate::analysis::exact::{Form, Toward, quotient, sum};
use crate::analysis::growth::growth;
use crate::analysis::totals::partitions;

const FLOWS: [Flow; 4] = [Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance];

type Known = BTreeMap<(Period, Flow), Amount>;

fn joined(a: Amount, b: Amount, plus: bool) -> Amount {
    let value = a.value.zip(b.value).and_then(|(a, b)| sum(a, if plus { b } else { -b }));
    let interval = if plus { a.interval.plus(b.interval) } else { a.interval.minus(b.interval) };
    Amount { value, interval }
}

fn identities(known: &mut Known, period: Period) {
    let get = |known: &Known, flow| known.get(&(period, flow)).copied();
    let mut put = |flow, amount: Option<Amount>| {
        if let Some(amount) = amount {
            known.entry((period, flow)).or_insert(amount);
        }
        [Flow::Exports, Flow::Imports, Flow::Turnover].map(|flow| get(known, flow))
    };
    let [x, m, _] = put(Flow::Turnover, None);
    let [x, m, t] = put(Flow::Turnover, x.zip(m).map(|(x, m)| joined(x, m, true)));
    put(Flow::Exports, t.zip(m).map(|(t, m)| joined(t, m, false)));
    let [x, m, _] = put(Flow::Imports, t.zip(x).map(|(t, x)| joined(t, x, false)));
    put(Flow::Balance, x.zip(m).map(|(x, m)| joined(x, m, false)));
}

fn sums(known: &mut Known, period: Period, there: &[Period], flows: &[Flow]) {
    for flow in flows {
        let sum = partitions(period).find_map(|partition| {
            let amounts =
                partition.parts.iter().map(|part| known.get(&(*part, *flow)).copied().filter(|_| there.contains(part)));
            amounts.collect::<Option<Vec<_>>>()?.into_iter().reduce(|a, b| joined(a, b, true))
        });
        if let Some(sum) = sum {
            known.entry((period, *flow)).or_insert(sum);
        }
    }
}

/// Everything that is known of a dataset of plain numbers and percent rates on a year earlier.
fn naive(dataset: &Dataset) -> Known {
    let mut known = Known::new();
    let mut there: Vec<_> = dataset.all_periods();
    let number = |figures: &Figures| figures.adopted().unwrap().said.number().unwrap();
    let interval = |number| Interval::of_number(number, Multiplier::UNITS, Qualifier::Exact, None).unwrap();
    for observation in dataset.observations.iter().filter(|o| o.key.measure == Measure::Level) {
        let number = number(&observation.figures);
        let own = interval(number);
        let cut = observation.key.flow != Flow::Balance && own.low < Decimal::ZERO && number.value() >= Decimal::ZERO;
        let low = if cut { Decimal::ZERO } else { own.low };
        let amount = Amount { value: Some(number.value()), interval: Interval { low, ..own } };
        known.insert((observation.key.period, observation.key.flow), amount);
    }
    there.sort_by_key(|period| period.months());
    for period in &there {
        identities(&mut known, *period);
        sums(&mut known, *period, &there, &FLOWS[..2]);
        identities(&mut known, *period);
        sums(&mut known, *period, &there, &FLOWS);
        identities(&mut known, *period);
    }
    for observation in dataset.observations.iter().filter(|o| o.key.measure != Measure::Level) {
        let Key { period, flow, .. } = observation.key;
        let Some(base) = period.year_earlier().filter(|base| there.contains(base)) else { continue };
        let ratio = interval(number(&observation.figures)).plus(Interval::point(Decimal::ONE_HUNDRED));
        let (level, earlier) = (known.get(&(period, flow)).copied(), known.get(&(base, flow)).copied());
        let (from, forward) = match (level, earlier) {
            (None, Some(earlier)) => (earlier, true),
            (Some(level), None) => (level, false),
            _ => continue,
        };
        if ratio.low <= Decimal::ZERO || from.interval.low < Decimal::ZERO {
            continue;
        }
        let scale = from.interval.low.scale().max(from.interval.high.scale()) + 1;
        let form = if forward { Form::PercentOf } else { Form::OfPercent };
        let (first, last) = if forward { (ratio.low, ratio.high) } else { (ratio.high, ratio.low) };
        let low = quotient(from.interval.low, first, form, scale, Toward::Below).unwrap();
        let high = quotient(from.interval.high, last, form, scale, Toward::Above).unwrap();
        let to = if forward { period } else { base };
        known.insert((to, flow), Amount { value: None, interval: Interval { low, high } });
    }
    there.iter().for_each(|period| identities(&mut known, *period));
    known
}

fn any_line() -> impl Strategy<Value = (Key, Figures)> {
    let names = vec![
        "2021",
        "2022",
        "2023",
        "2022-S1",
        "2022-S2",
        "2022-Q1",
        "2022-Q2",
        "2022-Q3",
        "2022-Q4",
        "2023-Q1",
        "2022-01",
        "2022-02",
        "2022-03",
        "2022-01-01/P9M",
        "2023-01",
        "2023-02",
        "2023-03",
        "2022-11-01/P4M",
    ];
    let flow = prop::sample::select(vec![Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance]);
    let number = (0..2_000_i64, 0..3_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    (prop::sample::select(names), flow, prop::bool::weighted(0.2), number).prop_map(|(name, flow, rate, number)| {
        let rate = rate && flow != Flow::Balance;
        let key =
            if rate { Key::growth(flow, period(name), Against::YearEarlier) } else { Key::level(flow, period(name)) };
        let said = Said::Number(crate::domain::Number::new(number, Multiplier::UNITS));
        (key, Figures::one(Figure::new(said, None)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_row_worked_out_when_asked_for_is_the_row_of_a_whole_recomputation(
        lines in prop::collection::vec(any_line(), 0..45),
        further in prop::collection::btree_set(prop::sample::select(vec!["2021-01", "2024", "2022-04"]), 0..3),
        rows in prop::sample::select(vec![
            RowsOf::Years, RowsOf::HalfYears, RowsOf::Quarters, RowsOf::Months, RowsOf::YearToDate, RowsOf::OtherSpans,
        ]),
    ) {
        let mut dataset = with_figures(lines);
        dataset.periods = further.into_iter().map(period).collect();
        let known = naive(&dataset);
        let question = Question { rows, ..Question::default() };
        let sheet = asked(&dataset, question);
        for period in dataset.all_periods() {
            for flow in FLOWS {
                let found = sheet.level_in(period, flow).map(|level| level.amount);
                prop_assert_eq!(found, known.get(&(period, flow)).copied(), "{:?} {:?}", period, flow);
            }
        }
        let again = asked(&dataset, question);
        for row in (0..sheet.len()).rev() {
            let when = sheet.period(row).unwrap();
            for column in &sheet.columns {
                let alone = sheet.glance(row, *column).unwrap().into_owned();
                prop_assert_eq!(&alone, again.cell_at(row, *column).unwrap());
                let flow = column.flow;
                if column.part == Part::Growth && alone.printed.is_none() {
                    let base = when.year_earlier().and_then(|base| known.get(&(base, flow)).copied());
                    let expected = growth(known.get(&(when, flow)).copied(), base, alone.form);
                    let expected = Some(expected).filter(|growth| !matches!(growth, Growth::NoLevel | Growth::NoBase));
                    prop_assert_eq!(&alone.calculated, &expected);
                }
            }
            for flow in FLOWS {
                prop_assert_eq!(sheet.level(row, flow), known.get(&(when, flow)).copied());
            }
            let heights = sheet.heights(std::iter::once(row), &FLOWS);
            let drawn = FLOWS.map(|flow| known.contains_key(&(when, flow)));
            prop_assert!(heights.iter().map(Option::is_some).eq(drawn), "{:?}", when);
            prop_assert_eq!(sheet.cells(row), again.cells(row));
        }
        prop_assert_eq!(sheet, again);
    }
}
