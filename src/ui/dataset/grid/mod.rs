//! The grid: periods down, flows with their growth across. One widget that has the focus, moves a cursor and edits a cell.
//!
//! egui_table lays out the cells in view; everything that hands expect of a spreadsheet is here and in the files below.
//! *Invariant:* only visible cells are painted and are in the accessibility tree.

mod access;
mod columns;
mod editor;
mod keys;
pub mod layout;
mod menu;
mod paint;

use std::rc::Rc;

use egui::{Event, EventFilter, FocusDirection, Id, Popup, Rect, Sense, Ui, UiBuilder};

use self::columns::Shape;
use self::editor::Editing;
use self::keys::{Command, Mode, Motion};
use self::layout::Layout;
use self::paint::{CellEvent, Scene, TablePainter};
use crate::analysis::sheet::{Column, Sheet};
use crate::domain::{DatasetId, Flow, Key};
use crate::session::{Action, Cursor};
use crate::ui::View;
use crate::ui::dataset::texts;
use crate::ui::theme::ROW;

/// Height of the two header rows.
pub const HEADER: f32 = 2.0 * ROW;

/// The cursor, its row and column, and the rows in view.
#[derive(PartialEq)]
struct ShownCursor {
    cursor: Cursor,
    at: Option<(usize, usize)>,
    page: usize,
}

/// What the grid remembers between frames.
#[derive(Default)]
pub struct GridState {
    editing: Option<Editing>,
    /// Keys that came after one that ends editing in the same frame: they are for the cell it leads to.
    later: Vec<Event>,
    /// Where the last frame had it: when it moves, the view follows.
    shown_cursor: Option<ShownCursor>,
    /// The column where a run of tabs began.
    tabs_began: Option<usize>,
    /// Whole rows in view.
    page: usize,
    /// The cell whose menu was opened with a key.
    menu_of: Option<Cursor>,
    take_focus: bool,
    leave: Option<FocusDirection>,
    wish: Option<Wish>,
    shapes: Option<(Rc<Sheet>, Vec<Shape>)>,
}

/// What a menu asks of the screen around the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The inspector's form for another figure of the cursor's cell.
    AddFigure,
    ShowSource(Key),
}

/// A column that needs so many signs less keeps its width.
const SLACK: u32 = 4;

impl GridState {
    pub fn take_wish(&mut self) -> Option<Wish> {
        self.wish.take()
    }

    /// Puts the keyboard into the grid.
    pub fn focus(&mut self) {
        self.take_focus = true;
    }

    /// Takes in the text that is being typed.
    pub fn commit(&mut self, view: &mut View<'_>, id: DatasetId) {
        let Some(editing) = self.editing.take() else { return };
        view.act(Action::Enter { dataset: id, key: editing.key, text: editing.text });
    }

    /// For another dataset: only a wish for the keyboard stays.
    pub fn reset(&mut self) {
        *self = Self { take_focus: self.take_focus, ..Self::default() };
    }

    /// What the columns need; a column does not become narrower under the hand.
    fn shapes(&mut self, layout: &Layout) -> Vec<Shape> {
        if let Some((sheet, shapes)) = &self.shapes
            && Rc::ptr_eq(sheet, &layout.sheet)
        {
            return shapes.clone();
        }
        let mut shapes = columns::shapes(&layout.sheet, layout.columns().len());
        if let Some((sheet, before)) = &self.shapes
            && sheet.question == layout.sheet.question
        {
            for (shape, before) in shapes.iter_mut().zip(before) {
                if self.editing.is_some() || before.signs <= shape.signs + SLACK {
                    shape.signs = shape.signs.max(before.signs);
                }
            }
        }
        self.shapes = Some((Rc::clone(&layout.sheet), shapes.clone()));
        shapes
    }
}

/// The id under which the grid of a dataset has the focus.
pub fn grid_id(id: DatasetId) -> Id {
    Id::unique("dataset-grid").with(id.0.raw())
}

/// The height at which no row is hidden.
pub fn full_height(layout: &Layout) -> f32 {
    let rows = u16::try_from(layout.len()).unwrap_or(u16::MAX);
    f32::from(rows) * ROW + HEADER + 1.0
}

/// How many whole rows a height has room for.
fn whole_rows(height: f32) -> usize {
    let mut rows = 0;
    while f32::from(rows + 1_u16) * ROW <= height {
        rows += 1;
    }
    usize::from(rows.max(1))
}

/// The figure that a cell is about.
fn key_of(layout: &Layout, cursor: Cursor) -> Key {
    cursor.column.key(cursor.period, layout.sheet.question.basis)
}

/// Draws the grid into all of the room that there is.
pub fn grid_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut GridState, id: DatasetId, layout: &Layout) {
    let rect = ui.available_rect_before_wrap();
    let grid = grid_id(id);
    if let Some(direction) = state.leave.take() {
        // To be there before the grid says that it is interested in the focus.
        ui.memory_mut(|memory| memory.move_focus(direction));
    }
    let response = ui.interact(rect, grid, Sense::focusable_noninteractive());
    if std::mem::take(&mut state.take_focus) {
        response.request_focus();
    }
    let cursor = view.session.selection().cursor.filter(|cursor| layout.at(*cursor).is_some());
    let mut work = Work { view, state, id, layout, cursor: cursor.or_else(|| layout.first_cursor()), put: false };
    let ended = work.keyboard(ui, grid);
    let focused = ui.memory(|memory| memory.has_focus(grid));
    // A cursor that is only shown becomes the person's with the first focus.
    work.put |= focused && cursor.is_none();

    // Also when the rows are turned round or the window becomes lower.
    work.state.page = whole_rows(rect.height() - HEADER);
    let shown = work.cursor.map(|cursor| ShownCursor { cursor, at: layout.at(cursor), page: work.state.page });
    let follows = shown != work.state.shown_cursor;
    work.state.shown_cursor = shown;
    let scene = Scene {
        session: work.view.session,
        words: work.view.words,
        id,
        layout,
        cursor: work.cursor,
        edited: work.state.editing.as_ref().map(|editing| editing.cursor),
        menu_of: work.state.menu_of,
        focused,
        accessible: ui.ctx().accesskit_node_builder(grid, |_| ()).is_some(),
        shapes: work.state.shapes(layout),
    };
    let mut painter = TablePainter::new(ui, scene);
    let mut table = painter.table(ui, rect.width());
    if let Some((row, column)) = work.cursor.filter(|_| follows).and_then(|cursor| layout.at(cursor)) {
        table = table.scroll_to_row(row as u64, None).scroll_to_column(column + 1, None);
    }
    ui.scope_builder(UiBuilder::new().max_rect(rect).accessibility_parent(grid), |ui| {
        ui.style_mut().scroll_animation = egui::style::ScrollAnimation::none();
        table.show(ui, &mut painter);
    });
    let painted = painter.finish();
    access::grid_node(ui.ctx(), grid, &work, painted.cursor_node);
    work.editor(ui, rect, painted.cursor_rect, ended);
    work.cell_events(ui, painted.events);
    work.finish(ui);
}

/// One frame of the grid: what came in, and where it leads.
struct Work<'w, 'v> {
    view: &'w mut View<'v>,
    state: &'w mut GridState,
    id: DatasetId,
    layout: &'w Layout,
    cursor: Option<Cursor>,
    /// The cursor was moved in this frame.
    put: bool,
}

impl Work<'_, '_> {
    fn mode(&self) -> Mode {
        match &self.state.editing {
            None => Mode::Moving,
            Some(editing) if editing.typed_over => Mode::TypingOver,
            Some(_) => Mode::Correcting,
        }
    }

    fn put_cursor(&mut self, cursor: Cursor) {
        self.cursor = Some(cursor);
        self.put = true;
    }

    fn move_cursor(&mut self, motion: Motion) {
        let Some(from) = self.cursor.and_then(|cursor| self.layout.at(cursor)) else { return };
        match motion {
            Motion::Next | Motion::Previous => self.state.tabs_began = self.state.tabs_began.or(Some(from.1)),
            Motion::Return | Motion::ReturnUp => {}
            _ => self.state.tabs_began = None,
        }
        let (row, column) = self.layout.moved(from, motion, self.state.page, self.state.tabs_began);
        if matches!(motion, Motion::Return | Motion::ReturnUp) {
            self.state.tabs_began = None;
        }
        if let Some(cursor) = self.layout.cursor_at(row, column) {
            self.put_cursor(cursor);
        }
    }

    /// Takes the keys that are the grid's; gives the command that ends editing, to be carried out when the field has
    /// taken in the keys before it.
    fn keyboard(&mut self, ui: &Ui, grid: Id) -> Option<Command> {
        let editing = self.state.editing.is_some();
        let focused = ui.memory(|memory| memory.has_focus(grid));
        if (!focused && !editing) || Popup::is_any_open(ui.ctx()) {
            self.state.later.clear();
            return None;
        }
        ui.memory_mut(|memory| {
            let everything = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            memory.set_focus_lock_filter(grid, everything);
            // In the first frame of a focus its filter is not in force yet.
            memory.move_focus(FocusDirection::None);
        });
        let mut events = std::mem::take(&mut self.state.later);
        ui.input_mut(|input| events.append(&mut input.events));
        let mut events = events.into_iter();
        let mut rest = Vec::new();
        while self.state.editing.is_none() {
            let Some(event) = events.next() else { break };
            if !self.moving(ui, &event) {
                rest.push(event);
            }
        }
        let mut ended = None;
        if self.state.editing.is_some() {
            let mode = self.mode();
            for event in events {
                if ended.is_some() {
                    self.state.later.push(event);
                    continue;
                }
                ended = match &event {
                    Event::Key { key, pressed: true, modifiers, .. } => keys::command(mode, *key, *modifiers),
                    _ => None,
                };
                if ended.is_none() {
                    rest.push(event);
                }
            }
        }
        if !self.state.later.is_empty() {
            ui.ctx().request_repaint();
        }
        ui.input_mut(|input| input.events = rest);
        ended
    }

    /// A key while the cursor moves; true when it was the grid's.
    fn moving(&mut self, ui: &Ui, event: &Event) -> bool {
        let Some(cursor) = self.cursor else { return false };
        match event {
            Event::Text(text) if !text.chars().all(char::is_control) => {
                self.state.editing = Some(Editing::over(cursor, key_of(self.layout, cursor), text.clone()));
                self.draft();
                true
            }
            Event::Paste(text) => {
                self.paste(cursor, text);
                true
            }
            Event::Copy | Event::Cut => {
                self.copy(ui, cursor);
                if matches!(event, Event::Cut) {
                    self.clear(cursor);
                }
                true
            }
            Event::Key { key, pressed: true, modifiers, .. } => match keys::command(Mode::Moving, *key, *modifiers) {
                Some(command) => {
                    self.carry_out(ui, command);
                    true
                }
                None => false,
            },
            _ => false,
        }
    }

    fn carry_out(&mut self, ui: &Ui, command: Command) {
        match command {
            Command::Move(motion) => self.move_cursor(motion),
            Command::Correct => self.correct(),
            Command::Clear => {
                if let Some(cursor) = self.cursor {
                    self.clear(cursor);
                }
            }
            Command::OpenMenu => self.state.menu_of = self.cursor,
            Command::Leave { forward } => {
                self.state.leave = Some(if forward { FocusDirection::Next } else { FocusDirection::Previous });
                ui.ctx().request_repaint();
            }
            Command::Commit(motion) => {
                self.commit();
                self.move_cursor(motion);
            }
            Command::Restore => {
                self.state.editing = None;
                self.view.act(Action::DropDraft);
            }
        }
    }

    /// Edits the text that is there.
    fn correct(&mut self) {
        let Some(cursor) = self.cursor else { return };
        let key = key_of(self.layout, cursor);
        let text = self.view.session.text_of(self.id, key);
        self.state.editing = Some(Editing::of(cursor, key, text));
    }

    fn clear(&mut self, cursor: Cursor) {
        self.view.act(Action::Clear { dataset: self.id, keys: vec![key_of(self.layout, cursor)] });
    }

    fn copy(&self, ui: &Ui, cursor: Cursor) {
        let Some((row, column)) = self.layout.at(cursor) else { return };
        let cell = self.layout.row(row).and_then(|row| self.layout.cell(row, column));
        let text = cell.map(|cell| texts::cell_value(self.view.words, cell, cursor.column)).unwrap_or_default();
        ui.ctx().copy_text(text);
    }

    /// One cell's text goes into the cell; several cells are shown in the field, with what can not be read of them.
    fn paste(&mut self, cursor: Cursor, text: &str) {
        let text = text.trim_end_matches(['\n', '\r']);
        if text.is_empty() {
            return;
        }
        if text.contains(['\t', '\n']) {
            let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.state.editing = Some(Editing::over(cursor, key_of(self.layout, cursor), line));
            self.draft();
            return;
        }
        let key = key_of(self.layout, cursor);
        self.view.act(Action::Enter { dataset: self.id, key, text: text.to_owned() });
    }

    fn draft(&mut self) {
        let Some(editing) = &self.state.editing else { return };
        self.view.act(Action::Draft { dataset: self.id, key: editing.key, text: editing.text.clone() });
    }

    fn commit(&mut self) {
        self.state.commit(self.view, self.id);
    }

    fn editor(&mut self, ui: &mut Ui, grid_rect: Rect, cell_rect: Option<Rect>, ended: Option<Command>) {
        let grid = grid_id(self.id);
        let Some(editing) = &mut self.state.editing else { return };
        let key = editing.key;
        let read = self.view.session.read_entry(self.id, key, &editing.text);
        let hint = editor::hint(self.view, self.id, key, &editing.text, &read);
        let (session, basis) = (self.view.session, self.layout.sheet.question.basis);
        let (column, period) = (editing.cursor.column, editing.cursor.period);
        let name = texts::cell_name(self.view.words, session.project(), column, period, basis);
        let shown = editor::editor_ui(ui, editing, grid, grid_rect, cell_rect, &name, hint);
        if shown.changed {
            self.draft();
        }
        if let Some(command) = ended {
            ui.memory_mut(|memory| memory.request_focus(grid));
            self.carry_out(ui, command);
        } else if !shown.has_focus {
            self.commit();
        }
    }

    fn cell_events(&mut self, ui: &Ui, events: Vec<CellEvent>) {
        let grid = grid_id(self.id);
        for event in events {
            match event {
                CellEvent::Pressed(cursor) => {
                    if self.state.editing.as_ref().is_some_and(|editing| editing.cursor == cursor) {
                        continue;
                    }
                    self.commit();
                    self.state.tabs_began = None;
                    self.put_cursor(cursor);
                    ui.memory_mut(|memory| memory.request_focus(grid));
                }
                CellEvent::Edit(cursor) => {
                    self.commit();
                    self.put_cursor(cursor);
                    self.correct();
                }
                CellEvent::Clear(cursor) => self.clear(cursor),
                CellEvent::AddFigure(cursor) => {
                    self.put_cursor(cursor);
                    self.state.wish = Some(Wish::AddFigure);
                }
                CellEvent::ShowSource(cursor) => {
                    self.put_cursor(cursor);
                    self.state.wish = Some(Wish::ShowSource(key_of(self.layout, cursor)));
                }
                CellEvent::Add(period) => {
                    self.commit();
                    self.view.act(Action::AddPeriod { dataset: self.id, period });
                    let column = self.cursor.map_or(Column::level(Flow::Exports), |cursor| cursor.column);
                    self.put_cursor(Cursor { period, column });
                    self.correct();
                }
                CellEvent::Insert(period) => self.view.act(Action::AddPeriod { dataset: self.id, period }),
                CellEvent::Remove(period) => {
                    self.view.act(Action::RemovePeriods { dataset: self.id, periods: vec![period] });
                }
                CellEvent::MenuClosed => {
                    self.state.menu_of = None;
                    ui.memory_mut(|memory| memory.request_focus(grid));
                }
            }
        }
    }

    fn finish(self, ui: &Ui) {
        let Some(cursor) = self.cursor.filter(|_| self.put) else { return };
        if self.view.session.selection().cursor != Some(cursor) {
            self.view.act(Action::PutCursor(Some(cursor)));
            ui.ctx().request_repaint();
        }
    }
}
