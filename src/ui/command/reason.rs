//! Why a command can not run now: the id of a sentence, in menu tooltips and in the palette.

use super::{ChartCommand, CheckCommand, Command, GridCommand, RegisterCommand, chart, dataset_view};
use crate::analysis::sheet::Side;
use crate::analysis::totals::adding_up;
use crate::session::wording::no_totals;
use crate::session::{Place, Session};
use crate::ui::frame::FileView;

/// `None`: it can run.
pub fn why_not(command: Command, session: &Session, file: &FileView) -> Option<&'static str> {
    let needs = |there: bool, why: &'static str| if there { None } else { Some(why) };
    let place = session.place();
    match command {
        Command::New
        | Command::Open
        | Command::OpenPath
        | Command::OpenSample
        | Command::Save
        | Command::SaveAs
        | Command::SaveAsPath
            if file.busy.is_some() =>
        {
            Some("why-not-busy")
        }
        Command::Revert => {
            let differs = file.modified || file.changed_outside;
            needs(file.path.is_some() && differs && file.busy.is_none(), "why-not-revert")
        }
        Command::CompareFile => {
            let there = file.path.is_some() && file.changed_outside;
            needs(there && !file.read_only && file.busy.is_none(), "why-not-compare-file")
        }
        Command::OlderVersions => needs(file.path.is_some() && file.busy.is_none(), "why-not-older-versions"),
        Command::LeaveVersion => needs(file.is_old_version, "why-not-leave-version"),
        Command::EditHere => needs(file.read_only && !file.is_old_version && file.busy.is_none(), "why-not-edit-here"),
        Command::RestoreEdits => needs(file.left_behind > 0, "why-not-restore-edits"),
        Command::Undo => needs(session.undo_label().is_some(), "why-not-undo"),
        Command::Redo => needs(session.redo_label().is_some(), "why-not-redo"),
        Command::Grid(GridCommand::TakeOver) => match place {
            Place::Dataset(id) => needs(session.implied_at_cursor(id).is_some(), "why-not-implied"),
            _ => Some("why-not-dataset"),
        },
        Command::Grid(
            GridCommand::SelectAll
            | GridCommand::Cut
            | GridCommand::Copy
            | GridCommand::CopyWithHeadings
            | GridCommand::Paste,
        ) if matches!(
            place,
            Place::Figures | Place::Partners | Place::Register | Place::Revisions(_) | Place::Mirror(_)
        ) =>
        {
            None
        }
        Command::ExportCsv | Command::ExportXlsx | Command::ExportCsvPath | Command::ExportXlsxPath
            if matches!(place, Place::Revisions(_) | Place::Mirror(_)) =>
        {
            None
        }
        Command::ShowRevisions => needs(matches!(place, Place::Dataset(_) | Place::Mirror(_)), "why-not-dataset"),
        Command::ShowMirror => needs(matches!(place, Place::Dataset(_) | Place::Revisions(_)), "why-not-dataset"),
        Command::SetStatus if place == Place::Register => needs(session.selection().outcome.is_some(), "why-not-point"),
        Command::Checks(CheckCommand::Next) => needs(session.standings().open > 0, "why-not-conflict"),
        Command::Checks(CheckCommand::GoToCells | CheckCommand::Accept) => {
            needs(place == Place::Checks && !session.checks().report().judged.is_empty(), "why-not-checks")
        }
        Command::Register(RegisterCommand::KeepView | RegisterCommand::ExportShown) => {
            needs(place == Place::Register, "why-not-register")
        }
        Command::Register(RegisterCommand::Export | RegisterCommand::ExportCalendar) => {
            needs(!session.project().commissions.is_empty(), "why-not-commission")
        }
        Command::Grid(GridCommand::ColumnsLeft | GridCommand::ColumnsRight)
            if session.selection().cursor.is_some_and(|cursor| cursor.column.of != Side::Own) =>
        {
            Some("why-not-own-column")
        }
        Command::Totals => match dataset_view(session).map(|view| adding_up(view.question.rows)) {
            None => Some("why-not-dataset"),
            Some(adding_up) => adding_up.err().map(no_totals),
        },
        Command::Clear | Command::SetStatus | Command::SetNote | Command::Grid(_) => {
            let cell = session.selection().cursor.is_some() && dataset_view(session).is_some();
            needs(cell, "why-not-cell")
        }
        Command::GoToPeriod => needs(matches!(place, Place::Dataset(_) | Place::Figures), "why-not-table"),
        Command::InsertMissing => match place {
            Place::Dataset(id) => needs(!session.missing_at_selection(id).is_empty(), "why-not-missing"),
            _ => Some("why-not-dataset"),
        },
        Command::Unit | Command::ShowAsOf => needs(dataset_view(session).is_some(), "why-not-dataset"),
        Command::ExportCsv
        | Command::ExportXlsx
        | Command::ExportCsvPath
        | Command::ExportXlsxPath
        | Command::EditDataset
        | Command::AddPeriod
        | Command::ShowRows(_)
        | Command::AgainstYearEarlier
        | Command::AgainstPrevious
        | Command::ShowForm(_)
        | Command::NewestFirst
        | Command::DuplicateDataset
        | Command::DeleteDataset => needs(dataset_view(session).is_some(), "why-not-dataset"),
        Command::Chart(command) => chart_why_not(command, session),
        Command::NewSession => needs(!session.project().commissions.is_empty(), "why-not-commission"),
        Command::DraftNext => needs(!session.project().commissions.is_empty(), "why-not-commission"),
        Command::MattersArising => needs(matches!(place, Place::Session(_)), "why-not-session"),
        Command::OutcomeHistory => {
            let there = matches!(place, Place::Session(_)) && session.selection().outcome.is_some();
            needs(there, "why-not-outcome")
        }
        Command::NewOutcome => needs(matches!(place, Place::Session(_)), "why-not-session"),
        Command::DuplicateMeeting | Command::DeleteMeeting => {
            needs(matches!(place, Place::Commission(_) | Place::Session(_)), "why-not-meeting")
        }
        Command::DuplicateSource | Command::DeleteSource => needs(matches!(place, Place::Source(_)), "why-not-source"),
        _ => None,
    }
}

fn chart_why_not(command: ChartCommand, session: &Session) -> Option<&'static str> {
    let needs = |there: bool, why: &'static str| if there { None } else { Some(why) };
    let project = session.project();
    if command.needs_chart() {
        return needs(chart(session).is_some(), "why-not-chart");
    }
    match command {
        ChartCommand::New => needs(!project.datasets.is_empty(), "why-not-any-dataset"),
        ChartCommand::FromSelection | ChartCommand::SaveAs => needs(dataset_view(session).is_some(), "why-not-dataset"),
        ChartCommand::ShowInChart => match session.place() {
            Place::Dataset(id) => needs(!session.charts_of(id).is_empty(), "why-not-charted"),
            _ => Some("why-not-dataset"),
        },
        ChartCommand::ExportAll => needs(!project.charts.is_empty(), "why-not-any-chart"),
        _ => None,
    }
}
