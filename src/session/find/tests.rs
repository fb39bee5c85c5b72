//! Finding and replacing in a whole project.

use proptest::prelude::*;

use super::*;
use crate::domain::{AreaRef, DatasetHead, DatasetId, Flow, Key, Multiplier, OutcomeKind, Period, Project, Said};
use crate::session::action::Replace;
use crate::session::{Action, CountedIds, FigureChange, Label, NewRecord, Place, Session};
use crate::words::{NumberFormat, Words};

fn year(year: i32) -> Period {
    Period::of_year(year).unwrap()
}

fn enter(session: &mut Session, dataset: DatasetId, key: Key, text: &str) {
    session.dispatch(Action::Enter { dataset, key, text: text.to_owned() }).unwrap();
}

/// A dataset with figures, a note, a quote and an unread text; a source; a session with an outcome.
fn session() -> (Session, DatasetId) {
    let mut session = Session::new(Project::default(), Box::new(CountedIds::default()));
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new("AZE"),
        unit: "USD".to_owned(),
        shown: Multiplier::MILLION,
        note: "Oil is in it".to_owned(),
        ..DatasetHead::default()
    };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    let id = session.project().datasets.at(0).unwrap().id;
    for (flow, of, text) in [
        (Flow::Exports, 2023, "456.3"),
        (Flow::Imports, 2023, "73"),
        (Flow::Exports, 2022, "1118.45"),
        (Flow::Imports, 2022, "no oil data"),
    ] {
        enter(&mut session, id, Key::level(flow, year(of)), text);
    }
    let key = Key::level(Flow::Exports, year(2023));
    for change in
        [FigureChange::Quote("exports of oil".to_owned()), FigureChange::Note("Oil, and oil again".to_owned())]
    {
        session.dispatch(Action::ChangeFigure { dataset: id, key, place: 0, change, interaction: 0 }).unwrap();
    }
    session.dispatch(Action::Add(NewRecord::Source { title: "Oil bulletin".to_owned() })).unwrap();
    session.dispatch(Action::Add(NewRecord::Commission { name: "KZ–AZ oil".to_owned(), parties: Vec::new() })).unwrap();
    let commission = session.project().commissions.at(0).unwrap().id;
    session.dispatch(Action::Add(NewRecord::Session(commission))).unwrap();
    let of = session.project().commissions.at(0).unwrap().sessions.at(0).unwrap().id;
    let text = "Transit of oil along the Middle Corridor".to_owned();
    let outcome = NewRecord::Outcome { session: of, after: None, kind: OutcomeKind::Commitment, text };
    session.dispatch(Action::Add(outcome)).unwrap();
    session.dispatch(Action::GoTo(Place::Dataset(id))).unwrap();
    (session, id)
}

fn query(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn places(session: &Session, query: &Query) -> Vec<String> {
    let words = Words::english();
    let hits = find(session.project(), &words, query);
    hits.iter().map(|hit| place_text(session.project(), &words, hit.target)).collect()
}

#[test]
fn words_are_found_in_every_kind_of_text_and_each_says_where_it_is() {
    let (session, _) = session();
    assert_eq!(
        places(&session, &query("oil")),
        [
            "Note · Kazakhstan – Azerbaijan",
            "Name · KZ–AZ oil",
            "Text · Point 1 · Session",
            "Title · Oil bulletin",
            "Imports, 2022 · Kazakhstan – Azerbaijan",
            "Quote of Exports, 2023 · Kazakhstan – Azerbaijan",
            "Note of Exports, 2023 · Kazakhstan – Azerbaijan",
        ]
    );
}

#[test]
fn a_search_looks_only_where_it_is_told_to() {
    let (session, _) = session();
    let none = Places { figures: false, notes: false, sources: false, names: false };
    for (places, count) in [
        (none, 0),
        (Places { figures: true, ..none }, 1),
        (Places { notes: true, ..none }, 3),
        (Places { sources: true, ..none }, 1),
        (Places { names: true, ..none }, 2),
        (Places::ALL, 7),
    ] {
        let asked = Query { places, ..query("oil") };
        assert_eq!(find(session.project(), &Words::english(), &asked).len(), count, "{places:?}");
    }
}

#[test]
fn figures_are_found_as_shown_and_as_typed_in_every_number_format() {
    let (session, _) = session();
    for (numbers, text, count) in [
        (NumberFormat::CommaPoint, "456.3", 1),
        (NumberFormat::CommaPoint, "456,3", 1),
        (NumberFormat::SpaceComma, "456,3", 1),
        (NumberFormat::SpaceComma, "456.3", 1),
        (NumberFormat::CommaPoint, "1,118.45", 1),
        (NumberFormat::PointComma, "1.118,45", 1),
        (NumberFormat::PlainComma, "1118,45", 1),
        (NumberFormat::SpaceComma, "1 118,45", 1),
        (NumberFormat::CommaPoint, "45", 2),
        (NumberFormat::CommaPoint, "73.0", 0),
    ] {
        let mut words = Words::english();
        words.numbers = numbers;
        let asked = Query { places: Places { names: false, ..Places::ALL }, ..query(text) };
        assert_eq!(find(session.project(), &words, &asked).len(), count, "{text} in {numbers:?}");
    }
}

#[test]
fn the_match_is_marked_in_the_number_as_it_is_shown() {
    let (session, _) = session();
    let hits = find(session.project(), &Words::english(), &query("1118"));
    let hit = hits.first().unwrap();
    assert_eq!((hit.text.as_str(), hit.matches.clone()), ("1,118.45", vec![Range { start: 0, end: 5 }]));
}

#[test]
fn a_long_text_is_cut_around_the_match() {
    let text = format!("{}ИСКОМОЕ\n{}", "а".repeat(5000), "я".repeat(5000));
    let at = text.find("ИСКОМОЕ").unwrap();
    let (shown, matches) = excerpt(&text, &[Range { start: at, end: at + 14 }]);
    assert!(shown.chars().count() < 200 && shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    assert_eq!(shown.get(matches[0].clone()), Some("ИСКОМОЕ"));
    assert!(!shown.contains('\n'));
}

#[test]
fn a_search_in_small_steps_finds_what_one_in_a_go_finds() {
    let (session, _) = session();
    let words = Words::english();
    let whole = find(session.project(), &words, &query("oil"));
    let mut search = Search::new(session.project(), &words, &query("oil"));
    let mut steps = 0;
    while !search.step(session.project(), &words, 1) {
        steps += 1;
        assert!(steps < 100);
    }
    assert!(steps > 5);
    assert_eq!(search.hits(), whole);
}

#[test]
fn hits_past_the_limit_are_counted_and_not_listed() {
    let (mut session, id) = session();
    let flows = [Flow::Exports, Flow::Imports, Flow::ReExports, Flow::ReImports, Flow::Transit];
    let keys = (1000..2999).flat_map(|of| flows.map(|flow| Key::level(flow, year(of))));
    let more = (1000..2999).map(|of| Key::level(Flow::Turnover, year(of)));
    let cells: Vec<_> = keys.chain(more).map(|key| CellRef { dataset: id, key }).collect();
    let count = cells.len();
    let figure = crate::domain::Figure::new(Said::Number("777e6".parse().unwrap()), None);
    let mut project = session.snapshot();
    let cells = cells.into_iter().map(|cell| (cell.key, Some(crate::domain::Figures::one(figure.clone()))));
    project.apply(crate::domain::Edit::Cells { dataset: id, cells: cells.collect() }).unwrap();
    session = Session::new(project, Box::new(CountedIds::default()));
    let words = Words::english();
    let mut search = Search::new(session.project(), &words, &query("777"));
    search.step(session.project(), &words, usize::MAX);
    assert_eq!((search.hits().len(), search.found()), (LIMIT, count));
}

fn replace_all(session: &mut Session, asked: &Query, with: &str) {
    let targets = find(session.project(), &Words::english(), asked).iter().map(|hit| hit.target).collect();
    session.dispatch(Action::Replace(Replace { query: asked.clone(), targets, with: with.to_owned() })).unwrap();
}

#[test]
fn all_that_is_replaced_is_one_step_of_undo() {
    let (mut session, id) = session();
    let before = session.snapshot();
    replace_all(&mut session, &query("oil"), "gas");
    assert_eq!(session.undo_label(), Some(&Label::Replace(7)));
    let project = session.project();
    assert_eq!(project.datasets.get(id).unwrap().head.note, "gas is in it");
    assert_eq!(project.sources.at(0).unwrap().title, "gas bulletin");
    let figure = session.figures(id, Key::level(Flow::Exports, year(2023))).unwrap().get(0).unwrap();
    assert_eq!((figure.quote(), figure.note()), (Some("exports of gas"), Some("gas, and gas again")));
    assert!(find(project, &Words::english(), &query("oil")).is_empty());
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.snapshot(), before);
}

#[test]
fn a_replaced_figure_is_as_typed_over() {
    let (mut session, id) = session();
    let key = Key::level(Flow::Exports, year(2023));
    replace_all(&mut session, &query("456,3"), "457,1");
    let figure = session.figures(id, key).unwrap().get(0).unwrap().clone();
    assert_eq!(figure.said, Said::Number("457.1e6".parse().unwrap()));
    assert!(figure.details().unwrap().quote_outdated);
    assert_eq!(figure.quote(), Some("exports of oil"));
}

#[test]
fn what_would_be_no_number_stays_and_says_why() {
    let (session, id) = session();
    let target = |flow, of| Target::Figure { cell: CellRef { dataset: id, key: Key::level(flow, year(of)) }, place: 0 };
    let becomes =
        |target, text: &str, with: &str| session.replacement("en", target, &query(text), with).map(|new| new.text);
    let exports = target(Flow::Exports, 2023);
    assert_eq!(
        becomes(exports, "456.3", "about"),
        Err(NotReplaced::NoNumber(Some(crate::session::entry::Unreadable::NoDigits)))
    );
    assert_eq!(becomes(exports, "456.3", ""), Err(NotReplaced::Empty));
    assert_eq!(becomes(exports, "456.3", "456.3"), Err(NotReplaced::Same));
    assert_eq!(becomes(exports, "999", "1"), Err(NotReplaced::Gone));
    assert_eq!(becomes(exports, ".3", ".4"), Ok("456.4".to_owned()));
    // Digits are replaced without their groups: 1,118.45 does not become 1.9 when 118 becomes 9.
    assert_eq!(becomes(target(Flow::Exports, 2022), "118", "9"), Ok("19.45".to_owned()));
    assert_eq!(becomes(target(Flow::Imports, 2022), "oil", "gas"), Ok("no gas data".to_owned()));
    let title = find(session.project(), &Words::english(), &query("Oil bulletin"))[0].target;
    assert_eq!(becomes(title, "Oil bulletin", ""), Err(NotReplaced::Empty));
}

#[test]
fn a_country_is_found_by_its_name_and_replaced_by_another() {
    let (mut session, id) = session();
    replace_all(&mut session, &query("Azerbaijan"), "Georgia");
    assert_eq!(session.project().datasets.get(id).unwrap().head.partner, AreaRef::new("GEO"));
}

#[test]
fn a_figure_is_shown_among_the_rows_that_have_it() {
    let (session, id) = session();
    let cell = CellRef { dataset: id, key: Key::level(Flow::Imports, "2023-Q3".parse().unwrap()) };
    let shown = target_seen(session.project(), Target::Note { cell, place: 0 }).shown().unwrap();
    assert_eq!(shown.place, Place::Dataset(id));
    let ShownCell { cursor, rows, basis } = shown.cell.unwrap();
    assert_eq!((cursor.period, rows, basis), (cell.key.period, crate::analysis::sheet::RowsOf::Quarters, None));
}

#[test]
fn a_record_without_a_screen_is_seen_where_it_is_used_or_nowhere() {
    use crate::domain::{
        Acknowledgement, Area, AreaKind, Chart, ChartKind, Edit, Entry, Event, EventKind, Frequency, Identity, List,
        NamedFlow, Term, View, ViewOf,
    };
    let (session, id) = session();
    let mut project = session.snapshot();
    let raw = |nth: u32| crate::domain::Id::new(nth).unwrap();
    let area = |nth: u32, code: &str| {
        let names = vec![("en".to_owned(), "Seen area".to_owned())];
        Entry::Area(
            Area { id: raw(nth).into(), code: code.to_owned(), names, kind: AreaKind::Country, members: Vec::new() }
                .into(),
        )
    };
    let flow = |nth: u32| Entry::Flow(NamedFlow { id: raw(nth).into(), name: "Seen flow".to_owned() }.into());
    let term = Term { dataset: id, flow: Flow::Exports };
    let identity =
        Identity { id: raw(905).into(), whole: term, parts: Vec::new(), complete: None, note: "Seen".to_owned() };
    let (from, to) = (jiff::civil::date(2024, 3, 5), None);
    let event = Event {
        id: raw(906).into(),
        from,
        to,
        kind: EventKind::Visit,
        title: "Seen event".to_owned(),
        link: String::new(),
    };
    let chart = Chart {
        id: raw(907).into(),
        name: String::new(),
        title: "Seen chart".to_owned(),
        subtitle: String::new(),
        source: String::new(),
        kind: ChartKind::Grouped,
        datasets: vec![DatasetId(raw(999)), id],
        flows: Vec::new(),
        frequency: Frequency::Annual,
        against: crate::domain::Against::YearEarlier,
        as_of: None,
        shown: None,
        from: None,
        to: None,
        log_scale: false,
        data_labels: false,
        patterns: false,
        events: false,
        legend: false,
        size: None,
        notes: Vec::new(),
    };
    let view = |nth: u32, of| {
        let (filters, group_by, sort_by) = (Vec::new(), String::new(), String::new());
        let name = "Seen view".to_owned();
        Entry::View(View { id: raw(nth).into(), name, of, filters, group_by, sort_by, descending: false }.into())
    };
    let key = Key::level(Flow::Imports, year(2022));
    let acknowledgement = Acknowledgement {
        id: raw(910).into(),
        statements: vec![CellRef { dataset: id, key }],
        fingerprint: String::new(),
        reason: "Seen reason".to_owned(),
        date: None,
    };
    let named = Key::level(Flow::Named(raw(903).into()), year(2021));
    let figures = Some(crate::domain::Figures::one(crate::domain::Figure::new(Said::Nil, None)));
    for (list, entry) in [
        (List::Areas, area(901, "AZE")),
        (List::Areas, area(902, "NORTH")),
        (List::Flows, flow(903)),
        (List::Flows, flow(904)),
        (List::Identities, Entry::Identity(identity.into())),
        (List::Events, Entry::Event(event.into())),
        (List::Charts, Entry::Chart(chart.into())),
        (List::Views, view(908, ViewOf::Figures)),
        (List::Views, view(909, ViewOf::Register)),
        (List::Acknowledgements, Entry::Acknowledgement(acknowledgement.into())),
    ] {
        project.apply(Edit::Insert { list, place: 0, entry }).unwrap();
    }
    project.apply(Edit::Figures { dataset: id, key: named, figures }).unwrap();
    let dataset = Some(Place::Dataset(id));
    for (record, place, cell) in [
        (RecordRef::Area(raw(901).into()), dataset, None),
        (RecordRef::Area(raw(902).into()), None, None),
        (RecordRef::Flow(raw(903).into()), dataset, Some((named.flow, "2021"))),
        (RecordRef::Flow(raw(904).into()), None, None),
        (RecordRef::Identity(raw(905).into()), dataset, None),
        (RecordRef::View(raw(908).into()), Some(Place::Figures), None),
        (RecordRef::View(raw(909).into()), Some(Place::Register), None),
        (RecordRef::Acknowledgement(raw(910).into()), dataset, Some((Flow::Imports, "2022"))),
        (RecordRef::Project, None, None),
    ] {
        let seen = target_seen(&project, Target::Text { record, field: Field::Name, nth: 0 });
        let expected = place.map(|place| (place, cell.map(|(flow, period)| (flow, period.to_owned()))));
        let shown = seen.shown().map(|shown| {
            (shown.place, shown.cell.map(|cell| (cell.cursor.column.flow, cell.cursor.period.to_string())))
        });
        assert_eq!(shown, expected, "{record:?}");
        assert!(!matches!(seen, Seen::On(_)), "{record:?}");
    }
    // All of them are found, wherever they are seen; the dataset by the name of its partner too.
    let hits = find(&project, &Words::english(), &query("seen"));
    assert_eq!(hits.len(), 11);
}

#[test]
fn a_share_is_shown_in_its_own_column() {
    use crate::analysis::sheet::Part;
    use crate::domain::{Measure, Whole};
    let (session, id) = session();
    for (measure, part) in [
        (Measure::Share { of: Whole::Flow(Flow::Turnover) }, Part::Share),
        (Measure::Contribution { to: Whole::Flow(Flow::Turnover) }, Part::Contribution),
        (Measure::Cover, Part::Cover),
        (Measure::Share { of: Whole::World }, Part::Level),
    ] {
        let cell = CellRef { dataset: id, key: Key::new(Flow::Exports, year(2023), measure) };
        let shown = target_seen(session.project(), Target::Figure { cell, place: 0 }).shown().unwrap();
        assert_eq!(shown.cell.unwrap().cursor.column.part, part, "{measure:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn hits_are_those_of_a_naive_search_and_undo_gives_the_project_back(
        notes in prop::collection::vec("[abc ]{0,8}", 1..12),
        looked_for in "[abc]{1,2}",
        with in "[abcx]{0,3}",
    ) {
        let (mut session, id) = session();
        for (nth, note) in notes.iter().enumerate() {
            let key = Key::level(Flow::Transit, year(2000 + i32::try_from(nth).unwrap()));
            enter(&mut session, id, key, "5");
            let change = FigureChange::Note(note.clone());
            session.dispatch(Action::ChangeFigure { dataset: id, key, place: 0, change, interaction: 0 }).unwrap();
        }
        let only = Places { figures: false, notes: true, sources: false, names: false };
        let asked = Query { places: only, match_case: true, ..query(&looked_for) };
        let transit = |hit: &Hit| matches!(hit.target, Target::Note { cell, .. } if cell.key.flow == Flow::Transit);
        let hits = find(session.project(), &Words::english(), &asked);
        let naive = notes.iter().filter(|note| note.contains(&looked_for)).count();
        prop_assert_eq!(hits.iter().filter(|hit| transit(hit)).count(), naive);
        let before = session.snapshot();
        let steps = session.undo_label().cloned();
        replace_all(&mut session, &asked, &with);
        for (nth, note) in notes.iter().enumerate() {
            let key = Key::level(Flow::Transit, year(2000 + i32::try_from(nth).unwrap()));
            let new = note.replace(&looked_for, &with);
            let said = session.figures(id, key).unwrap().get(0).unwrap().note().unwrap_or_default().to_owned();
            prop_assert_eq!(said, new);
        }
        if session.undo_label() != steps.as_ref() {
            session.dispatch(Action::Undo).unwrap();
        }
        prop_assert_eq!(session.snapshot(), before);
    }
}

#[test]
fn templates_and_deleted_points_are_found_and_say_what_they_are() {
    use crate::domain::{Edit, Entry, GonePoint, Id, List, Review, ReviewResult, Topic};
    use crate::session::action::RecordAction;
    let (mut session, _) = session();
    let of = session.project().sessions().next().unwrap().1.id;
    let mut head = session.project().session(of).unwrap().head.clone();
    head.agenda.push(Topic { text: "Pipelines".to_owned(), rapporteur: String::new() });
    let commission = session.project().commissions.at(0).unwrap().id;
    let fields = Box::new(crate::domain::Fields::Session(of, head));
    session.dispatch(Action::Set { fields, interaction: 0 }).unwrap();
    let keep = RecordAction::KeepTemplate { session: of, name: "With pipelines".to_owned() };
    session.dispatch(Action::Record(keep)).unwrap();
    let mut project = session.snapshot();
    let was = Some(GonePoint { session: Some(1), paragraph: "2".to_owned(), text: "Old pipelines".to_owned() });
    let (outcome, words) = (Id::new(9001).unwrap().into(), String::new());
    let result = ReviewResult::Dropped;
    let review = Review { id: Id::new(9000).unwrap().into(), outcome, result, becomes: Vec::new(), words, was };
    let entry = Entry::Review(std::sync::Arc::new(review));
    project.apply(Edit::Insert { list: List::Reviews(of), place: 0, entry }).unwrap();
    let mut session = Session::new(project, Box::new(CountedIds::default()));
    assert_eq!(
        places(&session, &query("pipelines")),
        ["Template · KZ–AZ oil", "Template · KZ–AZ oil", "Topic · Session", "Deleted point · Session",]
    );
    replace_all(&mut session, &query("pipelines"), "cables");
    let head = &session.project().commissions.get(commission).unwrap().head;
    assert_eq!((head.templates[0].name.as_str(), head.templates[0].agenda[0].text.as_str()), ("With cables", "cables"));
    let review = session.project().session(of).unwrap().reviews.at(0).unwrap();
    assert_eq!(review.was.as_ref().unwrap().text, "Old cables");
    // A template keeps a name.
    let hits = find(session.project(), &Words::english(), &query("With cables"));
    let refused = session.replacement("en", hits[0].target, &query("With cables"), "");
    assert_eq!(refused, Err(NotReplaced::Empty));
}
