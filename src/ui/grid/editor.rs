//! The field in which a cell is edited, over its cell, with what was read of the text under it.

use egui::text::{CCursor, CCursorRange};
use egui::{Align2, Color32, CornerRadius, EventFilter, Frame, Id, LayerId, Margin, Order, Rect, Stroke, StrokeKind};
use egui::{TextEdit, Ui, UiBuilder, Vec2};

use super::offers;
use super::plan::Plan;
use super::source::{GridSource, Hint};
use super::state::Editing;
use crate::session::grid::Spot;
use crate::ui::theme::{self, ROW, Theme};

pub struct Shown {
    pub changed: bool,
    pub has_focus: bool,
    /// The text that was chosen from the list with the pointer.
    pub picked: Option<String>,
}

/// Draws the field over its cell, or at the edge of the grid that is nearest when the cell is scrolled away.
pub fn editor_ui<S: GridSource>(
    ui: &mut Ui,
    editing: &mut Editing<S::At>,
    source: &S,
    plan: &Plan,
    spot: Option<Spot>,
    hint: Option<Hint>,
) -> Shown {
    let theme = Theme::of(ui);
    let id = source.id().with("editor");
    let rect = place(plan, spot);
    if std::mem::take(&mut editing.begins) {
        ui.memory_mut(|memory| memory.request_focus(id));
        let end = CCursorRange::one(CCursor::new(editing.text.chars().count()));
        let mut state = egui::text_edit::TextEditState::default();
        state.cursor.set_char_range(Some(end));
        state.store(ui.ctx(), id);
    }
    ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.surface);
    let mut field_ui =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(2.0, 0.0))).id_salt("cell-editor"));
    field_ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    let everything = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    let left = spot.is_some_and(|spot| source.is_text_column(spot.column));
    let field = TextEdit::singleline(&mut editing.text)
        .id(id)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(6, 5)))
        .font(theme::body())
        .desired_width(rect.width() - 4.0)
        .min_size(Vec2::new(rect.width() - 4.0, ROW))
        .align(if left { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER })
        .event_filter(everything);
    let response = field_ui.add(field);
    ui.painter().rect_stroke(rect, CornerRadius::same(2), Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    let name = spot.map(|spot| source.cell_name(spot)).unwrap_or_default();
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_label(name);
        if let Some(hint) = &hint {
            node.set_description(hint.text.as_str());
        }
    });
    let offers = source.offers(editing.at, &editing.typed);
    let listed = (!offers.is_empty()).then(|| offers::list_ui(ui, id, rect, &offers, &editing.text));
    if let Some(hint) = hint {
        // Under the list, which is under the field.
        let above = listed.as_ref().map(|listed| listed.rect).filter(|listed| listed.top() > rect.top());
        paint_hint(ui, above.map_or(rect, |listed| rect.with_max_y(listed.bottom())), &hint);
    }
    let picked = listed.and_then(|listed| listed.picked);
    Shown { changed: response.changed(), has_focus: ui.memory(|memory| memory.has_focus(id)), picked }
}

fn place(plan: &Plan, spot: Option<Spot>) -> Rect {
    let body = plan.body();
    let cell = spot.map(|spot| plan.cell(spot));
    let size = cell.map_or(Vec2::new(120.0, ROW), |cell| cell.size());
    let wished = cell.map_or(body.left_bottom() - Vec2::new(0.0, ROW), |cell| cell.min);
    let most = (body.max - size).max(body.min);
    Rect::from_min_size(wished.clamp(body.min, most), size)
}

/// A short text under a cell.
pub fn paint_hint(ui: &Ui, cell: Rect, hint: &Hint) {
    let theme = Theme::of(ui);
    let (fill, color) =
        if hint.attention { (theme.attention, theme.attention_text) } else { (theme.surface, theme.muted) };
    let layer = LayerId::new(Order::Tooltip, Id::unique("grid-hint"));
    let painter = ui.ctx().layer_painter(layer);
    let galley = painter.layout(hint.text.clone(), theme::small(), color, 320.0);
    let padding = Vec2::new(8.0, 4.0);
    let size = galley.size() + 2.0 * padding;
    let screen = ui.ctx().content_rect();
    let below = cell.bottom() + 3.0;
    let top = if below + size.y <= screen.bottom() { below } else { cell.top() - 3.0 - size.y };
    let left = (cell.right() - size.x).clamp(screen.left(), (screen.right() - size.x).max(screen.left()));
    let rect = Rect::from_min_size(egui::pos2(left, top), size);
    painter.rect(rect, CornerRadius::same(4), fill, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    painter.galley(rect.min + padding, galley, Color32::PLACEHOLDER);
}
