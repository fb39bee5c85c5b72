//! What is done to many cells at once. Each is one step of undo.

use serde::{Deserialize, Serialize};

use super::FigureChange;
use crate::domain::CellRef;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellsAction {
    /// Removes the adopted figures of cells, never their rivals.
    Clear(Vec<CellRef>),
    /// One text typed for all of them (Ctrl+Enter).
    Enter { cells: Vec<CellRef>, text: String },
    /// Each pair: what stands in the first goes into the second. `over_sourced`: the person has agreed that figures
    /// with a source of their own are corrected.
    Fill { pairs: Vec<(CellRef, CellRef)>, over_sourced: bool },
    /// Changes the adopted figure of each cell that has one.
    Change { cells: Vec<CellRef>, change: FigureChange },
    /// What the other figures imply for a cell becomes its figure, with the status "estimated".
    TakeOver(CellRef),
}
