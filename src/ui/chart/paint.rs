//! Colours for a drawing. Everything that has a place has it already.

use egui::epaint::{Mesh, PathStroke};
use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, emath::GuiRounding};

use super::{Origin, theme};
use crate::domain::Flow;
use crate::domain::drawing::{Area, Drawing, DrawnBar, DrawnLine, DrawnNote, DrawnPanel, Side, Text};
use crate::domain::marks::{Datum, LinePoint, Tone};
use crate::ui::theme::Theme;

/// A pixel of a drawing for egui.
#[allow(clippy::cast_possible_truncation, reason = "pixels on a screen: f32 has more digits than it has pixels")]
pub fn px(value: f64) -> f32 {
    value as f32
}

struct Brush<'a> {
    painter: &'a Painter,
    theme: &'static Theme,
    origin: Origin,
}

pub fn paint(ui: &egui::Ui, drawing: &Drawing, origin: Origin, cursor: Option<Datum>, crosshair: Option<f64>) {
    let brush = Brush { painter: ui.painter(), theme: Theme::of(ui), origin };
    for panel in &drawing.panels {
        brush.grid(drawing, panel);
        brush.cursor_band(panel, cursor);
        let area = origin.rect(panel.area);
        // Dots on the upper and lower edge are whole.
        let inside =
            brush.painter.with_clip_rect(area.expand2(egui::vec2(0.5, 5.0)).intersect(brush.painter.clip_rect()));
        let brush = Brush { painter: &inside, ..brush };
        brush.bars(&panel.bars, cursor);
        brush.baseline(panel);
        brush.bands(panel);
        panel.lines.iter().for_each(|line| brush.line(line, cursor));
        panel.notes.iter().for_each(|note| {
            brush.note(note);
        });
        if let Some(months) = crosshair {
            let x = origin.pos(drawing.x_of(months), 0.0).x;
            brush.painter.vline(x, area.y_range(), Stroke::new(1.0, brush.theme.muted.gamma_multiply(0.7)));
        }
    }
    brush.markers(drawing);
    drawing.times.iter().for_each(|text| brush.text(text, theme::small(), brush.theme.muted));
    for end in &drawing.ends {
        let font = FontId::new(theme::small().size, theme::semibold());
        brush.text(&end.text, font, brush.readable(brush.theme.flow(end.key.flow)));
    }
}

/// A point of a line; the balance, which has the colour of turnover, is told by its diamonds.
pub fn dot(painter: &Painter, at: Pos2, flow: Flow, fill: Color32, stroke: Stroke) {
    // A rim in the colour of the fill would leave a seam.
    let (rim, radius) = if fill == stroke.color { (Stroke::NONE, 3.5) } else { (stroke, 3.0) };
    if flow != Flow::Balance {
        painter.circle(at, radius, fill, rim);
        return;
    }
    let corners = [(0.0, -4.5), (4.5, 0.0), (0.0, 4.5), (-4.5, 0.0)];
    let corners = corners.map(|(x, y)| at + egui::vec2(x, y)).to_vec();
    painter.add(Shape::convex_polygon(corners, fill, stroke));
}

impl Brush<'_> {
    /// A series colour that can be read as text.
    fn readable(&self, color: Color32) -> Color32 {
        color.lerp_to_gamma(self.theme.text, 0.35)
    }

    fn pale(&self, color: Color32, part: f32) -> Color32 {
        self.theme.surface.lerp_to_gamma(color, part)
    }

    fn text(&self, text: &Text, font: FontId, color: Color32) {
        let align = match text.side {
            Side::Left => Align2::LEFT_CENTER,
            Side::Middle => Align2::CENTER_CENTER,
            Side::Right => Align2::RIGHT_CENTER,
        };
        self.painter.text(self.origin.pos(text.x, text.y), align, &text.text, font, color);
    }

    /// A word among bars stands on a patch of its own.
    fn note(&self, note: &DrawnNote) {
        let color = self.readable(self.theme.flow(note.datum.series.flow()));
        let galley = self.painter.layout_no_wrap(note.text.text.clone(), theme::small(), color);
        let rect = Rect::from_center_size(self.origin.pos(note.text.x, note.text.y), galley.size());
        self.painter.rect_filled(rect.expand2(egui::vec2(2.0, -1.0)), 2.0, self.theme.surface.gamma_multiply(0.85));
        self.painter.galley(rect.min, galley, color);
    }

    fn crisp(&self, y: f32) -> f32 {
        y.round_to_pixel_center(self.painter.pixels_per_point())
    }

    fn grid(&self, drawing: &Drawing, panel: &DrawnPanel) {
        let area = self.origin.rect(panel.area);
        let line = Stroke::new(1.0, self.theme.table_line);
        for start in &drawing.year_starts {
            self.painter.vline(self.crisp(self.origin.pos(*start, 0.0).x), area.y_range(), line);
        }
        for tick in &panel.ticks {
            self.painter.hline(area.x_range(), self.crisp(self.origin.pos(0.0, tick.y).y), line);
            self.text(tick, theme::small(), self.theme.muted);
        }
        if let Some(caption) = &panel.caption {
            self.text(caption, theme::small(), self.theme.muted);
        }
    }

    fn baseline(&self, panel: &DrawnPanel) {
        let color = self.theme.line.lerp_to_gamma(self.theme.muted, 0.45);
        let y = self.crisp(self.origin.pos(0.0, panel.baseline).y);
        self.painter.hline(self.origin.rect(panel.area).x_range(), y, Stroke::new(1.0, color));
    }

    /// The cursor's period as a pale column behind the marks.
    fn cursor_band(&self, panel: &DrawnPanel, cursor: Option<Datum>) {
        let Some(cursor) = cursor else { return };
        let of_period = |datum: Datum| datum.period == cursor.period;
        let bars = panel.bars.iter().filter(|bar| of_period(bar.datum)).map(|bar| (bar.area.left, bar.area.right));
        let points = panel.lines.iter().flat_map(|line| line.points.iter());
        let points = points.filter(|point| of_period(point.datum)).map(|point| (point.x, point.x));
        let span = bars.chain(points).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let Some((left, right)) = span else { return };
        let area =
            Area { left: (left - 6.0).max(panel.area.left), right: (right + 6.0).min(panel.area.right), ..panel.area };
        self.painter.rect_filled(self.origin.rect(area), 0.0, self.theme.accent_pale);
    }

    /// All filled bars are one mesh: hundreds of them cost one shape.
    fn bars(&self, bars: &[DrawnBar], cursor: Option<Datum>) {
        let mut mesh = Mesh::default();
        mesh.reserve_triangles(bars.len() * 2);
        mesh.reserve_vertices(bars.len() * 4);
        let mut outlines = Vec::new();
        for bar in bars {
            let rect = self.bar_rect(bar);
            let color = self.theme.flow(bar.datum.series.flow());
            match bar.tone {
                Tone::Full => mesh.add_colored_rect(rect, color),
                Tone::Pale => mesh.add_colored_rect(rect, self.pale(color, 0.45)),
                Tone::Hollow => {
                    mesh.add_colored_rect(rect, self.pale(color, 0.15));
                    outlines.push((rect, Stroke::new(1.5, color)));
                }
            }
            if cursor == Some(bar.datum) {
                outlines.push((rect.expand(2.0), Stroke::new(1.5, self.theme.text)));
            }
        }
        self.painter.add(Shape::mesh(mesh));
        for (rect, stroke) in outlines {
            self.painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
        }
    }

    /// Whole pixels where there are enough of them.
    fn bar_rect(&self, bar: &DrawnBar) -> Rect {
        let rect = self.origin.rect(bar.area);
        if rect.width() < 3.0 {
            return rect;
        }
        rect.round_to_pixels(self.painter.pixels_per_point())
    }

    fn bands(&self, panel: &DrawnPanel) {
        let stroke = Stroke::new(1.0, self.theme.text);
        for band in &panel.bands {
            let (top, bottom) = (self.origin.pos(band.x, band.top), self.origin.pos(band.x, band.bottom));
            let caps = (top.x - 4.0)..=(top.x + 4.0);
            self.painter.vline(top.x, top.y..=bottom.y, stroke);
            self.painter.hline(caps.clone(), top.y, stroke);
            self.painter.hline(caps, bottom.y, stroke);
        }
    }

    /// Printed parts are drawn through, calculated ones dashed.
    fn line(&self, line: &DrawnLine, cursor: Option<Datum>) {
        let color = self.theme.flow(line.series.flow());
        let at = |point: &LinePoint| self.origin.pos(point.x, point.y);
        let sure = |pair: &[LinePoint]| pair.iter().all(|point| point.tone == Tone::Full);
        let segments: Vec<&[LinePoint]> = line.points.windows(2).collect();
        for run in segments.chunk_by(|a, b| sure(a) == sure(b)) {
            let first = run.first().and_then(|pair| pair.first());
            let path = first.into_iter().chain(run.iter().filter_map(|pair| pair.last()));
            let path: Vec<Pos2> = path.map(at).collect();
            if run.first().is_some_and(|pair| sure(pair)) {
                self.painter.line(path, PathStroke::new(2.0, color));
            } else {
                self.painter.extend(Shape::dashed_line(&path, Stroke::new(1.75, self.pale(color, 0.7)), 5.0, 3.0));
            }
        }
        for point in &line.points {
            let (at, here) = (at(point), cursor == Some(point.datum));
            if here {
                self.painter.circle_stroke(at, 6.5, Stroke::new(1.5, self.theme.accent));
            }
            if line.dots || here {
                let fill = if point.tone == Tone::Full { color } else { self.theme.surface };
                dot(self.painter, at, line.series.flow(), fill, Stroke::new(1.5, color));
            }
        }
    }

    fn markers(&self, drawing: &Drawing) {
        let color = self.theme.session;
        for marker in &drawing.markers {
            let dot = self.origin.pos(marker.x, marker.y);
            for (nth, panel) in drawing.panels.iter().enumerate() {
                let area = self.origin.rect(panel.area);
                let bottom = if nth == 0 { dot.y } else { area.bottom() };
                let path = [Pos2::new(dot.x, area.top()), Pos2::new(dot.x, bottom)];
                self.painter.extend(Shape::dashed_line(&path, Stroke::new(1.0, color.gamma_multiply(0.75)), 3.0, 3.0));
            }
            self.painter.circle_filled(dot, 3.5, color);
            if let Some(label) = &marker.label {
                self.text(label, theme::small(), color);
            }
        }
    }
}
