//! What happens to a project, so that it can happen again to a copy of it: for the journal beside the file.
//!
//! Steps are logged with the edits that make them. To take back a step that is in the same journal its name is enough;
//! one from before carries its edits.
//! *Invariant:* replaying all that was logged on the project that it began with gives the project that it ended with,
//! and the steps in between can be undone there.

use serde::{Deserialize, Serialize};

use super::action::Interaction;
use super::history::Step;
use super::{Cursor, Label, Place, Refusal, Selection, Session};
use crate::analysis::sheet::Column;
use crate::domain::{DatasetId, Edit, Fields, Key, List, Project};

/// One thing that happened, in the order of happening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Logged {
    Step {
        label: Label,
        edits: Vec<Edit>,
        interaction: Interaction,
    },
    /// With its edits where the step is from before the journal.
    Undo {
        label: Label,
        edits: Option<Vec<Edit>>,
    },
    Redo {
        label: Label,
        edits: Option<Vec<Edit>>,
    },
}

impl Logged {
    pub fn label(&self) -> &Label {
        match self {
            Self::Step { label, .. } | Self::Undo { label, .. } | Self::Redo { label, .. } => label,
        }
    }
}

/// What waits to be written. The figures of very many cells are looked up by the writer, in a snapshot that holds them.
#[derive(Debug)]
pub enum Waiting {
    Ready(Logged),
    Cells {
        label: Label,
        interaction: Interaction,
        dataset: DatasetId,
        keys: Vec<Key>,
        /// As it was after the step.
        project: Box<Project>,
    },
}

impl Waiting {
    /// Whole, as it is written.
    pub fn ready(self) -> Logged {
        match self {
            Self::Ready(logged) => logged,
            Self::Cells { label, interaction, dataset, keys, project } => {
                let cells = project.datasets.get(dataset).map(|dataset| &dataset.observations);
                let figures = |key| cells?.get(key).map(|observation| observation.figures.clone());
                let cells = keys.into_iter().map(|key| (key, figures(key))).collect();
                Logged::Step { label, edits: vec![Edit::Cells { dataset, cells }], interaction }
            }
        }
    }
}

/// Cells from which on figures are not copied while a person waits.
const MANY: usize = 512;

/// Edits as they are noted before they are carried out.
pub(super) enum Noted {
    Edits(Vec<Edit>),
    Cells(DatasetId, Vec<Key>),
}

impl Noted {
    pub fn of(edits: &[Edit]) -> Self {
        match edits {
            [Edit::Cells { dataset, cells }] if cells.len() > MANY => {
                Self::Cells(*dataset, cells.iter().map(|(key, _)| *key).collect())
            }
            edits => Self::Edits(edits.to_vec()),
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Log {
    kept: bool,
    epoch: u64,
    waiting: Vec<Waiting>,
}

impl Log {
    pub fn is_kept(&self) -> bool {
        self.kept
    }

    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Steps from before are no longer sure to be in the journal.
    pub fn begin_epoch(&mut self) {
        self.epoch += 1;
    }

    pub fn note(&mut self, logged: Option<Logged>) {
        self.waiting.extend(logged.map(Waiting::Ready));
    }

    pub fn note_step(&mut self, label: &Label, noted: Noted, interaction: Interaction, after: &Project) {
        let label = label.clone();
        self.waiting.push(match noted {
            Noted::Edits(edits) => Waiting::Ready(Logged::Step { label, edits, interaction }),
            Noted::Cells(dataset, keys) => {
                Waiting::Cells { label, interaction, dataset, keys, project: Box::new(after.clone()) }
            }
        });
    }

    /// What has to be written of a step that is taken back or done again; `None` while nothing is logged.
    pub fn again(&self, step: &Step) -> Option<Option<Vec<Edit>>> {
        self.kept.then(|| (step.epoch != self.epoch).then(|| step.edits.clone()))
    }
}

impl Session {
    /// From now on everything that happens is logged, and has to be taken.
    pub fn keep_log(&mut self) {
        self.log.kept = true;
        self.log.begin_epoch();
    }

    /// What happened since it was asked last.
    pub fn take_log(&mut self) -> Vec<Waiting> {
        std::mem::take(&mut self.log.waiting)
    }

    /// Lets what was logged happen again.
    ///
    /// # Errors
    /// Where it names what is gone: the project is not the one that it began with. Nothing has changed then.
    pub fn replay(&mut self, logged: Logged) -> Result<(), Refusal> {
        let edits = match &logged {
            Logged::Step { edits, .. } => Some(edits),
            Logged::Undo { edits, .. } | Logged::Redo { edits, .. } => edits.as_ref(),
        };
        let seen = edits.and_then(|edits| edits.iter().find_map(|edit| self.place_of(edit)));
        match logged {
            Logged::Step { label, edits, interaction } => {
                let after = seen.unwrap_or_else(|| self.selection.clone());
                self.commit(label, edits, after, interaction)
            }
            Logged::Undo { label, edits } => match edits {
                Some(edits) if self.history.undo_step().is_none() => {
                    let again = Logged::Undo { label: label.clone(), edits: Some(edits.clone()) };
                    let (step, mark) = self.applied((label, edits), again, seen)?;
                    self.history.push_undone(step, mark);
                    Ok(())
                }
                _ => self.undo(),
            },
            Logged::Redo { label, edits } => match edits {
                Some(edits) if self.history.redo_step().is_none() => {
                    let again = Logged::Redo { label: label.clone(), edits: Some(edits.clone()) };
                    let (step, mark) = self.applied((label, edits), again, seen)?;
                    self.history.push_done(step, mark);
                    Ok(())
                }
                _ => self.redo(),
            },
        }
    }

    /// Nothing that is typed from now on joins what was replayed; and no file holds it.
    pub fn end_replay(&mut self) {
        self.history.close_step();
        self.forget_saved();
    }

    /// A step from before the journal, carried out once more in its direction.
    fn applied(
        &mut self,
        (label, edits): (Label, Vec<Edit>),
        again: Logged,
        seen: Option<Selection>,
    ) -> Result<(Step, u64), Refusal> {
        let edits = self.apply_all(edits)?;
        self.log.note(self.log.is_kept().then_some(again));
        let selection = seen.unwrap_or_else(|| self.selection.clone());
        self.selection = selection.clone();
        let step = Step::new(label, edits, selection.clone(), selection, 0).in_epoch(self.log.epoch());
        Ok((step, self.history.fresh_mark()))
    }

    /// Where a person sees what an edit does.
    fn place_of(&self, edit: &Edit) -> Option<Selection> {
        let at = |place| Selection { place, ..Selection::default() };
        let cell = |dataset, key: Option<Key>| Selection {
            cursor: key.map(|key| Cursor { period: key.period, column: Column::level(key.flow) }),
            ..at(Place::Dataset(dataset))
        };
        Some(match edit {
            Edit::Figures { dataset, key, .. } => cell(*dataset, Some(*key)),
            Edit::Cells { dataset, cells } => cell(*dataset, cells.first().map(|(key, _)| *key)),
            Edit::Period { dataset, .. } | Edit::Set(Fields::Dataset(dataset, _)) => cell(*dataset, None),
            Edit::Insert { list: List::Outcomes(session) | List::Reviews(session), .. }
            | Edit::Remove { list: List::Outcomes(session) | List::Reviews(session), .. }
            | Edit::Set(Fields::Session(session, _)) => at(Place::Session(*session)),
            _ => return None,
        })
        .filter(|selection| self.is_there(selection.place))
    }

    fn is_there(&self, place: Place) -> bool {
        match place {
            Place::Dataset(id) => self.project.datasets.get(id).is_some(),
            Place::Session(id) => self.project.session(id).is_some(),
            _ => true,
        }
    }
}
