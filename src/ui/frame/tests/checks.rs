//! The ways to the verdicts, and how a source's habit of rounding is taken from its figures.

use super::*;
use crate::domain::{CellRef, Period, Rounding};
use crate::formats::{project, sample};

/// The sample project with its conflict.
fn judged() -> App {
    let opened = project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap();
    let mut app = App::new(opened.project);
    app.session.check_now();
    app
}

#[test]
fn tree_status_line_and_keys_lead_to_the_verdicts() {
    type Go = fn(&mut Harness<'_, App>);
    let ways: [(&str, Go); 4] = [
        ("tree", |harness| row(harness, "Checks").click()),
        ("status line", |harness| harness.get_by_label("! 1 conflict").click()),
        ("next conflict", |harness| press(harness, Modifiers::NONE, Key::F8)),
        ("key", |harness| press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F)),
    ];
    for (way, go) in ways {
        let mut harness = window(judged());
        assert_ne!(harness.state().session.place(), Place::Checks);
        go(&mut harness);
        harness.run_steps(3);
        assert_eq!(harness.state().session.place(), Place::Checks, "{way}");
        assert!(harness.query_by_label("8 figures cannot all hold if rounded to nearest").is_some(), "{way}");
    }
}

#[test]
fn who_asks_for_a_check_sees_the_page_and_the_work_is_asked_for() {
    let mut harness = window(judged());
    press(&mut harness, Modifiers::NONE, Key::F7);
    assert_eq!(harness.state().session.place(), Place::Checks);
    let asked =
        |request: &Request| matches!(request, Request::Command(Command::Checks(crate::ui::command::CheckCommand::Now)));
    assert!(harness.state().asked.iter().any(asked));
}

#[test]
fn the_count_is_gone_when_nothing_conflicts() {
    let mut app = judged();
    let dataset = app.session.project().datasets.at(0).unwrap().id;
    let key = FigureKey::level(Flow::Turnover, Period::of_year(2023).unwrap());
    app.session.dispatch(Action::Enter { dataset, key, text: "529.3".into() }).unwrap();
    app.session.check_now();
    let harness = window(app);
    assert!(harness.query_by_label("! 1 conflict").is_none());
    assert!(harness.query_by_label("No open conflict").is_some());
}

#[test]
fn a_cell_leads_to_its_verdict() {
    let mut harness = window(judged());
    let dataset = harness.state().session.project().datasets.at(1).unwrap().id;
    let key = FigureKey::level(Flow::Exports, Period::of_year(2022).unwrap());
    let app = harness.state_mut();
    app.root.checks.show(&app.session, CellRef { dataset, key });
    app.session.dispatch(Action::GoTo(Place::Checks)).unwrap();
    harness.run_steps(3);
    assert!(harness.query_by_label("3 figures can all hold").is_some());
}

#[test]
fn a_source_says_how_it_rounds_by_its_figures_and_takes_it_with_a_button() {
    let mut app = judged();
    let source = app.session.project().sources.at(0).unwrap().id;
    app.session.dispatch(Action::GoTo(Place::Source(source))).unwrap();
    let mut harness = window(app);
    harness.state_mut().session.check_now();
    harness.run_steps(3);
    assert!(harness.query_by_label("All its figures can hold if it writes").is_some());
    click(&mut harness, "Levels truncated, rates truncated");
    let rounding = |harness: &Harness<'_, App>| harness.state().session.project().sources.get(source).unwrap().rounding;
    let truncated = Some(Rounding::TowardZero);
    assert_eq!((rounding(&harness).levels, rounding(&harness).rates), (truncated, truncated));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!((rounding(&harness).levels, rounding(&harness).rates), (None, None));
}
