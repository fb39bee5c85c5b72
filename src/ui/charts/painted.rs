//! A scene in the window.

use egui::epaint::PathStroke;
use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use crate::domain::drawing::Side;
use crate::domain::scene::{Item, Rgb, Scene};
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
                    painter.add(Shape::convex_polygon(
                        path,
                        color(fill.color).gamma_multiply(px(fill.opacity)),
                        Stroke::NONE,
                    ));
                }
                Item::Dot { x, y, radius, form: _, fill, stroke: edge } => {
                    let fill = fill.map_or(Color32::TRANSPARENT, color);
                    painter.circle(at(*x, *y), px(*radius) * scale, fill, edge.as_ref().map_or(Stroke::NONE, stroke));
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
