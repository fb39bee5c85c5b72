//! Bytes ⇄ domain: the project file.
//!
//! Every reader takes bytes or text and gives a value with a report, or a typed error that says where and what to do.
//! *Invariant:* nothing here reads a file, asks the clock, or drops what the model holds without saying so.

pub mod delimited;
pub mod font;
pub mod formula;
pub mod journal;
pub mod paper;
pub mod pdf;
pub mod picture;
pub mod plain_table;
pub mod png;
pub mod project;
pub mod sample;
pub mod statements;
pub mod svg;
pub mod xlsx;
