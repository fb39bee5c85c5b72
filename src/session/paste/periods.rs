//! Periods as tables print them: before a row, over a column, with a footnote mark, in several languages.

use crate::domain::{Frequency, Period};
use crate::words::read_period;

/// A period, or the part of a year that another head names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Whole(Period),
    /// A month, a quarter, the first months of a year.
    InYear {
        month: u8,
        months: u16,
    },
}

impl Named {
    /// The whole period, with the year from elsewhere where it names none.
    pub fn in_year(self, year: Option<i32>) -> Option<Period> {
        match self {
            Self::Whole(period) => Some(period),
            Self::InYear { month, months } => Period::new(year?, month, months),
        }
    }

    pub fn year(self) -> Option<i32> {
        match self {
            Self::Whole(period) if period.frequency() == Frequency::Annual => Some(period.year()),
            _ => None,
        }
    }
}

/// What a head of time says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    pub named: Named,
    /// A star: what stands under it is provisional.
    pub starred: bool,
    /// Nothing but the digits of a year: it could be a figure too.
    pub bare: bool,
}

/// Reads a head of time.
pub fn time(text: &str) -> Option<Time> {
    let text = text.trim();
    if text.is_empty() || text.len() > 120 || !text.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let bare = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if bare {
        let year = text.parse().ok().filter(|year| (1900..=2100).contains(year))?;
        return Some(Time { named: Named::Whole(Period::of_year(year)?), starred: false, bare });
    }
    let has_letters = text.contains(char::is_alphabetic);
    if !has_letters && !has_year(text) {
        return None;
    }
    let (text, starred) = unmarked(text);
    // "202408-Aug. 2024": a code and what it stands for.
    let code = text.split_once('-').map_or("", |(code, _)| code);
    let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    let text = if is_code { code } else { text };
    let whole = |text: &str| read_period(text).ok().map(Named::Whole);
    // Digits that are grouped or have decimals are figures: "2 024", "2024.5", "1.2024".
    let is_figure = !has_letters && text.contains([',', ' ', '\u{a0}', '\u{202f}']);
    let year_of_note = year_with_note(text).map(Named::Whole);
    let named = if is_figure {
        year_of_note
    } else {
        compact(text).or_else(|| whole(text)).or_else(|| {
            let plain = if has_letters { translated(text)? } else { return None };
            whole(&plain).or_else(|| part_of_year(&plain)).or_else(|| part_of_year(text))
        })
    };
    // A lone number is a figure, not a month without its year.
    let named = named.filter(|_| text.len() > 2 || text.contains(char::is_alphabetic))?;
    Some(Time { named, starred, bare: false })
}

/// Years of nothing but digits could be figures: as periods they go on in one direction.
pub fn run_of_years<'a>(times: impl Iterator<Item = &'a Time>) -> bool {
    let times: Vec<_> = times.collect();
    if !times.iter().all(|time| time.bare) {
        return true;
    }
    let years: Vec<_> = times.iter().filter_map(|time| time.named.year()).collect();
    let goes_on = years.len() < 2 || years.first() != years.last();
    goes_on && (years.is_sorted() || years.is_sorted_by(|a, b| a >= b))
}

/// "Exported value in 2009": the year among other words, where it is the only one.
pub fn year_in(text: &str) -> Option<Time> {
    let mut years = text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| time(word).filter(|time| time.bare));
    let first = years.next()?;
    years.next().is_none().then_some(Time { bare: false, ..first })
}

/// Four digits together, or the six of `202307`: by far the most cells are no periods, and this tells them at once.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| matches!(digits.len(), 4 | 6))
}

/// Without the marks of footnotes behind it; a star or "(p)" says "provisional".
fn unmarked(text: &str) -> (&str, bool) {
    let mut rest = text;
    let mut starred = false;
    loop {
        let before = rest;
        rest = rest.trim_end();
        rest = rest.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '†', '‡', ':']);
        for star in ["*", "(p)", "(п)", "(prel.)"] {
            while let Some(less) = rest.strip_suffix(star) {
                (rest, starred) = (less, true);
            }
        }
        if rest == before {
            return (rest, starred);
        }
    }
}

/// `2023 1`, `2023 1)`: the year with the number of a footnote.
fn year_with_note(text: &str) -> Option<Period> {
    let (year, note) = text.split_once([' ', '\u{a0}'])?;
    let note = note.trim_end_matches(')');
    let fits = year.len() == 4 && note.len() == 1 && note.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| year.parse().ok().and_then(Period::of_year))?
}

/// `202307`, `2023M7`, `Y2019`, `201952`: how data banks write.
fn compact(text: &str) -> Option<Named> {
    let upper = text.to_ascii_uppercase();
    if let Some(year) = upper.strip_prefix('Y') {
        return (year.len() == 4).then(|| year.parse().ok().and_then(Period::of_year))?.map(Named::Whole);
    }
    let (year, rest) = upper.split_at_checked(4)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    if let Some(nth) = rest.trim_start().strip_prefix('Q') {
        let quarter = ["I", "II", "III", "IV"].iter().position(|roman| *roman == nth.trim())?;
        return Period::of_quarter(year, u8::try_from(quarter + 1).ok()?).map(Named::Whole);
    }
    let digits = rest.trim_start_matches('-').strip_prefix('M').unwrap_or(rest);
    let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_short || (digits.len() == rest.len() && rest.len() != 2) || !(1900..=2100).contains(&year) {
        return None;
    }
    match digits.parse().ok()? {
        52 => Period::of_year(year),
        month => Period::of_month(year, month),
    }
    .map(Named::Whole)
}

/// A month, a quarter or a run of months without its year: read in some year, and the year left out.
fn part_of_year(text: &str) -> Option<Named> {
    if text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic) {
        return None;
    }
    let period = read_period(&format!("{text} 2001")).ok()?;
    let inside = period.year() == 2001 && period.months() < 12;
    inside.then(|| Named::InYear { month: period.month(), months: period.months() })
}

/// Kazakh, Azerbaijani, Turkish and Uzbek words by their English ones, for the reader of periods.
const WORDS: [(&str, &[&str]); 15] = [
    ("january", &["қаңтар", "yanvar", "ocak", "январ"]),
    ("february", &["ақпан", "fevral", "şubat"]),
    ("march", &["наурыз", "mart"]),
    ("april", &["сәуір", "aprel", "nisan"]),
    ("may", &["мамыр", "mayıs"]),
    ("june", &["маусым", "iyun", "haziran"]),
    ("july", &["шілде", "iyul", "temmuz"]),
    ("august", &["тамыз", "avqust", "avgust", "ağustos"]),
    ("september", &["қыркүйек", "sentyabr", "sentabr", "eylül"]),
    ("october", &["қазан", "oktyabr", "oktabr", "ekim"]),
    ("november", &["қараша", "noyabr", "kasım"]),
    ("december", &["желтоқсан", "dekabr", "aralık"]),
    ("quarter", &["rüb", "çeyrek", "тоқсан", "chorak", "кв"]),
    ("half", &["жартыжылдық", "yarımil", "yarıyıl", "полугод"]),
    ("months", &["ay", "ayı", "ай", "айы", "oy", "oyi", "aylıq"]),
];

/// Words that say "year", and endings that say nothing.
const SILENT: [&str; 18] = [
    "for",
    "during",
    "жыл",
    "жылы",
    "жылғы",
    "жылдың",
    "il",
    "ili",
    "ildə",
    "yil",
    "yili",
    "yıl",
    "yılı",
    "ci",
    "cı",
    "cu",
    "cü",
    "го",
];

fn translated(text: &str) -> Option<String> {
    let lower = super::heads::folded(text);
    let mut plain = String::with_capacity(lower.len());
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        let is_word = first.is_alphabetic();
        let end = rest.find(|c: char| c.is_alphabetic() != is_word).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end)?;
        rest = after;
        if !is_word {
            plain.push_str(part);
            continue;
        }
        if SILENT.contains(&part) {
            continue;
        }
        let known = WORDS.iter().find(|(_, names)| names.iter().any(|name| is_form(part, name)));
        plain.push_str(known.map_or(part, |(english, _)| english));
    }
    Some(plain.trim().trim_matches('-').trim().to_owned())
}

/// A word with an ending of its case: short words have none.
fn is_form(word: &str, name: &str) -> bool {
    word == name || name.chars().count() >= 4 && word.starts_with(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match time(text) {
            None => "none".to_owned(),
            Some(Time { named: Named::Whole(period), starred, .. }) => {
                format!("{period}{}", if starred { "*" } else { "" })
            }
            Some(Time { named: Named::InYear { month, months }, .. }) => format!("{month}+{months}"),
        }
    }

    #[test]
    fn heads_of_time_are_read_as_tables_print_them() {
        for (text, expected) in [
            ("2023", "2023"),
            ("2024*", "2024*"),
            ("2024 *", "2024*"),
            ("2024¹", "2024"),
            ("2023 1", "2023"),
            ("2023 год", "2023"),
            ("2023 г.", "2023"),
            ("2023 жыл", "2023"),
            ("2023-cü il", "2023"),
            ("2023 yılı", "2023"),
            ("2023-Q3", "2023-Q3"),
            ("I кв. 2023", "2023-Q1"),
            ("2015 Q I", "2015-Q1"),
            ("2024 I квартал", "2024-Q1"),
            ("январь 2023", "2023-01"),
            ("yanvar 2023", "2023-01"),
            ("Ocak 2023", "2023-01"),
            ("2023 жылғы қаңтар", "2023-01"),
            ("202307", "2023-07"),
            ("2023M7", "2023-07"),
            ("2023-M07", "2023-07"),
            ("Jul-23", "2023-07"),
            ("201952", "2019"),
            ("202408-Aug. 2024", "2024-08"),
            ("201952-Jan.-Dec. 2019", "2019"),
            ("Y2019", "2019"),
            ("янв–дек 2023", "2023"),
            ("за январь-сентябрь 2023 года", "2023-01-01/P9M"),
            ("yanvar-sentyabr 2023", "2023-01-01/P9M"),
            ("January", "1+1"),
            ("Feb", "2+1"),
            ("қаңтар", "1+1"),
            ("Q3", "7+3"),
            ("II квартал", "4+3"),
            ("Jan–Sep", "1+9"),
            ("", "none"),
            ("12", "none"),
            ("1850", "none"),
            ("456.3", "none"),
            ("2 024", "none"),
            ("2024,5", "none"),
            ("-2024", "none"),
            ("Total", "none"),
            ("Kazakhstan", "none"),
            ("—", "none"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }
}
