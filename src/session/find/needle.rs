//! What is looked for in one text: where it stands, by case and by whole words.
//!
//! *Invariant:* every range that is found lies on the edges of characters, and none overlaps another.

use std::ops::Range;

use super::Query;
use crate::words::{NumberFormat, plain_spaces};

/// A query made ready for many texts.
#[derive(Debug, Clone, Default)]
pub struct Needle {
    /// The characters looked for, folded when case does not count; empty finds nothing.
    chars: Vec<char>,
    /// The query as digits with a point, in each way it can be read; empty when it is no part of a number.
    digits: Vec<String>,
    match_case: bool,
    whole: bool,
}

impl Needle {
    pub fn new(query: &Query, format: NumberFormat) -> Self {
        let text = plain_spaces(&query.text);
        Self {
            chars: folded(&text, query.match_case).map(|(_, c)| c).collect(),
            digits: digit_forms(&text, format),
            match_case: query.match_case,
            whole: query.whole_words,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Whether a number can hold it at all.
    pub fn has_digits(&self) -> bool {
        !self.digits.is_empty()
    }

    /// Where it stands in a text, in bytes.
    pub fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if self.chars.is_empty() {
            return found;
        }
        let hay: Vec<_> = folded(text, self.match_case).collect();
        let mut at = 0;
        while let Some(window) = hay.get(at..at + self.chars.len()) {
            let range = window.iter().map(|(_, c)| c).eq(&self.chars).then(|| self.range(text, &hay, at)).flatten();
            match range {
                Some(range) => {
                    found.push(range);
                    at += self.chars.len();
                }
                None => at += 1,
            }
        }
        found
    }

    /// The range of a match, if it begins and ends at characters of the text and, where asked for, of words.
    fn range(&self, text: &str, hay: &[(usize, char)], at: usize) -> Option<Range<usize>> {
        let start = hay.get(at)?.0;
        let last = hay.get(at + self.chars.len() - 1)?.0;
        let end = hay.get(at + self.chars.len()).map_or(text.len(), |(byte, _)| *byte);
        // One character can fold to several: a match must not begin or end inside of it.
        let inside = |one: usize, other: Option<&(usize, char)>| other.is_some_and(|(byte, _)| *byte == one);
        if (at > 0 && inside(start, hay.get(at - 1))) || inside(last, hay.get(at + self.chars.len())) {
            return None;
        }
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = (text.get(..start)?.chars().next_back(), text.get(end..)?.chars().next());
        let whole = !(self.whole && (in_word(before) || in_word(after)));
        whole.then_some(start..end)
    }

    /// Where it stands in a number that is written as digits with a point, in bytes.
    pub fn in_digits(&self, plain: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for form in &self.digits {
            let mut from = 0;
            while let Some(at) = plain.get(from..).and_then(|rest| rest.find(form.as_str())) {
                let range = from + at..from + at + form.len();
                let ends = !self.whole || stands_alone(plain, &range);
                from = if ends { range.end } else { range.start + 1 };
                if ends {
                    found.push(range);
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found
    }
}

/// A whole number, not some digits of one.
fn stands_alone(plain: &str, range: &Range<usize>) -> bool {
    let of_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
    let before = plain.get(..range.start).and_then(|text| text.chars().next_back());
    let after = plain.get(range.end..).and_then(|text| text.chars().next());
    !of_number(before) && !of_number(after)
}

/// Each character with the byte it comes from, in small letters unless case counts, spaces plain.
fn folded(text: &str, match_case: bool) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().flat_map(move |(byte, c)| {
        let c = if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}') { ' ' } else { c };
        let kept = match_case.then_some(c);
        let small = (!match_case).then(|| c.to_lowercase()).into_iter().flatten();
        kept.into_iter().chain(small).map(move |c| (byte, c))
    })
}

/// "456,3" as `456.3`; "1,118" as `1118` and as `1.118`; nothing for what is no part of a number.
fn digit_forms(text: &str, format: NumberFormat) -> Vec<String> {
    let text = text.trim().trim_end_matches('%').trim_end().trim_start_matches('+');
    let text: String = text.chars().map(|c| if matches!(c, '−' | '–') { '-' } else { c }).collect();
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '-');
    let minus_inside = text.chars().skip(1).any(|c| c == '-');
    if !text.contains(|c: char| c.is_ascii_digit()) || !text.chars().all(of_number) || minus_inside {
        return Vec::new();
    }
    let text = text.replace(' ', "");
    let decimal = format.decimal_sign();
    let group = format.group_sign().filter(|sign| matches!(sign, ',' | '.'));
    let as_shown: String = text.chars().filter(|c| Some(*c) != group).collect();
    let mut forms = vec![as_shown.replace(decimal, ".")];
    let signs = text.chars().filter(|c| matches!(c, '.' | ',')).count();
    if signs == 1 {
        forms.push(text.replace(',', "."));
    }
    forms.retain(|form| form.chars().filter(|c| matches!(c, '.' | ',')).count() <= 1 && !form.contains(','));
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::session::find::Places;

    fn needle(text: &str, match_case: bool, whole_words: bool) -> Needle {
        let query = Query { text: text.to_owned(), match_case, whole_words, places: Places::ALL };
        Needle::new(&query, NumberFormat::CommaPoint)
    }

    #[test]
    fn texts_are_found_by_case_and_by_whole_words() {
        for (looked_for, text, case, whole, found) in [
            ("oil", "Oil and OIL, boiler", false, false, 3),
            ("oil", "Oil and OIL, boiler", false, true, 2),
            ("oil", "Oil and OIL, boiler", true, false, 1),
            ("OIL", "Oil and OIL, boiler", true, true, 1),
            ("нефть", "Нефть и газ", false, false, 1),
            ("İ", "İki", false, false, 1),
            ("aa", "aaaa", false, false, 2),
            ("", "anything", false, false, 0),
            ("a b", "a\u{a0}b", false, false, 1),
            ("long needle", "short", false, false, 0),
        ] {
            assert_eq!(needle(looked_for, case, whole).in_text(text).len(), found, "{looked_for} in {text}");
        }
    }

    #[test]
    fn numbers_are_found_as_shown_and_as_typed() {
        for (looked_for, plain, whole, found) in [
            ("456.3", "456.3", false, 1),
            ("456,3", "456.3", false, 1),
            ("1,118", "1118", false, 1),
            ("1,118", "1.118", false, 1),
            ("1 118", "1118.5", false, 1),
            ("456", "456.3", false, 1),
            ("456", "456.3", true, 0),
            ("456.3", "456.3", true, 1),
            ("−17.3 %", "-17.3", false, 1),
            ("+14.2 %", "14.2", false, 1),
            ("1.2.3", "1.23", false, 0),
            ("five", "5", false, 0),
            (".", "1.5", false, 0),
            ("1-2", "12", false, 0),
        ] {
            assert_eq!(needle(looked_for, false, whole).in_digits(plain).len(), found, "{looked_for} in {plain}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_a_naive_search_finds(looked_for in "[abAB ]{1,3}", text in "[abABc ,]{0,24}") {
            let naive: Vec<_> = text.match_indices(&looked_for).map(|(at, m)| at..at + m.len()).collect();
            prop_assert_eq!(needle(&looked_for, true, false).in_text(&text), naive);
            let (small, lower) = (text.to_lowercase(), looked_for.to_lowercase());
            let naive: Vec<_> = small.match_indices(&lower).map(|(at, m)| at..at + m.len()).collect();
            prop_assert_eq!(needle(&looked_for, false, false).in_text(&text), naive);
        }

        #[test]
        fn any_text_is_searched_without_harm(looked_for in any::<String>(), text in any::<String>(), whole: bool) {
            let mut last = 0;
            for range in needle(&looked_for, false, whole).in_text(&text) {
                prop_assert!(range.start >= last && range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some());
                last = range.end;
            }
            needle(&looked_for, true, whole).in_digits(&text);
        }
    }
}
