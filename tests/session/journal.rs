//! What was logged happens again: on the saved project it gives what was there, and can be undone as far.

use proptest::prelude::*;
use tradebook::analysis::sheet::Column;
use tradebook::domain::{CellRef, DatasetHead, DatasetId, Edit, Flow, Key, Period, Project};
use tradebook::session::action::{CellsAction, Paste, Reading};
use tradebook::session::journal::Logged;
use tradebook::session::{Action, CountedIds, Cursor, NewRecord, Place, Session};

use crate::history::{Stumbling, action, record_action, with_sessions};

/// Written and read as the journal does it.
fn kept(session: &mut Session) -> Vec<Logged> {
    let logged = session.take_log().into_iter().map(|waiting| waiting.ready());
    logged.map(|logged| ron::from_str(&ron::to_string(&logged).unwrap()).unwrap()).collect()
}

fn replayed(base: &Project, logged: &[Logged]) -> Session {
    let mut session = Session::new(base.clone(), Box::new(Stumbling::default()));
    session.keep_log();
    for logged in logged {
        session.replay(logged.clone()).unwrap();
    }
    session.end_replay();
    session
}

/// Saves after `saved_after` actions; what comes after it is in the journal.
fn holds(start: &Project, actions: Vec<Action>, saved_after: usize) -> Result<(), TestCaseError> {
    let mut session = Session::new(start.clone(), Box::new(Stumbling::default()));
    session.keep_log();
    let mut base = start.clone();
    for (nth, action) in actions.into_iter().enumerate() {
        // Many of them are refused.
        let _done = session.dispatch(action);
        if nth == saved_after {
            base = session.begin_save();
            session.take_log();
        }
    }
    let logged = kept(&mut session);
    let mut again = replayed(&base, &logged);
    prop_assert_eq!(again.project(), session.project());
    prop_assert!(again.is_modified());
    // A second crash right after the first: what was restored is logged like what was typed.
    let second = kept(&mut again);
    let third = replayed(&base, &second);
    prop_assert_eq!(third.project(), session.project());
    while again.redo_label().is_some() {
        session.dispatch(Action::Redo).unwrap();
        again.dispatch(Action::Redo).unwrap();
        prop_assert_eq!(again.project(), session.project());
    }
    while again.undo_label().is_some() {
        session.dispatch(Action::Undo).unwrap();
        again.dispatch(Action::Undo).unwrap();
        prop_assert_eq!(again.project(), session.project());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_actions_happen_again_as_they_were_logged(actions in prop::collection::vec(action(), 0..120), saved in 0..120_usize) {
        holds(&Project::default(), actions, saved)?;
    }

    #[test]
    fn random_answers_of_sessions_happen_again_as_they_were_logged(actions in prop::collection::vec(record_action(), 0..60), saved in 0..60_usize) {
        holds(&with_sessions(), actions, saved)?;
    }
}

fn with_dataset() -> (Session, DatasetId) {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    let id = session.project().datasets.at(0).unwrap().id;
    (session, id)
}

#[test]
fn very_many_cells_are_looked_up_when_they_are_written() {
    let (mut session, dataset) = with_dataset();
    let base = session.snapshot();
    session.keep_log();
    let text: String = (0..400).map(|row| format!("{row}\t{row}.5\n")).collect();
    let periods: Vec<Period> = (0..400).map(|nth| Period::of_year(1600 + nth).unwrap()).collect();
    session.dispatch(Action::AddPeriods { dataset, periods }).unwrap();
    let first = Period::of_year(1600).unwrap();
    let at = Cursor { period: first, column: Column::level(Flow::Exports) };
    session.dispatch(Action::GoTo(Place::Dataset(dataset))).unwrap();
    session.dispatch(Action::Paste(Box::new(Paste { at, size: (1, 1), text, reading: Reading::default() }))).unwrap();
    // What comes after is not what was pasted.
    let cell = CellRef { dataset, key: Key::level(Flow::Exports, first) };
    session.dispatch(Action::Cells(CellsAction::Clear(vec![cell]))).unwrap();
    let logged = kept(&mut session);
    let cells = logged.iter().filter_map(|logged| match logged {
        Logged::Step { edits, .. } => edits.iter().find_map(|edit| match edit {
            Edit::Cells { cells, .. } if cells.len() > 512 => Some(cells.iter().all(|(_, figures)| figures.is_some())),
            _ => None,
        }),
        _ => None,
    });
    assert_eq!(cells.collect::<Vec<_>>(), [true]);
    assert_eq!(replayed(&base, &logged).project(), session.project());
}

#[test]
fn what_can_not_happen_again_changes_nothing() {
    let (mut session, dataset) = with_dataset();
    session.keep_log();
    let key = Key::level(Flow::Exports, Period::of_year(2024).unwrap());
    session.dispatch(Action::Enter { dataset, key, text: "456.3".to_owned() }).unwrap();
    let logged = kept(&mut session);
    let mut other = Session::new(Project::default(), Box::new(CountedIds::default()));
    assert!(other.replay(logged[0].clone()).is_err());
    assert_eq!(other.project(), &Project::default());
}
