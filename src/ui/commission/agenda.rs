//! The agenda: numbered topics, one below the other.

use egui::{Id, Label, RichText, Ui, vec2};

use super::{Editing, Part, cell};
use crate::domain::{SessionHead, Topic};
use crate::ui::fields::layout::is_read_only;
use crate::ui::fields::list::{Rows, pasted_rows};
use crate::ui::fields::typed::focus;
use crate::ui::fields::{
    Change, Field, ListChange, Row, RowAnswer, heading, line_field, next_interaction, row_keys, rows_ui,
    with_row_buttons,
};
use crate::ui::theme::{self, Theme};

const NUMBER: f32 = 28.0;

pub fn agenda_ui(ui: &mut Ui, part: Part<'_>, head: &SessionHead, editing: &mut Editing<'_, SessionHead>) {
    let words = part.words;
    if head.agenda.is_empty() && is_read_only(ui) {
        return;
    }
    heading(ui, words.t("session-agenda"));
    let list = part.base.with("agenda");
    let add = Some(words.t("agenda-add"));
    let pasted = paste(ui, list, &head.agenda);
    let change =
        rows_ui(ui, list, &head.agenda, Topic::default(), add, &mut |ui, row, topic| topic_ui(ui, part, row, topic));
    editing.take(change.or(pasted), |head, agenda| head.agenda = agenda);
}

fn topic_ui(ui: &mut Ui, part: Part<'_>, row: Row, topic: &Topic) -> RowAnswer<Topic> {
    let words = part.words;
    let label = part.numbered("agenda-topic-nth", row.place);
    let who = row.id.with("rapporteur");
    let focused = ui.memory(|memory| memory.has_focus(row.id) || memory.has_focus(who));
    let empty = *topic == Topic::default();
    let key = row_keys(ui, focused, empty);
    let mut editing = Editing::new(topic);
    let line = |ui: &mut Ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let number = RichText::new((row.place + 1).to_string()).color(Theme::of(ui).muted);
            ui.add_sized(vec2(NUMBER, theme::ROW), Label::new(number));
            let room = ui.available_width();
            let rapporteur = (room * 0.3).clamp(120.0, 260.0);
            let field = Field::new(row.id, &label).in_cell();
            let answer = cell(ui, (room - rapporteur).max(60.0), |ui| line_field(ui, field, &topic.text));
            editing.take(answer.change, |topic, text| topic.text = text);
            let name = words.with("column-of-row", &[("column", words.t("agenda-rapporteur")), ("row", &label)]);
            let field = Field::new(who, &name).hint(words.t("agenda-rapporteur")).in_cell();
            let answer = cell(ui, rapporteur, |ui| line_field(ui, field, &topic.rapporteur));
            editing.take(answer.change, |topic, rapporteur| topic.rapporteur = rapporteur);
        });
    };
    let ((), buttons) = with_row_buttons(ui, words, row, &label, line);
    let change = editing.interaction.map(|interaction| Change { value: editing.now.into_owned(), interaction });
    RowAnswer { change, list: key.and_then(|key| key.change_of(row, empty)).or(buttons) }
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
