//! From the table of a dataset to the marks of its chart.
//!
//! [`picture`] says what is drawn, in months and amounts; [`layout::draw`] says where, in pixels. No painter is known here.
//! *Invariant:* every coordinate is finite, and what has no number has no mark.

pub mod described;
pub mod goal;
pub mod layout;
pub mod markers;
pub mod palette;
pub mod scene;
mod summary;
mod survey;
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
    Band, Bar, Datum, End, Grain, Ink, Line, LinePoint, Mark, Marker, Named, Note, Panel, PanelKind, Picture, Series,
    SeriesKey, Shape, Stop,
};
use crate::domain::{Against, DatasetId, Flow};
use crate::words::Words;
use goal::Goal;
use survey::{Slot, Survey};
use values::{Drawn, Value};

/// Size of the text of axes and labels.
pub const SMALL: f64 = 11.5;

/// What a chart is made of beside the table.
pub struct Input<'a> {
    pub dataset: DatasetId,
    pub sheet: &'a Sheet,
    /// All dated sessions and events, in time order; those near the figures are shown.
    pub markers: &'a [Marker],
    /// What the dataset's series are to reach.
    pub goals: &'a [Goal],
    /// "million US dollars"
    pub unit: &'a str,
    /// What a flow is called.
    pub names: &'a dyn Fn(Flow) -> String,
    pub hidden: &'a BTreeSet<Flow>,
    pub words: &'a Words,
    /// Months that are looked at, where the table has more periods than can be told apart.
    pub within: Option<(f64, f64)>,
}

impl Input<'_> {
    fn series(&self, flow: Flow, panel: PanelKind) -> Series {
        Series { key: SeriesKey { dataset: self.dataset, flow, year: None }, panel }
    }

    fn named(&self, flow: Flow) -> Named {
        let shape = if is_bar(flow) { Shape::Bar } else { Shape::Line };
        Named { key: self.series(flow, PanelKind::Level).key, name: (self.names)(flow), ink: Ink::Flow(flow), shape }
    }
}

/// Flows that have one colour between them, as its place.
fn colour_of(flow: Flow) -> u8 {
    match flow {
        Flow::Exports | Flow::DomesticExports => 0,
        Flow::Imports => 1,
        Flow::Turnover | Flow::Balance => 2,
        Flow::ReExports | Flow::ReImports | Flow::Transit | Flow::Named(_) => 3,
    }
}

/// A series whose flow has the colour of one before it gets one of its own. Turnover and balance as lines are told
/// apart by their dashes.
fn told_apart(mut legend: Vec<Named>) -> Vec<Named> {
    /// After the colours of flows.
    const FIRST: u16 = 3;
    let mut taken: Vec<(u8, Shape)> = Vec::new();
    let mut next = FIRST;
    for named in &mut legend {
        let Ink::Flow(flow) = named.ink else { continue };
        let colour = colour_of(flow);
        let by_dashes = colour == colour_of(Flow::Turnover) && named.shape == Shape::Line;
        if taken.iter().any(|(known, shape)| *known == colour && !(by_dashes && *shape == Shape::Line)) {
            named.ink = Ink::Nth(next);
            next = next.saturating_add(1);
        } else {
            taken.push((colour, named.shape));
        }
    }
    legend
}

/// Bars or a line.
pub fn is_bar(flow: Flow) -> bool {
    matches!(flow, Flow::Exports | Flow::Imports)
}

/// The whole chart, without the hidden series.
pub fn picture(input: &Input<'_>) -> Picture {
    let survey = Survey::of(input.sheet);
    let flows = survey.drawn_flows();
    let shown: Vec<_> = flows.iter().copied().filter(|flow| !input.hidden.contains(flow)).collect();
    let span = survey.span();
    let (slots, window) = survey.chosen(&shown, input.within);
    let drawn: Vec<_> = slots.iter().map(|slot| Figures::of(input, slot, &shown)).collect();
    let mut panels = vec![level_panel(input, &shown, &drawn), growth_panel(input, &shown, &drawn)];
    let ends = ends(input, &panels);
    let goals: Vec<_> = goals(input, &shown).collect();
    let stops =
        slots.iter().filter(|slot| slot.drawn).map(|slot| Stop { x: slot.middle(), period: slot.period }).collect();
    let markers: Vec<_> = near(input.markers, span).cloned().collect();
    let time = (span.0, markers.last().map_or(span.1, |last| span.1.max(last.x + 0.03 * (span.1 - span.0))));
    // The figures keep most of the width.
    let edge = time.1 + 0.25 * (time.1 - time.0);
    let furthest = panels.first_mut().and_then(|level| draw_goals(input, &goals, level, edge));
    let spoken: Vec<_> = [Flow::Turnover, Flow::Exports, Flow::Imports]
        .into_iter()
        .chain(flows.iter().copied().filter(|flow| !is_bar(*flow) && *flow != Flow::Turnover && *flow != Flow::Balance))
        .filter(|flow| shown.contains(flow))
        .collect();
    let summary = summary::summary(input.sheet, &spoken, input.names, (&markers, &goals), input.words);
    Picture {
        ends,
        panels,
        markers,
        legend: told_apart(flows.iter().map(|flow| input.named(*flow)).collect()),
        time: goal::with_room(time, furthest),
        shortest: survey.shortest(),
        grain: grain(input.sheet.question.rows),
        stops,
        summary,
        window,
        ..Picture::default()
    }
}

/// Goals of the series that are drawn, for periods as long as those of the table: a year's goal is none of a month.
fn goals<'a>(input: &Input<'a>, shown: &[Flow]) -> impl Iterator<Item = &'a Goal> {
    let rows = input.sheet.question.rows;
    let fits = move |goal: &&Goal| rows.shows(goal.by) && shown.contains(&goal.flow);
    input.goals.iter().filter(fits)
}

fn draw_goals(input: &Input<'_>, goals: &[&Goal], panel: &mut Panel, edge: f64) -> Option<f64> {
    let mut last = None;
    for goal in goals {
        let series = input.series(goal.flow, PanelKind::Level);
        let latest = panel.marks.iter().rev().find_map(|mark| match mark {
            Mark::Bar(bar) if bar.datum.series == series => Some((bar.datum.period, bar.y)),
            Mark::Line(line) if line.series == series => line.points.last().map(|last| (last.datum.period, last.y)),
            _ => None,
        });
        // Beside figures only: a goal alone has nothing to be measured by.
        if latest.is_some() {
            last =
                goal::draw(goal, panel, series, (latest, edge), input.words).into_iter().chain(last).reduce(f64::max);
        }
    }
    last
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

/// What a period draws, one of each a flow.
struct Figures<'a> {
    slot: &'a Slot,
    levels: Vec<Option<Value>>,
    growths: Vec<Option<Drawn>>,
}

impl<'a> Figures<'a> {
    fn of(input: &Input<'_>, slot: &'a Slot, flows: &[Flow]) -> Self {
        let columns: Vec<_> = flows.iter().flat_map(|flow| [Column::level(*flow), Column::growth(*flow)]).collect();
        let cells = input.sheet.glances(slot.row, &columns);
        let (mut levels, mut growths) = (Vec::new(), Vec::new());
        for (cell, column) in cells.iter().zip(&columns) {
            if column.part == Part::Level {
                levels.push(values::level(cell));
            } else {
                growths.push(values::growth(input.sheet, slot.row, column.flow, cell, input.words));
            }
        }
        Self { slot, levels, growths }
    }

    fn level(&self, place: usize) -> Option<Value> {
        self.levels.get(place).copied().flatten()
    }
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

fn push_bar(marks: &mut Vec<Mark>, group: &Group, nth: usize, base: f64, value: Value, datum: Datum) {
    let (x0, x1) = group.bar(nth);
    marks.push(Mark::Bar(Bar { middle: group.middle, x0, x1, base, y: value.y, tone: value.tone, datum }));
    if let Some((low, high)) = value.band {
        marks.push(Mark::Band(Band { middle: group.middle, x: (x0 + x1) / 2.0, low, high, datum }));
    }
}

fn level_panel(input: &Input<'_>, shown: &[Flow], drawn: &[Figures<'_>]) -> Panel {
    let mut marks = Vec::new();
    let (bars, lines): (Vec<_>, Vec<_>) = shown.iter().copied().enumerate().partition(|(_, flow)| is_bar(*flow));
    for (nth, (place, flow)) in bars.iter().enumerate() {
        let series = input.series(*flow, PanelKind::Level);
        for Figures { slot, levels, .. } in drawn {
            let Some(value) = levels.get(*place).copied().flatten() else { continue };
            let group = Group::new(slot, bars.len());
            push_bar(&mut marks, &group, nth, 0.0, value, Datum { period: slot.period, series });
        }
    }
    for (place, flow) in lines {
        push_line(&mut marks, input, (place, flow), drawn);
    }
    panel(PanelKind::Level, input.unit.to_owned(), 0.0, marks)
}

/// One run a gap: a period without a figure, or a period that is not in the table, ends a run.
fn push_line(marks: &mut Vec<Mark>, input: &Input<'_>, (place, flow): (usize, Flow), drawn: &[Figures<'_>]) {
    let rows = input.sheet.question.rows;
    let series = input.series(flow, PanelKind::Level);
    let mut points: Vec<LinePoint> = Vec::new();
    let mut bands = Vec::new();
    let mut finish = |points: &mut Vec<LinePoint>| {
        if !points.is_empty() {
            marks.push(Mark::Line(Line { series, points: std::mem::take(points), joined: true, runs_on: false }));
        }
    };
    let usual = rows != RowsOf::YearToDate && rows != RowsOf::OtherSpans;
    let mut year = None;
    for figures in drawn {
        let slot = figures.slot;
        let Some(value) = figures.level(place) else {
            finish(&mut points);
            continue;
        };
        // A year to date begins anew in January: its fall from December is no fall of trade.
        let new_year = year.replace(slot.period.year()) != Some(slot.period.year());
        if usual && slot.gap || rows == RowsOf::YearToDate && new_year {
            finish(&mut points);
        }
        let (x, datum) = (slot.middle(), Datum { period: slot.period, series });
        points.push(LinePoint { x, y: value.y, tone: value.tone, datum });
        bands.extend(value.band.map(|(low, high)| Mark::Band(Band { middle: x, x, low, high, datum })));
    }
    finish(&mut points);
    marks.extend(bands);
}

fn growth_panel(input: &Input<'_>, shown: &[Flow], drawn: &[Figures<'_>]) -> Panel {
    let basis = input.sheet.question.basis;
    let baseline = if basis.form == GrowthForm::Index { 100.0 } else { 0.0 };
    let mut marks = Vec::new();
    let flows: Vec<_> = shown.iter().copied().enumerate().filter(|(_, flow)| *flow != Flow::Balance).collect();
    for (nth, (place, flow)) in flows.iter().enumerate() {
        let series = input.series(*flow, PanelKind::Growth);
        for Figures { slot, growths, .. } in drawn {
            let Some(drawn) = growths.get(*place).and_then(Option::as_ref) else { continue };
            let group = Group::new(slot, flows.len());
            let datum = Datum { period: slot.period, series };
            match drawn {
                Drawn::Value(value) => push_bar(&mut marks, &group, nth, baseline, *value, datum),
                Drawn::Note(text) => {
                    let (x0, x1) = group.bar(nth);
                    marks.push(Mark::Note(Note {
                        middle: group.middle,
                        x: (x0 + x1) / 2.0,
                        text: text.clone(),
                        datum,
                    }));
                }
            }
        }
    }
    panel(PanelKind::Growth, growth_caption(basis, input.words), baseline, marks)
}

fn panel(kind: PanelKind, caption: String, baseline: f64, marks: Vec<Mark>) -> Panel {
    Panel { kind, title: String::new(), caption, baseline, log: false, mirrored: false, marks }
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
    let end = |datum: Datum, x, middle, wide, y| {
        let [text, name, value] = [const { String::new() }; 3];
        End { key: datum.series.key, datum, x, middle, wide, y, text, name, value }
    };
    let mut last: Vec<(Datum, End)> = Vec::new();
    for (datum, end) in marks.filter_map(|mark| match mark {
        Mark::Bar(bar) => Some((bar.datum, end(bar.datum, bar.x1, bar.middle, bar.x1 - bar.x0, bar.y))),
        Mark::Line(line) => {
            line.points.last().map(|point| (point.datum, end(point.datum, point.x, point.x, 0.0, point.y)))
        }
        _ => None,
    }) {
        match last.iter_mut().find(|(known, _)| known.series == datum.series) {
            Some(known) => *known = (datum, end),
            None => last.push((datum, end)),
        }
    }
    let newest = last.iter().map(|(datum, _)| (datum.period.end_index(), datum.period)).max();
    last.retain(|(datum, _)| newest.is_some_and(|(_, period)| datum.period == period));
    let named = |(datum, end): (Datum, End)| {
        let flow = datum.series.flow();
        let value = values::level_text(
            input.sheet.glance(input.sheet.row_of(datum.period)?, Column::level(flow))?.as_ref(),
            input.words,
        )?;
        let name = (input.names)(flow);
        let text = input.words.with("chart-end", &[("flow", &name), ("value", &value)]);
        Some(End { text, name, value, ..end })
    };
    last.into_iter().filter_map(named).collect()
}
