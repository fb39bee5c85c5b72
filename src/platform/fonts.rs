//! The fonts that are installed on this machine: for a house style, and for letters that the bundled font lacks.
//!
//! *Invariant:* the disk is looked at only when something is asked for that the bundled font does not have.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, FaceInfo, Family, ID, Query, Source, Stretch, Style, Weight};

use crate::formats::font::{Bytes, Face, Font, SEMIBOLD_WEIGHT};

/// No picture needs more fonts than this for its letters.
const MOST_HELPERS: usize = 8;

#[derive(Default)]
pub struct InstalledFonts {
    found: Option<Database>,
    /// The family that was asked for last.
    known: Option<(String, Option<Font>)>,
    /// Faces that were read to help out.
    helpers: Vec<Arc<Face>>,
    /// Characters that no font here has.
    nowhere: BTreeSet<char>,
}

impl InstalledFonts {
    /// The font of a family; `None` where it is not installed. An empty name is the bundled one.
    pub fn family(&mut self, name: &str) -> Option<Font> {
        let name = name.trim();
        if name.is_empty() || name == crate::formats::font::FAMILY {
            return Some(Font::bundled());
        }
        if let Some((known, font)) = &self.known
            && known == name
        {
            return font.clone();
        }
        let font = self.read_family(name);
        self.known = Some((name.to_owned(), font.clone()));
        font
    }

    /// The families whose letters stand upright, in the order of the alphabet.
    pub fn names(&mut self) -> Vec<String> {
        let upright = self.database().faces().filter(|info| info.style == Style::Normal);
        let names = upright.filter_map(|info| info.families.first()).map(|(name, _)| name.trim().to_owned());
        // Those that begin with a point are the system's own.
        let names: BTreeSet<String> = names.filter(|name| !name.is_empty() && !name.starts_with('.')).collect();
        let mut names: Vec<String> = names.into_iter().filter(|name| name != crate::formats::font::FAMILY).collect();
        names.sort_by_key(|name| name.to_lowercase());
        names
    }

    fn read_family(&mut self, name: &str) -> Option<Font> {
        let database = self.database();
        let of_weight = |weight| {
            let query = Query {
                families: &[Family::Name(name)],
                weight: Weight(weight),
                stretch: Stretch::Normal,
                style: Style::Normal,
            };
            face(database, database.query(&query)?, Some(weight))
        };
        let (regular, bold) = (of_weight(Weight::NORMAL.0)?, of_weight(SEMIBOLD_WEIGHT)?);
        (regular.is_readable() && bold.is_readable()).then(|| Font::of_family(name, regular, bold))
    }

    /// A font with what it takes to write these texts, as far as this machine has it.
    pub fn for_texts<'a>(&mut self, font: &Font, texts: impl Iterator<Item = &'a str>) -> Font {
        let mut lacking: BTreeSet<char> = texts.flat_map(|text| font.lacking(text)).collect();
        let has = |face: &Arc<Face>, c: char| face.has_outline(c);
        for helper in &self.helpers {
            lacking.retain(|c| !has(helper, *c));
        }
        lacking.retain(|c| !self.nowhere.contains(c));
        while let Some(first) = lacking.first().copied()
            && self.helpers.len() < MOST_HELPERS
        {
            match self.face_with(first) {
                Some(face) => {
                    lacking.retain(|c| !has(&face, *c));
                    self.helpers.push(face);
                }
                None => {
                    self.nowhere.insert(first);
                    lacking.remove(&first);
                }
            }
        }
        font.clone().beside(self.helpers.iter().cloned())
    }

    /// The plainest face with an outline of a character.
    fn face_with(&mut self, c: char) -> Option<Arc<Face>> {
        let database = self.database();
        let oddness = |info: &&FaceInfo| {
            let plain = info.style == Style::Normal && info.stretch == Stretch::Normal;
            (!plain, info.weight.0.abs_diff(Weight::NORMAL.0), info.monospaced, info.post_script_name.clone())
        };
        let mut faces: Vec<_> = database.faces().collect();
        faces.sort_by_cached_key(oddness);
        // Only the table of its characters is read of a file before it is chosen.
        let fits = |info: &&FaceInfo| {
            let read = |bytes: &[u8], index: u32| {
                let font = skrifa::FontRef::from_index(bytes, index).ok()?;
                let glyph = skrifa::MetadataProvider::charmap(&font).map(c)?;
                (glyph.to_u32() != 0).then_some(())
            };
            database.with_face_data(info.id, read).flatten().is_some()
        };
        let candidates = faces.into_iter().filter(fits).filter_map(|info| face(database, info.id, None));
        candidates.filter(|face| face.has_outline(c)).map(Arc::new).next()
    }

    fn database(&mut self) -> &Database {
        self.found.get_or_insert_with(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            database
        })
    }
}

fn face(database: &Database, id: ID, weight: Option<u16>) -> Option<Face> {
    let (source, index) = database.face_source(id)?;
    let bytes: Bytes = match source {
        Source::Binary(bytes) => bytes,
        Source::File(path) => Arc::new(std::fs::read(path).ok()?),
        #[allow(unreachable_patterns, reason = "a file in memory is known only with another feature")]
        _ => return None,
    };
    Some(Face::new(bytes, index, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_font_needs_no_look_at_the_disk() {
        let mut fonts = InstalledFonts::default();
        let font = fonts.family("").unwrap();
        let font = fonts.for_texts(&font, ["Экспорт 456,3 млн ₸", "▲ 21,6 %"].into_iter());
        assert_eq!(font.family(), "Tradebook Sans");
        assert!(fonts.found.is_none());
    }

    #[test]
    fn a_family_that_is_not_installed_is_none() {
        assert!(InstalledFonts::default().family("No Such Family Anywhere").is_none());
    }

    #[test]
    fn every_family_of_the_list_is_one_that_can_be_asked_for() {
        let mut fonts = InstalledFonts::default();
        let names = fonts.names();
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| name.to_lowercase());
        sorted.dedup();
        assert_eq!(names, sorted);
        for name in names.iter().take(3) {
            assert_eq!(fonts.family(name).map(|font| font.family().to_owned()).as_deref().unwrap_or(name), name);
        }
        assert!(!names.iter().any(|name| name.is_empty() || name == "Tradebook Sans"));
    }

    #[test]
    fn letters_that_no_font_has_are_boxes_and_are_looked_for_once() {
        let mut fonts = InstalledFonts::default();
        let bundled = Font::bundled();
        let unassigned = "a\u{e000}\u{10ffff}";
        let font = fonts.for_texts(&bundled, [unassigned].into_iter());
        assert_eq!(font.line(unassigned, false).glyphs.len(), 3);
        let font = fonts.for_texts(&font, [unassigned].into_iter());
        assert!(font.faces(false).len() <= 1 + 2 * MOST_HELPERS);
    }
}
