//! From a command to what it does: actions on the project, settings, dialogs, or a request to `platform`.

use super::charts::run_chart;
use super::checks::run_check;
use super::register::run_register;
use super::root::RootState;
use super::{FileView, names};
use crate::analysis::growth::Basis;
use crate::analysis::sheet::RowsOf;
use crate::domain::{Against, CommissionId, Dataset, DatasetId, Id, List, OutcomeKind, Period};
use crate::session::action::{LookAction, RecordAction};
use crate::session::label::Kind;
use crate::session::{Action, NewRecord, Place};
use crate::ui::command::{Command, GridCommand, dataset_view};
use crate::ui::dataset::clear_selected;
use crate::ui::dialogs::Dialog;
use crate::ui::events::new_event;
use crate::ui::settings::Settings;
use crate::ui::undo_words::record_text;
use crate::ui::{Export, Request, View};

/// Carries out a command; one that can not run now does nothing.
pub fn run(command: Command, root: &mut RootState, view: &mut View<'_>, file: &FileView, settings: &mut Settings) {
    if !command.enabled(view.session, file) {
        return;
    }
    match command {
        Command::New
        | Command::Open
        | Command::OpenSample
        | Command::Save
        | Command::SaveAs
        | Command::Revert
        | Command::RestoreEdits
        | Command::CompareFile
        | Command::OlderVersions
        | Command::LeaveVersion
        | Command::EditHere
        | Command::ExportCsv
        | Command::ExportXlsx
        | Command::Quit => view.requests.push(Request::Command(command)),
        Command::Undo => view.act(Action::Undo),
        Command::Redo => view.act(Action::Redo),
        Command::Theme(_)
        | Command::ScaleLarger
        | Command::ScaleSmaller
        | Command::ScaleReset
        | Command::Numbers(_)
        | Command::Dates(_) => set(command, settings),
        Command::ProjectPanel => root.folding.toggle_tree(settings),
        Command::Inspector => root.folding.toggle_inspector(settings),
        Command::Find => root.find.open(false),
        Command::Replace => root.find.open(true),
        Command::OpenPath
        | Command::SaveAsPath
        | Command::ExportCsvPath
        | Command::ExportXlsxPath
        | Command::FindCommand
        | Command::GoToPeriod
        | Command::NewDataset
        | Command::Bulletin
        | Command::EditDataset
        | Command::NewCommission
        | Command::Unit
        | Command::ShowAsOf
        | Command::SetStatus
        | Command::SetNote
        | Command::Keys
        | Command::About => open_dialog(command, root, view, file),
        Command::Chart(command) => run_chart(command, root, view),
        Command::Checks(command) => run_check(command, root, view),
        Command::Register(command) => run_register(command, root, view),
        Command::Grid(command) => on_cells(command, root, view),
        _ => on_project(command, root, view),
    }
}

/// What is done to the selected cells: the grid on the screen knows which they are.
fn on_cells(command: GridCommand, root: &mut RootState, view: &View<'_>) {
    match view.session.place() {
        Place::Dataset(_) => root.dataset.ask(command),
        Place::Figures => root.figures.ask(command),
        Place::Partners => root.partners.ask(command),
        Place::Revisions(_) => root.revisions.ask(command),
        Place::Mirror(_) => root.mirror.ask(command),
        Place::Register => root.register.ask(command),
        _ => {}
    }
}

fn set(command: Command, settings: &mut Settings) {
    match command {
        Command::Theme(theme) => settings.theme = theme,
        Command::ScaleLarger => settings.larger(),
        Command::ScaleSmaller => settings.smaller(),
        Command::ScaleReset => settings.scale = 100,
        Command::Numbers(numbers) => settings.numbers = numbers,
        Command::Dates(dates) => settings.dates = dates,
        _ => {}
    }
}

fn open_dialog(command: Command, root: &mut RootState, view: &View<'_>, file: &FileView) {
    root.dialog = match command {
        Command::OpenPath => Some(Dialog::open_path(&root.typed_path)),
        Command::SaveAsPath => Some(Dialog::save_path(file, &root.typed_path)),
        Command::ExportCsvPath => Some(Dialog::export_path(Export::Csv)),
        Command::ExportXlsxPath => Some(Dialog::export_path(Export::Xlsx)),
        Command::FindCommand => Some(Dialog::palette()),
        Command::GoToPeriod => Some(Dialog::go_to()),
        Command::NewDataset => Some(Dialog::new_dataset()),
        Command::Bulletin => Some(Dialog::bulletin()),
        Command::EditDataset => match view.session.place() {
            Place::Dataset(id) => Dialog::edit_dataset(view.session.project(), view.words, id),
            _ => None,
        },
        Command::NewCommission => Some(Dialog::new_commission()),
        Command::Keys => Some(Dialog::keys()),
        Command::Unit | Command::ShowAsOf | Command::SetStatus | Command::SetNote => match view.session.place() {
            Place::Dataset(id) => Dialog::of_dataset(command, view.session, id),
            Place::Register if command == Command::SetStatus => {
                Some(Dialog::statuses(root.register.chosen(), view.today))
            }
            _ => None,
        },
        Command::About => Some(Dialog::About),
        _ => None,
    };
}

fn on_project(command: Command, root: &mut RootState, view: &mut View<'_>) {
    let place = view.session.place();
    match (command, place) {
        (
            Command::Clear
            | Command::AddPeriod
            | Command::ShowRows(_)
            | Command::AgainstYearEarlier
            | Command::AgainstPrevious
            | Command::ShowForm(_)
            | Command::InsertMissing
            | Command::NewestFirst
            | Command::Totals,
            Place::Dataset(dataset),
        ) => on_dataset(command, dataset, view),
        (Command::NewSession, _) => {
            view.actions.extend(commission_for_session(view).map(|id| Action::Add(NewRecord::Session(id))));
        }
        (Command::NewOutcome, Place::Session(session)) => {
            let after = view.session.selection().outcome;
            let kind = OutcomeKind::default();
            if let Some(of) = view.session.project().session(session) {
                root.commission.expect_outcome(of);
            }
            view.act(Action::Add(NewRecord::Outcome { session, after, kind, text: String::new() }));
        }
        (Command::DraftNext, _) => {
            let draft = |id| Action::Record(RecordAction::DraftNext(id));
            view.actions.extend(commission_for_session(view).map(draft));
        }
        (Command::MattersArising, Place::Session(session)) => root.commission.ask_matters(session),
        (Command::OutcomeHistory, Place::Session(session)) => {
            if let Some(outcome) = view.session.selection().outcome {
                root.commission.ask_history(session, outcome);
            }
        }
        (Command::ShowFigures, _) => view.act(Action::GoTo(Place::Figures)),
        (Command::ShowPartners, _) => {
            if let Place::Dataset(id) = place {
                root.partners.begin_with(id);
            }
            view.act(Action::GoTo(Place::Partners));
        }
        (Command::ShowRevisions, Place::Dataset(id) | Place::Mirror(id)) => {
            let basis = view.session.view_of(id).question.basis;
            let cursor = view.session.selection().cursor.filter(|_| matches!(place, Place::Dataset(_)));
            root.revisions.begin_with(id, cursor.map(|cursor| cursor.column.key(cursor.period, basis)));
            view.act(Action::GoTo(Place::Revisions(id)));
        }
        (Command::ShowMirror, Place::Dataset(id) | Place::Revisions(id)) => view.act(Action::GoTo(Place::Mirror(id))),
        (Command::ShowEvents, _) => view.act(Action::GoTo(Place::Events)),
        (Command::NewEvent, _) => new_event(view),
        (Command::ShowSources, _) => view.act(Action::GoTo(Place::Sources)),
        (Command::NewSource, _) => new_source(view),
        (Command::DuplicateDataset | Command::DuplicateMeeting | Command::DuplicateSource, _) => {
            if let Some((list, id, _)) = record_at(view, place) {
                view.act(Action::Duplicate { list, id });
            }
        }
        (Command::DeleteDataset | Command::DeleteMeeting | Command::DeleteSource, _) => {
            if let Some((list, id, kind)) = record_at(view, place) {
                delete(root, view, list, id, kind, &names::place_name(view.session.project(), place, view.words));
            }
        }
        _ => {}
    }
}

fn on_dataset(command: Command, dataset: DatasetId, view: &mut View<'_>) {
    let Some(shown) = dataset_view(view.session) else { return };
    let basis = shown.question.basis;
    let against = |against| Action::ShowBasis { dataset, basis: Basis { against, ..basis } };
    let action = match command {
        Command::Clear => return clear_selected(view, dataset),
        Command::AddPeriod => {
            next_period(view, dataset, shown.question.rows).map(|period| Action::AddPeriod { dataset, period })
        }
        Command::InsertMissing => {
            Some(Action::AddPeriods { dataset, periods: view.session.missing_at_selection(dataset) })
        }
        Command::ShowRows(rows) => Some(Action::ShowRows { dataset, rows }),
        Command::AgainstYearEarlier => Some(against(Against::YearEarlier)),
        Command::AgainstPrevious => Some(against(Against::Previous)),
        Command::ShowForm(form) => Some(Action::ShowBasis { dataset, basis: Basis { form, ..basis } }),
        Command::NewestFirst => Some(Action::ShowNewestFirst { dataset, newest_first: !shown.newest_first }),
        Command::Totals => Some(Action::Look { dataset, look: LookAction::Totals(shown.without_totals) }),
        _ => None,
    };
    view.actions.extend(action);
}

/// The period after the last one shown; in an empty table the last whole one before today.
pub fn next_period(view: &View<'_>, dataset: DatasetId, rows: RowsOf) -> Option<Period> {
    let table = view.session.project().datasets.get(dataset)?;
    match last_shown(table, rows) {
        Some(last) if matches!(rows, RowsOf::YearToDate | RowsOf::OtherSpans) => last.plus_years(1),
        Some(last) => last.next(),
        None => first_period(rows, view.today),
    }
}

fn last_shown(table: &Dataset, rows: RowsOf) -> Option<Period> {
    table.last_period(|period| rows.shows(period))
}

fn first_period(rows: RowsOf, today: jiff::civil::Date) -> Option<Period> {
    let year = i32::from(today.year());
    let month = u8::try_from(today.month()).unwrap_or(1);
    let this = match rows {
        RowsOf::Years | RowsOf::OtherSpans => Period::of_year(year),
        RowsOf::HalfYears => Period::of_half(year, if month < 7 { 1 } else { 2 }),
        RowsOf::Quarters => Period::of_quarter(year, month.div_ceil(3)),
        RowsOf::Months => Period::of_month(year, month),
        RowsOf::YearToDate => return Period::year_to(year, month),
    };
    this.and_then(Period::previous)
}

/// The commission on the screen or of the session on the screen, else the last one.
fn commission_for_session(view: &View<'_>) -> Option<CommissionId> {
    let project = view.session.project();
    let shown = match view.session.place() {
        Place::Commission(id) => Some(id),
        Place::Session(id) => project.commission_of(id).map(|commission| commission.id),
        _ => None,
    };
    shown.or_else(|| project.commissions.iter().next_back().map(|commission| commission.id))
}

/// Adds a source and shows it.
pub fn new_source(view: &mut View<'_>) {
    let title = view.words.t("source-new-title").to_owned();
    view.act(Action::GoTo(Place::Sources));
    view.act(Action::Add(NewRecord::Source { title }));
}

/// The record on the screen, as lists know it.
pub(super) fn record_at(view: &View<'_>, place: Place) -> Option<(List, Id, Kind)> {
    Some(match place {
        Place::Start
        | Place::Events
        | Place::Sources
        | Place::Figures
        | Place::Partners
        | Place::Revisions(_)
        | Place::Mirror(_)
        | Place::Register
        | Place::Calendar
        | Place::Checks => return None,
        Place::Dataset(id) => (List::Datasets, id.0, Kind::Dataset),
        Place::Commission(id) => (List::Commissions, id.0, Kind::Commission),
        Place::Session(id) => (List::Sessions(view.session.project().commission_of(id)?.id), id.0, Kind::Session),
        Place::Chart(id) => (List::Charts, id.0, Kind::Chart),
        Place::Event(id) => (List::Events, id.0, Kind::Event),
        Place::Source(id) => (List::Sources, id.0, Kind::Source),
    })
}

/// Deletes without a question, and says so with the way back.
pub fn delete(root: &mut RootState, view: &mut View<'_>, list: List, id: Id, kind: Kind, name: &Option<String>) {
    let what = match (kind, name) {
        (Kind::Session, Some(name)) => name.clone(),
        (kind, name) => record_text(view.words, kind, name.as_deref().unwrap_or_default()),
    };
    let mut text = view.words.with("toast-deleted", &[("what", &what)]);
    let referring = view.session.referrers(list, id).len();
    if referring > 0 {
        text = format!("{text}. {}", view.words.count("toast-deleted-referred", referring));
    }
    view.act(Action::Delete { list, id });
    root.toasts.deleted(&text);
}
