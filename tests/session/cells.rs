//! What is done to many cells, to units and to periods: each one step, undone to the same project.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tradebook::domain::{
    Against, CellRef, DatasetHead, DatasetId, Figures, Flow, Id, Key, Multiplier, ObsStatus, Period, SourceId,
};
use tradebook::session::action::{CellsAction, UnitChange};
use tradebook::session::{Action, FigureChange, NewRecord, Refusal, Session};

use crate::describe::{describe, empty_session};

const ONE: u32 = 1;

fn dataset() -> DatasetId {
    DatasetId(Id::new(ONE).unwrap())
}

fn level(flow: Flow, year: i32) -> Key {
    Key::level(flow, Period::of_year(year).unwrap())
}

fn cell(flow: Flow, year: i32) -> CellRef {
    CellRef { dataset: dataset(), key: level(flow, year) }
}

fn enter(session: &mut Session, key: Key, text: &str) {
    session.dispatch(Action::Enter { dataset: dataset(), key, text: text.to_owned() }).unwrap();
}

/// KZ–AZ goods in million USD: 2022 turnover 463.3, imports 88.3; 2023 exports 456.3, imports 73.0 of a source.
fn session() -> (Session, SourceId) {
    let mut session = empty_session();
    let head =
        DatasetHead { name: "Trade".into(), unit: "USD".into(), shown: Multiplier::MILLION, ..DatasetHead::default() };
    session.dispatch(Action::Add(NewRecord::Dataset(head))).unwrap();
    for (flow, year, text) in [
        (Flow::Turnover, 2022, "463.3"),
        (Flow::Imports, 2022, "88.3"),
        (Flow::Exports, 2023, "456.3"),
        (Flow::Imports, 2023, "73.0"),
    ] {
        enter(&mut session, level(flow, year), text);
    }
    session.dispatch(Action::Add(NewRecord::Source { title: "Bulletin".into() })).unwrap();
    let source = session.project().sources.at(0).unwrap().id;
    (session, source)
}

fn figures(session: &Session, key: Key) -> Figures {
    session.figures(dataset(), key).unwrap().clone()
}

fn said(session: &Session, key: Key) -> String {
    session
        .figures(dataset(), key)
        .and_then(Figures::adopted)
        .map_or("—".into(), |figure| format!("{:?}", figure.said))
}

fn note(session: &Session, key: Key) -> String {
    figures(session, key).adopted().unwrap().note().unwrap_or_default().to_owned()
}

fn set_source(session: &mut Session, key: Key, source: SourceId) {
    let change = FigureChange::Source(Some(source));
    session.dispatch(Action::ChangeFigure { dataset: dataset(), key, place: 0, change, interaction: 0 }).unwrap();
}

#[test]
fn one_text_goes_into_every_cell_and_one_undo_takes_it_back() {
    let (mut session, _) = session();
    let before = session.snapshot();
    let cells = vec![cell(Flow::Exports, 2022), cell(Flow::Exports, 2023), cell(Flow::Imports, 2021)];
    session.dispatch(Action::Cells(CellsAction::Enter { cells, text: "12.5".into() })).unwrap();
    for key in [level(Flow::Exports, 2022), level(Flow::Exports, 2023), level(Flow::Imports, 2021)] {
        assert_eq!(said(&session, key), "Number(12.5e6)");
    }
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &before);
}

#[test]
fn a_text_that_is_no_number_is_kept_in_every_cell() {
    let (mut session, _) = session();
    let cells = vec![cell(Flow::Exports, 2022), cell(Flow::Exports, 2023)];
    session.dispatch(Action::Cells(CellsAction::Enter { cells, text: "soon".into() })).unwrap();
    assert_eq!(said(&session, level(Flow::Exports, 2023)), "Unread(\"soon\")");
}

#[test]
fn a_fill_copies_figure_qualifier_and_status_and_leaves_source_and_rivals() {
    let (mut session, source) = session();
    let key = level(Flow::Exports, 2023);
    for change in [FigureChange::Status(ObsStatus::Provisional), FigureChange::Note("of this one".into())] {
        session.dispatch(Action::ChangeFigure { dataset: dataset(), key, place: 0, change, interaction: 0 }).unwrap();
    }
    let add = Action::AddFigure {
        dataset: dataset(),
        key: level(Flow::Imports, 2023),
        text: "74".into(),
        source: Some(source),
        adopt: false,
    };
    session.dispatch(add).unwrap();
    let from = cell(Flow::Exports, 2023);
    let pairs =
        vec![(from, cell(Flow::Imports, 2023)), (from, cell(Flow::Exports, 2024)), (cell(Flow::Exports, 1999), from)];
    session.dispatch(Action::Cells(CellsAction::Fill { pairs, over_sourced: false })).unwrap();
    let filled = figures(&session, level(Flow::Exports, 2024));
    assert_eq!((filled.adopted().unwrap().status, filled.adopted().unwrap().note()), (ObsStatus::Provisional, None));
    assert_eq!(said(&session, level(Flow::Imports, 2023)), "Number(456.3e6)");
    assert_eq!(figures(&session, level(Flow::Imports, 2023)).count(), 2);
    assert_eq!(said(&session, key), "Number(456.3e6)", "an empty cell fills nothing");
}

#[test]
fn a_figure_with_a_source_of_its_own_is_filled_over_only_after_the_person_says_so() {
    let (mut session, source) = session();
    set_source(&mut session, level(Flow::Imports, 2023), source);
    let pairs = vec![
        (cell(Flow::Exports, 2023), cell(Flow::Imports, 2023)),
        (cell(Flow::Exports, 2023), cell(Flow::Exports, 2024)),
    ];
    let before = session.snapshot();
    let fill = |over_sourced| Action::Cells(CellsAction::Fill { pairs: pairs.clone(), over_sourced });
    assert_eq!(session.dispatch(fill(false)), Err(Refusal::OverSourced(1)));
    assert_eq!(session.project(), &before);
    assert_eq!(session.over_sourced(&pairs).into_iter().collect::<Vec<_>>(), [cell(Flow::Imports, 2023)]);
    session.dispatch(fill(true)).unwrap();
    let filled = figures(&session, level(Flow::Imports, 2023));
    assert_eq!(
        (format!("{:?}", filled.adopted().unwrap().said), filled.adopted().unwrap().source),
        ("Number(456.3e6)".into(), Some(source))
    );
}

#[test]
fn a_level_is_not_filled_into_a_growth() {
    let (mut session, _) = session();
    let growth = Key::growth(Flow::Exports, Period::of_year(2023).unwrap(), Against::YearEarlier);
    let pairs = vec![(cell(Flow::Exports, 2023), CellRef { dataset: dataset(), key: growth })];
    session.dispatch(Action::Cells(CellsAction::Fill { pairs, over_sourced: false })).unwrap();
    assert_eq!(said(&session, growth), "—");
}

#[test]
fn a_status_is_given_to_every_figure_of_a_selection() {
    let (mut session, _) = session();
    let cells = vec![cell(Flow::Exports, 2022), cell(Flow::Exports, 2023), cell(Flow::Imports, 2023)];
    let change = FigureChange::Status(ObsStatus::Provisional);
    session.dispatch(Action::Cells(CellsAction::Change { cells, change: change.clone() })).unwrap();
    for key in [level(Flow::Exports, 2023), level(Flow::Imports, 2023)] {
        assert_eq!(figures(&session, key).adopted().unwrap().status, ObsStatus::Provisional);
    }
    let none = CellsAction::Change { cells: vec![cell(Flow::Exports, 2022)], change };
    assert_eq!(session.dispatch(Action::Cells(none)), Err(Refusal::NoFigure));
}

#[test]
fn what_is_implied_becomes_an_estimated_figure_that_says_from_what() {
    let growth = |flow, year| Key::growth(flow, Period::of_year(year).unwrap(), Against::YearEarlier);
    for (typed, taken, expected, expected_note) in [
        (None, cell(Flow::Exports, 2022), "Range((374.90e6, 375.10e6))", "Estimated: turnover 463.3 − imports 88.3"),
        (None, cell(Flow::Turnover, 2023), "Number(529.3e6)", "Estimated: exports 456.3 + imports 73.0"),
        (None, cell(Flow::Balance, 2023), "Number(383.3e6)", "Estimated: exports 456.3 − imports 73.0"),
        (
            Some((growth(Flow::Imports, 2024), "-50")),
            cell(Flow::Imports, 2024),
            "Range((36.11e6, 36.90e6))",
            "Estimated from 73.0 in 2023 and the printed growth −50 %",
        ),
        (
            Some((growth(Flow::Imports, 2024), "-17.00000")),
            cell(Flow::Imports, 2024),
            "Range((60.54e6, 60.64e6))",
            "Estimated from 73.0 in 2023 and the printed growth −17.00000 %",
        ),
        (
            Some((growth(Flow::Imports, 2024), "-17.000")),
            cell(Flow::Exports, 2024),
            "Number(8.3e6)",
            "Estimated from 10.0000 in 2023 and the printed growth −17.000 %",
        ),
    ] {
        let (mut session, _) = session();
        if let Some((mut key, text)) = typed {
            key.flow = taken.key.flow;
            if key.flow == Flow::Exports {
                enter(&mut session, level(Flow::Exports, 2023), "10.0000");
            }
            enter(&mut session, key, text);
        }
        let before = session.snapshot();
        session.dispatch(Action::Cells(CellsAction::TakeOver(taken))).unwrap();
        assert_eq!(said(&session, taken.key), expected);
        assert_eq!(note(&session, taken.key), expected_note);
        assert_eq!(figures(&session, taken.key).adopted().unwrap().status, ObsStatus::Estimated);
        session.dispatch(Action::Undo).unwrap();
        assert_eq!(session.project(), &before);
    }
}

#[test]
fn nothing_is_taken_over_where_nothing_is_implied() {
    let (mut session, _) = session();
    let growth = Key::growth(Flow::Imports, Period::of_year(2023).unwrap(), Against::YearEarlier);
    for refused in [cell(Flow::Exports, 2023), cell(Flow::Exports, 2030), CellRef { dataset: dataset(), key: growth }] {
        assert_eq!(session.dispatch(Action::Cells(CellsAction::TakeOver(refused))), Err(Refusal::NothingImplied));
    }
}

#[test]
fn a_rival_is_corrected_where_it_stands() {
    let (mut session, source) = session();
    let key = level(Flow::Exports, 2023);
    let add = |text: &str| Action::AddFigure {
        dataset: dataset(),
        key,
        text: text.into(),
        source: Some(source),
        adopt: false,
    };
    session.dispatch(add("483.6")).unwrap();
    let correct = |text: &str| Action::CorrectFigure { dataset: dataset(), key, place: 1, text: text.into() };
    session.dispatch(correct("483.7")).unwrap();
    let all = figures(&session, key);
    assert_eq!(all.adopted_place(), Some(0));
    assert_eq!(
        (format!("{:?}", all.get(1).unwrap().said), all.get(1).unwrap().source),
        ("Number(483.7e6)".into(), Some(source))
    );
    let before = session.snapshot();
    session.dispatch(correct("")).unwrap();
    session.dispatch(correct("483.7")).unwrap();
    assert_eq!(session.project(), &before, "neither nothing nor the same text changes a figure");
    let gone = Action::CorrectFigure { dataset: dataset(), key, place: 2, text: "1".into() };
    assert!(session.dispatch(gone).is_err());
}

fn unit(session: &mut Session, change: UnitChange) -> Result<(), Refusal> {
    session.dispatch(Action::Unit { dataset: dataset(), change })
}

#[test]
fn showing_in_other_multiples_changes_no_figure() {
    let (mut session, _) = session();
    let before = session.snapshot();
    unit(&mut session, UnitChange::ShowIn(Multiplier::BILLION)).unwrap();
    let [was, is] = [&before, session.project()].map(|project| project.datasets.at(0).unwrap().clone());
    assert_eq!((was.observations, is.head.shown), (is.observations, Multiplier::BILLION));
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &before);
}

#[test]
fn a_wrong_label_is_put_right_and_the_digits_stay() {
    let (mut session, _) = session();
    let growth = Key::growth(Flow::Imports, Period::of_year(2023).unwrap(), Against::YearEarlier);
    enter(&mut session, growth, "-17.3");
    let add = Action::AddFigure {
        dataset: dataset(),
        key: level(Flow::Exports, 2023),
        text: "483.6".into(),
        source: None,
        adopt: false,
    };
    session.dispatch(add).unwrap();
    let before = session.snapshot();
    unit(&mut session, UnitChange::Relabel { unit: "EUR".into(), multiplier: Multiplier::THOUSAND }).unwrap();
    assert_eq!(
        describe(session.project()),
        "source 2: Bulletin\ndataset 1: Trade - EUR\n  2022 | M *88.3e3 | T *463.3e3\n  2023 | X *456.3e3 483.6e3 | M *73.0e3 | M growth *-17.3\n"
    );
    assert_eq!(session.project().datasets.at(0).unwrap().head.shown, Multiplier::THOUSAND);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &before);
    let nameless = UnitChange::Relabel { unit: " ".into(), multiplier: Multiplier::THOUSAND };
    assert_eq!(unit(&mut session, nameless), Err(Refusal::NameNeeded));
}

#[test]
fn converted_figures_say_from_what_and_make_up_no_digits() {
    let (mut session, source) = session();
    let key = level(Flow::Exports, 2023);
    set_source(&mut session, key, source);
    let quote = FigureChange::Quote("456.3 million".into());
    session
        .dispatch(Action::ChangeFigure { dataset: dataset(), key, place: 0, change: quote, interaction: 0 })
        .unwrap();
    let before = session.snapshot();
    let factor: Decimal = "0.92".parse().unwrap();
    unit(&mut session, UnitChange::Convert { unit: "EUR".into(), factor }).unwrap();
    let figure = figures(&session, key).adopted().unwrap().clone();
    assert_eq!(said(&session, key), "Number(419.8e6)");
    assert_eq!(said(&session, level(Flow::Imports, 2023)), "Number(67.2e6)");
    assert_eq!((figure.status, figure.source), (ObsStatus::Estimated, Some(source)));
    assert_eq!(figure.note(), Some("Converted from 456.3 million USD at 0.92"));
    assert!(figure.details().unwrap().quote_outdated);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &before);
    for factor in [Decimal::ZERO, Decimal::NEGATIVE_ONE] {
        assert_eq!(unit(&mut session, UnitChange::Convert { unit: "EUR".into(), factor }), Err(Refusal::FactorNeeded));
    }
}

#[test]
fn a_series_of_periods_is_one_step_and_leaves_those_that_are_there() {
    let (mut session, _) = session();
    let before = session.snapshot();
    let series = tradebook::session::periods::read_series("2020 … 2024").unwrap();
    let (new, there) = session.new_periods(dataset(), &series).unwrap();
    assert_eq!((new.len(), there), (3, 2));
    session.dispatch(Action::AddPeriods { dataset: dataset(), periods: series }).unwrap();
    assert_eq!(session.project().datasets.at(0).unwrap().all_periods().len(), 5);
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &before);
}

#[test]
fn three_hundred_thousand_cells_are_cleared_in_one_step() {
    let mut dataset_of_months = tradebook::domain::Dataset::new(dataset(), DatasetHead::default());
    let mut period = Period::of_month(1000, 1).unwrap();
    let mut all = Vec::new();
    let figure = tradebook::domain::Figure::new(tradebook::domain::Said::Number("1.5".parse().unwrap()), None);
    for _ in 0..20_000 {
        for flow in [Flow::Exports, Flow::Imports, Flow::Turnover] {
            let key = Key::level(flow, period);
            all.push(tradebook::domain::Observation { key, figures: Figures::one(figure.clone()) });
        }
        period = period.next().unwrap();
    }
    let cells: Vec<_> = all.iter().map(|at| CellRef { dataset: dataset(), key: at.key }).collect();
    dataset_of_months.observations = all.into_iter().collect();
    let mut project = tradebook::domain::Project::default();
    let entry = tradebook::domain::edit::Entry::Dataset(std::sync::Arc::new(dataset_of_months));
    let insert = tradebook::domain::Edit::Insert { list: tradebook::domain::List::Datasets, place: 0, entry };
    project.apply(insert).unwrap();
    let mut session = Session::new(project, Box::new(tradebook::session::CountedIds::default()));
    let before = session.snapshot();
    session.dispatch(Action::Cells(CellsAction::Clear(cells))).unwrap();
    assert!(session.project().datasets.at(0).unwrap().observations.is_empty());
    session.dispatch(Action::Undo).unwrap();
    assert_eq!(session.project(), &before);
    assert_eq!(session.undo_label(), None);
}

fn any_cell() -> impl Strategy<Value = CellRef> {
    let flows = prop::sample::select(vec![Flow::Exports, Flow::Imports, Flow::Turnover, Flow::Balance]);
    (flows, 2020..2026_i32, any::<bool>()).prop_map(|(flow, year, is_level)| {
        let period = Period::of_year(year).unwrap();
        let key = if is_level { Key::level(flow, period) } else { Key::growth(flow, period, Against::YearEarlier) };
        CellRef { dataset: dataset(), key }
    })
}

fn any_action() -> impl Strategy<Value = Action> {
    let cells = || prop::collection::vec(any_cell(), 0..6);
    let text = || prop::sample::select(vec!["12.5", "", "1,200", "soon", "-3", "0"]).prop_map(str::to_owned);
    let multiplier = || prop::sample::select(Multiplier::ALL.to_vec());
    let factor = (1..5000_i64, 0..4_u32).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale));
    let unit = |change| Action::Unit { dataset: dataset(), change };
    prop_oneof![
        cells().prop_map(|cells| Action::Cells(CellsAction::Clear(cells))),
        (cells(), text()).prop_map(|(cells, text)| Action::Cells(CellsAction::Enter { cells, text })),
        (prop::collection::vec((any_cell(), any_cell()), 0..6), any::<bool>())
            .prop_map(|(pairs, over_sourced)| Action::Cells(CellsAction::Fill { pairs, over_sourced })),
        (cells(), prop::sample::select(ObsStatus::CODES.to_vec())).prop_map(|(cells, (status, _))| {
            Action::Cells(CellsAction::Change { cells, change: FigureChange::Status(status) })
        }),
        any_cell().prop_map(|cell| Action::Cells(CellsAction::TakeOver(cell))),
        (any_cell(), text()).prop_map(|(cell, text)| Action::AddFigure {
            dataset: cell.dataset,
            key: cell.key,
            text,
            source: None,
            adopt: false
        }),
        (any_cell(), 0..3_usize, text()).prop_map(|(cell, place, text)| Action::CorrectFigure {
            dataset: cell.dataset,
            key: cell.key,
            place,
            text
        }),
        multiplier().prop_map(move |shown| unit(UnitChange::ShowIn(shown))),
        multiplier().prop_map(move |multiplier| unit(UnitChange::Relabel { unit: "EUR".into(), multiplier })),
        factor.prop_map(move |factor| unit(UnitChange::Convert { unit: "KZT".into(), factor })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_action_is_undone_to_the_same_project(actions in prop::collection::vec(any_action(), 1..12)) {
        let (mut session, _) = session();
        let mut states = vec![session.snapshot()];
        for action in actions {
            let steps = session.undo_label().cloned();
            let before = session.snapshot();
            let done = session.dispatch(action);
            if done.is_err() {
                prop_assert_eq!(session.project(), &before);
                prop_assert_eq!(session.undo_label().cloned(), steps);
            } else if session.project() != &before {
                states.push(session.snapshot());
            }
        }
        while let Some(state) = states.pop() {
            prop_assert_eq!(session.project(), &state);
            if !states.is_empty() {
                session.dispatch(Action::Undo).unwrap();
            }
        }
    }
}
