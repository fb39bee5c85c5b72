//! The fonts that a chart is written in: which glyphs a text is, how wide it is and what it looks like.
//!
//! The same glyphs stand in the same places on every picture, whatever its format.
//! *Invariant:* every text has a width; a character that no font has is drawn as an empty box, never left out.

mod face;
mod line;
mod subset;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

pub use face::{Bytes, Face, Pen};
pub use line::{Glyph, Line};
pub use subset::{Used, subset};

use crate::domain::marks::TextWidth;

pub const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/TradebookSans-Regular.ttf");
pub const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/TradebookSans-SemiBold.ttf");

/// The family of the bundled faces.
pub const FAMILY: &str = "Tradebook Sans";

/// What bold text weighs.
pub const SEMIBOLD_WEIGHT: u16 = 600;

static BUNDLED: LazyLock<Font> = LazyLock::new(|| {
    let face = |bytes: &'static [u8]| Arc::new(Face::new(Arc::new(bytes), 0, None));
    let (regular, bold) = (face(REGULAR), face(SEMIBOLD));
    Font { family: FAMILY.into(), regular: vec![regular], bold: vec![bold] }
});

/// One family in two weights, with faces that help out where it lacks a character.
#[derive(Clone)]
pub struct Font {
    family: Arc<str>,
    /// The family's own face first.
    regular: Vec<Arc<Face>>,
    bold: Vec<Arc<Face>>,
}

impl Font {
    /// The font inside the program.
    pub fn bundled() -> Self {
        BUNDLED.clone()
    }

    /// Another family; the bundled one helps out.
    pub fn of_family(family: &str, regular: Face, bold: Face) -> Self {
        let mut font = Self::bundled();
        font.family = family.into();
        font.regular.insert(0, Arc::new(regular));
        font.bold.insert(0, Arc::new(bold));
        font
    }

    /// With further faces for the characters that it lacks, the best first.
    pub fn beside(mut self, faces: impl IntoIterator<Item = Arc<Face>>) -> Self {
        for face in faces {
            self.regular.push(Arc::clone(&face));
            self.bold.push(face);
        }
        self
    }

    pub fn family(&self) -> &str {
        &self.family
    }

    /// The family's own face.
    pub fn face(&self, bold: bool) -> Option<&Arc<Face>> {
        self.faces(bold).first()
    }

    /// The family's own face, then those that help out, the best first.
    pub fn faces(&self, bold: bool) -> &[Arc<Face>] {
        if bold { &self.bold } else { &self.regular }
    }

    /// Where a face stands among those of a weight.
    pub fn place_of(&self, face: &Arc<Face>, bold: bool) -> Option<usize> {
        self.faces(bold).iter().position(|other| Arc::ptr_eq(other, face))
    }

    /// The characters of a text that none of the faces has.
    pub fn lacking(&self, text: &str) -> BTreeSet<char> {
        let has = |c: char| self.regular.iter().any(|face| face.has(c));
        let mut seen = Recent::default();
        text.chars().filter(|c| seen.is_new(*c) && !line::is_unseen(*c) && !has(*c)).collect()
    }

    /// A text as glyphs from left to right.
    pub fn line(&self, text: &str, bold: bool) -> Line<'_> {
        line::line(self.faces(bold), text)
    }

    /// How far the baseline lies below the middle of a line of this size.
    pub fn under_middle(&self, size: f64, bold: bool) -> f64 {
        self.face(bold).map_or(0.0, |face| face.under_middle()) * size
    }
}

/// The characters that came last, so that a long text is not looked up letter by letter.
struct Recent([char; 256]);

impl Default for Recent {
    fn default() -> Self {
        Self(['\0'; 256])
    }
}

impl Recent {
    /// False only for a character that came before.
    fn is_new(&mut self, c: char) -> bool {
        let slot = self.0.get_mut(c as usize % 256);
        slot.is_none_or(|slot| std::mem::replace(slot, c) != c)
    }
}

impl TextWidth for Font {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.line(text, bold).width * size
    }
}

#[cfg(test)]
mod tests;
