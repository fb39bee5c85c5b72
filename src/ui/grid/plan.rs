//! Where rows and columns lie in a frame.
//!
//! The place in the table is a row counted exactly and a part of a row: a float of points is not exact at row 900,000.

use std::ops::Range;

use egui::{Pos2, Rangef, Rect, Vec2, pos2};

use super::columns::Laid;
use crate::session::grid::{Block, Spot};
use crate::ui::theme::ROW;

/// Width of a scroll bar.
pub const BAR: f32 = 10.0;

/// How far a table is scrolled.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scroll {
    pub top: usize,
    /// So many points of the top row are out of view.
    pub sub: f32,
    pub left: f32,
}

/// Where everything lies in this frame.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Heads of columns and rows, and cells; no scroll bars.
    pub rect: Rect,
    pub header: f32,
    pub head_width: f32,
    pub frozen: usize,
    pub rows: usize,
    pub scroll: Scroll,
    /// The totals in view, which stay at the bottom while the rows scroll.
    pub totals: Range<usize>,
    /// Left edges of the columns from that of the first one, and the right edge of the last one.
    edges: Vec<f32>,
    /// Of each column, the room at the right of its numbers.
    insets: Vec<f32>,
}

/// A count as points or shares; exact up to 2³².
pub fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The whole part of a number of rows.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and a count of rows is far below 2⁵³; a cast saturates"
)]
pub fn whole(rows: f64) -> usize {
    rows.max(0.0).floor() as usize
}

/// So many rows as points, for rows that are in view.
#[allow(clippy::cast_possible_truncation, reason = "few rows: those between the top of the view and its edge")]
pub fn points(rows: usize) -> f32 {
    (float(rows) * f64::from(ROW)) as f32
}

/// A share of something on the screen.
#[allow(clippy::cast_possible_truncation, reason = "points on a screen")]
pub fn short(value: f64) -> f32 {
    value as f32
}

impl Plan {
    pub fn new(rect: Rect, header: f32, head_width: f32, frozen: usize, rows: usize, columns: &[Laid]) -> Self {
        let mut edges = vec![0.0];
        let mut at = 0.0;
        for column in columns {
            at += column.width;
            edges.push(at);
        }
        let frozen = frozen.min(columns.len());
        let insets = columns.iter().map(|column| column.inset).collect();
        Self { rect, header, head_width, frozen, rows, scroll: Scroll::default(), totals: 0..0, edges, insets }
    }

    /// With room for so many totals under the rows.
    #[must_use]
    pub fn with_totals(self, count: usize) -> Self {
        Self { totals: 0..count, ..self }
    }

    /// How many of some totals have room: all where no row is hidden by them, else a third of the rows in view.
    pub fn room_for_totals(height: f32, rows: usize, totals: usize) -> usize {
        const MOST: usize = 4;
        let fit = whole(f64::from(height / ROW));
        if rows.saturating_add(totals) <= fit { totals } else { totals.min((fit / 3).min(MOST)) }
    }

    /// So many totals, up to that of the last row in view; without one, the last ones.
    pub fn totals_of(last: Option<usize>, count: usize, all: usize) -> Range<usize> {
        let count = count.min(all);
        let end = last.map_or(all, |last| last + 1).clamp(count, all);
        end - count..end
    }

    /// The totals of the rows in view.
    pub fn show_totals(&mut self, last: Option<usize>, all: usize) {
        self.totals = Self::totals_of(last, self.totals.len(), all);
    }

    pub fn columns(&self) -> usize {
        self.edges.len() - 1
    }

    fn edge(&self, column: usize) -> f32 {
        self.edges.get(column).or(self.edges.last()).copied().unwrap_or(0.0)
    }

    /// Width of all columns.
    pub fn width(&self) -> f32 {
        self.edge(self.columns())
    }

    /// Room at the right of the numbers of a column.
    pub fn inset(&self, column: usize) -> f32 {
        self.insets.get(column).copied().unwrap_or(0.0)
    }

    pub fn column_width(&self, column: usize) -> f32 {
        self.edge(column + 1) - self.edge(column)
    }

    /// The cells, with the frozen columns, without the totals.
    pub fn body(&self) -> Rect {
        let min = self.rect.min + Vec2::new(self.head_width, self.header);
        Rect::from_min_max(min, self.rect.max - Vec2::new(0.0, points(self.totals.len())))
    }

    /// Where the totals stand: under the last row, or at the bottom when there are more rows than have room.
    pub fn foot(&self) -> Rect {
        let body = self.body();
        let top = if self.scrolls_down() { body.bottom() } else { self.y(self.rows).min(body.bottom()) };
        let height = points(self.totals.len());
        Rect::from_min_max(pos2(self.rect.left(), top), pos2(self.rect.right(), top + height))
    }

    /// The part of the body that scrolls sideways.
    pub fn scrolled(&self) -> Rect {
        let body = self.body();
        let left = (body.left() + self.edge(self.frozen)).min(body.right());
        Rect::from_min_max(pos2(left, body.top()), body.max)
    }

    fn most_left(&self) -> f32 {
        (self.width() - self.body().width()).max(0.0)
    }

    /// The furthest that the table can be scrolled down.
    fn most_top(&self) -> (usize, f32) {
        let height = self.body().height().max(ROW);
        let fit = whole(f64::from(height / ROW));
        if self.rows <= fit {
            return (0, 0.0);
        }
        let rest = height - points(fit);
        if rest <= 0.0 { (self.rows - fit, 0.0) } else { (self.rows - fit - 1, ROW - rest) }
    }

    /// How many whole rows are in view.
    pub fn page(&self) -> usize {
        whole(f64::from(self.body().height() / ROW)).max(1)
    }

    /// Scrolls there, as far as there is something.
    pub fn scroll_to(&mut self, scroll: Scroll) {
        let (top, sub) = self.most_top();
        let past = scroll.top > top || (scroll.top == top && scroll.sub > sub);
        let (top, sub) = if past { (top, sub) } else { (scroll.top, scroll.sub.clamp(0.0, ROW)) };
        self.scroll = Scroll { top, sub, left: scroll.left.clamp(0.0, self.most_left()).round() };
    }

    /// Scrolls by points; down and to the right are positive.
    pub fn scroll_by(&mut self, delta: Vec2) {
        let at = float(self.scroll.top) * f64::from(ROW) + f64::from(self.scroll.sub) + f64::from(delta.y);
        let top = whole(at / f64::from(ROW));
        let sub = short(at.max(0.0) - float(top) * f64::from(ROW));
        self.scroll_to(Scroll { top, sub, left: self.scroll.left + delta.x });
    }

    /// How far the table is scrolled down: 0 … 1; and which part of it is in view.
    pub fn share(&self) -> (f64, f64) {
        let (top, sub) = self.most_top();
        let all = float(top) + f64::from(sub / ROW);
        let at = float(self.scroll.top) + f64::from(self.scroll.sub / ROW);
        let part = f64::from(self.body().height() / ROW) / float(self.rows.max(1));
        (if all > 0.0 { at / all } else { 0.0 }, part.min(1.0))
    }

    pub fn scroll_to_share(&mut self, share: f64) {
        let (top, sub) = self.most_top();
        let at = (float(top) + f64::from(sub / ROW)) * share.clamp(0.0, 1.0);
        let top = whole(at);
        self.scroll_to(Scroll { top, sub: short((at - float(top)) * f64::from(ROW)), left: self.scroll.left });
    }

    pub fn scrolls_down(&self) -> bool {
        self.most_top() != (0, 0.0)
    }

    pub fn scrolls_right(&self) -> bool {
        self.most_left() > 0.5
    }

    /// Brings a row into view, no further than needed.
    pub fn show_row(&mut self, row: usize) {
        let page = self.page();
        let Scroll { top, sub, left } = self.scroll;
        if row < top || (row == top && sub > 0.0) {
            self.scroll_to(Scroll { top: row, sub: 0.0, left });
        } else if row >= top + page && self.y(row) + ROW > self.body().bottom() + 0.5 {
            let height = self.body().height();
            let rest = height - points(page);
            let first = (row + 1).saturating_sub(page);
            let next = if rest <= 0.0 || first == 0 {
                Scroll { top: first, sub: 0.0, left }
            } else {
                Scroll { top: first - 1, sub: ROW - rest, left }
            };
            self.scroll_to(next);
        }
    }

    pub fn show_column(&mut self, column: usize) {
        if column < self.frozen {
            return;
        }
        let (view, x) = (self.scrolled(), self.x(column));
        let right = x + self.column_width(column);
        let left = if x < view.left() || right - x > view.width() {
            self.scroll.left + x - view.left()
        } else if right > view.right() {
            self.scroll.left + right - view.right()
        } else {
            return;
        };
        self.scroll_to(Scroll { left, ..self.scroll });
    }

    pub fn x(&self, column: usize) -> f32 {
        let scrolled = if column < self.frozen { 0.0 } else { self.scroll.left };
        self.rect.left() + self.head_width + self.edge(column) - scrolled
    }

    pub fn y(&self, row: usize) -> f32 {
        let from_top =
            if row >= self.scroll.top { points(row - self.scroll.top) } else { -points(self.scroll.top - row) };
        self.rect.top() + self.header + from_top - self.scroll.sub
    }

    pub fn column_range(&self, column: usize) -> Rangef {
        let x = self.x(column);
        Rangef::new(x, x + self.column_width(column))
    }

    pub fn cell(&self, spot: Spot) -> Rect {
        let y = match spot.row.checked_sub(self.rows) {
            Some(nth) => self.foot().top() + points(nth.saturating_sub(self.totals.start)),
            None => self.y(spot.row),
        };
        Rect::from_x_y_ranges(self.column_range(spot.column), Rangef::new(y, y + ROW))
    }

    pub fn visible_rows(&self) -> Range<usize> {
        let shown = whole(f64::from((self.body().height().max(0.0) + self.scroll.sub) / ROW)) + 1;
        self.scroll.top..(self.scroll.top + shown).min(self.rows)
    }

    /// The totals in view, as the rows after the last one.
    pub fn total_rows(&self) -> Range<usize> {
        self.rows + self.totals.start..self.rows + self.totals.end
    }

    /// The columns in view, the frozen ones first.
    pub fn visible_columns(&self) -> Vec<usize> {
        let view = self.scrolled().x_range();
        let seen = |column: &usize| *column < self.frozen || self.column_range(*column).intersects(view);
        (0..self.columns()).filter(seen).collect()
    }

    /// The part of the body that a column is painted in.
    pub fn clip(&self, column: usize) -> Rect {
        if column < self.frozen { self.body() } else { self.scrolled() }
    }

    /// The same of the totals.
    pub fn foot_clip(&self, column: usize) -> Rect {
        Rect::from_x_y_ranges(self.clip(column).x_range(), self.foot().y_range())
    }

    /// A rectangle of cells, cut somewhere out of view where it goes on; `None` when nothing of it is in view.
    pub fn block(&self, block: Block) -> Option<Rect> {
        let rows = self.visible_rows();
        let (first, last) = (block.first.row.max(rows.start.saturating_sub(1)), block.last.row.min(rows.end));
        if first > last {
            return None;
        }
        let right = self.x(block.last.column) + self.column_width(block.last.column);
        let left = self.x(block.first.column);
        let left = if block.first.column < self.frozen { left } else { left.max(self.scrolled().left() - 4.0) };
        (right > left).then(|| Rect::from_min_max(pos2(left, self.y(first)), pos2(right, self.y(last) + ROW)))
    }

    /// The column at a place, the nearest one beside all columns.
    pub fn column_at(&self, x: f32) -> usize {
        let x = x.max(self.body().left());
        let in_frozen = x < self.scrolled().left();
        let at = x - self.body().left() + if in_frozen { 0.0 } else { self.scroll.left };
        let after = self.edges.partition_point(|edge| *edge <= at);
        after.saturating_sub(1).min(self.columns().saturating_sub(1))
    }

    /// The row at a place, the nearest one beside all rows.
    pub fn row_at(&self, y: f32) -> usize {
        self.row_beyond(y).min(self.rows.saturating_sub(1))
    }

    /// The same, counted on below the last row.
    pub fn row_beyond(&self, y: f32) -> usize {
        let from = y - self.body().top() + self.scroll.sub;
        if from < 0.0 {
            return self.scroll.top.saturating_sub(whole(f64::from(-from / ROW)) + 1);
        }
        self.scroll.top + whole(f64::from(from / ROW))
    }

    pub fn spot_at(&self, at: Pos2) -> Spot {
        Spot::new(self.row_at(at.y), self.column_at(at.x))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(rows: usize) -> Plan {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(300.0, 2.0 * ROW + 290.0));
        Plan::new(rect, 2.0 * ROW, 50.0, 0, rows, &[Laid { width: 100.0, inset: 22.0 }; 5])
    }

    #[test]
    fn a_jump_to_any_row_of_a_million_is_exact() {
        let mut plan = plan(1_000_000);
        for row in [0, 5, 899_999, 900_000, 900_001, 999_999, 16_777_217 % 1_000_000, 3] {
            plan.show_row(row);
            let cell = plan.cell(Spot::new(row, 0));
            assert!(plan.body().y_range().contains(cell.center().y), "{row}: {cell:?}");
            assert!(cell.top() >= plan.body().top() && cell.bottom() <= plan.body().bottom() + 0.01, "{row}");
            assert_eq!(plan.row_at(cell.center().y), row);
            assert!(plan.visible_rows().contains(&row));
        }
    }

    #[test]
    fn scrolling_row_by_row_far_down_never_slips() {
        let mut plan = plan(1_000_000);
        plan.show_row(900_000);
        let first = plan.scroll;
        for _ in 0..1_000 {
            plan.scroll_by(Vec2::new(0.0, ROW));
        }
        assert_eq!(plan.scroll.top, first.top + 1_000);
        for _ in 0..1_000 {
            plan.scroll_by(Vec2::new(0.0, -ROW));
        }
        assert_eq!(plan.scroll.top, first.top);
        plan.scroll_by(Vec2::new(0.0, f32::from(u16::MAX) * 10_000.0));
        assert_eq!(plan.visible_rows().end, 1_000_000);
        plan.scroll_to_share(0.5);
        assert!((499_000..501_000).contains(&plan.scroll.top));
        plan.scroll_to_share(0.0);
        assert_eq!(plan.scroll, Scroll::default());
    }

    #[test]
    fn totals_stay_under_the_rows_and_are_those_of_the_rows_in_view() {
        for (rows, totals, room) in
            [(5, 2, 2), (9, 2, 2), (30, 3, 3), (1_000_000, 9_000, 3), (30, 0, 0), (8, 30, 3), (2, 8, 8)]
        {
            assert_eq!(Plan::room_for_totals(290.0, rows, totals), room, "{rows} {totals}");
        }
        let mut short = plan(5).with_totals(2);
        short.show_totals(None, 2);
        assert_eq!((short.foot().top(), short.total_rows()), (short.y(5), 5..7));
        assert_eq!(short.cell(Spot::new(6, 0)).top(), short.y(6));
        let mut long = plan(1_000_000).with_totals(2);
        long.show_row(900_000);
        assert!(long.cell(Spot::new(900_000, 0)).bottom() <= long.foot().top() + 0.01);
        assert_eq!(long.foot().bottom(), long.rect.bottom());
        long.show_totals(Some(75_000), 83_334);
        assert_eq!(long.totals, 74_999..75_001);
        assert_eq!(long.cell(Spot::new(1_000_000 + 75_000, 0)).bottom(), long.foot().bottom());
        long.show_totals(Some(0), 83_334);
        assert_eq!(long.totals, 0..2);
        long.show_totals(None, 83_334);
        assert_eq!(long.totals, 83_332..83_334);
    }

    #[test]
    fn columns_come_into_view_and_places_outside_mean_the_nearest_cell() {
        let mut plan = plan(4);
        plan.show_column(4);
        assert_eq!(plan.scroll.left, 250.0);
        assert_eq!(plan.visible_columns(), [2, 3, 4]);
        assert_eq!(plan.spot_at(pos2(9_999.0, 9_999.0)), Spot::new(3, 4));
        assert_eq!(plan.spot_at(pos2(-9_999.0, -9_999.0)), Spot::new(0, 2));
        assert_eq!(plan.row_beyond(plan.y(4) + 3.0 * ROW + 1.0), 7);
    }
}
