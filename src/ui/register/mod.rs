//! The register: the points of all sessions of all commissions, found by words and choices, grouped, sorted, edited in
//! place, with how many of them are done, open and overdue.
//!
//! *Invariant:* what is kept here is how the register is looked at; points change through actions only.

mod bars;
mod choices;
mod column;
mod deeds;
mod filter;
mod lines;
mod looks;
mod names;
mod source;
mod views;

use std::collections::BTreeMap;

use egui::{Align, Button, Frame, Label, Layout, Margin, RichText, Ui, Vec2};
use jiff::civil::Date;

use crate::analysis::record::register::RegisterQuery;
use crate::domain::{CommissionId, OutcomeId, SessionId, ViewId};
use crate::session::grid::Marks;
use crate::session::register::ShownRegister;
use crate::ui::command::{Command, GridCommand, RegisterCommand};
use crate::ui::grid::{GridState, grid_ui};
use crate::ui::theme::{self, ROW, Theme};
use crate::ui::{Request, View};
use column::RegisterColumn;
pub use column::days_between;
pub use deeds::go_to_point;
use lines::{At, Folded, Lines, RegisterTable, Selected};
use names::Names;
use source::RegisterSource;

/// What the register keeps between frames.
#[derive(Default)]
pub struct RegisterState {
    shown: ShownRegister,
    lines: Lines,
    folded: Folded,
    selected: Selected,
    grid: GridState<At>,
    query: RegisterQuery,
    names: Names,
    choices: choices::Choices,
    bars: bars::Bars,
    looks: looks::Looks,
    /// What needs a look is shown instead of all points.
    looking: bool,
    without_bars: bool,
    /// The day that overdue is counted on; `None`: today.
    at: Option<Date>,
    /// The view that was chosen last.
    view: Option<ViewId>,
    /// Widths in points where a person dragged them.
    widths: BTreeMap<RegisterColumn, f32>,
    /// The point that the session was told of as selected.
    told: Option<OutcomeId>,
    /// The pass in which it was shown last.
    seen: u64,
    sum: Sum,
}

/// What the selection comes to, for the status line.
#[derive(Default)]
struct Sum {
    of: Option<(Marks, u64)>,
    text: String,
}

impl RegisterState {
    /// A command of the window's menus.
    pub fn ask(&mut self, command: GridCommand) {
        self.grid.ask(command);
    }

    pub fn query(&self) -> &RegisterQuery {
        &self.query
    }

    /// Shows what a saved view asks for.
    fn show_view(&mut self, id: ViewId, query: RegisterQuery) {
        (self.view, self.query, self.looking) = (Some(id), query, false);
        self.folded.unfold_all();
    }

    /// What needs a look, or all points.
    pub fn look(&mut self, looking: bool) {
        self.looking = looking;
    }

    /// The points with a selected cell.
    pub fn chosen(&self) -> Vec<OutcomeId> {
        self.selected.marks().map_or(Vec::new(), |marks| self.table().chosen(marks))
    }

    /// The day that overdue is counted on.
    pub fn at(&self, view: &View<'_>) -> Date {
        self.at.unwrap_or(view.today)
    }

    /// The commission and session that documents of what is shown are of.
    pub fn of_what(&self) -> (Option<CommissionId>, Option<SessionId>) {
        let filter = &self.query.filter;
        let only = |sessions: &std::collections::BTreeSet<SessionId>| match sessions.len() {
            1 => sessions.first().copied(),
            _ => None,
        };
        let row = self.selected.point().and_then(|id| self.row_of(id));
        let first = self.shown.rows().first().and_then(|nth| self.shown.register().row(*nth));
        let commission = filter.commissions.first().copied().or(row.or(first).map(|row| row.commission));
        (commission, only(&filter.sessions))
    }

    /// "3 points selected", for the status line.
    pub fn summary(&mut self, view: &View<'_>) -> &str {
        let Some(marks) = self.selected.marks().filter(|marks| !marks.is_single()) else {
            self.sum = Sum::default();
            return "";
        };
        let of = Some((marks.clone(), self.lines.version()));
        if self.sum.of != of {
            let count = self.table().chosen(marks).len();
            self.sum = Sum { of, text: view.words.count("register-selected", count) };
        }
        &self.sum.text
    }

    /// The same to be set; `None` is today.
    pub fn counted_on(&mut self) -> &mut Option<Date> {
        &mut self.at
    }

    fn table(&self) -> RegisterTable<'_> {
        RegisterTable { shown: &self.shown, lines: &self.lines }
    }

    fn row_of(&self, id: OutcomeId) -> Option<&crate::analysis::record::register::Row> {
        self.shown.register().rows().iter().find(|row| row.id() == id)
    }

    fn keep(&mut self, marks: Marks) {
        let table = RegisterTable { shown: &self.shown, lines: &self.lines };
        self.selected.keep(&table, marks);
    }

    fn follow(&mut self, view: &View<'_>) {
        let at = self.at(view);
        self.shown.show(view.session, &self.query, at);
        self.names.follow(view.session, view.words, self.shown.register());
        self.choices.follow(view.session, view.words, &self.shown, &self.names);
        self.looks.follow(view.session, view.words);
        self.lines.follow(&self.shown, self.query.group, &mut self.folded);
        let table = RegisterTable { shown: &self.shown, lines: &self.lines };
        self.selected.follow(&table);
        // Undo brought another point back.
        let chosen = view.session.selection().outcome;
        if chosen != self.told {
            self.told = chosen;
            if let Some(id) = chosen.filter(|id| self.selected.point() != Some(*id)) {
                self.selected.put_on(&table, id);
            }
        }
    }
}

/// The centre of the window for all points.
pub fn register_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut RegisterState) {
    let now = ui.ctx().cumulative_pass_nr();
    let fresh = state.seen == 0 || state.seen + 1 < now;
    state.seen = now;
    if fresh {
        state.shown.sort_again();
    }
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 }).show(ui, |ui| {
        state.follow(view);
        head_ui(ui, view, state);
        if state.shown.register().rows().is_empty() {
            empty_ui(ui, view);
            return;
        }
        ui.add_space(4.0);
        if state.looking {
            looks::looks_ui(ui, view, &state.looks);
            return;
        }
        filter::filter_ui(ui, view, state, fresh);
        ui.add_space(4.0);
        state.follow(view);
        if !state.without_bars {
            bars::bars_ui(ui, view, state);
            state.follow(view);
        }
        if state.lines.len() == 0 {
            nothing_ui(ui, view, state);
            return;
        }
        table_ui(ui, view, state);
    });
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut RegisterState) {
    let (words, theme) = (view.words, Theme::of(ui));
    let rows = state.shown.register().rows().len();
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(words.t("register-title")).font(theme::title())).selectable(false));
        if rows == 0 {
            return;
        }
        let shown = state.shown.rows().len();
        let count = if shown == rows {
            words.count("register-points", rows)
        } else {
            let [shown, rows] = [shown, rows].map(|count| words.decimal(count.into()));
            words.with("register-of", &[("shown", &shown), ("total", &rows)])
        };
        let text = format!("{count} · {}", source::counts_text(words, state.shown.counts()));
        let buttons = if state.shown.is_edited() { 430.0 } else { 330.0 };
        let room = (ui.available_width() - buttons).max(60.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(Label::new(RichText::new(text).color(theme.muted)).truncate().selectable(false));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons_ui(ui, view, state));
    });
}

/// At the right of the title: export, views, what needs a look.
fn buttons_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut RegisterState) {
    let words = view.words;
    let size = Vec2::new(0.0, ROW);
    let export = Command::Register(RegisterCommand::ExportShown).spec();
    let button = ui.add(Button::new(words.t("register-export")).min_size(size)).on_hover_text(words.t(export.tip));
    if button.clicked() {
        view.requests.push(Request::Run(export.name));
    }
    views::views_ui(ui, view, state);
    let count = state.looks.len();
    let text = match (state.looking, count) {
        (true, _) => words.t("register-all-points").to_owned(),
        (false, 0) => words.t("register-looks").to_owned(),
        (false, count) => words.with("register-looks-count", &[("count", &words.decimal(count.into()))]),
    };
    let tip = words.t(Command::Register(RegisterCommand::NeedsALook).spec().tip);
    if ui.add(Button::new(text).min_size(size).selected(state.looking)).on_hover_text(tip).clicked() {
        state.looking = !state.looking;
    }
    if state.shown.is_edited() {
        let again = ui.add(Button::new(words.t("figures-sort-again")).min_size(size));
        if again.on_hover_text(words.t("figures-edited")).clicked() {
            state.shown.sort_again();
            state.grid.focus();
        }
    }
}

fn table_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut RegisterState) {
    let mut grid = std::mem::take(&mut state.grid);
    let at = state.at(view);
    let source = RegisterSource::new(view, state, at);
    let events = grid_ui(ui, &mut grid, &source, state.selected.marks().cloned());
    state.grid = grid;
    for event in events {
        deeds::carry_out(ui, view, state, event);
    }
}

/// No point in the project: what to do next.
fn empty_ui(ui: &mut Ui, view: &mut View<'_>) {
    let words = view.words;
    let project = view.session.project();
    let session = project.commissions.iter().find_map(|commission| commission.sessions.iter().next_back());
    let (sentence, command) = match (project.commissions.is_empty(), session) {
        (true, _) => ("register-empty", Some(Command::NewCommission)),
        (false, None) => ("register-empty-sessions", Some(Command::NewSession)),
        (false, Some(_)) => ("register-empty-points", None),
    };
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words.t(sentence)).color(Theme::of(ui).muted));
        ui.add_space(8.0);
        let text = words.t(command.map_or("register-go-to-session", |command| command.spec().text));
        if !ui.add(Button::new(text).min_size(Vec2::new(0.0, ROW))).clicked() {
            return;
        }
        match (command, session) {
            (Some(command), _) => view.requests.push(Request::Run(command.spec().name)),
            (None, Some(session)) => view.act(crate::session::Action::GoTo(crate::session::Place::Session(session.id))),
            (None, None) => {}
        }
    });
}

/// Nothing meets the filter.
fn nothing_ui(ui: &mut Ui, view: &View<'_>, state: &mut RegisterState) {
    let words = view.words;
    ui.add_space(32.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words.t("register-none-found")).color(Theme::of(ui).muted));
        ui.add_space(8.0);
        if ui.add(Button::new(words.t("register-show-all")).min_size(Vec2::new(0.0, ROW))).clicked() {
            state.query.filter = crate::analysis::record::register::RegisterFilter::default();
            state.grid.focus();
        }
    });
}

#[cfg(test)]
mod tests;
