//! The tooltip of a mark: the figure itself, and those of the same period beside it.

use egui::{Grid, Label, RichText, Ui};

use super::figure::{self, Told, told};
use super::page::Spot;
use super::state::ChartsState;
use crate::domain::marks::{Datum, Named, Series};
use crate::ui::View;
use crate::ui::theme::{self, Theme};

const WIDTH: f32 = 320.0;
/// More series than that would hide the chart.
const MOST: usize = 8;

pub fn tooltip_ui(ui: &Ui, view: &View<'_>, state: &mut ChartsState, spot: Spot<'_>, datum: Datum) {
    let Some(told) = told_of(view, state, spot, datum) else { return };
    let others = others(view, state, spot, datum);
    let id = ui.scope_id().with("chart-page-hover");
    let tooltip = egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, egui::PopupAnchor::Pointer);
    tooltip.gap(14.0).width(WIDTH).show(|ui| told_ui(ui, &told, &others));
}

/// What is known of a figure of the page.
pub fn told_of(view: &View<'_>, state: &mut ChartsState, spot: Spot<'_>, datum: Datum) -> Option<Told> {
    let exacts = state.exacts_of(view, spot.chart);
    let sheet = state.sheet_of(view, spot.chart, datum.series.key.dataset)?;
    let named = spot.page.picture().named(datum.series.key).map(|named| named.name.as_str());
    let name = figure::series_name(view, &state.viewed(spot.chart), named, datum.series);
    Some(told(view, (&exacts, &sheet), datum, &name))
}

/// Name, value and growth of the other series in the same period.
fn others(view: &View<'_>, state: &mut ChartsState, spot: Spot<'_>, datum: Datum) -> Vec<[String; 3]> {
    let hidden = state.look(spot.chart.id).hidden;
    let legend: Vec<Named> = spot.page.picture().legend.clone();
    let other = |named: &&Named| named.key != datum.series.key && !hidden.contains(&named.key);
    let exacts = state.exacts_of(view, spot.chart);
    let mut rows = Vec::new();
    for named in legend.iter().filter(other).take(MOST) {
        let series = Series { key: named.key, ..datum.series };
        let Some(sheet) = state.sheet_of(view, spot.chart, named.key.dataset) else { continue };
        // Curves of years have the same months of their own year.
        let years = named.key.year.map_or(0, |year| year - datum.period.year());
        let Some(period) = datum.period.plus_years(years) else { continue };
        let told = told(view, (&exacts, &sheet), Datum { series, period }, &named.name);
        rows.push([named.name.clone(), told.value, told.growth]);
    }
    rows
}

pub fn told_ui(ui: &mut Ui, told: &Told, others: &[[String; 3]]) {
    let muted = Theme::of(ui).muted;
    ui.spacing_mut().interact_size.y = 18.0;
    ui.set_max_width(WIDTH);
    ui.label(RichText::new(&told.name).font(theme::strong()));
    ui.horizontal(|ui| {
        ui.label(RichText::new(&told.value).font(theme::strong()));
        if !told.growth.is_empty() {
            ui.label(&told.growth);
        }
    });
    if let Some(status) = &told.status {
        ui.label(status);
    }
    for sentence in &told.sentences {
        ui.add(Label::new(RichText::new(sentence).font(theme::small()).color(muted)).wrap());
    }
    if others.is_empty() {
        return;
    }
    ui.separator();
    Grid::new("chart-hover-others").num_columns(3).spacing([14.0, 2.0]).min_row_height(18.0).show(ui, |ui| {
        for row in others {
            for text in row {
                ui.add(Label::new(RichText::new(text).color(muted)).extend());
            }
            ui.end_row();
        }
    });
}
