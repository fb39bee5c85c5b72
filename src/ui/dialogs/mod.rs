//! Questions and forms that come before everything else, as modals of the window itself.
//!
//! *Invariant:* when the last one closes, the focus goes back to where it was.

mod about;
mod as_of;
mod bulletin;
mod commission;
mod compare;
mod conflict;
mod copies;
mod dataset;
mod document;
mod fill;
mod gallery;
mod goto;
mod keys;
mod link;
mod palette;
mod papers;
mod path;
mod picture;
mod problem;
mod register_view;
mod restore;
mod selected;
pub(in crate::ui) mod shell;
mod statuses;
mod style;
mod unit;
mod unsaved;
mod versions;

pub use as_of::AsOfDialog;
pub use bulletin::BulletinDialog;
pub use commission::CommissionDialog;
pub use copies::CopiesDialog;
pub use dataset::DatasetDialog;
pub use fill::FillDialog;
pub use gallery::Gallery;
pub use goto::GoToDialog;
pub use keys::KeysPage;
pub use link::is_web;
pub use palette::Palette;
pub use papers::{ExportKind, PapersDialog};
pub use path::PathDialog;
pub use picture::PictureDialog;
pub use register_view::RegisterViewDialog;
pub use selected::SelectedDialog;
pub(in crate::ui) use shell::{plain, primary};
pub use statuses::StatusesDialog;
pub use style::StyleDialog;
pub use unit::UnitDialog;

use jiff::civil::Date;

use super::View;
use super::command::Command;
use super::frame::{FileView, Question, RootState, run};
use super::settings::Settings;
use crate::domain::{ChartId, DatasetId, OutcomeId, Project};
use crate::session::documents::DocumentPlace;
use crate::session::{Action, Session};
use crate::words::Words;

/// A dialog that the window opens itself; those of `platform` come with the [`FileView`].
#[derive(Debug)]
pub enum Dialog {
    Palette(Palette),
    Path(PathDialog),
    Dataset(Box<DatasetDialog>),
    /// A paragraph of figures.
    Bulletin(Box<BulletinDialog>),
    Commission(CommissionDialog),
    /// Asks before a link is opened.
    Link(String),
    /// Asks before a file is opened.
    Document(String, DocumentPlace),
    Keys(KeysPage),
    GoTo(GoToDialog),
    Unit(Box<UnitDialog>),
    AsOf(AsOfDialog),
    /// Status or note of the selected figures.
    Selected(SelectedDialog),
    /// Asks before figures with a source of their own are filled over.
    Fill(FillDialog),
    /// Asks which kind of chart.
    Gallery(Box<Gallery>),
    Copies(CopiesDialog),
    Style(Box<StyleDialog>),
    /// One status for several points.
    Statuses(StatusesDialog),
    /// The name of a view of the register.
    RegisterView(Box<RegisterViewDialog>),
    /// How the record of commissions leaves the program.
    Papers(Box<PapersDialog>),
    /// How charts leave the program.
    Picture(Box<PictureDialog>),
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

    pub fn export_path(format: super::Export) -> Self {
        Self::Path(PathDialog::export(format))
    }

    pub fn new_dataset() -> Self {
        Self::Dataset(Box::default())
    }

    pub fn edit_dataset(project: &Project, words: &Words, id: DatasetId) -> Option<Self> {
        DatasetDialog::of(project, words, id).map(|dialog| Self::Dataset(Box::new(dialog)))
    }

    /// A period of the dataset on the screen, or a row of the table of all figures.
    pub fn go_to() -> Self {
        Self::GoTo(GoToDialog::default())
    }

    pub fn keys() -> Self {
        Self::Keys(KeysPage::default())
    }

    /// The dialog that a command opens for the dataset on the screen.
    pub fn of_dataset(command: Command, session: &Session, id: DatasetId) -> Option<Self> {
        match command {
            Command::Unit => UnitDialog::of(session, id).map(|dialog| Self::Unit(Box::new(dialog))),
            Command::ShowAsOf => Some(Self::AsOf(AsOfDialog::of(session, id))),
            Command::SetStatus => Some(Self::Selected(SelectedDialog::status(session, id))),
            Command::SetNote => Some(Self::Selected(SelectedDialog::note(session, id))),
            _ => None,
        }
    }

    pub fn gallery(dataset: Option<DatasetId>) -> Option<Self> {
        dataset.map(|dataset| Self::Gallery(Box::new(Gallery::of(dataset))))
    }

    pub fn chart_copies(project: &Project, words: &Words, chart: ChartId) -> Option<Self> {
        CopiesDialog::of(project, words, chart).map(Self::Copies)
    }

    pub fn chart_style(project: &Project) -> Self {
        Self::Style(Box::new(StyleDialog::of(project)))
    }

    pub fn statuses(outcomes: Vec<OutcomeId>, today: Date) -> Self {
        Self::Statuses(StatusesDialog::of(outcomes, today))
    }

    pub fn bulletin() -> Self {
        Self::Bulletin(Box::default())
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
    if let Some(fill) = fill::held_back(view) {
        root.dialog = Some(Dialog::Fill(fill));
    }
    let open = root.dialog.is_some() || file.question.is_some();
    keep_focus(ui, root, open);
    if let Some(dialog) = root.dialog.take() {
        dialog_ui(ui, dialog, root, view, file, settings);
    }
    match &file.question {
        None => {}
        Some(Question::Unsaved(before)) => unsaved::unsaved_ui(ui, view, file, *before),
        Some(Question::Problem(problem)) => problem::problem_ui(ui, root, view, file, settings, problem),
        Some(Question::Conflict(conflict)) => conflict::conflict_ui(ui, view, conflict),
        Some(Question::Compare(comparison)) => compare::compare_ui(ui, view, comparison),
        Some(Question::Versions(versions)) => versions::versions_ui(ui, view, settings, versions),
        Some(Question::Restore(left)) => restore::restore_ui(ui, view, left),
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
        Dialog::Bulletin(form) => form.ui(ui, view),
        Dialog::Commission(form) => form.ui(ui, view),
        Dialog::Link(link) => link::link_ui(ui, view, link),
        Dialog::Document(link, place) => document::document_ui(ui, view, link, place),
        Dialog::Keys(page) => page.ui(ui, view),
        Dialog::GoTo(form) => form.ui(ui, view, &root.figures),
        Dialog::Unit(form) => form.ui(ui, view),
        Dialog::AsOf(form) => form.ui(ui, view),
        Dialog::Selected(form) => form.ui(ui, view),
        Dialog::Fill(question) => question.ui(ui, view),
        Dialog::Gallery(gallery) => gallery.ui(ui, view),
        Dialog::Copies(form) => form.ui(ui, view),
        Dialog::Style(form) => form.ui(ui, view),
        Dialog::Picture(form) => form.ui(ui, view),
        Dialog::Statuses(form) => form.ui(ui, view),
        Dialog::RegisterView(form) => form.ui(ui, view),
        Dialog::Papers(form) => form.ui(ui, view),
        Dialog::About => about::about_ui(ui, view),
    };
    // A command of the palette may have opened another dialog by now.
    if after == After::Stay && root.dialog.is_none() {
        root.dialog = Some(dialog);
    }
}
