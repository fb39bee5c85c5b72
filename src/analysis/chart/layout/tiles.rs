//! Panels side by side in rows, all with one range: numbers at the left, names of time under the lowest.

use crate::domain::drawing::{Area, Caption, Drawing, DrawnPanel, Side, Text};
use crate::domain::marks::Across;

use super::super::SMALL;
use super::super::ticks::Axis;
use super::super::time::{self, Scale};
use super::around::{Around, LEFT};
use super::panel::{Place, drawn_panel};
use super::text::{Pen, Taken};
use super::{Desk, LINE, labels};

/// Height of a title.
const TITLE: f64 = 18.0;
/// Room between two columns and between two rows.
const GAP: (f64, f64) = (16.0, 8.0);
/// The smallest panel that shows anything.
const LEAST: (f64, f64) = (56.0, 28.0);
/// Width to height that reads best.
const SHAPE: f64 = 1.5;

/// Columns and rows of panels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Grid {
    columns: usize,
    rows: usize,
    size: (f64, f64),
    /// Panels that have a place.
    shown: usize,
}

#[allow(clippy::cast_precision_loss, reason = "counts of panels")]
fn many(count: usize) -> f64 {
    count as f64
}

impl Grid {
    fn of_columns(count: usize, columns: usize, room: (f64, f64)) -> Self {
        let rows = count.div_ceil(columns);
        let high = (room.1 - many(rows - 1) * GAP.1) / many(rows) - TITLE;
        let grid = Self { columns, rows, size: (0.0, high), shown: count };
        Self { size: (grid.width_in(room.0), high), ..grid }
    }

    /// Of a panel, where all of them have so much.
    fn width_in(&self, room: f64) -> f64 {
        ((room - many(self.columns - 1) * GAP.0) / many(self.columns)).max(8.0)
    }

    /// The arrangement whose panels have the best shape, or as many of the smallest panels as fit.
    fn best(count: usize, room: (f64, f64)) -> Self {
        let badness = |grid: &Self| {
            let empty = many(grid.columns * grid.rows - count) / many(count);
            (grid.size.0 / grid.size.1 / SHAPE).ln().abs() + 0.5 * empty
        };
        let all = (1..=count.min(64)).map(|columns| Self::of_columns(count, columns, room));
        let legible = all.filter(|grid| grid.size.0 >= LEAST.0 && grid.size.1 >= LEAST.1);
        legible.min_by(|a, b| badness(a).total_cmp(&badness(b))).unwrap_or_else(|| Self::smallest(count, room))
    }

    fn smallest(count: usize, room: (f64, f64)) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few panels, never below 1")]
        let fit = |room: f64, one: f64, gap: f64| ((room + gap) / (one + gap)).clamp(1.0, 100.0) as usize;
        let columns = fit(room.0, LEAST.0, GAP.0).min(count);
        let rows = fit(room.1, LEAST.1 + TITLE, GAP.1).min(count.div_ceil(columns));
        let shown = count.min(columns * rows);
        let high = ((room.1 - many(rows - 1) * GAP.1) / many(rows) - TITLE).max(8.0);
        let grid = Self { columns, rows, size: (0.0, high), shown };
        Self { size: (grid.width_in(room.0), high), ..grid }
    }
}

pub(super) fn draw(desk: &Desk<'_>, around: &Around) -> Drawing {
    let count = desk.picture.panels.len();
    if count == 0 {
        return Drawing::default();
    }
    let under = desk.time_rows() * time::ROW + 6.0;
    let room = around.room;
    let height = room.bottom - around.top - under;
    let across = |left: f64| room.width() - left - 8.0;
    let settled = |height: f64| {
        let guess = Grid::best(count, (across(LEFT), height));
        let (_, numbers) = axis(desk, guess.size.1);
        Grid::best(count, (across((numbers + 10.0).max(LEFT)), height))
    };
    let all = settled(height);
    // How many are left out is said in a line of its own.
    let grid = if all.shown < count { settled(height - LINE) } else { all };
    // The numbers follow from the height alone: with them the width is settled.
    let (axis, numbers) = axis(desk, grid.size.1);
    let left = (numbers + 10.0).max(LEFT).ceil();
    let grid = Grid { size: (grid.width_in(across(left)), grid.size.1), ..grid };
    let tiles = Tiles { desk, around, axis: &axis, grid, left: room.left + left };
    let mut taken = Taken::default();
    let panels: Vec<_> = (0..grid.shown).filter_map(|at| tiles.panel(at, &mut taken)).collect();
    let across = panels.first().map_or((0.0, 1.0), |panel| (panel.area.left, panel.area.right));
    let captions = tiles.more(count - grid.shown).into_iter().collect();
    Drawing { across, panels, captions, ..Drawing::default() }
}

/// One axis for all panels, and the room for its numbers.
fn axis(desk: &Desk<'_>, height: f64) -> (Axis, f64) {
    let all = (0..desk.picture.panels.len()).filter_map(|at| desk.reach(at));
    let reach = all.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let pen = Pen::small(desk.width);
    let named = |short: bool| {
        let axis = desk.axis_of(0, reach, height, short);
        let numbers = axis.ticks.iter().map(|(_, text)| pen.wide(text)).fold(0.0, f64::max);
        (axis, numbers)
    };
    let (axis, numbers) = named(false);
    if numbers + 10.0 > desk.paper.width * 0.25 { named(true) } else { (axis, numbers) }
}

struct Tiles<'a> {
    desk: &'a Desk<'a>,
    around: &'a Around,
    axis: &'a Axis,
    grid: Grid,
    left: f64,
}

impl Tiles<'_> {
    fn area(&self, at: usize) -> Area {
        let (column, row) = (at % self.grid.columns, at / self.grid.columns);
        let (wide, high) = self.grid.size;
        let left = self.left + many(column) * (wide + GAP.0);
        let top = self.around.top + TITLE + many(row) * (high + TITLE + GAP.1);
        Area { left, top, right: left + wide.max(1.0), bottom: top + high.max(1.0) }
    }

    fn panel(&self, at: usize, taken: &mut Taken) -> Option<DrawnPanel> {
        let panel = self.desk.picture.panels.get(at)?;
        let area = self.area(at);
        let scale = Scale { view: self.desk.view, across: (area.left, area.right) };
        let place = Place::new(scale, area, self.axis, panel.log);
        let mut drawn = drawn_panel(self.desk, at, &place, self.axis)?;
        let title = Pen::strong(self.desk.width).cut(&panel.title, area.width() + GAP.0 / 2.0);
        let text = Text { x: area.left, y: area.top - TITLE / 2.0, text: title, side: Side::Left };
        drawn.title = Some(text).filter(|title| !title.text.is_empty());
        drawn.title.iter().for_each(|title| taken.add(Pen::strong(self.desk.width).area(title)));
        if !at.is_multiple_of(self.grid.columns) {
            drawn.ticks.iter_mut().for_each(|tick| tick.text.clear());
        }
        if at + self.grid.columns >= self.grid.shown {
            drawn.times = self.times(scale, area);
        }
        labels::words(self.desk, at, &mut drawn, &place, taken);
        Some(drawn)
    }

    fn times(&self, scale: Scale, area: Area) -> Vec<Text> {
        let (desk, y) = (self.desk, area.bottom + 4.0 + time::ROW / 2.0);
        match &desk.picture.across {
            Across::Time => time::times(scale, desk.picture.grain, y, desk.words, desk.width).0,
            Across::Year => time::months(scale, y, desk.words, desk.width),
            Across::Ends(first, second) => {
                let room = (area.left - GAP.0 / 2.0 + 2.0, area.right + GAP.0 / 2.0 - 2.0);
                time::two_ends(scale, [first, second], y, room, desk.width)
            }
        }
    }

    /// "and 12 more", where not every panel has a place.
    fn more(&self, hidden: usize) -> Option<Caption> {
        let words = self.desk.words.with("chart-legend-more", &[("count", &hidden.to_string())]);
        let room = self.around.room;
        let text = Pen::small(self.desk.width).cut(&words, room.right - self.left);
        let text = Text { x: self.left, y: room.bottom - LINE / 2.0, text, side: Side::Left };
        (hidden > 0).then_some(Caption { text, size: SMALL, bold: false, quiet: true })
    }
}
