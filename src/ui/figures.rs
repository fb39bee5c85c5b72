//! The table of all figures of the project: found by words and choices, sorted by any column, edited in place.
//!
//! *Invariant:* what is kept here is how the table is looked at; the selection is the session's, so that undo brings
//! it back.

mod deeds;
mod filter;
mod source;

use std::collections::BTreeMap;

use egui::{Align, Button, Frame, Label, Layout, Margin, RichText, Ui, Vec2};

use crate::session::all_figures::{AllFigures, FigureTable, Filter, Sort, summary, summary_text};
use crate::session::grid::Marks;
use crate::session::{FigureColumn, FigureCursor, Place, Session};
use crate::ui::View;
use crate::ui::command::{Command, GridCommand};
use crate::ui::dataset::picture_ui;
use crate::ui::grid::{GridState, grid_ui};
use crate::ui::theme::{self, ROW, Theme};
pub use deeds::go_to_dataset;
use source::FigureSource;

/// What the table keeps between frames.
#[derive(Default)]
pub struct FiguresState {
    figures: AllFigures,
    grid: GridState<FigureCursor>,
    filter: Filter,
    sort: Option<Sort>,
    /// Widths in points where a person dragged them.
    widths: BTreeMap<FigureColumn, f32>,
    summed: Option<Summed>,
}

/// What the selection came to, until it is another.
struct Summed {
    marks: Marks,
    version: u64,
    /// `None`: too many to be summed while the selection still moves.
    text: Option<String>,
}

/// More rows are summed only when the selection has come to rest.
const AT_ONCE: usize = 5_000;

impl FiguresState {
    /// A command of the window's menus.
    pub fn ask(&mut self, command: GridCommand) {
        self.grid.ask(command);
    }

    /// What the selected figures come to, for the status line.
    pub fn summary(&self) -> &str {
        self.summed.as_ref().and_then(|summed| summed.text.as_deref()).unwrap_or_default()
    }

    /// Rows of the table as it is shown.
    pub fn rows(&self) -> usize {
        self.figures.len()
    }

    /// The figure in a row as it is shown, in the column of the cursor.
    pub fn at_row(&self, session: &Session, row: usize) -> Option<FigureCursor> {
        let found = self.figures.row(session.project(), row)?;
        let column = session.selection().figure.map_or(FigureColumn::Amount, |figure| figure.column);
        Some(FigureCursor { cell: found.cell(), place: found.place, column })
    }

    /// Shows the figures of one source only.
    pub fn show_only(&mut self, filter: Filter) {
        self.filter = filter;
    }

    fn sum(&mut self, ui: &Ui, view: &View<'_>, marks: Option<&Marks>) {
        let Some(marks) = marks else {
            self.summed = None;
            return;
        };
        let version = self.figures.version();
        let known = self.summed.take().filter(|known| known.marks == *marks && known.version == version);
        let rests = known.is_some();
        let mut text = known.and_then(|known| known.text);
        let table = FigureTable { figures: &self.figures, project: view.session.project() };
        if text.is_none() {
            let rows: usize = marks.blocks(&table).iter().map(|block| block.height()).sum();
            if rests || rows <= AT_ONCE {
                text = Some(summary(&table, marks).map_or_else(String::new, |of| summary_text(view.words, &of)));
            } else {
                ui.ctx().request_repaint();
            }
        }
        self.summed = Some(Summed { marks: marks.clone(), version, text });
    }
}

/// The centre of the window for all figures.
pub fn figures_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut FiguresState) {
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 }).show(ui, |ui| {
        state.figures.update(view.session, view.words);
        head_ui(ui, view, state);
        if state.figures.total() == 0 {
            empty_ui(ui, view);
            return;
        }
        ui.add_space(4.0);
        filter::filter_ui(ui, view, &mut state.filter);
        ui.add_space(6.0);
        state.figures.show(view.session, view.words, &state.filter, state.sort);
        if state.figures.is_empty() {
            nothing_ui(ui, view, state);
            return;
        }
        table_ui(ui, view, state);
    });
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut FiguresState) {
    let (words, theme) = (view.words, Theme::of(ui));
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(words.t("figures-title")).font(theme::title())).selectable(false));
        let (shown, total) = (state.figures.len(), state.figures.total());
        let count = match shown == total || state.filter.is_open() {
            true => words.count("figures-count", total),
            false => words.with("figures-of", &[("shown", &number(view, shown)), ("total", &number(view, total))]),
        };
        ui.add(Label::new(RichText::new(count).color(theme.muted)).selectable(false));
        if !state.figures.is_edited() {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let again = ui.add(Button::new(words.t("figures-sort-again")));
            if again.clicked() {
                state.figures.sort_again(view.session, words);
                state.grid.focus();
            }
            let hint = RichText::new(words.t("figures-edited")).color(theme.muted);
            ui.add(Label::new(hint).truncate().selectable(false));
        });
    });
}

fn number(view: &View<'_>, count: usize) -> String {
    view.words.decimal(count.into())
}

fn table_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut FiguresState) {
    let table = FigureTable { figures: &state.figures, project: view.session.project() };
    let marks = table.marks(view.session.selection());
    let source = FigureSource::new(view, table, state.sort, &state.widths);
    let events = grid_ui(ui, &mut state.grid, &source, marks.clone());
    drop(source);
    for event in events {
        deeds::carry_out(ui, view, state, event);
    }
    state.sum(ui, view, marks.as_ref());
    picture_ui(ui, view);
}

/// No figure in the project: what to do next.
fn empty_ui(ui: &mut Ui, view: &mut View<'_>) {
    let words = view.words;
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words.t("figures-empty")).color(Theme::of(ui).muted));
        ui.add_space(8.0);
        let first = view.session.project().datasets.at(0).map(|dataset| dataset.id);
        match first {
            Some(id) => {
                if ui.add(Button::new(words.t("figures-go-to-dataset")).min_size(Vec2::new(0.0, ROW))).clicked() {
                    view.act(crate::session::Action::GoTo(Place::Dataset(id)));
                }
            }
            None => {
                let spec = Command::NewDataset.spec();
                if ui.add(Button::new(words.t(spec.text)).min_size(Vec2::new(0.0, ROW))).clicked() {
                    view.requests.push(crate::ui::Request::Run(spec.name));
                }
            }
        }
    });
}

/// Nothing meets the filter.
fn nothing_ui(ui: &mut Ui, view: &View<'_>, state: &mut FiguresState) {
    let words = view.words;
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words.t("figures-none-found")).color(Theme::of(ui).muted));
        ui.add_space(8.0);
        if ui.add(Button::new(words.t("figures-show-all")).min_size(Vec2::new(0.0, ROW))).clicked() {
            state.filter = Filter::default();
            state.grid.focus();
        }
    });
    state.summed = None;
}

#[cfg(test)]
mod tests;
