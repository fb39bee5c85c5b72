//! A table for other programs: heads, and rows of numbers and texts.

use rust_decimal::Decimal;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    #[default]
    Empty,
    /// Its scale is the decimals that are to be shown.
    Number(Decimal),
    /// 21.6 is 21.6 percent.
    Percent(Decimal),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainCell {
    pub value: Value,
    /// What is to be said of it: its status, its note.
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainTable {
    /// The head of the first column: the unit.
    pub corner: String,
    pub heads: Vec<String>,
    /// The head of the column that notes go to where cells can have none.
    pub notes: String,
    /// Each row with its own head.
    pub rows: Vec<(String, Vec<PlainCell>)>,
}
