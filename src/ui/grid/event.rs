//! What hands did in a grid, as plain data: the screen around it turns it into actions.

use std::collections::BTreeSet;

use super::source::Target;
use crate::session::grid::{Block, Marks};
use crate::ui::command::GridCommand;

/// In the order in which it happened; to be carried out in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GridEvent<A> {
    /// Another selection, in places as they are shown. The next frame is to be given it.
    Selected(Marks),
    /// The field has this text now; nothing is taken in yet.
    Typing {
        at: A,
        text: String,
    },
    /// Enter, F2 or a double click in a cell that is a link.
    Opened(A),
    /// Typing was given up: everything is as before.
    Restored,
    /// A text was taken in for one cell. What the cell then shows is told to assistive technology by the grid.
    Entered {
        at: A,
        text: String,
    },
    /// A text for all selected cells (Ctrl+Enter).
    EnteredAll {
        marks: Marks,
        text: String,
    },
    /// Delete.
    Clear(Marks),
    Copy {
        marks: Marks,
        with_headings: bool,
    },
    /// Copy, then clear.
    Cut(Marks),
    Paste {
        marks: Marks,
        text: String,
    },
    /// The keys or the menu asked for what is on the clipboard, and nothing is there.
    PastedNothing,
    /// All of `to` but `from` is filled from `from`. The last row of `to` may be beyond the last row of the table when
    /// the handle was dragged there.
    Fill {
        from: Block,
        to: Block,
    },
    /// The handle of whole rows was dragged on by so many rows (less than 0: upwards).
    Continue {
        from: Block,
        rows: i32,
    },
    /// The width of a column in points; `None`: as its texts need.
    Width {
        column: usize,
        width: Option<u16>,
    },
    /// These columns go together before the column `before` (as many as there are columns: to the end).
    MovedColumns {
        columns: BTreeSet<usize>,
        before: usize,
    },
    /// The sort button of a head.
    Sort(usize),
    /// The head of a row that is only offered was clicked.
    AddRow(usize),
    /// An own entry of a menu ([`super::Does::Own`]); the selection holds the target.
    Chosen {
        target: Target,
        choice: u32,
        marks: Marks,
    },
    /// A command that is not the grid's alone: rows, dialogs, what is implied.
    Command {
        command: GridCommand,
        marks: Marks,
    },
}
