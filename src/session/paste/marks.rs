//! Marks of footnotes behind a printed number: `456.3*`, `456.3 P`, `456.3¹`.

use crate::domain::ObsStatus;

/// A number's text without its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmarked<'a> {
    pub text: &'a str,
    /// The marks themselves.
    pub marks: &'a str,
    pub provisional: bool,
}

/// `None` where nothing that looks like a mark stands behind a digit.
pub fn unmarked(text: &str) -> Option<Unmarked<'_>> {
    let whole = text.trim();
    let mut rest = whole;
    let mut provisional = false;
    loop {
        let before = rest;
        rest = rest.trim_end();
        rest = rest.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '†', '‡']);
        if let Some(less) = rest.strip_suffix('*').or_else(|| rest.strip_suffix("(p)")) {
            (rest, provisional) = (less, true);
        }
        if let Some((less, word)) = rest.rsplit_once([' ', '\u{a0}'])
            && let Some(status) = status(word)
        {
            rest = less;
            provisional |= status == ObsStatus::Provisional;
        }
        if rest.len() == before.len() {
            break;
        }
    }
    let marks = whole.get(rest.len()..)?.trim();
    let is_marked = !marks.is_empty() && rest.contains(|c: char| c.is_ascii_digit());
    is_marked.then_some(Unmarked { text: rest, marks, provisional })
}

/// A letter of the SDMX list, alone.
fn status(word: &str) -> Option<ObsStatus> {
    ObsStatus::CODES
        .iter()
        .find(|(status, code)| *code == word && *status != ObsStatus::Normal)
        .map(|(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_a_number_are_told_from_it() {
        for (text, expected) in [
            ("456.3*", Some(("456.3", "*", true))),
            ("456.3 **", Some(("456.3", "**", true))),
            ("456.3¹", Some(("456.3", "¹", false))),
            ("456.3 P", Some(("456.3", "P", true))),
            ("456.3 E", Some(("456.3", "E", false))),
            ("456.3", None),
            ("*", None),
            ("P", None),
            ("12 34", None),
        ] {
            let found = unmarked(text).map(|found| (found.text, found.marks, found.provisional));
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
