//! What was said at a session: who spoke, and what of it the protocol keeps.

use egui::Ui;

use super::{Editing, Part, cell, table_head};
use crate::domain::{SessionHead, Statement};
use crate::ui::fields::layout::is_read_only;
use crate::ui::fields::list::row_buttons;
use crate::ui::fields::{Change, Field, Row, RowAnswer, RowKey, heading, line_field, row_keys, rows_ui};
use crate::ui::fields::{text::wrapping_field, typed};

fn widths(ui: &Ui) -> [f32; 2] {
    let room = (ui.available_width() - row_buttons::WIDTH).max(360.0);
    [room * 0.28, room * 0.72]
}

pub fn statements_ui(ui: &mut Ui, part: Part<'_>, head: &SessionHead, editing: &mut Editing<'_, SessionHead>) {
    let words = part.words;
    if head.statements.is_empty() && is_read_only(ui) {
        return;
    }
    heading(ui, words.t("session-statements"));
    if !head.statements.is_empty() {
        let [speaker, text] = widths(ui);
        table_head(ui, &[(words.t("statement-speaker"), speaker), (words.t("statement-text"), text)]);
    }
    let add = Some(words.t("statement-add"));
    let list = part.base.with("statements");
    let change = rows_ui(ui, list, &head.statements, Statement::default(), add, &mut |ui, row, statement| {
        statement_ui(ui, part, row, statement)
    });
    editing.take(change, |head, statements| head.statements = statements);
}

fn statement_ui(ui: &mut Ui, part: Part<'_>, row: Row, statement: &Statement) -> RowAnswer<Statement> {
    let words = part.words;
    let nth = part.numbered("statement-nth", row.place);
    let text_id = row.id.with("text");
    let (in_speaker, in_text) = ui.memory(|memory| (memory.has_focus(row.id), memory.has_focus(text_id)));
    let empty = *statement == Statement::default();
    let mut key = row_keys(ui, in_speaker || in_text, empty);
    if in_speaker && !empty && key == Some(RowKey::Next) {
        // The words come after who said them.
        typed::focus(ui, text_id);
        key = None;
    }
    let mut editing = Editing::new(statement);
    let mut buttons = None;
    ui.horizontal_top(|ui| {
        let [speaker, text] = widths(ui);
        ui.spacing_mut().item_spacing.x = 0.0;
        let label = part.cell("statement-speaker", &nth);
        let field = Field::new(row.id, &label).in_cell();
        let answer = cell(ui, speaker, |ui| line_field(ui, field, &statement.speaker));
        editing.take(answer.change, |statement, speaker| statement.speaker = speaker);
        let label = part.cell("statement-text", &nth);
        let field = Field::new(text_id, &label).in_cell();
        let answer = cell(ui, text, |ui| wrapping_field(ui, field, &statement.text));
        editing.take(answer.change, |statement, text| statement.text = text);
        buttons = row_buttons(ui, row.id, words, &nth, row.place, row.len);
    });
    super::line_below(ui, crate::ui::theme::Theme::of(ui).table_line);
    let change = editing.interaction.map(|interaction| Change { value: editing.now.into_owned(), interaction });
    RowAnswer { change, list: key.and_then(|key| key.change_of(row, empty)).or(buttons) }
}
