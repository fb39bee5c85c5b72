//! The languages of charts agree with English and with their own alphabets, and what they write is read back.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rust_decimal::Decimal;
use skrifa::{FontRef, MetadataProvider};
use tradebook::domain::area::known_areas;
use tradebook::domain::number::shift;
use tradebook::domain::{Against, Measure, Multiplier, Said};
use tradebook::session::entry::{Context, read_in};
use tradebook::words::Words;

/// Tag, and the small letters that its words are made of.
const TRANSLATED: [(&str, &str); 3] = [
    ("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    ("kk", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
    ("az", "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"),
];

/// Where the texts of a chart are asked for. Texts about what a person types are not on a chart.
const CHART_CODE: [&str; 3] = ["src/analysis", "src/words", "src/session/charts"];
const NOT_ON_A_CHART: [&str; 3] = ["read_date.rs", "read_period.rs", "tests.rs"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The texts of a language by their ids, as they stand in the files.
fn texts(language: &str) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for path in files(&root().join("assets/translations").join(language), "ftl") {
        let file = fs::read_to_string(path).unwrap();
        let mut id = String::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let (name, text) = line.split_once('=').unwrap();
                id = name.trim().to_owned();
                texts.insert(id.clone(), text.trim().to_owned());
            } else if let Some(text) = texts.get_mut(&id) {
                text.push('\n');
                text.push_str(line.trim());
            }
        }
    }
    assert!(texts.len() > 50, "the texts of {language} are not where this test looks");
    texts
}

fn name_at(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(text.len());
    text.get(..end).unwrap()
}

/// What of the arguments stands in a text, also in texts that it refers to. Choosing a form by one does not show it.
fn shown(texts: &BTreeMap<String, String>, text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in text.split('$').skip(1) {
        let name = name_at(part);
        let after = part.get(name.len()..).unwrap().trim_start_matches([')', ' ']);
        if !after.starts_with("->") {
            found.insert(name.to_owned());
        }
    }
    for other in referred(text) {
        found.extend(shown(texts, texts.get(other).unwrap()));
    }
    found
}

/// Ids of the texts that a text contains.
fn referred(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.split('{').skip(1).map(str::trim_start);
    starts.filter(|part| part.starts_with(|c: char| c.is_ascii_lowercase())).map(name_at)
}

/// The words that a person reads: without arguments, functions and names of forms.
fn readable(text: &str) -> String {
    let mut words = String::new();
    for line in text.lines() {
        let is_form = line.starts_with('[') || line.starts_with("*[");
        let line = if is_form { line.split_once(']').unwrap().1 } else { line };
        let mut inside = false;
        for c in line.chars() {
            inside = (inside || c == '{') && c != '}';
            if !inside && c != '}' {
                words.push(c);
            }
        }
        words.push(' ');
    }
    words
}

/// Ids that the code of charts names.
fn vocabulary() -> BTreeSet<String> {
    let english = texts("en");
    let mut code = String::new();
    for folder in CHART_CODE {
        let mut sources = files(&root().join(folder), "rs");
        sources.push(root().join(format!("{folder}.rs")));
        let on_a_chart = |path: &PathBuf| !NOT_ON_A_CHART.iter().any(|name| path.to_string_lossy().ends_with(name));
        for path in sources.into_iter().filter(on_a_chart) {
            code.push_str(&fs::read_to_string(path).unwrap_or_default());
        }
    }
    let literals: BTreeSet<&str> = code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).collect();
    let mut found: BTreeSet<String> = english.keys().filter(|id| literals.contains(id.as_str())).cloned().collect();
    // Units are looked up by their code.
    let common = fs::read_to_string(root().join("assets/translations/en/common.ftl")).unwrap();
    found.extend(common.lines().filter(|line| line.starts_with("unit-")).map(|line| name_at(line).to_owned()));
    assert!(found.len() > 120, "the code of charts is not where this test looks: {}", found.len());
    found
}

#[test]
fn every_text_of_a_chart_is_there_in_every_language() {
    for (language, _) in TRANSLATED {
        let texts = texts(language);
        let missing: Vec<_> = vocabulary().into_iter().filter(|id| !texts.contains_key(id)).collect();
        assert!(missing.is_empty(), "not translated to {language}: {missing:#?}");
    }
}

#[test]
fn no_language_has_a_text_that_english_does_not_have() {
    let english = texts("en");
    for (language, _) in TRANSLATED {
        let texts = texts(language);
        let used: BTreeSet<&str> = texts.values().flat_map(|text| referred(text)).collect();
        let dead: Vec<_> =
            texts.keys().filter(|id| !english.contains_key(*id) && !used.contains(id.as_str())).collect();
        assert!(dead.is_empty(), "{language}: {dead:?}");
    }
}

#[test]
fn a_text_shows_the_same_arguments_in_every_language() {
    let english = texts("en");
    for (language, _) in TRANSLATED {
        let texts = texts(language);
        for (id, text) in &texts {
            let Some(mut wanted) = english.get(id).map(|text| shown(&english, text)) else { continue };
            // A name without a case says on which side it stands by the other name beside it.
            if id.starts_with("charts-title-") && wanted.contains("partner") {
                wanted.insert("reporter".to_owned());
            }
            assert_eq!(shown(&texts, text), wanted, "{language}: {id} = {text}");
        }
    }
}

#[test]
fn words_have_only_letters_of_their_language() {
    for (language, letters) in TRANSLATED {
        let is_strange =
            |c: &char| c.is_alphabetic() && !c.to_lowercase().all(|c| c == '\u{307}' || letters.contains(c));
        let strange = |text: &str| text.chars().filter(is_strange).collect::<String>();
        for (id, text) in texts(language) {
            assert_eq!(strange(&readable(&text)), "", "{language}: {id} = {text}");
        }
        for area in known_areas() {
            assert_eq!(strange(area.name_in(language)), "", "{language}: {}", area.code);
        }
    }
}

#[test]
fn further_names_of_areas_mix_no_letters_of_two_alphabets() {
    let file = fs::read_to_string(root().join("assets/areas/names.tsv")).unwrap();
    let is_latin = |c: char| c.is_alphabetic() && (c as u32) < 0x370;
    for name in file.lines().filter_map(|line| line.split('\t').nth(4)).flat_map(|also| also.split('/')) {
        let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
        let latin = letters.iter().filter(|c| is_latin(**c)).count();
        assert!(latin == 0 || latin == letters.len(), "{name}");
    }
}

#[test]
fn texts_are_short_and_without_needless_signs() {
    for (language, _) in TRANSLATED {
        for (id, text) in texts(language) {
            assert!(!text.ends_with(':'), "{language}: {id}: no colon after a label");
            assert!(!text.contains("..."), "{language}: {id}: an ellipsis is one sign");
            assert!(!text.contains("  "), "{language}: {id}: two spaces");
            assert!(text.lines().all(|line| line.chars().count() <= 240), "{language}: {id}: too long");
        }
    }
}

#[test]
fn every_sign_of_every_text_is_in_the_font() {
    let mut signs = BTreeSet::new();
    for language in Words::LANGUAGES {
        signs.extend(texts(language).values().flat_map(|text| text.chars().collect::<Vec<_>>()));
        signs.extend(known_areas().iter().flat_map(|area| area.name_in(language).chars()));
    }
    signs.remove(&'\n');
    for face in ["Regular", "SemiBold"] {
        let bytes = fs::read(root().join(format!("assets/fonts/TradebookSans-{face}.ttf"))).unwrap();
        let font = FontRef::new(&bytes).unwrap();
        let missing: String = signs.iter().filter(|sign| font.charmap().map(**sign).is_none()).collect();
        assert_eq!(missing, "", "{face}");
    }
}

/// The number that a typed text is read as in a table of units of `unit`.
fn number(words: &Words, text: &str, measure: Measure, unit: &str) -> Option<Decimal> {
    match read_in(text, &Context::new(measure, Multiplier::UNITS, unit, words.numbers)).said {
        Some(Said::Number(number)) => number.amount_in(Multiplier::UNITS),
        _ => None,
    }
}

/// Calls with the words of every language.
fn with_all(call: impl Fn(&Words) -> Result<(), TestCaseError>) -> Result<(), TestCaseError> {
    thread_local! {
        static ALL: [Words; 4] = Words::LANGUAGES.map(|language| Words::of(language).unwrap());
    }
    ALL.with(|all| all.iter().try_for_each(call))
}

proptest! {
    #[test]
    fn a_number_reads_back_as_its_language_writes_it(digits in -999_999_999_999_i64..1_000_000_000_000, decimals in 0..7_u32) {
        let value = Decimal::new(digits, decimals);
        with_all(|words| {
            let level = words.decimal(value);
            prop_assert_eq!(number(words, &level, Measure::Level, "USD"), Some(value), "{}", level);
            let growth = Measure::growth(Against::YearEarlier);
            for percent in [words.numbers.signed(value), words.numbers.signed_percent(value)] {
                prop_assert_eq!(number(words, &percent, growth, "USD"), Some(value), "{}", percent);
            }
            Ok(())
        })?;
    }

    #[test]
    fn an_amount_reads_back_with_its_unit(digits in 0..10_000_000_i64, decimals in 0..3_u32) {
        let value = Decimal::new(digits, decimals);
        with_all(|words| {
            for shown in [Multiplier::THOUSAND, Multiplier::MILLION, Multiplier::BILLION] {
                let wanted = shift(value, i32::from(shown.0));
                for (unit, name) in [("USD", words.unit("USD", shown)), ("tonnes", words.multiplier(shown).to_owned())] {
                    let text = format!("{} {name}", words.decimal(value));
                    prop_assert_eq!(number(words, &text, Measure::Level, unit), wanted, "{}", text);
                }
            }
            Ok(())
        })?;
    }
}
