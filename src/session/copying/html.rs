//! The same block as a table in HTML: what Word takes.

use super::gathered::{Taken, TakenCell};
use super::plain::Plain;
use crate::formats::formula::guarded;

pub fn written(taken: &Taken) -> String {
    let mut html = String::from("<table>");
    if !taken.heads.is_empty() {
        html.push_str("<thead><tr>");
        for head in std::iter::once(&taken.unit).chain(&taken.heads) {
            push(&mut html, "<th scope=\"col\">", &guarded(head), "</th>");
        }
        html.push_str("</tr></thead>");
    }
    html.push_str("<tbody>");
    for (nth, row) in taken.rows.iter().enumerate() {
        html.push_str("<tr>");
        if let Some(period) = taken.periods.get(nth) {
            push(&mut html, "<th scope=\"row\">", &guarded(period), "</th>");
        }
        row.iter().for_each(|cell| push_cell(&mut html, cell));
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    for (mark, said) in &taken.legend {
        push(&mut html, "<p>", &format!("{mark} – {said}"), "</p>");
    }
    html
}

fn push_cell(html: &mut String, cell: &TakenCell) {
    let open = match &cell.plain {
        // Calc takes the number from here, whatever its language is; Excel and Calc both its printed decimals.
        Plain::Number(value) if cell.marks.is_empty() => {
            let format = decimals_format(value.scale());
            let excel = format.replace('.', "\\.");
            format!(
                "<td align=\"right\" sdval=\"{value}\" sdnum=\"1033;0;{format}\" \
                 style='mso-number-format:\"{excel}\"'>"
            )
        }
        plain if plain.is_number() => "<td align=\"right\">".to_owned(),
        _ => "<td>".to_owned(),
    };
    html.push_str(&open);
    escape(html, &cell.text);
    if !cell.marks.is_empty() {
        push(html, " <sup>", &cell.marks, "</sup>");
    }
    html.push_str("</td>");
}

/// "0.00": a spreadsheet's number format with so many decimals.
fn decimals_format(decimals: u32) -> String {
    if decimals == 0 {
        return "0".to_owned();
    }
    format!("0.{}", "0".repeat(usize::try_from(decimals).unwrap_or_default()))
}

fn push(html: &mut String, open: &str, text: &str, close: &str) {
    html.push_str(open);
    escape(html, text);
    html.push_str(close);
}

/// Control characters have no place in HTML; a line break in a cell stays one.
fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            c if c.is_control() => html.push(' '),
            c => html.push(c),
        }
    }
}
