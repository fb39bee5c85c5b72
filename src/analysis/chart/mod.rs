//! From the table of a dataset to the marks of its chart.
//!
//! [`picture`] says what is drawn, in months and amounts; [`layout::draw`] says where, in pixels. No painter is known here.
//! *Invariant:* every coordinate is finite, and what has no number has no mark.

pub mod layout;
pub mod markers;
mod summary;
#[cfg(test)]
mod tests;
pub mod thin;
pub mod ticks;
pub mod time;
mod values;

use std::collections::BTreeSet;

use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, RowsOf, Sheet};
use crate::domain::marks::{
    Band, Bar, Datum, End, Grain, Line, LinePoint, Mark, Marker, Note, Panel, PanelKind, Picture, Series, Stop,
};
use crate::domain::{Against, Flow, Period};
use crate::words::Words;
use values::{Drawn, Value};

/// Size of the text of axes and labels.
pub const SMALL: f64 = 11.5;

/// What a chart is made of beside the table.
pub struct Input<'a> {
    pub sheet: &'a Sheet,
    /// All dated sessions and events, in time order; those near the figures are shown.
    pub markers: &'a [Marker],
    /// "million US dollars"
    pub unit: &'a str,
    /// What a flow is called.
    pub names: &'a dyn Fn(Flow) -> String,
    pub hidden: &'a BTreeSet<Flow>,
    pub words: &'a Words,
}

/// Bars or a line.
pub fn is_bar(flow: Flow) -> bool {
    matches!(flow, Flow::Exports | Flow::Imports)
}

/// The whole chart, without the hidden series.
pub fn picture(input: &Input<'_>) -> Picture {
    let flows = flows(input.sheet);
    let shown: Vec<_> = flows.iter().copied().filter(|flow| !input.hidden.contains(flow)).collect();
    let slots = slots(input.sheet);
    let panels = vec![level_panel(input, &shown, &slots), growth_panel(input, &shown, &slots)];
    let with_figures = |slot: &&Slot| flows.iter().any(|flow| value(input.sheet, slot.period, *flow).is_some());
    let drawn: Vec<_> = slots.iter().filter(with_figures).collect();
    let stops = drawn.iter().map(|slot| Stop { x: slot.middle(), period: slot.period }).collect();
    let span = span(&drawn);
    let markers: Vec<_> = near(input.markers, span).cloned().collect();
    let time = (span.0, markers.last().map_or(span.1, |last| span.1.max(last.x + 0.03 * (span.1 - span.0))));
    let spoken: Vec<_> = [Flow::Turnover, Flow::Exports, Flow::Imports]
        .into_iter()
        .chain(flows.iter().copied().filter(|flow| !is_bar(*flow) && *flow != Flow::Turnover && *flow != Flow::Balance))
        .filter(|flow| shown.contains(flow))
        .collect();
    let summary = summary::summary(input.sheet, &spoken, input.names, &markers, input.words);
    Picture {
        ends: ends(input, &panels),
        panels,
        markers,
        flows,
        time,
        shortest: slots.iter().map(|slot| f64::from(slot.period.months())).fold(f64::INFINITY, f64::min).min(1200.0),
        grain: grain(input.sheet.question.rows),
        stops,
        summary,
    }
}

/// Months on the axis that the marks of a period share.
struct Slot {
    period: Period,
    from: f64,
    to: f64,
}

impl Slot {
    fn middle(&self) -> f64 {
        (self.from + self.to) / 2.0
    }
}

/// A period has its own months; years to date overlap, so each stands at its last month.
fn slots(sheet: &Sheet) -> Vec<Slot> {
    let periods = sheet.rows.iter().map(|row| row.period);
    if sheet.question.rows != RowsOf::YearToDate {
        let own =
            |period: Period| Slot { period, from: f64::from(period.start_index()), to: f64::from(period.end_index()) };
        return periods.map(own).collect();
    }
    let mut ends: Vec<_> = sheet.rows.iter().map(|row| row.period.end_index()).collect();
    ends.sort_unstable();
    let closest = ends.windows(2).filter_map(|pair| pair.last().zip(pair.first())).map(|(b, a)| b - a);
    // Where each year has one span only, its bars may be wider than a month, but stay within half a year.
    let wide = f64::from(closest.filter(|gap| *gap > 0).min().unwrap_or(1).min(6));
    let at_end = |period: Period| {
        let middle = f64::from(period.end_index()) - 0.5;
        Slot { period, from: middle - wide / 2.0, to: middle + wide / 2.0 }
    };
    let mut slots: Vec<_> = periods.map(at_end).collect();
    slots.sort_by(|a, b| a.from.total_cmp(&b.from));
    slots
}

fn span(drawn: &[&Slot]) -> (f64, f64) {
    let from = drawn.iter().map(|slot| slot.from).fold(f64::INFINITY, f64::min);
    let to = drawn.iter().map(|slot| slot.to).fold(f64::NEG_INFINITY, f64::max);
    if from < to { (from, to) } else { (24_000.0, 24_012.0) }
}

/// Markers on the axis: within the figures, or soon after them, when sessions speak of them.
fn near(markers: &[Marker], span: (f64, f64)) -> impl Iterator<Item = &Marker> {
    let after = ((span.1 - span.0) / 2.0).clamp(3.0, 12.0);
    markers.iter().filter(move |marker| (span.0..=span.1 + after).contains(&marker.x))
}

fn grain(rows: RowsOf) -> Grain {
    match rows {
        RowsOf::Years => Grain::Year,
        RowsOf::HalfYears => Grain::Half,
        RowsOf::Quarters => Grain::Quarter,
        RowsOf::Months | RowsOf::YearToDate | RowsOf::OtherSpans => Grain::Month,
    }
}

/// Flows that have something to draw, in the order of the columns, the balance last.
fn flows(sheet: &Sheet) -> Vec<Flow> {
    let levels = sheet.columns.iter().filter(|column| column.part == Part::Level).map(|column| column.flow);
    let drawn = |flow: &Flow| sheet.rows.iter().any(|row| value(sheet, row.period, *flow).is_some());
    let (balance, mut flows): (Vec<_>, Vec<_>) = levels.filter(drawn).partition(|flow| *flow == Flow::Balance);
    flows.extend(balance);
    flows
}

fn value(sheet: &Sheet, period: Period, flow: Flow) -> Option<Value> {
    values::level(sheet.cell(period, Column::level(flow))?)
}

/// The bars of one period side by side.
struct Group {
    middle: f64,
    left: f64,
    /// Of one bar with its gap.
    step: f64,
}

impl Group {
    fn new(slot: &Slot, bars: usize) -> Self {
        let wide = (slot.to - slot.from) * 0.72;
        let bars = f64::from(u16::try_from(bars.max(1)).unwrap_or(u16::MAX));
        Self { middle: slot.middle(), left: slot.middle() - wide / 2.0, step: wide / bars }
    }

    fn bar(&self, nth: usize) -> (f64, f64) {
        let nth = f64::from(u16::try_from(nth).unwrap_or(u16::MAX));
        let gap = self.step * 0.04;
        (self.left + nth * self.step + gap, self.left + (nth + 1.0) * self.step - gap)
    }
}

fn push_bar(marks: &mut Vec<Mark>, group: &Group, nth: usize, value: Value, datum: Datum) {
    let (x0, x1) = group.bar(nth);
    marks.push(Mark::Bar(Bar { middle: group.middle, x0, x1, y: value.y, tone: value.tone, datum }));
    if let Some((low, high)) = value.band {
        marks.push(Mark::Band(Band { middle: group.middle, x: (x0 + x1) / 2.0, low, high, datum }));
    }
}

fn level_panel(input: &Input<'_>, shown: &[Flow], slots: &[Slot]) -> Panel {
    let mut marks = Vec::new();
    let bars: Vec<_> = shown.iter().copied().filter(|flow| is_bar(*flow)).collect();
    for (nth, flow) in bars.iter().enumerate() {
        let series = Series { flow: *flow, panel: PanelKind::Level };
        for slot in slots {
            let Some(value) = value(input.sheet, slot.period, *flow) else { continue };
            let group = Group::new(slot, bars.len());
            push_bar(&mut marks, &group, nth, value, Datum { period: slot.period, series });
        }
    }
    for flow in shown.iter().copied().filter(|flow| !is_bar(*flow)) {
        push_line(&mut marks, input.sheet, flow, slots);
    }
    Panel { kind: PanelKind::Level, caption: input.unit.to_owned(), baseline: 0.0, marks }
}

/// One run a gap: a period without a figure, or a period that is not in the table, ends a run.
fn push_line(marks: &mut Vec<Mark>, sheet: &Sheet, flow: Flow, slots: &[Slot]) {
    let series = Series { flow, panel: PanelKind::Level };
    let mut points: Vec<LinePoint> = Vec::new();
    let mut bands = Vec::new();
    let mut end = f64::NEG_INFINITY;
    let mut finish = |points: &mut Vec<LinePoint>| {
        if !points.is_empty() {
            marks.push(Mark::Line(Line { series, points: std::mem::take(points) }));
        }
    };
    let rows = sheet.question.rows;
    let usual = rows != RowsOf::YearToDate && rows != RowsOf::OtherSpans;
    let mut year = None;
    for slot in slots {
        let Some(value) = value(sheet, slot.period, flow) else {
            finish(&mut points);
            continue;
        };
        // A year to date begins anew in January: its fall from December is no fall of trade.
        let new_year = year.replace(slot.period.year()) != Some(slot.period.year());
        if usual && slot.from > end + 0.5 || rows == RowsOf::YearToDate && new_year {
            finish(&mut points);
        }
        end = slot.to;
        let (x, datum) = (slot.middle(), Datum { period: slot.period, series });
        points.push(LinePoint { x, y: value.y, tone: value.tone, datum });
        bands.extend(value.band.map(|(low, high)| Mark::Band(Band { middle: x, x, low, high, datum })));
    }
    finish(&mut points);
    marks.extend(bands);
}

fn growth_panel(input: &Input<'_>, shown: &[Flow], slots: &[Slot]) -> Panel {
    let basis = input.sheet.question.basis;
    let mut marks = Vec::new();
    let flows: Vec<_> = shown.iter().copied().filter(|flow| *flow != Flow::Balance).collect();
    for (nth, flow) in flows.iter().enumerate() {
        let series = Series { flow: *flow, panel: PanelKind::Growth };
        for slot in slots {
            let Some(drawn) = values::growth(input.sheet, slot.period, *flow, input.words) else { continue };
            let group = Group::new(slot, flows.len());
            let datum = Datum { period: slot.period, series };
            match drawn {
                Drawn::Value(value) => push_bar(&mut marks, &group, nth, value, datum),
                Drawn::Note(text) => {
                    let (x0, x1) = group.bar(nth);
                    marks.push(Mark::Note(Note { middle: group.middle, x: (x0 + x1) / 2.0, text, datum }));
                }
            }
        }
    }
    let baseline = if basis.form == GrowthForm::Index { 100.0 } else { 0.0 };
    Panel { kind: PanelKind::Growth, caption: growth_caption(basis, input.words), baseline, marks }
}

fn growth_caption(basis: Basis, words: &Words) -> String {
    let [year, previous, chosen] = match basis.form {
        GrowthForm::Percent => ["chart-growth-year", "chart-growth-previous", "chart-growth-period"],
        GrowthForm::Change => ["chart-change-year", "chart-change-previous", "chart-change-period"],
        GrowthForm::Index => ["chart-index-year", "chart-index-previous", "chart-index-period"],
    };
    match basis.against {
        Against::YearEarlier => words.t(year).to_owned(),
        Against::Previous => words.t(previous).to_owned(),
        Against::Period(period) => words.with(chosen, &[("period", &words.period_short(period))]),
    }
}

/// The figures of the last period in the level panel, each with its name.
fn ends(input: &Input<'_>, panels: &[Panel]) -> Vec<End> {
    let marks = panels.iter().filter(|panel| panel.kind == PanelKind::Level).flat_map(|panel| panel.marks.iter());
    let end = |flow, x, middle, wide, y| End { flow, x, middle, wide, y, text: String::new() };
    let mut last: Vec<(Datum, End)> = Vec::new();
    for (datum, end) in marks.filter_map(|mark| match mark {
        Mark::Bar(bar) => Some((bar.datum, end(bar.datum.series.flow, bar.x1, bar.middle, bar.x1 - bar.x0, bar.y))),
        Mark::Line(line) => {
            line.points.last().map(|point| (point.datum, end(line.series.flow, point.x, point.x, 0.0, point.y)))
        }
        Mark::Band(_) | Mark::Note(_) => None,
    }) {
        match last.iter_mut().find(|(known, _)| known.series == datum.series) {
            Some(known) => *known = (datum, end),
            None => last.push((datum, end)),
        }
    }
    let newest = last.iter().map(|(datum, _)| (datum.period.end_index(), datum.period)).max();
    last.retain(|(datum, _)| newest.is_some_and(|(_, period)| datum.period == period));
    let named = |(datum, end): (Datum, End)| {
        let flow = datum.series.flow;
        let value = values::level_text(input.sheet.cell(datum.period, Column::level(flow))?, input.words)?;
        let text = input.words.with("chart-end", &[("flow", &(input.names)(flow)), ("value", &value)]);
        Some(End { text, ..end })
    };
    last.into_iter().filter_map(named).collect()
}
