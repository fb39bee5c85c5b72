//! Each kind of bad input has its error, at its place.
//!
//! *Invariant:* each case asserts the kind of its error, and the place wherever the person has to find it.

use super::*;

fn error(text: &str) -> ReadError {
    read(text.as_bytes()).expect_err("an error")
}

fn at(line: usize, column: usize) -> Place {
    Place { line, column }
}

fn bad(lines: &str) -> (Place, Wanted) {
    match error(&with_lines(lines)) {
        ReadError::BadValue { at, wanted, .. } => (at, wanted),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_project_is_told() {
    for text in ["", "\u{feff}", " \n\n", "\r\n"] {
        assert_eq!(error(text), ReadError::Empty, "{text:?}");
    }
    for (text, line, column) in [
        ("{\"schema\": 1}", 1, 1),
        ("[1, 2]", 1, 1),
        ("Scene(entities: {})", 1, 1),
        ("// a comment\n(name: \"x\")", 2, 2),
        ("(title: \"x\", schema: 1)", 1, 2),
        ("(schema: \"1\")", 1, 10),
        ("(schema: 0)", 1, 10),
        ("(schema: -1)", 1, 10),
        ("(schema = 1)", 1, 9),
        ("(", 1, 2),
        ("period;flow;value\n2023;X;1\n", 1, 1),
        ("#![enable(implicit_some)]\n(schema: 1)", 1, 1),
    ] {
        assert_eq!(error(text), ReadError::NotAProject { at: at(line, column) }, "{text:?}");
    }
    assert_eq!(read(b"(schema: 1, title: \"\xe4\")").unwrap_err(), ReadError::NotText { offset: 20 });
    assert_eq!(read(b"PK\x03\x04\xff\xfe").unwrap_err(), ReadError::NotText { offset: 4 });
}

#[test]
fn a_file_that_is_too_large_is_not_looked_at() {
    let bytes = vec![0; limits::BYTES + 1];
    assert_eq!(read(&bytes).unwrap_err(), ReadError::TooLarge { bytes: bytes.len(), limit: limits::BYTES });
}

#[test]
fn a_newer_file_says_what_to_do() {
    let newer = error("(schema: 7, something: \"new\")");
    assert_eq!(newer, ReadError::NewerSchema { found: 7, supported: 3 });
    assert_eq!(
        newer.to_string(),
        "This file was written by a newer Tradebook (format 7). This version reads formats up to 3. \
         Update Tradebook to open it."
    );
}

#[test]
fn deep_nesting_is_an_error_not_a_crash() {
    for (open, close) in
        [("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("/*", "*/"), ("(title: ", ")"), ("\"\\", "")]
    {
        for depth in [64, 100_000] {
            let nested = format!("{}{}", open.repeat(depth), close.repeat(depth));
            for text in [
                nested.clone(),
                format!("(schema: 1, title: {nested})"),
                format!("(schema: 1, commissions: {nested})"),
                format!("(schema: 1, datasets: [(id: \"d1\", observations: [(\"2023\", X, \"1\", {nested})])])"),
                format!("(schema: 1, datasets: [(id: \"d1\", default_source: {nested})])"),
            ] {
                match read(text.as_bytes()) {
                    Err(error) => assert!(error.to_string().contains(" line "), "{error}"),
                    Ok(_) => assert_eq!(open, "/*", "comments may be nested"),
                }
            }
        }
    }
    let somes = format!(
        "(schema: 1, charts: [(id: \"h1\", frequency: Month, from: {}\"2023\"{})])",
        "Some(".repeat(70),
        ")".repeat(70)
    );
    assert!(matches!(error(&somes), ReadError::Syntax { .. } | ReadError::TooDeep { .. }));
}

#[test]
fn an_unknown_field_is_named_with_its_place() {
    let unknown = error("(\n    schema: 1,\n    titel: \"x\",\n)");
    assert!(matches!(&unknown, ReadError::UnknownField { at, name, known }
        if *at == Place { line: 3, column: 5 } && name == "titel" && known.contains(&"title")));
    assert_eq!(
        unknown.to_string(),
        "The field \"titel\" at line 3, column 5 is not known here. Remove or correct it in a text editor."
    );
    let word = error("(schema: 1, charts: [(id: \"h1\", frequency: Weekly)])");
    assert!(
        matches!(&word, ReadError::UnknownWord { at, name, .. } if *at == Place { line: 1, column: 44 } && name == "Weekly")
    );
}

#[test]
fn a_missing_or_repeated_field_is_named() {
    assert!(matches!(error("(schema: 1, sources: [(title: \"x\")])"), ReadError::MissingField { name: "id", .. }));
    assert!(matches!(error("(schema: 1, datasets: [(unit: \"x\")])"), ReadError::MissingField { name: "id", .. }));
    for text in [
        "(schema: 1, title: \"a\", title: \"b\")",
        "(schema: 1, datasets: [(id: \"d1\", name: \"a\", name: \"b\")])",
        "(schema: 1, schema: 1)",
    ] {
        assert!(matches!(error(text), ReadError::RepeatedField { .. }), "{text}");
    }
}

#[test]
fn a_bad_value_is_told_where_it_stands() {
    let good = "(\"2021\", X, \"1\"),\n";
    for (line, column, wanted, text) in [
        (2, 14, Wanted::Amount, "(\"2023\", X, \"45,3\")"),
        (2, 14, Wanted::Amount, "(\"2023\", X, \"1e999\")"),
        (2, 14, Wanted::Amount, "(\"2023\", X, \"1.2.3\")"),
        (2, 14, Wanted::Amount, "(\"2023\", X, \"n/a\")"),
        (2, 14, Wanted::Amount, "(\"2023\", X, \"−17.3\")"),
        (2, 14, Wanted::FewerDigits, "(\"2023\", X, \"1234567890123456789012345678901234567890\")"),
        (2, 3, Wanted::Period, "(\"2023-13\", X, \"1\")"),
        (2, 3, Wanted::Period, "(\"2023-02-31\", X, \"1\")"),
        (2, 28, Wanted::Id, "(\"2023\", X, \"1\", (source: \"Office\"))"),
        (2, 31, Wanted::Date, "(\"2023\", X, \"1\", (published: \"2024-02-31\"))"),
        (2, 31, Wanted::Date, "(\"2023\", X, \"1\", (published: \"2024-2-3\"))"),
    ] {
        assert_eq!(bad(text), (at(line, column), wanted), "{text}");
        assert_eq!(bad(&format!("{good}{text}")), (at(line + 1, column), wanted), "{text}");
    }
    let target = "(schema: 1, commissions: [(id: \"c1\", sessions: [(id: \"e1\", outcomes: [(id: \"p1\", target: (flow: X, target: \"two\"))])])])";
    assert!(matches!(error(target), ReadError::BadValue { wanted: Wanted::Amount | Wanted::Number, .. }));
}

#[test]
fn a_cell_stands_once_also_when_lines_are_out_of_order() {
    let twice = "(\"2021\", X, \"1\"),\n(\"2021\", X, \"2\"),";
    let (place, wanted) = bad(twice);
    assert_eq!((place.line, wanted), (3, Wanted::NewCell));
    let mixed = "(\"2023\", X, \"1\"),\n(\"2021\", X, \"2\"),\n(\"2022\", X, \"2\"),\n(\"2023\", X, \"2\"),";
    assert_eq!((bad(mixed).0.line, bad(mixed).1), (5, Wanted::NewCell));
    assert_eq!(observations(&with_lines("(\"2021\", X, \"1\"), (\"2021\", X, \"1\", (measure: Cover))")).len(), 2);
}

#[test]
fn the_adopted_figure_is_one_of_the_cell_s() {
    let (place, wanted) = bad("(\"2021\", X, \"1\", (rivals: [(\"2\")], adopted: 2))");
    assert_eq!((place.line, wanted), (2, Wanted::AdoptedFigure));
    assert_eq!(bad("(\"2021\", X, \"1\", (adopted: 1))").1, Wanted::AdoptedFigure);
}

#[test]
fn what_lines_leave_out_is_known_before_them() {
    let text = "(schema: 1, datasets: [(id: \"d1\", observations: [], shown: 6)])";
    let ReadError::BadValue { wanted, found, .. } = error(text) else { panic!() };
    assert_eq!((wanted, found.as_str()), (Wanted::HeadBeforeObservations, "shown"));
}

#[test]
fn an_id_that_two_records_have_is_told_with_both_places() {
    for (text, first, second) in [
        ("(schema: 1,\n sources: [(id: \"a1\"),\n (id: \"a1\")])", at(2, 17), at(3, 7)),
        (
            "(schema: 1,\n flows: [(id: \"a1\")],\n datasets: [(name: \"id: \\\"a1\\\"\", id: \"a1\")])",
            at(2, 15),
            at(3, 38),
        ),
        (
            "(schema: 1,\n commissions: [(id: \"a1\",\n sessions: [(id: \"b\", outcomes: [(id: \"a1\")])])])",
            at(2, 21),
            at(3, 39),
        ),
    ] {
        assert_eq!(error(text), ReadError::DuplicateId { id: "a1".parse().unwrap(), first, second }, "{text}");
    }
}

#[test]
fn the_notation_itself_is_told_in_plain_words() {
    for (text, line, column, problem) in [
        ("(schema: 1", 1, 11, Problem::Missing(',')),
        ("(schema: 1,\n title \"x\")", 2, 8, Problem::Missing(':')),
        ("(schema: 1,\n title: x)", 2, 9, Problem::TextMissing),
        ("(schema: 1,\n title: \"x)", 2, 10, Problem::TextNotClosed),
        ("(schema: 1, sources: {})", 1, 22, Problem::Missing('[')),
        ("(schema: 1) more", 1, 13, Problem::TrailingText),
        ("(schema: 1, /* more)", 1, 21, Problem::CommentNotClosed),
        ("(schema: 1, title: \"\\q\")", 1, 23, Problem::BadEscape),
    ] {
        assert_eq!(error(text), ReadError::Syntax { at: at(line, column), problem }, "{text}");
    }
}

#[test]
fn texts_that_are_too_long_and_records_that_are_too_many_are_told_before_they_are_read() {
    let long = format!("(schema: 3, title: \"{}\")", "x".repeat(limits::TEXT + 1));
    assert_eq!(error(&long), ReadError::TooLong { at: at(1, 21), limit: limits::TEXT });
    let title = format!("(schema: 3, title: \"{}\")", "x".repeat(limits::TEXT - 100));
    assert_eq!(open(&title).project.head.title.len(), limits::TEXT - 100);
    let many = format!("(schema: 3, flows: [{}])", "(id:\"f\"),".repeat(limits::RECORDS + 1));
    assert_eq!(error(&many), ReadError::TooMany { found: limits::RECORDS + 1, limit: limits::RECORDS });
    let empty = format!("(schema: 3, sources: [{}])", "(),".repeat(1_000_000));
    assert!(matches!(error(&empty), ReadError::MissingField { name: "id", .. }));
}
