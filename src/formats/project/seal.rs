//! The seal: the last line of a project file is the SHA-256 of the bytes above it.
//!
//! A version-control system may turn every line end into CR LF, an editor may add a byte order mark or drop the last
//! line end: none of that is damage, because neither can stand inside a text of a file that we wrote.
//! *Invariant:* text that passes as sealed is, but for line ends and the mark, what was written.

use std::borrow::Cow;
use std::fmt::Write;

use sha2::{Digest, Sha256};

const MARK: &str = "// sha256: ";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    Whole,
    Missing,
    Broken,
}

fn hash(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Adds the last line.
pub fn close(text: &mut String) {
    let hex = hash(text);
    text.push_str(MARK);
    text.push_str(&hex);
    text.push('\n');
}

/// Judges the last line; gives the text to read, with our own line ends where only those were changed.
pub fn open(text: &str) -> (Cow<'_, str>, Seal) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let trimmed = text.trim_end();
    let start = trimmed.rfind('\n').map_or(0, |at| at + 1);
    let (above, last) = trimmed.split_at_checked(start).unwrap_or((trimmed, ""));
    let Some(stated) = last.strip_prefix(MARK.trim_end()).map(str::trim) else {
        return (Cow::Borrowed(text), Seal::Missing);
    };
    if hash(above) == stated {
        return (Cow::Borrowed(text), Seal::Whole);
    }
    if above.contains('\r') {
        let plain = above.replace("\r\n", "\n");
        if hash(&plain) == stated {
            return (Cow::Owned(plain), Seal::Whole);
        }
    }
    (Cow::Borrowed(text), Seal::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> String {
        let mut text = "// Tradebook project\n(\n    schema: 1,\n)\n".to_owned();
        close(&mut text);
        text
    }

    #[test]
    fn line_ends_a_mark_and_a_missing_last_line_end_are_no_damage() {
        let text = sealed();
        for changed in [
            text.clone(),
            text.trim_end().to_owned(),
            format!("\u{feff}{text}"),
            text.replace('\n', "\r\n"),
            format!("\u{feff}{}", text.replace('\n', "\r\n").trim_end()),
            format!("{text}\n\n"),
        ] {
            assert_eq!(open(&changed).1, Seal::Whole, "{changed:?}");
        }
    }

    #[test]
    fn any_other_change_breaks_the_seal() {
        let text = sealed();
        for changed in [
            text.replace("schema", "schemb"),
            text.replace("    ", "\t"),
            text.replace("(\n", "(\r\r\n"),
            text.replace("sha256: ", "sha256: 0"),
            format!("\n{text}"),
        ] {
            assert_eq!(open(&changed).1, Seal::Broken, "{changed:?}");
        }
        let (above, _) = text.split_at(text.find("// sha256").unwrap());
        assert_eq!(open(above).1, Seal::Missing);
        assert_eq!(open(&format!("{text}// more\n")).1, Seal::Missing);
    }
}
