//! Actions on the rows of a dataset.

use crate::domain::{DatasetId, Edit, Period};
use crate::session::{Action, Label, Place, Refusal, Session};

impl Session {
    pub(super) fn dispatch_periods(&mut self, action: Action) -> Result<(), Refusal> {
        self.drop_draft();
        match action {
            Action::AddPeriod { dataset, period } => self.add_period(dataset, period),
            Action::RemovePeriods { dataset, periods } => self.remove_periods(dataset, &periods),
            _ => Ok(()),
        }
    }

    fn add_period(&mut self, dataset: DatasetId, period: Period) -> Result<(), Refusal> {
        let table = self.dataset(dataset)?;
        if table.periods.contains(&period) || table.observations.of_period(period).next().is_some() {
            return Err(Refusal::PeriodThere(period));
        }
        let mut after = self.selection;
        if after.place == Place::Dataset(dataset) {
            use crate::analysis::sheet::Column;
            let column = after.cursor.map_or(Column::level(crate::domain::Flow::Exports), |cursor| cursor.column);
            after.cursor = Some(crate::session::Cursor { period, column });
        }
        self.commit(Label::AddPeriod(period), vec![Edit::Period { dataset, period, kept: true }], after, 0)
    }

    fn remove_periods(&mut self, dataset: DatasetId, periods: &[Period]) -> Result<(), Refusal> {
        let table = self.dataset(dataset)?;
        let mut edits = Vec::new();
        for &period in periods {
            for observation in table.observations.of_period(period) {
                edits.push(Edit::Figures { dataset, key: observation.key, figures: None });
            }
            if table.periods.contains(&period) {
                edits.push(Edit::Period { dataset, period, kept: false });
            }
        }
        let label = match periods {
            [period] => Label::RemovePeriod(*period),
            periods => Label::RemovePeriods(periods.len()),
        };
        let mut after = self.selection;
        after.cursor = after.cursor.filter(|cursor| !periods.contains(&cursor.period));
        self.commit(label, edits, after, 0)
    }
}
