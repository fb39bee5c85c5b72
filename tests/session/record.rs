//! The record of a commission: sessions drafted, points reviewed and linked, protocols locked and reopened, and each
//! step taken back.

use jiff::civil::date;
use tradebook::analysis::record::issues::issues;
use tradebook::analysis::record::quoted::{Match, matched};
use tradebook::analysis::record::register::{GroupBy, RegisterQuery, SortBy};
use tradebook::analysis::record::target::{Verdict, measured};
use tradebook::analysis::record::{Because, Memory};
use tradebook::domain::{
    CommissionId, Deadline, Fields, GonePoint, Id, List, Outcome, OutcomeId, OutcomeKind, OutcomeStatus, Phase,
    Project, Reopening, ReviewResult, SessionHead, SessionId, StatusEntry, ViewId,
};
use tradebook::formats::{project, sample};
use tradebook::session::action::{Finding, RecordAction, ReviewPoint};
use tradebook::session::register::ShownRegister;
use tradebook::session::{Action, CountedIds, NewRecord, Place, Refusal, Session};

fn id<T: From<Id>>(text: &str) -> T {
    T::from(text.parse::<Id>().unwrap())
}

fn begin() -> Session {
    let text = r#"(schema: 3, commissions: [(id: "c1", name: "Commission", parties: ["KAZ", "AZE"],
        co_chairs: [
            (party: "KAZ", person: (name: "Old", office: "Minister"), to: "2024-01-01"),
            (party: "KAZ", person: (name: "New", office: "Minister")),
        ],
        sessions: [
            (id: "s1", number: 19, from: "2023-03-01", place: "Baku", phase: Signed, next_date: "2024-03-05",
             next_place: "Astana",
             delegations: [(party: "KAZ", head: (name: "Old")), (party: "AZE", head: (name: "B"), members: [(name: "C")])],
             agenda: [(text: "Transit")],
             outcomes: [
                (id: "p1", paragraph: "1", text: "Line", topic: "Energy", responsible: ["KAZ"], deadline: On("2024-12-31")),
                (id: "p2", paragraph: "2", text: "Study"),
                (id: "p3", paragraph: "3", text: "Forum"),
             ]),
            (id: "s2", number: 20, from: "2024-03-05", outcomes: [(id: "q1", text: "Line and study")]),
        ])])"#;
    Session::new(project::read(text.as_bytes()).unwrap().project, Box::new(CountedIds::default()))
}

fn of(session: &Session, of: &str) -> Vec<Outcome> {
    session.project().session(id(of)).unwrap().outcomes.iter().cloned().collect()
}

fn record(session: &mut Session, action: RecordAction) -> Result<(), Refusal> {
    session.dispatch(Action::Record(action))
}

fn review(session: &mut Session, outcome: &str, finding: Finding) -> Result<(), Refusal> {
    let (words, outcome) = ("as reported".to_owned(), id(outcome));
    let point = ReviewPoint { session: id("s2"), outcome, finding, words, deadline: None, date: None };
    record(session, RecordAction::Review(Box::new(point)))
}

/// The project is as before when the step is taken back, and as after when it is done again.
fn there_and_back(session: &mut Session, before: &Project) {
    let after = session.snapshot();
    assert_ne!(*before, after);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), before);
    session.dispatch(Action::Redo).unwrap();
    assert_eq!(*session.project(), after);
}

#[test]
fn the_next_session_is_drafted_from_the_last_one_without_its_points() {
    let mut session = begin();
    session.dispatch(Action::Delete { list: List::Sessions(id("c1")), id: id("s2") }).unwrap();
    let before = session.snapshot();
    record(&mut session, RecordAction::DraftNext(id("c1"))).unwrap();
    let Place::Session(new) = session.place() else { panic!("the draft is on the screen") };
    let drafted = session.project().session(new).unwrap();
    let SessionHead { number, from, place, phase, delegations, agenda, .. } = &drafted.head;
    assert_eq!((*number, *from, place.as_str(), *phase), (Some(20), Some(date(2024, 3, 5)), "Astana", Phase::Draft));
    let heads: Vec<_> = delegations.iter().map(|of| (of.head.name.as_str(), of.members.len())).collect();
    assert_eq!(heads, [("New", 0), ("B", 1)], "the co-chair in office heads the delegation");
    assert_eq!((agenda.len(), drafted.outcomes.len()), (1, 0));
    there_and_back(&mut session, &before);
}

#[test]
fn a_session_begins_from_a_template_of_its_commission() {
    let mut session = begin();
    let keep = |name: &str| RecordAction::KeepTemplate { session: id("s1"), name: name.to_owned() };
    assert_eq!(record(&mut session, keep(" ")), Err(Refusal::NameNeeded));
    let before = session.snapshot();
    record(&mut session, keep("Usual")).unwrap();
    there_and_back(&mut session, &before);
    record(&mut session, keep("Usual")).unwrap();
    assert_eq!(session.project().commissions.at(0).unwrap().head.templates.len(), 1, "written over");
    let from = |template| RecordAction::FromTemplate { commission: id("c1"), template };
    assert!(matches!(record(&mut session, from(7)), Err(Refusal::Gone(_))));
    record(&mut session, from(0)).unwrap();
    let Place::Session(new) = session.place() else { panic!("the session is on the screen") };
    let head = &session.project().session(new).unwrap().head;
    assert_eq!((head.number, head.place.as_str(), head.delegations.len()), (Some(21), "Baku", 2));
}

#[test]
fn each_finding_makes_the_review_and_the_points_that_follow_as_one_step() {
    let text = |text: &str| text.to_owned();
    let cases: [(Finding, ReviewResult, &[&str]); 7] = [
        (Finding::Continued, ReviewResult::Continued, &["Line"]),
        (Finding::Reworded { text: text("Line by 2026") }, ReviewResult::Reworded, &["Line by 2026"]),
        (Finding::Narrowed { text: text("Half") }, ReviewResult::Narrowed, &["Half"]),
        (Finding::Split { texts: vec![text("West"), text("East")] }, ReviewResult::Split, &["West", "East"]),
        (Finding::MergedInto(id("q1")), ReviewResult::Merged, &[]),
        (Finding::Fulfilled, ReviewResult::Fulfilled, &[]),
        (Finding::Dropped, ReviewResult::Dropped, &[]),
    ];
    for (finding, result, expected) in cases {
        let mut session = begin();
        let before = session.snapshot();
        review(&mut session, "p1", finding.clone()).unwrap();
        let new = of(&session, "s2");
        let texts: Vec<_> = new.iter().skip(1).map(|point| point.text.as_str()).collect();
        assert_eq!(texts, expected, "{finding:?}");
        for point in new.iter().skip(1) {
            assert_eq!((point.topic.as_str(), &point.deadline), ("Energy", &Deadline::On(date(2024, 12, 31))));
            assert_eq!((point.paragraph.as_str(), point.log.len()), ("", 0));
        }
        let reviews = &session.project().session(id("s2")).unwrap().reviews;
        let made = reviews.at(0).unwrap();
        assert_eq!((made.result, made.outcome, made.words.as_str()), (result, id("p1"), "as reported"));
        let log: Vec<_> = of(&session, "s1")[0].log.iter().map(|entry| (entry.status, entry.date)).collect();
        let day = Some(date(2024, 3, 5));
        match finding {
            Finding::Fulfilled => assert_eq!(log, [(OutcomeStatus::Done, day)]),
            Finding::Dropped => assert_eq!(log, [(OutcomeStatus::Dropped, day)]),
            _ => assert_eq!((log, made.becomes.is_empty()), (vec![], false)),
        }
        there_and_back(&mut session, &before);
    }
}

#[test]
fn several_points_are_merged_into_one() {
    let mut session = begin();
    let before = session.snapshot();
    review(&mut session, "p1", Finding::Merged { others: vec![id("p2")], text: "Both".to_owned() }).unwrap();
    let reviews = &session.project().session(id("s2")).unwrap().reviews;
    let made: Vec<_> = reviews.iter().map(|review| (review.outcome.to_string(), review.becomes.clone())).collect();
    let both = of(&session, "s2")[1].id;
    assert_eq!(made, [("p1".to_owned(), vec![both]), ("p2".to_owned(), vec![both])]);
    let memory = Memory::of(session.project());
    let standing = memory.standing(memory.point(id("p2")).unwrap());
    assert_eq!(standing.status, OutcomeStatus::Superseded);
    assert!(matches!(standing.because, Because::Review(..)));
    there_and_back(&mut session, &before);
}

#[test]
fn what_can_not_be_reviewed_is_refused_and_nothing_changes() {
    let mut session = begin();
    review(&mut session, "p3", Finding::Fulfilled).unwrap();
    let before = session.snapshot();
    let text = String::new;
    for (outcome, finding, refusal) in [
        ("q1", Finding::Fulfilled, Refusal::NotLater),
        ("p3", Finding::Dropped, Refusal::AlreadyReviewed),
        ("p1", Finding::Merged { others: vec![id("p3")], text: "x".to_owned() }, Refusal::AlreadyReviewed),
        ("p1", Finding::Merged { others: vec![id("q1")], text: "x".to_owned() }, Refusal::NotLater),
        ("p1", Finding::Reworded { text: text() }, Refusal::TextNeeded),
        ("p1", Finding::Split { texts: vec![] }, Refusal::TextNeeded),
    ] {
        assert_eq!(review(&mut session, outcome, finding.clone()), Err(refusal), "{finding:?}");
    }
    assert!(matches!(review(&mut session, "p1", Finding::MergedInto(id("p2"))), Err(Refusal::Gone(_))));
    assert!(matches!(review(&mut session, "zz", Finding::Fulfilled), Err(Refusal::Gone(_))));
    assert_eq!(*session.project(), before);
}

#[test]
fn points_are_linked_and_unlinked_by_hand_also_in_signed_sessions() {
    let mut session = begin();
    let sign = SessionHead { phase: Phase::Signed, ..session.project().session(id("s2")).unwrap().head.clone() };
    let fields = Box::new(Fields::Session(id("s2"), sign));
    session.dispatch(Action::Set { fields, interaction: 0 }).unwrap();
    let before = session.snapshot();
    let link = |becomes: Vec<OutcomeId>| RecordAction::Link {
        session: id("s2"),
        outcome: id("p1"),
        result: ReviewResult::Reworded,
        becomes,
        words: String::new(),
    };
    assert!(matches!(record(&mut session, link(vec![id("p2")])), Err(Refusal::Gone(_))));
    record(&mut session, link(vec![id("q1")])).unwrap();
    assert_eq!(record(&mut session, link(vec![id("q1")])), Err(Refusal::AlreadyReviewed));
    there_and_back(&mut session, &before);
    let made = session.project().session(id("s2")).unwrap().reviews.at(0).unwrap().id;
    record(&mut session, RecordAction::UnlinkPoint { review: made, outcome: id("q1") }).unwrap();
    assert!(record(&mut session, RecordAction::UnlinkPoint { review: made, outcome: id("q1") }).is_err());
    record(&mut session, RecordAction::Unlink(made)).unwrap();
    assert_eq!(*session.project(), before);
}

#[test]
fn the_status_of_several_points_is_set_at_once() {
    let mut session = begin();
    let entry = StatusEntry {
        date: Some(date(2024, 1, 10)),
        status: OutcomeStatus::InProgress,
        words: "begun".to_owned(),
        source: None,
    };
    let before = session.snapshot();
    let set = |outcomes: &[&str]| RecordAction::SetStatus {
        outcomes: outcomes.iter().map(|text| id(text)).collect(),
        entry: entry.clone(),
    };
    assert!(record(&mut session, set(&["p1", "zz"])).is_err());
    assert_eq!(*session.project(), before, "all or none");
    record(&mut session, set(&["p1", "p2"])).unwrap();
    let logs: Vec<_> = of(&session, "s1").iter().map(|point| point.log.clone()).collect();
    assert_eq!(logs, [vec![entry.clone()], vec![entry.clone()], vec![]]);
    there_and_back(&mut session, &before);
}

#[test]
fn a_signed_protocol_keeps_its_words_until_it_is_reopened() {
    let mut session = begin();
    let before = session.snapshot();
    let locked = Err(Refusal::Locked(Some(19)));
    let s1: SessionId = id("s1");
    let head = session.project().session(s1).unwrap().head.clone();
    let set = |fields: Fields| Action::Set { fields: Box::new(fields), interaction: 0 };
    let point = of(&session, "s1")[0].clone();
    let of_head = |head: SessionHead| set(Fields::Session(id("s1"), head));
    let of_point = |point: Outcome| set(Fields::Outcome(id("s1"), point));
    let new = NewRecord::Outcome { session: s1, after: None, kind: OutcomeKind::Decision, text: "x".to_owned() };
    for action in [
        of_head(SessionHead { place: "Elsewhere".to_owned(), ..head.clone() }),
        of_head(SessionHead { phase: Phase::Draft, ..head.clone() }),
        of_point(Outcome { text: "Other words".to_owned(), ..point.clone() }),
        of_point(Outcome { deadline: Deadline::Permanent, ..point.clone() }),
        Action::Add(new),
        Action::Delete { list: List::Outcomes(s1), id: id("p1") },
        Action::Move { list: List::Outcomes(s1), id: id("p1"), place: 1 },
        Action::Delete { list: List::Sessions(id("c1")), id: id("s1") },
    ] {
        assert_eq!(session.dispatch(action.clone()), locked, "{action:?}");
    }
    assert_eq!(*session.project(), before);
    // What happens afterwards can be noted.
    session.dispatch(of_head(SessionHead { note: "Scanned".to_owned(), ..head.clone() })).unwrap();
    session.dispatch(of_point(Outcome { note: "Watched".to_owned(), ..point.clone() })).unwrap();

    let reopening =
        |who: &str| Reopening { date: date(2024, 4, 1), who: who.to_owned(), why: "typing error".to_owned() };
    let reopen = |who: &str| RecordAction::Reopen { session: id("s1"), reopening: reopening(who) };
    assert_eq!(record(&mut session, reopen(" ")), Err(Refusal::WhoAndWhyNeeded));
    let before = session.snapshot();
    record(&mut session, reopen("B")).unwrap();
    there_and_back(&mut session, &before);
    assert_eq!(record(&mut session, reopen("B")), Err(Refusal::NotSigned));
    let head = session.project().session(s1).unwrap().head.clone();
    assert_eq!((head.phase, head.reopened.as_slice()), (Phase::Agreed, &[reopening("B")][..]));
    session.dispatch(of_point(Outcome { text: "Other words".to_owned(), ..point })).unwrap();
}

#[test]
fn a_copy_of_a_signed_session_is_a_draft() {
    let mut session = begin();
    session.dispatch(Action::Duplicate { list: List::Sessions(id("c1")), id: id("s1") }).unwrap();
    let Place::Session(copy) = session.place() else { panic!("the copy is on the screen") };
    assert_eq!(session.project().session(copy).unwrap().head.phase, Phase::Draft);
}

#[test]
fn reviews_stay_legible_when_what_they_are_of_is_deleted() {
    let mut session = begin();
    review(&mut session, "p1", Finding::Reworded { text: "Line by 2026".to_owned() }).unwrap();
    let reopening = Reopening { date: date(2024, 4, 1), who: "B".to_owned(), why: "x".to_owned() };
    record(&mut session, RecordAction::Reopen { session: id("s1"), reopening }).unwrap();
    let sessions = List::Sessions(CommissionId(id("c1")));
    let referrers = session.referrers(sessions, id("s1"));
    assert_eq!(referrers.iter().map(|one| (one.session, one.outcome)).collect::<Vec<_>>(), [(id("s2"), id("p1"))]);
    assert_eq!(session.referrers(sessions, id("s2")), [], "its own reviews go with it");
    let before = session.snapshot();
    session.dispatch(Action::Delete { list: sessions, id: id("s1") }).unwrap();
    let made = session.project().session(id("s2")).unwrap().reviews.at(0).unwrap().clone();
    let was = GonePoint { session: Some(19), paragraph: "1".to_owned(), text: "Line".to_owned() };
    assert_eq!((made.was, made.becomes.len()), (Some(was), 1));
    let bytes = project::write(session.project());
    assert_eq!(project::read(&bytes).unwrap().warnings, []);
    there_and_back(&mut session, &before);

    // A point that a review leads to.
    session.dispatch(Action::Undo).unwrap();
    let new = of(&session, "s2")[1].id;
    session.dispatch(Action::Delete { list: List::Outcomes(id("s2")), id: new.0 }).unwrap();
    let made = session.project().session(id("s2")).unwrap().reviews.at(0).unwrap().clone();
    assert_eq!((made.was, made.becomes), (None, vec![]));
}

#[test]
fn the_register_follows_the_project_and_keeps_views() {
    let mut session = begin();
    let mut shown = ShownRegister::default();
    let at = date(2025, 6, 1);
    let mut query = RegisterQuery { group: GroupBy::Session, sort: SortBy::Text, ..RegisterQuery::default() };
    assert!(shown.show(&session, &query, at));
    assert!(!shown.show(&session, &query, at), "nothing has changed");
    assert_eq!((shown.rows().len(), shown.groups().len(), shown.counts().overdue), (4, 2, 1));
    review(&mut session, "p1", Finding::Fulfilled).unwrap();
    assert!(shown.show(&session, &query, at));
    assert_eq!((shown.counts().overdue, shown.counts().done), (0, 1));
    query.filter.text = "line".to_owned();
    assert!(shown.show(&session, &query, at));
    assert_eq!((shown.rows().len(), shown.place_of(id("q1"))), (2, Some(1)));

    let view = query.view(ViewId(Id::NONE_YET), "Lines");
    session.dispatch(Action::Add(NewRecord::View(Box::new(view)))).unwrap();
    let kept = session.project().views.at(0).unwrap();
    assert_eq!((kept.name.as_str(), RegisterQuery::of(kept)), ("Lines", Some(query)));
}

#[test]
fn the_sample_shows_a_lineage_a_lost_point_a_moved_deadline_and_a_target() {
    let project = project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project;
    let memory = Memory::of(&project);
    assert_eq!(issues(&project, &memory), []);
    let line = memory.lineage(id("s20p1")).unwrap();
    let stages: Vec<_> = line.stages.iter().map(|stage| stage.outcome.to_string()).collect();
    assert_eq!(stages, ["s19p1", "s20p1", "s21p1"]);
    assert_eq!(line.latest, [id::<OutcomeId>("s21p1")]);
    let study = memory.lineage(id("s21p2")).unwrap();
    let half = Deadline::Within("2025-S2".parse().unwrap());
    let moved: Vec<_> =
        study.stages.iter().flat_map(|stage| &stage.from).filter_map(|step| step.moved.clone()).collect();
    assert_eq!(moved, [(Deadline::NearFuture, half)]);
    assert_eq!(memory.all_lost().iter().map(|lost| lost.outcome).collect::<Vec<_>>(), [id::<OutcomeId>("s19p2")]);
    let (_, trade) = project.outcome(id("s21p4")).unwrap();
    let found = measured(&project, trade.target.as_deref().unwrap(), None);
    assert_eq!(
        (found.verdict, found.growth_needed.map(|of| of.to_string())),
        (Verdict::OnTrack, Some("9.5".to_owned()))
    );
    assert_eq!(matched(&project, trade.figures[0]), Match::Same);
    // All but the worked example says of itself that it is invented.
    for (_, session) in project.sessions().filter(|(_, session)| session.head.number != Some(20)) {
        assert!(session.head.note.starts_with("Example"));
        assert!(session.outcomes.iter().all(|point| point.note.starts_with("Example")));
        assert!(session.reviews.iter().all(|review| review.words.starts_with("Example")));
    }
}
