//! The smallest changes of a project that can be inverted, addressed by id.
//!
//! *Invariant:* `apply` either changes the project and returns the edit that takes the change back,
//! or returns an error and changes nothing. Redo *is* apply.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::commission::{Commission, CommissionHead, CommissionSession, Outcome, Review, SessionHead};
use super::dataset::{Dataset, DatasetHead, Identity, NamedFlow};
use super::figure::Figures;
use super::id::{CommissionId, DatasetId, Id, SessionId};
use super::key::Key;
use super::period::Period;
use super::project::{Project, ProjectHead};
use super::saved::{Acknowledgement, Chart, Event, View};
use super::source::Source;
use super::table::{Record, Table};

/// A list of records; those inside a commission or a session name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum List {
    Areas,
    Flows,
    Sources,
    Datasets,
    Identities,
    Commissions,
    Sessions(CommissionId),
    Outcomes(SessionId),
    Reviews(SessionId),
    Events,
    Charts,
    Views,
    Acknowledgements,
}

/// A whole record, with everything inside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    Area(Arc<Area>),
    Flow(Arc<NamedFlow>),
    Source(Arc<Source>),
    Dataset(Arc<Dataset>),
    Identity(Arc<Identity>),
    Commission(Arc<Commission>),
    Session(Arc<CommissionSession>),
    Outcome(Arc<Outcome>),
    Review(Arc<Review>),
    Event(Arc<Event>),
    Chart(Arc<Chart>),
    View(Arc<View>),
    Acknowledgement(Arc<Acknowledgement>),
}

impl Entry {
    pub fn id(&self) -> Id {
        match self {
            Self::Area(record) => record.id.0,
            Self::Flow(record) => record.id.0,
            Self::Source(record) => record.id.0,
            Self::Dataset(record) => record.id.0,
            Self::Identity(record) => record.id.0,
            Self::Commission(record) => record.id.0,
            Self::Session(record) => record.id.0,
            Self::Outcome(record) => record.id.0,
            Self::Review(record) => record.id.0,
            Self::Event(record) => record.id.0,
            Self::Chart(record) => record.id.0,
            Self::View(record) => record.id.0,
            Self::Acknowledgement(record) => record.id.0,
        }
    }
}

/// The new fields of a record that stays where it is. Lists inside it are not touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fields {
    Project(ProjectHead),
    Area(Area),
    Flow(NamedFlow),
    Source(Source),
    Dataset(DatasetId, DatasetHead),
    Identity(Identity),
    Commission(CommissionId, CommissionHead),
    Session(SessionId, SessionHead),
    Outcome(SessionId, Outcome),
    Review(SessionId, Review),
    Event(Event),
    Chart(Chart),
    View(View),
    Acknowledgement(Acknowledgement),
}

impl Fields {
    /// The record that these fields are of; `None` for the project.
    pub fn id(&self) -> Option<Id> {
        Some(match self {
            Self::Project(_) => return None,
            Self::Area(record) => record.id.0,
            Self::Flow(record) => record.id.0,
            Self::Source(record) => record.id.0,
            Self::Dataset(id, _) => id.0,
            Self::Identity(record) => record.id.0,
            Self::Commission(id, _) => id.0,
            Self::Session(id, _) => id.0,
            Self::Outcome(_, record) => record.id.0,
            Self::Review(_, record) => record.id.0,
            Self::Event(record) => record.id.0,
            Self::Chart(record) => record.id.0,
            Self::View(record) => record.id.0,
            Self::Acknowledgement(record) => record.id.0,
        })
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    Insert {
        list: List,
        place: usize,
        entry: Entry,
    },
    Remove {
        list: List,
        id: Id,
    },
    Move {
        list: List,
        id: Id,
        place: usize,
    },
    Set(Fields),
    /// All figures of a cell; `None` empties it.
    Figures {
        dataset: DatasetId,
        key: Key,
        figures: Option<Figures>,
    },
    /// All figures of many cells of a dataset, each named once, in key order; `None` empties a cell.
    Cells {
        dataset: DatasetId,
        cells: Vec<(Key, Option<Figures>)>,
    },
    /// Whether a period stays in the table also without a figure.
    Period {
        dataset: DatasetId,
        period: Period,
        kept: bool,
    },
}

/// What an edit changed: edits of one interaction with the same target are one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Project,
    Record(Id),
    Place(Id),
    Cell(DatasetId, Key),
    Cells(DatasetId),
    Period(DatasetId, Period),
}

impl Edit {
    pub fn target(&self) -> Target {
        match self {
            Self::Insert { entry, .. } => Target::Place(entry.id()),
            Self::Remove { id, .. } | Self::Move { id, .. } => Target::Place(*id),
            Self::Set(fields) => fields.id().map_or(Target::Project, Target::Record),
            Self::Figures { dataset, key, .. } => Target::Cell(*dataset, *key),
            Self::Cells { dataset, .. } => Target::Cells(*dataset),
            Self::Period { dataset, period, .. } => Target::Period(*dataset, *period),
        }
    }
}

/// Why an edit can not be applied: what it names is gone, or is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("the record {0} is not in the project")]
    Gone(Id),
    #[error("the record {0} is in the project already, or its place is past the end of the list")]
    Taken(Id),
    #[error("the record {0} is of another kind than its list")]
    WrongList(Id),
}

fn insert<T: Record>(table: &mut Table<T>, place: usize, record: Arc<T>) -> Result<(), EditError> {
    let id: Id = record.id().into();
    if table.insert(place, record) { Ok(()) } else { Err(EditError::Taken(id)) }
}

fn replace<T: Record>(table: &mut Table<T>, record: T) -> Result<T, EditError> {
    let id = record.id();
    let old = table.get_mut(id).ok_or(EditError::Gone(id.into()))?;
    Ok(std::mem::replace(old, record))
}

/// Runs one expression on the table that a list names, with the entry kind of that table.
macro_rules! on_table {
    ($project:expr, $list:expr, |$table:ident, $kind:ident| $body:expr) => {{
        macro_rules! arm {
            ($found:expr, $variant:ident) => {{
                let $table = $found;
                #[allow(unused_imports, reason = "not every body names the kind of entry")]
                use Entry::$variant as $kind;
                $body
            }};
        }
        let project: &mut Project = $project;
        match $list {
            List::Areas => arm!(&mut project.areas, Area),
            List::Flows => arm!(&mut project.flows, Flow),
            List::Sources => arm!(&mut project.sources, Source),
            List::Datasets => arm!(&mut project.datasets, Dataset),
            List::Identities => arm!(&mut project.identities, Identity),
            List::Commissions => arm!(&mut project.commissions, Commission),
            List::Sessions(id) => {
                arm!(&mut project.commissions.get_mut(id).ok_or(EditError::Gone(id.0))?.sessions, Session)
            }
            List::Outcomes(id) => arm!(&mut project.session_mut(id).ok_or(EditError::Gone(id.0))?.outcomes, Outcome),
            List::Reviews(id) => arm!(&mut project.session_mut(id).ok_or(EditError::Gone(id.0))?.reviews, Review),
            List::Events => arm!(&mut project.events, Event),
            List::Charts => arm!(&mut project.charts, Chart),
            List::Views => arm!(&mut project.views, View),
            List::Acknowledgements => arm!(&mut project.acknowledgements, Acknowledgement),
        }
    }};
}

impl Project {
    /// Carries out an edit and returns the one that takes it back.
    ///
    /// # Errors
    /// When a record that the edit names is gone or there already; the project is then unchanged.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::Insert { list, place, entry } => {
                let id = entry.id();
                on_table!(self, list, |table, Kind| match entry {
                    Kind(record) => insert(table, place, record)?,
                    _ => return Err(EditError::WrongList(id)),
                });
                Ok(Edit::Remove { list, id })
            }
            Edit::Remove { list, id } => {
                let (place, entry) = on_table!(self, list, |table, Kind| {
                    let (place, record) = table.remove(id.into()).ok_or(EditError::Gone(id))?;
                    (place, Kind(record))
                });
                Ok(Edit::Insert { list, place, entry })
            }
            Edit::Move { list, id, place } => {
                let place = on_table!(self, list, |table, Kind| {
                    table.move_to(id.into(), place).ok_or(EditError::Gone(id))?
                });
                Ok(Edit::Move { list, id, place })
            }
            Edit::Set(fields) => self.set(fields).map(Edit::Set),
            Edit::Figures { dataset, key, figures } => {
                let table = self.datasets.get_mut(dataset).ok_or(EditError::Gone(dataset.0))?;
                let figures = table.observations.set(key, figures);
                Ok(Edit::Figures { dataset, key, figures })
            }
            Edit::Cells { dataset, cells } => {
                let table = self.datasets.get_mut(dataset).ok_or(EditError::Gone(dataset.0))?;
                Ok(Edit::Cells { dataset, cells: table.observations.set_many(cells) })
            }
            Edit::Period { dataset, period, kept } => {
                let table = self.datasets.get_mut(dataset).ok_or(EditError::Gone(dataset.0))?;
                let before = if kept { !table.periods.insert(period) } else { table.periods.remove(&period) };
                Ok(Edit::Period { dataset, period, kept: before })
            }
        }
    }

    fn set(&mut self, fields: Fields) -> Result<Fields, EditError> {
        fn swap<T>(old: Option<&mut T>, new: T, id: impl Into<Id>) -> Result<T, EditError> {
            old.map(|old| std::mem::replace(old, new)).ok_or(EditError::Gone(id.into()))
        }
        Ok(match fields {
            Fields::Project(head) => Fields::Project(std::mem::replace(&mut self.head, head)),
            Fields::Area(record) => Fields::Area(replace(&mut self.areas, record)?),
            Fields::Flow(record) => Fields::Flow(replace(&mut self.flows, record)?),
            Fields::Source(record) => Fields::Source(replace(&mut self.sources, record)?),
            Fields::Identity(record) => Fields::Identity(replace(&mut self.identities, record)?),
            Fields::Event(record) => Fields::Event(replace(&mut self.events, record)?),
            Fields::Chart(record) => Fields::Chart(replace(&mut self.charts, record)?),
            Fields::View(record) => Fields::View(replace(&mut self.views, record)?),
            Fields::Acknowledgement(record) => Fields::Acknowledgement(replace(&mut self.acknowledgements, record)?),
            Fields::Dataset(id, head) => {
                Fields::Dataset(id, swap(self.datasets.get_mut(id).map(|dataset| &mut dataset.head), head, id)?)
            }
            Fields::Commission(id, head) => {
                Fields::Commission(id, swap(self.commissions.get_mut(id).map(|record| &mut record.head), head, id)?)
            }
            Fields::Session(id, head) => {
                Fields::Session(id, swap(self.session_mut(id).map(|session| &mut session.head), head, id)?)
            }
            Fields::Outcome(session, record) => {
                let table = &mut self.session_mut(session).ok_or(EditError::Gone(session.0))?.outcomes;
                Fields::Outcome(session, replace(table, record)?)
            }
            Fields::Review(session, record) => {
                let table = &mut self.session_mut(session).ok_or(EditError::Gone(session.0))?.reviews;
                Fields::Review(session, replace(table, record)?)
            }
        })
    }
}
