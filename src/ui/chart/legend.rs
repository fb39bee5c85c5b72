//! The legend: one toggle a series, with a sample of its bar or line.

use egui::accesskit::Role;
use egui::{Align2, Color32, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Vec2, WidgetInfo};

use super::{ChartState, Fonts, Origin, View, theme};
use crate::analysis::chart::{SMALL, is_bar};
use crate::domain::Flow;
use crate::domain::marks::TextWidth;
use crate::ui::theme::Theme;

/// Sample, its distance from the name, and room around both.
const SAMPLE: f64 = 14.0;
const PAD: f64 = 6.0;

pub struct Entry {
    flow: Flow,
    name: String,
    hover: String,
    width: f64,
}

pub fn entries(ui: &egui::Ui, view: &View<'_>, state: &ChartState) -> Vec<Entry> {
    let entry = |flow: &Flow| {
        let name = state.name(*flow, view.words);
        let hover = if state.is_hidden(*flow) { "chart-toggle-show" } else { "chart-toggle-hide" };
        let hover = view.words.with(hover, &[("flow", &name)]);
        let width = SAMPLE + PAD + Fonts(ui.painter()).width(&name, SMALL, false) + 2.0 * PAD;
        Entry { flow: *flow, name, hover, width }
    };
    state.picture().flows.iter().map(entry).collect()
}

pub fn width(entries: &[Entry]) -> f64 {
    entries.iter().map(|entry| entry.width).sum()
}

pub fn legend_ui(ui: &mut egui::Ui, id: Id, origin: Origin, entries: &[Entry], state: &mut ChartState) {
    let area = origin.rect(state.drawing().legend);
    let mut left = area.left();
    for entry in entries {
        let size = Vec2::new(super::paint::px(entry.width), area.height() - 2.0);
        let rect = Rect::from_min_size(Pos2::new(left, area.top()), size);
        left += size.x;
        let response = ui.interact(rect, id.with(("legend", entry.flow)), Sense::click());
        if response.clicked() {
            state.toggle(entry.flow);
        }
        let shown = !state.is_hidden(entry.flow);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, shown, &entry.name));
        entry_ui(ui, rect, entry, shown, response.hovered(), response.has_focus());
        response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&entry.hover);
    }
}

fn entry_ui(ui: &egui::Ui, rect: Rect, entry: &Entry, shown: bool, hovered: bool, focused: bool) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    if hovered {
        painter.rect_filled(rect, 4.0, theme.accent_pale);
    }
    if focused {
        painter.rect_stroke(rect, 4.0, (1.5, theme.accent), StrokeKind::Inside);
    }
    let color = if shown { theme.flow(entry.flow) } else { theme.calculated };
    let pad = super::paint::px(PAD);
    let sample = Rect::from_center_size(
        Pos2::new(rect.left() + pad + 7.0, rect.center().y),
        Vec2::new(super::paint::px(SAMPLE), 10.0),
    );
    sample_ui(painter, sample, entry.flow, color, shown);
    let text_at = Pos2::new(sample.right() + pad, rect.center().y);
    let text_color = if shown { theme.text } else { theme.calculated };
    let text = painter.text(text_at, Align2::LEFT_CENTER, &entry.name, theme::small(), text_color);
    if !shown {
        painter.hline(text.x_range(), text.center().y, Stroke::new(1.0, text_color));
    }
}

/// A filled square for bars, a line with a dot for lines; hidden ones are outlines.
fn sample_ui(painter: &egui::Painter, sample: Rect, flow: Flow, color: Color32, shown: bool) {
    let stroke = Stroke::new(1.5, color);
    if is_bar(flow) {
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
        super::paint::dot(painter, sample.center(), flow, color, stroke);
    }
}
