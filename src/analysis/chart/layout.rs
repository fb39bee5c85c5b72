//! Where everything of a picture lies on so many pixels.
//!
//! *Invariant:* the drawing follows from picture, view, size and text widths alone.

use crate::domain::drawing::{
    Area, Drawing, DrawnBand, DrawnBar, DrawnEnd, DrawnLine, DrawnNote, DrawnPanel, LegendItem, Side, Text,
};
use crate::domain::marks::{self, Bar, Ink, Line, Mark, Named, Panel, PanelKind, Picture, SeriesKey, TextWidth, Tone};
use crate::words::Words;

use super::ticks::{Axis, axis};
use super::time::{self, Scale};
use super::{SMALL, markers, thin};

/// Height of the row of caption and legend.
pub const HEAD: f64 = 24.0;
/// Height of the growth panel's caption.
const CAPTION: f64 = 22.0;
/// Least room for the numbers of the upward axis.
const LEFT: f64 = 40.0;
/// Widest bar.
const BAR: f64 = 40.0;
/// Height of a line of text.
pub const LINE: f64 = 15.0;
/// Below this height the growth panel folds away.
const FOLDED: f64 = 200.0;

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    pub width: f64,
    pub height: f64,
}

struct Frames {
    legend: Area,
    level: (f64, f64),
    markers: f64,
    growth: Option<(f64, f64)>,
    times: f64,
}

/// The picture between the months of `view`.
pub fn draw(picture: &Picture, view: (f64, f64), paper: Paper, words: &Words, width: &dyn TextWidth) -> Drawing {
    let frames = frames(picture, paper, width);
    let kinds = [(PanelKind::Level, Some(frames.level)), (PanelKind::Growth, frames.growth)];
    let panels: Vec<_> = kinds
        .into_iter()
        .filter_map(|(kind, frame)| Some((picture.panel(kind)?, frame?)))
        .map(|(panel, frame)| (panel, frame, range(panel, view, frame.1 - frame.0, words)))
        .collect();
    let numbers = panels.iter().flat_map(|(.., axis)| axis.ticks.iter());
    let numbers = numbers.map(|(_, text)| width.width(text, SMALL, false)).fold(0.0, f64::max);
    let left = (numbers + 10.0).max(LEFT).min(paper.width / 3.0).ceil();
    let to_right = |room: f64| Scale { view, across: (left, (paper.width - room).max(left + 1.0)) };
    let (mut scale, mut names) = (to_right(8.0), None);
    if let Some((room, at)) = ends_room(picture, scale, paper.width, width) {
        scale = to_right(room);
        names = Some(at.unwrap_or(scale.across.1 + 8.0));
    }
    let across = scale.across;
    let (times, year_starts) = time::times(scale, picture.grain, frames.times, words, width);
    let panels: Vec<_> = panels
        .into_iter()
        .map(|(panel, (top, bottom), axis)| {
            let area = Area { left: across.0, top, right: across.1, bottom };
            let mut drawn = drawn_panel(picture, panel, area, axis, scale);
            drawn.notes = notes(picture, panel, &drawn, scale, width);
            drawn
        })
        .collect();
    let ends = names.map_or_else(Vec::new, |x| ends(picture, panels.first(), scale, x));
    let markers = markers::place(&picture.markers, scale, frames.markers, paper.width, width);
    Drawing {
        width: paper.width,
        height: paper.height,
        across_kind: picture.across.clone(),
        panels,
        view,
        across,
        times,
        year_starts,
        markers,
        ends,
        legend: legend(&picture.legend, frames.legend, width),
        ..Drawing::default()
    }
}

fn frames(picture: &Picture, paper: Paper, width: &dyn TextWidth) -> Frames {
    let caption = picture.panel(PanelKind::Level).map_or(0.0, |panel| width.width(&panel.caption, SMALL, false));
    let wide: f64 = picture.legend.iter().map(|named| legend_width(&named.name, width)).sum();
    let beside = LEFT + caption + 24.0 + wide <= paper.width;
    let head = if beside { HEAD } else { 2.0 * HEAD - 4.0 };
    let legend_left = if beside { paper.width - wide } else { 0.0 };
    let legend = Area { left: legend_left, top: 0.0, right: paper.width, bottom: HEAD };
    let labels = markers::rows(picture.markers.len()) * markers::ROW;
    let times = time::rows(picture.grain) * time::ROW;
    let under = if labels > 0.0 { labels + 4.0 } else { 4.0 };
    let free = paper.height - head - under - times - 6.0;
    let grows = picture.panel(PanelKind::Growth).is_some_and(|panel| !panel.marks.is_empty());
    let growth = (free * 0.3).clamp(40.0, 120.0);
    let level = free - growth - CAPTION;
    let folded = !grows || paper.height < FOLDED || level < 70.0;
    let level = if folded { free.max(24.0) } else { level };
    let level = (head, head + level);
    let growth = (!folded).then(|| {
        let top = level.1 + under + CAPTION;
        (top, top + growth)
    });
    // The names of times stand under the lowest panel, below the markers' labels when that is the first.
    let bottom = growth.map_or(level.1 + under, |growth| growth.1 + 4.0);
    Frames { legend, level, markers: level.1 + 2.0, growth, times: bottom + time::ROW / 2.0 }
}

fn seen(view: (f64, f64), from: f64, to: f64) -> bool {
    to >= view.0 && from <= view.1
}

/// The axis of what can be seen.
fn range(panel: &Panel, view: (f64, f64), height: f64, words: &Words) -> Axis {
    let (mut low, mut high) = (panel.baseline, panel.baseline);
    let mut meet = |y: f64| (low, high) = (low.min(y), high.max(y));
    for mark in &panel.marks {
        match mark {
            Mark::Bar(bar) if seen(view, bar.x0, bar.x1) => meet(bar.y),
            Mark::Band(band) if seen(view, band.x, band.x) => {
                meet(band.low);
                meet(band.high);
            }
            Mark::Line(line) => {
                line.points.iter().filter(|point| seen(view, point.x, point.x)).for_each(|point| meet(point.y));
            }
            _ => {}
        }
    }
    axis(low, high, panel.baseline, height, words)
}

/// Sample in the legend, its distance from the name, and room around both.
pub const SAMPLE: f64 = 14.0;
pub const PAD: f64 = 6.0;

fn legend_width(name: &str, width: &dyn TextWidth) -> f64 {
    SAMPLE + PAD + width.width(name, SMALL, false) + 2.0 * PAD
}

fn legend(series: &[Named], area: Area, width: &dyn TextWidth) -> Vec<LegendItem> {
    let mut left = area.left;
    let mut item = |named: &Named| {
        let right = left + legend_width(&named.name, width);
        let area = Area { left, top: area.top, right, bottom: area.bottom - 2.0 };
        left = right;
        let x = area.left + PAD + SAMPLE + PAD;
        let text = Text { x, y: (area.top + area.bottom) / 2.0, text: named.name.clone(), side: Side::Left };
        LegendItem { key: named.key, ink: named.ink, shape: named.shape, area, text, name: named.name.clone() }
    };
    series.iter().map(&mut item).collect()
}

fn ink(picture: &Picture, key: SeriesKey) -> Ink {
    picture.named(key).map_or(Ink::Flow(key.flow), |named| named.ink)
}

/// From values and months to pixels.
struct Place {
    scale: Scale,
    area: Area,
    range: (f64, f64),
}

impl Place {
    fn y(&self, value: f64) -> f64 {
        let part = (value - self.range.0) / (self.range.1 - self.range.0);
        self.area.bottom - part * self.area.height()
    }

    fn x(&self, months: f64, middle: f64, bar: f64) -> f64 {
        bar_x(self.scale, months, middle, bar)
    }
}

/// Bars wider than is good are drawn narrower, towards the middle of their group.
fn bar_x(scale: Scale, months: f64, middle: f64, bar: f64) -> f64 {
    let wide = bar * scale.per_month();
    let squeeze = if wide > BAR { BAR / wide } else { 1.0 };
    scale.x(middle + (months - middle) * squeeze)
}

fn drawn_panel(picture: &Picture, panel: &Panel, area: Area, axis: Axis, scale: Scale) -> DrawnPanel {
    let place = Place { scale, area, range: axis.range };
    let caption_y = if panel.kind == PanelKind::Level { area.top - HEAD / 2.0 } else { area.top - CAPTION / 2.0 };
    let caption = Text { x: area.left, y: caption_y, text: panel.caption.clone(), side: Side::Left };
    let tick = |(value, text): (f64, String)| Text { x: area.left - 6.0, y: place.y(value), text, side: Side::Right };
    let mut drawn = DrawnPanel {
        kind: panel.kind,
        area,
        range: axis.range,
        log: panel.log,
        baseline: place.y(panel.baseline),
        caption: Some(caption),
        title: None,
        ticks: axis.ticks.into_iter().map(tick).collect(),
        ribbons: Vec::new(),
        bars: Vec::new(),
        bands: Vec::new(),
        lines: Vec::new(),
        notes: Vec::new(),
        labels: Vec::new(),
        breaks: Vec::new(),
        times: Vec::new(),
    };
    let bar_width = bar_width(panel);
    for mark in &panel.marks {
        match mark {
            Mark::Bar(bar) if seen(scale.view, bar.x0, bar.x1) => drawn.bars.push(drawn_bar(picture, bar, &place)),
            Mark::Band(band) if seen(scale.view, band.x, band.x) => drawn.bands.push(DrawnBand {
                x: place.x(band.x, band.middle, bar_width),
                top: place.y(band.high),
                bottom: place.y(band.low),
                datum: band.datum,
            }),
            Mark::Line(line) => drawn.lines.extend(drawn_line(picture, line, &place)),
            _ => {}
        }
    }
    drawn.bars = drawn
        .bars
        .chunk_by(|a, b| a.datum.series == b.datum.series)
        .flat_map(|bars| thin::bars(bars.to_vec()))
        .collect();
    drawn
}

fn bar_width(panel: &Panel) -> f64 {
    let of_bar = |mark: &Mark| if let Mark::Bar(bar) = mark { Some(bar.x1 - bar.x0) } else { None };
    panel.marks.iter().find_map(of_bar).unwrap_or(1.0)
}

/// Words that do not fit, or lie on an earlier one, are left to the tooltip.
fn notes(picture: &Picture, panel: &Panel, drawn: &DrawnPanel, scale: Scale, width: &dyn TextWidth) -> Vec<DrawnNote> {
    let bar = bar_width(panel);
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let place = |mark: &Mark| {
        let Mark::Note(note) = mark else { return None };
        let half = width.width(&note.text, SMALL, false) / 2.0;
        let x = beside_bars(drawn, bar_x(scale, note.x, note.middle, bar), half);
        let (from, to) = (x - half, x + half);
        let inside = from >= drawn.area.left && to <= drawn.area.right && half <= 40.0;
        if !inside || taken.iter().any(|(left, right)| from < right + 4.0 && *left < to + 4.0) {
            return None;
        }
        taken.push((from, to));
        let text = Text { x, y: drawn.baseline - 8.0, text: note.text.clone(), side: Side::Middle };
        let area = Area { left: from, top: text.y - LINE / 2.0, right: to, bottom: text.y + LINE / 2.0 };
        let ink = ink(picture, note.datum.series.key);
        Some(DrawnNote { text, area, ink, tone: Tone::Full, inside: false, datum: note.datum })
    };
    panel.marks.iter().filter_map(place).collect()
}

/// A word moves to the right of the bars that it would lie on, if there is room before the next ones.
fn beside_bars(drawn: &DrawnPanel, x: f64, half: f64) -> f64 {
    let row = (drawn.baseline - 15.0, drawn.baseline);
    let in_row = |bar: &&DrawnBar| bar.area.top < row.1 && bar.area.bottom > row.0;
    let touched = |from: f64| move |bar: &&DrawnBar| bar.area.right > from && bar.area.left < from + 2.0 * half;
    let left = drawn.bars.iter().filter(in_row).filter(touched(x - half)).filter(|bar| bar.area.right <= x);
    let Some(end) = left.map(|bar| bar.area.right).reduce(f64::max) else { return x };
    let from = end + 4.0;
    if drawn.bars.iter().filter(in_row).any(|bar| touched(from)(&bar)) { x } else { from + half }
}

fn drawn_bar(picture: &Picture, bar: &Bar, place: &Place) -> DrawnBar {
    let wide = bar.x1 - bar.x0;
    let (left, right) = (place.x(bar.x0, bar.middle, wide), place.x(bar.x1, bar.middle, wide));
    let (y, baseline) = (place.y(bar.y), place.y(bar.base));
    // A figure that is not zero stays visible, a zero is a hairline.
    let (mut top, mut bottom) = (y.min(baseline), y.max(baseline));
    if bottom - top < 1.0 {
        (top, bottom) = if y > baseline { (baseline, baseline + 1.0) } else { (baseline - 1.0, baseline) };
    }
    let ink = ink(picture, bar.datum.series.key);
    DrawnBar { area: Area { left, top, right, bottom }, ink, tone: bar.tone, datum: bar.datum }
}

/// The part in view with one point beyond each edge, so that the line runs out of the panel.
fn drawn_line(picture: &Picture, line: &Line, place: &Place) -> Option<DrawnLine> {
    let view = place.scale.view;
    let from = line.points.partition_point(|point| point.x < view.0).saturating_sub(1);
    let to = (line.points.partition_point(|point| point.x <= view.1) + 1).min(line.points.len());
    let points = line.points.get(from..to).filter(|points| !points.is_empty())?;
    let wide = place.scale.across.1 - place.scale.across.0;
    let inside = points.iter().filter(|point| seen(view, point.x, point.x)).count();
    #[allow(clippy::cast_precision_loss, reason = "a count of points in a chart")]
    let dots = inside as f64 * 14.0 <= wide || points.len() == 1;
    let pixels =
        points.iter().map(|point| marks::LinePoint { x: place.scale.x(point.x), y: place.y(point.y), ..*point });
    let (series, joined) = (line.series, line.joined);
    Some(DrawnLine { series, ink: ink(picture, series.key), points: thin::line(pixels.collect()), joined, dots })
}

/// Room that the names of the last figures take at the right edge, and where they begin if there is room beside their
/// marks. `None` where they would cost too much of the chart.
fn ends_room(picture: &Picture, scale: Scale, paper: f64, width: &dyn TextWidth) -> Option<(f64, Option<f64>)> {
    let names = || picture.ends.iter().filter(|end| seen(scale.view, end.x, end.x));
    let widest = names().map(|end| width.width(&end.text, SMALL, true)).fold(0.0, f64::max);
    let from = names().map(|end| bar_x(scale, end.x, end.middle, end.wide)).fold(0.0, f64::max) + 10.0;
    let to = from + widest;
    let crossed = picture.markers.iter().any(|marker| (from - 4.0..=to + 4.0).contains(&scale.x(marker.x)));
    if widest > 0.0 && to <= scale.across.1 && !crossed {
        return Some((8.0, Some(from)));
    }
    let needed = widest + 16.0;
    (widest > 0.0 && paper >= 560.0 && needed <= paper * 0.22).then_some((needed, None))
}

/// The names beside the last figures, moved apart where they would touch.
fn ends(picture: &Picture, panel: Option<&DrawnPanel>, scale: Scale, x: f64) -> Vec<DrawnEnd> {
    let Some(panel) = panel else { return Vec::new() };
    let y = |value: f64| {
        let part = (value - panel.range.0) / (panel.range.1 - panel.range.0);
        panel.area.bottom - part * panel.area.height()
    };
    let visible = picture.ends.iter().filter(|end| seen(scale.view, end.x, end.x));
    let mut all: Vec<_> = visible.map(|end| (end.key, y(end.y), end.text.clone())).collect();
    all.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut lowest = f64::NEG_INFINITY;
    for (_, y, _) in &mut all {
        *y = y.max(lowest + LINE).max(panel.area.top + LINE / 2.0);
        lowest = *y;
    }
    let mut limit = panel.area.bottom - LINE / 2.0;
    for (_, y, _) in all.iter_mut().rev() {
        *y = y.min(limit);
        limit = *y - LINE;
    }
    let text = |(key, y, text)| DrawnEnd { key, ink: ink(picture, key), text: Text { x, y, text, side: Side::Left } };
    all.into_iter().map(text).collect()
}
