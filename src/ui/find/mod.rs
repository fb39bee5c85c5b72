//! Find and replace: a panel beside the work, with a list of every place found.
//!
//! *Invariant:* a frame looks at a bounded number of texts and draws the rows in view; closing gives the focus back.

mod fields;
mod list;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use egui::{Frame, Id, Key, Margin, Modifiers, Panel};

use super::View;
use super::theme::Theme;
use crate::analysis::sheet::{Column, Side};
use crate::domain::DatasetId;
use crate::session::action::LookAction;
use crate::session::find::{Hit, NotReplaced, Query, Search, Seen, Shown, ShownCell, Target, target_seen};
use crate::session::{Action, Place, RowFilter, StateMark};
use crate::words::NumberFormat;

/// Texts looked at in one frame: a few milliseconds.
const SLICE: usize = 20_000;

/// What the search was made for: another one of these, and it begins anew.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    query: Query,
    mark: StateMark,
    numbers: NumberFormat,
}

#[derive(Debug, Default)]
pub struct FindState {
    is_open: bool,
    replacing: bool,
    query: Query,
    with: String,
    asked: Option<Asked>,
    search: Search,
    /// Where hits are seen, as far as that was asked for.
    seen: RefCell<BTreeMap<Target, Seen>>,
    /// The marked hit.
    at: usize,
    /// The marked hit is to be brought into view.
    moved: bool,
    /// Hits that are not to be replaced.
    left_out: BTreeSet<Target>,
    /// What the last replacement came to.
    notice: Option<String>,
    focus_before: Option<Id>,
    had_focus: bool,
    wants_focus: bool,
}

impl FindState {
    /// Opens the panel, or brings the hand back to its field.
    pub fn open(&mut self, replacing: bool) {
        self.is_open = true;
        self.replacing |= replacing;
        self.wants_focus = true;
    }

    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// All hits listed so far.
    pub fn hits(&self) -> &[Hit] {
        self.search.hits()
    }

    fn close(&mut self, ctx: &egui::Context) {
        let before = self.focus_before.take();
        let (query, with) = (std::mem::take(&mut self.query), std::mem::take(&mut self.with));
        *self = Self { query, with, ..Self::default() };
        match before {
            Some(id) => ctx.memory_mut(|memory| memory.request_focus(id)),
            None => ctx.memory_mut(|memory| _ = memory.focused().map(|id| memory.surrender_focus(id))),
        }
    }

    /// Goes on with the search; begins anew where the question or the project is another.
    fn look(&mut self, ctx: &egui::Context, view: &View<'_>) {
        let (project, words) = (view.session.project(), view.words);
        let asked = Asked { query: self.query.clone(), mark: view.session.state_mark(), numbers: words.numbers };
        if self.asked.as_ref() != Some(&asked) {
            if self.asked.as_ref().is_some_and(|known| known.query != asked.query) {
                self.at = 0;
                self.left_out.clear();
                self.notice = None;
            }
            self.moved = true;
            self.search = Search::new(project, words, &asked.query);
            self.seen.take();
            self.asked = Some(asked);
        }
        if !self.search.step(project, words, SLICE) {
            ctx.request_repaint();
        } else if self.at >= self.search.hits().len() {
            self.at = self.search.hits().len().saturating_sub(1);
        }
    }

    fn seen(&self, view: &View<'_>, target: Target) -> Seen {
        let find = || target_seen(view.session.project(), target);
        *self.seen.borrow_mut().entry(target).or_insert_with(find)
    }

    /// Brings the marked hit on the screen, or says that no screen has it.
    fn go(&mut self, view: &mut View<'_>) {
        let Some(target) = self.search.hits().get(self.at).map(|hit| hit.target) else { return };
        match self.seen(view, target).shown() {
            Some(shown) => {
                self.notice = None;
                go_to(view, shown);
            }
            None => self.notice = Some(view.words.t("find-nowhere-to-go").to_owned()),
        }
    }

    fn move_by(&mut self, down: usize, up: usize) {
        let last = self.search.hits().len().saturating_sub(1);
        let to = (self.at + down).min(last).saturating_sub(up);
        self.moved |= to != self.at;
        self.at = to;
    }

    fn chosen(&self) -> Vec<Target> {
        let hits = self.search.hits().iter().map(|hit| hit.target);
        hits.filter(|target| !self.left_out.contains(target)).collect()
    }

    /// Replaces in these; says how many would stay as they are.
    fn replace(&mut self, view: &mut View<'_>, targets: Vec<Target>) {
        let (session, words) = (view.session, view.words);
        let fits = |target: &Target| session.replacement(words.language(), *target, &self.query, &self.with).is_ok();
        let (targets, left): (Vec<_>, Vec<_>) = targets.into_iter().partition(fits);
        let replaced = words.count("find-replaced", targets.len());
        self.notice = Some(match left.len() {
            0 => replaced,
            count => words.with("find-left", &[("replaced", &replaced), ("left", &count.to_string())]),
        });
        if !targets.is_empty() {
            let replace =
                crate::session::action::Replace { query: self.query.clone(), targets, with: self.with.clone() };
            view.act(Action::Replace(replace));
        }
    }
}

/// Puts the screen, the rows and the cursor where a text stands.
pub(in crate::ui) fn go_to(view: &mut View<'_>, shown: Shown) {
    let place = shown.place;
    view.act(Action::GoTo(place));
    if let (Some(cell), Place::Dataset(dataset)) = (shown.cell, place) {
        go_to_cell(view, dataset, cell);
    }
    if shown.outcome.is_some() {
        view.act(Action::SelectOutcome(shown.outcome));
    }
}

/// Puts the rows, the basis and the cursor of a dataset where a cell is.
pub(in crate::ui) fn go_to_cell(view: &mut View<'_>, dataset: DatasetId, cell: ShownCell) {
    let ShownCell { cursor, rows, basis } = cell;
    let looked = view.session.view_of(dataset);
    let question = looked.question;
    if !question.rows.shows(cursor.period) {
        view.act(Action::ShowRows { dataset, rows });
    }
    if looked.filter != RowFilter::All {
        view.act(Action::Look { dataset, look: LookAction::Filter(RowFilter::All) });
    }
    if let Some(basis) = basis.filter(|basis| *basis != question.basis) {
        view.act(Action::ShowBasis { dataset, basis });
    }
    show_column(view, dataset, cursor.column);
    view.act(Action::Select { cursor: Some(cursor), spans: Vec::new() });
}

/// A column that the table does not show comes after those of its flow.
fn show_column(view: &mut View<'_>, dataset: DatasetId, column: Column) {
    let Some(table) = view.session.table(dataset, None) else { return };
    if table.column_of(column).is_some() {
        return;
    }
    let mut columns: Vec<_> = table.columns.iter().copied().filter(|known| known.of == Side::Own).collect();
    let after = columns.iter().rposition(|known| known.flow == column.flow).map_or(columns.len(), |at| at + 1);
    columns.insert(after, column);
    view.act(Action::Look { dataset, look: LookAction::Columns(Some(columns)) });
}

/// Why a text stays as it is.
fn reason(words: &crate::words::Words, why: NotReplaced) -> String {
    match why {
        NotReplaced::Gone => words.t("find-not-there").to_owned(),
        NotReplaced::NoNumber(_) => words.t("find-not-number").to_owned(),
        NotReplaced::Empty => words.t("find-not-empty").to_owned(),
        NotReplaced::Same => words.t("find-not-same").to_owned(),
    }
}

/// The panel under the work, while it is open.
pub fn find_panel_ui(ui: &mut egui::Ui, state: &mut FindState, view: &mut View<'_>) {
    if !state.is_open {
        return;
    }
    let ctx = ui.ctx().clone();
    let before = view.actions.len();
    let focused = ctx.memory(|memory| memory.focused());
    if state.wants_focus && !state.had_focus {
        state.focus_before = focused.or(state.focus_before);
    }
    // egui takes the focus away on Escape before anybody sees the key.
    if state.had_focus && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        state.close(&ctx);
        return;
    }
    state.look(&ctx, view);
    let theme = Theme::of(ui);
    let frame = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(12, 8));
    let room = (ui.available_height() - 160.0).max(150.0);
    let panel = Panel::bottom("find").frame(frame).resizable(true).size_range(140.0..=room).default_size(260.0);
    let mut closed = false;
    let shown = panel.show(ui, |ui| {
        ui.take_available_width();
        closed = fields::fields_ui(ui, state, view);
        list::list_ui(ui, state, view);
    });
    if ctx.has_accesskit_node(shown.response.id) {
        let name = view.words.t(if state.replacing { "find-title-replace" } else { "find-title" });
        ctx.accesskit_node_builder(shown.response.id, |node| {
            node.set_role(egui::accesskit::Role::Search);
            node.set_label(name);
        });
    }
    if view.actions.len() > before {
        ctx.request_repaint();
    }
    if closed {
        state.close(&ctx);
        return;
    }
    let area = shown.response.rect;
    let inside = |id| ctx.read_response(id).is_some_and(|response| area.contains_rect(response.rect));
    state.had_focus = ctx.memory(|memory| memory.focused()).is_some_and(inside);
}
