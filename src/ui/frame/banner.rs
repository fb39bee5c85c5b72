//! A message above the screen that stays until it is read.

use egui::accesskit::{Live, Role};
use egui::{Button, CornerRadius, Frame, Label, Margin, RichText, ScrollArea};

use super::FileView;
use super::file_view::BannerKind;
use crate::ui::command::Command;
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};

pub fn banner_ui(ui: &mut egui::Ui, view: &mut View<'_>, file: &FileView) {
    let Some(banner) = &file.banner else { return };
    let theme = Theme::of(ui);
    let (fill, colour) = match banner.kind {
        BannerKind::Note => (theme.accent_pale, theme.text),
        BannerKind::Attention => (theme.attention, theme.attention_text),
        BannerKind::Problem => (theme.conflict, theme.conflict_text),
    };
    let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(12, 8)).corner_radius(CornerRadius::ZERO);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            // From an older version there is only the way back.
            let dismiss = (banner.command != Some(Command::LeaveVersion)).then(|| view.words.t("banner-dismiss"));
            let texts = banner.command.map(|command| view.words.t(command.spec().text)).into_iter().chain(dismiss);
            let taken: f32 = texts.map(|text| button_width(ui, text) + ui.spacing().item_spacing.x).sum();
            let room = (ui.available_width() - taken).max(120.0);
            ui.vertical(|ui| {
                ui.set_width(room);
                let text = RichText::new(&banner.text).font(theme::strong()).color(colour);
                let label = ui.add(Label::new(text).wrap());
                ui.ctx().accesskit_node_builder(label.id, |node| {
                    node.set_role(Role::Alert);
                    node.set_live(Live::Polite);
                    node.set_label(banner.text.as_str());
                });
                ScrollArea::vertical().max_height(108.0).show(ui, |ui| {
                    for line in &banner.lines {
                        ui.add(Label::new(RichText::new(line).color(colour)).wrap());
                    }
                });
            });
            if let Some(command) = banner.command {
                let spec = command.spec();
                let button = Button::new(view.words.t(spec.text)).min_size(egui::Vec2::new(0.0, 24.0));
                if ui.add(button).on_hover_text(view.words.t(spec.tip)).clicked() {
                    view.requests.push(Request::Run(spec.name));
                }
            }
            if dismiss.is_some_and(|dismiss| ui.add(Button::new(dismiss)).clicked()) {
                view.requests.push(Request::DismissBanner);
            }
        });
    });
}

fn button_width(ui: &egui::Ui, text: &str) -> f32 {
    let width = ui.painter().layout_no_wrap(text.to_owned(), theme::body(), egui::Color32::PLACEHOLDER).size().x;
    (width + 2.0 * ui.spacing().button_padding.x).ceil()
}
