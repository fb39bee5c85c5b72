//! Painting of cells, heads, the selection and what is being dragged.

use egui::accesskit::{NodeId, Role};
use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::plan::Plan;
use super::pointer::{Drag, SORT};
use super::source::{Align, Face, GridSource, Ink, Mark, Sorting};
use super::work::Work;
use super::{access, cell_id};
use crate::session::grid::{Block, Spot};
use crate::ui::theme::{self, ROW, Theme};

/// Room at the right of a number for its letter, ✓ and the count of figures.
const MARKS: f32 = 22.0;
/// Least room left of a number.
const LEFT: f32 = 2.0;
/// What a column needs beside its number.
pub const BESIDE: f32 = MARKS + LEFT;
const PADDING: f32 = 10.0;
const NARROW_SPACE: char = '\u{202f}';
/// More of a text than this can not be seen in a cell anyway.
const LONGEST: usize = 160;

/// Width of a digit, all of which are as wide.
pub fn digit_width(ui: &Ui) -> f32 {
    galley(ui.painter(), "0000000000", theme::body(), Color32::TRANSPARENT, f32::INFINITY).size().x / 10.0
}

/// What every part of the painting needs.
struct Brush<'p> {
    plan: &'p Plan,
    theme: &'static Theme,
    blocks: Vec<Block>,
    cursor: Option<Spot>,
    focused: bool,
    accessible: bool,
    /// The cell under the field.
    edited: Option<Spot>,
}

impl<S: GridSource> Work<'_, S> {
    /// Paints everything; gives the node of the cursor's cell.
    pub fn painted(&self, ui: &mut Ui, plan: &Plan, focused: bool) -> Option<NodeId> {
        let grid = self.source.id();
        let brush = Brush {
            plan,
            theme: Theme::of(ui),
            blocks: self.blocks(),
            cursor: self.cursor(),
            focused,
            accessible: ui.ctx().accesskit_node_builder(grid, |_| ()).is_some(),
            edited: self.state.editing.as_ref().and_then(|editing| self.source.spot_of(editing.at)),
        };
        let columns = plan.visible_columns();
        for &column in &columns {
            self.column(ui, &brush, column);
        }
        if plan.head_width > 0.0 {
            for row in plan.visible_rows() {
                self.row_head(ui, &brush, row);
            }
        }
        self.selection(ui, &brush);
        for &column in &columns {
            self.head(ui, &brush, column);
        }
        self.groups(ui, &brush);
        self.corner(ui, &brush);
        self.dragged(ui, &brush);
        let cursor =
            brush.cursor.filter(|cursor| plan.visible_rows().contains(&cursor.row) && columns.contains(&cursor.column));
        match (brush.edited, cursor) {
            (None, Some(cursor)) => Some(cell_id(grid, cursor).accesskit_id()),
            _ => None,
        }
    }

    fn column(&self, ui: &Ui, brush: &Brush<'_>, column: usize) {
        let plan = brush.plan;
        let clip = plan.clip(column);
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let begins = self.source.head(column).begins_group;
        let decimals = self.state.measured.shapes.get(column).map_or(0, |shape| shape.decimals);
        for row in plan.visible_rows() {
            let spot = Spot::new(row, column);
            let rect = plan.cell(spot);
            let selected = brush.blocks.iter().any(|block| block.contains(spot));
            if selected && (brush.cursor != Some(spot) || self.marks.as_ref().is_some_and(|marks| marks.is_single())) {
                painter.rect_filled(rect, 0.0, brush.theme.accent_pale);
            }
            painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, brush.theme.table_line));
            if begins {
                painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, brush.theme.line));
            }
            let face = self.source.face(spot);
            self.face(&painter, brush, rect, &face, decimals);
            self.cell_node(ui, brush, spot, rect.intersect(clip), selected);
        }
    }

    /// The node and the tooltip of a cell.
    fn cell_node(&self, ui: &Ui, brush: &Brush<'_>, spot: Spot, visible: Rect, selected: bool) {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let hovered = self.state.drag.is_none() && pointer.is_some_and(|at| visible.contains(at));
        let accessible = brush.accessible && brush.edited != Some(spot);
        if !hovered && !accessible {
            return;
        }
        let id = cell_id(self.source.id(), spot);
        let response = ui.interact(visible, id, Sense::hover());
        if accessible {
            access::cell_node(ui.ctx(), self.source, id, spot, visible, selected);
        }
        let sentences = if hovered && response.hovered() { self.source.sentences(spot) } else { Vec::new() };
        if !sentences.is_empty() {
            response.on_hover_ui(|ui| {
                ui.set_max_width(360.0);
                for sentence in &sentences {
                    ui.label(sentence);
                }
            });
        }
    }

    fn face(&self, painter: &Painter, brush: &Brush<'_>, rect: Rect, face: &Face, decimals: u32) {
        let theme = brush.theme;
        let color = match face.ink {
            Ink::Text => theme.text,
            Ink::Calculated => theme.calculated,
            Ink::Muted => theme.muted,
            Ink::Attention => theme.attention_text,
            Ink::Conflict => theme.conflict_text,
            Ink::Accent => theme.accent,
        };
        let middle = rect.center().y;
        if face.align == Align::Left {
            let left = pos2(rect.left() + PADDING, middle);
            line(painter, left, Align2::LEFT_CENTER, &face.text, theme::body(), color, rect.width() - 2.0 * PADDING);
        } else {
            let (number, suffix) = match face.text.rsplit_once(NARROW_SPACE) {
                Some((number, "%")) => (number, "\u{202f}%"),
                _ => (face.text.as_str(), ""),
            };
            let mut right = rect.right() - MARKS;
            let mut room = rect.width() - MARKS - LEFT / 2.0;
            if !suffix.is_empty() {
                let at = pos2(right, middle);
                right -= line(painter, at, Align2::RIGHT_CENTER, suffix, theme::body(), color, room);
                room -= rect.right() - MARKS - right;
            }
            let missing = match face.align {
                Align::Decimals(own) => self.missing_decimals(painter, own, decimals.min(6)),
                _ => 0.0,
            };
            let at = pos2(right - missing, middle);
            line(painter, at, Align2::RIGHT_CENTER, number, theme::body(), color, room - missing);
        }
        marks(painter, theme, rect, face);
    }

    /// Width of the decimals that a number has less than others of its column.
    fn missing_decimals(&self, painter: &Painter, own: u32, most: u32) -> f32 {
        if own >= most {
            return 0.0;
        }
        let mut text = "0".repeat(usize::try_from(most - own).unwrap_or(0));
        if own == 0 {
            text.push(self.source.words().numbers.decimal_sign());
        }
        galley(painter, &text, theme::body(), Color32::TRANSPARENT, f32::INFINITY).size().x
    }

    fn row_head(&self, ui: &Ui, brush: &Brush<'_>, row: usize) {
        let (plan, theme) = (brush.plan, brush.theme);
        let y = plan.y(row);
        let rect = Rect::from_x_y_ranges(Rangef::new(plan.rect.left(), plan.body().left()), Rangef::new(y, y + ROW));
        let clip = plan.body().with_min_x(plan.rect.left());
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let head = self.source.row_head(row);
        let selected = brush.blocks.iter().any(|block| block.rows().contains(&row));
        if selected {
            painter.rect_filled(rect, 0.0, theme.accent_pale);
        }
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.table_line));
        let color = if head.adds { theme.accent } else { theme.text };
        let left = pos2(rect.left() + PADDING, rect.center().y);
        line(&painter, left, Align2::LEFT_CENTER, &head.text, theme::body(), color, rect.width() - PADDING);
        let visible = rect.intersect(clip);
        let hovered =
            !head.tip.is_empty() && ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| visible.contains(at));
        if !brush.accessible && !hovered {
            return;
        }
        let id = self.source.id().with(("row", row));
        let response = ui.interact(visible, id, Sense::hover());
        let role = if head.adds { Role::Button } else { Role::RowHeader };
        let name = if head.name.is_empty() { &head.text } else { &head.name };
        access::head_node(ui.ctx(), id, visible, role, name, selected);
        if !head.tip.is_empty() {
            response.on_hover_text(head.tip);
        }
    }

    /// One outline a range, and the frame of the cursor's cell.
    fn selection(&self, ui: &Ui, brush: &Brush<'_>) {
        let (plan, theme) = (brush.plan, brush.theme);
        let body = plan.body();
        let color = if brush.focused || self.state.editing.is_some() { theme.accent } else { theme.muted };
        let clip = |first: usize| plan.clip(first).expand(1.0).intersect(body.expand(1.0));
        for block in &brush.blocks {
            let Some(rect) = plan.block(*block) else { continue };
            let painter = ui.painter().with_clip_rect(clip(block.first.column).intersect(ui.clip_rect()));
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, color), StrokeKind::Inside);
        }
        if let Some(cursor) = brush.cursor.filter(|cursor| plan.visible_rows().contains(&cursor.row)) {
            let painter = ui.painter().with_clip_rect(plan.clip(cursor.column).intersect(ui.clip_rect()));
            let width = if brush.focused { 2.0 } else { 1.0 };
            painter.rect_stroke(plan.cell(cursor), 0.0, Stroke::new(width, color), StrokeKind::Inside);
        }
        if let Some(handle) = self.handle(plan) {
            let painter = ui.painter().with_clip_rect(plan.rect.expand(2.0).intersect(ui.clip_rect()));
            painter.rect(handle, 0.0, color, Stroke::new(1.0, theme.surface), StrokeKind::Outside);
        }
    }

    fn head(&self, ui: &Ui, brush: &Brush<'_>, column: usize) {
        let (plan, theme) = (brush.plan, brush.theme);
        let range = plan.column_range(column);
        let bottom = plan.body().top();
        let rect = Rect::from_x_y_ranges(range, Rangef::new(bottom - ROW, bottom));
        let clip = plan.clip(column).with_min_y(plan.rect.top()).with_max_y(bottom);
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let head = self.source.head(column);
        let selected = brush.blocks.iter().any(|block| block.columns().contains(&column));
        painter.rect_filled(rect, 0.0, if selected { theme.accent_pale } else { theme.panel });
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
        if head.begins_group {
            painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, theme.line));
        }
        let color = if selected { theme.accent } else { theme.muted };
        let sort_room = if head.sort.is_some() { SORT } else { 0.0 };
        if head.left {
            let at = pos2(rect.left() + PADDING, rect.center().y);
            let room = rect.width() - PADDING - sort_room;
            line(&painter, at, Align2::LEFT_CENTER, &head.text, theme::body(), color, room);
        } else {
            let inset = MARKS.max(sort_room);
            let at = pos2(rect.right() - inset, rect.center().y);
            line(&painter, at, Align2::RIGHT_CENTER, &head.text, theme::body(), color, rect.width() - inset - 2.0);
        }
        if let Some(sort) = head.sort {
            let (sign, color) = match sort {
                Sorting::Ascending => ("▲", theme.accent),
                Sorting::Descending => ("▼", theme.accent),
                Sorting::Not => ("▾", theme.line),
            };
            let at = pos2(rect.right() - SORT / 2.0, rect.center().y);
            line(&painter, at, Align2::CENTER_CENTER, sign, theme::small(), color, SORT);
        }
        if brush.accessible {
            let id = self.source.id().with(("head", column));
            let visible = rect.intersect(clip);
            let _response = ui.interact(visible, id, Sense::hover());
            let name = if head.name.is_empty() { &head.text } else { &head.name };
            access::head_node(ui.ctx(), id, visible, Role::ColumnHeader, name, selected);
        }
    }

    fn groups(&self, ui: &Ui, brush: &Brush<'_>) {
        let (plan, theme) = (brush.plan, brush.theme);
        if plan.header <= ROW {
            return;
        }
        let bar = Rangef::new(plan.rect.top(), plan.rect.top() + ROW);
        let whole = Rect::from_x_y_ranges(plan.rect.x_range(), bar);
        let last = plan.column_range(plan.columns().saturating_sub(1)).max.min(plan.rect.right());
        let whole = whole.with_max_x(last.max(plan.body().left()));
        ui.painter().rect_filled(whole, 0.0, theme.panel);
        ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, Stroke::new(1.0, theme.table_line));
        for group in self.source.groups() {
            let (first, last) = (group.columns.start, group.columns.end.saturating_sub(1));
            let clip = plan.clip(first).with_min_y(bar.min).with_max_y(bar.max);
            let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
            let rect = Rect::from_x_y_ranges(Rangef::new(plan.x(first), plan.column_range(last).max), bar);
            let shown = rect.intersect(clip);
            if shown.width() <= 0.0 {
                continue;
            }
            painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, theme.line));
            if let Some(color) = group.color {
                let accent = Rect::from_min_size(rect.min + Vec2::new(1.0, 0.0), Vec2::new(rect.width() - 1.0, 2.0));
                painter.rect_filled(accent, 0.0, color);
            }
            let room = shown.width() - PADDING;
            line(&painter, shown.center(), Align2::CENTER_CENTER, &group.text, theme::strong(), theme.text, room);
        }
    }

    fn corner(&self, ui: &Ui, brush: &Brush<'_>) {
        let (plan, theme) = (brush.plan, brush.theme);
        if plan.head_width <= 0.0 {
            return;
        }
        let rect = Rect::from_min_max(plan.rect.min, plan.body().min);
        ui.painter().rect_filled(rect, 0.0, theme.panel);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
        let at = pos2(rect.left() + PADDING, rect.bottom() - ROW / 2.0);
        let title = self.source.row_head_title();
        line(ui.painter(), at, Align2::LEFT_CENTER, &title, theme::body(), theme.muted, rect.width() - PADDING);
    }

    /// What the pointer has hold of: cells to be filled, rows to be added, a column on its way.
    fn dragged(&self, ui: &Ui, brush: &Brush<'_>) {
        let (plan, theme) = (brush.plan, brush.theme);
        let painter = ui.painter().with_clip_rect(plan.rect.expand(1.0).intersect(ui.clip_rect()));
        match self.state.drag {
            Some(Drag::Fill { to, .. }) => {
                if let Some(rect) = plan.block(to) {
                    dashed(&painter, rect, theme.accent);
                }
            }
            Some(Drag::Continue { from, rows }) => {
                let by = usize::try_from(rows.unsigned_abs()).unwrap_or(0);
                let mut to = from;
                if rows > 0 {
                    to.last.row += by;
                } else {
                    to.first.row = to.first.row.saturating_sub(by);
                }
                if let Some(rect) = plan.block(to) {
                    dashed(&painter, rect.with_min_x(plan.rect.left()), theme.accent);
                }
            }
            Some(Drag::Columns { before: Some(before), .. }) => {
                let x = if before < plan.columns() {
                    plan.x(before)
                } else {
                    plan.column_range(plan.columns().saturating_sub(1)).max
                };
                painter.vline(x, plan.rect.y_range(), Stroke::new(2.0, theme.accent));
            }
            _ => {}
        }
    }
}

fn dashed(painter: &Painter, rect: Rect, color: Color32) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.5, color), 4.0, 3.0));
}

fn marks(painter: &Painter, theme: &Theme, rect: Rect, face: &Face) {
    if face.attention {
        let (right, top) = (rect.right() - 1.0, rect.top() + 1.0);
        let corner = vec![pos2(right - 7.0, top), pos2(right, top), pos2(right, top + 7.0)];
        painter.add(egui::Shape::convex_polygon(corner, theme.conflict_text, Stroke::NONE));
    }
    if let Some(note) = &face.note {
        let at = rect.left_top() + Vec2::new(4.0, 3.0);
        line(painter, at, Align2::LEFT_TOP, note, theme::small(), theme.muted, MARKS);
    }
    let mut centre = pos2(rect.right() - 10.0, rect.center().y);
    if let Some(letter) = face.letter {
        let at = pos2(rect.right() - MARKS + 2.0, rect.center().y + 0.5);
        line(painter, at, Align2::LEFT_CENTER, letter, theme::small(), theme.muted, MARKS);
        centre.x = rect.right() - 6.0;
    }
    match face.mark {
        Mark::None => {}
        Mark::Agrees => {
            line(painter, centre, Align2::CENTER_CENTER, "✓", theme::body(), theme.agrees_text, MARKS);
        }
        Mark::Count(count) => {
            let badge =
                Rect::from_center_size(centre, Vec2::new(if face.letter.is_some() { 10.0 } else { 14.0 }, 16.0));
            painter.rect_filled(badge, 5.0, theme.line);
            line(painter, centre, Align2::CENTER_CENTER, &count.to_string(), theme::small(), theme.muted, 16.0);
        }
    }
}

/// One line of text, cut with … at `room`; gives its width.
fn line(painter: &Painter, at: Pos2, anchor: Align2, text: &str, font: FontId, color: Color32, room: f32) -> f32 {
    if text.is_empty() {
        return 0.0;
    }
    let galley = galley(painter, text, font, color, room);
    let rect = anchor.anchor_size(at, galley.size());
    let width = galley.size().x;
    painter.galley(rect.min, galley, color);
    width
}

fn galley(painter: &Painter, text: &str, font: FontId, color: Color32, room: f32) -> std::sync::Arc<Galley> {
    let text: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut job = egui::text::LayoutJob::simple_singleline(text, font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(1.0));
    painter.layout_job(job)
}
