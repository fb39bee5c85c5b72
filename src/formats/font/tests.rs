//! Widths, places and outlines of letters, in whole fonts and in cut down ones.

use super::*;

#[derive(Default)]
struct Commands(Vec<String>);

impl Pen for Commands {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(format!("M{x:.3} {y:.3}"));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(format!("L{x:.3} {y:.3}"));
    }
    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        self.0.push(format!("Q{a:.3} {b:.3} {x:.3} {y:.3}"));
    }
    fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
        self.0.push(format!("C{a:.3} {b:.3} {c:.3} {d:.3} {x:.3} {y:.3}"));
    }
    fn close(&mut self) {
        self.0.push("Z".into());
    }
}

fn outline(face: &Face, c: char) -> Vec<String> {
    let mut commands = Commands::default();
    face.draw(face.glyph(c).unwrap(), &mut commands);
    commands.0
}

#[test]
fn widths_follow_text_size_and_weight() {
    let font = Font::bundled();
    let width = |text: &str, size, bold| font.width(text, size, bold);
    assert_eq!(width("", 11.5, false), 0.0);
    assert!((width("456.3", 20.0, false) - 2.0 * width("456.3", 10.0, false)).abs() < 1e-9);
    assert!((width("1111", 10.0, false) - width("0000", 10.0, false)).abs() < 1e-9, "digits stand in columns");
    assert!(width("Exports", 10.0, true) > width("Exports", 10.0, false));
    let apart = width("A", 100.0, false) + width("V", 100.0, false);
    assert!(width("AV", 100.0, false) < apart - 1.0, "letters are kerned");
    assert!((30.0..60.0).contains(&width("Экспорт", 11.5, false)));
}

#[test]
fn every_character_has_its_place_from_left_to_right() {
    let font = Font::bundled();
    let text = "Экспорт 456,3 млн ₸ 🙂 ";
    let line = font.line(text, false);
    let mut at = 0.0;
    for glyph in &line.glyphs {
        assert!(glyph.x + 0.2 >= at, "{:?}", &text[glyph.text.clone()]);
        at = glyph.x;
    }
    let covered: String = line.glyphs.iter().map(|glyph| &text[glyph.text.clone()]).collect();
    assert_eq!(covered, text);
    assert!((line.width - line.glyphs.iter().map(|glyph| glyph.advance).sum::<f64>()).abs() < 1e-9);
}

#[test]
fn what_no_font_has_is_an_empty_box() {
    let font = Font::bundled();
    let empty = font.face(false).unwrap().glyph('□').unwrap();
    for (text, boxes) in [("🙂", 1), ("შ", 1), ("a\u{200b}b", 0), ("ش", 1), ("e\u{301}", 0), ("\u{2067}a\u{2069}", 0)]
    {
        let line = font.line(text, false);
        assert_eq!(line.glyphs.iter().filter(|glyph| glyph.id == empty).count(), boxes, "{text}");
        assert!(line.glyphs.iter().all(|glyph| glyph.id != 0), "{text}");
    }
    assert_eq!(font.lacking("Qazaqstan – Қазақстан 🙂 შ\u{200b}"), ['შ', '🙂'].into());
}

#[test]
fn what_is_written_to_the_left_stands_from_right_to_left() {
    let font = Font::bundled();
    let text = "שלום 12 abc";
    let line = font.line(text, false);
    let order: String = line.glyphs.iter().map(|glyph| &text[glyph.text.clone()]).collect();
    assert_eq!(order, "abc 12 םולש");
}

#[test]
fn bytes_that_are_no_font_have_no_glyphs_and_the_bundled_ones_help_out() {
    for bytes in [&b""[..], b"no font at all", &REGULAR[..1000]] {
        let broken = || Face::new(Arc::new(bytes), 0, None);
        assert!(!broken().has('a'));
        let font = Font::of_family("Broken", broken(), broken());
        assert!((font.width("Exports", 10.0, false) - Font::bundled().width("Exports", 10.0, false)).abs() < 1e-9);
    }
}

#[test]
fn a_cut_down_font_draws_the_same_letters_with_the_same_widths() {
    for bytes in [REGULAR, SEMIBOLD] {
        let whole = Face::new(Arc::new(bytes), 0, None);
        let letters = "Exports 456,3 млн ₸ Ä é ё ▲ AV";
        let characters: std::collections::BTreeMap<_, _> =
            letters.chars().map(|c| (c, whole.glyph(c).unwrap())).collect();
        let kerns = [((characters[&'A'], characters[&'V']), -123)].into();
        let used = Used { glyphs: characters.values().copied().collect(), characters, kerns };
        let cut = subset(&whole, &used).unwrap();
        assert!(cut.len() < bytes.len() / 10, "{} of {}", cut.len(), bytes.len());
        let cut = Face::new(Arc::new(cut), 0, None);
        for c in letters.chars() {
            assert_eq!(outline(&cut, c), outline(&whole, c), "{c}");
            let advance = |face: &Face| face.advance(face.glyph(c).unwrap());
            assert_eq!(advance(&cut), advance(&whole), "{c}");
        }
        assert!(!cut.has('Z'));
        assert_eq!(cut.under_middle(), whole.under_middle());
        let plain = whole.advance(whole.glyph('A').unwrap()) + whole.advance(whole.glyph('V').unwrap());
        let mut width = 0.0;
        cut.shape("AV", false, |glyph| width += glyph.advance);
        assert!((width - (plain - 123.0 / 2048.0)).abs() < 1e-9, "letters are kerned: {width}");
    }
}
