//! A small scanner of the notation's tokens, for what has to be known without reading the whole file into records:
//! the schema at its head, and where ids stand.
//!
//! *Invariant:* text and comments are passed over whole, so that nothing inside them is taken for a token.

/// A token with the byte at which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// A name, a number or a keyword.
    Word(&'a str),
    /// What stands between the quotes, escapes as they are.
    Text(&'a str),
    Sign(char),
}

/// Reads tokens from the front of a text.
#[derive(Debug, Clone)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blank(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            let comment = rest.get(blank..).map_or(0, comment_len);
            if blank + comment == 0 {
                return;
            }
            self.at += blank + comment;
        }
    }

    /// Where the next token begins.
    pub fn next_start(&mut self) -> usize {
        self.skip_blank();
        self.at
    }
}

fn comment_len(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if !text.starts_with("/*") {
        return 0;
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let opens = rest.starts_with("/*");
        let closes = rest.starts_with("*/");
        at += if opens || closes { 2 } else { rest.chars().next().map_or(1, char::len_utf8) };
        depth = if opens { depth + 1 } else { depth - usize::from(closes) };
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Length in bytes of a text with quotes, its quotes included, and how much each side takes; `None` where none begins.
fn quoted_len(text: &str) -> Option<(usize, usize, usize)> {
    if text.starts_with('"') {
        let mut escaped = false;
        for (at, byte) in text.bytes().enumerate().skip(1) {
            if byte == b'"' && !escaped {
                return Some((at + 1, 1, 1));
            }
            escaped = byte == b'\\' && !escaped;
        }
        return Some((text.len(), 1, 0));
    }
    let hashes = text.strip_prefix('r')?.bytes().take_while(|byte| *byte == b'#').count();
    let opening = hashes + 2;
    let body = text.get(opening - 1..)?.strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    Some(match body.find(&closing) {
        Some(end) => (opening + end + closing.len(), opening, closing.len()),
        None => (text.len(), opening, 0),
    })
}

impl<'a> Iterator for Scanner<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next_start();
        let rest = self.rest();
        let first = rest.chars().next()?;
        if let Some((length, before, after)) = quoted_len(rest) {
            self.at += length;
            return Some((start, Token::Text(rest.get(before..length - after).unwrap_or_default())));
        }
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if word > 0 {
            self.at += word;
            return Some((start, Token::Word(rest.get(..word).unwrap_or_default())));
        }
        self.at += first.len_utf8();
        Some((start, Token::Sign(first)))
    }
}

/// The first two places at which a record has this id.
pub fn places_of_id(text: &str, id: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before = [Token::Sign(' '); 2];
    for (at, token) in Scanner::new(text) {
        if before == [Token::Word("id"), Token::Sign(':')] && token == Token::Text(id) {
            places.push(at);
            if places.len() == 2 {
                break;
            }
        }
        before = [before[1], token];
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_in_text_and_comments_are_passed_over() {
        let text = r##"// id: "a"
            /* id: "a" /* nested */ id: "a" */ ( id: "b\" id: \"a", raw: r#"id: "a""#, id : "a", x: X )"##;
        let places = places_of_id(text, "a");
        assert_eq!(places.len(), 1);
        assert_eq!(text.get(places[0]..places[0] + 6), Some("\"a\", x"));
    }

    #[test]
    fn an_unclosed_text_or_comment_ends_the_scan() {
        for text in ["\"abc", "/* abc", "r#\"abc\"", "/*", "r\"", "\"\\", "r", "r#", "/"] {
            assert!(Scanner::new(text).count() <= 2, "{text:?}");
        }
    }
}
