//! One status for all selected points of the register, with its day and what is to be said.

use egui::{Id, Label, RichText};
use jiff::civil::Date;

use super::{After, shell};
use crate::analysis::record::{Because, Memory};
use crate::domain::{OutcomeId, OutcomeStatus, StatusEntry};
use crate::session::Action;
use crate::session::action::RecordAction;
use crate::session::wording::record::outcome_status_name;
use crate::ui::View;
use crate::ui::fields::{Field, choice, date_field};
use crate::ui::theme::Theme;

#[derive(Debug)]
pub struct StatusesDialog {
    outcomes: Vec<OutcomeId>,
    /// How many of them a later session settled, known after the first pass.
    settled: Option<usize>,
    status: Option<OutcomeStatus>,
    date: Option<Date>,
    words: String,
}

impl StatusesDialog {
    pub fn of(outcomes: Vec<OutcomeId>, today: Date) -> Self {
        Self { outcomes, settled: None, status: None, date: Some(today), words: String::new() }
    }

    /// Their status is that of a review, which an entry of the log would not change.
    fn leave_out_settled(&mut self, view: &View<'_>) -> usize {
        if let Some(settled) = self.settled {
            return settled;
        }
        let memory = Memory::of(view.session.project());
        let before = self.outcomes.len();
        self.outcomes.retain(|id| {
            let point = memory.point(*id);
            point.is_some_and(|point| !matches!(memory.standing(point).because, Because::Review(..)))
        });
        let settled = before - self.outcomes.len();
        self.settled = Some(settled);
        settled
    }

    pub(super) fn ui(&mut self, ui: &egui::Ui, view: &mut View<'_>) -> After {
        let words = view.words;
        let settled = self.leave_out_settled(view);
        let shown = shell::modal(ui, "statuses", words.t("statuses-title"), 420.0, |ui, fresh| {
            let muted = Theme::of(ui).muted;
            let count = words.count("register-points", self.outcomes.len());
            ui.add(Label::new(RichText::new(count).color(muted)).wrap());
            if settled > 0 {
                ui.add(Label::new(RichText::new(words.count("statuses-settled", settled)).color(muted)).wrap());
            }
            self.status_ui(ui, view, fresh);
            let label = words.t("statuses-date");
            ui.label(RichText::new(label).color(muted));
            let field = Field::new(Id::unique("statuses").with("date"), label);
            if let Some(change) = date_field(ui, field, words, self.date, view.today).change {
                self.date = change.value;
            }
            let hint = words.t("outcome-log-words-hint");
            let said = shell::field(ui, words.t("statuses-words"), &mut self.words, hint);
            let mut go = shell::entered(ui, &said);
            let mut cancelled = false;
            shell::buttons(ui, |ui| {
                let ready = self.status.is_some() && !self.outcomes.is_empty();
                go |= shell::primary(ui, words.t("cells-set"), ready).clicked();
                cancelled = shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            (go, cancelled)
        });
        let (go, cancelled) = shown.inner;
        let status = self.status.filter(|_| go && !self.outcomes.is_empty());
        if let Some(status) = status {
            let words = self.words.trim().to_owned();
            let entry = StatusEntry { date: self.date, status, words, source: None };
            let outcomes = std::mem::take(&mut self.outcomes);
            view.act(Action::Record(RecordAction::SetStatus { outcomes, entry }));
        }
        shell::close_if(status.is_some() || cancelled || shown.dismissed)
    }

    fn status_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, fresh: bool) {
        let words = view.words;
        let label = words.t("outcome-status");
        ui.label(RichText::new(label).color(Theme::of(ui).muted));
        let mut all: Vec<_> = OutcomeStatus::ALL.map(Some).into();
        if self.status.is_none() {
            all.insert(0, None);
        }
        let name = |status: Option<OutcomeStatus>| match status {
            Some(status) => outcome_status_name(words, status),
            None => words.t("statuses-choose").to_owned(),
        };
        let field = Field::new(Id::unique("statuses").with("status"), label);
        let answer = choice(ui, field, self.status, &all, name);
        if fresh {
            answer.response.request_focus();
        }
        if let Some(change) = answer.change {
            self.status = change.value;
        }
    }
}
