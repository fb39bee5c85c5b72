//! What the chart says, in sentences: for people who do not see it.

use crate::analysis::sheet::{Column, Sheet};
use crate::domain::marks::{Marker, Target};
use crate::domain::{Flow, Period};
use crate::words::{Words, plain_spaces};

use super::goal::Goal;
use super::values::{level, level_text};

/// "Turnover rose from 463.3 in 2022 to 529.4 in 2023; exports …; 1 session marked".
pub fn summary(
    sheet: &Sheet,
    flows: &[Flow],
    names: &dyn Fn(Flow) -> String,
    (markers, goals): (&[Marker], &[&Goal]),
    words: &Words,
) -> String {
    let of_flow = flows.iter().filter_map(|flow| sentence(sheet, *flow, &names(*flow), words));
    let count =
        |session: bool| markers.iter().filter(|marker| matches!(marker.target, Target::Session(_)) == session).count();
    let counted = [("chart-sessions", count(true)), ("chart-events", count(false))];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| words.count(id, count));
    let goals = goals.iter().map(|goal| {
        let told =
            [("flow", &*names(goal.flow)), ("value", &words.decimal(goal.value)), ("period", &words.period(goal.by))];
        words.with("chart-goal", &told)
    });
    plain_spaces(&of_flow.chain(goals).chain(counted).collect::<Vec<_>>().join("; "))
}

fn sentence(sheet: &Sheet, flow: Flow, name: &str, words: &Words) -> Option<String> {
    let rows = (0..sheet.len()).rev().filter_map(|row| Some((row, sheet.period(row)?)));
    let mut drawn = rows.filter_map(|(row, period)| last(sheet, row, period, flow, words));
    let (period, to, to_text) = drawn.next()?;
    let period = words.period(period);
    let Some((base, from, from_text)) = drawn.next() else {
        return Some(words.with("chart-only", &[("flow", name), ("to", &to_text), ("period", &period)]));
    };
    let id = match from.total_cmp(&to) {
        std::cmp::Ordering::Less => "chart-rose",
        std::cmp::Ordering::Equal => "chart-same",
        std::cmp::Ordering::Greater => "chart-fell",
    };
    let base = words.period(base);
    let arguments = [("flow", name), ("from", &*from_text), ("base", &base), ("to", &to_text), ("period", &period)];
    Some(words.with(id, &arguments))
}

fn last(sheet: &Sheet, row: usize, period: Period, flow: Flow, words: &Words) -> Option<(Period, f64, String)> {
    let cell = sheet.glance(row, Column::level(flow))?;
    Some((period, level(&cell)?.y, level_text(&cell, words)?))
}
