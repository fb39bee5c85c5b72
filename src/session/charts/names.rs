//! File names made of what charts are called: they work on every system, and no two are the same.

use std::collections::BTreeSet;

/// Letters of a name; with an ending and a number it stays within what every file system takes.
const MOST_LETTERS: usize = 100;
const MOST_BYTES: usize = 200;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file's name without its ending; `otherwise` where nothing of the name can stay.
pub fn file_name(name: &str, otherwise: &str) -> String {
    let mut safe = String::new();
    for c in name.chars().take(MOST_LETTERS) {
        let c = match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_whitespace() => ' ',
            c if c.is_control() || is_mark_of_direction(c) => continue,
            c => c,
        };
        if safe.len() + c.len_utf8() > MOST_BYTES {
            break;
        }
        if c != ' ' || !safe.ends_with(' ') {
            safe.push(c);
        }
    }
    // A name that begins with a point is hidden, and Windows cuts points and spaces off the end.
    let safe = safe.trim_matches([' ', '.']);
    if safe.chars().all(|c| c == '-') {
        return otherwise.to_owned();
    }
    if is_device(safe) { format!("{safe}_") } else { safe.to_owned() }
}

/// Letters that change the order in which a name is read hide its ending.
fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = stem.strip_suffix(|c: char| c.is_ascii_digit());
    DEVICES.iter().any(|device| match numbered {
        Some(letters) => letters == *device && matches!(letters, "com" | "lpt"),
        None => stem == *device && !matches!(stem.as_str(), "com" | "lpt"),
    })
}

/// A file name of each, in their order; the second of the same name is "name (2)". Systems that do not tell small from
/// capital letters are thought of.
pub fn file_names<'a>(names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut unique = |(name, otherwise): (&str, &str)| {
        let name = file_name(name, otherwise);
        let tries = (1_u32..).map(|nth| if nth == 1 { name.clone() } else { format!("{name} ({nth})") });
        let mut free = tries.filter(|name| taken.insert(name.to_lowercase()));
        free.next().unwrap_or_default()
    };
    names.into_iter().map(&mut unique).collect()
}
