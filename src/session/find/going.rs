//! The screen that shows a found text; of a record without a screen, the one that is nearest to it.

use super::Target;
use super::texts::RecordRef;
use crate::analysis::growth::{Basis, GrowthForm};
use crate::analysis::sheet::{Column, Part, RowsOf};
use crate::domain::{
    AreaId, CellRef, DatasetHead, DatasetId, Flow, IdentityId, Key, Measure, OutcomeId, Period, Project, RateForm,
    ViewOf, Whole,
};
use crate::session::{Cursor, Place};

/// Where a found text is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// On this screen.
    On(Shown),
    /// Its record has no screen of its own: where the record is used.
    Near(Shown),
    Nowhere,
}

impl Seen {
    pub fn shown(self) -> Option<Shown> {
        match self {
            Self::On(shown) | Self::Near(shown) => Some(shown),
            Self::Nowhere => None,
        }
    }
}

/// A screen; the cursor where it is a cell, with the kind of rows and the basis that show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    pub place: Place,
    pub cell: Option<ShownCell>,
    pub outcome: Option<OutcomeId>,
}

/// A cell, and what a table has to be about to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownCell {
    pub cursor: Cursor,
    pub rows: RowsOf,
    /// Of a growth: what it is on, and how it is expressed.
    pub basis: Option<Basis>,
}

fn at(place: Place) -> Shown {
    Shown { place, cell: None, outcome: None }
}

fn at_cell(cell: CellRef) -> Shown {
    Shown { cell: Some(cell_place(cell.key)), ..at(Place::Dataset(cell.dataset)) }
}

/// Where a found text is seen. A named flow is looked for among all figures: not to be asked in each frame.
pub fn target_seen(project: &Project, target: Target) -> Seen {
    let record = match target {
        Target::Figure { cell, .. } | Target::Quote { cell, .. } | Target::Note { cell, .. } => {
            return Seen::On(at_cell(cell));
        }
        Target::Text { record, .. } => record,
    };
    let near = |shown: Option<Shown>| shown.map_or(Seen::Nowhere, Seen::Near);
    match record {
        RecordRef::Dataset(id) => Seen::On(at(Place::Dataset(id))),
        RecordRef::Source(id) => Seen::On(at(Place::Source(id))),
        RecordRef::Commission(id) => Seen::On(at(Place::Commission(id))),
        RecordRef::Session(_, id) | RecordRef::Review(_, id, _) => Seen::On(at(Place::Session(id))),
        RecordRef::Outcome(_, of, id) => Seen::On(Shown { outcome: Some(id), ..at(Place::Session(of)) }),
        RecordRef::Area(id) => near(of_area(project, id)),
        RecordRef::Flow(id) => near(of_flow(project, Flow::Named(id))),
        RecordRef::Identity(id) => near(of_identity(project, id)),
        RecordRef::Chart(id) => Seen::On(at(Place::Chart(id))),
        RecordRef::Event(id) => Seen::On(at(Place::Event(id))),
        RecordRef::Acknowledgement(id) => {
            let statements = project.acknowledgements.get(id).map(|record| record.statements.as_slice());
            let mut there = statements.unwrap_or_default().iter();
            near(there.find(|cell| project.datasets.get(cell.dataset).is_some()).map(|cell| at_cell(*cell)))
        }
        RecordRef::View(id) => near(project.views.get(id).and_then(|view| match view.of {
            ViewOf::Figures => Some(at(Place::Figures)),
            ViewOf::Sources => Some(at(Place::Sources)),
            ViewOf::Register => Some(at(Place::Register)),
            ViewOf::Checks => None,
        })),
        RecordRef::Project => Seen::Nowhere,
    }
}

/// The first dataset, else the first commission, that has to do with an area.
fn of_area(project: &Project, id: AreaId) -> Option<Shown> {
    let code = &project.areas.get(id)?.code;
    let is_of = |head: &DatasetHead| head.reporter.0 == *code || head.partner.0 == *code;
    let dataset = project.datasets.iter().find(|dataset| is_of(&dataset.head));
    let dataset = dataset.map(|dataset| Place::Dataset(dataset.id));
    let commission = || {
        let mut commissions = project.commissions.iter();
        let found = commissions.find(|commission| commission.head.parties.iter().any(|party| party.0 == *code));
        found.map(|commission| Place::Commission(commission.id))
    };
    dataset.or_else(commission).map(at)
}

/// The first figure of a flow.
fn of_flow(project: &Project, flow: Flow) -> Option<Shown> {
    project.datasets.iter().find_map(|dataset| {
        let found = dataset.observations.iter().find(|observation| observation.key.flow == flow)?;
        Some(at_cell(CellRef { dataset: dataset.id, key: found.key }))
    })
}

fn of_identity(project: &Project, id: IdentityId) -> Option<Shown> {
    let identity = project.identities.get(id)?;
    first_there(project, std::iter::once(&identity.whole).chain(&identity.parts).map(|term| term.dataset))
}

fn first_there(project: &Project, mut datasets: impl Iterator<Item = DatasetId>) -> Option<Shown> {
    let there = datasets.find(|id| project.datasets.get(*id).is_some());
    there.map(|id| at(Place::Dataset(id)))
}

fn cell_place(key: Key) -> ShownCell {
    let basis_of = |against, form| Some(Basis { against, form });
    let turnover = Whole::Flow(Flow::Turnover);
    let (part, basis) = match key.measure {
        Measure::Rate { form: RateForm::Index, against } => (Part::Growth, basis_of(against, GrowthForm::Index)),
        Measure::Rate { against, .. } => (Part::Growth, basis_of(against, GrowthForm::Percent)),
        Measure::AbsoluteChange { against } => (Part::Growth, basis_of(against, GrowthForm::Change)),
        Measure::Share { of } if of == turnover => (Part::Share, None),
        Measure::Contribution { to } if to == turnover => (Part::Contribution, None),
        Measure::Cover => (Part::Cover, None),
        // No column states these: the level that they are about is nearest.
        _ => (Part::Level, None),
    };
    let cursor = Cursor { period: key.period, column: Column::new(key.flow, part) };
    ShownCell { cursor, rows: rows_of(key.period), basis }
}

/// The kind of rows that a period stands among.
pub fn rows_of(period: Period) -> RowsOf {
    let kinds =
        [RowsOf::Years, RowsOf::HalfYears, RowsOf::Quarters, RowsOf::Months, RowsOf::YearToDate, RowsOf::OtherSpans];
    kinds.into_iter().find(|rows| rows.shows(period)).unwrap_or_default()
}
