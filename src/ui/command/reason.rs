//! Why a command can not run now: the id of a sentence, in menu tooltips and in the palette.

use super::{Command, dataset_view};
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
        Command::Revert => needs(file.path.is_some() && file.modified && file.busy.is_none(), "why-not-revert"),
        Command::Undo => needs(session.undo_label().is_some(), "why-not-undo"),
        Command::Redo => needs(session.redo_label().is_some(), "why-not-redo"),
        Command::Clear | Command::RemovePeriod => {
            let cell = session.selection().cursor.is_some() && dataset_view(session).is_some();
            needs(cell, "why-not-cell")
        }
        Command::EditDataset
        | Command::AddPeriod
        | Command::ShowRows(_)
        | Command::AgainstYearEarlier
        | Command::AgainstPrevious
        | Command::ShowForm(_)
        | Command::NewestFirst
        | Command::DuplicateDataset
        | Command::DeleteDataset => needs(dataset_view(session).is_some(), "why-not-dataset"),
        Command::NewSession => needs(!session.project().commissions.is_empty(), "why-not-commission"),
        Command::NewOutcome => needs(matches!(place, Place::Session(_)), "why-not-session"),
        Command::DuplicateMeeting | Command::DeleteMeeting => {
            needs(matches!(place, Place::Commission(_) | Place::Session(_)), "why-not-meeting")
        }
        Command::DuplicateSource | Command::DeleteSource => needs(matches!(place, Place::Source(_)), "why-not-source"),
        _ => None,
    }
}
