//! What a merge of two states is, case by case.

use super::*;
use crate::domain::{
    DatasetHead, Event, Figure, Flow, Observation, Outcome, OutcomeKind, OutcomeStatus, Said, SessionId, Source,
    SourceId, StatusEntry,
};

fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

fn exports(year: i32) -> Key {
    Key::level(Flow::Exports, Period::of_year(year).unwrap())
}

fn said(text: &str) -> Figures {
    Figures::one(Figure::new(Said::Number(text.parse().unwrap()), None))
}

/// A dataset 1 with exports of 2022 and 2023, sources 2 to 4, and a commission 5 with a session 6 and points 7 and 8.
fn base() -> Project {
    let mut dataset = crate::domain::Dataset::new(DatasetId(id(1)), DatasetHead::default());
    dataset.observations = [(2022, "10"), (2023, "20")]
        .into_iter()
        .map(|(year, text)| Observation { key: exports(year), figures: said(text) })
        .collect();
    let session = SessionId(id(6));
    let mut record = crate::domain::CommissionSession::new(session, crate::domain::SessionHead::default());
    record.outcomes =
        [7, 8].into_iter().map(|raw| Outcome::new(id(raw).into(), OutcomeKind::Decision, "text")).collect();
    let commission = crate::domain::Commission {
        id: id(5).into(),
        head: crate::domain::CommissionHead::default(),
        sessions: std::iter::once(record).collect(),
    };
    Project {
        sources: [2, 3, 4].into_iter().map(|raw| Source::new(SourceId(id(raw)), "source")).collect(),
        datasets: std::iter::once(dataset).collect(),
        commissions: std::iter::once(commission).collect(),
        ..Project::default()
    }
}

fn changed(from: &Project, edits: Vec<Edit>) -> Project {
    let mut project = from.clone();
    for edit in edits {
        project.apply(edit).unwrap();
    }
    project
}

fn cell(year: i32, text: &str) -> Edit {
    let figures = (!text.is_empty()).then(|| said(text));
    Edit::Figures { dataset: DatasetId(id(1)), key: exports(year), figures }
}

fn outcome(project: &Project, raw: u32, change: impl FnOnce(&mut Outcome)) -> Edit {
    let (session, outcome) = project.outcome(id(raw).into()).unwrap();
    let mut outcome = outcome.clone();
    change(&mut outcome);
    Edit::Set(Fields::Outcome(session, outcome))
}

fn remove(list: List, raw: u32) -> Edit {
    Edit::Remove { list, id: id(raw) }
}

fn shown(project: &Project, year: i32) -> String {
    let dataset = project.datasets.at(0).unwrap();
    let Some(observation) = dataset.observations.get(exports(year)) else { return "–".to_owned() };
    let texts = observation.figures.iter().map(|figure| figure.said.number().unwrap().to_string());
    format!("{} adopted {:?}", texts.collect::<Vec<_>>().join(" "), observation.figures.adopted_place())
}

#[test]
fn figures_that_both_changed_can_be_mine_theirs_or_both() {
    let base = base();
    let mine = changed(&base, vec![cell(2023, "21"), cell(2022, "11")]);
    let theirs = changed(&base, vec![cell(2023, "22"), cell(2022, "11"), cell(2024, "30")]);
    let merge = compare(Some(&base), &mine, &theirs);
    assert_eq!(merge.conflicts.len(), 1, "{:?}", merge.conflicts);
    assert_eq!(merge.taken.len(), 1);
    assert_eq!(merge.usual(), [Choice::Both]);
    for (choice, is) in [
        (Choice::Mine, "21 adopted Some(0)"),
        (Choice::Theirs, "22 adopted Some(0)"),
        (Choice::Both, "21 22 adopted Some(0)"),
    ] {
        let merged = changed(&mine, merge.edits(&[choice]));
        assert_eq!((shown(&merged, 2023).as_str(), shown(&merged, 2024).as_str()), (is, "30 adopted Some(0)"));
    }
}

#[test]
fn what_one_emptied_and_the_other_changed_is_asked_about_and_kept_unless_said_otherwise() {
    let base = base();
    let (empty, other) = (changed(&base, vec![cell(2023, "")]), changed(&base, vec![cell(2023, "22")]));
    for (mine, theirs, usual) in [(&empty, &other, Choice::Theirs), (&other, &empty, Choice::Mine)] {
        let merge = compare(Some(&base), mine, theirs);
        assert_eq!(merge.usual(), [usual]);
        assert_eq!(merge.conflicts[0].both, None);
        assert_eq!(shown(&changed(mine, merge.edits(&[])), 2023), "22 adopted Some(0)");
    }
}

#[test]
fn two_fields_of_one_point_are_no_conflict_and_one_field_is() {
    let base = base();
    let entry = StatusEntry { date: None, status: OutcomeStatus::Done, words: String::new(), source: None };
    let mine = changed(&base, vec![outcome(&base, 7, |outcome| outcome.log.push(entry.clone()))]);
    let theirs = changed(&base, vec![outcome(&base, 7, |outcome| outcome.note = "theirs".to_owned())]);
    let merge = compare(Some(&base), &mine, &theirs);
    assert!(merge.conflicts.is_empty());
    let merged = changed(&mine, merge.edits(&[]));
    let (_, point) = merged.outcome(id(7).into()).unwrap();
    assert_eq!((point.note.as_str(), point.status()), ("theirs", OutcomeStatus::Done));

    let mine = changed(&mine, vec![outcome(&mine, 7, |outcome| outcome.note = "mine".to_owned())]);
    let theirs = changed(&theirs, vec![outcome(&theirs, 7, |outcome| outcome.topic = "topic".to_owned())]);
    let merge = compare(Some(&base), &mine, &theirs);
    for (choice, note) in [(Choice::Mine, "mine"), (Choice::Theirs, "theirs"), (Choice::Both, "mine")] {
        let merged = changed(&mine, merge.edits(&[choice]));
        let (_, point) = merged.outcome(id(7).into()).unwrap();
        assert_eq!((point.note.as_str(), point.topic.as_str()), (note, "topic"));
        assert_eq!(point.status(), OutcomeStatus::Done, "what only I changed stays whatever is chosen");
    }
}

#[test]
fn what_one_deleted_and_the_other_changed_is_asked_about() {
    let base = base();
    let changed_inside = changed(&base, vec![outcome(&base, 8, |outcome| outcome.note = "x".to_owned())]);
    for gone in
        [remove(List::Commissions, 5), remove(List::Sessions(id(5).into()), 6), remove(List::Outcomes(id(6).into()), 8)]
    {
        let gone = changed(&base, vec![gone]);
        for (mine, theirs) in [(&gone, &changed_inside), (&changed_inside, &gone)] {
            let merge = compare(Some(&base), mine, theirs);
            assert_eq!(merge.conflicts.len(), 1, "{merge:?}");
            assert_eq!(changed(mine, merge.edits(&[])), changed_inside, "the usual choice keeps what is there");
            assert_eq!(&changed(mine, merge.edits(&[Choice::Mine])), mine);
            assert_eq!(&changed(mine, merge.edits(&[Choice::Theirs])), theirs);
        }
    }
}

#[test]
fn the_order_of_a_list_is_of_who_changed_it() {
    let base = base();
    let ids = |project: &Project| project.sources.iter().map(|source| source.id.0.raw()).collect::<Vec<_>>();
    let moved = |raw: u32, place| Edit::Move { list: List::Sources, id: id(raw), place };
    let added = |raw: u32, place| Edit::Insert {
        list: List::Sources,
        place,
        entry: Entry::Source(Source::new(SourceId(id(raw)), "new").into()),
    };
    for (mine, theirs, conflicts, is) in [
        (vec![added(20, 3)], vec![moved(4, 0)], 0, vec![4, 20, 2, 3]),
        (vec![moved(4, 0)], vec![added(30, 1)], 0, vec![4, 2, 30, 3]),
        (vec![added(20, 3)], vec![added(30, 3)], 0, vec![2, 3, 4, 30, 20]),
        (
            vec![added(20, 0), remove(List::Sources, 3)],
            vec![added(30, 0), remove(List::Sources, 4)],
            0,
            vec![30, 20, 2],
        ),
        (vec![moved(4, 0)], vec![moved(3, 0)], 1, vec![4, 2, 3]),
    ] {
        let (mine, theirs) = (changed(&base, mine), changed(&base, theirs));
        let merge = compare(Some(&base), &mine, &theirs);
        assert_eq!(merge.conflicts.len(), conflicts);
        assert_eq!(ids(&changed(&mine, merge.edits(&[]))), is);
        if conflicts > 0 {
            assert_eq!(ids(&changed(&mine, merge.edits(&[Choice::Theirs]))), ids(&theirs));
        }
    }
}

#[test]
fn without_a_beginning_everything_is_asked_and_nothing_is_lost() {
    let base = base();
    let event = Event {
        id: id(9).into(),
        from: jiff::civil::date(2023, 5, 1),
        to: None,
        kind: crate::domain::EventKind::Visit,
        title: "visit".to_owned(),
        link: String::new(),
    };
    let insert = Edit::Insert { list: List::Events, place: 0, entry: Entry::Event(event.into()) };
    let mine = changed(&base, vec![cell(2023, "21"), remove(List::Sources, 2)]);
    let theirs = changed(&base, vec![cell(2022, "12"), insert, remove(List::Sources, 3)]);
    let merge = compare(None, &mine, &theirs);
    assert!(merge.taken.is_empty());
    assert_eq!(merge.conflicts.len(), 5, "{:?}", merge.conflicts);
    let merged = changed(&mine, merge.edits(&[]));
    assert_eq!((merged.sources.len(), merged.events.len()), (3, 1));
    assert_eq!(shown(&merged, 2022), "10 12 adopted Some(0)");
    let all = |choice| vec![choice; merge.conflicts.len()];
    assert_eq!(changed(&mine, merge.edits(&all(Choice::Mine))), mine);
    assert_eq!(changed(&mine, merge.edits(&all(Choice::Theirs))), theirs);
}

#[test]
fn differences_are_counted_by_what_they_are() {
    let base = base();
    let other = changed(
        &base,
        vec![cell(2023, "21"), cell(2024, "1"), remove(List::Outcomes(id(6).into()), 7), remove(List::Sources, 2)],
    );
    let merge = towards(&base, &other);
    assert_eq!(merge.counts(), Counts { figures: 2, points: 1, records: 1 });
    assert_eq!(changed(&base, merge.edits(&[])), other);
    assert!(towards(&base, &base).is_empty());
}
