//! A typed date or period, taken apart into numbers, names of months and the small words between them.
//!
//! English and Russian are read whatever the language of the window is: bulletins come in both.

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
            items.extend(word(&part.to_lowercase(), items.last().copied())?);
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

/// `Some(None)` is a word that says nothing; `None` is a foreign word.
fn word(word: &str, before: Option<Item>) -> Option<Option<Item>> {
    let after_number = matches!(before, Some(Item::Number(..)));
    let item = match word {
        "of" | "the" | "in" | "за" | "в" => return Some(None),
        "st" | "nd" | "rd" | "th" | "е" | "й" | "го" | "ое" if after_number => return Some(None),
        "year" | "г" | "гг" | "год" | "года" | "году" => Item::Unit(Unit::Year),
        "h" | "half" | "s" | "полугодие" | "полугодия" => Item::Unit(Unit::Half),
        "q" | "quarter" | "qtr" | "кв" | "квартал" | "квартала" => Item::Unit(Unit::Quarter),
        "m" | "month" | "months" | "мес" | "месяцев" | "месяца" => Item::Unit(Unit::Months),
        "first" | "i" | "первое" | "первый" | "первая" => Item::Nth(1),
        "second" | "ii" | "второе" | "второй" | "вторая" => Item::Nth(2),
        "third" | "iii" | "третий" => Item::Nth(3),
        "fourth" | "iv" | "четвертый" | "четвёртый" => Item::Nth(4),
        "three" => Item::Number(3, 1),
        "six" => Item::Number(6, 1),
        "nine" | "девять" => Item::Number(9, 1),
        other => Item::Month(month(other)?),
    };
    Some(Some(item))
}

/// English names as whole or from three letters on, and Russian ones in any case.
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

fn month(word: &str) -> Option<u8> {
    let named = |(english, russian): &(&str, &str)| {
        let is_english =
            word.chars().count() >= 3 && english.starts_with(word) || word == "sept" && *english == "september";
        let is_russian = word
            .strip_prefix(russian)
            .is_some_and(|ending| ENDINGS.contains(&ending) || AUTUMN_ENDINGS.contains(&ending));
        is_english || is_russian && word.chars().count() >= 3
    };
    let place = MONTHS.iter().position(named)?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_names_in_two_languages() {
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
        ] {
            assert_eq!(month(text), Some(number), "{text}");
        }
        for text in ["ma", "ju", "marchy", "ма", "мартышка", "summer", "ç"] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
