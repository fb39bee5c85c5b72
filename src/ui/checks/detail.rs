//! One verdict: what it says, what is tried out, what was accepted, the figures, the proof and the remedies.

use std::rc::Rc;

use egui::{Button, CornerRadius, Frame, Key, Label, Margin, RichText, ScrollArea, Ui, vec2};

use super::made::{Detail, TrialText};
use super::{ChecksState, figures, remedies, standing_name, tone};
use crate::analysis::checks::Standing;
use crate::domain::List;
use crate::session::Action;
use crate::session::action::ChecksAction;
use crate::session::checks::subject;
use crate::ui::View;
use crate::ui::dataset::inspector::chip;
use crate::ui::dialogs::{plain, primary};
use crate::ui::fields::layout::heading;
use crate::ui::fields::{Field, text_field};
use crate::ui::theme::{self, Theme};
use crate::words::plain_spaces;

/// From this width on proof and remedies stand beside each other.
const TWO_COLUMNS: f32 = 900.0;
/// Implied figures that are told with a trial.
const MOST_LINES: usize = 3;
/// Conflicts that can be chosen from.
const MOST_SETS: usize = 30;

pub fn detail_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState, detail: &Rc<Detail>) {
    ui.add_space(6.0);
    // Above what scrolls: it was asked for somewhere down there.
    if let Some(trial) = &detail.trial {
        trial_ui(ui, view, trial);
        ui.add_space(6.0);
    }
    let salt = ("checks-detail", detail.title.as_str(), detail.judged.check.origins.len());
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        ui.spacing_mut().extra_text_line_spacing = 2.0;
        head_ui(ui, view, state, detail);
        told_ui(ui, view, detail);
        reason_ui(ui, view, state, detail);
        // Where all can hold, what follows is what is new.
        if detail.proof.is_empty() {
            remedies::implied_ui(ui, view, detail);
        }
        figures::figures_ui(ui, view, detail);
        columns(ui, view, state, detail);
        if !detail.proof.is_empty() {
            remedies::implied_ui(ui, view, detail);
        }
        ui.add_space(20.0);
    });
}

fn columns(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState, detail: &Rc<Detail>) {
    if detail.proof.is_empty() {
        return;
    }
    if ui.available_width() < TWO_COLUMNS {
        proof_ui(ui, view, detail);
        remedies::repairs_ui(ui, view, detail);
        remedies::conventions_ui(ui, view, state, detail);
        return;
    }
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 24.0);
    ui.columns_const(|[left, right]| {
        for column in [&mut *left, &mut *right] {
            column.spacing_mut().item_spacing.x = gap;
        }
        left.vertical(|ui| proof_ui(ui, view, detail));
        right.vertical(|ui| {
            remedies::repairs_ui(ui, view, detail);
            remedies::conventions_ui(ui, view, state, detail);
        });
    });
    ui.spacing_mut().item_spacing.x = gap;
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState, detail: &Detail) {
    let theme = Theme::of(ui);
    let words = view.words;
    let accepted = detail.told.as_ref().is_some_and(|told| told.is_valid);
    let conflicts = matches!(detail.standing, Standing::CannotHold | Standing::Attention);
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new(&detail.sentence).font(theme::title())).wrap());
        if accepted || !conflicts {
            let (fill, colour) = tone(theme, detail.standing, accepted);
            chip(ui, standing_name(words, detail.standing, accepted), fill, colour);
        }
    });
    ui.add(Label::new(RichText::new(&detail.title).color(theme.muted)).wrap());
    if let Some(way) = &detail.way_out {
        ui.add(Label::new(way.as_str()).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        sets_ui(ui, view, state, detail);
        let go = ui.add(Button::new(words.t("command-go-to-cells")));
        if go.on_hover_text(words.t("command-go-to-cells-tip")).clicked() {
            state.go_to_cells(view);
        }
        if conflicts && !accepted && state.reason.is_none() {
            let accept = ui.add(Button::new(words.t("command-accept-conflict")));
            if accept.on_hover_text(words.t("command-accept-conflict-tip")).clicked() {
                state.begin_accepting();
            }
        }
    });
}

/// What a person said of the conflict.
fn told_ui(ui: &mut Ui, view: &mut View<'_>, detail: &Detail) {
    let Some(told) = &detail.told else { return };
    let theme = Theme::of(ui);
    let words = view.words;
    let id = if told.is_valid { "checks-accepted-on" } else { "checks-accepted-before" };
    let text = words.with(id, &[("date", &told.date), ("reason", &told.reason)]);
    let (fill, colour) =
        if told.is_valid { (theme.panel, theme.text) } else { (theme.attention, theme.attention_text) };
    strip(ui, fill, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(RichText::new(text).color(colour)).wrap());
            if ui.add(Button::new(words.t("checks-reopen"))).on_hover_text(words.t("checks-reopen-tip")).clicked() {
                view.act(Action::Delete { list: List::Acknowledgements, id: told.id.0 });
            }
        });
    });
}

/// Where the reason is typed.
fn reason_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState, detail: &Detail) {
    let Some(reason) = state.reason.clone() else { return };
    let words = view.words;
    let id = egui::Id::unique("checks-reason");
    strip(ui, Theme::of(ui).panel, |ui| {
        let field = Field::new(id, words.t("checks-reason")).hint(words.t("checks-reason-hint"));
        let answer = text_field(ui, field, &reason);
        if std::mem::take(&mut state.wants_reason) {
            answer.response.request_focus();
        }
        let typed = answer.change.map_or(reason, |change| change.value);
        let left = |key| answer.response.lost_focus() && ui.input(|input| input.key_pressed(key));
        let (mut accepted, mut given_up) = (left(Key::Enter), left(Key::Escape));
        ui.horizontal(|ui| {
            accepted |= primary(ui, words.t("checks-accept"), !typed.trim().is_empty()).clicked();
            given_up |= plain(ui, words.t("status-cancel")).clicked();
        });
        if accepted && !typed.trim().is_empty() {
            accept(view, detail, typed);
            state.reason = None;
        } else {
            state.reason = (!given_up).then_some(typed);
        }
    });
}

fn accept(view: &mut View<'_>, detail: &Detail, reason: String) {
    let found = subject(view.session.project(), &detail.judged);
    if let Some((statements, fingerprint)) = found {
        let date = Some(view.today);
        let replaces = detail.told.as_ref().map(|told| told.id);
        view.act(Action::Checks(ChecksAction::Accept { statements, fingerprint, reason, date, replaces }));
    }
}

/// The change on trial: what it is, what it would make of the verdict, and the two ways on.
fn trial_ui(ui: &mut Ui, view: &mut View<'_>, trial: &TrialText) {
    let words = view.words;
    let theme = Theme::of(ui);
    strip(ui, theme.accent_pale, |ui| {
        ui.label(RichText::new(words.t("checks-trial")).font(theme::strong()));
        for change in &trial.changes {
            ui.add(Label::new(change.as_str()).wrap());
        }
        match (&trial.verdict, trial.standing) {
            (Some(verdict), Some(standing)) => {
                let holds = !matches!(standing, Standing::CannotHold | Standing::Attention | Standing::NotDecided);
                let sign = if holds { "✓ " } else { "! " };
                let colour = if holds { theme.agrees_text } else { theme.conflict_text };
                let text = words.with("checks-trial-verdict", &[("verdict", verdict)]);
                ui.add(Label::new(RichText::new(format!("{sign}{text}")).color(colour)).wrap());
            }
            _ => {
                ui.label(RichText::new(words.t("checks-trial-waiting")).color(theme.muted));
            }
        }
        for line in trial.follows.iter().take(MOST_LINES) {
            ui.add(Label::new(RichText::new(line).color(theme.muted)).wrap());
        }
        ui.horizontal(|ui| {
            if primary(ui, words.t("checks-make"), true).on_hover_text(words.t("checks-make-tip")).clicked() {
                view.act(Action::Checks(ChecksAction::Make(trial.trying.clone())));
            }
            if plain(ui, words.t("checks-leave")).clicked() {
                view.act(Action::Checks(ChecksAction::LeaveIt));
            }
        });
    });
}

/// Which of several conflicts is looked at.
fn sets_ui(ui: &mut Ui, view: &View<'_>, state: &mut ChecksState, detail: &Detail) {
    if detail.sets < 2 {
        return;
    }
    let words = view.words;
    ui.label(RichText::new(words.count("checks-sets", detail.sets)).color(Theme::of(ui).muted));
    let conflicts = &detail.judged.answer.findings.conflicts;
    for (nth, conflict) in conflicts.iter().enumerate().take(MOST_SETS) {
        let count = conflict.statements.len().to_string();
        let name = words.with("checks-set", &[("count", &count), ("nth", &(nth + 1).to_string())]);
        if ui.add(Button::new(name).selected(state.set == nth)).clicked() {
            state.set = nth;
        }
    }
    ui.add_space(12.0);
}

/// Lines to follow with a pencil.
fn proof_ui(ui: &mut Ui, view: &View<'_>, detail: &Detail) {
    let theme = Theme::of(ui);
    heading(ui, view.words.t("checks-proof"));
    let frame = Frame::NONE
        .stroke(egui::Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
        let last = detail.proof.len().saturating_sub(1);
        for (nth, line) in detail.proof.iter().enumerate() {
            // The two that say it all.
            let says_it = nth + 1 >= last;
            let font = if says_it { theme::strong() } else { theme::body() };
            let colour = if nth == last { theme.conflict_text } else { theme.text };
            let label = ui.add(Label::new(RichText::new(line).font(font).color(colour)).wrap());
            let spoken = plain_spaces(line);
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(spoken));
        }
    });
    ui.add_space(4.0);
    ui.add(Label::new(RichText::new(crate::session::checks_words::reasons(view.words)).color(theme.muted)).wrap());
}

fn strip(ui: &mut Ui, fill: egui::Color32, add: impl FnOnce(&mut Ui)) {
    ui.add_space(4.0);
    let frame = Frame::NONE.fill(fill).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
}
