//! The real program without a window: what it prints where, and how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::ffi::OsStr;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tradebook::domain::Project;
use tradebook::formats::project::{SCHEMA, write};
use tradebook::formats::sample;
use tradebook::platform::disk;

struct Ended {
    code: i32,
    out: String,
    err: String,
}

fn program(arguments: &[&OsStr]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradebook"));
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(variable);
    }
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ended(child: Child) -> Ended {
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ended = Ended { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
    ended
}

fn run(arguments: &[&OsStr]) -> Ended {
    ended(program(arguments).spawn().unwrap())
}

fn run_words(line: &str) -> Ended {
    run(&line.split_whitespace().map(OsStr::new).collect::<Vec<_>>())
}

fn check(path: &Path) -> Ended {
    run(&["check".as_ref(), path.as_os_str()])
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    disk::replace(&path, bytes).unwrap();
    path
}

fn sample_text() -> String {
    String::from_utf8(sample::KAZAKHSTAN_AZERBAIJAN.bytes.to_vec()).unwrap()
}

#[test]
fn help_and_version_go_to_standard_output() {
    for line in ["--help", "-h", "check --help"] {
        let ended = run_words(line);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{line}");
        let render =
            ["tradebook render FILE --chart NAME -o OUT", "tradebook render FILE --all FOLDER", "--lang LANGUAGE"];
        for text in render {
            assert!(ended.out.contains(text), "{text} in {}", ended.out);
        }
        for text in ["tradebook register FILE", "--overdue", "--at DATE"] {
            assert!(ended.out.contains(text), "{text} in {}", ended.out);
        }
        for text in ["tradebook [FILE]", "tradebook check FILE", "tradebook dump --json FILE", "--one-frame"] {
            assert!(ended.out.contains(text), "{text} in {}", ended.out);
        }
    }
    let version = run_words("--version");
    assert_eq!((version.code, version.out.as_str()), (0, concat!("tradebook ", env!("CARGO_PKG_VERSION"), "\n")));
}

#[test]
fn arguments_that_can_not_be_read_are_told_with_the_way_to_the_help() {
    for (line, sentence) in [
        ("--frobnicate", "invalid option '--frobnicate'"),
        ("--json a.ron", "invalid option '--json'"),
        ("check --one-frame a.ron", "invalid option '--one-frame'"),
        ("check", "`tradebook check` needs a file"),
        ("dump --json", "`tradebook dump` needs a file"),
        ("check a.ron b.ron", "one file at a time: \"b.ron\" is one too many"),
        ("a.ron b.ron", "one file at a time: \"b.ron\" is one too many"),
        ("register", "`tradebook register` needs a file"),
        ("register a.ron --open --overdue", "--open or --overdue, not both"),
        ("register a.ron --at soon", "a day is written as 2024-07-01, not \"soon\""),
        ("render a.ron", "`tradebook render` needs --chart NAME and -o FILE, or --all FOLDER"),
        ("render a.ron --chart x -o x.gif", "a picture's name ends in .svg, .pdf or .png, not as \"x.gif\""),
        ("render a.ron --all d --lang de", "the languages of charts are en, ru, kk, az, not \"de\""),
    ] {
        let ended = run_words(line);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{line}");
        let expected = format!("tradebook: {sentence}\n`tradebook --help` says what can be written here.\n");
        assert_eq!(ended.err, expected, "{line}");
    }
}

#[test]
fn check_counts_what_is_in_a_good_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "trade.ron", sample::KAZAKHSTAN_AZERBAIJAN.bytes);
    let ended = check(&path);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let counts = format!("{}: 2 datasets, 17 figures, 3 sessions, 10 outcomes\n", path.display());
    assert!(ended.out.starts_with(&counts), "{}", ended.out);
}

#[test]
fn check_says_of_each_bad_file_what_is_wrong_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let text = sample_text();
    let half = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
    let newer = text.replacen(&format!("schema: {SCHEMA},"), "schema: 99,", 1);
    let unknown = text.replacen("    title:", "    wings:", 1);
    let twice = text.replacen("id: \"bns22\"", "id: \"trend\"", 1);
    let period = text.replacen("(\"2022\", M,", "(\"2022-13\", M,", 1);
    let deep = format!("(schema: 1, title: {}", "(".repeat(100_000));
    let put = |name, bytes: &[u8]| put(folder.path(), name, bytes);
    for (path, sentence) in [
        (folder.path().join("no.ron"), "There is no file of this name. Check the path"),
        (folder.path().to_owned(), "This is a folder, not a file. Choose a file in it."),
        (put("empty.ron", b""), "The file is empty. Open a backup"),
        (put("picture.ron", b"\x89PNG\xff"), "The file is not text (byte 0)."),
        (put("letter.ron", b"Dear colleagues,\n"), "This is not a Tradebook project (line 1, column 1)."),
        (put("other.ron", b"(window: (width: 3))"), "This is not a Tradebook project (line 1, column 2)."),
        (put("half.ron", &text.as_bytes()[..half]), "Correct it there in a text editor, or open a backup."),
        (put("newer.ron", newer.as_bytes()), "written by a newer Tradebook (format 99). This version reads"),
        (put("unknown.ron", unknown.as_bytes()), "The field “wings” at line 4, column 5 is not known here."),
        (put("twice.ron", twice.as_bytes()), "is taken by another record at line"),
        (put("period.ron", period.as_bytes()), "“2022-13” at line"),
        (put("deep.ron", deep.as_bytes()), "at line 1, column"),
    ] {
        let ended = check(&path);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{}", path.display());
        assert!(ended.err.contains(sentence), "{sentence} in {}", ended.err);
        let dump = run(&["dump".as_ref(), path.as_os_str()]);
        assert_eq!((dump.code, dump.out.as_str()), (1, ""));
        assert!(dump.err.ends_with(&format!(" ({})\n", path.display())), "{}", dump.err);
        assert_eq!(dump.err.lines().count(), 1, "{}", dump.err);
        // What of it can still be read may follow.
        assert!(ended.err.starts_with(&dump.err), "{}", ended.err);
    }
}

#[test]
fn check_of_a_file_with_a_changed_character_counts_and_warns() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "trade.ron", sample_text().replacen("\"456.3\"", "\"456.4\"", 1).as_bytes());
    let ended = check(&path);
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains("2 datasets"), "{}", ended.out);
    assert!(ended.err.contains("its seal does not fit"), "{}", ended.err);
    let dump = run(&["dump".as_ref(), path.as_os_str()]);
    assert_eq!(dump.code, 0, "it can be printed");
    assert!(dump.out.contains("456.4"));
    assert!(dump.err.contains("its seal does not fit"), "{}", dump.err);
}

#[test]
fn dump_prints_the_growth_of_the_bulletin_as_a_table_and_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "trade.ron", sample::KAZAKHSTAN_AZERBAIJAN.bytes);
    let table = run(&["dump".as_ref(), path.as_os_str()]);
    assert_eq!((table.code, table.err.as_str()), (0, ""));
    assert!(table.out.starts_with("Kazakhstan – Azerbaijan · goods · million US dollars\n"));
    let row = table.out.lines().find(|line| line.starts_with("2023 ")).unwrap();
    for text in ["456.3", "+21.6 %", "−17.3 %", "+14.2 %"] {
        assert!(row.contains(text), "{text} in {row}");
    }
    let json = run(&["dump".as_ref(), "--json".as_ref(), path.as_os_str()]);
    assert_eq!((json.code, json.err.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["datasets"][0]["growth"][0]["value"], "21.7");
    assert_eq!(value["datasets"][0]["growth"][0]["printed"], "21.6");
}

/// Two sessions: a point that is overdue, one that is done, and one without a day.
fn with_points(folder: &Path) -> PathBuf {
    let text = r#"(schema: 3, commissions: [(id: "c1", name: "Commission", sessions: [
        (id: "s1", number: 20, from: "2024-03-05", place: "Astana", outcomes: [
            (id: "p1", paragraph: "3.1", text: "Complete the\u{7} line", responsible: ["Kazakhstan"], deadline: On("2024-06-30")),
            (id: "p2", text: "Hold a forum", log: [(status: Done)]),
            (id: "p3", kind: Intention, text: "Cooperate"),
        ]),
    ])])"#;
    let opened = tradebook::formats::project::read(text.as_bytes()).unwrap();
    put(folder, "points.ron", &write(&opened.project))
}

#[test]
fn the_register_is_listed_whole_open_or_overdue_at_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_points(folder.path());
    let list = |options: &[&str]| {
        let options = options.iter().map(OsStr::new);
        run(&["register".as_ref(), path.as_os_str()].into_iter().chain(options).collect::<Vec<_>>())
    };
    let all = list(&["--at", "2024-07-01"]);
    assert_eq!((all.code, all.err.as_str()), (0, ""));
    assert_eq!(
        all.out,
        "Commission · 20th session, Astana, 5 March 2024\n\
         \u{20} 3.1 · commitment · open, overdue · 30 June 2024 · Kazakhstan · Complete the  line\n\
         \u{20} commitment · done · Hold a forum\n\
         \u{20} intention · open · Cooperate\n\n\
         3 points · 1 done · 2 open · 1 overdue on 1 July 2024\n"
    );
    let lines = |options: &[&str]| list(options).out.lines().filter(|line| line.starts_with("  ")).count();
    assert_eq!((lines(&["--open"]), lines(&["--overdue", "--at", "2024-07-01"])), (2, 1));
    assert_eq!(lines(&["--overdue", "--at", "2024-06-30"]), 0);
}

#[test]
fn the_register_as_json_has_every_field_of_a_point() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_points(folder.path());
    let ended = run(&["register".as_ref(), "--json".as_ref(), "--at=2024-07-01".as_ref(), path.as_os_str()]);
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(json["at"], "2024-07-01");
    assert_eq!(json["counts"], serde_json::json!({ "done": 1, "open": 1, "overdue": 1, "settled": 0 }));
    let first = &json["outcomes"][0];
    assert_eq!((&first["id"], &first["session_number"]), (&serde_json::json!("p1"), &serde_json::json!(20)));
    assert_eq!((&first["deadline"], &first["overdue"]), (&serde_json::json!("2024-06-30"), &serde_json::json!(true)));
    assert_eq!((&first["status"], &first["kind"]), (&serde_json::json!("open"), &serde_json::json!("commitment")));
    assert_eq!(json["outcomes"][1]["log"][0]["status"], "done");
    assert!(json["outcomes"][1]["deadline"].is_null());
}

#[test]
fn check_says_what_of_a_damaged_file_can_still_be_read_and_ends_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = sample_text().replacen("\"456.3\"", "\"456.3", 1);
    let path = put(folder.path(), "damaged.ron", damaged.as_bytes());
    let ended = check(&path);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(ended.err.contains("can still be read 2 datasets, 16 figures, 3 sessions, 10 outcomes"), "{}", ended.err);
    assert!(ended.err.contains("be read: (\"2023\", X, \"456.3"), "{}", ended.err);
    assert_eq!(std::fs::read(&path).unwrap(), damaged.as_bytes());
}

#[test]
fn a_reader_that_goes_away_is_no_error_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let good = put(folder.path(), "trade.ron", sample::NORTHLAND_SOUTHLAND.bytes);
    let bad = put(folder.path(), "bad.ron", sample_text().replacen("\"456.3\"", "\"456.4\"", 1).as_bytes());
    for (arguments, code) in [
        (vec!["--help".as_ref()], 0),
        (vec!["dump".as_ref(), good.as_os_str()], 0),
        (vec!["dump".as_ref(), "--json".as_ref(), good.as_os_str()], 0),
        (vec!["check".as_ref(), good.as_os_str()], 0),
        (vec!["check".as_ref(), bad.as_os_str()], 1),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = ended(program(&arguments).stdout(writer).spawn().unwrap());
        assert_eq!(ended.code, code, "{arguments:?}");
    }
}

#[test]
fn a_reader_of_messages_that_goes_away_changes_no_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut child = program(&["check".as_ref(), folder.path().as_os_str()]).stderr(writer).spawn().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let mut said = String::new();
    reader.read_to_string(&mut said).unwrap();
    assert!(said.contains("This is a folder"), "{said}");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut child = program(&["check".as_ref(), folder.path().as_os_str()]).stderr(writer).spawn().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_result_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = ended(program(&["--help".as_ref()]).stdout(full).spawn().unwrap());
    assert_eq!(ended.code, 1);
    assert!(ended.err.starts_with("The result could not be written: "), "{}", ended.err);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_is_refused_in_one_sentence() {
    let home = tempfile::tempdir().unwrap();
    let mut command = program(&["--one-frame".as_ref()]);
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path());
    let ended = ended(command.spawn().unwrap());
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(ended.err.starts_with("No window can be opened: "), "{}", ended.err);
    assert!(ended.err.contains("`tradebook check`"), "{}", ended.err);
    assert!(!ended.err.contains(".rs:"), "no line of a source: {}", ended.err);
}

/// Made-up figures with one chart, "Northland’s trade with Southland, by month".
fn with_a_chart(folder: &Path) -> PathBuf {
    put(folder, "trade.ron", sample::NORTHLAND_SOUTHLAND.bytes)
}

const CHART: &str = "Northland’s trade with Southland, by month";

#[test]
fn a_chart_is_rendered_by_its_title_or_id_in_the_format_of_its_files_ending() {
    let folder = tempfile::tempdir().unwrap();
    let project = with_a_chart(folder.path());
    for (asked, name, begin) in
        [(CHART, "a.svg", &b"<svg"[..]), ("mths", "b.PDF", b"%PDF"), (CHART, "c.png", b"\x89PNG")]
    {
        let to = folder.path().join(name);
        let arguments = ["render".as_ref(), project.as_os_str(), "--chart".as_ref(), asked.as_ref(), "-o".as_ref()];
        let ended = run(&[&arguments[..], &[to.as_os_str()]].concat());
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{name}");
        assert_eq!(ended.out, format!("{}\n", to.display()));
        assert!(std::fs::read(&to).unwrap().starts_with(begin), "{name}");
    }
}

#[test]
fn size_resolution_language_and_ground_are_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    let project = with_a_chart(folder.path());
    let render = |name: &str, options: &str| {
        let to = folder.path().join(name);
        let line = format!("render {} --chart mths -o {} {options}", project.display(), to.display());
        let ended = run_words(&line);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{line}");
        std::fs::read(to).unwrap()
    };
    let png = render("a.png", "--size 640x360 --dpi 192");
    assert_eq!(png[16..24], [0, 0, 5, 0, 0, 0, 2, 208], "1280 × 720");
    assert_eq!(png[25], 2, "covered");
    assert_eq!(render("b.png", "--transparent")[25], 6, "with its opacity");
    let texts = |bytes: Vec<u8>| {
        let file = String::from_utf8(bytes).unwrap();
        let document = roxmltree::Document::parse(&file).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
        texts.filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
    };
    for (language, word) in [("en", "Exports"), ("ru", "Экспорт"), ("kk", "Экспорт"), ("az", "İxrac")] {
        let words = texts(render("c.svg", &format!("--lang {language}")));
        assert!(words.contains(word), "{word} in {words}");
    }
    assert_eq!(texts(render("d.svg", "--outlines")), "");
    assert!(String::from_utf8(render("e.svg", "--size slide")).unwrap().contains("viewBox=\"0 0 1280 720\""));
}

#[test]
fn all_charts_go_into_a_folder_and_files_that_are_there_are_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let project = with_a_chart(folder.path());
    let into = folder.path().join("charts");
    let line = format!("render {} --all {}", project.display(), into.display());
    let ended = run_words(&line);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let expected: Vec<_> = ["svg", "pdf", "png"].map(|ending| into.join(format!("{CHART}.{ending}"))).into();
    assert_eq!(ended.out.lines().map(PathBuf::from).collect::<Vec<_>>(), expected);
    assert!(expected.iter().all(|path| path.is_file()));
    let again = run_words(&line);
    assert_eq!((again.code, again.out.as_str()), (1, ""));
    assert!(again.err.starts_with("Files of these names are in the folder already: "), "{}", again.err);
    assert_eq!(run_words(&format!("{line} --replace")).code, 0);
    assert_eq!(std::fs::read_dir(&into).unwrap().count(), 3);
}

#[test]
fn what_can_not_be_rendered_is_said_with_the_charts_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let project = with_a_chart(folder.path());
    let none = put(folder.path(), "none.ron", &write(&Project::default()));
    let svg = folder.path().join("x.svg");
    let in_file = project.join("x.svg");
    let nowhere = folder.path().join("no/x.svg");
    let (listed, none_there) = ("mths  Northland’s trade with Southland, by month\n", "This file has no charts.");
    for (file, asked, to, sentences) in [
        (&project, "Trade", &svg, ["There is no chart “Trade” in this file.", listed]),
        (&none, "Trade", &svg, [none_there, "Make one in the window first."]),
        (&project, "mths", &nowhere, ["The folder of this path is not there.", "/no/x.svg)"]),
        (&project, "mths", &in_file, ["The folder of this path is not there.", "x.svg)"]),
        (&folder.path().join("gone.ron"), "mths", &svg, ["There is no file of this name.", "gone.ron)"]),
    ] {
        let ended = run_words(&format!("render {} --chart {asked} -o {}", file.display(), to.display()));
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{asked} {}", ended.err);
        for sentence in sentences {
            assert!(ended.err.contains(sentence), "{sentence} in {}", ended.err);
        }
    }
    let huge =
        format!("render {} --chart mths -o {}.png --size 4000x4000 --dpi 1200", project.display(), svg.display());
    let ended = run_words(&huge);
    assert_eq!(ended.code, 1);
    assert!(ended.err.starts_with("A picture of 50000 × 50000 pixels is too large. Choose"), "{}", ended.err);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "no half file is left");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_can_not_be_written_and_a_full_disk_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let project = with_a_chart(folder.path());
    // No file can be made there, whoever asks.
    let ended = run_words(&format!("render {} --all /proc/charts", project.display()));
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(ended.err.trim_end().ends_with("(/proc/charts)"), "{}", ended.err);
    assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
}

/// The worked example, and the same with one figure mended.
fn statements(turnover: &str) -> String {
    format!(
        r#"(
            identities: ["T22 = X22 + M22", "T23 = X23 + M23"],
            statements: [
                (name: "T23", level: "T23", printed: "{turnover}"), (name: "gT", growth: "T23", on: "T22", printed: "14.2"),
                (name: "T22", level: "T22", printed: "463.3"), (name: "X23", level: "X23", printed: "456.3"),
                (name: "gX", growth: "X23", on: "X22", printed: "21.6"), (name: "M23", level: "M23", printed: "73.0"),
                (name: "gM", growth: "M23", on: "M22", printed: "-17.3"), (name: "M22", level: "M22", printed: "88.3"),
            ],
        )"#
    )
}

#[test]
fn check_of_a_list_of_statements_says_what_conflicts_and_what_would_repair_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.ron");
    let of = |turnover: &str, options: &[&str]| {
        disk::replace(&path, statements(turnover).as_bytes()).unwrap();
        let mut arguments: Vec<&OsStr> = vec!["check".as_ref(), "--statements".as_ref(), path.as_os_str()];
        arguments.extend(options.iter().map(OsStr::new));
        run(&arguments)
    };
    let ended = of("529.4", &[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    for line in [
        "8 figures cannot all hold if rounded to nearest",
        "T23 ≤ 1.2165 × 463.35 − 0.389 × 88.25 = 529.336",
        "but “529.4” needs at least 529.35",
        "T23 as 529.3 instead of 529.4 (529.200…529.336)",
        "levels rounded to nearest, rates truncated",
    ] {
        assert!(ended.out.contains(line), "{line}\n{}", ended.out);
    }
    assert_eq!(of("529.4", &["--strict"]).code, 2);
    assert_eq!(of("529.3", &["--strict"]).code, 0);
    let json: serde_json::Value = serde_json::from_str(&of("529.4", &["--json"]).out).unwrap();
    assert_eq!(json["conflicts"].as_array().unwrap().len(), 2);
    assert_eq!(json["repairs"][0][0]["high"], "529.336025");
    let ended = of("five", &[]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("statement 1 (T23): \"five\" is not a number"), "{}", ended.err);
}

#[test]
fn check_says_of_a_project_which_figures_can_not_all_hold() {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/saves/kazakhstan-azerbaijan.ron"));
    let run_with = |options: &[&str]| {
        let mut arguments: Vec<&OsStr> = vec!["check".as_ref(), path.as_os_str()];
        arguments.extend(options.iter().map(OsStr::new));
        run(&arguments)
    };
    let ended = run_with(&[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("8 figures cannot all hold if rounded to nearest"), "{}", ended.out);
    assert_eq!(run_with(&["--strict"]).code, 2);
    let json: serde_json::Value = serde_json::from_str(&run_with(&["--json"]).out).unwrap();
    assert_eq!(json["checks"][0]["standing"], "Cannot all hold");
}
