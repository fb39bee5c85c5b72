//! A document as one table: CSV and Excel workbook. The heads of its parts stand in the first column.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::domain::paper::Paper;
use crate::formats::formula::guarded;

/// Excel takes a file without this mark for one of an old code page.
const BOM: &str = "\u{feff}";
/// The longest text of a cell.
const LONGEST: usize = 32_767;
/// Paper of a printed sheet: A4.
const A4: u8 = 9;
/// Width of all columns but the first together, in characters.
const WIDTH: u32 = 150;
/// Width of the first column.
const FIRST: u32 = 28;
/// Height of a line of text, in points, and the greatest height of a row.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 405.0;

/// The file's bytes. The title, date, source and further lines follow the table, so that its first line is its heads;
/// every line has as many cells.
pub fn csv(paper: &Paper, separator: char) -> Vec<u8> {
    let mut text = BOM.to_owned();
    let skipped = skipped(paper);
    let width = paper.columns.len() + 1 - skipped;
    let heads = std::iter::once(paper.part_column.as_str()).chain(paper.columns.iter().map(|of| of.head.as_str()));
    push(&mut text, heads.skip(skipped), width, separator);
    for (head, row) in paper.rows() {
        let cells = std::iter::once(head).chain(row.iter().map(String::as_str));
        push(&mut text, cells.skip(skipped), width, separator);
    }
    for line in under(paper) {
        push(&mut text, std::iter::once(line), width, separator);
    }
    text.into_bytes()
}

/// Parts without a head have no column of heads.
fn skipped(paper: &Paper) -> usize {
    usize::from(paper.part_column.is_empty())
}

fn under(paper: &Paper) -> impl Iterator<Item = &str> {
    let fixed = [&paper.title, &paper.date, &paper.source];
    fixed.into_iter().chain(&paper.lines).map(String::as_str).filter(|line| !line.is_empty())
}

fn push<'t>(text: &mut String, cells: impl Iterator<Item = &'t str>, width: usize, separator: char) {
    let cells = cells.chain(std::iter::repeat("")).take(width);
    for (nth, cell) in cells.enumerate() {
        if nth > 0 {
            text.push(separator);
        }
        let cell = guarded(cell);
        if cell.contains([separator, '"', '\n', '\r', '\t']) || cell.starts_with(' ') || cell.ends_with(' ') {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// The file's bytes: title, date and source above, the table below them with its heads on every printed page, in
/// landscape, with the pages numbered.
pub fn xlsx(paper: &Paper, sheet_name: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let name = crate::formats::xlsx::sheet_name(sheet_name);
    if !name.is_empty() {
        sheet.set_name(name)?;
    }
    let plain = Format::new();
    let mut row = 0_u32;
    for (nth, line) in under(paper).enumerate() {
        let format = if nth == 0 { Format::new().set_bold().set_font_size(14) } else { plain.clone() };
        put(sheet, row, 0, line, &format)?;
        row += 1;
    }
    row += 1;
    let head =
        Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Top);
    let heads = std::iter::once(&paper.part_column).chain(paper.columns.iter().map(|of| &of.head));
    let skipped = skipped(paper);
    for (column, text) in (0_u16..).zip(heads.skip(skipped)) {
        put(sheet, row, column, text, &head)?;
    }
    sheet.set_repeat_rows(row, row)?;
    sheet.set_freeze_panes(row + 1, 0)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let shares: u32 = paper.columns.iter().map(|of| of.share).sum::<u32>().max(1);
    let widths: Vec<u32> = paper.columns.iter().map(|of| WIDTH * of.share / shares).collect();
    for (nth, (head, cells)) in (row + 1..).zip(paper.rows()) {
        // Not every program makes room for the lines of a wrapped text by itself.
        let texts = std::iter::once((head, FIRST)).chain(cells.iter().map(String::as_str).zip(widths.iter().copied()));
        let lines = texts.skip(skipped).map(|(text, width)| lines(text, width)).max().unwrap_or(1);
        if lines > 1 {
            sheet.set_row_height(nth, (f64::from(lines) * LINE).min(HIGHEST))?;
        }
        let cells = std::iter::once(head).chain(cells.iter().map(String::as_str));
        for (column, cell) in (0_u16..).zip(cells.skip(skipped)) {
            put(sheet, nth, column, cell, &wrapped)?;
        }
    }
    for (column, width) in (0_u16..).zip(std::iter::once(FIRST).chain(widths).skip(skipped)) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    let [before, between, after] = paper.page.each_ref().map(|text| escaped(text));
    let source = escaped(&cut(&format!("{} · {}", paper.date, paper.source), 150));
    sheet.set_footer(format!("&L&8{source}&R&8{before}&P{between}&N{after}"));
    workbook.save_to_buffer()
}

/// Lines that a wrapped text takes in a column; words are broken early, so that one in ten letters is lost.
fn lines(text: &str, width: u32) -> u32 {
    let room = usize::try_from(width * 9 / 10).unwrap_or(1).max(1);
    let of_line = |line: &str| line.chars().count().div_ceil(room).max(1);
    u32::try_from(text.split('\n').map(of_line).sum::<usize>()).unwrap_or(u32::MAX)
}

/// An ampersand begins a mark in a footer.
fn escaped(text: &str) -> String {
    text.replace('&', "&&")
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect();
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}
