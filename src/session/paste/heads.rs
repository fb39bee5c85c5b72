//! What the words over a column or before a row say: flow, part, unit.
//!
//! Bulletins come in many languages, whatever the language of the window is: English, Russian, Kazakh, Azerbaijani,
//! Turkish, Uzbek.

use crate::analysis::sheet::Part;
use crate::domain::{Flow, Multiplier};

/// What a head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    pub flow: Option<Flow>,
    pub part: Option<Part>,
    /// A share of something that this program has no column for.
    pub foreign: bool,
    pub multiplier: Option<Multiplier>,
    /// ISO 4217, or "tonnes".
    pub unit: Option<&'static str>,
    /// The unit stands without a word that could say how many of it: "(US$)".
    pub one_by_one: bool,
    /// "preliminary": what stands under it is provisional.
    pub provisional: bool,
}

impl Said {
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// What is not said here is taken from `outer`: the head above, the title.
    pub fn within(self, outer: Self) -> Self {
        Self {
            flow: self.flow.or(outer.flow),
            part: self.part.or(outer.part),
            foreign: self.foreign || outer.foreign,
            multiplier: self.multiplier.or(outer.multiplier),
            unit: self.unit.or(outer.unit),
            one_by_one: self.one_by_one || outer.one_by_one,
            provisional: self.provisional || outer.provisional,
        }
    }
}

const FLOWS: [(Flow, &[&str]); 8] = [
    (Flow::ReExports, &["re-export", "reexport", "реэкспорт", "reeksport", "təkrar ixrac"]),
    (Flow::ReImports, &["re-import", "reimport", "реимпорт", "təkrar idxal"]),
    (Flow::DomesticExports, &["domestic export"]),
    (Flow::Exports, &["export", "экспорт", "ixrac", "eksport", "ihracat"]),
    (Flow::Imports, &["import", "импорт", "idxal", "ithalat"]),
    (
        Flow::Turnover,
        &[
            "turnover",
            "total trade",
            "trade volume",
            "товарооборот",
            "оборот",
            "айналым",
            "dövriyyə",
            "dövriyyəsi",
            "aylanma",
            "ticaret hacmi",
        ],
    ),
    (Flow::Balance, &["balance", "сальдо", "saldo", "баланс", "denge"]),
    (Flow::Transit, &["transit", "транзит", "tranzit"]),
];

/// Earlier ones win: "printed growth" is not only a growth.
const PARTS: [(Option<Part>, &[&str]); 10] = [
    (Some(Part::Printed), &["printed growth"]),
    (Some(Part::Source), &["source", "источник", "mənbə", "kaynak", "manba", "дереккөз"]),
    (Some(Part::Note), &["note", "примечани", "qeyd", "izoh", "ескерт"]),
    (Some(Part::Contribution), &["contribution", "вклад"]),
    (Some(Part::Share), &["share of turnover"]),
    (None, &["share", "удельный", "доля", "xüsusi çəki", "ulush", "үлес"]),
    (Some(Part::Index), &["index", "индекс", "темп роста", "темпы роста", "в % к", "в процентах к", "indeks"]),
    (
        Some(Part::Growth),
        &[
            "growth",
            "yoy",
            "year-on-year",
            "прирост",
            "темп",
            "рост",
            "artım",
            "artış",
            "өсу",
            "өсім",
            "o'sish",
            "oʻsish",
            "change, %",
            "изменение, %",
        ],
    ),
    (Some(Part::Change), &["change", "изменени"]),
    (Some(Part::Cover), &["cover ratio"]),
];

const MULTIPLIERS: [(Multiplier, &[&str]); 4] = [
    (Multiplier::THOUSAND, &["thousand", "thousands", "thsd", "ths", "тыс", "тысяч", "мың", "min", "bin", "ming"]),
    (
        Multiplier::MILLION,
        &[
            "million",
            "millions",
            "mill",
            "mln",
            "mn",
            "mio",
            "mil",
            "млн",
            "миллион",
            "миллионов",
            "milyon",
            "million.",
            "миллиона",
        ],
    ),
    (
        Multiplier::BILLION,
        &[
            "billion",
            "billions",
            "bln",
            "bn",
            "млрд",
            "миллиард",
            "миллиардов",
            "milyard",
            "milyar",
            "mlrd",
            "milliard",
        ],
    ),
    (Multiplier::TRILLION, &["trillion", "trln", "tn", "трлн", "триллион", "триллионов", "trilyon"]),
];

const UNITS: [(&str, &[&str]); 8] = [
    ("USD", &["usd", "us$", "долл", "dollar", "$", "dolların", "abş"]),
    ("EUR", &["eur", "евро", "еуро", "€", "avro"]),
    ("KZT", &["kzt", "тенге", "теңге", "tenge", "₸"]),
    ("RUB", &["rub", "rouble", "руб", "₽"]),
    ("AZN", &["azn", "манат", "manat", "₼"]),
    ("TRY", &["lira", "lirə", "лир", "₺"]),
    ("UZS", &["uzs", "so'm", "soʻm", "сум"]),
    ("tonnes", &["tonne", "tons", "тонн", "ton"]),
];

/// Reads a head.
pub fn said(text: &str) -> Said {
    let text = folded(text);
    if text.is_empty() {
        return Said::default();
    }
    let part = PARTS.iter().find(|(_, words)| words.iter().any(|word| begins_word(&text, word).is_some()));
    let words = || text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
    let multiplier = MULTIPLIERS.iter().find(|(_, names)| words().any(|word| names.contains(&word)));
    let unit = UNITS.iter().find(|(_, names)| names.iter().any(|name| has_unit(&text, name)));
    let has_part = part.is_some_and(|(part, _)| part.is_some());
    let provisional = ["preliminary", "provisional", "предварительн", "алдын ала", "ilkin", "geçici"];
    Said {
        flow: flow(&text),
        part: part.and_then(|(part, _)| *part),
        foreign: part.is_some_and(|(part, _)| part.is_none()) || text.contains('%') && !has_part,
        multiplier: multiplier.map(|(multiplier, _)| *multiplier),
        unit: unit.map(|(unit, _)| *unit),
        one_by_one: unit.is_some() && multiplier.is_none() && further_words(around_unit(&text)) == 0,
        provisional: provisional.iter().any(|word| begins_word(&text, word).is_some()),
    }
}

/// What stands in brackets, where a unit does; else the whole text.
fn around_unit(text: &str) -> &str {
    let inside = text.split_once('(').map(|(_, rest)| rest.split_once(')').map_or(rest, |(inside, _)| inside));
    let has_one = |inside: &&str| UNITS.iter().any(|(_, names)| names.iter().any(|name| has_unit(inside, name)));
    inside.filter(has_one).unwrap_or(text)
}

/// The flow that is named first: in "Exports share of turnover", exports.
fn flow(text: &str) -> Option<Flow> {
    let place = |words: &[&str]| words.iter().filter_map(|word| begins_word(text, word)).min();
    let found = FLOWS.iter().enumerate().filter_map(|(nth, (flow, words))| Some((place(words)?, nth, *flow)));
    found.min_by_key(|(place, nth, _)| (*place, *nth)).map(|(_, _, flow)| flow)
}

/// How many different flows a text names.
pub fn flows(text: &str) -> usize {
    let text = folded(text);
    FLOWS.iter().filter(|(_, words)| words.iter().any(|word| begins_word(&text, word).is_some())).count()
}

/// Words that a head has without saying more by them.
const SILENT: [&str; 36] = [
    "total",
    "value",
    "values",
    "of",
    "goods",
    "the",
    "in",
    "all",
    "trade",
    "amount",
    "volume",
    "merchandise",
    "fob",
    "cif",
    "annual",
    "всего",
    "итого",
    "товаров",
    "товары",
    "объем",
    "объём",
    "стоимость",
    "сумма",
    "и",
    "по",
    "в",
    "cəmi",
    "mal",
    "malların",
    "toplam",
    "jami",
    "барлығы",
    "бардыгы",
    "primaryvalue",
    "tovar",
    "тауарлар",
];

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty())
}

fn is_of_unit(word: &str) -> bool {
    MULTIPLIERS.iter().any(|(_, names)| names.contains(&word))
        || UNITS.iter().any(|(_, names)| names.iter().any(|name| word.starts_with(name)))
        || matches!(word, "us" | "сша" | "abş" | "aqsh" | "ақш" | "акш")
}

/// How many words a text has that are no part of a unit.
pub fn words_but_units(text: &str) -> usize {
    let text = folded(text);
    words_of(&text).filter(|word| word.contains(char::is_alphabetic) && !is_of_unit(word)).count()
}

/// How many words of a head say something that is not known.
pub fn further_words(text: &str) -> usize {
    let text = folded(text);
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let is_known = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit())
            || is_of_unit(word)
            || SILENT.contains(&word)
            || FLOWS.iter().any(|(_, stems)| begins(word, stems))
            || FLOWS.iter().any(|(_, stems)| stems.iter().any(|stem| stem.split(['-', ' ']).any(|part| part == word)))
            || PARTS.iter().any(|(_, stems)| begins(word, stems))
    };
    words_of(&text).filter(|word| !is_known(word)).count()
}

/// A sign stands anywhere; a code or a stem begins a word.
fn has_unit(text: &str, name: &str) -> bool {
    if name.chars().all(char::is_alphanumeric) { begins_word(text, name).is_some() } else { text.contains(name) }
}

fn begins_word(text: &str, stem: &str) -> Option<usize> {
    let starts = |(at, _): &(usize, &str)| {
        text.get(..*at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric())
    };
    text.match_indices(stem).find(starts).map(|(at, _)| at)
}

/// In small letters with plain spaces; Latin letters inside a Cyrillic word are its own, however they were typed.
pub fn folded(text: &str) -> String {
    let lower = text.to_lowercase().replace('\u{307}', "");
    let mut folded = String::with_capacity(lower.len());
    for word in lower.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let is_cyrillic = word.chars().any(|c| ('а'..='я').contains(&c));
        folded.extend(word.chars().map(|c| if is_cyrillic { cyrillic(c) } else { c }));
    }
    folded
}

fn cyrillic(c: char) -> char {
    match c {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flows_are_known_by_their_names_in_six_languages() {
        for (texts, flow) in [
            (
                &[
                    "Exports",
                    "EXPORT",
                    "Экспорт",
                    "ЭКСПОРТ*",
                    "экcпopт",
                    "İxrac",
                    "Eksport",
                    "İhracat",
                    "Export (US$ Thousand)",
                ][..],
                Flow::Exports,
            ),
            (&["Imports", "Импорт", "Idxal", "İdxal", "İthalat", "Import of goods"], Flow::Imports),
            (
                &[
                    "Turnover",
                    "Товарооборот",
                    "Внешнеторговый оборот",
                    "Сыртқы сауда айналымы",
                    "Ticarət dövriyyəsi",
                    "Tashqi savdo aylanmasi",
                ],
                Flow::Turnover,
            ),
            (&["Balance", "Сальдо", "Saldo", "Dış ticaret dengesi"], Flow::Balance),
            (&["Re-exports", "реэкспорт"], Flow::ReExports),
        ] {
            for text in texts {
                assert_eq!(said(text).flow, Some(flow), "{text}");
            }
        }
        for text in ["", "Total", "Partner", "Kazakhstan"] {
            assert_eq!(said(text).flow, None, "{text}");
        }
    }

    #[test]
    fn parts_and_units_stand_in_heads() {
        for (text, part, multiplier, unit) in [
            ("Exports growth", Some(Part::Growth), None, None),
            ("Темп роста, в % к 2022", Some(Part::Index), None, None),
            ("Прирост, %", Some(Part::Growth), None, None),
            ("Exports share of turnover", Some(Part::Share), None, None),
            ("млн долл. США", None, Some(Multiplier::MILLION), Some("USD")),
            ("тыс. долларов США", None, Some(Multiplier::THOUSAND), Some("USD")),
            ("Export (US$ Thousand)", None, Some(Multiplier::THOUSAND), Some("USD")),
            ("bln EUR", None, Some(Multiplier::BILLION), Some("EUR")),
            ("min ABŞ dolları", None, Some(Multiplier::THOUSAND), Some("USD")),
            ("thousand tonnes", None, Some(Multiplier::THOUSAND), Some("tonnes")),
            ("Exports", None, None, None),
        ] {
            let said = said(text);
            assert_eq!((said.part, said.multiplier, said.unit), (part, multiplier, unit), "{text}");
        }
        assert!(said("удельный вес, %").foreign);
        assert!(said("2023 (предварительные данные)").provisional);
    }

    #[test]
    fn units_and_flows_are_known_as_charts_write_them() {
        use crate::words::Words;
        for words in Words::LANGUAGES.map(|language| Words::of(language).unwrap()) {
            for unit in ["USD", "EUR", "KZT", "RUB", "AZN", "TRY", "tonnes"] {
                for multiplier in [Multiplier::THOUSAND, Multiplier::MILLION, Multiplier::BILLION] {
                    let text = words.unit(unit, multiplier);
                    let said = said(&text);
                    assert_eq!((said.multiplier, said.unit), (Some(multiplier), Some(unit)), "{text}");
                }
            }
            for flow in [Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance, Flow::ReExports, Flow::ReImports]
            {
                assert_eq!(said(words.flow(flow)).flow, Some(flow), "{}", words.flow(flow));
            }
        }
    }
}
