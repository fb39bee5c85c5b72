//! Answers that need a text: the new wording, the points to merge with, the parts that a point is split into.

use egui::{Frame, Id, Key, Label, Margin, Modifiers, RichText, ScrollArea, Ui};

use super::point::{Point, link, review};
use super::{Asked, Asks, Matters};
use crate::domain::{Outcome, OutcomeId, ReviewResult};
use crate::session::Action;
use crate::session::action::{Finding, RecordAction};
use crate::session::wording::record::result_name;
use crate::ui::View;
use crate::ui::commission::CommissionState;
use crate::ui::dialogs::shell;
use crate::ui::fields::text::wrapping_field;
use crate::ui::fields::{Field, check, labelled, multiline_field};
use crate::ui::theme::{self, Theme};

/// The id of the text that an answer needs.
pub fn text_id(at: Option<OutcomeId>) -> Id {
    Id::unique(("matter", at.map(|id| id.0.raw())))
}

/// The answer that was given, with the way to take it back.
pub fn answered_ui(ui: &mut Ui, view: &mut View<'_>, point: Point<'_>, result: ReviewResult) -> Option<Asked> {
    let (words, theme) = (point.part.words, Theme::of(ui));
    let found = point.session.reviews.iter().find(|review| review.outcome == point.outcome.id)?;
    let frame = Frame::new().fill(theme.agrees).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = words.with("matters-answered", &[("result", &result_name(words, result))]);
        ui.label(RichText::new(text).color(theme.agrees_text));
        for next in found.becomes.iter().filter_map(|id| point.session.outcomes.get(*id)) {
            ui.add(Label::new(format!("→ {}", next.text)).wrap());
        }
        if !found.words.is_empty() {
            ui.add(Label::new(&found.words).wrap());
        }
        if ui.button(words.t("matters-take-back")).clicked() {
            view.act(Action::Record(RecordAction::Unlink(found.id)));
        }
    });
    None
}

pub fn ask_ui(
    ui: &mut Ui,
    state: &mut CommissionState,
    point: Point<'_>,
    walk: &mut Matters,
    asks: Asks,
) -> Option<Asked> {
    // Before the field: there Enter would only leave it.
    let in_text = ui.memory(|memory| memory.has_focus(text_id(walk.at)));
    let mut enter = in_text && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    if in_text && !matches!(asks, Asks::Split { .. }) {
        enter |= ui.input(|input| input.modifiers.is_none())
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
    let mut asked = None;
    let asks = match asks {
        Asks::Text { narrowed, text } => {
            let label = if narrowed { "matters-narrowed-text" } else { "matters-reworded-text" };
            Asks::Text { narrowed, text: text_ui(ui, point, label, &text, false) }
        }
        Asks::Split { text } => Asks::Split { text: text_ui(ui, point, "matters-split-text", &text, true) },
        Asks::Merge { mut others, text } => {
            asked = merge_ui(ui, state, point, walk, &mut others);
            Asks::Merge { others, text: text_ui(ui, point, "matters-merged-text", &text, false) }
        }
    };
    ui.horizontal(|ui| {
        let take = shell::primary(ui, point.part.words.t("matters-take-text"), !is_empty(&asks));
        let missing = if is_without_other(&asks) { "matters-choose-first" } else { "matters-write-first" };
        let take = take.on_disabled_hover_text(point.part.words.t(missing)).clicked();
        if take || (enter && !is_empty(&asks)) {
            asked = Some(Asked::Act(Box::new(done(point, walk, &asks))));
        }
        if shell::plain(ui, point.part.words.t("dialog-cancel")).clicked() {
            asked = Some(Asked::GiveUp);
        }
    });
    walk.asks = Some(asks);
    asked
}

fn text_ui(ui: &mut Ui, point: Point<'_>, label: &str, text: &String, lines: bool) -> String {
    let field = Field::new(text_id(Some(point.outcome.id)), point.part.words.t(label));
    let field_ui = if lines { multiline_field } else { wrapping_field };
    let answer = labelled(ui, field.label, |ui| field_ui(ui, field, text));
    answer.change.map_or_else(|| text.clone(), |change| change.value)
}

/// Points of this session that it becomes part of, and open ones that become one with it.
fn merge_ui(
    ui: &mut Ui,
    state: &CommissionState,
    point: Point<'_>,
    walk: &Matters,
    others: &mut Vec<OutcomeId>,
) -> Option<Asked> {
    let (words, project) = (point.part.words, point.part.project);
    let mut asked = None;
    let short = |outcome: &Outcome| match outcome.paragraph.as_str() {
        "" => outcome.text.clone(),
        paragraph => format!("¶ {paragraph}  {}", outcome.text),
    };
    let list = |ui: &mut Ui| {
        if !point.session.outcomes.is_empty() {
            ui.label(RichText::new(words.t("matters-merge-into")).color(Theme::of(ui).muted));
        }
        for into in point.session.outcomes.iter() {
            if ui.add(egui::Button::selectable(false, short(into)).wrap()).clicked() {
                asked = Some(Asked::Act(Box::new(link(point, walk, ReviewResult::Merged, into.id))));
            }
        }
        let open = state.known.matters.iter().filter(|matter| matter.found.is_none());
        let open = open.map(|matter| matter.outcome).filter(|id| *id != point.outcome.id);
        let open: Vec<_> = open.filter_map(|id| project.outcome(id)).map(|(_, outcome)| outcome).collect();
        if !open.is_empty() {
            ui.label(RichText::new(words.t("matters-merge-with")).color(Theme::of(ui).muted));
        }
        for other in open {
            let on = others.contains(&other.id);
            if let Some(change) = check(ui, &short(other), on, None) {
                others.retain(|id| *id != other.id);
                if change.value {
                    others.push(other.id);
                }
            }
        }
    };
    ScrollArea::vertical().id_salt("merge with").max_height(theme::ROW * 8.0).auto_shrink([false, true]).show(ui, list);
    asked
}

fn is_empty(asks: &Asks) -> bool {
    let (Asks::Text { text, .. } | Asks::Split { text } | Asks::Merge { text, .. }) = asks;
    text.trim().is_empty() || is_without_other(asks)
}

/// It is to become one with another point, and none is chosen.
fn is_without_other(asks: &Asks) -> bool {
    matches!(asks, Asks::Merge { others, .. } if others.is_empty())
}

fn done(point: Point<'_>, walk: &Matters, asks: &Asks) -> Action {
    let finding = match asks {
        Asks::Text { narrowed: false, text } => Finding::Reworded { text: text.trim().to_owned() },
        Asks::Text { narrowed: true, text } => Finding::Narrowed { text: text.trim().to_owned() },
        Asks::Split { text } => {
            let parts = text.lines().map(str::trim).filter(|line| !line.is_empty());
            Finding::Split { texts: parts.map(str::to_owned).collect() }
        }
        Asks::Merge { others, text } => Finding::Merged { others: others.clone(), text: text.trim().to_owned() },
    };
    review(point, walk, finding)
}
