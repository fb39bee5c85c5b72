//! How large and how deep a project file may be.
//!
//! *Invariant:* all are checked before memory or stack can run out.

/// Largest file, in bytes.
pub const BYTES: usize = 512 * 1024 * 1024;

/// Nesting of the parser; the deepest record of a project takes less than half of it.
pub const DEPTH: usize = 64;

/// Longest text, in bytes as it stands in the file.
pub const TEXT: usize = 16 * 1024 * 1024;

/// Most records beside the figures of datasets, which take no more memory than their lines do.
pub const RECORDS: usize = 2_000_000;
