//! The agenda: numbered topics, one below the other.

use egui::{Id, Label, RichText, Ui, vec2};

use super::{Editing, Part};
use crate::domain::{SessionHead, Topic};
use crate::ui::fields::list::{Rows, pasted_rows};
use crate::ui::fields::typed::focus;
use crate::ui::fields::{
    Change, Field, ListChange, RowAnswer, heading, line_field, next_interaction, row_keys, rows_ui, with_row_buttons,
};
use crate::ui::theme::{self, Theme};

const NUMBER: f32 = 28.0;

pub fn agenda_ui(ui: &mut Ui, part: Part<'_>, head: &SessionHead, editing: &mut Editing<'_, SessionHead>) {
    let words = part.words;
    heading(ui, words.t("session-agenda"));
    let list = part.base.with("agenda");
    let add = Some(words.t("agenda-add"));
    let pasted = paste(ui, list, &head.agenda);
    let change = rows_ui(ui, list, &head.agenda, Topic::default(), add, &mut |ui, row, topic| {
        let label = part.numbered("agenda-topic-nth", row.place);
        let focused = ui.memory(|memory| memory.has_focus(row.id));
        let key = row_keys(ui, focused, topic.text.is_empty());
        let line = |ui: &mut Ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let number = RichText::new((row.place + 1).to_string()).color(Theme::of(ui).muted);
                ui.add_sized(vec2(NUMBER, theme::ROW), Label::new(number));
                line_field(ui, Field::new(row.id, &label).in_cell(), &topic.text)
            })
            .inner
        };
        let (typed, buttons) = with_row_buttons(ui, words, row, &label, line);
        let change = typed.change.map(|change| Change {
            value: Topic { text: change.value, ..topic.clone() },
            interaction: change.interaction,
        });
        RowAnswer { change, list: key.and_then(|key| key.change_of(row, topic.text.is_empty())).or(buttons) }
    });
    editing.take(change.or(pasted), |head, agenda| head.agenda = agenda);
}

/// Several lines pasted into a topic are a topic each, in one step.
fn paste(ui: &Ui, list: Id, agenda: &[Topic]) -> Option<Change<Vec<Topic>>> {
    let mut rows = Rows::load(ui, list, agenda);
    let (mut place, topic) =
        agenda.iter().enumerate().find(|(place, _)| ui.memory(|memory| memory.has_focus(rows.id(list, *place))))?;
    let lines = pasted_rows(ui, rows.id(list, place), &topic.text)?;
    let mut all = agenda.to_vec();
    for (nth, text) in lines.into_iter().enumerate() {
        if nth > 0 {
            place = rows.apply(&mut all, ListChange::Insert(place + 1), Topic::default())?;
        }
        if let Some(topic) = all.get_mut(place) {
            topic.text = text;
        }
    }
    // The ids of the new rows are kept only once the project has them: until then the rows are as they were.
    focus(ui, rows.id(list, place));
    Some(Change { value: all, interaction: next_interaction(ui.ctx()) })
}
