//! Undo and redo: every step with the edits that take it back and where the person was.
//!
//! *Invariant:* undoing to the start and redoing to the end gives the same project each time.

use super::action::Interaction;
use super::label::Label;
use super::place::Selection;
use crate::domain::Edit;
use crate::domain::edit::Target;

/// One step of undo or redo.
#[derive(Debug, Clone)]
pub struct Step {
    pub label: Label,
    /// What takes the step back (or, on the redo side, does it again), in the order of applying.
    pub edits: Vec<Edit>,
    pub before: Selection,
    pub after: Selection,
    interaction: Interaction,
    /// The journal in which this step can be taken back by its name alone.
    pub(super) epoch: u64,
}

impl Step {
    pub fn new(label: Label, edits: Vec<Edit>, before: Selection, after: Selection, interaction: Interaction) -> Self {
        Self { label, edits, before, after, interaction, epoch: 0 }
    }

    pub(super) fn in_epoch(self, epoch: u64) -> Self {
        Self { epoch, ..self }
    }

    fn target(&self) -> Option<Target> {
        match self.edits.as_slice() {
            [edit] => Some(edit.target()),
            _ => None,
        }
    }
}

/// Which state of the project a saved file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateMark(u64);

#[derive(Debug, Default)]
pub struct History {
    done: Vec<(Step, u64)>,
    undone: Vec<(Step, u64)>,
    /// State marks rise with every new state; an undo goes back to the mark before.
    last_mark: u64,
    saved: u64,
}

impl History {
    pub fn undo_step(&self) -> Option<&Step> {
        self.done.last().map(|(step, _)| step)
    }

    pub fn redo_step(&self) -> Option<&Step> {
        self.undone.last().map(|(step, _)| step)
    }

    pub fn mark(&self) -> StateMark {
        StateMark(self.done.last().map_or(0, |(_, mark)| *mark))
    }

    pub fn set_saved(&mut self, mark: StateMark) {
        self.saved = mark.0;
    }

    /// No state counts as saved any more: the file is gone or holds something else.
    pub fn forget_saved(&mut self) {
        self.saved = u64::MAX;
    }

    pub fn is_modified(&self) -> bool {
        self.mark().0 != self.saved
    }

    /// Takes a new step in. It joins the last one when both are of one interaction and change the same thing
    /// (the last one's edits then take both back), unless the state between them is the saved one.
    pub fn record(&mut self, step: Step) {
        self.undone.clear();
        self.last_mark += 1;
        let between_is_saved = self.mark().0 == self.saved;
        if let Some((last, mark)) = self.done.last_mut() {
            let same = step.interaction != 0
                && step.interaction == last.interaction
                && step.target().is_some()
                && step.target() == last.target();
            if same && !between_is_saved {
                last.label = step.label;
                last.after = step.after;
                *mark = self.last_mark;
                return;
            }
        }
        self.done.push((step, self.last_mark));
    }

    pub(super) fn fresh_mark(&mut self) -> u64 {
        self.last_mark += 1;
        self.last_mark
    }

    /// Nothing that comes joins the last step.
    pub(super) fn close_step(&mut self) {
        if let Some((last, _)) = self.done.last_mut() {
            last.interaction = 0;
        }
    }

    /// Whether these edits only take back what this interaction has done so far.
    pub(super) fn is_taken_back_by(&self, edits: &[Edit], interaction: Interaction) -> bool {
        let last = self.done.last().map(|(step, _)| step);
        interaction != 0 && last.is_some_and(|step| step.interaction == interaction && step.edits == edits)
    }

    /// The last step is undone already: it never was, and cannot be done again; nor can what came after it.
    pub(super) fn forget_last(&mut self) {
        self.done.pop();
        self.undone.clear();
    }

    pub(super) fn pop_done(&mut self) -> Option<(Step, u64)> {
        self.done.pop()
    }

    pub(super) fn push_undone(&mut self, step: Step, mark: u64) {
        self.undone.push((step, mark));
    }

    pub(super) fn pop_undone(&mut self) -> Option<(Step, u64)> {
        self.undone.pop()
    }

    pub(super) fn push_done(&mut self, step: Step, mark: u64) {
        self.done.push((step, mark));
    }
}
