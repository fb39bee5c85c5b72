//! Commands on the selected cells of a grid.

/// What menus, palette and keys ask of the grid on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GridCommand {
    SelectAll,
    Cut,
    Copy,
    CopyWithHeadings,
    Paste,
    FillDown,
    FillRight,
    InsertBefore,
    InsertAfter,
    DeleteRows,
    /// The selected columns change places with their neighbours.
    ColumnsLeft,
    ColumnsRight,
    /// What the other figures imply becomes the cell's figure.
    TakeOver,
}
