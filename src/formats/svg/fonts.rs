//! The fonts that a text in an SVG is written in, inside the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Letters;
use super::out::Out;
use crate::formats::font::{FAMILY, Face, Font, SEMIBOLD_WEIGHT, Used, subset};

/// What programs have that take no font from a file.
const OTHERS: &str = "Inter, 'Segoe UI', Arial, sans-serif";

/// What is needed of each face, by its place in the font and its weight.
#[derive(Default)]
pub struct Fonts {
    used: BTreeMap<(usize, bool), Used>,
}

/// The list of families that a text names.
pub fn families(font: &Font) -> String {
    let own = if font.family() == FAMILY { String::new() } else { format!("'{}', ", quoted(font.family())) };
    format!("{own}'{FAMILY}', {OTHERS}")
}

/// A name of a font inside quotes of a style.
fn quoted(name: &str) -> String {
    name.chars().filter(|c| !c.is_control() && !matches!(c, '\'' | '"' | '\\' | '<' | '>' | '&')).collect()
}

impl Fonts {
    /// Takes down what a text needs.
    pub fn use_line(&mut self, font: &Font, text: &str, bold: bool) {
        let glyphs = font.line(text, bold).glyphs;
        for (place, glyph) in glyphs.iter().enumerate() {
            let Some(face) = font.place_of(glyph.face, bold) else { continue };
            let used = self.used.entry((face, bold)).or_default();
            used.glyphs.insert(glyph.id);
            let characters = text.get(glyph.text.clone()).unwrap_or_default().chars();
            used.characters.extend(characters.filter_map(|c| Some((c, glyph.face.glyph(c)?))));
            let next = glyphs.get(place + 1).filter(|next| Arc::ptr_eq(next.face, glyph.face));
            if let Some(next) = next
                && let Some(by) = glyph.face.units_of(glyph.advance - glyph.face.advance(glyph.id))
            {
                used.kerns.insert((glyph.id, next.id), by);
            }
        }
    }

    /// The style sheet that brings the fonts along; nothing where letters are outlines.
    pub fn style(&self, font: &Font, letters: Letters) -> Out {
        let mut out = Out::default();
        for ((place, bold), used) in &self.used {
            // Faces beyond these two only help out on this machine.
            let family = match place {
                0 => font.family(),
                1 if font.family() != FAMILY => FAMILY,
                _ => continue,
            };
            let face = font.faces(*bold).get(*place);
            let Some(bytes) = face.and_then(|face| bytes_of(face, used, letters)) else { continue };
            let weight = if *bold { SEMIBOLD_WEIGHT } else { 400 };
            out.raw(&format!("@font-face{{font-family:'{}';font-weight:{weight};", quoted(family)));
            out.raw("src:url(data:font/ttf;base64,").raw(&STANDARD.encode(bytes)).raw(")}\n");
        }
        if !out.0.is_empty() {
            out.0 = format!("<style>\n{}</style>\n", out.0);
        }
        out
    }
}

/// `None` where the font's maker does not want it in other files.
fn bytes_of(face: &Face, used: &Used, letters: Letters) -> Option<Vec<u8>> {
    if !face.may_be_embedded() {
        return None;
    }
    let whole = || (face.index() == 0).then(|| (**face.bytes()).as_ref().to_vec());
    match letters {
        Letters::Cut => subset(face, used).or_else(whole),
        Letters::Whole => whole(),
        Letters::Outlines => None,
    }
}
