//! Painting of cells and totals, of the selection and of what is being dragged.

use std::ops::Range;

use egui::accesskit::NodeId;
use egui::{Color32, Painter, Rangef, Rect, Response, Sense, Stroke, StrokeKind, Ui};

use super::plan::Plan;
use super::pointer::Drag;
use super::source::{Face, GridSource};
use super::work::Work;
use super::{access, cell_id};
use crate::session::grid::{Block, Spot};
use crate::ui::theme::Theme;

/// Lines that show while the pointer rests.
pub fn tooltip(response: Response, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        for line in lines {
            ui.label(line);
        }
    });
}

/// What every part of the painting needs.
pub struct Brush<'p> {
    pub plan: &'p Plan,
    pub theme: &'static Theme,
    pub blocks: Vec<Block>,
    pub cursor: Option<Spot>,
    pub focused: bool,
    pub accessible: bool,
    /// The cell under the field.
    pub edited: Option<Spot>,
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
            self.column(ui, &brush, column, plan.visible_rows(), plan.clip(column));
        }
        if plan.head_width > 0.0 {
            for row in plan.visible_rows() {
                self.row_head(ui, &brush, row);
            }
        }
        self.selection(ui, &brush);
        self.totals(ui, &brush, &columns);
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

    /// The cells of a column in some rows, or in some totals.
    fn column(&self, ui: &Ui, brush: &Brush<'_>, column: usize, rows: Range<usize>, clip: Rect) {
        let plan = brush.plan;
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let begins = self.heads.get(column).is_some_and(|head| head.begins_group);
        for row in rows {
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
            self.face(&painter, brush, rect, &face, column);
            self.cell_node(ui, brush, spot, rect.intersect(clip), &face, selected);
        }
    }

    /// The rows under the table, on the ground of the heads: they are no cells.
    fn totals(&self, ui: &Ui, brush: &Brush<'_>, columns: &[usize]) {
        let (plan, theme) = (brush.plan, brush.theme);
        if plan.totals.is_empty() {
            return;
        }
        let foot = plan.foot();
        let right = plan.column_range(plan.columns().saturating_sub(1)).max.clamp(plan.body().left(), foot.right());
        ui.painter().rect_filled(foot.with_max_x(right), 0.0, theme.panel);
        for &column in columns {
            self.column(ui, brush, column, plan.total_rows(), plan.foot_clip(column));
        }
        for row in plan.total_rows() {
            let cell = plan.cell(Spot::new(row, 0));
            if plan.head_width > 0.0 {
                let rect = Rect::from_x_y_ranges(Rangef::new(foot.left(), plan.body().left()), cell.y_range());
                self.row_head_at(ui, brush, row, rect, rect);
            }
            let line = if row + 1 == plan.total_rows().end { theme.line } else { theme.table_line };
            ui.painter().hline(foot.left()..=right, cell.bottom() - 0.5, Stroke::new(1.0, line));
        }
        ui.painter().hline(foot.left()..=right, foot.top() - 0.5, Stroke::new(1.0, theme.muted));
    }

    /// The node and the tooltip of a cell.
    fn cell_node(&self, ui: &Ui, brush: &Brush<'_>, spot: Spot, visible: Rect, face: &Face, selected: bool) {
        let hovered = self.hovers(ui, visible);
        let accessible = brush.accessible && brush.edited != Some(spot);
        if !hovered && !accessible {
            return;
        }
        let id = cell_id(self.source.id(), spot);
        let response = ui.interact(visible, id, Sense::hover());
        if accessible {
            access::cell_node(ui.ctx(), self.source, id, spot, visible, selected);
        }
        // What is typed, and the list under it, are not to be covered.
        if !(hovered && response.hovered()) || self.state.editing.is_some() {
            return;
        }
        let mut sentences = self.source.sentences(spot);
        let whole = &face.text;
        if !self.fits(ui, brush.plan, face, spot) && !sentences.contains(whole) {
            sentences.insert(0, whole.clone());
        }
        tooltip(response, &sentences);
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

    /// Whether the pointer rests on a place, with nothing in its hand.
    pub fn hovers(&self, ui: &Ui, place: Rect) -> bool {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        self.state.drag.is_none() && pointer.is_some_and(|at| place.contains(at))
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
