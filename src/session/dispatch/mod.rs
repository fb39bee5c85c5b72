//! From an action to edits: one file for each family of actions.

mod all_figures;
mod cells;
mod charts;
mod checks;
mod figures;
mod merge;
mod paste;
mod periods;
pub mod record;
pub mod records;
mod replace;
pub mod unit;

use super::action::LookAction;
use super::{Action, Place, Refusal, Session};

pub(in crate::session) use figures::correct;
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
            | Action::AddFigure { .. }
            | Action::ChangeFigure { .. }
            | Action::CorrectFigure { .. }
            | Action::Adopt { .. }
            | Action::RemoveFigure { .. } => {
                self.drop_draft();
                self.dispatch_figures(action)
            }
            Action::Cells(action) => {
                self.drop_draft();
                self.dispatch_cells(action)
            }
            Action::Figures(action) => {
                self.drop_draft();
                self.dispatch_all_figures(action)
            }
            Action::Record(action) => {
                self.drop_draft();
                self.dispatch_record(action)
            }
            Action::Charts(action) => {
                self.drop_draft();
                self.dispatch_charts(action)
            }
            Action::Checks(action) => {
                self.drop_draft();
                self.dispatch_checks(action)
            }
            Action::Bulletin(bulletin) => {
                self.drop_draft();
                self.add_bulletin(&bulletin)
            }
            Action::Paste(paste) => {
                self.drop_draft();
                self.paste(&paste)
            }
            Action::PasteAcross(paste) => {
                self.drop_draft();
                self.paste_across(&paste)
            }
            Action::Merge(taken) => {
                self.drop_draft();
                self.take_over_state(*taken)
            }
            Action::Unit { dataset, change } => {
                self.drop_draft();
                self.change_unit(dataset, change)
            }
            Action::Replace(replace) => {
                self.drop_draft();
                self.replace(&replace)
            }
            Action::AddPeriod { .. } | Action::AddPeriods { .. } | Action::RemovePeriods { .. } => {
                self.dispatch_periods(action)
            }
            Action::Add(_)
            | Action::Set { .. }
            | Action::Delete { .. }
            | Action::Duplicate { .. }
            | Action::Move { .. } => self.dispatch_records(action),
            Action::GoTo(_)
            | Action::PutCursor(_)
            | Action::Select { .. }
            | Action::SelectFigures { .. }
            | Action::Look { .. }
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
                self.selection = super::Selection { place, ..super::Selection::default() };
            }
            Action::PutCursor(cursor) => self.select(cursor, Vec::new()),
            Action::Select { cursor, spans } => self.select(cursor, spans),
            Action::SelectFigures { cursor, spans } => {
                self.selection.figure = cursor;
                self.selection.figure_spans = spans;
            }
            Action::Look { dataset, look } => self.change_view(dataset, |view| match look {
                LookAction::Columns(columns) => view.columns = columns,
                LookAction::Width(column, Some(width)) => _ = view.widths.insert(column, width),
                LookAction::Width(column, None) => _ = view.widths.remove(&column),
                LookAction::Filter(filter) => view.filter = filter,
                LookAction::Totals(shown) => view.without_totals = !shown,
                LookAction::Beside(beside) => view.beside = beside,
            }),
            Action::SelectOutcome(outcome) => self.selection.outcome = outcome,
            Action::ShowRows { dataset, rows } => {
                self.change_view(dataset, |view| view.question.rows = rows);
                if self.selection.place == Place::Dataset(dataset) {
                    let cursor = self.selection.cursor.filter(|cursor| rows.shows(cursor.period));
                    self.select(cursor, Vec::new());
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

    fn select(&mut self, cursor: Option<super::Cursor>, spans: Vec<super::Span<super::Cursor>>) {
        self.selection.cursor = cursor;
        self.selection.spans = spans;
    }

    fn change_view(&mut self, dataset: crate::domain::DatasetId, change: impl FnOnce(&mut super::DatasetView)) {
        let mut view = self.view_of(dataset);
        change(&mut view);
        self.views.insert(dataset, view);
    }
}
