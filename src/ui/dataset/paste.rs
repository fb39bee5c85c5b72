//! Pasting into a dataset's table: at once where the block is plainly numbers, else after a look at how it was read.

mod preview;
mod switches;
mod table;

use egui::Ui;

use crate::session::action::Paste;
use crate::session::grid::Marks;
use crate::session::paste::{Plan, plan};
use crate::session::{Action, DatasetTable};
use crate::ui::{Request, View};

/// The block that is being looked at.
#[derive(Default)]
pub struct PasteState {
    open: Option<Open>,
}

struct Open {
    paste: Paste,
    plan: Plan,
    /// Of the session when the plan was made.
    revision: u64,
}

impl Open {
    fn replan(&mut self, view: &View<'_>, table: &DatasetTable) {
        self.plan = plan(view.session, table, &self.paste);
        self.revision = view.session.revision();
    }
}

impl PasteState {
    /// A block came from the clipboard for the selected cells.
    pub fn begin(&mut self, view: &mut View<'_>, table: &DatasetTable, marks: &Marks, text: String) {
        let block = marks.block(table);
        let Some(at) = table.cursor_at(block.first) else { return };
        let size = (block.height(), block.width());
        let paste = Paste { at, size, text, reading: crate::session::action::Reading::default() };
        let plan = plan(view.session, table, &paste);
        if plan.is_nothing() {
            Self::say(view, "paste-nothing");
        } else if plan.is_plain() {
            view.act(Action::Paste(Box::new(paste)));
        } else {
            self.open = Some(Open { paste, plan, revision: view.session.revision() });
        }
    }

    #[cfg(test)]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    fn say(view: &mut View<'_>, id: &str) {
        let text = view.words.t(id).to_owned();
        view.requests.push(Request::Toast(text));
    }
}

/// Shows the preview while there is one; true when it was closed and the keyboard goes back to the grid.
pub fn paste_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut PasteState, table: &DatasetTable) -> bool {
    let Some(mut open) = state.open.take() else {
        if has_picture(ui) {
            PasteState::say(view, "paste-picture");
        }
        return false;
    };
    if open.revision != view.session.revision() {
        open.replan(view, table);
    }
    match preview::preview_ui(ui, view, &mut open, table) {
        preview::Answer::Stay => {
            state.open = Some(open);
            return false;
        }
        preview::Answer::Paste => view.act(Action::Paste(Box::new(open.paste))),
        preview::Answer::Cancel => {}
    }
    true
}

/// A picture without a text was pasted, and no field is there that it could be for.
fn has_picture(ui: &Ui) -> bool {
    let is_picture = |event: &egui::Event| matches!(event, egui::Event::PasteImage(_));
    !ui.ctx().text_edit_focused() && ui.input(|input| input.events.iter().any(is_picture))
}

#[cfg(test)]
mod tests;
