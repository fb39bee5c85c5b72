//! Tab-separated text in the dialect of Excel and Calc: cells with a tab, a line break or a quote stand in quotes.

use super::gathered::Taken;
use crate::formats::formula::guarded;

/// As the spreadsheets of the system end their lines.
const LINE: &str = if cfg!(windows) { "\r\n" } else { "\n" };

/// The whole block; a lone cell without a line end, so that it can go into any field.
pub fn written(taken: &Taken) -> String {
    let mut text = String::new();
    if !taken.heads.is_empty() {
        line(&mut text, std::iter::once(&taken.unit).chain(&taken.heads).map(|head| guarded(head).into_owned()));
    }
    for (nth, row) in taken.rows.iter().enumerate() {
        let period = taken.periods.get(nth).map(|period| guarded(period).into_owned());
        let cells = row.iter().map(|cell| match cell.marks.as_str() {
            "" => cell.text.clone(),
            marks => format!("{} {marks}", cell.text).trim_start().to_owned(),
        });
        line(&mut text, period.into_iter().chain(cells));
    }
    if !taken.legend.is_empty() {
        text.push_str(LINE);
    }
    for (mark, said) in &taken.legend {
        line(&mut text, std::iter::once(format!("{mark} – {said}")));
    }
    let lone = taken.heads.is_empty() && matches!(taken.rows.as_slice(), [row] if row.len() == 1);
    // An empty cell stays a cell: no text at all would be nothing to paste.
    if lone && text != LINE {
        text.truncate(text.len() - LINE.len());
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (nth, cell) in cells.enumerate() {
        if nth > 0 {
            text.push('\t');
        }
        if cell.contains(['\t', '\n', '\r', '"']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str(LINE);
}
