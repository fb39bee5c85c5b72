//! What holds between the records of a file: ids are unique, and references that lead nowhere are listed.
//!
//! *Invariant:* a gone record is no error (it may be gone on purpose), two records with one id are.

use std::collections::BTreeSet;

use super::error::{ReadError, Reference, Warning};
use super::limits;
use super::place;
use super::scan;
use crate::domain::{
    Commission, CommissionSession, Dataset, Flow, Id, Key, Measure, Outcome, OutcomeId, Project, Record, Table, Whole,
};

/// What is too much to be read. A file that is shorter than a text may be has neither too long texts nor too many records.
pub fn sizes(text: &str) -> Option<ReadError> {
    if text.len() <= limits::TEXT {
        return None;
    }
    let mut start = 0;
    for part in text.split('"') {
        if part.len() > limits::TEXT {
            return Some(ReadError::TooLong { at: place::of_offset(text, start), limit: limits::TEXT });
        }
        start += part.len() + 1;
    }
    // Every record begins with its id, or has none and is refused for that.
    let found = text.matches("id:").count().max(text.matches("()").count());
    (found > limits::RECORDS).then_some(ReadError::TooMany { found, limit: limits::RECORDS })
}

/// The first id that two records have, of whatever kinds.
pub fn duplicate_id(ids: &[Id], text: &str) -> Option<ReadError> {
    let mut seen = BTreeSet::new();
    let id = ids.iter().copied().find(|id| !seen.insert(*id))?;
    let places = scan::places_of_id(text, &id.to_string());
    let at = |nth: usize| place::of_offset(text, places.get(nth).or(places.first()).copied().unwrap_or(0));
    Some(ReadError::DuplicateId { id, first: at(0), second: at(1) })
}

struct Known {
    areas: BTreeSet<Id>,
    flows: BTreeSet<Id>,
    sources: BTreeSet<Id>,
    datasets: BTreeSet<Id>,
    outcomes: BTreeSet<Id>,
}

fn ids<T: Record>(table: &Table<T>) -> BTreeSet<Id> {
    table.iter().map(|record| record.id().into()).collect()
}

impl Known {
    fn of(project: &Project) -> Self {
        Self {
            areas: ids(&project.areas),
            flows: ids(&project.flows),
            sources: ids(&project.sources),
            datasets: ids(&project.datasets),
            outcomes: project.sessions().flat_map(|(_, session)| ids(&session.outcomes)).collect(),
        }
    }

    fn has(&self, kind: Reference, id: Id) -> bool {
        match kind {
            Reference::Area => &self.areas,
            Reference::Flow => &self.flows,
            Reference::Source => &self.sources,
            Reference::Dataset => &self.datasets,
            Reference::Outcome => &self.outcomes,
        }
        .contains(&id)
    }
}

/// Every reference to a record that is not there, each once.
pub fn dangling(project: &Project) -> Vec<Warning> {
    let known = Known::of(project);
    let mut gone = Gone { known: &known, list: Vec::new(), seen: BTreeSet::new() };
    for dataset in project.datasets.iter() {
        gone.dataset(dataset);
    }
    for identity in project.identities.iter() {
        for term in std::iter::once(&identity.whole).chain(&identity.parts) {
            gone.check(identity.id.0, Reference::Dataset, term.dataset.0);
            gone.flow(identity.id.0, term.flow);
        }
    }
    for commission in project.commissions.iter() {
        gone.commission(commission);
    }
    for chart in project.charts.iter() {
        chart.datasets.iter().for_each(|id| gone.check(chart.id.0, Reference::Dataset, id.0));
        let flows = chart.flows.iter().copied().chain(chart.notes.iter().filter_map(|note| note.flow));
        flows.for_each(|flow| gone.flow(chart.id.0, flow));
    }
    for accepted in project.acknowledgements.iter() {
        for statement in &accepted.statements {
            gone.check(accepted.id.0, Reference::Dataset, statement.dataset.0);
            gone.key(accepted.id.0, statement.key);
        }
    }
    gone.list
}

struct Gone<'a> {
    known: &'a Known,
    list: Vec<Warning>,
    seen: BTreeSet<(Id, Reference, Id)>,
}

impl Gone<'_> {
    fn check(&mut self, record: Id, kind: Reference, id: Id) {
        if !self.known.has(kind, id) && self.seen.insert((record, kind, id)) {
            self.list.push(Warning::Dangling { record, kind, missing: id });
        }
    }

    fn flow(&mut self, record: Id, flow: Flow) {
        if let Flow::Named(id) = flow {
            self.check(record, Reference::Flow, id.0);
        }
    }

    fn key(&mut self, record: Id, key: Key) {
        self.flow(record, key.flow);
        match key.measure {
            Measure::Share { of: whole } | Measure::ShareChange { of: whole } | Measure::Contribution { to: whole } => {
                match whole {
                    Whole::Flow(flow) => self.flow(record, flow),
                    Whole::Dataset(id) => self.check(record, Reference::Dataset, id.0),
                    Whole::Area(id) => self.check(record, Reference::Area, id.0),
                    Whole::World => {}
                }
            }
            Measure::Level
            | Measure::Rate { .. }
            | Measure::AbsoluteChange { .. }
            | Measure::CompoundRate { .. }
            | Measure::Cover => {}
        }
    }

    fn dataset(&mut self, dataset: &Dataset) {
        if let Some(source) = dataset.head.default_source {
            self.check(dataset.id.0, Reference::Source, source.0);
        }
        let before = self.list.len();
        for observation in dataset.observations.iter() {
            self.key(dataset.id.0, observation.key);
            for figure in observation.figures.iter() {
                if let Some(source) = figure.source.filter(|_| figure.source != dataset.head.default_source) {
                    self.check(dataset.id.0, Reference::Source, source.0);
                }
            }
        }
        for warning in self.list.iter_mut().skip(before) {
            if let Warning::Dangling { kind, missing, .. } = *warning {
                *warning = Warning::DanglingFigures { dataset: dataset.id, kind, missing };
            }
        }
    }

    fn commission(&mut self, commission: &Commission) {
        commission.sessions.iter().for_each(|session| self.session(session));
    }

    fn session(&mut self, session: &CommissionSession) {
        for citation in &session.head.sources {
            self.check(session.id.0, Reference::Source, citation.source.0);
        }
        session.outcomes.iter().for_each(|outcome| self.outcome(outcome));
        for review in session.reviews.iter() {
            // A point that was deleted on purpose left its words behind.
            let reviewed = review.was.is_none().then_some(&review.outcome);
            let outcomes = reviewed.into_iter().chain(&review.becomes);
            outcomes.for_each(|OutcomeId(id)| self.check(review.id.0, Reference::Outcome, *id));
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        for source in outcome.log.iter().filter_map(|entry| entry.source) {
            self.check(outcome.id.0, Reference::Source, source.0);
        }
        for figure in &outcome.figures {
            self.check(outcome.id.0, Reference::Dataset, figure.cell.dataset.0);
            self.key(outcome.id.0, figure.cell.key);
        }
        if let Some(target) = &outcome.target {
            self.flow(outcome.id.0, target.flow);
            if let Some(dataset) = target.dataset {
                self.check(outcome.id.0, Reference::Dataset, dataset.0);
            }
        }
    }
}
