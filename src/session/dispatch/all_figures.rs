//! Actions on figures named one by one, rivals too.
//!
//! *Invariant:* one action is one step of undo, and a cell whose figures are not named stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{changed, entered};
use crate::domain::{CellRef, DatasetId, Edit, EditError, Figures, Key};
use crate::session::action::{FigureRef, FiguresAction};
use crate::session::entry::{self, CellEntry};
use crate::session::{FigureChange, Label, Refusal, Session};

/// The figures of cells as they are to become; `None` empties a cell.
type Planned = BTreeMap<DatasetId, BTreeMap<Key, Option<Figures>>>;

impl Session {
    pub(super) fn dispatch_all_figures(&mut self, action: FiguresAction) -> Result<(), Refusal> {
        let mut planned = Planned::new();
        match action {
            FiguresAction::Say(said) => {
                let label = said_label(&said);
                // From the last place of a cell on: taking one away moves those after it.
                for (figure, text) in last_first(said) {
                    self.plan_said(&mut planned, figure, &text)?;
                }
                self.put_planned(planned, label)
            }
            FiguresAction::Remove(figures) => {
                let label = match figures.as_slice() {
                    [FigureRef { cell: CellRef { key, .. }, .. }] => {
                        Label::RemoveFigure { flow: key.flow, measure: key.measure, period: key.period }
                    }
                    figures => Label::ClearFigures(figures.len()),
                };
                for (figure, ()) in last_first(figures.into_iter().map(|figure| (figure, ())).collect()) {
                    let figures = self.planned(&planned, figure)?;
                    put(&mut planned, figure.cell, figures.without(figure.place));
                }
                self.put_planned(planned, label)
            }
            FiguresAction::Change { figures, change } => {
                let each = figures.into_iter().map(|figure| (figure, change.clone())).collect();
                self.change_each(each)
            }
            FiguresAction::ChangeEach(changes) => self.change_each(changes),
        }
    }

    fn change_each(&mut self, changes: Vec<(FigureRef, FigureChange)>) -> Result<(), Refusal> {
        let label = match changes.as_slice() {
            [(FigureRef { cell: CellRef { key, .. }, .. }, _)] => {
                Label::ChangeFigure { flow: key.flow, measure: key.measure, period: key.period }
            }
            changes => Label::ChangeFigures(changes.len()),
        };
        let mut planned = Planned::new();
        for (figure, change) in changes {
            let figures = self.planned(&planned, figure)?;
            let figures = figures.with(figure.place, |figure| changed(figure, &change));
            put(&mut planned, figure.cell, Some(figures));
        }
        self.put_planned(planned, label)
    }

    /// The figures of a cell as planned so far; refused when there is none at the place named.
    fn planned(&self, planned: &Planned, figure: FigureRef) -> Result<Figures, Refusal> {
        let CellRef { dataset, key } = figure.cell;
        let figures = match planned.get(&dataset).and_then(|cells| cells.get(&key)) {
            Some(figures) => figures.as_ref(),
            None => self.figures(dataset, key),
        };
        let figures = figures.filter(|figures| figure.place < figures.count());
        figures.cloned().ok_or_else(|| EditError::Gone(dataset.0).into())
    }

    fn plan_said(&self, planned: &mut Planned, figure: FigureRef, text: &str) -> Result<(), Refusal> {
        let CellRef { dataset, key } = figure.cell;
        let figures = self.planned(planned, figure)?;
        if text.trim().is_empty() {
            put(planned, figure.cell, figures.without(figure.place));
            return Ok(());
        }
        let shown = self.dataset(dataset)?.head.shown;
        let before = figures.get(figure.place);
        let before = before.map(|figure| entry::text_of(figure, key.measure, shown, self.number_format()));
        let unchanged = before.as_deref() == Some(text);
        let read = CellEntry { unchanged, ..self.read_entry(dataset, key, text) };
        // Typing corrects the adopted figure: for a while this one is.
        let adopted = figures.adopted_place();
        let corrected = entered(Some(&figures.with_adopted(Some(figure.place))), &read, None);
        put(planned, figure.cell, corrected.map(|figures| figures.with_adopted(adopted)));
        Ok(())
    }

    fn put_planned(&mut self, planned: Planned, label: Label) -> Result<(), Refusal> {
        let mut edits = Vec::new();
        for (dataset, cells) in planned {
            let cells: Vec<_> =
                cells.into_iter().filter(|(key, figures)| self.figures(dataset, *key) != figures.as_ref()).collect();
            // A row does not vanish under the hand that empties its last cell: its period is kept.
            let kept = &self.dataset(dataset)?.periods;
            let emptied: BTreeSet<_> =
                cells.iter().filter(|(_, figures)| figures.is_none()).map(|(key, _)| key.period).collect();
            let keep = emptied.into_iter().filter(|period| !kept.contains(period));
            edits.extend(keep.map(|period| Edit::Period { dataset, period, kept: true }));
            if !cells.is_empty() {
                edits.push(Edit::Cells { dataset, cells });
            }
        }
        self.commit(label, edits, self.selection.clone(), 0)
    }
}

fn put(planned: &mut Planned, cell: CellRef, figures: Option<Figures>) {
    planned.entry(cell.dataset).or_default().insert(cell.key, figures);
}

fn last_first<T>(mut figures: Vec<(FigureRef, T)>) -> Vec<(FigureRef, T)> {
    figures.sort_by_key(|(figure, _)| std::cmp::Reverse(*figure));
    figures.dedup_by_key(|(figure, _)| *figure);
    figures
}

fn said_label(said: &[(FigureRef, String)]) -> Label {
    match said {
        [(FigureRef { cell: CellRef { key, .. }, .. }, text)] => {
            let text = text.trim();
            let (flow, measure, period) = (key.flow, key.measure, key.period);
            if text.is_empty() {
                return Label::RemoveFigure { flow, measure, period };
            }
            Label::SetFigure { flow, measure, period, text: text.chars().take(40).collect() }
        }
        said => Label::Paste(said.len()),
    }
}
