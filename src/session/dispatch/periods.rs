//! Actions on the rows of a dataset.

use std::collections::BTreeSet;

use crate::analysis::sheet::Column;
use crate::domain::{DatasetId, Edit, Flow, Period};
use crate::session::periods::is_there;
use crate::session::{Action, Cursor, Label, Place, Refusal, Session};

impl Session {
    pub(super) fn dispatch_periods(&mut self, action: Action) -> Result<(), Refusal> {
        self.drop_draft();
        match action {
            Action::AddPeriod { dataset, period } => self.add_period(dataset, period),
            Action::AddPeriods { dataset, periods } => self.add_periods(dataset, &periods),
            Action::RemovePeriods { dataset, periods } => self.remove_periods(dataset, &periods),
            _ => Ok(()),
        }
    }

    fn add_period(&mut self, dataset: DatasetId, period: Period) -> Result<(), Refusal> {
        let table = self.dataset(dataset)?;
        if is_there(table, period) {
            return Err(Refusal::PeriodThere(period));
        }
        let mut after = self.selection.clone();
        if after.place == Place::Dataset(dataset) {
            let column = after.cursor.map_or(Column::level(Flow::Exports), |cursor| cursor.column);
            after.cursor = Some(Cursor { period, column });
        }
        self.commit(Label::AddPeriod(period), vec![Edit::Period { dataset, period, kept: true }], after, 0)
    }

    fn add_periods(&mut self, dataset: DatasetId, periods: &[Period]) -> Result<(), Refusal> {
        let table = self.dataset(dataset)?;
        let wanted: BTreeSet<_> = periods.iter().copied().collect();
        let new: Vec<_> = wanted.into_iter().filter(|period| !is_there(table, *period)).collect();
        let mut after = self.selection.clone();
        // The cursor goes to the first of them, so that what was added is in view.
        if let (Some(period), Place::Dataset(shown)) = (new.first(), after.place)
            && shown == dataset
        {
            let column = after.cursor.map_or(Column::level(Flow::Exports), |cursor| cursor.column);
            after.cursor = Some(Cursor { period: *period, column });
            after.spans.clear();
        }
        let label = match new.as_slice() {
            [period] => Label::AddPeriod(*period),
            new => Label::AddPeriods(new.len()),
        };
        let edits = new.into_iter().map(|period| Edit::Period { dataset, period, kept: true });
        self.commit(label, edits.collect(), after, 0)
    }

    fn remove_periods(&mut self, dataset: DatasetId, periods: &[Period]) -> Result<(), Refusal> {
        let table = self.dataset(dataset)?;
        let mut cells = Vec::new();
        let mut edits = Vec::new();
        let gone: BTreeSet<_> = periods.iter().copied().collect();
        for &period in &gone {
            cells.extend(table.observations.of_period(period).map(|observation| (observation.key, None)));
            if table.periods.contains(&period) {
                edits.push(Edit::Period { dataset, period, kept: false });
            }
        }
        if !cells.is_empty() {
            edits.push(Edit::Cells { dataset, cells });
        }
        let label = match periods {
            [period] => Label::RemovePeriod(*period),
            periods => Label::RemovePeriods(periods.len()),
        };
        let mut after = self.selection.clone();
        after.cursor = after.cursor.filter(|cursor| !gone.contains(&cursor.period));
        after.spans.clear();
        self.commit(label, edits, after, 0)
    }
}
