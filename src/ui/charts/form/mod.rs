//! The form of a chart, in the panel beside it. Every field is a step of undo of its own.

mod data;
mod look;
mod notes;

use egui::accesskit::Role;
use egui::{Id, ScrollArea, Ui, UiBuilder};

pub use look::{Preset, pixels, size_text};

use super::ChartsState;
use crate::domain::marks::Picture;
use crate::domain::{Chart, ChartId, ChartKind, Fields, Flow, Project};
use crate::session::wording::chart_kind_name;
use crate::ui::View;
use crate::ui::commission::Editing;
use crate::ui::dataset::inspector::parts::{card, row};
use crate::ui::fields::{Field, choice, multiline_field, text_field};
use crate::words::Words;

/// Room that the scroll bar takes.
const BAR: f32 = 4.0;

/// What the parts of the form draw from.
#[derive(Clone, Copy)]
struct Part<'a> {
    project: &'a Project,
    words: &'a Words,
    base: Id,
    /// What is drawn of the chart: suggested words, and what could not be drawn.
    picture: Option<&'a Picture>,
    /// Flows that the datasets have figures of.
    flows: &'a [Flow],
}

impl<'a> Part<'a> {
    fn field(self, id: &str, name: &'a str) -> Field<'a> {
        Field::new(self.base.with(id), self.words.t(name))
    }
}

pub fn charts_form_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, id: ChartId) {
    let words = view.words;
    let Some(chart) = view.session.project().charts.get(id) else { return };
    let region = words.t("page-form");
    let builder = UiBuilder::new().accessibility_role(Role::Region).accessibility_label(region);
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().id_salt(("chart-form", id.0.raw())).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - BAR);
            super::card::card_ui(ui, view, state, chart);
            let picture = state.picture_of(id);
            let project = view.session.project();
            let base = Id::unique(("chart", id.0.raw()));
            let flows = state.flows_of(view, chart);
            let part = Part { project, words, base, picture: picture.as_deref(), flows: &flows };
            let mut editing = Editing::new(chart);
            words_ui(ui, part, chart, &mut editing);
            data::data_ui(ui, part, (chart, view.today), &mut editing);
            look::look_ui(ui, part, chart, &mut editing);
            notes::notes_ui(ui, part, chart, &mut editing);
            view.actions.extend(editing.action(Fields::Chart));
        });
    });
}

/// Name, kind and what stands over and under the chart.
fn words_ui(ui: &mut Ui, part: Part<'_>, chart: &Chart, editing: &mut Editing<'_, Chart>) {
    let words = part.words;
    let captions = part.picture.map(|picture| &picture.captions);
    let hint = |text: Option<&String>| text.map_or("", String::as_str).to_owned();
    row(ui, words.t("page-kind"), |ui| {
        let name = |kind| words.t(chart_kind_name(kind)).to_owned();
        let answer = choice(ui, part.field("kind", "page-kind-name"), chart.kind, &ChartKind::ALL, name);
        editing.take(answer.change, |chart, kind| chart.kind = kind);
    });
    card(ui, words.t("page-words"), |ui| {
        row(ui, words.t("page-title"), |ui| {
            let suggested = hint(captions.map(|captions| &captions.title));
            let field = part.field("title", "page-title-name").hint(&suggested);
            let answer = multiline_field(ui, field, &chart.title);
            editing.take(answer.change, |chart, title| chart.title = title);
        });
        row(ui, words.t("page-subtitle"), |ui| {
            let suggested = hint(captions.map(|captions| &captions.subtitle));
            let field = part.field("subtitle", "page-subtitle-name").hint(&suggested);
            let answer = multiline_field(ui, field, &chart.subtitle);
            editing.take(answer.change, |chart, subtitle| chart.subtitle = subtitle);
        });
        row(ui, words.t("page-source"), |ui| {
            let suggested = hint(captions.map(|captions| &captions.source));
            let field = part.field("source", "page-source-name").hint(&suggested);
            let answer = multiline_field(ui, field, &chart.source);
            editing.take(answer.change, |chart, source| chart.source = source);
        });
        row(ui, words.t("page-name"), |ui| {
            let own = Chart { name: String::new(), ..chart.clone() };
            let usual = crate::session::chart_name(part.project, &own, words);
            let field = part.field("name", "page-name-name").hint(&usual);
            let answer = text_field(ui, field, &chart.name);
            editing.take(answer.change, |chart, name| chart.name = name);
        });
    });
}
