//! A document for Word and Writer: A4 in landscape, headings, real tables whose heads repeat on every page, page
//! numbers, date and source in the footer.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, NumPages, PageMargin, PageNum, PageOrientationType, Paragraph, Run,
    RunFonts, Shading, Style, StyleType, Tab, TabValueType, Table, TableCell, TableCellMargins, TableLayoutType,
    TableRow, WidthType,
};

use crate::domain::paper::{Paper, PaperPart};

/// A4 in landscape, in twentieths of a point.
const PAGE: (u32, u32) = (16_838, 11_906);
const MARGIN: i32 = 1_134;
/// Between the margins.
const WIDTH: u32 = 14_570;
/// Half points.
const TEXT: usize = 18;

/// What could not be packed into the file.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be packed: {0}")]
pub struct PackError(String);

/// The file's bytes.
///
/// # Errors
/// When the archive can not be written.
pub fn written(paper: &Paper) -> Result<Vec<u8>, PackError> {
    let margin =
        PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN).header(567).footer(567).gutter(0);
    let (year, month, day) = paper.day;
    let made = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let mut document = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(margin)
        .default_size(TEXT)
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri").east_asia("Calibri"))
        .add_style(heading("Heading1", "heading 1", 28, 0))
        .add_style(heading("Heading2", "heading 2", 22, 1))
        .created_at(&made)
        .updated_at(&made)
        .footer(footer(paper))
        .add_paragraph(Paragraph::new().style("Heading1").add_run(run(&paper.title)));
    let lines = [&paper.date, &paper.source].into_iter().chain(&paper.lines).filter(|line| !line.is_empty());
    for line in lines {
        document = document.add_paragraph(Paragraph::new().add_run(run(line)));
    }
    for part in &paper.parts {
        if !part.head.is_empty() {
            let head = Paragraph::new().style("Heading2").keep_next(true).add_run(run(&part.head));
            document = document.add_paragraph(head);
        }
        document = if part.rows.is_empty() {
            document.add_paragraph(Paragraph::new().add_run(run(&part.nothing)))
        } else {
            document.add_table(table(paper, part)).add_paragraph(Paragraph::new())
        };
    }
    let mut parts = document.build();
    parts.document = with_repeated_heads(parts.document);
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|error| PackError(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn heading(id: &str, name: &str, size: usize, level: usize) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .next("Normal")
        .size(size)
        .bold()
        .line_spacing(LineSpacing::new().before(160).after(80))
        .outline_lvl(level)
}

/// Signs that XML has no room for are left out; line ends stay.
fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (nth, line) in text.split('\n').enumerate() {
        if nth > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        let line: String = line.chars().filter(|c| is_allowed(*c)).collect();
        run = run.add_text(line);
    }
    run
}

fn is_allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn footer(paper: &Paper) -> Footer {
    let [before, between, after] = paper.page.each_ref().map(|text| run(text).size(16));
    let about = [&paper.date, &paper.source].into_iter().filter(|text| !text.is_empty());
    let about = about.cloned().collect::<Vec<_>>().join(" · ");
    let edge = Tab::new().val(TabValueType::Right).pos(WIDTH as usize);
    let line = Paragraph::new()
        .add_tab(edge)
        .add_run(run(&about).size(16).add_tab())
        .add_run(before)
        .add_page_num(PageNum::new())
        .add_run(between)
        .add_num_pages(NumPages::new())
        .add_run(after);
    Footer::new().add_paragraph(line)
}

fn table(paper: &Paper, part: &PaperPart) -> Table {
    let shares: u32 = paper.columns.iter().map(|column| column.share).sum::<u32>().max(1);
    let widths: Vec<usize> = paper.columns.iter().map(|column| (WIDTH * column.share / shares) as usize).collect();
    let heads = paper.columns.iter().zip(&widths).map(|(column, width)| {
        let shading = Shading::new().fill("EDF0F3");
        let line = Paragraph::new().add_run(run(&column.head).bold()).align(AlignmentType::Left);
        TableCell::new().width(*width, WidthType::Dxa).shading(shading).add_paragraph(line)
    });
    // Only head rows are kept whole: that is how they are found again.
    let mut rows = vec![TableRow::new(heads.collect()).cant_split()];
    rows.extend(part.rows.iter().map(|cells| {
        let cells = cells.iter().zip(&widths).map(|(text, width)| {
            TableCell::new().width(*width, WidthType::Dxa).add_paragraph(Paragraph::new().add_run(run(text)))
        });
        TableRow::new(cells.collect())
    }));
    let margins = TableCellMargins::new().margin(40, 80, 40, 80);
    Table::new(rows)
        .margins(margins)
        .set_grid(widths)
        .width(WIDTH as usize, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// The crate has no word for a head that repeats on every page. What stands in a text can not be taken for the mark:
/// its brackets are escaped.
fn with_repeated_heads(document: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(document) {
        Ok(text) => text.replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />").into_bytes(),
        Err(other) => other.into_bytes(),
    }
}
