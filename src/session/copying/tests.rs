//! What goes to the clipboard.

use super::*;
use crate::analysis::sheet::Column;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Id, Key, Multiplier, ObsStatus, Project};
use crate::formats::formula::{guarded, unguarded};
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
fn with_headings_come_periods_heads_unit_marks_and_their_legend() {
    let session = session(NumberFormat::CommaPoint, "1234.50");
    let copied = copy(&session, &[((0, 0), (1, 1))], true).unwrap();
    let expected = "million US dollars\tExports\tExports growth\n2022\t1000.0\t\n2023\t1234.50 P 1\t23.5%\n\nP – Provisional\n1 – revised <twice>\n";
    assert_eq!(copied.text.replace("\r\n", "\n"), expected);
    assert_eq!(
        copied.html,
        "<table><thead><tr><th scope=\"col\">million US dollars</th><th scope=\"col\">Exports</th>\
         <th scope=\"col\">Exports growth</th></tr></thead><tbody>\
         <tr><th scope=\"row\">2022</th><td align=\"right\" sdval=\"1000.0\" sdnum=\"1033;0;0.0\" \
         style='mso-number-format:\"0\\.0\"'>1000.0</td><td></td></tr>\
         <tr><th scope=\"row\">2023</th><td align=\"right\">1234.50 <sup>P 1</sup></td>\
         <td align=\"right\">23.5%</td></tr></tbody></table>\
         <p>P – Provisional</p><p>1 – revised &lt;twice&gt;</p>"
    );
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
