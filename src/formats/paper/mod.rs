//! Documents of tables for other programs: Word, Excel, plain tables and Markdown; and dates for calendars.
//!
//! *Invariant:* every one of them carries its date and its source, and no text in it is taken for a formula or for
//! marks of the notation.

pub mod docx;
pub mod ics;
pub mod markdown;
pub mod table;
#[cfg(test)]
mod tests;
