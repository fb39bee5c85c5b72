//! What stands in an SVG, read back by an XML parser.

use super::*;
use crate::domain::scene::Stroke;

const BLUE: Rgb = Rgb::hex(0x0b6490);
const WHITE: Rgb = Rgb::hex(0xffffff);

fn text(text: &str, x: f64, y: f64, side: Side) -> Item {
    Item::Text { text: Text { x, y, text: text.into(), side }, size: 12.0, bold: false, color: Rgb::hex(0x1d2733) }
}

fn scene(items: Vec<Item>) -> Scene {
    Scene {
        width: 320.0,
        height: 200.0,
        background: Some(WHITE),
        layers: vec![Layer { clip: None, items }],
        title: "Trade < \"2023\" & after".into(),
        description: "Exports rose\u{1} from 375.2\nto 456.3".into(),
    }
}

/// One of everything.
fn everything() -> Scene {
    let area = |left, top| Area { left, top, right: left + 40.0, bottom: top + 60.0 };
    let hatched = |pattern| Fill { pattern: Some((pattern, WHITE)), ..Fill::plain(BLUE) };
    let dot = |x, form| Item::Dot { x, y: 150.0, radius: 4.0, form, fill: Some(WHITE), stroke: None };
    let stroke = Stroke { dash: Some((4.0, 3.0)), ..Stroke::solid(BLUE, 1.5) };
    let mut all = scene(vec![
        Item::Rect { area: area(10.0, 20.0), corner: 2.0, fill: Some(hatched(Pattern::Rising)), stroke: None },
        Item::Rect { area: area(60.0, 20.0), corner: 0.0, fill: None, stroke: Some(Stroke::solid(BLUE, 2.0)) },
        Item::Rect { area: area(110.0, 20.0), corner: 0.0, fill: Some(hatched(Pattern::Dots)), stroke: None },
        Item::Line { points: vec![(0.0, 100.004), (50.126, 80.5), (100.0, -0.001)], stroke },
        dot(20.0, Dot::Round),
        dot(40.0, Dot::Square),
        text("Exports", 10.0, 12.0, Side::Left),
        text("456,3 млн ₸", 160.0, 12.0, Side::Middle),
    ]);
    all.layers.push(Layer {
        clip: Some(area(150.0, 100.0)),
        items: vec![
            Item::Polygon {
                points: vec![(150.0, 160.0), (190.0, 100.0), (230.0, 160.0)],
                fill: Fill { opacity: 0.25, ..hatched(Pattern::Rising) },
            },
            text("to the edge", 310.0, 180.0, Side::Right),
        ],
    });
    all
}

fn svg(scene: &Scene, letters: Letters) -> String {
    write(scene, &SvgOptions { font: &Font::bundled(), letters, language: "en", id: "c1" })
}

fn read(svg: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error} in {svg}"))
}

fn texts(document: &roxmltree::Document<'_>, tag: &str) -> Vec<String> {
    let named = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)));
    named.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn text_stays_text_and_says_what_the_picture_is() {
    for letters in [Letters::Cut, Letters::Whole] {
        let file = svg(&everything(), letters);
        let document = read(&file);
        assert_eq!(texts(&document, "text"), ["Exports", "456,3 млн ₸", "to the edge"]);
        assert_eq!(texts(&document, "title"), ["Trade < \"2023\" & after"]);
        assert_eq!(texts(&document, "desc"), ["Exports rose from 375.2 to 456.3"]);
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(root.attribute("aria-labelledby"), Some("c1-title c1-desc"));
        assert_eq!(root.attribute("viewBox"), Some("0 0 320 200"));
        assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("en"));
    }
}

#[test]
fn names_are_unique_and_every_one_that_is_used_is_there() {
    let file = svg(&everything(), Letters::Outlines);
    let document = read(&file);
    let mut names: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(names, ["c1-title", "c1-desc", "c1-clip1", "c1-pattern1", "c1-pattern2"]);
    names.dedup();
    assert_eq!(names.len(), 5);
    let used = file.match_indices("url(#").map(|(at, start)| file[at + start.len()..].split(')').next().unwrap());
    assert!(used.clone().count() >= 4);
    assert!(used.clone().all(|name| names.contains(&name)), "{:?}", used.collect::<Vec<_>>());
}

#[test]
fn nothing_outside_the_file_is_named() {
    for letters in [Letters::Cut, Letters::Whole, Letters::Outlines] {
        let file = svg(&everything(), letters);
        for outside in ["href", "@import", "<image", "<script", "file:", "https:"] {
            assert!(!file.contains(outside), "{outside}");
        }
        assert_eq!(file.matches("http:").count(), 1, "the namespace");
    }
}

#[test]
fn numbers_are_short_and_stable() {
    let file = svg(&everything(), Letters::Cut);
    assert!(file.contains("points=\"0,100 50.13,80.5 100,0\""), "{file}");
    assert_eq!(file, svg(&everything(), Letters::Cut));
    for (value, written) in [
        (0.0, "0"),
        (-0.0, "0"),
        (-0.004, "0"),
        (-0.5, "-0.5"),
        (12.345, "12.35"),
        (12.999, "13"),
        (1.05, "1.05"),
        (1e300, "10000000"),
        (f64::NAN, "0"),
    ] {
        assert_eq!(Out::default().value(value).0, written, "{value}");
    }
}

#[test]
fn fonts_go_along_cut_down_or_whole_or_as_outlines() {
    let (cut, whole, outlines) =
        (svg(&everything(), Letters::Cut), svg(&everything(), Letters::Whole), svg(&everything(), Letters::Outlines));
    assert_eq!(cut.matches("@font-face").count(), 1, "only the weight that is used");
    assert!(cut.len() < 20_000, "{}", cut.len());
    assert!(whole.len() > 150_000, "{}", whole.len());
    assert!(!outlines.contains("font"), "no font is named");
    let document = read(&outlines);
    assert_eq!(texts(&document, "text"), Vec::<String>::new());
    assert_eq!(texts(&document, "path").len(), 3 + 1, "one path a text, and the tile of the pattern with lines");
}

#[test]
fn what_has_no_place_is_left_out() {
    let nan = f64::NAN;
    let stroke = Stroke::solid(BLUE, 1.0);
    let area = Area { left: nan, top: 0.0, right: 1.0, bottom: 1.0 };
    let mut bad = scene(vec![
        Item::Rect { area, corner: 0.0, fill: Some(Fill::plain(BLUE)), stroke: None },
        Item::Line { points: vec![(0.0, f64::INFINITY), (1.0, 1.0)], stroke },
        Item::Line { points: vec![], stroke },
        Item::Polygon { points: vec![(nan, nan); 3], fill: Fill::plain(BLUE) },
        Item::Dot { x: nan, y: 0.0, radius: 1.0, form: Dot::Round, fill: None, stroke: None },
        text("nowhere", nan, 0.0, Side::Left),
        text("\u{0}\u{8}", 1.0, 1.0, Side::Left),
    ]);
    bad.width = nan;
    bad.background = None;
    for letters in [Letters::Cut, Letters::Outlines] {
        let file = svg(&bad, letters);
        let document = read(&file);
        assert_eq!(document.root_element().children().filter(|node| node.is_element()).count(), 2, "{file}");
        assert!(!file.contains("NaN") && !file.contains("inf"), "{file}");
    }
}

#[test]
fn letters_of_every_script_and_signs_of_markup_are_read_back() {
    let strange = "<b>&amp;</b> \"x\" 'y' 🙂 שלום ڭ \u{202e}abc\u{202c} e\u{301} ]]> \u{1b}[0m";
    let file = svg(&scene(vec![text(strange, 5.0, 9.0, Side::Left)]), Letters::Cut);
    assert_eq!(texts(&read(&file), "text"), [strange.replace('\u{1b}', "")]);
    read(&svg(&scene(vec![text(strange, 5.0, 9.0, Side::Left)]), Letters::Outlines));
}
