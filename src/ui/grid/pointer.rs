//! What the pointer does: selecting, dragging on, filling, and the heads of rows and columns.

use std::collections::BTreeSet;

use egui::accesskit::Action;
use egui::{CursorIcon, Modifiers, Pos2, Rect, Sense, Ui, Vec2};

use super::plan::{Plan, short};
use super::source::{GridSource, Target};
use super::work::Work;
use super::{GridEvent, cell_id};
use crate::session::grid::fill::down_beside;
use crate::session::grid::{Block, Marks, Spot};
use crate::session::place::Extent;
use crate::ui::theme::ROW;

/// So near to the right edge of a head the pointer has hold of it.
const GRIP: f32 = 4.0;
/// Side of the square that is dragged to fill.
pub const HANDLE: f32 = 7.0;
const LEAST_WIDTH: f32 = 28.0;
/// Room for the button that sorts.
pub const SORT: f32 = 18.0;

/// What is being dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drag {
    /// The far corner of the last span.
    Select(Extent),
    /// The handle: `to` holds `from`, and may go on below the last row.
    Fill {
        from: Block,
        to: Block,
    },
    /// The handle of whole rows.
    Continue {
        from: Block,
        rows: i32,
    },
    Resize {
        column: usize,
        from: f32,
        at: f32,
    },
    /// The selected heads go to another place.
    Columns {
        pressed: usize,
        before: Option<usize>,
    },
}

/// What is at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Zone {
    Cell(Spot),
    RowHead(usize),
    Head(usize),
    Sort(usize),
    /// The right edge of a column.
    Edge(usize),
    Group(usize, usize),
    Corner,
    Handle,
    Nothing,
}

impl<S: GridSource> Work<'_, S> {
    pub fn pointer(&mut self, ui: &Ui, plan: &mut Plan) {
        self.asked_by_access(ui, plan);
        let response = ui.interact(plan.rect, self.source.id().with("cells"), Sense::CLICK | Sense::DRAG);
        let (pressed, down, at, modifiers) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_pressed(), pointer.primary_down(), pointer.interact_pos(), pressed_with(input))
        });
        let Some(at) = at else {
            self.state.drag = None;
            return;
        };
        if response.double_clicked() {
            self.double_click(plan, at);
        } else if (pressed && response.is_pointer_button_down_on())
            || (response.clicked() && self.state.drag.is_none() && !down && pressed)
        {
            self.press(ui, plan, at, modifiers);
        } else if response.secondary_clicked() {
            self.open_menu(ui, plan, at);
        }
        if response.clicked()
            && let Zone::RowHead(row) = self.zone(plan, at)
            && self.source.row_head(row).adds
        {
            self.events.push(GridEvent::AddRow(row));
        }
        let released = ui.input(|input| input.pointer.any_released());
        if released && self.state.editing.is_none() && (response.clicked() || self.state.drag.is_some()) {
            // A click takes the focus from what is not a button; the grid keeps it.
            self.take_focus(ui);
        }
        if self.state.drag.is_some() && !pressed {
            if down {
                self.drag(ui, plan, at);
            } else {
                self.release();
            }
        }
        if response.contains_pointer() || self.state.drag.is_some() {
            self.icon(ui, plan, at);
        }
    }

    fn zone(&self, plan: &Plan, at: Pos2) -> Zone {
        let body = plan.body();
        let right = body.left() + plan.width() - plan.scroll.left;
        if self.handle(plan).is_some_and(|handle| handle.expand(3.0).contains(at)) {
            return Zone::Handle;
        }
        if at.y < body.top() {
            if at.x < body.left() {
                return Zone::Corner;
            }
            let column = plan.column_at(at.x);
            let single = plan.header <= ROW;
            if single || at.y >= plan.rect.top() + ROW {
                let range = plan.column_range(column);
                if range.max - at.x <= GRIP && at.x <= range.max + GRIP {
                    return Zone::Edge(column);
                }
                if at.x - range.min < GRIP && column > 0 {
                    return Zone::Edge(column - 1);
                }
                if at.x > right.max(body.left()) {
                    return Zone::Nothing;
                }
                let sorts = self.heads.get(column).is_some_and(|head| head.sort.is_some()) && range.max - at.x < SORT;
                return if sorts { Zone::Sort(column) } else { Zone::Head(column) };
            }
            let group = self.source.groups().into_iter().find(|group| group.columns.contains(&column));
            return group.map_or(Zone::Head(column), |group| Zone::Group(group.columns.start, group.columns.end - 1));
        }
        let row = plan.row_beyond(at.y);
        if row >= plan.rows || at.y >= body.bottom() {
            return Zone::Nothing;
        }
        if at.x < body.left() {
            return Zone::RowHead(row);
        }
        if at.x >= right.max(plan.scrolled().left()) { Zone::Nothing } else { Zone::Cell(plan.spot_at(at)) }
    }

    /// Where the square that fills is; one range of cells or whole rows has one.
    pub fn handle(&self, plan: &Plan) -> Option<Rect> {
        let marks = self.marks.as_ref().filter(|_| self.source.fills() && self.state.editing.is_none())?;
        let [span] = marks.spans.as_slice() else { return None };
        let last = marks.block(self.source).last;
        let cell = plan.cell(last);
        let corner = match span.extent {
            Extent::Cells => cell.right_bottom(),
            Extent::Rows => egui::pos2(plan.body().left(), cell.bottom()),
            Extent::Columns | Extent::All => return None,
        };
        let body = plan.body().expand(1.0);
        let scrolled_away =
            span.extent == Extent::Cells && last.column >= plan.frozen && corner.x < plan.scrolled().left();
        let rect = Rect::from_center_size(corner - Vec2::splat(1.0), Vec2::splat(HANDLE));
        (body.contains(corner) && !scrolled_away).then_some(rect)
    }

    fn press(&mut self, ui: &Ui, plan: &Plan, at: Pos2, modifiers: Modifiers) {
        let zone = self.zone(plan, at);
        if let (Zone::Cell(spot), Some(editing)) = (zone, &self.state.editing)
            && self.source.at(spot) == Some(editing.at)
        {
            return;
        }
        if !self.commit() {
            return;
        }
        self.take_focus(ui);
        self.state.refusal = None;
        self.state.tabs_began = None;
        let (ctrl, shift) = (modifiers.command || modifiers.ctrl, modifiers.shift);
        match zone {
            Zone::Cell(spot) => self.press_cell(spot, ctrl, shift),
            Zone::RowHead(row) if self.source.row_head(row).adds => {}
            Zone::RowHead(row) => {
                let spot = Spot::new(row, 0);
                self.press_head(spot, spot, Extent::Rows, ctrl, shift);
            }
            Zone::Head(column) if !ctrl && !shift && self.is_whole(column) && self.source.moves_columns() => {
                self.state.drag = Some(Drag::Columns { pressed: column, before: None });
            }
            Zone::Head(column) => {
                let spot = Spot::new(0, column);
                self.press_head(spot, spot, Extent::Columns, ctrl, shift);
            }
            Zone::Group(first, last) => {
                self.press_head(Spot::new(0, first), Spot::new(0, last), Extent::Columns, ctrl, shift);
            }
            Zone::Corner => self.run(crate::ui::command::GridCommand::SelectAll),
            Zone::Sort(column) => self.events.push(GridEvent::Sort(column)),
            Zone::Edge(column) => {
                self.state.drag = Some(Drag::Resize { column, from: plan.column_width(column), at: at.x });
            }
            Zone::Handle => self.press_handle(),
            Zone::Nothing => {}
        }
    }

    fn press_cell(&mut self, spot: Spot, ctrl: bool, shift: bool) {
        let marks = match &self.marks {
            Some(marks) if shift => marks.extended_to(spot),
            Some(marks) if ctrl => marks.toggled(self.source, spot),
            _ => Marks::at(spot),
        };
        // A cell that was taken out of the selection is no beginning of a range.
        let begins = marks.spans.last().is_some_and(|span| span.far == spot);
        self.state.drag = begins.then_some(Drag::Select(Extent::Cells));
        self.select(marks);
    }

    fn press_head(&mut self, anchor: Spot, far: Spot, extent: Extent, ctrl: bool, shift: bool) {
        self.state.drag = Some(Drag::Select(extent));
        if shift && let Some(marks) = &self.marks {
            let marks = marks.extended_whole(far, extent);
            return self.select(marks);
        }
        self.select_whole(anchor, far, extent, ctrl);
    }

    fn press_handle(&mut self) {
        let Some(marks) = &self.marks else { return };
        let from = marks.block(self.source);
        let rows = marks.spans.last().is_some_and(|span| span.extent == Extent::Rows);
        self.state.drag = Some(if rows { Drag::Continue { from, rows: 0 } } else { Drag::Fill { from, to: from } });
    }

    /// Whether a column is selected as a whole.
    fn is_whole(&self, column: usize) -> bool {
        let whole = |span: &crate::session::place::Span<Spot>| {
            span.extent == Extent::Columns && Block::of(span.anchor, span.far).columns().contains(&column)
        };
        self.marks.as_ref().is_some_and(|marks| marks.spans.iter().any(whole))
    }

    /// Every column that is selected as a whole.
    fn whole_columns(&self) -> BTreeSet<usize> {
        (0..self.source.columns()).filter(|column| self.is_whole(*column)).collect()
    }

    fn drag(&mut self, ui: &Ui, plan: &mut Plan, at: Pos2) {
        let Some(drag) = self.state.drag else { return };
        let scrolls = !matches!(drag, Drag::Resize { .. } | Drag::Columns { .. });
        if scrolls {
            scroll_at_edges(ui, plan, at, drag);
        }
        match drag {
            Drag::Select(extent) => {
                let Some(marks) = self.marks.clone() else { return };
                let spot = match extent {
                    Extent::Rows => Spot::new(plan.row_at(at.y), 0),
                    Extent::Columns => Spot::new(0, plan.column_at(at.x)),
                    _ => plan.spot_at(at),
                };
                let dragged = marks.dragged_to(spot);
                if dragged != marks {
                    self.select(dragged);
                }
            }
            Drag::Fill { from, .. } => {
                self.state.drag = Some(Drag::Fill { from, to: filled(plan, from, at) });
            }
            Drag::Continue { from, .. } => {
                let row = plan.row_beyond(at.y);
                let count = |rows: usize| i32::try_from(rows).unwrap_or(i32::MAX);
                let rows = if row > from.last.row {
                    count(row - from.last.row)
                } else if row < from.first.row {
                    -count(from.first.row - row)
                } else {
                    0
                };
                self.state.drag = Some(Drag::Continue { from, rows });
            }
            Drag::Resize { column, from, at: began } => {
                let width = (from + at.x - began).clamp(LEAST_WIDTH, 1_200.0).round();
                let width = crate::ui::grid::plan::whole(f64::from(width));
                let width = u16::try_from(width).unwrap_or(u16::MAX);
                if matches!(self.events.last(), Some(GridEvent::Width { .. })) {
                    self.events.pop();
                }
                if (plan.column_width(column) - f32::from(width)).abs() > 0.5 {
                    self.events.push(GridEvent::Width { column, width: Some(width) });
                }
            }
            Drag::Columns { pressed, before } => {
                let column = plan.column_at(at.x);
                let middle = plan.column_range(column).center();
                let slot = if at.x > middle { column + 1 } else { column };
                let started = before.is_some() || column != pressed;
                let before = started.then_some(slot);
                self.state.drag = Some(Drag::Columns { pressed, before });
            }
        }
    }

    fn release(&mut self) {
        match self.state.drag.take() {
            Some(Drag::Fill { from, to }) if from != to => self.fill_to(from, to),
            Some(Drag::Continue { from, rows }) if rows != 0 => {
                self.events.push(GridEvent::Continue { from, rows });
            }
            Some(Drag::Columns { before: Some(before), .. }) => {
                self.events.push(GridEvent::MovedColumns { columns: self.whole_columns(), before });
            }
            Some(Drag::Columns { pressed, before: None }) => {
                let spot = Spot::new(0, pressed);
                self.select_whole(spot, spot, Extent::Columns, false);
            }
            _ => {}
        }
    }

    fn fill_to(&mut self, from: Block, to: Block) {
        self.events.push(GridEvent::Fill { from, to });
        let last = self.source.last().unwrap_or(to.last);
        let far = Spot::new(to.last.row.min(last.row), to.last.column);
        self.select(Marks::at(from.first).extended_from(to.first, far));
    }

    fn double_click(&mut self, plan: &Plan, at: Pos2) {
        self.state.drag = None;
        match self.zone(plan, at) {
            Zone::Handle => {
                let from = self.marks.as_ref().map(|marks| marks.block(self.source));
                let filled = from.and_then(|from| Some((from, down_beside(self.source, from)?)));
                if let Some((from, to)) = filled {
                    self.fill_to(from, to);
                }
            }
            Zone::Cell(spot) if self.commit() => {
                self.select(Marks::at(spot));
                self.correct();
            }
            Zone::Edge(column) => self.events.push(GridEvent::Width { column, width: None }),
            _ => {}
        }
    }

    fn open_menu(&mut self, ui: &Ui, plan: &Plan, at: Pos2) {
        if !self.commit() {
            return;
        }
        self.take_focus(ui);
        let zone = self.zone(plan, at);
        let (target, spot, extent) = match zone {
            Zone::Cell(spot) => (Target::Cell(spot), spot, Extent::Cells),
            Zone::RowHead(row) if !self.source.row_head(row).adds => {
                (Target::Row(row), Spot::new(row, 0), Extent::Rows)
            }
            Zone::Head(column) | Zone::Sort(column) | Zone::Edge(column) => {
                (Target::Head(column), Spot::new(0, column), Extent::Columns)
            }
            Zone::Handle => {
                let Some(cursor) = self.cursor() else { return };
                (Target::Cell(cursor), cursor, Extent::Cells)
            }
            _ => return,
        };
        // What is selected already stays so: the menu is about all of it.
        let held = |marks: &Marks| match extent {
            Extent::Cells => marks.blocks(self.source).iter().any(|block| block.contains(spot)),
            extent => marks.holds_whole(spot, extent),
        };
        if !self.marks.as_ref().is_some_and(held) {
            match extent {
                Extent::Cells => self.select(Marks::at(spot)),
                extent => self.select_whole(spot, spot, extent, false),
            }
        }
        self.confirm();
        self.state.menu_of = Some(target);
        self.state.menu_by_key = None;
    }

    /// Click and focus of a screen reader.
    fn asked_by_access(&mut self, ui: &Ui, plan: &Plan) {
        let grid = self.source.id();
        let any =
            ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::AccessKitActionRequest(_))));
        if !any {
            return;
        }
        let asks = |id| {
            ui.input(|input| {
                input.has_accesskit_action_request(id, Action::Click)
                    || input.has_accesskit_action_request(id, Action::Focus)
            })
        };
        for row in plan.visible_rows() {
            for column in plan.visible_columns() {
                let spot = Spot::new(row, column);
                if asks(cell_id(grid, spot)) && self.commit() {
                    self.take_focus(ui);
                    self.select(Marks::at(spot));
                    return;
                }
            }
            if plan.head_width > 0.0 && asks(grid.with(("row", row))) && self.commit() {
                self.take_focus(ui);
                if self.source.row_head(row).adds {
                    self.events.push(GridEvent::AddRow(row));
                } else {
                    let spot = Spot::new(row, 0);
                    self.select_whole(spot, spot, Extent::Rows, false);
                }
                return;
            }
        }
        for column in plan.visible_columns() {
            if asks(grid.with(("head", column))) && self.commit() {
                self.take_focus(ui);
                let spot = Spot::new(0, column);
                self.select_whole(spot, spot, Extent::Columns, false);
                return;
            }
        }
    }

    fn icon(&self, ui: &Ui, plan: &Plan, at: Pos2) {
        let icon = match self.state.drag {
            Some(Drag::Resize { .. }) => CursorIcon::ResizeColumn,
            Some(Drag::Columns { .. }) => CursorIcon::Grabbing,
            Some(Drag::Fill { .. } | Drag::Continue { .. }) => CursorIcon::Crosshair,
            Some(Drag::Select(_)) => CursorIcon::Default,
            None => match self.zone(plan, at) {
                Zone::Edge(_) => CursorIcon::ResizeColumn,
                Zone::Handle => CursorIcon::Crosshair,
                Zone::Head(column) if self.is_whole(column) && self.source.moves_columns() => CursorIcon::Grab,
                Zone::Sort(_) => CursorIcon::PointingHand,
                _ => return,
            },
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

/// What was held when the button went down: by the end of the frame it may be up again.
fn pressed_with(input: &egui::InputState) -> Modifiers {
    let mut events = input.events.iter().rev();
    let with = events.find_map(|event| match event {
        egui::Event::PointerButton { pressed: true, modifiers, .. } => Some(*modifiers),
        _ => None,
    });
    with.unwrap_or(input.modifiers)
}

/// The nearer the direction: down or up, else to a side.
fn filled(plan: &Plan, from: Block, at: Pos2) -> Block {
    let row = plan.row_beyond(at.y);
    let column = plan.column_at(at.x);
    let down = (at.y - (plan.y(from.last.row) + ROW)).max(plan.y(from.first.row) - at.y).max(0.0);
    let (left, right) = (plan.x(from.first.column), plan.column_range(from.last.column).max);
    let aside = (at.x - right).max(left - at.x).max(0.0);
    let Block { first, last } = from;
    if down == 0.0 && aside == 0.0 {
        return from;
    }
    if down >= aside {
        Block { first: Spot::new(first.row.min(row), first.column), last: Spot::new(last.row.max(row), last.column) }
    } else {
        Block {
            first: Spot::new(first.row, first.column.min(column)),
            last: Spot::new(last.row, last.column.max(column)),
        }
    }
}

/// Dragging past an edge scrolls, the faster the further.
fn scroll_at_edges(ui: &Ui, plan: &mut Plan, at: Pos2, drag: Drag) {
    let body = plan.body();
    let past = |at: f32, from: f32, to: f32| if at < from { at - from } else { (at - to).max(0.0) };
    let mut by = Vec2::new(past(at.x, plan.scrolled().left(), body.right()), past(at.y, body.top(), body.bottom()));
    if matches!(drag, Drag::Select(Extent::Rows) | Drag::Continue { .. }) {
        by.x = 0.0;
    }
    if matches!(drag, Drag::Select(Extent::Columns)) {
        by.y = 0.0;
    }
    if by == Vec2::ZERO {
        return;
    }
    let seconds = ui.input(|input| input.stable_dt.min(0.1));
    let speed = |past: f32| short(f64::from(past.signum() * (past.abs() * 12.0).clamp(120.0, 6_000.0)));
    let step = Vec2::new(
        if by.x == 0.0 { 0.0 } else { speed(by.x) * seconds },
        if by.y == 0.0 { 0.0 } else { speed(by.y) * seconds },
    );
    plan.scroll_by(step);
    ui.ctx().request_repaint();
}
