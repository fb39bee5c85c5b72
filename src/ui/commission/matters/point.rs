//! One open point on its page: what was decided, by when, what was reported, and the buttons of the answers.

use egui::{Button, Frame, Label, Margin, RichText, Ui};

use super::answer::{answered_ui, ask_ui};
use super::{ANSWERS, Asked, Asks, Matters, PointKey};
use crate::domain::{CommissionSession, Outcome, OutcomeId, ReviewResult};
use crate::session::Action;
use crate::session::action::{Finding, RecordAction, ReviewPoint};
use crate::session::wording::record::{deadline_name, kind_name, outcome_status_name, result_name};
use crate::ui::View;
use crate::ui::commission::deadline::deadline_field;
use crate::ui::commission::known::Matter;
use crate::ui::commission::{CommissionState, Part, session_name};
use crate::ui::fields::{Field, labelled, multiline_field, typed};
use crate::ui::theme::{self, Theme};

/// What the answers of one point are made from.
#[derive(Clone, Copy)]
pub struct Point<'a> {
    pub part: Part<'a>,
    pub session: &'a CommissionSession,
    pub outcome: &'a Outcome,
    /// A point of this session that it may have become.
    pub like: Option<&'a Outcome>,
}

pub fn point_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
    (matter, walk): (Matter, &mut Matters),
    by_key: Option<PointKey>,
) -> Option<Asked> {
    let (of, outcome) = part.project.outcome(matter.outcome)?;
    let like = state.known.like(view, session.id, matter.outcome);
    let like = like.first().and_then(|id| session.outcomes.get(*id));
    let point = Point { part, session, outcome, like };
    let words = part.words;
    let theme = Theme::of(ui);
    ui.add_space(theme::STEP * 3.0);
    let name = part.project.session(of).map(|session| session_name(words, &session.head)).unwrap_or_default();
    let mut line = format!("{name} · {}", kind_name(words, outcome.kind));
    if !outcome.paragraph.is_empty() {
        line = format!("{name} · ¶ {} · {}", outcome.paragraph, kind_name(words, outcome.kind));
    }
    ui.label(RichText::new(line).color(theme.muted));
    let card = Frame::new().fill(theme.panel).corner_radius(8).inner_margin(Margin::same(14));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(&outcome.text).size(16.0)).wrap());
        facts_ui(ui, point);
    });
    ui.add_space(theme::STEP * 2.0);
    if let Some(result) = matter.found {
        return answered_ui(ui, view, point, result);
    }
    if let Some(asks) = walk.asks.clone() {
        return ask_ui(ui, state, point, walk, asks);
    }
    let asked = buttons_ui(ui, point, walk, by_key);
    extra_ui(ui, point, walk, by_key);
    asked
}

/// Deadline, who answers for it, topic, and what was reported.
fn facts_ui(ui: &mut Ui, point: Point<'_>) {
    let (part, outcome) = (point.part, point.outcome);
    let (words, theme) = (part.words, Theme::of(ui));
    ui.add_space(theme::STEP);
    let mut facts = vec![
        (words.t("outcome-deadline"), deadline_name(words, &outcome.deadline)),
        (words.t("outcome-responsible"), outcome.responsible.join(", ")),
        (words.t("outcome-topic"), outcome.topic.clone()),
        (words.t("outcome-status"), outcome_status_name(words, outcome.status())),
    ];
    facts.retain(|(_, text)| !text.is_empty());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::STEP;
        for (label, text) in facts {
            ui.label(RichText::new(label).font(theme::small()).color(theme.muted));
            ui.label(text);
            ui.add_space(theme::STEP * 4.0);
        }
    });
    for entry in &outcome.log {
        let date = entry.date.map(|date| words.date(date)).unwrap_or_default();
        let parts = [date, outcome_status_name(words, entry.status), entry.words.clone()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        ui.add(Label::new(RichText::new(parts.join(" · ")).color(theme.muted)).wrap());
    }
}

/// The suggestion that Enter takes, and a button for each answer with its letter.
fn buttons_ui(ui: &mut Ui, point: Point<'_>, walk: &Matters, by_key: Option<PointKey>) -> Option<Asked> {
    let (words, theme) = (point.part.words, Theme::of(ui));
    let mut asked = None;
    ui.horizontal_top(|ui| {
        let text = words.t("matters-take");
        let shown = RichText::new(format!("{text} · Enter")).color(theme.on_accent);
        let button = Button::new(shown).fill(theme.accent);
        if ui.add(button).accessible_name(text).clicked() || by_key == Some(PointKey::Suggestion) {
            asked = Some(Asked::Act(Box::new(suggested(point, walk))));
        }
        let suggestion = match point.like {
            Some(like) => {
                let result = result_name(words, linked_as(point.outcome, like));
                words.with("matters-suggestion-like", &[("result", &result), ("text", &like.text)])
            }
            None => words.t("matters-suggestion-continue").to_owned(),
        };
        ui.add(Label::new(suggestion).wrap());
    });
    ui.add_space(theme::STEP);
    ui.horizontal_wrapped(|ui| {
        for (result, key) in ANSWERS {
            let name = words.t(button_text(result));
            let button = Button::new(name).shortcut_text(key.name());
            let clicked = ui.add(button).accessible_name(name).clicked();
            if clicked || by_key == Some(PointKey::Answer(result)) {
                asked = Some(answer(point, walk, result));
            }
        }
    });
    asked
}

fn button_text(result: ReviewResult) -> &'static str {
    match result {
        ReviewResult::Continued => "matters-continued",
        ReviewResult::Reworded => "matters-reworded",
        ReviewResult::Narrowed => "matters-narrowed",
        ReviewResult::Merged => "matters-merged",
        ReviewResult::Split => "matters-split",
        ReviewResult::Fulfilled => "matters-fulfilled",
        ReviewResult::Dropped => "matters-dropped",
    }
}

/// Words and a new deadline, both optional.
fn extra_ui(ui: &mut Ui, point: Point<'_>, walk: &mut Matters, by_key: Option<PointKey>) {
    let words = point.part.words;
    let id = super::answer::text_id(Some(point.outcome.id));
    ui.add_space(theme::STEP * 2.0);
    let field = Field::new(id.with("words"), words.t("matters-words")).hint(words.t("matters-words-hint"));
    let answer = labelled(ui, field.label, |ui| multiline_field(ui, field, &walk.words));
    if let Some(change) = answer.change {
        walk.words = change.value;
    }
    if by_key == Some(PointKey::Words) {
        typed::focus(ui, field.id);
    }
    let field = Field::new(id.with("deadline"), words.t("matters-deadline"));
    let deadline = walk.deadline.clone().unwrap_or_else(|| point.outcome.deadline.clone());
    let answer = labelled(ui, field.label, |ui| deadline_field(ui, field, words, &deadline));
    if let Some(change) = answer.change {
        walk.deadline = Some(change.value);
    }
    if by_key == Some(PointKey::Deadline) {
        typed::focus(ui, field.id);
    }
    ui.add_space(theme::STEP * 2.0);
    ui.add(Label::new(RichText::new(words.t("matters-keys")).font(theme::small()).color(Theme::of(ui).muted)).wrap());
}

/// What an answer does at once, or the text that it needs first.
fn answer(point: Point<'_>, walk: &Matters, result: ReviewResult) -> Asked {
    let text = || point.outcome.text.clone();
    match result {
        ReviewResult::Continued => Asked::Act(Box::new(review(point, walk, Finding::Continued))),
        ReviewResult::Fulfilled => Asked::Act(Box::new(review(point, walk, Finding::Fulfilled))),
        ReviewResult::Dropped => Asked::Act(Box::new(review(point, walk, Finding::Dropped))),
        ReviewResult::Reworded => Asked::Ask(Asks::Text { narrowed: false, text: text() }),
        ReviewResult::Narrowed => Asked::Ask(Asks::Text { narrowed: true, text: text() }),
        ReviewResult::Merged => Asked::Ask(Asks::Merge { others: Vec::new(), text: text() }),
        ReviewResult::Split => Asked::Ask(Asks::Split { text: text() }),
    }
}

pub fn review(point: Point<'_>, walk: &Matters, finding: Finding) -> Action {
    let review = ReviewPoint {
        session: point.session.id,
        outcome: point.outcome.id,
        finding,
        words: walk.words.trim().to_owned(),
        deadline: walk.deadline.clone().filter(|deadline| *deadline != point.outcome.deadline),
        // A session without a date of its own is being drafted: its entry in the log is of today.
        date: point.session.head.from.is_none().then_some(point.part.today),
    };
    Action::Record(RecordAction::Review(Box::new(review)))
}

/// The same text goes on, another one was reworded.
fn linked_as(old: &Outcome, new: &Outcome) -> ReviewResult {
    if old.text.trim() == new.text.trim() { ReviewResult::Continued } else { ReviewResult::Reworded }
}

pub fn link(point: Point<'_>, walk: &Matters, result: ReviewResult, to: OutcomeId) -> Action {
    Action::Record(RecordAction::Link {
        session: point.session.id,
        outcome: point.outcome.id,
        result,
        becomes: vec![to],
        words: walk.words.trim().to_owned(),
    })
}

fn suggested(point: Point<'_>, walk: &Matters) -> Action {
    match point.like {
        Some(like) => link(point, walk, linked_as(point.outcome, like), like.id),
        None => review(point, walk, Finding::Continued),
    }
}
