//! In what two versions of a project differ: counts, and the first few places.
//!
//! *Invariant:* what is not counted is equal in both.

use std::sync::Arc;

use super::entry::text_of;
use super::find::{Target, place_text};
use super::label::Kind;
use super::{chart_name, dataset_name};
use crate::domain::{
    CellRef, ChartId, CommissionId, Dataset, DatasetId, EventId, Figures, Id, Key, Observation, OutcomeId, Project,
    Record, SessionId, SourceId, Table,
};
use crate::words::Words;

/// So many places are told one by one.
pub const TOLD: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Added,
    Changed,
    Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    Figure(CellRef),
    /// A record beside its figures and the records inside it.
    Record(Kind, Id, Change),
    /// Title, note or style of the project.
    Head,
}

/// How a later version differs from an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Differences {
    pub figures: usize,
    pub records: usize,
    /// The first of them; figures first.
    pub first: Vec<Difference>,
}

impl Differences {
    fn figure(&mut self, cell: CellRef) {
        self.figures += 1;
        self.tell(Difference::Figure(cell));
    }

    fn record(&mut self, kind: Kind, id: Id, change: Change) {
        self.records += 1;
        self.tell(Difference::Record(kind, id, change));
    }

    fn tell(&mut self, difference: Difference) {
        if self.first.len() < TOLD {
            self.first.push(difference);
        }
    }

    fn table<T: Record>(&mut self, kind: Kind, before: &Table<T>, now: &Table<T>, same: impl Fn(&T, &T) -> bool) {
        for record in now.iter_shared() {
            match before.shared(record.id()) {
                None => self.record(kind, record.id().into(), Change::Added),
                Some(old) if Arc::ptr_eq(&old, record) || same(&old, record) => {}
                Some(_) => self.record(kind, record.id().into(), Change::Changed),
            }
        }
        for record in before.iter().filter(|record| now.place(record.id()).is_none()) {
            self.record(kind, record.id().into(), Change::Gone);
        }
    }

    fn cells(&mut self, before: &Dataset, now: &Dataset) {
        let id = now.id;
        let (mut old, mut new) = (before.observations.iter().peekable(), now.observations.iter().peekable());
        loop {
            let key = match (old.peek(), new.peek()) {
                (None, None) => return,
                (Some(one), None) | (None, Some(one)) => one.key,
                (Some(old), Some(new)) => old.key.min(new.key),
            };
            let is_here = |one: &&Observation| one.key == key;
            if old.next_if(is_here).map(|one| &one.figures) != new.next_if(is_here).map(|one| &one.figures) {
                self.figure(CellRef { dataset: id, key });
            }
        }
    }
}

/// What is different in `now`.
pub fn differences(before: &Project, now: &Project) -> Differences {
    let mut found = Differences::default();
    for dataset in now.datasets.iter() {
        if let Some(old) = before.datasets.get(dataset.id) {
            found.cells(old, dataset);
        }
    }
    if before.head != now.head {
        found.records += 1;
        found.tell(Difference::Head);
    }
    let heads = |a: &Dataset, b: &Dataset| a.head == b.head && a.periods == b.periods;
    found.table(Kind::Dataset, &before.datasets, &now.datasets, heads);
    found.table(Kind::Area, &before.areas, &now.areas, PartialEq::eq);
    found.table(Kind::Flow, &before.flows, &now.flows, PartialEq::eq);
    found.table(Kind::Source, &before.sources, &now.sources, PartialEq::eq);
    found.table(Kind::Identity, &before.identities, &now.identities, PartialEq::eq);
    found.table(Kind::Commission, &before.commissions, &now.commissions, |a, b| a.head == b.head);
    for commission in now.commissions.iter() {
        let Some(old) = before.commissions.get(commission.id) else { continue };
        found.table(Kind::Session, &old.sessions, &commission.sessions, |a, b| a.head == b.head);
        for session in commission.sessions.iter() {
            let Some(old) = old.sessions.get(session.id) else { continue };
            found.table(Kind::Outcome, &old.outcomes, &session.outcomes, PartialEq::eq);
            found.table(Kind::Review, &old.reviews, &session.reviews, PartialEq::eq);
        }
    }
    found.table(Kind::Event, &before.events, &now.events, PartialEq::eq);
    found.table(Kind::Chart, &before.charts, &now.charts, PartialEq::eq);
    found.table(Kind::View, &before.views, &now.views, PartialEq::eq);
    found.table(Kind::Acknowledgement, &before.acknowledgements, &now.acknowledgements, PartialEq::eq);
    found
}

/// "Exports, 2023 · Kazakhstan – Azerbaijan (456.3 before, 456.4 now)", one a line; what is more is counted at the end.
/// `record` names a record by its kind and name.
pub fn told(
    words: &Words,
    (before, now): (&Project, &Project),
    found: &Differences,
    record: impl Fn(Kind, &str) -> String,
) -> Vec<String> {
    let line = |difference: &Difference| match *difference {
        Difference::Figure(cell) => figure(words, before, now, cell),
        Difference::Record(kind, id, change) => {
            let what = record(kind, &named(words, before, now, kind, id));
            let id = match change {
                Change::Added => "difference-added",
                Change::Changed => "difference-changed",
                Change::Gone => "difference-gone",
            };
            words.with(id, &[("what", &what)])
        }
        Difference::Head => words.t("difference-head").to_owned(),
    };
    let mut lines: Vec<String> = found.first.iter().map(line).collect();
    let more = (found.figures + found.records).saturating_sub(lines.len());
    if more > 0 {
        lines.push(words.count("difference-more", more));
    }
    lines
}

/// What a record is called; its id where it has no name.
fn named(words: &Words, before: &Project, now: &Project, kind: Kind, id: Id) -> String {
    let of = |project: &Project| match kind {
        Kind::Dataset => project.datasets.get(DatasetId(id)).map(|dataset| dataset_name(project, dataset, words)),
        Kind::Source => project.sources.get(SourceId(id)).map(|source| source.title.clone()),
        Kind::Commission => project.commissions.get(CommissionId(id)).map(|record| record.head.name.clone()),
        Kind::Session => project.session(SessionId(id)).map(|session| words.session_title(session.head.number)),
        Kind::Outcome => project.outcome(OutcomeId(id)).map(|(_, outcome)| outcome.text.chars().take(60).collect()),
        Kind::Chart => project.charts.get(ChartId(id)).map(|chart| chart_name(project, chart, words)),
        Kind::Event => project.events.get(EventId(id)).map(|event| event.title.clone()),
        _ => None,
    };
    let name = of(now).or_else(|| of(before)).filter(|name| !name.trim().is_empty());
    name.unwrap_or_else(|| id.to_string())
}

fn figure(words: &Words, before: &Project, now: &Project, cell: CellRef) -> String {
    let in_old = in_cell(before, cell);
    let in_new = in_cell(now, cell);
    let place = in_new.or(in_old).and_then(Figures::adopted_place).unwrap_or(0);
    let of = |project: &Project, figures: Option<&Figures>| {
        let shown = project.datasets.get(cell.dataset).map(|dataset| dataset.head.shown).unwrap_or_default();
        let text = figures.and_then(Figures::adopted).map(|one| text_of(one, cell.key.measure, shown, words.numbers));
        text.filter(|text| !text.is_empty()).unwrap_or_else(|| words.t("difference-nothing").to_owned())
    };
    let whose = place_text(now, words, Target::Figure { cell, place });
    let (old, new) = (of(before, in_old), of(now, in_new));
    // The digits are the same where a source, a note or a rival differs.
    let id = if old == new { "difference-beside" } else { "difference-figure" };
    words.with(id, &[("cell", &whose), ("before", &old), ("now", &new)])
}

fn in_cell(project: &Project, cell: CellRef) -> Option<&Figures> {
    let key: Key = cell.key;
    project.datasets.get(cell.dataset)?.observations.get(key).map(|one| &one.figures)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::formats::project::read;
    use crate::formats::sample::KAZAKHSTAN_AZERBAIJAN as SAMPLE;

    fn changed(from: &str, to: &str) -> (Project, Project) {
        let text = str::from_utf8(SAMPLE.bytes).unwrap();
        let now = text.replacen(from, to, 1);
        assert_ne!(text, now);
        (read(SAMPLE.bytes).unwrap().project, read(now.as_bytes()).unwrap().project)
    }

    fn lines(from: &str, to: &str) -> Vec<String> {
        let (before, now) = changed(from, to);
        let found = differences(&before, &now);
        told(&Words::english(), (&before, &now), &found, |kind, id| format!("{kind:?} {id}"))
    }

    #[test]
    fn equal_projects_do_not_differ() {
        let project = read(SAMPLE.bytes).unwrap().project;
        assert_eq!(differences(&project, &project.clone()), Differences::default());
    }

    #[test]
    fn a_figure_that_differs_is_told_with_what_it_was() {
        let told = lines("\"456.3\"", "\"456.4\"");
        assert_eq!(told.len(), 1);
        assert!(
            told.iter().all(|line| line.starts_with("Exports, 2023 · ") && line.ends_with("(456.3 before, 456.4 now)")),
            "{told:?}"
        );
        let (before, now) = changed("\"456.3\"", "\"456.4\"");
        assert_eq!(differences(&before, &now).figures, 1);
        assert_eq!(differences(&before, &Project::default()).figures, 0, "the dataset is gone, not its figures");
    }

    #[test]
    fn a_title_and_a_record_are_told_by_what_they_are() {
        assert_eq!(lines("title: \"", "title: \"X"), ["Title, note or style of the project"]);
        let (before, now) = changed("place: \"Astana\"", "place: \"Almaty\"");
        let found = differences(&before, &now);
        assert_eq!((found.figures, found.records), (0, 1));
        assert!(matches!(found.first.first(), Some(Difference::Record(Kind::Session, _, Change::Changed))));
    }

    #[test]
    fn more_than_a_few_are_counted() {
        let (before, now) = (read(SAMPLE.bytes).unwrap().project, Project::default());
        let found = differences(&before, &now);
        assert!(found.records > TOLD && found.first.len() == TOLD);
        let told = told(&Words::english(), (&before, &now), &found, |kind, id| format!("{kind:?} {id}"));
        assert_eq!(told.len(), TOLD + 1);
    }
}
