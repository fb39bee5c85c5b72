//! What a screen asks of charts that are to leave the program.

use std::path::PathBuf;

use crate::domain::ChartId;
use crate::session::charts::{Looked, PictureFormat, Wish};

/// A chart as it is looked at, into a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartExport {
    pub chart: ChartId,
    pub looked: Looked,
    pub wish: Wish,
    /// Typed: `~` is to be followed and a failure told to the open dialog. `None`: a file dialog asks.
    pub to: Option<PathBuf>,
}

/// Charts whole, into a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartsExport {
    /// `None` are all.
    pub charts: Option<Vec<ChartId>>,
    /// The format of `wish` does not count.
    pub formats: Vec<PictureFormat>,
    pub wish: Wish,
    /// As that of [`ChartExport`].
    pub to: Option<PathBuf>,
    /// Files that are there may be written over.
    pub replace: bool,
}

/// The figures of a chart, as CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartDataExport {
    pub chart: ChartId,
    /// As that of [`ChartExport`].
    pub to: Option<PathBuf>,
}
