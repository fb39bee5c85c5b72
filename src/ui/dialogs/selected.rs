//! The status or the note of all selected figures at once.

use egui::{Id, Key, Label, Modifiers, RichText, TextEdit};

use super::{After, shell};
use crate::domain::{CellRef, DatasetId, Figure, ObsStatus};
use crate::session::action::CellsAction;
use crate::session::{Action, FigureChange, Session, wording};
use crate::ui::View;
use crate::ui::fields::{Field, choice};
use crate::ui::theme::Theme;

#[derive(Debug)]
enum What {
    /// `None`: the figures have several.
    Status(Option<ObsStatus>),
    Note {
        text: String,
        several: bool,
    },
}

#[derive(Debug)]
pub struct SelectedDialog {
    cells: Vec<CellRef>,
    /// How many of them have a figure.
    figures: usize,
    what: What,
}

impl SelectedDialog {
    pub fn status(session: &Session, dataset: DatasetId) -> Self {
        Self::of(session, dataset, |figures| What::Status(common(figures.map(|figure| figure.status))))
    }

    pub fn note(session: &Session, dataset: DatasetId) -> Self {
        Self::of(session, dataset, |figures| {
            let mut figures = figures.peekable();
            let any = figures.peek().is_some();
            let note = common(figures.map(|figure| figure.note().unwrap_or_default()));
            What::Note { text: note.unwrap_or_default().to_owned(), several: any && note.is_none() }
        })
    }

    fn of(session: &Session, dataset: DatasetId, what: impl FnOnce(&mut dyn Iterator<Item = &Figure>) -> What) -> Self {
        let mut cells = session.selected_cells(dataset);
        cells.retain(|cell| session.adopted_of(std::slice::from_ref(cell)).next().is_some());
        let what = what(&mut session.adopted_of(&cells));
        Self { figures: cells.len(), what, cells }
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let title = match self.what {
            What::Status(_) => words.t("cells-status-title"),
            What::Note { .. } => words.t("cells-note-title"),
        };
        let shown = shell::modal(ui, "selected", title, 420.0, |ui, fresh| {
            let muted = Theme::of(ui).muted;
            ui.add(Label::new(RichText::new(words.count("cells-figures", self.figures)).color(muted)).wrap());
            let entered = self.field_ui(ui, view, fresh);
            let (mut go, mut cancelled) = (entered, false);
            shell::buttons(ui, |ui| {
                go |= shell::primary(ui, words.t("cells-set"), self.change().is_some()).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        let change = self.change().filter(|_| go);
        let done = change.is_some();
        if let Some(change) = change {
            let cells = std::mem::take(&mut self.cells);
            view.act(Action::Cells(CellsAction::Change { cells, change }));
        }
        shell::close_if(done || cancelled || shown.dismissed)
    }

    fn change(&self) -> Option<FigureChange> {
        let change = match &self.what {
            What::Status(status) => FigureChange::Status((*status)?),
            What::Note { text, .. } => FigureChange::Note(text.trim().to_owned()),
        };
        (self.figures > 0).then_some(change)
    }

    /// True when Enter, in a note Ctrl+Enter, was pressed in the field.
    fn field_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, fresh: bool) -> bool {
        let words = view.words;
        let id = Id::unique("dialog-selected-field");
        match &mut self.what {
            What::Status(status) => {
                let mut all: Vec<_> = ObsStatus::CODES.iter().map(|(status, _)| Some(*status)).collect();
                if status.is_none() {
                    all.insert(0, None);
                }
                let name = |status: Option<ObsStatus>| {
                    status.map_or(words.t("cells-several"), |status| wording::status_name(words, status)).to_owned()
                };
                let answer = choice(ui, Field::new(id, words.t("inspector-status")), *status, &all, name);
                if fresh {
                    answer.response.request_focus();
                }
                if let Some(change) = answer.change {
                    *status = change.value;
                }
                false
            }
            What::Note { text, several } => {
                if *several {
                    shell::trouble(ui, words.t("cells-note-several"));
                }
                let focused = ui.memory(|memory| memory.has_focus(id));
                let sent = focused && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
                let field = TextEdit::multiline(text)
                    .id(id)
                    .desired_rows(3)
                    .desired_width(f32::INFINITY)
                    .hint_text(words.t("cells-note-hint"));
                let response = ui.add(field).accessible_name(words.t("inspector-note"));
                if fresh {
                    response.request_focus();
                }
                sent
            }
        }
    }
}

/// What all have in common; `None` where they differ or there are none.
fn common<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}
