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
    /// Faces that were read to help out, the plainest first.
    helpers: Vec<Helper>,
    looked_for: BTreeSet<char>,
}

/// A face with its place among all that are installed.
struct Helper {
    rank: usize,
    face: Arc<Face>,
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
        let lacking = texts.flat_map(|text| font.lacking(text)).collect();
        font.clone().beside(self.helpers(&lacking))
    }

    /// The faces that have these characters, the plainest first. Whatever else is asked for with it or before, a
    /// character is always of the plainest face that has it: so that all pictures show the same letters.
    pub fn helpers(&mut self, characters: &BTreeSet<char>) -> Vec<Arc<Face>> {
        let mut lacking: BTreeSet<char> = characters.difference(&self.looked_for).copied().collect();
        self.looked_for.extend(&lacking);
        let ranked = if lacking.is_empty() { Vec::new() } else { ranked(self.database()) };
        for (rank, id) in ranked.into_iter().enumerate() {
            if lacking.is_empty() || self.helpers.len() >= MOST_HELPERS {
                break;
            }
            let known = self.helpers.iter().find(|helper| helper.rank == rank);
            let known = known.map(|helper| Arc::clone(&helper.face));
            let is_known = known.is_some();
            let Some(face) = known.or_else(|| candidate(self.database(), id, &lacking)) else { continue };
            let before = lacking.len();
            lacking.retain(|c| !face.has_outline(*c));
            if lacking.len() < before && !is_known {
                self.helpers.push(Helper { rank, face });
            }
        }
        self.helpers.sort_by_key(|helper| helper.rank);
        self.helpers.iter().map(|helper| Arc::clone(&helper.face)).collect()
    }

    fn database(&mut self) -> &Database {
        self.found.get_or_insert_with(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            database
        })
    }
}

/// All faces, the plainest first.
fn ranked(database: &Database) -> Vec<ID> {
    let oddness = |info: &&FaceInfo| {
        let plain = info.style == Style::Normal && info.stretch == Stretch::Normal;
        (!plain, info.weight.0.abs_diff(Weight::NORMAL.0), info.monospaced, info.post_script_name.clone())
    };
    let mut faces: Vec<_> = database.faces().collect();
    faces.sort_by_cached_key(oddness);
    faces.into_iter().map(|info| info.id).collect()
}

/// A face that may have some of these characters: only the table of its characters is read before the whole file is.
fn candidate(database: &Database, id: ID, characters: &BTreeSet<char>) -> Option<Arc<Face>> {
    let read = |bytes: &[u8], index: u32| {
        let font = skrifa::FontRef::from_index(bytes, index).ok()?;
        let map = skrifa::MetadataProvider::charmap(&font);
        let has = |c: &char| map.map(*c).is_some_and(|glyph| glyph.to_u32() != 0);
        characters.iter().any(has).then_some(())
    };
    database.with_face_data(id, read).flatten()?;
    face(database, id, None).map(Arc::new)
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

    #[test]
    fn a_character_is_of_one_face_whatever_was_asked_for_before() {
        let asked: [BTreeSet<char>; 3] = ["☂⛳♞", "ب中☂", "ꙮ☃"].map(|text| text.chars().collect());
        let mut step_by_step = InstalledFonts::default();
        for characters in &asked {
            step_by_step.helpers(characters);
        }
        let all: BTreeSet<char> = asked.iter().flatten().copied().collect();
        let (stepped, at_once) = (step_by_step.helpers(&all), InstalledFonts::default().helpers(&all));
        for c in &all {
            let of = |faces: &[Arc<Face>]| {
                let face = faces.iter().find(|face| face.has_outline(*c))?;
                Some(((**face.bytes()).as_ref().len(), face.index()))
            };
            let alone = InstalledFonts::default().helpers(&BTreeSet::from([*c]));
            assert_eq!(of(&stepped), of(&at_once), "{c}");
            assert_eq!(of(&at_once), of(&alone), "{c}");
        }
    }
}
