//! What is done to several charts at once.

use serde::{Deserialize, Serialize};

use crate::domain::{ChartId, DatasetId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartsAction {
    /// The same chart for other datasets, one of each, after it and in the order given.
    ForDatasets { chart: ChartId, datasets: Vec<DatasetId> },
}
