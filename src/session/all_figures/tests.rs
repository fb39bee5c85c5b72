//! Rows, order, filter, sum, copy and changes of the table of all figures.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    AreaRef, Dataset, DatasetHead, DatasetId, Figure, FigureDetails, Figures, Flow, Id, Key, Multiplier, ObsStatus,
    Observation, Period, Said, Source, SourceId,
};
use crate::session::action::{FigureRef, FiguresAction};
use crate::session::{Action, CountedIds, FigureChange, Place};

fn id(raw: u32) -> Id {
    Id::new(raw).unwrap()
}

fn level(flow: Flow, period: &str) -> Key {
    Key::level(flow, period.parse().unwrap())
}

fn figure(text: &str) -> Figure {
    Figure::new(text.parse().map_or_else(|_| Said::Unread(text.into()), Said::Number), None)
}

fn dataset(raw: u32, partner: &str, unit: &str, cells: Vec<(Key, Figures)>) -> Dataset {
    let head = DatasetHead {
        reporter: AreaRef::new("KAZ"),
        partner: AreaRef::new(partner),
        unit: unit.to_owned(),
        shown: Multiplier::MILLION,
        ..DatasetHead::default()
    };
    let mut dataset = Dataset::new(DatasetId(id(raw)), head);
    dataset.observations = cells.into_iter().map(|(key, figures)| Observation { key, figures }).collect();
    dataset
}

const BULLETIN: u32 = 90;

/// Two datasets in dollars and one in tonnes; one cell has a rival.
fn project() -> Project {
    let bulletin = SourceId(id(BULLETIN));
    let mut source = Source::new(bulletin, "Trade bulletin");
    source.published = Some(jiff::civil::date(2024, 3, 1));
    let sourced = |text: &str| {
        let mut figure = figure(text);
        figure.source = Some(bulletin);
        figure
    };
    let noted = figure("88.3e6").with_details(FigureDetails { note: Some("as revised".into()), ..Default::default() });
    let mut provisional = figure("73e6");
    provisional.status = ObsStatus::Provisional;
    let rivals = Figures::one(sourced("456.3e6")).with_another(figure("0.46e9"), false);
    let azerbaijan = vec![
        (level(Flow::Imports, "2022"), Figures::one(noted)),
        (level(Flow::Exports, "2023"), rivals),
        (level(Flow::Imports, "2023"), Figures::one(provisional)),
        (Key::growth(Flow::Exports, "2023".parse().unwrap(), Default::default()), Figures::one(sourced("21.6"))),
    ];
    let georgia = vec![
        (level(Flow::Exports, "2023"), Figures::one(figure("100456e3"))),
        (level(Flow::Imports, "2023"), Figures::one(figure("n/a"))),
    ];
    let cargo = vec![(level(Flow::Transit, "2023"), Figures::one(figure("1200e3")))];
    Project {
        sources: std::iter::once(source).collect(),
        datasets: [
            dataset(1, "AZE", "USD", azerbaijan),
            dataset(2, "GEO", "USD", georgia),
            dataset(3, "AZE", "tonnes", cargo),
        ]
        .into_iter()
        .collect(),
        ..Project::default()
    }
}

fn session() -> Session {
    Session::new(project(), Box::new(CountedIds::default()))
}

fn all(session: &Session) -> AllFigures {
    let mut figures = AllFigures::default();
    figures.update(session, &Words::english());
    figures
}

/// One column of all rows.
fn column(figures: &AllFigures, session: &Session, column: FigureColumn) -> String {
    let words = Words::english();
    let project = session.project();
    let rows = (0..figures.len()).map(|row| {
        let found = figures.row(project, row).unwrap();
        crate::words::plain_spaces(&texts::cell_text(&words, project, &found, column))
    });
    rows.collect::<Vec<_>>().join(" | ")
}

fn sort(column: FigureColumn, descending: bool) -> Option<Sort> {
    Some(Sort { column, descending })
}

fn shown(filter: &Filter, sort: Option<Sort>, of: FigureColumn) -> String {
    let session = session();
    let mut figures = all(&session);
    figures.show(&session, &Words::english(), filter, sort);
    column(&figures, &session, of)
}

fn reference(figures: &AllFigures, session: &Session, row: usize) -> FigureRef {
    let found = figures.row(session.project(), row).unwrap();
    FigureRef { cell: found.cell(), place: found.place }
}

#[test]
fn every_figure_has_a_row_rivals_too() {
    let session = session();
    let figures = all(&session);
    assert_eq!((figures.len(), figures.total()), (8, 8));
    assert_eq!(
        column(&figures, &session, FigureColumn::Amount),
        "88.3 | 456.3 | 460 | 73 | +21.6 | 100.456 | n/a | 1.200"
    );
    assert_eq!(
        column(&figures, &session, FigureColumn::Unit),
        "million USD | million USD | million USD | million USD | % | million USD | million USD | million tonnes"
    );
    assert_eq!(
        column(&figures, &session, FigureColumn::Source),
        "— | Trade bulletin | — | — | Trade bulletin | — | — | —"
    );
    let adopted: Vec<_> = (0..8).map(|row| figures.row(session.project(), row).unwrap().is_adopted()).collect();
    assert_eq!(adopted, [true, true, false, true, true, true, true, true]);
}

#[test]
fn columns_say_what_a_figure_is_about() {
    let (session, words) = (session(), Words::english());
    let figures = all(&session);
    let found = figures.row(session.project(), 4).unwrap();
    let text = |column| texts::cell_text(&words, session.project(), &found, column);
    assert_eq!(text(FigureColumn::Measure), "Growth on a year earlier");
    assert_eq!(text(FigureColumn::Published), "1 March 2024");
    assert_eq!(text(FigureColumn::Status), "Normal");
    assert_eq!(
        texts::cell_name(&words, session.project(), &found, FigureColumn::Amount),
        "Amount, Kazakhstan – Azerbaijan, Exports, 2023, Growth on a year earlier"
    );
}

#[test]
fn a_sort_compares_amounts_within_their_unit_and_leaves_the_rest_last() {
    for (descending, expected) in [
        (false, "+21.6 | 1.200 | 73 | 88.3 | 100.456 | 456.3 | 460 | n/a"),
        (true, "+21.6 | 1.200 | 460 | 456.3 | 100.456 | 88.3 | 73 | n/a"),
    ] {
        let order = sort(FigureColumn::Amount, descending);
        assert_eq!(shown(&Filter::default(), order, FigureColumn::Amount), expected);
    }
}

#[test]
fn every_column_can_be_sorted_by() {
    for (by, expected) in [
        (FigureColumn::Dataset, "88.3 | 456.3 | 460 | 73 | +21.6 | 1.200 | 100.456 | n/a"),
        (FigureColumn::Period, "88.3 | 456.3 | 460 | 73 | +21.6 | 100.456 | n/a | 1.200"),
        (FigureColumn::Flow, "456.3 | 460 | +21.6 | 100.456 | 88.3 | 73 | n/a | 1.200"),
        (FigureColumn::Measure, "88.3 | 456.3 | 460 | 73 | 100.456 | n/a | 1.200 | +21.6"),
        (FigureColumn::Unit, "+21.6 | 1.200 | 88.3 | 456.3 | 460 | 73 | 100.456 | n/a"),
        (FigureColumn::Source, "456.3 | +21.6 | 88.3 | 460 | 73 | 100.456 | n/a | 1.200"),
        (FigureColumn::Published, "456.3 | +21.6 | 88.3 | 460 | 73 | 100.456 | n/a | 1.200"),
        (FigureColumn::Status, "88.3 | 456.3 | 460 | +21.6 | 100.456 | n/a | 1.200 | 73"),
        (FigureColumn::Note, "88.3 | 456.3 | 460 | 73 | +21.6 | 100.456 | n/a | 1.200"),
    ] {
        assert_eq!(shown(&Filter::default(), sort(by, false), FigureColumn::Amount), expected, "{by:?}");
    }
}

#[test]
fn amounts_too_long_for_a_key_are_compared_exactly() {
    let numbers =
        ["9999999999999999e12", "9999999999999999.1e12", "0.00001", "0.00002", "0", "-0.00001", "-99999999999e12"];
    let cells = numbers.iter().zip(2000..).map(|(number, year)| {
        (Key::level(Flow::Exports, Period::of_year(year).unwrap()), Figures::one(figure(number)))
    });
    let project = Project {
        datasets: std::iter::once(dataset(1, "AZE", "USD", cells.collect())).collect(),
        ..Project::default()
    };
    let session = Session::new(project, Box::new(CountedIds::default()));
    let mut figures = all(&session);
    figures.show(&session, &Words::english(), &Filter::default(), sort(FigureColumn::Amount, false));
    assert_eq!(column(&figures, &session, FigureColumn::Period), "2006 | 2005 | 2004 | 2002 | 2003 | 2000 | 2001");
    figures.show(&session, &Words::english(), &Filter::default(), sort(FigureColumn::Amount, true));
    assert_eq!(column(&figures, &session, FigureColumn::Period), "2001 | 2000 | 2003 | 2002 | 2004 | 2005 | 2006");
}

#[test]
fn a_filter_keeps_the_figures_that_meet_it() {
    let filter = Filter::default;
    let text = |text: &str| Filter { text: text.to_owned(), ..filter() };
    for (asked, expected) in [
        (text("bulletin"), "456.3 | +21.6"),
        (text("AZERBAIJAN imports"), "88.3 | 73"),
        (text("georgia 2023 exp"), "100.456"),
        (text("revised"), "88.3"),
        (text("nowhere"), ""),
        (Filter { dataset: Some(DatasetId(id(2))), ..filter() }, "100.456 | n/a"),
        (Filter { flow: Some(Flow::Imports), ..filter() }, "88.3 | 73 | n/a"),
        (Filter { measure: Some(MeasureKind::Growth), ..filter() }, "+21.6"),
        (Filter { status: Some(ObsStatus::Provisional), ..filter() }, "73"),
        (Filter { source: SourceFilter::Only(SourceId(id(BULLETIN))), ..filter() }, "456.3 | +21.6"),
        (Filter { source: SourceFilter::Without, ..text("azerbaijan") }, "88.3 | 460 | 73 | 1.200"),
        (Filter { which: Which::Rivals, ..filter() }, "460"),
        (Filter { which: Which::Adopted, ..text("exports azerbaijan") }, "456.3 | +21.6"),
        (Filter { unread: true, ..filter() }, "n/a"),
    ] {
        assert_eq!(shown(&asked, None, FigureColumn::Amount), expected, "{asked:?}");
    }
}

#[test]
fn rows_stay_where_they_are_while_figures_are_edited_in_place() {
    let (mut session, words) = (session(), Words::english());
    let mut figures = all(&session);
    figures.show(&session, &words, &Filter::default(), sort(FigureColumn::Amount, true));
    let Key { flow, period, measure } = level(Flow::Exports, "2023");
    let key = Key { flow, period, measure };
    session.dispatch(Action::Enter { dataset: DatasetId(id(1)), key, text: "1".to_owned() }).unwrap();
    assert!(!figures.update(&session, &words));
    assert_eq!(column(&figures, &session, FigureColumn::Amount), "+21.6 | 1.200 | 460 | 1 | 100.456 | 88.3 | 73 | n/a");
    assert!(figures.is_edited());
    figures.sort_again(&session, &words);
    assert_eq!(column(&figures, &session, FigureColumn::Amount), "+21.6 | 1.200 | 460 | 100.456 | 88.3 | 73 | 1 | n/a");
    assert!(!figures.is_edited());
}

#[test]
fn rows_are_made_anew_when_figures_come_or_go() {
    let (mut session, words) = (session(), Words::english());
    let mut figures = all(&session);
    figures.show(&session, &words, &Filter { flow: Some(Flow::Imports), ..Filter::default() }, None);
    let key = level(Flow::Imports, "2024");
    session.dispatch(Action::Enter { dataset: DatasetId(id(2)), key, text: "5".to_owned() }).unwrap();
    assert!(figures.update(&session, &words));
    assert_eq!(column(&figures, &session, FigureColumn::Amount), "88.3 | 73 | n/a | 5");
    session.dispatch(Action::Undo).unwrap();
    assert!(figures.update(&session, &words));
    assert_eq!(column(&figures, &session, FigureColumn::Amount), "88.3 | 73 | n/a");
}

#[test]
fn the_sum_is_of_levels_in_one_unit() {
    let (session, words) = (session(), Words::english());
    let figures = all(&session);
    let table = FigureTable { figures: &figures, project: session.project() };
    let amount = 4;
    let of = |first: usize, last: usize| {
        let marks = Marks::at(Spot::new(first, amount)).extended_to(Spot::new(last, amount));
        summary_text(&words, &summary(&table, &marks).unwrap())
    };
    assert_eq!(of(0, 0), "");
    assert_eq!(of(1, 3), "3 figures  sum 989.3  mean 329.77  smallest 73  largest 460  million USD");
    assert_eq!(
        of(5, 6),
        "2 figures  1 number  sum 100.456  mean 100.456  smallest 100.456  largest 100.456  million USD"
    );
    assert_eq!(of(3, 4), "2 figures  no sum, not only levels");
    assert_eq!(of(6, 7), "2 figures  no sum, units differ");
    let beside = Marks::at(Spot::new(0, 0)).extended_to(Spot::new(3, 2));
    assert_eq!(summary(&table, &beside), None);
}

#[test]
fn a_copy_is_tab_separated_text_and_a_table() {
    let (session, words) = (session(), Words::english());
    let figures = all(&session);
    let table = FigureTable { figures: &figures, project: session.project() };
    let marks = Marks::at(Spot::new(0, 4)).extended_to(Spot::new(1, 6));
    let copy = copied(&table, &words, &marks, true).unwrap();
    assert_eq!(copy.text, "Amount\tUnit\tSource\r\n88.3\tmillion USD\t\r\n456.3\tmillion USD\tTrade bulletin\r\n");
    assert!(copy.html.contains("<tr><th>Amount</th><th>Unit</th><th>Source</th></tr>"), "{}", copy.html);
    assert_eq!(pasted("1\r\n2\r\n"), Some(vec!["1".to_owned(), "2".to_owned()]));
    assert_eq!(pasted("1\t2"), None);
}

#[test]
fn a_rival_is_corrected_without_being_adopted() {
    let mut session = session();
    let figures = all(&session);
    let rival = reference(&figures, &session, 2);
    let say = |text: &str| Action::Figures(FiguresAction::Say(vec![(rival, text.to_owned())]));
    session.dispatch(say("461.5")).unwrap();
    assert_eq!(column(&figures, &session, FigureColumn::Amount).split(" | ").nth(2), Some("461.5"));
    let cell = session.figures(rival.cell.dataset, rival.cell.key).unwrap();
    assert_eq!(cell.adopted_place(), Some(0));
    // The digits of the adopted figure, typed for the rival.
    session.dispatch(say("456.3")).unwrap();
    assert_eq!(column(&figures, &session, FigureColumn::Amount).split(" | ").nth(2), Some("456.3"));
    session.dispatch(say("")).unwrap();
    assert_eq!(session.figures(rival.cell.dataset, rival.cell.key).unwrap().count(), 1);
    (0..3).for_each(|_| session.dispatch(Action::Undo).unwrap());
    assert_eq!(session.project(), &project());
}

#[test]
fn many_figures_are_changed_and_taken_away_in_one_step() {
    let mut session = session();
    let figures = all(&session);
    session.dispatch(Action::GoTo(Place::Figures)).unwrap();
    let all_rows: Vec<_> = (0..figures.len()).map(|row| reference(&figures, &session, row)).collect();
    let change = FigureChange::Note("checked".to_owned());
    session.dispatch(Action::Figures(FiguresAction::Change { figures: all_rows.clone(), change })).unwrap();
    assert!(!column(&figures, &session, FigureColumn::Note).split(" | ").any(|note| note != "checked"));
    session.dispatch(Action::Figures(FiguresAction::Remove(all_rows.clone()))).unwrap();
    assert!(session.project().datasets.iter().all(|dataset| dataset.observations.is_empty()));
    assert!(session.project().datasets.iter().all(|dataset| !dataset.periods.is_empty()));
    session.dispatch(Action::Undo).unwrap();
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &project());
    let gone = FigureRef { place: 7, ..all_rows[0] };
    assert!(session.dispatch(Action::Figures(FiguresAction::Remove(vec![gone]))).is_err());
}

/// A random project: datasets of cells, each with some figures.
fn any_project() -> impl Strategy<Value = Project> {
    let cell = (0..40_u8, any::<bool>(), prop::collection::vec((0..2000_i32, any::<bool>()), 1..4));
    let cells = prop::collection::vec(cell, 0..60);
    prop::collection::vec(cells, 0..5).prop_map(|datasets| Project {
        datasets: (1..).zip(datasets).map(|(raw, cells)| any_dataset(raw, cells)).collect(),
        ..Project::default()
    })
}

/// Year, whether exports, and figures, each with whether it is provisional.
type AnyCell = (u8, bool, Vec<(i32, bool)>);

fn any_dataset(raw: u32, cells: Vec<AnyCell>) -> Dataset {
    let cells = cells.into_iter().map(|(year, exports, said)| {
        let period = Period::of_year(1990 + i32::from(year)).unwrap();
        let flow = if exports { Flow::Exports } else { Flow::Imports };
        let figures = said.iter().map(|(value, provisional)| {
            let mut figure = figure(&format!("{value}e3"));
            figure.status = if *provisional { ObsStatus::Provisional } else { ObsStatus::Normal };
            figure
        });
        (Key::level(flow, period), Figures::new(figures.collect(), Some(0)).unwrap())
    });
    dataset(raw, &format!("P{raw}"), if raw.is_multiple_of(2) { "USD" } else { "EUR" }, cells.collect())
}

/// Every figure by walking through the project: unit, amount in thousands, whether it is provisional, where it is.
fn naive(project: &Project) -> Vec<(String, i64, bool, (CellRef, usize))> {
    let mut all = Vec::new();
    for dataset in project.datasets.iter() {
        for observation in dataset.observations.iter() {
            for (place, figure) in observation.figures.iter().enumerate() {
                let value = figure.said.number().unwrap().amount_in(Multiplier::THOUSAND).unwrap();
                let value = value.to_string().parse().unwrap();
                let cell = CellRef { dataset: dataset.id, key: observation.key };
                let provisional = figure.status == ObsStatus::Provisional;
                all.push((dataset.head.unit.clone(), value, provisional, (cell, place)));
            }
        }
    }
    all
}

proptest! {
    #[test]
    fn rows_and_places_are_inverse_in_any_order(
        project in any_project(),
        sorted in any::<bool>(),
        descending in any::<bool>(),
        provisional in any::<bool>(),
        edits in prop::collection::vec((0..5_u32, 0..40_u8, prop::option::of(0..9_u8)), 0..12),
    ) {
        let words = Words::english();
        let mut session = Session::new(project, Box::new(CountedIds::default()));
        let mut figures = all(&session);
        let filter = Filter { status: provisional.then_some(ObsStatus::Provisional), ..Filter::default() };
        let order = sort(FigureColumn::Amount, descending).filter(|_| sorted);
        for (raw, year, value) in edits {
            let key = Key::level(Flow::Exports, Period::of_year(1990 + i32::from(year)).unwrap());
            let text = value.map_or_else(String::new, |value| value.to_string());
            // A dataset that is not there is refused.
            let _refused = session.dispatch(Action::Enter { dataset: DatasetId(id(raw + 1)), key, text });
            figures.show(&session, &words, &filter, order);
        }
        figures.sort_again(&session, &words);
        figures.show(&session, &words, &filter, order);
        let mut expected = naive(session.project());
        expected.retain(|(_, _, is, _)| !provisional || *is);
        if sorted {
            expected.sort_by(|a, b| {
                let values = if descending { b.1.cmp(&a.1) } else { a.1.cmp(&b.1) };
                a.0.cmp(&b.0).then(values)
            });
        }
        prop_assert_eq!(figures.len(), expected.len());
        for (row, (.., (cell, place))) in expected.into_iter().enumerate() {
            let found = figures.row(session.project(), row).unwrap();
            prop_assert_eq!((found.cell(), found.place), (cell, place));
            prop_assert_eq!(figures.place_of(session.project(), cell, place), Some(row));
        }
        prop_assert!(figures.row(session.project(), figures.len()).is_none());
    }
}
