//! Targets of commitments on the charts of their series.

use super::*;
use crate::domain::marks::Tone;
use crate::domain::{
    Commission, CommissionHead, CommissionId, CommissionSession, Outcome, OutcomeId, OutcomeKind, OutcomeStatus,
    SessionHead, SessionId, StatusEntry, Target,
};

/// The bulletin with a commitment to a turnover of a billion in 2030, from 463.3 in 2022.
fn with_target(flow: Flow, status: OutcomeStatus) -> Project {
    let mut outcome = Outcome::new(OutcomeId(id(702)), OutcomeKind::Commitment, "Double trade by 2030");
    outcome.target = Some(Box::new(Target {
        dataset: Some(DatasetId(id(1))),
        flow,
        baseline: Some((period("2022"), "463.3e6".parse().unwrap())),
        target: "1e9".parse().unwrap(),
        by: Some(period("2030")),
        words: String::new(),
    }));
    outcome.log.push(StatusEntry { date: None, status, words: String::new(), source: None });
    let mut session = CommissionSession::new(SessionId(id(701)), SessionHead::default());
    session.outcomes = [outcome].into_iter().collect();
    let sessions = [session].into_iter().collect();
    let commission = Commission { id: CommissionId(id(700)), head: CommissionHead::default(), sessions };
    Project { commissions: [commission].into_iter().collect(), ..bulletin() }
}

fn goal(picture: &Picture) -> Option<(f64, f64)> {
    let lines = picture.panels.iter().flat_map(line_runs);
    let goal = lines.into_iter().find(|line| line.points.last().is_some_and(|point| point.datum.period.year() == 2030));
    goal.map(|line| {
        assert!(line.points.iter().all(|point| point.tone == Tone::Pale), "it is dashed: nobody printed it");
        (rounded(line.points[0].y), rounded(line.points[1].y))
    })
}

#[test]
fn a_target_is_a_dashed_line_from_its_baseline_to_its_date() {
    for kind in [ChartKind::Lines, ChartKind::Grouped] {
        let picture = drawn(&with_target(T, OutcomeStatus::Open), &chart(kind, &[1], &[X, M, T]));
        assert_eq!(goal(&picture), Some((463.3, 1000.0)), "{kind:?}");
        assert!(labels(&picture).contains(&"target 1,000, 2030".to_owned()), "{kind:?}");
        assert!(picture.time.1 > f64::from(period("2030").start_index()), "its date is on the paper");
        assert_sound(&picture);
    }
}

#[test]
fn a_target_is_not_on_charts_of_other_series_or_measures_nor_when_it_was_dropped() {
    let open = with_target(T, OutcomeStatus::Open);
    assert_eq!(goal(&drawn(&open, &chart(ChartKind::Lines, &[1], &[X, M]))), None);
    assert_eq!(goal(&drawn(&open, &chart(ChartKind::Growth, &[1], &[T]))), None);
    let dropped = with_target(T, OutcomeStatus::Dropped);
    assert_eq!(goal(&drawn(&dropped, &chart(ChartKind::Lines, &[1], &[T]))), None);
}

#[test]
fn a_target_at_the_edge_of_the_page_is_named() {
    use crate::analysis::chart::layout::{Paper, draw};
    use crate::analysis::chart::tests::SevenPixels;
    for kind in [ChartKind::Lines, ChartKind::Grouped, ChartKind::Stacked] {
        let picture = drawn(&with_target(T, OutcomeStatus::Open), &chart(kind, &[1], &[X, M, T]));
        let paper = Paper { width: 605.0, height: 378.0 };
        let drawing = draw(&picture, picture.time, paper, &Words::english(), &SevenPixels);
        let panel = &drawing.panels[0];
        let name = panel.labels.iter().find(|label| label.text.text == "target 1,000, 2030");
        assert!(name.is_some_and(|name| name.area.right <= panel.area.right + 0.5), "{kind:?} {name:?}");
    }
}
