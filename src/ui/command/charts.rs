//! Commands on charts.

use crate::domain::ChartKind;

/// What menus, palette and keys ask for charts: to make one, or of the one on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartCommand {
    /// Opens the gallery of kinds.
    New,
    FromSelection,
    /// Of the chart under the table.
    SaveAs,
    ForOthers,
    /// From the cursor of a table to its mark.
    ShowInChart,
    /// From a mark to its cell.
    GoToFigure,

    Kind(ChartKind),
    AsTable,
    Fit,
    KeepPeriod,
    AddNote,
    DragFigures,

    CopyPicture,
    Export,
    ExportAll,
    Style,

    Duplicate,
    Delete,
}

impl ChartCommand {
    /// Whether it is about the chart on the screen.
    pub fn needs_chart(self) -> bool {
        !matches!(
            self,
            Self::New | Self::FromSelection | Self::SaveAs | Self::ShowInChart | Self::ExportAll | Self::Style
        )
    }
}
