//! From a project to its verdicts.

use std::sync::Arc;

use super::*;
use crate::analysis::reconcile::{Implied, Toward, Verdict};
use crate::domain::{
    Against, Dataset, DatasetHead, Figure, Figures, Id, Identity, IdentityId, Key, Measure, Multiplier, Number,
    Project, Said, Source, Term, Whole,
};

fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

fn year(year: i32) -> Period {
    Period::of_year(year).unwrap()
}

fn number(text: &str) -> Said {
    Said::Number(Number::new(text.parse().unwrap(), Multiplier::MILLION))
}

fn table(raw: u32, figures: &[(Key, &str)], source: Option<u32>) -> Dataset {
    let head = DatasetHead { shown: Multiplier::MILLION, unit: "USD".into(), ..DatasetHead::default() };
    let mut table = Dataset::new(id(raw).into(), head);
    for (key, text) in figures {
        let said = match key.measure {
            Measure::Level | Measure::AbsoluteChange { .. } => number(text),
            _ => Said::Number(Number::new(text.parse().unwrap(), Multiplier::UNITS)),
        };
        let figure = Figure::new(said, source.map(|raw| id(raw).into()));
        let figures = match table.observations.get(*key) {
            Some(there) => there.figures.clone().with_another(figure, false),
            None => Figures::one(figure),
        };
        table.observations.set(*key, Some(figures));
    }
    table
}

fn project(tables: Vec<Dataset>) -> Project {
    let mut source = Source::new(id(90).into(), "A bulletin");
    source.office = "An office".into();
    source.published = Some(jiff::civil::date(2024, 3, 5));
    let mut later = source.clone();
    later.id = id(91).into();
    later.published = Some(jiff::civil::date(2024, 7, 30));
    let sources = [source, later].into_iter().collect();
    Project { datasets: tables.into_iter().collect(), sources, ..Project::default() }
}

fn worked_example() -> Vec<(Key, &'static str)> {
    let growth = |flow| Key::growth(flow, year(2023), Against::YearEarlier);
    vec![
        (Key::level(Flow::Turnover, year(2022)), "463.3"),
        (Key::level(Flow::Imports, year(2022)), "88.3"),
        (Key::level(Flow::Turnover, year(2023)), "529.4"),
        (Key::level(Flow::Exports, year(2023)), "456.3"),
        (Key::level(Flow::Imports, year(2023)), "73"),
        (growth(Flow::Turnover), "14.2"),
        (growth(Flow::Exports), "21.6"),
        (growth(Flow::Imports), "-17.3"),
    ]
}

fn reported(project: &Project) -> Report {
    report(project, Choice::All, &Known::default(), &|| false)
}

#[test]
fn the_worked_example_is_one_block_of_eight_statements_that_can_not_hold() {
    let report = reported(&project(vec![table(1, &worked_example(), Some(90))]));
    let [judged] = report.judged.as_slice() else { panic!("{:?}", report.judged) };
    assert_eq!(judged.check.origins.len(), 8);
    assert_eq!(judged.check.quantities.len(), 6);
    assert_eq!(judged.standing(), Standing::CannotHold);
    let of_exports = |under: &Under| {
        let place =
            judged.check.quantities.iter().position(|of| of.flow == Flow::Exports && of.period == year(2022))?;
        let (_, implied) = under.implied.iter().find(|(asked, _)| *asked == Asked::Level(place))?;
        let end = |end: &Option<crate::analysis::reconcile::Rational>| end.as_ref()?.decimal(3, Toward::Nearest);
        Some(format!("{}…{}", end(&implied.span.low)?, end(&implied.span.high)?))
    };
    let truncated =
        judged.answer.under.iter().find(|under| under.convention.rates == crate::domain::Rounding::TowardZero);
    assert_eq!(truncated.and_then(of_exports), Some("374.926…375.079".into()));
}

#[test]
fn two_vintages_are_never_in_one_system() {
    let mut figures = table(1, &worked_example(), Some(90));
    let revised = table(
        1,
        &[
            (Key::level(Flow::Turnover, year(2023)), "556.7"),
            (Key::level(Flow::Exports, year(2023)), "483.6"),
            (Key::level(Flow::Imports, year(2023)), "73.1"),
        ],
        Some(91),
    );
    for observation in revised.observations.iter() {
        let there = figures.observations.get(observation.key).unwrap().figures.clone();
        let newer = observation.figures.adopted().unwrap().clone();
        figures.observations.set(observation.key, Some(there.with_another(newer, true)));
    }
    let report = reported(&project(vec![figures]));
    let standings: Vec<_> =
        report.judged.iter().map(|judged| (judged.check.origins.len(), judged.standing())).collect();
    assert_eq!(standings, [(8, Standing::CannotHold), (3, Standing::Consistent)]);
}

#[test]
fn what_was_judged_is_not_judged_again() {
    let mut project = project(vec![table(1, &worked_example(), Some(90)), table(2, &worked_example()[..3], Some(90))]);
    let first = reported(&project);
    let mut changed = project.datasets.get(DatasetId(id(2))).unwrap().clone();
    changed.observations.set(Key::level(Flow::Turnover, year(2023)), None);
    project.datasets = project
        .datasets
        .iter()
        .cloned()
        .map(|table| if table.id == changed.id { changed.clone() } else { table })
        .collect();
    let second = report(&project, Choice::All, &first.known, &|| false);
    assert!(Arc::ptr_eq(&first.judged[0].answer, &second.judged[0].answer));
}

#[test]
fn partners_that_add_up_are_held_against_the_world() {
    let exports = |text: &'static str| [(Key::level(Flow::Exports, year(2023)), text)];
    let term = |raw| Term { dataset: id(raw).into(), flow: Flow::Exports };
    let cases = [
        (Some(true), "10.0", Verdict::Consistent),
        (Some(true), "9.7", Verdict::CannotHold),
        (Some(true), "10.9", Verdict::CannotHold),
        (None, "10.9", Verdict::Consistent),
        (Some(false), "9.7", Verdict::CannotHold),
    ];
    for (complete, world, verdict) in cases {
        let mut project = project(vec![
            table(1, &exports(world), Some(90)),
            table(2, &exports("4.0"), Some(90)),
            table(3, &exports("6.0"), Some(90)),
        ]);
        let identity = Identity {
            id: IdentityId(id(50)),
            whole: term(1),
            parts: vec![term(2), term(3)],
            complete,
            note: String::new(),
        };
        project.identities = [identity].into_iter().collect();
        let report = reported(&project);
        assert_eq!(report.judged.len(), 1, "{world}");
        assert_eq!(report.judged[0].answer.findings.verdict, verdict, "{complete:?} {world}");
    }
}

#[test]
fn months_quarters_and_years_to_date_are_tied() {
    let month = |nth| Period::of_month(2024, nth).unwrap();
    let quarter = Period::of_quarter(2024, 1).unwrap();
    let level = |period| Key::level(Flow::Exports, period);
    let figures =
        [(level(month(1)), "1.0"), (level(month(2)), "2.0"), (level(month(3)), "3.0"), (level(quarter), "6.4")];
    let report = reported(&project(vec![table(1, &figures, None)]));
    assert_eq!(report.judged[0].standing(), Standing::CannotHold);
    let to_date =
        [(level(Period::year_to(2024, 8).unwrap()), "8.5"), (level(Period::year_to(2024, 9).unwrap()), "10.0")];
    let report = reported(&project(vec![table(1, &to_date, None)]));
    let judged = &report.judged[0];
    let september = judged.check.quantities.iter().position(|of| of.period == month(9)).unwrap();
    let (_, implied) = judged.answer.implied.iter().find(|(asked, _)| *asked == Asked::Level(september)).unwrap();
    assert_eq!(implied.span.low.as_ref().unwrap().decimal(2, Toward::Nearest).unwrap().to_string(), "1.40");
}

#[test]
fn what_can_not_be_calculated_with_is_left_out_and_named() {
    let share_change = Measure::ShareChange { of: Whole::Flow(Flow::Turnover) };
    let no_whole = Measure::Share { of: Whole::World };
    let figures = [
        (Key::new(Flow::Exports, year(2023), share_change), "1.2"),
        (Key::new(Flow::Exports, year(2023), no_whole), "1.2"),
        (Key::growth(Flow::Balance, year(2023), Against::YearEarlier), "3.0"),
    ];
    let report = reported(&project(vec![table(1, &figures, None)]));
    let whys: Vec<_> = report.left_out.iter().map(|(_, why)| *why).collect();
    assert!(report.judged.is_empty());
    for why in [LeftOut::ShareChange, LeftOut::NoWhole, LeftOut::NoBase] {
        assert!(whys.contains(&why), "{whys:?}");
    }
}

/// A level and so many growth rates after it: numbers become long.
fn chain(rates: i32) -> Vec<(Key, &'static str)> {
    let growth = |of: i32| Key::growth(Flow::Exports, year(of), Against::YearEarlier);
    let first = (Key::level(Flow::Exports, year(1990)), "100.0");
    std::iter::once(first).chain((1991..1991 + rates).map(|of| (growth(of), "1.0"))).collect()
}

/// Turnover and exports of so many years, and how they grew: imports follow.
fn years(count: i32) -> Vec<(Key, &'static str)> {
    let of_year = |of: i32| {
        let level = |flow| Key::level(flow, year(of));
        let growth = Key::growth(Flow::Exports, year(of), Against::YearEarlier);
        [(level(Flow::Turnover), "50.0"), (level(Flow::Exports), "30.0"), (growth, "0.0")]
    };
    (1990..1990 + count).flat_map(of_year).collect()
}

#[test]
fn verdicts_on_large_blocks_come_before_what_follows_from_them() {
    let project = project(vec![table(1, &years(12), None), table(2, &worked_example(), None)]);
    let first = verdicts(&project, Choice::All, &Known::default(), &|| false);
    assert!(first.is_pending());
    let [large, small] = first.judged.as_slice() else { panic!("{:?}", first.judged) };
    let (large, small) = (Arc::clone(large), Arc::clone(small));
    assert!(large.answer.pending && large.answer.implied.is_empty());
    assert!(!small.answer.pending && small.standing() == Standing::CannotHold);
    let mut grown = vec![0];
    let whole = first.clone().followed(&|| false, &mut |so_far| {
        let so_far = so_far();
        assert!(so_far.is_pending() && Arc::ptr_eq(&so_far.judged[1], &small));
        grown.push(so_far.judged[0].answer.implied.len());
    });
    assert!(grown.len() > 2 && grown.is_sorted(), "{grown:?}");
    assert!(!whole.is_pending());
    assert!(!whole.judged[0].answer.implied.is_empty());
    assert!(Arc::ptr_eq(&small.answer, &whole.judged[1].answer), "nothing is judged twice");
    assert_eq!(
        whole.judged[0].answer,
        Arc::new(Answer::new(&large.check.system, &large.check.ratios)),
        "as if asked at once"
    );
    let again = report(&project, Choice::All, &whole.known, &|| false);
    assert!(Arc::ptr_eq(&whole.judged[0], &again.judged[0]), "what followed is known");
}

#[test]
fn what_followed_before_a_stop_is_kept_and_the_rest_follows_later() {
    let project = project(vec![table(1, &years(12), None), table(2, &years(13), None), table(3, &years(14), None)]);
    let first = verdicts(&project, Choice::All, &Known::default(), &|| false);
    let asked = std::cell::Cell::new(0);
    let first_whole = first.clone().followed(&|| false, &mut |_| asked.set(asked.get() + 1));
    // Stopped in the midst of the second of three alike.
    let left = std::cell::Cell::new(asked.get() / 3 + 1);
    let stop = || {
        left.set(left.get() - 1);
        left.get() < 0
    };
    let stopped = first.followed(&stop, &mut |_| {});
    let pending: Vec<_> = stopped.judged.iter().map(|judged| judged.answer.pending).collect();
    assert_eq!(pending, [false, true, true]);
    assert!(!stopped.stopped, "the verdicts count");
    assert!(!stopped.judged[1].answer.implied.is_empty());
    let rest = report(&project, Choice::All, &stopped.known, &|| false);
    assert!(Arc::ptr_eq(&rest.judged[0], &stopped.judged[0]));
    assert!(!rest.is_pending());
    for (rest, whole) in rest.judged.iter().zip(&first_whole.judged) {
        assert_eq!(rest.answer, whole.answer, "a stop changes nothing");
    }
}

#[test]
fn levels_without_exact_bounds_have_those_of_propagation() {
    let report = reported(&project(vec![table(1, &chain(60), None)]));
    let answer = &report.judged[0].answer;
    assert!(answer.unfinished, "{:?}", answer.implied.len());
    let levels = answer.implied.iter().filter(|(asked, _)| matches!(asked, Asked::Level(_))).count();
    assert!(levels > 0 && !answer.at_most.is_empty());
    assert_eq!(levels + answer.at_most.len(), 60, "each unprinted level has bounds");
    for (place, span) in &answer.at_most {
        let (low, high) = (span.low.clone().unwrap().to_f64(), span.high.clone().unwrap().to_f64());
        let truth = 100.0 * 1.01_f64.powi(i32::try_from(*place).unwrap());
        assert!(low <= truth && truth <= high, "{place}: {low}…{high}");
    }
}

#[test]
fn shares_and_covers_follow_where_their_kind_is_printed() {
    let share = Measure::Share { of: Whole::Flow(Flow::Turnover) };
    let level = |flow, of| Key::level(flow, year(of));
    let figures = [
        (level(Flow::Exports, 2022), "30.0"),
        (level(Flow::Turnover, 2022), "40.0"),
        (level(Flow::Exports, 2023), "33.0"),
        (level(Flow::Turnover, 2023), "40.0"),
        (Key::growth(Flow::Exports, year(2023), Against::YearEarlier), "10.0"),
        (Key::new(Flow::Exports, year(2023), share), "82.5"),
    ];
    let report = reported(&project(vec![table(1, &figures, None)]));
    let judged = &report.judged[0];
    let percent = |(asked, implied): &(Asked, Implied)| match asked {
        Asked::Percent { of, on } => {
            let (of, on) = (judged.check.quantities[*of], judged.check.quantities[*on]);
            assert_eq!((of.flow, on.flow, of.period), (Flow::Exports, Flow::Turnover, on.period));
            Some((of.period, implied.value.map(|value| value.to_string())))
        }
        _ => None,
    };
    let shares: Vec<_> = judged.answer.implied.iter().filter_map(percent).collect();
    // 29.95/40.05 … 30.05/39.95 are 74.78 … 75.22 %.
    assert_eq!(shares, [(year(2022), None)], "the printed one is not asked");
}

#[test]
fn the_same_numbers_of_other_periods_ask_something_else() {
    let change = |flow, period, against| Key::new(flow, period, Measure::AbsoluteChange { against });
    let quarter = |nth| Period::of_quarter(2023, nth).unwrap();
    let level = |period| Key::level(Flow::Exports, period);
    let years = [
        (level(year(2022)), "10.0"),
        (level(year(2023)), "11.0"),
        (change(Flow::Exports, year(2023), Against::YearEarlier), "1.0"),
    ];
    let quarters = [
        (level(quarter(1)), "10.0"),
        (level(quarter(2)), "11.0"),
        (change(Flow::Exports, quarter(2), Against::Previous), "1.0"),
    ];
    let report = reported(&project(vec![table(1, &years, None), table(2, &quarters, None)]));
    let [of_years, of_quarters] = report.judged.as_slice() else { panic!("{:?}", report.judged) };
    assert_eq!(of_years.check.system, of_quarters.check.system);
    let grows = |judged: &Judged| judged.answer.implied.iter().any(|(asked, _)| matches!(asked, Asked::Growth { .. }));
    assert_eq!((grows(of_years), grows(of_quarters)), (true, false), "no quarter is a year after another");
}
