//! The line over the table of all figures that says which of them are shown.

use egui::{Button, Id, TextEdit, Ui, UiBuilder, Vec2};

use super::deeds::focus;
use crate::domain::{DatasetId, Flow, ObsStatus};
use crate::session::all_figures::{Filter, MeasureKind, SourceFilter, Which};
use crate::session::{dataset_name, wording};
use crate::ui::View;
use crate::ui::fields::{Field, choice};
use crate::ui::frame::names;
use crate::ui::theme::ROW;

/// A longer list is found by its words, not leafed through.
const LONGEST: usize = 200;

fn id(name: &'static str) -> Id {
    Id::unique("figures-filter").with(name)
}

pub fn filter_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
        text_ui(ui, view, filter);
        dataset_ui(ui, view, filter);
        flow_ui(ui, view, filter);
        measure_ui(ui, view, filter);
        status_ui(ui, view, filter);
        source_ui(ui, view, filter);
        which_ui(ui, view, filter);
        if !filter.is_open() && ui.add(Button::new(view.words.t("figures-clear-filter"))).clicked() {
            *filter = Filter::default();
            focus(ui);
        }
    });
}

fn text_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let words = view.words;
    let edit = TextEdit::singleline(&mut filter.text)
        .id(id("text"))
        .hint_text(words.t("figures-find"))
        .desired_width(190.0)
        .min_size(Vec2::new(0.0, ROW))
        .margin(Vec2::new(8.0, 5.0));
    let response = ui.add(edit).on_hover_text(words.t("figures-find-tip"));
    let response = response.accessible_name(words.t("figures-find"));
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        focus(ui);
    }
}

/// One choice in a place of its own width.
fn chosen<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &'static str,
    label: &str,
    width: f32,
    value: T,
    all: &[T],
    text: impl Fn(T) -> String,
) -> Option<T> {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ROW), egui::Sense::hover());
    let builder = UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center));
    let answer = ui.scope_builder(builder, |ui| choice(ui, Field::new(id(name), label), value, all, text));
    answer.inner.change.map(|change| change.value)
}

fn dataset_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let (words, project) = (view.words, view.session.project());
    if filter.dataset.is_some_and(|id| project.datasets.get(id).is_none()) {
        filter.dataset = None;
    }
    let few = project.datasets.len() <= LONGEST;
    let known = project.datasets.iter().take(if few { LONGEST } else { 0 }).map(|dataset| Some(dataset.id));
    let mut all: Vec<Option<DatasetId>> = std::iter::once(None).chain(known).collect();
    if !all.contains(&filter.dataset) {
        all.push(filter.dataset);
    }
    if all.len() < 2 {
        return;
    }
    let name = |value: Option<DatasetId>| {
        let dataset = value.and_then(|id| project.datasets.get(id));
        dataset
            .map_or_else(|| words.t("figures-any-dataset").to_owned(), |dataset| dataset_name(project, dataset, words))
    };
    let label = words.t("figures-column-dataset");
    if let Some(picked) = chosen(ui, "dataset", label, 170.0, filter.dataset, &all, name) {
        filter.dataset = picked;
    }
}

fn flow_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let (words, project) = (view.words, view.session.project());
    let named = project.flows.iter().map(|flow| Some(Flow::Named(flow.id)));
    let all: Vec<_> = std::iter::once(None).chain(Flow::CODED.map(Some)).chain(named).collect();
    let name = |value: Option<Flow>| match value {
        Some(flow) => wording::flow_name(words, project, flow).to_owned(),
        None => words.t("figures-any-flow").to_owned(),
    };
    if let Some(picked) = chosen(ui, "flow", words.t("figures-column-flow"), 112.0, filter.flow, &all, name) {
        filter.flow = picked;
    }
}

fn measure_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let words = view.words;
    let all: Vec<_> = std::iter::once(None).chain(MeasureKind::ALL.map(Some)).collect();
    let name = |value: Option<MeasureKind>| {
        let id = match value {
            None => "figures-any-measure",
            Some(MeasureKind::Level) => "figures-kind-level",
            Some(MeasureKind::Growth) => "figures-kind-growth",
            Some(MeasureKind::Change) => "figures-kind-change",
            Some(MeasureKind::Share) => "figures-kind-share",
            Some(MeasureKind::Contribution) => "figures-kind-contribution",
            Some(MeasureKind::Cover) => "figures-kind-cover",
        };
        words.t(id).to_owned()
    };
    let label = words.t("figures-column-measure");
    if let Some(picked) = chosen(ui, "measure", label, 120.0, filter.measure, &all, name) {
        filter.measure = picked;
    }
}

fn status_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let words = view.words;
    let known = ObsStatus::CODES.map(|(status, _)| Some(status));
    let all: Vec<_> = std::iter::once(None).chain(known).collect();
    let name = |value: Option<ObsStatus>| match value {
        Some(status) => wording::status_name(words, status).to_owned(),
        None => words.t("figures-any-status").to_owned(),
    };
    if let Some(picked) = chosen(ui, "status", words.t("figures-column-status"), 112.0, filter.status, &all, name) {
        filter.status = picked;
    }
}

fn source_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let (words, project) = (view.words, view.session.project());
    if let SourceFilter::Only(id) = filter.source
        && project.sources.get(id).is_none()
    {
        filter.source = SourceFilter::Any;
    }
    let few = project.sources.len() <= LONGEST;
    let known = project.sources.iter().take(if few { LONGEST } else { 0 }).map(|source| SourceFilter::Only(source.id));
    let mut all: Vec<_> = [SourceFilter::Any, SourceFilter::Without].into_iter().chain(known).collect();
    if !all.contains(&filter.source) {
        all.push(filter.source);
    }
    let name = |value: SourceFilter| match value {
        SourceFilter::Any => words.t("figures-any-source").to_owned(),
        SourceFilter::Without => words.t("figures-without-source").to_owned(),
        SourceFilter::Only(id) => {
            project.sources.get(id).map_or_else(String::new, |source| names::source_name(source, words))
        }
    };
    if let Some(picked) = chosen(ui, "source", words.t("figures-column-source"), 150.0, filter.source, &all, name) {
        filter.source = picked;
    }
}

/// Adopted figures, rivals, or what could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Of(Which),
    Unread,
}

fn which_ui(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let words = view.words;
    let all = [Kind::Of(Which::All), Kind::Of(Which::Adopted), Kind::Of(Which::Rivals), Kind::Unread];
    let name = |kind: Kind| {
        let id = match kind {
            Kind::Of(Which::All) => "figures-adopted-and-rivals",
            Kind::Of(Which::Adopted) => "figures-adopted-only",
            Kind::Of(Which::Rivals) => "figures-rivals-only",
            Kind::Unread => "figures-unread-only",
        };
        words.t(id).to_owned()
    };
    let shown = if filter.unread { Kind::Unread } else { Kind::Of(filter.which) };
    match chosen(ui, "which", words.t("figures-which"), 150.0, shown, &all, name) {
        Some(Kind::Of(which)) => (filter.which, filter.unread) = (which, false),
        Some(Kind::Unread) => (filter.which, filter.unread) = (Which::All, true),
        None => {}
    }
}
