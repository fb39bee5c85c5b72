//! The chart under the grid: the marks of `analysis`, painted; egui_plot gives pan and pointer.
//!
//! Plain wheel zooms time around the pointer, dragging pans, a double click fits. What was drawn is remembered, so that a
//! frame in which nothing changed only paints.
//! *Invariant:* no mark, tick or label is decided here.

mod hover;
mod legend;
mod navigation;
pub mod paint;
mod state;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Align2, Id, Pos2, Rect, Response, Sense, UiBuilder, Vec2, WidgetInfo};

use super::View;
use super::theme::{self, Theme};
use crate::analysis::sheet::{Column, Part, Sheet};
use crate::domain::DatasetId;
use crate::domain::drawing::{Area, Drawing};
use crate::domain::marks::{Datum, PanelKind, Picture, Series, SeriesKey, Target, TextWidth};
use crate::session::{Action, Cursor, Place};
use crate::ui::fonts::installed as fonts;
pub(in crate::ui) use paint::px;
pub use state::ChartState;

const LEAST: Vec2 = Vec2::new(240.0, 112.0);

/// Text widths of the window's fonts.
struct Fonts<'a>(&'a egui::Painter);

impl TextWidth for Fonts<'_> {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let family = if bold { theme::semibold() } else { egui::FontFamily::Proportional };
        let font = egui::FontId::new(px(size), family);
        f64::from(self.0.layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x)
    }
}

/// Pixels of the drawing on the screen.
#[derive(Clone, Copy)]
struct Origin(Pos2);

impl Origin {
    fn pos(self, x: f64, y: f64) -> Pos2 {
        self.0 + Vec2::new(px(x), px(y))
    }

    fn rect(self, area: Area) -> Rect {
        Rect::from_min_max(self.pos(area.left, area.top), self.pos(area.right, area.bottom))
    }

    fn inside(self, pos: Pos2) -> (f64, f64) {
        let inside = pos - self.0;
        (f64::from(inside.x), f64::from(inside.y))
    }
}

/// Draws the chart of a dataset into the space that is left.
pub fn chart_ui(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut ChartState, dataset: DatasetId) {
    if let Some(sheet) = view.session.sheet(dataset) {
        sheet_ui(ui, view, state, dataset, sheet);
    }
}

fn sheet_ui(ui: &mut egui::Ui, view: &mut View<'_>, state: &mut ChartState, dataset: DatasetId, sheet: Rc<Sheet>) {
    let (_, rect) = ui.allocate_space(ui.available_size().max(LEAST));
    let id = ui.make_persistent_id(("chart", dataset));
    state.follow(view, dataset, sheet);
    state.written_with(fonts::helpers_bound(ui.ctx()));
    if state.picture().is_empty() {
        empty_ui(ui, rect, id, view);
        return;
    }
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    ui.set_clip_rect(ui.clip_rect().intersect(rect));
    let origin = Origin(rect.min);
    let paper = state::paper(rect.size());
    state.draw(paper, view.words, &Fonts(ui.painter()));
    let plots = plots_ui(&mut ui, id, origin, state);
    navigation::navigate(&mut ui, view, state, dataset, &plots);
    state.draw(paper, view.words, &Fonts(ui.painter()));

    let cursor = cursor(view, dataset);
    let pointed = hover::pointed(&ui, state, origin, &plots, cursor);
    let palette = Theme::of(&ui).palette();
    paint::paint(&ui, state.scene(palette), origin, cursor, pointed.map(|stop| stop.x));
    if state.nothing_shown() {
        let theme = Theme::of(&ui);
        let text = view.words.t("chart-all-hidden");
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, theme::body(), theme.muted);
    }
    legend::legend_ui(&mut ui, id, origin, view, state);
    markers_ui(&mut ui, id, origin, view, state);
    clicks(&ui, view, state.drawing(), origin, &plots);
    if let Some(stop) = pointed {
        hover::tooltip_ui(&ui, view, state, stop, origin);
    }
    name(&ui, view, state.picture(), &plots);
}

fn empty_ui(ui: &mut egui::Ui, rect: Rect, id: Id, view: &View<'_>) {
    let text = view.words.t("chart-empty");
    let theme = Theme::of(ui);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, theme::body(), theme.muted);
    let response = ui.interact(rect, id.with("empty"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, view.words.t("chart-name")));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(text);
        node.set_description(text);
    });
}

/// A plot for each panel of the drawing; they paint nothing themselves.
struct Plots {
    level: Response,
    growth: Option<Response>,
    /// Months that dragging leads to.
    dragged: Option<(f64, f64)>,
}

impl Plots {
    fn each(&self) -> impl Iterator<Item = &Response> {
        std::iter::once(&self.level).chain(&self.growth)
    }
}

fn plots_ui(ui: &mut egui::Ui, id: Id, origin: Origin, state: &ChartState) -> Plots {
    let drawing = state.drawing();
    let area = |kind| drawing.panels.iter().find(|panel| panel.kind == kind).map(|panel| origin.rect(panel.area));
    let level = area(PanelKind::Level).unwrap_or(Rect::from_min_size(origin.0, Vec2::splat(1.0)));
    let (level, by_level) = plot_ui(ui, id.with("level"), level, drawing.view, Sense::click_and_drag());
    // One stop for the Tab key is enough for one chart.
    let silent = Sense::CLICK | Sense::DRAG;
    let growth = area(PanelKind::Growth).map(|area| plot_ui(ui, id.with("growth"), area, drawing.view, silent));
    let (growth, by_growth) = growth.map_or((None, None), |(response, dragged)| (Some(response), dragged));
    Plots { level, growth, dragged: by_level.or(by_growth) }
}

fn plot_ui(ui: &mut egui::Ui, id: Id, area: Rect, view: (f64, f64), sense: Sense) -> (Response, Option<(f64, f64)>) {
    let mut ui = ui.new_child(UiBuilder::new().max_rect(area).id_salt(id));
    let plot = egui_plot::Plot::new(id)
        .id(id)
        .width(area.width())
        .height(area.height())
        .min_size(Vec2::splat(1.0))
        .sense(sense)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .set_margin_fraction(Vec2::ZERO)
        .allow_drag([true, false])
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false);
    // The view is the chart's own, the same for both plots: that is what links them.
    let shown = plot.show(&mut ui, |plot| {
        plot.set_plot_bounds_x(view.0..=view.1);
        plot.set_plot_bounds_y(0.0..=1.0);
    });
    let range = shown.transform.bounds().range_x();
    let dragged = shown.response.dragged().then(|| (*range.start(), *range.end()));
    (shown.response, dragged)
}

fn datum(cursor: Cursor, dataset: DatasetId) -> Datum {
    let panel = match cursor.column.part {
        Part::Level => PanelKind::Level,
        _ => PanelKind::Growth,
    };
    let key = SeriesKey { dataset, flow: cursor.column.flow, year: None };
    Datum { period: cursor.period, series: Series { key, panel } }
}

/// The figure under the grid's cursor.
fn cursor(view: &View<'_>, dataset: DatasetId) -> Option<Datum> {
    let selection = view.session.selection();
    selection.cursor.filter(|_| selection.place == Place::Dataset(dataset)).map(|cursor| datum(cursor, dataset))
}

fn column(series: Series) -> Column {
    match series.panel {
        PanelKind::Level => Column::level(series.flow()),
        PanelKind::Index => Column::new(series.flow(), Part::Index),
        PanelKind::Share => Column::new(series.flow(), Part::Share),
        PanelKind::Contribution => Column::new(series.flow(), Part::Contribution),
        PanelKind::Growth => Column::growth(series.flow()),
    }
}

fn put_cursor(view: &mut View<'_>, datum: Datum) {
    let cursor = Cursor { period: datum.period, column: column(datum.series) };
    view.act(Action::PutCursor(Some(cursor)));
}

fn clicks(ui: &egui::Ui, view: &mut View<'_>, drawing: &Drawing, origin: Origin, plots: &Plots) {
    for response in plots.each() {
        let at = |pos: Option<Pos2>| pos.map(|pos| origin.inside(pos)).and_then(|(x, y)| drawing.datum_at(x, y));
        if response.hovered() && at(response.hover_pos()).is_some() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if let Some(datum) = at(response.interact_pointer_pos().filter(|_| response.clicked())) {
            put_cursor(view, datum);
        }
    }
}

/// Sessions and events are buttons under the axis: each opens its record.
fn markers_ui(ui: &mut egui::Ui, id: Id, origin: Origin, view: &mut View<'_>, state: &ChartState) {
    let theme = Theme::of(ui);
    for drawn in &state.drawing().markers {
        let Some(marker) = state.picture().markers.get(drawn.place) else { continue };
        let area = origin.rect(drawn.area);
        let response = ui.interact(area, id.with(marker.target), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &marker.name));
        if response.has_focus() || response.hovered() {
            ui.painter().rect_stroke(area, 3.0, (1.0, theme.session), egui::StrokeKind::Inside);
        }
        if response.clicked() {
            view.act(Action::GoTo(match marker.target {
                Target::Session(id) => Place::Session(id),
                Target::Event(id) => Place::Event(id),
            }));
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
            ui.label(&marker.name);
            marker.date.map(|date| ui.weak(view.words.date(date)));
        });
    }
}

/// What assistive technology is told.
fn name(ui: &egui::Ui, view: &View<'_>, picture: &Picture, plots: &Plots) {
    let named = [(Some(&plots.level), "chart-name"), (plots.growth.as_ref(), "chart-growth-name")];
    for (response, id) in named {
        let Some(response) = response else { continue };
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, view.words.t(id)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(picture.summary.as_str());
            node.set_description(picture.summary.as_str());
        });
    }
}
