//! "Add period": the next one by a click, any other or a whole series by typing it.

use egui::{Button, Id, Key, Modifiers, Popup, PopupCloseBehavior, RichText, TextEdit, Ui};

use super::DatasetState;
use super::header::add_period;
use crate::domain::{Dataset, DatasetId, Period};
use crate::session::Action;
use crate::session::periods::{SeriesProblem, problem_text, read_series, rows_of, series_text};
use crate::ui::View;
use crate::ui::theme::Theme;

const WIDTH: f32 = 280.0;

pub fn add_period_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut DatasetState,
    dataset: &Dataset,
    next: Option<Period>,
) {
    let words = view.words;
    let button = ui.button(words.t("dataset-add-period"));
    if button.clicked() {
        state.period_text.clear();
        state.period_refusal = None;
    }
    let popup = Popup::from_toggle_button_response(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let opens = button.clicked() && !popup.is_open();
    popup.show(|ui| {
        ui.set_width(WIDTH);
        if let Some(next) = next {
            let text = words.with("dataset-add-this-period", &[("period", &words.period(next))]);
            if ui.add(Button::new(text).min_size(egui::vec2(WIDTH, 26.0))).clicked() {
                add_period(view, state, dataset.id, next);
                ui.close();
            }
            ui.add_space(4.0);
        }
        if series_ui(ui, view, state, dataset.id, opens) {
            ui.close();
        }
    });
}

/// The field for one period or a series; true when they were added.
fn series_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut DatasetState, id: DatasetId, opens: bool) -> bool {
    let (words, theme) = (view.words, Theme::of(ui));
    let label = ui.label(RichText::new(words.t("periods-series")).color(theme.muted));
    let field = TextEdit::singleline(&mut state.period_text)
        .id(Id::unique("dataset-add-period-text"))
        .hint_text(words.t("periods-series-hint"))
        .desired_width(WIDTH);
    let response = ui.add(field).labelled_by(label.id);
    if opens {
        response.request_focus();
    }
    if response.changed() {
        state.period_refusal = None;
    }
    // Taken out of the input: the grid that gets the keyboard now would go down a row by it.
    let entered = response.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let read = read_series(&state.period_text);
    let found = read.as_ref().ok().and_then(|series| view.session.new_periods(id, series).ok());
    if let Some(refusal) = &state.period_refusal {
        ui.add(egui::Label::new(RichText::new(refusal).color(theme.attention_text)).wrap());
    } else if let Some((new, there)) = &found {
        ui.add(egui::Label::new(RichText::new(series_text(words, new, *there)).color(theme.muted)).wrap());
    }
    if !ui.button(words.t("dataset-add")).clicked() && !entered {
        return false;
    }
    match refusal(view, &read, found.as_ref().map(|(new, _)| new.as_slice())) {
        None => {
            add_periods(view, state, id, found.map(|(new, _)| new).unwrap_or_default());
            true
        }
        Some(sentence) => {
            state.period_refusal = Some(sentence);
            response.request_focus();
            false
        }
    }
}

fn refusal(view: &View<'_>, read: &Result<Vec<Period>, SeriesProblem>, new: Option<&[Period]>) -> Option<String> {
    let words = view.words;
    match read {
        Err(SeriesProblem::Empty | SeriesProblem::NotAPeriod { .. }) => Some(words.t("dataset-no-period").to_owned()),
        Err(problem) => Some(problem_text(words, problem)),
        Ok(series) if new.is_some_and(<[Period]>::is_empty) => Some(match series.as_slice() {
            [only] => words.with("dataset-period-there", &[("period", &words.period(*only))]),
            all => series_text(words, &[], all.len()),
        }),
        Ok(_) => None,
    }
}

/// Adds periods, shows the rows that the first of them is in, and puts the keyboard into its first cell.
fn add_periods(view: &mut View<'_>, state: &mut DatasetState, id: DatasetId, periods: Vec<Period>) {
    let Some(first) = periods.first().copied() else { return };
    if periods.len() == 1 {
        return add_period(view, state, id, first);
    }
    view.act(Action::AddPeriods { dataset: id, periods });
    if !view.session.view_of(id).question.rows.shows(first) {
        view.act(Action::ShowRows { dataset: id, rows: rows_of(first) });
    }
    state.grid.focus();
}
