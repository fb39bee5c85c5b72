//! Tab-separated text cut into cells, as every spreadsheet writes it.
//!
//! *Invariant:* every character of the text is in a cell or parts two of them; nothing is trimmed here.

use std::borrow::Cow;
use std::sync::Arc;

/// Where a cell stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    from: usize,
    to: usize,
    /// Doubled quotes in it stand for one.
    quoted: bool,
}

/// The cells of a text, turned if it is to be read so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    text: Arc<str>,
    cells: Vec<Place>,
    /// For each row, the place of its first cell.
    starts: Vec<usize>,
    width: usize,
    pub turned: bool,
}

impl Block {
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut block = Self { text: text.into(), cells: Vec::new(), starts: Vec::new(), width: 0, turned: false };
        if text.is_empty() {
            return block;
        }
        Cutter { bytes: text.as_bytes(), at: 0, no_more_ends: false }.cut(&mut block.cells, &mut block.starts);
        let ends = block.starts.iter().skip(1).copied().chain([block.cells.len()]);
        block.width = block.starts.iter().zip(ends).map(|(from, to)| to - from).max().unwrap_or(0);
        block
    }

    pub fn rows(&self) -> usize {
        if self.turned { self.width } else { self.starts.len() }
    }

    pub fn columns(&self) -> usize {
        if self.turned { self.starts.len() } else { self.width }
    }

    /// `None` past the end of a shorter row.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        let (row, column) = if self.turned { (column, row) } else { (row, column) };
        let from = *self.starts.get(row)?;
        let end = self.starts.get(row + 1).copied().unwrap_or(self.cells.len());
        let place = *self.cells.get(from + column).filter(|_| from + column < end)?;
        let text = self.text.get(place.from..place.to)?;
        Some(if place.quoted && text.contains("\"\"") {
            Cow::Owned(text.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(text)
        })
    }

    /// How many cells of a row say anything.
    pub fn filled_in(&self, row: usize) -> usize {
        (0..self.columns()).filter(|column| !self.text(row, *column).trim().is_empty()).count()
    }

    /// The same with the empty text past the end of a row.
    pub fn text(&self, row: usize, column: usize) -> Cow<'_, str> {
        self.cell(row, column).unwrap_or_default()
    }
}

struct Cutter<'a> {
    bytes: &'a [u8],
    at: usize,
    /// A cell that began with a quote never ended: no later one is looked for again.
    no_more_ends: bool,
}

impl Cutter<'_> {
    fn cut(&mut self, cells: &mut Vec<Place>, starts: &mut Vec<usize>) {
        starts.push(0);
        loop {
            cells.push(self.next_cell());
            match self.bytes.get(self.at) {
                Some(b'\t') => self.at += 1,
                Some(end) => {
                    self.at += if *end == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n') { 2 } else { 1 };
                    if self.at >= self.bytes.len() {
                        return;
                    }
                    starts.push(cells.len());
                }
                None => return,
            }
        }
    }

    fn next_cell(&mut self) -> Place {
        let from = self.at;
        if self.bytes.get(from) == Some(&b'"')
            && let Some(end) = self.end_of_quoted(from + 1)
        {
            self.at = end + 1;
            return Place { from: from + 1, to: end, quoted: true };
        }
        let rest = self.bytes.get(from..).unwrap_or_default();
        let length = rest.iter().position(|byte| ends_cell(*byte)).unwrap_or(rest.len());
        self.at = from + length;
        Place { from, to: self.at, quoted: false }
    }

    /// The place of the quote that ends the cell; `None` where the first quote is only a sign among others.
    fn end_of_quoted(&mut self, from: usize) -> Option<usize> {
        let is_end = |at: usize| self.bytes.get(at).is_none_or(|byte| ends_cell(*byte));
        if self.no_more_ends {
            return (self.bytes.get(from) == Some(&b'"') && is_end(from + 1)).then_some(from);
        }
        let mut at = from;
        while let Some(next) = self.bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'"')) {
            at += next;
            if self.bytes.get(at + 1) != Some(&b'"') {
                return is_end(at + 1).then_some(at);
            }
            at += 2;
        }
        self.no_more_ends = true;
        None
    }
}

fn ends_cell(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let block = Block::of(text);
        let row =
            |row| (0..block.columns()).filter_map(move |column| Block::of(text).cell(row, column).map(Cow::into_owned));
        (0..block.rows()).map(|nth| row(nth).collect()).collect()
    }

    #[test]
    fn a_text_is_cut_as_spreadsheets_write_it() {
        for (text, expected) in [
            ("", &[][..]),
            ("1", &[&["1"][..]][..]),
            ("\n", &[&[""]]),
            ("1\t2\n3\t4", &[&["1", "2"], &["3", "4"]]),
            ("1\t2\r\n3\t4\r\n", &[&["1", "2"], &["3", "4"]]),
            ("1\r2\r", &[&["1"], &["2"]]),
            ("1\n\n2\n\n", &[&["1"], &[""], &["2"], &[""]]),
            ("1\t2\t3\n4\n", &[&["1", "2", "3"], &["4"]]),
            ("\u{feff}1\t\t", &[&["1", "", ""]]),
            ("\"a\nb\"\t2\n", &[&["a\nb", "2"]]),
            ("\"a\tb\"\t\"say \"\"yes\"\"\"", &[&["a\tb", "say \"yes\""]]),
            ("\"\"\t2", &[&["", "2"]]),
            ("say \"yes\"\t2", &[&["say \"yes\"", "2"]]),
            ("\"yes\" he said\t2\n3", &[&["\"yes\" he said", "2"], &["3"]]),
            ("\"never ends\t2\n3", &[&["\"never ends", "2"], &["3"]]),
            ("\"a\t\"b\t\"c", &[&["\"a", "\"b", "\"c"]]),
            ("no tabs at all", &[&["no tabs at all"]]),
        ] {
            assert_eq!(cells(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_row_of_16384_columns_and_a_text_of_stray_quotes_are_cut_at_once() {
        let wide = vec!["1"; 16_384].join("\t");
        assert_eq!((Block::of(&wide).rows(), Block::of(&wide).columns()), (1, 16_384));
        let quotes = "\"\"\"a\n".repeat(100_000);
        assert_eq!(Block::of(&quotes).rows(), 100_000);
    }

    #[test]
    fn a_turned_block_has_its_rows_as_columns() {
        let mut block = Block::of("1\t2\t3\n4\t5");
        block.turned = true;
        assert_eq!((block.rows(), block.columns()), (3, 2));
        assert_eq!(block.cell(1, 1).as_deref(), Some("5"));
        assert_eq!(block.cell(2, 1), None);
    }
}
