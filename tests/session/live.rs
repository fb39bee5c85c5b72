//! What follows while a person types: growth, implied figures, and everything back on Escape.

use tradebook::analysis::sheet::{Column, Remark};
use tradebook::domain::{Against, AreaRef, DatasetHead, DatasetId, Flow, Id, Key, Multiplier, Period};
use tradebook::session::wording::cell_value;
use tradebook::session::{Action, NewRecord, Session};
use tradebook::words::Words;

use crate::describe::empty_session;

fn year(year: i32) -> Period {
    Period::of_year(year).unwrap()
}

fn dataset() -> DatasetId {
    DatasetId(Id::new(1).unwrap())
}

/// An empty dataset of Kazakhstan with Azerbaijan in million US dollars.
fn session() -> Session {
    let mut session = empty_session();
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    session
}

fn enter(session: &mut Session, flow: Flow, of: i32, text: &str) {
    let key = Key::level(flow, year(of));
    session.dispatch(Action::Enter { dataset: dataset(), key, text: text.to_owned() }).unwrap();
}

fn enter_growth(session: &mut Session, flow: Flow, of: i32, text: &str) {
    let key = Key::growth(flow, year(of), Against::YearEarlier);
    session.dispatch(Action::Enter { dataset: dataset(), key, text: text.to_owned() }).unwrap();
}

fn five_levels(session: &mut Session) {
    enter(session, Flow::Turnover, 2022, "463.3");
    enter(session, Flow::Imports, 2022, "88.3");
    enter(session, Flow::Turnover, 2023, "529.4");
    enter(session, Flow::Exports, 2023, "456.3");
    enter(session, Flow::Imports, 2023, "73");
}

fn shown(session: &Session, column: Column, of: i32) -> String {
    let sheet = session.sheet(dataset()).unwrap();
    cell_value(&Words::english(), sheet.cell(year(of), column).unwrap(), column)
}

fn growths(session: &Session) -> [String; 3] {
    [Flow::Turnover, Flow::Exports, Flow::Imports].map(|flow| shown(session, Column::growth(flow), 2023))
}

#[test]
fn the_bulletin_from_its_five_levels_alone() {
    let mut session = session();
    five_levels(&mut session);
    assert_eq!(growths(&session), ["≈ +14.3 %", "≈ +21.7 %", "≈ −17.3 %"]);
    assert_eq!(shown(&session, Column::level(Flow::Exports), 2022), "374.9…375.1");
    assert_eq!(shown(&session, Column::level(Flow::Imports), 2023), "73");
    assert_eq!(shown(&session, Column::level(Flow::Balance), 2023), "+383.3");
    assert_eq!(shown(&session, Column::growth(Flow::Turnover), 2022), "—");
}

#[test]
fn printed_rates_are_shown_while_they_agree_and_marked_when_they_can_not() {
    let mut session = session();
    five_levels(&mut session);
    enter_growth(&mut session, Flow::Turnover, 2023, "14.2");
    enter_growth(&mut session, Flow::Exports, 2023, "+21.6 %");
    enter_growth(&mut session, Flow::Imports, 2023, "−17.3");
    assert_eq!(growths(&session), ["+14.2 %", "+21.6 %", "−17.3 %"]);

    enter(&mut session, Flow::Exports, 2023, "460");
    assert_eq!(growths(&session), ["+14.2 %", "≈ +22.7 %", "−17.3 %"]);
    let sheet = session.sheet(dataset()).unwrap();
    assert!(sheet.cell(year(2023), Column::growth(Flow::Exports)).unwrap().has(Remark::DoesNotAgree));
}

#[test]
fn everything_follows_each_keystroke_and_escape_puts_all_of_it_back() {
    let mut session = session();
    five_levels(&mut session);
    let before = growths(&session);
    let project = session.snapshot();
    let key = Key::level(Flow::Exports, year(2023));
    let mut seen = Vec::new();
    for text in ["4", "46", "460"] {
        session.dispatch(Action::Draft { dataset: dataset(), key, text: text.to_owned() }).unwrap();
        seen.push(shown(&session, Column::growth(Flow::Exports), 2023));
    }
    assert_eq!(seen[2], "≈ +22.7 %");
    assert_ne!(seen[0], seen[1]);
    assert_eq!(session.project(), &project, "a draft changes nothing in the project");
    session.dispatch(Action::DropDraft).unwrap();
    assert_eq!(growths(&session), before);
}

#[test]
fn typing_the_text_that_was_there_changes_nothing() {
    let mut session = session();
    enter(&mut session, Flow::Exports, 2023, "1,234.50");
    let (project, label) = (session.snapshot(), session.undo_label().cloned());
    let text = session.text_of(dataset(), Key::level(Flow::Exports, year(2023)));
    enter(&mut session, Flow::Exports, 2023, &text);
    assert_eq!(session.project(), &project);
    assert_eq!(session.undo_label(), label.as_ref());
}

#[test]
fn undo_back_to_the_saved_state_is_not_modified() {
    let mut session = session();
    five_levels(&mut session);
    session.set_saved(session.state_mark());
    assert!(!session.is_modified());
    enter(&mut session, Flow::Exports, 2023, "460");
    assert!(session.is_modified());
    session.dispatch(Action::Undo).unwrap();
    assert!(!session.is_modified());
    session.dispatch(Action::Undo).unwrap();
    assert!(session.is_modified(), "before the saved state is not the saved state");
    session.dispatch(Action::Redo).unwrap();
    assert!(!session.is_modified());
}
