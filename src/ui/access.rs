//! Values that assistive technology can read: a name with a text beside it.
//!
//! The bridges to the desktop hand the value of a node on only when it is a text field with runs of text, so that is
//! what a node with a value is here.

use egui::accesskit::{Node, Rect, Role};
use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Context, Id};

use super::theme;

/// A node named `name` that reads `value`, at a place in the window.
pub fn value_node(ctx: &Context, id: Id, rect: egui::Rect, name: &str, value: &str, more: impl FnOnce(&mut Node)) {
    let built = ctx.accesskit_node_builder(id, |node| {
        node.set_role(Role::TextInput);
        node.set_label(name);
        node.set_value(value);
        node.set_bounds(bounds(rect));
        more(node);
    });
    if built.is_none() {
        return;
    }
    let galley = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(value.to_owned(), theme::body(), egui::Color32::BLACK));
    let place = TSTransform::from_translation(rect.min.to_vec2());
    update_accesskit_for_text_widget(ctx, id, None, place, &galley);
}

fn bounds(rect: egui::Rect) -> Rect {
    Rect { x0: rect.min.x.into(), y0: rect.min.y.into(), x1: rect.max.x.into(), y1: rect.max.y.into() }
}
