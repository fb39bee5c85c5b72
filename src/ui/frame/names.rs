//! What records are called in the tree, the palette and titles.

use crate::domain::{Chart, Commission, CommissionSession, Dataset, Event, EventKind, Project, Source};
use crate::session::{self, Place};
use crate::words::Words;

pub fn dataset_name(project: &Project, dataset: &Dataset, words: &Words) -> String {
    session::dataset_name(project, dataset, words)
}

pub fn commission_name(commission: &Commission, words: &Words) -> String {
    named(&commission.head.name, "commission-untitled", words)
}

/// "20th session · Astana"
pub fn session_name(session: &CommissionSession, words: &Words) -> String {
    let name = words.session_title(session.head.number);
    match session.head.place.trim() {
        "" => name,
        place => words.with("session-with-place", &[("session", &name), ("place", place)]),
    }
}

pub fn chart_name(project: &Project, chart: &Chart, words: &Words) -> String {
    session::chart_name(project, chart, words)
}

/// "State visit to Baku"; a nameless one by its kind.
pub fn event_name(event: &Event, words: &Words) -> String {
    let kind = match &event.kind {
        EventKind::Visit => "events-kind-visit",
        EventKind::Agreement => "events-kind-agreement",
        EventKind::Other(name) if !name.trim().is_empty() => return named(&event.title, name, words),
        EventKind::Other(_) => "events-kind-other",
    };
    named(&event.title, kind, words)
}

pub fn source_name(source: &Source, words: &Words) -> String {
    named(&source.title, "source-unnamed", words)
}

fn named(name: &str, otherwise: &str, words: &Words) -> String {
    let name = name.trim();
    if name.is_empty() { words.t(otherwise).to_owned() } else { name.to_owned() }
}

/// What is on the screen; `None` where it is no record.
pub fn place_name(project: &Project, place: Place, words: &Words) -> Option<String> {
    Some(match place {
        Place::Start
        | Place::Events
        | Place::Sources
        | Place::Figures
        | Place::Partners
        | Place::Register
        | Place::Calendar
        | Place::Checks => return None,
        Place::Dataset(id) => dataset_name(project, project.datasets.get(id)?, words),
        Place::Revisions(id) | Place::Mirror(id) => {
            let text = if matches!(place, Place::Mirror(_)) { "place-mirror" } else { "place-revisions" };
            words.with(text, &[("dataset", &dataset_name(project, project.datasets.get(id)?, words))])
        }
        Place::Commission(id) => commission_name(project.commissions.get(id)?, words),
        Place::Session(id) => session_name(project.session(id)?, words),
        Place::Chart(id) => chart_name(project, project.charts.get(id)?, words),
        Place::Event(id) => event_name(project.events.get(id)?, words),
        Place::Source(id) => source_name(project.sources.get(id)?, words),
    })
}
