//! Copies, deletions and what is typed and given up: nothing of one record gets into another.

use tradebook::analysis::sheet::Column;
use tradebook::domain::{
    CommissionId, DatasetHead, DatasetId, EditError, Fields, Flow, Id, Key, List, OutcomeKind, Period, Project,
    Qualifier, Review, ReviewId, ReviewResult, SessionHead, SessionId,
};
use tradebook::formats::project;
use tradebook::session::label::Kind;
use tradebook::session::{Action, CountedIds, FigureChange, IdSource, NewRecord, Refusal, Session};

use crate::describe::empty_session;

fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

/// A commission of two sessions; the second one reviews the point of the first.
fn reviewed() -> Project {
    let text = r#"(schema: 1, commissions: [(id: "c1", name: "Commission", sessions: [
        (id: "s1", number: 1, outcomes: [(id: "p1", text: "Line")]),
        (id: "s2", number: 2, outcomes: [(id: "p2", text: "Line again")], reviews: [(id: "r1", outcome: "p1", becomes: ["p2"])]),
    ])])"#;
    project::read(text.as_bytes()).unwrap().project
}

#[test]
fn the_reviews_of_a_copied_commission_are_of_its_own_points() {
    let mut session = Session::new(reviewed(), Box::new(CountedIds::default()));
    let original = session.project().commissions.at(0).unwrap().clone();
    session.dispatch(Action::Duplicate { list: List::Commissions, id: original.id.0 }).unwrap();
    let copy = session.project().commissions.at(1).unwrap().clone();
    let [first, second] = [0, 1].map(|place| copy.sessions.at(place).unwrap());
    let Review { outcome, becomes, result, .. } = second.reviews.at(0).unwrap();
    assert_eq!((*outcome, *result), (first.outcomes.at(0).unwrap().id, ReviewResult::Continued));
    assert_eq!(becomes, &[second.outcomes.at(0).unwrap().id]);
    assert_eq!(session.project().commissions.at(0), Some(&original));
}

#[test]
fn a_copied_session_still_reviews_the_points_of_the_session_before() {
    let mut session = Session::new(reviewed(), Box::new(CountedIds::default()));
    let commission = session.project().commissions.at(0).unwrap().id;
    let [before, original] =
        [0, 1].map(|place| session.project().commissions.at(0).unwrap().sessions.at(place).unwrap().clone());
    session.dispatch(Action::Duplicate { list: List::Sessions(commission), id: original.id.0 }).unwrap();
    let copy = session.project().commissions.at(0).unwrap().sessions.at(2).unwrap();
    let review = copy.reviews.at(0).unwrap();
    assert_eq!(review.outcome, before.outcomes.at(0).unwrap().id);
    assert_eq!(review.becomes, [copy.outcomes.at(0).unwrap().id]);
    assert_ne!(review.id, ReviewId(original.reviews.at(0).unwrap().id.0));
}

/// Gives the same number until it is refused.
struct Stubborn(u32, u32);

impl IdSource for Stubborn {
    fn next(&mut self, _kind: Kind) -> u32 {
        self.1 += 1;
        if self.1 % 2 == 1 { self.0 } else { self.0 + self.1 }
    }
}

#[test]
fn the_id_of_a_deleted_record_is_not_given_again_while_undo_can_bring_it_back() {
    let mut session = Session::new(reviewed(), Box::new(Stubborn("p1".parse::<Id>().unwrap().raw(), 0)));
    let commission = session.project().commissions.at(0).unwrap().id;
    session.dispatch(Action::Delete { list: List::Commissions, id: commission.0 }).unwrap();
    for _ in 0..3 {
        session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    }
    for _ in 0..4 {
        session.dispatch(Action::Undo).unwrap();
    }
    session.dispatch(Action::Add(NewRecord::Source { title: "Bulletin".to_owned() })).unwrap();
    let bytes = project::write(session.project());
    assert_eq!(&project::read(&bytes).unwrap().project, session.project());
}

#[test]
fn a_large_commission_is_copied_at_once() {
    let mut session = empty_session();
    session
        .dispatch(Action::Add(NewRecord::Commission { name: "Commission".to_owned(), parties: Vec::new() }))
        .unwrap();
    let commission = CommissionId(id(1));
    session.dispatch(Action::Add(NewRecord::Session(commission))).unwrap();
    for _ in 0..2_000 {
        let text = "Point".to_owned();
        let new = NewRecord::Outcome { session: SessionId(id(2)), after: None, kind: OutcomeKind::Decision, text };
        session.dispatch(Action::Add(new)).unwrap();
    }
    session.dispatch(Action::Duplicate { list: List::Commissions, id: commission.0 }).unwrap();
    assert_eq!(session.project().ids().count(), 2 * 2_002);
}

#[test]
fn what_came_after_a_text_that_was_given_up_can_not_be_redone() {
    let mut session = empty_session();
    let commission = CommissionId(id(1));
    session
        .dispatch(Action::Add(NewRecord::Commission { name: "Commission".to_owned(), parties: Vec::new() }))
        .unwrap();
    session.dispatch(Action::Add(NewRecord::Session(commission))).unwrap();
    let place = |place: &str, interaction| {
        let head = SessionHead { place: place.to_owned(), ..SessionHead::default() };
        Action::Set { fields: Box::new(Fields::Session(SessionId(id(2)), head)), interaction }
    };
    session.dispatch(place("A", 5)).unwrap();
    session.dispatch(place("Astana", 6)).unwrap();
    session.dispatch(Action::Undo).unwrap();
    session.dispatch(place("", 5)).unwrap();
    assert_eq!(session.dispatch(Action::Redo), Err(Refusal::NothingToRedo));
    assert_eq!(session.project().session(SessionId(id(2))).unwrap().head.place, "");
}

#[test]
fn a_figure_that_is_not_there_is_neither_adopted_nor_changed_nor_removed() {
    let mut session = empty_session();
    session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    let (dataset, key) = (DatasetId(id(1)), Key::level(Flow::Exports, Period::of_year(2023).unwrap()));
    session.dispatch(Action::Enter { dataset, key, text: "456.3".to_owned() }).unwrap();
    let before = session.snapshot();
    let gone = Err(Refusal::Gone(EditError::Gone(dataset.0)));
    assert_eq!(session.dispatch(Action::Adopt { dataset, key, place: Some(1) }), gone);
    assert_eq!(session.dispatch(Action::RemoveFigure { dataset, key, place: 1 }), gone);
    let change = FigureChange::Note("x".to_owned());
    assert_eq!(session.dispatch(Action::ChangeFigure { dataset, key, place: 1, change, interaction: 0 }), gone);
    assert_eq!(session.project(), &before);
}

#[test]
fn a_deleted_dataset_has_no_table_until_undo_brings_it_back() {
    let mut session = empty_session();
    session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    let (dataset, period) = (DatasetId(id(1)), Period::of_year(2023).unwrap());
    let key = Key::level(Flow::Exports, period);
    session.dispatch(Action::Enter { dataset, key, text: "456.3".to_owned() }).unwrap();
    assert!(session.sheet(dataset).is_some());
    session.dispatch(Action::Delete { list: List::Datasets, id: dataset.0 }).unwrap();
    assert!(session.sheet(dataset).is_none());
    session.dispatch(Action::Undo).unwrap();
    assert!(session.sheet(dataset).unwrap().cell(period, Column::level(Flow::Exports)).is_some());
}

#[test]
fn digits_typed_over_a_qualified_figure_leave_its_qualifier() {
    let mut session = empty_session();
    session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    let (dataset, key) = (DatasetId(id(1)), Key::level(Flow::Exports, Period::of_year(2023).unwrap()));
    let enter = |text: &str| Action::Enter { dataset, key, text: text.to_owned() };
    session.dispatch(enter("450")).unwrap();
    let change = FigureChange::Qualifier(Qualifier::About);
    session.dispatch(Action::ChangeFigure { dataset, key, place: 0, change, interaction: 0 }).unwrap();
    for (text, number) in [(" 450", "450"), ("460", "460")] {
        session.dispatch(enter(text)).unwrap();
        let figure = session.figures(dataset, key).unwrap().adopted().unwrap();
        assert_eq!((figure.said.number().unwrap().to_string().as_str(), figure.qualifier), (number, Qualifier::About));
    }
}
