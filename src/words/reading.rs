//! A typed date or period, taken apart into numbers, names of months and the small words between them.
//!
//! English, Russian, Kazakh and Azerbaijani are read whatever the language of the window is: bulletins come in all.

/// Longer texts are no date and no period, and are not looked at.
pub(super) const LONGEST: usize = 80;

/// A part of a typed date or period. Spaces, commas, points and strokes only part the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A number with the count of its digits: `05` is not `5` where a year could stand.
    Number(u32, usize),
    /// 1–12.
    Month(u8),
    /// "first", "II".
    Nth(u8),
    Unit(Unit),
    Dash,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Half,
    Quarter,
    Months,
}

/// `None` where something stands in the text that belongs to no date or period.
pub(super) fn items(text: &str) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut rest = text.trim();
    if rest.chars().count() > LONGEST {
        return None;
    }
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            if first.is_ascii_digit() { c.is_ascii_digit() } else { first.is_alphabetic() && c.is_alphabetic() }
        };
        let end = rest.char_indices().find(|(place, c)| *place > 0 && !same(*c)).map_or(rest.len(), |(place, _)| place);
        let (part, after) = rest.split_at_checked(end)?;
        rest = after;
        if first.is_ascii_digit() {
            items.push(Item::Number(part.parse().ok()?, part.len()));
        } else if first.is_alphabetic() {
            let small = part.to_lowercase().replace('\u{307}', "");
            if let [.., Item::Number(..), Item::Dash] = items.as_slice()
                && ENDINGS_OF_NUMBERS.contains(&&*small)
            {
                items.pop();
                continue;
            }
            items.extend(word(&small, items.last().copied())?);
        } else if matches!(first, '-' | '–' | '—' | '−' | '‑') {
            items.push(Item::Dash);
        } else if !(first.is_whitespace() || matches!(first, '.' | ',' | '/' | '\u{202f}')) {
            return None;
        }
    }
    Some(items)
}

/// The year that two or four digits mean; two digits are 1970–2069.
pub(super) fn year(value: u32, digits: usize) -> Option<i32> {
    let value = i32::try_from(value).ok()?;
    match digits {
        4 => Some(value),
        2 if value < 70 => Some(2000 + value),
        2 => Some(1900 + value),
        _ => None,
    }
}

/// "20th", "20-е", "2023-cü".
const ENDINGS_OF_NUMBERS: [&str; 14] =
    ["st", "nd", "rd", "th", "е", "й", "го", "ое", "ші", "шы", "ci", "cı", "cu", "cü"];

/// `Some(None)` is a word that says nothing; `None` is a foreign word.
fn word(word: &str, before: Option<Item>) -> Option<Option<Item>> {
    let item = match word {
        "of" | "the" | "in" | "за" | "в" => return Some(None),
        ending if matches!(before, Some(Item::Number(..))) && ENDINGS_OF_NUMBERS.contains(&ending) => {
            return Some(None);
        }
        // "yanvar–sentyabr ayları"
        "ayı" | "ayları" | "айы" | "айлары" if matches!(before, Some(Item::Month(_))) => return Some(None),
        "year" | "г" | "гг" | "год" | "года" | "году" | "ж" | "жыл" | "жылы" | "жылғы" | "жылдың" | "жылдар" | "il"
        | "ilin" | "ili" | "illər" => Item::Unit(Unit::Year),
        "h"
        | "half"
        | "s"
        | "полугодие"
        | "полугодия"
        | "полуг"
        | "жартыжылдық"
        | "жартыжылдығы"
        | "жартыж"
        | "yarısı"
        | "yarımil"
        | "yarımili" => Item::Unit(Unit::Half),
        "q" | "quarter" | "qtr" | "кв" | "квартал" | "квартала" | "тоқсан" | "тоқсаны" | "тқс" | "rüb" | "rübü" => {
            Item::Unit(Unit::Quarter)
        }
        "m" | "month" | "months" | "мес" | "месяцев" | "месяца" | "ай" | "айы" | "ay" | "ayı" => {
            Item::Unit(Unit::Months)
        }
        "first" | "i" | "первое" | "первый" | "первая" | "бірінші" | "birinci" => Item::Nth(1),
        "second" | "ii" | "второе" | "второй" | "вторая" | "екінші" | "ikinci" => Item::Nth(2),
        "third" | "iii" | "третий" | "үшінші" | "üçüncü" => Item::Nth(3),
        "fourth" | "iv" | "четвертый" | "четвёртый" | "төртінші" | "dördüncü" => {
            Item::Nth(4)
        }
        "three" => Item::Number(3, 1),
        "six" => Item::Number(6, 1),
        "nine" | "девять" => Item::Number(9, 1),
        other => Item::Month(month(other)?),
    };
    Some(Some(item))
}

/// English names, and the first letters of Russian ones, which are known in any case.
const MONTHS: [(&str, &str); 12] = [
    ("january", "янв"),
    ("february", "фев"),
    ("march", "мар"),
    ("april", "апр"),
    ("may", "ма"),
    ("june", "июн"),
    ("july", "июл"),
    ("august", "авг"),
    ("september", "сен"),
    ("october", "окт"),
    ("november", "ноя"),
    ("december", "дек"),
];

/// As [`MONTHS`], in Kazakh and Azerbaijani.
const FURTHER_MONTHS: [[&str; 12]; 2] = [
    [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"],
];

/// How Russian names of months go on after the part in the table.
const ENDINGS: [&str; 20] = [
    "",
    "арь",
    "аря",
    "аре",
    "раль",
    "раля",
    "рале",
    "т",
    "та",
    "те",
    "ель",
    "еля",
    "й",
    "я",
    "ь",
    "уст",
    "уста",
    "тябрь",
    "тября",
    "тябре",
];
const AUTUMN_ENDINGS: [&str; 8] = ["брь", "бря", "бре", "ябрь", "ября", "ябре", "абрь", "абря"];

/// A name as whole or from three letters on, where those letters are of one month only.
fn month(word: &str) -> Option<u8> {
    let long = word.chars().count() >= 3;
    let named = |(english, russian): &(&str, &str)| {
        let is_english = long && english.starts_with(word) || word == "sept" && *english == "september";
        let is_russian = word
            .strip_prefix(russian)
            .is_some_and(|ending| ENDINGS.contains(&ending) || AUTUMN_ENDINGS.contains(&ending));
        is_english || is_russian && long
    };
    let further = |names: &[&str; 12]| {
        let mut found = names.iter().enumerate().filter(|(_, name)| long && name.starts_with(word));
        found.next().filter(|_| found.next().is_none()).map(|(place, _)| place)
    };
    let place = MONTHS.iter().position(named).or_else(|| FURTHER_MONTHS.iter().find_map(further))?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_names_in_four_languages() {
        for (text, number) in [
            ("march", 3),
            ("mar", 3),
            ("may", 5),
            ("sept", 9),
            ("марта", 3),
            ("мая", 5),
            ("май", 5),
            ("июль", 7),
            ("июня", 6),
            ("августа", 8),
            ("сентября", 9),
            ("октябрь", 10),
            ("ноября", 11),
            ("дек", 12),
            ("января", 1),
            ("февраль", 2),
            ("апреля", 4),
            ("наурыз", 3),
            ("мамыр", 5),
            ("мам", 5),
            ("мау", 6),
            ("қар", 11),
            ("желтоқсан", 12),
            ("mart", 3),
            ("iyun", 6),
            ("iyul", 7),
            ("avqust", 8),
            ("noyabr", 11),
        ] {
            assert_eq!(month(text), Some(number), "{text}");
        }
        for text in ["ma", "ju", "marchy", "ма", "мартышка", "summer", "ç", "iyu", "қа", "ақ"] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
