//! What a file was when it was read or written here: how a change from outside is noticed before it is written over.

use std::fmt;
use std::path::Path;

use super::target::is_missing;
use crate::platform::disk::{DiskError, LARGEST};
use crate::platform::fs::{Fs, Stat};
use crate::platform::journal::sha256;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub stat: Stat,
    /// Of its bytes, in hexadecimal digits; empty where they are too many to be read.
    pub sha256: String,
}

impl Seen {
    pub fn of(stat: Stat, bytes: &[u8]) -> Self {
        Self { stat, sha256: sha256(bytes) }
    }

    /// Not rewritten since, or with the same bytes.
    ///
    /// # Errors
    /// When it has to be read for that and can not be.
    pub fn is_still(&self, fs: &dyn Fs, path: &Path) -> Result<bool, DiskError> {
        match fs.stat(path) {
            Ok(stat) if stat.is_as(&self.stat) => Ok(true),
            Err(error) if is_missing(&error) => Ok(false),
            Err(error) => Err(error.into()),
            Ok(_) => match There::now(fs, path)? {
                There::Other(now) => Ok(now.sha256 == self.sha256),
                There::Gone => Ok(false),
            },
        }
    }
}

/// What a save expects to find.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Expected {
    /// The person was asked, or chose the name: whatever is there is replaced, and kept as an older version.
    #[default]
    Anything,
    Seen(Seen),
}

/// What is there in place of the file that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum There {
    Gone,
    Other(Seen),
}

impl There {
    /// # Errors
    /// When it can not be read.
    pub fn now(fs: &dyn Fs, path: &Path) -> Result<Self, DiskError> {
        let missing = |error: std::io::Error| if is_missing(&error) { Ok(Self::Gone) } else { Err(error.into()) };
        let stat = match fs.stat(path) {
            Ok(stat) => stat,
            Err(error) => return missing(error),
        };
        if stat.len > LARGEST {
            return Ok(Self::Other(Seen { stat, sha256: String::new() }));
        }
        match fs.read(path) {
            Ok(bytes) => Ok(Self::Other(Seen::of(stat, &bytes))),
            Err(error) => missing(error),
        }
    }
}

impl fmt::Display for There {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gone => "the file was removed or renamed by another program",
            Self::Other(_) => "the file was changed by another program",
        })
    }
}
