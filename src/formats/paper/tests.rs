//! What is written is read back by other readers: workbooks, tables, the parts of a Word document, lines of a calendar.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use jiff::civil::date;

use super::*;
use crate::domain::paper::{Paper, PaperColumn, PaperPart};

const BOM: &str = "\u{feff}";

fn paper() -> Paper {
    let column = |head: &str, share| PaperColumn { head: head.to_owned(), share };
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    Paper {
        title: "Status of implementation, 20th session".to_owned(),
        date: "As of 1 July 2024".to_owned(),
        source: "Source: protocol & annex".to_owned(),
        lines: vec!["3 points".to_owned()],
        part_column: "Session".to_owned(),
        columns: vec![column("¶", 1), column("What was decided", 8), column("Status", 3)],
        parts: vec![
            PaperPart {
                head: "20th session".to_owned(),
                rows: vec![row(["1", "Complete | the <line>", "open"]), row(["2", "=cmd()\ntwo lines", "done"])],
                nothing: String::new(),
            },
            PaperPart { head: "21st session".to_owned(), rows: vec![], nothing: "No points".to_owned() },
            PaperPart {
                head: "22nd session".to_owned(),
                rows: vec![row(["", "Строительство *терминала*\u{1}", "open, overdue"])],
                nothing: String::new(),
            },
        ],
        page: ["Page ".to_owned(), " of ".to_owned(), String::new()],
        day: (2024, 7, 1),
    }
}

fn entry(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Texts of the nearest `w:t` below each node of a name.
fn texts(node: roxmltree::Node<'_, '_>) -> String {
    let words = node.descendants().filter(|of| of.has_tag_name((W, "t"))).filter_map(|of| of.text());
    words.collect::<Vec<_>>().concat()
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn a_word_document_has_headings_tables_with_repeated_heads_and_numbered_pages() {
    let bytes = docx::written(&paper()).unwrap();
    let document = entry(&bytes, "word/document.xml");
    let tree = roxmltree::Document::parse(&document).unwrap();
    let all = |name: &str| tree.descendants().filter(|node| node.has_tag_name((W, name))).collect::<Vec<_>>();
    let styled = |style: &str| {
        let is = |node: &roxmltree::Node<'_, '_>| {
            node.descendants().any(|of| of.has_tag_name((W, "pStyle")) && of.attribute((W, "val")) == Some(style))
        };
        all("p").into_iter().filter(is).map(texts).collect::<Vec<_>>()
    };
    assert_eq!(styled("Heading1"), ["Status of implementation, 20th session"]);
    assert_eq!(styled("Heading2"), ["20th session", "21st session", "22nd session"]);
    let tables = all("tbl");
    assert_eq!(tables.len(), 2);
    for table in &tables {
        let rows: Vec<_> = table.children().filter(|node| node.has_tag_name((W, "tr"))).collect();
        let repeats: Vec<_> =
            rows.iter().map(|row| row.descendants().any(|of| of.has_tag_name((W, "tblHeader")))).collect();
        assert!(repeats[0] && !repeats[1..].contains(&true), "only the first row repeats");
    }
    let cells: Vec<_> = tables[0].descendants().filter(|node| node.has_tag_name((W, "tc"))).map(texts).collect();
    assert_eq!(cells[..6], ["¶", "What was decided", "Status", "1", "Complete | the <line>", "open"]);
    assert_eq!(cells[7], "=cmd()two lines", "a line break is a mark of its own");
    let size = all("pgSz")[0];
    let sides = ["orient", "w", "h"].map(|name| size.attribute((W, name)));
    assert_eq!(sides, [Some("landscape"), Some("16838"), Some("11906")]);
    let lines: Vec<_> = all("p").into_iter().map(texts).collect();
    for line in ["As of 1 July 2024", "Source: protocol & annex", "3 points", "No points"] {
        assert!(lines.iter().any(|known| known == line), "{line}");
    }
    let footer = entry(&bytes, "word/footer1.xml");
    for text in ["As of 1 July 2024 · Source: protocol &amp; annex", "PAGE", "NUMPAGES", "Page ", " of "] {
        assert!(footer.contains(text), "{text} in {footer}");
    }
    assert!(entry(&bytes, "docProps/core.xml").contains("2024-07-01T00:00:00Z"));
    assert!(entry(&bytes, "word/styles.xml").contains("heading 1"));
    let same = docx::written(&paper()).unwrap();
    assert_eq!(entry(&same, "word/document.xml"), document, "no clock is asked");
}

#[test]
fn a_text_that_looks_like_the_mark_of_a_head_is_a_text() {
    let mut paper = paper();
    paper.parts[0].rows[0][1] = "<w:cantSplit />".to_owned();
    let document = entry(&docx::written(&paper).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader />").count(), 2);
}

#[test]
fn a_workbook_has_the_table_under_its_date_and_source() {
    let bytes = table::xlsx(&paper(), "Status [20]").unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    let range = book.worksheet_range("Status 20").unwrap();
    let cell = |row, column| match range.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Empty) | None => String::new(),
        other => panic!("{other:?}"),
    };
    let first: Vec<_> = (0..6).map(|row| cell(row, 0)).collect();
    let title = "Status of implementation, 20th session";
    assert_eq!(first, [title, "As of 1 July 2024", "Source: protocol & annex", "3 points", "", "Session"]);
    let line = |row| (0..4).map(|column| cell(row, column)).collect::<Vec<_>>();
    assert_eq!(line(5), ["Session", "¶", "What was decided", "Status"]);
    assert_eq!(line(7), ["20th session", "2", "=cmd()\ntwo lines", "done"]);
    assert_eq!(line(8), ["22nd session", "", "Строительство *терминала*", "open, overdue"]);
    assert!(book.worksheet_formula("Status 20").unwrap().is_empty());
    let sheet = entry(&bytes, "xl/worksheets/sheet1.xml");
    for text in ["orientation=\"landscape\"", "paperSize=\"9\"", "Page &amp;P of &amp;N", "protocol &amp;&amp; annex"] {
        assert!(sheet.contains(text), "{text}");
    }
    assert!(entry(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn a_plain_table_has_as_many_cells_in_each_line_and_no_formula() {
    for separator in [',', ';'] {
        let bytes = table::csv(&paper(), separator);
        let bytes = bytes.strip_prefix(BOM.as_bytes()).unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(u8::try_from(separator).unwrap()).from_reader(bytes);
        assert_eq!(reader.headers().unwrap(), vec!["Session", "¶", "What was decided", "Status"]);
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows[1], ["20th session", "2", "'=cmd()\ntwo lines", "done"]);
        let under: Vec<_> = rows[3..].iter().map(|row| row[0].as_str()).collect();
        let title = "Status of implementation, 20th session";
        assert_eq!(under, [title, "As of 1 July 2024", "Source: protocol & annex", "3 points"]);
    }
}

#[test]
fn markdown_has_tables_whose_texts_make_no_marks() {
    let text = markdown::written(&paper());
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "# Status of implementation, 20th session");
    assert!(lines.contains(&"As of 1 July 2024  ") && lines.contains(&"No points"));
    assert!(lines.contains(&"| 1 | Complete \\| the \\<line\\> | open |"));
    assert!(lines.contains(&"| 2 | =cmd()<br>two lines | done |"));
    assert!(lines.contains(&"|  | Строительство \\*терминала\\* | open, overdue |"));
    assert_eq!(lines.iter().filter(|line| line.starts_with("| :-- |")).count(), 2);
}

/// Content lines without their folds, as RFC 5545 says.
fn unfolded(text: &str) -> Vec<String> {
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_has_an_event_of_whole_days_for_each_entry() {
    let day = |id: &str, from, to, title: &str| ics::Day {
        id: id.to_owned(),
        from,
        to,
        title: title.to_owned(),
        text: "First; second,\nthird \\".to_owned(),
        place: "Astana, Kazakhstan".to_owned(),
    };
    let long = "Строительство терминала и ".repeat(7);
    let days = [
        day("session-s1", date(2024, 3, 5), date(2024, 3, 6), "20th session"),
        day("deadline-p1", date(2024, 12, 31), date(2024, 1, 1), &long),
    ];
    let lines = unfolded(&ics::written("Commission, joint", &days, date(2024, 7, 1)));
    let count = |wanted: &str| lines.iter().filter(|line| *line == wanted).count();
    assert_eq!((lines.first().unwrap().as_str(), lines.last().unwrap().as_str()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    assert_eq!((count("BEGIN:VEVENT"), count("END:VEVENT"), count("DTSTAMP:20240701T000000Z")), (2, 2, 2));
    for line in [
        "VERSION:2.0",
        "X-WR-CALNAME:Commission\\, joint",
        "NAME:Commission\\, joint",
        "UID:session-s1@tradebook",
        "DTSTART;VALUE=DATE:20240305",
        "DTEND;VALUE=DATE:20240307",
        "SUMMARY:20th session",
        "DTSTART;VALUE=DATE:20241231",
        "DTEND;VALUE=DATE:20250101",
    ] {
        assert_eq!(count(line), 1, "{line} in {lines:#?}");
    }
    assert_eq!(count("DESCRIPTION:First\\; second\\,\\nthird \\\\"), 2);
    assert_eq!(count("LOCATION:Astana\\, Kazakhstan"), 2);
    assert_eq!(count(&format!("SUMMARY:{long}")), 1);
}

#[test]
fn parts_without_heads_are_one_table_without_a_column_for_them() {
    let mut paper = paper();
    paper.part_column = String::new();
    paper.parts.truncate(1);
    paper.parts[0].head = String::new();
    let text = String::from_utf8(table::csv(&paper, ',')).unwrap();
    assert!(text.starts_with(&format!("{BOM}¶,What was decided,Status\r\n1,Complete | the <line>,open\r\n")), "{text}");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(table::xlsx(&paper, "Points").unwrap())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    assert!(rows.iter().any(|row| row[..] == ["¶", "What was decided", "Status"].map(str::to_owned)), "{rows:?}");
    assert!(rows.iter().any(|row| row[0] == "1" && row[2] == "open"), "{rows:?}");
    assert!(!markdown::written(&paper).contains("## "));
    let document = entry(&docx::written(&paper).unwrap(), "word/document.xml");
    assert!(!document.contains("Heading2"), "{document}");
}
