//! Links made by hand: points of other sessions that are about the same, the likest first, or those that have the words
//! typed.

use egui::{Button, Label, RichText, Ui};

use crate::analysis::record::likeness::{Candidates, LIKELY, Permille};
use crate::analysis::record::lineage::Lineage;
use crate::analysis::record::{Memory, Point};
use crate::domain::{Outcome, OutcomeId, ReviewResult, SessionId};
use crate::session::Action;
use crate::session::action::RecordAction;
use crate::ui::View;
use crate::ui::commission::{Part, session_title};
use crate::ui::fields::{Field, heading, labelled, text_field};
use crate::ui::theme::{self, Theme};

/// How many points are offered in each direction.
const MOST: usize = 4;

pub type Alike = Vec<(OutcomeId, Permille)>;

/// Points of earlier and of later sessions that are about the same, or have the words.
pub fn alike(memory: &Memory<'_>, id: OutcomeId, lineage: Option<&Lineage>, words: &str) -> (Alike, Alike) {
    let Some(point) = memory.point(id) else { return Default::default() };
    let known = |other: OutcomeId| lineage.is_some_and(|lineage| lineage.stages.iter().any(|of| of.outcome == other));
    let others: Vec<_> = memory
        .points()
        .filter(|other| other.commission.id == point.commission.id && !known(other.outcome.id))
        .collect();
    let of = |is_there: &dyn Fn(&&Point<'_>) -> bool| -> Alike {
        let candidates = others.iter().filter(is_there);
        let words = words.trim().to_lowercase();
        if !words.is_empty() {
            let has = |other: &&Point<'_>| other.outcome.text.to_lowercase().contains(&words);
            return candidates.filter(has).take(MOST * 2).map(|other| (other.outcome.id, 0)).collect();
        }
        let candidates = Candidates::of(candidates.map(|other| (other.outcome.id, other.outcome.text.as_str())));
        candidates.like(&point.outcome.text, MOST, LIKELY)
    };
    (of(&|other| other.turn < point.turn), of(&|other| other.turn > point.turn))
}

/// What can be linked.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub session: SessionId,
    pub outcome: OutcomeId,
    pub earlier: &'a [(OutcomeId, Permille)],
    pub later: &'a [(OutcomeId, Permille)],
}

/// Gives other words to look for, where some were typed.
pub fn links_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    part: Part<'_>,
    asked: Asked<'_>,
    looked_for: &String,
) -> Option<String> {
    let (words, theme) = (part.words, Theme::of(ui));
    let (_, outcome) = part.project.outcome(asked.outcome)?;
    heading(ui, words.t("history-link"));
    let field = Field::new(part.base.with("words"), words.t("history-find")).hint(words.t("history-find-hint"));
    let answer = labelled(ui, field.label, |ui| text_field(ui, field, looked_for));
    if asked.earlier.is_empty() && asked.later.is_empty() {
        ui.add(Label::new(RichText::new(words.t("history-none-alike")).color(theme.muted)).wrap());
    }
    for (other, like) in asked.earlier {
        if other_ui(ui, part, *other, *like, "history-link-earlier") {
            let result = result_of(part, *other, outcome);
            view.act(link(asked.session, *other, result, asked.outcome));
        }
    }
    for (other, like) in asked.later {
        if other_ui(ui, part, *other, *like, "history-link-later")
            && let Some((session, new)) = part.project.outcome(*other)
        {
            view.act(link(session, asked.outcome, result_of(part, asked.outcome, new), *other));
        }
    }
    answer.change.map(|change| change.value)
}

fn result_of(part: Part<'_>, old: OutcomeId, new: &Outcome) -> ReviewResult {
    let same = part.project.outcome(old).is_some_and(|(_, old)| old.text.trim() == new.text.trim());
    if same { ReviewResult::Continued } else { ReviewResult::Reworded }
}

fn link(session: SessionId, outcome: OutcomeId, result: ReviewResult, to: OutcomeId) -> Action {
    let words = String::new();
    Action::Record(RecordAction::Link { session, outcome, result, becomes: vec![to], words })
}

/// Whether it is to be linked.
fn other_ui(ui: &mut Ui, part: Part<'_>, other: OutcomeId, like: Permille, button: &str) -> bool {
    let (words, theme) = (part.words, Theme::of(ui));
    let Some((session, outcome)) = part.project.outcome(other) else { return false };
    let title = part.project.session(session).map(|session| session_title(words, &session.head)).unwrap_or_default();
    let row = |ui: &mut Ui| {
        let button = words.t(button);
        let name = words.with("dropped-button", &[("button", button), ("what", &outcome.text)]);
        let pressed = ui.add(Button::new(button)).accessible_name(name).clicked();
        let mut of = title;
        if !outcome.paragraph.is_empty() {
            of = format!("{of}, ¶ {}", outcome.paragraph);
        }
        if like > 0 {
            let share = (like / 10).to_string();
            of = format!("{of} · {}", words.with("history-alike", &[("share", &share)]));
        }
        ui.vertical(|ui| {
            ui.label(RichText::new(of).font(theme::small()).color(theme.muted));
            ui.add(Label::new(&outcome.text).wrap());
        });
        pressed
    };
    ui.horizontal_top(row).inner
}
