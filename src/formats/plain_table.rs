//! A table for other programs: heads, and rows of numbers and texts.

pub use crate::domain::report::{ReportCell as PlainCell, ReportTable as PlainTable, ReportValue as Value};
