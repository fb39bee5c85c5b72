//! Pasting into a dataset's table: at once where the block is plainly numbers, else after a look at how it was read.

mod preview;
mod switches;
mod table;

use std::rc::Rc;

use egui::Ui;

use crate::session::action::{Paste, PasteAcross, Reading};
use crate::session::grid::Marks;
use crate::session::paste::{Plan, plan, plan_across};
use crate::session::{Action, DatasetTable};
use crate::ui::View;

/// The block that is being looked at.
#[derive(Default)]
pub struct PasteState {
    open: Option<Open>,
}

/// Where a block goes.
enum Block {
    Table(Paste),
    Across(PasteAcross),
}

impl Block {
    fn plan(&self, view: &View<'_>, table: Option<&DatasetTable>) -> Option<Rc<Plan>> {
        match self {
            Self::Table(paste) => Some(plan(view.session, table?, paste)),
            Self::Across(paste) => Some(Rc::new(plan_across(view.session, paste))),
        }
    }

    fn reading(&self) -> Reading {
        match self {
            Self::Table(paste) => paste.reading,
            Self::Across(paste) => paste.reading,
        }
    }

    fn reading_mut(&mut self) -> &mut Reading {
        match self {
            Self::Table(paste) => &mut paste.reading,
            Self::Across(paste) => &mut paste.reading,
        }
    }

    fn action(self) -> Action {
        match self {
            Self::Table(paste) => Action::Paste(Box::new(paste)),
            Self::Across(paste) => Action::PasteAcross(Box::new(paste)),
        }
    }
}

struct Open {
    block: Block,
    plan: Rc<Plan>,
    /// Of the session when the plan was made.
    revision: u64,
}

impl Open {
    fn replan(&mut self, view: &View<'_>, table: Option<&DatasetTable>) {
        if let Some(plan) = self.block.plan(view, table) {
            self.plan = plan;
        }
        self.revision = view.session.revision();
    }
}

impl PasteState {
    /// A block came from the clipboard for the selected cells.
    pub fn begin(&mut self, view: &mut View<'_>, table: &DatasetTable, marks: &Marks, text: String) {
        let block = marks.block(table);
        let Some(at) = table.cursor_at(block.first) else { return };
        let size = (block.height(), block.width());
        let paste = Paste { at, size, text, reading: Reading::default() };
        self.look_at(view, Some(table), Block::Table(paste));
    }

    /// The same for the table of partners or products.
    pub fn begin_across(&mut self, view: &mut View<'_>, paste: PasteAcross) {
        self.look_at(view, None, Block::Across(paste));
    }

    fn look_at(&mut self, view: &mut View<'_>, table: Option<&DatasetTable>, block: Block) {
        let Some(plan) = block.plan(view, table) else { return };
        if plan.is_nothing() {
            view.toast("paste-nothing");
        } else if plan.is_plain() {
            view.act(block.action());
        } else {
            self.open = Some(Open { block, plan, revision: view.session.revision() });
        }
    }

    #[cfg(test)]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

/// Shows the preview while there is one; true when it was closed and the keyboard goes back to the grid.
pub fn paste_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut PasteState, table: Option<&DatasetTable>) -> bool {
    let Some(mut open) = state.open.take() else {
        picture_ui(ui, view);
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
        preview::Answer::Paste => view.act(open.block.action()),
        preview::Answer::Cancel => {}
    }
    true
}

/// Says what to do where a picture is pasted into a table.
pub fn picture_ui(ui: &Ui, view: &mut View<'_>) {
    if has_picture(ui) {
        view.toast("paste-picture");
    }
}

/// A picture without a text was pasted, and no field is there that it could be for.
fn has_picture(ui: &Ui) -> bool {
    let is_picture = |event: &egui::Event| matches!(event, egui::Event::PasteImage(_));
    !ui.ctx().text_edit_focused() && ui.input(|input| input.events.iter().any(is_picture))
}

#[cfg(test)]
mod tests;
