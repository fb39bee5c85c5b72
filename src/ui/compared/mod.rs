//! What is set beside each other: the issues of an office, and the two sides of one trade.
//!
//! *Invariant:* nothing is changed here; what is chosen is no part of the file.

mod grid;
mod mirror;
mod revisions;
#[cfg(test)]
mod tests;

use egui::{Align, Button, Label, Layout, RichText, Ui, Vec2};

pub use mirror::{MirrorState, mirror_ui};
pub use revisions::{RevisionsState, revisions_ui};

use crate::domain::DatasetId;
use crate::session::{Action, Place};
use crate::ui::command::Command;
use crate::ui::theme::{self, ROW, Theme};
use crate::ui::{Request, View};

/// What to do where there is nothing to compare: why, what would help, and the button for it.
fn empty_ui(ui: &mut Ui, why: &str, what: &str, button: &str) -> bool {
    let muted = Theme::of(ui).muted;
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(why);
        ui.add(Label::new(RichText::new(what).color(muted)).wrap());
        ui.add_space(8.0);
        ui.add(Button::new(button).min_size(Vec2::new(0.0, ROW))).clicked()
    })
    .inner
}

/// The title with what is counted, and the way back to the dataset.
fn title_ui(ui: &mut Ui, view: &mut View<'_>, title: &str, dataset: DatasetId) {
    let words = view.words;
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(words.t("revisions-to-dataset")).clicked() {
                view.act(Action::GoTo(Place::Dataset(dataset)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = Label::new(RichText::new(title).font(theme::title())).truncate().selectable(false);
                ui.add(label).on_hover_text(title);
                let head = view.session.project().datasets.get(dataset).map(|of| &of.head);
                if let Some(head) = head.filter(|_| ui.available_width() > 60.0) {
                    let unit = RichText::new(words.unit(&head.unit, head.shown)).color(Theme::of(ui).muted);
                    ui.add(Label::new(unit).truncate().selectable(false));
                }
            });
        });
    });
}

/// Buttons that save the table for other programs, at the right of a line that has room for them.
fn save_ui(ui: &mut Ui, view: &mut View<'_>) {
    /// Where there is less, the menu has them too.
    const NEEDED: f32 = 380.0;
    if ui.available_width() < NEEDED {
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for command in [Command::ExportXlsx, Command::ExportCsv] {
            let spec = command.spec();
            if ui.button(view.words.t(spec.text)).on_hover_text(view.words.t(spec.tip)).clicked() {
                view.requests.push(Request::Run(spec.name));
            }
        }
    });
}
