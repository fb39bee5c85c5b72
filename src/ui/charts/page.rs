//! The page: the chart's paper on the screen, at the size it will have or fitted to the room.
//!
//! *Invariant:* what is painted is the scene; over it lie only what the pointer does and what is selected.

use egui::accesskit::Role;
use egui::{Id, Pos2, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::state::{ChartsState, Mode, Zoom};
use super::{drag, hover, keys, menu, overlay, pointer};
use crate::domain::drawing::{Area, Drawing};
use crate::domain::marks::Datum;
use crate::domain::{Chart, ChartSize};
use crate::ui::View;
use crate::ui::chart::paint;
use crate::ui::chart::px;
use crate::ui::theme::Theme;

/// Room around the paper.
const MARGIN: f32 = 14.0;
/// No chart is enlarged more than that to fit.
const LARGEST: f32 = 2.0;

/// Where the drawing lies on the screen.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub origin: Pos2,
    /// Points a pixel of the drawing.
    pub scale: f64,
}

impl Place {
    pub fn pos(self, x: f64, y: f64) -> Pos2 {
        self.origin + Vec2::new(px(x * self.scale), px(y * self.scale))
    }

    pub fn rect(self, area: Area) -> Rect {
        Rect::from_min_max(self.pos(area.left, area.top), self.pos(area.right, area.bottom))
    }

    pub fn inside(self, pos: Pos2) -> (f64, f64) {
        let inside = pos - self.origin;
        (f64::from(inside.x) / self.scale, f64::from(inside.y) / self.scale)
    }
}

/// Draws the page into the room that is left.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let Some(page) = &state.page else { return };
    let size = page.size();
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, Theme::of(ui).panel);
    match state.zoom {
        Zoom::Fit => {
            let zoom = fitting(room.size(), size);
            let paper = Rect::from_center_size(room.center(), paper_size(size) * zoom);
            paper_ui(ui, view, state, chart, (paper, zoom));
        }
        Zoom::Full => {
            ScrollArea::both().id_salt("chart-page").auto_shrink(false).show(ui, |ui| {
                let whole = (paper_size(size) + Vec2::splat(2.0 * MARGIN)).max(room.size() - Vec2::splat(2.0));
                let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
                let paper = Rect::from_center_size(rect.center(), paper_size(size));
                paper_ui(ui, view, state, chart, (paper, 1.0));
            });
        }
    }
    ui.advance_cursor_after_rect(room);
}

fn paper_size(size: ChartSize) -> Vec2 {
    Vec2::new(f32::from(size.width), f32::from(size.height))
}

/// How much of its size a paper is shown at.
pub fn fitting(room: Vec2, size: ChartSize) -> f32 {
    let paper = paper_size(size);
    let room = (room - Vec2::splat(2.0 * MARGIN)).max(Vec2::splat(40.0));
    (room.x / paper.x).min(room.y / paper.y).min(LARGEST)
}

fn paper_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart, (paper, zoom): (Rect, f32)) {
    let Some(page) = state.page.clone() else { return };
    let theme = Theme::of(ui);
    let place = Place { origin: paper.min, scale: f64::from(zoom) * page.factor() };
    paint::scene(ui.painter(), (place.origin, px(place.scale)), page.scene(), &state.font.families);
    ui.painter().rect_stroke(paper, 0.0, Stroke::new(1.0, theme.line), StrokeKind::Outside);
    let id = Id::unique("chart-page").with(chart.id.0.raw());
    let response = ui.interact(paper, id, Sense::click_and_drag());
    name(ui, view, &response, page.picture());
    if response.has_focus() {
        ui.painter().rect_stroke(paper, 0.0, Stroke::new(2.0, theme.accent), StrokeKind::Outside);
    }
    let drawing = page.drawing();
    if page.picture().is_empty() {
        let text = view.words.t(if page.whole().is_empty() { "page-empty" } else { "chart-all-hidden" });
        let place = paper.center();
        ui.painter().text(place, egui::Align2::CENTER_CENTER, text, crate::ui::theme::body(), theme.muted);
    }
    let spot = Spot { chart, page: &page, place, response: &response };
    overlay::overlay_ui(ui, view, state, spot);
    keys::keys(ui, view, state, spot);
    let hovered = pointer::pointer_ui(ui, view, state, spot);
    if state.mode == Mode::Drag {
        drag::drag_ui(ui, view, state, spot, hovered);
    }
    mark(ui, drawing, place, state.selected, theme.accent);
    if let Some(datum) = hovered.filter(|_| state.menu.is_none() && state.note.is_none() && state.dragged.is_none()) {
        hover::tooltip_ui(ui, view, state, spot, datum);
    }
    menu::menu_ui(ui, view, state, spot);
    note_ui(ui, view, state, spot);
}

/// What the parts of the page draw from.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub chart: &'a Chart,
    pub page: &'a super::made::Page,
    pub place: Place,
    pub response: &'a Response,
}

fn name(ui: &Ui, view: &View<'_>, response: &Response, picture: &crate::domain::marks::Picture) {
    let title = picture.captions.title.trim();
    let title = if title.is_empty() { view.words.t("chart-name") } else { title };
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Image, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(picture.summary.as_str());
        node.set_description(picture.summary.as_str());
    });
}

/// A ring around the mark of a figure.
fn mark(ui: &Ui, drawing: &Drawing, place: Place, datum: Option<Datum>, color: egui::Color32) {
    let Some(area) = datum.and_then(|datum| area_of(drawing, datum)) else { return };
    let rect = place.rect(area);
    let stroke = Stroke::new(2.0, color);
    if area.width() > 0.0 {
        ui.painter().rect_stroke(rect.expand(2.0), 2.0, stroke, StrokeKind::Outside);
    } else {
        ui.painter().circle_stroke(rect.center(), 7.0, stroke);
    }
}

/// Where the mark of a figure lies: the area of a bar, or a point without a size.
pub fn area_of(drawing: &Drawing, datum: Datum) -> Option<Area> {
    let point = |x: f64, y: f64| Area { left: x, top: y, right: x, bottom: y };
    drawing.panels.iter().find_map(|panel| {
        let bar = panel.bars.iter().find(|bar| bar.datum == datum).map(|bar| bar.area);
        let points = panel.lines.iter().flat_map(|line| &line.points);
        let line = points.clone().find(|at| at.datum == datum).map(|at| point(at.x, at.y));
        let ribbons = panel.ribbons.iter().flat_map(|ribbon| &ribbon.points);
        let ribbon = ribbons.clone().find(|at| at.datum == datum).map(|at| point(at.x, f64::midpoint(at.base, at.y)));
        line.or(bar).or(ribbon)
    })
}

/// The note that is being written, beside what it points at.
fn note_ui(ui: &Ui, view: &mut View<'_>, state: &mut ChartsState, spot: Spot<'_>) {
    let Some(mut note) = state.note.take() else { return };
    let drawing = spot.page.drawing();
    let remark = drawing.remarks.iter().find(|remark| remark.place == note.place);
    let at = match remark {
        Some(remark) => spot.place.pos(remark.area.left, remark.area.bottom + 6.0),
        None => pointer::anchor_of(drawing, spot.page.picture(), note.note())
            .map_or(spot.response.rect.center(), |(x, y)| spot.place.pos(x, y)),
    };
    if !note.ui(ui, view, at) {
        state.note = Some(note);
    }
}
