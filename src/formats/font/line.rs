//! A text as glyphs from left to right: which face each character is of, and in which direction it is written.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::ParagraphBidiInfo;

use super::face::{Face, Shaped};

/// What stands for a character that no face has, the best first.
const BOXES: [char; 3] = ['□', '\u{fffd}', '?'];

/// A glyph in its place; lengths are parts of the text's size.
#[derive(Clone)]
pub struct Glyph<'a> {
    pub face: &'a Arc<Face>,
    pub id: u32,
    /// From the left end of the text.
    pub x: f64,
    /// Above the baseline.
    pub y: f64,
    /// How far it takes the line.
    pub advance: f64,
    /// The characters that it stands for.
    pub text: Range<usize>,
}

#[derive(Clone, Default)]
pub struct Line<'a> {
    pub glyphs: Vec<Glyph<'a>>,
    pub width: f64,
}

/// A part of the text with one face.
struct Part<'a> {
    face: &'a Arc<Face>,
    text: Range<usize>,
}

pub fn line<'a>(faces: &'a [Arc<Face>], text: &str) -> Line<'a> {
    let mut line = Line::default();
    for (run, to_left) in runs(text) {
        let mut parts = parts(faces, text, run);
        if to_left {
            parts.reverse();
        }
        for part in parts {
            line.add(faces, text, &part, to_left);
        }
    }
    line
}

/// Runs of one direction from left to right.
fn runs(text: &str) -> Vec<(Range<usize>, bool)> {
    // What comes before the Hebrew block is all written to the right.
    if text.chars().all(|c| c < '\u{590}') {
        return vec![(0..text.len(), false)];
    }
    let info = ParagraphBidiInfo::new(text, None);
    let (levels, runs) = info.visual_runs(0..text.len());
    let to_left = |run: &Range<usize>| levels.get(run.start).is_some_and(|level| level.is_rtl());
    runs.into_iter().map(|run| (run.clone(), to_left(&run))).collect()
}

/// Cuts a run where another face is needed.
fn parts<'a>(faces: &'a [Arc<Face>], text: &str, run: Range<usize>) -> Vec<Part<'a>> {
    let Some(first) = faces.first() else { return Vec::new() };
    let mut parts: Vec<Part<'a>> = Vec::new();
    let start = run.start;
    for (at, c) in text.get(run).unwrap_or_default().char_indices() {
        let (from, to) = (start + at, start + at + c.len_utf8());
        let last = parts.last_mut();
        if let Some(last) = last
            && (joins(c) || is_unseen(c) || fits(last.face, faces, c))
        {
            last.text.end = to;
            continue;
        }
        let face = faces.iter().find(|face| face.has(c)).unwrap_or(first);
        parts.push(Part { face, text: from..to });
    }
    parts
}

/// Whether a character is at home in a face: it has it, and none before it does.
fn fits(face: &Arc<Face>, faces: &[Arc<Face>], c: char) -> bool {
    let home = faces.iter().find(|other| other.has(c)).or(faces.first());
    home.is_some_and(|home| Arc::ptr_eq(home, face))
}

/// Characters that are drawn on or with the one before them.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Characters that only say how others are written.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
        || c.is_control()
}

impl<'a> Line<'a> {
    fn add(&mut self, faces: &'a [Arc<Face>], text: &str, part: &Part<'a>, to_left: bool) {
        let own = text.get(part.text.clone()).unwrap_or_default();
        let mut shaped = Vec::new();
        part.face.shape(own, to_left, |glyph| shaped.push(glyph));
        let mut starts: Vec<_> = shaped.iter().map(|glyph| glyph.at).collect();
        starts.sort_unstable();
        let mut boxed = None;
        for glyph in shaped {
            let next = starts.get(starts.partition_point(|start| *start <= glyph.at));
            let range = part.text.start + glyph.at..part.text.start + next.copied().unwrap_or(own.len());
            if glyph.glyph != 0 {
                self.put(part.face, &glyph, range);
            } else if boxed.replace(range.start) != Some(range.start)
                && !own.get(glyph.at..).and_then(|rest| rest.chars().next()).is_some_and(|c| joins(c) || is_unseen(c))
            {
                self.put_box(faces, range);
            }
        }
    }

    fn put(&mut self, face: &'a Arc<Face>, shaped: &Shaped, text: Range<usize>) {
        let (x, y) = (self.width + shaped.x, shaped.y);
        self.glyphs.push(Glyph { face, id: shaped.glyph, x, y, advance: shaped.advance, text });
        self.width += shaped.advance;
    }

    /// The characters were not found in any face.
    fn put_box(&mut self, faces: &'a [Arc<Face>], text: Range<usize>) {
        let found = BOXES.into_iter().find_map(|c| faces.iter().find_map(|face| Some((face, face.glyph(c)?))));
        let Some((face, id)) = found else { return };
        let advance = face.advance(id);
        self.glyphs.push(Glyph { face, id, x: self.width, y: 0.0, advance, text });
        self.width += advance;
    }
}
