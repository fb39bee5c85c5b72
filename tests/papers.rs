//! Documents of a commission: what they say, and what the programs of others read in them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and has scratch files"
)]

use jiff::civil::date;
use tradebook::analysis::record::register::{GroupBy, RegisterFilter, RegisterQuery, SortBy};
use tradebook::domain::paper::Paper;
use tradebook::domain::{CommissionId, Id, Project};
use tradebook::formats::project;
use tradebook::session::papers::{PaperFormat, PaperKind, PaperOf, calendar_file, paper, shown_paper, written};
use tradebook::words::Words;

const TEXT: &str = r#"(schema: 3,
    sources: [(id: "b1", title: "Protocol as printed")],
    commissions: [(id: "c1", name: "Joint Commission", sessions: [
        (id: "s1", number: 19, from: "2023-03-01", to: "2023-03-02", place: "Baku",
         sources: [(source: "b1")],
         outcomes: [
            (id: "p1", paragraph: "1", text: "Complete the fibre-optic line", responsible: ["Kazakhstan", "Azerbaijan"], deadline: On("2024-01-31")),
            (id: "p2", paragraph: "2", text: "Hold a forum", log: [(date: "2023-09-01", status: InProgress, words: "planned"), (date: "2023-10-01", status: Done, words: "held")]),
            (id: "p3", paragraph: "3", kind: Information, text: "The sides noted the growth of trade"),
            (id: "p4", paragraph: "4", text: "Exchange statistics", deadline: Within("2023-S2")),
         ]),
        (id: "s2", number: 20, from: "2024-03-05", place: "Astana", next_date: "2025-03-05", next_place: "Baku",
         outcomes: [(id: "q1", paragraph: "5", text: "Complete the line by 2026", deadline: Within("2026"))],
         reviews: [(id: "r1", outcome: "p1", result: Reworded, becomes: ["q1"], words: "cable ship is late")]),
    ])])"#;

fn opened() -> Project {
    project::read(TEXT.as_bytes()).unwrap().project
}

fn id<T: From<Id>>(text: &str) -> T {
    T::from(text.parse::<Id>().unwrap())
}

fn made(kind: PaperKind, of: PaperOf) -> Paper {
    paper(&Words::english(), &opened(), kind, of, date(2024, 7, 1)).unwrap()
}

fn rows(paper: &Paper) -> Vec<String> {
    paper.rows().map(|(head, cells)| format!("{head}: {}", cells.join(" | "))).collect()
}

#[test]
fn the_status_of_implementation_says_what_became_of_each_point() {
    let of_session = made(PaperKind::Status, PaperOf::Session(id("s1")));
    assert_eq!(of_session.title, "Status of implementation, 19th session, Baku, 1 March 2023");
    assert_eq!(of_session.date, "As of 1 July 2024");
    assert_eq!(of_session.source, "Source: protocol of the 19th session, Baku, 1 March 2023; Protocol as printed");
    assert_eq!(of_session.lines, ["Joint Commission", "4 points · 1 done · 1 open · 1 overdue"]);
    let head = "19th session, Baku, 1 March 2023";
    assert_eq!(
        rows(&of_session),
        [
            format!(
                "{head}: 1 | Complete the fibre-optic line | Kazakhstan, Azerbaijan | 31 January 2024 | superseded | reworded at the 20th session, ¶ 5 · cable ship is late"
            ),
            format!(
                "{head}: 2 | Hold a forum |  | none stated | done | 1 September 2023 · in progress · planned\n1 October 2023 · done · held"
            ),
            format!("{head}: 3 | The sides noted the growth of trade |  | none stated | information | "),
            format!("{head}: 4 | Exchange statistics |  | H2 2023 | open, overdue | "),
        ]
    );
    let of_all = made(PaperKind::Status, PaperOf::Commission(id("c1")));
    assert_eq!((of_all.parts.len(), rows(&of_all).len()), (2, 5));
    assert_eq!(of_all.source, "Source: protocols of all sessions; Protocol as printed");
}

#[test]
fn the_list_of_open_points_has_those_of_earlier_sessions_too() {
    let open = made(PaperKind::Open, PaperOf::Session(id("s2")));
    let texts: Vec<_> = open.rows().map(|(head, cells)| format!("{} {}", &head[..4], cells[1])).collect();
    assert_eq!(texts, ["19th Exchange statistics", "20th Complete the line by 2026"]);
    assert_eq!(made(PaperKind::Open, PaperOf::Session(id("s1"))).parts.len(), 1);
    let gone = PaperOf::Commission(CommissionId(id("zz")));
    assert!(paper(&Words::english(), &opened(), PaperKind::Open, gone, date(2024, 7, 1)).is_none());
}

/// What other programs read in our files; `./test` installs them, and their absence is a failure.
#[cfg(target_os = "linux")]
mod others {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use tradebook::platform::disk;
    use tradebook::session::papers::{PaperFormat, written};

    use super::*;

    fn run(program: &str, arguments: &[&str]) -> String {
        let output = Command::new(program).args(arguments).output();
        let output = output.unwrap_or_else(|error| panic!("{program} ({error}); `./test` installs it"));
        assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn put(folder: &Path, format: PaperFormat) -> String {
        let made = made(PaperKind::Status, PaperOf::Commission(id("c1")));
        let path = folder.join(format!("annex.{}", format.ending()));
        disk::replace(&path, &written(&Words::english(), &made, format).unwrap()).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The file as LibreOffice turns it into another one, with a profile of its own.
    fn converted(folder: &Path, file: &str, to: &str) -> std::path::PathBuf {
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
        let out = folder.to_str().unwrap();
        run("soffice", &[&profile, "--headless", "--convert-to", to, "--outdir", out, file]);
        let ending = to.split(':').next().unwrap();
        Path::new(file).with_extension(ending)
    }

    /// A4 lying down, in what `pdfinfo` says.
    fn is_landscape(about: &str) -> bool {
        let size = about.lines().find_map(|line| line.strip_prefix("Page size:")).unwrap_or_default();
        let sides = size.split_whitespace().filter_map(|part| part.parse::<f32>().ok()).map(f32::round);
        sides.collect::<Vec<_>>() == [842.0, 595.0]
    }

    #[test]
    fn writer_shows_headings_tables_with_repeated_heads_and_landscape_pages_with_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let file = put(folder.path(), PaperFormat::Docx);
        let html = fs::read_to_string(converted(folder.path(), &file, "html")).unwrap();
        let count = |text: &str| html.matches(text).count();
        assert_eq!((count("<h1"), count("<h2"), count("<table"), count("<thead>")), (1, 2, 2, 2), "{html}");
        assert_eq!(count("<tr"), 2 + 5);
        for text in ["Complete the fibre-optic line", "open, overdue", "cable ship is late", "H2 2023"] {
            assert!(html.replace('\n', " ").contains(text), "{text} in {html}");
        }
        let pdf = converted(folder.path(), &file, "pdf");
        let pdf = pdf.to_str().unwrap();
        let about = run("pdfinfo", &[pdf]);
        assert!(is_landscape(&about), "{about}");
        let text = run("pdftotext", &["-layout", pdf, "-"]);
        for words in ["Page 1 of 1", "As of 1 July 2024", "Source: protocols of all sessions; Protocol as printed"] {
            assert!(text.contains(words), "{words} in {text}");
        }
    }

    #[test]
    fn calc_reads_the_workbook_and_prints_it_in_landscape() {
        let folder = tempfile::tempdir().unwrap();
        let file = put(folder.path(), PaperFormat::Xlsx);
        let table =
            fs::read_to_string(converted(folder.path(), &file, "csv:Text - txt - csv (StarCalc):44,34,76")).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes());
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let of_points =
            rows.iter().filter(|row| row[0].contains("session") && row.len() > 2 && row[2] != "What was decided");
        let read: Vec<_> = of_points.map(|row| format!("{}: {}", row[0], row[1..].join(" | "))).collect();
        let ours = super::rows(&made(PaperKind::Status, PaperOf::Commission(id("c1"))));
        let ours: Vec<_> = ours.iter().filter(|row| row.contains("session")).cloned().collect();
        assert!(ours.iter().all(|row| read.contains(row)), "{ours:#?} in {read:#?}");
        let pdf = converted(folder.path(), &file, "pdf");
        let text = run("pdftotext", &["-layout", pdf.to_str().unwrap(), "-"]);
        assert!(text.contains("Page 1 of 1"), "{text}");
        let about = run("pdfinfo", &[pdf.to_str().unwrap()]);
        assert!(is_landscape(&about), "{about}");
    }

    #[test]
    fn another_calendar_reader_finds_the_sessions_and_deadlines() {
        const READER: &str = "import sys\nfrom icalendar import Calendar\n\
            for e in Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'):\n    \
            print(e['UID'], e['DTSTART'].dt, e['DTEND'].dt, e['SUMMARY'], e.get('LOCATION', ''), sep='|')";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("days.ics");
        let text = calendar_file(&Words::english(), &opened(), None, date(2024, 7, 1));
        disk::replace(&path, text.as_bytes()).unwrap();
        let read = run("/usr/bin/python3", &["-c", READER, path.to_str().unwrap()]);
        let lines: Vec<_> = read.lines().collect();
        assert_eq!(
            lines,
            [
                "session-s1@tradebook|2023-03-01|2023-03-03|19th session, Joint Commission|Baku",
                "deadline-p4@tradebook|2023-12-31|2024-01-01|Due: Exchange statistics|",
                "session-s2@tradebook|2024-03-05|2024-03-06|20th session, Joint Commission|Astana",
                "next-s2@tradebook|2025-03-05|2025-03-06|Next after the 20th session, Joint Commission|Baku",
                "deadline-q1@tradebook|2026-12-31|2027-01-01|Due: Complete the line by 2026|",
            ]
        );
    }
}

fn shown(query: &RegisterQuery) -> Paper {
    shown_paper(&Words::english(), &opened(), query, date(2024, 7, 1))
}

#[test]
fn the_points_that_the_register_shows_leave_it_as_they_are_filtered_and_sorted() {
    let filter = RegisterFilter { text: "line".to_owned(), pending: true, ..RegisterFilter::default() };
    let open = shown(&RegisterQuery { filter, sort: SortBy::Deadline, ..RegisterQuery::default() });
    assert_eq!((open.title.as_str(), open.date.as_str()), ("Points of the register", "As of 1 July 2024"));
    assert_eq!(open.lines, ["Shown: “line”; To be done", "1 point · 0 done · 1 open · 0 overdue"]);
    assert_eq!(open.source, "Source: protocols of the sessions named here");
    assert_eq!(
        rows(&open),
        [
            ": 20th session, Astana, 5 March 2024 | 5 | Complete the line by 2026 |  | 2026 | open | normal |  | commitment | "
        ]
    );
    let all = shown(&RegisterQuery { sort: SortBy::Text, descending: true, ..RegisterQuery::default() });
    let texts: Vec<_> = all.rows().map(|(_, cells)| cells[2].clone()).collect();
    assert_eq!(texts[0], "The sides noted the growth of trade");
    assert_eq!((texts.len(), all.lines[0].as_str()), (5, "All points"));
    assert_eq!(all.source, "Source: protocols of the sessions named here; Protocol as printed");
    let csv = String::from_utf8(written(&Words::english(), &all, PaperFormat::Csv).unwrap()).unwrap();
    assert!(csv.contains("\r\nAll points,,") && csv.contains("\r\nAs of 1 July 2024,,"), "{csv}");
}

#[test]
fn the_groups_of_the_register_are_the_parts_of_its_document() {
    let statuses = shown(&RegisterQuery { group: GroupBy::Status, ..RegisterQuery::default() });
    assert_eq!(statuses.part_column, "Status");
    let heads: Vec<_> = statuses.parts.iter().map(|part| (part.head.as_str(), part.rows.len())).collect();
    assert_eq!(heads, [("open", 3), ("done", 1), ("superseded", 1)]);
    let done = statuses.rows().find(|(head, _)| *head == "done").map(|(_, cells)| cells.join(" | "));
    assert!(done.unwrap().ends_with("| done | normal |  | commitment | 1 October 2023 · done · held"));
}

#[test]
fn a_filter_is_said_whole_and_nothing_found_is_said_too() {
    let filter = RegisterFilter {
        sides: ["Azerbaijan".to_owned(), String::new()].into(),
        topics: [String::new()].into(),
        statuses: [tradebook::domain::OutcomeStatus::Dropped].into(),
        sessions: [id("s1")].into(),
        deadline_from: Some(date(2024, 1, 1)),
        overdue: true,
        ..RegisterFilter::default()
    };
    let nothing = shown(&RegisterQuery { filter, ..RegisterQuery::default() });
    assert_eq!(
        nothing.lines[0],
        "Shown: 19th session, Baku, 1 March 2023; Nobody named or Azerbaijan; No topic; dropped; due from 1 January 2024; Overdue"
    );
    assert_eq!(nothing.parts[0].nothing, "No point meets all of these conditions");
    assert!(nothing.rows().next().is_none());
}
