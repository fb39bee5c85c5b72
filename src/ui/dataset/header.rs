//! The head of a dataset: its name, what it counts, and the buttons that change it.

use egui::{Align, Button, CornerRadius, Id, Key, Layout, Popup, PopupCloseBehavior, RichText, Sense, TextEdit, Ui};

use super::DatasetState;

use crate::analysis::sheet::RowsOf;
use crate::domain::{Dataset, DatasetId, Frequency, Indicator, Period};
use crate::session::{Action, dataset_name};
use crate::ui::View;
use crate::ui::theme::{self, Theme};
use crate::words::{Words, read_period};

pub fn header_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, dataset: &Dataset, next: Option<Period>) {
    let theme = Theme::of(ui);
    let (words, project) = (view.words, view.session.project());
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            add_period_ui(ui, view, state, dataset, next);
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
                let viewpoint = viewpoint(view, dataset);
                let text = RichText::new(&viewpoint).color(theme.muted);
                ui.add(egui::Label::new(text).truncate()).on_hover_text(&viewpoint);
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

/// "as Kazakhstan reports it · million US dollars".
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
    parts.push(words.unit(&head.unit, head.shown));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The kind of rows in which a period is seen.
pub fn rows_of(period: Period) -> RowsOf {
    match period.frequency() {
        Frequency::Annual => RowsOf::Years,
        Frequency::HalfYear => RowsOf::HalfYears,
        Frequency::Quarter => RowsOf::Quarters,
        Frequency::Month => RowsOf::Months,
        Frequency::YearToDate => RowsOf::YearToDate,
        Frequency::Span => RowsOf::OtherSpans,
    }
}

/// Adds a period, shows the rows that it is in, and puts the keyboard into its first cell.
pub fn add_period(view: &mut View<'_>, state: &mut DatasetState, id: DatasetId, period: Period) {
    view.act(Action::AddPeriod { dataset: id, period });
    if !view.session.view_of(id).question.rows.shows(period) {
        view.act(Action::ShowRows { dataset: id, rows: rows_of(period) });
    }
    state.grid.focus();
}

fn add_period_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, dataset: &Dataset, next: Option<Period>) {
    let words = view.words;
    let button = ui.button(words.t("dataset-add-period"));
    if button.clicked() {
        state.period_text.clear();
        state.period_refusal = None;
    }
    let popup = Popup::from_toggle_button_response(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let opens = button.clicked() && !popup.is_open();
    popup.show(|ui| {
        ui.set_width(240.0);
        if let Some(next) = next {
            let text = words.with("dataset-add-this-period", &[("period", &words.period(next))]);
            if ui.add(Button::new(text).min_size(egui::vec2(240.0, 26.0))).clicked() {
                add_period(view, state, dataset.id, next);
                ui.close();
            }
            ui.add_space(4.0);
        }
        let label = ui.label(RichText::new(words.t("dataset-other-period")).color(Theme::of(ui).muted));
        let field = TextEdit::singleline(&mut state.period_text)
            .id(Id::unique("dataset-add-period-text"))
            .hint_text(words.t("dataset-period-hint"))
            .desired_width(240.0);
        let response = ui.add(field).labelled_by(label.id);
        if opens {
            response.request_focus();
        }
        if response.changed() {
            state.period_refusal = None;
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if let Some(refusal) = &state.period_refusal {
            ui.label(RichText::new(refusal).color(Theme::of(ui).attention_text));
        }
        if ui.button(words.t("dataset-add")).clicked() || entered {
            match readable(state, view, dataset) {
                Ok(period) => {
                    add_period(view, state, dataset.id, period);
                    ui.close();
                }
                Err(refusal) => {
                    state.period_refusal = Some(refusal);
                    response.request_focus();
                }
            }
        }
    });
}

fn readable(state: &DatasetState, view: &View<'_>, dataset: &Dataset) -> Result<Period, String> {
    let words = view.words;
    let text = state.period_text.trim();
    let Ok(period) = read_period(text) else {
        return Err(words.t("dataset-no-period").to_owned());
    };
    let there = dataset.periods.contains(&period) || dataset.observations.of_period(period).next().is_some();
    if there { Err(words.with("dataset-period-there", &[("period", &words.period(period))])) } else { Ok(period) }
}
