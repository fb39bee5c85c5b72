//! Actions on several charts at once.

use std::sync::Arc;

use crate::analysis::chart::described::for_dataset;
use crate::domain::{Chart, ChartId, DatasetId, Edit, EditError, Entry, Id, List};
use crate::session::action::ChartsAction;
use crate::session::label::Kind;
use crate::session::{Label, Place, Refusal, Session};

impl Session {
    pub(super) fn dispatch_charts(&mut self, action: ChartsAction) -> Result<(), Refusal> {
        match action {
            ChartsAction::ForDatasets { chart, datasets } => self.charts_for(chart, &datasets),
        }
    }

    /// One step, however many there are.
    fn charts_for(&mut self, chart: ChartId, datasets: &[DatasetId]) -> Result<(), Refusal> {
        let pattern = self.project().charts.shared(chart).ok_or(EditError::Gone(chart.0))?;
        let place = self.project().charts.place(chart).map_or(0, |place| place + 1);
        let used = self.project().ids().collect();
        let mut edits = Vec::new();
        for dataset in datasets {
            if self.project().datasets.get(*dataset).is_none() {
                return Err(EditError::Gone(dataset.0).into());
            }
            let id = ChartId(self.fresh_id_beside(&used, Kind::Chart));
            let entry = Entry::Chart(Arc::new(Chart { id, ..for_dataset(&pattern, *dataset) }));
            edits.push(Edit::Insert { list: List::Charts, place: place + edits.len(), entry });
        }
        self.commit(Label::AddCharts(edits.len()), edits, self.selection().clone(), 0)
    }

    /// Where to go when the chart on the screen is deleted: another chart, else what it was drawn of.
    pub(super) fn place_without_chart(&self, id: Id) -> Option<Place> {
        let charts = &self.project().charts;
        let place = charts.place(ChartId(id))?;
        let beside = charts.at(place + 1).or_else(|| place.checked_sub(1).and_then(|before| charts.at(before)));
        if let Some(beside) = beside {
            return Some(Place::Chart(beside.id));
        }
        let datasets = charts.at(place)?.datasets.iter().copied();
        let mut there = datasets.filter(|dataset| self.project().datasets.get(*dataset).is_some());
        there.next().or_else(|| self.project().datasets.at(0).map(|dataset| dataset.id)).map(Place::Dataset)
    }
}
