//! A person's notes: each near what it is about, beside the marks where there is room, joined to it by a thin line.
//!
//! *Invariant:* notes lie on no other text and within their panel.

use crate::domain::drawing::{Area, DrawnPanel, DrawnRemark, Side, Text};
use crate::domain::marks::Remark;

use super::super::time::Scale;
use super::Desk;
use super::stacked::top_at;
use super::text::{Pen, Taken};

/// Letters on a line, about.
const LETTERS: usize = 24;
const MOST_LINES: usize = 5;
/// Room around the text.
const PAD: (f64, f64) = (4.0, 2.0);
/// How far a note may lie from what it is about, nearest first.
const AWAY: [f64; 6] = [12.0, 24.0, 40.0, 64.0, 96.0, 140.0];
/// Left, middle or right of the place, and over, beside or under it.
const SIDES: [(f64, f64); 8] =
    [(0.0, -1.0), (1.0, -1.0), (-1.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (-1.0, 1.0), (0.0, 1.0)];

pub(super) fn place(desk: &Desk<'_>, panels: &[DrawnPanel], scale: Scale, taken: &mut Taken) -> Vec<DrawnRemark> {
    if desk.picture.remarks.is_empty() {
        return Vec::new();
    }
    let marks: Vec<_> = panels.iter().map(marks).collect();
    let place = |(nth, remark): (usize, &Remark)| {
        let spot = Spot::of(remark, panels, scale)?;
        let panel = panels.get(spot.panel)?;
        let search = Search { panel: panel.area, marks: marks.get(spot.panel)?, taken, spot: &spot };
        let (area, lines) = search.best(desk, &remark.text)?;
        taken.add(area);
        let pen = Pen::small(desk.width);
        let middle = (f64::from(u16::try_from(lines.len()).unwrap_or(0)) - 1.0) / 2.0 * pen.line();
        let (x, middle) = (area.left + PAD.0, f64::midpoint(area.top, area.bottom) - middle);
        let heights = std::iter::successors(Some(middle), |y| Some(y + pen.line()));
        let text = |(text, y)| Text { x, y, text, side: Side::Left };
        let lines = lines.into_iter().zip(heights).map(text).collect();
        Some(DrawnRemark { place: nth, x: spot.x, y: spot.y, span: spot.span, lines, area })
    };
    desk.picture.remarks.iter().enumerate().filter_map(place).collect()
}

/// What a note is about, in pixels.
struct Spot {
    panel: usize,
    x: f64,
    y: f64,
    span: Option<Area>,
}

impl Spot {
    fn of(remark: &Remark, panels: &[DrawnPanel], scale: Scale) -> Option<Self> {
        let to = remark.to.unwrap_or(remark.from);
        if to < scale.view.0 || remark.from > scale.view.1 {
            return None;
        }
        let kind = remark.at.map(|(kind, _)| kind);
        let panel = panels.iter().position(|panel| kind == Some(panel.kind)).unwrap_or(0);
        let drawn = panels.get(panel)?;
        let (left, right) = (scale.x(remark.from.max(scale.view.0)), scale.x(to.min(scale.view.1)));
        let span = remark.to.map(|_| Area { left, right, ..drawn.area });
        let x = f64::midpoint(left, right);
        let reach = ((right - left) / 2.0).max(6.0);
        let value = remark.at.map(|(_, value)| drawn.y_of(value));
        let y = value.or_else(|| top_at(drawn, x, reach)).unwrap_or(drawn.baseline);
        // A span's note begins at its upper edge: it is about all of it.
        let y = if span.is_some() && value.is_none() { drawn.area.top } else { y };
        Some(Self { panel, x, y: y.clamp(drawn.area.top, drawn.area.bottom), span })
    }
}

/// What notes should not cover: bars, points and the lines between them.
fn marks(panel: &DrawnPanel) -> Taken {
    let mut marks = Taken::default();
    panel.bars.iter().for_each(|bar| marks.add(bar.area));
    along_lines(panel, 16.0).for_each(|area| marks.add(area));
    marks
}

/// Small areas along the lines of a panel, one each so many pixels.
pub(super) fn along_lines(panel: &DrawnPanel, each: f64) -> impl Iterator<Item = Area> {
    let joined = panel.lines.iter().filter(|line| line.joined);
    let pairs = joined.flat_map(|line| line.points.windows(2));
    pairs.flat_map(move |pair| {
        let (from, to) = match pair {
            [a, b] => ((a.x, a.y), (b.x, b.y)),
            _ => ((0.0, 0.0), (0.0, 0.0)),
        };
        let (wide, high) = (to.0 - from.0, to.1 - from.1);
        let steps = (wide.abs().max(high.abs()) / each).clamp(1.0, 64.0).floor();
        let steps_on = std::iter::successors(Some(0.0), |step| Some(step + 1.0)).take_while(move |step| *step <= steps);
        steps_on.map(move |step| {
            let (x, y) = (from.0 + wide * step / steps, from.1 + high * step / steps);
            let (across, down) = (each / 2.0, each / 4.0 + 1.0);
            Area { left: x - across, top: y - down, right: x + across, bottom: y + down }
        })
    })
}

struct Search<'a> {
    panel: Area,
    marks: &'a Taken,
    taken: &'a Taken,
    spot: &'a Spot,
}

impl Search<'_> {
    /// The place that covers least and is nearest; a text that has none is shortened to one line.
    fn best(&self, desk: &Desk<'_>, text: &str) -> Option<(Area, Vec<String>)> {
        let pen = Pen::small(desk.width);
        let room = (pen.wide("n") * f64::from(u8::try_from(LETTERS).unwrap_or(u8::MAX))).min(self.panel.width() * 0.6);
        [MOST_LINES, 1].into_iter().find_map(|most| {
            let lines = pen.wrap(text, room, most);
            let wide = lines.iter().map(|line| pen.wide(line)).fold(0.0, f64::max);
            let count = f64::from(u16::try_from(lines.len()).ok().filter(|count| *count > 0)?);
            let size = (wide + 2.0 * PAD.0, count * pen.line() + 2.0 * PAD.1);
            Some((self.nearest(size).or_else(|| self.anywhere(size))?, lines))
        })
    }

    fn free(&self, area: Area) -> bool {
        let panel = self.panel;
        let within = area.left >= panel.left
            && area.right <= panel.right
            && area.top >= panel.top - 2.0
            && area.bottom <= panel.bottom;
        within && !self.taken.meets(area)
    }

    /// Covered marks weigh more than a longer line.
    fn cost(&self, area: Area) -> f64 {
        let (x, y) = (self.spot.x, self.spot.y);
        let (near_x, near_y) = (x.clamp(area.left, area.right), y.clamp(area.top, area.bottom));
        let away = (near_x - x).hypot(near_y - y);
        self.marks.covered(area) + 6.0 * away
    }

    fn cheapest(&self, areas: impl Iterator<Item = Area>) -> Option<Area> {
        let free = areas.filter(|area| self.free(*area)).map(|area| (self.cost(area), area));
        free.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, area)| area)
    }

    fn nearest(&self, (wide, high): (f64, f64)) -> Option<Area> {
        let (x, y) = (self.spot.x, self.spot.y);
        let around = AWAY.iter().flat_map(|away| {
            SIDES.iter().map(move |(across, down)| {
                let left = x + across * away + (across - 1.0) / 2.0 * wide;
                let top = y + down * away + (down - 1.0) / 2.0 * high;
                (left, top)
            })
        });
        // At the edge of a panel a note moves inward rather than away.
        let areas = around.map(|(left, top)| {
            let left = left.min(self.panel.right - wide).max(self.panel.left);
            let top = top.min(self.panel.bottom - high).max(self.panel.top);
            Area { left, top, right: left + wide, bottom: top + high }
        });
        self.cheapest(areas.filter(|area| self.span_or_clear(*area)))
    }

    /// A note does not lie on the very point that it is about.
    fn span_or_clear(&self, area: Area) -> bool {
        let (x, y) = (self.spot.x, self.spot.y);
        let near = Area { left: x - 5.0, top: y - 5.0, right: x + 5.0, bottom: y + 5.0 };
        self.spot.span.is_some() || !near.meets(area)
    }

    /// Where nothing is free near by, the best place of the whole panel.
    fn anywhere(&self, (wide, high): (f64, f64)) -> Option<Area> {
        const STEP: f64 = 14.0;
        let steps = |from: f64, to: f64| {
            let step = STEP.max((to - from) / 100.0);
            std::iter::successors(Some(from), move |at| Some(at + step)).take_while(move |at| *at <= to)
        };
        let tops = steps(self.panel.top, self.panel.bottom - high);
        let areas = tops.flat_map(|top| {
            steps(self.panel.left, self.panel.right - wide).map(move |left| Area {
                left,
                top,
                right: left + wide,
                bottom: top + high,
            })
        });
        self.cheapest(areas)
    }
}
