//! Questions and forms that come before everything else, as modals of the window itself.
//!
//! *Invariant:* when the last one closes, the focus goes back to where it was.

mod about;
mod commission;
mod dataset;
mod keys;
mod link;
mod palette;
mod path;
mod problem;
mod shell;
mod unsaved;

pub use commission::CommissionDialog;
pub use dataset::DatasetDialog;
pub use link::is_web;
pub use palette::Palette;
pub use path::PathDialog;

use super::View;
use super::frame::{FileView, Question, RootState, run};
use super::settings::Settings;
use crate::domain::{DatasetId, Project};
use crate::session::Action;
use crate::words::Words;

/// A dialog that the window opens itself; those of `platform` come with the [`FileView`].
#[derive(Debug)]
pub enum Dialog {
    Palette(Palette),
    Path(PathDialog),
    Dataset(Box<DatasetDialog>),
    Commission(CommissionDialog),
    /// Asks before a link is opened.
    Link(String),
    Keys,
    About,
}

impl Dialog {
    pub fn palette() -> Self {
        Self::Palette(Palette::default())
    }

    pub fn open_path(last: &str) -> Self {
        Self::Path(PathDialog::open(last))
    }

    pub fn save_path(file: &FileView, last: &str) -> Self {
        let path = file.path.as_ref().map(|path| path.display().to_string());
        Self::Path(PathDialog::save(path.as_deref().unwrap_or(last)))
    }

    pub fn new_dataset() -> Self {
        Self::Dataset(Box::default())
    }

    pub fn edit_dataset(project: &Project, words: &Words, id: DatasetId) -> Option<Self> {
        DatasetDialog::of(project, words, id).map(|dialog| Self::Dataset(Box::new(dialog)))
    }

    pub fn new_commission() -> Self {
        Self::Commission(CommissionDialog::default())
    }
}

/// Whether a dialog stays after this pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Stay,
    Close,
}

pub fn dialogs_ui(
    ui: &mut egui::Ui,
    root: &mut RootState,
    view: &mut View<'_>,
    file: &FileView,
    settings: &mut Settings,
) {
    let open = root.dialog.is_some() || file.question.is_some();
    keep_focus(ui, root, open);
    if let Some(dialog) = root.dialog.take() {
        dialog_ui(ui, dialog, root, view, file, settings);
    }
    match &file.question {
        None => {}
        Some(Question::Unsaved(before)) => unsaved::unsaved_ui(ui, view, file, *before),
        Some(Question::Problem(problem)) => problem::problem_ui(ui, root, view, file, settings, problem),
    }
}

/// Remembers who had the focus before the first dialog, and gives it back after the last.
fn keep_focus(ui: &egui::Ui, root: &mut RootState, open: bool) {
    if open && !root.dialog_was_open {
        root.focus_before_dialog = ui.memory(egui::Memory::focused);
    }
    let before = root.focus_before_dialog.filter(|_| !open && root.dialog_was_open);
    if let Some(id) = before {
        root.focus_before_dialog = None;
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    root.dialog_was_open = open;
}

fn dialog_ui(
    ui: &mut egui::Ui,
    mut dialog: Dialog,
    root: &mut RootState,
    view: &mut View<'_>,
    file: &FileView,
    settings: &mut Settings,
) {
    let after = match &mut dialog {
        Dialog::Palette(palette) => {
            let (after, chosen) = palette.ui(ui, view, file);
            match chosen {
                Some(palette::Target::Command(command)) => run(command, root, view, file, settings),
                Some(palette::Target::Place(place)) => view.act(Action::GoTo(place)),
                None => {}
            }
            after
        }
        Dialog::Path(path) => path.ui(ui, root, view, file),
        Dialog::Dataset(form) => form.ui(ui, view),
        Dialog::Commission(form) => form.ui(ui, view),
        Dialog::Link(link) => link::link_ui(ui, view, link),
        Dialog::Keys => keys::keys_ui(ui, view),
        Dialog::About => about::about_ui(ui, view),
    };
    // A command of the palette may have opened another dialog by now.
    if after == After::Stay && root.dialog.is_none() {
        root.dialog = Some(dialog);
    }
}
