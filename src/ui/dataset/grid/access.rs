//! What assistive technology finds: a grid whose active descendant is the cursor's cell, and each cell in view.

use egui::accesskit::{self, Action, NodeId, Role};
use egui::{Context, Id, Rect};

use super::Work;
use crate::ui::access::value_node;

/// Where a cell is in the grid, counted from 0.
pub struct CellPlace {
    pub row: usize,
    pub column: usize,
}

/// The node of a cell; `description` are the sentences of its tooltip.
pub fn cell_node(ctx: &Context, id: Id, place: &CellPlace, rect: Rect, name: &str, value: &str, description: &str) {
    value_node(ctx, id, rect, name, value, |node| {
        node.set_row_index(place.row);
        node.set_column_index(place.column);
        if !description.is_empty() {
            node.set_description(description);
        }
        node.add_action(Action::Click);
        node.add_action(Action::Focus);
    });
}

pub fn header_node(ctx: &Context, id: Id, rect: Rect, name: &str) {
    ctx.accesskit_node_builder(id, |node| {
        node.set_role(Role::ColumnHeader);
        node.set_label(name);
        bounds(node, rect);
    });
}

pub fn set_bounds(ctx: &Context, id: Id, rect: Rect) {
    ctx.accesskit_node_builder(id, |node| bounds(node, rect));
}

fn bounds(node: &mut accesskit::Node, rect: Rect) {
    node.set_bounds(accesskit::Rect {
        x0: rect.min.x.into(),
        y0: rect.min.y.into(),
        x1: rect.max.x.into(),
        y1: rect.max.y.into(),
    });
}

/// The node of the grid itself, which has the focus.
pub fn grid_node(ctx: &Context, grid: Id, work: &Work<'_, '_>, cursor: Option<NodeId>) {
    let session = work.view.session;
    let dataset = session.project().datasets.get(work.id);
    let name = dataset.map(|dataset| crate::session::dataset_name(session.project(), dataset, work.view.words));
    ctx.accesskit_node_builder(grid, |node| {
        node.set_role(Role::Grid);
        node.set_label(name.unwrap_or_default());
        node.set_row_count(work.layout.len());
        node.set_column_count(work.layout.columns().len() + 1);
        if let Some(cursor) = cursor {
            node.set_active_descendant(cursor);
        }
    });
}
