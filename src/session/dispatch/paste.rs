//! Pasting a block of cells: the plan that was looked at, carried out.
//!
//! *Invariant:* one paste is one step of undo; what is left out is what the plan names.

use std::collections::BTreeMap;

use super::figures::{cleared, entered};
use crate::domain::{CellRef, Dataset, DatasetId, Edit, Figure, Figures, Key, ObsStatus, Period, SourceId};
use crate::session::action::{Conflicts, Paste, PasteAcross};
use crate::session::paste::{Effect, Plan, PlanCell, plan, plan_across, target};
use crate::session::table::DatasetTable;
use crate::session::{Cursor, Extent, Label, Place, Refusal, Selection, Session, Span, Takes};

/// New figures by key, in order; `None` empties a cell.
type Cells = Vec<(Key, Option<Figures>)>;

/// What one pasted cell does to the figures of its cell.
struct Change<'a> {
    key: Key,
    cell: &'a PlanCell,
}

impl Session {
    pub(super) fn paste(&mut self, paste: &Paste) -> Result<(), Refusal> {
        let Place::Dataset(id) = self.place() else { return Ok(()) };
        self.dataset(id)?;
        let shown = self.sheet(id).is_some_and(|sheet| sheet.row_of(paste.at.period).is_some());
        let next = (!shown).then_some(paste.at.period);
        let Some(table) = self.table(id, next) else { return Ok(()) };
        let plan = plan(self, &table, paste);
        let (mut edits, count) = self.edits(&plan, paste.reading.conflicts, &plan.new_periods)?;
        if edits.is_empty() {
            edits.extend(self.kept_periods(id, &plan.new_periods, &[])?);
        }
        let after = self.selected(&plan, &table);
        self.commit(Label::Paste(count), edits, after, 0)
    }

    /// Into the table of partners or products.
    pub(super) fn paste_across(&mut self, paste: &PasteAcross) -> Result<(), Refusal> {
        let plan = plan_across(self, paste);
        let (edits, count) = self.edits(&plan, paste.reading.conflicts, &[])?;
        let after = self.selection.clone();
        self.commit(Label::Paste(count), edits, after, 0)
    }

    /// What a plan does to the project, and how many pasted cells are in it.
    fn edits(&self, plan: &Plan, conflicts: Conflicts, fresh: &[Period]) -> Result<(Vec<Edit>, usize), Refusal> {
        let mut edits = Vec::new();
        let mut count = 0;
        for (dataset, changes) in by_dataset(plan, conflicts) {
            let (cells, put) = self.changed(dataset, &changes, conflicts)?;
            count += put;
            edits.extend(self.kept_periods(dataset, fresh, &cells)?);
            if !cells.is_empty() {
                edits.push(Edit::Cells { dataset, cells });
            }
        }
        Ok((edits, count))
    }

    /// The new figures of each changed cell, in key order, and how many pasted cells are in them.
    fn changed(
        &self,
        dataset: DatasetId,
        changes: &[Change<'_>],
        conflicts: Conflicts,
    ) -> Result<(Cells, usize), Refusal> {
        let own = self.dataset(dataset)?;
        let mut cells: Cells = Vec::with_capacity(changes.len());
        let mut count = 0;
        let mut finder = own.observations.finder();
        for Change { key, cell } in changes {
            let known = finder.get(*key).map(|observation| &observation.figures);
            let before = match cells.last() {
                Some((last, figures)) if last == key => figures.as_ref(),
                _ => known,
            };
            let figures = put(before, cell, own.head.default_source, conflicts);
            if before == figures.as_ref() {
                continue;
            }
            count += 1;
            match cells.last_mut() {
                Some((last, kept)) if *last == *key => *kept = figures,
                _ => cells.push((*key, figures)),
            }
        }
        Ok((cells, count))
    }

    /// Rows that lose their last figure, and new rows that got none, stay in the table.
    fn kept_periods(
        &self,
        dataset: DatasetId,
        fresh: &[Period],
        cells: &[(Key, Option<Figures>)],
    ) -> Result<Vec<Edit>, Refusal> {
        let own = self.dataset(dataset)?;
        let filled = |period: Period| {
            let from = cells.partition_point(|(key, _)| key.period < period);
            let here = cells.iter().skip(from).take_while(|(key, _)| key.period == period);
            here.into_iter().any(|(_, figures)| figures.is_some())
        };
        let emptied = cells.iter().filter(|(_, figures)| figures.is_none()).map(|(key, _)| key.period);
        let mut periods: Vec<_> = emptied.chain(fresh.iter().copied()).filter(|period| !filled(*period)).collect();
        periods.sort_unstable();
        periods.dedup();
        let is_kept = |own: &Dataset, period: &Period| own.periods.contains(period);
        let edit = |period| Edit::Period { dataset, period, kept: true };
        Ok(periods.into_iter().filter(|period| !is_kept(own, period)).map(edit).collect())
    }

    /// The pasted block is selected, the cursor in its first cell.
    fn selected(&self, plan: &Plan, table: &DatasetTable) -> Selection {
        let mut after = self.selection.clone();
        if let Some((first, last)) = plan.corners(table) {
            after.cursor = Some(first);
            after.spans = spans(first, last);
        }
        after
    }
}

fn spans(first: Cursor, last: Cursor) -> Vec<Span<Cursor>> {
    if first == last {
        return Vec::new();
    }
    vec![Span { anchor: first, far: last, extent: Extent::Cells }]
}

/// What is changed, by dataset and in key order; the figure of a cell before its source, and that before its note.
fn by_dataset(plan: &Plan, conflicts: Conflicts) -> BTreeMap<DatasetId, Vec<Change<'_>>> {
    let mut found: BTreeMap<DatasetId, Vec<Change<'_>>> = BTreeMap::new();
    for cell in &plan.cells {
        let leaves = cell.effect == Effect::Conflicts
            && (conflicts == Conflicts::Leave || conflicts == Conflicts::KeepBoth && cell.entry.said.is_none());
        if leaves || matches!(cell.effect, Effect::Same | Effect::Left) {
            continue;
        }
        let Some(CellRef { dataset, key }) = target(cell.takes) else { continue };
        found.entry(dataset).or_default().push(Change { key, cell });
    }
    for changes in found.values_mut() {
        changes.sort_by_key(|change| (change.key, order(change.cell.takes)));
    }
    found
}

fn order(takes: Takes) -> u8 {
    match takes {
        Takes::Figure(_) => 0,
        Takes::Source(_) => 1,
        Takes::Note(_) | Takes::Nothing => 2,
    }
}

fn put(
    before: Option<&Figures>,
    cell: &PlanCell,
    own_source: Option<SourceId>,
    conflicts: Conflicts,
) -> Option<Figures> {
    match cell.takes {
        Takes::Figure(_) => figure(before, cell, own_source, conflicts),
        Takes::Source(_) => adopted_with(before, |figure| figure.source = cell.source),
        Takes::Note(_) => adopted_with(before, |figure| {
            let mut details = figure.details().cloned().unwrap_or_default();
            let note = cell.entry.note.as_deref().unwrap_or_default();
            details.note = (!note.is_empty()).then(|| note.into());
            *figure = figure.clone().with_details(details);
        }),
        Takes::Nothing => before.cloned(),
    }
}

fn figure(
    before: Option<&Figures>,
    cell: &PlanCell,
    own_source: Option<SourceId>,
    conflicts: Conflicts,
) -> Option<Figures> {
    if cell.entry.said.is_none() {
        return before.and_then(cleared);
    }
    let after = match before {
        Some(figures) if cell.effect == Effect::Conflicts && conflicts == Conflicts::KeepBoth => {
            let fresh = entered(None, &cell.entry, own_source)?;
            let mut rival = fresh.adopted()?.clone();
            starred(&mut rival, cell);
            return Some(figures.clone().with_another(rival, false));
        }
        before => entered(before, &cell.entry, own_source),
    };
    if !cell.provisional {
        return after;
    }
    adopted_with(after.as_ref(), |figure| starred(figure, cell))
}

fn starred(figure: &mut Figure, cell: &PlanCell) {
    if cell.provisional && figure.status == ObsStatus::Normal {
        figure.status = ObsStatus::Provisional;
    }
}

fn adopted_with(figures: Option<&Figures>, change: impl FnOnce(&mut Figure)) -> Option<Figures> {
    let figures = figures?.clone();
    let Some(place) = figures.adopted_place() else { return Some(figures) };
    Some(figures.with(place, change))
}
