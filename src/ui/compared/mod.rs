//! What is set beside each other: the issues of an office, and the two sides of one trade.
//!
//! *Invariant:* nothing is changed here; what is chosen is no part of the file.

mod grid;
mod mirror;
mod revisions;
#[cfg(test)]
mod tests;

use egui::{Button, RichText, Ui, Vec2};

pub use mirror::{MirrorState, mirror_ui};
pub use revisions::{RevisionsState, revisions_ui};

use crate::session::Place;
use crate::ui::command::Command;
use crate::ui::theme::{ROW, Theme};
use crate::ui::{Request, View};

/// What to do where there is nothing to compare: why, what would help, and the button for it.
fn empty_ui(ui: &mut Ui, why: &str, what: &str, button: &str) -> bool {
    let muted = Theme::of(ui).muted;
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(why);
        ui.add(egui::Label::new(RichText::new(what).color(muted)).wrap());
        ui.add_space(8.0);
        ui.add(Button::new(button).min_size(Vec2::new(0.0, ROW))).clicked()
    })
    .inner
}

/// Buttons at the right of a title: back to the dataset, and into files of other programs.
fn buttons_ui(ui: &mut Ui, view: &mut View<'_>, dataset: crate::domain::DatasetId) {
    for command in [Command::ExportXlsx, Command::ExportCsv] {
        let spec = command.spec();
        if ui.button(view.words.t(spec.text)).on_hover_text(view.words.t(spec.tip)).clicked() {
            view.requests.push(Request::Run(spec.name));
        }
    }
    if ui.button(view.words.t("revisions-to-dataset")).clicked() {
        view.act(crate::session::Action::GoTo(Place::Dataset(dataset)));
    }
}
