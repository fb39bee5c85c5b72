//! The SVG of each kind of chart as it was seen to be good, byte by byte; without the bytes of its font.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tradebook::session::charts::{PictureFormat, Wish};

use crate::charts::{chart, file_of, kinds, page_of, sample};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A file without the letters of its font: they are another test's, and say nothing to a reader.
fn without_font(file: &str) -> String {
    let mut parts = file.split("base64,");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + "base64,…" + &part[part.find(')').unwrap()..])
}

#[test]
fn each_kind_is_drawn_as_it_was_seen_to_be_good() {
    let project = sample();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts");
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts");
    fs::create_dir_all(&fresh).unwrap();
    let mut changed = Vec::new();
    for (name, kind) in kinds() {
        let file = String::from_utf8(file_of(&project, &chart(&project, kind), &Wish::of(PictureFormat::Svg))).unwrap();
        let (file, name) = (without_font(&file), format!("{name}.svg"));
        fs::write(fresh.join(&name), &file).unwrap();
        if fs::read_to_string(folder.join(&name)).ok().as_deref() != Some(file.as_str()) {
            changed.push(name);
        }
    }
    assert!(
        changed.is_empty(),
        "{} look otherwise. Look at them in {}, and copy those that are good to {}",
        changed.join(", "),
        fresh.display(),
        folder.display()
    );
}

#[test]
fn each_kind_is_xml_with_its_words_and_without_a_wrong_number() {
    let project = sample();
    for (name, kind) in kinds() {
        let (chart, wish) = (chart(&project, kind), Wish::of(PictureFormat::Svg));
        let page = page_of(&project, &chart, &wish);
        let file = String::from_utf8(file_of(&project, &chart, &wish)).unwrap();
        for wrong in ["NaN", "inf", "e-", "e+"] {
            assert!(!without_font(&file).contains(&format!("\"{wrong}")), "{name}: {wrong}");
        }
        let document = roxmltree::Document::parse(&file).unwrap();
        let root = document.root_element();
        let text_of =
            |tag: &str| root.children().find(|node| node.has_tag_name((SVG, tag))).and_then(|node| node.text());
        assert!(text_of("title").is_some_and(|text| !text.trim().is_empty()), "{name} has a title");
        assert!(
            text_of("desc").is_some_and(|text| text.chars().any(|c| c.is_ascii_digit())),
            "{name} says what it shows"
        );
        let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: {ids:?}");
        let texts: Vec<_> = document
            .descendants()
            .filter(|node| node.has_tag_name((SVG, "text")))
            .map(|node| node.text().unwrap_or_default())
            .collect();
        let expected: Vec<_> = page.scene.texts().filter(|text| !text.trim().is_empty()).collect();
        assert_eq!(texts, expected, "{name}");
        assert!(texts.len() > 5, "{name}: {texts:?}");
    }
}
