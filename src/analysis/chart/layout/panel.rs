//! The marks of one panel in pixels.

use crate::domain::drawing::{Area, DrawnBand, DrawnBar, DrawnLine, DrawnPanel, DrawnRibbon, Side, Text};
use crate::domain::marks::{Band, Bar, Line, LinePoint, Mark, Panel, Ribbon, RibbonPoint};

use super::super::thin::{Run, column};
use super::super::ticks::Axis;
use super::super::time::Scale;
use super::Desk;
use super::reduced::{BarRun, PathRun, ReducedPanel, across, band_reach, bar_reach, height_of, reach_of};

/// Widest bar, and how much of a panel it may be where that is more.
const BAR: f64 = 40.0;
const PART: f64 = 0.1;
const WIDEST: f64 = 72.0;
/// Narrower bars are fewer than there are.
const NARROW: f64 = 0.75;

/// From values and months to pixels.
pub struct Place {
    pub scale: Scale,
    pub area: Area,
    /// Of the panel, in powers of ten where it has them.
    low: f64,
    per_unit: f64,
    log: bool,
}

impl Place {
    pub fn new(scale: Scale, area: Area, axis: &Axis, log: bool) -> Self {
        let (low, high) = axis.range;
        let (low, high) = if log { (low.log10(), high.log10()) } else { (low, high) };
        Self { scale, area, low, per_unit: area.height() / (high - low), log }
    }

    pub fn y(&self, value: f64) -> f64 {
        if self.log && value <= 0.0 {
            return self.area.bottom;
        }
        let value = if self.log { value.log10() } else { value };
        self.area.bottom - (value - self.low) * self.per_unit
    }

    pub fn x(&self, months: f64, middle: f64, bar: f64) -> f64 {
        bar_x(self.scale, months, middle, bar)
    }
}

/// Bars wider than is good are drawn narrower, towards the middle of their group.
pub fn bar_x(scale: Scale, months: f64, middle: f64, bar: f64) -> f64 {
    let wide = bar * scale.per_month();
    let most = (PART * (scale.across.1 - scale.across.0)).clamp(BAR, WIDEST);
    let squeeze = if wide > most { most / wide } else { 1.0 };
    scale.x(middle + (months - middle) * squeeze)
}

/// Places in a list by time that lie in view.
pub fn in_view(marks: &[usize], panel: &Panel, view: (f64, f64)) -> std::ops::Range<usize> {
    let x = |at: &usize| panel.marks.get(*at).map_or(0.0, across);
    marks.partition_point(|at| x(at) < view.0)..marks.partition_point(|at| x(at) <= view.1)
}

pub fn bars_in_view(run: &BarRun, panel: &Panel, view: (f64, f64)) -> std::ops::Range<usize> {
    let bar = |at: &usize| match panel.marks.get(*at) {
        Some(Mark::Bar(bar)) => (bar.x0, bar.x1),
        _ => (0.0, 0.0),
    };
    run.marks.partition_point(|at| bar(at).1 < view.0)..run.marks.partition_point(|at| bar(at).0 <= view.1)
}

/// Points in view; with `beyond` one more on either side, so that the line runs out of the panel.
fn points_in_view(len: usize, x: impl Fn(usize) -> f64, view: (f64, f64), beyond: bool) -> (usize, usize) {
    let first = |reached: &dyn Fn(f64) -> bool| {
        let (mut low, mut high) = (0, len);
        while low < high {
            let middle = usize::midpoint(low, high);
            if reached(x(middle)) { high = middle } else { low = middle + 1 }
        }
        low
    };
    let (from, to) = (first(&|x| x >= view.0), first(&|x| x > view.1));
    if beyond { (from.saturating_sub(1), (to + 1).min(len)) } else { (from, to) }
}

/// Lowest and highest of all that is in view; `None` where nothing is.
pub fn reach(panel: &Panel, reduced: &ReducedPanel, view: (f64, f64)) -> Option<(f64, f64)> {
    let bars = reduced.bars.iter().filter_map(|run| {
        let seen = bars_in_view(run, panel, view);
        run.pyramid.extremes(seen.start, seen.end, |at| bar_reach(panel, &run.marks, at))
    });
    let seen = in_view(&reduced.bands.marks, panel, view);
    let band = |at| band_reach(panel, &reduced.bands.marks, at);
    let bands = reduced.band_pyramid.extremes(seen.start, seen.end, band);
    let lines = reduced.lines.iter().filter_map(|run| {
        let line = line_of(panel, run)?;
        let (from, to) = points_in_view(line.points.len(), |at| line_x(line, at), view, false);
        run.pyramid.extremes(from, to, |at| height_of(line, at))
    });
    let ribbons = reduced.ribbons.iter().filter_map(|run| {
        let ribbon = ribbon_of(panel, run)?;
        let (from, to) = points_in_view(ribbon.points.len(), |at| ribbon_x(ribbon, at), view, false);
        run.pyramid.extremes(from, to, |at| reach_of(ribbon, at))
    });
    let all = bars.chain(bands).chain(lines).chain(ribbons).map(|found| (found.low, found.high));
    all.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn line_of<'a>(panel: &'a Panel, run: &PathRun) -> Option<&'a Line> {
    if let Some(Mark::Line(line)) = panel.marks.get(run.mark) { Some(line) } else { None }
}

fn ribbon_of<'a>(panel: &'a Panel, run: &PathRun) -> Option<&'a Ribbon> {
    if let Some(Mark::Ribbon(ribbon)) = panel.marks.get(run.mark) { Some(ribbon) } else { None }
}

fn line_x(line: &Line, at: usize) -> f64 {
    line.points.get(at).map_or(0.0, |point| point.x)
}

fn ribbon_x(ribbon: &Ribbon, at: usize) -> f64 {
    ribbon.points.get(at).map_or(0.0, |point| point.x)
}

/// A panel with its axis and marks, and as yet without words of its own.
pub fn drawn_panel(desk: &Desk<'_>, at: usize, place: &Place, axis: &Axis) -> Option<DrawnPanel> {
    let (panel, reduced) = (desk.picture.panels.get(at)?, desk.reduced.panels.get(at)?);
    let area = place.area;
    let tick = |(value, text): &(f64, String)| Text {
        x: area.left - 6.0,
        y: place.y(*value),
        text: text.clone(),
        side: Side::Right,
    };
    let view = place.scale.view;
    let breaks = in_view(&reduced.breaks.marks, panel, view);
    let breaks = reduced.breaks.marks.get(breaks).unwrap_or_default();
    Some(DrawnPanel {
        kind: panel.kind,
        area,
        range: axis.range,
        log: panel.log,
        baseline: if panel.log { area.bottom } else { place.y(panel.baseline) },
        caption: None,
        title: None,
        ticks: axis.ticks.iter().map(tick).collect(),
        minor: axis.minor.iter().map(|value| place.y(*value)).collect(),
        ribbons: ribbons(panel, reduced, place),
        bars: bars(panel, reduced, place),
        bands: bands(panel, reduced, place),
        lines: lines(panel, reduced, place),
        notes: Vec::new(),
        labels: Vec::new(),
        breaks: apart(breaks.iter().filter_map(|at| panel.marks.get(*at)).map(|mark| place.scale.x(across(mark)))),
        times: Vec::new(),
    })
}

/// One of those that lie on the same pixel.
fn apart(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut kept: Vec<f64> = all.collect();
    kept.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    kept
}

fn bars(panel: &Panel, reduced: &ReducedPanel, place: &Place) -> Vec<DrawnBar> {
    let (scale, mut drawn) = (place.scale, Vec::new());
    let narrow = reduced.bar_width * scale.per_month() < NARROW;
    let width = column(reduced.bars.len(), scale.across.1 - scale.across.0) / scale.per_month();
    for run in &reduced.bars {
        let seen = bars_in_view(run, panel, scale.view);
        let bar = |at: usize| match run.marks.get(at).and_then(|at| panel.marks.get(*at)) {
            Some(Mark::Bar(bar)) => Some(bar),
            _ => None,
        };
        let mut draw = |at: usize| drawn.extend(bar(at).map(|bar| drawn_bar(run, bar, place)));
        if narrow {
            let (x, reach) = (|at| bar(at).map_or(0.0, |bar| bar.x0), |at| bar_reach(panel, &run.marks, at));
            let run = Run { pyramid: &run.pyramid, known: &run.known, x: &x, reach: &reach };
            run.places(seen.start, seen.end, width, false).into_iter().for_each(&mut draw);
        } else {
            seen.for_each(&mut draw);
        }
    }
    drawn
}

fn drawn_bar(run: &BarRun, bar: &Bar, place: &Place) -> DrawnBar {
    let wide = bar.x1 - bar.x0;
    let (left, right) = (place.x(bar.x0, bar.middle, wide), place.x(bar.x1, bar.middle, wide));
    let (y, baseline) = (place.y(bar.y), place.y(bar.base));
    // A figure that is not zero stays visible, a zero is a hairline.
    let (mut top, mut bottom) = (y.min(baseline), y.max(baseline));
    if bottom - top < 1.0 {
        (top, bottom) = if y > baseline { (baseline, baseline + 1.0) } else { (baseline - 1.0, baseline) };
    }
    DrawnBar { area: Area { left, top, right, bottom }, ink: run.ink, tone: bar.tone, datum: bar.datum }
}

/// Of intervals on one pixel the hull.
fn bands(panel: &Panel, reduced: &ReducedPanel, place: &Place) -> Vec<DrawnBand> {
    let seen = in_view(&reduced.bands.marks, panel, place.scale.view);
    let mut drawn: Vec<DrawnBand> = Vec::new();
    for at in reduced.bands.marks.get(seen).unwrap_or_default() {
        let Some(Mark::Band(band)) = panel.marks.get(*at) else { continue };
        let next = drawn_band(band, place, reduced.bar_width);
        match drawn.last_mut() {
            Some(last) if last.x.floor() == next.x.floor() => {
                (last.top, last.bottom) = (last.top.min(next.top), last.bottom.max(next.bottom));
            }
            _ => drawn.push(next),
        }
    }
    drawn
}

fn drawn_band(band: &Band, place: &Place, bar: f64) -> DrawnBand {
    let x = place.x(band.x, band.middle, bar);
    DrawnBand { x, top: place.y(band.high), bottom: place.y(band.low), datum: band.datum }
}

fn lines(panel: &Panel, reduced: &ReducedPanel, place: &Place) -> Vec<DrawnLine> {
    let across = place.scale.across.1 - place.scale.across.0;
    let view = place.scale.view;
    let seen = reduced.lines.iter().filter_map(|run| Some((run, line_of(panel, run)?))).filter(|(_, line)| {
        let ends = line.points.first().zip(line.points.last());
        ends.is_some_and(|(first, last)| first.x <= view.1 && last.x >= view.0)
    });
    let seen: Vec<_> = seen.collect();
    let pixels = column(seen.len(), across);
    seen.into_iter().filter_map(|(run, line)| drawn_line(run, line, place, pixels)).collect()
}

/// The part in view with one point beyond each edge.
fn drawn_line(run: &PathRun, line: &Line, place: &Place, pixels: f64) -> Option<DrawnLine> {
    let (scale, count) = (place.scale, line.points.len());
    let x = |at| line_x(line, at);
    let (first, last) = points_in_view(count, x, scale.view, false);
    let (from, to) = (first.saturating_sub(1), (last + 1).min(count));
    let reach = |at| height_of(line, at);
    let thin = Run { pyramid: &run.pyramid, known: &run.known, x: &x, reach: &reach };
    let places = thin.places(from, to, pixels / scale.per_month(), pixels <= 1.0);
    let mut points = Vec::with_capacity(places.len());
    let draw = |point: &LinePoint| points.push(LinePoint { x: scale.x(point.x), y: place.y(point.y), ..*point });
    run.kept.each(line, places, draw);
    #[allow(clippy::cast_precision_loss, reason = "a count of points in a chart")]
    let room = (last - first) as f64 * 14.0 <= scale.across.1 - scale.across.0;
    let dots = room || count == 1;
    let Line { series, joined, runs_on, .. } = *line;
    (!points.is_empty()).then_some(DrawnLine { series, ink: run.ink, points, joined, dots, runs_on })
}

fn ribbons(panel: &Panel, reduced: &ReducedPanel, place: &Place) -> Vec<DrawnRibbon> {
    let width = column(reduced.ribbons.len(), place.scale.across.1 - place.scale.across.0) / place.scale.per_month();
    let drawn = |run: &PathRun| {
        let ribbon = ribbon_of(panel, run)?;
        let x = |at| ribbon_x(ribbon, at);
        let (from, to) = points_in_view(ribbon.points.len(), x, place.scale.view, true);
        let reach = |at| reach_of(ribbon, at);
        let thin = Run { pyramid: &run.pyramid, known: &run.known, x: &x, reach: &reach };
        let point = |at: usize| {
            let point = ribbon.points.get(at)?;
            let x = place.scale.x(point.x);
            Some(RibbonPoint {
                x,
                base: place.y(point.base),
                y: place.y(point.y),
                tone: point.tone,
                datum: point.datum,
            })
        };
        let points: Vec<_> = thin.places(from, to, width, true).into_iter().filter_map(point).collect();
        (!points.is_empty()).then_some(DrawnRibbon { series: ribbon.series, ink: run.ink, points })
    };
    reduced.ribbons.iter().filter_map(drawn).collect()
}
