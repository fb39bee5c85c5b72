//! The line over the page: what the chart is called, what the pointer does, how large the page is; and what is not seen.

use egui::{Align, Button, Frame, Label, Layout, Margin, RichText, Ui, Vec2};

use super::card;
use super::state::{ChartsState, Mode, Zoom};
use super::view::{Look, periods_in};
use crate::domain::Chart;
use crate::domain::marks::Across;
use crate::session::chart_name;
use crate::ui::command::{ChartCommand, Command};
use crate::ui::fonts::installed::Presence;
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};

/// Below this width the buttons have a line of their own.
const NARROW: f32 = 640.0;

pub fn head_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !narrow {
                buttons_ui(ui, view, state, chart);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = chart_name(view.session.project(), chart, view.words);
                let title = Label::new(RichText::new(&name).font(theme::title())).truncate().selectable(false);
                ui.add(title).on_hover_text(&name);
            });
        });
    });
    if narrow {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons_ui(ui, view, state, chart));
    }
    chips_ui(ui, view, state, chart);
}

/// From right to left.
fn buttons_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let words = view.words;
    ui.spacing_mut().item_spacing.x = 6.0;
    let text = |command: ChartCommand| words.t(Command::Chart(command).spec().text);
    let tip = |command: ChartCommand| words.t(Command::Chart(command).spec().tip);
    if ui.button(text(ChartCommand::Export)).on_hover_text(tip(ChartCommand::Export)).clicked() {
        view.requests.push(Request::Run(Command::Chart(ChartCommand::Export).spec().name));
    }
    let toggles = [
        (ChartCommand::AsTable, state.as_table),
        (ChartCommand::DragFigures, state.mode == Mode::Drag),
        (ChartCommand::AddNote, state.mode == Mode::Note),
    ];
    for (command, on) in toggles {
        let button = ui.add(Button::selectable(on, text(command)).frame_when_inactive(true));
        if button.on_hover_text(tip(command)).clicked() {
            state.run(command, view, chart.id);
        }
    }
    if state.as_table {
        return;
    }
    ui.spacing_mut().item_spacing.x = 0.0;
    for (zoom, text) in [(Zoom::Full, "page-zoom-full"), (Zoom::Fit, "page-zoom-fit")] {
        let name = words.t(text);
        let button = ui.add(Button::selectable(state.zoom == zoom, name).frame_when_inactive(true));
        if button.on_hover_text(words.t("page-zoom-tip")).clicked() {
            state.zoom = zoom;
        }
    }
}

/// What is not seen of the chart, with the way back; and how the tool in hand is used.
fn chips_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChartsState, chart: &Chart) {
    let words = view.words;
    let hint = match state.mode {
        Mode::Look => None,
        Mode::Note => Some("command-chart-add-note-tip"),
        Mode::Drag => Some("page-drag-hint"),
    };
    let look = state.look(chart.id);
    let Some(picture) = state.picture_of(chart.id) else { return };
    let zoomed = look.span.filter(|_| picture.across == Across::Time);
    let no_font = state.font.presence == Presence::Missing;
    // The form has a card of the selected figure; without the form it stands here.
    let selected = state.selected.filter(|_| !state.form_is_shown);
    if hint.is_none() && zoomed.is_none() && look.hidden.is_empty() && !no_font && selected.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 4.0);
        if let Some(hint) = hint {
            chip_ui(ui, |ui| _ = ui.label(words.t(hint)));
        }
        if no_font {
            let family = view.session.project().head.style.font.trim();
            chip_ui(ui, |ui| _ = ui.label(words.with("page-no-font", &[("family", family)])));
        }
        if let Some(datum) = selected {
            chip_ui(ui, |ui| card::line_ui(ui, view, state, chart, datum));
        }
        if let Some(span) = zoomed {
            zoomed_ui(ui, view, state, chart, periods_in(&picture, span));
        }
        for named in picture.legend.iter().filter(|named| look.hidden.contains(&named.key)) {
            let text = words.with("page-hidden", &[("series", &named.name)]);
            chip_ui(ui, |ui| {
                ui.label(text);
                let show = words.with("chart-toggle-show", &[("flow", &named.name)]);
                if ui.small_button(words.t("page-show")).on_hover_text(&show).accessible_name(&show).clicked() {
                    state.look_mut(chart.id).toggle(named.key);
                }
            });
        }
    });
    ui.add_space(4.0);
}

fn zoomed_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut ChartsState,
    chart: &Chart,
    periods: Option<(crate::domain::Period, crate::domain::Period)>,
) {
    let words = view.words;
    let text = match periods {
        Some((from, to)) => {
            let [from, to] = [from, to].map(|period| words.period_short(period));
            words.with("page-showing", &[("from", &from), ("to", &to)])
        }
        None => words.t("page-showing-part").to_owned(),
    };
    chip_ui(ui, |ui| {
        ui.label(text);
        if ui.small_button(words.t("page-fit")).clicked() {
            state.look_mut(chart.id).span = Look::default().span;
        }
        if periods.is_some() && ui.small_button(words.t("command-chart-keep-period")).clicked() {
            state.keep_period(view, chart.id);
        }
    });
}

fn chip_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let frame = Frame::NONE.fill(theme.accent_pale).corner_radius(6).inner_margin(Margin::symmetric(8, 3));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.horizontal(add);
    });
}
