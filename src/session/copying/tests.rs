//! What goes to the clipboard.

use super::*;
use crate::analysis::sheet::Column;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Id, Key, Multiplier, ObsStatus, Project};
use crate::formats::formula::{guarded, unguarded};
use crate::session::action::LookAction;
use crate::session::grid::Spot;
use crate::session::{Action, CountedIds, Extent, FigureChange, NewRecord, Span};
use crate::words::NumberFormat;

fn id() -> DatasetId {
    DatasetId(Id::new(1).unwrap())
}

/// Exports and imports of two years; the second exports are provisional and have a note.
fn session(numbers: NumberFormat, second: &str) -> Session {
    let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
    session.set_number_format(numbers);
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".into(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    for (period, text) in [("2022", "1000.0"), ("2023", second)] {
        let key = Key::level(Flow::Exports, period.parse().unwrap());
        session.dispatch(Action::Enter { dataset: id(), key, text: text.to_owned() }).unwrap();
    }
    let key = Key::level(Flow::Exports, "2023".parse().unwrap());
    for change in [FigureChange::Status(ObsStatus::Provisional), FigureChange::Note("revised <twice>".into())] {
        session.dispatch(Action::ChangeFigure { dataset: id(), key, place: 0, change, interaction: 0 }).unwrap();
    }
    session
}

/// Row and column of two corners.
type Corners = ((usize, usize), (usize, usize));

fn copy(session: &Session, ranges: &[Corners], with_headings: bool) -> Option<Copied> {
    let mut words = Words::english();
    words.numbers = session.number_format();
    let table = session.table(id(), None).unwrap();
    let spot = |(row, column): (usize, usize)| Spot::new(row, column);
    let span = |(from, to): &_| Span { anchor: spot(*from), far: spot(*to), extent: Extent::Cells };
    let spans: Vec<_> = ranges.iter().map(span).collect();
    let marks = Marks { cursor: spans.last().unwrap().anchor, spans };
    copied(session, &words, &table, &marks, with_headings)
}

fn text(session: &Session, from: (usize, usize), to: (usize, usize)) -> String {
    copy(session, &[(from, to)], false).unwrap().text.replace("\r\n", "\n")
}

#[test]
fn numbers_go_out_with_all_digits_and_without_groups() {
    let point = session(NumberFormat::CommaPoint, "1234.50");
    assert_eq!(text(&point, (0, 0), (1, 1)), "1000.0\t\n1234.50\t23.5%\n");
    let comma = session(NumberFormat::SpaceComma, "900");
    assert_eq!(text(&comma, (0, 0), (1, 1)), "1000,0\t\n900\t-10,0%\n");
    assert_eq!(text(&point, (1, 0), (1, 0)), "1234.50", "a lone cell has no line end");
    assert_eq!(text(&point, (0, 2), (0, 2)), "\n", "an empty one is a cell still");
}

#[test]
fn texts_are_quoted_and_never_begin_a_formula() {
    for (typed, copied) in [
        ("=1+x", "'=1+x"),
        ("@cmd", "'@cmd"),
        (" =x", "' =x"),
        ("＝x", "'＝x"),
        ("'=x", "''=x"),
        ("say \"x\"", "\"say \"\"x\"\"\""),
        ("a\tb", "\"a\tb\""),
        ("a\nb", "\"a\nb\""),
        ("plain", "plain"),
    ] {
        let session = session(NumberFormat::CommaPoint, typed);
        assert_eq!(text(&session, (1, 0), (1, 0)), copied, "{typed:?}");
        assert_eq!(unguarded(&guarded(typed)), typed);
    }
    assert_eq!(unguarded("'-5"), "-5");
    assert_eq!(unguarded("'tis"), "'tis");
}

#[test]
fn no_text_of_ten_thousand_begins_a_formula_on_the_clipboard() {
    const BEFORE: [&str; 10] = ["", " ", "  ", "\u{a0}", "\u{3000}", "\t", "\n", "'", "\u{feff}", "x"];
    const BEGIN: [&str; 10] = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n"];
    let texts = (0..10_000).map(|nth| format!("{}{}{}\"x", BEFORE[nth % 10], BEGIN[nth / 10 % 10], nth / 100));
    let cell = |text: String| {
        let plain = Plain::Text(text);
        let text = plain.written(NumberFormat::CommaPoint);
        TakenCell { plain, text, ..TakenCell::default() }
    };
    let texts: Vec<String> = texts.collect();
    let rows =
        texts.iter().map(|text| vec![cell(text.clone()), TakenCell { text: "-17.3".into(), ..Default::default() }]);
    let heads = vec!["=head".to_owned(), "+head".to_owned()];
    let taken = Taken { unit: "@unit".into(), heads, periods: texts.clone(), rows: rows.collect(), legend: Vec::new() };
    let written = tsv::written(&taken);
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(written.as_bytes());
    assert!(reader.headers().unwrap().iter().all(|head| head.starts_with('\'')));
    let mut read = 0;
    for (row, text) in reader.records().zip(&texts) {
        let row = row.unwrap();
        for field in [&row[0], &row[1]] {
            let first = field.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').chars().next();
            assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{field:?} of {text:?}");
            assert_eq!(unguarded(field), text);
        }
        assert_eq!(&row[2], "-17.3");
        read += 1;
    }
    assert_eq!(read, texts.len());
}

#[test]
fn with_headings_come_periods_heads_unit_marks_and_their_legend() {
    let session = session(NumberFormat::CommaPoint, "1234.50");
    let copied = copy(&session, &[((0, 0), (1, 1))], true).unwrap();
    let expected = "million US dollars\tExports\tExports growth\n2022\t1000.0\t\n2023\t1234.50 P a\t23.5%\n\nP – Provisional\na – revised <twice>\n";
    assert_eq!(copied.text.replace("\r\n", "\n"), expected);
    assert_eq!(
        copied.html,
        "<table><thead><tr><th scope=\"col\">million US dollars</th><th scope=\"col\">Exports</th>\
         <th scope=\"col\">Exports growth</th></tr></thead><tbody>\
         <tr><th scope=\"row\">2022</th><td align=\"right\" sdval=\"1000.0\" sdnum=\"1033;0;0.0\" \
         style='mso-number-format:\"0\\.0\"'>1000.0</td><td></td></tr>\
         <tr><th scope=\"row\">2023</th><td align=\"right\">1234.50 <sup>P a</sup></td>\
         <td align=\"right\">23.5%</td></tr></tbody></table>\
         <p>P – Provisional</p><p>a – revised &lt;twice&gt;</p>"
    );
}

/// Exports of nine months, and of the same year as a whole of another dataset beside it.
fn months() -> Session {
    let mut session = Session::new(Project::default(), Box::<CountedIds>::default());
    let units = [("Own", "USD", Multiplier::MILLION), ("Other", "USD", Multiplier::THOUSAND)];
    for (name, unit, shown) in units {
        let head = DatasetHead { name: name.into(), unit: unit.into(), shown, ..DatasetHead::default() };
        session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    }
    for month in 1..=9 {
        let key = Key::level(Flow::Exports, format!("2024-{month:02}").parse().unwrap());
        session.dispatch(Action::Enter { dataset: id(), key, text: "40.0".to_owned() }).unwrap();
    }
    let look = LookAction::Columns(Some(vec![Column::level(Flow::Exports), Column::growth(Flow::Exports)]));
    session.dispatch(Action::Look { dataset: id(), look }).unwrap();
    session
}

#[test]
fn totals_go_along_with_the_headings_of_all_rows_and_into_files() {
    let session = months();
    let all = copy(&session, &[((0, 0), (8, 1))], true).unwrap().text.replace("\r\n", "\n");
    assert!(all.ends_with("September 2024\t40.0\t\n2024, 9 of 12 months\t360.0\t\n"), "{all}");
    let some = copy(&session, &[((1, 0), (8, 1))], true).unwrap().text;
    assert!(!some.contains("360.0"), "of a part of the rows they would be the totals of others");
    assert!(!text(&session, (0, 0), (8, 1)).contains("360.0"), "without headings only what can be put back");
    let words = Words::english();
    let table = crate::session::export::plain_table(&session, &words, &session.table(id(), None).unwrap());
    let (head, cells) = table.rows.last().unwrap();
    assert_eq!((head.as_str(), cells[0].note.as_str()), ("2024, 9 of 12 months", "Calculated: sum of 9 of 12 months"));
    assert_eq!(cells[0].value, crate::formats::plain_table::Value::Number("360.0".parse().unwrap()));
}

#[test]
fn heads_of_a_dataset_beside_name_it_its_unit_and_what_is_compared() {
    let mut session = months();
    let other = session.project().datasets.at(1).unwrap().id;
    session.dispatch(Action::Look { dataset: id(), look: LookAction::Beside(vec![other]) }).unwrap();
    let text = copy(&session, &[((0, 0), (0, 4))], true).unwrap().text;
    let heads: Vec<_> = text.lines().next().unwrap().split('\t').collect();
    assert_eq!(
        heads,
        [
            "million US dollars",
            "Exports",
            "Exports growth",
            "Exports, Other, thousand US dollars",
            "Exports difference",
            "Exports difference in percent"
        ]
    );
}

#[test]
fn notes_have_the_letters_of_the_screen() {
    let mut session = session(NumberFormat::CommaPoint, "5");
    let key = Key::level(Flow::Exports, "2022".parse().unwrap());
    let change = FigureChange::Note("first".into());
    session.dispatch(Action::ChangeFigure { dataset: id(), key, place: 0, change, interaction: 0 }).unwrap();
    let text = copy(&session, &[((1, 0), (1, 0))], true).unwrap().text.replace("\r\n", "\n");
    assert!(text.ends_with("2023\t5 P b\n\nP – Provisional\nb – revised <twice>\n"), "{text}");
}

#[test]
fn several_ranges_go_out_where_they_form_a_rectangle() {
    let session = session(NumberFormat::CommaPoint, "5");
    let all = |ranges: &[_]| copy(&session, ranges, false).map(|copied| copied.text.replace("\r\n", "\n"));
    assert_eq!(all(&[((0, 0), (1, 0)), ((0, 2), (1, 2))]).as_deref(), Some("1000.0\t\n5\t\n"));
    assert_eq!(all(&[((1, 0), (1, 1)), ((0, 0), (0, 1))]).as_deref(), Some("1000.0\t\n5\t-99.5%\n"));
    assert_eq!(all(&[((0, 0), (0, 0)), ((1, 1), (1, 1))]), None);
    assert!(Words::english().knows(NOT_A_RECTANGLE));
    assert_eq!(session.table(id(), None).unwrap().columns.first(), Some(&Column::level(Flow::Exports)));
}
