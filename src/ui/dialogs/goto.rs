//! Go to a period of the dataset on the screen, or to a row of the table of all figures.

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use super::{After, shell};
use crate::analysis::sheet::Column;
use crate::domain::{DatasetId, Flow, Period, Project};
use crate::session::action::LookAction;
use crate::session::find::rows_of;
use crate::session::{Action, Cursor, Place, RowFilter, Session};
use crate::ui::View;
use crate::ui::figures::FiguresState;
use crate::ui::theme::{ROW, Theme};
use crate::words::{PeriodProblem, Words, read_period};

/// Most periods that are offered.
const OFFERED: usize = 8;

/// What was typed, and what it was read as.
#[derive(Debug, Default)]
pub struct GoToDialog {
    text: String,
    /// Periods of the table for the text as it is.
    offered: Vec<Period>,
    /// The text and revision that they were looked up for.
    looked_up: Option<(String, u64)>,
    /// The marked one of them.
    at: Option<usize>,
    /// Read, but not in the table.
    absent: Option<Period>,
    problem: Option<String>,
}

impl GoToDialog {
    pub(super) fn ui(&mut self, ui: &Ui, view: &mut View<'_>, figures: &FiguresState) -> After {
        match view.session.place() {
            Place::Dataset(id) => self.period_ui(ui, view, id),
            Place::Figures => self.row_ui(ui, view, figures),
            _ => After::Close,
        }
    }

    fn period_ui(&mut self, ui: &Ui, view: &mut View<'_>, id: DatasetId) -> After {
        let words = view.words;
        let mut done = false;
        let shown = shell::hanging(ui, "goto", words.t("goto-title"), 400.0, |ui, fresh| {
            self.keys(ui);
            let field = shell::field(ui, words.t("goto-period"), &mut self.text, words.t("goto-hint"));
            if fresh {
                field.request_focus();
            }
            if field.changed() {
                (self.absent, self.problem, self.at) = (None, None, None);
            }
            self.look_up(view, id);
            let mut go = shell::entered(ui, &field);
            self.trouble_ui(ui, view, id, &mut done);
            let clicked = self.offered_ui(ui, words);
            shell::buttons(ui, |ui| {
                go |= shell::primary(ui, words.t("goto-go"), true).clicked();
                done |= shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            if let Some(period) = clicked {
                show(view, id, period, false);
                done = true;
            } else if go {
                done |= self.go(view, id);
                field.request_focus();
            }
        });
        if done {
            ui.ctx().request_repaint();
        }
        shell::close_if(done || shown.dismissed)
    }

    /// Arrows choose among the periods offered.
    fn keys(&mut self, ui: &Ui) {
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        if down > 0 && !self.offered.is_empty() {
            let to = self.at.map_or(down - 1, |at| at + down);
            self.at = Some(to.min(self.offered.len() - 1));
        }
        if up > 0 {
            self.at = self.at.and_then(|at| at.checked_sub(up));
        }
    }

    /// True when it is there and the cursor goes to it.
    fn go(&mut self, view: &mut View<'_>, id: DatasetId) -> bool {
        let marked = self.at.and_then(|at| self.offered.get(at).copied());
        let read = marked.map_or_else(|| read(&self.text, year_in_force(view.session, id)), Ok);
        match read {
            Ok(period) if is_there(view.session.project(), id, period) => {
                show(view, id, period, false);
                true
            }
            Ok(period) => {
                self.absent = Some(period);
                false
            }
            Err(problem) => {
                self.problem = Some(view.words.period_problem(problem));
                false
            }
        }
    }

    fn trouble_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, id: DatasetId, done: &mut bool) {
        let words = view.words;
        if let Some(problem) = &self.problem {
            shell::trouble(ui, problem);
        }
        let Some(period) = self.absent else { return };
        let name = words.period(period);
        shell::trouble(ui, &words.with("goto-not-there", &[("period", &name)]));
        if ui.button(words.with("goto-add", &[("period", &name)])).clicked() {
            show(view, id, period, true);
            *done = true;
        }
    }

    /// Looks the periods up again only when the text or the table is another.
    fn look_up(&mut self, view: &View<'_>, id: DatasetId) {
        let asked = (self.text.clone(), view.session.dataset_revision(id));
        if self.looked_up.as_ref() == Some(&asked) {
            return;
        }
        let year = year_in_force(view.session, id);
        self.offered = offered(view.session.project(), id, &self.text, year);
        self.looked_up = Some(asked);
    }

    fn offered_ui(&self, ui: &mut Ui, words: &Words) -> Option<Period> {
        if self.offered.is_empty() {
            return None;
        }
        let theme = Theme::of(ui);
        ui.label(RichText::new(words.t("goto-suggestions")).color(theme.muted));
        let mut clicked = None;
        ScrollArea::vertical().min_scrolled_height(6.0 * ROW).max_height(6.0 * ROW).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, period) in self.offered.iter().enumerate() {
                let marked = self.at == Some(at);
                let row = ui.push_id(("goto", at), |ui| ui.selectable_label(marked, words.period(*period))).inner;
                if marked {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    clicked = Some(*period);
                }
            }
        });
        clicked
    }

    /// Rows are counted as they are shown: filtered, and in the order chosen.
    fn row_ui(&mut self, ui: &Ui, view: &mut View<'_>, figures: &FiguresState) -> After {
        let words = view.words;
        let count = words.decimal(figures.rows().into());
        let hint = words.with("goto-row-hint", &[("count", &count)]);
        let mut done = false;
        let shown = shell::hanging(ui, "goto", words.t("goto-title-row"), 400.0, |ui, fresh| {
            let field = shell::field(ui, words.t("goto-row"), &mut self.text, &hint);
            if fresh {
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
            }
            if let Some(problem) = &self.problem {
                shell::trouble(ui, problem);
            }
            let mut go = shell::entered(ui, &field);
            shell::buttons(ui, |ui| {
                go |= shell::primary(ui, words.t("goto-go"), true).clicked();
                done |= shell::plain(ui, words.t("dialog-cancel")).clicked();
            });
            if go {
                match row_number(&self.text).and_then(|row| figures.at_row(view.session, row.checked_sub(1)?)) {
                    Some(cursor) => {
                        view.act(Action::SelectFigures { cursor: Some(cursor), spans: Vec::new() });
                        done = true;
                    }
                    None => self.problem = Some(words.with("goto-no-row", &[("count", &count)])),
                }
                field.request_focus();
            }
        });
        if done {
            ui.ctx().request_repaint();
        }
        shell::close_if(done || shown.dismissed)
    }
}

/// "900,000" and "900 000" too: a row number has no decimals.
fn row_number(text: &str) -> Option<usize> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | '\'' | '’')).collect();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// A period as people write it; a month, quarter or half alone is that of the year given.
fn read(text: &str, year: Option<i32>) -> Result<Period, PeriodProblem> {
    let read = read_period(text);
    let Some(year) = year.filter(|_| read.is_err() && !text.trim().is_empty()) else { return read };
    read_period(&format!("{} {year}", text.trim())).or(read)
}

/// The year of the cursor, else of the newest period.
fn year_in_force(session: &Session, id: DatasetId) -> Option<i32> {
    let newest = || session.sheet(id)?.periods().next_back();
    session.selection().cursor.map(|cursor| cursor.period).or_else(newest).map(Period::year)
}

fn is_there(project: &Project, id: DatasetId, period: Period) -> bool {
    project.datasets.get(id).is_some_and(|dataset| {
        dataset.periods.contains(&period) || dataset.observations.of_period(period).next().is_some()
    })
}

/// Periods of the table that the text can mean: what it says, then what lies inside of it, else what begins like it.
fn offered(project: &Project, id: DatasetId, text: &str, year: Option<i32>) -> Vec<Period> {
    let Some(dataset) = project.datasets.get(id).filter(|_| !text.trim().is_empty()) else { return Vec::new() };
    let all = dataset.all_periods();
    if let Ok(read) = read(text, year) {
        let inside = |period: &&Period| {
            **period != read && period.start_index() >= read.start_index() && period.end_index() <= read.end_index()
        };
        let own = all.binary_search(&read).ok().and_then(|at| all.get(at));
        return own.into_iter().chain(all.iter().filter(inside)).copied().take(OFFERED).collect();
    }
    let typed = text.trim().to_uppercase();
    all.iter().rev().filter(|period| period.to_string().starts_with(&typed)).copied().take(OFFERED).collect()
}

/// Puts the cursor on a period, among rows that show it.
fn show(view: &mut View<'_>, dataset: DatasetId, period: Period, add: bool) {
    if add {
        view.act(Action::AddPeriod { dataset, period });
    }
    let shown = view.session.view_of(dataset);
    if !shown.question.rows.shows(period) {
        view.act(Action::ShowRows { dataset, rows: rows_of(period) });
    }
    if shown.filter != RowFilter::All {
        view.act(Action::Look { dataset, look: LookAction::Filter(RowFilter::All) });
    }
    let first = || view.session.table(dataset, None).and_then(|table| table.columns.first().copied());
    let column = view.session.selection().cursor.map(|cursor| cursor.column).or_else(first);
    let cursor = Cursor { period, column: column.unwrap_or(Column::level(Flow::Exports)) };
    view.act(Action::Select { cursor: Some(cursor), spans: Vec::new() });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_quarter_alone_is_that_of_the_year_in_force() {
        for (text, year, period) in [
            ("2021", Some(2023), Some("2021")),
            ("July", Some(2023), Some("2023-07")),
            ("q3", Some(2023), Some("2023-Q3")),
            ("3", Some(2023), Some("2023-03")),
            ("H1", Some(2023), Some("2023-S1")),
            ("9 months", Some(2023), Some("2023-01-01/P9M")),
            ("Q3", None, None),
            ("", Some(2023), None),
            ("soon", Some(2023), None),
        ] {
            let read = read(text, year).ok().map(|period| period.to_string());
            assert_eq!(read.as_deref(), period, "{text}");
        }
    }

    #[test]
    fn a_row_number_may_be_grouped() {
        for (text, row) in [("900000", Some(900_000)), ("900,000", Some(900_000)), ("9 000", Some(9000)), ("x", None)] {
            assert_eq!(row_number(text), row, "{text}");
        }
        assert_eq!(row_number(""), None);
    }
}
