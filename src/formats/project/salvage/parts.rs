//! Projects with few records in them, put together.
//!
//! *Invariant:* nothing is dropped; records that have one id hold what both held.

use crate::domain::{Commission, CommissionSession, Dataset, Observation, Observations, Project, Record, Table};

/// The records of all; of the heads, what is not as in a new project.
pub fn together(parts: Vec<Project>) -> Project {
    let mut whole = Project::default();
    let mut commissions: Vec<Commission> = Vec::new();
    for part in &parts {
        if !part.head.title.is_empty() {
            whole.head.title.clone_from(&part.head.title);
        }
        if !part.head.note.is_empty() {
            whole.head.note.clone_from(&part.head.note);
        }
        if part.head.style != Project::default().head.style {
            whole.head.style = part.head.style.clone();
        }
        for commission in part.commissions.iter() {
            match commissions.iter_mut().find(|known| known.id == commission.id) {
                Some(known) => add_sessions(known, commission.sessions.iter()),
                None => commissions.push(commission.clone()),
            }
        }
    }
    whole.areas = all(&parts, |part| &part.areas);
    whole.flows = all(&parts, |part| &part.flows);
    whole.sources = all(&parts, |part| &part.sources);
    whole.datasets = all(&parts, |part| &part.datasets);
    whole.identities = all(&parts, |part| &part.identities);
    whole.commissions = commissions.into_iter().collect();
    whole.events = all(&parts, |part| &part.events);
    whole.charts = all(&parts, |part| &part.charts);
    whole.views = all(&parts, |part| &part.views);
    whole.acknowledgements = all(&parts, |part| &part.acknowledgements);
    whole
}

fn all<T: Record>(parts: &[Project], of: impl Fn(&Project) -> &Table<T>) -> Table<T> {
    parts.iter().flat_map(|part| of(part).iter().cloned()).collect()
}

fn add_sessions<'a>(commission: &mut Commission, more: impl Iterator<Item = &'a CommissionSession>) {
    let mut sessions: Vec<CommissionSession> = commission.sessions.iter().cloned().collect();
    for session in more {
        match sessions.iter_mut().find(|known| known.id == session.id) {
            Some(known) => {
                known.outcomes = known.outcomes.iter().chain(session.outcomes.iter()).cloned().collect();
                known.reviews = known.reviews.iter().chain(session.reviews.iter()).cloned().collect();
            }
            None => sessions.push(session.clone()),
        }
    }
    commission.sessions = sessions.into_iter().collect();
}

/// The one record of `head`, with what stands inside it in each of the others.
pub fn filled(head: &Project, inside: Vec<Project>) -> Project {
    let mut whole = Project::default();
    for dataset in head.datasets.iter() {
        let parts = inside.iter().flat_map(|part| part.datasets.iter());
        let figures: Vec<Observation> = parts.flat_map(|part| part.observations.iter().cloned()).collect();
        let dataset = Dataset { observations: Observations::from_unsorted(figures), ..dataset.clone() };
        whole.datasets = std::iter::once(dataset).collect();
    }
    for commission in head.commissions.iter() {
        let mut commission = commission.clone();
        for part in inside.iter().flat_map(|part| part.commissions.iter()) {
            add_sessions(&mut commission, part.sessions.iter());
        }
        whole.commissions = std::iter::once(commission).collect();
    }
    whole
}
