//! The head of a dataset: its name, what it counts, and the buttons that change it.

use egui::{Align, CornerRadius, Layout, RichText, Sense, Ui};

use super::DatasetState;

use crate::domain::{Dataset, DatasetId, Indicator, Period};
use crate::session::periods::rows_of;
use crate::session::{Action, dataset_name};
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};
use crate::words::Words;

pub fn header_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, dataset: &Dataset, next: Option<Period>) {
    let theme = Theme::of(ui);
    let (words, project) = (view.words, view.session.project());
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            super::periods::add_period_ui(ui, view, state, dataset, next);
            if ui.button(words.t("dataset-edit")).clicked() {
                state.form.open(dataset);
            }
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = dataset_name(project, dataset, words);
                let title = RichText::new(&name).font(theme::title());
                ui.add(egui::Label::new(title).truncate()).on_hover_text(&name);
                // Where there is room for a few letters only, they say less than nothing.
                if ui.available_width() < 80.0 {
                    return;
                }
                chip(ui, theme, &indicator_name(words, &dataset.head.indicator));
                unit_ui(ui, view, dataset);
                let viewpoint = viewpoint(view, dataset);
                if ui.available_width() > 60.0 && !viewpoint.is_empty() {
                    let text = RichText::new(&viewpoint).color(theme.muted);
                    ui.add(egui::Label::new(text).truncate()).on_hover_text(&viewpoint);
                }
            });
        });
    });
}

fn chip(ui: &mut Ui, theme: &Theme, text: &str) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::small(), theme.accent);
    let (rect, response) = ui.allocate_exact_size(galley.size() + egui::vec2(16.0, 4.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, text));
    ui.painter().rect_filled(rect, CornerRadius::same(9), theme.accent_pale);
    ui.painter().galley(rect.min + egui::vec2(8.0, 2.0), galley, theme.accent);
}

pub fn indicator_name(words: &Words, indicator: &Indicator) -> String {
    words
        .t(match indicator {
            Indicator::Goods => "figure-indicator-goods",
            Indicator::Services => "figure-indicator-services",
            Indicator::GoodsAndServices => "figure-indicator-goods-and-services",
            Indicator::Other(name) => return name.clone(),
        })
        .to_owned()
}

/// "million US dollars": a click opens what can be done to the unit.
fn unit_ui(ui: &mut Ui, view: &mut View<'_>, dataset: &Dataset) {
    let (words, head) = (view.words, &dataset.head);
    let unit = words.unit(&head.unit, head.shown);
    if unit.is_empty() {
        return;
    }
    let text = RichText::new(&unit).color(Theme::of(ui).muted);
    let button = ui.add(egui::Button::new(text).frame_when_inactive(false).truncate());
    let name = words.with("unit-of-dataset", &[("unit", &unit)]);
    let tip = format!("{unit}\n{}", words.t("command-unit-tip"));
    if button.accessible_name(name).on_hover_text(tip).clicked() {
        view.requests.push(Request::Run("unit"));
    }
}

/// "as Kazakhstan reports it · live animals".
fn viewpoint(view: &View<'_>, dataset: &Dataset) -> String {
    let (words, head) = (view.words, &dataset.head);
    let reporter = view.session.project().area_name(&head.reporter, words.language());
    let mut parts = Vec::new();
    if !reporter.is_empty() {
        parts.push(words.with("dataset-viewpoint", &[("reporter", reporter)]));
    }
    if !head.product.is_empty() {
        parts.push(head.product.clone());
    }
    parts.join(" · ")
}

/// Adds a period, shows the rows that it is in, and puts the keyboard into its first cell.
pub fn add_period(view: &mut View<'_>, state: &mut DatasetState, id: DatasetId, period: Period) {
    view.act(Action::AddPeriod { dataset: id, period });
    if !view.session.view_of(id).question.rows.shows(period) {
        view.act(Action::ShowRows { dataset: id, rows: rows_of(period) });
    }
    state.grid.focus();
}
