//! What a PDF says of itself, read in its bytes.

use super::*;
use crate::domain::drawing::{Area, Side, Text};
use crate::domain::scene::{Fill, Item, Layer, Pattern, Rgb};

fn scene(text: &str) -> Scene {
    let area = Area { left: 0.0, top: 0.0, right: 50.0, bottom: 20.0 };
    let fill = Fill { pattern: Some((Pattern::Crossed, Rgb::hex(0xffffff))), ..Fill::plain(Rgb::hex(0x0b6490)) };
    let text = Text { x: 4.0, y: 50.0, text: text.into(), side: Side::Left };
    let items = vec![
        Item::Rect { area, corner: 3.0, fill: Some(fill), stroke: None },
        Item::Text { text, size: 12.0, bold: true, color: Rgb::hex(0) },
    ];
    Scene {
        width: 200.0,
        height: 100.0,
        layers: vec![Layer { clip: Some(area), items }],
        title: "Trade in 2023".into(),
        description: "Exports rose from 375.2 to 456.3".into(),
        ..Scene::default()
    }
}

fn has(file: &[u8], text: &str) -> bool {
    file.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_picture_is_a_tagged_page_of_the_right_size_with_its_words() {
    let file = write(&scene("456.3"), &Font::bundled(), "en", "chart").unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    for text in [
        "/MediaBox[0 0 150 75]",
        "/Lang(en)",
        "/Alt(Exports rose from 375.2 to 456.3)",
        "/S/Figure",
        "/Title(Trade in 2023)",
        "/Marked true",
        "/DisplayDocTitle true",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/FontFile2",
    ] {
        assert!(has(&file, text), "{text}");
    }
    assert_eq!(file, write(&scene("456.3"), &Font::bundled(), "en", "chart").unwrap(), "the same bytes each time");
    assert!(file.len() < 20_000, "{}", file.len());
}

#[test]
fn a_picture_without_words_is_called_as_its_file() {
    let silent = Scene { title: String::new(), description: "\u{1} ".into(), ..scene("x") };
    let file = write(&silent, &Font::bundled(), "en", "KZ-AZ 2023").unwrap();
    assert!(has(&file, "/Title(KZ-AZ 2023)") && has(&file, "/Alt(KZ-AZ 2023)"));
}

#[test]
fn letters_that_no_font_has_keep_the_page_accessible() {
    for text in ["🙂 שלום ش", "", "\u{0}\u{feff}", "e\u{301}\u{202e}", &"long ".repeat(100)] {
        let file = write(&scene(text), &Font::bundled(), "kk", "chart").unwrap();
        assert!(has(&file, "<pdfuaid:part>1</pdfuaid:part>"), "{text}");
    }
}

#[test]
fn a_page_without_a_size_is_said_to_be_none() {
    for (width, height) in [(0.0, 10.0), (10.0, f64::NAN), (-1.0, 10.0), (10.0, 1e6)] {
        let none = Scene { width, height, ..scene("x") };
        assert_eq!(write(&none, &Font::bundled(), "en", "chart"), Err(PictureError::NoSize));
    }
}
