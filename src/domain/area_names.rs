//! What the areas of the built-in list are called in the languages of charts, and what else people call them.
//!
//! *Invariant:* a name means one area, whatever language it is in.

use std::sync::LazyLock;

/// BCP 47 tags of the columns after the code. English names stand in the built-in list itself.
pub const TRANSLATED: [&str; 3] = ["ru", "kk", "az"];

const FILE: &str = include_str!("../../assets/areas/names.tsv");

struct Named {
    code: &'static str,
    names: [&'static str; 3],
    /// All names and further ones, folded.
    typed: Vec<String>,
}

/// In the order of codes.
static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let mut all: Vec<_> = FILE.lines().filter(|line| !line.starts_with('#')).filter_map(read).collect();
    all.sort_by_key(|named| named.code);
    all
});

fn read(line: &'static str) -> Option<Named> {
    let mut fields = line.split('\t');
    let code = fields.next()?;
    let names = [fields.next()?, fields.next()?, fields.next()?];
    let also = fields.next().into_iter().flat_map(|also| also.split('/'));
    Some(Named { code, names, typed: names.into_iter().chain(also).map(folded).collect() })
}

/// The name in a language of [`TRANSLATED`]; `None` in any other.
pub(super) fn name_in(code: &str, language: &str) -> Option<&'static str> {
    let column = TRANSLATED.iter().position(|tag| *tag == language)?;
    let at = NAMES.binary_search_by_key(&code, |named| named.code).ok()?;
    NAMES.get(at)?.names.get(column).copied()
}

/// The code of the area that has this name in a language of [`TRANSLATED`].
pub(super) fn code_of(text: &str) -> Option<&'static str> {
    let text = folded(text);
    NAMES.iter().find(|named| named.typed.contains(&text)).map(|named| named.code)
}

/// The folded names of an area in the languages of [`TRANSLATED`], and further ones.
pub fn typed_names(code: &str) -> &'static [String] {
    let at = NAMES.binary_search_by_key(&code, |named| named.code).ok();
    at.and_then(|at| NAMES.get(at)).map_or(&[], |named| &named.typed)
}

/// In small letters with one kind of apostrophe and dash, and no marks that people leave out.
pub fn folded(name: &str) -> String {
    let fold = |c: char| match c {
        'ё' => 'е',
        // A capital I is written for both.
        'ı' => 'i',
        '’' | '‘' | 'ʻ' | 'ʼ' | '`' => '\'',
        '–' | '—' | '‑' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    };
    // A capital İ leaves its dot behind.
    let small = name.trim().to_lowercase();
    small.chars().filter(|c| *c != '\u{307}').map(fold).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::area::{area_from_text, area_name, known_areas};
    use super::super::table::Table;
    use super::super::{Area, AreaRef};
    use super::*;

    #[test]
    fn areas_have_their_names_in_four_languages() {
        for (code, names) in [
            ("KAZ", ["Kazakhstan", "Казахстан", "Қазақстан", "Qazaxıstan"]),
            ("AZE", ["Azerbaijan", "Азербайджан", "Әзербайжан", "Azərbaycan"]),
            ("RUS", ["Russia", "Россия", "Ресей", "Rusiya"]),
            ("KGZ", ["Kyrgyzstan", "Кыргызстан", "Қырғызстан", "Qırğızıstan"]),
            ("UZB", ["Uzbekistan", "Узбекистан", "Өзбекстан", "Özbəkistan"]),
            ("CHN", ["China", "Китай", "Қытай", "Çin"]),
            ("TUR", ["Türkiye", "Турция", "Түркия", "Türkiyə"]),
            ("GEO", ["Georgia", "Грузия", "Грузия", "Gürcüstan"]),
            ("DEU", ["Germany", "Германия", "Германия", "Almaniya"]),
            ("USA", ["United States", "США", "АҚШ", "ABŞ"]),
            ("GBR", ["United Kingdom", "Великобритания", "Ұлыбритания", "Böyük Britaniya"]),
            ("JPN", ["Japan", "Япония", "Жапония", "Yaponiya"]),
            ("WLD", ["World", "Весь мир", "Әлем", "Dünya"]),
            ("EU27", ["European Union", "Европейский союз", "Еуропалық одақ", "Avropa İttifaqı"]),
        ] {
            let (none, area) = (Table::default(), AreaRef::new(code));
            let found = ["en", "ru", "kk", "az"].map(|language| area_name(&none, &area, language));
            assert_eq!(found, names, "{code}");
        }
    }

    #[test]
    fn every_area_of_the_list_has_a_name_in_every_language() {
        let known: Vec<_> = known_areas().into_iter().map(|area| area.code).collect();
        for code in &known {
            for language in TRANSLATED {
                assert!(name_in(code, language).is_some_and(|name| !name.trim().is_empty()), "{code} in {language}");
            }
        }
        let unknown: Vec<_> = NAMES.iter().map(|named| named.code).filter(|code| !known.contains(code)).collect();
        assert_eq!(unknown, Vec::<&str>::new());
        assert_eq!(NAMES.len(), known.len());
    }

    #[test]
    fn a_name_means_one_area_in_all_languages() {
        let mut meant: BTreeMap<String, &str> = BTreeMap::new();
        let english = known_areas().into_iter().map(|area| (folded(area.name), area.code));
        let others = NAMES.iter().flat_map(|named| named.typed.iter().map(|name| (name.clone(), named.code)));
        for (name, code) in english.chain(others) {
            let known = meant.insert(name.clone(), code);
            assert!(known.is_none_or(|known| known == code), "{name} is {known:?} and {code}");
        }
    }

    #[test]
    fn a_name_is_understood_in_any_language() {
        for (texts, code) in [
            (&["Казахстан", "казахстан", "Республика Казахстан", "Қазақстан", "QAZAXISTAN", "qazaxıstan"][..], "KAZ"),
            (&["Россия", "Российская Федерация", "Ресей", "Rusiya"], "RUS"),
            (&["Киргизия", "Кыргызская Республика", "Қырғызстан"], "KGZ"),
            (&["Объединенные Арабские Эмираты", "Объединённые Арабские Эмираты", "ОАЭ", "БАӘ"], "ARE"),
            (&["США", "Соединенные Штаты Америки", "АҚШ", "abş"], "USA"),
            (&["İran", "Иран", "Иран, Исламская Республика"], "IRN"),
            (&["Кот-д'Ивуар", "Côte d’Ivoire"], "CIV"),
            (&["Папуа — Новая Гвинея"], "PNG"),
            (&["ЕАЭС", "Страны ЕАЭС", "ЕАЭО"], "EAEU"),
            (&["Ungarn"], "Ungarn"),
        ] {
            for text in texts {
                assert_eq!(area_from_text(&Table::default(), text).0, code, "{text}");
            }
        }
    }

    #[test]
    fn the_name_of_the_project_comes_first() {
        let area = Area {
            id: super::super::AreaId("nrth1".parse().unwrap()),
            code: "Россия".to_owned(),
            names: vec![("en".to_owned(), "Northland".to_owned())],
            kind: super::super::AreaKind::Region,
            members: Vec::new(),
        };
        let mut areas = Table::default();
        areas.insert(0, std::sync::Arc::new(area));
        assert_eq!(area_from_text(&areas, "россия").0, "Россия");
        assert_eq!(area_name(&areas, &AreaRef::new("Россия"), "ru"), "Northland");
    }
}
