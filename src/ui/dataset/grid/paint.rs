//! Painting of heads and cells, and what the pointer did to them.

use egui::accesskit::{Action, NodeId};
use egui::{
    Align2, Color32, FontId, Galley, Id, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2,
};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::columns::{self, Shape};
use super::layout::{Layout, Row};
use super::menu::{self, Subject};
use super::{access, grid_id, key_of};
use crate::analysis::sheet::{Cell, Column, Content, Origin, Part, Remark};
use crate::domain::{DatasetId, Figures, Flow, Period};
use crate::session::{Cursor, Session, wording};
use crate::ui::dataset::texts;
use crate::ui::theme::{self, ROW, Theme};
use crate::words::Words;

/// Room at the right of a cell for ✓ and the count of figures.
const MARKS: f32 = 20.0;
/// Least room left of a number.
const LEFT: f32 = 2.0;
const PADDING: f32 = 10.0;
const NARROW_SPACE: char = '\u{202f}';
/// More of a text than this can not be seen in a cell anyway.
const LONGEST: usize = 160;

/// What the pointer, or assistive technology, did.
pub enum CellEvent {
    Pressed(Cursor),
    Edit(Cursor),
    Clear(Cursor),
    AddFigure(Cursor),
    ShowSource(Cursor),
    Add(Period),
    Insert(Period),
    Remove(Period),
    MenuClosed,
}

/// What painting found out.
pub struct Painted {
    pub events: Vec<CellEvent>,
    pub cursor_rect: Option<Rect>,
    pub cursor_node: Option<NodeId>,
}

/// Everything that painting reads.
pub struct Scene<'p> {
    pub session: &'p Session,
    pub words: &'p Words,
    pub id: DatasetId,
    pub layout: &'p Layout,
    pub cursor: Option<Cursor>,
    /// The cell under the field.
    pub edited: Option<Cursor>,
    /// The cell whose menu a key opened.
    pub menu_of: Option<Cursor>,
    pub focused: bool,
    /// Somebody listens to the accessibility tree.
    pub accessible: bool,
    pub shapes: Vec<Shape>,
}

pub struct TablePainter<'p> {
    scene: Scene<'p>,
    theme: &'static Theme,
    painted: Painted,
}

impl<'p> TablePainter<'p> {
    pub fn new(ui: &Ui, scene: Scene<'p>) -> Self {
        let painted = Painted { events: Vec::new(), cursor_rect: None, cursor_node: None };
        Self { scene, theme: Theme::of(ui), painted }
    }

    pub fn table(&self, ui: &Ui, width: f32) -> Table {
        let period = columns::period_width(self.scene.layout.sheet.question.rows);
        let digit =
            galley(ui.painter(), "0000000000", theme::body(), Color32::TRANSPARENT, f32::INFINITY).size().x / 10.0;
        let widths = columns::widths(&self.scene.shapes, digit, MARKS + LEFT, width - period);
        let widths = std::iter::once(period).chain(widths);
        let columns: Vec<_> = widths.map(|width| egui_table::Column::new(width).resizable(false)).collect();
        let flows = HeaderRow { height: ROW, groups: columns::groups(self.scene.layout.columns()) };
        Table::new()
            .id_salt(("grid", self.scene.id.0.raw()))
            .num_sticky_cols(1)
            .headers([flows, HeaderRow::new(ROW)])
            .columns(columns)
            .num_rows(self.scene.layout.len() as u64)
    }

    pub fn finish(self) -> Painted {
        self.painted
    }

    fn column(&self, table_column: usize) -> Option<Column> {
        self.scene.layout.columns().get(table_column.checked_sub(1)?).copied()
    }

    fn flow_name(&self, flow: Flow) -> &str {
        wording::flow_name(self.scene.words, self.scene.session.project(), flow)
    }

    fn period_cell(&mut self, ui: &Ui, row: Row, period: Period) {
        let rect = ui.max_rect();
        let id = grid_id(self.scene.id).with((period.start_index(), period.months()));
        let response = ui.interact(rect, id, Sense::CLICK);
        let (text, color) = match row {
            Row::Period(_) => (self.scene.words.period_short(period), self.theme.text),
            Row::Next(_) => (format!("+ {}", self.scene.words.period_short(period)), self.theme.accent),
        };
        let left = pos2(rect.left() + PADDING, rect.center().y);
        line(ui.painter(), left, Align2::LEFT_CENTER, &text, theme::body(), color, rect.width() - PADDING);
        let node = (self.scene.words.period(period), matches!(row, Row::Next(_)));
        ui.ctx().accesskit_node_builder(id, |builder| {
            builder.set_role(if node.1 { egui::accesskit::Role::Button } else { egui::accesskit::Role::RowHeader });
            builder.set_label(if node.1 { text.clone() } else { node.0.clone() });
            builder.add_action(Action::Click);
        });
        access::set_bounds(ui.ctx(), id, rect.intersect(ui.clip_rect()));
        if let Row::Next(_) = row {
            let response = response.on_hover_text(self.scene.words.t("grid-add-tooltip"));
            if response.clicked() {
                self.painted.events.push(CellEvent::Add(period));
            }
            return;
        }
        let column = self.scene.cursor.map_or(Column::level(Flow::Exports), |cursor| cursor.column);
        if response.clicked() || response.secondary_clicked() {
            self.painted.events.push(CellEvent::Pressed(Cursor { period, column }));
        }
        let subject = Subject {
            cursor: None,
            period,
            following: self.following(period),
            in_table: true,
            has_figure: false,
            has_source: false,
        };
        menu::menu(self.scene.words, &response, &subject, false, &mut self.painted.events);
    }

    /// The period after this one, when it is not in the table.
    fn following(&self, period: Period) -> Option<Period> {
        period.next().filter(|next| self.scene.layout.sheet.row_of(*next).is_none())
    }

    fn value_cell(&mut self, ui: &Ui, info: &CellInfo, row: Row, cursor: Cursor, id: Id) {
        let Scene { session, words, layout, .. } = self.scene;
        let column = info.col_nr - 1;
        let rect = ui.max_rect();
        let is_cursor = self.scene.cursor == Some(cursor);
        let cell = layout.cell(row, column);
        let response = ui.interact(rect, id, Sense::CLICK);
        if is_cursor {
            self.painted.cursor_rect = Some(rect);
            self.painted.cursor_node = Some(id.accesskit_id());
            self.cursor_frame(ui, rect);
        }
        if let Some(cell) = cell {
            self.content(ui.painter(), rect, cell, cursor, column);
        }
        if self.scene.accessible && self.scene.edited != Some(cursor) {
            let sentences = self.sentences(cell, cursor);
            let place =
                access::CellPlace { row: usize::try_from(info.row_nr).unwrap_or(usize::MAX), column: column + 1 };
            let basis = layout.sheet.question.basis;
            let name = texts::cell_name(words, session.project(), cursor.column, cursor.period, basis);
            let value = cell.map_or_else(|| "—".to_owned(), |cell| texts::cell_value(words, cell, cursor.column));
            let visible = rect.intersect(ui.clip_rect());
            access::cell_node(ui.ctx(), id, &place, visible, &name, &value, &sentences.join(". "));
        }
        self.cell_response(ui, response, cursor, cell);
    }

    fn sentences(&self, cell: Option<&Cell>, cursor: Cursor) -> Vec<String> {
        let Scene { session, words, .. } = self.scene;
        let sentences = |cell| texts::sentences(words, session.project(), cell, cursor.column, cursor.period);
        cell.map_or_else(Vec::new, sentences)
    }

    fn cell_response(&mut self, ui: &Ui, mut response: Response, cursor: Cursor, cell: Option<&Cell>) {
        let words = self.scene.words;
        let asked = ui.input(|input| input.has_accesskit_action_request(response.id, Action::Focus));
        let pressed = response.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed());
        if response.double_clicked() {
            self.painted.events.push(CellEvent::Edit(cursor));
        } else if pressed || response.clicked() || response.secondary_clicked() || asked {
            self.painted.events.push(CellEvent::Pressed(cursor));
        }
        // Only one cell is under the pointer; the others need no sentences.
        let sentences = if response.hovered() { self.sentences(cell, cursor) } else { Vec::new() };
        if !sentences.is_empty() {
            response = response.on_hover_ui(|ui| {
                ui.set_max_width(360.0);
                for sentence in &sentences {
                    ui.label(sentence);
                }
            });
        }
        let by_key = self.scene.menu_of == Some(cursor);
        if by_key || response.secondary_clicked() || response.context_menu_opened() {
            let figures = self.scene.session.figures(self.scene.id, key_of(self.scene.layout, cursor));
            let adopted = figures.and_then(Figures::adopted);
            let subject = Subject {
                cursor: Some(cursor),
                period: cursor.period,
                following: self.following(cursor.period),
                in_table: self.scene.layout.sheet.row_of(cursor.period).is_some(),
                has_figure: adopted.is_some(),
                has_source: adopted.is_some_and(|figure| figure.source.is_some()),
            };
            menu::menu(words, &response, &subject, by_key, &mut self.painted.events);
        }
    }

    fn cursor_frame(&self, ui: &Ui, rect: Rect) {
        let (width, color) = if self.scene.focused { (2.0, self.theme.accent) } else { (1.0, self.theme.muted) };
        ui.painter().rect_filled(rect, 0.0, self.theme.accent_pale);
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(width, color), StrokeKind::Inside);
    }

    fn content(&self, painter: &Painter, rect: Rect, cell: &Cell, cursor: Cursor, at: usize) {
        let column = cursor.column;
        let text = wording::cell_text(self.scene.words, cell, column);
        let middle = rect.center().y;
        let unread = matches!(cell.content, Content::Unread(_));
        let color = match (&cell.content, &cell.origin) {
            (Content::Unread(_), _) => self.theme.attention_text,
            (Content::Missing, _) => self.theme.calculated,
            (_, Origin::Printed { .. }) => self.theme.text,
            _ => self.theme.calculated,
        };
        if unread {
            let left = pos2(rect.left() + PADDING, middle);
            line(painter, left, Align2::LEFT_CENTER, &text, theme::body(), color, rect.width() - 2.0 * PADDING);
        } else {
            let (number, suffix) = match text.rsplit_once(NARROW_SPACE) {
                Some((number, "%")) => (number, "\u{202f}%"),
                _ => (text.as_str(), ""),
            };
            let mut right = rect.right() - MARKS;
            let mut room = rect.width() - MARKS - LEFT / 2.0;
            if !suffix.is_empty() {
                let at = pos2(right, middle);
                right -= line(painter, at, Align2::RIGHT_CENTER, suffix, theme::body(), color, room);
                room -= rect.right() - MARKS - right;
            }
            let missing = columns::decimals(cell).map_or(0.0, |own| self.missing_decimals(painter, at, own));
            line(
                painter,
                pos2(right - missing, middle),
                Align2::RIGHT_CENTER,
                number,
                theme::body(),
                color,
                room - missing,
            );
        }
        self.marks(painter, rect, cell, cursor);
    }

    /// Width of the decimals that a number has less than others of its column.
    fn missing_decimals(&self, painter: &Painter, column: usize, own: u32) -> f32 {
        let most = self.scene.shapes.get(column).map_or(0, |shape| shape.decimals).min(6);
        if own >= most {
            return 0.0;
        }
        let mut text = "0".repeat(usize::try_from(most - own).unwrap_or(0));
        if own == 0 {
            text.push(self.scene.words.numbers.decimal_sign());
        }
        galley(painter, &text, theme::body(), Color32::TRANSPARENT, f32::INFINITY).size().x
    }

    fn marks(&self, painter: &Painter, rect: Rect, cell: &Cell, cursor: Cursor) {
        let attention = cell.remarks.iter().any(|remark| texts::needs_attention(*remark));
        if attention {
            let (right, top) = (rect.right() - 1.0, rect.top() + 1.0);
            let corner = vec![pos2(right - 7.0, top), pos2(right, top), pos2(right, top + 7.0)];
            painter.add(egui::Shape::convex_polygon(corner, self.theme.conflict_text, Stroke::NONE));
        }
        let centre = pos2(rect.right() - 9.0, rect.center().y);
        if cell.has(Remark::Agrees) {
            line(painter, centre, Align2::CENTER_CENTER, "✓", theme::body(), self.theme.agrees_text, MARKS);
        } else if cell.has(Remark::Rivals) {
            let figures = self.scene.session.figures(self.scene.id, key_of(self.scene.layout, cursor));
            let count = figures.map_or(0, Figures::count).to_string();
            let badge = Rect::from_center_size(centre, Vec2::new(14.0, 16.0));
            painter.rect_filled(badge, 5.0, self.theme.table_line);
            line(painter, centre, Align2::CENTER_CENTER, &count, theme::small(), self.theme.muted, 16.0);
        } else if cell.has(Remark::HasNote) {
            line(painter, centre, Align2::CENTER_CENTER, "*", theme::body(), self.theme.muted, MARKS);
        }
    }

    fn hairlines(&self, ui: &Ui, first_of_flow: bool) {
        let rect = ui.max_rect();
        let stroke = Stroke::new(1.0, self.theme.table_line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, stroke);
        if first_of_flow {
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, self.theme.line));
        }
    }
}

impl TableDelegate for TablePainter<'_> {
    fn default_row_height(&self) -> f32 {
        ROW
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let rect = ui.max_rect();
        let words = self.scene.words;
        ui.painter().rect_filled(rect, 0.0, self.theme.panel);
        let line_color = if info.row_nr == 0 { self.theme.table_line } else { self.theme.line };
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, line_color));
        let Some(column) = self.column(info.col_range.start) else {
            if info.row_nr == 1 {
                let at = pos2(rect.left() + PADDING, rect.center().y);
                let text = words.t("grid-period");
                line(ui.painter(), at, Align2::LEFT_CENTER, text, theme::body(), self.theme.muted, rect.width());
            }
            return;
        };
        if info.row_nr == 0 || column.part == Part::Level {
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, self.theme.line));
        }
        if info.row_nr == 0 {
            let accent = Rect::from_min_size(rect.min + Vec2::new(1.0, 0.0), Vec2::new(rect.width() - 1.0, 2.0));
            ui.painter().rect_filled(accent, 0.0, self.theme.flow(column.flow));
            let name = self.flow_name(column.flow);
            let (at, room) = (rect.center(), rect.width() - PADDING);
            line(ui.painter(), at, Align2::CENTER_CENTER, name, theme::strong(), self.theme.text, room);
        } else {
            let basis = self.scene.layout.sheet.question.basis;
            let at = pos2(rect.right() - MARKS, rect.center().y);
            let text = texts::part_name(words, column, basis);
            line(ui.painter(), at, Align2::RIGHT_CENTER, text, theme::body(), self.theme.muted, rect.width() - MARKS);
            let id = grid_id(self.scene.id).with(("head", info.col_range.start));
            let visible = rect.intersect(ui.clip_rect());
            if self.scene.accessible {
                let name = wording::column_name(words, column, basis, self.flow_name(column.flow));
                access::header_node(ui.ctx(), id, visible, &name);
            }
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let place = usize::try_from(info.row_nr).unwrap_or(usize::MAX);
        let Some(row) = self.scene.layout.row(place) else { return };
        let Some(period) = self.scene.layout.period(row) else { return };
        let Some(column) = self.column(info.col_nr) else {
            self.hairlines(ui, false);
            self.period_cell(ui, row, period);
            return;
        };
        self.hairlines(ui, column.part == Part::Level);
        let id = grid_id(self.scene.id).with((period.start_index(), period.months(), info.col_nr));
        self.value_cell(ui, info, row, Cursor { period, column }, id);
    }
}

/// One line of text, cut with … at `room`; gives its width.
fn line(painter: &Painter, at: Pos2, anchor: Align2, text: &str, font: FontId, color: Color32, room: f32) -> f32 {
    let galley = galley(painter, text, font, color, room);
    let rect = anchor.anchor_size(at, galley.size());
    let width = galley.size().x;
    painter.galley(rect.min, galley, color);
    width
}

fn galley(painter: &Painter, text: &str, font: FontId, color: Color32, room: f32) -> std::sync::Arc<Galley> {
    let text: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut job = egui::text::LayoutJob::simple_singleline(text, font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(1.0));
    painter.layout_job(job)
}
