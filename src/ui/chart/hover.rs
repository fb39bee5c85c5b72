//! What the pointer is at: the nearest period in both panels, and a tooltip with all of its figures.

use egui::{RectAlign, RichText};

use super::{ChartState, Origin, Plots, View, theme};
use crate::analysis::sheet::{Column, Origin as Came, Sheet};
use crate::domain::drawing::{Area, Drawing};
use crate::domain::marks::{Datum, Stop};
use crate::domain::{Flow, Period};
use crate::session::wording;
use crate::ui::theme::Theme;

const WIDTH: f32 = 320.0;

/// The period under the pointer; in a chart that has the keyboard's focus, the cursor's.
pub fn pointed(
    ui: &egui::Ui,
    state: &ChartState,
    origin: Origin,
    plots: &Plots,
    cursor: Option<Datum>,
) -> Option<Stop> {
    let drawing = state.drawing();
    let dragging = plots.each().any(egui::Response::dragged);
    let pointer = plots.each().find_map(egui::Response::hover_pos).filter(|_| !dragging);
    let stop = match pointer {
        Some(pointer) => state.picture().nearest(drawing.months_at(origin.inside(pointer).0)),
        None if plots.level.has_focus() && ui.memory(|memory| memory.has_focus(plots.level.id)) => {
            state.picture().stops.iter().copied().find(|stop| cursor.is_some_and(|at| at.period == stop.period))
        }
        None => None,
    };
    stop.filter(|stop| (drawing.view.0..=drawing.view.1).contains(&stop.x))
}

/// Beside the period's marks, so that none of them is covered.
const SIDES: [RectAlign; 5] =
    [RectAlign::LEFT_START, RectAlign::RIGHT_END, RectAlign::LEFT_END, RectAlign::TOP, RectAlign::BOTTOM];

pub fn tooltip_ui(ui: &egui::Ui, view: &View<'_>, state: &ChartState, stop: Stop, origin: Origin) {
    let Some(sheet) = state.sheet() else { return };
    let drawing = state.drawing();
    let id = ui.scope_id().with("hover");
    let anchor = origin.rect(marks_of(drawing, stop));
    let mut tooltip = egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, anchor);
    tooltip.popup = tooltip.popup.align(RectAlign::RIGHT_START).align_alternatives(&SIDES);
    let flows: Vec<_> =
        state.picture().legend.iter().map(|named| named.key.flow).filter(|flow| !state.is_hidden(*flow)).collect();
    tooltip.gap(10.0).width(WIDTH).show(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.label(RichText::new(view.words.period(stop.period)).font(theme::strong()));
        // Each period has a table of its own: rows of another one would lend it their heights.
        egui::Grid::new(id.with(stop.period)).spacing([14.0, 2.0]).min_row_height(18.0).show(ui, |ui| {
            for flow in &flows {
                figures_ui(ui, view, state, sheet, stop.period, *flow);
                ui.end_row();
            }
        });
        origins(view, state, sheet, stop.period, &flows).iter().for_each(|text| origin_ui(ui, text));
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let at = pointer.map(|pointer| origin.inside(pointer)).and_then(|(x, y)| drawing.datum_at(x, y));
        if let Some(datum) = at {
            mark_ui(ui, view, sheet, datum);
        }
    });
}

/// Where the bars and points of a period are, as high as the chart.
fn marks_of(drawing: &Drawing, stop: Stop) -> Area {
    let middle = drawing.x_of(stop.x);
    let mut area = Area { left: middle - 4.0, top: 0.0, right: middle + 4.0, bottom: 0.0 };
    for (nth, panel) in drawing.panels.iter().enumerate() {
        if nth == 0 {
            area.top = panel.area.top;
        }
        area.bottom = panel.area.bottom;
        for bar in panel.bars.iter().filter(|bar| bar.datum.period == stop.period) {
            area.left = area.left.min(bar.area.left).max(panel.area.left);
            area.right = area.right.max(bar.area.right).min(panel.area.right);
        }
    }
    area
}

/// Where the figures come from: a source of all of them is named once, others with what they are the source of.
fn origins(view: &View<'_>, state: &ChartState, sheet: &Sheet, period: Period, flows: &[Flow]) -> Vec<String> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for flow in flows {
        let Some(text) = origin_of(view, sheet, period, *flow) else { continue };
        let name = state.name(*flow, view.words);
        match said.iter_mut().find(|(known, _)| *known == text) {
            Some((_, names)) => names.push(name),
            None => said.push((text, vec![name])),
        }
    }
    let alone = said.len() == 1;
    let whole = |(text, names): (String, Vec<String>)| {
        let flows = names.join(", ");
        if alone { text } else { view.words.with("chart-hover-origin", &[("flows", &flows), ("origin", &text)]) }
    };
    said.into_iter().map(whole).collect()
}

/// What is to be said of the one figure that the pointer is on.
fn mark_ui(ui: &mut egui::Ui, view: &View<'_>, sheet: &Sheet, datum: Datum) {
    let Some(cell) = sheet.cell(datum.period, super::column(datum.series)) else { return };
    let explained = wording::growth_explained(view.words, cell, datum.series.flow());
    let remarks = wording::remarks_of(view.words, cell, datum.series.flow()).into_iter().map(|(_, sentence)| sentence);
    explained.into_iter().chain(remarks).for_each(|text| origin_ui(ui, &text));
}

fn origin_of(view: &View<'_>, sheet: &Sheet, period: Period, flow: Flow) -> Option<String> {
    wording::origin_sentence(view.words, view.session.project(), sheet.cell(period, Column::level(flow))?, period)
}

fn origin_ui(ui: &mut egui::Ui, text: &str) {
    let color = Theme::of(ui).muted;
    ui.scope(|ui| {
        ui.set_max_width(WIDTH);
        ui.add(egui::Label::new(RichText::new(text).font(theme::small()).color(color)).wrap());
    });
}

fn figures_ui(ui: &mut egui::Ui, view: &View<'_>, state: &ChartState, sheet: &Sheet, period: Period, flow: Flow) {
    let theme = Theme::of(ui);
    let words = view.words;
    let name_color = theme.flow(flow).lerp_to_gamma(theme.text, 0.35);
    ui.add(egui::Label::new(RichText::new(state.name(flow, words)).color(name_color)).extend());
    let (level, growth) = (Column::level(flow), Column::growth(flow));
    let text = |column: Column| sheet.cell(period, column).map(|cell| wording::cell_text(words, cell, column));
    let value = text(level).unwrap_or_default();
    let known = sheet.cell(period, level).is_some_and(|cell| cell.origin != Came::Nobody);
    let value =
        if known { words.with("chart-hover-value", &[("value", &value), ("unit", state.unit())]) } else { value };
    right_ui(ui, value.trim_end());
    right_ui(ui, &text(growth).unwrap_or_default());
}

fn right_ui(ui: &mut egui::Ui, text: &str) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.add(egui::Label::new(text).extend()));
}
