//! Selected cells of the table of all figures as other programs take them in, and a column of texts taken in from them.

use super::{FigureTable, texts};
use crate::session::copying::Copied;
use crate::session::grid::{Marks, Spot};
use crate::words::{Words, plain_spaces};

/// Copies more than this would fill the clipboard of any program.
const MOST: usize = 2_000_000;

/// The rectangle with the cursor, with the heads of its columns where they are asked for.
pub fn copied(table: &FigureTable<'_>, words: &Words, marks: &Marks, with_headings: bool) -> Option<Copied> {
    let block = marks.block(table);
    if block.height().saturating_mul(block.width()) > MOST {
        return None;
    }
    let heads = texts::COLUMNS.get(block.columns()).unwrap_or_default();
    let heads = heads.iter().map(|column| texts::column_name(words, *column).to_owned()).collect();
    let cell = |row, column| cell_text(table, words, Spot::new(row, column));
    let rows = block.rows().map(|row| block.columns().map(|column| cell(row, column)).collect());
    Some(written(with_headings.then_some(heads), rows))
}

/// Rows of texts for the clipboard, with the heads of their columns.
pub fn written(heads: Option<Vec<String>>, rows: impl Iterator<Item = Vec<String>>) -> Copied {
    let mut copied = Copied::default();
    copied.html.push_str("<table>");
    if let Some(heads) = heads {
        push_row(&mut copied, &heads, "th");
    }
    rows.for_each(|cells| push_row(&mut copied, &cells, "td"));
    copied.html.push_str("</table>");
    copied
}

fn cell_text(table: &FigureTable<'_>, words: &Words, spot: Spot) -> String {
    let found = table.figures.row(table.project, spot.row);
    let Some((found, column)) = found.zip(texts::COLUMNS.get(spot.column)) else { return String::new() };
    if !texts::is_filled(table.project, &found, *column) {
        return String::new();
    }
    plain_spaces(&texts::cell_text(words, table.project, &found, *column))
}

fn push_row(copied: &mut Copied, cells: &[String], tag: &str) {
    copied.html.push_str("<tr>");
    for (nth, cell) in cells.iter().enumerate() {
        if nth > 0 {
            copied.text.push('\t');
        }
        push_quoted(&mut copied.text, cell);
        copied.html.extend(["<", tag, ">"]);
        push_escaped(&mut copied.html, cell);
        copied.html.extend(["</", tag, ">"]);
    }
    copied.html.push_str("</tr>");
    copied.text.push_str("\r\n");
}

/// Quoted where the text would end the cell.
fn push_quoted(text: &mut String, cell: &str) {
    if !cell.contains(['\t', '\n', '\r', '"']) {
        text.push_str(cell);
        return;
    }
    text.push('"');
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

fn push_escaped(html: &mut String, cell: &str) {
    for sign in cell.chars() {
        match sign {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            sign if sign.is_control() => {}
            sign => html.push(sign),
        }
    }
}

/// The lines of a pasted column; `None` when the text has more than one column.
pub fn pasted(text: &str) -> Option<Vec<String>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if text.contains('\t') {
        return None;
    }
    Some(text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect())
}
