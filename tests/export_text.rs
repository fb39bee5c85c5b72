//! Ten thousand texts that a spreadsheet might take for formulas, through the saved files and back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use tradebook::formats::formula::unguarded;
use tradebook::formats::plain_table::{PlainCell, PlainTable, Value};
use tradebook::formats::{delimited, xlsx};

const BEFORE: [&str; 12] = ["", " ", "   ", "\u{a0}", "\u{3000}", "\t", "\r", "\n", "'", "''", "\u{feff}", "\u{200b}"];
const BEGIN: [&str; 12] = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "=-"];
const REST: [&str; 10] = [
    "1+1",
    "cmd|' /C calc'!A0",
    "HYPERLINK(\"http://x.test\",\"y\")",
    "SUM(A1:A9)",
    "\"\",;",
    "x\ny",
    "17.3",
    "дата",
    "",
    " ",
];

/// Each of them another one.
fn payloads() -> Vec<String> {
    let number = |nth: usize| {
        let (before, nth) = (BEFORE[nth % BEFORE.len()], nth / BEFORE.len());
        let (begin, nth) = (BEGIN[nth % BEGIN.len()], nth / BEGIN.len());
        let (rest, nth) = (REST[nth % REST.len()], nth / REST.len());
        format!("{before}{begin}{rest}{}", if nth == 0 { String::new() } else { nth.to_string() })
    };
    (0..10_000).map(number).collect()
}

/// Whether a program that trims, folds and evaluates would do so here.
fn evaluates(field: &str) -> bool {
    let invisible = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let first = field.trim_start_matches(invisible).chars().next();
    let begins = first.is_some_and(|c| "=+-@＝＋－＠".contains(c));
    begins || field.starts_with(['\t', '\r', '\n'])
}

/// A column of the texts, and one of negative numbers.
fn table(texts: &[String]) -> PlainTable {
    let cell = |value| PlainCell { value, note: String::new() };
    let row = |text: &String| {
        let numbers = [Value::Number("-17.3".parse().unwrap()), Value::Percent("-5".parse().unwrap())];
        let cells = std::iter::once(Value::Text(text.clone())).chain(numbers).map(cell).collect();
        (text.clone(), cells)
    };
    let heads = ["Text", "=Number", "+Percent"].map(str::to_owned).into();
    PlainTable { corner: "@unit".into(), heads, notes: "-notes".into(), rows: texts.iter().map(row).collect() }
}

#[test]
fn no_text_of_a_saved_table_is_a_formula_and_negative_numbers_stay_numbers() {
    let texts = payloads();
    for (decimal, separator) in [('.', b','), (',', b';')] {
        let bytes = delimited::written(&table(&texts), decimal);
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(bytes);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), texts.len() + 1);
        assert!(rows[0].iter().all(|field| !evaluates(field)), "{:?}", rows[0]);
        for (row, text) in rows.iter().skip(1).zip(&texts) {
            for field in [&row[0], &row[1]] {
                assert!(!evaluates(field), "{field:?} of {text:?}");
                assert_eq!(unguarded(field), text);
            }
            let expected = ["-17.3", "-5%"].map(|number| number.replace('.', &decimal.to_string()));
            assert_eq!([&row[2], &row[3]], [expected[0].as_str(), expected[1].as_str()]);
        }
    }
}

#[test]
fn every_text_of_a_workbook_is_a_text_cell_and_every_number_a_number() {
    let texts = payloads();
    let bytes = xlsx::written(&table(&texts), "=Sheet").unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names().first().unwrap().clone();
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
    let range = book.worksheet_range(&name).unwrap();
    for (row, text) in (1_u32..).zip(&texts) {
        // A workbook holds no control characters but line ends.
        let held: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        for column in [0, 1] {
            match range.get_value((row, column)) {
                Some(Data::String(found)) => assert_eq!(*found, held),
                Some(Data::Empty) | None => assert_eq!(held, "", "{text:?}"),
                other => panic!("{other:?} of {text:?}"),
            }
        }
        assert_eq!(range.get_value((row, 2)), Some(&Data::Float(-17.3)));
        assert_eq!(range.get_value((row, 3)), Some(&Data::Float(-0.05)));
    }
}
