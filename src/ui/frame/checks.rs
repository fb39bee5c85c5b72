//! From a command on the verdicts to what it does.

use super::root::RootState;
use crate::session::{Action, Place};
use crate::ui::command::{CheckCommand, Command};
use crate::ui::{Request, View};

/// Carries out a command that can run now.
pub(super) fn run_check(command: CheckCommand, root: &mut RootState, view: &mut View<'_>) {
    match command {
        CheckCommand::Show => view.act(Action::GoTo(Place::Checks)),
        CheckCommand::Now => {
            view.act(Action::GoTo(Place::Checks));
            view.requests.push(Request::Command(Command::Checks(command)));
        }
        CheckCommand::Next => {
            root.checks.next(view);
            view.act(Action::GoTo(Place::Checks));
        }
        CheckCommand::GoToCells => root.checks.go_to_cells(view),
        CheckCommand::Accept => root.checks.begin_accepting(),
    }
}
