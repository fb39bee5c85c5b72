//! Small parts of the inspector: rows with a label, cards, texts.

use egui::{Align2, Color32, CornerRadius, FontId, Frame, Margin, Response, RichText, Sense, Stroke, Ui, vec2};

use crate::ui::theme::{self, ROW, Theme};

const LABEL: f32 = 68.0;

/// A text that is a picture only: what it says has a node of its own elsewhere.
pub fn painted(ui: &mut Ui, text: &str, font: FontId, color: Color32) {
    let galley = ui.painter().layout(text.to_owned(), font, color, ui.available_width().max(40.0));
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
}

pub fn muted(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).color(Theme::of(ui).muted)).wrap())
}

/// What needs attention, in the colours of attention.
pub fn notice(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    Frame::NONE.fill(theme.attention).corner_radius(CornerRadius::same(5)).inner_margin(Margin::symmetric(8, 4)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(RichText::new(text).color(theme.attention_text)).wrap());
        },
    );
}

/// A label and what stands right of it. The label is painted only: a field has it as its own name.
pub fn row<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let inner = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, response) = ui.allocate_exact_size(vec2(LABEL, ROW), Sense::hover());
        let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), theme::body(), theme.muted);
        job.wrap = egui::text::TextWrapping::truncate_at_width(LABEL);
        let galley = ui.painter().layout_job(job);
        if galley.elided {
            response.on_hover_text(label);
        }
        let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter().galley(place.min, galley, theme.muted);
        let width = ui.available_width();
        let column = |ui: &mut Ui| {
            ui.set_width(width);
            add(ui)
        };
        ui.vertical(column).inner
    });
    inner.inner
}

/// A row that only says something.
pub fn told(ui: &mut Ui, label: &str, text: &str) {
    row(ui, label, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(5.0);
        ui.add(egui::Label::new(text).wrap());
    });
}

/// A framed group under a heading.
pub fn card<R>(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    ui.add_space(8.0);
    let frame = Frame::NONE
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(10, 8));
    let content = |ui: &mut Ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(RichText::new(title).font(theme::strong())).wrap());
        add(ui)
    };
    frame.show(ui, content).inner
}

/// A short text on a pale fill: "agrees".
pub fn chip(ui: &mut Ui, text: &str, fill: Color32, color: Color32) {
    Frame::NONE.fill(fill).corner_radius(CornerRadius::same(9)).inner_margin(Margin::symmetric(8, 1)).show(ui, |ui| {
        ui.label(RichText::new(text).font(theme::small()).color(color));
    });
}
