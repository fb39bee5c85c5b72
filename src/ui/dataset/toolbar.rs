//! The bar over the grid: which rows, growth against what and in which form, the order, and "as of".

use egui::{Align, Button, CornerRadius, Layout, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui};

use super::look::look_ui;
use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{RowsOf, Sheet};
use crate::domain::{Against, Dataset, DatasetId};
use crate::session::wording::rows_name;
use crate::session::{Action, DatasetTable, DatasetView};
use crate::ui::command::{ChartCommand, Command};
use crate::ui::theme::{self, Theme};
use crate::ui::{Request, View};

const ROWS: [RowsOf; 6] =
    [RowsOf::Years, RowsOf::HalfYears, RowsOf::Quarters, RowsOf::Months, RowsOf::YearToDate, RowsOf::OtherSpans];

/// The rare kinds of rows that a dataset has, found again when it changes.
#[derive(Default)]
pub struct RareRows {
    of: Option<(DatasetId, u64)>,
    half_years: bool,
    other_spans: bool,
}

impl RareRows {
    fn look(&mut self, dataset: &Dataset, revision: u64) {
        if self.of == Some((dataset.id, revision)) {
            return;
        }
        let (mut half_years, mut other_spans) = (false, false);
        for period in dataset.periods.iter().copied().chain(dataset.observations.periods()) {
            half_years |= RowsOf::HalfYears.shows(period);
            other_spans |= RowsOf::OtherSpans.shows(period);
            if half_years && other_spans {
                break;
            }
        }
        *self = Self { of: Some((dataset.id, revision)), half_years, other_spans };
    }

    fn offers(&self, rows: RowsOf) -> bool {
        match rows {
            RowsOf::HalfYears => self.half_years,
            RowsOf::OtherSpans => self.other_spans,
            _ => true,
        }
    }
}

pub fn toolbar_ui(ui: &mut Ui, view: &mut View<'_>, rare: &mut RareRows, dataset: &Dataset, table: &DatasetTable) {
    let sheet = &*table.sheet;
    let id = dataset.id;
    let shown = view.session.view_of(id);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
        ui.spacing_mut().button_padding.x = 8.0;
        rare.look(dataset, view.session.dataset_revision(id));
        rows_ui(ui, view, rare, id, &shown);
        against_ui(ui, view, id, &shown, sheet);
        form_ui(ui, view, id, &shown);
        as_of_ui(ui, view, id, &shown);
        look_ui(ui, view, table, &shown);
        save_as_chart_ui(ui, view);
        newest_first_ui(ui, view, id, &shown);
    });
}

/// What stands under the table becomes a chart of its own.
fn save_as_chart_ui(ui: &mut Ui, view: &mut View<'_>) {
    let spec = Command::Chart(ChartCommand::SaveAs).spec();
    let tip = view.words.t(spec.tip);
    if ui.button(view.words.t(spec.text)).on_hover_text(tip).clicked() {
        view.requests.push(Request::Run(spec.name));
    }
}

fn newest_first_ui(ui: &mut Ui, view: &mut View<'_>, id: DatasetId, shown: &DatasetView) {
    let text = view.words.t("rows-newest-first");
    // It does not take a line for itself: the menu has it too.
    if width_of(ui, text) > ui.available_size_before_wrap().x {
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add(Button::selectable(shown.newest_first, text).frame_when_inactive(true)).clicked() {
            view.act(Action::ShowNewestFirst { dataset: id, newest_first: !shown.newest_first });
        }
    });
}

/// Width of a button with this text.
pub fn width_of(ui: &Ui, text: &str) -> f32 {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::strong(), egui::Color32::TRANSPARENT);
    galley.size().x + 2.0 * ui.spacing().button_padding.x
}

fn rows_ui(ui: &mut Ui, view: &mut View<'_>, rare: &RareRows, id: DatasetId, shown: &DatasetView) {
    let current = shown.question.rows;
    let offered: Vec<_> = ROWS.into_iter().filter(|rows| *rows == current || rare.offers(*rows)).collect();
    let names = offered.iter().map(|rows| (rows_name(view.words, *rows), *rows == shown.question.rows));
    if let Some(rows) = segments(ui, names).and_then(|(chosen, _)| offered.get(chosen)) {
        view.act(Action::ShowRows { dataset: id, rows: *rows });
    }
}

fn against_ui(ui: &mut Ui, view: &mut View<'_>, id: DatasetId, shown: &DatasetView, sheet: &Sheet) {
    let words = view.words;
    let basis = shown.question.basis;
    let base = match basis.against {
        Against::Period(base) => words.with("basis-against-period", &[("period", &words.period_short(base))]),
        _ => words.t("basis-against").to_owned(),
    };
    let names = [
        (words.t("basis-year-earlier"), basis.against == Against::YearEarlier),
        (words.t("basis-previous"), basis.against == Against::Previous),
        (&*base, matches!(basis.against, Against::Period(_))),
    ];
    let mut show = |against| view.actions.push(Action::ShowBasis { dataset: id, basis: Basis { against, ..basis } });
    let responses = segment_buttons(ui, names.into_iter());
    for (response, against) in responses.iter().zip([Against::YearEarlier, Against::Previous]) {
        if response.clicked() {
            show(against);
        }
    }
    let Some(button) = responses.last() else { return };
    Popup::from_toggle_button_response(button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_min_width(140.0);
        ui.label(RichText::new(words.t("basis-choose")).font(theme::small()).color(Theme::of(ui).muted));
        ScrollArea::vertical().max_height(260.0).show_rows(ui, 26.0, sheet.len(), |ui, visible| {
            for period in sheet.periods().skip(visible.start).take(visible.len()) {
                let chosen = basis.against == Against::Period(period);
                if ui.add(Button::selectable(chosen, words.period(period))).clicked() {
                    show(Against::Period(period));
                    ui.close();
                }
            }
        });
    });
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, id: DatasetId, shown: &DatasetView) {
    let basis = shown.question.basis;
    let forms = [
        (GrowthForm::Percent, "basis-percent"),
        (GrowthForm::Change, "basis-change"),
        (GrowthForm::Index, "basis-index"),
    ];
    let names = forms.iter().map(|(form, text)| (view.words.t(text), *form == basis.form));
    if let Some((form, _)) = segments(ui, names).and_then(|(chosen, _)| forms.get(chosen)) {
        view.act(Action::ShowBasis { dataset: id, basis: Basis { form: *form, ..basis } });
    }
}

fn as_of_ui(ui: &mut Ui, view: &mut View<'_>, id: DatasetId, shown: &DatasetView) {
    let Some(date) = shown.question.as_of else { return };
    let words = view.words;
    let theme = Theme::of(ui);
    let text = words.with("as-of", &[("date", &words.date(date))]);
    // As whole as a row of buttons.
    if width_of(ui, &text) + 32.0 > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let frame = egui::Frame::NONE.fill(theme.attention).corner_radius(CornerRadius::same(6)).inner_margin(4);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add(egui::Label::new(RichText::new(text).color(theme.attention_text)).extend());
        let close = ui.add(Button::new("✕").frame(false).small()).on_hover_text(words.t("as-of-end"));
        let close = close.accessible_name(words.t("as-of-end"));
        if close.clicked() {
            view.act(Action::ShowAsOf { dataset: id, as_of: None });
        }
    });
}

/// A row of joined buttons of which one is chosen; the one that was clicked.
pub fn segments<'t>(ui: &mut Ui, names: impl ExactSizeIterator<Item = (&'t str, bool)>) -> Option<(usize, Response)> {
    segment_buttons(ui, names).into_iter().enumerate().find(|(_, response)| response.clicked())
}

fn segment_buttons<'t>(ui: &mut Ui, names: impl ExactSizeIterator<Item = (&'t str, bool)>) -> Vec<Response> {
    let theme = Theme::of(ui);
    let names: Vec<_> = names.collect();
    // A row of buttons is not taken apart: it goes on to the next line as a whole.
    let needed: f32 = names.iter().map(|(name, _)| width_of(ui, name)).sum();
    if needed > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let count = names.len();
    ui.scope(|ui| {
        ui.horizontal(|ui| {
            // The borders of neighbours lie on each other.
            ui.spacing_mut().item_spacing.x = -1.0;
            let button = |(nth, (name, chosen)): (usize, (&str, bool))| {
                let (left, right) = (if nth == 0 { 6 } else { 0 }, if nth + 1 == count { 6 } else { 0 });
                let font = if chosen { theme::strong() } else { theme::body() };
                let text = RichText::new(name).font(font).color(if chosen { theme.accent } else { theme.text });
                let button = Button::selectable(chosen, text)
                    .frame_when_inactive(true)
                    .fill(if chosen { theme.accent_pale } else { theme.surface })
                    .stroke(egui::Stroke::new(1.0, theme.line))
                    .corner_radius(CornerRadius { nw: left, sw: left, ne: right, se: right });
                ui.add(button)
            };
            names.into_iter().enumerate().map(button).collect()
        })
        .inner
    })
    .inner
}
