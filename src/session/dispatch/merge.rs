//! Another state of the project becomes this one, as one step.

use super::records::entry;
use crate::domain::{Edit, List, OutcomeId};
use crate::session::action::{MergedFrom, TakenOver};
use crate::session::{Label, Place, Refusal, Selection, Session};

impl Session {
    pub(super) fn take_over_state(&mut self, taken: TakenOver) -> Result<(), Refusal> {
        let after = self.selection_without(&taken.edits);
        let count = taken.edits.iter().map(changes).sum();
        let label = match taken.from {
            MergedFrom::File => Label::Merge(count),
            MergedFrom::Version => Label::RestoreVersion(count),
        };
        self.commit(label, taken.edits, after, 0)
    }

    /// Where the person is when these edits are carried out: on the first page where what is on the screen goes.
    fn selection_without(&self, edits: &[Edit]) -> Selection {
        let mut after = self.selection().clone();
        for edit in edits {
            let Edit::Remove { list, id } = edit else { continue };
            if entry(self.project(), *list, *id).is_some_and(|entry| self.shows(&entry)) {
                return Selection { place: Place::Start, ..Selection::default() };
            }
            if matches!(list, List::Outcomes(_)) {
                after.outcome = after.outcome.filter(|outcome| *outcome != OutcomeId(*id));
            }
        }
        after
    }
}

fn changes(edit: &Edit) -> usize {
    match edit {
        Edit::Cells { cells, .. } => cells.len(),
        _ => 1,
    }
}
