//! A table as comma-separated values, as Excel and Calc open them by a double click.
//!
//! *Invariant:* no text in the file is a formula; a number has all its digits.

use rust_decimal::Decimal;

use super::formula::guarded;
use super::plain_table::{PlainCell, PlainTable, Value};

/// Excel takes a file without this mark for one of an old code page.
const BOM: &str = "\u{feff}";

/// The file's bytes. A decimal comma makes semicolons the separator, as spreadsheets of such a language expect.
pub fn written(table: &PlainTable, decimal: char) -> Vec<u8> {
    let separator = if decimal == ',' { ';' } else { ',' };
    let mut writer = Writer { text: BOM.to_owned(), separator, decimal };
    let has_notes = table.rows.iter().any(|(_, cells)| cells.iter().any(|cell| !cell.note.is_empty()));
    let notes = has_notes.then_some(table.notes.as_str());
    writer.line(std::iter::once(&table.corner).chain(&table.heads).map(String::as_str).chain(notes));
    for (head, cells) in &table.rows {
        writer.text(head);
        for cell in cells {
            writer.text.push(separator);
            writer.value(&cell.value);
        }
        if has_notes {
            writer.text.push(separator);
            writer.text(&notes_of(&table.heads, cells));
        }
        writer.text.push_str("\r\n");
    }
    writer.text.into_bytes()
}

/// "Exports: Provisional; Imports: revised".
fn notes_of(heads: &[String], cells: &[PlainCell]) -> String {
    let noted = heads.iter().zip(cells).filter(|(_, cell)| !cell.note.is_empty());
    noted.map(|(head, cell)| format!("{head}: {}", cell.note)).collect::<Vec<_>>().join("; ")
}

struct Writer {
    text: String,
    separator: char,
    decimal: char,
}

impl Writer {
    fn line<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for (nth, cell) in cells.enumerate() {
            if nth > 0 {
                self.text.push(self.separator);
            }
            self.text(cell);
        }
        self.text.push_str("\r\n");
    }

    fn text(&mut self, text: &str) {
        let text = guarded(text);
        if text.contains([self.separator, '"', '\n', '\r', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&text);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Empty => {}
            Value::Number(value) => self.number(*value),
            Value::Percent(value) => {
                self.number(*value);
                self.text.push('%');
            }
            Value::Text(text) => self.text(text),
        }
    }

    fn number(&mut self, value: Decimal) {
        let digits = value.to_string();
        let digits = if value.is_zero() { digits.trim_start_matches('-') } else { &digits };
        self.text.extend(digits.chars().map(|c| if c == '.' { self.decimal } else { c }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: Value) -> PlainCell {
        PlainCell { value, note: String::new() }
    }

    fn table() -> PlainTable {
        let number = |text: &str| cell(Value::Number(text.parse().unwrap()));
        let noted = PlainCell { note: "Provisional".into(), ..number("-17.30") };
        PlainTable {
            corner: "million US dollars".into(),
            heads: vec!["Exports".into(), "Growth; \"printed\"".into()],
            notes: "Notes".into(),
            rows: vec![
                ("2022".into(), vec![number("1234567.8"), cell(Value::Percent("21.6".parse().unwrap()))]),
                ("2023".into(), vec![noted, cell(Value::Text("=cmd|' /C calc'!A1".into()))]),
                ("2024".into(), vec![cell(Value::Empty), cell(Value::Text("two\nlines".into()))]),
            ],
        }
    }

    fn read(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
        let bytes = bytes.strip_prefix(BOM.as_bytes()).unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(bytes);
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn what_is_written_reads_back_in_both_dialects() {
        for (decimal, separator, first, second) in
            [('.', b',', "1234567.8", "-17.30"), (',', b';', "1234567,8", "-17,30")]
        {
            let rows = read(&written(&table(), decimal), separator);
            let percent = if decimal == ',' { "21,6%" } else { "21.6%" };
            assert_eq!(
                rows,
                [
                    ["million US dollars", "Exports", "Growth; \"printed\"", "Notes"],
                    ["2022", first, percent, ""],
                    ["2023", second, "'=cmd|' /C calc'!A1", "Exports: Provisional"],
                    ["2024", "", "two\nlines", ""],
                ]
            );
        }
    }
}
