//! The outcomes of a session as an editable table: its head, its rows, and what adds, moves and deletes them.

use egui::{Id, RichText, Ui, vec2};

use super::lock::is_locked;
use super::outcome_row::{Columns, RowAsk, row_ui};
use super::{CommissionState, Part, names, table_head};
use crate::domain::{CommissionSession, List, Outcome, OutcomeId, OutcomeKind, OutcomeStatus};
use crate::session::{Action, NewRecord};
use crate::ui::View;
use crate::ui::fields::layout::fixed;
use crate::ui::fields::{text_button, typed};
use crate::ui::theme::{self, Theme};

/// The id that all fields of an outcome's row come from.
pub(super) fn row_id(outcome: OutcomeId) -> Id {
    Id::unique(("outcome", outcome.0.raw()))
}

pub(super) fn outcomes_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
) {
    let words = part.words;
    focus_awaited(ui, state, session);
    head_ui(ui, state, part, session);
    let columns = Columns::of(ui.available_width());
    state.topics_in_inspector = columns.topic.is_none();
    if session.outcomes.is_empty() {
        ui.label(RichText::new(words.t("outcomes-none")).color(Theme::of(ui).muted));
    } else {
        table_head(ui, &columns.heads(words));
    }
    let mut asked = None;
    let width = ui.available_width();
    if (state.heights_at - width).abs() > 0.5 {
        state.heights.clear();
        state.heights_at = width;
    }
    for (place, outcome) in session.outcomes.iter().enumerate() {
        if let Some(height) = out_of_sight(ui, state, outcome.id) {
            ui.allocate_space(vec2(width, height));
            continue;
        }
        let top = ui.cursor().top();
        let ask = row_ui(ui, view, state, part, session, &columns, (place, outcome));
        let height = ui.cursor().top() - top - ui.spacing().item_spacing.y;
        state.heights.insert(outcome.id, height);
        asked = asked.or(ask.map(|ask| (outcome.id, ask)));
    }
    let text = format!("+ {}", words.t("outcome-add"));
    if !is_locked(session) && fixed(ui, part.base.with("add outcome"), |ui| text_button(ui, &text)).clicked() {
        let last = session.outcomes.iter().last();
        add(view, state, session, last.map(|outcome| outcome.id));
    }
    if let Some((outcome, ask)) = asked {
        carry_out(ui, view, state, session, outcome, ask);
    }
}

/// How far above and below the window rows are still drawn, so that Tab finds the next one.
const MARGIN: f32 = 400.0;

/// The height of a row that need not be drawn.
fn out_of_sight(ui: &Ui, state: &CommissionState, outcome: OutcomeId) -> Option<f32> {
    let height = *state.heights.get(&outcome)?;
    let (top, shown) = (ui.cursor().top(), ui.clip_rect().y_range().expand(MARGIN));
    let hidden = top + height < shown.min || top > shown.max;
    let needed =
        state.focused_outcome == Some(outcome) || ui.memory(|memory| memory.has_focus(row_id(outcome).with("text")));
    (hidden && !needed).then_some(height)
}

/// "Outcomes 3 · 2 open · 0 overdue on 23 November 2026"
fn head_ui(ui: &mut Ui, state: &CommissionState, part: Part<'_>, session: &CommissionSession) {
    let (words, theme) = (part.words, Theme::of(ui));
    ui.add_space(theme::STEP * 3.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.t("session-outcomes")).font(theme::strong()));
        if session.outcomes.is_empty() {
            return;
        }
        // What later sessions made of a point counts too: one that was carried over is open there.
        let status = |outcome: &Outcome| state.known.status(outcome);
        let open = session.outcomes.iter().filter(|outcome| status(outcome) == OutcomeStatus::Open).count();
        let is_overdue = |outcome: &&Outcome| names::is_overdue(outcome, status(outcome), part.today);
        let overdue = session.outcomes.iter().filter(is_overdue).count();
        let arguments = [
            ("all", &*session.outcomes.len().to_string()),
            ("open", &*open.to_string()),
            ("overdue", &*overdue.to_string()),
            ("date", &*words.date(part.today)),
        ];
        let summary = words.with("outcomes-summary", &arguments);
        ui.label(RichText::new(summary).color(theme.muted));
    });
}

/// A command asks for the point a frame before it is there: the wait ends with the point, or with another session.
fn focus_awaited(ui: &Ui, state: &mut CommissionState, session: &CommissionSession) {
    let Some((asked, known)) = &state.awaited_outcome else { return };
    let fresh = session.outcomes.iter().find(|outcome| !known.contains(&outcome.id));
    if *asked != session.id {
        state.awaited_outcome = None;
    } else if let Some(outcome) = fresh {
        typed::focus(ui, row_id(outcome.id).with("text"));
        state.awaited_outcome = None;
    }
}

/// A new outcome below one, or at the end; of the same kind, because outcomes of a kind stand together in protocols.
fn add(view: &mut View<'_>, state: &mut CommissionState, session: &CommissionSession, after: Option<OutcomeId>) {
    let kind = after.and_then(|id| session.outcomes.get(id)).map_or(OutcomeKind::default(), |above| above.kind);
    state.expect_outcome(session);
    view.act(Action::Add(NewRecord::Outcome { session: session.id, after, kind, text: String::new() }));
}

fn carry_out(
    ui: &Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    session: &CommissionSession,
    id: OutcomeId,
    ask: RowAsk,
) {
    let list = List::Outcomes(session.id);
    let Some(place) = session.outcomes.place(id) else { return };
    match ask {
        RowAsk::History => state.ask_history(session.id, id),
        RowAsk::AddBelow => add(view, state, session, Some(id)),
        RowAsk::Duplicate => {
            state.expect_outcome(session);
            view.act(Action::Duplicate { list, id: id.into() });
        }
        RowAsk::Up if place > 0 => view.act(Action::Move { list, id: id.into(), place: place - 1 }),
        RowAsk::Down if place + 1 < session.outcomes.len() => {
            view.act(Action::Move { list, id: id.into(), place: place + 1 });
        }
        RowAsk::Up | RowAsk::Down => {}
        RowAsk::Delete => {
            let beside = place.checked_sub(1).unwrap_or(1);
            if let Some(next) = session.outcomes.at(beside) {
                typed::focus(ui, row_id(next.id).with("text"));
            }
            delete(view, session, id);
        }
    }
}

/// Deletes a point, and says so where later sessions refer to it.
pub fn delete(view: &mut View<'_>, session: &CommissionSession, id: OutcomeId) {
    let list = List::Outcomes(session.id);
    let referring = view.session.referrers(list, id.into()).len();
    if referring > 0 {
        let text = view.words.count("toast-deleted-referred", referring);
        view.requests.push(crate::ui::Request::Toast(text));
    }
    view.act(Action::Delete { list, id: id.into() });
}
