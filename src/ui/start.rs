//! The start page: what to do next, and the files of last time.

use egui::{Button, Label, Margin, RichText, ScrollArea, Vec2};

use super::command::Command;
use super::frame::{FileView, RootState, run};
use super::settings::Settings;
use super::theme::{self, ROW, Theme};
use super::{Request, View};

/// The buttons of the page, the main one first.
const NEXT: [Command; 4] = [Command::NewDataset, Command::NewCommission, Command::Open, Command::OpenSample];

pub fn start_ui(
    ui: &mut egui::Ui,
    root: &mut RootState,
    view: &mut View<'_>,
    file: &FileView,
    settings: &mut Settings,
) {
    let theme = Theme::of(ui);
    egui::Frame::new().inner_margin(Margin::symmetric(32, 28)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(640.0);
            ui.label(RichText::new(view.words.t("start-title")).font(theme::title()));
            ui.label(RichText::new(view.words.t("start-text")).color(theme.muted));
            ui.add_space(20.0);
            ui.label(RichText::new(view.words.t("start-next")).font(theme::strong()));
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                for (nth, command) in NEXT.into_iter().enumerate() {
                    let mut text = RichText::new(command.title(view.words, view.session));
                    let mut button = Button::new(text.clone());
                    if nth == 0 {
                        text = text.color(theme.on_accent);
                        button = Button::new(text).fill(theme.accent);
                    }
                    let enabled = command.enabled(view.session, file);
                    let response = ui.add_enabled(enabled, button.min_size(Vec2::new(0.0, ROW)));
                    if response.on_hover_text(view.words.t(command.spec().tip)).clicked() {
                        run(command, root, view, file, settings);
                    }
                }
            });
            ui.add_space(20.0);
            recent_ui(ui, view, file);
        });
    });
}

fn recent_ui(ui: &mut egui::Ui, view: &mut View<'_>, file: &FileView) {
    let theme = Theme::of(ui);
    ui.label(RichText::new(view.words.t("start-recent")).font(theme::strong()));
    ui.add_space(4.0);
    if file.recent.is_empty() {
        ui.label(RichText::new(view.words.t("start-recent-none")).color(theme.muted));
    }
    for recent in &file.recent {
        ui.push_id(&recent.path, |ui| {
            ui.horizontal(|ui| {
                let name = RichText::new(&recent.name).color(theme.accent);
                let open = ui.add_enabled(file.busy.is_none(), Button::new(name).frame(false).truncate());
                if open.on_hover_text(recent.path.display().to_string()).clicked() {
                    view.requests.push(Request::OpenPath(recent.path.clone()));
                }
                let forget = view.words.t("start-forget");
                let folder_room = (ui.available_width() - 40.0).max(0.0);
                ui.scope(|ui| {
                    ui.set_max_width(folder_room);
                    let folder = RichText::new(&recent.folder).font(theme::small()).color(theme.muted);
                    ui.add(Label::new(folder).truncate());
                });
                let button = Button::new(RichText::new("✕").color(theme.muted)).frame(false);
                let name = format!("{forget}, {}", recent.name);
                if ui.add(button).on_hover_text(forget).accessible_name(name).clicked() {
                    view.requests.push(Request::ForgetRecent(recent.path.clone()));
                }
            });
        });
    }
}
