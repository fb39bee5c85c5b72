//! The grid of a dataset: its table in the grid that all tables have, and what is done with what hands did there.

mod events;
mod menu;
mod shape;
mod source;

use std::rc::Rc;

use egui::Ui;

use self::source::DatasetGrid;
use super::paste::{PasteState, paste_ui};
use crate::domain::{DatasetId, Key};
use crate::session::grid::Marks;
use crate::session::summary::{Growing, summary_text};
use crate::session::{Cursor, DatasetTable};
use crate::ui::View;
use crate::ui::command::GridCommand;
use crate::ui::grid::{self, GridState as TableState};
use crate::ui::theme::Theme;

pub use events::clear_selected;
pub use shape::decimals as decimals_of_cell;

/// What the grid remembers between frames.
#[derive(Default)]
pub struct GridState {
    table: TableState<Cursor>,
    paste: PasteState,
    wish: Option<Wish>,
    /// What the selection comes to, and of which table and selection that is.
    summary: Option<(Rc<DatasetTable>, Option<Marks>, String)>,
    /// For a selection that is dragged on.
    growing: Growing,
}

/// What a menu asks of the screen around the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The inspector's form for another figure of the cursor's cell.
    AddFigure,
    ShowSource(Key),
}

impl GridState {
    pub fn take_wish(&mut self) -> Option<Wish> {
        self.wish.take()
    }

    /// Puts the keyboard into the grid.
    pub fn focus(&mut self) {
        self.table.focus();
    }

    /// Takes in the text that is being typed.
    pub fn commit(&mut self, view: &mut View<'_>, id: DatasetId) {
        if self.table.editing().is_none() {
            return;
        }
        let Some(table) = view.session.table(id, None) else { return };
        if let Some(event) = self.table.commit() {
            events::carry_out(view, self, &table, event);
        }
    }

    /// A command of the window's menus.
    pub fn ask(&mut self, command: GridCommand) {
        self.table.ask(command);
    }

    /// For another dataset: only a wish for the keyboard stays.
    pub fn reset(&mut self) {
        self.table.reset();
        self.wish = None;
        self.summary = None;
        self.growing = Growing::default();
        self.paste = PasteState::default();
    }

    /// What the selected cells come to, for the status line.
    pub fn summary(&self) -> &str {
        self.summary.as_ref().map_or("", |(_, _, text)| text)
    }

    fn sum_up(&mut self, view: &View<'_>, table: &Rc<DatasetTable>, marks: Option<&Marks>) {
        let known = self.summary.as_ref();
        if known.is_some_and(|(of, at, _)| Rc::ptr_eq(of, table) && at.as_ref() == marks) {
            return;
        }
        let growing = &mut self.growing;
        let text = marks.map(|marks| summary_text(view.session, view.words, table, marks, growing));
        let text = text.unwrap_or_default();
        self.summary = Some((Rc::clone(table), marks.cloned(), text));
    }
}

/// The height at which no row is hidden.
pub fn full_height(table: &DatasetTable) -> f32 {
    // More columns than that seldom find room: their scroll bar is not to hide a row.
    let bar = if table.columns.len() > crate::session::table::STANDARD.len() { 12.0 } else { 0.0 };
    grid::full_height_of(crate::session::grid::Cells::rows(table) + table.totals(), 2) + bar
}

/// Draws the grid into all of the room that there is.
pub fn grid_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut GridState, table: &Rc<DatasetTable>) {
    let theme = Theme::of(ui);
    let marks = table.marks(view.session.selection());
    state.sum_up(view, table, marks.as_ref());
    let source = DatasetGrid { session: view.session, words: view.words, theme, table };
    let events = grid::grid_ui(ui, &mut state.table, &source, marks);
    for event in events {
        events::carry_out(view, state, table, event);
    }
    if paste_ui(ui, view, &mut state.paste, Some(table)) {
        state.focus();
    }
}
