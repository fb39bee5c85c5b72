//! What is done to many cells at once.
//!
//! *Invariant:* one action is one step of undo, whatever the number of cells and datasets.

mod take_over;

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{changed, cleared, entered, without_arithmetic};
use crate::domain::{CellRef, DatasetId, Edit, Figure, Figures, Key, Period};
use crate::session::action::CellsAction;
use crate::session::{FigureChange, Label, Refusal, Session, entry};

/// The figures that cells are to have, and the periods that are to stay without them.
#[derive(Default)]
struct Plan {
    cells: BTreeMap<DatasetId, Vec<(Key, Option<Figures>)>>,
    /// A row does not vanish under the hand that clears its last cell.
    kept: BTreeSet<(DatasetId, Period)>,
}

impl Plan {
    fn put(&mut self, cell: CellRef, figures: Option<Figures>) {
        self.cells.entry(cell.dataset).or_default().push((cell.key, figures));
    }

    fn count(&self) -> usize {
        self.cells.values().map(Vec::len).sum()
    }

    fn only(&self) -> Option<Key> {
        let mut all = self.cells.values().flatten();
        let (key, _) = all.next()?;
        all.next().is_none().then_some(*key)
    }
}

impl Session {
    pub(super) fn dispatch_cells(&mut self, action: CellsAction) -> Result<(), Refusal> {
        match action {
            CellsAction::Clear(cells) => self.clear(cells),
            CellsAction::Enter { cells, text } => self.enter_many(cells, &text),
            CellsAction::Fill { pairs, over_sourced } => self.fill(&pairs, over_sourced),
            CellsAction::Change { cells, change } => self.change_many(cells, &change),
            CellsAction::TakeOver(cell) => self.take_over(cell),
        }
    }

    fn clear(&mut self, cells: Vec<CellRef>) -> Result<(), Refusal> {
        let mut plan = Plan::default();
        for cell in each_once(cells) {
            self.dataset(cell.dataset)?;
            let figures = self.figures(cell.dataset, cell.key).filter(|figures| figures.adopted_place().is_some());
            if let Some(figures) = figures {
                plan.kept.insert((cell.dataset, cell.key.period));
                plan.put(cell, cleared(figures));
            }
        }
        let label = match plan.only() {
            Some(Key { flow, measure, period }) => Label::ClearFigure { flow, measure, period },
            None => Label::ClearFigures(plan.count()),
        };
        self.carry_out(label, plan)
    }

    fn enter_many(&mut self, cells: Vec<CellRef>, text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() {
            return self.clear(cells);
        }
        let mut plan = Plan::default();
        for cell in each_once(cells) {
            let default_source = self.dataset(cell.dataset)?.head.default_source;
            let read = self.read_entry(cell.dataset, cell.key, text);
            let before = self.figures(cell.dataset, cell.key);
            let after = entered(before, &read, default_source);
            if before != after.as_ref() {
                plan.put(cell, after);
            }
        }
        let text: String = text.trim().chars().take(40).collect();
        let label = match plan.only() {
            Some(Key { flow, measure, period }) => Label::SetFigure { flow, measure, period, text },
            None => Label::SetFigures { count: plan.count(), text },
        };
        self.carry_out(label, plan)
    }

    fn fill(&mut self, pairs: &[(CellRef, CellRef)], over_sourced: bool) -> Result<(), Refusal> {
        let mut plan = BTreeMap::new();
        let mut sourced = 0_usize;
        for (from, to) in pairs {
            let Some(filled) = self.filled(*from, *to)? else { continue };
            sourced += usize::from(filled.over_sourced);
            plan.insert(*to, filled.figures);
        }
        if sourced > 0 && !over_sourced {
            return Err(Refusal::OverSourced(sourced));
        }
        let mut all = Plan::default();
        for (cell, figures) in plan {
            all.put(cell, Some(figures));
        }
        self.carry_out(Label::Fill(all.count()), all)
    }

    /// What a cell becomes when another is filled into it; `None` where nothing changes.
    fn filled(&self, from: CellRef, to: CellRef) -> Result<Option<Filled>, Refusal> {
        let default_source = self.dataset(to.dataset)?.head.default_source;
        let adopted = self.figures(from.dataset, from.key).and_then(Figures::adopted);
        // A rate is no amount: what is filled past it goes on, it stays.
        let alike = entry::in_unit(from.key.measure) == entry::in_unit(to.key.measure);
        let Some(figure) = adopted.filter(|_| alike && from != to) else { return Ok(None) };
        let mut copy = Figure::new(figure.said.clone(), default_source);
        (copy.qualifier, copy.status) = (figure.qualifier, figure.status);
        let Some(before) = self.figures(to.dataset, to.key) else {
            return Ok(Some(Filled { figures: Figures::one(copy), over_sourced: false }));
        };
        let Some((place, there)) = before.adopted_place().zip(before.adopted()) else {
            return Ok(Some(Filled { figures: before.clone().with_another(copy, true), over_sourced: false }));
        };
        if (&there.said, there.qualifier, there.status) == (&copy.said, copy.qualifier, copy.status) {
            return Ok(None);
        }
        let own = there.source.is_some() && there.source != default_source && there.source != figure.source;
        let figures = before.clone().with(place, |there| {
            let mut details = there.details().cloned().unwrap_or_default();
            details.quote_outdated = details.quote.is_some();
            details.note = details.note.and_then(|note| without_arithmetic(&note));
            (there.said, there.qualifier, there.status) = (copy.said, copy.qualifier, copy.status);
            *there = there.clone().with_details(details);
        });
        Ok(Some(Filled { figures, over_sourced: own }))
    }

    /// The targets of a fill whose figures have a source of their own.
    pub fn over_sourced(&self, pairs: &[(CellRef, CellRef)]) -> BTreeSet<CellRef> {
        let own = |(from, to): &(CellRef, CellRef)| {
            let filled = self.filled(*from, *to).ok().flatten()?;
            filled.over_sourced.then_some(*to)
        };
        pairs.iter().filter_map(own).collect()
    }

    fn change_many(&mut self, cells: Vec<CellRef>, change: &FigureChange) -> Result<(), Refusal> {
        let mut plan = Plan::default();
        let mut any = false;
        for cell in each_once(cells) {
            self.dataset(cell.dataset)?;
            let Some(before) = self.figures(cell.dataset, cell.key) else { continue };
            let Some(place) = before.adopted_place() else { continue };
            any = true;
            let after = before.clone().with(place, |figure| changed(figure, change));
            if after != *before {
                plan.put(cell, Some(after));
            }
        }
        if !any {
            return Err(Refusal::NoFigure);
        }
        let label = match plan.only() {
            Some(Key { flow, measure, period }) => Label::ChangeFigure { flow, measure, period },
            None => Label::ChangeFigures(plan.count()),
        };
        self.carry_out(label, plan)
    }

    fn carry_out(&mut self, label: Label, plan: Plan) -> Result<(), Refusal> {
        let mut edits = Vec::new();
        for (dataset, period) in plan.kept {
            if !self.dataset(dataset)?.periods.contains(&period) {
                edits.push(Edit::Period { dataset, period, kept: true });
            }
        }
        edits.extend(plan.cells.into_iter().map(|(dataset, cells)| Edit::Cells { dataset, cells }));
        self.commit(label, edits, self.selection.clone(), 0)
    }
}

struct Filled {
    figures: Figures,
    /// The figure that was there has a source that is not the one filled.
    over_sourced: bool,
}

/// Sorted as the observations are, so that they can be put in one go.
fn each_once(mut cells: Vec<CellRef>) -> Vec<CellRef> {
    if !cells.is_sorted_by(|a, b| a < b) {
        cells.sort_unstable();
        cells.dedup();
    }
    cells
}
