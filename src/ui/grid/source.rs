//! What a table must say of itself to be shown as a grid.

use std::ops::Range;

use egui::{Color32, Id};

use crate::session::grid::{Cells, Marks, Spot};
use crate::ui::command::GridCommand;
use crate::words::{Words, plain_spaces};

/// A table that [`super::grid_ui`] shows. Everything is asked only for what is in view.
///
/// Columns are those of [`Cells`]; the heads of the rows, where there are any, stand before column 0 and are no column.
pub trait GridSource: Cells {
    /// A cell by what it stands for, whatever its place: what is being typed stays with it when rows come and go.
    type At: Copy + PartialEq;

    fn at(&self, spot: Spot) -> Option<Self::At>;
    /// `None` when it is not shown.
    fn spot_of(&self, at: Self::At) -> Option<Spot>;

    /// Where the cursor stands before a person put it anywhere.
    fn start(&self) -> Option<Spot> {
        self.last().map(|_| Spot::new(0, 0))
    }

    fn words(&self) -> &Words;
    /// Under which the grid has egui's focus; its field is `id().with("editor")`.
    fn id(&self) -> Id;
    /// The table's name for assistive technology.
    fn name(&self) -> String;
    /// Another number whenever another text may be shown; columns of a short table are measured again then.
    fn revision(&self) -> u64;
    /// Another number when the columns are others: nothing that was measured holds any more.
    fn columns_key(&self) -> u64 {
        0
    }

    /// The upper head row; empty: there is only one head row. Columns in no group have an empty head above them.
    fn groups(&self) -> Vec<Group> {
        Vec::new()
    }
    fn head(&self, column: usize) -> Head;
    /// The tooltip of a head: what a narrow column has no room for.
    fn head_tip(&self, _column: usize) -> Vec<String> {
        Vec::new()
    }
    /// The width in points that a person dragged; `None`: as its texts need.
    fn width(&self, _column: usize) -> Option<f32> {
        None
    }
    /// Columns at the left that do not scroll (beside the heads of the rows, which never do).
    fn frozen(&self) -> usize {
        0
    }
    /// 0: rows have no heads.
    fn row_head_width(&self) -> f32 {
        0.0
    }
    /// What stands over the heads of the rows.
    fn row_head_title(&self) -> String {
        String::new()
    }
    fn row_head(&self, _row: usize) -> RowHead {
        RowHead::default()
    }

    /// Rows under the table that are no cells of it: they can be read, and neither selected nor edited. In the texts of
    /// cells and row heads they are the rows after the last one.
    fn totals(&self) -> usize {
        0
    }
    /// The place of the total that a row adds to.
    fn total_of(&self, _row: usize) -> Option<usize> {
        None
    }

    /// What is painted in a cell.
    fn face(&self, spot: Spot) -> Face;
    /// What its text needs of the width of its column.
    fn shape(&self, spot: Spot) -> Shape {
        Shape::of_text(&self.face(spot).text, 80)
    }
    /// The name for assistive technology: `Exports, 2023`.
    fn cell_name(&self, spot: Spot) -> String;
    /// The value for assistive technology.
    fn cell_value(&self, spot: Spot) -> String {
        plain_spaces(&self.face(spot).text)
    }
    /// The sentences of the tooltip, which are the description for assistive technology too.
    fn sentences(&self, _spot: Spot) -> Vec<String> {
        Vec::new()
    }

    /// The text to edit a cell with; or why it can not be edited, in a few words (shown under the cell).
    ///
    /// # Errors
    /// When typing into the cell changes nothing.
    fn text_to_edit(&self, spot: Spot) -> Result<String, String>;
    /// A link rather than a field: Enter, F2 and a double click are [`super::GridEvent::Opened`].
    fn opens(&self, _spot: Spot) -> bool {
        false
    }
    /// What stands under the field while `text` is in it.
    fn hint(&self, _at: Self::At, _text: &str) -> Option<Hint> {
        None
    }
    /// Texts that the cell could have, by what was typed of one; offered in a list under the field.
    fn offers(&self, _at: Self::At, _typed: &str) -> Vec<String> {
        Vec::new()
    }
    /// The text can not be taken in: the field stays open with its hint.
    fn holds_back(&self, _at: Self::At, _text: &str) -> bool {
        false
    }
    /// Numbers stand at the right: the field over them does so too.
    fn is_text_column(&self, _column: usize) -> bool {
        false
    }

    /// The selection has a handle that is dragged to fill; Ctrl+D and Ctrl+R fill.
    fn fills(&self) -> bool {
        false
    }
    /// Heads can be dragged to another place ([`super::GridEvent::MovedColumns`]).
    fn moves_columns(&self) -> bool {
        false
    }
    /// The menu of a cell, a row's head or a column's head; none when it is empty.
    fn menu(&self, _target: Target, _marks: &Marks) -> Vec<MenuEntry> {
        Vec::new()
    }
}

/// What a menu is opened on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Cell(Spot),
    /// The head of a row.
    Row(usize),
    /// The head of a column.
    Head(usize),
}

/// A line of a menu.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    pub text: String,
    pub does: Does,
    pub enabled: bool,
    /// A mark before it where it is a choice.
    pub checked: Option<bool>,
}

/// What a line of a menu does.
#[derive(Debug, Clone)]
pub enum Does {
    /// The same as the command of the window's menus; its shortcut is shown.
    Command(GridCommand),
    /// F2.
    Edit,
    /// Delete.
    Clear,
    /// The screen's own: comes back as [`super::GridEvent::Chosen`] with this number.
    Own(u32),
    Menu(Vec<MenuEntry>),
    Line,
}

impl MenuEntry {
    pub fn new(text: impl Into<String>, does: Does) -> Self {
        Self { text: text.into(), does, enabled: true, checked: None }
    }

    pub fn line() -> Self {
        Self::new("", Does::Line)
    }

    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    pub fn checked(self, checked: bool) -> Self {
        Self { checked: Some(checked), ..self }
    }
}

/// Columns under one head.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub columns: Range<usize>,
    /// Its tooltip has it whole.
    pub text: String,
    /// A line of this colour stands over the text: the colour of a flow.
    pub color: Option<Color32>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    pub text: String,
    /// For assistive technology; empty: the text.
    pub name: String,
    /// A line at its left, through all rows.
    pub begins_group: bool,
    /// At the left, over texts; else at the right, over numbers.
    pub left: bool,
    /// `Some`: the head has a button that sorts ([`super::GridEvent::Sort`]), and shows how it is sorted now.
    pub sort: Option<Sorting>,
}

/// How a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorting {
    Not,
    Ascending,
    Descending,
}

/// The head of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowHead {
    pub text: String,
    /// For assistive technology; empty: the text.
    pub name: String,
    /// The row is only offered: a click on its head is [`super::GridEvent::AddRow`].
    pub adds: bool,
    /// Shown while the pointer is over it.
    pub tip: String,
}

/// What is painted in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Face {
    pub text: String,
    pub align: Align,
    pub ink: Ink,
    pub mark: Mark,
    /// A status in one letter, small after the number.
    pub letter: Option<&'static str>,
    /// The letter of a footnote, small at the left.
    pub note: Option<String>,
    /// A mark in the corner: something is to be said.
    pub attention: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Right,
    /// At the right, the decimal signs of a column under each other: the number has so many decimals.
    Decimals(u32),
}

/// The colour of a text by its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    #[default]
    Text,
    /// The program calculated it.
    Calculated,
    Muted,
    Attention,
    Conflict,
    Accent,
}

/// A sign at the right of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    #[default]
    None,
    /// ✓
    Agrees,
    /// So many figures.
    Count(usize),
}

/// What a text needs of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Decimals, so that the decimal signs stand under each other.
    pub decimals: u32,
    /// In tenths of the width of a digit.
    pub tenths: u32,
    /// A letter, ✓ or a count stands at its right.
    pub marked: bool,
}

impl Shape {
    /// Of a text, of which so many signs at the most are to be seen.
    pub fn of_text(text: &str, most: usize) -> Self {
        Self { tenths: text.chars().take(most).map(tenths).sum(), ..Self::default() }
    }
}

/// About the width of a sign in tenths of that of a digit, never less.
fn tenths(sign: char) -> u32 {
    match sign {
        '\u{202f}' => 3,
        '.' | ',' | ':' | ';' | '\'' | ' ' | '\u{a0}' | 'i' | 'j' | 'l' => 5,
        '…' => 14,
        '%' | 'm' | 'w' => 16,
        sign if sign.is_uppercase() => 16,
        _ => 10,
    }
}

/// What the field under the hand says of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub text: String,
    pub attention: bool,
}
