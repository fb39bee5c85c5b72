//! What differs between two states of a project, in words: the place, and what each side says there.

use crate::analysis::merge::{Change, Conflict, Taken, What};
use crate::domain::{Chart, DatasetId, Entry, Figure, Figures, Key, List, Project, SessionId};
use crate::session::dispatch::records::{entry, kind_of, name_of};
use crate::session::entry::text_of;
use crate::session::label::Kind;
use crate::session::wording::record::{outcome_status_name, phase_name, result_name, session_title};
use crate::session::{chart_name, dataset_name};
use crate::ui::undo_words::{cell, record_text};
use crate::words::Words;

/// Two states of one project.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    pub mine: &'a Project,
    pub theirs: &'a Project,
}

impl<'a> Sides<'a> {
    fn turned(self) -> Self {
        Self { mine: self.theirs, theirs: self.mine }
    }

    fn entry(self, list: List, id: crate::domain::Id) -> Option<Entry> {
        entry(self.mine, list, id).or_else(|| entry(self.theirs, list, id))
    }

    /// The side that has a dataset.
    fn of_dataset(self, id: DatasetId) -> &'a Project {
        if self.mine.datasets.get(id).is_some() { self.mine } else { self.theirs }
    }
}

/// "New – source Comtrade", "exports 2023 in KZ–AZ goods – 460"
pub fn taken_line(words: &Words, sides: Sides<'_>, taken: &Taken) -> String {
    let what = what_text(words, sides, taken.what);
    let line = |id: &str| words.with(id, &[("what", &what)]);
    match taken.change {
        Change::Insert(_) | Change::Period(true) => line("merge-added"),
        Change::Remove | Change::Period(false) => line("merge-removed"),
        Change::Order => line("merge-changed-line"),
        Change::Set(_) | Change::Cell(_) => {
            let value = value_text(words, sides.turned(), taken.what);
            if value == words.t("merge-changed") {
                return line("merge-changed-line");
            }
            words.with("merge-line", &[("what", &what), ("value", &value)])
        }
    }
}

/// What both changed, what mine is, and what theirs is.
pub fn conflict_texts(words: &Words, sides: Sides<'_>, conflict: &Conflict) -> (String, String, String) {
    let what = what_text(words, sides, conflict.what);
    (what, value_text(words, sides, conflict.what), value_text(words, sides.turned(), conflict.what))
}

/// "Exports 2023 in KZ–AZ goods", "Source Comtrade"
pub fn what_text(words: &Words, sides: Sides<'_>, what: What) -> String {
    let text = match what {
        What::Project => record_text(words, Kind::Project, &sides.mine.head.title),
        What::Record(list, id) => record_in_words(words, sides, list, id),
        What::Cell(dataset, key) => {
            let project = sides.of_dataset(dataset);
            let cell = cell(words, project, key.flow, key.measure, key.period);
            words.with("merge-cell", &[("cell", &cell), ("dataset", &dataset_in(words, project, dataset))])
        }
        What::Period(dataset, period) => {
            let dataset = dataset_in(words, sides.of_dataset(dataset), dataset);
            words.with("merge-period", &[("period", &words.period(period)), ("dataset", &dataset)])
        }
        What::Order(list) => words.with("merge-order", &[("kind", &record_text(words, kind_in(list), ""))]),
    };
    words.sentence(&text)
}

fn dataset_in(words: &Words, project: &Project, id: DatasetId) -> String {
    project.datasets.get(id).map(|dataset| dataset_name(project, dataset, words)).unwrap_or_default()
}

fn record_in_words(words: &Words, sides: Sides<'_>, list: List, id: crate::domain::Id) -> String {
    let Some(entry) = sides.entry(list, id) else { return String::new() };
    let project = if crate::session::dispatch::records::entry(sides.mine, list, id).is_some() {
        sides.mine
    } else {
        sides.theirs
    };
    let name = match &entry {
        Entry::Dataset(record) => dataset_name(project, record, words),
        Entry::Chart(record) => chart_name(project, record, words),
        entry => name_of(entry),
    };
    let what = record_text(words, kind_of(&entry), &name);
    match list {
        List::Outcomes(session) | List::Reviews(session) => {
            words.with("merge-inside", &[("what", &what), ("session", &session_in(words, sides, session))])
        }
        _ => what,
    }
}

fn session_in(words: &Words, sides: Sides<'_>, id: SessionId) -> String {
    let session = sides.mine.session(id).or_else(|| sides.theirs.session(id));
    session.map(|session| session_title(words, &session.head)).unwrap_or_default()
}

fn kind_in(list: List) -> Kind {
    match list {
        List::Areas => Kind::Area,
        List::Flows => Kind::Flow,
        List::Sources => Kind::Source,
        List::Datasets => Kind::Dataset,
        List::Identities => Kind::Identity,
        List::Commissions => Kind::Commission,
        List::Sessions(_) => Kind::Session,
        List::Outcomes(_) => Kind::Outcome,
        List::Reviews(_) => Kind::Review,
        List::Events => Kind::Event,
        List::Charts => Kind::Chart,
        List::Views => Kind::View,
        List::Acknowledgements => Kind::Acknowledgement,
    }
}

/// What `mine` says there, as far as it is not what `theirs` says.
fn value_text(words: &Words, sides: Sides<'_>, what: What) -> String {
    match what {
        What::Cell(dataset, key) => cell_text(words, sides, dataset, key),
        What::Period(dataset, period) => {
            let there = sides.mine.datasets.get(dataset).is_some_and(|dataset| dataset.periods.contains(&period));
            words.t(if there { "merge-kept" } else { "merge-gone" }).to_owned()
        }
        What::Order(_) => words.t("merge-moved").to_owned(),
        What::Project => {
            let parts = |project: &Project| vec![project.head.title.clone(), project.head.note.clone()];
            differing(words, parts(sides.mine), Some(parts(sides.theirs)))
        }
        What::Record(list, id) => {
            let Some(own) = entry(sides.mine, list, id) else { return words.t("merge-gone").to_owned() };
            let other = entry(sides.theirs, list, id);
            let parts = |entry: &Entry, project: &Project| parts_of(words, project, entry);
            differing(words, parts(&own, sides.mine), other.map(|other| parts(&other, sides.theirs)))
        }
    }
}

/// The parts that differ; of a record that only one side has, the first ones.
fn differing(words: &Words, own: Vec<String>, other: Option<Vec<String>>) -> String {
    let Some(other) = other else { return words.t("merge-kept").to_owned() };
    let differ = own.iter().zip(&other).filter(|(own, other)| own != other).map(|(own, _)| match own.trim() {
        "" => words.t("merge-empty"),
        text => text,
    });
    let texts: Vec<_> = differ.collect();
    if texts.is_empty() { words.t("merge-changed").to_owned() } else { texts.join(", ") }
}

/// The figures that the other side does not have, the adopted one first; all where it has all of them.
fn cell_text(words: &Words, sides: Sides<'_>, dataset: DatasetId, key: Key) -> String {
    let project = sides.mine;
    let Some(own) = project.datasets.get(dataset) else { return words.t("merge-gone").to_owned() };
    let Some(observation) = own.observations.get(key) else { return words.t("merge-empty").to_owned() };
    let other = sides.theirs.datasets.get(dataset).and_then(|other| other.observations.get(key));
    let is_theirs = |figure: &Figure| other.is_some_and(|other| other.figures.iter().any(|known| known == figure));
    let all = observation.figures.iter().all(is_theirs);
    let text = |figure: &Figure| {
        let text = text_of(figure, key.measure, own.head.shown, words.numbers);
        match figure.source.and_then(|id| project.sources.get(id)) {
            Some(source) => words.with("merge-figure-of", &[("figure", &text), ("source", &source.title)]),
            None => text,
        }
    };
    let shown = adopted_first(&observation.figures).filter(|figure| all || !is_theirs(figure));
    shown.map(text).collect::<Vec<_>>().join("; ")
}

fn adopted_first(figures: &Figures) -> impl Iterator<Item = &Figure> {
    let adopted = figures.adopted_place();
    let others = figures.iter().enumerate().filter(move |(place, _)| Some(*place) != adopted).map(|(_, figure)| figure);
    figures.adopted().into_iter().chain(others)
}

/// What is most looked at in a record, in a fixed order.
fn parts_of(words: &Words, project: &Project, entry: &Entry) -> Vec<String> {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| words.date(date)).unwrap_or_default();
    match entry {
        Entry::Area(record) => vec![record.code.clone()],
        Entry::Flow(record) => vec![record.name.clone()],
        Entry::Source(record) => {
            let (published, accessed) = (date(record.published), date(record.accessed));
            let texts = [&record.title, &record.office, &record.publisher, &published, &accessed, &record.link];
            texts.into_iter().chain([&record.note]).cloned().collect()
        }
        Entry::Dataset(record) => {
            let name = dataset_name(project, record, words);
            vec![
                name,
                words.unit(&record.head.unit, record.head.shown),
                record.head.product.clone(),
                record.head.note.clone(),
            ]
        }
        Entry::Commission(record) => vec![record.head.name.clone(), record.head.note.clone()],
        Entry::Session(record) => {
            let head = &record.head;
            let (title, phase) = (session_title(words, head), phase_name(words, head.phase));
            vec![title, head.place.clone(), date(head.from), date(head.to), phase, head.note.clone()]
        }
        Entry::Outcome(record) => {
            let status = outcome_status_name(words, record.status());
            vec![record.paragraph.clone(), record.text.clone(), record.topic.clone(), status, record.note.clone()]
        }
        Entry::Review(record) => vec![result_name(words, record.result), record.words.clone()],
        Entry::Event(record) => {
            vec![date(Some(record.from)), date(record.to), record.title.clone(), record.link.clone()]
        }
        Entry::Chart(record) => chart_parts(words, project, record),
        Entry::View(record) => vec![record.name.clone()],
        Entry::Identity(record) => vec![record.note.clone()],
        Entry::Acknowledgement(record) => vec![record.reason.clone()],
    }
}

fn chart_parts(words: &Words, project: &Project, chart: &Chart) -> Vec<String> {
    let period = |period: Option<crate::domain::Period>| period.map(|period| words.period(period)).unwrap_or_default();
    vec![chart_name(project, chart, words), chart.subtitle.clone(), period(chart.from), period(chart.to)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::merge::{compare, towards};
    use crate::domain::{Edit, Fields, Flow, Id, Period, Said, Source};

    fn changed(project: &Project, edits: Vec<Edit>) -> Project {
        let mut project = project.clone();
        for edit in edits {
            project.apply(edit).unwrap();
        }
        project
    }

    fn sample() -> Project {
        let text = r#"(schema: 3, sources: [(id: "1", title: "Comtrade"), (id: "2", title: "Yearbook")],
            datasets: [(id: "3", name: "Goods", unit: "USD", observations: [("2023", X, "10")])])"#;
        crate::formats::project::read(text.as_bytes()).unwrap().project
    }

    fn exports(text: &str) -> Edit {
        let figure = Figure::new(Said::Number(text.parse().unwrap()), None);
        let key = Key::level(Flow::Exports, Period::of_year(2023).unwrap());
        Edit::Figures { dataset: DatasetId(Id::new(3).unwrap()), key, figures: Some(Figures::one(figure)) }
    }

    #[test]
    fn what_is_taken_over_is_told_by_place_and_value() {
        let (words, base) = (Words::english(), sample());
        let id = |raw| Id::new(raw).unwrap();
        let renamed = Source { title: "Comtrade 2023".to_owned(), ..base.sources.at(0).unwrap().clone() };
        let noted = Source {
            rounding: crate::domain::RoundingConvention { levels: Some(crate::domain::Rounding::Up), rates: None },
            ..base.sources.at(0).unwrap().clone()
        };
        let new = Entry::Source(Source::new(id(9).into(), "New").into());
        let period = Period::of_year(2024).unwrap();
        for (edit, told) in [
            (Edit::Set(Fields::Source(renamed)), "Source Comtrade is now Comtrade 2023"),
            (Edit::Set(Fields::Source(noted)), "Changed – Source Comtrade"),
            (Edit::Remove { list: List::Sources, id: id(2) }, "Deleted – Source Yearbook"),
            (Edit::Insert { list: List::Sources, place: 0, entry: new }, "New – Source New"),
            (Edit::Move { list: List::Sources, id: id(2), place: 0 }, "Changed – Order of the list (source)"),
            (Edit::Period { dataset: DatasetId(id(3)), period, kept: true }, "New – Period 2024 in Goods"),
            (exports("12"), "Exports 2023 in Goods is now 12"),
        ] {
            let theirs = changed(&base, vec![edit]);
            let merge = towards(&base, &theirs);
            let sides = Sides { mine: &base, theirs: &theirs };
            let lines: Vec<_> = merge.taken.iter().map(|taken| taken_line(&words, sides, taken)).collect();
            assert_eq!(lines, [told]);
        }
    }

    #[test]
    fn a_conflict_shows_what_each_side_says() {
        let (words, base) = (Words::english(), sample());
        let (mine, theirs) = (changed(&base, vec![exports("11")]), changed(&base, vec![exports("12")]));
        let merge = compare(Some(&base), &mine, &theirs);
        let texts = conflict_texts(&words, Sides { mine: &mine, theirs: &theirs }, &merge.conflicts[0]);
        assert_eq!(texts, ("Exports 2023 in Goods".to_owned(), "11".to_owned(), "12".to_owned()));
        let gone = changed(&base, vec![Edit::Remove { list: List::Datasets, id: Id::new(3).unwrap() }]);
        let merge = compare(Some(&base), &mine, &gone);
        let (what, mine, theirs) = conflict_texts(&words, Sides { mine: &mine, theirs: &gone }, &merge.conflicts[0]);
        assert_eq!((what.as_str(), mine.as_str(), theirs.as_str()), ("Dataset Goods", "Kept", "Deleted"));
    }
}
