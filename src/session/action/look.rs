//! How the table of a dataset is laid out; nothing of it is in the file.

use serde::{Deserialize, Serialize};

use crate::analysis::sheet::Column;
use crate::domain::DatasetId;
use crate::session::place::RowFilter;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LookAction {
    /// The columns in their order; `None`: level and growth of each flow.
    Columns(Option<Vec<Column>>),
    /// A width in points; `None`: as wide as its numbers need.
    Width(Column, Option<u16>),
    Filter(RowFilter),
    /// Whether the rows that add up to years have their totals under them.
    Totals(bool),
    /// Datasets side by side with this one.
    Beside(Vec<DatasetId>),
}
