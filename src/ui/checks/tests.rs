//! The page as people use it: found by accessible names, on the worked example.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;

use super::{ChecksState, checks_inspector_ui, checks_ui};
use crate::domain::{Flow, Key as Figure, Period, Rounding};
use crate::formats::{project, sample};
use crate::session::{Action, CountedIds, Place, Session};
use crate::ui::undo_words::refusal_text;
use crate::ui::{Request, View, fonts, theme};
use crate::words::{Words, plain_spaces};

struct Screen {
    session: Session,
    words: Words,
    state: ChecksState,
    requests: Vec<Request>,
    refusals: Vec<String>,
}

impl Screen {
    fn new(session: Session) -> Self {
        let (words, state) = (Words::english(), ChecksState::default());
        Self { session, words, state, requests: Vec::new(), refusals: Vec::new() }
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        let mut view = View {
            session: &self.session,
            words: &self.words,
            today: date(2024, 3, 6),
            actions: &mut actions,
            requests: &mut self.requests,
        };
        egui::Panel::right("inspector").show(ui, |ui| checks_inspector_ui(ui, &mut view, &mut self.state));
        egui::CentralPanel::default().show(ui, |ui| checks_ui(ui, &mut view, &mut self.state));
        for action in actions {
            if let Err(refusal) = self.session.dispatch(action) {
                self.refusals.push(refusal_text(&self.words, &refusal));
            }
        }
        if self.session.checks_are_old() || self.session.wanted_check().is_some() {
            self.session.check_now();
        }
    }
}

type Window = Harness<'static, Screen>;

/// The sample project; its first verdict is the conflict of the worked example.
fn window() -> Window {
    let opened = project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap();
    let mut session = Session::new(opened.project, Box::<CountedIds>::default());
    session.dispatch(Action::GoTo(Place::Checks)).unwrap();
    shown(session)
}

fn shown(session: Session) -> Window {
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 1400.0))
        .with_max_steps(20)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(|ui, screen: &mut Screen| screen.draw(ui), Screen::new(session));
    harness.run_steps(4);
    harness
}

fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run_steps(4);
}

fn texts(window: &Window) -> Vec<String> {
    let all = window.query_all_by(|_| true);
    all.flat_map(|node| [node.accesskit_node().label(), node.accesskit_node().value()])
        .flatten()
        .map(|text| plain_spaces(&text))
        .collect()
}

fn says(window: &Window, part: &str) -> bool {
    texts(window).iter().any(|text| text.contains(part))
}

fn value_of(window: &Window, name: &str) -> String {
    plain_spaces(&window.get_by_label(name).value().unwrap_or_default())
}

#[test]
fn a_conflict_is_told_with_its_proof_its_repairs_and_what_explains_it() {
    let window = window();
    for part in [
        "8 figures cannot all hold if rounded to nearest",
        "Cannot all hold",
        "turnover 2023 ≤ 1.2165 × 463.35 − 0.389 × 88.25 = 529.336",
        "but “529.4” needs at least 529.35",
        "Turnover, 2023 as 529.3 instead of 529.4",
        "Levels rounded to nearest, rates truncated",
        "The program cannot tell them apart",
    ] {
        let there = says(&window, part) || says(&window, &part.replacen("Levels", "levels", 1));
        assert!(there, "{part}: {:#?}", texts(&window));
    }
    assert!(!texts(&window).iter().any(|text| text.to_lowercase().contains("wrong")));
}

#[test]
fn every_figure_is_told_with_what_its_digits_allow_and_what_the_others_need() {
    let window = window();
    assert_eq!(
        value_of(&window, "Turnover, 2023"),
        "Turnover, 2023: 529.4; its digits allow 529.35…529.45, the others need 529.189…529.336"
    );
    assert_eq!(value_of(&window, "Exports, 2023"), "Exports, 2023: 456.3; its digits allow 456.25…456.35");
}

#[test]
fn a_repair_is_tried_out_and_made_by_a_second_button() {
    let mut window = window();
    let turnover = Figure::level(Flow::Turnover, Period::of_year(2023).unwrap());
    let text = |window: &Window| {
        let session = &window.state().session;
        let dataset = session.project().datasets.at(0).unwrap().id;
        session.text_of(dataset, turnover)
    };
    click(&mut window, "Try Turnover, 2023 as 529.3");
    assert!(says(&window, "On trial, not made yet"));
    assert!(says(&window, "Turnover, 2023: 529.4 → 529.3"));
    assert!(says(&window, "figures can all hold"));
    assert_eq!(text(&window), "529.4");
    click(&mut window, "Leave it");
    assert!(!says(&window, "On trial, not made yet"));
    assert_eq!(text(&window), "529.4");
    click(&mut window, "Try Turnover, 2023 as 529.3");
    click(&mut window, "Make this change");
    assert_eq!(text(&window), "529.3");
    assert_eq!(window.state().session.standings().open, 0);
    assert!(!says(&window, "cannot all hold"));
    window.state_mut().session.dispatch(Action::Undo).unwrap();
    window.run_steps(4);
    assert_eq!(text(&window), "529.4");
    assert!(says(&window, "cannot all hold"));
}

#[test]
fn a_convention_is_noted_for_the_source_with_one_button() {
    let mut window = window();
    let name = "Note that the source writes levels rounded to nearest, rates truncated";
    window.get_by_role_and_label(Role::Button, name).click();
    window.run_steps(4);
    let session = &window.state().session;
    let source = session.project().sources.at(0).unwrap();
    assert_eq!(source.rounding.rates, Some(Rounding::TowardZero));
    assert_eq!(session.standings().open, 0);
}

#[test]
fn a_conflict_is_accepted_with_a_reason_and_the_acceptance_taken_back() {
    let mut window = window();
    click(&mut window, "Accept with a reason…");
    assert!(window.get_by_role_and_label(Role::Button, "Accept").accesskit_node().is_disabled());
    window.event(Event::Text("As printed in the bulletin".into()));
    window.run_steps(4);
    click(&mut window, "Accept");
    assert_eq!(window.state().session.standings().open, 0);
    assert!(says(&window, "Accepted on 6 March 2024: As printed in the bulletin"));
    assert!(says(&window, "Accepted"));
    click(&mut window, "Take back");
    assert_eq!(window.state().session.standings().open, 1);
}

#[test]
fn what_changed_since_it_was_accepted_is_open_again_and_says_so() {
    let mut window = window();
    click(&mut window, "Accept with a reason…");
    window.event(Event::Text("As printed".into()));
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    window.run_steps(4);
    let dataset = window.state().session.project().datasets.at(0).unwrap().id;
    let key = Figure::level(Flow::Turnover, Period::of_year(2023).unwrap());
    let enter = Action::Enter { dataset, key, text: "529.5".into() };
    window.state_mut().session.dispatch(enter).unwrap();
    window.run_steps(4);
    assert!(says(&window, "Open again: figures were changed since this was accepted on 6 March 2024: As printed"));
    assert_eq!(window.state().session.standings().open, 1);
}

#[test]
fn a_figure_leads_to_its_cell() {
    let mut window = window();
    click(&mut window, "Exports growth, 2023");
    let session = &window.state().session;
    assert!(matches!(session.place(), Place::Dataset(_)));
    let cursor = session.selection().cursor.unwrap();
    assert_eq!((cursor.period, cursor.column.flow), (Period::of_year(2023).unwrap(), Flow::Exports));
}

#[test]
fn the_list_is_walked_with_arrows_and_filtered_by_words() {
    let mut window = window();
    let rows = |window: &Window| window.query_all_by_role(Role::ListBoxOption).count();
    let all = rows(&window);
    assert!(all > 1, "the two issues of the sample");
    let first = window.state().state.place(&window.state().session);
    window.get_by_label("Verdicts").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::NONE, Key::ArrowDown);
    window.run_steps(2);
    assert_ne!(window.state().state.place(&window.state().session), first);
    window.get_by_label("Find verdicts").focus();
    window.run_steps(2);
    window.event(Event::Text("nearest".into()));
    window.run_steps(3);
    assert_eq!(rows(&window), 1);
    window.event(Event::Text(" of nothing".into()));
    window.run_steps(3);
    assert!(says(&window, "No verdict meets these conditions"));
}

#[test]
fn other_issues_of_the_same_cells_are_named_and_never_judged_together() {
    let window = window();
    assert!(says(&window, "Other issues of these figures"));
    assert!(says(&window, "Figures of two issues are never judged together"));
    let mut window = window;
    click(&mut window, "Revisions");
    assert!(matches!(window.state().session.place(), Place::Revisions(_)));
}

#[test]
fn the_cells_of_a_conflict_are_selected_in_their_table() {
    let mut window = window();
    click(&mut window, "Go to the cells");
    let selection = window.state().session.selection().clone();
    assert!(matches!(selection.place, Place::Dataset(_)));
    assert_eq!(selection.spans.len(), 5, "the five figures of a minimal conflict");
    let last = selection.spans.last().unwrap();
    assert_eq!(Some(last.anchor), selection.cursor);
}

#[test]
fn words_are_found_in_thousands_of_verdicts_over_a_few_frames() {
    use crate::domain::{Dataset, DatasetHead, Figure as Printed, Figures, Id, Multiplier, Number, Project, Said};
    let table = |raw: u32| {
        let head = DatasetHead { name: format!("Table {raw}"), shown: Multiplier::MILLION, ..DatasetHead::default() };
        let mut table = Dataset::new(Id::new(raw).unwrap().into(), head);
        for (flow, text) in [(Flow::Exports, "10.0"), (Flow::Imports, "20.0"), (Flow::Turnover, "30.0")] {
            let number = Number::new(text.parse().unwrap(), Multiplier::MILLION);
            let figure = Printed::new(Said::Number(number), None);
            table.observations.set(Figure::level(flow, Period::of_year(2023).unwrap()), Some(Figures::one(figure)));
        }
        table
    };
    let project = Project { datasets: (1..=1500).map(table).collect(), ..Project::default() };
    let mut session = Session::new(project, Box::<CountedIds>::default());
    session.dispatch(Action::GoTo(Place::Checks)).unwrap();
    session.check_now();
    let mut window = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .with_max_steps(20)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::install(ctx);
        })
        .build_ui_state(|ui, screen: &mut Screen| screen.draw(ui), Screen::new(session));
    window.run_steps(3);
    let rows = |window: &Window| window.query_all_by_role(Role::ListBoxOption).count();
    assert!(rows(&window) < 20, "only rows in view have nodes");
    window.get_by_label("Find verdicts").focus();
    window.run_steps(1);
    window.event(Event::Text("table 1499".into()));
    window.run_steps(8);
    assert_eq!(rows(&window), 1);
    assert!(says(&window, "Table 1499"));
}

/// A figure of each year, as it is printed.
type Yearly = (fn(Period) -> Figure, &'static str);

/// A project with one block of so many years, as a report so far leaves it.
fn of_years(years: std::ops::Range<i32>, figures: &[Yearly]) -> Window {
    let mut session = Session::new(crate::domain::Project::default(), Box::<CountedIds>::default());
    session.dispatch(Action::Add(crate::session::NewRecord::Dataset(crate::domain::DatasetHead::default()))).unwrap();
    let dataset = session.project().datasets.at(0).unwrap().id;
    for year in years {
        for (key, text) in figures {
            let key = key(Period::of_year(year).unwrap());
            session.dispatch(Action::Enter { dataset, key, text: (*text).into() }).unwrap();
        }
    }
    let mut so_far = None;
    let _rest = session.whole_check().carry_out_telling(&|| false, &mut || false, &mut |answer| so_far = Some(answer));
    assert!(session.take_check(so_far.expect("a large block is told of in two steps")));
    session.dispatch(Action::GoTo(Place::Checks)).unwrap();
    shown(session)
}

fn growth_of_exports(period: Period) -> Figure {
    Figure::growth(Flow::Exports, period, crate::domain::Against::YearEarlier)
}

#[test]
fn what_follows_from_a_large_block_is_said_to_come_and_then_listed_in_view() {
    let turnover = |period| Figure::level(Flow::Turnover, period);
    let exports = |period| Figure::level(Flow::Exports, period);
    let mut window = of_years(1970..2020, &[(turnover, "50.0"), (exports, "30.0"), (growth_of_exports, "0.0")]);
    let waits = "More may follow. It is being worked out.";
    assert!(window.query_by_label(waits).is_some());
    assert!(window.query_by_label("Imports 1970: 19.900…20.100").is_none());
    window.state_mut().session.check_now();
    window.run_steps(4);
    assert!(window.query_by_label(waits).is_none());
    assert!(window.query_by_label("Imports 1970: 19.900…20.100").is_some());
    assert!(window.query_by_label("Imports 2019: 19.900…20.100").is_none(), "out of view, not drawn");
    click(&mut window, "Take over Imports 1971: 19.900…20.100");
    let dataset = window.state().session.project().datasets.at(0).unwrap().clone();
    let taken = Figure::level(Flow::Imports, Period::of_year(1971).unwrap());
    assert!(dataset.observations.get(taken).is_some(), "the button of its own row");
}

#[test]
fn levels_beyond_the_work_allowed_say_what_they_are_not_outside_of() {
    let mut window = of_years(1960..2020, &[(growth_of_exports, "1.7")]);
    let dataset = window.state().session.project().datasets.at(0).unwrap().id;
    let first = Figure::level(Flow::Exports, Period::of_year(1959).unwrap());
    let enter = Action::Enter { dataset, key: first, text: "100.0".into() };
    window.state_mut().session.dispatch(enter).unwrap();
    window.state_mut().session.check_now();
    window.run_steps(4);
    assert!(window.query_by_label("The work allowed did not suffice for all that follows.").is_some());
    assert!(window.query_all_by_label_contains("not outside").count() > 3);
}
