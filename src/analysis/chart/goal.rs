//! Goals of commitments as marks: a dashed line from the baseline to the goal at its date.
//!
//! *Invariant:* a goal is drawn in the multiples of its dataset, and only while its point is still to be done.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::analysis::record::{Memory, is_pending};
use crate::domain::marks::{Datum, Label, Line, LinePoint, Mark, Panel, Series, Tone};
use crate::domain::{DatasetId, Flow, Period, Project};
use crate::words::Words;

/// What a series is to reach, in the multiples that its dataset is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Goal {
    pub dataset: DatasetId,
    pub flow: Flow,
    pub by: Period,
    pub value: Decimal,
    pub baseline: Option<(Period, Decimal)>,
}

/// The goals of the datasets that are asked for: each once, also where its point went from session to session, and not
/// those of points that are settled.
pub fn standing(project: &Project, asked: impl Fn(DatasetId) -> bool) -> Vec<Goal> {
    let of_asked = |outcome: &crate::domain::Outcome| {
        outcome.target.as_deref().and_then(|target| target.dataset).is_some_and(&asked)
    };
    if !project.sessions().any(|(_, session)| session.outcomes.iter().any(of_asked)) {
        return Vec::new();
    }
    let memory = Memory::of(project);
    let goal = |outcome: &crate::domain::Outcome| {
        let target = outcome.target.as_deref()?;
        let dataset = target.dataset.filter(|id| asked(*id))?;
        let shown = project.datasets.get(dataset)?.head.shown;
        Some(Goal {
            dataset,
            flow: target.flow,
            by: target.by?,
            value: target.target.amount_in(shown)?,
            baseline: target.baseline.and_then(|(period, number)| Some((period, number.amount_in(shown)?))),
        })
    };
    let goals = memory.points().filter_map(|point| Some((point, goal(point.outcome)?)));
    let mut seen = BTreeSet::new();
    let standing = goals.filter(|(point, _)| is_pending(memory.standing(*point).status)).map(|(_, goal)| goal);
    standing.filter(|goal| seen.insert((goal.dataset, goal.flow, goal.by, goal.value))).collect()
}

/// Adds a goal to the panel of its series. `latest` is the last figure there, for a goal without a baseline. Of a goal
/// beyond `edge` on the axis of time only the way there is drawn, so that the figures keep their room. Gives where the
/// line ends, if it can be drawn.
pub(super) fn draw(
    goal: &Goal,
    panel: &mut Panel,
    series: Series,
    (latest, edge): (Option<(Period, f64)>, f64),
    words: &Words,
) -> Option<f64> {
    let height = |value: Decimal| value.to_f64().filter(|y| !panel.log || *y > 0.0);
    let y = height(goal.value)?;
    let from = goal.baseline.and_then(|(period, value)| Some((period, height(value)?)));
    let from = from.or(latest).filter(|(period, _)| *period < goal.by);
    let point = |(period, y): (Period, f64)| {
        let datum = Datum { period, series };
        LinePoint { x: middle(period), y, tone: Tone::Pale, datum }
    };
    let (from, goal_itself) = (from.map(point), point((goal.by, y)));
    let (end, runs_on) = match from {
        Some(from) if goal_itself.x > edge && from.x < edge => {
            let share = (edge - from.x) / (goal_itself.x - from.x);
            (LinePoint { x: edge, y: from.y + (y - from.y) * share, ..goal_itself }, true)
        }
        _ => (goal_itself, false),
    };
    let points: Vec<_> = from.into_iter().chain([end]).collect();
    panel.marks.push(Mark::Line(Line { series, joined: points.len() > 1, points, runs_on }));
    let told = [("value", &*words.decimal(goal.value)), ("period", &*words.period_short(goal.by))];
    let text = words.with(if runs_on { "charts-target-beyond" } else { "charts-target" }, &told);
    let LinePoint { x, y, datum, .. } = end;
    panel.marks.push(Mark::Label(Label { middle: x, x, y, base: y, text, datum }));
    Some(x)
}

/// Room on the axis of time for the name of a goal behind it.
pub(super) fn with_room((from, to): (f64, f64), goal: Option<f64>) -> (f64, f64) {
    goal.map_or((from, to), |x| (from, to.max(x + 0.08 * (x - from))))
}

fn middle(period: Period) -> f64 {
    f64::from(period.start_index()) + f64::from(period.months()) / 2.0
}
