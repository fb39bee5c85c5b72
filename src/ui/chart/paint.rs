//! A scene on the screen, and what the window adds to it: the cursor's period, the crosshair, the selected mark.

use egui::epaint::{Mesh, PathStroke};
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, emath::GuiRounding,
};

use super::{Origin, theme};
use crate::domain::drawing::{Area, Drawing, DrawnPanel, Side};
use crate::domain::marks::Datum;
use crate::domain::scene::{self, Dot, Fill, Item, Layer, Pattern, Rgb, Scene};
use crate::ui::theme::Theme;

/// The families that the texts of a scene are painted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Families {
    pub regular: FontFamily,
    pub bold: FontFamily,
    /// How many faces in them are there for letters that the bundled font lacks.
    pub helpers: usize,
}

impl Default for Families {
    /// Those of the window.
    fn default() -> Self {
        Self { regular: FontFamily::Proportional, bold: theme::semibold(), helpers: 0 }
    }
}

/// A pixel of a drawing for egui.
#[allow(clippy::cast_possible_truncation, reason = "pixels on a screen: f32 has more digits than it has pixels")]
pub fn px(value: f64) -> f32 {
    value as f32
}

/// The chart with the window's own marks: the first layer of a scene is under the marks, so the cursor's column is too.
pub(super) fn paint(
    ui: &egui::Ui,
    (scene, drawing): (&Scene, &Drawing),
    origin: Origin,
    cursor: Option<Datum>,
    crosshair: Option<f64>,
) {
    let (painter, theme) = (ui.painter(), Theme::of(ui));
    let (ground, over) = scene.layers.split_at(1.min(scene.layers.len()));
    let families = Families::default();
    layers(painter, (origin.0, 1.0), ground, &families);
    for panel in &drawing.panels {
        cursor_band(painter, theme, origin, panel, cursor);
    }
    layers(painter, (origin.0, 1.0), over, &families);
    for panel in &drawing.panels {
        let area = origin.rect(panel.area);
        if let Some(months) = crosshair {
            let x = origin.pos(drawing.x_of(months), 0.0).x;
            painter.vline(x, area.y_range(), Stroke::new(1.0, theme.muted.gamma_multiply(0.7)));
        }
        selected(painter, theme, origin, panel, cursor);
    }
}

/// The cursor's period as a pale column behind the marks.
fn cursor_band(painter: &Painter, theme: &Theme, origin: Origin, panel: &DrawnPanel, cursor: Option<Datum>) {
    let Some(cursor) = cursor else { return };
    let of_period = |datum: Datum| datum.period == cursor.period;
    let bars = panel.bars.iter().filter(|bar| of_period(bar.datum)).map(|bar| (bar.area.left, bar.area.right));
    let points = panel.lines.iter().flat_map(|line| line.points.iter());
    let points = points.filter(|point| of_period(point.datum)).map(|point| (point.x, point.x));
    let span = bars.chain(points).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let Some((left, right)) = span else { return };
    let area =
        Area { left: (left - 6.0).max(panel.area.left), right: (right + 6.0).min(panel.area.right), ..panel.area };
    painter.rect_filled(origin.rect(area), 0.0, theme.accent_pale);
}

/// A frame around the bar and the point of the cursor's figure.
fn selected(painter: &Painter, theme: &Theme, origin: Origin, panel: &DrawnPanel, cursor: Option<Datum>) {
    let Some(cursor) = cursor else { return };
    let inside = origin.rect(panel.area).expand2(Vec2::new(2.0, 7.0)).intersect(painter.clip_rect());
    let painter = painter.with_clip_rect(inside);
    for bar in panel.bars.iter().filter(|bar| bar.datum == cursor) {
        let rect = origin.rect(bar.area).round_to_pixels(painter.pixels_per_point());
        painter.rect_stroke(rect.expand(2.0), 0.0, Stroke::new(1.5, theme.text), StrokeKind::Inside);
    }
    for line in &panel.lines {
        for point in line.points.iter().filter(|point| point.datum == cursor) {
            let at = origin.pos(point.x, point.y);
            painter.circle_stroke(at, 6.5, Stroke::new(1.5, theme.accent));
            if !line.dots {
                painter.circle_filled(at, 3.5, theme.accent);
            }
        }
    }
}

/// A whole scene with its upper left corner at `origin`, `scale` times as large.
pub fn scene(painter: &Painter, (origin, scale): (Pos2, f32), scene: &Scene, families: &Families) {
    let paper = Rect::from_min_size(origin, Vec2::new(px(scene.width), px(scene.height)) * scale);
    if let Some(background) = scene.background {
        painter.rect_filled(paper, 0.0, color(background));
    }
    let inside = painter.with_clip_rect(paper.intersect(painter.clip_rect()));
    layers(&inside, (origin, scale), &scene.layers, families);
}

fn layers(painter: &Painter, (origin, scale): (Pos2, f32), layers: &[Layer], families: &Families) {
    for layer in layers {
        let canvas = Canvas { painter: painter.clone(), origin, scale, families };
        let clip = layer.clip.map_or(painter.clip_rect(), |clip| canvas.rect(clip).intersect(painter.clip_rect()));
        Canvas { painter: painter.with_clip_rect(clip), ..canvas }.items(&layer.items);
    }
}

pub fn color(Rgb(red, green, blue): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// A point of a series, as in its line.
pub fn dot(painter: &Painter, at: Pos2, form: Dot, fill: Color32) {
    Canvas { painter: painter.clone(), origin: at, scale: 1.0, families: &Families::default() }.filled_dot(form, fill);
}

struct Canvas<'a> {
    painter: Painter,
    origin: Pos2,
    scale: f32,
    families: &'a Families,
}

impl Canvas<'_> {
    fn pos(&self, (x, y): (f64, f64)) -> Pos2 {
        self.origin + Vec2::new(px(x), px(y)) * self.scale
    }

    fn rect(&self, area: Area) -> Rect {
        Rect::from_min_max(self.pos((area.left, area.top)), self.pos((area.right, area.bottom)))
    }

    fn stroke(&self, stroke: scene::Stroke) -> Stroke {
        Stroke::new(px(stroke.width) * self.scale, color(stroke.color))
    }

    /// Neighbouring plain rectangles are one mesh: hundreds of bars cost one shape.
    fn items(&self, items: &[Item]) {
        let mut mesh = Mesh::default();
        for item in items {
            if let Item::Rect { area, corner, fill, stroke } = item
                && *corner == 0.0
                && fill.is_none_or(|fill| fill.pattern.is_none())
            {
                self.plain(&mut mesh, *area, *fill, *stroke);
                continue;
            }
            self.flush(&mut mesh);
            self.item(item);
        }
        self.flush(&mut mesh);
    }

    fn flush(&self, mesh: &mut Mesh) {
        if !mesh.is_empty() {
            self.painter.add(Shape::mesh(std::mem::take(mesh)));
        }
    }

    /// Whole pixels where there are enough of them.
    fn whole(&self, area: Area) -> Rect {
        let rect = self.rect(area);
        if rect.width() < 3.0 { rect } else { rect.round_to_pixels(self.painter.pixels_per_point()) }
    }

    fn plain(&self, mesh: &mut Mesh, area: Area, fill: Option<Fill>, stroke: Option<scene::Stroke>) {
        let rect = self.whole(area);
        if let Some(fill) = fill {
            mesh.add_colored_rect(rect, color(fill.color).gamma_multiply(px(fill.opacity)));
        }
        let Some(stroke) = stroke.map(|stroke| self.stroke(stroke)) else { return };
        let (wide, high) = (stroke.width.min(rect.width() / 2.0), stroke.width.min(rect.height() / 2.0));
        let Rect { min, max } = rect;
        for (from, to) in [
            (min, Pos2::new(max.x, min.y + high)),
            (Pos2::new(min.x, max.y - high), max),
            (Pos2::new(min.x, min.y + high), Pos2::new(min.x + wide, max.y - high)),
            (Pos2::new(max.x - wide, min.y + high), Pos2::new(max.x, max.y - high)),
        ] {
            mesh.add_colored_rect(Rect::from_min_max(from, to), stroke.color);
        }
    }

    fn item(&self, item: &Item) {
        match item {
            Item::Rect { area, corner, fill, stroke } => self.rounded(*area, px(*corner), *fill, *stroke),
            Item::Line { points, stroke } => self.line(points, *stroke),
            Item::Polygon { points, fill } => self.polygon(points, *fill),
            Item::Dot { x, y, radius, form, fill, stroke } => {
                self.dot((*x, *y), *radius, *form, (*fill, *stroke));
            }
            Item::Text { text, size, bold, color: ink } => {
                let align = match text.side {
                    Side::Left => Align2::LEFT_CENTER,
                    Side::Middle => Align2::CENTER_CENTER,
                    Side::Right => Align2::RIGHT_CENTER,
                };
                let family = if *bold { &self.families.bold } else { &self.families.regular }.clone();
                let font = FontId::new(px(*size) * self.scale, family);
                self.painter.text(self.pos((text.x, text.y)), align, &text.text, font, color(*ink));
            }
        }
    }

    fn rounded(&self, area: Area, corner: f32, fill: Option<Fill>, stroke: Option<scene::Stroke>) {
        let (rect, corner) = (self.whole(area), corner * self.scale);
        if let Some(fill) = fill {
            self.painter.rect_filled(rect, corner, color(fill.color).gamma_multiply(px(fill.opacity)));
            if let Some((pattern, lines)) = fill.pattern {
                let clip = rect.intersect(self.painter.clip_rect());
                let painter = self.painter.with_clip_rect(clip);
                let inside = Self { painter, origin: self.origin, scale: self.scale, families: self.families };
                inside.pattern(pattern, lines, area, |a, b| vec![(a, b)]);
            }
        }
        if let Some(stroke) = stroke {
            self.painter.rect_stroke(rect, corner, self.stroke(stroke), StrokeKind::Inside);
        }
    }

    /// The lines of a pattern over an area, each cut to the parts that `within` leaves of it.
    fn pattern(
        &self,
        pattern: Pattern,
        lines: Rgb,
        area: Area,
        within: impl Fn((f64, f64), (f64, f64)) -> Vec<((f64, f64), (f64, f64))>,
    ) {
        let stroke = Stroke::new(px(Pattern::LINE) * self.scale, color(lines));
        for [from, to] in pattern.lines(area) {
            for (from, to) in within(from, to) {
                self.painter.line_segment([self.pos(from), self.pos(to)], stroke);
            }
        }
        for at in pattern.dots(area) {
            let (left, right) = ((at.0 - Pattern::DOT, at.1), (at.0 + Pattern::DOT, at.1));
            if !within(left, right).is_empty() {
                self.painter.circle_filled(self.pos(at), px(Pattern::DOT) * self.scale, color(lines));
            }
        }
    }

    fn line(&self, points: &[(f64, f64)], stroke: scene::Stroke) {
        let line = self.stroke(stroke);
        let mut path: Vec<Pos2> = points.iter().map(|at| self.pos(*at)).collect();
        if let [a, b] = path.as_mut_slice()
            && stroke.width <= 1.0
        {
            self.crisp(a, b);
        }
        match stroke.dash {
            None => {
                self.painter.line(path, PathStroke::new(line.width, line.color));
            }
            Some((long, gap)) => {
                self.painter.extend(Shape::dashed_line(&path, line, px(long) * self.scale, px(gap) * self.scale));
            }
        }
    }

    /// A hairline that runs straight runs through the middles of pixels.
    fn crisp(&self, a: &mut Pos2, b: &mut Pos2) {
        let middle = |at: f32| at.round_to_pixel_center(self.painter.pixels_per_point());
        if a.y == b.y {
            (a.y, b.y) = (middle(a.y), middle(b.y));
        } else if a.x == b.x {
            (a.x, b.x) = (middle(a.x), middle(b.x));
        }
    }

    /// Two edges over the same places across, one forth and one back: a strip of pieces between them.
    fn polygon(&self, points: &[(f64, f64)], fill: Fill) {
        let half = points.len() / 2;
        let (forth, back) = points.split_at(half);
        let ink = color(fill.color).gamma_multiply(px(fill.opacity));
        let mut mesh = Mesh::default();
        for (nth, (over, under)) in (0_u32..).zip(forth.iter().zip(back.iter().rev())) {
            mesh.colored_vertex(self.pos(*over), ink);
            mesh.colored_vertex(self.pos(*under), ink);
            if nth > 0 {
                let at = nth * 2;
                mesh.add_triangle(at - 2, at - 1, at);
                mesh.add_triangle(at - 1, at, at + 1);
            }
        }
        self.painter.add(Shape::mesh(mesh));
        let Some((pattern, lines)) = fill.pattern else { return };
        let hull = |a: Area, at: &(f64, f64)| Area {
            left: a.left.min(at.0),
            top: a.top.min(at.1),
            right: a.right.max(at.0),
            bottom: a.bottom.max(at.1),
        };
        let Some((x, y)) = points.first() else { return };
        let area = points.iter().fold(Area { left: *x, top: *y, right: *x, bottom: *y }, hull);
        self.pattern(pattern, lines, area, |from, to| within(points, from, to));
    }

    fn dot(&self, (x, y): (f64, f64), radius: f64, form: Dot, (fill, stroke): (Option<Rgb>, Option<scene::Stroke>)) {
        let fill = fill.map_or(Color32::TRANSPARENT, color);
        let stroke = stroke.map_or(Stroke::NONE, |stroke| self.stroke(stroke));
        self.form((x, y), radius, form, (fill, stroke));
    }

    fn filled_dot(&self, form: Dot, fill: Color32) {
        self.form((0.0, 0.0), 3.5, form, (fill, Stroke::NONE));
    }

    fn form(&self, (x, y): (f64, f64), radius: f64, form: Dot, (fill, stroke): (Color32, Stroke)) {
        let corners: Vec<Pos2> = form.corners(x, y, radius).into_iter().map(|at| self.pos(at)).collect();
        if corners.is_empty() {
            self.painter.circle(self.pos((x, y)), px(radius) * self.scale, fill, stroke);
        } else {
            self.painter.add(Shape::convex_polygon(corners, fill, stroke));
        }
    }
}

/// The parts of a straight line that lie in a polygon.
fn within(polygon: &[(f64, f64)], from: (f64, f64), to: (f64, f64)) -> Vec<((f64, f64), (f64, f64))> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let edges = polygon.iter().zip(polygon.iter().cycle().skip(1));
    // On which side of the line a corner is; an edge between two sides crosses it.
    let side = |at: &(f64, f64)| (at.0 - from.0) * dy - (at.1 - from.1) * dx;
    let crossing = |(a, b): (&(f64, f64), &(f64, f64))| {
        let (here, there) = (side(a), side(b));
        if (here > 0.0) == (there > 0.0) {
            return None;
        }
        let part = here / (here - there);
        let at = (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part);
        let along = ((at.0 - from.0) * dx + (at.1 - from.1) * dy) / (dx * dx + dy * dy);
        along.is_finite().then_some(along)
    };
    let mut crossings: Vec<f64> = edges.filter_map(crossing).collect();
    crossings.sort_by(f64::total_cmp);
    let place = |part: f64| (from.0 + dx * part, from.1 + dy * part);
    let parts = crossings.chunks_exact(2).filter_map(|pair| pair.first().zip(pair.last()));
    let parts = parts.map(|(a, b)| (a.max(0.0), b.min(1.0))).filter(|(a, b)| a < b);
    parts.map(|(a, b)| (place(a), place(b))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_ends_at_the_edge_of_its_area() {
        let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];
        assert_eq!(within(&square, (-5.0, 5.0), (15.0, 5.0)), [((0.0, 5.0), (10.0, 5.0))]);
        assert_eq!(within(&square, (2.0, 5.0), (4.0, 5.0)), [((2.0, 5.0), (4.0, 5.0))]);
        assert_eq!(within(&square, (-5.0, 20.0), (15.0, 20.0)), []);
        // Two humps: the line leaves the area between them.
        let humps = [(0.0, 10.0), (2.0, 0.0), (4.0, 10.0), (6.0, 0.0), (8.0, 10.0)];
        assert_eq!(within(&humps, (0.0, 5.0), (8.0, 5.0)), [((1.0, 5.0), (3.0, 5.0)), ((5.0, 5.0), (7.0, 5.0))]);
    }
}
