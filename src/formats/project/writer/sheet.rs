//! The notation: fields, lists, texts, indentation.
//!
//! *Invariant:* a text never holds a line end or a control character as it is, so that a line of the file is a line.

use std::fmt::{Display, Write};

use crate::formats::project::words::Usual;

const INDENT: &str = "    ";

pub struct Sheet {
    text: String,
    depth: usize,
}

impl Sheet {
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), depth: 0 }
    }

    pub fn into_text(self) -> String {
        self.text
    }

    pub fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The text itself, for what has a quick notation of its own.
    pub fn text_mut(&mut self) -> &mut String {
        &mut self.text
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str(INDENT);
        }
    }

    /// A value whose notation needs no escapes, in quotes.
    pub fn plain(&mut self, value: impl Display) {
        // Writing to a string does not fail.
        let _ = write!(self.text, "\"{value}\"");
    }

    /// Any text, in quotes.
    pub fn quoted(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(needs_escape) {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.text.push_str(before);
            let mut characters = from.chars();
            match characters.next() {
                Some('"') => self.text.push_str("\\\""),
                Some('\\') => self.text.push_str("\\\\"),
                Some('\n') => self.text.push_str("\\n"),
                Some('\r') => self.text.push_str("\\r"),
                Some('\t') => self.text.push_str("\\t"),
                Some(other) => {
                    let _ = write!(self.text, "\\u{{{:x}}}", u32::from(other));
                }
                None => {}
            }
            rest = characters.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    /// `(a: 1, b: 2)` on one line.
    pub fn inline(&mut self, body: impl FnOnce(&mut Fields<'_>)) {
        self.raw("(");
        body(&mut Fields { sheet: self, inline: true, empty: true });
        self.raw(")");
    }

    /// A field on each line.
    pub fn block(&mut self, body: impl FnOnce(&mut Fields<'_>)) {
        self.raw("(");
        self.depth += 1;
        body(&mut Fields { sheet: self, inline: false, empty: true });
        self.depth -= 1;
        self.new_line();
        self.raw(")");
    }

    /// An item on each line.
    pub fn rows<T>(&mut self, items: impl Iterator<Item = T>, write: impl Fn(&mut Self, T)) {
        self.raw("[");
        self.depth += 1;
        for item in items {
            self.new_line();
            write(self, item);
            self.raw(",");
        }
        self.depth -= 1;
        self.new_line();
        self.raw("]");
    }

    /// `[a, b]` on one line.
    pub fn list<T>(&mut self, items: impl Iterator<Item = T>, write: impl Fn(&mut Self, T)) {
        self.raw("[");
        for (nth, item) in items.enumerate() {
            if nth > 0 {
                self.raw(", ");
            }
            write(self, item);
        }
        self.raw("]");
    }
}

/// Control characters, and those that hide or turn what stands around them in an editor.
fn needs_escape(c: char) -> bool {
    matches!(
        c,
        '"' | '\\' | '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// The fields of a record; what has the value of a new record is left out.
pub struct Fields<'a> {
    sheet: &'a mut Sheet,
    inline: bool,
    empty: bool,
}

impl Fields<'_> {
    /// A field that is always written.
    pub fn with(&mut self, name: &str, write: impl FnOnce(&mut Sheet)) {
        if !self.inline {
            self.sheet.new_line();
        } else if !self.empty {
            self.sheet.raw(", ");
        }
        self.empty = false;
        self.sheet.raw(name);
        self.sheet.raw(": ");
        write(self.sheet);
        if !self.inline {
            self.sheet.raw(",");
        }
    }

    pub fn id(&mut self, id: impl Display) {
        self.with("id", |sheet| sheet.plain(id));
    }

    pub fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.with(name, |sheet| sheet.quoted(text));
        }
    }

    pub fn maybe_text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.with(name, |sheet| sheet.quoted(text));
        }
    }

    /// A date, period or id that may be absent.
    pub fn maybe(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.with(name, |sheet| sheet.plain(value));
        }
    }

    pub fn flag(&mut self, name: &str, value: bool) {
        if value {
            self.with(name, |sheet| sheet.raw("true"));
        }
    }

    pub fn word<T: Usual>(&mut self, name: &str, value: T) {
        if value != T::USUAL {
            self.with(name, |sheet| sheet.raw(value.word()));
        }
    }

    /// A choice that is left out where it is the usual one.
    pub fn unless<T: Default + PartialEq>(&mut self, name: &str, value: &T, write: impl FnOnce(&mut Sheet, &T)) {
        if *value != T::default() {
            self.with(name, |sheet| write(sheet, value));
        }
    }

    pub fn texts<'t>(&mut self, name: &str, texts: impl ExactSizeIterator<Item = &'t str>) {
        if texts.len() > 0 {
            self.with(name, |sheet| sheet.list(texts, Sheet::quoted));
        }
    }

    pub fn list<T>(&mut self, name: &str, items: impl ExactSizeIterator<Item = T>, write: impl Fn(&mut Sheet, T)) {
        if items.len() > 0 {
            self.with(name, |sheet| sheet.list(items, write));
        }
    }

    pub fn rows<T>(&mut self, name: &str, items: impl ExactSizeIterator<Item = T>, write: impl Fn(&mut Sheet, T)) {
        if items.len() > 0 {
            self.with(name, |sheet| sheet.rows(items, write));
        }
    }
}
