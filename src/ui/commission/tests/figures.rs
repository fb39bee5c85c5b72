//! What binds points to figures: targets and how far they have come, quoted figures, trade between two sessions; and
//! what is said when a point that others refer to is deleted.

use egui::accesskit::Role;
use egui_kittest::kittest::by;

use super::*;
use crate::domain::{
    CellRef, Dataset, DatasetHead, DatasetId, Figure, Figures, Flow, Key as FigureKey, Multiplier, Number, Observation,
    OutcomeId, QuotedFigure, Said, SessionHead, SessionId, Source, Target,
};
use crate::session::action::{Finding, RecordAction, ReviewPoint};

fn dataset() -> DatasetId {
    DatasetId(id(2000))
}

/// Trade between the parties in millions of US dollars.
fn head() -> DatasetHead {
    DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    }
}

fn turnover(year: i32) -> CellRef {
    CellRef { dataset: dataset(), key: FigureKey::level(Flow::Turnover, crate::domain::Period::of_year(year).unwrap()) }
}

/// The figures of a cell, each as a source printed it, the adopted one first.
fn printed(year: i32, figures: &[(&str, u32)]) -> Observation {
    let figure = |(text, source): &(&str, u32)| {
        let number = Number::new(text.parse().unwrap(), Multiplier::MILLION);
        Figure::new(Said::Number(number), Some(SourceId(id(*source))))
    };
    let figures = Figures::new(figures.iter().map(figure).collect(), Some(0)).unwrap();
    Observation { key: turnover(year).key, figures }
}

/// Turnover of 460.0 million in 2022 as it was printed in 2023 and of 463.3 as it was printed in 2024, and of 529.4 in
/// 2023; and a commission with these points.
fn with_figures(texts: &[&str]) -> App {
    let mut app = with_outcomes(texts);
    let mut project = app.session.snapshot();
    for (raw, published) in [(2001, date(2023, 2, 1)), (2002, date(2024, 2, 1))] {
        let source = Source { published: Some(published), ..Source::new(SourceId(id(raw)), "Bulletin") };
        let entry = Entry::Source(std::sync::Arc::new(source));
        project.apply(Edit::Insert { list: List::Sources, place: 0, entry }).unwrap();
    }
    let mut own = Dataset::new(dataset(), head());
    own.observations =
        [printed(2022, &[("463.3", 2002), ("460.0", 2001)]), printed(2023, &[("529.4", 2002)])].into_iter().collect();
    let entry = Entry::Dataset(std::sync::Arc::new(own));
    project.apply(Edit::Insert { list: List::Datasets, place: 0, entry }).unwrap();
    let session = project.sessions().next().unwrap().1.id;
    app.session = Session::new(project, Box::new(CountedIds::default()));
    app.session.dispatch(Action::GoTo(Place::Session(session))).unwrap();
    app
}

/// The same with the first point in the inspector.
fn inspected(text: &str) -> Harness<'static, App> {
    let mut app = with_figures(&[text]);
    let outcome = app.session.project().sessions().next().unwrap().1.outcomes.at(0).unwrap().id;
    app.session.dispatch(Action::SelectOutcome(Some(outcome))).unwrap();
    harness(app)
}

fn first(harness: &Harness<'_, App>) -> Outcome {
    harness.session().outcomes.at(0).unwrap().clone()
}

fn target(harness: &Harness<'_, App>) -> Target {
    *first(harness).target.unwrap()
}

/// A field; what stands over it says the same.
fn field<'h>(harness: &'h Harness<'_, App>, label: &'h str) -> egui_kittest::Node<'h> {
    harness.get(by().role(Role::TextInput).label(label))
}

fn write_into(harness: &mut Harness<'_, App>, label: &str, text: &str) {
    field(harness, label).focus();
    harness.run();
    harness.write(text);
    harness.press(Key::Tab);
}

#[test]
fn a_target_is_written_down_by_keys_and_says_at_once_how_far_it_has_come() {
    let mut harness = inspected("Double trade by 2030");
    harness.click("+ Add a target");
    assert!(field(&harness, "Target").is_focused(), "the caret is where the amount goes");
    assert!(
        harness.query_by_label_contains("Say by when the target is to be reached").is_none(),
        "nothing is said yet"
    );
    harness.write("1 billion");
    harness.press(Key::Tab);
    assert_eq!(target(&harness).target.compare("1e9".parse().unwrap()), std::cmp::Ordering::Equal);
    assert!(
        harness.query_by_label("Say by when the target is to be reached, to know whether it is on track").is_some()
    );
    write_into(&mut harness, "To be reached in", "2030");
    assert!(harness.query_by_label_contains("Say from which figure the target starts").is_some());
    write_into(&mut harness, "Baseline period", "2022");
    let (period, number) = target(&harness).baseline.unwrap();
    assert_eq!(
        (period.to_string(), number.amount_in(Multiplier::MILLION).unwrap().to_string()),
        ("2022".to_owned(), "463.3".to_owned()),
        "the figure on file is offered"
    );
    assert!(harness.query_by_label("✓ On track: 529.4 in 2023, where growth at one rate needs 510.1").is_some());
    for step in ["Baseline 463.3 in 2022", "Latest figure 529.4 in 2023", "Target 1,000 in 2030", "Gap +470.6"] {
        assert!(harness.query_by_label(step).is_some(), "{step}");
    }
    harness.click("Delete the target");
    assert_eq!(first(&harness).target, None);
    assert!(harness.query_by_label("+ Add a target").is_some());
    assert_eq!(harness.state().refused, 0);
}

#[test]
fn an_amount_that_is_none_stays_in_its_field_with_a_sentence() {
    for (text, sentence) in [
        ("a lot", "Letters in a number: type digits, and a known word such as million"),
        ("+", "Write one number, as in 529.4 or 1 billion"),
    ] {
        let mut harness = inspected("Double trade by 2030");
        harness.click("+ Add a target");
        harness.write(text);
        harness.press(Key::Tab);
        assert!(target(&harness).target.value().is_zero());
        assert_eq!(field(&harness, "Target").value().as_deref(), Some(text));
        assert!(harness.query_by_label(sentence).is_some(), "{text}");
    }
}

#[test]
fn a_quoted_number_is_linked_to_its_cell_and_marked_when_the_cell_says_another() {
    let mut harness = inspected("The sides noted a turnover of 529.4 million in 2023");
    harness.click("+ Link to their cells");
    let name = "529.4, Turnover 2023, Kazakhstan – Azerbaijan";
    harness.click(&format!("+ {name}"));
    let number = Number::new("529.4".parse().unwrap(), Multiplier::MILLION);
    assert_eq!(first(&harness).figures, [QuotedFigure { number, cell: turnover(2023) }]);
    assert!(harness.query_by_label("✓ as the cell has it").is_some());
    let enter = |harness: &mut Harness<'_, App>, text: &str| {
        let CellRef { dataset, key } = turnover(2023);
        harness.state_mut().session.dispatch(Action::Enter { dataset, key, text: text.to_owned() }).unwrap();
        harness.run();
    };
    enter(&mut harness, "556.7");
    assert!(harness.query_by_label("! The cell says 556.7 now").is_some());
    enter(&mut harness, "");
    assert!(harness.query_by_label("! The cell has no number now").is_some());
    harness.click(name);
    assert_eq!(harness.state().session.place(), Place::Dataset(dataset()));
    let session = harness.session().id;
    harness.state_mut().session.dispatch(Action::GoTo(Place::Session(session))).unwrap();
    let outcome = first(&harness).id;
    harness.state_mut().session.dispatch(Action::SelectOutcome(Some(outcome))).unwrap();
    harness.run();
    harness.click(&format!("Unlink {name}"));
    assert_eq!(first(&harness).figures, []);
}

#[test]
fn numbers_that_no_cell_says_are_said_to_be_none() {
    let mut harness = inspected("Trade of 777.7 million");
    harness.click("+ Link to their cells");
    assert!(harness.query_by_label("No cell of the project says one of the numbers in the text").is_some());
    assert!(inspected("Trade grows").query_by_label("Quoted figures").is_none());
}

#[test]
fn the_trade_of_the_year_before_is_shown_as_it_was_printed_by_then() {
    let mut app = with_outcomes(&[]);
    let mut project = app.session.snapshot();
    let source = |raw, published| {
        let source = Source { published: Some(published), ..Source::new(SourceId(id(raw)), "Bulletin") };
        Edit::Insert { list: List::Sources, place: 0, entry: Entry::Source(std::sync::Arc::new(source)) }
    };
    project.apply(source(2001, date(2024, 3, 5))).unwrap();
    project.apply(source(2002, date(2024, 7, 1))).unwrap();
    let mut own = Dataset::new(dataset(), head());
    let number = |text: &str, source| {
        let number = Number::new(text.parse().unwrap(), Multiplier::MILLION);
        Figure::new(Said::Number(number), Some(SourceId(id(source))))
    };
    let level = |flow, period: &str| FigureKey::level(flow, period.parse().unwrap());
    let one = |flow, period, text| Observation { key: level(flow, period), figures: Figures::one(number(text, 2001)) };
    own.observations = [
        one(Flow::Turnover, "2022", "463.3"),
        one(Flow::Turnover, "2023", "529.4"),
        one(Flow::Exports, "2023", "456.3"),
        Observation { key: level(Flow::Turnover, "2024"), figures: Figures::one(number("600.0", 2002)) },
    ]
    .into_iter()
    .collect();
    let entry = Entry::Dataset(std::sync::Arc::new(own));
    project.apply(Edit::Insert { list: List::Datasets, place: 0, entry }).unwrap();
    let session = project.sessions().next().unwrap().1.clone();
    let head = SessionHead { from: Some(date(2024, 3, 5)), ..session.head };
    project.apply(Edit::Set(Fields::Session(session.id, head))).unwrap();
    app.session = Session::new(project, Box::new(CountedIds::default()));
    app.session.dispatch(Action::GoTo(Place::Session(session.id))).unwrap();
    let mut harness = harness(app);
    for text in ["Turnover 2023", "529.4", "Exports 2023", "456.3"] {
        assert!(harness.query_by_label(text).is_some(), "{text}");
    }
    let growth = harness.get_by_label_contains("14.3").value().unwrap_or_default();
    assert!(growth.starts_with('▲'), "{growth}");
    assert!(harness.query_by_label("as printed by 5 March 2024 · million US dollars").is_some());
    harness.click("Kazakhstan – Azerbaijan");
    assert_eq!(harness.state().session.place(), Place::Dataset(dataset()));
}

/// Sessions of March 2023 and March 2024.
fn two_sessions() -> (App, SessionId) {
    let mut app = with_figures(&["Open a trade house"]);
    let commission = CommissionId(id(1000));
    app.session.dispatch(Action::Add(crate::session::NewRecord::Session(commission))).unwrap();
    let sessions: Vec<_> = app.session.project().sessions().map(|(_, session)| session.id).collect();
    for (session, number, from) in [(sessions[0], 19, date(2023, 3, 5)), (sessions[1], 20, date(2024, 3, 5))] {
        let head = SessionHead { number: Some(number), from: Some(from), ..SessionHead::default() };
        let fields = Box::new(Fields::Session(session, head));
        app.session.dispatch(Action::Set { fields, interaction: 0 }).unwrap();
    }
    (app, sessions[1])
}

#[test]
fn what_trade_did_between_two_sessions_is_said_and_called_a_coincidence() {
    let (mut app, second) = two_sessions();
    app.session.dispatch(Action::GoTo(Place::Session(second))).unwrap();
    let harness = harness(app);
    for text in [
        "From 2022, known at the 19th session, to 2023: Turnover 460.0 → 529.4 (+15.1\u{202f}%)",
        "Turnover 2022 was known as 460.0 at the session before, as 463.3 at this one",
        "That trade changed between two sessions is a coincidence in time, and no sign of a cause",
    ] {
        assert!(harness.query_by_label(text).is_some(), "{text}");
    }
}

/// The point of the first session, which the second one continues.
fn continued() -> (App, OutcomeId) {
    let (mut app, second) = two_sessions();
    let outcome = app.session.project().sessions().next().unwrap().1.outcomes.at(0).unwrap().id;
    let review = ReviewPoint {
        session: second,
        outcome,
        finding: Finding::Fulfilled,
        words: String::new(),
        deadline: None,
        date: None,
    };
    app.session.dispatch(Action::Record(RecordAction::Review(Box::new(review)))).unwrap();
    let first = app.session.project().sessions().next().unwrap().1.id;
    app.session.dispatch(Action::GoTo(Place::Session(first))).unwrap();
    app.session.dispatch(Action::SelectOutcome(Some(outcome))).unwrap();
    (app, outcome)
}

#[test]
fn deleting_a_point_that_a_later_session_refers_to_says_so_wherever_it_is_deleted() {
    let said = "A later session referred to it; its words stay readable there";
    for button in ["Delete this outcome", "Delete outcome 1"] {
        let (app, outcome) = continued();
        let mut harness = harness(app);
        harness.click(button);
        assert!(harness.state().session.project().outcome(outcome).is_none(), "{button}");
        assert_eq!(harness.state().requests, [Request::Toast(said.to_owned())], "{button}");
    }
    let mut harness = inspected("Nobody refers to it");
    harness.click("Delete this outcome");
    assert_eq!(harness.state().requests, []);
}
