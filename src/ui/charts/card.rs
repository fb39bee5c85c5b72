//! The card of the selected figure, over the form.

use egui::{RichText, Ui};

use super::figure::{self, told};
use super::hover::told_ui;
use super::notes::NoteText;
use super::state::ChartsState;
use crate::domain::Chart;
use crate::ui::View;
use crate::ui::dataset::inspector::parts::card;
use crate::ui::theme::Theme;

pub fn card_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let words = view.words;
    let Some(datum) = state.selected else { return };
    let named = state.picture().and_then(|picture| picture.named(datum.series.key)).map(|named| named.name.clone());
    let Some(sheet) = state.sheet_of(view.session, chart, datum.series.key.dataset) else { return };
    let name = figure::series_name(view, &state.viewed(chart), named.as_deref(), datum.series);
    let told = told(view.session, words, &sheet, datum, &name);
    card(ui, words.t("page-selected"), |ui| {
        told_ui(ui, &told, &[]);
        ui.horizontal_wrapped(|ui| {
            if ui.button(words.t("command-go-to-figure")).clicked() {
                figure::go_to(view, chart.id, datum);
            }
            if ui.button(words.t("page-note-add")).clicked() {
                state.note = Some(NoteText::on(chart, datum));
            }
            let close = ui.button(RichText::new("✕").color(Theme::of(ui).muted));
            if close.on_hover_text(words.t("page-unselect")).accessible_name(words.t("page-unselect")).clicked() {
                state.selected = None;
            }
        });
    });
}
