//! Targets of commitments on the charts of their series: a dashed line from the baseline to the goal at its date.
//!
//! *Invariant:* the goal is drawn in the unit of its panel, and only beside figures of its own series.

use std::collections::BTreeSet;

use rust_decimal::prelude::ToPrimitive;

use super::kinds::Plot;
use crate::analysis::record::{Memory, is_pending};
use crate::domain::marks::{Across, Datum, Label, Line, LinePoint, Mark, Panel, PanelKind, Series, Tone};
use crate::domain::{Flow, Multiplier, Number, Period, Project, Target};
use crate::words::Words;

/// Adds the goals to their panels; gives the right end that they need on the axis of time.
pub(super) fn goals(project: &Project, plot: &mut Plot, words: &Words) -> Option<f64> {
    if plot.across != Across::Time || plot.kind != PanelKind::Level {
        return None;
    }
    let targets = targets(project);
    let mut last = None;
    for strand in &plot.strands {
        let (key, series) = (strand.key, strand.series());
        let Some(shown) = project.datasets.get(key.dataset).map(|dataset| dataset.head.shown) else { continue };
        let latest = strand.entries.iter().rev().find_map(|entry| Some((entry.period, entry.value()?.y)));
        for target in targets.iter().filter(|target| target.dataset == Some(key.dataset) && target.flow == key.flow) {
            let Some(panel) = plot.panels.iter_mut().find(|panel| shows(panel, series)) else { continue };
            let goal = Goal { target, shown, latest, series };
            last = goal.draw(panel, words).into_iter().chain(last).reduce(f64::max);
        }
    }
    last
}

/// Each target once, also where the point went from session to session; not those that were dropped.
fn targets(project: &Project) -> Vec<&Target> {
    let has_any = project.sessions().any(|(_, session)| session.outcomes.iter().any(|one| one.target.is_some()));
    if !has_any {
        return Vec::new();
    }
    let memory = Memory::of(project);
    let mut seen: BTreeSet<(Option<u32>, Flow, Option<Period>, String)> = BTreeSet::new();
    let points = memory.points().filter(|point| is_pending(memory.standing(*point).status));
    let targets = points.filter_map(|point| point.outcome.target.as_deref());
    let once = |target: &&Target| {
        let dataset = target.dataset.map(|id| id.0.raw());
        seen.insert((dataset, target.flow, target.by, target.target.to_string()))
    };
    targets.filter(once).collect()
}

/// Whether a panel shows amounts of a series, none of them counted downward.
fn shows(panel: &Panel, series: Series) -> bool {
    let is_of = |mark: &Mark| match mark {
        Mark::Bar(bar) => bar.datum.series == series,
        Mark::Line(line) => line.series == series,
        Mark::Ribbon(ribbon) => ribbon.series == series,
        _ => false,
    };
    panel.kind == PanelKind::Level && !panel.mirrored && panel.marks.iter().any(is_of)
}

struct Goal<'a> {
    target: &'a Target,
    shown: Multiplier,
    /// The last figure that is drawn.
    latest: Option<(Period, f64)>,
    series: Series,
}

impl Goal<'_> {
    /// Where the goal lies on the axis of time, if it can be drawn.
    fn draw(&self, panel: &mut Panel, words: &Words) -> Option<f64> {
        let by = self.target.by?;
        let value = self.target.target.amount_in(self.shown)?;
        let y = self.height(self.target.target, panel)?;
        let from = self.target.baseline.and_then(|(period, number)| Some((period, self.height(number, panel)?)));
        let from = from.or(self.latest).filter(|(period, _)| *period < by);
        let point = |(period, y): (Period, f64)| {
            let datum = Datum { period, series: self.series };
            LinePoint { x: middle(period), y, tone: Tone::Pale, datum }
        };
        let goal = point((by, y));
        let points: Vec<_> = from.map(point).into_iter().chain([goal]).collect();
        panel.marks.push(Mark::Line(Line { series: self.series, joined: points.len() > 1, points }));
        let told = [("value", &*words.decimal(value)), ("period", &*words.period_short(by))];
        let text = words.with("charts-target", &told);
        let (x, datum) = (goal.x, goal.datum);
        panel.marks.push(Mark::Label(Label { middle: x, x, y, base: y, text, datum }));
        Some(x)
    }

    fn height(&self, number: Number, panel: &Panel) -> Option<f64> {
        let y = number.amount_in(self.shown)?.to_f64()?;
        (!panel.log || y > 0.0).then_some(y)
    }
}

fn middle(period: Period) -> f64 {
    f64::from(period.start_index()) + f64::from(period.months()) / 2.0
}
