//! The history of one commitment as a page: the wording at each session with what changed, deadlines that moved, and
//! what became of it.

mod links;
mod stage;

use egui::{Label, RichText, Ui};

use super::{CommissionState, Page, Part, page};
use crate::analysis::record::Memory;
use crate::analysis::record::likeness::Permille;
use crate::analysis::record::lineage::Lineage;
use crate::domain::{CommissionSession, OutcomeId};
use crate::session::wording::record::outcome_status_name;
use crate::ui::View;
use crate::ui::theme::{self, Theme};

/// What was worked out of one point, and of which state of the project.
#[derive(Debug, Default)]
pub struct History {
    of: Option<(u64, OutcomeId)>,
    lineage: Option<Lineage>,
    /// Points of earlier sessions that may be what this one came out of, the likest first.
    earlier: Vec<(OutcomeId, Permille)>,
    /// Points of later sessions that it may have become.
    later: Vec<(OutcomeId, Permille)>,
    /// Words that are looked for among the points.
    words: String,
}

impl History {
    fn follow(&mut self, view: &View<'_>, outcome: OutcomeId) {
        let now = (view.session.revision(), outcome);
        if self.of == Some(now) {
            return;
        }
        let same = self.of.is_some_and(|(_, of)| of == outcome);
        let words = if same { std::mem::take(&mut self.words) } else { String::new() };
        let memory = Memory::of(view.session.project());
        let lineage = memory.lineage(outcome);
        let (earlier, later) = links::alike(&memory, outcome, lineage.as_ref(), &words);
        *self = Self { of: Some(now), lineage, earlier, later, words };
    }

    /// Other words to look for.
    fn look_for(&mut self, words: String) {
        self.words = words;
        self.of = self.of.map(|(_, of)| (u64::MAX, of));
    }
}

pub fn history_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    state: &mut CommissionState,
    part: Part<'_>,
    session: &CommissionSession,
    outcome: OutcomeId,
) {
    state.history.follow(view, outcome);
    let part = Part { base: part.base.with("history"), ..part };
    let leaves = !ui.ctx().text_edit_focused()
        && !super::is_covered(ui)
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let History { lineage, earlier, later, .. } = &state.history;
    let (lineage, earlier, later) = (lineage.clone(), earlier.clone(), later.clone());
    let mut searched = None;
    let mut back = leaves;
    page(ui, part.base, |ui| {
        back |= head_ui(ui, part, lineage.as_ref());
        let Some(lineage) = lineage else { return };
        for (nth, stage) in lineage.stages.iter().enumerate() {
            stage::stage_ui(ui, view, part, stage, (nth, stage.outcome == outcome));
        }
        let asked = links::Asked { session: session.id, outcome, earlier: &earlier, later: &later };
        searched = links::links_ui(ui, view, part, asked, &state.history.words);
    });
    if let Some(words) = searched {
        state.history.look_for(words);
    }
    state.page = if back { Page::Session } else { Page::History(outcome) };
}

/// Title, the status of today, and the way back; whether that was taken.
fn head_ui(ui: &mut Ui, part: Part<'_>, lineage: Option<&Lineage>) -> bool {
    let (theme, words) = (Theme::of(ui), part.words);
    let mut back = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.t("history-title")).font(theme::title()));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            back = ui.button(words.t("history-leave")).clicked();
        });
    });
    let Some(lineage) = lineage else {
        ui.label(words.t("outcome-gone"));
        return back;
    };
    let count = lineage.stages.iter().map(|stage| stage.session).collect::<std::collections::BTreeSet<_>>().len();
    let status = outcome_status_name(words, lineage.status);
    let sessions = words.count("history-sessions", count);
    let summary = format!("{sessions} · {}", words.with("history-status", &[("status", &status)]));
    ui.label(RichText::new(summary).color(theme.muted));
    if !lineage.circle.is_empty() {
        let text = RichText::new(words.t("issue-circle")).color(theme.conflict_text);
        ui.add(Label::new(text).wrap());
    }
    back
}
