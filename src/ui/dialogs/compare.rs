//! What another program wrote into the file, beside what is on the screen: what is taken over, and what becomes of each
//! place that both changed.
//!
//! *Invariant:* nothing is lost that the person did not choose to lose.

use egui::{Align, Id, Label, Layout, RichText, ScrollArea, TextWrapMode, Ui, Vec2};

use super::shell;
use crate::analysis::merge::Choice;
use crate::ui::fields::radio;
use crate::ui::frame::{Comparison, Contested};
use crate::ui::theme::{self, ROW, Theme};
use crate::ui::{Request, View};
use crate::words::{Words, plain_spaces};

/// Widths of the column of places, and of the two columns of values.
const WHAT: f32 = 300.0;
const SIDE: f32 = 212.0;
const BOTH: f32 = 108.0;

pub fn compare_ui(ui: &Ui, view: &mut View<'_>, comparison: &Comparison) {
    let words = view.words;
    let place = Id::unique("compared with the file");
    let width = WHAT + 2.0 * SIDE + BOTH + 24.0 + 16.0;
    let shown = shell::modal(ui, "compare", &comparison.title, width, |ui, fresh| {
        let kept = ui.data(|data| data.get_temp::<Vec<Choice>>(place));
        let kept = kept.filter(|kept| !fresh && kept.len() == comparison.contested.len());
        let mut choices = kept.unwrap_or_else(|| comparison.contested.iter().map(usual).collect());
        if let Some(warning) = &comparison.warning {
            shell::trouble(ui, warning);
        }
        taken_ui(ui, comparison);
        if !comparison.contested.is_empty() {
            contested_ui(ui, words, comparison, &mut choices);
        }
        let answer = shell::buttons(ui, |ui| {
            let apply = shell::primary(ui, words.t("dialog-apply"), true);
            if fresh {
                apply.request_focus();
            }
            let cancel = shell::plain(ui, words.t("dialog-cancel")).clicked();
            apply.clicked().then_some(true).or(cancel.then_some(false))
        });
        let chosen = (answer == Some(true)).then(|| choices.clone());
        ui.data_mut(|data| data.insert_temp(place, choices));
        (answer, chosen)
    });
    let escape = shown.dismissed && !ui.input(|input| input.pointer.any_click());
    match shown.inner {
        (Some(true), Some(choices)) => view.requests.push(Request::AnswerComparison(choices)),
        (Some(false), _) => view.requests.push(Request::CloseProblem),
        _ if escape => view.requests.push(Request::CloseProblem),
        _ => {}
    }
}

fn usual(contested: &Contested) -> Choice {
    contested.usual.unwrap_or(Choice::Mine)
}

fn taken_ui(ui: &mut Ui, comparison: &Comparison) {
    ui.add(Label::new(RichText::new(&comparison.told).font(theme::strong())).wrap());
    if comparison.taken.is_empty() {
        return;
    }
    ScrollArea::vertical().id_salt("taken").max_height(132.0).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        for line in &comparison.taken {
            let label = ui.add(Label::new(line).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(plain_spaces(line)));
        }
    });
}

fn contested_ui(ui: &mut Ui, words: &Words, comparison: &Comparison, choices: &mut [Choice]) {
    ui.add_space(4.0);
    ui.add(Label::new(RichText::new(&comparison.asked).font(theme::strong())).wrap());
    if comparison.contested.len() > 1 {
        ui.horizontal(|ui| all_ui(ui, words, comparison, choices));
    }
    let muted = Theme::of(ui).muted;
    let heads = [("compare-what", WHAT), ("compare-mine", SIDE), ("compare-theirs", SIDE), ("compare-both", BOTH)];
    ui.horizontal(|ui| {
        for (id, width) in heads {
            column(ui, width, 20.0, |ui| ui.add(Label::new(RichText::new(words.t(id)).color(muted)).selectable(false)));
        }
    });
    let rows = comparison.contested.len();
    let height = (ui.ctx().content_rect().height() - 420.0).clamp(120.0, 320.0);
    ScrollArea::vertical().id_salt("contested").max_height(height).show_rows(ui, ROW, rows, |ui, shown| {
        let places = comparison.contested.iter().zip(choices.iter_mut()).skip(shown.start).take(shown.len());
        for (contested, choice) in places {
            ui.horizontal(|ui| row_ui(ui, words, contested, choice));
        }
    });
}

/// One press for many places.
fn all_ui(ui: &mut Ui, words: &Words, comparison: &Comparison, choices: &mut [Choice]) {
    let all = [
        ("compare-all-mine", Choice::Mine),
        ("compare-all-theirs", Choice::Theirs),
        ("compare-all-both", Choice::Both),
    ];
    for (id, choice) in all {
        let possible = |contested: &Contested| choice != Choice::Both || contested.both;
        if comparison.contested.iter().any(possible) && shell::plain(ui, words.t(id)).clicked() {
            for (contested, chosen) in comparison.contested.iter().zip(choices.iter_mut()) {
                *chosen = if possible(contested) { choice } else { *chosen };
            }
        }
    }
}

fn row_ui(ui: &mut Ui, words: &Words, contested: &Contested, choice: &mut Choice) {
    column(ui, WHAT, ROW, |ui| ui.add(Label::new(&contested.what).truncate()));
    let sides = [
        (Choice::Mine, "compare-mine", contested.mine.as_str(), SIDE),
        (Choice::Theirs, "compare-theirs", contested.theirs.as_str(), SIDE),
        (Choice::Both, "compare-both", words.t("compare-both-figures"), BOTH),
    ];
    for (of, side, value, width) in sides.into_iter().filter(|(of, ..)| *of != Choice::Both || contested.both) {
        let pressed = column(ui, width, ROW, |ui| {
            let chosen = *choice == of;
            let response = radio(ui, chosen, value);
            let name = [("what", contested.what.as_str()), ("side", words.t(side)), ("value", value)];
            let name = plain_spaces(&words.with("compare-choice", &name));
            response
                .widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::RadioButton, true, chosen, &name));
            response.on_hover_text(value).clicked()
        });
        if pressed {
            *choice = of;
        }
    }
}

/// A cell of fixed width, in which a long text ends in an ellipsis.
fn column<T>(ui: &mut Ui, width: f32, height: f32, content: impl FnOnce(&mut Ui) -> T) -> T {
    ui.allocate_ui_with_layout(Vec2::new(width, height), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        content(ui)
    })
    .inner
}
