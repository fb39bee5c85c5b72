//! Carrying out edits as one step, and taking steps back.
//!
//! *Invariant:* what can not be carried out whole changes nothing.

use super::action::Interaction;
use super::history::Step;
use super::journal::{Logged, Noted};
use super::{Label, Refusal, Selection, Session, lock};
use crate::domain::{DatasetId, Edit, EditError, Fields, List};

impl Session {
    fn touch(&mut self, edit: &Edit) {
        self.revision += 1;
        self.touch_checks(edit);
        match edit {
            Edit::Figures { dataset, .. }
            | Edit::Cells { dataset, .. }
            | Edit::Period { dataset, .. }
            | Edit::Set(Fields::Dataset(dataset, _)) => {
                self.dataset_revisions.insert(*dataset, self.revision);
            }
            Edit::Insert { list: List::Datasets, entry, .. } => {
                self.dataset_revisions.insert(DatasetId(entry.id()), self.revision);
            }
            Edit::Remove { list: List::Datasets, id } => {
                self.dataset_revisions.insert(DatasetId(*id), self.revision);
            }
            Edit::Insert { list: List::Sources, .. }
            | Edit::Remove { list: List::Sources, .. }
            | Edit::Set(Fields::Source(_)) => self.shared_revision = self.revision,
            _ => {}
        }
    }

    /// Applies edits as one step; on an error all of them are taken back.
    pub(super) fn commit(
        &mut self,
        label: Label,
        edits: Vec<Edit>,
        after: Selection,
        mark: Interaction,
    ) -> Result<(), Refusal> {
        self.planned.take();
        let before = self.selection.clone();
        if edits.is_empty() {
            self.selection = after;
            return Ok(());
        }
        if self.read_only {
            return Err(Refusal::ReadOnly);
        }
        let locked = || lock::locked(&self.project, &edits);
        if let Some(session) = if label.is_of_another_state() { None } else { locked() } {
            return Err(Refusal::Locked(self.project.session(session).and_then(|session| session.head.number)));
        }
        let taken_back = self.history.is_taken_back_by(&edits, mark);
        let logged = self.log.is_kept().then(|| Noted::of(&edits));
        let inverse = self.apply_all(edits)?;
        if let Some(logged) = logged {
            self.log.note_step(&label, logged, mark, &self.project);
        }
        self.selection = after.clone();
        if taken_back {
            // Typed and given up: no step, and a saved project is as saved as before.
            self.history.forget_last();
            return Ok(());
        }
        let step = Step::new(label, inverse, before, after, mark).in_epoch(self.log.epoch());
        self.history.record(step);
        Ok(())
    }

    /// Gives the edits that take all of these back, in the order of applying.
    pub(super) fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Vec<Edit>, Refusal> {
        self.apply_or_give_back(edits).map_err(|(refusal, _)| refusal)
    }

    /// The same; where one can not be applied, nothing has changed and all of them come back.
    pub(super) fn apply_or_give_back(&mut self, edits: Vec<Edit>) -> Result<Vec<Edit>, (Refusal, Vec<Edit>)> {
        let mut inverse = Vec::with_capacity(edits.len());
        let mut edits = edits.into_iter();
        while let Some(edit) = edits.next() {
            self.touch(&edit);
            let (kept, applied) = self.apply_kept(edit);
            match applied {
                Ok(back) => inverse.push(back),
                Err(error) => {
                    let mut all: Vec<Edit> = Vec::with_capacity(inverse.len() + 1);
                    for back in inverse.into_iter().rev() {
                        self.touch(&back);
                        // What was just applied can be taken back: nothing came between.
                        all.extend(self.project.apply(back));
                    }
                    all.reverse();
                    all.extend(kept);
                    all.extend(edits);
                    return Err((error.into(), all));
                }
            }
        }
        inverse.reverse();
        Ok(inverse)
    }

    /// Applies an edit and holds on to it where it fails. Very many cells are not copied for that: whether their dataset
    /// is there tells before.
    fn apply_kept(&mut self, edit: Edit) -> (Option<Edit>, Result<Edit, EditError>) {
        match edit {
            Edit::Cells { dataset, cells } if self.project.datasets.get(dataset).is_none() => {
                (Some(Edit::Cells { dataset, cells }), Err(EditError::Gone(dataset.0)))
            }
            Edit::Cells { dataset, cells } => (None, self.project.apply(Edit::Cells { dataset, cells })),
            edit => (Some(edit.clone()), self.project.apply(edit)),
        }
    }

    pub(super) fn undo(&mut self) -> Result<(), Refusal> {
        let (mut step, mark) = self.history.pop_done().ok_or(Refusal::NothingToUndo)?;
        let logged = self.log.again(&step);
        match self.apply_or_give_back(std::mem::take(&mut step.edits)) {
            Ok(edits) => step.edits = edits,
            Err((refusal, edits)) => {
                step.edits = edits;
                self.history.push_done(step, mark);
                return Err(refusal);
            }
        }
        self.log.note(logged.map(|edits| Logged::Undo { label: step.label.clone(), edits }));
        step.epoch = self.log.epoch();
        self.selection = step.before.clone();
        self.history.push_undone(step, mark);
        Ok(())
    }

    pub(super) fn redo(&mut self) -> Result<(), Refusal> {
        let (mut step, mark) = self.history.pop_undone().ok_or(Refusal::NothingToRedo)?;
        let logged = self.log.again(&step);
        match self.apply_or_give_back(std::mem::take(&mut step.edits)) {
            Ok(edits) => step.edits = edits,
            Err((refusal, edits)) => {
                step.edits = edits;
                self.history.push_undone(step, mark);
                return Err(refusal);
            }
        }
        self.log.note(logged.map(|edits| Logged::Redo { label: step.label.clone(), edits }));
        step.epoch = self.log.epoch();
        self.selection = step.after.clone();
        self.history.push_done(step, mark);
        Ok(())
    }
}
