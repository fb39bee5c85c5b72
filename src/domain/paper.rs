//! A document for readers outside the program: a title, lines below it, and tables under heads. Words are made before.
//!
//! *Invariant:* every row of a table has as many cells as the table has columns.

/// A column: its head, and its share of the page's width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperColumn {
    pub head: String,
    pub share: u32,
}

/// A head, where there is one, with what belongs under it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaperPart {
    pub head: String,
    pub rows: Vec<Vec<String>>,
    /// Stands instead of a table without rows.
    pub nothing: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    pub title: String,
    /// Whose it is, as of when, and what it rests on: under the title, and on every page.
    pub date: String,
    pub source: String,
    /// Further lines under the title.
    pub lines: Vec<String>,
    /// What the parts are of, for the first column where all stand in one table; empty: parts have no heads.
    pub part_column: String,
    pub columns: Vec<PaperColumn>,
    pub parts: Vec<PaperPart>,
    /// Before and after the page's number, and after the number of pages: "Page ", " of ", "".
    pub page: [String; 3],
    /// The day of the document: year, month, day.
    pub day: (i16, i8, i8),
}

impl Paper {
    /// All rows, each with the head of its part before it.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.parts.iter().flat_map(|part| part.rows.iter().map(|row| (part.head.as_str(), row.as_slice())))
    }
}
