//! The notes of a chart: what each points at, and its words.

use egui::Ui;

use super::Part;
use crate::domain::{Chart, ChartNote};
use crate::session::dataset_name;
use crate::session::wording::flow_name;
use crate::ui::commission::Editing;
use crate::ui::dataset::inspector::parts::{card, muted};
use crate::ui::fields::list::row_buttons;
use crate::ui::fields::{Change, Field, ListChange, multiline_field, next_interaction};
use crate::words::Words;

pub fn notes_ui(ui: &mut Ui, part: Part<'_>, chart: &Chart, editing: &mut Editing<'_, Chart>) {
    let words = part.words;
    card(ui, words.t("page-notes"), |ui| {
        if chart.notes.is_empty() {
            muted(ui, words.t("page-notes-none"));
        }
        for (place, note) in chart.notes.iter().enumerate() {
            let at = note_place(part, chart, note);
            let id = part.base.with(("note", place));
            ui.horizontal(|ui| {
                let width = (ui.available_width() - row_buttons::WIDTH).max(40.0);
                ui.add_sized([width, 26.0], egui::Label::new(&at).truncate()).on_hover_text(&at);
                let asked = row_buttons(ui, id, words, &at, place, chart.notes.len());
                let change = asked.and_then(|asked| changed(&chart.notes, asked));
                let change = change.map(|value| Change { value, interaction: next_interaction(ui.ctx()) });
                editing.take(change, |chart, notes| chart.notes = notes);
            });
            let name = words.with("page-note-at", &[("place", &at)]);
            let answer = multiline_field(ui, Field::new(id, &name), &note.text);
            editing.take(answer.change, |chart, text| {
                if let Some(note) = chart.notes.get_mut(place) {
                    note.text = text;
                }
            });
        }
    });
}

fn changed(notes: &[ChartNote], asked: ListChange) -> Option<Vec<ChartNote>> {
    let mut notes = notes.to_vec();
    match asked {
        ListChange::Remove(place) if place < notes.len() => _ = notes.remove(place),
        ListChange::Move { from, to } if from < notes.len() && to < notes.len() => {
            let note = notes.remove(from);
            notes.insert(to, note);
        }
        _ => return None,
    }
    Some(notes)
}

/// "Exports, 2023", "2020 – 2022", "Exports, 2023, Kazakhstan – Azerbaijan".
fn note_place(part: Part<'_>, chart: &Chart, note: &ChartNote) -> String {
    let words = part.words;
    let mut parts = Vec::new();
    parts.extend(note.flow.map(|flow| flow_name(words, part.project, flow).to_owned()));
    parts.push(span_text(words, note));
    if chart.datasets.len() > 1 {
        let dataset = note.dataset.and_then(|id| part.project.datasets.get(id));
        parts.extend(dataset.map(|dataset| dataset_name(part.project, dataset, words)));
    }
    parts.join(", ")
}

/// The period of a note, or its first and its last.
pub fn span_text(words: &Words, note: &ChartNote) -> String {
    let from = words.period_short(note.from);
    match note.to.filter(|to| *to != note.from) {
        None => from,
        Some(to) => words.with("page-span", &[("from", &from), ("to", &words.period_short(to))]),
    }
}
