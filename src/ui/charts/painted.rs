//! A scene in the window.

use egui::epaint::{Mesh, PathStroke};
use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use crate::domain::drawing::Side;
use crate::domain::scene::{Item, Pattern, Rgb, Scene};
use crate::ui::chart::px;
use crate::ui::theme;

fn color(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

pub fn scene(painter: &Painter, scene: &Scene, origin: Pos2, scale: f32) {
    let at = |x: f64, y: f64| origin + Vec2::new(px(x), px(y)) * scale;
    let stroke = |stroke: &crate::domain::scene::Stroke| Stroke::new(px(stroke.width) * scale, color(stroke.color));
    let paper = Rect::from_min_max(at(0.0, 0.0), at(scene.width, scene.height));
    if let Some(background) = scene.background {
        painter.rect_filled(paper, 0.0, color(background));
    }
    for layer in &scene.layers {
        let clip =
            layer.clip.map_or(paper, |area| Rect::from_min_max(at(area.left, area.top), at(area.right, area.bottom)));
        let painter = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
        for item in &layer.items {
            match item {
                Item::Rect { area, corner, fill, stroke: edge } => {
                    let rect = Rect::from_min_max(at(area.left, area.top), at(area.right, area.bottom));
                    if let Some(fill) = fill {
                        painter.rect_filled(
                            rect,
                            px(*corner) * scale,
                            color(fill.color).gamma_multiply(px(fill.opacity)),
                        );
                    }
                    if let Some((pattern, ink)) = fill.as_ref().and_then(|fill| fill.pattern) {
                        let stroke = Stroke::new(px(Pattern::LINE) * scale, color(ink));
                        for [from, to] in pattern.lines(*area) {
                            painter.line_segment([at(from.0, from.1), at(to.0, to.1)], stroke);
                        }
                        for (x, y) in pattern.dots(*area) {
                            painter.circle_filled(at(x, y), px(Pattern::DOT) * scale, color(ink));
                        }
                    }
                    if let Some(edge) = edge {
                        painter.rect_stroke(rect, px(*corner) * scale, stroke(edge), egui::StrokeKind::Inside);
                    }
                }
                Item::Line { points, stroke: line } => {
                    let path: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
                    let own = stroke(line);
                    match line.dash {
                        Some((dash, gap)) => {
                            painter.extend(Shape::dashed_line(&path, own, px(dash) * scale, px(gap) * scale));
                        }
                        None => _ = painter.line(path, PathStroke::from(own)),
                    }
                }
                Item::Polygon { points, fill } => {
                    let path: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
                    painter.add(filled(&path, color(fill.color).gamma_multiply(px(fill.opacity))));
                }
                Item::Dot { x, y, radius, form, fill, stroke: edge } => {
                    let fill = fill.map_or(Color32::TRANSPARENT, color);
                    let edge = edge.as_ref().map_or(Stroke::NONE, stroke);
                    let corners: Vec<Pos2> = form.corners(*x, *y, *radius).into_iter().map(|(x, y)| at(x, y)).collect();
                    if corners.is_empty() {
                        painter.circle(at(*x, *y), px(*radius) * scale, fill, edge);
                    } else {
                        painter.add(Shape::convex_polygon(corners, fill, edge));
                    }
                }
                Item::Text { text, size, bold, color: ink } => {
                    let family = if *bold { theme::semibold() } else { FontFamily::Proportional };
                    let align = match text.side {
                        Side::Left => Align2::LEFT_CENTER,
                        Side::Middle => Align2::CENTER_CENTER,
                        Side::Right => Align2::RIGHT_CENTER,
                    };
                    painter.text(
                        at(text.x, text.y),
                        align,
                        &text.text,
                        FontId::new(px(*size) * scale, family),
                        color(*ink),
                    );
                }
            }
        }
    }
}

/// A run between an upper and a lower edge, which goes there and back: a strip of its pairs of points.
fn filled(path: &[Pos2], color: Color32) -> Shape {
    let pairs = path.len() / 2;
    if path.len() % 2 == 1 || pairs < 2 {
        return Shape::convex_polygon(path.to_vec(), color, Stroke::NONE);
    }
    let mut mesh = Mesh::default();
    for (one, other) in path.iter().zip(path.iter().rev()).take(pairs) {
        mesh.colored_vertex(*one, color);
        mesh.colored_vertex(*other, color);
    }
    let last = u32::try_from(pairs - 1).unwrap_or(0);
    for at in (0..last).map(|pair| pair * 2) {
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 1, at + 2, at + 3);
    }
    Shape::mesh(mesh)
}
