//! Can these printed figures all be true: every verdict of the project, and one of them with its proof and what would
//! mend it.
//!
//! *Invariant:* only rows in view are drawn, and texts are made anew only when what they say may have changed.

mod detail;
mod figures;
mod inspector;
mod list;
mod made;
mod remedies;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Frame, Label, Margin, RichText, Ui};

pub use inspector::checks_inspector_ui;

use super::View;
use super::find::go_to as go_to_shown;
use super::theme::{self, Theme};
use crate::analysis::checks::{Judged, Standing, Vintage};
use crate::domain::CellRef;
use crate::session::find::{ShownCell, Target, target_seen};
use crate::session::{Action, Extent, Session, Span, checks_words as say};
use crate::words::{DateFormat, NumberFormat, Words};
use list::Listed;
use made::Detail;

/// Cells that are selected together in a table.
const MOST_SELECTED: usize = 200;

/// What the page remembers.
#[derive(Default)]
pub struct ChecksState {
    /// The verdict that is looked at.
    selected: Option<Selected>,
    /// Which of its conflicts.
    set: usize,
    /// Which of the conventions that explain it.
    under: usize,
    filter: Filter,
    text: String,
    /// The reason while it is being typed.
    reason: Option<String>,
    wants_reason: bool,
    listed: Listed,
    detail: Option<(DetailKey, Rc<Detail>)>,
    /// The row under the cursor comes into view.
    reveal: bool,
    /// The place of the verdict that is looked at, by the report it was found in.
    found: RefCell<Option<Found>>,
}

struct Found {
    stamp: u64,
    selected: Option<Selected>,
    place: Option<usize>,
}

/// The verdict on figures of this issue, this cell among them.
type Selected = (Vintage, CellRef);

fn place_of(session: &Session, (vintage, cell): &Selected, before: Option<usize>) -> Option<usize> {
    let has = |judged: &Arc<Judged>| {
        judged.check.vintage == *vintage && judged.check.origins.iter().any(|origin| origin.cell == *cell)
    };
    let judged = &session.checks().report().judged;
    // Where it was before, most of the time.
    let same = before.filter(|place| judged.get(*place).is_some_and(has));
    same.or_else(|| judged.iter().position(has))
}

/// Which verdicts are in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Filter {
    #[default]
    All,
    Open,
    Accepted,
    /// From which a figure follows that nobody printed.
    Implied,
    Only(Standing),
}

/// What the texts of the detail depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DetailKey {
    stamp: u64,
    revision: u64,
    place: usize,
    set: usize,
    trial: Option<(u64, bool)>,
    numbers: NumberFormat,
    dates: DateFormat,
}

impl ChecksState {
    /// The verdict on the screen, by its place in the report.
    fn place(&self, session: &Session) -> Option<usize> {
        let stamp = session.checks().stamp();
        let mut found = self.found.borrow_mut();
        let known = found.as_ref().filter(|known| known.stamp == stamp && known.selected == self.selected);
        let place = match known {
            Some(known) => known.place,
            None => {
                let before = found.as_ref().and_then(|found| found.place);
                let place = self.selected.as_ref().and_then(|selected| place_of(session, selected, before));
                *found = Some(Found { stamp, selected: self.selected.clone(), place });
                place
            }
        };
        place.filter(|place| self.listed.has(*place)).or_else(|| self.listed.first())
    }

    fn select(&mut self, session: &Session, place: usize) {
        let Some(judged) = session.checks().report().judged.get(place) else { return };
        let Some(origin) = judged.check.origins.first() else { return };
        let chosen = Some((judged.check.vintage.clone(), origin.cell));
        if self.selected != chosen {
            (self.set, self.under, self.reason) = (0, 0, None);
        }
        self.selected = chosen;
        self.reveal = true;
    }

    /// Shows the most urgent verdict that has a cell.
    pub fn show(&mut self, session: &Session, cell: CellRef) {
        let report = session.checks().report();
        let has = |judged: &Arc<Judged>| judged.check.origins.iter().any(|origin| origin.cell == cell);
        let places = report.judged.iter().enumerate().filter(|(_, judged)| has(judged));
        if let Some((place, _)) = places.min_by_key(|(_, judged)| judged.standing()) {
            (self.filter, self.text) = (Filter::All, String::new());
            self.select(session, place);
        }
    }

    /// The next conflict that nobody accepted, after the one on the screen.
    pub fn next(&mut self, view: &View<'_>) {
        let (report, standings) = (view.session.checks().report(), view.session.standings());
        let open: Vec<_> = standings.open_in(report).collect();
        let shown = self.selected.as_ref().and(self.place(view.session));
        let next = open.iter().find(|place| shown.is_some_and(|shown| **place > shown)).or(open.first());
        if let Some(place) = next {
            (self.filter, self.text) = (Filter::All, String::new());
            self.select(view.session, *place);
        }
    }

    /// The table of the first figure of the conflict on the screen, with the figures of the conflict selected.
    pub fn go_to_cells(&self, view: &mut View<'_>) {
        let Some(judged) = self.judged(view.session) else { return };
        let origins = &judged.check.origins;
        let conflict = judged.answer.findings.conflicts.get(self.set);
        let of_conflict = conflict.map(|of| of.statements.iter().filter_map(|place| origins.get(*place)).collect());
        let wanted: Vec<_> = of_conflict.unwrap_or_else(|| origins.iter().collect());
        let project = view.session.project();
        let seen = |cell, place| target_seen(project, Target::Figure { cell, place }).shown();
        let Some((first, shown)) = wanted.first().and_then(|of| Some((*of, seen(of.cell, of.place)?))) else { return };
        let rows = shown.cell.map(|cell| cell.rows);
        let of_table = wanted.iter().filter(|origin| origin.cell.dataset == first.cell.dataset);
        let cells = of_table.filter_map(|of| seen(of.cell, of.place)?.cell).filter(|cell| Some(cell.rows) == rows);
        let corner = |cell: ShownCell| Span { anchor: cell.cursor, far: cell.cursor, extent: Extent::Cells };
        // The last span has the cursor: that is the first figure.
        let mut spans: Vec<_> = cells.take(MOST_SELECTED).map(corner).collect();
        spans.reverse();
        go_to_shown(view, shown);
        view.act(Action::Select { cursor: shown.cell.map(|cell| cell.cursor), spans });
    }

    pub fn begin_accepting(&mut self) {
        self.reason.get_or_insert_default();
        self.wants_reason = true;
    }

    fn judged(&self, session: &Session) -> Option<Arc<Judged>> {
        session.checks().report().judged.get(self.place(session)?).cloned()
    }

    /// The texts of the verdict on the screen.
    fn detail(&mut self, view: &View<'_>) -> Option<Rc<Detail>> {
        let (session, words) = (view.session, view.words);
        let place = self.place(session)?;
        let judged = session.checks().report().judged.get(place)?;
        let trial = session.checks().trial().map(|trial| (trial.id(), trial.is_waiting()));
        let key = DetailKey {
            stamp: session.checks().stamp(),
            revision: session.edited_revision(),
            place,
            set: self.set,
            trial,
            numbers: words.numbers,
            dates: words.dates,
        };
        if let Some((known, detail)) = &self.detail
            && *known == key
        {
            return Some(Rc::clone(detail));
        }
        let fresh = Rc::new(Detail::new(words, session, (place, judged), self.set));
        self.detail = Some((key, Rc::clone(&fresh)));
        Some(fresh)
    }
}

/// Puts the cursor on the cell of a figure in its table.
fn go_to_figure(view: &mut View<'_>, cell: CellRef, place: usize) {
    if let Some(shown) = target_seen(view.session.project(), Target::Figure { cell, place }).shown() {
        go_to_shown(view, shown);
    }
}

/// What was found, in one sentence: "1 conflict in 12 checks".
pub fn told(words: &Words, session: &Session) -> String {
    let judged = session.checks().report().judged.len();
    match (judged, session.standings().open) {
        (0, _) => words.t("checks-told-nothing").to_owned(),
        (checks, 0) => words.count("checks-told-none", checks),
        (_, open) => words.count("checks-told", open),
    }
}

pub fn checks_ui(ui: &mut Ui, view: &mut View<'_>, state: &mut ChecksState) {
    let theme = Theme::of(ui);
    let margin = Margin { left: 20, right: 20, top: 12, bottom: 8 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::STEP * 2.0, theme::STEP);
        list::head_ui(ui, view, state);
        let report = view.session.checks().report();
        if report.judged.is_empty() {
            let id = if view.session.checks_are_old() { "checks-waiting" } else { "checks-empty" };
            ui.add(Label::new(RichText::new(view.words.t(id)).color(theme.muted)).wrap());
            return;
        }
        if state.selected.is_none()
            && let Some(first) = state.listed.first()
        {
            // It stays on the screen when it is urgent no more.
            state.select(view.session, first);
        }
        list::list_ui(ui, view, state);
        match state.detail(view) {
            Some(detail) => detail::detail_ui(ui, view, state, &detail),
            None => {
                ui.label(RichText::new(view.words.t("checks-none-found")).color(theme.muted));
            }
        }
    });
}

/// Fill and colour of a verdict; the word beside it says the same.
fn tone(theme: &Theme, standing: Standing, accepted: bool) -> (egui::Color32, egui::Color32) {
    match standing {
        Standing::CannotHold | Standing::Attention if accepted => (theme.table_line, theme.muted),
        Standing::CannotHold => (theme.conflict, theme.conflict_text),
        Standing::Attention | Standing::NotDecided | Standing::Tight => (theme.attention, theme.attention_text),
        Standing::ByConvention | Standing::Consistent => (theme.agrees, theme.agrees_text),
        Standing::Undetermined => (theme.table_line, theme.muted),
    }
}

/// "Cannot all hold"; "Accepted" where a person said so.
fn standing_name(words: &Words, standing: Standing, accepted: bool) -> &str {
    if accepted { words.t("checks-accepted") } else { say::standing(words, standing) }
}
