//! Charts that nobody would wish for: a whole file comes out of each, in every format.

use tradebook::domain::{Chart, ChartKind, ChartSize, ChartStyle, Project, Rgb};
use tradebook::session::charts::{PictureFormat, Wish};

use crate::charts::{chart, file_of, kinds, page_of, sample};

fn is_whole(name: &str, project: &Project, chart: &Chart, size: Option<ChartSize>) {
    for format in PictureFormat::ALL {
        let wish = Wish { size, dpi: 96, ..Wish::of(format) };
        let file = file_of(project, chart, &wish);
        match format {
            PictureFormat::Svg => {
                let text = String::from_utf8(file).unwrap();
                roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            PictureFormat::Pdf => assert!(file.ends_with(b"%%EOF"), "{name}"),
            PictureFormat::Png => assert!(file.ends_with(b"IEND\xaeB`\x82"), "{name}"),
        }
    }
}

#[test]
fn words_of_two_hundred_letters_of_every_script_and_signs_of_markup_make_a_whole_picture() {
    let project = sample();
    for (name, words) in [
        ("long", "Wertpapierhandelsgesellschaft ".repeat(7)),
        ("one word", "x".repeat(200)),
        ("hebrew", "סחר חוץ 2023 ".repeat(10)),
        ("arabic", "التجارة الخارجية".to_owned()),
        ("emoji", "📈🇰🇿👩‍👩‍👧‍👦".to_owned()),
        ("markup", "<script>&\"'</svg>]]>".to_owned()),
        ("control", "a\u{0}\u{1b}[0m\u{7f}\n\t\u{feff}\u{fffe}b".to_owned()),
        ("directions", "\u{202e}abc\u{2066}def".to_owned()),
    ] {
        let plain = chart(&project, ChartKind::Grouped);
        let chart = Chart { title: words.clone(), subtitle: words.clone(), source: words, ..plain };
        is_whole(name, &project, &chart, None);
    }
}

#[test]
fn every_kind_is_whole_at_every_size_and_in_every_style() {
    let project = sample();
    let sizes = [(160, 160), (160, 4000), (4000, 160), (0, 0)].map(|(width, height)| ChartSize { width, height });
    let style = ChartStyle { text_percent: 250, dark: true, patterns: true, ..ChartStyle::default() };
    let mut styled = project.clone();
    styled.head.style = ChartStyle { colors: vec![Rgb::hex(0xffffff); 3], ..style };
    for (name, kind) in kinds() {
        for size in sizes {
            is_whole(name, &project, &chart(&project, kind), Some(size));
        }
        is_whole(name, &styled, &chart(&styled, kind), None);
    }
}

#[test]
fn a_chart_of_nothing_is_a_page_with_its_title() {
    let project = sample();
    for (name, kind) in kinds() {
        let plain = chart(&project, kind);
        let nothing = Chart { datasets: Vec::new(), title: "Nothing yet".into(), ..plain.clone() };
        is_whole(name, &project, &nothing, None);
        let page = page_of(&project, &nothing, &Wish::of(PictureFormat::Svg));
        assert!(page.scene.texts().any(|text| text == "Nothing yet"), "{name}");
        is_whole(name, &project, &Chart { flows: Vec::new(), ..plain }, None);
    }
}
