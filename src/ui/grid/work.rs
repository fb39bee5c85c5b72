//! One frame of a grid: keys come in, the selection moves, texts are taken in.

use egui::{Event, EventFilter, FocusDirection, Popup, Ui};

use super::keys::{self, Command, Go, Mode};
use super::plan::Plan;
use super::source::{GridSource, Head, Target};
use super::state::{Editing, Followed, GridState};
use super::{GridEvent, access, editor, offers};
use crate::session::grid::{Block, Marks, Spot};
use crate::session::place::Extent;
use crate::ui::command::{GridCommand, grid_command};

pub(super) struct Work<'w, S: GridSource> {
    pub state: &'w mut GridState<S::At>,
    pub source: &'w S,
    /// Of the columns.
    pub heads: Vec<Head>,
    pub marks: Option<Marks>,
    pub events: Vec<GridEvent<S::At>>,
    /// Shift+Space selects a row; the space that comes with it is no text.
    drops_space: bool,
}

impl<'w, S: GridSource> Work<'w, S> {
    pub fn new(state: &'w mut GridState<S::At>, source: &'w S, heads: Vec<Head>, marks: Option<Marks>) -> Self {
        let marks = marks.and_then(|marks| marks.within(source)).or_else(|| source.start().map(Marks::at));
        Self { state, source, heads, marks, events: Vec::new(), drops_space: false }
    }

    pub fn blocks(&self) -> Vec<Block> {
        self.marks.as_ref().map(|marks| marks.blocks(self.source)).unwrap_or_default()
    }

    pub fn cursor(&self) -> Option<Spot> {
        self.marks.as_ref().map(|marks| marks.cursor)
    }

    pub fn select(&mut self, marks: Marks) {
        self.state.refusal = None;
        if self.marks.as_ref() == Some(&marks) && !self.events.is_empty() {
            return;
        }
        if matches!(self.events.last(), Some(GridEvent::Selected(_))) {
            self.events.pop();
        }
        self.marks = Some(marks.clone());
        self.events.push(GridEvent::Selected(marks));
    }

    /// The shown selection becomes the person's.
    pub fn confirm(&mut self) {
        if let Some(marks) = self.marks.clone().filter(|_| self.events.is_empty()) {
            self.events.push(GridEvent::Selected(marks));
        }
    }

    /// What the cell that was just changed shows now.
    pub fn told(&mut self) {
        if let Some(spot) = self.state.changed.take().and_then(|at| self.source.spot_of(at)) {
            self.state.said = format!("{}: {}", self.source.cell_name(spot), self.source.cell_value(spot));
        }
    }

    fn mode(&self) -> Mode {
        match &self.state.editing {
            None => Mode::Moving,
            Some(editing) if editing.typed_over => Mode::TypingOver,
            Some(_) => Mode::Correcting,
        }
    }

    /// Takes the keys that are the grid's; gives the command that ends editing, to be carried out when the field has
    /// taken in the keys before it.
    pub fn keyboard(&mut self, ui: &Ui) -> Option<Command> {
        let grid = self.source.id();
        for command in std::mem::take(&mut self.state.asked) {
            if self.state.editing.is_none() || self.commit() {
                ui.memory_mut(|memory| memory.request_focus(grid));
                self.run_from_menu(ui, command);
            }
        }
        let focused = ui.memory(|memory| memory.has_focus(grid));
        if (!focused && self.state.editing.is_none()) || Popup::is_any_open(ui.ctx()) {
            self.state.later.clear();
            return None;
        }
        ui.memory_mut(|memory| {
            let everything = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            memory.set_focus_lock_filter(grid, everything);
            // In the first frame of a focus its filter is not in force yet.
            memory.move_focus(FocusDirection::None);
        });
        self.wait_for_clipboard(ui);
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
        let ended = self.editing_keys(events, &mut rest);
        if !self.state.later.is_empty() {
            ui.ctx().request_repaint();
        }
        ui.input_mut(|input| input.events = rest);
        ended
    }

    /// What the menu asked of the clipboard comes in one of the next passes, or there is nothing.
    fn wait_for_clipboard(&mut self, ui: &Ui) {
        let comes =
            ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_) | Event::PasteImage(_))));
        if self.state.paste_due == 0 || comes {
            return;
        }
        self.state.paste_due -= 1;
        if self.state.paste_due == 0 {
            self.events.push(GridEvent::PastedNothing);
        }
        ui.ctx().request_repaint();
    }

    fn editing_keys(&mut self, events: impl Iterator<Item = Event>, rest: &mut Vec<Event>) -> Option<Command> {
        self.state.editing.as_ref()?;
        let mode = self.mode();
        let mut ended = None;
        let mut waits = false;
        for event in events {
            // An arrow goes along the list that the letters before it lead to.
            waits |= offers::step(&event).is_some() && rest.iter().any(|event| matches!(event, Event::Text(_)));
            if ended.is_some() || waits {
                self.state.later.push(event);
                continue;
            }
            if offers::step(&event).is_some_and(|down| self.step_offers(down)) {
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
        ended
    }

    /// Puts the next or the previous text of the list into the field; false where there is no list.
    fn step_offers(&mut self, down: bool) -> bool {
        let Some(editing) = &mut self.state.editing else { return false };
        let offers = self.source.offers(editing.at, &editing.typed);
        let Some(text) = offers::stepped(&offers, &editing.text, down) else { return false };
        editing.text.clone_from(text);
        editing.begins = true;
        true
    }

    /// A key while the cursor moves; true when it was the grid's.
    fn moving(&mut self, ui: &Ui, event: &Event) -> bool {
        let Some(marks) = self.marks.clone() else { return false };
        match event {
            Event::Text(text) if text == " " && std::mem::take(&mut self.drops_space) => true,
            Event::Text(text) if !text.chars().all(char::is_control) => {
                self.type_over(marks.cursor, text);
                true
            }
            Event::Paste(text) => {
                (self.state.pasted, self.state.paste_due) = (true, 0);
                self.events.push(GridEvent::Paste { marks, text: text.clone() });
                true
            }
            Event::PasteImage(_) => {
                (self.state.pasted, self.state.paste_due) = (true, 0);
                false
            }
            // An empty clipboard sends nothing at all: that the keys were pressed shows when they are let go.
            Event::Key { key: egui::Key::V, pressed: false, modifiers, .. } if modifiers.command_only() => {
                if !std::mem::take(&mut self.state.pasted) {
                    self.events.push(GridEvent::PastedNothing);
                }
                false
            }
            Event::Copy => {
                self.events.push(GridEvent::Copy { marks, with_headings: false });
                true
            }
            Event::Cut => {
                self.events.push(GridEvent::Cut(marks));
                true
            }
            Event::Key { key, pressed: true, modifiers, .. } => match key_command(*key, *modifiers) {
                Some(command) => {
                    self.drops_space = command == Command::Whole(Extent::Rows);
                    self.carry_out(ui, command);
                    true
                }
                None => false,
            },
            _ => false,
        }
    }

    fn type_over(&mut self, spot: Spot, text: &str) {
        let Some(at) = self.source.at(spot) else { return };
        if let Err(why) = self.source.text_to_edit(spot) {
            self.state.refusal = Some(why);
            return;
        }
        self.confirm();
        let text = text.to_owned();
        let typed = text.clone();
        self.state.editing = Some(Editing { at, text: text.clone(), typed_over: true, typed, begins: true });
        self.events.push(GridEvent::Typing { at, text });
    }

    /// Edits the text that is there.
    pub fn correct(&mut self) {
        let Some(spot) = self.cursor() else { return };
        let Some(at) = self.source.at(spot) else { return };
        if self.source.opens(spot) {
            self.events.push(GridEvent::Opened(at));
            return;
        }
        match self.source.text_to_edit(spot) {
            Ok(text) => self.state.edit(at, text),
            Err(why) => self.state.refusal = Some(why),
        }
    }

    pub fn carry_out(&mut self, ui: &Ui, command: Command) {
        let page = self.state.page;
        let Some(marks) = self.marks.clone() else { return };
        match command {
            Command::Go(Go::Return) if self.source.opens(marks.cursor) && marks.is_single() => self.correct(),
            Command::Go(go) => self.go(go),
            Command::Extend(motion) => self.select(marks.extended(self.source, motion, page)),
            Command::Whole(extent) => self.select(marks.whole(extent)),
            Command::Collapse => {
                self.state.refusal = None;
                if self.state.drag.take().is_none() && !marks.is_single() {
                    self.select(Marks::at(marks.cursor));
                }
            }
            Command::Correct => self.correct(),
            Command::Clear => self.events.push(GridEvent::Clear(marks)),
            Command::OpenMenu => {
                self.state.menu_by_key = Some(Target::Cell(marks.cursor));
                self.state.menu_of = Some(Target::Cell(marks.cursor));
            }
            Command::Do(command) => self.run(command),
            Command::Leave { forward } => {
                self.state.leave = Some(if forward { FocusDirection::Next } else { FocusDirection::Previous });
                ui.ctx().request_repaint();
            }
            Command::Commit(go) => {
                if self.commit() {
                    self.go(go);
                }
            }
            Command::CommitAll => self.commit_all(),
            Command::Restore => {
                self.state.editing = None;
                self.events.push(GridEvent::Restored);
            }
        }
    }

    fn go(&mut self, go: Go) {
        let Some(marks) = self.marks.clone() else { return };
        self.state.tabs_began = match go {
            Go::Next | Go::Previous => self.state.tabs_began.or(Some(marks.cursor.column)),
            Go::Return | Go::ReturnUp => self.state.tabs_began,
            Go::By(_) => None,
        };
        let (down, back) = (matches!(go, Go::Return | Go::ReturnUp), matches!(go, Go::Previous | Go::ReturnUp));
        if let Go::By(motion) = go {
            return self.select(marks.moved(self.source, motion, self.state.page));
        }
        if let Some(stepped) = marks.stepped(self.source, down, back) {
            return self.select(stepped);
        }
        let Some(last) = self.source.last() else { return };
        let Spot { row, column } = marks.cursor;
        let to = match go {
            Go::Next if column < last.column => Spot::new(row, column + 1),
            Go::Next if row < last.row => Spot::new(row + 1, 0),
            Go::Previous if column > 0 => Spot::new(row, column - 1),
            Go::Previous if row > 0 => Spot::new(row - 1, last.column),
            Go::Return => Spot::new((row + 1).min(last.row), self.state.tabs_began.take().unwrap_or(column)),
            Go::ReturnUp => Spot::new(row.saturating_sub(1), self.state.tabs_began.take().unwrap_or(column)),
            _ => marks.cursor,
        };
        self.select(Marks::at(to));
    }

    /// What menus, palette and keys ask for.
    pub fn run(&mut self, command: GridCommand) {
        let Some(marks) = self.marks.clone() else { return };
        match command {
            GridCommand::SelectAll => self.select(marks.whole(Extent::All)),
            GridCommand::Cut => self.events.push(GridEvent::Cut(marks)),
            GridCommand::Copy => self.events.push(GridEvent::Copy { marks, with_headings: false }),
            GridCommand::CopyWithHeadings => self.events.push(GridEvent::Copy { marks, with_headings: true }),
            GridCommand::FillDown | GridCommand::FillRight => self.fill(&marks, command == GridCommand::FillDown),
            _ => self.events.push(GridEvent::Command { command, marks }),
        }
    }

    /// Ctrl+D and Ctrl+R: the first row or column of each range goes into the others; one row takes the row above it.
    fn fill(&mut self, marks: &Marks, down: bool) {
        if !self.source.fills() {
            return;
        }
        for block in marks.blocks(self.source) {
            let Block { first, last } = block;
            let (from, to) = if down {
                let top = if block.height() == 1 { first.row.saturating_sub(1) } else { first.row };
                let from = Block { first: Spot::new(top, first.column), last: Spot::new(top, last.column) };
                (from, Block { first: from.first, last })
            } else {
                let left = if block.width() == 1 { first.column.saturating_sub(1) } else { first.column };
                let from = Block { first: Spot::new(first.row, left), last: Spot::new(last.row, left) };
                (from, Block { first: from.first, last })
            };
            if from != to {
                self.events.push(GridEvent::Fill { from, to });
            }
        }
    }

    /// Takes the typed text in; false when it has to stay in its field.
    pub fn commit(&mut self) -> bool {
        let Some(editing) = &mut self.state.editing else { return true };
        if self.source.holds_back(editing.at, &editing.text) {
            editing.begins = true;
            return false;
        }
        self.state.changed = Some(editing.at);
        self.events.extend(self.state.commit());
        true
    }

    fn commit_all(&mut self) {
        let Some(marks) = self.marks.clone() else { return };
        if marks.is_single() {
            self.commit();
            return;
        }
        let Some(editing) = self.state.editing.take() else { return };
        self.state.changed = Some(editing.at);
        self.events.push(GridEvent::EnteredAll { marks, text: editing.text });
    }

    /// The view follows the cursor, and the far corner of a selection that grows.
    pub fn follow(&mut self, plan: &mut Plan) {
        let Some(marks) = self.marks.clone() else { return };
        let now = Followed { marks, page: plan.page(), rows: plan.rows };
        let Some(before) = self.state.followed.replace(now.clone()) else {
            plan.show_row(now.marks.cursor.row);
            plan.show_column(now.marks.cursor.column);
            return;
        };
        if before == now {
            return;
        }
        let Some(span) = now.marks.spans.last().copied() else { return };
        let far = before.marks.cursor == now.marks.cursor && before.page == now.page && before.rows == now.rows;
        if far && matches!(span.extent, Extent::All) {
            return;
        }
        let spot = if far { span.far } else { now.marks.cursor };
        if !far || span.extent != Extent::Columns {
            plan.show_row(spot.row);
        }
        if !far || span.extent != Extent::Rows {
            plan.show_column(spot.column);
        }
    }

    pub fn editor(&mut self, ui: &mut Ui, plan: &Plan, ended: Option<Command>) {
        let grid = self.source.id();
        if !self.state.said.is_empty() {
            access::said_node(ui.ctx(), grid.with("said"), &self.state.said);
        }
        let cursor = self.cursor();
        if let (Some(refusal), Some(cursor)) = (&self.state.refusal, cursor) {
            let hint = super::Hint { text: refusal.clone(), attention: true };
            editor::paint_hint(ui, plan.cell(cursor), &hint);
        }
        let Some(editing) = &mut self.state.editing else { return };
        if editing.begins && ui.input(|input| input.pointer.any_released()) {
            // The click that opens the field would take the focus from it.
            ui.ctx().request_repaint();
            return;
        }
        let at = editing.at;
        let spot = self.source.spot_of(at);
        let hint = self.source.hint(at, &editing.text);
        let shown = editor::editor_ui(ui, editing, self.source, plan, spot, hint);
        if let Some(text) = shown.picked {
            editing.text = text;
            ui.memory_mut(|memory| memory.request_focus(grid));
            self.commit();
            return;
        }
        if shown.changed {
            let text = editing.text.clone();
            editing.typed.clone_from(&text);
            self.events.push(GridEvent::Typing { at, text });
        }
        if let Some(command) = ended {
            ui.memory_mut(|memory| memory.request_focus(grid));
            self.carry_out(ui, command);
        } else if !shown.has_focus {
            self.commit();
        }
    }

    pub fn take_focus(&self, ui: &Ui) {
        ui.memory_mut(|memory| memory.request_focus(self.source.id()));
    }

    /// Whole rows or columns, from here to there.
    pub fn select_whole(&mut self, anchor: Spot, far: Spot, extent: Extent, add: bool) {
        let mut marks = match (&self.marks, add) {
            (Some(marks), true) => marks.added(anchor, extent),
            _ => Marks::at(anchor),
        };
        if let Some(span) = marks.spans.last_mut() {
            span.far = far;
            span.extent = extent;
        }
        self.select(marks);
    }
}

/// The grid's own keys, then the shortcuts of commands on cells.
fn key_command(key: egui::Key, modifiers: egui::Modifiers) -> Option<Command> {
    let own = keys::command(Mode::Moving, key, modifiers);
    let clipboard = |command: &GridCommand| {
        // They come as events of their own.
        matches!(command, GridCommand::Cut | GridCommand::Copy | GridCommand::Paste)
    };
    own.or_else(|| grid_command(key, modifiers).filter(|command| !clipboard(command)).map(Command::Do))
}
