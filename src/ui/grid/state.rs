//! What a grid remembers between frames.

use egui::{Event, FocusDirection};

use super::columns::Measured;
use super::event::GridEvent;
use super::plan::Scroll;
use super::pointer::Drag;
use super::source::Target;
use crate::session::grid::Marks;
use crate::ui::command::GridCommand;

/// The text of a cell that is being edited.
#[derive(Debug, Clone)]
pub struct Editing<A> {
    pub at: A,
    pub text: String,
    /// Begun by typing over the cell.
    pub typed_over: bool,
    /// What was typed by hand of the text: the list under the field offers what fits it.
    pub(super) typed: String,
    /// The field has not been shown yet.
    pub(super) begins: bool,
}

/// What a grid remembers; `A` is [`super::GridSource::At`].
pub struct GridState<A> {
    pub(super) editing: Option<Editing<A>>,
    /// Keys that came after one that ends editing in the same frame: they are for the cell it leads to.
    pub(super) later: Vec<Event>,
    /// What the last frame ended with: when it is another now, the view follows.
    pub(super) followed: Option<Followed>,
    /// The column where a run of tabs began.
    pub(super) tabs_began: Option<usize>,
    /// Whole rows in view.
    pub(super) page: usize,
    /// What the menu was opened on with a key, until it closes.
    pub(super) menu_by_key: Option<Target>,
    /// What the open menu is about.
    pub(super) menu_of: Option<Target>,
    pub(super) take_focus: bool,
    pub(super) leave: Option<FocusDirection>,
    pub(super) asked: Vec<GridCommand>,
    pub(super) measured: Measured,
    pub(super) scroll: Scroll,
    pub(super) drag: Option<Drag>,
    /// A cell that was just changed: its new value is told in the next frame.
    pub(super) changed: Option<A>,
    /// What assistive technology was told last.
    pub(super) said: String,
    /// The paste keys are held, and a text came with them.
    pub(super) pasted: bool,
    /// The menu asked for the clipboard: passes that its text still has to come in.
    pub(super) paste_due: u8,
    /// Why the cursor's cell can not be edited, until the next key or click.
    pub(super) refusal: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Followed {
    pub marks: Marks,
    pub page: usize,
    pub rows: usize,
}

impl<A> Default for GridState<A> {
    fn default() -> Self {
        Self {
            editing: None,
            later: Vec::new(),
            followed: None,
            tabs_began: None,
            page: 1,
            menu_by_key: None,
            menu_of: None,
            take_focus: false,
            leave: None,
            asked: Vec::new(),
            measured: Measured::default(),
            scroll: Scroll::default(),
            drag: None,
            changed: None,
            said: String::new(),
            pasted: false,
            paste_due: 0,
            refusal: None,
        }
    }
}

impl<A: Copy> GridState<A> {
    /// Puts the keyboard into the grid.
    pub fn focus(&mut self) {
        self.take_focus = true;
    }

    /// A command of the window's menus, carried out when the grid is drawn next.
    pub fn ask(&mut self, command: GridCommand) {
        self.asked.push(command);
    }

    /// The text that is being typed, to be taken in now: for when another screen comes without a click.
    #[must_use]
    pub fn commit(&mut self) -> Option<GridEvent<A>> {
        let editing = self.editing.take()?;
        Some(GridEvent::Entered { at: editing.at, text: editing.text })
    }

    /// Opens the field over a cell, with this text in it.
    pub fn edit(&mut self, at: A, text: String) {
        self.editing = Some(Editing { at, text, typed_over: false, typed: String::new(), begins: true });
    }

    pub fn editing(&self) -> Option<&Editing<A>> {
        self.editing.as_ref()
    }

    /// The first row that is in view, whole or in part.
    pub fn first_row(&self) -> usize {
        self.scroll.top
    }

    /// For another table: only a wish for the keyboard stays.
    pub fn reset(&mut self) {
        *self = Self { take_focus: self.take_focus, ..Self::default() };
    }
}
