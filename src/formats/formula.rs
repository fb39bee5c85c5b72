//! Texts that a spreadsheet would take for a formula, and the mark that keeps it from doing so.
//!
//! *Invariant:* [`unguarded`] takes off what [`guarded`] put there, and nothing else of ours.

use std::borrow::Cow;

/// With an apostrophe before a text that begins like a formula. Numbers are not for this: a minus is theirs.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if begins_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text as it was before it was guarded.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_formula(rest)).unwrap_or(text)
}

/// After spaces and what is not seen too, and in full-width forms: some programs trim and fold first. With apostrophes before it as well,
/// so that what was guarded is told from what was typed so.
fn begins_formula(text: &str) -> bool {
    let passed_over = |c: char| c.is_whitespace() || c.is_control() || is_unseen(c) || c == '\'';
    let rest = text.trim_start_matches(passed_over);
    let before = text.strip_suffix(rest).unwrap_or_default();
    before.contains(['\t', '\r', '\n']) || rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Spaces without a width, and marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_begins_like_a_formula_is_guarded() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+x", "'+x"),
            ("-x", "'-x"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("\nx", "'\nx"),
            ("  =x", "'  =x"),
            ("＝x", "'＝x"),
            ("\u{feff}=x", "'\u{feff}=x"),
            ("\u{0}+x", "'\u{0}+x"),
            ("'=x", "''=x"),
            ("x=1", "x=1"),
            ("'tis", "'tis"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_comes_back(text in "['=+@ \t\n-]{0,4}\\PC{0,6}") {
            let out = guarded(&text);
            prop_assert_eq!(unguarded(&out), text.as_str());
        }
    }
}
