//! What was known on a date, for a whole dataset.

use egui::{Id, Label, RichText, ScrollArea};
use jiff::civil::Date;

use super::{After, shell};
use crate::domain::DatasetId;
use crate::session::{Action, Session};
use crate::ui::View;
use crate::ui::fields::{Field, date_field};
use crate::ui::theme::{ROW, Theme};

#[derive(Debug)]
pub struct AsOfDialog {
    dataset: DatasetId,
    date: Option<Date>,
    /// Dates at which figures of the dataset were published, the latest first.
    known: Vec<Date>,
}

impl AsOfDialog {
    pub fn of(session: &Session, dataset: DatasetId) -> Self {
        let known = session.known_dates(dataset);
        let date = session.view_of(dataset).question.as_of.or_else(|| known.first().copied());
        Self { dataset, date, known }
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let dataset = self.dataset;
        let shown = shell::modal(ui, "as-of", words.t("as-of-title"), 420.0, |ui, fresh| {
            let muted = Theme::of(ui).muted;
            ui.add(Label::new(RichText::new(words.t("as-of-explained")).color(muted)).wrap());
            let field = Field::new(Id::unique("dialog-as-of-date"), words.t("as-of-date"));
            let label = ui.label(RichText::new(words.t("as-of-date")).color(muted));
            let answer = date_field(ui, field, words, self.date, view.today);
            let date = answer.response.labelled_by(label.id);
            if fresh {
                date.request_focus();
            }
            if let Some(change) = answer.change {
                self.date = change.value;
            }
            let mut chosen = self.known_ui(ui, view);
            if shell::entered(ui, &date) {
                chosen = chosen.or(self.date);
            }
            let mut cancelled = false;
            let mut adopted = false;
            shell::buttons(ui, |ui| {
                if shell::primary(ui, words.t("as-of-show"), self.date.is_some()).clicked() {
                    chosen = chosen.or(self.date);
                }
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
                if view.session.view_of(dataset).question.as_of.is_some() {
                    adopted = shell::plain(ui, words.t("as-of-adopted")).clicked();
                }
            });
            (chosen, adopted, cancelled)
        });
        let (chosen, adopted, cancelled) = shown.inner;
        if adopted || chosen.is_some() {
            view.act(Action::ShowAsOf { dataset, as_of: chosen.filter(|_| !adopted) });
        }
        shell::close_if(chosen.is_some() || adopted || cancelled || shown.dismissed)
    }

    /// The dates that are known, to be chosen by a click.
    fn known_ui(&self, ui: &mut egui::Ui, view: &View<'_>) -> Option<Date> {
        let words = view.words;
        let muted = Theme::of(ui).muted;
        if self.known.is_empty() {
            ui.label(RichText::new(words.t("as-of-none")).color(muted));
            return None;
        }
        ui.label(RichText::new(words.t("as-of-known")).color(muted));
        let list =
            ScrollArea::vertical().min_scrolled_height(6.0 * ROW).max_height(6.0 * ROW).auto_shrink([false, true]);
        let shown = list.show_rows(ui, ROW, self.known.len(), |ui, visible| {
            let mut chosen = None;
            for date in self.known.iter().skip(visible.start).take(visible.len()) {
                let on = self.date == Some(*date);
                if ui.selectable_label(on, words.date(*date)).clicked() {
                    chosen = Some(*date);
                }
            }
            chosen
        });
        shown.inner
    }
}
