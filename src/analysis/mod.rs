//! What *follows* from a project: growth, balance, index, chart marks. Pure functions of plain values.
//!
//! Figures are compared as intervals of what their printed digits can mean (METHOD: a printed number is a claim).
//! *Invariant:* no floating point in a verdict; f64 only at the plot's edge.

pub mod beside;
pub mod chart;
pub mod checks;
mod exact;
pub mod growth;
pub mod interval;
pub mod merge;
pub mod mirror;
pub mod partners;
pub mod reconcile;
pub mod record;
pub mod report;
pub mod revisions;
pub mod sheet;
pub mod tiles;
pub mod totals;
