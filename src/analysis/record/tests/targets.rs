//! Targets on series, and trade at the date of a session.

use jiff::civil::date;
use rust_decimal::Decimal;

use super::*;
use crate::analysis::record::Memory;
use crate::analysis::record::at_session::trade_at;
use crate::analysis::record::target::{Unmeasured, Verdict, measured};
use crate::domain::{Period, Target};

fn target(baseline: Option<(&str, &str)>, goal: &str, by: Option<&str>) -> Target {
    let period = |text: &str| text.parse::<Period>().unwrap();
    Target {
        dataset: Some(id(50)),
        flow: Flow::Turnover,
        baseline: baseline.map(|(at, number)| (period(at), number.parse().unwrap())),
        target: goal.parse().unwrap(),
        by: by.map(period),
        words: String::new(),
    }
}

fn series(levels: &[(&str, &str)]) -> Project {
    let mut project = Project::default();
    let levels: Vec<_> = levels.iter().map(|(period, text)| (Flow::Turnover, *period, *text)).collect();
    with_levels(&mut project, 50, &levels);
    project
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn the_steps_of_a_target_are_calculated_from_the_printed_digits() {
    let project = series(&[("2022", "463.3"), ("2023", "529.4")]);
    let found = measured(&project, &target(Some(("2022", "463.3e6")), "1e9", Some("2030")), None);
    assert_eq!(found.verdict, Verdict::OnTrack);
    assert_eq!((found.gap, found.progress), (Some(d("470.6")), Some(d("12.3"))));
    assert_eq!((found.growth_so_far, found.growth_needed), (Some(d("14.3")), Some(d("9.5"))));
    // 463.3 · (1000/463.3)^(1/8)
    assert_eq!((found.due, found.months_left), (Some(d("510.1")), Some(84)));
}

#[test]
fn a_target_is_judged_by_growth_at_one_rate() {
    let series_of = |value| series(&[("2022", "100.0"), ("2023", value)]);
    let twice = || target(Some(("2022", "100e6")), "400e6", Some("2024"));
    for (value, verdict) in [
        ("200.0", Verdict::OnTrack),
        ("199.9", Verdict::OffTrack),
        ("400", Verdict::Reached),
        ("-1", Verdict::NotMeasurable(Unmeasured::NotPositive)),
    ] {
        assert_eq!(measured(&series_of(value), &twice(), None).verdict, verdict, "{value}");
    }
    // A target below its baseline is reached from above.
    let halve = target(Some(("2022", "100e6")), "25e6", Some("2024"));
    for (value, verdict) in [("50.0", Verdict::OnTrack), ("50.1", Verdict::OffTrack), ("25", Verdict::Reached)] {
        assert_eq!(measured(&series_of(value), &halve, None).verdict, verdict, "{value}");
    }
}

#[test]
fn what_can_not_be_measured_says_why() {
    let project = series(&[("2022", "100"), ("2023", "110"), ("2024", "120")]);
    let none = Project::default();
    let nothing = series(&[]);
    let usual = || target(Some(("2022", "100e6")), "400e6", Some("2030"));
    let gone = Target { dataset: None, ..usual() };
    for (project, target, reason) in [
        (&project, gone, Unmeasured::NoSeries),
        (&none, usual(), Unmeasured::SeriesGone),
        (&nothing, usual(), Unmeasured::NoFigure),
        (&project, target(Some(("2022", "100e6")), "400e6", None), Unmeasured::NoDate),
        (&project, target(None, "400e6", Some("2030")), Unmeasured::NoBaseline),
        (&project, target(Some(("2031", "100e6")), "400e6", Some("2030")), Unmeasured::BaselineAfterTarget),
        (&project, target(Some(("2022-Q1", "100e6")), "400e6", Some("2030")), Unmeasured::OtherLength),
        (&project, target(Some(("2024", "100e6")), "400e6", Some("2030")), Unmeasured::NothingSince),
        (
            &project,
            target(Some(("2022", "1234567890123456789012345678e12")), "4e6", Some("2030")),
            Unmeasured::TooLarge,
        ),
    ] {
        assert_eq!(measured(project, &target, None).verdict, Verdict::NotMeasurable(reason), "{target:?}");
    }
    let missed = measured(&project, &target(Some(("2022", "100e6")), "400e6", Some("2024")), None);
    assert_eq!(missed.verdict, Verdict::Missed);
    // Without a baseline, what is still needed can be told.
    let open = measured(&project, &target(None, "240e6", Some("2025")), None);
    assert_eq!((open.growth_needed, open.gap), (Some(d("100.0")), Some(d("120"))));
}

#[test]
fn figures_after_the_target_s_period_do_not_count() {
    let project = series(&[("2022", "100"), ("2023", "110"), ("2025", "500")]);
    let found = measured(&project, &target(Some(("2022", "100e6")), "400e6", Some("2024")), None);
    assert_eq!((found.latest.unwrap().period.year(), found.verdict), (2023, Verdict::OffTrack));
}

#[test]
fn a_session_shows_the_last_period_that_was_over_and_what_changed_since_the_one_before() {
    let mut project = of_sessions(vec![
        meeting(19, 19, Some(date(2023, 3, 1)), vec![], &[]),
        meeting(20, 20, Some(date(2024, 3, 5)), vec![], &[]),
        meeting(21, 21, None, vec![], &[]),
    ]);
    let levels = [
        (Flow::Exports, "2022", "375.0"),
        (Flow::Imports, "2022", "88.3"),
        (Flow::Exports, "2023", "456.3"),
        (Flow::Imports, "2023", "73.0"),
        (Flow::Exports, "2024", "999"),
        (Flow::Exports, "2024-01", "40.0"),
    ];
    with_levels(&mut project, 50, &levels);
    let memory = Memory::of(&project);
    let session = |raw| project.session(session_id(raw)).unwrap();
    let at_20 = trade_at(&project, &memory, session(20));
    let periods: Vec<_> = at_20.iter().map(|one| one.period.to_string()).collect();
    assert_eq!(periods, ["2023", "2024-01"]);
    let since = at_20[0].since.as_ref().unwrap();
    assert_eq!((since.session, since.period.to_string()), (session_id(19), "2022".to_owned()));
    let exports = since.changes.iter().find(|change| change.flow == Flow::Exports).unwrap();
    assert_eq!((exports.then, exports.now), (d("375.0"), d("456.3")));
    assert_eq!(exports.growth.estimate().unwrap().value, d("21.7"));
    assert_eq!(since.revisions, []);
    assert_eq!(trade_at(&project, &memory, session(21)), []);
    assert!(trade_at(&project, &memory, session(19))[0].since.is_none());
}
