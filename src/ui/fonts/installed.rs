//! Installed fonts in the window: families that charts are laid out and painted with, and faces with letters that the
//! bundled font lacks.
//!
//! A screen asks for a family by a request; until the answer is here, and where it is not installed, it has the bundled
//! font. Letters are looked for as they come, in a file or from the keyboard; until then they are boxes.
//! *Invariant:* what lays out a text has painted it, so that window and file show one layout.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Context, FontData, FontFamily, FontTweak, Id};

use super::definitions;
use crate::formats::font::{FAMILY, Face, Font};
use crate::ui::Request;
use crate::ui::chart::paint::Families;

/// Whether a family is on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    NotKnownYet,
    Missing,
    Here,
}

/// A font with the families that egui paints it by.
#[derive(Clone)]
pub struct ChartFont {
    pub font: Font,
    pub families: Families,
    pub presence: Presence,
}

impl ChartFont {
    fn bundled(presence: Presence) -> Self {
        Self { font: Font::bundled(), families: Families::default(), presence }
    }
}

impl Default for ChartFont {
    fn default() -> Self {
        Self::bundled(Presence::Here)
    }
}

/// What was asked for and what was found, kept with the fonts of the window.
#[derive(Clone, Default)]
struct Known {
    asked: BTreeSet<String>,
    fonts: BTreeMap<String, Option<Font>>,
    names_asked: bool,
    names: Option<Arc<[String]>>,
    letters_asked: BTreeSet<char>,
    /// The plainest first.
    helpers: Arc<[Arc<Face>]>,
}

fn place() -> Id {
    Id::unique("fonts of charts")
}

fn with<T>(ctx: &Context, look: impl FnOnce(&mut Known) -> T) -> T {
    ctx.data_mut(|data| look(data.get_temp_mut_or_default(place())))
}

fn is_bundled(family: &str) -> bool {
    family.is_empty() || family == FAMILY
}

/// The font of a family, or the bundled one in its place.
pub fn font_of(ctx: &Context, family: &str, requests: &mut Vec<Request>) -> ChartFont {
    let mut found = family_of(ctx, family.trim(), requests);
    let helpers = with(ctx, |known| Arc::clone(&known.helpers));
    found.families.helpers = helpers_bound(ctx);
    found.font = found.font.beside(helpers.iter().take(found.families.helpers).cloned());
    found
}

fn family_of(ctx: &Context, family: &str, requests: &mut Vec<Request>) -> ChartFont {
    if is_bundled(family) {
        return ChartFont::default();
    }
    let (found, ask) = with(ctx, |known| {
        let found = known.fonts.get(family).cloned();
        let ask = found.is_none() && known.asked.insert(family.to_owned());
        (found, ask)
    });
    requests.extend(ask.then(|| Request::FindFont(family.to_owned())));
    match found {
        None => ChartFont::bundled(Presence::NotKnownYet),
        Some(None) => ChartFont::bundled(Presence::Missing),
        Some(Some(font)) => {
            let families = families_of(family);
            // They are there from the pass after they were found.
            if !ctx.fonts(|fonts| fonts.families().contains(&families.bold)) {
                return ChartFont::bundled(Presence::NotKnownYet);
            }
            ChartFont { font, families, presence: Presence::Here }
        }
    }
}

/// How many further faces this pass writes with; it changes when letters were found.
pub fn helpers_bound(ctx: &Context) -> usize {
    let of_window = |fonts: &egui::epaint::FontsView<'_>| {
        let faces = fonts.definitions().families.get(&FontFamily::Proportional);
        faces.map_or(0, |faces| faces.iter().filter(|name| name.starts_with(HELPER)).count())
    };
    ctx.fonts(of_window)
}

/// Characters that no face here has been looked for yet: all that are to be found now, those found before among them.
pub fn letters_wanted(ctx: &Context, letters: &BTreeSet<char>) -> Option<BTreeSet<char>> {
    with(ctx, |known| {
        let before = known.letters_asked.len();
        known.letters_asked.extend(letters);
        (known.letters_asked.len() > before).then(|| known.letters_asked.clone())
    })
}

/// The faces with the letters that were looked for, the plainest first.
pub fn letters_found(ctx: &Context, faces: Vec<Arc<Face>>) {
    if with(ctx, |known| known.helpers.len() == faces.len()) {
        return;
    }
    with(ctx, |known| known.helpers = faces.into());
    set(ctx);
}

/// The installed families, once they are listed.
pub fn names(ctx: &Context, requests: &mut Vec<Request>) -> Option<Arc<[String]>> {
    let (names, ask) = with(ctx, |known| (known.names.clone(), !std::mem::replace(&mut known.names_asked, true)));
    requests.extend(ask.then_some(Request::ListFonts));
    names
}

/// The answer to [`Request::ListFonts`].
pub fn names_found(ctx: &Context, names: Vec<String>) {
    with(ctx, |known| known.names = Some(names.into()));
}

/// The answer to [`Request::FindFont`]; `None`: it is not installed.
pub fn font_found(ctx: &Context, family: &str, font: Option<Font>) {
    with(ctx, |known| known.fonts.insert(family.to_owned(), font));
    set(ctx);
}

const HELPER: &str = "helper ";

/// Gives egui all that was found; it is there from the next pass.
fn set(ctx: &Context) {
    let (fonts, helpers) = with(ctx, |known| (known.fonts.clone(), Arc::clone(&known.helpers)));
    let mut definitions = definitions();
    for (family, font) in fonts.iter().filter_map(|(family, font)| Some((family, font.as_ref()?))) {
        let Families { regular, bold, .. } = families_of(family);
        for (of, bold, bundled) in [(regular, false, "regular"), (bold, true, "semibold")] {
            let Some(face) = font.face(bold) else { continue };
            let name = format!("{of}");
            definitions.font_data.insert(name.clone(), Arc::new(data(face)));
            definitions.families.insert(of, vec![name, bundled.to_owned()]);
        }
    }
    for (place, face) in helpers.iter().enumerate() {
        let name = format!("{HELPER}{place}");
        definitions.font_data.insert(name.clone(), Arc::new(data(face)));
        definitions.families.values_mut().for_each(|faces| faces.push(name.clone()));
    }
    ctx.set_fonts(definitions);
    ctx.request_repaint();
}

fn families_of(family: &str) -> Families {
    let named = |weight: &str| FontFamily::Name(format!("chart {weight} {family}").into());
    Families { regular: named("regular"), bold: named("bold"), helpers: 0 }
}

fn data(face: &Face) -> FontData {
    let mut tweak = FontTweak::default();
    if let Some(weight) = face.weight() {
        tweak.coords.push(b"wght", f32::from(weight));
    }
    FontData::from_blob(Arc::clone(face.bytes()), face.index()).tweak(tweak)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::font::{REGULAR, SEMIBOLD};

    /// The bundled bytes as if they were an installed family.
    fn installed(family: &str) -> Font {
        let face = |bytes: &'static [u8]| Face::new(Arc::new(bytes), 0, None);
        Font::of_family(family, face(REGULAR), face(SEMIBOLD))
    }

    fn pass(ctx: &Context) {
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.textures_delta.clear();
    }

    fn context() -> Context {
        let ctx = Context::default();
        crate::ui::fonts::install(&ctx);
        pass(&ctx);
        ctx
    }

    #[test]
    fn a_family_is_asked_for_once_and_painted_with_when_it_is_there() {
        let ctx = context();
        let mut requests = Vec::new();
        for _ in 0..3 {
            let font = font_of(&ctx, " Georgia ", &mut requests);
            assert_eq!((font.presence, font.font.family()), (Presence::NotKnownYet, FAMILY));
        }
        assert_eq!(requests, [Request::FindFont("Georgia".to_owned())]);
        font_found(&ctx, "Georgia", Some(installed("Georgia")));
        pass(&ctx);
        let font = font_of(&ctx, "Georgia", &mut requests);
        assert_eq!((font.presence, font.font.family()), (Presence::Here, "Georgia"));
        let bound = ctx.fonts(|fonts| fonts.families());
        assert!(bound.contains(&font.families.regular) && bound.contains(&font.families.bold));
        assert_eq!(requests.len(), 1);
    }

    #[test]
    fn the_bundled_font_stands_in_for_one_that_is_not_installed() {
        let ctx = context();
        let mut requests = Vec::new();
        font_found(&ctx, "Nowhere Sans", None);
        pass(&ctx);
        let font = font_of(&ctx, "Nowhere Sans", &mut requests);
        assert_eq!((font.presence, font.font.family()), (Presence::Missing, FAMILY));
        for own in ["", " ", FAMILY] {
            assert_eq!(font_of(&ctx, own, &mut requests).presence, Presence::Here);
        }
        assert_eq!(requests, []);
    }

    #[test]
    fn letters_that_are_found_are_in_every_family() {
        let ctx = context();
        let mut requests = Vec::new();
        font_found(&ctx, "Georgia", Some(installed("Georgia")));
        let letters = BTreeSet::from(['☂']);
        assert_eq!(letters_wanted(&ctx, &letters), Some(letters.clone()));
        assert_eq!(letters_wanted(&ctx, &letters), None);
        let more = BTreeSet::from(['中']);
        assert_eq!(letters_wanted(&ctx, &more), Some(BTreeSet::from(['☂', '中'])));
        let before = font_of(&ctx, "", &mut requests);
        letters_found(&ctx, vec![Arc::new(Face::new(Arc::new(REGULAR), 0, None))]);
        pass(&ctx);
        for family in ["", "Georgia"] {
            let font = font_of(&ctx, family, &mut requests);
            assert_ne!(font.families, before.families);
            assert_eq!(
                (font.families.helpers, font.font.faces(true).len()),
                (1, if family.is_empty() { 2 } else { 3 })
            );
        }
        let families = ctx.fonts(|fonts| fonts.definitions().families.clone());
        assert!(families.values().all(|faces| faces.iter().any(|name| name == "helper 0")), "{families:?}");
    }

    #[test]
    fn the_list_of_families_is_asked_for_once() {
        let ctx = context();
        let mut requests = Vec::new();
        assert!(names(&ctx, &mut requests).is_none() && names(&ctx, &mut requests).is_none());
        assert_eq!(requests, [Request::ListFonts]);
        names_found(&ctx, vec!["Georgia".to_owned()]);
        assert_eq!(names(&ctx, &mut requests).as_deref(), Some(&["Georgia".to_owned()][..]));
    }
}
