//! The question before figures with a source of their own are filled over.

use egui::{Label, RichText};

use super::{After, shell};
use crate::domain::CellRef;
use crate::session::Action;
use crate::session::action::CellsAction;
use crate::ui::View;
use crate::ui::theme::Theme;

/// A fill that waits for an answer.
#[derive(Debug)]
pub struct FillDialog {
    pairs: Vec<(CellRef, CellRef)>,
    count: usize,
}

/// Takes the fills that need an answer out of the actions of this pass.
pub fn held_back(view: &mut View<'_>) -> Option<FillDialog> {
    let mut held = None;
    let session = view.session;
    view.actions.retain(|action| {
        let Action::Cells(CellsAction::Fill { pairs, over_sourced: false }) = action else { return true };
        let count = session.over_sourced(pairs).len();
        if count > 0 {
            held = Some(FillDialog { pairs: pairs.clone(), count });
        }
        count == 0
    });
    held
}

#[derive(Clone, Copy)]
enum Answer {
    Over,
    Leave,
    Cancel,
}

impl FillDialog {
    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let title = words.t("fill-over-title");
        let shown = shell::modal(ui, "fill-over", title, 440.0, |ui, fresh| {
            ui.add(Label::new(words.count("fill-over-count", self.count)).wrap());
            let muted = Theme::of(ui).muted;
            ui.add(Label::new(RichText::new(words.t("fill-over-keeps")).color(muted)).wrap());
            shell::buttons(ui, |ui| {
                let mut answer = None;
                let over = shell::primary(ui, words.t("fill-over-yes"), true);
                if fresh {
                    over.request_focus();
                }
                if over.clicked() {
                    answer = Some(Answer::Over);
                }
                if shell::plain(ui, words.t("fill-over-leave")).clicked() {
                    answer = Some(Answer::Leave);
                }
                if shell::plain(ui, words.t("dialog-cancel")).clicked() {
                    answer = Some(Answer::Cancel);
                }
                answer
            })
        });
        // A click beside the question is no answer: it may have been meant for something else.
        let escape = shown.dismissed && !ui.input(|input| input.pointer.any_click());
        let answer = shown.inner.or(escape.then_some(Answer::Cancel));
        let mut pairs = std::mem::take(&mut self.pairs);
        match answer {
            Some(Answer::Over) => view.act(Action::Cells(CellsAction::Fill { pairs, over_sourced: true })),
            Some(Answer::Leave) => {
                let own = view.session.over_sourced(&pairs);
                pairs.retain(|(_, to)| !own.contains(to));
                view.act(Action::Cells(CellsAction::Fill { pairs, over_sourced: false }));
            }
            Some(Answer::Cancel) => {}
            None => self.pairs = pairs,
        }
        shell::close_if(answer.is_some())
    }
}
