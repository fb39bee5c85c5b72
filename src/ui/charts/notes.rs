//! A note that is written in place: on a figure, on a period, over a span.
//!
//! *Invariant:* all that is typed into a note in one visit is one step of undo; a note without words is none.

use egui::{Align2, Area, Frame, Id, Key, Margin, Modifiers, Order, Pos2, TextEdit, Ui, Vec2};

use crate::domain::marks::Datum;
use crate::domain::{Chart, ChartId, ChartNote, Fields, Period};
use crate::session::{Action, Interaction};
use crate::ui::View;
use crate::ui::fields::next_interaction;
use crate::ui::theme::Theme;

/// A note whose words are being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteText {
    chart: ChartId,
    /// Its place among the chart's notes; a new one is the last.
    pub place: usize,
    note: ChartNote,
    /// The notes as they were before.
    before: Vec<ChartNote>,
    interaction: Option<Interaction>,
    fresh: bool,
}

const WIDTH: f32 = 240.0;

impl NoteText {
    fn new(chart: &Chart, note: ChartNote) -> Self {
        let place = chart.notes.len();
        Self { chart: chart.id, place, note, before: chart.notes.clone(), interaction: None, fresh: true }
    }

    /// A new note on a figure.
    pub fn on(chart: &Chart, datum: Datum) -> Self {
        let key = datum.series.key;
        let several = chart.datasets.len() > 1;
        let note = ChartNote {
            from: datum.period,
            to: None,
            flow: Some(key.flow),
            dataset: several.then_some(key.dataset),
            text: String::new(),
        };
        Self::new(chart, note)
    }

    /// A new note on a period, or from one to another.
    pub fn over(chart: &Chart, from: Period, to: Period) -> Self {
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        let note = ChartNote { from, to: (to != from).then_some(to), flow: None, dataset: None, text: String::new() };
        Self::new(chart, note)
    }

    /// One that is there.
    pub fn open(chart: &Chart, place: usize) -> Option<Self> {
        let note = chart.notes.get(place)?.clone();
        Some(Self { chart: chart.id, place, note, before: chart.notes.clone(), interaction: None, fresh: true })
    }

    pub fn note(&self) -> &ChartNote {
        &self.note
    }

    /// The notes with this one as it is typed.
    fn notes(&self) -> Vec<ChartNote> {
        let mut notes = self.before.clone();
        if self.place < notes.len() {
            notes.remove(self.place);
        }
        if !self.note.text.trim().is_empty() {
            notes.insert(self.place.min(notes.len()), self.note.clone());
        }
        notes
    }

    fn send(&self, view: &mut View<'_>) {
        let Some(chart) = view.session.project().charts.get(self.chart) else { return };
        let fields = Fields::Chart(Chart { notes: self.notes(), ..chart.clone() });
        view.act(Action::Set { fields: Box::new(fields), interaction: self.interaction.unwrap_or_default() });
    }

    /// Draws the field at a place of the page; true when it is to close.
    pub fn ui(&mut self, ui: &Ui, view: &mut View<'_>, at: Pos2) -> bool {
        let words = view.words;
        // The click that opened it is not one beside it.
        let first = self.fresh;
        let id = Id::unique("chart-note");
        let field = id.with("text");
        let focused = ui.memory(|memory| memory.has_focus(field));
        let pressed = |modifiers, key| focused && ui.input_mut(|input| input.consume_key(modifiers, key));
        // egui takes the focus away on Escape before anybody sees the key.
        let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let done = pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::COMMAND, Key::Enter);
        let (mut close, mut delete, mut typed) = (escape || done, false, false);
        let area = Area::new(id).order(Order::Foreground).pivot(Align2::LEFT_TOP).fixed_pos(at).constrain(true);
        let shown = area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(Margin::same(8)).show(ui, |ui| {
                ui.set_width(WIDTH);
                let edit = TextEdit::multiline(&mut self.note.text)
                    .id(field)
                    .desired_rows(2)
                    .desired_width(WIDTH)
                    .hint_text(words.t("page-note-hint"));
                let response = ui.add(edit).accessible_name(words.t("page-note-text"));
                if std::mem::take(&mut self.fresh) {
                    response.request_focus();
                }
                typed = response.changed();
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing = Vec2::new(8.0, 4.0);
                    close |= ui.button(words.t("page-note-done")).clicked();
                    delete = ui.button(words.t("page-note-delete")).clicked();
                });
            });
        });
        if typed {
            self.interaction.get_or_insert_with(|| next_interaction(ui.ctx()));
            self.send(view);
        }
        if escape && self.interaction.is_some() {
            self.give_up(view);
        }
        if delete {
            self.note.text.clear();
            self.interaction.get_or_insert_with(|| next_interaction(ui.ctx()));
            if view.session.project().charts.get(self.chart).is_some_and(|chart| chart.notes != self.notes()) {
                self.send(view);
            }
        }
        let elsewhere = shown.response.clicked_elsewhere() && !first;
        let bar = Theme::of(ui).accent;
        ui.painter().circle_filled(at, 2.0, bar);
        close || delete || elsewhere
    }

    /// Everything is as it was before the visit.
    fn give_up(&mut self, view: &mut View<'_>) {
        let Some(chart) = view.session.project().charts.get(self.chart) else { return };
        let fields = Fields::Chart(Chart { notes: self.before.clone(), ..chart.clone() });
        view.act(Action::Set { fields: Box::new(fields), interaction: self.interaction.unwrap_or_default() });
    }
}
