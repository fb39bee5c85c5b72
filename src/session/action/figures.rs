//! What is done to figures named one by one, rivals too, as in the table of all figures. Each is one step of undo.

use serde::{Deserialize, Serialize};

use super::FigureChange;
use crate::domain::CellRef;

/// A figure: its cell, and its place among the figures there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FigureRef {
    pub cell: CellRef,
    pub place: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiguresAction {
    /// A text typed or pasted for each: its amount, corrected; an empty one takes the figure away.
    Say(Vec<(FigureRef, String)>),
    /// Takes figures away. Where the adopted one goes, none is adopted.
    Remove(Vec<FigureRef>),
    /// Changes each figure beside what it says.
    Change { figures: Vec<FigureRef>, change: FigureChange },
    /// Changes each figure in its own way.
    ChangeEach(Vec<(FigureRef, FigureChange)>),
}
