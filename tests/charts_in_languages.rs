//! Whole charts in each language: what stands on them, and that no word of another language does.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use tradebook::analysis::chart::described::{described, of_selection};
use tradebook::analysis::chart::layout::{Paper, draw};
use tradebook::domain::marks::{Mark, Picture, TextWidth};
use tradebook::domain::{Against, Chart, ChartId, ChartKind, Flow, Frequency, Period, Project};
use tradebook::formats::project::read;
use tradebook::words::{Words, plain_spaces};

/// Whose words of its own are signs that stand in no language's alphabet.
const PROJECT: &str = r#"(
    schema: 2,
    title: "1",
    sources: [(id: "bns", office: "№ 1", published: "2024-03-05")],
    datasets: [
        (
            id: "kzaz", reporter: "KAZ", partner: "AZE", unit: "USD", shown: 6, default_source: "bns",
            export_valuation: Fob, import_valuation: Cif,
            observations: [
                ("2021", X, "250.1"), ("2021", M, "80e6", (status: B)),
                ("2022", X, "375.0"), ("2022", M, "88.3"), ("2022", T, "463.3"),
                ("2023", X, "456.3"), ("2023", M, "73", (status: P)), ("2023", T, "529.4"),
                ("2022-Q1", X, "90.1"), ("2022-Q2", X, "91.2"), ("2022-Q4", X, "93.4"),
                ("2023-Q1", X, "101.5"), ("2023-Q1", M, "nil"), ("2023-Q2", X, "1.2e9"),
                ("2022-S1", X, "181.3"), ("2022-S2", X, "190"), ("2023-S1", X, "210"), ("2023-S2", X, "246.3"),
                ("2022-01", X, "30.1"), ("2022-02", X, "29.9"), ("2022-03", X, "30.2"), ("2023-01", X, "33.3"),
                ("2023-02", X, "35.5"), ("2023-03", X, "12345.6"),
                ("2022-01-01/P9M", X, "270.2"), ("2023-01-01/P9M", X, "330.9"), ("2023-01-01/P2M", X, "68.8"),
            ],
        ),
        (
            id: "kzkg", reporter: "KAZ", partner: "KGZ", unit: "USD", shown: 3, default_source: "bns",
            observations: [
                ("2021", X, "610000.5"), ("2022", X, "750000.2"), ("2022", M, "310000.9"), ("2023", X, "690000.1"),
                ("2022-01", X, "60000.5"), ("2023-01", X, "61000.5"),
            ],
        ),
        (
            id: "kzrs", reporter: "KAZ", partner: "RUS", unit: "tonnes", shown: 3, default_source: "bns",
            observations: [("2022", TR, "100.5"), ("2023", TR, "120.5")],
        ),
    ],
    commissions: [
        (id: "cmsn", name: "1", parties: ["KAZ", "AZE"], sessions: [
            (id: "s20", number: 20, from: "2024-03-05", place: "№ 2"),
            (id: "s21", from: "2022-09-01", place: ""),
        ]),
    ],
)"#;

const ROWS: [Frequency; 5] =
    [Frequency::Annual, Frequency::HalfYear, Frequency::Quarter, Frequency::Month, Frequency::YearToDate];

struct SixPixels;

impl TextWidth for SixPixels {
    fn width(&self, text: &str, _: f64, _: bool) -> f64 {
        f64::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX)) * 6.0
    }
}

fn project() -> Project {
    read(PROJECT.as_bytes()).unwrap().project
}

fn chart(project: &Project, kind: ChartKind, datasets: usize, flows: &[Flow]) -> Chart {
    let id = ChartId("crt1".parse().unwrap());
    let first = project.datasets.at(0).unwrap().id;
    let mut chart = of_selection(id, kind, first, flows, &[]);
    chart.datasets = project.datasets.iter().take(datasets).map(|dataset| dataset.id).collect();
    chart
}

/// Every word of a picture and of its drawing.
fn texts(picture: &Picture, words: &Words) -> Vec<String> {
    let captions = &picture.captions;
    let mut texts = vec![captions.title.clone(), captions.subtitle.clone(), captions.source.clone()];
    texts.extend(captions.notes.iter().cloned());
    texts.extend(picture.panels.iter().flat_map(|panel| [panel.title.clone(), panel.caption.clone()]));
    texts.extend(picture.panels.iter().flat_map(|panel| &panel.marks).filter_map(|mark| match mark {
        Mark::Note(note) => Some(note.text.clone()),
        Mark::Label(label) => Some(label.text.clone()),
        _ => None,
    }));
    texts.extend(picture.markers.iter().flat_map(|marker| marker.shorter.iter().cloned()));
    texts.extend(picture.legend.iter().map(|named| named.name.clone()));
    texts.extend(picture.ends.iter().map(|end| end.text.clone()));
    texts.push(picture.summary.clone());
    let drawing = draw(picture, picture.time, Paper { width: 900.0, height: 600.0 }, words, &SixPixels);
    texts.extend(drawing.times.iter().map(|text| text.text.clone()));
    texts.extend(drawing.panels.iter().flat_map(|panel| &panel.ticks).map(|text| text.text.clone()));
    texts
}

#[test]
fn a_chart_is_called_and_sourced_in_its_language() {
    let project = project();
    let exports = chart(&project, ChartKind::Grouped, 1, &[Flow::Exports]);
    for (language, title, subtitle, source) in [
        (
            "en",
            "Exports to Azerbaijan rose by 21.7 % in 2023",
            "million US dollars, by the statistics of Kazakhstan; growth on a year earlier",
            "Source: № 1, 5 March 2024",
        ),
        (
            "ru",
            "Экспорт: Казахстан → Азербайджан, рост на 21,7 % (2023 г.)",
            "млн долл. США; данные статистики: Казахстан; прирост к соответствующему периоду предыдущего года",
            "Источник: № 1, 5 марта 2024 г.",
        ),
        (
            "kk",
            "Экспорт: Қазақстан → Әзербайжан, өсім 21,7 % (2023 жыл)",
            "млн АҚШ доллары; статистика деректері: Қазақстан; өткен жылғы тиісті кезеңмен салыстырғандағы өсім",
            "Дереккөз: № 1, 2024 ж. 5 наурыз",
        ),
        (
            "az",
            "İxrac: Qazaxıstan → Azərbaycan, artım 21,7 % (2023-cü il)",
            "mln ABŞ dolları; statistika məlumatı: Qazaxıstan; əvvəlki ilin müvafiq dövrünə nisbətən artım",
            "Mənbə: № 1, 5 mart 2024",
        ),
    ] {
        let words = Words::of(language).unwrap();
        let picture = described(&project, &exports, &words);
        let found = [picture.captions.title, picture.captions.subtitle, picture.captions.source];
        assert_eq!(found.map(|text| plain_spaces(&text)), [title, subtitle, source]);
    }
}

#[test]
fn sessions_are_called_in_the_language_of_the_chart() {
    let project = project();
    let chart = chart(&project, ChartKind::Lines, 1, &[Flow::Exports]);
    for (language, names) in [
        ("en", "Session | 20th session, № 2 | 20th, № 2 | 20th"),
        ("ru", "Заседание | 20-е заседание, № 2 | 20-е, № 2 | 20-е"),
        ("kk", "Отырыс | 20-отырыс, № 2 | 20-отырыс"),
        ("az", "İclas | 20-ci iclas, № 2 | 20-ci, № 2 | 20-ci"),
    ] {
        let picture = described(&project, &chart, &Words::of(language).unwrap());
        let found: Vec<_> =
            picture.markers.iter().flat_map(|marker| marker.shorter.iter().map(String::as_str)).collect();
        assert_eq!(found.join(" | "), names);
    }
}

/// Charts of every kind and frequency, of one, two and three datasets.
fn every_chart(project: &Project) -> Vec<Chart> {
    let mut charts = Vec::new();
    for (kind, frequency) in ChartKind::ALL.into_iter().flat_map(|kind| ROWS.map(|frequency| (kind, frequency))) {
        for (datasets, flows, against) in [
            (1, &[Flow::Exports, Flow::Imports, Flow::Turnover][..], Against::YearEarlier),
            (1, &[Flow::Balance], Against::Period(Period::of_year(2021).unwrap())),
            (2, &[Flow::Exports], Against::Previous),
            (3, &[Flow::Imports, Flow::Transit], Against::YearEarlier),
        ] {
            let mut chart = chart(project, kind, datasets, flows);
            (chart.frequency, chart.against, chart.data_labels) = (frequency, against, datasets != 2);
            charts.push(chart);
        }
    }
    charts
}

/// A word that is no word of a language: "III", and the letter of a status.
fn is_sign(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        || word.chars().count() == 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

#[test]
fn no_chart_of_any_kind_has_a_word_of_another_language_or_an_id() {
    let project = project();
    let charts = every_chart(&project);
    for language in ["ru", "kk", "az"] {
        let words = Words::of(language).unwrap();
        for chart in &charts {
            let picture = described(&project, chart, &words);
            for text in texts(&picture, &words) {
                let is_foreign = |word: &&str| {
                    let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
                    let latin = word
                        .chars()
                        .any(|c| c.is_alphabetic() && c < '\u{370}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
                    !is_sign(word) && if language == "az" { cyrillic } else { latin }
                };
                let foreign: Vec<_> = text
                    .split(|c: char| !c.is_alphabetic())
                    .filter(|word| !word.is_empty())
                    .filter(is_foreign)
                    .collect();
                assert!(foreign.is_empty(), "{language}, {:?}: {foreign:?} in “{text}”", chart.kind);
                assert!(
                    !text.contains("charts-") && !text.contains("figure-"),
                    "{language}, {:?}: “{text}”",
                    chart.kind
                );
                // English texts would stand in for missing Azerbaijani ones.
                for english in ["Source", "growth", "shown", "Printed", "highest", "more", "figure", "calculated"] {
                    assert!(!text.contains(english), "{language}, {:?}: “{text}”", chart.kind);
                }
            }
        }
    }
}

#[test]
fn every_chart_of_a_project_has_a_title_a_summary_and_numbers_with_a_comma() {
    let project = project();
    for language in ["ru", "kk", "az"] {
        let words = Words::of(language).unwrap();
        for kind in ChartKind::ALL {
            let picture = described(&project, &chart(&project, kind, 1, &[Flow::Exports, Flow::Imports]), &words);
            assert!(!picture.captions.title.is_empty() && !picture.summary.is_empty(), "{language}, {kind:?}");
            let summary = &picture.summary;
            assert!(!summary.contains(".."), "{language}, {kind:?}: {summary}");
            let digits = summary.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|part| part.contains('.'));
            let pointed: Vec<_> = digits.filter(|part| part.trim_matches('.').contains('.')).collect();
            assert!(pointed.is_empty(), "{language}, {kind:?}: {pointed:?} in “{summary}”");
        }
    }
}
