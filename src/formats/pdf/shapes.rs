//! The shapes of a scene on the page.

use std::collections::BTreeMap;
use std::sync::Arc;

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{FillRule, LineJoin, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph, Tag};
use krilla::{paint, text as pdf_text};

use crate::domain::drawing::{Area, Text};
use crate::domain::scene::{Dot, Fill, Item, Pattern, Rgb, Scene, Stroke};
use crate::formats::font::{Face, Font, Glyph};
use crate::formats::picture::printable;
use crate::formats::svg::{are_finite, is_finite, left_of, shrunk};

/// How far the handles of a quarter of a circle reach, in parts of its radius.
const ROUND: f64 = 0.552_284_75;

/// Paints one page.
pub struct Painter<'a, 'b> {
    surface: &'a mut Surface<'b>,
    font: &'a Font,
    /// By place and weight; `None` where the file is no font.
    fonts: BTreeMap<(usize, bool), Option<pdf_text::Font>>,
}

#[allow(clippy::cast_possible_truncation, reason = "lengths on a page need no more digits")]
pub fn f32_of(value: f64) -> f32 {
    value as f32
}

pub fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Option<Rect> {
    Rect::from_ltrb(f32_of(left), f32_of(top), f32_of(right), f32_of(bottom))
}

impl<'a, 'b> Painter<'a, 'b> {
    pub fn new(surface: &'a mut Surface<'b>, font: &'a Font) -> Self {
        Self { surface, font, fonts: BTreeMap::new() }
    }

    pub fn scene(&mut self, scene: &Scene) {
        let paper = Area { left: 0.0, top: 0.0, right: scene.width, bottom: scene.height };
        if let Some(color) = scene.background {
            self.fill(polygon(&corners(paper)), paper, &Fill::plain(color));
        }
        for layer in &scene.layers {
            let clip = layer.clip.filter(|area| is_finite(*area)).and_then(|area| polygon(&corners(area)));
            if let Some(clip) = &clip {
                self.surface.push_clip_path(clip, &FillRule::NonZero);
            }
            for item in &layer.items {
                self.item(item);
            }
            if clip.is_some() {
                self.surface.pop();
            }
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect { area, corner, fill, stroke } if is_finite(*area) => {
                if let Some(fill) = fill {
                    self.fill(rounded(*area, *corner), *area, fill);
                }
                if let Some(stroke) = stroke {
                    let half = stroke.width / 2.0;
                    self.stroke(rounded(shrunk(*area, half), corner - half), stroke);
                }
            }
            Item::Line { points, stroke } if points.len() > 1 && are_finite(points) => {
                self.stroke(line(points), stroke);
            }
            Item::Polygon { points, fill } if points.len() > 2 && are_finite(points) => {
                self.fill(polygon(points), around(points), fill);
            }
            Item::Dot { x, y, radius, form, fill, stroke } if [x, y, radius].iter().all(|n| n.is_finite()) => {
                let shape = || match form {
                    Dot::Round => circle(*x, *y, *radius),
                    form => polygon(&form.corners(*x, *y, *radius)),
                };
                if let Some(color) = fill {
                    self.fill(shape(), Area::default(), &Fill::plain(*color));
                }
                if let Some(stroke) = stroke {
                    self.stroke(shape(), stroke);
                }
            }
            Item::Text { text, size, bold, color } if text.x.is_finite() && text.y.is_finite() && *size > 0.0 => {
                self.text(text, *size, *bold, *color);
            }
            _ => {}
        }
    }

    fn fill(&mut self, path: Option<Path>, area: Area, fill: &Fill) {
        let Some(path) = path else { return };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(painted(fill.color, fill.opacity)));
        self.surface.draw_path(&path);
        let Some((pattern, color)) = fill.pattern else { return };
        self.surface.push_clip_path(&path, &FillRule::NonZero);
        if pattern == Pattern::Dots {
            let mut dots = PathBuilder::new();
            pattern.dots(area).iter().for_each(|(x, y)| round(&mut dots, *x, *y, Pattern::DOT));
            if let Some(dots) = dots.finish() {
                self.surface.set_fill(Some(painted(color, fill.opacity)));
                self.surface.draw_path(&dots);
            }
        } else {
            let mut lines = PathBuilder::new();
            for [from, to] in pattern.lines(area) {
                lines.move_to(f32_of(from.0), f32_of(from.1));
                lines.line_to(f32_of(to.0), f32_of(to.1));
            }
            self.surface.set_fill(None);
            self.stroked(lines.finish(), &Stroke::solid(color, Pattern::LINE), fill.opacity);
        }
        self.surface.pop();
    }

    fn stroke(&mut self, path: Option<Path>, stroke: &Stroke) {
        self.stroked(path, stroke, 1.0);
    }

    fn stroked(&mut self, path: Option<Path>, stroke: &Stroke, opacity: f64) {
        let Some(path) = path.filter(|_| stroke.width > 0.0) else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(paint::Stroke {
            paint: color_of(stroke.color),
            width: f32_of(stroke.width),
            line_join: LineJoin::Round,
            opacity: opacity_of(opacity),
            dash: stroke.dash.map(|(dash, gap)| StrokeDash { array: vec![f32_of(dash), f32_of(gap)], offset: 0.0 }),
            ..paint::Stroke::default()
        }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
    }

    fn text(&mut self, text: &Text, size: f64, bold: bool, color: Rgb) {
        let letters = printable(&text.text);
        let line = self.font.line(&letters, bold);
        let (left, baseline) = (left_of(text, line.width * size), text.y + self.font.under_middle(size, bold));
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(painted(color, 1.0)));
        for run in line.glyphs.chunk_by(|a, b| Arc::ptr_eq(a.face, b.face)) {
            let Some(first) = run.first() else { continue };
            let Some(font) = self.font_of(first.face, bold) else { continue };
            let mut x = first.x;
            let at = Point::from_xy(f32_of(left + x * size), f32_of(baseline));
            let glyphs: Vec<_> = run.iter().map(|glyph| placed(glyph, &mut x)).collect();
            let outlined = !first.face.may_be_embedded();
            self.surface.draw_glyphs(at, &glyphs, font, &letters, f32_of(size), outlined);
        }
    }

    fn font_of(&mut self, face: &Arc<Face>, bold: bool) -> Option<pdf_text::Font> {
        let place = self.font.place_of(face, bold)?;
        let font = self.fonts.entry((place, bold)).or_insert_with(|| {
            let weight = face.weight().map(|weight| (Tag::new(b"wght"), f32::from(weight)));
            pdf_text::Font::new_variable(Arc::clone(face.bytes()).into(), face.index(), weight.as_slice())
        });
        font.clone()
    }
}

/// A glyph for the page; `x` is where the pen stands.
fn placed(glyph: &Glyph<'_>, x: &mut f64) -> KrillaGlyph {
    let aside = glyph.x - *x;
    *x += glyph.advance;
    KrillaGlyph::new(
        GlyphId::new(glyph.id),
        f32_of(glyph.advance),
        f32_of(aside),
        f32_of(glyph.y),
        0.0,
        glyph.text.clone(),
        None,
    )
}

fn color_of(color: Rgb) -> paint::Paint {
    rgb::Color::new(color.0, color.1, color.2).into()
}

fn opacity_of(opacity: f64) -> NormalizedF32 {
    NormalizedF32::new(f32_of(opacity.clamp(0.0, 1.0))).unwrap_or(NormalizedF32::ONE)
}

fn painted(color: Rgb, opacity: f64) -> paint::Fill {
    paint::Fill { paint: color_of(color), opacity: opacity_of(opacity), rule: FillRule::NonZero }
}

fn corners(area: Area) -> [(f64, f64); 4] {
    let Area { left, top, right, bottom } = area;
    [(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// The smallest area with all points.
fn around(points: &[(f64, f64)]) -> Area {
    let across = || points.iter().map(|point| point.0);
    let down = || points.iter().map(|point| point.1);
    Area {
        left: across().fold(f64::INFINITY, f64::min),
        top: down().fold(f64::INFINITY, f64::min),
        right: across().fold(f64::NEG_INFINITY, f64::max),
        bottom: down().fold(f64::NEG_INFINITY, f64::max),
    }
}

fn follow(builder: &mut PathBuilder, points: &[(f64, f64)]) {
    for (place, (x, y)) in points.iter().enumerate() {
        let (x, y) = (f32_of(*x), f32_of(*y));
        if place == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
    }
}

fn line(points: &[(f64, f64)]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    follow(&mut builder, points);
    builder.finish()
}

fn polygon(points: &[(f64, f64)]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    follow(&mut builder, points);
    builder.close();
    builder.finish()
}

fn circle(x: f64, y: f64, radius: f64) -> Option<Path> {
    let mut builder = PathBuilder::new();
    round(&mut builder, x, y, radius);
    builder.finish()
}

fn round(builder: &mut PathBuilder, x: f64, y: f64, radius: f64) {
    let area = Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
    round_off(builder, area, radius);
}

fn rounded(area: Area, corner: f64) -> Option<Path> {
    let corner = corner.min(area.width() / 2.0).min(area.height() / 2.0);
    if corner <= 0.0 {
        return polygon(&corners(area));
    }
    let mut builder = PathBuilder::new();
    round_off(&mut builder, area, corner);
    builder.finish()
}

fn round_off(builder: &mut PathBuilder, area: Area, corner: f64) {
    let Area { left, top, right, bottom } = area;
    let handle = corner * (1.0 - ROUND);
    // Each side, then the quarter of a circle after it.
    let quarters = [
        [(right - corner, top), (right - handle, top), (right, top + handle), (right, top + corner)],
        [(right, bottom - corner), (right, bottom - handle), (right - handle, bottom), (right - corner, bottom)],
        [(left + corner, bottom), (left + handle, bottom), (left, bottom - handle), (left, bottom - corner)],
        [(left, top + corner), (left, top + handle), (left + handle, top), (left + corner, top)],
    ];
    builder.move_to(f32_of(left + corner), f32_of(top));
    for [from, a, b, to] in quarters {
        builder.line_to(f32_of(from.0), f32_of(from.1));
        builder.cubic_to(f32_of(a.0), f32_of(a.1), f32_of(b.0), f32_of(b.1), f32_of(to.0), f32_of(to.1));
    }
    builder.close();
}
