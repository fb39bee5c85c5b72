//! The project file: RON that people can read and version control can compare, sealed against silent damage.
//!
//! ```text
//! // Tradebook project
//! (
//!     schema: 3,
//!     datasets: [
//!         (
//!             id: "kzaz",
//!             observations: [
//!                 ("2023", X, "456.3"),
//! …
//! // sha256: …
//! ```
//! The types of the file are not those of the model, so that either can change without the other.
//! *Invariant:* what [`write`] gives, [`read`] turns into an equal project, and writing that gives the same bytes.

mod amount;
mod charts;
mod check;
mod choice;
mod commissions;
mod dataset;
mod error;
mod header;
pub mod limits;
mod migrate;
mod observations;
mod place;
mod records;
mod salvage;
mod scan;
mod seal;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod writer;

pub use error::{Place, Problem, ReadError, Reference, Wanted, Warning};
pub use migrate::SCHEMA;
pub use salvage::{Lost, LostKind, Salvaged, salvage};

use std::collections::BTreeSet;

use crate::domain::Project;
use crate::formats::font::Font;
use records::Collected;
use seal::Seal;

/// A project as its file has it, with what a person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub project: Project,
    pub warnings: Vec<Warning>,
    /// Characters of its texts that the bundled font lacks.
    pub letters: BTreeSet<char>,
}

/// Reads the bytes of a project file.
///
/// A missing or broken seal is a warning: files that were edited by hand open. So are references to records that are
/// gone. Line ends and a byte order mark are not looked at.
///
/// # Errors
/// When the bytes are no project of a schema known here, or a value can not be taken as it is; with its place.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    if bytes.len() > limits::BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: limits::BYTES });
    }
    let text = str::from_utf8(bytes).map_err(|error| ReadError::NotText { offset: error.valid_up_to() })?;
    let (text, seal) = seal::open(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let schema = header::schema(&text)?;
    if let Some(error) = check::sizes(&text) {
        return Err(error);
    }
    let Some(file) = migrate::newest(schema, &text) else {
        return Err(ReadError::NewerSchema { found: schema, supported: SCHEMA });
    };
    let file = file.map_err(place::read_error)?;
    let Collected { project, ids } = Collected::from(file);
    if let Some(error) = check::duplicate_id(&ids, &text) {
        return Err(error);
    }
    let seal = match seal {
        Seal::Whole => None,
        Seal::Missing => Some(Warning::SealMissing),
        Seal::Broken => Some(Warning::SealBroken),
    };
    let warnings = seal.into_iter().chain(check::dangling(&project)).collect();
    Ok(Opened { project, warnings, letters: Font::bundled().lacking(&text) })
}

/// Writes a project as the bytes of a file, sealed.
pub fn write(project: &Project) -> Vec<u8> {
    let mut text = writer::project(project);
    seal::close(&mut text);
    text.into_bytes()
}
