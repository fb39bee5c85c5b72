//! Charts in the real window: made, changed by their form, looked at, noted on, dragged, and gone to from a table.

use super::*;
use crate::domain::{Chart, ChartKind, Flow};
use crate::formats::{project, sample as samples};
use crate::ui::chart::px;

fn bulletin() -> Harness<'static, App> {
    window(App::new(project::read(samples::KAZAKHSTAN_AZERBAIJAN.bytes).unwrap().project))
}

/// The bulletin with one chart of its first dataset on the screen.
fn charted(kind: ChartKind) -> Harness<'static, App> {
    let mut harness = bulletin();
    let dataset = harness.state().session.project().datasets.at(0).unwrap().id;
    let chart = harness.state().session.chart_of_view(dataset, kind);
    harness.state_mut().send = Some(Action::Add(NewRecord::Chart(Box::new(chart))));
    harness.run_steps(4);
    harness
}

fn chart(harness: &Harness<'_, App>) -> Chart {
    let session = &harness.state().session;
    let Place::Chart(id) = session.place() else { panic!("no chart on the screen: {:?}", session.place()) };
    session.project().charts.get(id).unwrap().clone()
}

fn run(harness: &mut Harness<'_, App>, command: &str) {
    let command = Command::by_name(command).unwrap();
    let app = harness.state_mut();
    let (mut actions, mut requests) = (Vec::new(), Vec::new());
    let mut view = View {
        session: &app.session,
        words: &app.words,
        today: jiff::civil::date(2024, 3, 5),
        actions: &mut actions,
        requests: &mut requests,
    };
    crate::ui::frame::run(command, &mut app.root, &mut view, &app.file, &mut app.settings);
    for action in actions {
        app.session.dispatch(action).unwrap();
    }
    app.asked.extend(requests);
    harness.run_steps(4);
}

#[test]
fn the_gallery_makes_a_chart_of_the_chosen_kind_and_undo_takes_it_away() {
    let mut harness = bulletin();
    let before = harness.state().session.project().charts.len();
    run(&mut harness, "new-chart");
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::RadioButton, "Lines").click();
    harness.run_steps(3);
    click(&mut harness, "Make chart");
    harness.run_steps(3);
    assert_eq!(chart(&harness).kind, ChartKind::Lines);
    assert!(harness.query_by_role_and_label(Role::TreeItem, "Lines, Kazakhstan – Azerbaijan").is_some());
    harness.check_accessibility();
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().session.project().charts.len(), before);
}

#[test]
fn a_chart_of_the_selection_has_its_flow() {
    let mut harness = bulletin();
    click(&mut harness, "Imports, 2023");
    run(&mut harness, "chart-from-selection");
    assert_eq!(chart(&harness).flows, [Flow::Imports]);
}

#[test]
fn the_page_is_called_by_its_title_and_says_what_it_shows() {
    let harness = charted(ChartKind::Grouped);
    let page = harness.root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Image && node.value().is_some_and(|value| value.contains("529.4"))
    });
    assert!(page.is_some());
}

#[test]
fn a_visit_to_a_field_of_the_form_is_one_step() {
    let mut harness = charted(ChartKind::Grouped);
    harness.get_by_label("Title of the chart").focus();
    harness.run_steps(3);
    type_in(&mut harness, "Trade ");
    type_in(&mut harness, "grew");
    assert_eq!(chart(&harness).title, "Trade grew");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    run(&mut harness, "undo");
    assert_eq!(chart(&harness).title, "");
}

#[test]
fn the_kind_is_changed_by_a_command() {
    let mut harness = charted(ChartKind::Grouped);
    for (name, kind) in [
        ("chart-stacked", ChartKind::Stacked),
        ("chart-mirrored", ChartKind::Mirrored),
        ("chart-growth", ChartKind::Growth),
        ("chart-slope", ChartKind::Slope),
        ("chart-small-multiples", ChartKind::SmallMultiples),
        ("chart-year-to-date", ChartKind::YearToDate),
    ] {
        run(&mut harness, name);
        assert_eq!(chart(&harness).kind, kind);
    }
}

#[test]
fn a_chart_is_read_as_a_table() {
    let mut harness = charted(ChartKind::Grouped);
    run(&mut harness, "chart-as-table");
    assert_eq!(harness.get_by_label("Turnover, 2023").value().as_deref(), Some("529.4"));
    run(&mut harness, "chart-as-table");
    assert!(harness.query_by_label("Turnover, 2023").is_none());
}

#[test]
fn a_figure_is_shown_in_its_chart_and_the_chart_leads_back_to_it() {
    let mut harness = charted(ChartKind::Grouped);
    let own = chart(&harness);
    harness.state_mut().send = Some(Action::GoTo(Place::Dataset(own.datasets[0])));
    harness.run_steps(3);
    click(&mut harness, "Imports, 2023");
    run(&mut harness, "show-in-chart");
    assert_eq!(harness.state().session.place(), Place::Chart(own.id));
    assert!(harness.query_by_label("Selected figure").is_some());
    run(&mut harness, "go-to-figure");
    assert_eq!(harness.state().session.place(), Place::Dataset(own.datasets[0]));
    let cursor = harness.state().session.selection().cursor.unwrap();
    assert_eq!((cursor.column.flow, cursor.period.to_string()), (Flow::Imports, "2023".to_owned()));
}

#[test]
fn a_note_is_typed_in_place_in_one_step() {
    let mut harness = charted(ChartKind::Grouped);
    let own = chart(&harness);
    let root = &mut harness.state_mut().root;
    root.charts.point_at(own.id, own.datasets[0], Flow::Exports, "2023".parse().unwrap());
    harness.run_steps(3);
    run(&mut harness, "chart-add-note");
    type_in(&mut harness, "As ");
    type_in(&mut harness, "printed");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let note = chart(&harness).notes[0].clone();
    assert_eq!((note.text.as_str(), note.flow), ("As printed", Some(Flow::Exports)));
    run(&mut harness, "undo");
    assert_eq!(chart(&harness).notes, []);
}

#[test]
fn the_same_chart_is_made_for_the_datasets_that_are_ticked() {
    let mut harness = charted(ChartKind::Grouped);
    let before = harness.state().session.project().charts.len();
    run(&mut harness, "chart-for-others");
    harness.get_by_role_and_label(Role::CheckBox, "KZ–AZ goods, official table").click();
    harness.run_steps(3);
    click(&mut harness, "Make 1 chart");
    assert_eq!(harness.state().session.project().charts.len(), before + 1);
    run(&mut harness, "undo");
    assert_eq!(harness.state().session.project().charts.len(), before);
}

#[test]
fn the_house_style_is_one_step_of_the_project() {
    let mut harness = charted(ChartKind::Grouped);
    run(&mut harness, "chart-style");
    harness.run_steps(6);
    click(&mut harness, "Light shapes on a dark ground");
    assert!(!harness.state().session.project().head.style.dark);
    click(&mut harness, "Apply");
    assert!(harness.state().session.project().head.style.dark);
    run(&mut harness, "undo");
    assert!(!harness.state().session.project().head.style.dark);
}

/// Answers to what the screens asked of the fonts of this machine.
fn with_fonts(harness: &mut Harness<'_, App>, names: &[&str]) {
    use crate::ui::fonts::installed as fonts;
    let asked = std::mem::take(&mut harness.state_mut().asked);
    for request in &asked {
        match request {
            Request::ListFonts => fonts::names_found(&harness.ctx, names.iter().map(|name| (*name).into()).collect()),
            Request::FindFont(family) => fonts::font_found(&harness.ctx, family, None),
            _ => {}
        }
    }
    harness.run_steps(3);
}

#[test]
fn the_house_style_has_an_installed_font_and_says_where_it_is_not() {
    let mut harness = charted(ChartKind::Grouped);
    run(&mut harness, "chart-style");
    harness.run_steps(4);
    // More than a screen has room for: the list is scrolled, and keys reach every one.
    let many: Vec<String> = (1..=200).map(|nth| format!("Font {nth:03}")).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).chain(["Georgia"]).collect();
    with_fonts(&mut harness, &names);
    harness.get_by_role_and_label(Role::ComboBox, "Font").click();
    harness.run_steps(4);
    let last = harness.get_by_role_and_label(Role::Button, "Georgia");
    last.focus();
    harness.run_steps(6);
    assert!(harness.get_by_role_and_label(Role::Button, "Georgia").rect().bottom() < 900.0);
    click(&mut harness, "Georgia");
    harness.run_steps(3);
    with_fonts(&mut harness, &[]);
    let missing = "The font “Georgia” is not installed here";
    assert!(harness.query_by_label_contains(missing).is_some());
    click(&mut harness, "Apply");
    harness.run_steps(3);
    assert_eq!(harness.state().session.project().head.style.font, "Georgia");
    assert!(harness.query_by_label_contains(missing).is_some(), "the page says so too");
    run(&mut harness, "undo");
    assert!(harness.query_by_label_contains(missing).is_none());
}

#[test]
fn the_selected_figure_is_told_over_the_page_where_the_form_is_folded() {
    let mut harness = charted(ChartKind::Grouped);
    let own = chart(&harness);
    run(&mut harness, "inspector");
    harness.state_mut().root.charts.point_at(own.id, own.datasets[0], Flow::Exports, "2023".parse().unwrap());
    harness.run_steps(3);
    assert!(harness.query_by_label("Selected figure").is_none());
    assert!(harness.query_by_label("Exports, 2023").is_some());
    click(&mut harness, "Show the form");
    harness.run_steps(3);
    assert!(harness.query_by_label("Selected figure").is_some());
    assert!(harness.query_by_label("Show the form").is_none());
}

#[test]
fn what_stands_under_the_table_is_saved_as_a_chart_by_a_button() {
    let mut harness = bulletin();
    let before = harness.state().session.project().charts.len();
    click(&mut harness, "Save as chart");
    harness.run_steps(3);
    let own = chart(&harness);
    assert_eq!((own.kind, own.legend), (ChartKind::Grouped, true));
    assert_eq!(harness.state().session.project().charts.len(), before + 1);
}

#[test]
fn the_flow_of_curves_is_chosen_in_the_form() {
    let mut harness = charted(ChartKind::YearToDate);
    assert_eq!(chart(&harness).flows[0], Flow::Turnover);
    harness.get_by_role_and_label(Role::ComboBox, "Flow of the curves").focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let flows = chart(&harness).flows;
    assert_eq!((flows[0], flows.contains(&Flow::Turnover)), (Flow::Exports, true));
    assert!(harness.query_by_label("Curves of years to date are of one flow").is_some());
}

/// Where a place of the drawing is on the screen.
fn on_page(harness: &Harness<'_, App>, x: f64, y: f64) -> egui::Pos2 {
    let rect = harness.root().children_recursive().find_map(|node| {
        let node = node.accesskit_node();
        let fits = node.role() == Role::Image && node.value().is_some_and(|value| value.contains("529.4"));
        fits.then(|| node.bounding_box()).flatten()
    });
    let rect = rect.unwrap();
    let scale = (rect.x1 - rect.x0) / harness.state().root.charts.drawing().unwrap().width;
    egui::pos2(px(x * scale + rect.x0), px(y * scale + rect.y0))
}

#[test]
fn what_is_pointed_at_is_told_from_the_figures_that_the_page_was_made_of() {
    use crate::analysis::chart::described::WORKED_OUT;
    let mut harness = charted(ChartKind::Grouped);
    let panel = harness.state().root.charts.drawing().unwrap().panels[0].clone();
    let bar = panel.bars.iter().find(|bar| bar.datum.series.flow() == Flow::Imports && bar.datum.period.year() == 2023);
    let area = bar.unwrap().area;
    let middle = on_page(&harness, f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
    let before = WORKED_OUT.get();
    harness.input_mut().events.push(Event::PointerMoved(middle));
    harness.run_steps(5);
    assert!(harness.query_by_label("73 million US dollars").is_some(), "the tooltip is there");
    assert_eq!(WORKED_OUT.get() - before, 0, "nothing changed");
}

#[test]
fn the_axis_stands_still_while_a_figure_is_dragged() {
    let mut harness = charted(ChartKind::Grouped);
    run(&mut harness, "chart-drag-figures");
    let id = chart(&harness).id;
    let page = |harness: &Harness<'_, App>| {
        assert_eq!(harness.state().root.charts.last_shown(), Some(id));
        harness.state().root.charts.drawing().unwrap().panels[0].clone()
    };
    let before = page(&harness);
    let bar =
        before.bars.iter().find(|bar| bar.datum.series.flow() == Flow::Imports && bar.datum.period.year() == 2023);
    let area = bar.unwrap().area;
    let at = |y: f64| on_page(&harness, f64::midpoint(area.left, area.right), y);
    let from = at(f64::midpoint(area.top, area.bottom));
    let to = at(before.area.top - 60.0);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.input_mut().events.extend([Event::PointerMoved(from), button(from, true)]);
    harness.run_steps(2);
    for part in [0.3, 0.6, 1.0] {
        harness.input_mut().events.push(Event::PointerMoved(from + (to - from) * part));
        harness.run_steps(2);
        let now = page(&harness);
        assert_eq!((now.range, &now.ticks), (before.range, &before.ticks), "{part}");
    }
    harness.input_mut().events.push(button(to, false));
    harness.run_steps(4);
    let now = page(&harness);
    assert!(now.range.1 > before.range.1, "let go, the axis holds the new figure: {:?}", now.range);
    run(&mut harness, "undo");
    assert_eq!(page(&harness).range, before.range, "one step");
}

#[test]
fn a_chart_is_exported_to_a_typed_path() {
    let mut harness = charted(ChartKind::Grouped);
    run(&mut harness, "export-chart");
    harness.get_by_label("Path of the file").focus();
    harness.run_steps(3);
    type_in(&mut harness, "~/trade.svg");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let own = chart(&harness).id;
    let asked = harness.state().asked.iter().find_map(|request| match request {
        Request::ExportChart(asked) => Some((asked.chart, asked.to.clone())),
        _ => None,
    });
    assert_eq!(asked, Some((own, Some("~/trade.svg".into()))));
}

#[test]
fn an_event_is_added_from_the_tree_and_named_in_its_row() {
    let mut harness = bulletin();
    run(&mut harness, "new-event");
    type_in(&mut harness, "State visit");
    let events = &harness.state().session.project().events;
    assert_eq!(events.at(0).unwrap().title, "State visit");
    harness.check_accessibility();
}
