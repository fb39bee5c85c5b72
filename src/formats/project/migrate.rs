//! From the layout of any schema to the newest one, a step at a time.
//!
//! A change of the file raises [`SCHEMA`], keeps the old file types here as a module of their own, adds the step from
//! them to the new ones, and adds a golden file; `tests/shape.rs` here fails otherwise.
//! *Invariant:* every schema that was ever released is read.

use ron::error::SpannedError;
use ron::extensions::Extensions;

use super::limits;
use super::records::ProjectFile;

/// The layout that is written.
pub const SCHEMA: u64 = 3;

/// Reads a file of `schema`, which is at most [`SCHEMA`], in the newest file types. `None` for a schema never used.
pub fn newest(schema: u64, text: &str) -> Option<Result<ProjectFile, SpannedError>> {
    let options = ron::Options::default()
        // "published: \"2024-03-05\"" instead of "Some(…)".
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(limits::DEPTH);
    match schema {
        // Schema 2 added fields to charts and their notes, and the house style; all of them can be left out, so that a
        // file of schema 1 is one of schema 2 that has none of them. Schema 3 added templates of sessions, quoted figures
        // and deleted points of reviews in the same manner.
        1..=3 => Some(options.from_str(text)),
        _ => None,
    }
}
