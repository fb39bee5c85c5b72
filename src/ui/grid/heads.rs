//! The heads of columns, of groups of columns and of rows.

use egui::accesskit::Role;
use egui::{Align2, Rangef, Rect, Sense, Stroke, Ui, Vec2, pos2};

use super::access;
use super::face::{LEFT, PADDING, line, text_width};
use super::paint::{Brush, tooltip};
use super::pointer::SORT;
use super::source::{GridSource, Head, Sorting};
use super::work::Work;
use crate::ui::theme::{self, ROW};

/// Less room than this has no text of a group.
const LEAST_GROUP: f32 = 32.0;

/// The width of a head, without the inset of its column.
pub fn room_of_head(ui: &Ui, head: &Head) -> f32 {
    let sort = if head.sort.is_some() { SORT } else { 0.0 };
    // Right of a head over numbers is the inset of its column, or the button that sorts.
    let beside = if head.left { PADDING + sort } else { (sort - PADDING).max(0.0) };
    text_width(ui.painter(), &head.text) + beside + LEFT
}

impl<S: GridSource> Work<'_, S> {
    pub fn row_head(&self, ui: &Ui, brush: &Brush<'_>, row: usize) {
        let plan = brush.plan;
        let y = plan.y(row);
        let rect = Rect::from_x_y_ranges(Rangef::new(plan.rect.left(), plan.body().left()), Rangef::new(y, y + ROW));
        self.row_head_at(ui, brush, row, rect, plan.body().with_min_x(plan.rect.left()));
    }

    pub fn row_head_at(&self, ui: &Ui, brush: &Brush<'_>, row: usize, rect: Rect, clip: Rect) {
        let (plan, theme) = (brush.plan, brush.theme);
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let is_total = row >= plan.rows;
        let head = self.source.row_head(row);
        let selected = brush.blocks.iter().any(|block| block.rows().contains(&row));
        if selected {
            painter.rect_filled(rect, 0.0, theme.accent_pale);
        }
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.table_line));
        let color = match head.adds {
            true => theme.accent,
            false if is_total => theme.muted,
            false => theme.text,
        };
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
        access::head_node(ui.ctx(), id, visible, role, name, selected, !is_total);
        if !head.tip.is_empty() {
            response.on_hover_text(head.tip);
        }
    }

    pub fn head(&self, ui: &Ui, brush: &Brush<'_>, column: usize) {
        let (plan, theme) = (brush.plan, brush.theme);
        let range = plan.column_range(column);
        let bottom = plan.body().top();
        let rect = Rect::from_x_y_ranges(range, Rangef::new(bottom - ROW, bottom));
        let clip = plan.clip(column).with_min_y(plan.rect.top()).with_max_y(bottom);
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let Some(head) = self.heads.get(column) else { return };
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
            let room = rect.width() - PADDING - sort_room - LEFT;
            line(&painter, at, Align2::LEFT_CENTER, &head.text, theme::body(), color, room);
        } else {
            let inset = plan.inset(column).max(sort_room);
            let seen = rect.intersect(clip);
            let right = (rect.right() - inset).min(seen.right() - LEFT);
            let at = pos2(right, rect.center().y);
            line(
                &painter,
                at,
                Align2::RIGHT_CENTER,
                &head.text,
                theme::body(),
                color,
                right - seen.left() - LEFT / 2.0,
            );
        }
        if let Some(sort) = head.sort {
            let (sign, color) = match sort {
                Sorting::Ascending => ("▲", theme.accent),
                Sorting::Descending => ("▼", theme.accent),
                Sorting::Not => ("▾", theme.calculated),
            };
            let at = pos2(rect.right() - SORT / 2.0, rect.center().y);
            line(&painter, at, Align2::CENTER_CENTER, sign, theme::small(), color, SORT);
        }
        let visible = rect.intersect(clip);
        let hovered = self.hovers(ui, visible);
        if !hovered && !brush.accessible {
            return;
        }
        let id = self.source.id().with(("head", column));
        let response = ui.interact(visible, id, Sense::hover());
        if brush.accessible {
            let name = if head.name.is_empty() { &head.text } else { &head.name };
            access::head_node(ui.ctx(), id, visible, Role::ColumnHeader, name, selected, true);
        }
        if hovered {
            tooltip(response, &self.source.head_tip(column));
        }
    }

    pub fn groups(&self, ui: &Ui, brush: &Brush<'_>) {
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
            // A sign or two of a group at the edge say nothing.
            if room < LEAST_GROUP {
                continue;
            }
            line(&painter, shown.center(), Align2::CENTER_CENTER, &group.text, theme::strong(), theme.text, room);
            if self.hovers(ui, shown) {
                let response = ui.interact(shown, self.source.id().with(("group", first)), Sense::hover());
                tooltip(response, std::slice::from_ref(&group.text));
            }
        }
    }

    pub fn corner(&self, ui: &Ui, brush: &Brush<'_>) {
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
}
