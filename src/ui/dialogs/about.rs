//! What the program is, its version, its licence and what it is made with.

use egui::{Label, RichText};

use super::{After, shell};
use crate::ui::View;
use crate::ui::theme::Theme;

const LIBRARIES: &str =
    "egui, eframe, egui_plot, rfd, serde, ron, rust_decimal, jiff, fluent, isocountry, arboard, rust_xlsxwriter";

pub(super) fn about_ui(ui: &egui::Ui, view: &View<'_>) -> After {
    let words = view.words;
    let shown = shell::modal(ui, "about", words.t("about-title"), 460.0, |ui, fresh| {
        let muted = Theme::of(ui).muted;
        ui.add(Label::new(words.t("about-what")).wrap());
        let version = words.with("about-version", &[("version", env!("CARGO_PKG_VERSION"))]);
        ui.add(Label::new(version));
        ui.add_space(4.0);
        let libraries = words.with("about-libraries", &[("libraries", LIBRARIES)]);
        for line in [words.t("about-fonts"), &libraries] {
            ui.add(Label::new(RichText::new(line).color(muted)).wrap());
        }
        shell::buttons(ui, |ui| {
            let close = shell::primary(ui, words.t("dialog-close"), true);
            if fresh {
                close.request_focus();
            }
            close.clicked()
        })
    });
    shell::close_if(shown.inner || shown.dismissed)
}
