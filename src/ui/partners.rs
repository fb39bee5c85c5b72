//! The partners or products of one reporter against periods.
//!
//! *Invariant:* what is chosen here is no part of the file; levels that are typed here are those of their datasets.

mod choices;
mod deeds;
mod source;
mod texts;

use std::collections::BTreeMap;
use std::rc::Rc;

use egui::{Button, Frame, Label, Margin, RichText, Ui, Vec2};

use crate::analysis::partners::{By, Line, Partners, Set, Shown, line, members, sets};
use crate::analysis::sheet::{Question, RowsOf, sheet};
use crate::domain::{DatasetId, Flow, Multiplier, Period};
use crate::session::StateMark;
use crate::session::grid::Marks;
use crate::ui::command::{Command, GridCommand};
use crate::ui::dataset::{PasteState, paste_ui};
use crate::ui::grid::{GridState, grid_ui};
use crate::ui::theme::{self, ROW, Theme};
use crate::ui::{Request, View};
use source::{At, ColumnOf, PartnerSource};

/// What the table keeps between frames.
#[derive(Default)]
pub struct PartnersState {
    grid: GridState<At>,
    marks: Option<Marks>,
    chosen: Chosen,
    sort: Option<(ColumnOf, bool)>,
    widths: BTreeMap<ColumnOf, f32>,
    /// The sets of datasets that have a table, as of a state of the project.
    sets: Option<(StateMark, Vec<Set>)>,
    made: Option<Made>,
    /// What was calculated of each dataset, with its revision.
    lines: BTreeMap<DatasetId, (u64, Flow, RowsOf, Line)>,
    /// The dataset whose table is wanted.
    wanted: Option<DatasetId>,
    paste: PasteState,
}

/// What a person chose to see.
#[derive(Debug, Clone, PartialEq)]
struct Chosen {
    set: Option<Set>,
    flow: Flow,
    rows: RowsOf,
    shown: Shown,
    /// The period of rank and share; `None`: the last one that is full.
    at: Option<Period>,
}

impl Default for Chosen {
    fn default() -> Self {
        Self { set: None, flow: Flow::Exports, rows: RowsOf::Years, shown: Shown::Level, at: None }
    }
}

/// The table for what was chosen, as of a state of the project.
struct Made {
    mark: StateMark,
    chosen: Chosen,
    multiplier: Multiplier,
    table: Rc<Partners>,
    version: u64,
}

impl PartnersState {
    /// A command of the window's menus.
    pub fn ask(&mut self, command: GridCommand) {
        self.grid.ask(command);
    }

    /// Shows the table that a dataset is in.
    pub fn begin_with(&mut self, dataset: DatasetId) {
        self.wanted = Some(dataset);
    }

    fn follow(&mut self, view: &View<'_>) {
        let project = view.session.project();
        let mark = view.session.state_mark();
        if self.sets.as_ref().is_none_or(|(known, _)| *known != mark) {
            self.sets = Some((mark, sets(project)));
        }
        let known = self.sets.as_ref().map_or(&[][..], |(_, sets)| sets);
        if let Some(dataset) = self.wanted.take().and_then(|id| project.datasets.get(id)) {
            let set = known.iter().find(|set| set.holds(&dataset.head)).cloned();
            let rows = view.session.view_of(dataset.id).question.rows;
            self.chosen = Chosen { set, rows, at: None, ..self.chosen.clone() };
        }
        if self.chosen.set.as_ref().is_none_or(|set| !known.contains(set)) {
            self.chosen.set = known.first().cloned();
            let first = self.chosen.set.as_ref().and_then(|set| project.datasets.iter().find(|d| set.holds(&d.head)));
            let rows = first.map(|dataset| view.session.view_of(dataset.id).question.rows);
            self.chosen.rows = rows.unwrap_or(self.chosen.rows);
        }
    }

    fn make(&mut self, view: &View<'_>) -> Option<(Rc<Partners>, Multiplier, u64)> {
        let mark = view.session.state_mark();
        let same = |made: &&Made| made.mark == mark && made.chosen == self.chosen;
        if let Some(made) = self.made.as_ref().filter(same) {
            return Some((Rc::clone(&made.table), made.multiplier, made.version));
        }
        let project = view.session.project();
        let set = self.chosen.set.as_ref()?;
        let (flow, rows) = (self.chosen.flow, self.chosen.rows);
        let members = members(project, set, flow);
        let shown = |id| project.datasets.get(id).map(|dataset| dataset.head.shown);
        let multiplier = members.first().and_then(|member| shown(member.dataset)).unwrap_or_default();
        let mut lines = Vec::with_capacity(members.len());
        let question = Question { rows, ..Question::default() };
        let mut fresh = BTreeMap::new();
        for member in &members {
            let revision = view.session.dataset_revision(member.dataset);
            let known = self.lines.remove(&member.dataset);
            let known = known.filter(|(at, of, kind, _)| (*at, *of, *kind) == (revision, flow, rows));
            let own = known.map(|(.., line)| line).or_else(|| {
                let dataset = project.datasets.get(member.dataset)?;
                Some(line(&sheet(dataset, &project.sources, question, &[]), flow, dataset.head.shown, multiplier))
            });
            let own = own.unwrap_or_default();
            lines.push(own.clone());
            fresh.insert(member.dataset, (revision, flow, rows, own));
        }
        self.lines = fresh;
        let table = Rc::new(Partners::new(members, lines, rows));
        let version = self.made.as_ref().map_or(1, |made| made.version + 1);
        self.made = Some(Made { mark, chosen: self.chosen.clone(), multiplier, table: Rc::clone(&table), version });
        Some((table, multiplier, version))
    }
}

/// The centre of the window for partners and products.
pub fn partners_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut PartnersState) {
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 }).show(ui, |ui| {
        state.follow(view);
        let Some((table, multiplier, version)) = state.make(view) else {
            title_ui(ui, view, None, Multiplier::UNITS);
            empty_ui(ui, view);
            return;
        };
        title_ui(ui, view, state.chosen.set.as_ref(), multiplier);
        ui.add_space(4.0);
        choices::choices_ui(ui, view, state, &table);
        ui.add_space(6.0);
        if table.periods().is_empty() {
            nothing_ui(ui, view);
            return;
        }
        let source = PartnerSource::new(view, &state.chosen, &table, multiplier, version, state.sort, &state.widths);
        let before = state.marks.clone();
        let marks = before.as_ref().and_then(|marks| marks.within(&source));
        let events = grid_ui(ui, &mut state.grid, &source, marks);
        for event in events {
            deeds::carry_out(view, state, &table, multiplier, version, event);
        }
        if paste_ui(ui, view, &mut state.paste, None) {
            state.grid.focus();
        }
    });
}

fn title_ui(ui: &mut Ui, view: &View<'_>, set: Option<&Set>, multiplier: Multiplier) {
    let (words, project) = (view.words, view.session.project());
    let area = |area| project.area_name(area, words.language());
    let title = match set.map(|set| (&set.by, area(&set.reporter))) {
        None => words.t("partners-title").to_owned(),
        Some((By::Partner { product }, reporter)) if product.is_empty() => {
            words.with("partners-title-partners", &[("reporter", reporter)])
        }
        Some((By::Partner { product }, reporter)) => {
            words.with("partners-title-partners-product", &[("reporter", reporter), ("product", product)])
        }
        Some((By::Product { partner }, reporter)) => {
            words.with("partners-title-products", &[("reporter", reporter), ("partner", area(partner))])
        }
    };
    ui.horizontal(|ui| {
        let label = Label::new(RichText::new(&title).font(theme::title())).truncate().selectable(false);
        ui.add(label).on_hover_text(&title);
        if let Some(set) = set {
            let unit = RichText::new(words.unit(&set.unit, multiplier)).color(Theme::of(ui).muted);
            ui.add(Label::new(unit).truncate().selectable(false));
        }
    });
}

/// No dataset with a reporter: what to do next.
fn empty_ui(ui: &mut Ui, view: &mut View<'_>) {
    let words = view.words;
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words.t("partners-empty")).color(Theme::of(ui).muted));
        ui.add_space(8.0);
        let spec = Command::NewDataset.spec();
        if ui.add(Button::new(words.t(spec.text)).min_size(Vec2::new(0.0, ROW))).clicked() {
            view.requests.push(Request::Run(spec.name));
        }
    });
}

/// The datasets have no figure of this flow in this kind of period.
fn nothing_ui(ui: &mut Ui, view: &View<'_>) {
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(view.words.t("partners-nothing")).color(Theme::of(ui).muted));
    });
}

#[cfg(test)]
mod tests;
