//! What would mend a conflict: other figures, another way of rounding; and what follows where all is well.

use egui::{Button, Label, Rect, RichText, Sense, Ui, UiBuilder};

use super::ChecksState;
use super::made::{ConventionRow, Detail};
use crate::session::Action;
use crate::session::action::ChecksAction;
use crate::session::checks::{TryOrigin, Trying};
use crate::ui::View;
use crate::ui::fields::layout::heading;
use crate::ui::theme::{ROW, Theme};

/// More ways than these are named in one line.
const MOST: usize = 8;
/// More lines than these have the height of one, however long they are.
const MOST_WRAPPED: usize = 40;

/// Shows what a change would make of the verdict.
fn try_out(view: &mut View<'_>, detail: &Detail, trying: &Trying) {
    if let Some(origin) = detail.judged.check.origins.first() {
        let of = TryOrigin::of(*origin);
        view.act(Action::Checks(ChecksAction::TryOut { trying: trying.clone(), of }));
    }
}

pub fn repairs_ui(ui: &mut Ui, view: &mut View<'_>, detail: &Detail) {
    let (words, theme) = (view.words, Theme::of(ui));
    heading(ui, words.t("checks-repairs"));
    if detail.repairs.is_empty() {
        ui.add(Label::new(RichText::new(words.t("checks-no-repair")).color(theme.muted)).wrap());
        return;
    }
    for row in &detail.repairs {
        let mut wanted = false;
        line_ui(ui, &row.text, |ui| {
            let Some(trying) = &row.trying else { return };
            let is_tried = detail.trial.as_ref().is_some_and(|trial| trial.trying == *trying);
            let button = Button::new(words.t("checks-try")).selected(is_tried);
            wanted = ui.add(button).on_hover_text(words.t("checks-try-tip")).accessible_name(&row.button).clicked();
        });
        if let Some(trying) = row.trying.as_ref().filter(|_| wanted) {
            try_out(view, detail, trying);
        }
    }
    if !detail.is_complete {
        ui.add(Label::new(RichText::new(words.t("checks-not-all")).color(theme.muted)).wrap());
    }
}

pub fn conventions_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState, detail: &Detail) {
    let (words, theme) = (view.words, Theme::of(ui));
    heading(ui, words.t("checks-conventions"));
    if detail.conventions.is_empty() {
        ui.add(Label::new(RichText::new(words.t("checks-no-convention")).color(theme.muted)).wrap());
        return;
    }
    state.under = state.under.min(detail.conventions.len() - 1);
    for (nth, row) in detail.conventions.iter().enumerate().take(MOST) {
        convention_ui(ui, view, state, detail, (nth, row));
        let lines = if state.under == nth { row.follows.as_slice() } else { &[] };
        for line in lines {
            ui.horizontal(|ui| {
                ui.add_space(16.0);
                ui.add(Label::new(RichText::new(line).color(theme.calculated)).wrap());
            });
        }
    }
    let more = detail.conventions.len().saturating_sub(MOST);
    if more > 0 {
        ui.label(RichText::new(words.count("checks-more-conventions", more)).color(theme.muted));
    }
}

fn convention_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut ChecksState,
    detail: &Detail,
    (nth, row): (usize, &ConventionRow),
) {
    let words = view.words;
    let (mut tried, mut noted) = (false, false);
    line_ui(ui, &words.sentence(&row.text), |ui| {
        if row.trying.is_some() {
            let name = words.with("checks-note-what", &[("convention", &row.text)]);
            let note = Button::new(words.t("checks-note"));
            noted = ui.add(note).on_hover_text(words.t("checks-note-tip")).accessible_name(&name).clicked();
            let name = words.with("checks-try-what", &[("what", &row.text)]);
            let button = Button::new(words.t("checks-try"));
            tried = ui.add(button).on_hover_text(words.t("checks-try-tip")).accessible_name(&name).clicked();
        }
        if !row.follows.is_empty() {
            let name = words.with("checks-follows-under", &[("convention", &row.text)]);
            let look = Button::new(words.t("checks-follows")).selected(state.under == nth);
            if ui.add(look).accessible_name(&name).clicked() {
                state.under = nth;
            }
        }
    });
    if let Some(trying) = &row.trying {
        if noted {
            view.act(Action::Checks(ChecksAction::Make(trying.clone())));
        } else if tried {
            try_out(view, detail, trying);
        }
    }
}

/// Figures that nobody printed, where all that is printed can hold.
pub fn implied_ui(ui: &mut Ui, view: &mut View<'_>, detail: &Detail) {
    if detail.implied.is_empty() && detail.at_most.is_empty() && !detail.is_unfinished && !detail.is_pending {
        return;
    }
    let (words, theme) = (view.words, Theme::of(ui));
    heading(ui, words.t("checks-implied"));
    let mut taken = None;
    lines_ui(ui, detail.implied.iter().map(|row| (row.text.as_str(), row)), |ui, row| {
        if row.estimate.is_some() {
            let name = words.with("checks-take-over-what", &[("what", &row.text)]);
            let button = Button::new(words.t("checks-take-over"));
            if ui.add(button).on_hover_text(words.t("checks-take-over-tip")).accessible_name(&name).clicked() {
                taken.clone_from(&row.estimate);
            }
        }
    });
    if let Some(crate::session::checks::Estimate { cell, said, qualifier }) = taken {
        view.act(Action::Checks(ChecksAction::TakeOver { cell, said, qualifier }));
    }
    let said = [(detail.is_pending, "checks-more-follows"), (detail.is_unfinished, "checks-unfinished")];
    for (_, id) in said.into_iter().filter(|(is_so, _)| *is_so) {
        ui.add(Label::new(RichText::new(words.t(id)).color(theme.muted)).wrap());
    }
    lines_ui(ui, detail.at_most.iter().map(|line| (line.as_str(), ())), |_, ()| {});
}

/// Texts with their buttons. Many are of one height, so that only those in view are drawn.
fn lines_ui<'a, T>(
    ui: &mut Ui,
    lines: impl ExactSizeIterator<Item = (&'a str, T)>,
    mut buttons: impl FnMut(&mut Ui, T),
) {
    let height = ROW + ui.spacing().item_spacing.y;
    if lines.len() <= MOST_WRAPPED {
        lines.for_each(|(text, of)| line_ui(ui, text, |ui| buttons(ui, of)));
        return;
    }
    #[allow(clippy::cast_precision_loss, reason = "points on the screen")]
    let top_of = |nth: usize| nth as f32 * height;
    let (area, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), top_of(lines.len())), Sense::hover());
    let visible = ui.clip_rect();
    for (nth, (text, of)) in lines.enumerate() {
        let place = Rect::from_min_size(area.min + egui::vec2(0.0, top_of(nth)), egui::vec2(area.width(), height));
        if place.intersects(visible) {
            let row = UiBuilder::new().id_salt(("checks-line", nth)).max_rect(place);
            ui.scope_builder(row, |ui| labelled_ui(ui, Label::new(text).truncate(), |ui| buttons(ui, of)));
        }
    }
}

/// A text with its buttons at the right end.
fn line_ui(ui: &mut Ui, text: &str, buttons: impl FnOnce(&mut Ui)) {
    labelled_ui(ui, Label::new(text).wrap(), buttons);
}

fn labelled_ui(ui: &mut Ui, label: Label, buttons: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let before = ui.cursor().top();
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), ROW),
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            buttons(ui);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true), |ui| {
                ui.set_width(ui.available_width());
                ui.add(label);
            });
        },
    );
    let y = ui.cursor().top() - ui.spacing().item_spacing.y / 2.0;
    if y > before {
        ui.painter().hline(ui.max_rect().x_range(), y, egui::Stroke::new(1.0, theme.table_line));
    }
}
