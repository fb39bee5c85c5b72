//! What assistive technology finds: a grid whose active descendant is the cursor's cell, and each cell in view.

use egui::accesskit::{self, Action, Live, NodeId, Role};
use egui::{Context, Id, Rect};

use super::source::GridSource;
use crate::session::grid::Spot;
use crate::ui::access::value_node;

/// The node of a cell; its description are the sentences of its tooltip.
pub fn cell_node<S: GridSource>(ctx: &Context, source: &S, id: Id, spot: Spot, rect: Rect, selected: bool) {
    let (name, value) = (source.cell_name(spot), source.cell_value(spot));
    let description = source.sentences(spot).join(". ");
    let heads = usize::from(source.row_head_width() > 0.0);
    let is_total = spot.row >= source.rows();
    value_node(ctx, id, rect, &name, &value, |node| {
        node.set_row_index(spot.row);
        node.set_column_index(spot.column + heads);
        node.set_selected(selected);
        if !description.is_empty() {
            node.set_description(description);
        }
        if is_total {
            node.set_read_only();
            return;
        }
        node.add_action(Action::Click);
        node.add_action(Action::Focus);
    });
}

/// The head of a row or column, which can be clicked but for that of a total.
pub fn head_node(ctx: &Context, id: Id, rect: Rect, role: Role, name: &str, selected: bool, clicks: bool) {
    ctx.accesskit_node_builder(id, |node| {
        node.set_role(role);
        node.set_label(name);
        node.set_selected(selected);
        if clicks {
            node.add_action(Action::Click);
        }
        node.set_bounds(bounds(rect));
    });
}

fn bounds(rect: Rect) -> accesskit::Rect {
    accesskit::Rect { x0: rect.min.x.into(), y0: rect.min.y.into(), x1: rect.max.x.into(), y1: rect.max.y.into() }
}

/// The node of the grid itself, which has the focus.
pub fn grid_node<S: GridSource>(ctx: &Context, source: &S, cursor: Option<NodeId>) {
    let heads = usize::from(source.row_head_width() > 0.0);
    ctx.accesskit_node_builder(source.id(), |node| {
        node.set_role(Role::Grid);
        node.set_label(source.name());
        node.set_row_count(source.rows() + source.totals());
        node.set_column_count(source.columns() + heads);
        node.set_multiselectable();
        if let Some(cursor) = cursor {
            node.set_active_descendant(cursor);
        }
    });
}

/// What just happened, for a screen reader to say when it has time.
pub fn said_node(ctx: &Context, id: Id, text: &str) {
    ctx.accesskit_node_builder(id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(text);
    });
}
