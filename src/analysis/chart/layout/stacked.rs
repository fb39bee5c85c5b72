//! Panels one over the other over one axis of time, with sessions and events between the axis and its names.

use crate::domain::drawing::{Area, Drawing, DrawnPanel, Side, Text};
use crate::domain::marks::Across;

use super::super::markers;
use super::super::ticks::Axis;
use super::super::time::{self, Scale};
use super::around::{Around, LEFT};
use super::ends::Names;
use super::panel::{Place, drawn_panel};
use super::text::{Pen, Taken};
use super::{Desk, FOLDED, HEAD, labels, remarks};

/// Height of the caption of a panel below the first.
const CAPTION: f64 = 22.0;
/// Least height of the first panel over another one, and alone.
const LEAST: (f64, f64) = (70.0, 24.0);

/// Where panels and rows lie, from the top down.
struct Frames {
    /// Place of each panel in the picture, upper and lower edge.
    panels: Vec<(usize, f64, f64)>,
    markers: f64,
    times: f64,
}

impl Frames {
    fn of(desk: &Desk<'_>, around: &Around) -> Self {
        let labels = f64::from(desk.marker_rows()) * markers::ROW;
        let times = desk.time_rows() * time::ROW;
        let under = if labels > 0.0 { labels + 4.0 } else { 4.0 };
        let free = around.room.bottom - around.top - under - times - 6.0;
        let others = desk.picture.panels.iter().enumerate().skip(1).filter(|(_, panel)| !panel.marks.is_empty());
        let mut others: Vec<usize> = others.map(|(at, _)| at).collect();
        #[allow(clippy::cast_precision_loss, reason = "a few panels")]
        let heights = |others: usize| {
            let other = (free * 0.6 / (others as f64 + 1.0)).clamp(40.0, 120.0);
            (free - others as f64 * (other + CAPTION), other)
        };
        let low = around.room.height() < FOLDED;
        while !others.is_empty() && (low || heights(others.len()).0 < LEAST.0) {
            others.pop();
        }
        let (first, other) = heights(others.len());
        let mut panels = vec![(0, around.top, around.top + first.max(LEAST.1))];
        let bottom = panels.first().map_or(around.top, |first| first.2);
        let mut below = bottom + under;
        for at in others {
            panels.push((at, below + CAPTION, below + CAPTION + other));
            below += CAPTION + other;
        }
        let below = if panels.len() > 1 { below + 4.0 } else { below };
        Self { panels, markers: bottom + 2.0, times: below + time::ROW / 2.0 }
    }
}

/// The axes of all panels, and the room for their numbers. Long numbers are written short where they would take too much.
fn axes(desk: &Desk<'_>, frames: &Frames) -> (Vec<Axis>, f64) {
    let paper = desk.paper.width;
    let limit = (paper / 3.0).max(96.0_f64.min(0.6 * paper));
    let pen = Pen::small(desk.width);
    let named = |short: bool| {
        let axes: Vec<_> = frames.panels.iter().map(|(at, top, bottom)| desk.axis(*at, bottom - top, short)).collect();
        let numbers = axes.iter().flat_map(|axis| axis.ticks.iter().map(|(_, text)| pen.wide(text)));
        let numbers = numbers.fold(0.0, f64::max);
        (axes, numbers)
    };
    let (axes, numbers) = named(false);
    let (axes, numbers) = if numbers + 10.0 > limit { named(true) } else { (axes, numbers) };
    (axes, (numbers + 10.0).max(LEFT).min(limit).ceil())
}

pub(super) fn draw(desk: &Desk<'_>, around: &Around) -> Drawing {
    let picture = desk.picture;
    if picture.panels.is_empty() {
        return Drawing::default();
    }
    let frames = Frames::of(desk, around);
    let (axes, numbers) = axes(desk, &frames);
    let numbers = around.room.left + numbers;
    let (scale, names) = scale(desk, around, numbers);
    let mut taken = Taken::default();
    let mut panels = Vec::new();
    let mut ends = Vec::new();
    for ((at, top, bottom), axis) in frames.panels.iter().zip(&axes) {
        let area = Area { left: scale.across.0, top: *top, right: scale.across.1, bottom: *bottom };
        let log = picture.panels.get(*at).is_some_and(|panel| panel.log);
        let place = Place::new(scale, area, axis, log);
        let Some(mut drawn) = drawn_panel(desk, *at, &place, axis) else { continue };
        // Names of a first end stand between the numbers and the panel.
        drawn.ticks.iter_mut().for_each(|tick| tick.x = numbers - 6.0);
        drawn.caption = caption(desk, around, *at, &drawn);
        if panels.is_empty() && names.shown {
            ends = desk.ends(&place, names.from.unwrap_or(area.right + 8.0), &names);
            ends.iter().for_each(|end| taken.add(end.area));
        }
        labels::words(desk, *at, &mut drawn, &place, &mut taken);
        if panels.is_empty() {
            desk.without_labelled(&mut ends, &drawn.labels);
        }
        panels.push(drawn);
    }
    let (times, year_starts) = times(desk, around, scale, frames.times);
    let rail = markers::Rail { top: frames.markers, rows: desk.marker_rows(), right: around.room.right };
    Drawing {
        across: scale.across,
        times,
        year_starts,
        markers: markers::place(&picture.markers, scale, rail, desk.words, desk.width),
        remarks: remarks::place(desk, &panels, scale, &mut taken),
        ends,
        panels,
        ..Drawing::default()
    }
}

fn scale(desk: &Desk<'_>, around: &Around, left: f64) -> (Scale, Names) {
    let right = around.room.right;
    let between = |before: f64, after: f64| {
        let from = left + before;
        Scale { view: desk.view, across: (from, (right - after).max(from + 1.0)) }
    };
    let names = desk.names(between(0.0, 8.0));
    (between(names.left, names.right), names)
}

/// Over its panel; the first one shares a row with the legend and makes room for it.
fn caption(desk: &Desk<'_>, around: &Around, at: usize, drawn: &DrawnPanel) -> Option<Text> {
    let panel = desk.picture.panels.get(at).filter(|panel| !panel.caption.is_empty())?;
    let pen = Pen::small(desk.width);
    let area = drawn.area;
    let y = if at == 0 { area.top - HEAD / 2.0 } else { area.top - CAPTION / 2.0 };
    let beside = around.legend.iter().filter(|item| at == 0 && (item.text.y - y).abs() < pen.line());
    let right = beside.map(|item| item.area.left - 8.0).fold(around.room.right, f64::min);
    // A long one begins over the numbers, if none of them stands as high as the panel.
    let over_numbers = drawn.ticks.iter().all(|tick| tick.y - y >= pen.line());
    let left = if over_numbers { around.room.left } else { area.left };
    let text = pen.cut(&panel.caption, right - left);
    let x = area.left.min(right - pen.wide(&text)).max(left);
    Some(Text { x, y, text, side: Side::Left })
}

/// The names under the axis, and where years begin.
fn times(desk: &Desk<'_>, around: &Around, scale: Scale, y: f64) -> (Vec<Text>, Vec<f64>) {
    match &desk.picture.across {
        Across::Time => time::times(scale, desk.picture.grain, y, desk.words, desk.width),
        Across::Year => (time::months(scale, y, desk.words, desk.width), Vec::new()),
        Across::Ends(first, second) => {
            let room = (around.room.left, around.room.right);
            (time::two_ends(scale, [first, second], y, room, desk.width), Vec::new())
        }
    }
}

/// The highest mark of a panel within so many pixels of a place.
pub(super) fn top_at(panel: &DrawnPanel, x: f64, reach: f64) -> Option<f64> {
    let bars = panel.bars.iter().filter(|bar| bar.area.left <= x + reach && bar.area.right >= x - reach);
    let points = panel.lines.iter().flat_map(|line| &line.points).filter(|point| (point.x - x).abs() <= reach);
    let ribbons = panel.ribbons.iter().flat_map(|ribbon| &ribbon.points).filter(|point| (point.x - x).abs() <= reach);
    let heights = bars.map(|bar| bar.area.top).chain(points.map(|point| point.y));
    heights.chain(ribbons.map(|point| point.y)).reduce(f64::min)
}
