//! From a command on charts to what it does.

use super::names;
use super::root::RootState;
use super::run::{delete, record_at};
use crate::domain::{Chart, ChartId, ChartKind, DatasetId, Fields};
use crate::session::{Action, NewRecord, Place};
use crate::ui::command::{ChartCommand, chart};
use crate::ui::dialogs::{Dialog, PictureDialog};
use crate::ui::{Request, View};

/// Carries out a command that can run now.
pub(super) fn run_chart(command: ChartCommand, root: &mut RootState, view: &mut View<'_>) {
    match command {
        ChartCommand::New => root.dialog = Dialog::gallery(first_dataset(view)),
        ChartCommand::FromSelection => {
            if let Place::Dataset(id) = view.session.place() {
                add(view, view.session.chart_of_selection(id));
            }
        }
        ChartCommand::SaveAs => {
            if let Place::Dataset(id) = view.session.place() {
                let flows = root.dataset.chart.shown_flows();
                let chart = view.session.chart_of_view(id, ChartKind::Grouped);
                let flows = if flows.is_empty() { chart.flows } else { flows };
                add(view, Chart { flows, legend: true, ..chart });
            }
        }
        ChartCommand::ShowInChart => show_in_chart(root, view),
        ChartCommand::ExportAll => root.dialog = Some(Dialog::Picture(Box::new(PictureDialog::all(view)))),
        ChartCommand::Style => root.dialog = Some(Dialog::chart_style(view.session.project())),
        _ => {
            if let Some(chart) = chart(view.session).cloned() {
                on_chart(command, chart, root, view);
            }
        }
    }
}

/// What is done to the chart on the screen.
fn on_chart(command: ChartCommand, chart: Chart, root: &mut RootState, view: &mut View<'_>) {
    let id = chart.id;
    match command {
        ChartCommand::Kind(kind) => {
            let fields = Box::new(Fields::Chart(Chart { kind, ..chart }));
            view.act(Action::Set { fields, interaction: 0 });
        }
        ChartCommand::Export => {
            let look = root.charts.look(id);
            root.dialog = Some(Dialog::Picture(Box::new(PictureDialog::one(view, &chart, look))));
        }
        ChartCommand::ForOthers => root.dialog = Dialog::chart_copies(view.session.project(), view.words, id),
        ChartCommand::Duplicate => {
            if let Some((list, id, _)) = record_at(view, view.session.place()) {
                view.act(Action::Duplicate { list, id });
            }
        }
        ChartCommand::Delete => {
            let place = view.session.place();
            if let Some((list, id, kind)) = record_at(view, place) {
                delete(root, view, list, id, kind, &names::place_name(view.session.project(), place, view.words));
            }
        }
        command => {
            let said = root.charts.run(command, view, id);
            view.requests.extend(said.map(|text| Request::Toast(view.words.t(text).to_owned())));
        }
    }
}

fn add(view: &mut View<'_>, chart: Chart) {
    view.act(Action::Add(NewRecord::Chart(Box::new(chart))));
}

/// The dataset on the screen or of the chart there, else the first.
fn first_dataset(view: &View<'_>) -> Option<DatasetId> {
    let project = view.session.project();
    let shown = match view.session.place() {
        Place::Dataset(id) => Some(id),
        Place::Chart(id) => project.charts.get(id).and_then(|chart| chart.datasets.first().copied()),
        _ => None,
    };
    let there = shown.filter(|id| project.datasets.get(*id).is_some());
    there.or_else(|| project.datasets.at(0).map(|dataset| dataset.id))
}

/// The chart that was looked at last, else the first one that has the flow of the cell.
fn show_in_chart(root: &mut RootState, view: &mut View<'_>) {
    let Place::Dataset(dataset) = view.session.place() else { return };
    let cursor = view.session.selection().cursor;
    let cell = cursor.and_then(|cursor| view.session.charted_cell(dataset, cursor));
    let of = cell.map_or(dataset, |(of, ..)| of);
    let charts = view.session.charts_of(of);
    let has_flow = |id: &ChartId| {
        let chart = view.session.project().charts.get(*id);
        cell.is_none_or(|(_, flow, _)| chart.is_some_and(|chart| chart.flows.contains(&flow)))
    };
    let last = root.charts.last_shown().filter(|last| charts.contains(last));
    let Some(chart) =
        last.filter(has_flow).or_else(|| charts.iter().copied().find(has_flow)).or(charts.first().copied())
    else {
        return;
    };
    if let Some((dataset, flow, period)) = cell {
        root.charts.point_at(chart, dataset, flow, period);
    }
    view.act(Action::GoTo(Place::Chart(chart)));
}
