//! The card of the selected figure, over the form.

use egui::{RichText, Ui};

use super::figure::{self, Told, told};
use super::hover::told_ui;
use super::notes::NoteText;
use super::state::ChartsState;
use crate::domain::Chart;
use crate::domain::marks::Datum;
use crate::ui::command::Command;
use crate::ui::dataset::inspector::parts::card;
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};

pub fn card_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let words = view.words;
    let Some(datum) = state.selected else { return };
    let Some(told) = told_of(view, state, chart, datum) else { return };
    card(ui, words.t("page-selected"), |ui| {
        told_ui(ui, &told, &[]);
        ui.horizontal_wrapped(|ui| {
            buttons_ui(ui, view, state, chart, datum);
        });
    });
}

/// The same on one line, for a window without the form.
pub fn line_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart, datum: Datum) {
    let Some(told) = told_of(view, state, chart, datum) else { return };
    ui.label(RichText::new(&told.name).font(theme::strong()));
    for text in [Some(&told.value), Some(&told.growth), told.status.as_ref()].into_iter().flatten() {
        if !text.is_empty() {
            ui.label(text);
        }
    }
    buttons_ui(ui, view, state, chart, datum);
    let spec = Command::Inspector.spec();
    if ui.button(view.words.t("page-show-form")).on_hover_text(view.words.t(spec.tip)).clicked() {
        view.requests.push(Request::Run(spec.name));
    }
}

fn told_of(view: &View<'_>, state: &mut ChartsState, chart: &Chart, datum: Datum) -> Option<Told> {
    let named = state.picture().and_then(|picture| picture.named(datum.series.key)).map(|named| named.name.clone());
    let (exacts, sheet) = (state.exacts_of(view, chart), state.sheet_of(view, chart, datum.series.key.dataset)?);
    let name = figure::series_name(view, &state.viewed(chart), named.as_deref(), datum.series);
    Some(told(view, (&exacts, &sheet), datum, &name))
}

fn buttons_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart, datum: Datum) {
    let words = view.words;
    if ui.button(words.t("command-go-to-figure")).clicked() {
        figure::go_to(view, state, chart.id, datum);
    }
    if ui.button(words.t("page-note-add")).clicked() {
        state.note = Some(NoteText::on(chart, datum));
    }
    let close = ui.button(RichText::new("✕").color(Theme::of(ui).muted));
    if close.on_hover_text(words.t("page-unselect")).accessible_name(words.t("page-unselect")).clicked() {
        state.selected = None;
    }
}
