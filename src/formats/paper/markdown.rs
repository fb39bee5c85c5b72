//! A document as Markdown with tables, as GitHub and pandoc read them.

use crate::domain::paper::Paper;

pub fn written(paper: &Paper) -> String {
    let mut text = format!("# {}\n\n", line(&paper.title));
    let lines = [&paper.date, &paper.source].into_iter().chain(&paper.lines).filter(|line| !line.is_empty());
    for under in lines {
        text.push_str(&line(under));
        text.push_str("  \n");
    }
    for part in &paper.parts {
        text.push('\n');
        if !part.head.is_empty() {
            text.push_str(&format!("## {}\n\n", line(&part.head)));
        }
        if part.rows.is_empty() {
            text.push_str(&line(&part.nothing));
            text.push('\n');
            continue;
        }
        row(&mut text, paper.columns.iter().map(|column| column.head.as_str()));
        row(&mut text, paper.columns.iter().map(|_| ":--"));
        for cells in &part.rows {
            row(&mut text, cells.iter().map(String::as_str));
        }
    }
    text
}

fn row<'t>(text: &mut String, cells: impl Iterator<Item = &'t str>) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        if cell == ":--" {
            text.push_str(cell);
        } else {
            text.push_str(&line(cell).replace('|', "\\|"));
        }
        text.push_str(" |");
    }
    text.push('\n');
}

/// In one line, without signs that would be taken for marks.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (nth, part) in text.lines().map(str::trim).filter(|part| !part.is_empty()).enumerate() {
        if nth > 0 {
            line.push_str("<br>");
        }
        for c in part.chars().filter(|c| !c.is_control()) {
            match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' => {
                    line.push('\\');
                    line.push(c);
                }
                c => line.push(c),
            }
        }
    }
    line
}
