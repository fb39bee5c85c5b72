//! One font file: the glyphs of its characters, their widths and outlines.

use std::sync::Arc;

use harfrust::{ShaperData, ShaperInstance};
use skrifa::charmap::MappingIndex;
use skrifa::instance::{Location, Size};
use skrifa::outline::DrawSettings;
pub use skrifa::outline::OutlinePen as Pen;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

/// The bytes of a font file, shared.
pub type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

const WEIGHT: Tag = Tag::new(b"wght");

pub struct Face {
    bytes: Bytes,
    /// Which of the fonts in the file.
    index: u32,
    /// Of a file whose weight can be chosen.
    weight: Option<u16>,
    characters: MappingIndex,
    location: Location,
    /// `None` for a file that is no font.
    shaping: Option<Shaping>,
    units: f64,
    under_middle: f64,
}

struct Shaping {
    data: ShaperData,
    instance: ShaperInstance,
}

impl Face {
    /// A font of a file; `weight` is taken where the file has more than one. Bytes that are no font have no glyphs.
    pub fn new(bytes: Bytes, index: u32, weight: Option<u16>) -> Self {
        let mut face = Self {
            bytes,
            index,
            weight: None,
            characters: MappingIndex::default(),
            location: Location::default(),
            shaping: None,
            units: 1.0,
            under_middle: 0.0,
        };
        let bytes = Arc::clone(&face.bytes);
        if let Ok(font) = FontRef::from_index((*bytes).as_ref(), index) {
            let weight = weight.filter(|_| font.axes().iter().any(|axis| axis.tag() == WEIGHT));
            let setting = weight.map(|weight| (WEIGHT, f32::from(weight)));
            face.weight = weight;
            face.location = font.axes().location(setting);
            face.characters = MappingIndex::new(&font);
            let instance = ShaperInstance::from_variations(&font, setting);
            face.shaping = Some(Shaping { data: ShaperData::new(&font), instance });
            let metrics = font.metrics(Size::unscaled(), &face.location);
            face.units = f64::from(metrics.units_per_em.max(1));
            face.under_middle = f64::from(metrics.ascent + metrics.descent) / 2.0 / face.units;
        }
        face
    }

    /// Whether the bytes are a font at all.
    pub fn is_readable(&self) -> bool {
        self.shaping.is_some()
    }

    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    pub fn index(&self) -> u32 {
        self.index
    }

    /// The weight that was chosen in a file with more than one.
    pub fn weight(&self) -> Option<u16> {
        self.weight
    }

    /// How far the baseline lies below the middle of a line, in parts of the text's size.
    pub fn under_middle(&self) -> f64 {
        self.under_middle
    }

    pub fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index((*self.bytes).as_ref(), self.index).ok()
    }

    /// The glyph of a character by itself.
    pub fn glyph(&self, c: char) -> Option<u32> {
        let glyph = self.characters.charmap(&self.font()?).map(c)?;
        (glyph != GlyphId::NOTDEF).then(|| glyph.to_u32())
    }

    pub fn has(&self, c: char) -> bool {
        self.glyph(c).is_some()
    }

    /// Whether a character can be drawn as an outline: not so the coloured pictures of some fonts.
    pub fn has_outline(&self, c: char) -> bool {
        let outline = || self.font()?.outline_glyphs().get(GlyphId::new(self.glyph(c)?));
        outline().is_some_and(|glyph| {
            let mut drawn = Drawn(false);
            let settings = DrawSettings::unhinted(Size::unscaled(), &self.location);
            glyph.draw(settings, &mut drawn).is_ok() && drawn.0
        })
    }

    /// Whether the font's maker lets it go along in other files (OS/2 fsType, OpenType 1.9).
    pub fn may_be_embedded(&self) -> bool {
        const RESTRICTED: u16 = 2;
        let terms = self.font().and_then(|font| Some(font.os2().ok()?.fs_type() & 0xf));
        terms != Some(RESTRICTED)
    }

    /// A part of the text's size in the font's own units; `None` for less than one.
    pub fn units_of(&self, part: f64) -> Option<i16> {
        let units = (part * self.units).round().clamp(f64::from(i16::MIN), f64::from(i16::MAX));
        #[allow(clippy::cast_possible_truncation, reason = "within its bounds by the clamp")]
        let units = units as i16;
        (units != 0).then_some(units)
    }

    /// How far a glyph takes the line, in parts of the text's size.
    pub fn advance(&self, glyph: u32) -> f64 {
        let metrics =
            |font: FontRef<'_>| font.glyph_metrics(Size::unscaled(), &self.location).advance_width(GlyphId::new(glyph));
        f64::from(self.font().and_then(metrics).unwrap_or_default()) / self.units
    }

    /// Draws a glyph's outline with `y` upwards, in parts of the text's size.
    pub fn draw(&self, glyph: u32, pen: &mut impl Pen) {
        let Some(outline) = self.font().and_then(|font| font.outline_glyphs().get(GlyphId::new(glyph))) else {
            return;
        };
        // A glyph whose outline is damaged stays as far as it was drawn.
        let _drawn = outline.draw(DrawSettings::unhinted(Size::new(1.0), &self.location), pen);
    }

    /// Glyphs of a run of one direction, in the order of painting.
    pub(super) fn shape(&self, text: &str, to_left: bool, mut visit: impl FnMut(Shaped)) {
        let (Some(font), Some(shaping)) = (self.font(), &self.shaping) else { return };
        let shaper = shaping.data.shaper(&font).instance(Some(&shaping.instance)).build();
        let mut buffer = harfrust::UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let direction = if to_left { harfrust::Direction::RightToLeft } else { harfrust::Direction::LeftToRight };
        buffer.set_direction(direction);
        let glyphs = shaper.shape(buffer, harfrust::ShapeOptions::new());
        for (info, place) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            let part = |units: i32| f64::from(units) / self.units;
            visit(Shaped {
                glyph: info.glyph_id,
                at: usize::try_from(info.cluster).unwrap_or_default(),
                advance: part(place.x_advance),
                x: part(place.x_offset),
                y: part(place.y_offset),
            });
        }
    }
}

/// A glyph in a run; lengths are parts of the text's size, `y` upwards.
pub(super) struct Shaped {
    pub glyph: u32,
    /// Where its characters begin in the run's text.
    pub at: usize,
    pub advance: f64,
    pub x: f64,
    pub y: f64,
}

/// Sees whether anything is drawn.
struct Drawn(bool);

impl Pen for Drawn {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn close(&mut self) {}
}
