//! Matters arising: a walk through the open points of earlier sessions, a key for each answer.
//!
//! *Invariant:* each answer is one step of undo, and leaving the walk loses none of them: it goes on at the first point
//! without an answer.

mod answer;
mod point;

use egui::{Key, Label, Modifiers, RichText, Ui};

use super::known::Matter;
use super::{CommissionState, Page, Part, page};
use crate::domain::{CommissionSession, Deadline, OutcomeId, ReviewResult};
use crate::session::Action;
use crate::ui::View;
use crate::ui::fields::typed;
use crate::ui::theme::{self, Theme};

/// Where the walk is, and what was typed for the point on the screen.
#[derive(Debug, Default)]
pub struct Matters {
    at: Option<OutcomeId>,
    asks: Option<Asks>,
    words: String,
    /// `None`: the old one.
    deadline: Option<Deadline>,
    /// An answer was given: once the point has it, the next one comes; if it was refused, nothing typed is lost.
    waits: bool,
}

/// An answer that needs a text first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asks {
    Text { narrowed: bool, text: String },
    Split { text: String },
    Merge { others: Vec<OutcomeId>, text: String },
}

impl Matters {
    pub fn at(outcome: OutcomeId) -> Self {
        Self { at: Some(outcome), ..Self::default() }
    }

    fn go(&mut self, outcome: Option<OutcomeId>) {
        *self = Self { at: outcome, ..Self::default() };
    }
}

/// What a key or a button asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Act(Box<Action>),
    Ask(Asks),
    GiveUp,
    Back,
    Forth,
    Leave,
}

pub fn matters_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
    mut walk: Matters,
) {
    let all = state.known.matters.clone();
    let is_there = |id: &OutcomeId| all.iter().any(|matter| matter.outcome == *id);
    if !walk.at.is_some_and(|id| is_there(&id)) {
        walk.go(next_unanswered(&all, None));
    }
    let is_answered = all.iter().any(|matter| Some(matter.outcome) == walk.at && matter.found.is_some());
    if std::mem::take(&mut walk.waits) && is_answered {
        let next = next_unanswered(&all, walk.at);
        walk.go(next);
    }
    let place = all.iter().position(|matter| Some(matter.outcome) == walk.at);
    let base = part.base.with("matters");
    let part = Part { base, ..part };
    let typing = ui.ctx().text_edit_focused();
    let asked = page(ui, base, |ui| {
        let mut asked = head_ui(ui, part, session, &all, place);
        match place.and_then(|place| all.get(place)) {
            Some(matter) => {
                let by_key = if typing { None } else { keys(ui, &walk) };
                asked = asked.or(point::point_ui(ui, view, state, part, session, (*matter, &mut walk), by_key));
            }
            None => {
                let id = if all.is_empty() { "matters-none" } else { "matters-done" };
                ui.add_space(theme::STEP * 4.0);
                ui.add(Label::new(RichText::new(part.words.t(id)).color(Theme::of(ui).muted)).wrap());
            }
        }
        asked.or_else(|| walk_keys(ui, typing, &walk))
    });
    carry_out(ui, view, state, walk, asked, place);
}

fn carry_out(
    ui: &Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    mut walk: Matters,
    asked: Option<Asked>,
    place: Option<usize>,
) {
    let all = &state.known.matters;
    match asked {
        Some(Asked::Leave) => {
            state.page = Page::Session;
            return;
        }
        Some(Asked::Act(action)) => {
            view.act(*action);
            walk.waits = true;
            ui.ctx().request_repaint();
        }
        Some(Asked::Ask(asks)) => {
            walk.asks = Some(asks);
            typed::focus(ui, answer::text_id(walk.at));
        }
        Some(Asked::GiveUp) => walk.asks = None,
        Some(Asked::Back) => {
            let before = match place {
                Some(place) => place.checked_sub(1),
                None => all.len().checked_sub(1),
            };
            if let Some(matter) = before.and_then(|place| all.get(place)) {
                walk.go(Some(matter.outcome));
            }
        }
        Some(Asked::Forth) => {
            if let Some(matter) = place.and_then(|place| all.get(place + 1)) {
                walk.go(Some(matter.outcome));
            }
        }
        None => {}
    }
    state.page = Page::Matters(walk);
}

/// The first point without an answer after this one, else the first before it.
fn next_unanswered(all: &[Matter], after: Option<OutcomeId>) -> Option<OutcomeId> {
    let place = after.and_then(|id| all.iter().position(|matter| matter.outcome == id));
    let from = place.map_or(0, |place| place + 1);
    let open = |matter: &&Matter| matter.found.is_none() && Some(matter.outcome) != after;
    let later = all.iter().skip(from).find(open);
    later.or_else(|| all.iter().take(from).find(open)).map(|matter| matter.outcome)
}

/// Title, progress and the way back.
fn head_ui(
    ui: &mut Ui,
    part: Part<'_>,
    session: &CommissionSession,
    all: &[Matter],
    place: Option<usize>,
) -> Option<Asked> {
    let (theme, words) = (Theme::of(ui), part.words);
    let mut asked = None;
    let answered = all.iter().filter(|matter| matter.found.is_some()).count();
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.t("matters-title")).font(theme::title()));
        ui.label(RichText::new(super::session_name(words, &session.head)).color(theme.muted));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(words.t("matters-leave")).clicked() {
                asked = Some(Asked::Leave);
            }
            let on = place.is_some_and(|place| place + 1 < all.len());
            if ui.add_enabled(on, egui::Button::new(words.t("matters-next"))).clicked() {
                asked = Some(Asked::Forth);
            }
            let back = place != Some(0) && !all.is_empty();
            if ui.add_enabled(back, egui::Button::new(words.t("matters-back"))).clicked() {
                asked = Some(Asked::Back);
            }
        });
    });
    let numbers = [
        ("place", place.map_or(all.len(), |place| place + 1).to_string()),
        ("all", all.len().to_string()),
        ("answered", answered.to_string()),
    ];
    let numbers: Vec<_> = numbers.iter().map(|(name, text)| (*name, text.as_str())).collect();
    ui.label(RichText::new(words.with("matters-progress", &numbers)).color(theme.muted));
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 4.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 2, theme.table_line);
    if !all.is_empty() {
        #[expect(clippy::cast_precision_loss, reason = "a bar on the screen")]
        let share = answered as f32 / all.len() as f32;
        let done = egui::Rect::from_min_size(rect.min, egui::vec2(rect.width() * share, rect.height()));
        ui.painter().rect_filled(done, 2, theme.accent);
    }
    asked
}

/// The letter of each answer, in the order of the buttons.
pub(super) const ANSWERS: [(ReviewResult, Key); 7] = [
    (ReviewResult::Continued, Key::C),
    (ReviewResult::Reworded, Key::R),
    (ReviewResult::Narrowed, Key::N),
    (ReviewResult::Merged, Key::M),
    (ReviewResult::Split, Key::S),
    (ReviewResult::Fulfilled, Key::F),
    (ReviewResult::Dropped, Key::D),
];

/// What a key asks of the point on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointKey {
    Answer(ReviewResult),
    Suggestion,
    Words,
    Deadline,
}

fn keys(ui: &Ui, walk: &Matters) -> Option<PointKey> {
    if walk.asks.is_some() || super::is_covered(ui) {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if let Some((result, _)) = ANSWERS.into_iter().find(|(_, key)| pressed(*key)) {
        return Some(PointKey::Answer(result));
    }
    if pressed(Key::W) {
        return Some(PointKey::Words);
    }
    if pressed(Key::L) {
        return Some(PointKey::Deadline);
    }
    // A button that has the focus takes Enter for itself.
    let free = ui.memory(|memory| memory.focused().is_none());
    (free && pressed(Key::Enter)).then_some(PointKey::Suggestion)
}

/// Arrows and Escape, where no text has the focus.
fn walk_keys(ui: &Ui, typing: bool, walk: &Matters) -> Option<Asked> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if typing || super::is_covered(ui) {
        return None;
    }
    if pressed(Key::ArrowLeft) {
        return Some(Asked::Back);
    }
    if pressed(Key::ArrowRight) {
        return Some(Asked::Forth);
    }
    pressed(Key::Escape).then_some(if walk.asks.is_some() { Asked::GiveUp } else { Asked::Leave })
}
