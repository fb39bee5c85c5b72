//! Every action can be written into a script and read back.

use tradebook::analysis::growth::{Basis, GrowthForm};
use tradebook::analysis::sheet::{Column, RowsOf};
use tradebook::domain::{
    Acknowledgement, AcknowledgementId, Against, AreaRef, CellRef, Chart, Commission, Confidentiality, Dataset,
    DatasetHead, DatasetId, Event, Fields, Flow, Id, Identity, Key, List, Measure, Multiplier, NamedFlow, ObsStatus,
    Outcome, OutcomeKind, Period, ProjectHead, Qualifier, RateForm, Review, Source, View, Whole,
};
use tradebook::formats::project;
use tradebook::session::action::CellsAction;
use tradebook::session::{Action, Cursor, FigureChange, NewRecord, Place};

fn id<T: From<Id>>(raw: u32) -> T {
    Id::new(raw).unwrap().into()
}

fn of_figures() -> Vec<Action> {
    let (dataset, period) = (id::<DatasetId>(1), Period::year_to(2023, 9).unwrap());
    let key = Key::new(Flow::Named(id(7)), period, Measure::Contribution { to: Whole::Area(id(3)) });
    let rate =
        Key::new(Flow::Balance, period, Measure::Rate { form: RateForm::Times, against: Against::Period(period) });
    let text = "−1 234,5 \"quoted\"\n".to_owned();
    let changes = [
        FigureChange::Source(Some(id(2))),
        FigureChange::Source(None),
        FigureChange::Status(ObsStatus::Break),
        FigureChange::Qualifier(Qualifier::Nearly),
        FigureChange::Confidentiality(Confidentiality::NotForPublication),
        FigureChange::Published(Some(jiff::civil::date(2024, 3, 5))),
        FigureChange::Quote(text.clone()),
        FigureChange::Note(String::new()),
    ];
    let changes =
        changes.map(|change| Action::ChangeFigure { dataset, key: rate, place: 1, change, interaction: u64::MAX });
    let others = [
        Action::Draft { dataset, key, text: text.clone() },
        Action::DropDraft,
        Action::Enter { dataset, key: rate, text: text.clone() },
        Action::Cells(CellsAction::Clear([key, rate].map(|key| CellRef { dataset, key }).to_vec())),
        Action::AddFigure { dataset, key, text, source: Some(id(2)), adopt: false },
        Action::Adopt { dataset, key, place: None },
        Action::Adopt { dataset, key, place: Some(2) },
        Action::RemoveFigure { dataset, key, place: 0 },
        Action::AddPeriod { dataset, period },
        Action::RemovePeriods { dataset, periods: vec![period, Period::of_quarter(2023, 1).unwrap()] },
    ];
    others.into_iter().chain(changes).collect()
}

fn of_looking() -> Vec<Action> {
    let dataset = id::<DatasetId>(1);
    let cursor = Cursor { period: Period::of_half(2023, 2).unwrap(), column: Column::growth(Flow::Turnover) };
    let basis = Basis { against: Against::Previous, form: GrowthForm::Index };
    let places =
        [Place::Start, Place::Dataset(dataset), Place::Commission(id(2)), Place::Session(id(3)), Place::Source(id(4))];
    let rows = [RowsOf::Years, RowsOf::HalfYears, RowsOf::Quarters, RowsOf::Months, RowsOf::YearToDate];
    places
        .map(Action::GoTo)
        .into_iter()
        .chain(rows.map(|rows| Action::ShowRows { dataset, rows }))
        .chain([
            Action::Undo,
            Action::Redo,
            Action::PutCursor(Some(cursor)),
            Action::PutCursor(None),
            Action::SelectOutcome(Some(id(9))),
            Action::ShowBasis { dataset, basis },
            Action::ShowAsOf { dataset, as_of: Some(jiff::civil::date(2024, 3, 5)) },
            Action::ShowNewestFirst { dataset, newest_first: true },
        ])
        .collect()
}

/// A record of every kind, from the file that has all of them.
fn of_records() -> Vec<Action> {
    let golden = include_bytes!("../golden/schema-1.ron");
    let project = project::read(golden).unwrap().project;
    let commission: &Commission = project.commissions.at(0).unwrap();
    let session = commission.sessions.iter().find(|session| !session.reviews.is_empty()).unwrap();
    let dataset: &Dataset = project.datasets.at(0).unwrap();
    let mut fields = vec![
        Fields::Project(ProjectHead { title: "T".to_owned(), ..project.head.clone() }),
        Fields::Dataset(dataset.id, dataset.head.clone()),
        Fields::Commission(commission.id, commission.head.clone()),
        Fields::Session(session.id, session.head.clone()),
    ];
    fields.extend(project.areas.iter().cloned().map(Fields::Area));
    fields.extend(project.flows.iter().cloned().map(|flow: NamedFlow| Fields::Flow(flow)));
    fields.extend(project.sources.iter().cloned().map(|source: Source| Fields::Source(source)));
    fields.extend(project.identities.iter().cloned().map(|identity: Identity| Fields::Identity(identity)));
    fields.extend(session.outcomes.iter().cloned().map(|point: Outcome| Fields::Outcome(session.id, point)));
    fields.extend(session.reviews.iter().cloned().map(|review: Review| Fields::Review(session.id, review)));
    fields.extend(project.events.iter().cloned().map(|event: Event| Fields::Event(event)));
    fields.extend(project.charts.iter().cloned().map(|chart: Chart| Fields::Chart(chart)));
    fields.extend(project.views.iter().cloned().map(|view: View| Fields::View(view)));
    fields.extend(project.acknowledgements.iter().cloned().map(|of: Acknowledgement| Fields::Acknowledgement(of)));
    fields.into_iter().map(|fields| Action::Set { fields: Box::new(fields), interaction: 3 }).collect()
}

fn of_lists() -> Vec<Action> {
    let lists = [
        List::Areas,
        List::Flows,
        List::Sources,
        List::Datasets,
        List::Identities,
        List::Commissions,
        List::Sessions(id(1)),
        List::Outcomes(id(2)),
        List::Reviews(id(2)),
        List::Events,
        List::Charts,
        List::Views,
        List::Acknowledgements,
    ];
    let head = DatasetHead { shown: Multiplier::BILLION, default_source: Some(id(4)), ..DatasetHead::default() };
    let outcome =
        NewRecord::Outcome { session: id(2), after: Some(id(3)), kind: OutcomeKind::Intention, text: "x".to_owned() };
    let all = |list| {
        let id = AcknowledgementId(id(5)).0;
        [Action::Delete { list, id }, Action::Duplicate { list, id }, Action::Move { list, id, place: usize::MAX >> 1 }]
    };
    lists
        .into_iter()
        .flat_map(all)
        .chain([
            Action::Add(NewRecord::Dataset(head)),
            Action::Add(NewRecord::Source { title: "Bulletin".to_owned() }),
            Action::Add(NewRecord::Commission { name: "C".to_owned(), parties: vec![AreaRef::new("KAZ")] }),
            Action::Add(NewRecord::Session(id(1))),
            Action::Add(outcome),
        ])
        .collect()
}

#[test]
fn every_action_is_read_back_as_it_was_written() {
    let all = [of_figures(), of_looking(), of_records(), of_lists()].concat();
    assert!(all.len() > 80, "{}", all.len());
    for action in all {
        let ron = ron::to_string(&action).unwrap();
        assert_eq!(ron::from_str::<Action>(&ron).map_err(|error| format!("{error}: {ron}")), Ok(action.clone()));
        let json = serde_json::to_string(&action).unwrap();
        assert_eq!(serde_json::from_str::<Action>(&json).map_err(|error| format!("{error}: {json}")), Ok(action));
    }
}
