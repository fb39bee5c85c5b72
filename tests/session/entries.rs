//! What is typed into one cell changes that cell alone, whatever it is.

use proptest::prelude::*;
use tradebook::domain::{Against, DatasetHead, DatasetId, Flow, Id, Key, Multiplier, Period, Project, Said};
use tradebook::session::{Action, NewRecord, Session};

use crate::describe::empty_session;

fn dataset() -> DatasetId {
    DatasetId(Id::new(1).unwrap())
}

fn key(flow: Flow, year: i32) -> Key {
    Key::level(flow, Period::of_year(year).unwrap())
}

fn session() -> Session {
    let mut session = empty_session();
    let head = DatasetHead { unit: "USD".to_owned(), shown: Multiplier::MILLION, ..DatasetHead::default() };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    for (flow, year, text) in
        [(Flow::Exports, 2022, "375.0"), (Flow::Imports, 2023, "73"), (Flow::Turnover, 2023, "529.4 p")]
    {
        enter(&mut session, key(flow, year), text);
    }
    session
}

fn enter(session: &mut Session, key: Key, text: &str) {
    session.dispatch(Action::Enter { dataset: dataset(), key, text: text.to_owned() }).unwrap();
}

/// All of the project but one cell.
fn others(session: &Session, but: Key) -> Project {
    let mut project = session.snapshot();
    let mut dataset = project.datasets.get(dataset()).unwrap().clone();
    dataset.observations.set(but, None);
    dataset.periods.clear();
    project.datasets = [dataset].into_iter().collect();
    project
}

fn adopted(session: &Session, key: Key) -> String {
    let figure = session.figures(dataset(), key).unwrap().adopted().unwrap();
    let note = figure.note().map_or(String::new(), |note| format!(" note {note}"));
    let said = match &figure.said {
        Said::Number(number) => number.to_string(),
        other => format!("{other:?}"),
    };
    format!("{said} {}{note}", figure.status.code())
}

#[test]
fn whatever_is_typed_into_a_cell_no_other_cell_changes() {
    let megabyte = "9".repeat(1_000_000);
    let texts = [
        "456.3",
        "=12.4+13.1",
        "=A1*2",
        "=SUM(B2:B9)",
        "—",
        "n/a",
        ": c",
        "x",
        "374.9…375.1",
        "about 450",
        "$1.5bn",
        "€5 mln",
        "\u{202e}123",
        "12\t34\n56",
        "\u{0}",
        "ستة",
        "😀😀",
        "1e999",
        "(12.3)",
        "529.4*",
        "{\"a\":1}",
        "'; drop",
        "",
        " ",
        &megabyte,
    ];
    for at in [
        key(Flow::Exports, 2023),
        key(Flow::Exports, 2022),
        Key::growth(Flow::Exports, key(Flow::Exports, 2023).period, Against::YearEarlier),
    ] {
        let mut session = session();
        let before = others(&session, at);
        for text in texts {
            enter(&mut session, at, text);
            assert!(others(&session, at) == before, "{at:?}");
            if !text.trim().is_empty() {
                assert!(session.figures(dataset(), at).is_some(), "nothing typed is thrown away");
            }
        }
    }
}

/// Pieces of what a hand or a clipboard sends: numbers of several countries, words, formulas, hidden and foreign signs.
const PIECES: [&str; 36] = [
    "456,3",
    "1 234",
    "1,118",
    "1.118",
    ".5",
    "0",
    "-",
    "—",
    "…",
    "(",
    ")",
    "=",
    "+",
    "*",
    "/",
    "SUM(A1:B2)",
    "#REF!",
    "%",
    "$",
    "USD",
    "млн",
    "тыс.",
    "bn",
    "about",
    "n/a",
    "\u{202e}",
    "\u{200f}",
    "\u{0}",
    "\u{7}",
    "\t",
    "\n",
    "ستة",
    "١٢٣",
    "😀",
    "e\u{301}",
    "\u{10ffff}",
];

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec((0..PIECES.len(), prop::bool::ANY), 0..6).prop_map(|pieces| {
        let text = |(nth, spaced): (usize, bool)| {
            format!("{}{}", PIECES.get(nth).copied().unwrap_or_default(), if spaced { " " } else { "" })
        };
        pieces.into_iter().map(text).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A hundred thousand entries in all.
    #[test]
    fn of_generated_entries_each_changes_its_own_cell_and_stays_there(
        texts in prop::collection::vec(any_text(), 100),
        year in 2022..2025_i32,
    ) {
        let mut session = session();
        let at = key(Flow::Exports, year);
        let before = others(&session, at);
        for text in texts {
            enter(&mut session, at, &text);
            prop_assert!(others(&session, at) == before, "{:?}", text);
            let said = session.figures(dataset(), at).and_then(|figures| figures.adopted()).map(|figure| &figure.said);
            match said {
                None => prop_assert!(text.trim().is_empty(), "{:?} was thrown away", text),
                Some(Said::Unread(kept)) => prop_assert_eq!(&**kept, &*text),
                Some(_) => prop_assert!(!text.trim().is_empty(), "{:?}", text),
            }
        }
    }
}

#[test]
fn typed_again_unchanged_every_kind_of_figure_stays_as_it_is() {
    for text in
        ["1.2 bn", "374.9…375.1", "—", "n/a", ": c", "≈450", "=1/3", "abc", "456333 k", "negligible", "529.4* 1)"]
    {
        let mut session = session();
        let at = key(Flow::Exports, 2023);
        enter(&mut session, at, text);
        let before = session.snapshot();
        let shown = session.text_of(dataset(), at);
        enter(&mut session, at, &shown);
        assert!(session.snapshot() == before, "{text:?} as {shown:?}");
    }
}

#[test]
fn a_status_that_is_typed_is_set_and_one_that_is_not_stays() {
    let mut session = session();
    let at = key(Flow::Turnover, 2023);
    assert_eq!(adopted(&session, at), "529.4e6 P");
    for (text, expected) in [
        ("530", "530e6 P"),
        ("530 e", "530e6 E"),
        ("n/a", "NoValue O"),
        ("531", "531e6 A"),
        ("=500+32", "532e6 A note =500+32"),
        ("=500+33", "533e6 A note =500+33"),
        ("534", "534e6 A"),
        ("535 1)", "535e6 A note 535 1)"),
    ] {
        enter(&mut session, at, text);
        assert_eq!(adopted(&session, at), expected, "{text:?}");
    }
}
