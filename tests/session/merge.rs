//! Merging two histories of one project: whatever was done on either side, the edits apply and nobody's work is lost.

use proptest::prelude::*;
use tradebook::analysis::merge::{Choice, Merge, compare, towards};
use tradebook::domain::{
    CommissionHead, Dataset, DatasetHead, DatasetId, Edit, Entry, Fields, Figure, Figures, Flow, Id, Key, List, Period,
    Project, Said, SessionHead, SessionId,
};
use tradebook::session::action::{MergedFrom, TakenOver};
use tradebook::session::journal::Logged;
use tradebook::session::{Action, Place, Refusal, Session};

use crate::history::{Stumbling, action, record_action, with_sessions};

/// What a project is after actions, some of which are refused.
fn after(start: &Project, actions: Vec<Action>) -> Project {
    let mut session = Session::new(start.clone(), Box::new(Stumbling::default()));
    for action in actions {
        let _refused = session.dispatch(action);
    }
    session.snapshot()
}

fn merged(mine: &Project, merge: &Merge, choices: &[Choice]) -> Result<Project, TestCaseError> {
    let mut project = mine.clone();
    for edit in merge.edits(choices) {
        let said = format!("{edit:?}");
        prop_assert!(project.apply(edit).is_ok(), "{} does not apply", said);
    }
    Ok(project)
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(prop_oneof![3 => action(), 1 => record_action()], 0..40)
}

fn choice() -> impl Strategy<Value = Choice> {
    prop::sample::select(vec![Choice::Mine, Choice::Theirs, Choice::Both])
}

/// Edits of one person, who works on records of even or of odd numbers only.
fn work(odd: bool) -> impl Strategy<Value = Vec<Edit>> {
    let nth = (0..4_u32).prop_map(move |nth| 2 * nth + u32::from(odd));
    prop::collection::vec(
        (nth, 0..4_u8, 2020..2024_i32, 0..50_u32).prop_map(|(nth, kind, year, value)| edit(nth, kind, year, value)),
        0..30,
    )
}

fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

fn edit(nth: u32, kind: u8, year: i32, value: u32) -> Edit {
    let period = Period::of_year(year + 10 * i32::try_from(nth).unwrap()).unwrap();
    match kind {
        0 => {
            let text = value.to_string().parse().unwrap();
            let figure = Figure::new(Said::Number(text), None);
            let figures = (value > 10).then(|| Figures::one(figure));
            Edit::Figures { dataset: DatasetId(id(50)), key: Key::level(Flow::Exports, period), figures }
        }
        1 => Edit::Period { dataset: DatasetId(id(50)), period, kept: value > 20 },
        2 if nth.is_multiple_of(2) => {
            let head = SessionHead { note: value.to_string(), ..SessionHead::default() };
            Edit::Set(Fields::Session(SessionId(id(3)), head))
        }
        2 => {
            let head = CommissionHead { name: value.to_string(), ..CommissionHead::default() };
            Edit::Set(Fields::Commission(id(1).into(), head))
        }
        _ => Edit::Set(Fields::Dataset(
            DatasetId(id(51 + nth)),
            DatasetHead { name: value.to_string(), ..DatasetHead::default() },
        )),
    }
}

/// The project with sessions, and datasets 50 to 58.
fn with_datasets() -> Project {
    let mut project = with_sessions();
    for raw in 50..60 {
        let dataset = Dataset::new(DatasetId(id(raw)), DatasetHead::default());
        let entry = Entry::Dataset(dataset.into());
        project.apply(Edit::Insert { list: List::Datasets, place: 0, entry }).unwrap();
    }
    project
}

fn applied(project: &Project, edits: Vec<Edit>) -> Project {
    let mut project = project.clone();
    for edit in edits {
        project.apply(edit).unwrap();
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn who_did_nothing_changes_nothing_and_gets_everything(actions in actions()) {
        let base = with_sessions();
        let other = after(&base, actions);
        prop_assert!(compare(Some(&base), &other, &base).edits(&[]).is_empty());
        let merge = compare(Some(&base), &base, &other);
        prop_assert!(merge.conflicts.is_empty());
        prop_assert_eq!(merged(&base, &merge, &[])?, other.clone());
        prop_assert!(towards(&other, &other).is_empty());
        prop_assert_eq!(merged(&other, &towards(&other, &base), &[])?, base);
    }

    #[test]
    fn all_of_mine_is_kept_where_mine_is_chosen(ours in actions(), others in actions()) {
        let base = with_sessions();
        let (mine, theirs) = (after(&base, ours), after(&base, others));
        let merge = compare(Some(&base), &mine, &theirs);
        let all = vec![Choice::Mine; merge.conflicts.len()];
        let merged = merged(&mine, &merge, &all)?;
        let lost = compare(Some(&base), &mine, &merged).conflicts;
        prop_assert!(lost.is_empty(), "{:?}", lost);
    }

    #[test]
    fn the_edits_of_a_merge_always_apply(
        ours in actions(), others in actions(), choices in prop::collection::vec(choice(), 0..40), known in any::<bool>()
    ) {
        let base = with_sessions();
        let (mine, theirs) = (after(&base, ours), after(&base, others));
        let merge = compare(known.then_some(&base), &mine, &theirs);
        let merged = merged(&mine, &merge, &choices)?;
        // What became of it is one more state of the same project: nothing is left to take over.
        prop_assert!(towards(&merged, &merged).is_empty());
        let again = compare(Some(&base), &merged, &base);
        prop_assert!(again.edits(&[]).is_empty());
    }

    #[test]
    fn work_on_different_things_is_as_if_one_had_done_it(ours in work(false), others in work(true)) {
        let base = with_datasets();
        let (mine, theirs) = (applied(&base, ours.clone()), applied(&base, others.clone()));
        let merge = compare(Some(&base), &mine, &theirs);
        prop_assert!(merge.conflicts.is_empty(), "{:?}", merge.conflicts);
        prop_assert_eq!(merged(&mine, &merge, &[])?, applied(&applied(&base, ours), others));
    }
}

/// What another program did to a project: a point of the signed session 2 is gone, and session 4 with all in it.
fn taken_over(session: &Session) -> TakenOver {
    let base = session.snapshot();
    let theirs = applied(
        &base,
        vec![
            Edit::Remove { list: List::Outcomes(SessionId(id(2))), id: id(5) },
            Edit::Remove { list: List::Sessions(id(1).into()), id: id(4) },
        ],
    );
    TakenOver { from: MergedFrom::File, edits: compare(Some(&base), &base, &theirs).edits(&[]) }
}

fn with_log() -> Session {
    let mut session = Session::new(with_sessions(), Box::new(Stumbling::default()));
    session.keep_log();
    session
}

#[test]
fn another_state_is_taken_over_in_spite_of_a_signature_and_as_one_step() {
    let mut session = with_log();
    let before = session.snapshot();
    session.dispatch(Action::GoTo(Place::Session(SessionId(id(4))))).unwrap();
    let taken = taken_over(&session);
    session.dispatch(Action::Merge(Box::new(taken))).unwrap();
    assert_eq!(session.place(), Place::Start, "the session on the screen is gone");
    let after = session.snapshot();
    assert!(after.session(SessionId(id(4))).is_none() && after.outcome(id(5).into()).is_none());
    // The journal does the same again.
    let mut again = Session::new(before.clone(), Box::new(Stumbling::default()));
    for waiting in session.take_log() {
        let logged: Logged = waiting.ready();
        again.replay(logged).unwrap();
    }
    assert_eq!(*again.project(), after);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(*session.project(), before);
    assert_eq!(session.place(), Place::Session(SessionId(id(4))));
}

#[test]
fn nothing_is_taken_over_where_another_window_edits_the_file() {
    let mut session = with_log();
    let before = session.snapshot();
    session.set_read_only(true);
    let taken = taken_over(&session);
    assert_eq!(session.dispatch(Action::Merge(Box::new(taken))), Err(Refusal::ReadOnly));
    assert_eq!(*session.project(), before);
}
