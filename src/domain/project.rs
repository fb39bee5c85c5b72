//! A project: everything that one file holds. Shows; [`super::edit`] changes.

use serde::{Deserialize, Serialize};

use super::area::{Area, AreaRef, area_name};
use super::commission::{Commission, CommissionSession, Outcome};
use super::dataset::{Dataset, Identity, NamedFlow};
use super::id::{CommissionId, Id, OutcomeId, SessionId};
use super::saved::{Acknowledgement, Chart, Event, View};
use super::source::Source;
use super::style::ChartStyle;
use super::table::{Record, Table};

/// What concerns the project as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProjectHead {
    pub title: String,
    pub note: String,
    /// How the charts look.
    pub style: ChartStyle,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Project {
    pub head: ProjectHead,
    pub areas: Table<Area>,
    pub flows: Table<NamedFlow>,
    pub sources: Table<Source>,
    pub datasets: Table<Dataset>,
    pub identities: Table<Identity>,
    pub commissions: Table<Commission>,
    pub events: Table<Event>,
    pub charts: Table<Chart>,
    pub views: Table<View>,
    pub acknowledgements: Table<Acknowledgement>,
}

impl Project {
    pub fn session(&self, id: SessionId) -> Option<&CommissionSession> {
        self.sessions().map(|(_, session)| session).find(|session| session.id == id)
    }

    /// The commission that a session belongs to.
    pub fn commission_of(&self, id: SessionId) -> Option<&Commission> {
        self.commissions.iter().find(|commission| commission.sessions.get(id).is_some())
    }

    /// Every session with its commission, in the order of the tree.
    pub fn sessions(&self) -> impl Iterator<Item = (CommissionId, &CommissionSession)> {
        self.commissions
            .iter()
            .flat_map(|commission| commission.sessions.iter().map(|session| (commission.id, session)))
    }

    pub fn outcome(&self, id: OutcomeId) -> Option<(SessionId, &Outcome)> {
        self.sessions().find_map(|(_, session)| session.outcomes.get(id).map(|outcome| (session.id, outcome)))
    }

    /// The English name of an area, for files and messages.
    pub fn area_name<'a>(&'a self, area: &'a AreaRef, language: &str) -> &'a str {
        area_name(&self.areas, area, language)
    }

    /// Every id in the project, of any kind.
    pub fn ids(&self) -> impl Iterator<Item = Id> {
        fn of<T: Record>(table: &Table<T>) -> impl Iterator<Item = Id> {
            table.iter().map(|record| record.id().into())
        }
        let sessions = self.commissions.iter().flat_map(|commission| {
            let inside =
                commission.sessions.iter().flat_map(|session| of(&session.outcomes).chain(of(&session.reviews)));
            of(&commission.sessions).chain(inside)
        });
        of(&self.areas)
            .chain(of(&self.flows))
            .chain(of(&self.sources))
            .chain(of(&self.datasets))
            .chain(of(&self.identities))
            .chain(of(&self.commissions))
            .chain(sessions)
            .chain(of(&self.events))
            .chain(of(&self.charts))
            .chain(of(&self.views))
            .chain(of(&self.acknowledgements))
    }

    pub(super) fn session_mut(&mut self, id: SessionId) -> Option<&mut CommissionSession> {
        let commission = self.commission_of(id)?.id;
        self.commissions.get_mut(commission)?.sessions.get_mut(id)
    }
}
