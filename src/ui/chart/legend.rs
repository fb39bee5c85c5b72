//! The legend: one toggle a series, with a sample of its bar or line.

use egui::accesskit::Role;
use egui::{Align2, Color32, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Vec2, WidgetInfo};

use super::{ChartState, Origin, View, paint, px, theme};
use crate::analysis::chart::layout::{PAD, SAMPLE};
use crate::domain::drawing::LegendItem;
use crate::domain::marks::Shape;
use crate::ui::theme::Theme;

pub fn legend_ui(ui: &mut egui::Ui, id: Id, origin: Origin, view: &View<'_>, state: &mut ChartState) {
    let items = state.drawing().legend.clone();
    for item in &items {
        let flow = item.key.flow;
        let rect = origin.rect(item.area);
        let response = ui.interact(rect, id.with(("legend", flow)), Sense::click());
        let shown = !state.is_hidden(flow);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, shown, &item.name));
        item_ui(ui, rect, item, shown, response.hovered(), response.has_focus());
        if response.clicked() {
            state.toggle(flow);
        }
        let hover = if shown { "chart-toggle-hide" } else { "chart-toggle-show" };
        let hover = view.words.with(hover, &[("flow", &item.name)]);
        response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(hover);
    }
}

fn item_ui(ui: &egui::Ui, rect: Rect, item: &LegendItem, shown: bool, hovered: bool, focused: bool) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    if hovered {
        painter.rect_filled(rect, 4.0, theme.accent_pale);
    }
    if focused {
        painter.rect_stroke(rect, 4.0, (1.5, theme.accent), StrokeKind::Inside);
    }
    let color = if shown { paint::color(theme.palette().color(item.ink)) } else { theme.calculated };
    let pad = px(PAD);
    let sample =
        Rect::from_center_size(Pos2::new(rect.left() + pad + 7.0, rect.center().y), Vec2::new(px(SAMPLE), 10.0));
    sample_ui(painter, sample, item, color, (theme, shown));
    let text_at = Pos2::new(sample.right() + pad, rect.center().y);
    let text_color = if shown { theme.text } else { theme.calculated };
    let text = painter.text(text_at, Align2::LEFT_CENTER, &item.text.text, theme::small(), text_color);
    if !shown {
        painter.hline(text.x_range(), text.center().y, Stroke::new(1.0, text_color));
    }
}

/// A filled square for bars, a line with a dot for lines; hidden ones are outlines.
fn sample_ui(painter: &egui::Painter, sample: Rect, item: &LegendItem, color: Color32, (theme, shown): (&Theme, bool)) {
    let stroke = Stroke::new(1.5, color);
    if item.shape == Shape::Bar {
        let square = Rect::from_center_size(sample.center(), Vec2::splat(10.0));
        if shown {
            painter.rect_filled(square, 2.0, color);
        } else {
            painter.rect_stroke(square, 2.0, stroke, StrokeKind::Inside);
        }
        return;
    }
    painter.hline(sample.x_range(), sample.center().y, stroke);
    if shown {
        paint::dot(painter, sample.center(), theme.palette().dot(item.ink), color);
    }
}
