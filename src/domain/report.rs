//! A table of numbers and texts for readers outside the program: other programs, and people who do not see a chart.
//!
//! *Invariant:* a number has its printed digits; rounding and words are done before.

use rust_decimal::Decimal;

/// What a cell of a table holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ReportValue {
    #[default]
    Empty,
    /// Its scale is the decimals that are to be shown.
    Number(Decimal),
    /// 21.6 is 21.6 percent.
    Percent(Decimal),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportCell {
    pub value: ReportValue,
    /// What is to be said of it: its status, its note.
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportTable {
    /// The head of the first column: the unit.
    pub corner: String,
    pub heads: Vec<String>,
    /// The head of the column that notes go to where cells can have none.
    pub notes: String,
    /// Each row with its own head.
    pub rows: Vec<(String, Vec<ReportCell>)>,
}
