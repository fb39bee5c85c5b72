//! The memory of a commission by hand: points carried over by keys, history, what was forgotten, locking.

use super::*;
use crate::domain::{Fields, Phase, ReviewResult, SessionId};
use crate::session::action::{Finding, RecordAction, ReviewPoint};

/// A 19th session of 5 March 2023 with these points, and a 20th that is drafted from it.
fn drafted(texts: &[&str]) -> App {
    let mut app = with_outcomes(texts);
    let first = sessions(&app)[0];
    let mut head = app.session.project().session(first).unwrap().head.clone();
    (head.number, head.from, head.place) = (Some(19), Some(date(2023, 3, 5)), "Baku".to_owned());
    (head.next_date, head.next_place) = (Some(date(2024, 3, 5)), "Astana".to_owned());
    set(&mut app, Fields::Session(first, head));
    app.session.dispatch(Action::Record(RecordAction::DraftNext(CommissionId(id(1000))))).unwrap();
    app
}

fn set(app: &mut App, fields: Fields) {
    app.session.dispatch(Action::Set { fields: Box::new(fields), interaction: 0 }).unwrap();
}

fn sessions(app: &App) -> Vec<SessionId> {
    app.session.project().sessions().map(|(_, session)| session.id).collect()
}

fn draft(app: &App) -> &CommissionSessionOf {
    app.session.project().sessions().last().unwrap().1
}

fn found(app: &App) -> Vec<ReviewResult> {
    draft(app).reviews.iter().map(|review| review.result).collect()
}

fn texts_of(session: &CommissionSessionOf) -> Vec<&str> {
    session.outcomes.iter().map(|outcome| outcome.text.as_str()).collect()
}

const POINTS: [&str; 5] =
    ["Open a trade house", "Exchange lists of goods", "Hold a business forum", "Agree on tariffs", "Sign a roadmap"];

#[test]
fn a_walk_by_keys_answers_every_open_point_in_one_step_each() {
    let mut harness = harness(drafted(&POINTS));
    harness.click("Matters arising, 5 open");
    assert!(harness.query_by_label("1 of 5 · 0 answered").is_some());
    assert!(harness.query_by_label("Open a trade house").is_some());
    harness.press(Key::C);
    assert!(harness.query_by_label("2 of 5 · 1 answered").is_some());
    harness.press(Key::R);
    assert!(harness.get_by_label("New wording").is_focused(), "the caret is in the text to be changed");
    harness.write(" and services");
    harness.press(Key::Enter);
    harness.press(Key::F);
    harness.press(Key::D);
    harness.press(Key::S);
    harness.press(Key::Enter);
    harness.write("Publish it");
    harness.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(harness.query_by_label("Every open point has an answer").is_some());
    use ReviewResult as R;
    assert_eq!(found(harness.state()), [R::Continued, R::Reworded, R::Fulfilled, R::Dropped, R::Split]);
    let carried = ["Open a trade house", "Exchange lists of goods and services", "Sign a roadmap", "Publish it"];
    assert_eq!(texts_of(draft(harness.state())), carried);
    assert_eq!(harness.state().refused, 0);
    for left in (0..5).rev() {
        harness.state_mut().session.dispatch(Action::Undo).unwrap();
        assert_eq!(found(harness.state()).len(), left, "one step a point");
    }
    harness.run();
    assert!(harness.query_by_label("1 of 5 · 0 answered").is_some());
}

#[test]
fn a_point_is_narrowed_or_merged_with_another() {
    let mut harness = harness(drafted(&POINTS[..3]));
    harness.click("Matters arising, 3 open");
    harness.press(Key::N);
    harness.press_with(Modifiers::COMMAND, Key::A);
    harness.write("Open an office");
    harness.press(Key::Enter);
    harness.press(Key::M);
    harness.click("Hold a business forum");
    harness.go("Wording of both");
    harness.press_with(Modifiers::COMMAND, Key::A);
    harness.write("Forum with lists of goods");
    harness.press(Key::Enter);
    use ReviewResult as R;
    assert_eq!(found(harness.state()), [R::Narrowed, R::Merged, R::Merged]);
    assert_eq!(texts_of(draft(harness.state())), ["Open an office", "Forum with lists of goods"]);
}

#[test]
fn enter_takes_the_suggestion_and_arrows_go_back_and_forth() {
    let mut app = drafted(&POINTS[..2]);
    let session = draft(&app).id;
    let kind = OutcomeKind::Commitment;
    let text = "Exchange lists of traded goods".to_owned();
    app.session.dispatch(Action::Add(crate::session::NewRecord::Outcome { session, after: None, kind, text })).unwrap();
    app.session.dispatch(Action::SelectOutcome(None)).unwrap();
    let mut harness = harness(app);
    harness.click("Matters arising, 2 open");
    harness.press(Key::ArrowRight);
    assert!(harness.query_by_label("2 of 2 · 0 answered").is_some());
    let suggestion = "reworded, as “Exchange lists of traded goods” of this session";
    assert!(harness.query_by_label(suggestion).is_some());
    harness.press(Key::Enter);
    assert_eq!(found(harness.state()), [ReviewResult::Reworded]);
    assert_eq!(texts_of(draft(harness.state())), ["Exchange lists of traded goods"], "no second point is made");
    assert!(harness.query_by_label("1 of 2 · 1 answered").is_some());
    harness.press(Key::ArrowRight);
    harness.click("Take the answer away");
    assert_eq!(found(harness.state()), []);
    harness.press(Key::ArrowLeft);
    assert!(harness.query_by_label("1 of 2 · 0 answered").is_some());
}

#[test]
fn words_and_a_new_deadline_go_with_the_answer() {
    let mut harness = harness(drafted(&POINTS[..1]));
    harness.click("Matters arising, 1 open");
    harness.press(Key::W);
    harness.write("Premises are found");
    harness.press(Key::Tab);
    harness.write("second half of 2024");
    harness.press(Key::Tab);
    harness.click("Continued");
    let session = draft(harness.state());
    assert_eq!(session.reviews.at(0).unwrap().words, "Premises are found");
    assert_eq!(session.outcomes.at(0).unwrap().deadline, Deadline::Within("2024-S2".parse().unwrap()));
}

#[test]
fn a_walk_that_was_left_goes_on_where_it_was() {
    let mut harness = harness(drafted(&POINTS));
    harness.click("Matters arising, 5 open");
    harness.press(Key::C);
    harness.press(Key::C);
    harness.press(Key::Escape);
    harness.click("Matters arising, 3 open");
    assert!(harness.query_by_label("3 of 5 · 2 answered").is_some());
    assert!(harness.query_by_label("Hold a business forum").is_some());
}

#[test]
fn what_the_next_session_says_nothing_of_is_listed_with_the_way_to_an_answer() {
    let mut app = drafted(&POINTS[..3]);
    let later = draft(&app).id;
    let mut harness = {
        let first = sessions(&app)[0];
        app.session.dispatch(Action::GoTo(Place::Session(first))).unwrap();
        harness(app)
    };
    assert!(harness.query_by_label("Silently dropped: without an answer at the 20th session").is_some());
    harness.click("Answer there: Exchange lists of goods");
    harness.run();
    assert_eq!(harness.state().session.place(), Place::Session(later));
    assert!(harness.query_by_label("2 of 3 · 0 answered").is_some());
    harness.press(Key::F);
    harness.press(Key::Escape);
    assert!(harness.query_by_label("Open at the 19th session, without an answer here yet").is_some());
    assert!(harness.query_by_label("Answer: Exchange lists of goods").is_none());
    harness.click("Answer: Hold a business forum");
    assert!(harness.query_by_label("3 of 3 · 1 answered").is_some());
}

#[test]
fn a_signed_protocol_is_read_only_until_it_is_reopened_with_who_and_why() {
    let mut app = drafted(&POINTS[..1]);
    let first = sessions(&app)[0];
    let mut head = app.session.project().session(first).unwrap().head.clone();
    head.phase = Phase::Signed;
    set(&mut app, Fields::Session(first, head));
    app.session.dispatch(Action::GoTo(Place::Session(first))).unwrap();
    let mut harness = harness(app);
    let before = harness.session().clone();
    harness.get_by_label("Place").focus();
    harness.run();
    harness.write("x");
    harness.click("What was decided, outcome 1");
    harness.write("x");
    assert_eq!(*harness.session(), before);
    assert!(harness.query_by_label("+ Add an outcome").is_none());
    harness.click("Reopen…");
    harness.press(Key::Enter);
    harness.go("Why");
    harness.write("A name was misspelt");
    harness.press(Key::Enter);
    assert_eq!(harness.session().head.phase, Phase::Signed);
    assert!(harness.query_by_label("Say who reopens the protocol, and why").is_some());
    harness.go("Who reopens it");
    harness.write("Secretariat");
    harness.click("Reopen on 23 November 2026");
    assert_eq!(harness.session().head.phase, Phase::Agreed);
    let line = "23 November 2026 · Secretariat · A name was misspelt";
    assert!(harness.query_by_label(line).is_some());
    harness.go("Place");
    harness.write("!");
    assert_ne!(harness.session().head.place, before.head.place);
    assert_eq!(harness.state().refused, 0);
}

#[test]
fn the_history_marks_what_changed_in_words_and_links_are_made_by_hand() {
    let mut app = drafted(&["Agree on tariffs by rail"]);
    let session = draft(&app).id;
    let kind = OutcomeKind::Commitment;
    let text = "Agree on lower tariffs by rail".to_owned();
    app.session.dispatch(Action::Add(crate::session::NewRecord::Outcome { session, after: None, kind, text })).unwrap();
    let mut outcome = draft(&app).outcomes.at(0).unwrap().clone();
    outcome.deadline = Deadline::NearFuture;
    set(&mut app, Fields::Outcome(session, outcome));
    let mut harness = harness(app);
    harness.click("History");
    assert!(harness.query_by_label("In 1 session · open today").is_some());
    harness.click("It came out of this: Agree on tariffs by rail");
    assert!(harness.query_by_label("In 2 sessions · open today").is_some());
    assert!(harness.query_by_label("Agree on [added: lower] tariffs by rail").is_some());
    assert!(harness.query_by_label("Deadline moved from none stated to in the near future").is_some());
    harness.click("Unlink stage 2");
    assert!(harness.query_by_label("In 1 session · open today").is_some());
    harness.press(Key::Escape);
    assert!(harness.query_by_label("Session number").is_some());
}

#[test]
fn two_sessions_with_one_number_and_an_early_deadline_are_said_in_place() {
    let mut app = drafted(&["one"]);
    let (first, second) = (sessions(&app)[0], draft(&app).id);
    let mut head = draft(&app).head.clone();
    head.number = Some(19);
    set(&mut app, Fields::Session(second, head));
    let mut outcome = app.session.project().session(first).unwrap().outcomes.at(0).unwrap().clone();
    outcome.deadline = Deadline::On(date(2020, 1, 1));
    set(&mut app, Fields::Outcome(first, outcome));
    app.session.dispatch(Action::GoTo(Place::Session(first))).unwrap();
    let harness = harness(app);
    let says = |text: &str| harness.get_all_by_label_contains(text).count() > 0;
    assert!(says("Several sessions are the 19th"));
    assert!(says("The deadline, 1 January 2020, is before the session"));
}

#[test]
fn a_document_says_whether_it_is_there_and_is_opened_only_after_a_question() {
    let mut app = with_outcomes(&[]);
    app.state.set_file(Some(Path::new("/home/desk/trade.ron")));
    let session = sessions(&app)[0];
    let mut head = app.session.project().session(session).unwrap().head.clone();
    let links = ["scans/protocol.pdf", "/etc/other.pdf", "//server/share/p.pdf"];
    let document = |link: &&str| crate::domain::Document { title: "Protocol".to_owned(), link: (*link).to_owned() };
    head.documents = links.iter().map(document).collect();
    set(&mut app, Fields::Session(session, head));
    let mut harness = harness(app);
    // A new screen forgets what was seen, and asks again.
    harness.state_mut().state.set_file(Some(Path::new("/home/desk/trade.ron")));
    harness.run();
    let inside = PathBuf::from("/home/desk/scans/protocol.pdf");
    let looked = harness.state().requests.clone();
    assert_eq!(looked, [Request::LookFor(inside.clone())], "only in the project's own folder, and once");
    harness.state_mut().state.file_seen(inside.clone(), true);
    harness.run();
    assert!(harness.query_by_label("✓ The file is there").is_some());
    harness.state_mut().state.file_seen(inside, false);
    harness.run();
    let says = |text: &str| harness.get_all_by_label_contains(text).count() > 0;
    assert!(says("There is no file at this path") && says("This file is outside") && says("on another machine"));
    for nth in 1..=3 {
        harness.state_mut().requests.clear();
        harness.click(&format!("Open document {nth}"));
        assert!(matches!(harness.state().requests.as_slice(), [Request::OpenDocument(..)]), "document {nth}");
    }
}

#[test]
fn a_session_is_kept_as_a_template_and_the_next_one_starts_from_it() {
    let mut harness = harness(drafted(&[]));
    harness.click("Keep as template…");
    harness.press_with(Modifiers::COMMAND, Key::A);
    harness.write("Plenary");
    harness.press(Key::Enter);
    let commission = CommissionId(id(1000));
    harness.state_mut().session.dispatch(Action::GoTo(Place::Commission(commission))).unwrap();
    harness.run();
    harness.click("New session from Plenary");
    let heads: Vec<_> = harness.state().session.project().sessions().map(|(_, session)| &session.head).collect();
    assert_eq!(heads.last().map(|head| (head.number, head.place.as_str())), Some((Some(21), "Astana")));
}

#[test]
fn the_time_line_leads_to_each_session() {
    let mut app = drafted(&[]);
    let first = sessions(&app)[0];
    app.session.dispatch(Action::GoTo(Place::Commission(CommissionId(id(1000))))).unwrap();
    let mut harness = harness(app);
    harness.click("Go to 19th session, Baku, 5 March 2023");
    assert_eq!(harness.state().session.place(), Place::Session(first));
}

#[test]
fn topics_of_other_sessions_are_offered_and_statements_are_rows() {
    let mut app = drafted(&["one"]);
    let first = sessions(&app)[0];
    let mut outcome = app.session.project().session(first).unwrap().outcomes.at(0).unwrap().clone();
    outcome.topic = "Transit by rail".to_owned();
    set(&mut app, Fields::Outcome(first, outcome));
    let session = draft(&app).id;
    let kind = OutcomeKind::Commitment;
    let text = "two".to_owned();
    app.session.dispatch(Action::Add(crate::session::NewRecord::Outcome { session, after: None, kind, text })).unwrap();
    app.session.dispatch(Action::SelectOutcome(None)).unwrap();
    let mut harness = harness(app);
    harness.go("Topic, outcome 1");
    harness.write("rail");
    harness.press(Key::Enter);
    assert_eq!(draft(harness.state()).outcomes.at(0).unwrap().topic, "Transit by rail");
    harness.click("+ Add a statement");
    harness.write("Minister");
    harness.press(Key::Enter);
    harness.write("Transit grows");
    let statement = draft(harness.state()).head.statements[0].clone();
    assert_eq!((statement.speaker.as_str(), statement.text.as_str()), ("Minister", "Transit grows"));
}

#[test]
fn a_point_that_was_carried_over_is_open_in_the_later_session_alone() {
    let mut app = drafted(&POINTS);
    app.session.dispatch(Action::GoTo(Place::Commission(CommissionId(id(1000))))).unwrap();
    let of = sessions(&app);
    let mut harness = harness(app);
    let open = |app: &App| of.iter().map(|session| app.state.open_counts.of(*session)).collect::<Vec<_>>();
    assert_eq!(open(harness.state()), [5, 0]);
    let outcome = harness.state().session.project().session(of[0]).unwrap().outcomes.at(0).unwrap().id;
    let point = ReviewPoint {
        session: of[1],
        outcome,
        finding: Finding::Continued,
        words: String::new(),
        deadline: None,
        date: None,
    };
    harness.state_mut().session.dispatch(Action::Record(RecordAction::Review(Box::new(point)))).unwrap();
    harness.run();
    assert_eq!(open(harness.state()), [4, 1]);
}

#[test]
fn letters_typed_into_a_point_do_not_go_through_all_points_again() {
    let mut harness = harness(drafted(&POINTS));
    let first = sessions(harness.state())[0];
    harness.state_mut().session.dispatch(Action::GoTo(Place::Session(first))).unwrap();
    harness.run();
    let made = |harness: &Harness<'_, App>| harness.state().state.known.made_count();
    let before = made(&harness);
    harness.go("What was decided, outcome 1");
    harness.write(" and keep it open");
    harness.go("Note, outcome 1");
    harness.write("by the end of the year");
    assert_eq!(harness.texts()[0], "Open a trade house and keep it open");
    assert_eq!(made(&harness), before, "no word of it says anything of another point");
    let mut outcome = harness.session().outcomes.at(0).unwrap().clone();
    outcome.topic = "Trade houses".to_owned();
    set(harness.state_mut(), Fields::Outcome(first, outcome));
    harness.run();
    assert_eq!(made(&harness), before + 1);
    assert_eq!(harness.state().state.known.topics, ["Trade houses"]);
    harness.state_mut().session.dispatch(Action::Undo).unwrap();
    harness.run();
    assert_eq!((made(&harness), harness.state().state.known.topics.len()), (before + 2, 0));
}
