//! A table as an Excel workbook: numbers as numbers, texts as texts, never a formula.
//!
//! *Invariant:* a number that a spreadsheet can not hold exactly goes out as its digits.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Note, Workbook, Worksheet, XlsxError};

use super::plain_table::{PlainCell, PlainTable, Value};
use crate::domain::number::shift;

/// Digits that a spreadsheet keeps.
const KEPT: usize = 15;
/// The longest text of a cell.
const LONGEST: usize = 32_767;

/// The file's bytes; `name` is the sheet's.
pub fn written(table: &PlainTable, name: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let name = sheet_name(name);
    if !name.is_empty() {
        sheet.set_name(name)?;
    }
    let bold = Format::new().set_bold();
    put_text(sheet, 0, 0, &table.corner, &bold)?;
    for (column, head) in (1_u16..).zip(&table.heads) {
        put_text(sheet, 0, column, head, &bold)?;
    }
    for (row, (head, cells)) in (1_u32..).zip(&table.rows) {
        put_text(sheet, row, 0, head, &bold)?;
        for (column, cell) in (1_u16..).zip(cells) {
            put(sheet, row, column, cell)?;
        }
    }
    for (column, width) in (0_u16..).zip(widths(table)) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    workbook.save_to_buffer()
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &PlainCell) -> Result<(), XlsxError> {
    match &cell.value {
        Value::Empty => {}
        Value::Number(value) => match held(*value) {
            Some(number) => {
                sheet.write_number_with_format(row, column, number, &decimals(value.scale(), ""))?;
            }
            None => put_text(sheet, row, column, &value.to_string(), &Format::new())?,
        },
        Value::Percent(value) => match shift(*value, -2).and_then(held) {
            Some(number) => {
                sheet.write_number_with_format(row, column, number, &decimals(value.scale(), "%"))?;
            }
            None => put_text(sheet, row, column, &format!("{value}%"), &Format::new())?,
        },
        Value::Text(text) => put_text(sheet, row, column, text, &Format::new())?,
    }
    if !cell.note.is_empty() {
        let text: String = cell.note.chars().take(1000).collect();
        sheet.insert_note(row, column, &Note::new(text).add_author_prefix(false))?;
    }
    Ok(())
}

fn put_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect();
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The number as a spreadsheet holds it; `None` where it has more digits than that.
fn held(value: Decimal) -> Option<f64> {
    let text = value.to_string();
    let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if digits > KEPT {
        return None;
    }
    text.parse().ok()
}

fn decimals(scale: u32, after: &str) -> Format {
    let zeros = "0".repeat(usize::try_from(scale).unwrap_or(0).min(28));
    let point = if zeros.is_empty() { "" } else { "." };
    Format::new().set_num_format(format!("#,##0{point}{zeros}{after}"))
}

/// As wide as the longest text, within reason.
fn widths(table: &PlainTable) -> Vec<f64> {
    let count = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let of = |value: &Value| match value {
        Value::Empty => 0,
        Value::Number(value) | Value::Percent(value) => value.to_string().len() + value.to_string().len() / 3,
        Value::Text(text) => count(text),
    };
    let first = table.rows.iter().map(|(head, _)| count(head)).chain([count(&table.corner)]).max().unwrap_or(0);
    let mut most: Vec<_> = std::iter::once(first).chain(table.heads.iter().map(|head| count(head))).collect();
    for (_, cells) in &table.rows {
        for (width, cell) in most.iter_mut().skip(1).zip(cells) {
            *width = (*width).max(of(&cell.value));
        }
    }
    most.into_iter().map(|width| f64::from(u32::try_from(width.clamp(8, 60) + 2).unwrap_or(10))).collect()
}

/// Without the signs that a sheet's name may not have.
pub(super) fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\')).collect();
    let name: String = name.trim().trim_matches('\'').chars().filter(|c| !c.is_control()).take(31).collect();
    name.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

    use super::*;

    #[test]
    fn what_is_written_reads_back_as_numbers_and_texts() {
        let number = |text: &str| PlainCell { value: Value::Number(text.parse().unwrap()), note: String::new() };
        let text = |text: &str| PlainCell { value: Value::Text(text.into()), note: String::new() };
        let percent = PlainCell { value: Value::Percent("21.6".parse().unwrap()), note: "Provisional".into() };
        let table = PlainTable {
            corner: "million US dollars".into(),
            heads: vec!["Exports".into(), "Exports growth".into()],
            notes: String::new(),
            rows: vec![
                ("2022".into(), vec![number("456.30"), percent]),
                ("2023".into(), vec![number("-17"), text("=1+1")]),
                ("2024".into(), vec![PlainCell::default(), number("1234567890123456.78")]),
            ],
        };
        let bytes = written(&table, "KZ/AZ: goods [long name that goes on and on]").unwrap();
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let name = book.sheet_names().first().unwrap().clone();
        assert_eq!(name, "KZAZ goods long name that goes");
        let range = book.worksheet_range(&name).unwrap();
        let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        let string = |text: &str| Data::String(text.into());
        assert_eq!(cell(0, 0), string("million US dollars"));
        assert_eq!(cell(1, 0), string("2022"));
        assert_eq!((cell(1, 1), cell(1, 2)), (Data::Float(456.3), Data::Float(0.216)));
        assert_eq!((cell(2, 1), cell(2, 2)), (Data::Float(-17.0), string("=1+1")));
        assert_eq!((cell(3, 1), cell(3, 2)), (Data::Empty, string("1234567890123456.78")));
        assert!(book.worksheet_formula(&name).unwrap().is_empty());
    }
}
