//! A scene as SVG: text that stays text or letters as outlines, nothing that is not in the file.
//!
//! *Invariant:* the same scene gives the same bytes; every number is finite; the file names nothing outside itself.

mod fonts;
mod out;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::font::{Font, Pen};
use super::picture::printable;
use crate::domain::drawing::{Area, Side, Text};
use crate::domain::scene::{Dot, Fill, Item, Layer, Pattern, Rgb, Scene, Stroke};
use fonts::Fonts;
use out::Out;

/// How letters are in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Letters {
    /// As text, with the letters of the font that it needs.
    #[default]
    Cut,
    /// As text, with the whole font, so that the text can be changed.
    Whole,
    /// As shapes, for programs that take no font from a file.
    Outlines,
}

pub struct SvgOptions<'a> {
    pub font: &'a Font,
    pub letters: Letters,
    /// BCP 47 tag of the texts; empty: not said.
    pub language: &'a str,
    /// Begins every name inside the file, so that several can stand in one page. Letters and digits, a letter first.
    pub id: &'a str,
}

/// The file's text.
pub fn write(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let mut writer = Writer { options, out: Out::default(), names: Names::default(), fonts: Fonts::default() };
    for layer in &scene.layers {
        writer.layer(layer);
    }
    writer.whole(scene)
}

/// What the body refers to, each in the order of first use.
#[derive(Default)]
struct Names {
    clips: Vec<Area>,
    patterns: BTreeMap<(Pattern, Rgb), usize>,
}

struct Writer<'a> {
    options: &'a SvgOptions<'a>,
    /// The shapes; what they refer to comes before them in the file.
    out: Out,
    names: Names,
    fonts: Fonts,
}

impl Writer<'_> {
    /// Head, definitions and body.
    fn whole(self, scene: &Scene) -> String {
        let Self { options, out: body, names, fonts } = self;
        let (id, width, height) = (options.id, side(scene.width), side(scene.height));
        let mut out = Out::default();
        out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        out.number("width", width).number("height", height);
        out.raw(" viewBox=\"0 0 ").value(width).raw(" ").value(height).raw("\" role=\"img\"");
        out.text("aria-labelledby", &format!("{id}-title {id}-desc"));
        if !options.language.is_empty() {
            out.text("xml:lang", options.language);
        }
        if options.letters != Letters::Outlines {
            out.text("font-family", &fonts::families(options.font)).text("font-kerning", "normal");
        }
        out.raw(">\n");
        for (tag, text) in [("title", &scene.title), ("desc", &scene.description)] {
            let _ = writeln!(out.0, "<{tag} id=\"{id}-{tag}\">{}</{tag}>", out::escaped(&printable(text)));
        }
        let mut defs = fonts.style(options.font, options.letters);
        names.define(id, &mut defs);
        if !defs.0.is_empty() {
            out.raw("<defs>\n").raw(&defs.0).raw("</defs>\n");
        }
        if let Some(color) = scene.background {
            out.raw("<rect").number("width", width).number("height", height).text("fill", &color.to_string());
            out.raw("/>\n");
        }
        out.raw(&body.0).raw("</svg>\n");
        out.0
    }

    fn layer(&mut self, layer: &Layer) {
        let clip = layer.clip.filter(|area| is_finite(*area));
        if let Some(area) = clip {
            self.names.clips.push(area);
            let place = self.names.clips.len();
            self.out.raw("<g").text("clip-path", &format!("url(#{}-clip{place})", self.options.id)).raw(">\n");
        }
        for item in &layer.items {
            self.item(item);
        }
        if clip.is_some() {
            self.out.raw("</g>\n");
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect { area, corner, fill, stroke } if is_finite(*area) => {
                for fill in fill.map(|fill| self.fills(&fill)).unwrap_or_default() {
                    self.rect(*area, *corner).raw(&fill).raw("/>\n");
                }
                if let Some(stroke) = stroke {
                    let half = stroke.width / 2.0;
                    self.rect(shrunk(*area, half), corner - half).text("fill", "none");
                    self.stroke(stroke).raw("/>\n");
                }
            }
            Item::Line { points, stroke } if points.len() > 1 && are_finite(points) => {
                self.out.raw("<polyline").points(points).text("fill", "none").text("stroke-linejoin", "round");
                self.stroke(stroke).raw("/>\n");
            }
            Item::Polygon { points, fill } if points.len() > 2 && are_finite(points) => {
                for fill in self.fills(fill) {
                    self.out.raw("<polygon").points(points).raw(&fill).raw("/>\n");
                }
            }
            Item::Dot { x, y, radius, form, fill, stroke } if [x, y, radius].iter().all(|n| n.is_finite()) => {
                match form {
                    Dot::Round => self.out.raw("<circle").number("cx", *x).number("cy", *y).number("r", *radius),
                    form => self.out.raw("<polygon").points(&form.corners(*x, *y, *radius)),
                };
                self.out.text("fill", &fill.map_or("none".to_owned(), |color| color.to_string()));
                if let Some(stroke) = stroke {
                    self.stroke(stroke);
                }
                self.out.raw("/>\n");
            }
            Item::Text { text, size, bold, color } if text.x.is_finite() && text.y.is_finite() && *size > 0.0 => {
                self.text(text, *size, *bold, *color);
            }
            _ => {}
        }
    }

    fn rect(&mut self, area: Area, corner: f64) -> &mut Out {
        let out = self.out.raw("<rect").number("x", area.left).number("y", area.top);
        out.number("width", area.width().max(0.0)).number("height", area.height().max(0.0));
        if corner > 0.0 {
            out.number("rx", corner);
        }
        out
    }

    /// The attributes of each painting that a fill needs: its colour, then its pattern.
    fn fills(&mut self, fill: &Fill) -> Vec<String> {
        let paint = |paint: &str| {
            let mut out = Out::default();
            out.text("fill", paint);
            if fill.opacity < 1.0 {
                out.number("fill-opacity", fill.opacity.max(0.0));
            }
            out.0
        };
        let mut fills = vec![paint(&fill.color.to_string())];
        if let Some(pattern) = fill.pattern {
            let next = self.names.patterns.len() + 1;
            let place = *self.names.patterns.entry(pattern).or_insert(next);
            fills.push(paint(&format!("url(#{}-pattern{place})", self.options.id)));
        }
        fills
    }

    fn stroke(&mut self, stroke: &Stroke) -> &mut Out {
        let out = self.out.text("stroke", &stroke.color.to_string()).number("stroke-width", stroke.width);
        if let Some((dash, gap)) = stroke.dash {
            out.raw(" stroke-dasharray=\"").value(dash).raw(" ").value(gap).raw("\"");
        }
        out
    }

    fn text(&mut self, text: &Text, size: f64, bold: bool, color: Rgb) {
        let letters = printable(&text.text);
        if letters.trim().is_empty() {
            return;
        }
        let baseline = text.y + self.options.font.under_middle(size, bold);
        if self.options.letters == Letters::Outlines {
            return self.outlines(text, &letters, baseline, size, bold, color);
        }
        self.fonts.use_line(self.options.font, &letters, bold);
        let out = self.out.raw("<text").number("x", text.x).number("y", baseline).number("font-size", size);
        if bold {
            out.text("font-weight", "600");
        }
        match text.side {
            Side::Left => {}
            Side::Middle => _ = out.text("text-anchor", "middle"),
            Side::Right => _ = out.text("text-anchor", "end"),
        }
        out.text("fill", &color.to_string());
        out.raw(">").raw(&out::escaped(&letters)).raw("</text>\n");
    }

    fn outlines(&mut self, text: &Text, letters: &str, baseline: f64, size: f64, bold: bool, color: Rgb) {
        let line = self.options.font.line(letters, bold);
        let left = left_of(text, line.width * size);
        let mut path = Path { out: Out::default(), x: left, y: baseline, size };
        for glyph in &line.glyphs {
            (path.x, path.y) = (left + glyph.x * size, baseline - glyph.y * size);
            glyph.face.draw(glyph.id, &mut path);
        }
        if !path.out.0.is_empty() {
            self.out.raw("<path").text("fill", &color.to_string()).text("d", path.out.0.trim_end()).raw("/>\n");
        }
    }
}

impl Names {
    fn define(&self, id: &str, out: &mut Out) {
        for (place, area) in self.clips.iter().enumerate() {
            out.raw("<clipPath").text("id", &format!("{id}-clip{}", place + 1)).raw("><rect");
            out.number("x", area.left).number("y", area.top);
            out.number("width", area.width().max(0.0)).number("height", area.height().max(0.0));
            out.raw("/></clipPath>\n");
        }
        let mut patterns: Vec<_> = self.patterns.iter().collect();
        patterns.sort_by_key(|(_, place)| **place);
        for ((pattern, color), place) in patterns {
            let tile = pattern.tile();
            out.raw("<pattern").text("id", &format!("{id}-pattern{place}"));
            out.number("width", tile).number("height", tile).text("patternUnits", "userSpaceOnUse").raw(">");
            tile_of(*pattern, *color, out);
            out.raw("</pattern>\n");
        }
    }
}

/// One tile of a pattern with what reaches in from its neighbours.
fn tile_of(pattern: Pattern, color: Rgb, out: &mut Out) {
    let tile = pattern.tile();
    if pattern == Pattern::Dots {
        out.raw("<circle").number("cx", tile / 2.0).number("cy", tile / 2.0).number("r", Pattern::DOT);
        out.text("fill", &color.to_string()).raw("/>");
        return;
    }
    let around = Area { left: -tile, top: -tile, right: 2.0 * tile, bottom: 2.0 * tile };
    out.raw("<path d=\"");
    for [from, to] in pattern.lines(around) {
        out.raw("M").value(from.0).raw(" ").value(from.1).raw("L").value(to.0).raw(" ").value(to.1);
    }
    out.raw("\"").text("stroke", &color.to_string()).number("stroke-width", Pattern::LINE).raw("/>");
}

/// Where a text begins.
pub(super) fn left_of(text: &Text, width: f64) -> f64 {
    match text.side {
        Side::Left => text.x,
        Side::Middle => text.x - width / 2.0,
        Side::Right => text.x - width,
    }
}

/// A side of the paper that is a number.
fn side(length: f64) -> f64 {
    if length.is_finite() { length.max(1.0) } else { 1.0 }
}

pub(super) fn is_finite(area: Area) -> bool {
    [area.left, area.top, area.right, area.bottom].iter().all(|side| side.is_finite())
}

pub(super) fn are_finite(points: &[(f64, f64)]) -> bool {
    points.iter().all(|(x, y)| x.is_finite() && y.is_finite())
}

/// As much smaller on each side, but never inside out.
pub(super) fn shrunk(area: Area, by: f64) -> Area {
    let (across, down) = (by.min(area.width() / 2.0), by.min(area.height() / 2.0));
    Area { left: area.left + across, top: area.top + down, right: area.right - across, bottom: area.bottom - down }
}

/// Writes outlines of letters as the data of a path.
struct Path {
    out: Out,
    x: f64,
    y: f64,
    size: f64,
}

impl Path {
    fn to(&mut self, command: &str, points: &[(f32, f32)]) {
        self.out.raw(command);
        for (place, (x, y)) in points.iter().enumerate() {
            if place > 0 {
                self.out.raw(" ");
            }
            let (x, y) = (self.x + f64::from(*x) * self.size, self.y - f64::from(*y) * self.size);
            self.out.value(x).raw(" ").value(y);
        }
    }
}

impl Pen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.to("M", &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.to("L", &[(x, y)]);
    }
    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        self.to("Q", &[(a, b), (x, y)]);
    }
    fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
        self.to("C", &[(a, b), (c, d), (x, y)]);
    }
    fn close(&mut self) {
        self.out.raw("Z");
    }
}

#[cfg(test)]
mod tests;
