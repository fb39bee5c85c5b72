//! From an action to edits: one file for each family of actions.

mod figures;
mod periods;
pub mod records;

use super::{Action, Place, Refusal, Session};

pub use figures::entered;

impl Session {
    /// Carries out an action: checks it, makes its edits one step of the history, and lets the rest follow.
    ///
    /// # Errors
    /// When the action names something that is gone or makes no sense; nothing has changed then.
    pub fn dispatch(&mut self, action: Action) -> Result<(), Refusal> {
        match action {
            Action::Draft { dataset, key, text } => {
                self.drop_draft();
                self.begin_draft(dataset, key, text);
                Ok(())
            }
            Action::DropDraft => {
                self.drop_draft();
                Ok(())
            }
            Action::Undo => {
                self.drop_draft();
                self.undo()
            }
            Action::Redo => {
                self.drop_draft();
                self.redo()
            }
            Action::Enter { .. }
            | Action::Clear { .. }
            | Action::AddFigure { .. }
            | Action::ChangeFigure { .. }
            | Action::Adopt { .. }
            | Action::RemoveFigure { .. } => {
                self.drop_draft();
                self.dispatch_figures(action)
            }
            Action::AddPeriod { .. } | Action::RemovePeriods { .. } => self.dispatch_periods(action),
            Action::Add(_)
            | Action::Set { .. }
            | Action::Delete { .. }
            | Action::Duplicate { .. }
            | Action::Move { .. } => self.dispatch_records(action),
            Action::GoTo(_)
            | Action::PutCursor(_)
            | Action::SelectOutcome(_)
            | Action::ShowRows { .. }
            | Action::ShowBasis { .. }
            | Action::ShowAsOf { .. }
            | Action::ShowNewestFirst { .. } => {
                self.look(action);
                Ok(())
            }
        }
    }

    /// Actions that change only what is looked at.
    fn look(&mut self, action: Action) {
        self.revision += 1;
        match action {
            Action::GoTo(place) if place != self.selection.place => {
                self.drop_draft();
                self.selection = super::Selection { place, cursor: None, outcome: None };
            }
            Action::PutCursor(cursor) => self.selection.cursor = cursor,
            Action::SelectOutcome(outcome) => self.selection.outcome = outcome,
            Action::ShowRows { dataset, rows } => {
                self.change_view(dataset, |view| view.question.rows = rows);
                if self.selection.place == Place::Dataset(dataset) {
                    self.selection.cursor = self.selection.cursor.filter(|cursor| rows.shows(cursor.period));
                }
            }
            Action::ShowBasis { dataset, basis } => self.change_view(dataset, |view| view.question.basis = basis),
            Action::ShowAsOf { dataset, as_of } => self.change_view(dataset, |view| view.question.as_of = as_of),
            Action::ShowNewestFirst { dataset, newest_first } => {
                self.change_view(dataset, |view| view.newest_first = newest_first);
            }
            _ => {}
        }
    }

    fn change_view(&mut self, dataset: crate::domain::DatasetId, change: impl FnOnce(&mut super::DatasetView)) {
        let mut view = self.view_of(dataset);
        change(&mut view);
        self.views.insert(dataset, view);
    }
}
