//! From a command on the points of all sessions to what it does.

use super::root::RootState;
use crate::session::papers::PaperKind;
use crate::session::{Action, Place};
use crate::ui::View;
use crate::ui::command::RegisterCommand;
use crate::ui::dialogs::{Dialog, ExportKind, PapersDialog, RegisterViewDialog};

/// Carries out a command that can run now.
pub(super) fn run_register(command: RegisterCommand, root: &mut RootState, view: &mut View<'_>) {
    match command {
        RegisterCommand::Show => {
            root.register.look(false);
            view.act(Action::GoTo(Place::Register));
        }
        RegisterCommand::NeedsALook => {
            root.register.look(true);
            view.act(Action::GoTo(Place::Register));
        }
        RegisterCommand::Calendar => view.act(Action::GoTo(Place::Calendar)),
        RegisterCommand::KeepView => {
            let form = RegisterViewDialog::of(root.register.query().clone());
            root.dialog = Some(Dialog::RegisterView(Box::new(form)));
        }
        RegisterCommand::Export | RegisterCommand::ExportShown | RegisterCommand::ExportCalendar => {
            let kind = match command {
                RegisterCommand::ExportCalendar => ExportKind::Calendar,
                RegisterCommand::ExportShown => ExportKind::Shown,
                _ => ExportKind::Paper(PaperKind::Status),
            };
            let form = PapersDialog::of(view, &root.register, kind);
            root.dialog = form.map(|form| Dialog::Papers(Box::new(form)));
        }
    }
}
