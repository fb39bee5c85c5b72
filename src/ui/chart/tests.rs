//! The chart in a window without a screen: found by name, pressed, pointed at.

use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::domain::marks::PanelKind;
use crate::domain::{DatasetHead, Flow, Project};
use crate::formats::{project, sample};
use crate::session::{CountedIds, NewRecord, Session};
use crate::ui::{Request, fonts};
use crate::words::Words;

struct Window {
    session: Session,
    words: Words,
    actions: Vec<Action>,
    requests: Vec<Request>,
    chart: ChartState,
}

impl Window {
    fn dataset(&self) -> DatasetId {
        self.session.project().datasets.at(0).unwrap().id
    }
}

fn window(project: Project, size: Vec2) -> Harness<'static, Window> {
    let state = Window {
        session: Session::new(project, Box::new(CountedIds::default())),
        words: Words::english(),
        actions: Vec::new(),
        requests: Vec::new(),
        chart: ChartState::default(),
    };
    let setup = |ctx: &egui::Context| {
        fonts::install(ctx);
        theme::install(ctx);
    };
    Harness::builder().with_size(size).with_theme(egui::Theme::Light).with_context_setup(setup).build_ui_state(
        |ui, window| {
            let dataset = window.dataset();
            let mut view = View {
                session: &window.session,
                words: &window.words,
                today: jiff::civil::date(2024, 4, 1),
                actions: &mut window.actions,
                requests: &mut window.requests,
            };
            chart_ui(ui, &mut view, &mut window.chart, dataset);
        },
        state,
    )
}

fn sample_project() -> Project {
    project::read(sample::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project
}

fn sample() -> Harness<'static, Window> {
    let mut window = window(sample_project(), Vec2::new(860.0, 320.0));
    window.run();
    window
}

fn bar_at(window: &Harness<'_, Window>, flow: Flow, year: i32) -> Pos2 {
    let drawing = window.state().chart.drawing();
    let bars = drawing.panels.iter().filter(|panel| panel.kind == PanelKind::Level).flat_map(|panel| &panel.bars);
    let bar = bars.clone().find(|bar| bar.datum.series.flow() == flow && bar.datum.period.year() == year).unwrap();
    let area = bar.area;
    let level = window.get_by_label("Chart").rect();
    let panel = drawing.panels[0].area;
    let offset = Vec2::new(px(area.left - panel.left) + 3.0, px(area.bottom - panel.top) - 3.0);
    level.min + offset
}

#[test]
fn the_chart_says_what_it_shows() {
    let window = sample();
    let summary = window.get_by_label("Chart").value().unwrap();
    assert!(summary.starts_with("Turnover rose from 463.3 in 2022 to 529.4 in 2023; Exports rose from "), "{summary}");
    assert!(
        summary.ends_with("to 456.3 in 2023; Imports fell from 88.3 in 2022 to 73 in 2023; Target of 1,000 for Turnover in 2030; 1 session marked"),
        "{summary}"
    );
}

#[test]
fn a_legend_entry_hides_its_series_and_shows_it_again() {
    let mut window = sample();
    let bars = |window: &Harness<'_, Window>| {
        let drawing = window.state().chart.drawing();
        drawing.panels[0].bars.iter().filter(|bar| bar.datum.series.flow() == Flow::Exports).count()
    };
    assert_eq!(bars(&window), 2);
    window.get_by_label("Exports").click();
    window.run();
    assert_eq!(bars(&window), 0);
    assert!(window.state().chart.is_hidden(Flow::Exports));
    window.get_by_label("Exports").focus();
    window.run();
    window.key_press(Key::Space);
    window.run();
    assert_eq!(bars(&window), 2);
}

#[test]
fn the_balance_is_drawn_when_it_is_asked_for() {
    let mut window = sample();
    let lines = |window: &Harness<'_, Window>| window.state().chart.drawing().panels[0].lines.len();
    let before = lines(&window);
    window.get_by_label("Balance").click();
    window.run();
    assert_eq!(lines(&window), before + 1);
}

#[test]
fn a_session_under_the_axis_opens() {
    let mut window = sample();
    window.get_by_label("20th session, Astana").click();
    window.run();
    let is_twentieth = |session: &crate::domain::CommissionSession| session.head.number == Some(20);
    let project = window.state().session.project();
    let session = project.sessions().map(|(_, session)| session).find(|session| is_twentieth(session)).unwrap().id;
    assert_eq!(window.state().actions, [Action::GoTo(Place::Session(session))]);
}

#[test]
fn a_click_on_a_bar_puts_the_cursor_on_its_cell() {
    let mut window = sample();
    let at = bar_at(&window, Flow::Exports, 2023);
    window.hover_at(at);
    window.run();
    window.drag_at(at);
    window.run();
    window.drop_at(at);
    window.run();
    let cursor = Cursor { period: "2023".parse().unwrap(), column: Column::level(Flow::Exports) };
    assert_eq!(window.state().actions, [Action::PutCursor(Some(cursor))]);
}

#[test]
fn the_pointer_reads_the_nearest_period() {
    let mut window = sample();
    let at = bar_at(&window, Flow::Exports, 2023);
    window.hover_at(at);
    window.run();
    window.get_by_label("2023");
    window.get_by_label("456.3 million US dollars");
    assert!(window.query_all_by_label_contains("Trade between Kazakhstan and Azerbaijan").count() == 1);
}

#[test]
fn the_wheel_zooms_time_and_a_double_click_fits() {
    let mut window = sample();
    let whole = window.state().chart.view();
    let at = window.get_by_label("Chart").rect().center();
    window.hover_at(at);
    window.run();
    let notch = |delta: f32| egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, delta),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Trackpad,
        modifiers: egui::Modifiers::NONE,
    };
    window.event(notch(120.0));
    window.run();
    let near = window.state().chart.view();
    assert!(near.1 - near.0 < whole.1 - whole.0, "{near:?} {whole:?}");
    for _ in 0..20 {
        window.event(notch(-400.0));
    }
    window.run_steps(200);
    let far = window.state().chart.view();
    assert!(far.1 - far.0 <= 1.2001 * (whole.1 - whole.0), "{far:?} {whole:?}");
    // Two clicks in one frame: frames of a test are a quarter of a second long.
    let free = at + Vec2::new(0.0, -40.0);
    for pressed in [true, false, true, false] {
        let button = egui::PointerButton::Primary;
        let modifiers = egui::Modifiers::NONE;
        window.input_mut().events.push(egui::Event::PointerButton { pos: free, button, pressed, modifiers });
    }
    window.run();
    assert_eq!(window.state().chart.view(), whole);
}

#[test]
fn dragging_moves_time_and_no_further_than_a_tenth() {
    let mut window = sample();
    let whole = window.state().chart.view();
    let at = window.get_by_label("Chart").rect().center() - Vec2::new(0.0, 60.0);
    window.drag_at(at);
    window.run();
    for step in 1..=20_u8 {
        window.hover_at(at + Vec2::new(f32::from(step) * 15.0, 0.0));
        window.run();
    }
    window.drop_at(at);
    window.run();
    let moved = window.state().chart.view();
    let tenth = (whole.1 - whole.0) * 0.1;
    assert!((moved.0 - (whole.0 - tenth)).abs() < 1e-6, "{moved:?} {whole:?}");
}

#[test]
fn arrow_keys_walk_from_period_to_period() {
    let mut window = sample();
    window.get_by_label("Chart").focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    let cursor = Cursor { period: "2023".parse().unwrap(), column: Column::level(Flow::Exports) };
    assert_eq!(window.state().actions, [Action::PutCursor(Some(cursor))]);
    assert!(window.get_by_label("Chart").is_focused());
}

#[test]
fn a_dataset_without_figures_says_what_will_come() {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    session.dispatch(Action::Add(NewRecord::Dataset(DatasetHead::default()))).unwrap();
    let mut window = window(session.snapshot(), Vec2::new(600.0, 200.0));
    window.run();
    assert_eq!(window.get_by_label("Chart").value().unwrap(), "The chart appears with the first figure");
}

#[test]
fn a_frame_in_which_nothing_changed_makes_nothing_again() {
    let mut window = sample();
    let before = window.state().chart.made_count();
    window.run_steps(5);
    assert_eq!(window.state().chart.made_count(), before);
    let dataset = window.state().dataset();
    let key = Column::level(Flow::Exports).key("2023".parse().unwrap(), crate::analysis::growth::Basis::default());
    window.state_mut().session.dispatch(Action::Draft { dataset, key, text: "460".to_owned() }).unwrap();
    window.run_steps(2);
    assert_eq!(window.state().chart.made_count(), before + 1);
    assert!(window.get_by_label("Chart").value().unwrap().contains("460"));
}

#[test]
fn every_size_and_every_kind_of_rows_is_drawn() {
    let project = project::read(sample::NORTHLAND_SOUTHLAND.bytes).unwrap().project;
    for size in [Vec2::new(420.0, 160.0), Vec2::new(1600.0, 500.0)] {
        let mut window = window(project.clone(), size);
        let dataset = window.state().dataset();
        use crate::analysis::sheet::RowsOf::{HalfYears, Months, OtherSpans, Quarters, YearToDate, Years};
        for rows in [Years, HalfYears, Quarters, Months, YearToDate, OtherSpans] {
            window.state_mut().session.dispatch(Action::ShowRows { dataset, rows }).unwrap();
            window.run();
            window.get_by_label("Chart");
        }
    }
}

#[test]
fn a_target_of_an_open_point_stands_on_the_chart_while_its_series_is_shown() {
    let mut window = sample();
    let goal = |window: &Harness<'_, Window>| {
        let drawing = window.state().chart.drawing();
        let label = drawing.panels[0].labels.iter().any(|label| label.text.text == "target 1,000, 2030 →");
        let said = window.get_by_label("Chart").value().unwrap().contains("Target of 1,000 for Turnover in 2030");
        assert_eq!(label, said);
        label
    };
    assert!(goal(&window));
    window.get_by_label("Turnover").click();
    window.run();
    assert!(!goal(&window), "its series is hidden");
    window.get_by_label("Turnover").click();
    window.run();
    assert!(goal(&window));
    let points = window.state().session.project().sessions().flat_map(|(_, session)| session.outcomes.iter());
    let outcomes: Vec<_> = points.filter(|point| point.target.is_some()).map(|point| point.id).collect();
    let status = crate::domain::OutcomeStatus::Dropped;
    let entry = crate::domain::StatusEntry { date: None, status, words: String::new(), source: None };
    let change = crate::session::action::RecordAction::SetStatus { outcomes, entry };
    window.state_mut().session.dispatch(Action::Record(change)).unwrap();
    window.run();
    assert!(!goal(&window), "it was dropped");
}
